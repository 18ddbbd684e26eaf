"""Test how a claim about an office is held beside tenures, and how answers are worded."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from factcheck.checkers.office_view import (
    OfficeView,
    begun_by,
    days_in_play,
    describe,
    meets,
    near_miss,
)
from factcheck.model.evidence import SlotMatch, Stance
from tests.unit.checkers.freedonia import (
    ADA,
    BEN,
    FREEDONIA,
    NOBODY,
    bundle,
    claim,
    holders,
    tenure,
)

if TYPE_CHECKING:
    from factcheck.model.claim import Claim
    from factcheck.model.fact import Tenure

CLOSED = tenure(ADA, "2012-01-01", "2016-01-01")
MAYOR = tenure(ADA, "2009-01-01", "2011-01-01", office="office:mayor", title="Mayor")
ABROAD = tenure(ADA, "2005-01-01", "2006-01-01", jurisdiction="country:SYL")
OPEN = tenure(BEN, "2016-01-01")
ROWS = (ABROAD, MAYOR, CLOSED, OPEN)


def view(claimed: "Claim", *rows: "Tenure") -> OfficeView:
    return OfficeView(claimed, holders(*rows), rows)


def test_view_reads_subject_and_offices() -> None:
    seen = view(claim("holds", ADA, office="office:president|office:prime-minister|"))
    assert seen.offices == ("office:president", "office:prime-minister")
    assert (seen.subject_id, seen.subject_name) == ("person:ada", "Ada Stone")
    nobody = view(claim("holds", None))
    assert (nobody.offices, nobody.subject_id, nobody.subject_name) == ((), None, "")


def test_view_tells_an_office_s_holders_from_a_person_s_offices() -> None:
    held = claim("holds")
    assert view(held).by_office
    assert not OfficeView(held, bundle("offices of person:ada", ()), ()).by_office


def test_the_subject_s_tenures_are_of_the_claimed_office_and_place() -> None:
    assert view(claim("holds"), *ROWS).mine() == [ABROAD, MAYOR, CLOSED]
    assert view(claim("holds", place=FREEDONIA), *ROWS).mine() == [MAYOR, CLOSED]
    president = claim("holds", place=FREEDONIA, office="office:president")
    assert view(president, *ROWS).mine() == [CLOSED]
    assert view(claim("holds", NOBODY), *ROWS).mine() == []


def test_an_answer_shows_only_the_tenures_that_decided() -> None:
    answer = view(claim("holds"), *ROWS).answer(
        Stance.REFUTES,
        [OPEN],
        "So it is.",
        slots=(("subject", SlotMatch.DIFFERS),),
        correction="Ben Frost",
    )
    assert answer.evidence.facts == (OPEN,)
    assert (
        answer.evidence.excerpt
        == answer.evidence.value
        == ("Ben Frost, President: since 2016-01-01, known to 2020-12-31")
    )
    assert answer.evidence.title == "Gazette of Freedonia"
    assert answer.evidence.url == "https://example.org/gazette/offices"
    assert answer.evidence.valid_to == date(2020, 12, 31)
    assert (answer.checker, answer.because, answer.confidence) == ("office", "So it is.", 0.9)
    assert answer.slots == (("subject", SlotMatch.DIFFERS),)
    assert answer.correction == "Ben Frost"


def test_two_tenures_are_both_shown() -> None:
    answer = view(claim("holds"), *ROWS).answer(Stance.SUPPORTS, [MAYOR, CLOSED], "Both.")
    assert answer.evidence.excerpt == (
        "Ada Stone, Mayor: 2009-01-01 to 2011-01-01; Ada Stone, President: 2012-01-01 to 2016-01-01"
    )


def test_description_names_who_what_and_when() -> None:
    assert describe(CLOSED) == "Ada Stone (President, 2012-01-01 to 2016-01-01)"


def test_days_in_play_are_the_article_s_and_both_ends_of_the_text_s() -> None:
    told = claim("holds", times="2019-01-01/2019-12-31|2018-05-05/2018-05-05")
    assert days_in_play(told) == [
        date(2020, 6, 15),
        date(2019, 1, 1),
        date(2019, 12, 31),
        date(2018, 5, 5),
        date(2018, 5, 5),
    ]
    assert days_in_play(claim("holds")) == [date(2020, 6, 15)]
    assert days_in_play(claim("holds", as_of=None)) == []


def test_days_after_the_article_are_not_in_play() -> None:
    told = claim("holds", times="2020-06-15/2020-06-16|2021-01-01/2021-01-01")
    assert days_in_play(told) == [date(2020, 6, 15), date(2020, 6, 15)]
    undated = claim("holds", times="2021-06-15/2021-06-16", as_of=None)
    assert days_in_play(undated) == [date(2021, 6, 15), date(2021, 6, 16)]


def test_a_near_miss_shows_the_last_tenure_and_takes_no_side() -> None:
    seen = view(claim("holds"), *ROWS)
    missed = near_miss(seen, [MAYOR, CLOSED])
    assert missed is not None
    assert (missed.stance, missed.confidence) == (Stance.NEUTRAL, 0.0)
    assert missed.because == (
        "Ada Stone (President, 2012-01-01 to 2016-01-01) is the nearest tenure known."
    )
    assert missed.evidence.facts == (CLOSED,)
    assert near_miss(seen, []) is None


def test_a_tenure_has_begun_on_its_first_day() -> None:
    assert begun_by(CLOSED, date(2012, 1, 1))
    assert not begun_by(CLOSED, date(2011, 12, 31))
    assert begun_by(CLOSED, None)
    assert not begun_by(tenure(ADA, None, "2016-01-01"), None)


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (None, None, True),
        (date(2016, 1, 1), None, True),
        (date(2016, 1, 2), None, False),
        (None, date(2012, 1, 1), True),
        (None, date(2011, 12, 31), False),
        (date(2013, 1, 1), date(2013, 2, 1), True),
    ],
)
def test_a_tenure_meets_a_period_that_shares_a_day(
    earliest: date | None, latest: date | None, expected: bool
) -> None:
    assert meets(CLOSED, earliest, latest) is expected


def test_a_tenure_without_a_start_meets_nothing() -> None:
    assert not meets(tenure(ADA, None, "2016-01-01"), None, None)
