"""Test the calendar as a source."""

from datetime import date
from typing import TYPE_CHECKING, cast

import pytest

from factcheck.model.claim import ClaimKind
from factcheck.model.value import EdtfDate
from factcheck.sources.gregorian import build
from factcheck.sources.protocol import Source, Workbench
from tests.unit.checkers.freedonia import claim

if TYPE_CHECKING:
    from factcheck.model.claim import Claim
    from factcheck.store.snapshot import Snapshot


@pytest.fixture
def calendar() -> Source:
    # The calendar computes: it never touches the snapshot it is offered.
    snapshot = cast("Snapshot", None)
    return build({}, Workbench(snapshot=snapshot, today=date(2024, 11, 13)))


def told(weekday: str, time: str | EdtfDate | None) -> "Claim":
    return claim("weekday", None, kind=ClaimKind.DATE, time=time, weekday=weekday)


def test_calendar_says_what_it_is(calendar: Source) -> None:
    assert calendar.name == "calendar"
    assert calendar.scope.kinds == {ClaimKind.DATE}
    assert calendar.scope.needs_network is False
    assert calendar.scope.licence == "computed"


def test_it_covers_a_weekday_put_to_one_day(calendar: Source) -> None:
    assert calendar.covers(told("Tuesday", "2024-11-05"))
    assert not calendar.covers(told("", "2024-11-05"))
    assert not calendar.covers(told("Tuesday", "2024-11"))
    assert not calendar.covers(told("Tuesday", None))


@pytest.mark.parametrize(
    ("day", "weekday"),
    [
        ("2024-11-05", "Tuesday"),
        ("2024-02-29", "Thursday"),
        ("2000-01-01", "Saturday"),
        ("1969-07-20", "Sunday"),
        ("1900-01-01", "Monday"),
        ("1945-05-09", "Wednesday"),
        ("2001-09-14", "Friday"),
    ],
)
def test_it_knows_the_weekday_of_a_day(calendar: Source, day: str, weekday: str) -> None:
    (evidence,) = calendar.find(told("any", day), limit=1)
    assert (evidence.value, evidence.topic, evidence.locator) == (weekday, "weekday", day)
    assert evidence.excerpt == f"{day} is a {weekday}"
    assert evidence.source == "calendar"
    assert evidence.url.startswith("https://")


def test_without_a_day_or_room_it_gives_nothing(calendar: Source) -> None:
    assert calendar.find(told("Tuesday", "2024-11-05"), limit=0) == ()
    assert calendar.find(told("Tuesday", None), limit=1) == ()
    until = EdtfDate(edtf="../2024", earliest=None, latest=date(2024, 12, 31))
    assert calendar.find(told("Tuesday", until), limit=1) == ()
