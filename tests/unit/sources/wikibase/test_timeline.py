"""Test the queries for posts and holders, and how their rows are read."""

from datetime import date

import pytest

from factcheck.errors import SourceFormatError
from factcheck.sources.wikibase.timeline import (
    Seen,
    read_search,
    read_timeline,
    write_query,
    write_search,
)

FETCHED = date(2026, 9, 1)
ENTITY = "http://www.wikidata.org/entity/"
PROP = "http://www.wikidata.org/prop/qualifier/"
BASE = {"st": f"{ENTITY}statement/Q1-a", "post": f"{ENTITY}Q11", "person": f"{ENTITY}Q1"}
RANK = "http://wikiba.se/ontology#"


def plain(name: str, value: str) -> dict[str, str]:
    key = f"{RANK}rank" if name == "rank" else f"{PROP}{name}"
    return {**BASE, "key": key, "value": f"{RANK}{value}" if name == "rank" else value}


def timed(name: str, time: str, precision: str = "11") -> dict[str, str]:
    return {**BASE, "key": f"{PROP}value/{name}", "time": time, "precision": precision}


ROWS = [
    plain("rank", "NormalRank"),
    timed("P580", "2020-01-01T00:00:00Z", "9"),
    {**BASE, "label": "Ann", "language": "en"},
    {**BASE, "label": "Anna", "language": "mul"},
]


def only(*more: dict[str, str]) -> Seen:
    (seen,) = read_timeline([*ROWS, *more], FETCHED)
    return seen


def test_queries_are_portable() -> None:
    for query in (write_query(["Q11", "Q12"]), write_search([("Q30", "foreign")])):
        for engine_s_own in ("SERVICE", "bd:", "hint:", "AUTO_LANGUAGE", "OPTIONAL"):
            assert engine_s_own not in query
        declared = {line.split()[1] for line in query.splitlines() if line.startswith("PREFIX")}
        body = query.partition("SELECT")[2].replace("://", "")
        used = {f"{w.partition(':')[0].lstrip('(|')}:" for w in body.split() if ":" in w}
        assert used <= declared
    assert "VALUES ?post { wd:Q11 wd:Q12 }" in write_query(["Q11", "Q12"])


def test_search_cannot_be_closed_by_a_title() -> None:
    query = write_search([("Q30", 'x" ) } DROP ALL'), ("not an id", "foreign")])
    assert '(wd:Q30 "x   drop all")' in query
    assert "not an id" not in query


def test_query_with_forty_posts_fits_an_address() -> None:
    assert len(write_query([f"Q{100_000_000 + n}" for n in range(40)])) < 5_500


def test_posts_found_by_name_come_in_a_fixed_order() -> None:
    rows = [
        {"post": f"{ENTITY}Q12", "title": "B", "where": f"{ENTITY}Q30"},
        {"post": f"{ENTITY}Q11", "title": "A", "where": f"{ENTITY}Q30"},
    ]
    assert read_search(rows) == (("Q11", "A", "Q30"), ("Q12", "B", "Q30"))
    with pytest.raises(SourceFormatError):
        read_search([{"post": "Q1"}])


def test_year_stays_a_year() -> None:
    seen = only()
    assert seen.term.start is not None
    assert seen.term.start.edtf == "2020"
    assert (seen.term.end, seen.term.ended, seen.term.confirmed) == (None, False, False)
    assert (seen.term.label, seen.term.known_until) == ("Ann", FETCHED)


def test_rows_of_a_statement_are_one_term_in_whatever_order() -> None:
    version = {**BASE, "version": "77", "modified": "2026-05-05T00:00:00Z"}
    seen = only(version, timed("P582", "2021-05-05T00:00:00Z"), plain("P582", "2021-05-05"))
    assert (seen.revision, seen.term.known_until) == ("77", date(2026, 5, 5))
    assert seen.term.end is not None
    assert not seen.term.ended
    rows = [*ROWS, plain("P1366", f"{ENTITY}Q2"), plain("P1366", f"{ENTITY}Q3")]
    assert read_timeline(rows, FETCHED) == read_timeline(rows[::-1], FETCHED)


def test_label_for_all_languages_serves_where_there_is_none_in_english() -> None:
    (seen,) = read_timeline([ROWS[0], ROWS[1], ROWS[3]], FETCHED)
    assert seen.term.label == "Anna"


@pytest.mark.parametrize(
    "more", [plain("P582", "_:b0"), plain("P1366", f"{ENTITY}Q2")], ids=["unknown", "replaced"]
)
def test_end_on_an_unknown_day_is_an_end(more: dict[str, str]) -> None:
    assert only(more).term.ended


def test_limit_on_a_term_makes_it_acting() -> None:
    assert only(plain("P5102", f"{ENTITY}Q4676846")).term.acting


def test_death_comes_with_the_person() -> None:
    died = only({**BASE, "died": "2022-03-04T00:00:00Z", "precision": "11"}).term.died
    assert died is not None
    assert died.edtf == "2022-03-04"


def test_deprecated_statement_is_no_term() -> None:
    assert read_timeline([plain("rank", "DeprecatedRank"), *ROWS[1:]], FETCHED) == ()
    (seen,) = read_timeline([plain("rank", "PreferredRank"), *ROWS[1:]], FETCHED)
    assert seen.term.confirmed


@pytest.mark.parametrize(
    "row",
    [{}, {"st": "x"}, timed("P580", "soon"), timed("P580", "2020-01-01T00:00:00Z", "day")],
)
def test_row_of_another_shape_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(SourceFormatError, match="bindings"):
        read_timeline([row], FETCHED)
