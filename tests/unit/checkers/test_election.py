"""Test claims about elections: who beat whom, who came where, who won when."""

from datetime import date
from typing import Any

import pytest

from factcheck.checkers.election import CHECKER
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.value import EntityKind, EntityRef
from tests.unit.checkers.freedonia import (
    ADA,
    BEN,
    CORA,
    DAN,
    NOBODY,
    PRESIDENT,
    SENATE,
    bundle,
    candidate,
    claim,
    election,
    elections,
    tenure,
)

OLD = election("2014-10-05", candidate(BEN, "51"), candidate(ADA, "49"))
FIRST = election(
    "2019-10-06",
    candidate(ADA, "40"),
    candidate(CORA, "31"),
    candidate(BEN, "29"),
    round_number=1,
    decisive=False,
)
SECOND = election("2019-11-03", candidate(ADA, "55"), candidate(CORA, "45"), round_number=2)
RESULTS = elections(OLD, FIRST, SECOND)
REDS = EntityRef(name="Reds", kind=EntityKind.PARTY, id="party:FRE:r")


def told(
    relation: str,
    subject: EntityRef | None,
    other: EntityRef | None = None,
    *,
    time: str | None = None,
    as_of: date | None = date(2020, 6, 15),
    **details: Any,
) -> Claim:
    return claim(
        relation,
        subject,
        kind=ClaimKind.ELECTION,
        other=other,
        time=time,
        as_of=as_of,
        **details,
    )


def read(claimed: Claim, evidence: Evidence = RESULTS) -> Assessment:
    answer = CHECKER.check(claimed, evidence)
    assert answer is not None
    assert answer.checker == "election"
    return answer


def test_checker_says_what_it_reads() -> None:
    assert CHECKER.name == "election"
    assert CHECKER.handles == {ClaimKind.ELECTION, ClaimKind.DATE, ClaimKind.OFFICE}


@pytest.mark.parametrize(
    ("claimed", "evidence"),
    [
        (told("holds", ADA, BEN), RESULTS),
        (told("defeated", ADA, BEN), elections()),
        (told("defeated", ADA, CORA), bundle("elections of person:ada", [SECOND])),
        (told("defeated", ADA, CORA), bundle("elections in country:FRE", [tenure(ADA, "2019")])),
        (told("defeated", None, CORA), RESULTS),
        (told("defeated", ADA, None), RESULTS),
        (told("rank", None, rank="1"), RESULTS),
        (told("elected", None), RESULTS),
        (told("elect", None, office=PRESIDENT), RESULTS),
        (told("term_number", None, office=PRESIDENT, number="1"), RESULTS),
        (told("election_held", None), RESULTS),
    ],
    ids=[
        "another relation",
        "no rows",
        "a candidate's rows",
        "rows of another kind",
        "no winner",
        "no loser",
        "nobody placed",
        "nobody elected",
        "no president-elect",
        "nobody's term",
        "no day",
    ],
)
def test_what_is_not_the_checker_s_is_left_alone(claimed: Claim, evidence: Evidence) -> None:
    assert CHECKER.check(claimed, evidence) is None


