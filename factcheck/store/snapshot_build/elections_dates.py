"""Read the dates that election fields write: days, two rounds, months, years."""

import re
from datetime import date, timedelta

from factcheck.model.value import EdtfDate

_MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTHS = "|".join(_MONTH_NAMES)
MONTHS = "(?:" + "|".join(name.capitalize() for name in _MONTH_NAMES) + ")"
_DAY = re.compile(
    rf"(?P<days>\d{{1,2}}(?:\s*(?:-|\u2013|,|and|,\s*and|to)\s*\d{{1,2}})*)\s+(?P<month>{_MONTHS})\s*(?P<year>(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b")
_MONTH_YEAR = re.compile(rf"\b({_MONTHS})\s+((?:19|20)\d\d)\b", re.IGNORECASE)
# "takes office 6 August", "scheduled for", "next to be held" are not days of voting.
_NOT_VOTING = re.compile(
    r"(?:office|inaugurat\w*|assume\w*|scheduled|next|resign\w*|since|sworn|died|death|postponed|parliamentary|legislative)"
    r"[^.;)]{0,40}$"
)


def on_day(day: date) -> EdtfDate:
    """Make the date of one day."""
    return EdtfDate(edtf=day.isoformat(), earliest=day, latest=day)


def between(first: date, last: date) -> EdtfDate:
    """Make the date of several days, written as EDTF writes an interval."""
    if first == last:
        return on_day(first)
    return EdtfDate(edtf=f"{first.isoformat()}/{last.isoformat()}", earliest=first, latest=last)


def in_year(year: int) -> EdtfDate:
    """Make the date of a whole year."""
    return EdtfDate(edtf=str(year), earliest=date(year, 1, 1), latest=date(year, 12, 31))


def in_month(year: int, month: int) -> EdtfDate:
    """Make the date of a whole month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return EdtfDate(
        edtf=f"{year}-{month:02}",
        earliest=date(year, month, 1),
        latest=following - timedelta(days=1),
    )


def in_window(first: date, last: date) -> EdtfDate:
    """Make the narrowest honest date for "some day from first to last": a year, or months."""
    if first.year == last.year:
        return in_year(first.year)
    return EdtfDate(
        edtf=f"{first.year}-{first.month:02}/{last.year}-{last.month:02}",
        earliest=first,
        latest=last,
    )


def read_period(label: str) -> EdtfDate | None:
    """Read "2019", "2020/2021" or "April 2025", as blocks of results are headed."""
    month = _MONTH_YEAR.search(label)
    if month:
        return in_month(int(month[2]), _MONTH_NAMES.index(month[1].lower()) + 1)
    years = [int(found) for found in re.findall(r"(?:19|20)\d\d", label)]
    short = re.search(r"(?:19|20)(\d\d)/(\d\d)$", label)
    if short:
        years.append(years[0] // 100 * 100 + int(short[2]))
    if not years:
        return None
    return (
        in_year(years[0])
        if len(years) == 1
        else in_window(date(years[0], 1, 1), date(years[-1], 12, 31))
    )


def _make(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def find_votes(text: str) -> list[EdtfDate]:
    """Read all days of voting of a field, one a round; days of one round make an interval."""
    found: list[tuple[int, EdtfDate]] = []
    for match in _SLASHED.finditer(text):
        day = _make(match[3], int(match[1]), match[2])
        if day:
            found.append((match.start(), on_day(day)))
    pending: list[re.Match[str]] = []
    for match in _DAY.finditer(text):
        pending.append(match)
        if match["year"]:
            for item in pending:
                found.extend((item.start(), when) for when in _days(item, match["year"]))
            pending = []
    return [
        when
        for start, when in sorted(found, key=lambda x: x[0])
        if not _NOT_VOTING.search(text[:start])
    ]


def _days(match: re.Match[str], year: str) -> list[EdtfDate]:
    month = _MONTH_NAMES.index(match["month"].lower()) + 1
    numbers = re.findall(r"\d+", match["days"])
    days = [day for number in numbers if (day := _make(year, month, number))]
    if len(days) == 2 and re.search(r"-|\u2013|to", match["days"]):
        return [between(*days)] if days[0] < days[1] else []
    return [on_day(day) for day in days]


def find_day(text: str) -> EdtfDate | None:
    """Read the one day on which a clause says that the vote was held, if it says one."""
    votes = [when for when in find_votes(text) if when.earliest]
    return votes[0] if len(votes) == 1 else None
