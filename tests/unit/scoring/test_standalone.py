"""Test what leaves a statement open, on sentences made up for it."""

import pytest

from factcheck.scoring.standalone import open_words

OPEN = [
    ("He resigned in 2019.", ("He",)),
    ("Her party lost.", ("Her",)),
    ("Argentina said he would come.", ("he",)),
    ("The minister thanked him.", ("him",)),
    ("The minister voted for her.", ("her",)),
    ("Angela Merkel said it had failed.", ("it",)),
    ("In a statement it denied the report.", ("it",)),
    ("Founded in 1856 in Basel, it lived for 166 years.", ("it",)),
    ("Six states surround it.", ("it",)),
    ("Its largest owner is a bank.", ("Its",)),
    ("They were young and rural.", ("They",)),
    ("Angela Merkel led most of them.", ("them",)),
    ("This was the highest rate since 2010.", ("This",)),
    ("China has been building up to this.", ("this",)),
    ("It is likely to fall.", ("It",)),
    ("It is a party that wants to leave.", ("It",)),
    ("In Chato, his birthplace, a carpenter sang.", ("his",)),
    ("“She won,” the paper wrote.", ("She",)),
    ("Prices rose last year.", ("last year",)),
    ("Parliament met on Tuesday.", ("Tuesday",)),
    ("Parliament met yesterday.", ("yesterday",)),
    ("Prices rose by 3% this year.", ("this year",)),
    ("The law passed two weeks ago.", ("two weeks ago",)),
    ("Prices fell four weeks earlier.", ("four weeks earlier",)),
    ("The vote was held the previous month.", ("the previous month",)),
    ("Prices fell over the past three years.", ("the past three years",)),
    ("France won 2-0 the day before.", ("the day before",)),
    ("Tax was cut today, in the year that 2019 voters chose.", ("today",)),
]
ALONE = [
    "Olaf Scholz said he would resign.",
    "A tour guide says she was asked twice.",
    "Olaf Scholz praised Ada Lovelace and her daughter.",
    "The party lost its majority.",
    "Germany said it would send help.",
    "The voters said they were tired.",
    "Ann and Ben sold their house.",
    "The government said they would appeal.",
    "No one has to apologise for their name.",
    "In his first speech, Joe Biden praised France.",
    "In Chile its exports fell.",
    "It rained in Berlin.",
    "It was clear that Olaf Scholz had won.",
    "It took five years to build the bridge.",
    "It was Olaf Scholz who lost.",
    "It was Tuesday (2024-11-12).",
    "It is reported that prices fell.",
    "Those who voted were happy.",
    "The party that won took office.",
    "Olaf Scholz lost, and that was the end of the coalition.",
    "We kept our promise, and you kept yours.",
    "There were 26 bands on the square.",
    "Parliament met on Tuesday (2024-11-12).",
    "Parliament met last week (2024-11-04/2024-11-10).",
    "Parliament met on Tuesday, 12 November 2024.",
    "Parliament met on Tuesday, November 12, 2024.",
    "Parliament met on Tuesday evening (2024-11-12).",
    "Olaf Scholz is chancellor today (as of 2024-11-12).",
    "Parliament met the day before 5 May 2020.",
    "On 5 May 2020 it rained, and a week later the river rose.",
    "Two days after the vote the count began.",
    "5 May 2020 was a Tuesday.",
    "Shops opened on Black Friday.",
    "Parliament meets every Monday.",
]


@pytest.mark.parametrize(("statement", "words"), OPEN, ids=[each for each, _ in OPEN])
def test_statement_is_left_open_by(statement: str, words: tuple[str, ...]) -> None:
    assert open_words([statement]) == (words,)


@pytest.mark.parametrize("statement", ALONE)
def test_statement_stands_alone(statement: str) -> None:
    assert open_words([statement]) == ((),)


def test_each_statement_of_a_batch_is_judged_by_itself() -> None:
    assert open_words(["Olaf Scholz won.", "He won.", ""]) == ((), ("He",), ())
