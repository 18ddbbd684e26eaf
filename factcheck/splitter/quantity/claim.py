"""Put a figure's claim together: slots, details, span and statement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from factcheck.model.claim import Claim, ClaimKind, Slot, Slots
from factcheck.model.value import EdtfDate, EntityRef, Quantity, Span
from factcheck.splitter.draft import date_slot, make_claim
from factcheck.splitter.quantity.place import Place
from factcheck.splitter.quantity.years import Period
from factcheck.splitter.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Hold what a figure's claim says before it becomes one.

    `indicators` are the ids the words may mean, preferred first; `measure` is "value",
    "growth", "sign", "change", "record" or "compare".
    """

    place: Place
    period: Period
    indicators: tuple[str, ...]
    measure: str
    relation: str
    sign: int
    phrase: str
    strength: str
    quantity: Slot[Quantity] | None = None
    other: Slot[EntityRef] | None = None
    more: Mapping[str, str] = field(default_factory=dict)


def finish(reading: Reading, draft: Draft, *, span: Span, statement: str) -> Claim:
    """Make the claim of a draft."""
    period = draft.period
    has_time = bool(period.years) or period.date is not None
    slots = Slots(
        subject=draft.place.slot,
        place=draft.place.slot,
        object=draft.other,
        relation=draft.relation,
        quantity=draft.quantity,
        time=date_slot(_when(period), _interval(period), period.span) if has_time else None,
        details=_details(draft),
    )
    return make_claim(reading, span=span, kind=ClaimKind.QUANTITY, statement=statement, slots=slots)


def _details(draft: Draft) -> tuple[tuple[str, str], ...]:
    return (
        ("basis", draft.place.basis),
        ("indicator", "|".join(dict.fromkeys(draft.indicators))),
        ("measure", draft.measure),
        ("period", draft.period.kind),
        ("phrase", draft.phrase),
        ("sign", str(draft.sign)),
        ("strength", draft.strength),
        ("years", "|".join(str(year) for year in draft.period.years)),
        *draft.more.items(),
    )


def _when(period: Period) -> str:
    if period.years:
        return "|".join(str(year) for year in period.years)
    return period.date.edtf if period.date else ""


def _interval(period: Period) -> EdtfDate:
    if period.date is not None:
        return period.date
    first, last = min(period.years), max(period.years)
    if period.kind in {"inherited", "end"}:
        first = last = period.years[0]
    return EdtfDate(
        edtf=f"{first:04}" if first == last else f"{first:04}/{last:04}",
        earliest=date(first, 1, 1),
        latest=date(last, 12, 31),
    )
