"""Check that date expressions are found whole and placed where news means them."""

from datetime import date

import pytest

from factcheck.model.value import DateMention, DateShape
from factcheck.normalise import edtf
from factcheck.normalise.dates import find_dates

ANCHOR = date(2024, 11, 13)  # a Wednesday


def read(text: str, anchor: date | None = ANCHOR) -> list[tuple[str, str | None]]:
    return [
        (each.text, each.date.edtf if each.date else None)
        for each in find_dates(text, anchor=anchor)
    ]


def only(text: str, anchor: date | None = ANCHOR) -> DateMention:
    (mention,) = find_dates(text, anchor=anchor)
    return mention


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("He won on 10 December 2023.", "10 December 2023", "2023-12-10"),
        ("It fell on December 10, 2023, they say.", "December 10, 2023", "2023-12-10"),
        ("TOKYO, Nov. 11, 2021 (Wire)", "Nov. 11, 2021", "2021-11-11"),
        ("TOKYO (22 Oct 2025)", "22 Oct 2025", "2025-10-22"),
        ("updated 2023-12-10 at dawn", "2023-12-10", "2023-12-10"),
        ("signed 13/12/2023", "13/12/2023", "2023-12-13"),
        ("signed 12/13/2023", "12/13/2023", "2023-12-13"),
        ("signed 3.12.2023", "3.12.2023", "2023-12-03"),
        ("on the 5th of May 2020", "5th of May 2020", "2020-05-05"),
        ("on the first day of October 2024", "first day of October 2024", "2024-10-01"),
        ("on Sunday, 27 October 2024", "Sunday, 27 October 2024", "2024-10-27"),
        ("in December 2023", "December 2023", "2023-12"),
        ("in November '89", "November '89", "1989-11"),
        ("in early 2020", "early 2020", "2020-01/2020-05"),
        ("in mid-2022", "mid-2022", "2022-04/2022-09"),
        ("by the close of 2012", "close of 2012", "2012-11/2012-12"),
        ("spring 2019 was wet", "spring 2019", "2019-21"),
        ("the second quarter of 2024", "second quarter of 2024", "2024-04/2024-06"),
        ("Q3 2023 was weak", "Q3 2023", "2023-07/2023-09"),
        ("2023 Q3 was weak", "2023 Q3", "2023-07/2023-09"),
        ("the first half of 2023", "first half of 2023", "2023-01/2023-06"),
        ("since the 1990s", "1990s", "199X"),
        ("the 12th-century mosque", "12th-century", "1101/1200"),
        ("the second Sunday in May", "second Sunday in May", "2024-05-12"),
        ("on the last day of 2014", "the last day of 2014", "2014-12-31"),
        ("at the turn of the century", "turn of the century", "2000"),
        ("he moved in four Julys ago", "four Julys ago", "2020-07"),
    ],
)
def test_find_dates_reads_written_dates(text: str, found: str, value: str) -> None:
    assert (found, value) in read(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He spoke on Tuesday.", "2024-11-12"),
        ("He spoke on Wednesday.", "2024-11-13"),
        ("He will speak on Tuesday.", "2024-11-19"),
        ("last Wednesday", "2024-11-06"),
        ("next Friday", "2024-11-15"),
        ("on Tuesday night", "2024-11-12"),
        ("He left yesterday.", "2024-11-12"),
        ("It rose this year", "2024"),
        ("It rose last year", "2023"),
        ("the year before last", "2022"),
        ("next month", "2024-12"),
        ("last week", "2024-11-04/2024-11-10"),
        ("Trump's November 5 victory", "2024-11-05"),
        ("at February's CPAC", "2024-02"),
        ("He won in May.", "2024-05"),
        ("He takes office on December 10, a Thursday.", "2024-12-10"),
        ("in post since 23 January last", "2024-01-23/2024-11-13"),
        ("on 30 November last year", "2023-11-30"),
        ("last December", "2023-12"),
        ("They met on New Year's Eve.", "2023-12-31"),
        ("two days ago", "2024-11-11"),
        ("three years ago", "2021-05-14/2022-05-15"),
        ("over the past five years", "2019-11-13/2024-11-13"),
    ],
)
def test_find_dates_counts_from_the_anchor(text: str, value: str) -> None:
    mention = only(text)
    assert mention.date is not None
    assert mention.date.edtf == value
    assert mention.anchored or mention.shape is DateShape.SINCE


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6% in 2023 and only 2.3% a year later", "2024"),
        ("6% in 2023, up from 3% the year before.", "2022"),
        ("in 2020 it grew and prices rose that year", "2020"),
        ("26 May 2019: the run-off held that Sunday", "2019-05-26"),
        ("On December 3 he did it. Impeached eleven days later, he left.", "2023-12-14"),
        ("He won in December 2012. She took office on February 25 of the next year.", "2013-02-25"),
        ("He lost on 9 August, and it took until the fifteenth.", "../2024-08-15"),
        ("since September 2023, and since August of the same year", "2023-08/2024-11-13"),
        ("On 19 November 2023 he won, having come first in October.", "2023-10"),
        ("On 19 November 2023 he won. He was sworn in on Sunday, 10 December.", "2023-12-10"),
        ("Prices rose in 2023. Reserves grew by the end of the year.", "2023-11/2023-12"),
    ],
)
def test_find_dates_counts_from_the_date_before(text: str, value: str) -> None:
    last = find_dates(text, anchor=ANCHOR)[-1].date
    assert last is not None
    assert last.edtf == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On 6 May 2024 he lost. The next day he quit.", "2024-05-07"),
        ("On 6 May 2024 he won. The day before, she quit.", "2024-05-05"),
        ("On 6 May 2024 he won and quit the same day.", "2024-05-06"),
        ("On 6 May 2024 he won; the following Friday he quit.", "2024-05-10"),
        ("On 6 May 2024 he won; the previous Friday she quit.", "2024-05-03"),
        ("On 6 May 2024 he won. The previous week she quit.", "2024-04-29/2024-05-05"),
        ("On 6 May 2024 he won. The following month she quit.", "2024-06"),
        ("On 6 May 2024 he won. The previous November she quit.", "2023-11"),
        ("On 6 May 2024 he won. The following March she quit.", "2025-03"),
        ("On 6 May 2024 he won. That summer she quit.", "2024-22"),
        ("On 6 May 2024 he won. That August she quit.", "2024-08"),
        ("On 6 May 2024 he won. Three months later she quit.", "2024-07-22/2024-08-21"),
        ("On 6 May 2024 he won. Two weeks earlier she quit.", "2024-04-19/2024-04-25"),
        ("In 1971 they won. Half a century later they lost.", "2021"),
        ("In 2023 prices rose more than twelve months previously.", "2022"),
        ("In 2015 it fell. In the previous three years it rose.", "2012-01-01/2015-01-01"),
        ("In 2015 it fell. The previous decade it rose.", "200X"),
        ("It was 5.4 in 2019 and 6 five years before that.", "2014"),
    ],
)
def test_find_dates_moves_from_the_date_before(text: str, value: str) -> None:
    last = find_dates(text, anchor=ANCHOR)[-1].date
    assert last is not None
    assert last.edtf == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("this quarter", "2024-10/2024-12"),
        ("last quarter", "2024-07/2024-09"),
        ("last weekend", "2024-11-09/2024-11-10"),
        ("this century", "2001/2100"),
        ("this decade", "202X"),
        ("the third quarter", "2024-07/2024-09"),
        ("the first half of last year", "2023-01/2023-06"),
        ("early last year", "2023-01/2023-05"),
        ("by the end of the year", "2024-11/2024-12"),
        ("by year-end", "2024-11/2024-12"),
        ("the day before yesterday", "2024-11-11"),
        ("the day after tomorrow", "2024-11-15"),
        ("tonight", "2024-11-13"),
        ("last summer", "2024-22"),
        ("last winter", "2023-24"),
        ("this spring", "2024-21"),
        ("in the autumn", "2024-23"),
        ("next May", "2025-05"),
        ("this May", "2024-05"),
        ("two weeks ago", "2024-10-27/2024-11-02"),
        ("four months ago", "2024-06-28/2024-07-28"),
        ("a decade ago", "2012-11-23/2016-11-02"),
        ("in the next two years", "2024-11-13/2026-11-13"),
        ("in the past year", "2023-11-13/2024-11-13"),
        ("He left in late March.", "2024-03-19/2024-03-31"),
        ("the 1-3 July meeting", "2024-07-01/2024-07-03"),
        ("on October 5-7", "2024-10-05/2024-10-07"),
        ("On 9 January the court will decide.", "2025-01-09"),
        ("The vote is due on May 20.", "2025-05-20"),
        ("around 1990", "1990~"),
        ("the early 1990s", "1990/1993"),
        ("in the nineties", "199X"),
        ("in '09", "2009"),
        ("the fiscal year 2023", "2023"),
        ("after 2020", "2021-01-01/.."),
        ("on Thursday the 7th", "2024-11-07"),
        ("on the last Friday of May 2024", "2024-05-31"),
    ],
)
def test_find_dates_reads_parts_and_units(text: str, value: str) -> None:
    date_found = find_dates(text, anchor=ANCHOR)[-1].date
    assert date_found is not None
    assert date_found.edtf == value


