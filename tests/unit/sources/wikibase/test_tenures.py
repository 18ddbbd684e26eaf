"""Test how terms become tenures: open ends, unknown ends, lists with holes, shared offices."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from factcheck.model.fact import Tenure
from factcheck.normalise.edtf import parse_edtf
from factcheck.sources.wikibase.decode import Item, read_items
from factcheck.sources.wikibase.posts import Post
from factcheck.sources.wikibase.tenures import Term, around, tenures, terms_listed, terms_of
from tests.servers.items import UNKNOWN, item, made

FETCHED = date(2026, 9, 1)
POST = Post(
    id="Q11", title="President of Ruritania", office="office:president", place="country:RUR"
)


def term(person: str, start: str | None, end: str | None = None, **more: Any) -> Term:
    return Term(
        person=person, label=person.title(), post="Q11", known_until=date(2026, 6, 1),
        start=parse_edtf(start) if start else None, end=parse_edtf(end) if end else None, **more,
    )  # fmt: skip


def rows(terms: Sequence[Term], *, whole: bool = True) -> tuple[Tenure, ...]:
    posts = {"Q11": POST}
    return tenures(terms, posts.get, lambda qid: f"wikidata:{qid}", whole=whole)


def edges(tenure: Tenure) -> tuple[str | None, str | None]:
    start, end = tenure.start, tenure.end
    return start.edtf if start else None, end.edtf if end else None


def read(entity: dict[str, object]) -> Item:
    found = read_items({"entities": {"Q1": entity}}, fetched=FETCHED)["Q1"]
    assert found is not None
    return found


def test_rows_come_in_the_order_of_their_starts() -> None:
    found = rows([term("Q2", "2020-05-05"), term("Q1", "2010-05-05", "2020-05-05")])
    assert [t.person for t in found] == ["wikidata:Q1", "wikidata:Q2"]
    assert [t.source for t in found] == ["wikidata:Q1", "wikidata:Q2"]
    assert all(t.single for t in found)


def test_end_that_nobody_wrote_down_is_the_next_one_s_start() -> None:
    old, _ = rows([term("Q1", "2010-05-05"), term("Q2", "2020-05-05")])
    assert edges(old) == ("2010-05-05", "2020-05-05")
    assert old.end_inferred


def test_open_end_lasts_to_the_revision_only_where_something_confirms_it() -> None:
    (sure,) = rows([term("Q1", "2010-05-05", confirmed=True)])
    assert (sure.end, sure.known_until) == (None, date(2026, 6, 1))
    (unsure,) = rows([term("Q1", "2010-05-05")])
    assert unsure.known_until == date(2014, 5, 4)


def test_term_that_ended_on_an_unknown_day_is_known_on_its_first_day_only() -> None:
    (over,) = rows([term("Q1", "2010-05-05", ended=True)])
    assert (over.end, over.known_until) == (None, date(2010, 5, 5))
    assert not over.single


def test_death_ends_an_open_term() -> None:
    dead = Term(
        person="Q1", label="Ann", post="Q11", start=parse_edtf("2010"), end=None,
        died=parse_edtf("2012-03-04"), known_until=date(2026, 6, 1),
    )  # fmt: skip
    (found,) = rows([dead])
    assert edges(found) == ("2010", "2012-03-04")
    assert found.end_inferred


def test_without_the_whole_list_nobody_is_the_only_one() -> None:
    (alone,) = rows([term("Q1", "2010-05-05", "2012-05-05")], whole=False)
    assert not alone.single


def test_office_of_two_at_a_time_accuses_neither() -> None:
    both = rows([term("Q1", "2010-05-05", "2014-05-05"), term("Q2", "2011-05-05", "2014-05-05")])
    assert not any(t.single for t in both)


def test_term_that_runs_backwards_or_of_an_unread_post_is_left_out() -> None:
    assert rows([term("Q1", "2010-05-05", "2009-05-05")]) == ()
    assert tenures([term("Q1", "2010")], lambda _: None, str, whole=True) == ()


def test_term_with_a_limit_is_acting_and_nobody_s_alone() -> None:
    (acting,) = terms_of(
        read(item("Q1", "Ann", P39=made("Q11", P580="2024-01-01", P5102="Q4676846")))
    )
    assert acting.acting
    (row,) = rows([acting])
    assert (row.acting, row.single) == (True, False)


def test_item_gives_its_terms() -> None:
    person = read(
        item(
            "Q1", "Ann", modified="2026-02-02", P570="2025-01-01",
            P39=[
                made("Q11", rank="preferred", P580="2024-01-01"),
                made("Q11", P580="2010", P582=UNKNOWN),
                made("Q11", P580="2005", P1366="Q2"),
                made("Q12"),
            ],
        )
    )  # fmt: skip
    first, second, third = terms_of(person)
    assert (first.confirmed, first.ended, first.known_until) == (True, False, date(2026, 2, 2))
    assert second.ended
    assert third.ended
    assert first.died is not None


def test_position_lists_holders_as_its_own_word() -> None:
    post = read(item("Q1", "President", P1308=[made("Q2", P580="2020"), made("Q3", P580="2010")]))
    names = {"Q2": "Bo"}
    (only,) = terms_listed(post, lambda qid: names.get(qid, ""))
    assert (only.person, only.label, only.source) == ("Q2", "Bo", "Q1")
    assert only.confirmed


@pytest.mark.parametrize(
    ("day", "people"),
    [("2012-01-01", ["Q1", "Q2"]), ("2021-01-01", []), ("2023-01-01", []), ("1999-01-01", [])],
)
def test_only_a_run_of_holders_without_a_gap_stands_for_a_list(day: str, people: list[str]) -> None:
    known = rows(
        [
            term("Q1", "2010-05-05", "2014-05-05"),
            term("Q2", "2014-05-20", "2018-05-05"),
            term("Q3", "2020-05-05", "2022-05-05"),
            term("Q4", "2022-09-05", "2024-05-05"),
        ]
    )
    found = around(known, date.fromisoformat(day))
    assert [t.person.removeprefix("wikidata:") for t in found] == people
