"""Test ages: the day of birth decides, on the article's day and on any day told beside."""

from datetime import date

import pytest

from factcheck.checkers.age import CHECKER
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Attribute
from tests.unit.checkers.freedonia import bundle, claim, number

DAY = date(2020, 6, 15)


def born(day: str) -> Evidence:
    """Give Ada's day of birth."""
    return bundle(
        "entity person:ada",
        [
            Attribute(
                entity="person:ada",
                name="born",
                value=day,
                source="gazette",
                url="https://example.org",
            )
        ],
    )


def aged(
    years: int, *, as_of: date | None = DAY, bound: str = "name", days: str = "", birthday: str = ""
) -> Claim:
    """Say how old Ada is."""
    return claim(
        "age",
        kind=ClaimKind.QUANTITY,
        quantity=number(str(years), "year"),
        as_of=as_of,
        bound=bound,
        days=days,
        birthday=birthday,
    )


def read(claimed: Claim, day: str = "1960-06-15") -> Assessment:
    answer = CHECKER.check(claimed, born(day))
    assert answer is not None
    return answer


def test_checker_says_what_it_reads() -> None:
    assert CHECKER.name == "age"
    assert CHECKER.handles == {ClaimKind.QUANTITY}


@pytest.mark.parametrize(
    ("day", "years"),
    [("1960-06-15", 60), ("1960-06-16", 59), ("1960", 59), ("1960", 60), ("1960-06", 59)],
)
def test_the_age_on_the_article_s_day_is_supported(day: str, years: int) -> None:
    answer = read(aged(years), day)
    assert answer.stance is Stance.SUPPORTS
    assert answer.slots == (("quantity", SlotMatch.AGREES),)


def test_two_years_off_is_corrected() -> None:
    answer = read(aged(62))
    assert (answer.stance, answer.correction) == (Stance.REFUTES, "60")
    assert answer.because == (
        "The article says the number; Ada Stone, born 1960-06-15, was 60 by 2020-06-15."
    )


def test_one_year_off_is_left_alone() -> None:
    assert read(aged(61)).stance is Stance.NEUTRAL


def test_somebody_loosely_bound_is_not_accused() -> None:
    assert read(aged(70, bound="")).stance is Stance.NEUTRAL


def test_the_age_on_a_day_told_beside_is_supported() -> None:
    told = aged(45, days="2005-06-20/2005-06-20")
    assert read(told).stance is Stance.SUPPORTS


def test_a_birthday_of_the_same_week_counts() -> None:
    assert read(aged(61, birthday="yes"), "1959-06-20").stance is Stance.SUPPORTS
    assert read(aged(60, birthday="yes"), "1960-06-20").stance is Stance.SUPPORTS


def test_without_a_day_or_a_birth_nothing_is_said() -> None:
    assert CHECKER.check(aged(60, as_of=None), born("1960-06-15")) is None
    assert CHECKER.check(aged(60), bundle("entity person:ada", [])) is None