def test_find_dates_takes_the_date_before_from_the_caller() -> None:
    before = edtf.of_year(2019)
    (mention,) = find_dates("It fell the year before.", anchor=ANCHOR, previous=before)
    assert mention.date == edtf.of_year(2018)


def test_find_dates_leaves_what_counts_from_nothing_unplaced() -> None:
    assert read("Four weeks before, he lost.") == [("Four weeks before", None)]
    assert read("He spoke on Tuesday.", anchor=None) == [("Tuesday", None)]


@pytest.mark.parametrize(
    ("text", "shape", "value"),
    [
        ("since December 2023", DateShape.SINCE, "2023-12/2024-11-13"),
        ("until 2027", DateShape.UNTIL, "../2027"),
        ("from 2019 to 2023", DateShape.SPAN, "2019/2023"),
        ("between 2015 and 2018", DateShape.SPAN, "2015/2018"),
        ("in 2019-23", DateShape.SPAN, "2019/2023"),
        ("from 19 April to 1 June", DateShape.SPAN, "2024-04-19/2024-06-01"),
        ("10-12 March 2023", DateShape.SPAN, "2023-03-10/2023-03-12"),
        ("before 2016", DateShape.SPAN, "../2015-12-31"),
    ],
)
def test_find_dates_reads_intervals(text: str, shape: DateShape, value: str) -> None:
    mention = only(text)
    assert mention.date is not None
    assert (mention.shape, mention.date.edtf) == (shape, value)


