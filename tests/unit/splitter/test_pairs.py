"""Two who are spoken of together are the two named last, or nobody."""

import pytest

from factcheck.splitter.pairs import pairs
from tests.unit.splitter.desk import Desk


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Donald Trump called Javier Milei. The two leaders spoke.",
            "Donald Trump and Javier Milei",
        ),
        ("Peru and Chile signed it. Both countries agreed.", "Peru and Chile"),
        ("Peru, Bolivia and Chile signed it. The two countries agreed.", ""),
        ("Donald Trump spoke. The two leaders met.", ""),
        ("Peru and Chile signed it. The two leaders met.", ""),
    ],
)
def test_the_two_named_last(desk: Desk, text: str, names: str) -> None:
    reading = desk.reading(text)
    assert [found for _, found in pairs(reading, reading.passages[-1])] == [names]


def test_two_of_them_are_not_looked_for(desk: Desk) -> None:
    reading = desk.reading("Peru and Chile met. The two leaders of the strike spoke.")
    assert list(pairs(reading, reading.passages[-1])) == []


def test_a_statement_names_the_two_and_an_open_pair_is_ambiguous(desk: Desk) -> None:
    text = "Donald Trump called Javier Milei. The two leaders spoke for ten minutes in May."
    last = desk.split(text).claims[-1]
    assert "The two leaders (Donald Trump and Javier Milei) spoke" in last.statement
    open_pair = desk.split("The two leaders spoke for ten minutes in Lima in May.").claims[-1]
    assert open_pair.ambiguous == "“The two leaders” may mean more than one"
