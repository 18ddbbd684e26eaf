"""Say in one plain sentence why a claim got its verdict."""

from collections.abc import Sequence

from factcheck.model.claim import Claim
from factcheck.model.evidence import Assessment, Stance
from factcheck.model.verdict import Label, Reason

REASONS = {
    Reason.NOT_CHECKABLE: "Nothing here can be checked against a source",
    Reason.PRIVATE: "Only the speaker can know this",
    Reason.NO_SOURCE_COVERS: "No source at hand covers this kind of statement",
    Reason.NO_EVIDENCE: "The sources at hand do not say",
    Reason.TOO_WEAK: "The evidence found is too weak to decide",
    Reason.CONFLICTING: "Good sources disagree",
    Reason.AMBIGUOUS: "The name or period cannot be pinned down",
    Reason.SOURCE_FAILED: "A source that could decide this could not be asked",
    Reason.OFFLINE: "The sources that could decide this need the network",
}


def rationale(
    claim: Claim, label: Label, reason: Reason | None, shown: Sequence[Assessment]
) -> str:
    """Give the deciding assessment's own sentence, or the reason in words.

    Near misses follow the reason: they are what the reader would look up next.
    """
    if label is not Label.UNVERIFIED:
        return shown[0].because
    text = REASONS[reason] if reason else ""
    if reason is Reason.AMBIGUOUS:
        text = f"{text}: {claim.ambiguous}"
    elif reason is Reason.NOT_CHECKABLE:
        text = f"{text}: {claim.not_checkable}"
    elif reason is Reason.CONFLICTING:
        sides = [next(a for a in shown if a.stance is s) for s in (Stance.SUPPORTS, Stance.REFUTES)]
        text = f"{text}: {sides[0].because} But: {sides[1].because}"
    elif shown:
        text = f"{text}: {shown[0].because}"
    return text if text.endswith(".") else f"{text}."
