"""Who, which office and which country an office claim is about."""

import pytest

from factcheck.model.value import Span
from factcheck.splitter.office.posts import (
    appositive_person,
    country_slot,
    known_offices,
    office_between,
    office_of,
    offices_of,
    person_near,
    portfolio_offices,
)
from factcheck.splitter.reading import Mention, Passage
from tests.unit.splitter.desk import Desk


def at(passage: Passage, words: str) -> Span:
    """Give where words stand in a passage of a one-sentence story."""
    start = passage.span.start + passage.text.index(words)
    return Span(start=start, end=start + len(words))


def who(found: Mention | None) -> str | None:
    """Give the name of a mention."""
    return found.ref.name if found else None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Gabriel Boric took office in Chile.", "took office", "Gabriel Boric"),
        ("After Sebastián Piñera, Gabriel Boric took office.", "took office", "Gabriel Boric"),
        ("The conservative took office after Gabriel Boric.", "took office", None),
        ("Rain fell.", "fell", None),
    ],
)
def test_the_person_is_the_subject(desk: Desk, text: str, words: str, expected: str | None) -> None:
    passage = desk.passage(text)
    assert who(person_near(passage, at(passage, words))) == expected


def test_an_apposition_belongs_to_the_name_before(desk: Desk) -> None:
    passage = desk.passage("António Costa, prime minister since 2015, met Olaf Scholz.")
    assert who(appositive_person(passage, at(passage, "since 2015"))) == "António Costa"
    assert appositive_person(passage, at(passage, "António")) is None


def test_the_office_between_a_person_and_the_words_is_meant(desk: Desk) -> None:
    passage = desk.passage("Olaf Scholz was mayor, then chancellor, and left in 2025.")
    person = next(m for m in passage.mentions if m.text == "Olaf Scholz")
    found = office_between(passage, person, at(passage, "left"))
    assert found is not None
    assert found.text == "chancellor"


def test_an_office_not_named_is_that_of_the_person_s_record(desk: Desk) -> None:
    reading = desk.reading("Olaf Scholz spoke in Chile.")
    person = next(m for m in reading.passages[0].mentions if m.text == "Olaf Scholz")
    assert office_of(reading, person, None) == (("office:prime-minister",), "country:DEU", False)


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("the row at the interior ministry", "country:DEU", ("office:interior-minister",)),
        ("the row at the treasury department", "country:USA", ("office:finance-minister",)),
        ("the row at the ministry", "country:DEU", ()),
        ("a walk in the interior", "country:DEU", ()),
    ],
)
def test_a_ministry_names_its_minister(text: str, country: str, expected: tuple[str, ...]) -> None:
    assert portfolio_offices(text, country) == expected


def test_a_portfolio_that_nobody_runs_is_only_a_minister_s() -> None:
    assert offices_of("silly walks", "country:GBR") == ("office:minister",)
    assert offices_of("finance", "country:FRA")[0] == "office:finance-minister"


@pytest.mark.parametrize(("day", "expected"), [("2023-01-01", "office:prime-minister"), (None, "")])
def test_offices_on_record_are_those_of_the_story_s_day(
    desk: Desk, day: str | None, expected: str
) -> None:
    reading = desk.reading("Olaf Scholz spoke in Chile.", day)
    person = next(m for m in reading.passages[0].mentions if m.text == "Olaf Scholz")
    assert known_offices(reading, person) == expected


def test_a_country_slot_names_the_country_and_none_gives_none(desk: Desk) -> None:
    reading = desk.reading("Olaf Scholz spoke in Chile.")
    slot = country_slot(reading, "country:CHL")
    assert slot is not None
    assert (slot.text, slot.value.id, slot.span) == ("Chile", "country:CHL", None)
    assert country_slot(reading, None) is None
