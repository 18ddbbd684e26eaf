"""Check date intervals and their EDTF text."""

from datetime import date

import pytest

from factcheck.normalise import edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1964", date(1964, 1, 1), date(1964, 12, 31)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2019-21", date(2019, 3, 1), date(2019, 6, 21)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2023~", date(2022, 1, 1), date(2024, 12, 31)),
        ("2023-12-10/2024-11-13", date(2023, 12, 10), date(2024, 11, 13)),
        ("2023-12/..", date(2023, 12, 1), None),
        ("../2027", None, date(2027, 12, 31)),
    ],
)
def test_parse_edtf_gives_the_interval(
    text: str, earliest: date | None, latest: date | None
) -> None:
    moment = edtf.parse_edtf(text)
    assert moment is not None
    assert (moment.edtf, moment.earliest, moment.latest) == (text, earliest, latest)


@pytest.mark.parametrize(
    "text", ["", "soon", "2023-13", "2023-02-30", "2024/2020", "../..", "0000"]
)
def test_parse_edtf_refuses_other_text(text: str) -> None:
    assert edtf.parse_edtf(text) is None


def test_start_of_keeps_the_precision_written() -> None:
    since = edtf.between(edtf.of_month(2023, 12), None)
    assert since is not None
    assert edtf.start_of(since) == edtf.of_month(2023, 12)
    assert edtf.end_of(since) is None


def test_shifted_stays_in_the_month_and_the_calendar() -> None:
    assert edtf.shifted(date(2024, 1, 31), months=1) == date(2024, 2, 29)
    assert edtf.shifted(date(2, 1, 1), years=-5) is None
    assert edtf.shifted(date(2024, 1, 1), days=10**9) is None
