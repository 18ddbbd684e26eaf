"""Test claims about summits and games: supported by a record, contradicted by none."""

from datetime import date, timedelta

import pytest

from factcheck.checkers.event import CHECKER
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, SlotMatch, Stance
from factcheck.model.fact import Event
from factcheck.model.value import EntityKind, EntityRef
from tests.unit.checkers.freedonia import (
    ADA,
    FREEDONIA,
    SYLVANIA,
    bundle,
    claim,
    tenure,
)


def summit(name: str, start: date, place: str = "Fredville") -> Event:
    return Event(
        name=name,
        kind="summit",
        start=start,
        end=start + timedelta(days=1),
        place=place,
        country="country:FRE",
        source="gazette",
        url="https://example.org/gazette/events",
    )


NINE = summit("2019 Q9 Summit", date(2019, 7, 1))
TEN = summit("2020 Q9 Summit", date(2020, 7, 1), "Harpo Bay")
FREDVILLE = EntityRef(name="Fredville", kind=EntityKind.CITY)


def at(
    name: str,
    *,
    place: EntityRef | None = None,
    time: str | None = None,
    as_of: date | None = date(2020, 6, 15),
) -> Claim:
    return claim(
        "event_at", None, kind=ClaimKind.EVENT, place=place, time=time, as_of=as_of, name=name
    )


def check(claimed: Claim, *rows: Event) -> Assessment | None:
    return CHECKER.check(claimed, bundle("events", rows or (NINE, TEN)))


def test_checker_says_what_it_reads() -> None:
    assert CHECKER.name == "event"
    assert CHECKER.handles == {ClaimKind.EVENT}


def test_the_nearest_event_of_the_name_supports() -> None:
    answer = check(at("Q9 Summit"))
    assert answer is not None
    assert answer.stance is Stance.SUPPORTS
    assert answer.because == "2020 Q9 Summit: Harpo Bay, 2020-07-01 to 2020-07-02."
    assert answer.evidence.facts == (TEN,)
    assert answer.slots == (("time", SlotMatch.AGREES),)


@pytest.mark.parametrize("place", [FREDVILLE, FREEDONIA, EntityRef(name="fredville, Freedonia")])
def test_a_place_agrees_by_city_country_or_part(place: EntityRef) -> None:
    answer = check(at("Q9 Summit", place=place), NINE)
    assert answer is not None
    assert answer.stance is Stance.SUPPORTS
    assert answer.slots == (("place", SlotMatch.AGREES),)


@pytest.mark.parametrize("place", [SYLVANIA, EntityRef(name="Chico", kind=EntityKind.CITY)])
def test_another_place_contradicts_nothing(place: EntityRef) -> None:
    assert check(at("Q9 Summit", place=place)) is None


@pytest.mark.parametrize(
    ("time", "supported"),
    [
        ("2019-07-02", True),
        ("2019-07-03", False),
        ("2019-06-30", False),
        ("2019-07-01", True),
        ("2019", True),
        ("2018", False),
    ],
)
def test_a_time_has_to_touch_the_event(time: str, supported: bool) -> None:
    assert (check(at("Q9 Summit", time=time), NINE) is not None) is supported


@pytest.mark.parametrize(
    ("as_of", "supported"),
    [
        (NINE.start + timedelta(days=400), True),
        (NINE.start + timedelta(days=401), False),
        (NINE.start - timedelta(days=400), True),
        (NINE.start - timedelta(days=401), False),
        (None, False),
    ],
)
def test_without_a_time_an_event_within_400_days_is_meant(
    as_of: date | None, supported: bool
) -> None:
    assert (check(at("Q9 Summit", as_of=as_of), NINE) is not None) is supported


@pytest.mark.parametrize(
    ("name", "supported"),
    [
        ("Q9", True),
        ("q9 summit 2019", True),
        ("Q9 games", False),
        ("Q8 Summit", False),
        ("", False),
    ],
)
def test_every_word_of_the_name_has_to_be_there(name: str, supported: bool) -> None:
    assert (check(at(name), NINE) is not None) is supported


def test_a_time_told_without_the_article_s_day_is_enough() -> None:
    answer = check(at("Q9 Summit", time="2019", as_of=None))
    assert answer is not None
    assert answer.evidence.facts == (NINE,)


def test_what_is_not_the_checker_s_is_left_alone() -> None:
    assert CHECKER.check(claim("met", None, name="Q9"), bundle("events", [NINE])) is None
    assert CHECKER.check(at("Q9"), bundle("events", [tenure(ADA, "2012-01-01")])) is None
