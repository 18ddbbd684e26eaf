"""What is told of a place, a group, a poll or a primary is no result of the nation."""

import pytest

from factcheck.splitter.election import contests as election
from tests.unit.splitter.desk import Desk

DAY = "2024-12-10"
NATIONAL = {"result", "score", "defeated", "ahead_of", "elected", "someone_received", "margin"}


def national(desk: Desk, text: str) -> list[str]:
    """Give the relations of a story that are compared with the nation's vote."""
    found = [c.slots.relation for c in desk.claims(election.claims, text, DAY)]
    return [relation for relation in found if relation in NATIONAL]


@pytest.mark.parametrize(
    "text",
    [
        "In Texas Donald Trump won 52 percent of the vote in 2020.",
        "Macron won 85 percent of the vote in Paris in 2022.",
        "Donald Trump won Iowa with 55.7 percent in 2024.",
        "Donald Trump won 74 percent of white evangelicals in 2020.",
        "Among Latino men, Donald Trump won 55 percent of the vote in 2024.",
        "Exit polls on election night in 2016 gave Hillary Clinton 52 percent of the vote.",
        "With half the votes counted, Donald Trump had 52 percent of the vote in 2024.",
        "Al Gore beat George W. Bush in the popular vote in 2000.",
        "Joe Biden beat Bernie Sanders with 52 percent of the vote in the 2020 Democratic primary.",
    ],
)
def test_less_than_the_nation_is_not_claimed(desk: Desk, text: str) -> None:
    assert national(desk, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Argentina, Milei won 55.7 percent of the vote in 2023.", ["result"]),
        ("Javier Milei won 55.7 percent of the vote in the runoff in 2023.", ["result"]),
        ("Emmanuel Macron won 58.5 percent in the second round on 24 April 2022.", ["result"]),
        ("Donald Trump beat Kamala Harris in November 2024.", ["defeated"]),
        ("Donald Trump won 49.8 percent of the popular vote in 2024.", ["result"]),
    ],
)
def test_the_nation_s_results_stay(desk: Desk, text: str, expected: list[str]) -> None:
    assert national(desk, text) == expected
