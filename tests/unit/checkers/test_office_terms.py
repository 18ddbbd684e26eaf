"""Test claims about when a term began or ended, how long it lasted, and how many there were."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck.checkers.office import CHECKER
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Attribute
from factcheck.model.value import EdtfDate, EntityRef, Quantity
from tests.unit.checkers.freedonia import (
    ADA,
    BEN,
    CORA,
    DAN,
    FREEDONIA,
    PRESIDENT,
    bundle,
    claim,
    holders,
    number,
    on,
    tenure,
)

ADA_SECOND = tenure(ADA, "2012-01-01", "2016-01-01")
BEN_SINCE = tenure(BEN, "2016-01-01")
PRESIDENTS = holders(ADA_SECOND, BEN_SINCE)
RETURNED = holders(
    tenure(ADA, "2004-01-01", "2008-01-01"),
    tenure(DAN, "2008-01-01", "2012-01-01"),
    ADA_SECOND,
    BEN_SINCE,
)


def about(
    relation: str,
    who: EntityRef,
    *,
    time: str | EdtfDate | None = None,
    quantity: Quantity | None = None,
    as_of: date | None = date(2020, 6, 15),
    **details: Any,
) -> Claim:
    """Say something of a president's term."""
    details = {"office": PRESIDENT, **details}
    return claim(
        relation, who, place=FREEDONIA, time=time, quantity=quantity, as_of=as_of, **details
    )


def read(claimed: Claim, evidence: Evidence = PRESIDENTS) -> Assessment:
    answer = CHECKER.check(claimed, evidence)
    assert answer is not None
    return answer


