"""Test under which titles pages are looked for."""

from datetime import date
from typing import Any

import pytest

from factcheck.model.claim import ClaimKind
from factcheck.model.value import EntityKind, EntityRef
from factcheck.sources.mediawiki.titles import titles_for, told_time, words_for
from factcheck.store.snapshot import Snapshot
from tests.unit.checkers.freedonia import claim, on

STATES = EntityRef(name="United States", kind=EntityKind.COUNTRY, id="country:USA")
CHILE = EntityRef(name="Chile", kind=EntityKind.COUNTRY, id="country:CHL")
HE = EntityRef(name="he", kind=EntityKind.PERSON)
STRANGER = EntityRef(name="Zoe Unheard", kind=EntityKind.PERSON)


def titles(snapshot: Snapshot, *arguments: Any, **more: Any) -> tuple[str, ...]:
    return titles_for(claim(*arguments, **more), snapshot)


def test_office_is_looked_for_by_person_then_by_post(snapshot: Snapshot) -> None:
    found = titles(snapshot, "holds", STRANGER, place=STATES, office="office:vice-president")
    assert found == (
        "Zoe Unheard",
        "Vice President of the United States",
        "Vice president of the United States",
    )


def test_vote_is_looked_for_by_its_year_first(snapshot: Snapshot) -> None:
    found = titles(
        snapshot,
        "defeated",
        STRANGER,
        kind=ClaimKind.ELECTION,
        place=CHILE,
        context="2021-12-19/2021-12-19",
        for_office="yes",
    )
    assert found[0] == "2021 Chilean presidential election"
    assert found[-1] == "Zoe Unheard"


def test_vote_without_a_year_is_looked_for_by_its_people(snapshot: Snapshot) -> None:
    found = titles(
        snapshot, "defeated", STRANGER, kind=ClaimKind.ELECTION, place=CHILE, for_office=""
    )
    assert found == ("Zoe Unheard",)


def test_figure_is_looked_for_by_its_country(snapshot: Snapshot) -> None:
    found = titles(snapshot, "level", STATES, kind=ClaimKind.QUANTITY, place=STATES)
    expected = ("Economy of the United States", "Demographics of the United States")
    assert found == (*expected, "United States")


@pytest.mark.parametrize(
    ("as_of", "is_read"), [(date(2020, 6, 30), True), (date(2020, 6, 1), False)]
)
def test_news_are_those_of_a_day_that_is_past(
    snapshot: Snapshot, as_of: date, *, is_read: bool
) -> None:
    found = titles(snapshot, "began", STRANGER, time="2020-06-03", as_of=as_of)
    assert ("Portal:Current events/2020 June 3" in found) is is_read


def test_pronoun_is_no_title(snapshot: Snapshot) -> None:
    assert titles(snapshot, "holds", HE) == ()


def test_search_wants_two_words_at_least() -> None:
    assert words_for(claim("holds", STRANGER)) == ""
    assert words_for(claim("holds", STRANGER, place=CHILE)) == "Zoe Unheard Chile"
    assert words_for(claim("holds", HE, place=CHILE)) == ""
    assert words_for(claim("began", STRANGER, time="2020")) == "Zoe Unheard 2020"
    assert words_for(claim("began", STRANGER, time="2020/2021")) == ""


def test_time_is_the_claim_s_own_or_that_of_its_vote() -> None:
    assert told_time(claim("defeated", time="2020", context="2019-01-01/2019-12-31")) == on("2020")
    context = told_time(claim("defeated", context="2019-01-01/2019-12-31"))
    assert context is not None
    assert context.earliest == date(2019, 1, 1)
    assert told_time(claim("defeated")) is None
