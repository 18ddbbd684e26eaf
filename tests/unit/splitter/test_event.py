"""Summits have a town or a day; happenings have a day."""

import pytest

from factcheck.splitter import event
from tests.unit.splitter.desk import Desk, name_in

DAY = "2024-11-25"


def test_a_summit_has_its_town_and_day(desk: Desk) -> None:
    text = "The G20 summit in Rio de Janeiro ended on 19 November 2024."
    (claim,) = desk.claims(event.claims, text, DAY)
    assert claim.slots.relation == "event_at"
    assert name_in(claim.slots.place) == "Rio de Janeiro"
    assert claim.slots.time is not None
    assert claim.slots.time.value.edtf == "2024-11-19"
    assert claim.slots.detail("name").endswith("G20")


def test_a_climate_conference_needs_no_noun(desk: Desk) -> None:
    (claim,) = desk.claims(event.claims, "COP29 in Baku, Azerbaijan, dragged on.", DAY)
    assert (claim.slots.detail("name"), name_in(claim.slots.place)) == ("COP29", "Baku")
    assert claim.slots.time is None


@pytest.mark.parametrize(
    "text",
    [
        "NATO said so on 19 November 2024.",
        "The G20 summit ended in a row.",
        "Leaders spoke in Rio de Janeiro.",
    ],
)
def test_no_event_is_read_without_a_noun_and_a_place_or_day(desk: Desk, text: str) -> None:
    assert desk.claims(event.claims, text, DAY) == []


def test_a_happening_has_its_day_and_its_people(desk: Desk) -> None:
    text = "The call between Joe Biden and Emmanuel Macron was on 20 November 2024."
    (claim,) = desk.claims(event.claims, text, DAY)
    assert claim.slots.relation == "happened_on"
    assert claim.slots.detail("happening") == "call"
    people = claim.slots.detail("people").split("|")
    assert "person:FRA:emmanuel-macron" in people
    assert len(people) == 2


def test_another_call_is_another_happening(desk: Desk) -> None:
    assert desk.claims(event.claims, "An earlier call was on 20 November 2024.", DAY) == []
