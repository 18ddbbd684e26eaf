"""Check which year a result is given where the texts disagree."""

from datetime import date
from decimal import Decimal

import pytest

from factcheck.store.snapshot_build.elections_candidates import Result
from factcheck.store.snapshot_build.elections_contest import Contest
from factcheck.store.snapshot_build.elections_dates import in_year
from factcheck.store.snapshot_build.elections_merge import Sighting, merge
from factcheck.store.snapshot_build.elections_tenures import Holders


def seen(when: date, shares: tuple[str, str], year: int | None = None) -> Sighting:
    """Give a text of one day that tells Ada's victory over Bea, headed by a year or by none."""
    results = tuple(
        Result(name=name, number=Decimal(share), percent=True)
        for name, share in zip(("Ada FROST", "Bea STONE"), shares, strict=True)
    )
    contest = Contest(
        office="president",
        results=results,
        winner="Ada FROST",
        elected=True,
        measure="share",
        period=in_year(year) if year else None,
    )
    return Sighting(
        jurisdiction="country:FRE", office="president", contests=(contest,), seen=when, rank=2
    )


@pytest.mark.parametrize(
    ("early", "year"),
    [
        (seen(date(2015, 12, 31), ("61", "24.5")), None),
        (seen(date(2015, 12, 31), ("60.2", "25.1")), "2018"),
        (seen(date(2017, 12, 31), ("61", "24.5")), "2018"),
    ],
)
def test_a_year_goes_where_a_text_long_before_it_told_the_very_numbers(
    early: Sighting, year: str | None
) -> None:
    polls = merge([seen(date(2022, 5, 5), ("61", "24.5"), 2018), early], Holders({}))
    periods = {poll.period.edtf if poll.period else None for poll in polls}
    assert (year in periods) is True
    assert (year is None) is ("2018" not in periods)
