"""A pronoun stands for a noun only where one noun can be meant."""

import pytest

from factcheck.splitter.nominal import noun_for
from tests.unit.splitter.desk import Desk


def meant(desk: Desk, text: str, word: str) -> str | None:
    reading = desk.reading(text)
    passage = reading.passages[-1]
    at = [i for i, t in enumerate(passage.tokens) if t.text.lower() == word][-1]
    return noun_for(reading, passage, at)


@pytest.mark.parametrize(
    ("text", "word", "noun"),
    [
        ("The bank was old and it lost money.", "it", "the bank"),
        ("A bank in Lima failed. It had lost money.", "it", "the bank in Lima"),
        ("The banks failed because they lost money.", "they", "the banks"),
        ("Lee and Fox left. They were tired.", "they", "Lee and Fox"),
        ("A baker said he had sold 300 loaves.", "he", "the baker"),
        ("The bank sold its ships.", "its", "the bank"),
        ("The bank said the fund had lost its ships.", "its", None),  # two could own them
        ("The bank failed, and it rained.", "it", None),
        ("The bank failed, and it was Fox who said so.", "it", None),
        ("A baker met a tailor. He was old.", "he", None),
        ("It lost money.", "it", None),
        ("Ann Lee slept. It lost money.", "it", None),  # a person is no "it"
        ("The bank failed. They lost money.", "they", None),
        ("The hostels were raided by inspectors. They found 780 men.", "they", None),
    ],
)
def test_the_one_noun_that_agrees(desk: Desk, text: str, word: str, noun: str | None) -> None:
    assert meant(desk, text, word) == noun


def test_a_statement_takes_the_noun(desk: Desk) -> None:
    claims = desk.split("A bank in Lima failed in 2019. It had lost 3 million dollars.").claims
    assert claims[-1].statement == "The bank in Lima had lost 3 million dollars."
    assert claims[-1].ambiguous == ""


def test_what_stays_open_makes_the_claim_ambiguous(desk: Desk) -> None:
    claims = desk.split("The bank in Lima met the fund. He had lost 3 million dollars.").claims
    assert "“He”" in claims[-1].ambiguous
