"""Whose a number is, by what stands beside it."""

import pytest

from factcheck.splitter.election.owners import (
    anyone,
    binding_of,
    owner_of,
    parties_of,
    rivals_of,
    text_after,
    text_before,
)
from factcheck.splitter.election.scene import Scene
from tests.unit.splitter.desk import Desk

DAY = "2024-12-20"


def scene(desk: Desk, text: str) -> Scene:
    """Give the scene of a one-sentence story."""
    reading = desk.reading(text, DAY)
    return Scene(reading.passages[-1], reading)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yamandú Orsi won 52.1% of the vote.", "Yamandú Orsi"),
        ("Some 52.1% of votes went to Yamandú Orsi, not Álvaro Delgado.", "Yamandú Orsi"),
        ("Yamandú Orsi beat Álvaro Delgado by 52.1% of the vote.", "Yamandú Orsi"),
        ("Álvaro Delgado lost, the voters giving Yamandú Orsi 52.1%.", "Yamandú Orsi"),
        ("The vote was 52.1% in favour.", None),
        ("Yamandú Orsi beat Álvaro Delgado, who got 52.1%.", "Álvaro Delgado Ceretta"),
        ("Yamandú Orsi squeezed past Álvaro Delgado with 52.1%.", "Yamandú Orsi"),
        ("Yamandú Orsi met Zzyzx, who got 52.1% of the vote.", None),
    ],
)
def test_the_owner_of_a_number(desk: Desk, text: str, expected: str | None) -> None:
    found = scene(desk, text)
    owner = owner_of(found, found.passage.quantities[0], {})
    assert (owner.ref.name if owner else None) == expected


def test_the_latter_is_the_last_of_two(desk: Desk) -> None:
    found = scene(desk, "Yamandú Orsi faced Álvaro Delgado in the vote, the latter on 47.9%.")
    owner = owner_of(found, found.passage.quantities[0], {})
    assert owner is not None
    assert owner.ref.name == "Álvaro Delgado Ceretta"


def test_the_second_number_of_a_score_is_the_other_s(desk: Desk) -> None:
    found = scene(desk, "Yamandú Orsi beat Álvaro Delgado by 52.1% to 47.9%.")
    owners = [owner_of(found, q, {}) for q in found.passage.quantities]
    assert [o.ref.name for o in owners if o] == ["Yamandú Orsi", "Álvaro Delgado Ceretta"]


def test_binding_says_how_sure_the_owner_is(desk: Desk) -> None:
    one = scene(desk, "Yamandú Orsi won 52.1% of the vote.")
    segment = one.passage.segment_at(one.passage.quantities[0].span.start)
    owner = one.candidates[0]
    assert binding_of(one, one.passage.quantities[0], owner, segment) == "name"
    two = scene(desk, "Yamandú Orsi met Álvaro Delgado after 52.1% had voted.")
    segment = two.passage.segment_at(two.passage.quantities[0].span.start)
    assert binding_of(two, two.passage.quantities[0], two.candidates[0], segment) == ""


def test_rivals_are_the_others_of_the_sentence(desk: Desk) -> None:
    found = scene(desk, "Yamandú Orsi beat Álvaro Delgado by 52.1% to 47.9%.")
    (row,) = rivals_of(found, found.candidates[0])
    assert row == ("rivals", found.candidates[1].ref.id)


def test_a_person_s_parties_are_on_record_and_a_party_has_none(desk: Desk) -> None:
    found = scene(desk, "In Germany, Olaf Scholz met the Social Democratic Party.")
    person = next(m for m in found.candidates if m.text == "Olaf Scholz")
    assert "party:DEU:spd" in parties_of(found, person).split("|")
    party = next(m for m in found.candidates if m.text != "Olaf Scholz")
    assert parties_of(found, party) == ""


def test_text_round_a_number(desk: Desk) -> None:
    found = scene(desk, "Yamandú Orsi won 52.1% of the vote.")
    span = found.passage.quantities[0].number
    assert text_before(found, span, 8) == "rsi won "
    assert text_after(found, span).endswith(" of the vote.")


def test_the_country_stands_in_where_nobody_is_named(desk: Desk) -> None:
    found = scene(desk, "Uruguay voted.")
    slot = anyone(found, "country:URY")
    assert slot is not None
    assert slot.value.name == "Uruguay"
    assert anyone(found, None) is None
