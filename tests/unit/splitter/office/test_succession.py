"""Who came after whom is read in either voice and order."""

import pytest

from factcheck.splitter.office import succession
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
    found = desk.claims(succession.claims, text, "2022-11-01")
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
    assert desk.claims(succession.claims, text, "2022-11-01") == []


@pytest.mark.parametrize(
    ("text", "office_from", "statement"),
    [
        (
            "Rishi Sunak succeeded Liz Truss as prime minister.",
            "text",
            "Rishi Sunak followed Liz Truss as prime minister of United Kingdom.",
        ),
        (
            "Rishi Sunak succeeded Liz Truss.",
            "text",
            "Rishi Sunak followed Liz Truss as prime minister of United Kingdom.",
        ),
        (
            "Rishi Sunak succeeded Angela Merkel.",
            "person",
            "Rishi Sunak followed Angela Merkel in office of United Kingdom.",
        ),
    ],
)
def test_the_office_is_named_or_the_one_both_held_or_the_person_s(
    desk: Desk, text: str, office_from: str, statement: str
) -> None:
    (claim,) = desk.claims(succession.claims, text, "2022-11-01")
    assert (claim.slots.detail("office_from"), claim.statement) == (office_from, statement)
    assert "office:prime-minister" in claim.slots.detail("office").split("|")
    assert claim.slots.place is not None
    assert claim.slots.place.value.id == "country:GBR"


def test_a_pronoun_stands_for_the_new_holder(desk: Desk) -> None:
    text = "Olaf Scholz took office in Germany. He succeeded Angela Merkel."
    found = desk.claims(succession.claims, text)
    assert facts(found) == [("succeeded", "Olaf Scholz", "Angela Merkel")]


def test_the_time_told_with_it_is_kept(desk: Desk) -> None:
    text = "Rishi Sunak succeeded Liz Truss in October 2022."
    (claim,) = desk.claims(succession.claims, text, "2022-11-01")
    assert claim.slots.detail("near") == "2022-10-01/2022-10-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Viktor Orbán of Hungary replaced Csaba Hende with István Simicskó as defence minister.",
            [("succeeded", "István Simicskó", "Csaba Hende")],
        ),
        (
            "John Mahama of Ghana became president after the death of John Atta Mills.",
            [("succeeded", "John Mahama", "John Evans Atta Mills")],
        ),
        ("Salva Kiir of South Sudan fired six ministers, replacing them with allies.", []),
        ("Loyalists of ousted Prime Minister Saad Hariri rallied for Najib Mikati.", []),
        ("Donald Trump is replacing David Shulkin as Secretary of Widgets.", []),
        ("Saad Hariri called a protest following Hezbollah's support for Najib Mikati.", []),
    ],
)
def test_who_saw_to_a_change_is_not_who_came_after(
    desk: Desk, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert facts(desk.claims(succession.claims, text, "2016-08-02")) == expected
