"""Test time values: what each precision allows, both calendars, and what cannot be told."""

from datetime import date
from typing import Any

import pytest

from factcheck.sources.wikibase.times import read_rdf_time, read_time

GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
JULIAN = "http://www.wikidata.org/entity/Q1985786"


def value(time: str, precision: int, calendar: str = GREGORIAN) -> dict[str, Any]:
    return {"time": time, "precision": precision, "calendarmodel": calendar, "timezone": 0}


@pytest.mark.parametrize(
    ("time", "precision", "edtf"),
    [
        ("+2023-12-10T00:00:00Z", 11, "2023-12-10"),
        ("+2023-12-10T14:00:00Z", 14, "2023-12-10"),
        ("+2023-12-00T00:00:00Z", 10, "2023-12"),
        ("+2023-12-01T00:00:00Z", 10, "2023-12"),
        ("+2010-00-00T00:00:00Z", 9, "2010"),
        # A year looks like 1 January; it is no day.
        ("+2010-01-01T00:00:00Z", 9, "2010"),
        ("+1995-00-00T00:00:00Z", 8, "199X"),
        ("+00000001723-01-01T00:00:00Z", 11, "1723-01-01"),
        ("+2023-02-30T00:00:00Z", 11, "2023-02"),
    ],
)
def test_time_is_read_as_far_as_its_precision_goes(time: str, precision: int, edtf: str) -> None:
    found = read_time(value(time, precision))
    assert found is not None
    assert found.edtf == edtf


def test_year_is_an_interval() -> None:
    found = read_time(value("+2010-01-01T00:00:00Z", 9))
    assert found is not None
    assert (found.earliest, found.latest) == (date(2010, 1, 1), date(2010, 12, 31))


@pytest.mark.parametrize(
    ("time", "precision"),
    [
        ("+1901-00-00T00:00:00Z", 7),
        ("-0044-03-15T00:00:00Z", 11),
        ("+0000-00-00T00:00:00Z", 9),
        ("+99999-00-00T00:00:00Z", 9),
        ("-0005-00-00T00:00:00Z", 8),
    ],
)
def test_time_that_no_interval_here_can_hold_is_none(time: str, precision: int) -> None:
    assert read_time(value(time, precision)) is None


def test_julian_day_becomes_the_gregorian_one() -> None:
    # The October Revolution: 25 October 1917 in Petrograd was 7 November elsewhere.
    found = read_time(value("+1917-10-25T00:00:00Z", 11, JULIAN))
    assert found is not None
    assert found.edtf == "1917-11-07"
    # The day before the reform: Thursday, 4 October 1582, was followed by Friday the 15th.
    before = read_time(value("+1582-10-04T00:00:00Z", 11, JULIAN))
    assert before is not None
    assert before.edtf == "1582-10-14"


def test_julian_month_becomes_the_days_it_had() -> None:
    found = read_time(value("+1917-10-00T00:00:00Z", 10, JULIAN))
    assert found is not None
    assert (found.earliest, found.latest) == (date(1917, 10, 14), date(1917, 11, 13))


def test_rdf_time_has_no_sign_and_is_gregorian_already() -> None:
    found = read_rdf_time("1917-11-07T00:00:00Z", "11")
    assert found is not None
    assert found.edtf == "1917-11-07"
    year = read_rdf_time("2010-01-01T00:00:00Z", "9")
    assert year is not None
    assert year.edtf == "2010"


def test_text_that_is_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="no time"):
        read_rdf_time("tomorrow", "11")
