"""Compare a claimed capital with the recorded one."""

from dataclasses import dataclass

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Attribute
from factcheck.normalise.names import fold


@dataclass(frozen=True, slots=True)
class PlaceChecker:
    """Read claims that a city is the capital of a country."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return "place"

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads."""
        return frozenset({ClaimKind.PLACE})

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess one claim; several recorded capitals each count."""
        if claim.slots.relation == "borders":
            return _borders(claim, evidence)
        rows = tuple(f for f in evidence.facts if isinstance(f, Attribute) and f.name == "capital")
        subject, place = claim.slots.subject, claim.slots.place
        if claim.slots.relation != "capital_of" or not rows or subject is None or place is None:
            return None
        if rows[0].entity != place.value.id:
            return None
        names = {fold(subject.text), fold(subject.value.name)}
        known = ", ".join(row.value for row in rows)
        agrees = any(_same_city(name, fold(row.value)) for row in rows for name in names)
        stance = Stance.SUPPORTS if agrees else Stance.REFUTES
        because = f"The capital of {place.value.name} is {known}."
        if not agrees:
            because = (
                f"The article has {subject.text} as the capital; {because[0].lower()}{because[1:]}"
            )
        return Assessment(
            evidence=evidence.narrowed(rows, excerpt=f"Capital: {known}", value=known),
            stance=stance,
            checker=self.name,
            because=because,
            slots=(("subject", SlotMatch.AGREES if agrees else SlotMatch.DIFFERS),),
            confidence=0.9,
            correction=None if agrees else known,
        )


def _borders(claim: Claim, evidence: Evidence) -> Assessment | None:
    """Compare a neighbour with the recorded land borders."""
    subject, other = claim.slots.subject, claim.slots.object
    rows = tuple(f for f in evidence.facts if isinstance(f, Attribute) and f.name == "border")
    if (
        subject is None
        or other is None
        or other.value.id is None
        or not rows
        or rows[0].entity != subject.value.id
    ):
        return None
    named = tuple(row for row in rows if row.target == other.value.id)
    stance = Stance.SUPPORTS if named else Stance.REFUTES
    cells = "; ".join(f"{row.value} {row.unit}" for row in named or rows)
    because = f"{subject.value.name} has a land border with {other.value.name} ({cells})."
    if not named:
        because = f"No land border of {subject.value.name} with {other.value.name} is on record."
    return Assessment(
        evidence=evidence.narrowed(named or rows, excerpt=f"Land borders: {cells}", value=cells),
        stance=stance,
        checker="place",
        because=because,
        slots=(("object", SlotMatch.AGREES if named else SlotMatch.DIFFERS),),
        confidence=0.85,
        correction=None if named else "not a neighbour",
    )


def _same_city(written: str, recorded: str) -> bool:
    """Say whether two spellings can be one city: equal, or one holds the other's words."""
    left, right = set(written.split()), set(recorded.split())
    return bool(left) and (left <= right or right <= left)


CHECKER = PlaceChecker()
