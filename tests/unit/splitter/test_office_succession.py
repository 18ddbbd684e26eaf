"""Who came after whom is read in either voice and order."""

import pytest

from factcheck.splitter import office_succession
from tests.unit.splitter.desk import Desk, facts


@pytest.mark.parametrize(
    "text",
    [
        "Rishi Sunak succeeded Liz Truss as prime minister.",
        "Rishi Sunak replaced Liz Truss.",
        "Liz Truss was replaced by Rishi Sunak.",
        "Liz Truss was succeeded as prime minister by Rishi Sunak.",
        "Liz Truss handed over to Rishi Sunak.",
        "Rishi Sunak took over from Liz Truss.",
        "Rishi Sunak, whose predecessor Liz Truss resigned, spoke.",
        "Rishi Sunak praised his predecessor, Liz Truss.",
        "Liz Truss and her successor, Rishi Sunak, spoke.",
    ],
)
def test_sunak_came_after_truss(desk: Desk, text: str) -> None:
    found = desk.claims(office_succession.claims, text, "2022-11-01")
    assert facts(found) == [("succeeded", "Rishi Sunak", "Liz Truss")]


@pytest.mark.parametrize(
    "text",
    [
        "Rishi Sunak met Liz Truss.",
        "Rishi Sunak succeeded.",
        "The new rules replaced old ones in Britain.",
    ],
)
def test_no_succession_is_read_where_none_is_told(desk: Desk, text: str) -> None:
    assert desk.claims(office_succession.claims, text, "2022-11-01") == []


def test_office_and_country_come_from_the_text_or_the_person(desk: Desk) -> None:
    named, unnamed = (
        desk.claims(office_succession.claims, text, "2022-11-01")[0]
        for text in (
            "Rishi Sunak succeeded Liz Truss as prime minister.",
            "Rishi Sunak succeeded Liz Truss.",
        )
    )
    assert named.slots.detail("office") == "office:prime-minister"
    assert named.slots.detail("office_from") == "text"
    assert unnamed.slots.detail("office_from") == "person"
    assert "Rishi Sunak followed Liz Truss as prime minister" in named.statement
    assert named.slots.place is not None
    assert named.slots.place.value.id == "country:GBR"


def test_a_pronoun_stands_for_the_new_holder(desk: Desk) -> None:
    text = "Olaf Scholz took office in Germany. He succeeded Angela Merkel."
    found = desk.claims(office_succession.claims, text)
    assert facts(found) == [("succeeded", "Olaf Scholz", "Angela Merkel")]


def test_the_time_told_with_it_is_kept(desk: Desk) -> None:
    text = "Rishi Sunak succeeded Liz Truss in October 2022."
    (claim,) = desk.claims(office_succession.claims, text, "2022-11-01")
    assert claim.slots.detail("near") == "2022-10-01/2022-10-31"
