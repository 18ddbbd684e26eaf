"""Test claims about offices: who held one, who comes next, who came before."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from factcheck.checkers.office import CHECKER
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.value import EntityKind, EntityRef
from tests.unit.checkers.freedonia import (
    ADA,
    BEN,
    CORA,
    DAN,
    FREEDONIA,
    NOBODY,
    PRESIDENT,
    bundle,
    claim,
    election,
    holders,
    tenure,
)

DAN_FIRST = tenure(DAN, "2008-01-01", "2012-01-01")
ADA_SECOND = tenure(ADA, "2012-01-01", "2016-01-01")
BEN_SINCE = tenure(BEN, "2016-01-01")
PRESIDENTS = holders(DAN_FIRST, ADA_SECOND, BEN_SINCE)


def holds(who: EntityRef, *, as_of: date | None = date(2020, 6, 15), **details: Any) -> Claim:
    """Say that somebody is president of the country."""
    details = {"office": PRESIDENT, "title": "President", **details}
    return claim("holds", who, place=FREEDONIA, as_of=as_of, **details)


def read(claimed: Claim, evidence: Evidence = PRESIDENTS) -> Assessment:
    """Give the checker's answer, which has to be there."""
    answer = CHECKER.check(claimed, evidence)
    assert answer is not None
    assert answer.checker == "office"
    return answer


def test_checker_says_what_it_reads() -> None:
    assert CHECKER.name == "office"
    assert CHECKER.handles == {ClaimKind.OFFICE, ClaimKind.DATE, ClaimKind.QUANTITY}


@pytest.mark.parametrize(
    ("claimed", "evidence"),
    [
        (claim("defeated", ADA), PRESIDENTS),
        (claim("holds", None), PRESIDENTS),
        (holds(BEN), holders()),
        (holds(BEN), bundle("elections in country:FRE", [election("2019-01-01")])),
    ],
    ids=["another relation", "nobody", "no rows", "rows of another kind"],
)
def test_what_is_not_the_checker_s_is_left_alone(claimed: Claim, evidence: Evidence) -> None:
    assert CHECKER.check(claimed, evidence) is None


