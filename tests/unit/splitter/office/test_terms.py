"""Starts, ends, lengths and numbers of terms in office are read with their day."""

import pytest

from factcheck.model.value import DateShape
from factcheck.splitter.office import terms
from factcheck.splitter.office.wording import opening
from tests.unit.splitter.desk import Desk, facts, number


def told(desk: Desk, text: str, day: str | None = "2024-03-01") -> list[tuple[str, ...]]:
    """Give what is said of terms."""
    return facts(desk.claims(terms.claims, text, day))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Olaf Scholz became chancellor of Germany on 8 December 2021.",
            ("began", "Olaf Scholz", "2021-12-08"),
        ),
        (
            "Javier Milei was sworn in as president of Argentina on 10 December 2023.",
            ("started", "Javier Milei", "2023-12-10"),
        ),
        (
            "William Ruto has been president of Kenya since September 2022.",
            ("since", "William Ruto", "2022-09"),
        ),
        (
            "Angela Merkel, chancellor since 2005, spoke in Germany.",
            ("since", "Angela Merkel", "2005"),
        ),
        ("Jacinda Ardern stepped down in January 2023.", ("ended", "Jacinda Ardern", "2023-01")),
    ],
)
def test_a_moment_of_a_term_has_its_day(desk: Desk, text: str, expected: tuple[str, ...]) -> None:
    assert told(desk, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin said the war began in 2022.",
        "Gabriel Boric visited Peru in 2023.",
        "Inflation in Chile has fallen since 2022.",
    ],
)
def test_other_beginnings_are_no_terms(desk: Desk, text: str) -> None:
    assert told(desk, text) == []


def test_the_office_is_told_to_be_from_the_text_or_the_person(desk: Desk) -> None:
    named, unnamed = (
        desk.claims(terms.claims, text)[0]
        for text in (
            "Olaf Scholz became chancellor of Germany on 8 December 2021.",
            "Olaf Scholz took office on 8 December 2021.",
        )
    )
    assert (named.slots.detail("office_from"), unnamed.slots.detail("office_from")) == (
        "text",
        "person",
    )
    assert named.statement == "Olaf Scholz became prime minister in 2021-12-08 (Germany)."


def test_a_length_of_service_is_a_number_of_years(desk: Desk) -> None:
    text = "Angela Merkel governed Germany for sixteen years."
    (claim,) = desk.claims(terms.claims, text)
    assert claim.slots.relation == "served_for"
    assert number(claim) == ("16", "year")


def test_a_term_the_law_sets_is_the_country_s(desk: Desk) -> None:
    (claim,) = desk.claims(terms.claims, "Brazil's president serves a four-year term.")
    assert facts([claim]) == [("term_years", "Brazil")]
    assert number(claim) == ("4", "year")


def test_a_second_non_consecutive_term_is_numbered(desk: Desk) -> None:
    text = "Donald Trump began a second, non-consecutive term in the United States."
    (claim,) = desk.claims(terms.claims, text, "2025-02-01")
    assert facts([claim]) == [("term_number", "Donald Trump")]
    assert claim.slots.detail("number") == "2"


def test_a_sacked_minister_is_a_removal_and_a_mere_critic_is_not(desk: Desk) -> None:
    text = "Emmanuel Macron decided to sack Prime Minister Michel Barnier."
    assert ("removed", "Michel Barnier") in told(desk, text, "2024-12-20")
    assert told(desk, "Emmanuel Macron praised Prime Minister Michel Barnier.") == []


def test_since_opens_at_its_date(desk: Desk) -> None:
    (when,) = desk.passage("It rained since December 2023.").dates
    assert when.shape is DateShape.SINCE
    start = opening(when)
    assert start is not None
    assert start.edtf == "2023-12"


def test_a_numbered_term_may_be_the_possessor_s(desk: Desk) -> None:
    text = "Donald Trump's victory brought a second, non-consecutive term in the United States."
    found = told(desk, text, "2025-02-01")
    assert ("term_number", "Donald Trump") in found
    assert told(desk, "Rain fell in a second, non-consecutive term.", "2025-02-01") == []


def test_a_removal_needs_a_day_and_an_office(desk: Desk) -> None:
    text = "Emmanuel Macron decided to sack Prime Minister Michel Barnier."
    assert ("removed", "Michel Barnier") not in told(desk, text, None)
    unnamed = "Emmanuel Macron decided to sack Michel Barnier."
    assert ("removed", "Michel Barnier") not in told(desk, unnamed, "2024-12-20")


@pytest.mark.parametrize(
    "text",
    [
        "Alain Berset is the youngest president of Switzerland since 1934.",
        "Kristian Jensen became the sixth foreign minister of Denmark since 2010.",
        "Thein Sein became president of Myanmar after Than Shwe, who was in power since 1992.",
        "Vladimir Putin spoke of the 2010 New START treaty as president.",
        "Charles Taylor, president of Liberia during the war between 2000 and 2003, was tried.",
        "Ecuador's vice president Jorge Glas was sentenced to six years.",
        "President Juan Manuel Santos of Colombia grants 2-year citizenship.",
        "Asif Ali Zardari made the first visit by a president of Pakistan in seven years.",
    ],
)
def test_times_of_other_things_are_no_terms(desk: Desk, text: str) -> None:
    assert told(desk, text, "2018-01-01") == []


def test_first_is_told_of_the_verb(desk: Desk) -> None:
    text = "Rumen Radev of Bulgaria was first sworn in as president in January 2017."
    (claim,) = desk.claims(terms.claims, text, "2023-01-01")
    assert claim.slots.detail("first") == "yes"
