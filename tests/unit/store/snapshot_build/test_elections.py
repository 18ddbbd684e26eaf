"""Check that versions of one election meet in one row, with the days that are known."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck.store.snapshot_build.elections import SOURCES, collect
from factcheck.store.snapshot_build.elections_rows import ElectionRow

FINAL = (
    "2023: Javier Gerardo MILEI elected president in second round; percent vote in first round -"
    " Sergio Tomás MASSA (FR) 36.7%, Javier Gerardo MILEI (PL) 30%; percent of vote in second round"
    " - MILEI 55.7%, MASSA 44.3% 2019: Alberto Ángel FERNÁNDEZ elected president; percent of vote -"
    " Alberto Angel FERNÁNDEZ (TODOS) 48.1%, Mauricio MACRI (PRO) 40.4%"
)
FIRST = (
    "Alberto Angel FERNANDEZ elected president; percent of vote - Alberto Angel FERNANDEZ (TODOS)"
    " 48.1%, Mauricio MACRI (PRO) 40.4%, Roberto LAVAGNA (independent) 6.2%"
)
UNDATED = (
    "Mauricio MACRI elected president; percent of vote: first-round results - Daniel SCIOLI (PJ)"
    " 37.1%, Mauricio MACRI (PRO) 34.2%; second-round results - Mauricio MACRI (PRO) 51.4%, Daniel"
    " SCIOLI (PJ) 48.6%"
)
OLD = [["ar", FIRST, "2021-06-01"], ["ar", UNDATED, "2017-03-28"]]
LEADERS = [
    ["ar", "chief of state", "President Mauricio MACRI", "10 December 2015", "", "", None],
]
US = (
    "2024: Donald J. TRUMP elected president; electoral vote - Donald J. TRUMP (Republican Party)"
    " 312, Kamala HARRIS (Democratic Party) 226; percent of direct popular vote - Donald J. TRUMP"
    " 49.8%, Kamala HARRIS 48.3%, other 1.9%"
)
COUNTIES = (
    "state_name,county_fips,county_name,votes_gop,votes_dem,total_votes\n"
    "New York,1,A,30,60,100\nNew York,2,B,10,90,100\nTexas,3,C,60,40,100\n"
)


def page(results: str, day: str) -> dict[str, Any]:
    fields = {"election results": {"text": results}, "most recent election date": {"text": day}}
    return {"Government": {"Executive branch": fields}}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    pages = {
        "south-america/ar": page(FINAL, "22 October 2023, with a runoff held 19 November 2023"),
        "north-america/us": page(US, "5 November 2024"),
    }
    for name, content in pages.items():
        path = tmp_path / "world-factbook" / f"{name}.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(content), "utf-8")
    history = tmp_path / "world-factbook-history"
    history.mkdir()
    recent = {"leaders": LEADERS, "elections": OLD}
    (history / "facts-2015-2026.json").write_text(json.dumps(recent), "utf-8")
    older: dict[str, list[Any]] = {"leaders": [], "elect": []}
    (history / "editions-1990-2025.json").write_text(json.dumps(older), "utf-8")
    (tmp_path / "us-elections").mkdir()
    (tmp_path / "us-elections" / "2024_county.csv").write_text(COUNTIES, "utf-8")
    return tmp_path


def rows_of(data: Path, jurisdiction: str) -> dict[str, ElectionRow]:
    return {
        row.election.id: row for row in collect(data) if row.election.jurisdiction == jurisdiction
    }


def test_collect_gives_each_round_its_day_and_the_winner_to_the_last(data: Path) -> None:
    rows = rows_of(data, "country:ARG")
    first = rows["election:ARG:2023-10-22:president:round-1"].election
    second = rows["election:ARG:2023-11-19:president:round-2"].election

    assert (first.decisive, second.decisive) == (False, True)
    assert [(c.name, c.share, c.won) for c in second.candidates] == [
        ("Javier Gerardo Milei", Decimal("55.7"), True),
        ("Sergio Tomás Massa", Decimal("44.3"), False),
    ]
    assert [c.won for c in first.candidates] == [None, None]
    assert first.office == "office:president"


def test_collect_keeps_the_capitals_beside_the_names(data: Path) -> None:
    row = rows_of(data, "country:ARG")["election:ARG:2023-11-19:president:round-2"]

    assert row.raw_names == ("Javier Gerardo MILEI", "Sergio Tomás MASSA")


def test_collect_merges_versions_into_the_fullest_with_accents(data: Path) -> None:
    found = [r.election for r in rows_of(data, "country:ARG").values() if r.election.date]
    (row,) = [e for e in found if e.date and e.date.edtf.startswith("2019")]

    assert [c.name for c in row.candidates] == [
        "Alberto Ángel Fernández",
        "Mauricio Macri",
        "Roberto Lavagna",
    ]


def test_collect_dates_an_undated_text_by_its_winners_first_day_in_office(data: Path) -> None:
    rows = rows_of(data, "country:ARG")

    row = rows["election:ARG:2015-11-22:president:round-2"].election
    assert [c.name for c in row.candidates if c.won] == ["Mauricio Macri"]


def test_collect_brings_electors_and_shares_together(data: Path) -> None:
    rows = rows_of(data, "country:USA")
    winner = rows["election:USA:2024-11-05:president"].election.candidates[0]

    assert (winner.name, winner.electoral_votes, winner.share) == (
        "Donald J. Trump",
        312,
        Decimal("49.8"),
    )


def test_collect_sums_counties_to_states(data: Path) -> None:
    (row,) = rows_of(data, "region:US-new-york").values()
    found = [(c.name, c.votes, c.share, c.won) for c in row.election.candidates]

    assert found == [
        ("Kamala Harris", 150, Decimal("75.00"), True),
        ("Donald J. Trump", 40, Decimal("20.00"), False),
        ("other", 10, Decimal("5.00"), None),
    ]


def test_collect_is_deterministic_and_names_only_its_sources(data: Path) -> None:
    rows = collect(data)

    assert rows == collect(data)
    assert {row.election.source for row in rows} <= {source.id for source in SOURCES}
    assert len({row.election.id for row in rows}) == len(rows)
    assert all(len(row.raw_names) == len(row.election.candidates) for row in rows)
