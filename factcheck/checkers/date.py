"""Compare a weekday with the calendar."""

from dataclasses import dataclass
from datetime import date

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class DateChecker:
    """Read claims that put a weekday to a day."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return "date"

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads."""
        return frozenset({ClaimKind.DATE})

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess a weekday; without a written year a neighbouring year may be meant."""
        time = claim.slots.time
        if evidence.topic != "weekday" or time is None or time.value.earliest is None:
            return None
        claimed = claim.slots.detail("weekday")
        day = time.value.earliest
        if claimed == evidence.value:
            stance, because = Stance.SUPPORTS, f"{day} was a {evidence.value}."
        elif claim.slots.detail("yearless") and _other_year_fits(day, claimed, claim.as_of):
            stance = Stance.NEUTRAL
            because = f"{day} was a {evidence.value}; another year may be meant."
        else:
            stance = Stance.REFUTES
            because = f"The article says {claimed}; {day} was a {evidence.value}."
        match = {Stance.SUPPORTS: SlotMatch.AGREES, Stance.REFUTES: SlotMatch.DIFFERS}
        return Assessment(
            evidence=evidence,
            stance=stance,
            checker=self.name,
            because=because,
            slots=(("time", match.get(stance, SlotMatch.NOT_COMPARED)),),
            correction=evidence.value if stance is Stance.REFUTES else None,
        )


def _other_year_fits(day: date, weekday: str, as_of: date | None) -> bool:
    """Say whether the same day of a neighbouring year has the weekday and can be meant.

    A day written without a year lies within some months of the article; only where it lies
    half a year or more away may the writer have had another year in mind.
    """
    if as_of is not None and abs((as_of - day).days) < 183:
        return False
    for year in (day.year - 1, day.year + 1):
        try:
            other = day.replace(year=year)
        except ValueError:
            continue
        if WEEKDAYS[other.weekday()] == weekday:
            return True
    return False


CHECKER = DateChecker()
