"""Words without a date give a figure for the years that the story leaves open."""

from datetime import date

import pytest

from factcheck.model.value import EdtfDate, Span
from factcheck.splitter.quantity.years import Period, likely_years, undated, year_of
from tests.unit.splitter.desk import Desk

JOBLESS = "5 per cent"


def period(desk: Desk, text: str, day: str | None = "2024-03-01", near: str = JOBLESS) -> Period:
    """Give the period of words in the last sentence of a story."""
    reading = desk.reading(text, day)
    passage = reading.passages[-1]
    start = passage.span.start + passage.text.index(near)
    return undated(passage, reading, Span(start=start, end=start + len(near)))


def between(first: str | None, last: str | None) -> EdtfDate:
    """Give the days from one to another, None where it is open."""
    return EdtfDate(
        edtf=f"{first or '..'}/{last or '..'}",
        earliest=date.fromisoformat(first) if first else None,
        latest=date.fromisoformat(last) if last else None,
    )


@pytest.mark.parametrize(
    ("first", "last"), [("2022-01-01", "2022-12-31"), ("2022-12-31", "2022-12-31")]
)
def test_a_whole_year_and_its_last_day_are_the_year(first: str, last: str) -> None:
    assert year_of(between(first, last)) == 2022


@pytest.mark.parametrize(
    "when",
    [
        None,
        between("2022-01-01", "2022-06-30"),
        between("2022-12-01", "2022-12-31"),
        between("2022-05-03", "2022-05-03"),
        between("2021-01-01", "2022-12-31"),
        between(None, "2022-12-31"),
        between("2022-01-01", None),
    ],
)
def test_less_or_more_than_a_year_is_none(when: EdtfDate | None) -> None:
    assert year_of(when) is None


@pytest.mark.parametrize(
    ("context", "day", "years"),
    [
        (None, date(2024, 6, 30), (2023, 2022)),
        (None, date(2024, 7, 1), (2024, 2023)),
        (2020, date(2024, 3, 1), (2020, 2023, 2022)),
        (2023, date(2024, 3, 1), (2023, 2022)),
        (2020, None, (2020,)),
        (None, None, ()),
    ],
)
def test_the_year_set_before_comes_first_then_the_last_ones_out(
    context: int | None, day: date | None, years: tuple[int, ...]
) -> None:
    assert likely_years(context, day) == years


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Unemployment in Peru is 5 per cent.", "latest"),
        ("Unemployment in Peru was 5 per cent.", "undated"),
        ("Today unemployment in Peru was 5 per cent.", "latest"),
        ("Unemployment in Peru now stood at 5 per cent.", "latest"),
        ("Unemployment in Peru hits 5 per cent.", "undated"),
        ("Unemployment in Peru rises to 5 per cent.", "undated"),
    ],
)
def test_the_present_is_the_latest_figure_and_past_or_news_is_not(
    desk: Desk, text: str, kind: str
) -> None:
    found = period(desk, text)
    assert (found.kind, found.years) == (kind, (2023, 2022))


def test_a_story_without_a_day_leaves_the_year_open(desk: Desk) -> None:
    assert period(desk, "Unemployment in Peru is 5 per cent.", None).years == ()


@pytest.mark.parametrize(
    "before",
    [
        "Peru's inflation was 8% in 2022.",
        "Peru's inflation was 8% in 2021 and 6% in 2022.",
        "Peru's inflation was 8% in 2022, up from 4% a year earlier.",
    ],
)
def test_the_last_year_told_in_the_paragraph_is_taken_up(desk: Desk, before: str) -> None:
    found = period(desk, f"{before} Unemployment was 5 per cent.")
    assert (found.kind, found.years[0]) == ("inherited", 2022)


def test_a_year_of_the_same_sentence_is_the_only_one(desk: Desk) -> None:
    text = "In 2022 Peru's inflation was 8 percent and unemployment was 5 per cent."
    found = period(desk, text)
    assert (found.kind, found.years) == ("inherited", (2022,))


@pytest.mark.parametrize(
    "text",
    [
        "Peru's inflation was 8% in 2022.\nUnemployment was 5 per cent.",
        "Peru's inflation was 8% in May 2022. Unemployment was 5 per cent.",
        "Peru voted on 3 May 2022. Unemployment was 5 per cent.",
        "Peru has grown since 2022. Unemployment was 5 per cent.",
    ],
)
def test_another_paragraph_a_day_a_month_or_since_sets_no_year(desk: Desk, text: str) -> None:
    assert period(desk, text).kind == "undated"


def test_the_present_does_not_take_up_a_year_told_before(desk: Desk) -> None:
    found = period(desk, "Peru's inflation was 8% in 2021. Unemployment is 5 per cent.")
    assert (found.kind, found.years) == ("latest", (2023, 2022))


@pytest.mark.parametrize(
    ("before", "years"), [("", (2023,)), ("Peru's inflation was 8% in 2021. ", (2021, 2023))]
)
def test_the_end_of_the_year_is_of_the_year_set_or_the_last(
    desk: Desk, before: str, years: tuple[int, ...]
) -> None:
    found = period(desk, f"{before}When the year ended unemployment in Peru was 5 per cent.")
    assert (found.kind, found.years) == ("end", years)
