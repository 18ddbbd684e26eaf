"""Read Wikibase time values: only what their precision allows, in the Gregorian calendar."""

import re
from datetime import date, timedelta
from typing import Any

from factcheck.model.value import EdtfDate
from factcheck.normalise.edtf import between_days, is_year, of_day, of_decade, of_month, of_year

DAY, MONTH, YEAR, DECADE = 11, 10, 9, 8
_JULIAN = "Q1985786"
_PARTS = re.compile(r"(?P<year>[+-]?\d{4,16})-(?P<month>\d\d)-(?P<day>\d\d)(?:T.*)?", re.ASCII)
# The day number of 1 January of the year 1 in Python's calendar, as a Julian Day Number.
_EPOCH = 1_721_425


def read_time(value: Any) -> EdtfDate | None:
    """Read a time value of entity JSON; None where it is before the year 1 or coarser than a decade.

    Month and day are zero where the precision does not reach them, and where it does not they
    may hold anything: a year looks like 1 January.
    """
    text, precision = value["time"], int(value["precision"])
    julian = str(value.get("calendarmodel", "")).endswith(f"/{_JULIAN}")
    return _read(text, precision, julian=julian)


def read_rdf_time(text: str, precision: str) -> EdtfDate | None:
    """Read a full time value of RDF: days stand there in the Gregorian calendar already."""
    return _read(text, int(precision), julian=False)


def _read(text: str, precision: int, *, julian: bool) -> EdtfDate | None:
    found = _PARTS.fullmatch(text)
    if found is None:
        msg = f"{text!r} is no time"
        raise ValueError(msg)
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    if precision < DECADE or not is_year(year):
        return None
    if precision == DECADE:
        first = year // 10 * 10
        return of_decade(first) if is_year(first) and is_year(first + 9) else None
    when = _of(year, month, day, precision)
    return _moved(when) if julian and when is not None else when


def _of(year: int, month: int, day: int, precision: int) -> EdtfDate | None:
    if precision == YEAR or not 1 <= month <= 12:
        return of_year(year)
    if precision == MONTH or not day:
        return of_month(year, month)
    try:
        return of_day(date(year, month, day))
    except ValueError:
        # 29 February of a Julian century year is no Gregorian day; its month is safe to tell.
        return of_month(year, month)


def _moved(when: EdtfDate) -> EdtfDate | None:
    """Move a Julian interval to the Gregorian calendar, day by day at both ends."""
    if when.earliest is None or when.latest is None:
        return None
    first, last = _gregorian(when.earliest), _gregorian(when.latest)
    if first is None or last is None:
        return None
    return of_day(first) if first == last else between_days(first, last)


def _gregorian(day: date) -> date | None:
    """Give the Gregorian date of a day that is written in the Julian calendar.

    The Julian Day Number by the usual integer formula for the Julian calendar.
    """
    shift = (14 - day.month) // 12
    year, month = day.year + 4800 - shift, day.month + 12 * shift - 3
    number = day.day + (153 * month + 2) // 5 + 365 * year + year // 4 - 32_083
    ordinal = number - _EPOCH
    return date.min + timedelta(days=ordinal - 1) if ordinal >= 1 else None