class TestStart:
    @pytest.mark.parametrize("relation", ["since", "began", "started"])
    @pytest.mark.parametrize("time", ["2016-01-01", "2016-01", "2016", "2015/2016"])
    def test_a_period_that_holds_the_start_supports(self, relation: str, time: str) -> None:
        answer = read(about(relation, BEN, time=time))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because == (
            "Ben Frost (President, since 2016-01-01, known to 2020-12-31): the start agrees."
        )
        assert answer.slots == (("time", SlotMatch.AGREES),)

    def test_a_week_on_record_bears_out_its_month_but_no_day(self) -> None:
        week = holders(ADA_SECOND, tenure(BEN, "2016-03-02/2016-03-08"))
        assert read(about("began", BEN, time="2016-03"), week).stance is Stance.SUPPORTS
        assert read(about("began", BEN, time="2016-03-05"), week).stance is Stance.NEUTRAL

    def test_a_start_years_off_is_corrected(self) -> None:
        answer = read(about("since", BEN, time="2018", bound="name", top="yes"))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "2016-01-01")
        assert answer.because == (
            "The article says 2018; the record is "
            "Ben Frost (President, since 2016-01-01, known to 2020-12-31)."
        )
        assert answer.confidence == 0.9
        assert answer.slots == (("time", SlotMatch.DIFFERS),)

    @pytest.mark.parametrize(
        ("time", "stance"),
        [
            ("2015-11-16", Stance.REFUTES),
            ("2015-11-17", Stance.NEUTRAL),
            ("2015-12-31", Stance.NEUTRAL),
            ("2016-01-01", Stance.SUPPORTS),
            ("2016-01-02", Stance.NEUTRAL),
            ("2016-12-31", Stance.NEUTRAL),
            ("2017-01-01", Stance.REFUTES),
        ],
    )
    def test_45_days_before_and_a_year_after_the_start_nothing_is_contradicted(
        self, time: str, stance: Stance
    ) -> None:
        assert read(about("since", BEN, time=time)).stance is stance

    @pytest.mark.parametrize(
        ("relation", "time", "stance"),
        [
            ("since", "2016-06-13", Stance.NEUTRAL),
            ("since", "2016-06-14", Stance.REFUTES),
            ("began", "2016-06-14", Stance.NEUTRAL),
            ("since", "2016-05-05", Stance.REFUTES),  # the day, and another month
            ("since", "2013-03-05", Stance.REFUTES),  # the day, and another year
        ],
    )
    def test_beside_an_exact_start_since_is_held_to_100_days(
        self, relation: str, time: str, stance: Stance
    ) -> None:
        exact = holders(ADA_SECOND, tenure(BEN, "2016-03-05"))
        told = about(relation, BEN, time=time, bound="name", top="yes")
        assert read(told, exact).stance is stance

    def test_loose_words_may_mean_a_later_term_of_the_same_time_in_office(self) -> None:
        # "Started a second term in 2018": a start inside the record is not excluded.
        assert read(about("started", BEN, time="2018")).stance is Stance.NEUTRAL
        assert read(about("started", BEN, time="2013")).stance is Stance.REFUTES

    @pytest.mark.parametrize(
        ("time", "stance"), [("2016-02-15", Stance.NEUTRAL), ("2016-02-16", Stance.REFUTES)]
    )
    def test_45_days_after_the_end_nothing_is_contradicted(self, time: str, stance: Stance) -> None:
        told = about("began", ADA, time=time, as_of=date(2016, 6, 1))
        later = tenure(ADA, "2020-01-01")
        assert read(told, holders(ADA_SECOND, later)).stance is stance

    def test_either_of_two_starts_supports(self) -> None:
        assert read(about("began", ADA, time="2004-01"), RETURNED).stance is Stance.SUPPORTS
        assert read(about("began", ADA, time="2012-01"), RETURNED).stance is Stance.SUPPORTS

    def test_a_wrong_start_is_corrected_by_the_term_begun_by_the_day(self) -> None:
        told = about("began", ADA, time="2010-06-01", as_of=date(2011, 1, 1))
        assert read(told, RETURNED).correction == "2004-01-01"
        later = about("began", ADA, time="2010-06-01", as_of=date(2013, 1, 1))
        assert read(later, RETURNED).correction == "2012-01-01"

    def test_a_start_after_the_source_s_last_word_is_not_excluded(self) -> None:
        told = about("began", ADA, time="2021/2022", as_of=date(2022, 6, 1))
        assert read(told, holders(ADA_SECOND)).stance is Stance.NEUTRAL

    def test_what_began_after_the_article_s_day_is_not_used(self) -> None:
        early = about("began", BEN, time="2016-01-01", as_of=date(2015, 12, 31))
        assert CHECKER.check(early, PRESIDENTS) is None
        wrong = about("began", BEN, time="2013", as_of=date(2015, 12, 31))
        assert CHECKER.check(wrong, PRESIDENTS) is None

    def test_an_undated_term_may_be_the_one_meant(self) -> None:
        rows = holders(ADA_SECOND, tenure(ADA, None, "2010-01-01"))
        assert read(about("began", ADA, time="2009"), rows).stance is Stance.NEUTRAL

    def test_another_s_start_then_makes_the_accusation_weak(self) -> None:
        # "Since 2010" beside Ada may be said of Dan, who took the office in that year.
        rows = holders(tenure(DAN, "2010-03-01", "2012-01-01"), ADA_SECOND)
        weak = read(about("since", ADA, time="2010"), rows)
        assert (weak.stance, weak.confidence) == (Stance.REFUTES, 0.45)
        sure = read(about("since", ADA, time="2010", bound="name", top="yes"), rows)
        assert (sure.stance, sure.confidence) == (Stance.REFUTES, 0.9)

    def test_two_offices_make_the_accusation_weak(self) -> None:
        told = about("since", BEN, time="2013", office=f"{PRESIDENT}|office:prime-minister")
        answer = read(told)
        assert (answer.stance, answer.confidence) == (Stance.REFUTES, 0.45)

    def test_without_an_office_nothing_is_contradicted(self) -> None:
        assert read(about("since", BEN, time="2013", office="")).stance is Stance.NEUTRAL

    def test_a_person_s_own_offices_do_not_contradict(self) -> None:
        own = bundle("offices of person:ben", [BEN_SINCE])
        assert read(about("since", BEN, time="2013"), own).stance is Stance.NEUTRAL

    def test_without_both_ends_of_a_time_or_without_a_tenure_nothing_is_said(self) -> None:
        until = EdtfDate(edtf="../2018", earliest=None, latest=date(2018, 12, 31))
        since = EdtfDate(edtf="2018/..", earliest=date(2018, 1, 1), latest=None)
        for time in (None, until, since):
            assert CHECKER.check(about("since", BEN, time=time), PRESIDENTS) is None
        assert CHECKER.check(about("since", CORA, time="2018"), PRESIDENTS) is None


