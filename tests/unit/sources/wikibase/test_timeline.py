"""Test the query for holders, and how its rows are read."""

from datetime import date

import pytest

from factcheck.errors import SourceFormatError
from factcheck.sources.wikibase.timeline import read_timeline, write_query

FETCHED = date(2026, 9, 1)
ENTITY = "http://www.wikidata.org/entity/"
ROW = {
    "st": f"{ENTITY}statement/Q1-a", "post": f"{ENTITY}Q11", "person": f"{ENTITY}Q1",
    "rank": "http://wikiba.se/ontology#NormalRank", "label": "Ann",
    "start": "2020-01-01T00:00:00Z", "startp": "9",
}  # fmt: skip


def test_query_is_portable() -> None:
    query = write_query(["Q11", "Q12"], [("Q30", "foreign")])
    assert "VALUES ?post { wd:Q11 wd:Q12 }" in query
    assert '(wd:Q30 "foreign")' in query
    for engine_s_own in ("SERVICE", "bd:", "hint:", "AUTO_LANGUAGE"):
        assert engine_s_own not in query
    used = {part.partition(":")[0] for part in query.split() if part.count(":") == 1}
    assert {f"PREFIX {name}" for name in ("wd", "wdt", "p", "ps", "psv", "pq", "pqv")} <= {
        line.partition(":")[0] for line in query.splitlines()
    }
    assert used


def test_query_cannot_be_closed_by_a_title() -> None:
    query = write_query([], [("Q30", 'x" ) } DROP ALL'), ("not an id", "foreign")])
    assert '(wd:Q30 "x   drop all")' in query
    assert "not an id" not in query


def test_year_stays_a_year() -> None:
    (seen,) = read_timeline([ROW], FETCHED)
    assert seen.term.start is not None
    assert seen.term.start.edtf == "2020"
    assert (seen.term.end, seen.term.ended) == (None, False)
    assert seen.term.known_until == FETCHED


def test_statement_in_two_rows_is_one_term() -> None:
    page = {"pageversion": "77", "pagemodified": "2026-05-05T00:00:00Z"}
    two = [{**ROW, **page, "next": f"{ENTITY}Q3"}, {**ROW, **page, "next": f"{ENTITY}Q2"}]
    (seen,) = read_timeline(two, FETCHED)
    assert (seen.term.label, seen.revision) == ("Ann", "77")
    assert read_timeline(two[::-1], FETCHED) == (seen,)
    assert seen.term.known_until == date(2026, 5, 5)


def test_revision_on_the_item_goes_before_the_page_s() -> None:
    (seen,) = read_timeline([{**ROW, "version": "78", "pageversion": "77"}], FETCHED)
    assert seen.revision == "78"


@pytest.mark.parametrize("more", [{"over": "_:b0"}, {"next": f"{ENTITY}Q2"}])
def test_end_on_an_unknown_day_is_an_end(more: dict[str, str]) -> None:
    (seen,) = read_timeline([{**ROW, **more}], FETCHED)
    assert seen.term.ended


def test_limit_on_a_term_makes_it_acting() -> None:
    (seen,) = read_timeline([{**ROW, "limit": f"{ENTITY}Q4676846"}], FETCHED)
    assert seen.term.acting
    assert "pq:P5102|pq:P3831|pq:P1480 ?limit" in write_query(["Q11"], [])


def test_known_end_is_no_unknown_one() -> None:
    more = {"end": "2021-05-05T00:00:00Z", "endp": "11", "over": "2021-05-05T00:00:00Z"}
    (seen,) = read_timeline([{**ROW, **more, "next": f"{ENTITY}Q2"}], FETCHED)
    assert seen.term.end is not None
    assert not seen.term.ended


@pytest.mark.parametrize(
    "row", [{}, {"st": "x"}, {**ROW, "startp": "day"}, {**ROW, "start": "soon"}]
)
def test_row_of_another_shape_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(SourceFormatError, match="bindings"):
        read_timeline([row], FETCHED)
