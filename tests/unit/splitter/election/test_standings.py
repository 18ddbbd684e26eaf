"""Scores, margins and places of a result."""

import pytest

from factcheck.splitter.election.scene import Scene
from factcheck.splitter.election.standings import (
    margin_claims,
    rank_claims,
    score_claim,
    score_pairs,
)
from tests.unit.splitter.desk import Desk, name_in, number

DAY = "2024-12-20"


def scene(desk: Desk, text: str) -> Scene:
    """Give the scene of a one-sentence story."""
    reading = desk.reading(text, DAY)
    return Scene(reading.passages[-1], reading)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orsi won the vote by 52.1% to 47.9%.", [("52.1", "47.9")]),
        ("The house voted 395 votes to 303.", [("395", "303")]),
        ("He won 12% in 2020 and 30% of the vote later.", []),
        ("Orsi won 52.1% of the vote.", []),
    ],
)
def test_two_numbers_of_one_contest_are_a_score(
    desk: Desk, text: str, expected: list[tuple[str, str]]
) -> None:
    pairs = score_pairs(scene(desk, text))
    assert [(str(a.quantity.value), str(b.quantity.value)) for a, b in pairs] == expected


def test_a_score_holds_both_numbers(desk: Desk) -> None:
    found = scene(desk, "Yamandú Orsi won the vote by 52.1% to 47.9%.")
    claim = score_claim(found, *score_pairs(found)[0])
    assert (claim.slots.relation, name_in(claim.slots.subject)) == ("score", "Yamandú Orsi")
    assert claim.slots.detail("other").split("|")[1] == "47.9"
    assert claim.slots.detail("unit") == "percent"
    assert claim.quote == "52.1% to 47.9%"


def test_a_margin_in_points_lies_between_two(desk: Desk) -> None:
    text = "Yamandú Orsi beat Álvaro Delgado by four percentage points in the vote."
    found = scene(desk, text)
    (claim,) = margin_claims(found, found.passage.quantities[0])
    assert number(claim) == ("4", "percentage_point")
    names = {name_in(claim.slots.subject), name_in(claim.slots.object)}
    assert names == {"Yamandú Orsi", "Álvaro Delgado Ceretta"}
    other = scene(desk, "Turnout in the vote rose four percentage points in Uruguay.")
    assert list(margin_claims(other, other.passage.quantities[0])) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marine Le Pen came second in the election.", [("Marine Le Pen", "2")]),
        ("Marine Le Pen finished in third place.", [("Marine Le Pen", "3")]),
        ("Marine Le Pen was the runner-up.", [("Marine Le Pen", "2")]),
        ("Marine Le Pen took first place.", [("Marine Le Pen", "1")]),
        ("Marine Le Pen came second city of France.", []),
        ("Marine Le Pen began a second term.", []),
        ("Marine Le Pen won in the second round.", []),
    ],
)
def test_places_in_a_result(desk: Desk, text: str, expected: list[tuple[str, str]]) -> None:
    found = [
        (name_in(c.slots.subject), c.slots.detail("rank")) for c in rank_claims(scene(desk, text))
    ]
    assert found == expected


def test_a_place_told_after_the_verb_is_the_subject_s(desk: Desk) -> None:
    found = scene(desk, "Marine Le Pen, a lawyer, came second in the election.")
    (claim,) = rank_claims(found)
    assert (name_in(claim.slots.subject), claim.slots.detail("rank")) == ("Marine Le Pen", "2")
