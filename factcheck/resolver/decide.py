"""Decide a claim from its assessments; stances are never averaged."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from factcheck.checkers.protocol import Checker
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.document import Document
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.value import Span
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.resolver.gather import Gathered
from factcheck.resolver.rationale import rationale

# Near misses that an unverified claim shows: more would be noise.
NEAR_MISSES = 3
# Below this a checker's own confidence is a hint, not evidence: it was set on the labelled
# articles so that no verdict under it was needed for a right one.
MIN_CONFIDENCE = 0.5


def assess(
    claim: Claim, evidence: Sequence[Evidence], checkers: Sequence[Checker]
) -> tuple[Assessment, ...]:
    """Let every checker that handles the claim's kind read every piece of evidence."""
    able = [checker for checker in checkers if claim.kind in checker.handles]
    read = (checker.check(claim, item) for item in evidence for checker in able)
    found = (assessment for assessment in read if assessment is not None)
    turn = claim.slots.detail("denied") == "yes"
    return tuple(_turned(assessment) if turn else assessment for assessment in found)


def _turned(assessment: Assessment) -> Assessment:
    """Read an assessment for a claim that denies: what bears the words out refutes their denial.

    What refutes them leaves open which of them the denial means, and approves nothing.
    """
    stance = Stance.REFUTES if assessment.stance is Stance.SUPPORTS else Stance.NEUTRAL
    return replace(
        assessment,
        stance=stance,
        because=f"The article denies this: {assessment.because}",
        slots=(("relation", SlotMatch.DIFFERS),) if stance is Stance.REFUTES else (),
        correction=None,
    )


def decide(claim: Claim, gathered: Gathered, assessments: Sequence[Assessment]) -> Verdict:
    """Turn assessments into one verdict.

    A refutation needs that no equally good evidence supports: sources that disagree give
    `conflicting`, and both are shown.
    """
    ranked = rank(assessments)
    label, reason = _label(claim, gathered, ranked)
    shown = _shown(ranked, label, reason)
    return Verdict(
        claim=claim,
        label=label,
        reason=reason,
        confidence=shown[0].confidence if shown and label is not Label.UNVERIFIED else 0.0,
        assessments=shown,
        rationale=rationale(claim, label, reason, shown),
        correction=shown[0].correction if label is Label.CONTRADICTED else None,
    )


def is_open(verdict: Verdict) -> bool:
    """Say whether more evidence could decide a claim; sources that disagree have all spoken."""
    settled = {Reason.NOT_CHECKABLE, Reason.AMBIGUOUS, Reason.CONFLICTING}
    return verdict.label is Label.UNVERIFIED and verdict.reason not in settled


def unless_parts_stay_open(document: Document, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Take an approval back where its words hold a number, date or party nobody compared.

    A part that another decided claim holds in a slot is that claim's to answer for.
    """
    decided = [
        span for v in verdicts if v.label is not Label.UNVERIFIED for span in v.claim.slots.spans
    ]
    open_objects = [
        v.claim.slots.object.span
        for v in verdicts
        if v.label is Label.UNVERIFIED
        and v.claim.slots.object is not None
        and not v.claim.slots.is_unread
    ]
    return [_unless_open(document, verdict, decided, open_objects) for verdict in verdicts]


def _unless_open(
    document: Document, verdict: Verdict, decided: Sequence[Span], objects: Sequence[Span | None]
) -> Verdict:
    parts = [*verdict.claim.parts, *(o for o in objects if o and verdict.claim.span.contains(o))]
    left = [p for p in parts if not any(p.overlap(span) for span in decided)]
    if verdict.label is not Label.SUPPORTED or not left:
        return verdict
    words = document.text[left[0].start : left[0].end]
    return replace(
        verdict,
        label=Label.UNVERIFIED,
        reason=Reason.TOO_WEAK,
        confidence=0.0,
        rationale=f"“{words}” is not compared; the rest agrees: {verdict.rationale}",
    )


def rank(assessments: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """Put what takes a side first, the surest before the others, each piece of evidence once.

    Evidence comes twice where two searches were narrowed to the same row.
    """
    first: dict[tuple[str, Stance], Assessment] = {}
    for assessment in sorted(assessments, key=_rank):
        first.setdefault((assessment.evidence.id, assessment.stance), assessment)
    return tuple(first.values())


def _rank(assessment: Assessment) -> tuple[int, float]:
    order = {Stance.REFUTES: 0, Stance.SUPPORTS: 0, Stance.NEUTRAL: 1}
    return order[assessment.stance], -assessment.confidence


def _label(
    claim: Claim, gathered: Gathered, ranked: Sequence[Assessment]
) -> tuple[Label, Reason | None]:
    if claim.not_checkable or claim.ambiguous:
        barred = Reason.NOT_CHECKABLE if claim.not_checkable else Reason.AMBIGUOUS
        return Label.UNVERIFIED, barred
    strong = {a.stance for a in ranked if a.confidence >= MIN_CONFIDENCE}
    if Stance.REFUTES in strong:
        return _accused(ranked, strong)
    if Stance.SUPPORTS in strong:
        return Label.SUPPORTED, None
    return Label.UNVERIFIED, _why_not(claim, gathered, ranked)


def _accused(
    ranked: Sequence[Assessment], strong: Collection[Stance]
) -> tuple[Label, Reason | None]:
    """Accuse only where nothing supports: a weak support is another meaning of the words."""
    if Stance.SUPPORTS in strong:
        return Label.UNVERIFIED, Reason.CONFLICTING
    if any(a.stance is Stance.SUPPORTS for a in ranked):
        return Label.UNVERIFIED, Reason.TOO_WEAK
    return Label.CONTRADICTED, None


def _why_not(claim: Claim, gathered: Gathered, ranked: Sequence[Assessment]) -> Reason:
    if gathered.failed:
        return Reason.SOURCE_FAILED
    if any(a.stance is not Stance.NEUTRAL for a in ranked):
        return Reason.TOO_WEAK
    if gathered.absent:
        return Reason.OFFLINE
    if claim.kind is ClaimKind.ATTRIBUTION or not gathered.covered:
        return Reason.NO_SOURCE_COVERS
    return Reason.NO_EVIDENCE


def _shown(
    ranked: Sequence[Assessment], label: Label, reason: Reason | None
) -> tuple[Assessment, ...]:
    """Keep what a reader needs: what decided, or both sides, or a few near misses."""
    if label is Label.SUPPORTED:
        return tuple(a for a in ranked if a.stance is Stance.SUPPORTS)
    if label is Label.CONTRADICTED:
        return tuple(a for a in ranked if a.stance is Stance.REFUTES)
    if reason is Reason.CONFLICTING:
        return tuple(a for a in ranked if a.stance is not Stance.NEUTRAL)
    return tuple(ranked[:NEAR_MISSES])
