"""Compare claims of the event kind with evidence."""

from dataclasses import dataclass

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence


@dataclass(frozen=True, slots=True)
class EventChecker:
    """Read event claims."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return "event"

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads."""
        return frozenset({ClaimKind.EVENT})

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess one claim against one piece of evidence."""
        del claim, evidence
        return None


CHECKER = EventChecker()
