"""Test joining rows into spells, and ends taken from successors."""

from dataclasses import replace
from datetime import date

import pytest

from factcheck.store.snapshot_build.tenures_dates import english_date, numeric_date
from factcheck.store.snapshot_build.tenures_ends import overlapping, settle
from factcheck.store.snapshot_build.tenures_join import HeldSpell, join_spells
from factcheck.store.snapshot_build.tenures_screen import without_wrong_starts
from factcheck.store.snapshot_build.tenures_spells import (
    CHECKED,
    WEEKLY,
    WIKIDATA,
    YEARLY,
    Spell,
)


def _spell(start: str, end: str = "", *, known: str = "2022-07-01", trust: int = WIKIDATA) -> Spell:
    return Spell(
        jurisdiction="country:XXA", name="", title="President", office="office:president",
        start=numeric_date(start), end=numeric_date(end), known_until=date.fromisoformat(known),
        trust=trust, source="test", url="",
    )  # fmt: skip


def _settled(*rows: tuple[str, Spell]) -> list[tuple[str, str, str, bool]]:
    return [
        (
            held.person,
            held.spell.start.edtf if held.spell.start else "",
            held.spell.end.edtf if held.spell.end else "",
            held.spell.end_inferred,
        )
        for held in settle(join_spells(without_wrong_starts(rows)))
    ]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("10 December 2023", "2023-12-10"), ("December 2023", "2023-12"), ("2013", "2013"),
     ("1 Sep 1999", "1999-09-01")],
)  # fmt: skip
def test_english_date_reads_factbook_dates(text: str, edtf: str) -> None:
    found = english_date(text)
    assert found is not None
    assert found.edtf == edtf


def test_english_date_gives_none_for_impossible_days() -> None:
    assert english_date("31 June 2020") is None
    assert numeric_date("2014s") is None


def test_governments_in_a_row_are_one_spell() -> None:
    rows = [("a", _spell("2012-12-26", "2014-12-24")), ("a", _spell("2014-12-24", "2017-11-01")),
            ("a", _spell("2017-11-01", "2020-09-16"))]  # fmt: skip
    assert _settled(*rows) == [("a", "2012-12-26", "2020-09-16", False)]


def test_a_return_after_another_holder_is_a_second_spell() -> None:
    rows = [("a", _spell("2003-01-01")), ("b", _spell("2011-01-01")), ("a", _spell("2023-01-01"))]
    assert [row[:3] for row in _settled(*rows)] == [
        ("a", "2003-01-01", "2011-01-01"),
        ("b", "2011-01-01", "2023-01-01"),
        ("a", "2023-01-01", ""),
    ]


def test_re_election_does_not_move_the_start() -> None:
    rows = [
        ("a", _spell("2018-02-15", known="2024-06-21", trust=WEEKLY)),
        ("a", _spell("2024-06-19", known="2026-01-22", trust=WEEKLY)),
    ]
    assert _settled(*rows) == [("a", "2018-02-15", "", False)]


def test_sources_some_days_apart_give_an_interval() -> None:
    rows = [("a", _spell("2023-12-13", trust=CHECKED)), ("a", _spell("2023-12-11", trust=WEEKLY))]
    assert _settled(*rows)[0][1] == "2023-12-11/2023-12-13"


def test_end_is_not_inferred_over_years_nobody_saw() -> None:
    unseen = [("a", _spell("2016-07-28", known="2017-03-28", trust=WEEKLY)),
              ("b", _spell("2020-11-17", known="2021-06-01", trust=WEEKLY))]  # fmt: skip
    assert _settled(*unseen)[0][2:] == ("", False)
    seen = [("a", replace(unseen[0][1], known_until=date(2020, 11, 1))), unseen[1]]
    assert _settled(*seen)[0][2:] == ("2020-11-17", True)


def test_acting_holder_who_is_confirmed_has_two_spells() -> None:
    acting = replace(_spell("2016-05-12", known="2016-11-06", trust=WEEKLY), acting=True)
    found = _settled(("a", acting), ("a", _spell("2016-08-31", "2019-01-01")))
    assert found == [
        ("a", "2016-05-12", "2016-08-31", True),
        ("a", "2016-08-31", "2019-01-01", False),
    ]


def test_stand_in_ends_nobody_who_returns() -> None:
    stand_in = replace(_spell("2022-08-24", "2022-09-30"), acting=True)
    rows = [("a", _spell("2014-08-24", "2023-08-22", trust=CHECKED)), ("b", stand_in)]
    assert ("a", "2014-08-24", "2023-08-22", False) in _settled(*rows)


def test_wrong_year_in_the_weekly_file_is_taken_back() -> None:
    rows = [
        ("b", _spell("2004-12-29", "2008-12-22")),
        ("a", _spell("2005-06-23", known="2026-01-22", trust=WEEKLY)),
        ("a", _spell("2025-06-23", known="2026-01-31", trust=CHECKED)),
    ]
    assert ("a", "2025-06-23", "", False) in _settled(*rows)


def test_deputy_of_the_yearly_editions_goes() -> None:
    rows = [("a", _spell("2009-09-16", "2010-06-08")),
            ("b", _spell("2009-11-16", known="2009-12-31", trust=YEARLY))]  # fmt: skip
    assert [row[0] for row in _settled(*rows)] == ["a"]


def test_overlapping_counts_certain_days_only() -> None:
    def _held(person: str, spell: Spell) -> HeldSpell:
        return HeldSpell(person=person, spell=spell)

    years = [_held("a", _spell("2001", "2005")), _held("b", _spell("2005", "2009"))]
    assert overlapping(years) == set()
    days = [_held("a", _spell("2001-01-01", "2005-12-31")), _held("b", _spell("2005-01-01"))]
    assert overlapping(days) == {0, 1}


def test_row_filed_under_the_wrong_office_ends_nobody() -> None:
    rows = [
        ("a", _spell("2022-06-01", known="2026-01-21", trust=WEEKLY)),
        ("b", _spell("2022-12-23", known="2023-01-19", trust=WEEKLY)),
    ]
    assert _settled(*rows) == [("a", "2022-06-01", "", False)]