class TestDefeated:
    def test_the_winner_of_the_last_contest_is_supported(self) -> None:
        answer = read(told("defeated", ADA, CORA))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because == (
            "election of 2019-11-03 for president, round 2: Ada Stone 55%; Cora Hill 45%."
        )
        assert answer.evidence.facts == (SECOND,)
        assert answer.slots == (("subject", SlotMatch.AGREES),)

    def test_a_swapped_result_is_turned_round(self) -> None:
        answer = read(told("defeated", CORA, ADA))
        assert answer.stance is Stance.REFUTES
        assert answer.correction == "Ada Stone finished ahead of Cora Hill"
        assert answer.because == (
            "The article puts Cora Hill before Ada Stone; it was the other way round: "
            "election of 2019-11-03 for president, round 2: Ada Stone 55%; Cora Hill 45%."
        )
        assert answer.slots == (("subject", SlotMatch.DIFFERS),)

    def test_the_time_told_pins_the_contest(self) -> None:
        assert read(told("defeated", BEN, ADA, time="2014")).stance is Stance.SUPPORTS
        assert read(told("defeated", ADA, BEN, time="2014")).stance is Stance.REFUTES

    def test_who_won_by_electors_won(self) -> None:
        row = election(
            "2016-11-08",
            candidate(BEN, "48.2", electoral_votes=227),
            candidate(ADA, "46.1", electoral_votes=304),
        )
        assert read(told("defeated", ADA, BEN), elections(row)).stance is Stance.SUPPORTS
        assert read(told("defeated", BEN, ADA), elections(row)).stance is Stance.REFUTES

    def test_a_contest_of_the_context_supports_an_older_win(self) -> None:
        context = told("defeated", BEN, ADA, context="2014-01-01/2014-12-31")
        assert read(context).stance is Stance.SUPPORTS

    def test_results_after_the_article_s_day_are_not_used(self) -> None:
        early = told("defeated", CORA, ADA, as_of=date(2019, 11, 2))
        # On that day only the first round is known, and it decided nothing.
        answer = read(early)
        assert answer.evidence.facts == (FIRST,)
        before = told("defeated", CORA, ADA, as_of=date(2019, 1, 1))
        assert CHECKER.check(before, RESULTS) is None

    def test_the_decisive_round_counts_not_the_first(self) -> None:
        turned = election("2019-11-03", candidate(CORA, "51"), candidate(ADA, "49"), round_number=2)
        answer = read(told("defeated", ADA, CORA), elections(FIRST, turned))
        assert (answer.stance, answer.evidence.facts) == (Stance.REFUTES, (turned,))

    def test_ahead_of_counts_every_round(self) -> None:
        turned = election("2019-11-03", candidate(CORA, "51"), candidate(ADA, "49"), round_number=2)
        rows = elections(FIRST, turned)
        assert read(told("ahead_of", ADA, CORA), rows).stance is Stance.SUPPORTS
        assert read(told("ahead_of", ADA, CORA, round="2"), rows).stance is Stance.REFUTES
        assert read(told("ahead_of", BEN, CORA), rows).stance is Stance.REFUTES

    def test_nobody_is_ahead_of_himself(self) -> None:
        assert CHECKER.check(told("defeated", ADA, ADA), RESULTS) is None


class TestNotThere:
    def test_who_never_stood_is_replaced_by_the_runner_up(self) -> None:
        answer = read(told("defeated", ADA, DAN, time="2019-11-03"))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "Cora Hill")
        assert answer.because == (
            "The article names Dan Reed; the contest was "
            "election of 2019-11-03 for president, round 2: Ada Stone 55%; Cora Hill 45%."
        )
        assert answer.slots == (("object", SlotMatch.DIFFERS),)

    @pytest.mark.parametrize(
        "claimed",
        [
            told("defeated", ADA, DAN),
            told("ahead_of", ADA, DAN, time="2019-11-03"),
            told("defeated", CORA, DAN, time="2019-11-03"),
            told("defeated", ADA, DAN, time="2018"),
            told("defeated", NOBODY, DAN, time="2019-11-03"),
            told(
                "defeated",
                ADA,
                EntityRef(name="Hill", kind=EntityKind.PERSON, id="person:hill"),
                time="2019-11-03",
            ),
        ],
        ids=["no time", "ahead", "a loser", "no contest", "unknown winner", "a shared name"],
    )
    def test_nobody_is_accused_where_the_contest_is_not_pinned(self, claimed: Claim) -> None:
        assert CHECKER.check(claimed, RESULTS) is None

    def test_two_contests_of_the_time_leave_it_open(self) -> None:
        spring = election("2019-03-03", candidate(ADA, "60"), candidate(BEN, "40"))
        assert (
            CHECKER.check(told("defeated", ADA, DAN, time="2019"), elections(spring, SECOND))
            is None
        )

    def test_a_chamber_s_contest_leaves_it_open(self) -> None:
        row = election("2019-11-03", candidate(ADA, "55"), candidate(CORA, "45"), body=SENATE)
        assert CHECKER.check(told("defeated", ADA, DAN, time="2019"), elections(row)) is None

    @pytest.mark.parametrize(
        ("second", "refuted"), [("24", False), ("25", False), ("26", True), (None, False)]
    )
    def test_shares_that_leave_room_for_a_second_leave_it_open(
        self, second: str | None, refuted: bool
    ) -> None:
        row = election("2019-11-03", candidate(ADA, "50"), candidate(CORA, second))
        answer = CHECKER.check(told("defeated", ADA, DAN, time="2019"), elections(row))
        assert (answer is not None and answer.stance is Stance.REFUTES) is refuted

    def test_a_result_of_one_name_and_the_rest_leaves_it_open(self) -> None:
        row = election("2019-11-03", candidate(ADA, "55"), candidate("other", "45"))
        assert CHECKER.check(told("defeated", ADA, DAN, time="2019"), elections(row)) is None


