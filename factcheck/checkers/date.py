"""Compare a weekday with the calendar."""

from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance

# Nobody writes a day so many days ahead without its year.
FAR_AHEAD = 200
HALF_A_YEAR = 183  # days
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
        elif claim.slots.detail("today") and _is_beside(day, claimed):
            stance = Stance.NEUTRAL
            because = f"{day} was a {evidence.value}; the words may be of the day before or after."
        elif claim.slots.detail("yearless") and _other_year_fits(day, claimed, claim):
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


def _is_beside(day: date, weekday: str) -> bool:
    """Say whether the day before or after has the weekday: live texts are dated by their end."""
    near = (day - timedelta(days=1), day + timedelta(days=1))
    return weekday in {WEEKDAYS[each.weekday()] for each in near}


def _other_year_fits(day: date, weekday: str, claim: Claim) -> bool:
    """Say whether the same day of another year has the weekday and can be meant.

    A day written without a year lies within some months of the article or in a year that the
    text tells of; only where it lies half a year or more away may the writer have had the year
    before or after in mind.
    """
    years = [int(year) for year in claim.slots.detail("story_years").split("|") if year]
    if claim.as_of is None or abs((claim.as_of - day).days) >= HALF_A_YEAR:
        years += [day.year - 1, day.year + 1]
    for year in years:
        try:
            other = day.replace(year=year)
        except ValueError:
            continue
        ahead = claim.as_of is not None and (other - claim.as_of).days > FAR_AHEAD
        if WEEKDAYS[other.weekday()] == weekday and not ahead:
            return True
    return False


CHECKER = DateChecker()
