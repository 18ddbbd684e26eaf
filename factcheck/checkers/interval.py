"""Compare the time said to lie between two happenings with the calendar."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Election, Fact, Tenure
from factcheck.model.value import Quantity

DAYS = {
    "day": Decimal(1), "week": Decimal(7), "month": Decimal("30.44"), "year": Decimal("365.25"),
}  # fmt: skip
# Days by which writers round to whole weeks, or date a handover.
ROOM = {"day": Decimal(0), "week": Decimal(2), "month": Decimal(10), "year": Decimal(45)}
# Of so many days nobody sees whether the first or the last was counted in.
MANY = 30
# Only a count so far off is wrong, whichever day of two sources is taken.
FAR = {"day": Decimal(3), "week": Decimal(6), "month": Decimal(25), "year": Decimal(150)}


@dataclass(frozen=True, slots=True)
class IntervalChecker:
    """Read claims of a number of days, weeks, months or years between two days."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return "interval"

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads."""
        return frozenset({ClaimKind.DATE})

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess an interval; a day on record needs its row among the evidence."""
        length = claim.slots.quantity
        if claim.slots.relation != "interval" or length is None:
            return None
        if length.value.unit not in DAYS:
            return None
        first = date.fromisoformat(claim.slots.detail("first"))
        last = date.fromisoformat(claim.slots.detail("last"))
        row = _row(evidence, first, last)
        needs_row = bool(claim.slots.detail("records"))
        if needs_row != (row is not None) or (not needs_row and evidence.topic != "interval"):
            return None
        shown = f"{first} to {last}: {(last - first).days} days"
        if row is not None:
            evidence = evidence.narrowed((row,), excerpt=f"{_cells(row)}; {shown}", value=shown)
        return _assessment(claim, evidence, length.text, (last - first).days)


def _row(evidence: Evidence, first: date, last: date) -> Fact | None:
    """Give the row that has one of the days: an election's day, or an edge of a term."""
    for fact in evidence.facts:
        if isinstance(fact, Tenure):
            edges = (fact.start, fact.end)
        elif isinstance(fact, Election):
            edges = (fact.date, None)
        else:
            continue
        days = {edge.earliest for edge in edges if edge is not None and edge.is_day}
        if days & {first, last}:
            return fact
    return None


def _cells(row: Fact) -> str:
    if isinstance(row, Tenure):
        end = row.end.edtf if row.end else f"known to {row.known_until}"
        return f"{row.person_label}, {row.title}: {row.start.edtf if row.start else '?'} to {end}"
    when = row.date.edtf if isinstance(row, Election) and row.date else "?"
    return f"election of {when}"


def _assessment(claim: Claim, evidence: Evidence, told: str, days: int) -> Assessment | None:
    length = claim.slots.quantity
    if length is None:
        return None
    stance = _stance(length.value, days, exact=bool(claim.slots.detail("exact")))
    # Both ends come from the record, or one of two elections: the words may mean others.
    both = len(claim.slots.detail("records").split("|")) > 1
    if stance is Stance.REFUTES and (both or claim.slots.detail("open")):
        return None
    match = {Stance.SUPPORTS: SlotMatch.AGREES, Stance.REFUTES: SlotMatch.DIFFERS}
    right = in_unit(days, length.value.unit)
    return Assessment(
        evidence=evidence,
        stance=stance,
        checker="interval",
        because=f"The article says {told}; {evidence.value}.",
        slots=(("quantity", match.get(stance, SlotMatch.NOT_COMPARED)),),
        confidence=0.85,
        correction=right if stance is Stance.REFUTES else None,
    )


def _stance(length: Quantity, days: int, *, exact: bool) -> Stance:
    unit, room = DAYS[length.unit], ROOM[length.unit]
    low, high = length.low * unit, length.high * unit
    if length.unit == "day" and length.value >= MANY:
        room = Decimal(1)
    if exact:
        low = high = length.value * unit
        room = Decimal(1) if length.unit != "year" else Decimal(2)
    if low - room <= days <= high + room:
        return Stance.SUPPORTS
    far = max(low - days, days - high)
    return Stance.REFUTES if far >= FAR[length.unit] else Stance.NEUTRAL


def in_unit(days: int, unit: str) -> str:
    """Write a number of days in a unit, as people do: "27 days", "about 6 weeks"."""
    if unit == "day":
        return f"{days} days"
    return f"about {(days / DAYS[unit]).quantize(Decimal('0.1')).normalize():f} {unit}s"


CHECKER = IntervalChecker()
