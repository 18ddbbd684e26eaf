"""Test intervals: the calendar counts the days between two ends, told or on record."""

import pytest

from factcheck.checkers.interval import CHECKER
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, Stance
from tests.unit.checkers.freedonia import ADA, bundle, claim, election, holders, number, tenure

CALENDAR = Evidence(
    source="calendar",
    title="Gregorian calendar",
    url="https://example.org/calendar",
    excerpt="",
    value="2020-03-01 to 2020-04-12: 42 days",
    topic="interval",
)


def lasting(
    value: str, unit: str, *, last: str = "2020-04-12", records: str = "", exact: str = ""
) -> Claim:
    """Say how long lay between 1 March 2020 and another day."""
    return claim(
        "interval",
        ADA,
        kind=ClaimKind.DATE,
        quantity=number(value, unit),
        first="2020-03-01",
        last=last,
        records=records,
        exact=exact,
    )


def read(claimed: Claim, evidence: Evidence = CALENDAR) -> Assessment:
    answer = CHECKER.check(claimed, evidence)
    assert answer is not None
    return answer


def test_checker_says_what_it_reads() -> None:
    assert CHECKER.name == "interval"
    assert CHECKER.handles == {ClaimKind.DATE}


@pytest.mark.parametrize(
    ("value", "unit", "stance"),
    [
        ("42", "day", Stance.SUPPORTS),
        ("41", "day", Stance.SUPPORTS),
        ("40", "day", Stance.NEUTRAL),
        ("38", "day", Stance.REFUTES),
        ("6", "week", Stance.SUPPORTS),
        ("5", "week", Stance.REFUTES),
        ("1", "month", Stance.NEUTRAL),
        ("3", "month", Stance.REFUTES),
        ("2", "year", Stance.REFUTES),
    ],
)
def test_rounding_is_allowed_and_more_is_not(value: str, unit: str, stance: Stance) -> None:
    assert read(lasting(value, unit)).stance is stance


def test_to_the_day_leaves_no_room() -> None:
    assert read(lasting("1", "month", exact="yes")).stance is not Stance.SUPPORTS
    year = lasting("1", "year", last="2021-03-01", exact="yes")
    assert read(year).stance is Stance.SUPPORTS


def test_a_wrong_length_is_corrected_in_its_unit() -> None:
    assert read(lasting("30", "day")).correction == "42 days"
    assert read(lasting("3", "week")).correction == "about 6 weeks"


def test_an_end_on_record_needs_its_row() -> None:
    told = lasting("42", "day", records="start")
    assert CHECKER.check(told, CALENDAR) is None
    assert CHECKER.check(told, holders(tenure(ADA, "2019-01-01"))) is None
    answer = read(told, holders(tenure(ADA, "2020-04-12")))
    assert answer.stance is Stance.SUPPORTS
    assert answer.evidence.excerpt == (
        "Ada Stone, President: 2020-04-12 to known to 2020-12-31; 2020-03-01 to 2020-04-12: 42 days"
    )


def test_the_day_of_an_election_is_an_end() -> None:
    told = lasting("42", "day", records="election")
    vote = bundle("elections in country:FRE", [election("2020-03-01")])
    assert read(told, vote).stance is Stance.SUPPORTS


def test_two_ends_on_record_do_not_accuse() -> None:
    told = lasting("100", "day", records="election|start")
    assert CHECKER.check(told, holders(tenure(ADA, "2020-04-12"))) is None


def test_other_claims_are_not_read() -> None:
    assert CHECKER.check(claim("since", kind=ClaimKind.DATE), CALENDAR) is None
