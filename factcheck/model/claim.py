"""Hold a claim: the words that carry it, a statement that stands alone, and its slots."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from factcheck.model.value import EdtfDate, EntityRef, Quantity, Span

T = TypeVar("T")


class ClaimKind(StrEnum):
    """Name the kinds of claim; the JSON uses these words."""

    OFFICE = "office"
    ELECTION = "election"
    QUANTITY = "quantity"
    DATE = "date"
    PLACE = "place"
    MEMBERSHIP = "membership"
    EVENT = "event"
    ATTRIBUTION = "attribution"
    CONSISTENCY = "consistency"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot(Generic[T]):
    """Hold one typed value of a claim with the words it was read from.

    `span` is None where the value comes from the context (the document's country, say).
    """

    text: str
    value: T
    span: Span | None = None


# The detail of slots that were filled from the parse alone.
UNREAD = ("form", "clause")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Hold what a claim says, slot by slot; a slot the text does not fill is None.

    `details` holds what only one kind of claim needs, as sorted key and value pairs
    ("indicator", "office", "round", "rank", "direction", "basis", "weekday"...); `others` are
    the spans of words that stand in `details`.
    """

    subject: Slot[EntityRef] | None = None
    relation: str = ""
    object: Slot[EntityRef] | None = None
    quantity: Slot[Quantity] | None = None
    time: Slot[EdtfDate] | None = None
    place: Slot[EntityRef] | None = None
    details: tuple[tuple[str, str], ...] = ()
    others: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Give where the filled slots and details stand in the text."""
        filled = (self.subject, self.object, self.quantity, self.time, self.place)
        told = (slot.span for slot in filled if slot is not None and slot.span is not None)
        return (*told, *self.others)

    @property
    def is_unread(self) -> bool:
        """Say whether the slots hold words of the text, not the terms of a kind's checker."""
        return UNREAD in self.details

    def detail(self, key: str, default: str = "") -> str:
        """Give one detail's value, or the default where the claim has none."""
        return dict(self.details).get(key, default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Hold one checkable statement; `document.text[span]` equals `quote`.

    `as_of` is the day as of which the claim is judged. `parts` are the numbers, dates and
    parties inside the span that none of the slots holds: the claim does not speak for them.
    `ambiguous` says why a name or
    period could not be pinned, or is "". `not_checkable` likewise says why nothing can
    decide the claim (opinion, prediction, private), or is "".
    """

    span: Span
    quote: str
    statement: str
    kind: ClaimKind
    slots: Slots = field(default_factory=Slots)
    as_of: date | None = None
    attributed_to: str | None = None
    checkworthiness: float = 1.0
    parts: tuple[Span, ...] = ()
    ambiguous: str = ""
    not_checkable: str = ""

    def __post_init__(self) -> None:
        if len(self.quote) != len(self.span):
            msg = f"the quote {self.quote!r} does not fill its span"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Give an id that depends on the statement and its day, not on path or line."""
        key = re.sub(r"\W+", " ", self.statement.casefold()).strip()
        return hashlib.sha256(f"{key}|{self.as_of}".encode()).hexdigest()[:12]