class TestOath:
    """The day of an oath, told within days of it, is that very day."""

    SWORN = holders(ADA_SECOND, replace(BEN_SINCE, role="both"))

    @staticmethod
    def sworn(time: str, as_of: date | None, **details: Any) -> Claim:
        details = {"oath": "yes", "bound": "name", **details}
        return about("began", BEN, time=time, as_of=as_of, **details)

    def test_another_day_is_corrected(self) -> None:
        answer = read(self.sworn("2016-01-03", date(2016, 1, 4)), self.SWORN)
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "2016-01-01")
        assert answer.because == (
            "The article says 2016-01-03; the record is "
            "Ben Frost (President, since 2016-01-01, known to 2020-12-31)."
        )
        assert answer.slots == (("time", SlotMatch.DIFFERS),)
        assert answer.confidence == 0.75

    def test_an_oath_may_precede_the_first_day_by_one(self) -> None:
        for day in ("2015-12-31", "2016-01-02"):
            answer = read(self.sworn(day, date(2016, 1, 4)), self.SWORN)
            assert answer.stance is Stance.NEUTRAL

    def test_the_right_day_is_supported(self) -> None:
        answer = read(self.sworn("2016-01-01", date(2016, 1, 4)), self.SWORN)
        assert answer.stance is Stance.SUPPORTS

    @pytest.mark.parametrize(
        ("as_of", "stance"),
        [
            (date(2015, 12, 31), None),
            (date(2016, 1, 1), Stance.REFUTES),
            (date(2016, 1, 7), Stance.REFUTES),
            (date(2016, 1, 8), Stance.NEUTRAL),
            (None, Stance.NEUTRAL),
        ],
    )
    def test_only_in_the_six_days_after_it(self, as_of: date | None, stance: Stance | None) -> None:
        answer = CHECKER.check(self.sworn("2016-01-03", as_of), self.SWORN)
        assert (answer.stance if answer else None) is stance

    @pytest.mark.parametrize(
        "told",
        [
            sworn("2015-12", date(2016, 1, 4)),
            sworn("2016-01-03", date(2016, 1, 4), oath=""),
            sworn("2016-01-03", date(2016, 1, 4), bound="pronoun"),
        ],
        ids=["a month", "no oath", "a pronoun"],
    )
    def test_what_is_not_that_precise_contradicts_nothing(self, told: Claim) -> None:
        assert read(told, self.SWORN).stance is Stance.NEUTRAL

    def test_a_vague_start_or_a_minister_s_contradicts_nothing(self) -> None:
        told = self.sworn("2015-12-20", date(2016, 1, 4))
        vague = replace(BEN_SINCE, role="both", start=on("2016-01"))
        assert read(told, holders(vague)).stance is Stance.NEUTRAL
        assert read(told, PRESIDENTS).stance is Stance.NEUTRAL
        own = bundle("offices of person:ben", self.SWORN.facts)
        assert read(told, own).stance is Stance.NEUTRAL


class TestEnd:
    def test_a_period_that_holds_the_end_supports(self) -> None:
        answer = read(about("ended", ADA, time="2016-01"))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because == "Ada Stone (President, 2012-01-01 to 2016-01-01): the end agrees."

    def test_another_end_is_never_a_contradiction(self) -> None:
        assert read(about("ended", ADA, time="2014")).stance is Stance.NEUTRAL
        assert read(about("ended", BEN, time="2018")).stance is Stance.NEUTRAL
        assert CHECKER.check(about("ended", CORA, time="2018"), PRESIDENTS) is None

    def test_without_a_time_nothing_is_said(self) -> None:
        assert CHECKER.check(about("ended", ADA), PRESIDENTS) is None

    def test_an_end_after_the_article_s_day_is_not_used(self) -> None:
        answer = read(about("ended", ADA, time="2016-01", as_of=date(2013, 1, 1)))
        assert answer.stance is Stance.NEUTRAL


class TestSpell:
    """ "From A to B"."""

    @pytest.mark.parametrize("time", ["2012/2016", "2012-01/2016-01", "2012-01-01/2016-01-01"])
    def test_both_ends_of_one_tenure_support(self, time: str) -> None:
        answer = read(about("spell", ADA, time=time))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because == (
            "Ada Stone (President, 2012-01-01 to 2016-01-01): both ends agree."
        )
        assert answer.evidence.facts == (ADA_SECOND,)

    def test_touching_tenures_support_together(self) -> None:
        rows = (ADA_SECOND, tenure(ADA, "2016-01-01", "2020-01-01"))
        answer = read(about("spell", ADA, time="2012/2020"), holders(*rows))
        assert (answer.stance, answer.evidence.facts) == (Stance.SUPPORTS, rows)

    @pytest.mark.parametrize("time", ["2011/2016", "2012/2015", "2013/2014"])
    def test_other_ends_contradict_nothing(self, time: str) -> None:
        assert read(about("spell", ADA, time=time)).stance is Stance.NEUTRAL

    def test_without_two_ends_or_a_tenure_nothing_is_said(self) -> None:
        assert CHECKER.check(about("spell", ADA), PRESIDENTS) is None
        assert CHECKER.check(about("spell", CORA, time="2012/2016"), PRESIDENTS) is None


