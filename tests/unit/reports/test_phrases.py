"""Test the words for dates, counts and states."""

from datetime import date

import pytest

from factcheck.model.document import PublishedFrom
from factcheck.model.report import Coverage, Sentence, SentenceState
from factcheck.model.value import Span
from factcheck.model.verdict import Label, Reason
from factcheck.reports import phrases


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, ""),
        (date(2020, 5, 3), None, "from 3 May 2020"),
        (None, date(2020, 5, 3), "until 3 May 2020"),
        (date(2020, 5, 3), date(2020, 5, 3), "3 May 2020"),
        (date(2020, 1, 1), date(2020, 12, 31), "2020"),
        (date(2018, 1, 1), date(2020, 12, 31), "2018 to 2020"),
        (date(2018, 1, 2), date(2020, 12, 31), "2 January 2018 to 31 December 2020"),
    ],
)
def test_period_is_as_short_as_its_days_allow(
    start: date | None, end: date | None, expected: str
) -> None:
    assert phrases.period(start, end) == expected


def test_published_says_where_the_day_comes_from() -> None:
    day = date(2024, 11, 13)
    assert phrases.published(day, PublishedFrom.INFERRED) == (
        "13 November 2024 (inferred from the text)"
    )
    assert phrases.published(None, PublishedFrom.UNKNOWN).startswith("Date unknown")


def test_every_origin_reason_and_state_has_words() -> None:
    assert set(phrases.ORIGINS) == set(PublishedFrom) - {PublishedFrom.UNKNOWN}
    assert set(phrases.REASONS) == set(Reason)
    assert set(phrases.STATES) == set(SentenceState) - {SentenceState.CHECKED}


def test_coverage_counts_checkable_sentences_only() -> None:
    assert phrases.coverage(Coverage(sentences=19, checkable=15, checked=11)) == (
        "11 of 15 checkable sentences checked (73%)."
    )
    assert phrases.coverage(Coverage(sentences=3, checkable=1, checked=1)) == (
        "1 of 1 checkable sentence checked (100%)."
    )
    assert phrases.coverage(Coverage(sentences=3, checkable=0, checked=0)) == (
        "No sentence holds anything checkable."
    )


def test_left_out_counts_by_state_and_is_empty_where_all_were_checked() -> None:
    span = Span(start=0, end=1)
    states = (SentenceState.OPINION, SentenceState.CHECKED, SentenceState.OPINION)
    sentences = [Sentence(span=span, state=state) for state in states]
    assert phrases.left_out(sentences) == "Sentences not checked: 2 opinion or scene-setting."
    assert phrases.left_out(sentences[1:2]) == ""


def test_counts_name_all_three_labels() -> None:
    counted = {Label.SUPPORTED: 1, Label.CONTRADICTED: 0, Label.UNVERIFIED: 7}
    assert phrases.counts(counted) == "1 supported, 0 contradicted, 7 unverified"
