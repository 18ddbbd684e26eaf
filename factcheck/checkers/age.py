"""Compare an age with the day of birth on record."""

from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.checkers.tenures import interval
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Attribute
from factcheck.model.value import EdtfDate
from factcheck.normalise.edtf import parse_edtf

# An age told a year off may be of another day; two years are not.
FAR = 2
OLDEST = 110
# A record so many years off is of somebody else with a like name.
ANOTHER = 25
# A birthday told of in the news lies within days of it.
NEAR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class AgeChecker:
    """Read claims of how old somebody is or was."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return "age"

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads."""
        return frozenset({ClaimKind.QUANTITY})

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess an age against a day of birth, on the article's day and on any day told beside it."""
        row = next(
            (f for f in evidence.facts if isinstance(f, Attribute) and f.name == "born"), None
        )
        told = claim.slots.quantity
        born = parse_edtf(row.value) if row is not None else None
        if claim.slots.relation != "age" or row is None or told is None or born is None:
            return None
        ages = _ages(claim, born)
        if not ages or min(ages) > OLDEST:
            return None  # another person of that name
        years = int(told.value.value)
        fits = years in ages
        off = min(abs(years - age) for age in ages)
        far = FAR <= off < ANOTHER and bool(claim.slots.detail("bound"))
        stance = Stance.SUPPORTS if fits else Stance.REFUTES if far else Stance.NEUTRAL
        person = claim.slots.subject.value.name if claim.slots.subject else ""
        shown = f"{person}, born {row.value}"
        match = {Stance.SUPPORTS: SlotMatch.AGREES, Stance.REFUTES: SlotMatch.DIFFERS}
        now = max(ages)
        return Assessment(
            evidence=evidence.narrowed((row,), excerpt=shown, value=row.value),
            stance=stance,
            checker=self.name,
            because=f"The article says {told.text}; {shown}, was {now} by {claim.as_of}.",
            slots=(("quantity", match.get(stance, SlotMatch.NOT_COMPARED)),),
            confidence=0.85,
            correction=str(now) if stance is Stance.REFUTES else None,
        )


def _ages(claim: Claim, born: EdtfDate) -> set[int]:
    """Give every age that the words may tell: today, on a day told beside, on a birthday near."""
    if claim.as_of is None or born.earliest is None or born.latest is None:
        return set()
    days = [(claim.as_of, claim.as_of)]
    if claim.slots.detail("birthday"):
        days = [(claim.as_of - NEAR, claim.as_of + NEAR)]
    for when in interval(claim.slots.detail("days")):
        if when.earliest is not None and when.latest is not None:
            days.append((when.earliest, when.latest))
    ages: set[int] = set()
    for first, last in days:
        ages |= set(range(_age(born.latest, first), _age(born.earliest, last) + 1))
    return ages


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


CHECKER = AgeChecker()
