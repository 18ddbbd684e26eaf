"""Test the readers of Wikidata, United States and United Kingdom rows."""

from pathlib import Path

import pytest

from factcheck.store.snapshot_build.tenures_ministers import minister_spells, reign_name
from factcheck.store.snapshot_build.tenures_us_uk import us_spells

_HEAD = "position,person,personID,start,end,DOB,DOD,positionID\n"
_OFFICES = """country,position,positionID,list,wikidataLabel,jurisdictionID
argentina,President,Q1,main,President of Argentina,Q414
argentina,Head of Government of Buenos Aires City,Q2,main,Head of Government of Buenos Aires,
argentina,Minister of Economy and Finance,Q3,main,,Q414
argentina,Ambassador,Q4,other,,Q414
"""
_README = (
    "| argentina.csv | argentina-ministers | 4 | 3 | 4 | 1 | 2 | 0 | 2022-07-09 | 40c15a39 |\n"
)


def _ministers(tmp_path: Path, *rows: str) -> Path:
    folder = tmp_path / "ministers-to-2022"
    folder.mkdir()
    (folder / "README.md").write_text(_README, encoding="utf-8")
    (folder / "_offices.csv").write_text(_OFFICES, encoding="utf-8")
    (folder / "argentina.csv").write_text(_HEAD + "\n".join(rows), encoding="utf-8")
    return tmp_path


def test_ministers_keep_main_offices_and_the_as_of_day(tmp_path: Path) -> None:
    data = _ministers(
        tmp_path,
        "President,Ana Alfa,Q11,2001-12-21,2003,1960-01-01,,Q1",
        "Ambassador,Bea Beta,Q12,2001,,,,Q4",
    )
    (spell,) = minister_spells(data)
    assert (spell.name, spell.qid, spell.url) == (
        "Ana Alfa", "Q11", "https://www.wikidata.org/wiki/Q11"
    )  # fmt: skip
    assert spell.known_until.isoformat() == "2022-07-09"


def test_ministers_that_end_before_they_start_are_skipped(tmp_path: Path) -> None:
    data = _ministers(tmp_path, "President,Ana Alfa,Q11,2019-03-11,2012-11-05,,,Q1")
    assert list(minister_spells(data)) == []


def test_head_of_a_city_is_no_prime_minister(tmp_path: Path) -> None:
    row = "Head of Government of Buenos Aires City,Ana Alfa,Q11,2007,2015,,,Q2"
    (spell,) = minister_spells(_ministers(tmp_path, row))
    assert spell.office == "office:regional-leader"


def test_two_portfolios_give_two_rows(tmp_path: Path) -> None:
    row = "Minister of Economy and Finance,Ana Alfa,Q11,2007,2015,,,Q3"
    assert len(list(minister_spells(_ministers(tmp_path, row)))) == 2


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Harald V of Norway", "Harald V"),
        ("Albert II, Prince of Monaco", "Albert II"),
        ("Naruhito", "Naruhito"),
    ],
)
def test_reign_name_leaves_the_realm_out(written: str, name: str) -> None:
    assert reign_name(written) == name


def test_us_term_that_ends_later_has_no_end(tmp_path: Path) -> None:
    folder = tmp_path / "us-executive"
    folder.mkdir()
    (folder / "executive.yaml").write_text(
        """
- id: {govtrack: 1}
  name: {first: Ann, last: Alfa}
  bio: {birthday: '1950-01-01', gender: F}
  terms:
  - {type: prez, start: '2017-01-20', end: '2021-01-20', party: X}
  - {type: prez, start: '2025-01-20', end: '2029-01-20', party: X}
""",
        encoding="utf-8",
    )
    first, second = us_spells(tmp_path)
    assert first.end is not None
    assert first.end.edtf == "2021-01-20"
    assert second.end is None
    assert (second.role, second.party, second.gender) == ("both", "X", "f")
