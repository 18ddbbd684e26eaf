"""Hold the typed values of a claim: spans, numbers with bounds, dates as intervals, names."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Mark a half-open range of code points in a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"a span needs 0 <= start <= end, not {self.start}..{self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def overlap(self, other: "Span") -> int:
        """Count the code points that two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: "Span") -> bool:
        """Say whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Hedge(StrEnum):
    """Name how the wording around a number moves its bounds."""

    EXACT = "exact"  # "16 billion": half a unit of the last digit written
    ABOUT = "about"  # "about", "roughly", "some"
    NEARLY = "nearly"  # "nearly", "almost", "close to", "just under": from below, close
    OVER = "over"  # "more than", "over", "well over": above, not far
    AT_LEAST = "at_least"
    UNDER = "under"  # "less than", "fewer than", "below"
    AT_MOST = "at_most"
    RANGE = "range"  # "between one and two"


# The hedges that bound a number on one side only: from below, from above.
LOWER_BOUNDS = frozenset({Hedge.OVER, Hedge.AT_LEAST})
UPPER_BOUNDS = frozenset({Hedge.UNDER, Hedge.AT_MOST})
ONE_SIDED = LOWER_BOUNDS | UPPER_BOUNDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Hold a number as written, with the bounds its wording allows.

    Units are lower-case singular words ("percent", "percentage_point", "seat", "vote",
    "person", "year", "month", "week", "day", "km", "km2", "m", "ft", "ordinal"), ISO 4217
    codes for money ("USD"), or "" for a bare number. Fractions in words ("one in five",
    "three quarters") are percentages. A sign is part of the value only where the text
    writes one ("-2.8%"); words such as "fell" or "deficit" stay with the claim.
    """

    value: Decimal
    unit: str
    low: Decimal
    high: Decimal
    hedge: Hedge = Hedge.EXACT

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            msg = f"bounds {self.low}..{self.high} do not hold the value {self.value}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """Hold a number found in a text: where, what, and the words around that belong to it.

    `span` covers hedge, number, scale and unit ("well over $250bn"); `number` only the
    number with its scale and currency sign ("$250bn"). `noun` is the counted noun as
    written where one follows directly ("seats", "inhabitants"), else "".
    """

    span: Span
    number: Span
    text: str
    quantity: Quantity
    noun: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EdtfDate:
    """Hold a date as an interval, with its Extended Date/Time Format text.

    `edtf` is level 1 EDTF ("2023-12", "2023-12-10", "1964", "2023-12-10/2024-11-13",
    "2023~"). `earliest` and `latest` are inclusive; None means open on that side.
    """

    edtf: str
    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            msg = f"a date interval runs backwards: {self.earliest} to {self.latest}"
            raise ValueError(msg)

    @property
    def is_day(self) -> bool:
        """Say whether the interval is one single day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_closed(self) -> bool:
        """Say whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    def holds(self, day: date) -> bool:
        """Say whether the day lies in the interval."""
        return (self.earliest is None or self.earliest <= day) and (
            self.latest is None or day <= self.latest
        )

    def overlaps(self, other: "EdtfDate") -> bool:
        """Say whether the two intervals share a day."""
        return not (
            (self.latest and other.earliest and self.latest < other.earliest)
            or (other.latest and self.earliest and other.latest < self.earliest)
        )


class DateShape(StrEnum):
    """Name what a date expression gives."""

    POINT = "point"  # a day, month, quarter or year as a whole
    SPAN = "span"  # from ... to ..., "the 1990s", "the past year"
    SINCE = "since"  # "since December 2023": open end, closed by the anchor
    UNTIL = "until"
    DURATION = "duration"  # "sixteen years": no place in time


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Hold a date expression found in a text, resolved against an anchor day.

    `date` is None where the expression cannot be placed ("four weeks before" with nothing
    before it, every duration). `weekday` is 0 for Monday where a weekday is named. `anchored`
    says that the year or the whole was taken from the anchor, not written. `yearless` says
    that day and month are written but no year. `length` is the duration for
    DURATION shapes (unit year, month, week or day).
    """

    span: Span
    text: str
    shape: DateShape
    date: EdtfDate | None
    weekday: int | None = None
    anchored: bool = False
    yearless: bool = False
    length: Quantity | None = None


class EntityKind(StrEnum):
    """Name what sort of thing an entity is."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    PERSON = "person"
    PARTY = "party"
    OFFICE = "office"
    BODY = "body"  # parliaments, chambers, courts
    ORGANISATION = "organisation"
    INDICATOR = "indicator"
    EVENT = "event"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRef:
    """Point at an entity: the name in full, and its snapshot id where exactly one fits.

    `candidates` keeps every id that fits when more than one does; then `id` is None.
    """

    name: str
    kind: EntityKind = EntityKind.OTHER
    id: str | None = None
    qid: str | None = None
    candidates: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.id is not None and self.candidates:
            msg = f"{self.name!r} is linked to {self.id} and ambiguous at once"
            raise ValueError(msg)