class TestRank:
    @staticmethod
    def ranked(who: EntityRef, rank: str, **details: Any) -> Claim:
        return told("rank", who, rank=rank, **{"bound": "name", "round": "1", **details})

    def test_the_right_place_is_supported(self) -> None:
        answer = read(self.ranked(BEN, "3"))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because.startswith(
            "Ben Frost came in place 3: election of 2019-10-06 for president"
        )
        assert answer.slots == (("rank", SlotMatch.AGREES),)

    def test_a_wrong_place_is_corrected(self) -> None:
        answer = read(self.ranked(BEN, "2"))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "place 3")
        assert answer.because.startswith(
            "The article puts Ben Frost in place 2; the record has place 3: "
        )
        assert answer.confidence == 0.85
        assert answer.slots == (("rank", SlotMatch.DIFFERS),)

    def test_a_pronoun_makes_the_accusation_weak(self) -> None:
        assert read(self.ranked(BEN, "2", bound="pronoun")).confidence == 0.4

    def test_different_places_in_two_rounds_leave_it_open(self) -> None:
        turned = election("2019-11-03", candidate(CORA, "51"), candidate(ADA, "49"), round_number=2)
        rows = elections(FIRST, turned)
        assert CHECKER.check(told("rank", ADA, rank="3"), rows) is None
        assert read(told("rank", ADA, rank="2"), rows).stance is Stance.SUPPORTS

    def test_who_did_not_stand_has_no_place(self) -> None:
        assert CHECKER.check(self.ranked(DAN, "1"), RESULTS) is None

    @pytest.mark.parametrize(
        ("neighbour", "confidence"), [(40, 0.85), (41, 0.4), (59, 0.4), (60, 0.85), (None, 0.85)]
    )
    def test_a_party_s_place_is_sure_a_fifth_of_its_seats_away(
        self, neighbour: int | None, confidence: float
    ) -> None:
        row = election(
            "2018-03-04",
            candidate("Reds", seats=50, party="party:FRE:r"),
            candidate("Blues", seats=neighbour),
            body=SENATE,
        )
        answer = read(told("rank", REDS, rank="7", bound="name"), elections(row))
        assert (answer.stance, answer.confidence) == (Stance.REFUTES, confidence)

    def test_a_party_without_seats_has_no_sure_place(self) -> None:
        row = election(
            "2018-03-04", candidate("Reds", "50", party="party:FRE:r"), candidate("Blues", "20")
        )
        answer = read(told("rank", REDS, rank="7", bound="name"), elections(row))
        assert answer.confidence == 0.4


class TestElected:
    def test_a_round_won_then_supports(self) -> None:
        answer = read(told("elected", ADA, time="2019"))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because.startswith(
            "Ada Stone won: election of 2019-11-03 for president, round 2: "
        )
        assert answer.slots == (("time", SlotMatch.AGREES),)

    @pytest.mark.parametrize(
        "claimed",
        [
            told("elected", ADA, time="2014"),
            told("elected", CORA, time="2019"),
            told("elected", ADA, time="2019-10-06"),
            told("elected", DAN),
            told("elected", ADA, as_of=date(2019, 11, 2)),
        ],
        ids=["lost", "second", "not decisive", "did not stand", "not yet held"],
    )
    def test_nobody_is_contradicted(self, claimed: Claim) -> None:
        assert CHECKER.check(claimed, RESULTS) is None


