"""Build and read date intervals with their Extended Date/Time Format text."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from factcheck.model.value import EdtfDate

_FIRST_YEAR, _LAST_YEAR = 1, 9998  # room for a day on either side of every interval
# Seasons are northern, widened to the astronomical ones; winter may be either end of the year.
_SEASONS = {
    "21": ((0, 3, 1), (0, 6, 21)),
    "22": ((0, 6, 1), (0, 9, 23)),
    "23": ((0, 9, 1), (0, 12, 21)),
    "24": ((0, 1, 1), (1, 3, 21)),
}
_PART = re.compile(
    r"(?P<decade>\d{1,3}X{1,2})|(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<about>~)?",
    re.ASCII,
)


Maker = Callable[[int], EdtfDate | None]


def is_year(number: int) -> bool:
    """Say whether dates of the year can be held."""
    return _FIRST_YEAR <= number <= _LAST_YEAR


def of_day(day: date) -> EdtfDate:
    """Give the interval of one day."""
    return EdtfDate(edtf=day.isoformat(), earliest=day, latest=day)


def of_parts(year: int, month: int, day: int) -> EdtfDate | None:
    """Give the interval of one day, or None where the calendar has no such day."""
    if not is_year(year) or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return of_day(date(year, month, day))


def of_month(year: int, month: int) -> EdtfDate:
    """Give the interval of one month."""
    last = date(year, month, monthrange(year, month)[1])
    return EdtfDate(edtf=f"{year:04}-{month:02}", earliest=date(year, month, 1), latest=last)


def of_year(year: int) -> EdtfDate:
    """Give the interval of one year."""
    return EdtfDate(edtf=f"{year:04}", earliest=date(year, 1, 1), latest=date(year, 12, 31))


def of_decade(year: int) -> EdtfDate:
    """Give the ten years that begin with the year, as in "the 1990s"."""
    return EdtfDate(
        edtf=f"{year // 10:03}X", earliest=date(year, 1, 1), latest=date(year + 9, 12, 31)
    )


def of_season(year: int, season: int) -> EdtfDate:
    """Give a season: 21 spring, 22 summer, 23 autumn, 24 winter."""
    (more, month, day), (most, last_month, last_day) = _SEASONS[str(season)]
    return EdtfDate(
        edtf=f"{year:04}-{season}",
        earliest=date(year + more, month, day),
        latest=date(year + most, last_month, last_day),
    )


def around_year(year: int) -> EdtfDate:
    """Give a year that may be off by one, as in "around 1990"."""
    return EdtfDate(
        edtf=f"{year:04}~", earliest=date(year - 1, 1, 1), latest=date(year + 1, 12, 31)
    )


def between(first: EdtfDate | None, last: EdtfDate | None) -> EdtfDate | None:
    """Give the interval from the start of one date to the end of another.

    None on one side leaves it open; the answer is None where the interval would run backwards.
    """
    earliest = first.earliest if first else None
    latest = last.latest if last else None
    if earliest and latest and earliest > latest:
        return None
    start = first.edtf.partition("/")[0] if first else ".."
    end = last.edtf.rpartition("/")[2] if last else ".."
    return EdtfDate(edtf=f"{start}/{end}", earliest=earliest, latest=latest)


def between_days(first: date, last: date) -> EdtfDate:
    """Give the interval between two days, both included."""
    return EdtfDate(edtf=f"{first.isoformat()}/{last.isoformat()}", earliest=first, latest=last)


def shifted(day: date, *, years: int = 0, months: int = 0, days: int = 0) -> date | None:
    """Move a day along the calendar; the 31st becomes the last day of a shorter month."""
    whole = day.year * 12 + day.month - 1 + years * 12 + months
    year, month = divmod(whole, 12)
    if not is_year(year):
        return None
    moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    # The second test keeps the sum inside what a date can hold.
    if not -3_000_000 < days < 3_000_000 or not 400 < moved.toordinal() + days < 3_650_000:
        return None
    return moved + timedelta(days=days)


def parse_edtf(text: str) -> EdtfDate | None:
    """Read level 1 EDTF text as this package writes it; None where it is something else."""
    start, slash, end = text.partition("/")
    if not slash:
        return _parse_part(text)
    first = None if start in ("", "..") else _parse_part(start)
    last = None if end in ("", "..") else _parse_part(end)
    if (first is None and start not in ("", "..")) or (last is None and end not in ("", "..")):
        return None
    return between(first, last) if first or last else None


def start_of(moment: EdtfDate) -> EdtfDate | None:
    """Give the start of an interval with the precision written: "2023-12" of "2023-12/..".

    None means that the start is open.
    """
    return parse_edtf(moment.edtf.partition("/")[0])


def end_of(moment: EdtfDate) -> EdtfDate | None:
    """Give the end of an interval with the precision written; None means that it is open."""
    return parse_edtf(moment.edtf.rpartition("/")[2])


def _parse_part(text: str) -> EdtfDate | None:
    found = _PART.fullmatch(text)
    if found is None or found["decade"]:
        return _parse_unspecified(found["decade"]) if found else None
    if not is_year(int(found["year"])):
        return None
    if found["month"]:
        return None if found["about"] else _parse_within_year(found)
    year = int(found["year"])
    return (around_year(year) if year > 1 else None) if found["about"] else of_year(year)


def _parse_within_year(found: re.Match[str]) -> EdtfDate | None:
    year, month = int(found["year"]), int(found["month"])
    if found["day"]:
        return of_parts(year, month, int(found["day"]))
    if str(month) in _SEASONS:
        return of_season(year, month)
    return of_month(year, month) if 1 <= month <= 12 else None


def _parse_unspecified(text: str) -> EdtfDate | None:
    first, last = int(text.replace("X", "0")), int(text.replace("X", "9"))
    if len(text) != 4 or not is_year(first) or not is_year(last):
        return None
    return EdtfDate(edtf=text, earliest=date(first, 1, 1), latest=date(last, 12, 31))
