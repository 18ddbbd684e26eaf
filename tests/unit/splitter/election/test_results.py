"""Shares, votes and seats of a result go to whom they belong."""

import pytest

from factcheck.splitter.election import contests as election
from factcheck.splitter.election.results import claims
from factcheck.splitter.election.scene import Scene
from tests.unit.splitter.desk import Desk, name_in, number

DAY = "2024-12-20"


def results(desk: Desk, text: str) -> list[tuple[str, str, str]]:
    """Give whose the numbers of a one-sentence story are."""
    reading = desk.reading(text, DAY)
    found = claims(Scene(reading.passages[-1], reading))
    return [(name_in(c.slots.subject), *number(c)) for c in found if c.slots.relation == "result"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Yamandú Orsi won 52.1% of the vote.",
            [("Yamandú Orsi", "52.1", "percent")],
        ),
        (
            "Yamandú Orsi took 52.1% and Álvaro Delgado 47.9% of the vote.",
            [("Yamandú Orsi", "52.1", "percent"), ("Álvaro Delgado Ceretta", "47.9", "percent")],
        ),
        (
            "In Spain's election the People's Party won 137 seats.",
            [("People's Party", "137", "seat")],
        ),
        (
            "Gabriel Boric received 4,620,890 votes.",
            [("Gabriel Boric", "4620890", "vote")],
        ),
    ],
)
def test_numbers_go_to_their_owner(
    desk: Desk, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert results(desk, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gabriel Boric spoke of inflation of 3.9%.",
        "In the election Gabriel Boric met 12 ambassadors.",
    ],
)
def test_other_numbers_are_no_results(desk: Desk, text: str) -> None:
    assert results(desk, text) == []


def test_the_size_of_the_house_is_nobody_s_result(desk: Desk) -> None:
    text = "In Spain's election the People's Party won 137 of the 350 seats."
    assert ("137") in [r[1] for r in results(desk, text)]
    assert "350" not in [r[1] for r in results(desk, text)]


def test_a_result_says_its_number_in_the_statement(desk: Desk) -> None:
    (claim,) = [
        c
        for c in desk.claims(election.claims, "Yamandú Orsi won 52.1% of the vote.", DAY)
        if c.slots.relation == "result"
    ]
    assert claim.statement == "Yamandú Orsi received 52.1% of the vote."
    assert claim.slots.detail("bound") == "name"


def test_a_result_told_of_a_pronoun_is_bound_less_surely(desk: Desk) -> None:
    text = "Yamandú Orsi spoke in Uruguay. He won 52.1% of the vote."
    (claim,) = [c for c in desk.claims(election.claims, text, DAY) if c.slots.relation == "result"]
    assert claim.slots.detail("bound") == "pronoun"
