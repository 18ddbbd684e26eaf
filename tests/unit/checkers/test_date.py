"""Test weekdays: the calendar decides, unless another year may be meant."""

from datetime import date

import pytest

from factcheck.checkers.date import CHECKER
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.value import EdtfDate
from tests.unit.checkers.freedonia import ADA, bundle, claim


def falls(weekday: str, day: str | None, as_of: date | None, *, yearless: str = "") -> Claim:
    """Say that a day is a weekday."""
    return claim(
        "weekday",
        None,
        kind=ClaimKind.DATE,
        time=day,
        as_of=as_of,
        weekday=weekday,
        yearless=yearless,
    )


def calendar(weekday: str) -> Evidence:
    """Give what the calendar says."""
    return Evidence(
        source="calendar",
        title="Gregorian calendar",
        url="https://example.org/calendar",
        excerpt="",
        value=weekday,
        topic="weekday",
    )


def read(claimed: Claim, weekday: str) -> Assessment:
    answer = CHECKER.check(claimed, calendar(weekday))
    assert answer is not None
    return answer


def test_checker_says_what_it_reads() -> None:
    assert CHECKER.name == "date"
    assert CHECKER.handles == {ClaimKind.DATE}


def test_the_right_weekday_is_supported() -> None:
    answer = read(falls("Tuesday", "2024-11-05", date(2024, 11, 13)), "Tuesday")
    assert answer.stance is Stance.SUPPORTS
    assert answer.because == "2024-11-05 was a Tuesday."
    assert answer.slots == (("time", SlotMatch.AGREES),)
    assert (answer.checker, answer.correction) == ("date", None)


def test_a_wrong_weekday_is_corrected() -> None:
    answer = read(falls("Wednesday", "2024-11-05", date(2024, 11, 13)), "Tuesday")
    assert (answer.stance, answer.correction) == (Stance.REFUTES, "Tuesday")
    assert answer.because == "The article says Wednesday; 2024-11-05 was a Tuesday."
    assert answer.slots == (("time", SlotMatch.DIFFERS),)


@pytest.mark.parametrize(
    ("as_of", "stance"),
    [
        (date(2025, 5, 6), Stance.REFUTES),  # 182 days on
        (date(2025, 5, 7), Stance.NEUTRAL),  # 183 days on
        (date(2024, 5, 6), Stance.REFUTES),  # the day of 2025 would be far ahead
        (None, Stance.NEUTRAL),
    ],
)
def test_a_day_without_a_year_may_be_of_another_year_half_a_year_away(
    as_of: date | None, stance: Stance
) -> None:
    # 5 November was a Wednesday in 2025.
    answer = read(falls("Wednesday", "2024-11-05", as_of, yearless="yes"), "Tuesday")
    assert answer.stance is stance


def test_what_another_year_explains_is_shown_without_a_side() -> None:
    answer = read(falls("Sunday", "2024-11-05", None, yearless="yes"), "Tuesday")
    # 5 November was a Sunday in 2023.
    assert answer.because == "2024-11-05 was a Tuesday; another year may be meant."
    assert answer.slots == (("time", SlotMatch.NOT_COMPARED),)
    assert answer.correction is None


def test_a_weekday_of_neither_neighbouring_year_is_wrong() -> None:
    answer = read(falls("Friday", "2024-11-05", None, yearless="yes"), "Tuesday")
    assert answer.stance is Stance.REFUTES


def test_a_leap_day_has_no_neighbouring_year() -> None:
    answer = read(falls("Friday", "2024-02-29", None, yearless="yes"), "Thursday")
    assert (answer.stance, answer.correction) == (Stance.REFUTES, "Thursday")


def test_what_is_not_the_checker_s_is_left_alone() -> None:
    told = falls("Tuesday", "2024-11-05", None)
    assert CHECKER.check(told, bundle("elections in country:FRE", ())) is None
    assert CHECKER.check(falls("Tuesday", None, None), calendar("Tuesday")) is None
    until = EdtfDate(edtf="../2024", earliest=None, latest=date(2024, 12, 31))
    open_start = claim("weekday", ADA, kind=ClaimKind.DATE, time=until, weekday="Tuesday")
    assert CHECKER.check(open_start, calendar("Tuesday")) is None