class TestHolds:
    def test_the_holder_is_supported(self) -> None:
        answer = read(holds(BEN))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because == (
            "Ben Frost (President, since 2016-01-01, known to 2020-12-31) held the office."
        )
        assert answer.evidence.facts == (BEN_SINCE,)
        assert answer.slots == (("subject", SlotMatch.AGREES),)
        assert answer.correction is None

    def test_an_unlinked_name_is_known_by_its_words(self) -> None:
        answer = read(holds(EntityRef(name="Ben Frost", kind=EntityKind.PERSON)))
        assert answer.stance is Stance.SUPPORTS

    def test_a_holder_of_the_day_the_text_names_is_supported(self) -> None:
        answer = read(holds(ADA, times="2014-01-01/2014-12-31"))
        assert answer.stance is Stance.SUPPORTS
        assert answer.evidence.facts == (ADA_SECOND,)

    def test_an_acting_holder_is_supported(self) -> None:
        acting = tenure(CORA, "2020-06-01", "2020-07-01", acting=True)
        assert read(holds(CORA), holders(BEN_SINCE, acting)).stance is Stance.SUPPORTS

    def test_somebody_else_s_office_is_refuted_with_the_holder(self) -> None:
        answer = read(holds(CORA))
        assert answer.stance is Stance.REFUTES
        assert answer.correction == "Ben Frost"
        assert answer.because == (
            "The article gives Cora Hill as President; "
            "it was Ben Frost (President, since 2016-01-01, known to 2020-12-31)."
        )
        assert answer.evidence.facts == (BEN_SINCE,)
        assert answer.slots == (("subject", SlotMatch.DIFFERS),)
        assert answer.confidence == 0.9

    def test_a_name_nobody_has_is_refuted_too(self) -> None:
        answer = read(holds(NOBODY))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "Ben Frost")

    def test_a_former_holder_is_refuted_years_later(self) -> None:
        answer = read(holds(ADA))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "Ben Frost")

    def test_a_later_holder_is_refuted_years_before(self) -> None:
        answer = read(holds(BEN, as_of=date(2013, 5, 5)))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "Ada Stone")

    @pytest.mark.parametrize(
        ("as_of", "stance"),
        [
            (date(2016, 1, 1), Stance.SUPPORTS),
            (date(2016, 1, 8), Stance.SUPPORTS),
            (date(2016, 1, 9), Stance.NEUTRAL),
            (date(2016, 2, 15), Stance.NEUTRAL),
            (date(2016, 2, 16), Stance.REFUTES),
        ],
    )
    def test_45_days_after_the_end_nothing_is_contradicted(
        self, as_of: date, stance: Stance
    ) -> None:
        assert read(holds(ADA, as_of=as_of)).stance is stance

    def test_news_of_the_handover_still_names_who_left(self) -> None:
        answer = read(holds(ADA, as_of=date(2016, 1, 5)))
        assert answer.because == (
            "Ada Stone (President, 2012-01-01 to 2016-01-01) held the office until shortly "
            "before the article."
        )
        assert answer.confidence == 0.8

    @pytest.mark.parametrize(
        ("as_of", "stance"),
        [(date(2016, 2, 15), Stance.SUPPORTS), (date(2016, 2, 16), Stance.REFUTES)],
    )
    def test_the_outgoing_holder_may_have_left_weeks_ago(self, as_of: date, stance: Stance) -> None:
        assert read(holds(ADA, as_of=as_of, modifier="outgoing")).stance is stance

    @pytest.mark.parametrize(
        ("as_of", "stance"),
        [
            (date(2015, 11, 16), Stance.REFUTES),
            (date(2015, 11, 17), Stance.NEUTRAL),
            (date(2015, 12, 31), Stance.NEUTRAL),
            (date(2016, 1, 1), Stance.SUPPORTS),
        ],
    )
    def test_45_days_before_the_start_nothing_is_contradicted(
        self, as_of: date, stance: Stance
    ) -> None:
        assert read(holds(BEN, as_of=as_of)).stance is stance

    def test_right_after_a_handover_no_third_person_is_contradicted(self) -> None:
        assert CHECKER.check(holds(CORA, as_of=date(2016, 1, 14)), PRESIDENTS) is None
        assert CHECKER.check(holds(CORA, as_of=date(2015, 12, 19)), PRESIDENTS) is None
        assert read(holds(CORA, as_of=date(2016, 1, 15))).correction == "Ben Frost"
        assert read(holds(CORA, as_of=date(2015, 12, 18))).correction == "Ada Stone"

    def test_after_the_source_s_last_word_nobody_is_contradicted(self) -> None:
        assert read(holds(CORA, as_of=date(2020, 12, 17))).stance is Stance.REFUTES
        assert CHECKER.check(holds(CORA, as_of=date(2020, 12, 18)), PRESIDENTS) is None

    def test_before_the_first_row_nobody_is_contradicted(self) -> None:
        assert CHECKER.check(holds(CORA, as_of=date(2007, 1, 1)), PRESIDENTS) is None

    def test_without_any_day_nothing_is_said_of_a_stranger(self) -> None:
        assert CHECKER.check(holds(CORA, as_of=None), PRESIDENTS) is None

    def test_every_day_in_play_needs_another_holder(self) -> None:
        # In 2007 nobody is on record: somebody whose name the article gives may have served.
        told = holds(CORA, times="2007-01-01/2007-01-01")
        assert CHECKER.check(told, PRESIDENTS) is None
        both = read(holds(CORA, times="2014-01-01/2014-01-01"))
        assert (both.stance, both.correction) == (Stance.REFUTES, "Ada Stone")

    def test_a_namesake_of_the_holder_is_not_accused(self) -> None:
        frost = EntityRef(name="Benjamin Frost", kind=EntityKind.PERSON, id="person:benjamin")
        assert CHECKER.check(holds(frost), PRESIDENTS) is None

    def test_an_office_of_several_holders_contradicts_nobody(self) -> None:
        shared = tenure(BEN, "2016-01-01", single=False)
        assert CHECKER.check(holds(CORA), holders(shared)) is None

    def test_a_person_s_offices_alone_contradict_nothing(self) -> None:
        mayor = tenure(CORA, "2016-01-01", office="office:mayor")
        assert CHECKER.check(holds(CORA), bundle("offices of person:cora", [mayor])) is None
        theirs = bundle("offices of person:ada", [ADA_SECOND])
        assert read(holds(ADA), theirs).stance is Stance.NEUTRAL

    def test_a_loose_form_shows_the_nearest_tenure_and_accuses_nobody(self) -> None:
        assert read(holds(ADA, form="loose")).stance is Stance.NEUTRAL
        assert CHECKER.check(holds(NOBODY, form="loose"), PRESIDENTS) is None
        assert read(holds(CORA, form="loose")).stance is Stance.REFUTES

    def test_an_inferred_end_alone_contradicts_nobody(self) -> None:
        # The end was filled in from the next start; who held the office between is not known.
        inferred = tenure(ADA, "2012-01-01", "2016-01-01", end_inferred=True)
        assert CHECKER.check(holds(ADA, as_of=date(2017, 1, 1)), holders(inferred)) is None or (
            read(holds(ADA, as_of=date(2017, 1, 1)), holders(inferred)).stance is Stance.NEUTRAL
        )


