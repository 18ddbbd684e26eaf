"""Read dates that count from the anchor or from the date before."""

import re
from datetime import date

from factcheck.model.value import DateShape, EdtfDate
from factcheck.normalise import edtf
from factcheck.normalise.date_reading import Reading, Rule, Setting, place_weekday
from factcheck.normalise.date_terms import FULL_WEEKDAY, squeezed, weekday_number

_STEPS = {
    "this": 0, "the current": 0, "last": -1, "next": 1, "the coming": 1, "the year before last": -2,
    "the past": 0, "the last": 0,
}  # fmt: skip
_FROM_PREVIOUS = {
    "that": 0, "the same": 0, "that same": 0, "the previous": -1, "the preceding": -1, "the prior": -1,
    "a previous": -1, "the following": 1, "the subsequent": 1, "the next": 1, "the ensuing": 1,
}  # fmt: skip


_ANY = re.compile(r"\b(?:an?|every|each|any|most|some) [\w-]+ $", re.IGNORECASE)


def _weekday(found: re.Match[str], setting: Setting) -> Reading | None:
    weekday = weekday_number(found["weekday"])
    assert weekday is not None
    which = squeezed(found["which"] or "")
    if _ANY.search(setting.text[max(0, found.start() - 24) : found.start()]):
        return None  # "on an ordinary Sunday"
    if which in {"a", "every", "each", "one", "any"}:
        return Reading(date=None, weekday=weekday) if which in {"a", "one"} else None
    if which.startswith("the ") or which == "that":
        return Reading(
            date=_weekday_from_previous(weekday, which, setting), weekday=weekday, anchored=True
        )
    day = place_weekday(setting, found.span(), weekday, which)
    return Reading(
        date=edtf.of_day(day) if day else None, weekday=weekday, anchored=day is not None
    )


def _weekday_from_previous(weekday: int, which: str, setting: Setting) -> EdtfDate | None:
    before = setting.last_day
    if before is None or before.latest is None:
        return None
    back = (before.latest.weekday() - weekday) % 7
    if which in {"the previous", "the preceding", "the"}:
        moved = edtf.shifted(before.latest, days=-(back or 7))
    elif which == "that" and back == 0:
        moved = before.latest  # "26 May 2019 ... that Sunday"
    else:
        moved = edtf.shifted(before.latest, days=7 - back)
    return edtf.of_day(moved) if moved else None


_DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": -1,
    "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2, "earlier today": 0,
    "later today": 0, "overnight": 0,
}  # fmt: skip


def _day(found: re.Match[str], setting: Setting) -> Reading | None:
    if setting.anchor is None:
        return Reading(date=None)
    words = squeezed(found["day"])
    # "Today" as the present time is no day; a day is read all the same, the caller may widen.
    moved = edtf.shifted(setting.anchor, days=_DAYS[words])
    return Reading(date=edtf.of_day(moved) if moved else None, anchored=moved is not None)


def _day_from_previous(found: re.Match[str], setting: Setting) -> Reading | None:
    which = squeezed(found[0])
    before = setting.last_day
    if before is None or not before.is_day or before.latest is None:
        return Reading(date=None)
    step = 0 if "same" in which or which.startswith("that") else 1
    if "before" in which or "previous" in which or "earlier" in which or "eve" in which:
        step = -1
    moved = edtf.shifted(before.latest, days=step)
    return Reading(date=edtf.of_day(moved) if moved else None, anchored=True)


def _unit(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "last year", "this month", "next week", counted from the anchor."""
    if setting.anchor is None:
        return Reading(date=None)
    which, unit = squeezed(found["which"]), found["unit"].lower()
    if which in {"the past", "the last"}:
        return Reading(date=_back_to(setting.anchor, 1, unit), shape=DateShape.SPAN, anchored=True)
    moment = whole(setting.anchor, unit, _STEPS[which])
    return Reading(date=moment, anchored=moment is not None)


def _before_last(found: re.Match[str], setting: Setting) -> Reading | None:
    if setting.anchor is None:
        return Reading(date=None)
    step = 2 if "after" in found[0].lower() else -2
    return Reading(date=whole(setting.anchor, found["unit"].lower(), step), anchored=True)


def whole(day: date, unit: str, step: int) -> EdtfDate | None:
    """Give the calendar year, quarter, month, week or decade some steps from a day's own."""
    if unit in {"year", "twelvemonth"}:
        return edtf.of_year(day.year + step) if edtf.is_year(day.year + step) else None
    if unit == "month":
        moved = edtf.shifted(day.replace(day=1), months=step)
        return edtf.of_month(moved.year, moved.month) if moved else None
    if unit == "week":
        monday = edtf.shifted(day, days=7 * step - day.weekday())
        sunday = monday and edtf.shifted(monday, days=6)
        return edtf.between_days(monday, sunday) if monday and sunday else None
    if unit == "weekend":
        saturday = edtf.shifted(
            day, days=7 * step + 5 - day.weekday() - (7 if not step and day.weekday() < 5 else 0)
        )
        sunday = saturday and edtf.shifted(saturday, days=1)
        return edtf.between_days(saturday, sunday) if saturday and sunday else None
    return _quarter_or_decade(day, unit, step)


def _quarter_or_decade(day: date, unit: str, step: int) -> EdtfDate | None:
    if unit == "quarter":
        first = edtf.shifted(
            day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1), months=3 * step
        )
        last = edtf.shifted(first, months=2) if first else None
        if first is None or last is None:
            return None
        return edtf.between(
            edtf.of_month(first.year, first.month), edtf.of_month(last.year, last.month)
        )
    if unit == "century":
        start = day.year - (day.year - 1) % 100 + 100 * step
        return (
            edtf.between(edtf.of_year(start), edtf.of_year(start + 99))
            if 1 <= start <= 9800
            else None
        )
    start = day.year - day.year % 10 + 10 * step
    return edtf.of_decade(start) if unit == "decade" and 1 <= start <= 9980 else None


