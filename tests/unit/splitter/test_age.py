"""An age is put to the person whose it is; other numbers beside a person are none."""

import pytest

from factcheck.splitter import age
from tests.unit.splitter.desk import Desk, name_in, number


def told(desk: Desk, text: str, day: str | None = "2024-03-01") -> list[tuple[str, str]]:
    """Give who is said to be how old."""
    return [
        (name_in(claim.slots.subject), number(claim)[0])
        for claim in desk.claims(age.claims, text, day)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tony Abbott, 55, spoke to reporters.", ("Tony Abbott", "55")),
        ("Joe Biden, now 81, spoke in Ohio.", ("Joe Biden", "81")),
        ("Joe Biden, aged 81, will run.", ("Joe Biden", "81")),
        ("Gabriel Boric (aged 38) leads Chile.", ("Gabriel Boric", "38")),
        ("Emmanuel Macron, who is 46, spoke.", ("Emmanuel Macron", "46")),
        ("Joe Biden is 81.", ("Joe Biden", "81")),
        ("Joe Biden is eighty-one.", ("Joe Biden", "81")),
        ("At 46, Emmanuel Macron governs France.", ("Emmanuel Macron", "46")),
        ("Emmanuel Macron still boxes at the age of 46.", ("Emmanuel Macron", "46")),
    ],
)
def test_a_number_beside_a_name_is_an_age(desk: Desk, text: str, expected: tuple[str, str]) -> None:
    assert told(desk, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 45-year-old Gabriel Boric spoke.", ("Gabriel Boric", "45")),
        ("Joe Biden met the 46-year-old Emmanuel Macron.", ("Emmanuel Macron", "46")),
        ("Emmanuel Macron, a 46-year-old former banker, spoke.", ("Emmanuel Macron", "46")),
        ("Emmanuel Macron is a 46-year-old former banker.", ("Emmanuel Macron", "46")),
    ],
)
def test_a_year_old_is_whom_the_words_describe(
    desk: Desk, text: str, expected: tuple[str, str]
) -> None:
    assert told(desk, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Joe Biden won 81 million votes.",
        "Joe Biden won 51 percent.",
        "Joe Biden, 50 per cent ahead, spoke.",
        "Joe Biden visited 46 countries.",
        "Joe Biden is 81 points ahead.",
        "Joe Biden was 50 km away.",
        "Joe Biden sat in seat 16, row 20.",
        "Joe Biden won in Georgia, 16, and Arizona.",
        "Joe Biden led by 46, polls said.",
        "Joe Biden marked the 20th anniversary.",
        "Joe Biden has been president since 20 January 2021.",
        "Gabriel Boric, 38.5, leads Chile.",
    ],
)
def test_another_number_beside_a_name_is_no_age(desk: Desk, text: str) -> None:
    assert told(desk, text) == []


@pytest.mark.parametrize(
    "text", ["Joe Biden, 12, spoke in Ohio.", "Gabriel Boric, 112, leads Chile."]
)
def test_a_number_nobody_in_public_life_can_be_is_no_age(desk: Desk, text: str) -> None:
    assert told(desk, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A 45-year-old man was arrested in Chile.",
        "Joe Biden praised a 45-year-old nurse.",
        "Joe Biden has a 40-year-old daughter.",
        "Joe Biden spoke about the 80-year-old alliance.",
        "The 45-year-old nurse met Gabriel Boric.",
        "The 45-year-old was praised by Gabriel Boric.",
        "Joe Biden attended his mother's 90th birthday.",
        "Emmanuel Macron said that Brigitte Trogneux was 70.",
        "Joe Biden's son Hunter, 54, spoke.",
        "The brother of Joe Biden, 75, spoke.",
    ],
)
def test_the_age_of_somebody_else_is_not_given_to_the_person_named(desk: Desk, text: str) -> None:
    assert told(desk, text) == []


def test_the_age_of_somebody_unknown_is_no_claim(desk: Desk) -> None:
    assert told(desk, "Aurelio Zzyzx, 55, spoke in Lima.") == []


def test_each_of_two_people_has_an_age_of_their_own(desk: Desk) -> None:
    text = "The 81-year-old Joe Biden beats 77-year-old Donald Trump."
    assert told(desk, text) == [("Joe Biden", "81"), ("Donald Trump", "77")]


def test_an_age_behind_an_object_is_the_object_s(desk: Desk) -> None:
    text = "Joe Biden praised Donald Trump, 77, in Ohio."
    assert told(desk, text) == [("Donald Trump", "77")]


def test_a_pronoun_s_age_is_of_whom_it_means(desk: Desk) -> None:
    assert told(desk, "Joe Biden arrived in Germany. He is 81.") == [("Joe Biden", "81")]


def test_the_year_old_of_a_following_sentence_is_the_only_person_met_and_only_a_guess(
    desk: Desk,
) -> None:
    text = "Emmanuel Macron spoke in Paris. The 46-year-old will travel to Berlin."
    (claim,) = desk.claims(age.claims, text)
    assert name_in(claim.slots.subject) == "Emmanuel Macron"
    assert claim.slots.detail("bound") == ""


def test_the_year_old_of_a_following_sentence_is_nobody_where_two_were_met(desk: Desk) -> None:
    text = "Emmanuel Macron met Olaf Scholz in Paris. The 46-year-old will travel to Berlin."
    assert told(desk, text) == []


def test_an_age_beside_the_name_is_surely_the_person_s(desk: Desk) -> None:
    (claim,) = desk.claims(age.claims, "Joe Biden, 81, spoke in Ohio.")
    assert claim.slots.detail("bound") == "name"
    assert claim.statement == "Joe Biden is 81 years old."
    assert claim.quote == "Joe Biden, 81"


def test_a_birthday_tells_an_age_and_says_so(desk: Desk) -> None:
    (claim,) = desk.claims(age.claims, "Joe Biden celebrated his 81st birthday.")
    assert number(claim) == ("81", "year")
    assert claim.slots.detail("birthday") == "yes"


def test_an_age_at_death_says_so(desk: Desk) -> None:
    (dead,) = desk.claims(age.claims, "Jimmy Carter died at the age of 100.", "2025-01-10")
    (alive,) = desk.claims(age.claims, "Jimmy Carter voted at the age of 100.", "2025-01-10")
    assert (dead.slots.detail("died"), alive.slots.detail("died")) == ("yes", "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 20 November 2023 Joe Biden turned 81.", "2023-11-20"),
        ("Chile voted on 19 December 2021. Gabriel Boric, 35, won.", "2021-12-19"),
    ],
)
def test_a_day_told_beside_the_age_goes_with_it(desk: Desk, text: str, day: str) -> None:
    (claim,) = desk.claims(age.claims, text)
    assert claim.slots.detail("days") == f"{day}/{day}"
