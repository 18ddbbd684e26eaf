"""Neighbours, their number, the longest border and the want of a coast are read."""

import pytest

from factcheck.splitter import borders
from tests.unit.splitter.desk import Desk, name_in


def read(desk: Desk, text: str) -> list[tuple[str, str, str, str]]:
    """Give relation, country, neighbour and rank or number of each claim."""
    return [
        (
            claim.slots.relation,
            name_in(claim.slots.subject),
            name_in(claim.slots.object),
            claim.slots.detail("rank") or claim.slots.detail("count"),
        )
        for claim in desk.claims(borders.claims, text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru shares its longest border with Brazil.", ("border_rank", "Peru", "Brazil", "1")),
        (
            "Algeria, with which Morocco shares its longest land border, broke off relations.",
            ("border_rank", "Morocco", "Algeria", "1"),
        ),
        (
            "Slovakia's longest frontier, however, is with Hungary.",
            ("border_rank", "Slovakia", "Hungary", "1"),
        ),
        (
            "Azerbaijan's frontier with Turkey is the shortest of all.",
            ("border_rank", "Azerbaijan", "Turkey", "-1"),
        ),
        (
            "The Dominican Republic is the only country with which Haiti shares a land border.",
            ("border_count", "Haiti", "", "1"),
        ),
        ("Rwanda has four neighbours.", ("border_count", "Rwanda", "", "4")),
        ("Landlocked Bolivia wants a harbour.", ("landlocked", "Bolivia", "", "")),
    ],
)
def test_what_is_said_of_borders_is_read(
    desk: Desk, text: str, expected: tuple[str, str, str, str]
) -> None:
    assert expected in read(desk, text)


def test_a_list_of_neighbours_is_one_claim_each(desk: Desk) -> None:
    found = read(desk, "Moldova is wedged between Romania and Ukraine.")
    assert [item[:3] for item in found] == [
        ("borders", "Moldova", "Romania"),
        ("borders", "Moldova", "Ukraine"),
    ]


def test_each_of_two_ranks_takes_its_own_neighbour(desk: Desk) -> None:
    text = "Guyana has three neighbours. Brazil has the longest border with it and Venezuela the shortest."
    ranks = {(item[2], item[3]) for item in read(desk, text) if item[0] == "border_rank"}
    assert ranks == {("Brazil", "1"), ("Venezuela", "-1")}


def test_its_neighbours_are_those_of_the_country_named_last(desk: Desk) -> None:
    text = "Tajikistan is mountainous. Its remaining neighbours are Afghanistan and China."
    assert {item[1] for item in read(desk, text)} == {"Tajikistan"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru's longest river rises near the border.",
        "Two neighbours quarrelled over a fence.",
        "The longest queue at the border of Peru took nine hours.",
        "Landlocked countries of Africa pay more.",
    ],
)
def test_other_long_things_and_neighbours_are_none(desk: Desk, text: str) -> None:
    assert read(desk, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Venezuela closed its maritime borders with Aruba.",
        "Kazakhstan speaks of instability on its borders, most of it from Afghanistan.",
        "Sailors from China died on a section of the Mekong River bordering Thailand.",
        "Palestine was recognised within its 1967 borders by Suriname.",
        "Leaders met in Slovenia on the borders between Bulgaria and Turkey.",
    ],
)
def test_borders_at_sea_of_rivers_and_in_talks_list_no_neighbours(desk: Desk, text: str) -> None:
    assert read(desk, text) == []


def test_a_list_of_neighbours_ends_at_a_participle_and_leaves_the_country_itself_out(
    desk: Desk,
) -> None:
    text = "Sudan closed its borders with Libya and Chad citing a threat to Sudan and Egypt."
    assert {item[2] for item in read(desk, text)} == {"Libya", "Chad"}