def test_find_dates_keeps_a_wrong_weekday_and_the_written_day() -> None:
    mention = only("on Thursday, 24 October 2025")
    assert mention.weekday == 3
    assert mention.date == edtf.of_day(date(2025, 10, 24))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("chancellor for sixteen years", "15.5", "16.5", "year"),
        ("after almost nine and a half years", "8.55", "9.5", "year"),
        ("a five-year term", "4.5", "5.5", "year"),
        ("lie 155 days", "154.5", "155.5", "day"),
        ("for more than eight years", "8", "12", "year"),
        ("lasted two decades", "15", "25", "year"),
    ],
)
def test_find_dates_reads_lengths(text: str, low: str, high: str, unit: str) -> None:
    mention = only(text)
    assert mention.shape is DateShape.DURATION
    assert mention.length is not None
    assert (str(mention.length.low), str(mention.length.high)) == (low, high)
    assert mention.length.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "1,900 bowls",
        "2012 votes were cast",
        "a chamber of 630 seats",
        "2010 people came",
        "It cost 2019 euros",
        "You may march there; he may win",
        "the fall of the cabinet",
        "550 dollars a year",
        "Room 2012 was booked",
        "on an ordinary Sunday night",
        "the tenth person to hold the post",
    ],
)
def test_find_dates_finds_none_in_other_numbers_and_words(text: str) -> None:
    assert read(text) == []


def test_find_dates_shifts_spans_by_the_offset() -> None:
    (mention,) = find_dates("in May 2020", anchor=None, offset=100)
    assert (mention.span.start, mention.span.end) == (103, 111)


def test_find_dates_reads_across_a_hard_wrapped_line() -> None:
    text = "The president of the republic was sworn in by parliament on 10\nDecember 2023 at noon."
    assert only(text).date == edtf.of_day(date(2023, 12, 10))
