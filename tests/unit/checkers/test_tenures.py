"""Test reasoning about times in office, at both sides of every boundary."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from factcheck.checkers import tenures
from factcheck.model.value import EdtfDate
from tests.unit.checkers.freedonia import ADA, BEN, CORA, DAN, KNOWN, on, tenure

CLOSED = tenure(ADA, "2012-01-01", "2016-01-01")
OPEN = tenure(BEN, "2016-01-01")
UNDATED = tenure(CORA, None, "2016-01-01")


def test_first_day_is_the_earliest_a_vague_start_allows() -> None:
    assert tenures.first_day(tenure(ADA, "2012-03")) == date(2012, 3, 1)
    assert tenures.first_day(UNDATED) is None


def test_last_day_is_the_end_or_the_last_word_of_the_source() -> None:
    assert tenures.last_day(tenure(ADA, "2012", "2016-02")) == date(2016, 2, 29)
    assert tenures.last_day(OPEN) == date(2020, 12, 31)
    open_end = EdtfDate(edtf="2016-01-01/..", earliest=date(2016, 1, 1), latest=None)
    assert tenures.last_day(replace(CLOSED, end=open_end)) == date(2020, 12, 31)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2011-12-31", False),
        ("2012-01-01", True),
        ("2016-01-01", True),
        ("2016-01-02", False),
    ],
)
def test_both_ends_of_a_tenure_belong_to_it(day: str, expected: bool) -> None:
    assert tenures.covers(CLOSED, date.fromisoformat(day)) is expected


def test_a_tenure_without_a_start_covers_and_nears_nothing() -> None:
    assert not tenures.covers(UNDATED, date(2015, 1, 1))
    assert not tenures.surely_covers(UNDATED, date(2015, 1, 1))
    assert not tenures.near(UNDATED, date(2015, 1, 1))


def test_an_open_tenure_covers_nothing_after_the_source_s_last_word() -> None:
    assert tenures.covers(OPEN, KNOWN)
    assert not tenures.covers(OPEN, KNOWN + timedelta(days=1))
    # What was read may have been a fortnight old by then.
    assert tenures.surely_covers(OPEN, KNOWN - timedelta(days=14))
    assert not tenures.surely_covers(OPEN, KNOWN - timedelta(days=13))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2012, 1, 1) + timedelta(days=13), False),
        (date(2012, 1, 1) + timedelta(days=14), True),
        (date(2016, 1, 1) - timedelta(days=14), True),
        (date(2016, 1, 1) - timedelta(days=13), False),
    ],
)
def test_a_day_is_sure_only_14_days_inside_both_exact_ends(day: date, expected: bool) -> None:
    assert tenures.surely_covers(CLOSED, day) is expected


def test_an_inferred_end_is_sure_only_45_days_before_it() -> None:
    inferred = tenure(ADA, "2012-01-01", "2016-01-01", end_inferred=True)
    assert tenures.surely_covers(inferred, date(2016, 1, 1) - timedelta(days=45))
    assert not tenures.surely_covers(inferred, date(2016, 1, 1) - timedelta(days=44))


def test_vague_ends_are_sure_only_from_their_inner_side() -> None:
    vague = tenure(ADA, "2012", "2016")
    assert not tenures.surely_covers(vague, date(2012, 12, 31))
    assert tenures.surely_covers(vague, date(2013, 2, 14))
    assert tenures.surely_covers(vague, date(2015, 11, 17))
    assert not tenures.surely_covers(vague, date(2015, 11, 18))


def test_an_end_open_to_the_left_is_never_sure() -> None:
    end = EdtfDate(edtf="../2016-01-01", earliest=None, latest=date(2016, 1, 1))
    assert not tenures.surely_covers(replace(CLOSED, end=end), date(2013, 6, 1))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2012, 1, 1) - timedelta(days=46), False),
        (date(2012, 1, 1) - timedelta(days=45), True),
        (date(2016, 1, 1) + timedelta(days=45), True),
        (date(2016, 1, 1) + timedelta(days=46), False),
    ],
)
def test_near_reaches_45_days_over_both_ends(day: date, expected: bool) -> None:
    assert tenures.near(CLOSED, day) is expected


def test_period_says_how_far_the_record_goes() -> None:
    assert tenures.period(CLOSED) == "2012-01-01 to 2016-01-01"
    assert tenures.period(OPEN) == "since 2016-01-01, known to 2020-12-31"
    assert tenures.period(UNDATED) == "? to 2016-01-01"


def test_person_is_told_by_id_and_only_without_one_by_name() -> None:
    assert tenures.is_person(CLOSED, "person:ada", "Somebody Else")
    assert not tenures.is_person(CLOSED, "person:other", "Ada Stone")
    assert tenures.is_person(CLOSED, None, "ADA STONE")
    assert not tenures.is_person(CLOSED, None, "Ida Stone")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ida Stone", True),
        ("Stone", True),
        ("Ada Brook", True),
        ("Ida Brook", False),
        ("Stones", False),
        ("", False),
    ],
)
def test_a_name_could_be_whoever_shares_a_part_of_it(name: str, expected: bool) -> None:
    assert tenures.could_be(CLOSED, name) is expected


def test_a_part_of_two_letters_is_nobody_s_name() -> None:
    assert not tenures.could_be(replace(CLOSED, person_label="Li Stone"), "Li Brook")
    assert not tenures.could_be(replace(CLOSED, person_label="..."), "Cora Brook")


def test_spells_join_cabinets_up_to_20_days_apart() -> None:
    first = tenure(ADA, "2012-01-01", "2014-01-01")
    near = tenure(ADA, "2014-01-21", "2016-01-01")
    far = tenure(ADA, "2014-01-22", "2016-01-01")
    assert tenures.spells([near, first]) == [(date(2012, 1, 1), date(2016, 1, 1), first)]
    assert tenures.spells([far, first]) == [
        (date(2012, 1, 1), date(2014, 1, 1), first),
        (date(2014, 1, 22), date(2016, 1, 1), far),
    ]


def test_a_spell_inside_another_does_not_shorten_it() -> None:
    inner = tenure(ADA, "2013-01-01", "2013-06-01")
    assert tenures.spells([CLOSED, inner]) == [(date(2012, 1, 1), date(2016, 1, 1), CLOSED)]


def test_a_tenure_without_a_start_is_no_spell() -> None:
    assert tenures.spells([UNDATED]) == []


def test_predecessor_is_who_left_last_before_the_start() -> None:
    dan = tenure(DAN, "2008-01-01", "2012-01-01")
    assert tenures.predecessors([dan, CLOSED, OPEN], OPEN) == [CLOSED]
    assert tenures.predecessors([dan, CLOSED, OPEN], CLOSED) == [dan]
    assert tenures.predecessors([dan, CLOSED, OPEN], dan) == []
    assert tenures.predecessors([dan, UNDATED], UNDATED) == []


@pytest.mark.parametrize(("end", "expected"), [("2016-02-15", True), ("2016-02-16", False)])
def test_a_predecessor_may_stay_45_days_past_the_start(end: str, expected: bool) -> None:
    old = tenure(ADA, "2012-01-01", end)
    assert (tenures.predecessors([old, OPEN], OPEN) == [old]) is expected


def test_the_same_person_is_no_predecessor() -> None:
    earlier = tenure(BEN, "2012-01-01", "2015-12-31")
    assert tenures.predecessors([earlier, OPEN], OPEN) == []


def test_an_acting_holder_may_be_passed_over() -> None:
    elected = tenure(ADA, "2012-01-01", "2015-10-01")
    acting = tenure(CORA, "2015-10-01", "2016-01-01", acting=True)
    assert tenures.predecessors([elected, acting, OPEN], OPEN) == [acting, elected]
    assert tenures.predecessors([acting, OPEN], OPEN) == [acting]


@pytest.mark.parametrize(("start", "passed_over"), [("2015-11-18", True), ("2015-11-17", False)])
def test_a_minister_of_less_than_45_days_may_be_passed_over(start: str, passed_over: bool) -> None:
    elected = tenure(ADA, "2012-01-01", start, office="office:mayor")
    short = tenure(CORA, start, "2016-01-01", office="office:mayor")
    now = tenure(BEN, "2016-01-01", office="office:mayor")
    found = tenures.predecessors([elected, short, now], now)
    assert found == ([short, elected] if passed_over else [short])


@pytest.mark.parametrize(("start", "passed_over"), [("2015-09-29", True), ("2015-09-28", False)])
def test_a_speaker_may_fill_in_for_a_president_for_three_months(
    start: str, passed_over: bool
) -> None:
    elected = tenure(ADA, "2012-01-01", start)
    short = tenure(CORA, start, "2016-01-01")
    found = tenures.predecessors([elected, short, OPEN], OPEN)
    assert found == ([short, elected] if passed_over else [short])


def test_who_came_between_is_passed_over_unless_a_stand_in() -> None:
    first = tenure(ADA, "2012-01-01", "2015-12-01", office="office:mayor")
    short = tenure(CORA, "2015-12-01", "2016-01-01", office="office:mayor")
    stand_in = tenure(CORA, "2015-12-01", "2016-01-01", office="office:mayor", acting=True)
    now = tenure(BEN, "2016-01-01", office="office:mayor")
    assert tenures.passes_over([first, short, now], first, now)
    assert not tenures.passes_over([first, stand_in, now], first, now)
    assert not tenures.passes_over([first, short, now], short, now)


def test_two_who_left_within_a_day_are_both_predecessors() -> None:
    one = tenure(ADA, "2012-01-01", "2015-12-31")
    two = tenure(CORA, "2012-01-01", "2016-01-01")
    assert tenures.predecessors([one, two, OPEN], OPEN) == [one, two]


def test_intervals_are_read_back_and_what_is_none_is_left_out() -> None:
    assert tenures.interval("2020-01-01/2020-12-31|soon|2021-02-03/2021-02-03") == [
        EdtfDate(
            edtf="2020-01-01/2020-12-31", earliest=date(2020, 1, 1), latest=date(2020, 12, 31)
        ),
        replace(on("2021-02-03"), edtf="2021-02-03/2021-02-03"),
    ]
    assert tenures.interval("") == []
