"""Hold a verdict: three labels always, and a reason exactly when nothing was decided."""

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.claim import Claim
from factcheck.model.evidence import Assessment, Stance


class Label(StrEnum):
    """Name the three verdicts."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"


class Reason(StrEnum):
    """Name why a claim is unverified."""

    NOT_CHECKABLE = "not_checkable"
    PRIVATE = "private"
    NO_SOURCE_COVERS = "no_source_covers"
    NO_EVIDENCE = "no_evidence"
    TOO_WEAK = "too_weak"
    CONFLICTING = "conflicting"
    AMBIGUOUS = "ambiguous"
    SOURCE_FAILED = "source_failed"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Hold the decision on one claim with everything that led to it."""

    claim: Claim
    label: Label
    reason: Reason | None = None
    confidence: float = 0.0
    assessments: tuple[Assessment, ...] = ()
    rationale: str = ""
    correction: str | None = None

    def __post_init__(self) -> None:
        stances = {assessment.stance for assessment in self.assessments}
        if (self.reason is not None) != (self.label is Label.UNVERIFIED):
            msg = "a reason is given exactly when a claim is unverified"
            raise ValueError(msg)
        needed = {Label.SUPPORTED: Stance.SUPPORTS, Label.CONTRADICTED: Stance.REFUTES}
        if self.label in needed and needed[self.label] not in stances:
            msg = f"a {self.label} verdict needs evidence that {needed[self.label]} it"
            raise ValueError(msg)
