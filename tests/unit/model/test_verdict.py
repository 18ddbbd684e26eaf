"""Test that no verdict stands without its evidence or its reason."""

import pytest

from factcheck.model.evidence import Assessment, Stance
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.testing import make_assessment, make_claim, make_evidence

CLAIM = make_claim("Ada won.")


@pytest.mark.parametrize(
    ("label", "stance"),
    [(Label.SUPPORTED, Stance.REFUTES), (Label.CONTRADICTED, Stance.SUPPORTS)],
)
def test_decision_needs_evidence_of_its_own_stance(label: Label, stance: Stance) -> None:
    with pytest.raises(ValueError, match="needs evidence"):
        Verdict(claim=CLAIM, label=label)
    with pytest.raises(ValueError, match="needs evidence"):
        Verdict(claim=CLAIM, label=label, assessments=(make_assessment(stance),))
    with pytest.raises(ValueError, match="needs evidence"):
        Verdict(claim=CLAIM, label=label, assessments=(make_assessment(Stance.NEUTRAL),))


def test_reason_is_given_exactly_when_unverified() -> None:
    with pytest.raises(ValueError, match="reason"):
        Verdict(claim=CLAIM, label=Label.UNVERIFIED)
    with pytest.raises(ValueError, match="reason"):
        Verdict(
            claim=CLAIM,
            label=Label.SUPPORTED,
            reason=Reason.OFFLINE,
            assessments=(make_assessment(),),
        )


@pytest.mark.parametrize("stance", [Stance.SUPPORTS, Stance.NEUTRAL])
def test_only_evidence_that_refutes_corrects(stance: Stance) -> None:
    with pytest.raises(ValueError, match="correct"):
        Assessment(
            evidence=make_evidence(), stance=stance, checker="x", because="", correction="Bea"
        )


def test_evidence_digest_changes_with_what_was_read() -> None:
    one, two = make_evidence("1"), make_evidence("2")
    assert one.digest != two.digest
    assert one.id == one.digest[:12]
    assert make_evidence("1").id == one.id
