"""Test which relative dates hang on an absolute one, by the text alone."""

import pytest

from factcheck.scoring.relative_dates import unresolved_dates


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada left last month and Bea came on Friday.", ("last month", "Friday")),
        ("Ada left last month (2024-10) and Bea came on Friday.", ("Friday",)),
        ("Ada left a year ago and came back in the year 2020.", ("a year ago",)),
        ("Ada left in 2019 and came back a year later.", ()),
        ("Ada left and came back a year later.", ("a year later",)),
        ("Ada left that summer.", ("that summer",)),
        ("Ada left that summer (2021).", ()),
        ("Friday (2023-03-17)'s value fell.", ()),
        ("Ada left the day after the vote.", ()),
        ("Ada left a day after.", ("a day after",)),
        ("The score was 2-0 the day before.", ("the day before",)),
        ("Half a century ago yesterday, on Thursday, 16 December 1971, Ada won.", ()),
        ("Every Friday and on Good Friday shops close.", ()),
        ("It cost 1,971 crowns the year before.", ("the year before",)),
    ],
)
def test_open_dates_are_given_in_text_order(text: str, words: tuple[str, ...]) -> None:
    assert unresolved_dates(text) == words
