"""Test the fakes that plug-in authors rely on."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import SourceUnreachable
from factcheck.model.claim import ClaimKind
from factcheck.model.evidence import Stance
from factcheck.model.report import SentenceState
from factcheck.model.verdict import Label
from factcheck.sources.protocol import Scope, Source
from factcheck.testing import (
    FakeChecker,
    FakeSource,
    FrozenClock,
    make_claim,
    make_document,
    make_evidence,
    make_report,
    make_verdict,
)

if TYPE_CHECKING:
    from factcheck.checkers.protocol import Checker


def test_clock_moves_only_when_told() -> None:
    clock = FrozenClock()
    assert clock() == clock() == datetime(2024, 11, 13, 12, tzinfo=UTC)
    clock.advance(13 * 3600)
    assert clock.today() == date(2024, 11, 14)


def test_fake_source_answers_by_quote_within_the_limit_and_remembers() -> None:
    found = (make_evidence("1"), make_evidence("2"))
    source: Source = (fake := FakeSource(answers={"Ada won.": found}))
    assert tuple(source.find(make_claim("Ada won."), limit=1)) == found[:1]
    assert tuple(source.find(make_claim("Bea won."), limit=5)) == ()
    assert fake.asked == ["Ada won.", "Bea won."]


def test_fake_source_covers_its_scope() -> None:
    source = FakeSource(scope=Scope(kinds=frozenset({ClaimKind.DATE})))
    assert source.covers(make_claim("x", kind=ClaimKind.DATE))
    assert not source.covers(make_claim("x", kind=ClaimKind.EVENT))


def test_fake_source_fails_on_request() -> None:
    source = FakeSource(failure=SourceUnreachable("fake", "no answer"))
    with pytest.raises(SourceUnreachable):
        source.find(make_claim("x"), limit=1)


def test_fake_checker_gives_its_stance_or_passes() -> None:
    checker: Checker = FakeChecker(stance=Stance.REFUTES, handles=frozenset({ClaimKind.DATE}))
    assessment = checker.check(make_claim("x", kind=ClaimKind.DATE), make_evidence())
    assert assessment is not None
    assert assessment.stance is Stance.REFUTES
    assert checker.check(make_claim("x", kind=ClaimKind.EVENT), make_evidence()) is None
    assert FakeChecker(stance=None).check(make_claim("x"), make_evidence()) is None


def test_claim_of_words_that_are_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="substring"):
        make_claim("Ada won.", "Bea")


def test_report_has_a_sentence_a_line_in_the_state_of_its_verdicts() -> None:
    text = "Ada won.\nBea lost.\n\nWhat a day!\n"
    verdicts = [
        make_verdict(make_claim(text, "Bea lost.")),
        make_verdict(make_claim(text, "Ada won."), Label.CONTRADICTED),
    ]
    report = make_report(make_document(text), verdicts)
    assert [text[s.span.start : s.span.end] for s in report.sentences] == [
        "Ada won.",
        "Bea lost.",
        "What a day!",
    ]
    assert [sentence.state for sentence in report.sentences] == [
        SentenceState.CHECKED,
        SentenceState.NO_SOURCE,
        SentenceState.OPINION,
    ]
    assert [verdict.claim.quote for verdict in report.verdicts] == ["Ada won.", "Bea lost."]
