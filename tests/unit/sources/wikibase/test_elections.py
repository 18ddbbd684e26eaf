"""Test results: which round gave the winner, what votes may be told, and what gaps leave open."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.fact import Election
from factcheck.model.value import EntityKind, EntityRef
from factcheck.sources.wikibase.decode import Item, read_items
from factcheck.sources.wikibase.elections import Contest, Reader, first_day, rows_for, settled
from factcheck.sources.wikibase.link import Linker
from factcheck.sources.wikibase.posts import Post
from factcheck.store.snapshot import Snapshot, open_snapshot
from tests.servers.items import Amount, Entity, item, made
from tests.unit.checkers.freedonia import claim

POST = Post(id="Q50", title="President", office="office:president", place="country:ARG")
ANN, BO = "Q91", "Q92"
NAMES = {ANN: "Ann Ames", BO: "Bo Burr", "Q93": "Cy Carr"}
ARGENTINA = EntityRef(name="Argentina", kind=EntityKind.COUNTRY, id="country:ARG")


def person(qid: str) -> EntityRef:
    return EntityRef(name=NAMES[qid], kind=EntityKind.PERSON, id=f"wikidata:{qid}")


@pytest.fixture(scope="module")
def snapshot(session_cache: Path) -> Iterator[Snapshot]:
    with open_snapshot(cache_dir=session_cache) as opened:
        yield opened


def read(snapshot: Snapshot, *entities: Entity) -> tuple[Reader, Mapping[str, Item]]:
    payload = {"entities": {e["id"]: e for e in entities}}
    found = read_items(payload, fetched=date(2026, 9, 1))
    items = {qid: each for qid, each in found.items() if each is not None}
    posts = {"Q50": POST}
    linker = Linker(snapshot)
    name = NAMES.get
    return Reader(items=items, posts=posts.get, linker=linker, name=lambda q: name(q, "")), items


def vote(qid: str, year: int, **more: Any) -> Entity:
    given: dict[str, Any] = {
        "P541": "Q50", "P585": f"{year}-05-05", "P991": ANN,
        "P726": [made(ANN, P1111=Amount(600)), made(BO, P1111=Amount(400))],
        "P1697": Amount(1000),
    }  # fmt: skip
    return item(qid, f"{year} vote", **{k: v for k, v in (given | more).items() if v is not None})


def only(snapshot: Snapshot, *entities: Entity) -> Contest:
    reader, items = read(snapshot, *entities)
    (contest,) = reader.contests(items[entities[0]["id"]])
    return contest


def results(election: Election) -> list[tuple[str, str | None, int | None]]:
    return [(c.name, str(c.share) if c.share else None, c.votes) for c in election.candidates]


def told(relation: str, *, when: str | None = None, context: str = "") -> Claim:
    return claim(
        relation, person(ANN), kind=ClaimKind.ELECTION, other=person(BO), place=ARGENTINA,
        time=when, as_of=date(2024, 11, 13), context=context,
    )  # fmt: skip


def chosen(claimed: Claim, contests: Sequence[Contest], days: Mapping[str, date]) -> list[str]:
    return [e.id.rpartition(":")[2] for e in rows_for(claimed, contests, days.get)]


def test_result_has_shares_of_the_valid_votes(snapshot: Snapshot) -> None:
    contest = only(snapshot, vote("Q1", 2020))
    assert results(contest.election) == [("Ann Ames", "60.00", 600), ("Bo Burr", "40.00", 400)]
    assert (contest.counted, contest.complete, contest.winner) == (True, True, "wikidata:Q91")
    assert (contest.election.office, contest.election.jurisdiction) == (POST.office, POST.place)
    assert contest.election.decisive
    assert contest.election.source == "wikidata:Q1"


@pytest.mark.parametrize(
    ("totals", "share"),
    [
        ({"P1697": None}, None),
        ({"P1697": None, "P1868": Amount(1010)}, "59.41"),
        # So many ballots may be blank: shares are told of the others.
        ({"P1697": None, "P1868": Amount(1200)}, None),
        # Votes of electors beside the number of voters.
        ({"P1697": Amount(100_000)}, None),
        ({"P1697": Amount(900)}, None),
    ],
)
def test_share_is_computed_only_of_what_it_can_be_a_share_of(
    snapshot: Snapshot, totals: dict[str, Any], share: str | None
) -> None:
    contest = only(snapshot, vote("Q1", 2020, **totals))
    assert results(contest.election)[0] == ("Ann Ames", share, 600)


def test_votes_rank_nobody_where_the_winner_had_fewer(snapshot: Snapshot) -> None:
    contest = only(snapshot, vote("Q1", 2016, P991=BO))
    assert results(contest.election) == [("Bo Burr", None, None), ("Ann Ames", None, None)]
    assert not contest.counted
    assert contest.election.candidates[0].won


def test_candidate_who_stands_twice_may_have_the_votes_of_two_rounds(snapshot: Snapshot) -> None:
    twice = [
        made(ANN, P1111=Amount(300)),
        made(ANN, P1111=Amount(600)),
        made(BO, P1111=Amount(400)),
    ]
    assert not only(snapshot, vote("Q1", 2020, P726=twice)).counted


def test_two_days_in_one_item_leave_open_which_round_was_counted(snapshot: Snapshot) -> None:
    contest = only(snapshot, vote("Q1", 2020, P585=["2020-05-05", "2020-06-05"]))
    assert not contest.counted
    assert contest.election.date is not None
    assert contest.election.date.edtf == "2020-05-05/2020-06-05"


def test_votes_of_half_need_another_vote_that_shows_there_is_one_round(snapshot: Snapshot) -> None:
    few = [made(ANN, P1111=Amount(450)), made(BO, P1111=Amount(400))]
    alone = only(snapshot, vote("Q1", 2020, P726=few))
    assert not settled([alone])[0].counted
    other = only(snapshot, vote("Q2", 2016))
    assert settled([alone, other])[0].counted


def rounds() -> tuple[Entity, Entity, Entity]:
    first = [
        made(BO, P1111=Amount(450)),
        made(ANN, P1111=Amount(400)),
        made("Q93", P1111=Amount(150)),
    ]
    return (
        vote("Q1", 2020, P726=None, P527=["Q2", "Q3"], P1697=None),
        item("Q2", "first round", P31="Q24097670", P585="2020-05-05", P726=first, P1697=Amount(1000)),
        item("Q3", "run-off", P31="Q24097670", P585="2020-06-05", P1697=Amount(1000),
             P726=[made(ANN, P1111=Amount(550)), made(BO, P1111=Amount(450))]),
    )  # fmt: skip


def test_last_round_gives_the_winner_whom_the_whole_names(snapshot: Snapshot) -> None:
    reader, items = read(snapshot, *rounds())
    first, second = reader.contests(items["Q1"])
    assert (first.election.round, first.election.decisive) == (1, False)
    assert (second.election.round, second.election.decisive) == (2, True)
    assert second.winner == "wikidata:Q91"
    assert results(first.election)[0] == ("Bo Burr", "45.00", 450)


def test_first_round_alone_is_no_result(snapshot: Snapshot) -> None:
    whole, first, second = rounds()
    second["claims"].pop("P726")
    contest = only(snapshot, whole, first, second)
    assert [c.name for c in contest.election.candidates] == ["Ann Ames", "Bo Burr", "Cy Carr"]
    assert not contest.counted
    reader, items = read(snapshot, whole, first)
    assert [c.counted for c in reader.contests(items["Q1"])] == [False]


def test_rounds_that_lead_to_somebody_else_are_not_all(snapshot: Snapshot) -> None:
    whole, first, second = rounds()
    whole["claims"]["P991"] = vote("Q1", 2020, P991="Q93")["claims"]["P991"]
    contest = only(snapshot, whole, first, second)
    assert contest.winner == "wikidata:Q93"
    assert not contest.counted


def test_vote_without_candidates_or_office_is_no_evidence(snapshot: Snapshot) -> None:
    reader, items = read(
        snapshot, vote("Q1", 2020, P726=None), vote("Q2", 2020, P541=None), vote("Q3", 2020, P541="Q51")
    )  # fmt: skip
    assert [reader.contests(i) for i in items.values()] == [(), (), ()]


def test_presidential_election_tells_its_office_by_its_kind(snapshot: Snapshot) -> None:
    contest = only(snapshot, vote("Q1", 2020, P541=None, P31="Q858439", P17="Q414"))
    assert contest.election.office == "office:president"
    assert contest.election.jurisdiction == "country:ARG"


def test_chain_of_elections_is_given_whole(snapshot: Snapshot) -> None:
    reader, items = read(
        snapshot, vote("Q1", 2016, P156="Q2"), vote("Q2", 2020, P155="Q1", P156="Q3"), vote("Q3", 2028)
    )  # fmt: skip
    known = [c for q in ("Q1", "Q2") for c in reader.contests(items[q])]
    days = {"Q3": date(2028, 5, 5)}
    assert chosen(told("defeated"), known, days) == ["Q1", "Q2"]
    # The next one is not at hand: it may lie before the claim's day.
    assert chosen(told("defeated"), known, {}) == []
    assert chosen(told("defeated", when="2020-05"), known, {}) == ["Q2"]


def test_hole_in_the_chain_leaves_only_the_votes_of_the_time_told(snapshot: Snapshot) -> None:
    reader, items = read(snapshot, vote("Q1", 2016), vote("Q2", 2024))
    known = [c for q in ("Q1", "Q2") for c in reader.contests(items[q])]
    assert chosen(told("defeated", when="2016-05-05"), known, {}) == ["Q1"]
    assert chosen(told("defeated", when="2020-05-05"), known, {}) == []
    # Without a time only a vote of late can be meant: the day is 13 November 2024.
    assert chosen(told("defeated"), known, {}) == ["Q2"]
    context = told("defeated", context="2016-09-01/2016-09-30")
    assert chosen(context, known, {}) == ["Q1"]


def test_order_behind_the_winner_is_nobody_s_without_votes(snapshot: Snapshot) -> None:
    uncounted = only(snapshot, vote("Q1", 2024, P726=[ANN, BO], P991=ANN))
    assert chosen(told("defeated"), [uncounted], {}) == ["Q1"]
    for relation in ("rank", "ahead_of", "result", "margin"):
        assert chosen(told(relation), [uncounted], {}) == []
    third = only(snapshot, vote("Q1", 2024, P726=[ANN, BO, "Q93"], P991="Q93"))
    assert chosen(told("defeated"), [third], {}) == []


def test_place_needs_all_candidates_of_weight(snapshot: Snapshot) -> None:
    half = [made(ANN, P1111=Amount(600)), made(BO, P1111=Amount(200))]
    contest = only(snapshot, vote("Q1", 2024, P726=half))
    assert contest.counted
    assert not contest.complete
    assert chosen(told("rank"), [contest], {}) == []
    assert chosen(told("result"), [contest], {}) == ["Q1"]


def test_vote_on_two_days_bears_out_no_day(snapshot: Snapshot) -> None:
    contest = only(snapshot, vote("Q1", 2024, P585=["2024-05-05", "2024-06-05"]))
    assert chosen(told("elected", when="2024-05-05"), [contest], {}) == []
    assert chosen(told("elected", when="2024-05"), [contest], {}) == ["Q1"]


def test_first_day_of_a_vote_of_several_days(snapshot: Snapshot) -> None:
    _, items = read(
        snapshot, item("Q1", "vote", P580="2024-03-15", P582="2024-03-17"), item("Q2", "vote")
    )
    assert first_day(items["Q1"]) == date(2024, 3, 15)
    assert first_day(items["Q2"]) is None
