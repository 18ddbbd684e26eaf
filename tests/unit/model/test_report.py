"""Test that a report counts sentences and verdicts as its readers expect."""

import pytest

from factcheck.model.report import Coverage, Report, Sentence, SentenceState
from factcheck.model.value import Span
from factcheck.model.verdict import Label
from factcheck.testing import make_claim, make_document, make_verdict


def test_coverage_counts_open_ends_as_checkable_and_opinions_not() -> None:
    states = [*SentenceState, SentenceState.CHECKED]
    span = Span(start=0, end=1)
    report = Report(
        document=make_document("x"),
        verdicts=(),
        sentences=tuple(Sentence(span=span, state=state) for state in states),
    )
    assert report.coverage == Coverage(sentences=7, checkable=4, checked=2)
    assert report.coverage.share == pytest.approx(0.5)


def test_share_is_zero_where_nothing_is_checkable() -> None:
    assert Coverage(sentences=3, checkable=0, checked=0).share == 0.0


def test_count_counts_one_label() -> None:
    text = "Ada won. Bea lost."
    verdicts = (
        make_verdict(make_claim(text, "Ada won."), Label.SUPPORTED),
        make_verdict(make_claim(text, "Bea lost.")),
    )
    report = Report(document=make_document(text), verdicts=verdicts, sentences=())
    assert [report.count(label) for label in Label] == [1, 0, 1]
