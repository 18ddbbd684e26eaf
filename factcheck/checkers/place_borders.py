"""Compare claims about neighbours with a country's land borders on record."""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Attribute

# Two borders this near in length are not told apart: surveys differ.
ALIKE = Decimal("1.05")


def judge_borders(claim: Claim, evidence: Evidence) -> Assessment | None:
    """Assess a claim of a neighbour, of the longest border, of their number or of no coast."""
    subject = claim.slots.subject
    name = "coastline" if claim.slots.relation == "landlocked" else "border"
    rows = tuple(
        f
        for f in evidence.facts
        if isinstance(f, Attribute)
        and f.name == name
        and subject is not None
        and f.entity == subject.value.id
    )
    return _READERS[claim.slots.relation](claim, evidence, rows) if rows else None


def _neighbour(claim: Claim, evidence: Evidence, rows: Sequence[Attribute]) -> Assessment | None:
    other = claim.slots.object
    if other is None or other.value.id is None:
        return None
    named = tuple(row for row in rows if row.target == other.value.id)
    if not named:
        return _stranger(claim, evidence, rows)
    because = f"{_owner(claim)} has a land border with {other.value.name} ({_cells(named)})."
    return _answer(evidence, named, Stance.SUPPORTS, because)


def _stranger(claim: Claim, evidence: Evidence, rows: Sequence[Attribute]) -> Assessment:
    name = claim.slots.object.value.name if claim.slots.object else ""
    because = f"No land border of {_owner(claim)} with {name} is on record."
    return _answer(evidence, rows, Stance.REFUTES, because, "not a neighbour")


def _rank(claim: Claim, evidence: Evidence, rows: Sequence[Attribute]) -> Assessment | None:
    other = claim.slots.object
    # "The longer" of two among more is open; a wrong number of borders is a claim of its own.
    open_pair = claim.slots.detail("two") == "er" and len(rows) != 2
    miscounted = claim.slots.detail("count") not in {"", "1", str(len(rows))}
    if other is None or other.value.id is None or open_pair or miscounted:
        return None
    named = next((row for row in rows if row.target == other.value.id), None)
    if named is None:
        return _stranger(claim, evidence, rows)
    longest = claim.slots.detail("rank") == "1"
    word = "longest" if longest else "shortest"
    order = sorted(rows, key=lambda row: Decimal(row.value), reverse=longest)
    top, mine = Decimal(order[0].value), Decimal(named.value)
    right = order[0].qualifier or order[0].value
    because = f"{_owner(claim)}'s {word} land border is with {right}: {_cells(order)}."
    if order[0] is named:
        return _answer(evidence, order, Stance.SUPPORTS, because)
    near = max(top, mine) <= min(top, mine) * ALIKE
    stance = Stance.NEUTRAL if near else Stance.REFUTES
    return _answer(evidence, order, stance, because, right)


def _count(claim: Claim, evidence: Evidence, rows: Sequence[Attribute]) -> Assessment | None:
    told = int(claim.slots.detail("count"))
    countries = {row.target for row in rows if row.target}
    known = {len(countries), len(rows)}
    because = f"{_owner(claim)} has {len(rows)} land borders: {_cells(rows)}."
    if told in known and claim.slots.detail("ranked"):
        return None
    if told in known:
        return _answer(evidence, rows, Stance.SUPPORTS, because)
    # Neighbours across the sea are called neighbours too; nobody leaves out one by land.
    surely = bool(claim.slots.detail("bound")) and (
        told < min(known) or "neighbo" not in claim.quote.lower()
    )
    stance = Stance.REFUTES if surely else Stance.NEUTRAL
    return _answer(evidence, rows, stance, because, str(len(rows)))


def _landlocked(claim: Claim, evidence: Evidence, rows: Sequence[Attribute]) -> Assessment:
    coast = Decimal(rows[0].value)
    because = f"{_owner(claim)}'s coastline measures {rows[0].value} {rows[0].unit}."
    stance = Stance.REFUTES if coast else Stance.SUPPORTS
    return _answer(evidence, rows[:1], stance, because, f"a coast of {rows[0].value} km")


def _owner(claim: Claim) -> str:
    return claim.slots.subject.value.name if claim.slots.subject else ""


def _cells(rows: Sequence[Attribute]) -> str:
    return "; ".join(f"{row.qualifier} {row.value} {row.unit}".strip() for row in rows)


def _answer(
    evidence: Evidence,
    rows: Sequence[Attribute],
    stance: Stance,
    because: str,
    correction: str | None = None,
) -> Assessment:
    shown = _cells(rows)
    match = {Stance.SUPPORTS: SlotMatch.AGREES, Stance.REFUTES: SlotMatch.DIFFERS}
    what = "Coastline" if rows[0].name == "coastline" else "Land borders"
    return Assessment(
        evidence=evidence.narrowed(tuple(rows), excerpt=f"{what}: {shown}", value=shown),
        stance=stance,
        checker="place",
        because=because,
        slots=(("object", match.get(stance, SlotMatch.NOT_COMPARED)),),
        confidence=0.85,
        correction=correction if stance is Stance.REFUTES else None,
    )


_READERS = {
    "borders": _neighbour,
    "border_rank": _rank,
    "border_count": _count,
    "landlocked": _landlocked,
}
BORDER_RELATIONS = frozenset(_READERS)
