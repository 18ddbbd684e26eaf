"""Sentences without a number say which way a figure went, or who has more."""

import pytest

from factcheck.splitter.quantity import figures as quantity
from tests.unit.splitter.desk import Desk, name_in


def told(desk: Desk, text: str, day: str = "2025-03-04") -> list[tuple[str, str, str]]:
    """Give measure, sign and year of the claims without a number."""
    return [
        (c.slots.detail("measure"), c.slots.detail("sign"), c.slots.detail("years").split("|")[0])
        for c in desk.claims(quantity.claims, text, day)
        if c.slots.quantity is None
    ]


def test_output_that_fell_twice_gives_a_claim_a_year(desk: Desk) -> None:
    text = "German output fell in 2023 and again in 2024."
    assert told(desk, text) == [("sign", "-1", "2023"), ("sign", "-1", "2024")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru ran a trade deficit in 2021.", ("sign", "-1", "2021")),
        ("In 2023 India's imports exceeded exports.", ("sign", "-1", "2023")),
        ("Consumer prices in Japan fell in 2021.", ("sign", "-1", "2021")),
        ("Growth in Bolivia slowed in 2019.", ("change", "-1", "2019")),
        ("Unemployment in Canada rose in 2024.", ("change", "1", "2024")),
    ],
)
def test_a_direction_is_a_claim(desk: Desk, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(desk, text)


def test_a_record_names_the_year_it_goes_back_to(desk: Desk) -> None:
    text = "Kenyan inflation this year is running at its fastest since 2017."
    (claim,) = [
        c for c in desk.claims(quantity.claims, text, "2022-09-14") if c.slots.relation == "record"
    ]
    assert claim.slots.detail("since") == "2017"
    assert claim.slots.detail("sign") == "1"


@pytest.mark.parametrize(
    ("text", "relation", "other"),
    [
        ("Morocco is smaller than Canada in headcount.", "smaller", "Canada"),
        ("Ethiopia has more inhabitants than Egypt.", "larger", "Egypt"),
    ],
)
def test_a_comparison_names_the_other_country(
    desk: Desk, text: str, relation: str, other: str
) -> None:
    (claim,) = desk.claims(quantity.claims, text)
    assert (claim.slots.relation, name_in(claim.slots.object)) == (relation, other)


@pytest.mark.parametrize(
    "text",
    [
        "Peru does not run a current account deficit.",
        "Peru's economy added 200,000 jobs in 2023.",
        "Peru may run a trade deficit.",
        "Peru's population has doubled since 1990.",
    ],
)
def test_what_is_denied_forecast_or_of_many_years_is_no_trend(desk: Desk, text: str) -> None:
    assert told(desk, text) == []
