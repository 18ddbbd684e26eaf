"""Test how assessments become a verdict, row by row."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from factcheck.model.claim import Claim, ClaimKind, Slot, Slots
from factcheck.model.evidence import Assessment, Stance
from factcheck.model.value import EntityKind, EntityRef, Span
from factcheck.model.verdict import Label, Reason
from factcheck.resolver.decide import assess, decide, unless_parts_stay_open
from factcheck.resolver.gather import Gathered
from factcheck.testing import (
    FakeChecker,
    make_assessment,
    make_claim,
    make_document,
    make_evidence,
)

CLAIM = make_claim("Ada won.", kind=ClaimKind.ELECTION)
COVERED = Gathered(evidence=(), covered=True)
UNCOVERED = Gathered(evidence=(), covered=False)
FAILED = Gathered(evidence=(), covered=True, failed=("bad",))


def assessment(
    stance: Stance, confidence: float = 0.9, because: str = "So it is.", correction: str = ""
) -> Assessment:
    made = make_assessment(stance, evidence=make_evidence(because), because=because)
    return replace(made, confidence=confidence, correction=correction or None)


PRO = assessment(Stance.SUPPORTS, because="It is so.")
CON = assessment(Stance.REFUTES, because="It is not so.", correction="Bea won")
HINT = assessment(Stance.REFUTES, 0.49, "Perhaps not.")
MISS = assessment(Stance.NEUTRAL, 0.0, "The nearest row.")


@pytest.mark.parametrize(
    ("read", "label", "reason"),
    [
        ([PRO], Label.SUPPORTED, None),
        ([CON], Label.CONTRADICTED, None),
        ([PRO, CON], Label.UNVERIFIED, Reason.CONFLICTING),
        ([PRO, HINT], Label.SUPPORTED, None),
        ([HINT], Label.UNVERIFIED, Reason.TOO_WEAK),
        ([assessment(Stance.SUPPORTS, 0.49)], Label.UNVERIFIED, Reason.TOO_WEAK),
        ([assessment(Stance.SUPPORTS, 0.5)], Label.SUPPORTED, None),
        ([assessment(Stance.REFUTES, 0.5)], Label.CONTRADICTED, None),
        ([MISS], Label.UNVERIFIED, Reason.NO_EVIDENCE),
        ([MISS, PRO], Label.SUPPORTED, None),
        ([MISS, CON], Label.CONTRADICTED, None),
        ([MISS, HINT], Label.UNVERIFIED, Reason.TOO_WEAK),
        ([], Label.UNVERIFIED, Reason.NO_EVIDENCE),
    ],
)
def test_strong_stances_decide_and_are_never_averaged(
    read: Sequence[Assessment], label: Label, reason: Reason | None
) -> None:
    verdict = decide(CLAIM, COVERED, read)
    assert (verdict.label, verdict.reason) == (label, reason)
    assert verdict.claim is CLAIM


def test_nine_supporting_pieces_do_not_outvote_one_that_refutes() -> None:
    assert decide(CLAIM, COVERED, [PRO] * 9 + [CON]).reason is Reason.CONFLICTING


def test_evidence_that_two_searches_found_is_shown_once() -> None:
    other = assessment(Stance.SUPPORTS, because="It is so elsewhere.")
    assert decide(CLAIM, COVERED, [PRO, other, PRO]).assessments == (PRO, other)
    assert decide(CLAIM, COVERED, [CON, PRO, CON]).assessments == (CON, PRO)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (replace(CLAIM, not_checkable="an opinion"), Reason.NOT_CHECKABLE),
        (replace(CLAIM, ambiguous="two people of the name"), Reason.AMBIGUOUS),
        (replace(CLAIM, not_checkable="an opinion", ambiguous="two"), Reason.NOT_CHECKABLE),
    ],
)
@pytest.mark.parametrize("read", [[], [PRO], [CON]])
def test_a_claim_that_cannot_be_pinned_is_never_decided(
    claim: Claim, reason: Reason, read: Sequence[Assessment]
) -> None:
    verdict = decide(claim, COVERED, read)
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIED, reason)
    assert (verdict.confidence, verdict.correction) == (0.0, None)


@pytest.mark.parametrize(
    ("gathered", "read", "reason"),
    [
        (FAILED, [], Reason.SOURCE_FAILED),
        (FAILED, [HINT], Reason.SOURCE_FAILED),
        (FAILED, [MISS], Reason.SOURCE_FAILED),
        (UNCOVERED, [], Reason.NO_SOURCE_COVERS),
        (COVERED, [], Reason.NO_EVIDENCE),
    ],
)
def test_silence_has_its_reason(
    gathered: Gathered, read: Sequence[Assessment], reason: Reason
) -> None:
    assert decide(CLAIM, gathered, read).reason is reason


def test_words_of_a_speaker_are_covered_by_nobody() -> None:
    quoted = make_claim("Ada said so.", kind=ClaimKind.ATTRIBUTION)
    assert decide(quoted, COVERED, []).reason is Reason.NO_SOURCE_COVERS


def test_a_failed_source_does_not_undo_what_another_decided() -> None:
    assert decide(CLAIM, FAILED, [PRO]).label is Label.SUPPORTED


def test_the_strongest_assessment_speaks() -> None:
    weaker = assessment(Stance.REFUTES, 0.6, "Hardly.", "Cora won")
    verdict = decide(CLAIM, COVERED, [weaker, MISS, CON])
    assert verdict.assessments == (CON, weaker)
    assert (verdict.confidence, verdict.correction) == (0.9, "Bea won")
    assert verdict.rationale == "It is not so."


def test_only_what_decided_is_shown() -> None:
    assert decide(CLAIM, COVERED, [MISS, HINT, PRO]).assessments == (PRO,)
    assert decide(CLAIM, COVERED, [MISS, PRO, CON]).assessments == (PRO, CON)
    misses = [assessment(Stance.NEUTRAL, 0.0, f"Near row {n}.") for n in range(4)]
    shown = decide(CLAIM, COVERED, [*misses, HINT]).assessments
    assert shown == (HINT, *misses[:2])


def test_a_support_has_no_correction_and_silence_no_confidence() -> None:
    supported = decide(CLAIM, COVERED, [PRO])
    assert (supported.correction, supported.confidence) == (None, 0.9)
    conflicting = decide(CLAIM, COVERED, [PRO, CON])
    assert (conflicting.correction, conflicting.confidence) == (None, 0.0)


def test_every_able_checker_reads_every_piece_of_evidence() -> None:
    evidence = (make_evidence("1"), make_evidence("2"))
    one = FakeChecker(name="one")
    two = FakeChecker(name="two", stance=Stance.REFUTES)
    unable = FakeChecker(name="unable", handles=frozenset({ClaimKind.DATE}))
    passing = FakeChecker(name="passing", stance=None)
    read = assess(CLAIM, evidence, (one, unable, passing, two))
    assert [(a.checker, a.evidence.value) for a in read] == [
        ("one", "1"),
        ("two", "1"),
        ("one", "2"),
        ("two", "2"),
    ]
    assert assess(CLAIM, (), (one, two)) == ()


def test_an_approval_waits_where_another_claim_of_the_words_leaves_its_object_open() -> None:
    text = "Ada took office after Bea."
    bea = Slot(
        text="Bea", value=EntityRef(name="Bea", kind=EntityKind.PERSON), span=Span(start=22, end=25)
    )
    document = make_document(text)
    start = make_claim(text, kind=ClaimKind.DATE)
    after = make_claim(text, kind=ClaimKind.OFFICE, slots=Slots(object=bea))
    verdicts = [decide(start, COVERED, [PRO]), decide(after, COVERED, [])]
    assert [v.label for v in unless_parts_stay_open(document, verdicts)] == [Label.UNVERIFIED] * 2
    agreed = [decide(start, COVERED, [PRO]), decide(after, COVERED, [PRO])]
    assert [v.label for v in unless_parts_stay_open(document, agreed)] == [Label.SUPPORTED] * 2
