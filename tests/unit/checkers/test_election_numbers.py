"""Test the numbers of results: shares, votes, seats, scores and margins."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck.checkers.election import CHECKER
from factcheck.checkers.election_numbers import fits
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.value import EntityKind, EntityRef, Quantity
from tests.unit.checkers.freedonia import (
    ADA,
    BEN,
    CORA,
    DAN,
    FREEDONIA,
    SENATE,
    candidate,
    claim,
    election,
    elections,
    number,
)

OLD = election("2014-10-05", candidate(BEN, "51.3"), candidate(ADA, "48.7"))
LAST = election(
    "2019-10-06", candidate(ADA, "55.62", votes=5562), candidate(CORA, "44.38", votes=4438)
)
RESULTS = elections(OLD, LAST)
REDS = EntityRef(name="Reds", kind=EntityKind.PARTY, id="party:FRE:r")
CHAMBER = election(
    "2018-03-04",
    candidate("Blues", "52", seats=60, party="party:FRE:b"),
    candidate("Reds", "40", seats=40, party="party:FRE:r"),
    body=SENATE,
)


def percent(value: str, slack: str = "0") -> Quantity:
    low, high = Decimal(value) - Decimal(slack), Decimal(value) + Decimal(slack)
    return number(value, "percent", low=str(low), high=str(high))


def told(
    relation: str,
    subject: EntityRef | None,
    quantity: Quantity | None,
    *,
    other_side: EntityRef | None = None,
    time: str | None = None,
    as_of: date | None = date(2020, 6, 15),
    score: str = "",
    **details: Any,
) -> Claim:
    return claim(
        relation,
        subject,
        kind=ClaimKind.ELECTION,
        other=other_side,
        time=time,
        quantity=quantity,
        as_of=as_of,
        score=score,
        **details,
    )


def check(claimed: Claim, evidence: Evidence = RESULTS) -> Assessment | None:
    return CHECKER.check(claimed, evidence)


def read(claimed: Claim, evidence: Evidence = RESULTS) -> Assessment:
    answer = check(claimed, evidence)
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("value", "field", "expected"),
    [
        ("49.75", "share", True),
        ("49.60", "share", True),
        ("49.59", "share", False),
        ("50.00", "share", True),
        ("50.01", "share", False),
        ("49.75", "seats", True),
        ("49.74", "seats", False),
        ("49.86", "votes", False),
    ],
)
def test_a_share_may_differ_by_a_count_and_nothing_else_may(
    value: str, field: str, expected: bool
) -> None:
    assert fits(percent("49.8", "0.05"), Decimal(value), field) is expected


class TestResult:
    def test_a_share_of_the_last_contest_supports(self) -> None:
        answer = read(told("result", ADA, percent("55.6", "0.05")))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because == (
            "Ada Stone: 55.62% in election of 2019-10-06 for president: "
            "Ada Stone 55.62%, 5562 votes; Cora Hill 44.38%, 4438 votes."
        )
        assert answer.evidence.facts == (LAST,)
        assert answer.slots == (("quantity", SlotMatch.AGREES),)

    @pytest.mark.parametrize(
        ("quantity", "stance"),
        [
            (number("5562", "vote"), Stance.SUPPORTS),
            (number("5562"), Stance.SUPPORTS),
            (number("55.6"), Stance.SUPPORTS),
        ],
    )
    def test_votes_and_bare_numbers_are_compared_too(
        self, quantity: Quantity, stance: Stance
    ) -> None:
        assert read(told("result", ADA, quantity)).stance is stance

    def test_a_far_share_of_a_pinned_contest_is_corrected(self) -> None:
        answer = read(told("result", ADA, percent("58"), time="2019", bound="name"))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "55.62%")
        assert answer.because == (
            "The article gives Ada Stone 58%; the record has 55.62%: "
            "election of 2019-10-06 for president: "
            "Ada Stone 55.62%, 5562 votes; Cora Hill 44.38%, 4438 votes."
        )
        assert answer.confidence == 0.8
        assert answer.slots == (("quantity", SlotMatch.DIFFERS),)

    @pytest.mark.parametrize(
        ("share", "refuted"), [("57.12", False), ("57.13", True), ("54.12", False), ("54.11", True)]
    )
    def test_a_point_and_a_half_is_another_number(self, share: str, refuted: bool) -> None:
        answer = check(told("result", ADA, percent(share), time="2019", bound="name"))
        assert (answer is not None and answer.stance is Stance.REFUTES) is refuted

    def test_a_rival_s_number_is_the_surest_contradiction(self) -> None:
        answer = read(told("result", ADA, percent("44.4"), bound="name"))
        assert (answer.stance, answer.confidence) == (Stance.REFUTES, 0.9)
        assert "and Cora Hill has the article's number: " in answer.because
        assert read(told("result", ADA, percent("44.4"), bound="pronoun")).confidence == 0.9

    def test_more_than_rounding_tells_rivals_apart(self) -> None:
        close = elections(election("2019-10-06", candidate(ADA, "50.0"), candidate(BEN, "49.7")))
        answer = read(told("result", ADA, percent("49.7"), bound="name"), close)
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "50%")
        closer = elections(election("2019-10-06", candidate(ADA, "49.9"), candidate(BEN, "49.7")))
        assert check(told("result", ADA, percent("49.7"), bound="name"), closer) is None

    def test_an_unpinned_number_is_a_weak_contradiction(self) -> None:
        assert read(told("result", ADA, percent("70"), bound="name")).confidence == 0.4
        rivals = told("result", ADA, percent("70"), bound="name", rivals="person:cora")
        assert read(rivals).confidence == 0.8

    def test_a_number_that_is_not_bound_to_anybody_contradicts_nothing(self) -> None:
        assert check(told("result", ADA, percent("70"), time="2019", bound="")) is None

    @pytest.mark.parametrize(("share", "refuted"), [("62", False), ("80", True)])
    def test_a_share_of_his_has_to_be_far_off(self, share: str, refuted: bool) -> None:
        answer = check(told("result", ADA, percent(share), time="2019", bound="pronoun"))
        assert (answer is not None) is refuted

    @pytest.mark.parametrize(
        ("votes", "refuted"), [(5673, False), (5674, True), (5451, False), (5450, True)]
    )
    def test_votes_may_differ_by_a_fiftieth(self, votes: int, refuted: bool) -> None:
        quantity = number(str(votes), "vote")
        answer = check(told("result", ADA, quantity, time="2019", bound="name"))
        assert (answer is not None and answer.stance is Stance.REFUTES) is refuted

    def test_a_number_that_fits_neither_field_of_its_unit_has_to_be_far_from_both(self) -> None:
        rows = elections(election("2016-11-08", candidate(ADA, votes=6000, electoral_votes=304)))
        told_votes = told("result", ADA, number("304", "vote"), bound="name")
        assert read(told_votes, rows).stance is Stance.SUPPORTS
        near = told("result", ADA, number("308", "vote"), time="2016", bound="name")
        assert check(near, rows) is None

    def test_a_result_after_the_article_s_day_is_not_used(self) -> None:
        early = told("result", ADA, percent("55.6"), as_of=date(2019, 10, 5), bound="name")
        answer = read(early)
        assert answer.stance is Stance.REFUTES
        assert answer.evidence.facts == (OLD,)
        assert answer.confidence < 0.5

    def test_an_exact_share_of_an_older_contest_supports(self) -> None:
        answer = read(told("result", ADA, percent("48.7", "0.05"), bound="name"))
        assert (answer.stance, answer.evidence.facts) == (Stance.SUPPORTS, (OLD,))
        # "Some 49 per cent" fits too many contests to be that one.
        loose = read(told("result", ADA, percent("48.7", "0.5"), bound="name"))
        assert loose.stance is Stance.REFUTES
        pinned = read(told("result", ADA, percent("48.7", "0.05"), time="2019", bound="name"))
        assert pinned.stance is Stance.REFUTES

    def test_an_older_share_is_no_number_of_seats(self) -> None:
        rows = elections(
            election("2014-10-05", candidate(ADA, "40")),
            election("2019-10-06", candidate(ADA, "55")),
        )
        assert check(told("result", ADA, number("40", "seat")), rows) is None

    def test_who_did_not_stand_and_what_has_no_number_are_left_alone(self) -> None:
        assert check(told("result", DAN, percent("55.6"), bound="name")) is None
        assert check(told("result", ADA, None)) is None
        assert check(told("result", None, percent("55.6"))) is None
        assert check(told("result", ADA, number("12", "km"), bound="name")) is None


class TestSeats:
    def test_a_party_s_seats_support(self) -> None:
        answer = read(told("result", REDS, number("40", "seat")), elections(CHAMBER))
        assert answer.stance is Stance.SUPPORTS

    def test_a_person_s_party_brings_its_seats(self) -> None:
        rows = elections(CHAMBER, LAST)
        seats = told("result", ADA, number("40", "seat"), parties="|party:FRE:r")
        answer = read(seats, rows)
        assert (answer.stance, answer.evidence.facts) == (Stance.SUPPORTS, (CHAMBER,))
        assert check(told("result", ADA, number("40", "seat")), rows) is None
        share = told("result", ADA, percent("40"), parties="party:FRE:r")
        assert check(share, rows) is None

    def test_a_party_of_no_seats_brings_none(self) -> None:
        bare = election("2018-03-04", candidate("Reds", "40", party="party:FRE:r"), body=SENATE)
        seats = told("result", ADA, number("40"), parties="party:FRE:r|party:FRE:x")
        assert check(seats, elections(bare)) is None

    @pytest.mark.parametrize(
        ("seats", "refuted"), [("43", False), ("44", True), ("37", False), ("36", True)]
    )
    def test_four_seats_are_another_number(self, seats: str, refuted: bool) -> None:
        claimed = told("result", REDS, number(seats, "seat"), bound="name", time="2018")
        answer = check(claimed, elections(CHAMBER))
        assert (answer is not None and answer.stance is Stance.REFUTES) is refuted

    @pytest.mark.parametrize(
        ("details", "confidence"),
        [
            ({"bound": "name"}, 0.4),
            ({"bound": "name", "context": "2018-01-01/2018-12-31"}, 0.8),
            ({"bound": "name", "rivals": "party:FRE:b"}, 0.8),
            ({"bound": "order", "context": "2018-01-01/2018-12-31"}, 0.4),
        ],
    )
    def test_far_seats_are_sure_where_name_and_contest_are(
        self, details: dict[str, Any], confidence: float
    ) -> None:
        answer = read(told("result", REDS, number("50", "seat"), **details), elections(CHAMBER))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "40 seats")
        assert answer.confidence == confidence

    def test_a_rival_s_seats_are_the_surest_contradiction(self) -> None:
        claimed = told("result", REDS, number("60", "seat"), bound="pronoun")
        answer = read(claimed, elections(CHAMBER))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "40 seats")
        assert answer.confidence == 0.9
        assert "and Blues has the article's number" in answer.because


class TestSomeone:
    def test_a_named_candidate_with_that_share_supports(self) -> None:
        named = told("someone_received", FREEDONIA, percent("44.4"), named="person:dan|person:cora")
        answer = read(named)
        assert answer.stance is Stance.SUPPORTS
        assert answer.because.startswith(
            "Cora Hill received 44.38%: election of 2019-10-06 for president"
        )

    @pytest.mark.parametrize(
        ("share", "named"), [("44.4", "person:ada"), ("33", "person:cora"), ("44.4", "")]
    )
    def test_any_other_share_or_name_says_nothing(self, share: str, named: str) -> None:
        assert check(told("someone_received", FREEDONIA, percent(share), named=named)) is None

    def test_without_a_number_or_a_share_nothing_is_said(self) -> None:
        assert check(told("someone_received", FREEDONIA, None, named="person:cora")) is None
        counted = elections(election("2019-10-06", candidate(CORA, votes=4438)))
        asked = told("someone_received", FREEDONIA, percent("44.4"), named="person:cora")
        assert check(asked, counted) is None


class TestMargin:
    @staticmethod
    def by(
        points: str,
        subject: EntityRef | None = ADA,
        other: EntityRef | None = CORA,
        time: str | None = None,
    ) -> Claim:
        quantity = number(points, "percentage_point")
        return told("margin", subject, quantity, other_side=other, time=time)

    def test_the_gap_between_two_supports(self) -> None:
        answer = read(self.by("11.2"))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because.startswith(
            "The gap was 11.24 points: election of 2019-10-06 for president"
        )
        assert read(self.by("11.2", CORA, ADA)).stance is Stance.SUPPORTS

    def test_a_far_gap_between_two_is_corrected(self) -> None:
        answer = read(self.by("20"))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "11.24 points")
        assert answer.because.startswith(
            "The article gives a margin of the number; it was 11.24 points: "
        )
        assert answer.confidence == 0.8

    @pytest.mark.parametrize(
        ("points", "refuted"), [("12.74", False), ("12.75", True), ("9.74", False), ("9.73", True)]
    )
    def test_a_point_and_a_half_is_another_margin(self, points: str, refuted: bool) -> None:
        answer = check(self.by(points))
        assert (answer is not None and answer.stance is Stance.REFUTES) is refuted

    def test_one_name_means_the_gap_of_the_first_two(self) -> None:
        assert read(self.by("11.2", ADA, None)).stance is Stance.SUPPORTS
        assert check(self.by("20", ADA, None)) is None
        pinned = read(self.by("20", ADA, None, "2019"))
        assert (pinned.stance, pinned.confidence) == (Stance.REFUTES, 0.4)

    def test_a_country_means_the_gap_of_the_first_two(self) -> None:
        assert read(self.by("11.2", FREEDONIA, None)).stance is Stance.SUPPORTS
        assert read(self.by("2.6", FREEDONIA, None, "2014")).stance is Stance.SUPPORTS

    def test_without_shares_number_or_names_nothing_is_said(self) -> None:
        alone = elections(election("2019-10-06", candidate(ADA, "55"), candidate(CORA, seats=1)))
        assert check(self.by("20", ADA, CORA), alone) is None
        assert check(self.by("20", ADA, DAN)) is None
        assert check(self.by("20", None, CORA)) is None
        assert check(told("margin", ADA, None)) is None


class TestScore:
    @staticmethod
    def score(
        first: str,
        second: str,
        *,
        subject: EntityRef | None = ADA,
        time: str | None = None,
        unit: str = "percent",
        as_of: date | None = date(2020, 6, 15),
        **details: Any,
    ) -> Claim:
        bounds = f"{second}|{second}|{second}"
        quantity = number(first, unit)
        return told(
            "score", subject, quantity, time=time, as_of=as_of, score=bounds, unit=unit, **details
        )

    def test_the_first_two_shares_support(self) -> None:
        answer = read(self.score("55.6", "44.4"))
        assert answer.stance is Stance.SUPPORTS
        assert answer.evidence.facts == (LAST,)
        assert read(self.score("55.6", "44.4", subject=FREEDONIA)).stance is Stance.SUPPORTS
        assert read(self.score("55.6", "44.4", subject=None)).stance is Stance.SUPPORTS

    def test_votes_and_seats_are_scores_too(self) -> None:
        assert read(self.score("5562", "4438", unit="vote")).stance is Stance.SUPPORTS
        seats = self.score("60", "40", unit="seat", subject=FREEDONIA)
        assert read(seats, elections(CHAMBER)).stance is Stance.SUPPORTS

    def test_one_field_has_to_give_both_numbers(self) -> None:
        assert check(self.score("55.6", "4438", unit="")) is None

    def test_a_score_told_by_the_loser_is_read_the_other_way(self) -> None:
        assert read(self.score("44.4", "55.6", loser_first="yes")).stance is Stance.SUPPORTS
        assert check(self.score("44.4", "55.6")) is None

    def test_a_subject_who_did_not_stand_has_no_score(self) -> None:
        assert check(self.score("55.6", "44.4", subject=DAN)) is None

    def test_two_shares_of_more_than_the_whole_cannot_be(self) -> None:
        answer = read(self.score("62", "48"))
        assert answer.stance is Stance.REFUTES
        assert answer.because == "62 and 48 per cent of one vote add up to 110, more than 100."
        assert answer.slots == (("quantity", SlotMatch.DIFFERS),)

    @pytest.mark.parametrize(("second", "refuted"), [("39", False), ("39.1", True)])
    def test_rounding_may_give_101(self, second: str, refuted: bool) -> None:
        answer = check(self.score("62", second))
        assert (answer is not None and answer.stance is Stance.REFUTES) is refuted

    def test_more_than_the_whole_of_another_unit_is_possible(self) -> None:
        assert check(self.score("62", "48", unit="seat")) is None

    def test_more_than_the_whole_needs_a_contest_to_show(self) -> None:
        assert check(self.score("62", "48", as_of=date(2010, 1, 1))) is None

    def test_a_far_score_of_the_pinned_contest_is_refuted(self) -> None:
        answer = read(self.score("60", "40", time="2019"))
        assert answer.stance is Stance.REFUTES
        assert answer.because.startswith(
            "The article gives 60 to 40; the record has election of 2019-10-06 for president: Ada Stone"
        )
        assert answer.confidence == 0.8
        context = self.score("60", "40", context="2019-01-01/2019-12-31")
        assert read(context).stance is Stance.REFUTES

    @pytest.mark.parametrize(
        "claimed",
        [
            score("60", "40"),
            score("60", "40", subject=FREEDONIA, time="2019"),
            score("60", "40", time="2019", unit="seat"),
            score("60", "40", time="2012"),
            score("57", "43", time="2019"),
            score("43", "57", time="2019"),
        ],
        ids=["no time", "nobody", "seats", "no contest", "near", "near, other way round"],
    )
    def test_what_is_not_pinned_or_not_far_contradicts_nothing(self, claimed: Claim) -> None:
        assert check(claimed) is None

    def test_a_contest_without_two_shares_leaves_it_open(self) -> None:
        alone = elections(election("2019-10-06", candidate(ADA, "55"), candidate(CORA, seats=1)))
        assert check(self.score("60", "40", time="2019"), alone) is None
        single = elections(election("2019-10-06", candidate(ADA, "55")))
        assert check(self.score("60", "40", time="2019"), single) is None

    def test_without_both_numbers_nothing_is_said(self) -> None:
        assert check(told("score", ADA, percent("55.6"), score="1|2")) is None
        assert check(told("score", ADA, percent("55.6"))) is None
        assert check(told("score", ADA, None, score="44|44|44")) is None
