"""Check the dates of votes: one day, two rounds, several days, none."""

import pytest

from factcheck.store.snapshot_build.elections_dates import find_day, find_votes, read_period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22 October 2023, with a runoff held 19 November 2023", ["2023-10-22", "2023-11-19"]),
        ("14 and 21 November 2021", ["2021-11-14", "2021-11-21"]),
        ("31 March and 21 April 2019", ["2019-03-31", "2019-04-21"]),
        ("10-12 December 2023", ["2023-12-10/2023-12-12"]),
        ("4/19/2024 to 6/1/2024", ["2024-04-19", "2024-06-01"]),
        ("October 2030", []),
        ("31 November 2021", []),
        ("the new president takes office on 21 March 2023", []),
    ],
)
def test_find_votes_reads_days_of_voting(text: str, expected: list[str]) -> None:
    assert [when.edtf for when in find_votes(text)] == expected


def test_find_day_gives_nothing_when_two_days_compete() -> None:
    assert find_day("on 3 May 2003 and 4 June 2003") is None


@pytest.mark.parametrize(
    ("label", "edtf"),
    [("2019", "2019"), ("April 2025", "2025-04"), ("2020/2021", "2020-01/2021-12")],
)
def test_read_period_reads_headings(label: str, edtf: str) -> None:
    period = read_period(label)

    assert period is not None
    assert period.edtf == edtf
