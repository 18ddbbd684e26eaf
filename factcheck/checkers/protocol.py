"""Define what a checker must offer: a pure reading of one piece of evidence for one claim."""

from typing import Protocol

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence


class Checker(Protocol):
    """Compare a claim's slots with evidence: no I/O, no clock, no randomness."""

    @property
    def name(self) -> str:
        """Give the name shown beside an assessment."""
        ...

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds of claim the checker reads."""
        ...

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess the claim; None means not mine, NEUTRAL means read and says nothing."""
        ...
