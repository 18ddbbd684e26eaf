"""Find the day an article was published; claims are judged as of that day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.documents.front_matter import DATE_KEYS, FrontMatter
from factcheck.model.document import PublishedFrom
from factcheck.model.value import DateMention, DateShape
from factcheck.normalise.dates import find_dates

# A dateline stands in the headline's neighbourhood, never further down.
_HEAD_LINES = 6
_LINE_LENGTH = 240

_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_PUBLISHED = re.compile(
    rf"(?:first\s+)?(?:published|posted|issued|date|dated|for\s+release|released)"
    rf"(?:\s+on)?\s*[:\-–—]?\s*{_WEEKDAY}",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    rf"(?:last\s+)?(?:updated|modified|revised)(?:\s+on)?\s*[:\-–—]?\s*{_WEEKDAY}", re.IGNORECASE
)
_BARE = re.compile(_WEEKDAY, re.IGNORECASE)
# "Regina, " or "Mexico City, Tuesday ": capitalised words alone, for a line that holds no prose.
_PLACE = re.compile(rf"(?:[A-Z][\w.'’-]*\s?){{1,4}},\s+{_WEEKDAY}")
# "BUENOS AIRES, ", "LISBON (Agency), ", "TOKYO (": capitals, as agencies open their first sentence.
_CAPITALS = re.compile(
    rf"[^\Wa-z\d_][^a-z\d(]{{1,40}}?(?:\s*\([^()]{{1,40}}\))?[,\s]*[–—-]?\s*\(?{_WEEKDAY}"
)
_REST_EMPTY = re.compile(
    r"[.,)\s]*(?:(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?[.\s|]*"
)
_REST_PROSE = re.compile(r"\)?\s*(?:\([^()]{1,60}\)\s*)?(?:[-–—•:|]|\.\s)")

_TODAY = re.compile(
    r"(?P<word>\btoday|\bthis (?:morning|afternoon|evening)|\btonight|\byesterday|\btomorrow)"
    rf"\s*[,(–—-]*\s*(?:on\s+)?{_WEEKDAY}(?=[A-Z\d])",
    re.IGNORECASE,
)
# "ten years ago today, on 14 May 1948" tells the day of another year.
_OTHER_YEAR = re.compile(
    r"\b(?:ago|years?|decades?|century|centuries|since|until)\W*$", re.IGNORECASE
)
_SHIFT = {"yesterday": 1, "tomorrow": -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Hold a publication day with where it was read; both empty where nothing tells it."""

    day: date | None = None
    origin: PublishedFrom = PublishedFrom.UNKNOWN


def find_published(
    text: str, front_matter: FrontMatter, *, as_of: date | None, name: str = ""
) -> Published:
    """Find the publication day: option, metadata, dateline, the text's own "today", unknown.

    A file name that begins with a day (`2024-11-13-call.md`) counts as metadata: that is how
    static sites date their articles.
    """
    body = text[front_matter.end :]
    if as_of is not None:
        return Published(day=as_of, origin=PublishedFrom.OPTION)
    day = parse_day(front_matter.first(DATE_KEYS)) or _day_in_name(name)
    if day is not None:
        return Published(day=day, origin=PublishedFrom.METADATA)
    day = _dateline(body)
    if day is not None:
        return Published(day=day, origin=PublishedFrom.DATELINE)
    day = _own_today(body)
    if day is not None:
        return Published(day=day, origin=PublishedFrom.INFERRED)
    return Published()


def parse_day(text: str) -> date | None:
    """Read one day from a metadata value: ISO, with or without a time, or in words."""
    iso = re.match(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)", text)
    if iso:
        return _iso(iso[1])
    days = list(_full_days(text))
    return days[0][1] if len(days) == 1 else None


def _day_in_name(name: str) -> date | None:
    match = re.match(r"(\d{4}-\d{2}-\d{2})[-_.]", name)
    return _iso(match[1]) if match else None


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _full_days(text: str) -> Iterator[tuple[DateMention, date]]:
    """Yield the mentions that write day, month and year; nothing is taken from an anchor."""
    for mention in find_dates(text, anchor=None):
        resolved = mention.date
        if mention.shape is not DateShape.POINT or mention.anchored or mention.yearless:
            continue
        if resolved is not None and resolved.is_day and resolved.earliest is not None:
            yield mention, resolved.earliest


def _dateline(body: str) -> date | None:
    lines = [line.strip(" \t\r*_>#") for line in body.splitlines() if line.strip()]
    found: dict[str, date] = {}
    for line in lines[:_HEAD_LINES]:
        kind, day = _read_dateline(line[:_LINE_LENGTH])
        if day is not None:
            found.setdefault(kind, day)
    if "bare" in found and _is_timeline(lines):
        del found["bare"]
    # An article that says both when it appeared and when it was changed is dated by the first.
    return next(
        (found[kind] for kind in ("published", "place", "bare", "updated") if kind in found), None
    )


def _read_dateline(line: str) -> tuple[str, date | None]:
    """Say what sort of dateline a line is, with its day; the day is None for other lines."""
    first = next(_full_days(line), None)
    if first is None:
        return "", None
    mention, day = first
    before, after = line[: mention.span.start], line[mention.span.end :]
    alone = _REST_EMPTY.fullmatch(after) is not None
    if _CAPITALS.fullmatch(before) and (alone or _REST_PROSE.match(after)):
        return "place", day
    if not alone:
        return "", None
    shapes = (("published", _PUBLISHED), ("updated", _UPDATED), ("bare", _BARE), ("place", _PLACE))
    kind = next((name for name, shape in shapes if shape.fullmatch(before)), "")
    return (kind, day) if kind else ("", None)


def _is_timeline(lines: list[str]) -> bool:
    """Say whether several lines begin with days: then a day alone heads its paragraph."""
    days = set()
    for line in lines[:200]:
        first = next(_full_days(line[:40]), None)
        if first is not None and _BARE.fullmatch(line[: first[0].span.start]):
            days.add(first[1])
    return len(days) > 1


def _own_today(body: str) -> date | None:
    """Read the day from "today, 13 November 2024" and the like, where all such words agree."""
    days = set()
    for match in _TODAY.finditer(body):
        start, end = match.start("word"), match.end()
        if _OTHER_YEAR.search(body[max(0, start - 40) : start]) or _is_quoted(body, start):
            continue
        # The date has to follow at once; forty characters hold any way to write a day.
        first = next(_full_days(body[end : end + 40]), None)
        if first is not None and first[0].span.start == 0:
            days.add(first[1] + timedelta(days=_SHIFT.get(match["word"].casefold(), 0)))
    return days.pop() if len(days) == 1 else None


def _is_quoted(body: str, offset: int) -> bool:
    """Say whether an offset lies in a quotation of its line, whose "today" is the speaker's."""
    line = body[body.rfind("\n", 0, offset) + 1 : offset]
    curly = line.count("“") - line.count("”")
    return curly > 0 or line.count('"') % 2 == 1
