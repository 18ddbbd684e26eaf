"""Compare a claimed capital with the recorded one, and neighbours with the land borders."""

from dataclasses import dataclass

from factcheck.checkers.place_borders import BORDER_RELATIONS, judge_borders
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Attribute
from factcheck.normalise.names import fold


@dataclass(frozen=True, slots=True)
class PlaceChecker:
    """Read claims of capitals, neighbours and borders."""

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
        if claim.slots.relation in BORDER_RELATIONS:
            return judge_borders(claim, evidence)
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


def _same_city(written: str, recorded: str) -> bool:
    """Say whether two spellings can be one city: equal, or one holds the other's words."""
    left, right = set(written.split()), set(recorded.split())
    return bool(left) and (left <= right or right <= left)


CHECKER = PlaceChecker()