class TestLength:
    @staticmethod
    def served(
        who: EntityRef, low: str, high: str, unit: str, day: date | None = date(2020, 6, 15)
    ) -> Claim:
        length = number(low, unit, low=low, high=high)
        return about("served_for", who, quantity=length, as_of=day)

    @pytest.mark.parametrize(
        ("low", "high", "unit"),
        [
            ("3.9", "4.1", "year"),
            ("48", "48", "month"),
            ("208", "209", "week"),
            ("1461", "1461", "day"),
        ],
    )
    def test_a_finished_term_is_measured_in_every_unit(
        self, low: str, high: str, unit: str
    ) -> None:
        answer = read(self.served(ADA, low, high, unit)) if unit != "month" else None
        near = read(self.served(ADA, "47.5", "48.5", unit)) if unit == "month" else answer
        assert near is not None
        assert near.stance is Stance.SUPPORTS

    def test_a_term_that_goes_on_is_measured_up_to_the_article(self) -> None:
        answer = read(self.served(BEN, "4", "5", "year"))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because == (
            "Ben Frost (President, since 2016-01-01, known to 2020-12-31): 4.5 years by 2020-06-15."
        )
        assert read(self.served(BEN, "4", "5", "year", date(2018, 1, 1))).stance is Stance.NEUTRAL

    def test_another_length_that_nothing_binds_is_no_contradiction(self) -> None:
        assert read(self.served(ADA, "9", "11", "year")).stance is Stance.NEUTRAL
        assert read(self.served(BEN, "9", "11", "year")).stance is Stance.NEUTRAL

    def test_touching_terms_are_one_length(self) -> None:
        rows = holders(ADA_SECOND, tenure(ADA, "2016-01-10", "2020-01-01"))
        assert read(self.served(ADA, "8", "8.1", "year"), rows).stance is Stance.SUPPORTS

    def test_what_cannot_be_measured_is_left_alone(self) -> None:
        assert CHECKER.check(self.served(ADA, "4", "4", "seat"), PRESIDENTS) is None
        assert CHECKER.check(self.served(ADA, "4", "4", "year", None), PRESIDENTS) is None
        assert CHECKER.check(about("served_for", ADA), PRESIDENTS) is None
        early = self.served(ADA, "4", "4", "year", date(2011, 1, 1))
        assert CHECKER.check(early, PRESIDENTS) is None


class TestWrongLength:
    """Ben Frost has been president for four and a half years by the article's day."""

    @staticmethod
    def served(
        years: str,
        who: EntityRef = BEN,
        unit: str = "year",
        day: date = date(2020, 6, 15),
        bound: str = "name",
    ) -> Claim:
        return about("served_for", who, quantity=number(years, unit), as_of=day, bound=bound)

    def test_a_far_length_is_corrected(self) -> None:
        answer = read(self.served("12"))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "4.5 years")
        assert answer.because == (
            "The article says the number; Ben Frost (President, since 2016-01-01, known to "
            "2020-12-31): 4.5 years by 2020-06-15."
        )
        assert answer.confidence == 0.8
        assert answer.slots == (("quantity", SlotMatch.DIFFERS),)

    def test_a_near_length_contradicts_nothing(self) -> None:
        assert read(self.served("5")).stance is Stance.NEUTRAL
        assert read(self.served("4")).stance is Stance.NEUTRAL

    def test_two_terms_together_are_a_length_too(self) -> None:
        # Ada served eight years in two terms, to the first day of 2016.
        day = date(2016, 2, 1)
        assert read(self.served("8", ADA, day=day), RETURNED).stance is Stance.NEUTRAL
        assert read(self.served("20", ADA, day=day), RETURNED).stance is Stance.REFUTES

    @pytest.mark.parametrize(
        ("day", "stance"),
        [(date(2016, 2, 15), Stance.REFUTES), (date(2016, 2, 16), Stance.NEUTRAL)],
    )
    def test_one_who_left_long_ago_is_not_measured(self, day: date, stance: Stance) -> None:
        assert read(self.served("12", ADA, day=day)).stance is stance

    def test_what_is_not_sure_contradicts_nothing(self) -> None:
        assert read(self.served("12", bound="")).stance is Stance.NEUTRAL
        assert read(self.served("200", unit="month")).stance is Stance.NEUTRAL
        own = bundle("offices of person:ben", [BEN_SINCE])
        assert read(self.served("12"), own).stance is Stance.NEUTRAL
        vague = holders(tenure(BEN, "2016"))
        assert read(self.served("12"), vague).stance is Stance.NEUTRAL

    def test_an_inferred_end_contradicts_nothing(self) -> None:
        inferred = holders(tenure(BEN, "2016-01-01", "2020-06-01", end_inferred=True))
        assert read(self.served("12"), inferred).stance is Stance.NEUTRAL
        recorded = holders(tenure(BEN, "2016-01-01", "2020-06-01"))
        assert read(self.served("12"), recorded).stance is Stance.REFUTES