class TestKnownElsewhere:
    """A minister on record with another office only: the reshuffle is no excuse."""

    RESHUFFLED = holders(tenure(ADA, "2012-01-01", "2020-06-05"), tenure(BEN, "2020-06-05"))

    def test_days_after_a_reshuffle_the_two_records_contradict(self) -> None:
        answer = read(holds(CORA, known_as="office:mayor"), self.RESHUFFLED)
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "Ben Frost")

    def test_without_a_record_of_the_person_the_days_after_are_no_proof(self) -> None:
        assert CHECKER.check(holds(CORA), self.RESHUFFLED) is None

    def test_a_record_with_the_claimed_office_is_no_other_office(self) -> None:
        told = holds(CORA, known_as=f"office:mayor|{PRESIDENT}")
        assert CHECKER.check(told, self.RESHUFFLED) is None

    def test_a_namesake_is_not_accused(self) -> None:
        told = holds(
            EntityRef(name="Bernard Frost", kind=EntityKind.PERSON, id="person:bernard"),
            known_as="office:mayor",
        )
        assert CHECKER.check(told, self.RESHUFFLED) is None

    def test_without_the_article_s_day_every_day_told_counts(self) -> None:
        told = holds(CORA, known_as="office:mayor", as_of=None, times="2014-01-01/2014-01-01")
        answer = read(told, self.RESHUFFLED)
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "Ada Stone")


class TestHeld:
    """ "Former president" and "was president"."""

    @staticmethod
    def held(who: EntityRef, time: str | None = None, **details: Any) -> Claim:
        details = {"office": PRESIDENT, "title": "President", **details}
        return claim("held", who, place=FREEDONIA, time=time, **details)

    def test_a_tenure_begun_by_the_day_supports(self) -> None:
        answer = read(self.held(ADA))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because == (
            "Ada Stone (President, 2012-01-01 to 2016-01-01) held the office."
        )

    def test_a_tenure_that_begins_later_is_a_near_miss(self) -> None:
        later = tenure(CORA, "2020-06-16")
        assert read(self.held(CORA), holders(later)).stance is Stance.NEUTRAL
        begun = tenure(CORA, "2020-06-15")
        assert read(self.held(CORA), holders(begun)).stance is Stance.SUPPORTS

    def test_the_year_told_has_to_meet_the_tenure(self) -> None:
        assert read(self.held(ADA, "2016")).stance is Stance.SUPPORTS
        assert read(self.held(ADA, "2017")).stance is Stance.NEUTRAL
        assert read(self.held(ADA, "2011")).stance is Stance.NEUTRAL

    def test_a_stranger_is_no_contradiction(self) -> None:
        assert CHECKER.check(self.held(CORA), PRESIDENTS) is None

    def test_a_person_of_another_office_only_is_contradicted_by_the_holder(self) -> None:
        answer = read(self.held(CORA, known_as="office:mayor"))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "Ben Frost")

    def test_a_person_s_own_offices_do_not_contradict(self) -> None:
        mayor = tenure(CORA, "2016-01-01", office="office:mayor")
        told = self.held(CORA, known_as="office:mayor")
        assert CHECKER.check(told, bundle("offices of person:cora", [mayor])) is None


