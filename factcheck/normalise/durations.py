"""Read lengths of time, and the dates they lead to: "three years ago", "a year later"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from factcheck.model.value import DateShape, EdtfDate
from factcheck.normalise import edtf
from factcheck.normalise.bounds import hedged, wording_around
from factcheck.normalise.date_reading import Reading, Setting
from factcheck.normalise.date_relative import moved_by, whole
from factcheck.normalise.numerals import Numeral, find_numerals

_UNIT = r"(?P<unit>years?|months?|weeks?|days?|decades?|centur(?:y|ies)|fortnights?)"
_AFTER_NUMBER = re.compile(
    rf"(?:-| )?(?:(?:full|straight|consecutive|more|whole|long|further|calendar|successive|solid|turbulent|uninterrupted|"
    rf"working|complete|short|unbroken|entire|other)[ -])?{_UNIT}(?!\w)(?![- ](?:old|olds|of age)\b)(?:'(?!\w))?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    rf"(?<![\w-])(?P<number>half an?|an?|one|a couple of|a few|several)[ -](?:(?:full|single|whole|mere|bare|further|second|third) )?{_UNIT}(?P<half> and a half)?(?!\w)"
    r"(?![- ](?:old|olds|of age)\b)",
    re.IGNORECASE,
)
_ARTICLES = {"half a": "0.5", "half an": "0.5", "a": "1", "an": "1", "one": "1", "a couple of": "2"}
_RATE = re.compile(r"(?:[\w%'](?:s)? |\d)$")
_TAKES_LENGTH = re.compile(
    r"\b(?:for|after|within|of|than|over|under|nearly|almost|about|roughly|lasted|lasts|spent|just|some|only|exactly|around|took|"
    r"takes|barely|another|be|was|is|by|served|in|to|short|quite|extra|yet)\s+(?:the |its |his |her )?$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r" (?P<tail>ago|earlier|later|previously|beforehand|afterwards?|hence|from now|on(?= ?[,.;]))(?!\w)|"
    r" (?P<bare>before|after)(?: that)?(?= ?[.,;:)\n]|$)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?P<lead>(?:over |in |during |for |within |throughout )?(?:the|these|his|her|its|their) (?P<which>past|last|next|coming|previous|preceding) )$",
    re.IGNORECASE,
)
_SINGULAR = {"centuries": "century"}
_MONTHLY = {"year": 1, "decade": 10, "century": 100}


class Length:
    """Hold a length of time found in the text before its place is known."""

    __slots__ = ("digit", "end", "number", "slack", "start", "unit")

    def __init__(
        self, start: int, end: int, number: Decimal, unit: str, precision: tuple[Decimal, Decimal]
    ) -> None:
        self.start, self.end, self.number, self.unit = start, end, number, unit
        self.slack, self.digit = precision


def find_lengths(text: str) -> Iterator[Length]:
    """Find every number of years, months, weeks or days, and "a year" where it is a length."""
    for numeral in find_numerals(text):
        found = _AFTER_NUMBER.match(text, numeral.end)
        if found and _is_length(numeral, found):
            yield Length(
                numeral.start,
                found.end(),
                numeral.value,
                _singular(found["unit"]),
                (numeral.slack, numeral.digit),
            )
    for found in _ARTICLE.finditer(text):
        words = re.sub(r"\s+", " ", found["number"].lower())
        if words not in _ARTICLES or not _article_fits(text, found):
            continue
        number = Decimal(_ARTICLES[words]) + (Decimal("0.5") if found["half"] else 0)
        unit = _singular(found["unit"])
        # A round length is loose: "a decade" by a fifth, "half a century" by a tenth.
        slack = (
            number / 10
            if number < 1
            else number / 5
            if unit in {"decade", "century"}
            else Decimal("0.5")
        )
        yield Length(found.start(), found.end(), number, _singular(found["unit"]), (slack, slack))


def _is_length(numeral: Numeral, found: re.Match[str]) -> bool:
    if numeral.ordinal or (numeral.plain and found[0][:1].isalpha()):
        return False
    plural = found["unit"].lower().endswith("s")
    return plural or numeral.value == 1 or found[0][0] == "-"


def _article_fits(text: str, found: re.Match[str]) -> bool:
    """Tell "for a year" from "550 dollars a year"."""
    if (
        found["number"].lower() not in {"a", "an"}
        or found["half"]
        or found[0].lower().endswith(("decade", "century"))
    ):
        return True
    if _TAIL.match(text, found.end()):
        return True
    return bool(_TAKES_LENGTH.search(text[max(0, found.start() - 24) : found.start()]))


def _singular(unit: str) -> str:
    lower = unit.lower()
    return _SINGULAR.get(lower, lower.removesuffix("s"))


def read_length(length: Length, setting: Setting) -> tuple[int, int, Reading]:
    """Read a length with the words around it: where it starts, where it ends, what it is."""
    text = setting.text
    lead = _LEAD.search(text[max(0, length.start - 40) : length.start])
    if lead and lead["which"]:
        reading = _stretch(length, lead["which"].lower(), setting)
        return length.start - len(lead["lead"]), length.end, reading
    tail = _TAIL.match(text, length.end)
    word = (tail["tail"] or tail["bare"]).lower() if tail else ""
    if tail and word:
        return length.start, tail.end(), Reading(date=_led_to(length, word, setting), anchored=True)
    wording = _wording(text, length)
    unit, factor = (
        ("year", 10)
        if length.unit == "decade"
        else ("year", 100)
        if length.unit == "century"
        else ("week", 2)
        if length.unit == "fortnight"
        else (length.unit, 1)
    )
    quantity = hedged(
        length.number * factor, unit, (length.slack * factor, length.digit * factor), wording[2]
    )
    return wording[0], wording[1], Reading(date=None, shape=DateShape.DURATION, length=quantity)


def _wording(text: str, length: Length) -> tuple[int, int, str]:
    wording = wording_around(text, length.start, length.end)
    # "Over five years" is the time something took; "for over five years" is a bound.
    word = text[wording.start : length.start].strip().lower()
    if word == "over" and not re.search(
        r"\b(?:for|of|after|lasted|served|is|was|spent)\s+$",
        text[max(0, wording.start - 12) : wording.start],
    ):
        return length.start, length.end, ""
    return wording.start, wording.end, wording.key


def _stretch(length: Length, which: str, setting: Setting) -> Reading:
    """Read "the past five years": a span that ends or begins at the anchor."""
    number, anchor = int(length.number), setting.anchor
    if which in {"previous", "preceding"}:
        anchor = setting.previous.earliest if setting.previous else None
    if anchor is None or number < 1:
        return Reading(date=None, shape=DateShape.SPAN)
    if which in {"next", "coming"}:
        other = moved_by(anchor, number, length.unit)
        made = edtf.between_days(anchor, other) if other else None
    else:
        other = moved_by(anchor, -number, length.unit)
        made = edtf.between_days(other, anchor) if other else None
    return Reading(date=made, shape=DateShape.SPAN, anchored=made is not None)


def _led_to(length: Length, word: str, setting: Setting) -> EdtfDate | None:
    """Give the date that lies the length before or after the anchor or the date before."""
    if length.number <= 0 or length.number > 9000:
        return None
    back = word in {"ago", "earlier", "before", "previously", "beforehand"}
    if word in {"ago", "hence", "from now"}:
        return _around(setting.anchor, length, back=back) if setting.anchor else None
    before = setting.previous
    if length.unit not in _MONTHLY and not (before and before.is_day):
        before = setting.last_day if length.unit != "month" or before is None else before
    if before is None or before.earliest is None or before.latest is None:
        return None
    if before.is_day and length.unit not in _MONTHLY:
        return _around(before.latest, length, back=back)
    return _whole_units(before, length, back=back)


def _around(day: date, length: Length, *, back: bool) -> EdtfDate | None:
    """Give the days around a point some time away: exact for days, half a unit else."""
    months = _MONTHLY.get(length.unit, 0) * 12 or int(length.unit == "month")
    sign = -1 if back else 1
    if months:
        middle = edtf.shifted(day, months=sign * int(length.number * months))
        # Half a unit either way; round lengths ("a decade ago") are looser still.
        slack = max(int(length.slack * months * 30), 15 if months == 1 else 183)
    else:
        middle = moved_by(day, sign * int(length.number), length.unit)
        slack = 0 if length.unit == "day" else 3
    if middle is None:
        return None
    if not slack:
        return edtf.of_day(middle)
    if middle.toordinal() <= slack + 366 or middle.toordinal() + slack > 3_650_000:
        return None
    return edtf.between_days(middle - timedelta(days=slack), middle + timedelta(days=slack))


def _whole_units(before: EdtfDate, length: Length, *, back: bool) -> EdtfDate | None:
    """Count whole years or months from a date: "a year later" than 2023 is 2024."""
    assert before.latest is not None
    assert before.earliest is not None
    number = length.number * _MONTHLY.get(length.unit, 1)
    if (
        length.unit == "month"
        and number % 12 == 0
        and 31 <= (before.latest - before.earliest).days < 366
    ):
        step = int(number) // 12
        return whole(before.latest, "year", -step if back else step)
    if number != number.to_integral_value():
        return None
    step = -int(number) if back else int(number)
    days = (before.latest - before.earliest).days
    if length.unit in _MONTHLY:
        return whole(before.latest, "year", step) if days < 366 else None
    if length.unit == "month" and days < 31:
        return whole(before.latest, "month", step)
    return None
