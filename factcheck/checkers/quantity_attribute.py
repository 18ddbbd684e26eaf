"""Compare claims of areas, borders, coasts and heights with a country's attributes."""

import re
from decimal import Decimal, InvalidOperation

from factcheck.model.claim import Claim
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Attribute
from factcheck.model.value import Quantity

# How many of the data's unit one of the article's is.
_FACTORS = {
    ("ft", "m"): Decimal("0.3048"), ("mile", "km"): Decimal("1.609344"),
    ("mi2", "km2"): Decimal("2.589988"), ("m", "km"): Decimal("0.001"), ("km", "m"): Decimal(1000),
}  # fmt: skip
# Surveys of one border or height differ by a few percent; coasts by their measure far more.
AGREE, DIFFER = Decimal("0.03"), Decimal("0.15")
DIFFER_COAST = Decimal("0.60")


def judge_attribute(claim: Claim, evidence: Evidence, checker: str) -> Assessment | None:
    """Compare the claim's number with the attribute of the place that it names."""
    row = _row(claim, evidence)
    slot = claim.slots.quantity
    if row is None or slot is None:
        return None
    found = _number(row.value)
    factor = (
        Decimal(1) if slot.value.unit == row.unit else _FACTORS.get((slot.value.unit, row.unit))
    )
    if found is None or factor is None:
        return None
    size = abs(found)
    stance, note = _stance(slot.value, factor, size, row)
    if stance is Stance.NEUTRAL and _is_another_s(claim, evidence, factor):
        stance, note = Stance.REFUTES, "; the number is another border's"
    if stance is Stance.SUPPORTS and _is_turned(claim.quote, found):
        stance, note = Stance.REFUTES, "; it is the other side of the sea's level"
    if stance is Stance.REFUTES and claim.slots.detail("basis") in {"mixed", "paragraph", "guess"}:
        stance, note = Stance.NEUTRAL, "; whose it is is not told"
    shown = f"{row.value} {row.unit}".strip()
    name = claim.slots.subject.value.name if claim.slots.subject else ""
    what = f"{row.name}{f' with {row.qualifier}' if row.qualifier else ''}"
    narrowed = evidence.narrowed((row,), excerpt=f"{name}, {what}: {shown}", value=shown)
    because = f"The article says {slot.text}; {narrowed.title}, {name}, {what}: {shown}{note}."
    agreed = {Stance.SUPPORTS: SlotMatch.AGREES, Stance.REFUTES: SlotMatch.DIFFERS}
    return Assessment(
        evidence=narrowed,
        stance=stance,
        checker=checker,
        because=because,
        slots=(
            ("place", SlotMatch.AGREES),
            ("quantity", agreed.get(stance, SlotMatch.NOT_COMPARED)),
        ),
        correction=shown if stance is Stance.REFUTES else None,
    )


def _is_turned(words: str, height: Decimal) -> bool:
    """Say whether a depression is told to be above the sea, or a height below it."""
    told = re.search(r"\b(above|below|under)\b[^,;.]{0,24}\bsea\b", words, re.IGNORECASE)
    return told is not None and (told[1].lower() == "above") == (height < 0)


def _row(claim: Claim, evidence: Evidence) -> Attribute | None:
    wanted = claim.slots.detail("measure")
    subject = claim.slots.subject.value.id if claim.slots.subject else None
    rows = [
        fact for fact in evidence.facts
        if isinstance(fact, Attribute) and fact.name == wanted and fact.entity == subject
    ]  # fmt: skip
    if wanted == "border":
        other = claim.slots.object.value.id if claim.slots.object else None
        rows = [row for row in rows if row.target == other]
    return rows[0] if len(rows) == 1 else None


def _is_another_s(claim: Claim, evidence: Evidence, factor: Decimal) -> bool:
    """Say whether the number is exactly the length of the same country's other border."""
    told = claim.slots.quantity
    subject = claim.slots.subject.value.id if claim.slots.subject else None
    if told is None or claim.slots.detail("measure") != "border":
        return False
    others = [
        found
        for fact in evidence.facts
        if isinstance(fact, Attribute) and fact.name == "border" and fact.entity == subject
        and (found := _number(fact.value)) is not None
    ]  # fmt: skip
    return any(abs(told.value.value * factor - size) < 1 for size in others)


def _number(text: str) -> Decimal | None:
    found = re.search(r"-?\d[\d,]*(?:\.\d+)?", text)
    try:
        return Decimal(found.group().replace(",", "")) if found else None
    except InvalidOperation:
        return None


def _stance(
    quantity: Quantity, factor: Decimal, size: Decimal, row: Attribute
) -> tuple[Stance, str]:
    low, high = abs(quantity.low * factor), abs(quantity.high * factor)
    low, high = min(low, high), max(low, high)
    if low - size * AGREE <= size <= high + size * AGREE:
        return Stance.SUPPORTS, ""
    if not size:
        return Stance.NEUTRAL, "; who has none may still have a use of another's"
    limit = size * (DIFFER_COAST if row.name == "coastline" else DIFFER)
    if quantity.low <= size <= quantity.high and quantity.unit != row.unit:
        return Stance.REFUTES, f"; the same number, but of another unit than {row.unit}"
    if max(low - size, size - high) > limit:
        return Stance.REFUTES, ""
    return Stance.NEUTRAL, "; too near to exclude, too far to confirm"