class TestElect:
    """ "President-elect" is judged by the election, never by the term that came after."""

    @staticmethod
    def elect(
        who: EntityRef, as_of: date | None = date(2019, 12, 1), office: str = PRESIDENT
    ) -> Claim:
        return told("elect", who, as_of=as_of, office=office)

    def test_the_winner_of_the_last_contest_supports(self) -> None:
        answer = read(self.elect(ADA))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because.startswith(
            "Ada Stone won: election of 2019-11-03 for president, round 2: "
        )
        assert answer.evidence.facts == (SECOND,)
        assert answer.slots == (("subject", SlotMatch.AGREES),)

    @pytest.mark.parametrize(
        "claimed",
        [
            elect(DAN),
            elect(BEN),
            elect(ADA, date(2019, 11, 2)),
            elect(ADA, date(2010, 1, 1)),
            elect(ADA, office="office:prime-minister"),
        ],
        ids=["stranger", "the one before", "not yet", "no contest", "another office"],
    )
    def test_anybody_else_says_nothing(self, claimed: Claim) -> None:
        assert CHECKER.check(claimed, RESULTS) is None

    def test_who_lost_the_last_vote_is_not_elect(self) -> None:
        answer = read(self.elect(CORA))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, ADA.name)

    def test_before_the_vote_the_one_before_is_the_last_winner(self) -> None:
        assert read(self.elect(BEN, date(2014, 12, 2))).evidence.facts == (OLD,)

    def test_years_after_the_vote_nobody_is_still_elect(self) -> None:
        assert CHECKER.check(self.elect(BEN, date(2019, 9, 2)), RESULTS) is None

    def test_a_round_without_candidates_is_passed_over(self) -> None:
        rows = elections(SECOND, election("2019-11-20"))
        assert read(self.elect(ADA), rows).evidence.facts == (SECOND,)


class TestTermNumber:
    CONTESTS = elections(
        election("2004-11-02", candidate(ADA, "60"), candidate(BEN, "40")),
        election("2008-11-04", candidate(BEN, "52"), candidate(ADA, "48")),
        election("2012-11-06", candidate(ADA, "51"), candidate(BEN, "49")),
        election("2016-11-08", candidate(ADA, "53"), candidate(CORA, "47")),
    )

    @staticmethod
    def term(who: EntityRef, count: str, as_of: date = date(2012, 11, 20)) -> Claim:
        return told("term_number", who, as_of=as_of, office=PRESIDENT, number=count)

    def test_two_wins_with_a_loss_between_are_a_second_term(self) -> None:
        answer = read(self.term(ADA, "2"), self.CONTESTS)
        assert answer.stance is Stance.SUPPORTS
        assert answer.because == (
            "Won: election of 2004-11-02 for president: Ada Stone 60%; Ben Frost 40%; "
            "election of 2012-11-06 for president: Ada Stone 51%; Ben Frost 49%."
        )
        assert answer.slots == (("number", SlotMatch.AGREES),)

    @pytest.mark.parametrize(
        "claimed",
        [
            term(ADA, "3"),
            term(BEN, "1"),
            term(BEN, "2"),
            term(DAN, "1"),
            term(ADA, "2", date(2012, 11, 5)),
            term(ADA, "2", date(2016, 12, 1)),
        ],
    )
    def test_another_count_says_nothing(self, claimed: Claim) -> None:
        assert CHECKER.check(claimed, self.CONTESTS) is None

    def test_wins_in_a_row_are_not_apart(self) -> None:
        rows = bundle(self.CONTESTS.topic, self.CONTESTS.facts[2:])
        assert CHECKER.check(self.term(ADA, "2", date(2016, 12, 1)), rows) is None


class TestElectionHeld:
    def test_a_round_of_the_day_supports(self) -> None:
        answer = read(told("election_held", None, time="2019-11-03"))
        assert answer.stance is Stance.SUPPORTS
        assert answer.evidence.facts == (SECOND,)
        assert answer.slots == (("time", SlotMatch.AGREES),)

    def test_a_day_without_a_round_is_no_contradiction(self) -> None:
        assert CHECKER.check(told("election_held", None, time="2019-11-02"), RESULTS) is None

    def test_a_round_dated_by_month_or_not_at_all_supports_nothing(self) -> None:
        rows = elections(election("2019-11", candidate(ADA, "55")), election(None))
        assert CHECKER.check(told("election_held", None, time="2019-11-03"), rows) is None

    def test_a_round_after_the_article_s_day_is_not_used(self) -> None:
        early = told("election_held", None, time="2019-11-03", as_of=date(2018, 1, 1))
        assert CHECKER.check(early, RESULTS) is None