class TestSucceeded:
    @staticmethod
    def succeeded(
        who: EntityRef,
        other: EntityRef | None,
        as_of: date | None = date(2020, 6, 15),
        *,
        bound: str = "name",
    ) -> Claim:
        return claim(
            "succeeded",
            who,
            other=other,
            place=FREEDONIA,
            as_of=as_of,
            office=PRESIDENT,
            bound=bound,
        )

    def test_the_holder_before_supports(self) -> None:
        answer = read(self.succeeded(BEN, ADA))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because == (
            "Ada Stone (President, 2012-01-01 to 2016-01-01) was followed by "
            "Ben Frost (President, since 2016-01-01, known to 2020-12-31)."
        )
        assert answer.evidence.facts == (ADA_SECOND, BEN_SINCE)
        assert answer.slots == (("object", SlotMatch.AGREES),)

    def test_another_predecessor_is_corrected(self) -> None:
        answer = read(self.succeeded(BEN, DAN))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "Ada Stone")
        assert answer.because == (
            "The article has Ben Frost follow Dan Reed; before Ben Frost (President, since "
            "2016-01-01, known to 2020-12-31) came Ada Stone (President, 2012-01-01 to "
            "2016-01-01)."
        )
        assert answer.slots == (("object", SlotMatch.DIFFERS),)

    def test_a_swapped_succession_is_turned_round(self) -> None:
        answer = read(self.succeeded(ADA, BEN))
        assert answer.stance is Stance.REFUTES
        assert answer.correction == "Ben Frost followed Ada Stone"
        assert answer.because.startswith("It was the other way round: Ada Stone (President, ")

    def test_names_that_are_not_bound_to_the_words_contradict_nothing(self) -> None:
        assert CHECKER.check(self.succeeded(BEN, DAN, bound=""), PRESIDENTS) is None
        assert CHECKER.check(self.succeeded(ADA, BEN, bound=""), PRESIDENTS) is None
        assert read(self.succeeded(BEN, ADA, bound="")).stance is Stance.SUPPORTS

    def test_one_who_came_back_followed_both_ways(self) -> None:
        back = holders(
            tenure(ADA, "2004-01-01", "2008-01-01"),
            tenure(BEN, "2008-01-01", "2012-01-01"),
            tenure(ADA, "2012-01-01", "2016-01-01"),
        )
        assert read(self.succeeded(ADA, BEN), back).stance is Stance.SUPPORTS
        assert read(self.succeeded(BEN, ADA), back).stance is Stance.SUPPORTS

    def test_both_the_acting_holder_and_the_one_before_are_right(self) -> None:
        rows = holders(
            tenure(DAN, "2012-01-01", "2015-10-01"),
            tenure(CORA, "2015-10-01", "2016-01-01", acting=True),
            BEN_SINCE,
        )
        assert read(self.succeeded(BEN, CORA), rows).stance is Stance.SUPPORTS
        assert read(self.succeeded(BEN, DAN), rows).stance is Stance.SUPPORTS
        answer = read(self.succeeded(BEN, ADA), rows)
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "Cora Hill")

    def test_a_namesake_of_the_predecessor_is_not_accused(self) -> None:
        stone = EntityRef(name="Adam Stone", kind=EntityKind.PERSON, id="person:adam")
        assert CHECKER.check(self.succeeded(BEN, stone), PRESIDENTS) is None

    @pytest.mark.parametrize(("end", "refuted"), [("2015-11-17", True), ("2015-11-16", False)])
    def test_a_gap_of_more_than_45_days_leaves_room_for_a_stranger(
        self, end: str, refuted: bool
    ) -> None:
        rows = holders(tenure(ADA, "2012-01-01", end), BEN_SINCE)
        answer = CHECKER.check(self.succeeded(BEN, DAN), rows)
        assert (answer is not None and answer.stance is Stance.REFUTES) is refuted

    def test_a_record_that_breaks_off_may_leave_a_year_open(self) -> None:
        # No end is recorded: the year's edition showed Ada, the next one showed Ben.
        last_seen = replace(tenure(ADA, "2012-01-01"), known_until=date(2015, 3, 1))
        answer = read(self.succeeded(BEN, DAN), holders(last_seen, BEN_SINCE))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "Ada Stone")
        long_ago = replace(last_seen, known_until=date(2014, 3, 1))
        assert CHECKER.check(self.succeeded(BEN, DAN), holders(long_ago, BEN_SINCE)) is None

    def test_a_term_that_begins_after_the_article_is_not_used(self) -> None:
        assert CHECKER.check(self.succeeded(BEN, DAN, date(2015, 12, 31)), PRESIDENTS) is None

    def test_a_later_handover_does_not_turn_it_round(self) -> None:
        answer = read(self.succeeded(ADA, BEN, date(2013, 5, 5)))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "Dan Reed")

    def test_an_inferred_end_alone_contradicts_no_succession(self) -> None:
        inferred = tenure(ADA, "2012-01-01", "2016-01-01", end_inferred=True)
        last_seen = replace(inferred, known_until=date(2015, 6, 1))
        assert CHECKER.check(self.succeeded(BEN, DAN), holders(last_seen, BEN_SINCE)) is None
        # A source that still had her when the next one came leaves no room for another.
        assert (
            read(self.succeeded(BEN, DAN), holders(inferred, BEN_SINCE)).correction == "Ada Stone"
        )

    def test_a_first_holder_on_record_may_have_followed_anybody(self) -> None:
        assert CHECKER.check(self.succeeded(DAN, CORA), PRESIDENTS) is None

    def test_an_office_of_several_holders_contradicts_nobody(self) -> None:
        rows = holders(ADA_SECOND, tenure(BEN, "2016-01-01", single=False))
        assert CHECKER.check(self.succeeded(BEN, DAN), rows) is None

    def test_without_a_predecessor_or_the_office_s_holders_nothing_is_said(self) -> None:
        assert CHECKER.check(self.succeeded(BEN, None), PRESIDENTS) is None
        own = bundle("offices of person:ben", [BEN_SINCE])
        assert CHECKER.check(self.succeeded(BEN, ADA), own) is None
