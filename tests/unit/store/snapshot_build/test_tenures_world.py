"""Test reading the leaders' tables of Wikidata."""

from pathlib import Path

from factcheck.store.snapshot_build.tenures_world import country_qids

_HEADER = "positionID,position,personID,person,startYear,endYear,countryID,country\n"


def test_country_qids_take_the_country_where_a_kingdom_stands_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "world-politicians"
    folder.mkdir()
    rows = (
        "Q1,Prime Minister of Denmark,Q2,A,2019,,Q756617,Kingdom of Denmark\n"
        "Q1,Prime Minister of Denmark,Q2,A,2019,,Q35,Denmark\n"
        "Q3,Prime Minister of Nowhere,Q4,B,2019,,Q5,Nowhere\n"
    )
    (folder / "world-leaders.csv").write_text(_HEADER + rows, encoding="utf-8")
    header = "positionID,position,personID,person,start,countryID,country\n"
    (folder / "foreign-ministers.csv").write_text(
        header + "Q6,Minister,Q7,C,2020-10-01,Q916,Angola\n", encoding="utf-8"
    )
    assert country_qids(tmp_path) == {"country:DNK": "Q35", "country:AGO": "Q916"}
