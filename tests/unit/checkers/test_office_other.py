"""Test titles refuted by the other post that the same person surely holds, or by who took the post."""

from typing import Any

import pytest

from factcheck.checkers.office_other import other_post, other_post_begun, other_taker
from factcheck.checkers.office_view import OfficeView, days_in_play
from factcheck.model.claim import Claim
from factcheck.model.evidence import Stance
from factcheck.model.fact import Tenure
from tests.unit.checkers.freedonia import (
    ADA,
    BEN,
    FREEDONIA,
    PRESIDENT,
    SYLVANIA,
    bundle,
    claim,
    holders,
    tenure,
)

PREMIER = "office:prime-minister"
BEN_SINCE = tenure(BEN, "2016-03-05")


def view(claimed: Claim, *rows: Tenure, by_office: bool = False) -> OfficeView:
    evidence = holders(*rows) if by_office else bundle("offices of person:ben", rows)
    return OfficeView(claimed, evidence, rows)


def titled(**details: Any) -> Claim:
    """Call the president prime minister."""
    details = {"office": PREMIER, "title": "Prime Minister", **details}
    return claim("holds", BEN, place=details.pop("place", FREEDONIA), **details)


def test_a_president_is_no_prime_minister() -> None:
    seen = view(titled(), BEN_SINCE)
    answer = other_post(seen, days_in_play(seen.claim))
    assert answer is not None
    assert answer.stance is Stance.REFUTES
    assert answer.correction == "President"


@pytest.mark.parametrize(
    ("claimed", "row"),
    [
        (titled(place=SYLVANIA), BEN_SINCE),
        (titled(modifier="acting"), BEN_SINCE),
        (titled(office="office:finance-minister", title="Finance Minister"), BEN_SINCE),
        (titled(), tenure(BEN, "2016-01-01", acting=True)),
        (titled(), tenure(BEN, "2016-01-01", title="Prime Minister of the Union")),
        (titled(), tenure(BEN, "2012-01-01", office=PREMIER)),
    ],
    ids=["elsewhere", "acting", "a minister", "a stand-in", "called so", "was one"],
)
def test_a_doubtful_title_accuses_nobody(claimed: Claim, row: Tenure) -> None:
    seen = view(claimed, row)
    assert other_post(seen, days_in_play(claimed)) is None


def test_who_became_president_that_day_did_not_become_prime_minister() -> None:
    began = claim("began", BEN, place=FREEDONIA, time="2016-03-05", office=PREMIER)
    answer = other_post_begun(view(began, BEN_SINCE), [BEN_SINCE])
    assert answer is not None
    assert answer.stance is Stance.REFUTES
    month = claim("began", BEN, place=FREEDONIA, time="2016-03", office=PREMIER)
    assert other_post_begun(view(month, BEN_SINCE), [BEN_SINCE]) is None


def test_the_first_of_january_may_stand_for_the_year() -> None:
    since = tenure(BEN, "2016-01-01")
    began = claim("began", BEN, place=FREEDONIA, time="2016-01-01", office=PREMIER)
    assert other_post_begun(view(began, since), [since]) is None


def test_who_takes_a_post_that_another_took_that_day_is_refuted() -> None:
    def takes(day: str) -> Claim:
        return claim(
            "started", ADA, place=FREEDONIA, time=day, office=PRESIDENT, office_from="text"
        )

    began = takes("2016-03-05")
    answer = other_taker(view(began, BEN_SINCE, by_office=True))
    assert answer is not None
    assert answer.correction == "Ben Frost"
    later = takes("2016-04-05")
    assert other_taker(view(later, BEN_SINCE, by_office=True)) is None
    held = tenure(ADA, "2012-01-01", "2016-03-05")
    assert other_taker(view(began, BEN_SINCE, held, by_office=True)) is None
