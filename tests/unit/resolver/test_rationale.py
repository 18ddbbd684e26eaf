"""Test the sentence that says why a claim got its verdict."""

from dataclasses import replace

import pytest

from factcheck.model.evidence import Stance
from factcheck.model.verdict import Label, Reason
from factcheck.resolver.rationale import REASONS, rationale
from factcheck.testing import make_assessment, make_claim

CLAIM = make_claim("Ada won.")
PRO = make_assessment(Stance.SUPPORTS, because="The gazette has Ada.")
CON = make_assessment(Stance.REFUTES, because="The almanac has Bea.")
MISS = make_assessment(Stance.NEUTRAL, because="Ada stood in 2012.")


@pytest.mark.parametrize(("label", "shown"), [(Label.SUPPORTED, PRO), (Label.CONTRADICTED, CON)])
def test_a_decision_is_told_in_the_deciding_assessment_s_words(label: Label, shown: object) -> None:
    first = PRO if shown is PRO else CON
    assert rationale(CLAIM, label, None, [first, MISS]) == first.because


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (Reason.PRIVATE, "Only the speaker can know this."),
        (Reason.NO_SOURCE_COVERS, "No source at hand covers this kind of statement."),
        (Reason.NO_EVIDENCE, "The sources at hand do not say."),
        (Reason.TOO_WEAK, "The evidence found is too weak to decide."),
        (Reason.SOURCE_FAILED, "A source that could decide this could not be asked."),
        (Reason.OFFLINE, "The sources that could decide this need the network."),
    ],
)
def test_silence_is_told_in_words(reason: Reason, expected: str) -> None:
    assert rationale(CLAIM, Label.UNVERIFIED, reason, []) == expected


def test_a_near_miss_follows_the_reason() -> None:
    assert rationale(CLAIM, Label.UNVERIFIED, Reason.NO_EVIDENCE, [MISS, PRO]) == (
        "The sources at hand do not say: Ada stood in 2012."
    )


def test_what_is_ambiguous_and_what_cannot_be_checked_say_why() -> None:
    doubtful = replace(CLAIM, ambiguous="two people named Ada", not_checkable="an opinion")
    assert rationale(doubtful, Label.UNVERIFIED, Reason.AMBIGUOUS, [PRO]) == (
        "The name or period cannot be pinned down: two people named Ada."
    )
    assert rationale(doubtful, Label.UNVERIFIED, Reason.NOT_CHECKABLE, [PRO]) == (
        "Nothing here can be checked against a source: an opinion."
    )


def test_a_conflict_shows_both_sides_support_first() -> None:
    for shown in ([PRO, CON], [CON, PRO]):
        assert rationale(CLAIM, Label.UNVERIFIED, Reason.CONFLICTING, shown) == (
            "Good sources disagree: The gazette has Ada. But: The almanac has Bea."
        )


def test_every_reason_has_its_words_without_a_full_stop() -> None:
    assert set(REASONS) == set(Reason)
    assert all(text and not text.endswith(".") for text in REASONS.values())
