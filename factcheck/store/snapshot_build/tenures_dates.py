"""Read the dates of the leaders' data sets into intervals."""

import calendar
import re
from datetime import date

from factcheck.model.value import EdtfDate

_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
_ENGLISH = re.compile(
    r"^(?:(?:early|mid|late|c\.|NA) )?(?:(\d{1,2}) )?(?:([A-Z][a-z]{2,8})\.? )?(\d{4})$"
)
_NUMERIC = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


def english_date(text: str) -> EdtfDate | None:
    """Read "10 December 2023", "December 2023" or "2013"; anything else gives None."""
    found = _ENGLISH.match(text.strip())
    if not found:
        return None
    day, month, year = found.groups()
    number = _MONTHS.get(month[:3].lower()) if month else None
    if month and not number:
        return None
    return _interval(int(year), number, int(day) if day and number else None)


def numeric_date(text: str) -> EdtfDate | None:
    """Read YYYY, YYYY-MM or YYYY-MM-DD; blank or anything else gives None."""
    found = _NUMERIC.match(text.strip())
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    return _interval(year or 0, month or None, day or None)


def day_of(value: date) -> EdtfDate:
    """Give one single day as an interval."""
    return EdtfDate(edtf=value.isoformat(), earliest=value, latest=value)


def between(first: date, last: date) -> EdtfDate:
    """Give the days from first to last, where sources differ by a few days."""
    if first == last:
        return day_of(first)
    return EdtfDate(edtf=f"{first.isoformat()}/{last.isoformat()}", earliest=first, latest=last)


def width_days(value: EdtfDate) -> int:
    """Count how many days beyond one the interval holds: 0 for a day, 364 for a year."""
    if value.earliest is None or value.latest is None:
        return 10**6
    return (value.latest - value.earliest).days


def _interval(year: int, month: int | None, day: int | None) -> EdtfDate | None:
    if month is None:
        return EdtfDate(edtf=f"{year:04d}", earliest=date(year, 1, 1), latest=date(year, 12, 31))
    try:
        if day is not None:
            return day_of(date(year, month, day))
        last = calendar.monthrange(year, month)[1]
        return EdtfDate(
            edtf=f"{year:04d}-{month:02d}",
            earliest=date(year, month, 1),
            latest=date(year, month, last),
        )
    except ValueError:
        return None
