"""Hold a claim about an office beside tenures, and word the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.checkers import tenures as reason
from factcheck.model.claim import Claim
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Tenure
from factcheck.normalise.names import PRONOUNS

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class OfficeView:
    """Hold a claim beside the tenures of one topic."""

    claim: Claim
    evidence: Evidence
    rows: tuple[Tenure, ...]

    @property
    def offices(self) -> tuple[str, ...]:
        """Give the office ids the claim's words can mean."""
        return tuple(o for o in self.claim.slots.detail("office").split("|") if o)

    @property
    def subject_id(self) -> str | None:
        """Give the subject's id, None for an unknown name."""
        return self.claim.slots.subject.value.id if self.claim.slots.subject else None

    @property
    def subject_name(self) -> str:
        """Give the subject's name as written or linked."""
        return self.claim.slots.subject.value.name if self.claim.slots.subject else ""

    @property
    def is_named(self) -> bool:
        """Say whether the subject stands by name: a pronoun may mean somebody else."""
        slot = self.claim.slots.subject
        return slot is not None and slot.text.lower() not in PRONOUNS

    @property
    def by_office(self) -> bool:
        """Say whether the rows are one office's holders, not one person's offices."""
        return self.evidence.topic.startswith("office ")

    def mine(self) -> list[Tenure]:
        """Give the subject's tenures of the claimed offices, in the claimed place."""
        place = self.claim.slots.place.value.id if self.claim.slots.place else None
        return [
            t
            for t in self.rows
            if reason.is_person(t, self.subject_id, self.subject_name)
            and (not self.offices or t.office in self.offices)
            and (place is None or t.jurisdiction == place)
        ]

    def answer(
        self,
        stance: Stance,
        decisive: Sequence[Tenure],
        because: str,
        *,
        slots: tuple[tuple[str, SlotMatch], ...] = (),
        confidence: float = 0.9,
        correction: str | None = None,
    ) -> Assessment:
        """Make an assessment whose evidence is only the tenures that decided."""
        cells = "; ".join(f"{t.person_label}, {t.title}: {reason.period(t)}" for t in decisive)
        return Assessment(
            evidence=self.evidence.narrowed(tuple(decisive), excerpt=cells, value=cells),
            stance=stance,
            checker="office",
            because=because,
            slots=slots,
            confidence=confidence,
            correction=correction,
        )


def describe(tenure: Tenure) -> str:
    """Write a tenure for people: who, which office, when."""
    return f"{tenure.person_label} ({tenure.title}, {reason.period(tenure)})"


def days_in_play(claim: Claim) -> list[date]:
    """Give the days on which a title may be meant to hold: the text's and the document's."""
    days = [claim.as_of] if claim.as_of else []
    for when in reason.interval(claim.slots.detail("times")):
        days += [day for day in (when.earliest, when.latest) if day is not None]
    return [day for day in days if claim.as_of is None or day <= claim.as_of]


def near_miss(view: OfficeView, mine: Sequence[Tenure]) -> Assessment | None:
    """Show the nearest tenure without taking a stance."""
    if not mine:
        return None
    because = f"{describe(mine[-1])} is the nearest tenure known."
    return view.answer(Stance.NEUTRAL, mine[-1:], because, confidence=0.0)


def begun_by(tenure: Tenure, day: date | None) -> bool:
    """Say whether a tenure had begun by a day."""
    start = reason.first_day(tenure)
    return start is not None and (day is None or start <= day)


def meets(tenure: Tenure, earliest: date | None, latest: date | None) -> bool:
    """Say whether a tenure shares a day with a period."""
    start = reason.first_day(tenure)
    return (
        start is not None
        and (latest is None or start <= latest)
        and (earliest is None or reason.last_day(tenure) >= earliest)
    )
