"""Test that claims are decided in order, and that every sentence ends in one state."""

from dataclasses import replace

import pytest

from factcheck.errors import SourceUnreachable
from factcheck.model.claim import ClaimKind
from factcheck.model.evidence import Stance
from factcheck.model.report import Sentence, SentenceState, SourceOutcome
from factcheck.model.value import Span
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.resolver.resolve import Means, resolve, settle
from factcheck.sources.protocol import Scope
from factcheck.testing import (
    FakeChecker,
    FakeSource,
    make_claim,
    make_document,
    make_evidence,
    make_verdict,
)

TEXT = "Ada won. Bea lost. Cora sang."
DOCUMENT = make_document(TEXT)
ADA, BEA, CORA = (make_claim(TEXT, quote) for quote in ("Ada won.", "Bea lost.", "Cora sang."))


def test_verdicts_come_in_the_order_of_the_text() -> None:
    source = FakeSource(answers={"Ada won.": [make_evidence()], "Cora sang.": [make_evidence()]})
    resolved = resolve(
        DOCUMENT, [CORA, ADA, BEA], Means(sources=(source,), checkers=(FakeChecker(),))
    )
    assert [(v.claim.quote, v.label, v.reason) for v in resolved.verdicts] == [
        ("Ada won.", Label.SUPPORTED, None),
        ("Bea lost.", Label.UNVERIFIED, Reason.NO_EVIDENCE),
        ("Cora sang.", Label.SUPPORTED, None),
    ]
    assert resolved.outcomes == (SourceOutcome(name="fake", asked=3, answered=2),)


def test_claims_of_one_place_are_ordered_by_end_and_words() -> None:
    long = make_claim(TEXT, "Ada won. Bea lost.")
    other = replace(ADA, statement="Ada took it.")
    resolved = resolve(DOCUMENT, [long, ADA, other], Means(sources=(), checkers=()))
    assert [v.claim for v in resolved.verdicts] == [other, ADA, long]


def test_sources_that_fail_are_reported_with_the_claims_left_open() -> None:
    bad = FakeSource(name="bad", failure=SourceUnreachable("bad", "no answer"))
    resolved = resolve(DOCUMENT, [ADA, BEA], Means(sources=(bad,), checkers=(FakeChecker(),)))
    assert [v.reason for v in resolved.verdicts] == [Reason.SOURCE_FAILED, Reason.SOURCE_FAILED]
    assert resolved.outcomes == (
        SourceOutcome(name="bad", asked=2, failures=(("unreachable", 2),)),
    )


def test_sources_that_disagree_are_both_shown() -> None:
    source = FakeSource(answers={"Ada won.": [make_evidence()]})
    against = FakeChecker(name="against", stance=Stance.REFUTES)
    (verdict,) = resolve(
        DOCUMENT, [ADA], Means(sources=(source,), checkers=(FakeChecker(), against))
    ).verdicts
    assert verdict.reason is Reason.CONFLICTING
    assert [a.checker for a in verdict.assessments] == ["fake", "against"]


def test_no_claims_give_no_verdicts_and_idle_sources() -> None:
    resolved = resolve(DOCUMENT, [], Means(sources=(FakeSource(),), checkers=()))
    assert resolved.verdicts == ()
    assert resolved.outcomes == (SourceOutcome(name="fake"),)


def sentence(state: SentenceState, why: str = "as before") -> Sentence:
    return Sentence(span=Span(start=0, end=8), state=state, why=why)


OPEN = make_verdict(ADA)
VAGUE = make_verdict(ADA, reason=Reason.AMBIGUOUS)
RIGHT = make_verdict(ADA, Label.SUPPORTED)
WRONG = make_verdict(ADA, Label.CONTRADICTED)
ELSEWHERE = make_verdict(BEA, Label.SUPPORTED)


@pytest.mark.parametrize(
    ("state", "verdicts", "settled", "why"),
    [
        (SentenceState.NO_SOURCE, [RIGHT], SentenceState.CHECKED, ""),
        (SentenceState.NO_SOURCE, [WRONG, OPEN], SentenceState.CHECKED, ""),
        (SentenceState.OPINION, [RIGHT], SentenceState.CHECKED, ""),
        (SentenceState.NO_SOURCE, [OPEN], SentenceState.NO_SOURCE, "no source at hand decides it"),
        (SentenceState.NO_SOURCE, [], SentenceState.NO_SOURCE, "no source at hand decides it"),
        (
            SentenceState.NO_SOURCE,
            [OPEN, VAGUE],
            SentenceState.AMBIGUOUS,
            "a name or period stays open",
        ),
        (SentenceState.NO_SOURCE, [VAGUE, RIGHT], SentenceState.CHECKED, ""),
        (SentenceState.OPINION, [OPEN], SentenceState.OPINION, "as before"),
        (SentenceState.QUOTATION, [VAGUE], SentenceState.QUOTATION, "as before"),
        (SentenceState.QUESTION, [ELSEWHERE], SentenceState.QUESTION, "as before"),
    ],
)
def test_a_sentence_takes_its_state_from_the_claims_in_it(
    state: SentenceState, verdicts: list[Verdict], settled: SentenceState, why: str
) -> None:
    (after,) = settle([sentence(state)], verdicts)
    assert (after.state, after.why, after.span) == (settled, why, Span(start=0, end=8))


def test_a_claim_over_two_sentences_settles_both() -> None:
    both = make_verdict(make_claim(TEXT, "Ada won. Bea lost."), Label.SUPPORTED)
    sentences = [
        Sentence(span=Span(start=0, end=8), state=SentenceState.NO_SOURCE),
        Sentence(span=Span(start=9, end=18), state=SentenceState.NO_SOURCE),
        Sentence(span=Span(start=19, end=29), state=SentenceState.NO_SOURCE),
    ]
    assert [each.state for each in settle(sentences, [both])] == [
        SentenceState.CHECKED,
        SentenceState.CHECKED,
        SentenceState.NO_SOURCE,
    ]
    assert ClaimKind.OTHER is both.claim.kind


def test_a_dearer_source_is_asked_only_what_cheaper_ones_left_open() -> None:
    dear = Scope(kinds=frozenset(ClaimKind), cost=2)
    known = FakeSource(answers={"Ada won.": [make_evidence()]})
    asked = {}
    for exhaustive in (False, True):
        last = FakeSource(name="last", scope=dear, answers={"Bea lost.": [make_evidence("2")]})
        means = Means(sources=(last, known), checkers=(FakeChecker(),), exhaustive=exhaustive)
        resolved = resolve(DOCUMENT, [ADA, BEA], means)
        assert [v.label for v in resolved.verdicts] == [Label.SUPPORTED, Label.SUPPORTED]
        asked[exhaustive] = last.asked
    assert asked == {False: ["Bea lost."], True: ["Ada won.", "Bea lost."]}


def test_a_claim_that_an_absent_source_covers_is_open_because_of_the_network() -> None:
    far = FakeSource(name="far", answers={"Ada won.": [make_evidence()]})
    means = Means(sources=(), checkers=(FakeChecker(),), absent=(far,))
    (verdict,) = resolve(DOCUMENT, [ADA], means).verdicts
    assert verdict.reason is Reason.OFFLINE
    assert far.asked == []