class TestRemoval:
    @pytest.mark.parametrize(
        ("as_of", "supported"),
        [
            (date(2015, 11, 16), False),
            (date(2015, 11, 17), True),
            (date(2016, 12, 31), True),
            (date(2017, 1, 1), False),
        ],
    )
    def test_an_end_within_the_year_before_supports(self, as_of: date, supported: bool) -> None:
        answer = CHECKER.check(about("removed", ADA, as_of=as_of), PRESIDENTS)
        assert (answer is not None and answer.stance is Stance.SUPPORTS) is supported

    def test_the_answer_shows_the_tenure(self) -> None:
        answer = read(about("removed", ADA, as_of=date(2016, 2, 1)))
        assert answer.because == (
            "Ada Stone (President, 2012-01-01 to 2016-01-01) left the office."
        )

    def test_one_still_in_office_and_one_without_a_day_are_left_alone(self) -> None:
        assert CHECKER.check(about("removed", BEN), PRESIDENTS) is None
        assert CHECKER.check(about("removed", ADA, as_of=None), PRESIDENTS) is None


def term(years: str, office: str = PRESIDENT) -> Attribute:
    return Attribute(
        entity="country:FRE", name="term-years", value=years, qualifier=office, source="gazette"
    )


class TestTermYears:
    @staticmethod
    def law(
        years: str, *, unit: str = "year", as_of: date | None = date(2020, 6, 15), office: str
    ) -> Claim:
        return claim(
            "term_years",
            FREEDONIA,
            kind=ClaimKind.QUANTITY,
            quantity=number(years, unit),
            as_of=as_of,
            office=office,
        )

    @staticmethod
    def bundled(*rows: Attribute) -> Evidence:
        made = bundle("term-years of country:FRE", rows)
        return replace(made, valid_to=date(2020, 12, 31))

    def test_the_law_s_term_supports(self) -> None:
        answer = read(self.law("4", office=PRESIDENT), self.bundled(term("4")))
        assert answer.stance is Stance.SUPPORTS
        assert answer.because == "Term of president: 4 years."
        assert (answer.evidence.value, answer.checker) == ("4 years", "office")
        assert answer.slots == (("quantity", SlotMatch.AGREES),)

    def test_another_term_is_corrected(self) -> None:
        answer = read(self.law("5", office=PRESIDENT), self.bundled(term("4")))
        assert (answer.stance, answer.correction) == (Stance.REFUTES, "4 years")
        assert answer.because == "The article says the number; Term of president: 4 years."
        assert answer.slots == (("quantity", SlotMatch.DIFFERS),)

    def test_any_office_s_term_supports_where_the_text_names_none(self) -> None:
        rows = self.bundled(term("4"), term("6", "office:speaker"))
        assert read(self.law("6", office=""), rows).stance is Stance.SUPPORTS
        assert CHECKER.check(self.law("5", office=""), rows) is None

    def test_two_terms_of_one_office_contradict_nothing(self) -> None:
        rows = self.bundled(term("4"), term("6"))
        assert CHECKER.check(self.law("5", office=PRESIDENT), rows) is None

    @pytest.mark.parametrize(
        ("as_of", "refuted"),
        [(date(2018, 1, 1), True), (date(2017, 12, 31), False), (None, False)],
    )
    def test_the_law_of_years_ago_may_have_been_another(
        self, as_of: date | None, refuted: bool
    ) -> None:
        told = self.law("5", as_of=as_of, office=PRESIDENT)
        assert (CHECKER.check(told, self.bundled(term("4"))) is not None) is refuted

    def test_without_the_source_s_last_word_nothing_is_contradicted(self) -> None:
        rows = bundle("term-years of country:FRE", [term("4")])
        assert CHECKER.check(self.law("5", office=PRESIDENT), rows) is None

    def test_what_is_no_length_in_years_is_left_alone(self) -> None:
        rows = self.bundled(term("4"))
        assert CHECKER.check(self.law("4", unit="month", office=PRESIDENT), rows) is None
        assert CHECKER.check(claim("term_years", office=PRESIDENT), rows) is None
        capital = replace(term("4"), name="capital")
        assert CHECKER.check(self.law("4", office=PRESIDENT), self.bundled(capital)) is None
        assert Decimal(term("4").value) == 4
