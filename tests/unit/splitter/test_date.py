"""A weekday beside its own day is a claim; a weekday alone is none."""

import pytest

from factcheck.splitter import date as date_module
from tests.unit.splitter.desk import Desk


@pytest.mark.parametrize(
    ("text", "statement", "quote"),
    [
        ("It was Sunday 23 February 2025.", "2025-02-23 was a Sunday.", "Sunday 23 February 2025"),
        ("On Monday, March 4, 2024, it rained.", "2024-03-04 was a Monday.", "Monday, March 4, 2024"),
    ],
)  # fmt: skip
def test_a_weekday_is_put_to_its_day(desk: Desk, text: str, statement: str, quote: str) -> None:
    (claim,) = desk.claims(date_module.claims, text, "2025-03-01")
    assert (claim.statement, claim.quote) == (statement, quote)
    assert claim.slots.relation == "weekday"
    assert claim.slots.detail("yearless") == ""


def test_a_day_without_a_year_is_marked(desk: Desk) -> None:
    (claim,) = desk.claims(date_module.claims, "It was Sunday 23 February.", "2025-03-01")
    assert claim.slots.detail("yearless") == "yes"
    assert claim.slots.detail("weekday") == "Sunday"


@pytest.mark.parametrize("text", ["It rained on Sunday.", "It rained on 23 February 2025."])
def test_one_alone_says_nothing(desk: Desk, text: str) -> None:
    assert desk.claims(date_module.claims, text, "2025-03-01") == []


@pytest.mark.parametrize("text", ["It is Saturday today.", "Today is a Saturday."])
def test_the_weekday_of_today_is_put_to_the_story_s_day(desk: Desk, text: str) -> None:
    (claim,) = desk.claims(date_module.claims, text, "2025-03-01")
    assert claim.statement == "2025-03-01 was a Saturday."
    assert desk.claims(date_module.claims, text, None) == []


def test_on_a_weekday_goes_with_the_only_day_written(desk: Desk) -> None:
    text = "The vote of 23 February 2025 fell on a Sunday."
    (claim,) = desk.claims(date_module.claims, text, "2025-03-01")
    assert (claim.statement, claim.quote) == ("2025-02-23 was a Sunday.", "on a Sunday")
    two = "The votes of 23 February 2025 and 2 March 2025 fell on a Sunday."
    assert desk.claims(date_module.claims, two, "2025-04-01") == []
