"""The time between two happenings is read where both have a day, told or on record."""

import pytest

from factcheck.model.claim import Claim
from factcheck.splitter import interval
from tests.unit.splitter.desk import Desk, name_in, number


def ends(claim: Claim) -> tuple[str, str]:
    """Give the first and the last day of an interval."""
    return claim.slots.detail("first"), claim.slots.detail("last")


@pytest.mark.parametrize(
    ("text", "length", "days"),
    [
        (
            "The bridge opened on 12 April 2022, 42 days after the fire of 1 March 2022.",
            ("42", "day"),
            ("2022-03-01", "2022-04-12"),
        ),
        (
            "The treaty was signed on 3 May 2021, eight weeks after the vote of 8 March 2021.",
            ("8", "week"),
            ("2021-03-08", "2021-05-03"),
        ),
        (
            "On 12 April 2022 the bridge opened, 42 days before the flood of 24 May 2022.",
            ("42", "day"),
            ("2022-04-12", "2022-05-24"),
        ),
        (
            "On 12 April 2022, some 42 days had passed since the fire of 1 March 2022.",
            ("42", "day"),
            ("2022-03-01", "2022-04-12"),
        ),
    ],
)
def test_two_days_told_are_the_ends(
    desk: Desk, text: str, length: tuple[str, str], days: tuple[str, str]
) -> None:
    (claim,) = desk.claims(interval.claims, text)
    assert (claim.slots.relation, number(claim), ends(claim)) == ("interval", length, days)
    assert claim.slots.detail("records") == ""


@pytest.mark.parametrize(
    ("text", "person", "days"),
    [
        (
            "Giorgia Meloni took office 27 days after the election of 25 September 2022.",
            "Giorgia Meloni",
            ("2022-09-25", "2022-10-22"),
        ),
        (
            "On 25 October 2022, 49 days after Liz Truss took office, Rishi Sunak replaced her.",
            "Liz Truss",
            ("2022-09-06", "2022-10-25"),
        ),
    ],
)
def test_the_day_somebody_took_office_is_an_end(
    desk: Desk, text: str, person: str, days: tuple[str, str]
) -> None:
    (claim,) = desk.claims(interval.claims, text)
    assert (name_in(claim.slots.subject), ends(claim)) == (person, days)
    assert claim.slots.detail("records") == "start"


def test_the_day_somebody_left_office_is_an_end(desk: Desk) -> None:
    text = "On 6 September 2022, three years after Theresa May left office, it rained."
    (claim,) = desk.claims(interval.claims, text)
    assert (name_in(claim.slots.subject), ends(claim)) == (
        "Theresa May",
        ("2019-07-24", "2022-09-06"),
    )
    assert claim.slots.detail("records") == "end"


def test_both_ends_of_a_term_may_be_on_record(desk: Desk) -> None:
    (claim,) = desk.claims(interval.claims, "Liz Truss left office 49 days after she took office.")
    assert ends(claim) == ("2022-09-06", "2022-10-25")
    assert claim.slots.detail("records") == "end|start"


def test_the_person_s_country_is_the_place(desk: Desk) -> None:
    (claim,) = desk.claims(interval.claims, "Liz Truss left office 49 days after she took office.")
    assert name_in(claim.slots.place) == "United Kingdom"


@pytest.mark.parametrize(
    ("event", "day"),
    [
        ("three weeks after the runoff", "2023-11-19"),
        ("three weeks after the election", "2023-11-19"),
        ("seven weeks after the first round", "2023-10-22"),
    ],
)
def test_an_election_without_a_day_is_the_country_s_last(desk: Desk, event: str, day: str) -> None:
    text = f"Argentina's Javier Milei took office {event}."
    (claim,) = desk.claims(interval.claims, text)
    assert ends(claim) == (day, "2023-12-10")
    assert claim.slots.detail("records") == "election|start"


def test_an_election_years_back_is_not_the_one_meant(desk: Desk) -> None:
    text = "Argentina's Javier Milei took office three weeks after the runoff."
    assert desk.claims(interval.claims, text, "2026-03-01") == []


def test_a_story_without_a_day_takes_no_end_from_the_record(desk: Desk) -> None:
    text = "Javier Milei took office 21 days after the runoff of 19 November 2023 in Argentina."
    assert desk.claims(interval.claims, text, None) == []


@pytest.mark.parametrize(
    ("words", "exact"), [("42 days to the day after", "yes"), ("42 days after", "")]
)
def test_to_the_day_is_marked(desk: Desk, words: str, exact: str) -> None:
    text = f"On 12 April 2022, {words} the fire of 1 March 2022, the bridge opened."
    (claim,) = desk.claims(interval.claims, text)
    assert claim.slots.detail("exact") == exact


def test_the_words_reach_from_one_end_to_the_other(desk: Desk) -> None:
    text = "The bridge opened on 12 April 2022, 42 days after the fire of 1 March 2022."
    (claim,) = desk.claims(interval.claims, text)
    assert claim.quote == "12 April 2022, 42 days after the fire of 1 March 2022"
    assert claim.statement == "42 days lay between 2022-03-01 and 2022-04-12."


@pytest.mark.parametrize(
    "text",
    [
        "On 12 April 2022, 42 days after the fire, the bridge opened.",
        "It rained three weeks after the flood.",
        "Argentina's Javier Milei visited Israel three weeks after the runoff.",
        "Aurelio Zzyzx took office 21 days after the vote of 19 November 2023.",
        "On 12 April 2022, 42 days after the fire of March 2022, the bridge opened.",
        "The bridge opened in May 2021, eight weeks after the vote of March 2021.",
        "On 20 December 2024, two weeks after Michel Barnier was toppled, it rained.",
    ],
)
def test_an_end_without_a_day_makes_no_interval(desk: Desk, text: str) -> None:
    assert desk.claims(interval.claims, text, "2025-01-10") == []


@pytest.mark.parametrize(
    "text",
    [
        "It rained for three weeks.",
        "The term lasts four years.",
        "The fire of 1 March 2022 burned for 42 days.",
        "Olaf Scholz has been chancellor since 8 December 2021.",
    ],
)
def test_a_length_that_is_not_counted_from_a_happening_is_no_interval(
    desk: Desk, text: str
) -> None:
    assert desk.claims(interval.claims, text) == []


def test_one_day_is_not_two_ends(desk: Desk) -> None:
    text = "On 1 March 2022, one month after the fire of 1 March 2022, the bridge opened."
    assert desk.claims(interval.claims, text) == []


def test_the_second_half_of_a_length_is_not_read_as_the_whole(desk: Desk) -> None:
    text = "On 14 April 2022, six weeks and two days after the fire of 1 March 2022, it rained."
    assert desk.claims(interval.claims, text) == []


def test_days_on_are_counted_from_the_day_told_before(desk: Desk) -> None:
    text = "Argentines voted on 19 November 2023. Javier Milei took office 21 days on."
    (claim,) = desk.claims(interval.claims, text)
    assert (name_in(claim.slots.subject), number(claim)) == ("Javier Milei", ("21", "day"))
    assert ends(claim) == ("2023-11-19", "2023-12-10")
