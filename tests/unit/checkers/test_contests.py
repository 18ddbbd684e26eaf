"""Test which election is meant, who a candidate is in it, and who came where."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck.checkers import contests
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.fact import Election
from factcheck.model.value import EdtfDate, EntityKind, EntityRef
from tests.unit.checkers.freedonia import (
    ADA,
    BEN,
    CORA,
    DAN,
    SENATE,
    candidate,
    claim,
    election,
    on,
)

REDS = EntityRef(name="Red Workers", kind=EntityKind.PARTY, id="party:FRE:rwp")
FIRST = election("2019-10-06", candidate(ADA, "40"), candidate(BEN, "35"), round_number=1)
SECOND = election("2019-11-03", candidate(ADA, "55"), candidate(BEN, "45"), round_number=2)
OLD = election("2014-10-05", candidate(BEN, "51"), candidate(ADA, "49"))
CHAMBER = election("2018-03-04", candidate("Red Workers", seats=40, party="RWP"), body=SENATE)
ALL = (OLD, CHAMBER, FIRST, SECOND)


def told(
    *, time: str | None = None, as_of: date | None = date(2020, 6, 15), **details: Any
) -> Claim:
    return claim("defeated", ADA, kind=ClaimKind.ELECTION, time=time, as_of=as_of, **details)


def party(name: str, id_: str | None = None) -> EntityRef:
    return EntityRef(name=name, kind=EntityKind.PARTY, id=id_)


def test_a_round_is_described_by_what_when_and_which() -> None:
    assert contests.describe(SECOND) == "election of 2019-11-03 for president, round 2"
    assert contests.describe(CHAMBER) == "election of 2018-03-04 for Senate"
    assert contests.describe(election(None)) == "election of date not known for president"


def test_day_of_a_round_is_its_earliest() -> None:
    assert contests.date_of(election("2019-10")) == date(2019, 10, 1)
    assert contests.date_of(election(None)) is None


def test_candidates_are_ranked_by_seats_then_electors_then_share_then_votes() -> None:
    row = election(
        "2019-10-06",
        candidate("few votes", votes=9),
        candidate("share", "3.5", votes=1),
        candidate("electors", "2", electoral_votes=1),
        candidate("seats", seats=0),
        candidate("Others", "90"),
        candidate("other", "90"),
        candidate("many votes", votes=10),
    )
    assert [(entry.candidate.name, entry.rank) for entry in contests.entries(row)] == [
        ("seats", 1),
        ("electors", 2),
        ("share", 3),
        ("many votes", 4),
        ("few votes", 5),
    ]


def test_a_winner_by_electors_is_before_one_with_more_votes() -> None:
    row = election(
        "2016-11-08",
        candidate(BEN, "48.2", electoral_votes=227),
        candidate(ADA, "46.1", electoral_votes=304),
    )
    assert [entry.candidate.id for entry in contests.entries(row)] == ["person:ada", "person:ben"]


class TestFindEntry:
    ROW = election(
        "2018-03-04",
        candidate(ADA, "40", party="party:FRE:rwp"),
        candidate("Blue Farmers", "30", party="BF"),
        candidate("Green Liberals (GL)", "20", party="Green Liberals (GL)"),
        candidate("Liberal List", "10", party=None),
        body=SENATE,
    )

    @pytest.mark.parametrize(
        ("who", "found"),
        [
            (ADA, "Ada Stone"),
            (party("anything", "party:FRE:rwp"), "Ada Stone"),
            (party("Blue Farmers"), "Blue Farmers"),
            (party("the Blue Farmer Party"), "Blue Farmers"),
            (party("BF"), "Blue Farmers"),
            (party("GL"), "Green Liberals (GL)"),
            (party("RWP", "party:FRE:other"), "Ada Stone"),
            (EntityRef(name="Ada Stone", kind=EntityKind.PERSON), "Ada Stone"),
        ],
        ids=[
            "id",
            "party id",
            "name",
            "stem",
            "acronym",
            "acronym in brackets",
            "id's acronym",
            "no id",
        ],
    )
    def test_by_id_name_or_acronym(self, who: EntityRef, found: str) -> None:
        entry = contests.find_entry(self.ROW, who)
        assert entry is not None
        assert entry.candidate.name == found
        assert entry.election is self.ROW

    @pytest.mark.parametrize(
        "who",
        [
            BEN,
            EntityRef(name="Ada Stone", kind=EntityKind.PERSON, id="person:another-ada"),
            party("Liberals"),
            party("Purple Farmers"),
            party("the Party"),
            party(""),
        ],
        ids=["absent", "namesake", "two fit", "one word differs", "weak words", "empty"],
    )
    def test_nobody_where_the_name_is_not_plain(self, who: EntityRef) -> None:
        assert contests.find_entry(self.ROW, who) is None


class TestChosen:
    def days(self, claimed: Claim, *who: EntityRef) -> list[str]:
        return [e.date.edtf for e in contests.chosen(claimed, ALL, who) if e.date]

    def test_the_last_contest_of_each_kind_is_meant_where_no_time_is_told(self) -> None:
        assert self.days(told()) == ["2018-03-04", "2019-10-06", "2019-11-03"]
        assert self.days(told(), ADA, BEN) == ["2019-10-06", "2019-11-03"]

    def test_nothing_after_the_article_s_day(self) -> None:
        assert self.days(told(as_of=date(2019, 11, 2)), ADA) == ["2019-10-06"]
        assert self.days(told(as_of=date(2019, 11, 3)), ADA) == ["2019-10-06", "2019-11-03"]
        assert self.days(told(as_of=date(2019, 10, 5)), ADA) == ["2014-10-05"]
        assert self.days(told(as_of=date(2014, 1, 1)), ADA) == []
        assert self.days(told(as_of=None), ADA) == ["2019-10-06", "2019-11-03"]

    def test_a_time_told_pins_the_contest(self) -> None:
        assert self.days(told(time="2014"), ADA) == ["2014-10-05"]
        assert self.days(told(time="2015"), ADA) == []

    def test_who_did_not_stand_rules_a_contest_out(self) -> None:
        assert self.days(told(), ADA, CORA) == []
        assert self.days(told(), REDS) == ["2018-03-04"]

    def test_a_party_s_own_contest_is_for_seats(self) -> None:
        reds = election("2019-10-06", candidate(ADA, "40", party="party:FRE:rwp"))
        chamber = election(
            "2019-10-06", candidate("Reds", seats=4, party="party:FRE:rwp"), body=SENATE
        )
        assert contests.chosen(told(), [reds, chamber], [REDS]) == [chamber]
        assert contests.chosen(told(), [reds], [REDS]) == [reds]

    def test_the_round_told_is_chosen_where_there_are_rounds(self) -> None:
        assert self.days(told(round="1"), ADA) == ["2019-10-06"]
        assert self.days(told(round="2"), ADA) == ["2019-11-03"]
        # A contest decided in one go has no second round, whatever the writer calls it.
        assert self.days(told(round="2", time="2014"), ADA) == ["2014-10-05"]
        # Nobody of that number: the writer's count is not the record's.
        assert self.days(told(round="3", time="2019"), REDS) == []

    def test_times_of_the_context_come_first_and_the_last_contest_stays_in_play(self) -> None:
        context = told(context="2014-01-01/2014-12-31")
        assert self.days(context, ADA) == ["2014-10-05", "2019-10-06", "2019-11-03"]
        repeated = told(context="2019-01-01/2019-12-31")
        assert self.days(repeated, ADA) == ["2019-10-06", "2019-11-03"]

    def test_a_round_without_a_date_is_never_chosen(self) -> None:
        undated = election(None, candidate(ADA, "60"))
        assert contests.chosen(told(), [undated], [ADA]) == []


def test_all_of_gives_every_contest_of_a_candidate_up_to_the_day() -> None:
    assert contests.all_of(told(), ALL, ADA) == [OLD, FIRST, SECOND]
    assert contests.all_of(told(as_of=date(2019, 1, 1)), ALL, ADA) == [OLD]
    assert contests.all_of(told(), ALL, DAN) == []


def test_up_to_gives_dated_rounds_oldest_first() -> None:
    undated = election(None, candidate(ADA, "60"))
    assert contests.up_to([SECOND, undated, OLD, FIRST], date(2019, 11, 2)) == [OLD, FIRST]
    assert contests.up_to([SECOND, undated, OLD], None) == [OLD, SECOND]


@pytest.mark.parametrize(
    ("row", "when", "expected"),
    [
        (FIRST, "2019-10-06", True),
        (FIRST, "2019-10-10", True),
        (FIRST, "2019-10-11", False),
        (FIRST, "2019-10-05", False),
        (FIRST, "2019-10", True),
        (FIRST, "2019-11", False),
        (election("2019-10"), "2019-11-04", True),
        (election("2019-10"), "2019-11-05", False),
        (election(None), "2019", False),
    ],
)
def test_four_days_of_counting_belong_to_a_contest(
    row: Election, when: str, expected: bool
) -> None:
    assert contests.in_time(row, on(when)) is expected


def test_an_open_period_is_no_day_of_the_count() -> None:
    later = EdtfDate(edtf="2019-10-08/..", earliest=date(2019, 10, 8), latest=None)
    assert not contests.in_time(FIRST, later)


def test_rounds_up_to_75_days_apart_are_one_contest() -> None:
    last = election("2019-12-20", candidate(ADA, "55"))
    near = election("2019-10-06", candidate(ADA, "40"))
    far = election("2019-10-05", candidate(ADA, "40"))
    assert contests.latest_contest([near, last]) == [near, last]
    assert contests.latest_contest([far, last]) == [last]
    assert contests.latest_contest([election(None), last]) == [last]
    assert contests.latest_contest([]) == []


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("percent", [("share", Decimal("49.8"))]),
        ("seat", [("seats", Decimal(7))]),
        ("vote", [("votes", Decimal(900)), ("electoral votes", Decimal(312))]),
        (
            "",
            [
                ("share", Decimal("49.8")),
                ("votes", Decimal(900)),
                ("electoral votes", Decimal(312)),
                ("seats", Decimal(7)),
            ],
        ),
        ("km", []),
    ],
)
def test_a_unit_says_which_numbers_are_meant(
    unit: str, expected: list[tuple[str, Decimal]]
) -> None:
    row = candidate(ADA, "49.8", votes=900, electoral_votes=312, seats=7)
    assert contests.values(row, unit) == expected


def test_a_number_that_is_not_recorded_is_left_out() -> None:
    assert contests.values(candidate(ADA, votes=5), "") == [("votes", Decimal(5))]


def test_two_names_of_a_candidate_s_party_fit() -> None:
    row = candidate(ADA, "40", party="Red Workers/RWP")
    assert contests.name_fits("RWP", row)
    assert contests.name_fits("Red Workers", row)
    assert not contests.name_fits("Blue Workers", row)
    assert not contests.name_fits("...", row)
