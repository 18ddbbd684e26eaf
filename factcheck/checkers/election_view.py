"""Hold a claim about an election beside a country's elections, and word the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.checkers import contests
from factcheck.model.claim import Claim
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Election
from factcheck.model.value import EntityRef
from factcheck.normalise.names import PRONOUNS


@dataclass(frozen=True, slots=True)
class ElectionView:
    """Hold a claim beside a country's elections."""

    claim: Claim
    evidence: Evidence
    rows: tuple[Election, ...]

    @property
    def subject(self) -> EntityRef | None:
        """Give who the claim is about."""
        return self.claim.slots.subject.value if self.claim.slots.subject else None

    @property
    def other(self) -> EntityRef | None:
        """Give the claim's second party."""
        return self.claim.slots.object.value if self.claim.slots.object else None

    def answer(
        self,
        stance: Stance,
        decisive: Sequence[Election],
        because: str,
        *,
        slot: str = "",
        confidence: float = 0.9,
        correction: str | None = None,
    ) -> Assessment:
        """Make an assessment whose evidence is only the rounds that decided."""
        cells = "; ".join(cells_of(election) for election in decisive)
        match = {Stance.SUPPORTS: SlotMatch.AGREES, Stance.REFUTES: SlotMatch.DIFFERS}
        return Assessment(
            evidence=self.evidence.narrowed(tuple(decisive), excerpt=cells, value=cells),
            stance=stance,
            checker="election",
            because=because,
            slots=((slot, match.get(stance, SlotMatch.NOT_COMPARED)),) if slot else (),
            confidence=confidence,
            correction=correction,
        )

    @property
    def is_named(self) -> bool:
        """Say whether the subject is a known person or party that stands by name."""
        slot = self.claim.slots.subject
        return slot is not None and slot.value.id is not None and slot.text.lower() not in PRONOUNS

    def at_another_time(self, election: Election) -> Assessment:
        """Refute a claim's time: what it tells is of a round held at another."""
        told = self.claim.slots.time
        because = (
            f"The article says {told.value.edtf if told else ''}; what it tells is of "
            f"{cells_of(election)}."
        )
        right = election.date.edtf if election.date else None
        return self.answer(
            Stance.REFUTES, [election], because, slot="time", confidence=0.85, correction=right
        )


def cells_of(election: Election) -> str:
    """Write a round with its first candidates and their numbers, where any are known."""
    parts = []
    for entry in contests.entries(election)[:4]:
        numbers = contests.values(entry.candidate, "")
        shown = ", ".join(in_words(name, value) for name, value in numbers)
        parts.append(f"{entry.candidate.name} {shown}".strip())
    return ": ".join([contests.describe(election), *(["; ".join(parts)] if parts else [])])


def in_words(field: str, value: Decimal) -> str:
    """Write one number of a result: "49.8%", "312 electoral votes"."""
    return f"{value.normalize():f}%" if field == "share" else f"{value.normalize():f} {field}"