def _back_to(anchor: date, number: int, unit: str) -> EdtfDate | None:
    start = moved_by(anchor, -number, unit)
    return edtf.between_days(start, anchor) if start else None


def moved_by(day: date, number: int, unit: str) -> date | None:
    """Move a day by a number of years, months, weeks or days."""
    if abs(number) > 10_000:
        return None
    scale = {"decade": 10, "century": 100, "year": 1}.get(unit)
    if scale:
        return edtf.shifted(day, years=number * scale)
    if unit in {"month", "quarter"}:
        return edtf.shifted(day, months=number * (3 if unit == "quarter" else 1))
    return edtf.shifted(day, days=number * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1))


def _unit_from_previous(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "that year", "the year before", "the following month" from the date before."""
    before = setting.previous
    which, unit = squeezed(found["which"] or "the"), found["unit"].lower()
    tail = squeezed(found["tail"] or "")
    if not tail and which not in _FROM_PREVIOUS:
        return None
    step = {"before": -1, "earlier": -1, "after": 1, "afterwards": 1, "later": 1}.get(
        tail, _FROM_PREVIOUS.get(which, 0)
    )
    if before is None or before.latest is None or before.earliest is None:
        return Reading(date=None)
    # A month or week needs a date no longer than itself to count from.
    longest = {"year": 366, "decade": 3660, "month": 31, "quarter": 92, "week": 7}.get(unit, 7)
    if (before.latest - before.earliest).days >= longest:
        return Reading(date=None)
    return Reading(date=whole(before.latest, unit, step), anchored=True, aside=bool(tail))


_UNIT = "year|month|week|quarter|decade|weekend|century"

RULES: tuple[Rule, ...] = (
    Rule(
        "weekday",
        rf"(?<![\w-])(?:(?P<which>last|next|this|this past|this coming|the following|the previous|the preceding|the next|that|a|every|each|one|any) )?(?<!Black )(?<!Good )(?<!Bloody )(?<!Super )(?<!Palm )(?<!Easter )(?<!Holy )(?<!Ash )(?<!Shrove )(?<!Cyber )(?<!Maundy )(?<!Whit )(?P<weekday>{FULL_WEEKDAY})(?!-)(?: (?:early )?(?:morning|afternoon|evening|night|lunchtime))?",
        _weekday,
    ),
    Rule(
        "day",
        r"(?<![\w-])(?P<day>the day before yesterday|the day after tomorrow|(?:earlier |later )?today|tonight|this morning|this afternoon|this evening|yesterday|last night|tomorrow)(?!\w)",
        _day,
    ),
    Rule(
        "day",
        r"(?<![\w-])(?:(?:the|that) (?:very )?(?:next|following|same|previous) (?:day|morning|evening|night|afternoon)|that (?:day|night|evening|afternoon|morning)|the day (?:after|before)(?= ?[.,;:)]|$| [a-z]+ed\b))(?!\w)",
        _day_from_previous,
    ),
    Rule(
        "unit",
        rf"(?<![\w-])(?P<which>this|last|next|the current|the coming|the past|the last)(?: calendar| financial| fiscal)? (?P<unit>{_UNIT})(?!\w|-)(?! of (?:the|his|her|their|a)\b)",
        _unit,
    ),
    Rule(
        "unit", rf"(?<![\w-])the (?P<unit>{_UNIT}) (?:before last|after next)(?!\w)", _before_last
    ),
    Rule(
        "unit",
        rf"(?<![\w-])(?P<which>that same|that|the same|the previous|the preceding|the prior|the following|the subsequent|the next|the ensuing) (?P<unit>{_UNIT})(?P<tail>)(?!\w|-)",
        _unit_from_previous,
    ),
    Rule(
        "unit",
        r"(?<![\w-])(?P<which>the|a) (?P<unit>year|month|week) (?P<tail>before|after|earlier|later|afterwards)(?: that(?= ?[.,;:)]|$| and))?(?! last| next)(?= ?[.,;:)\n]|$| (?:and|it|he|she|they|on|in|was|to|but|when)\b| ?-)",
        _unit_from_previous,
    ),
)
