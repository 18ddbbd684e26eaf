"""Read dates that name a day, month, season or quarter."""

import re

from factcheck.model.value import DateShape, EdtfDate
from factcheck.normalise import edtf
from factcheck.normalise.date_reading import Reading, Rule, Setting, place_yearless
from factcheck.normalise.date_terms import (
    FIXED_DAYS,
    FULL_MONTH,
    FULL_WEEKDAY,
    MONTH,
    MONTHS,
    SEASONS,
    WEEKDAY,
    YEAR,
    month_number,
    squeezed,
    weekday_number,
)
from factcheck.normalise.numerals import CARDINALS, ORDINALS, word_pattern

_TAIL = (
    rf"(?:,? (?P<year>{YEAR}|'\d\d(?![\w']))|(?i:,? (?:of |in )?(?P<which>this|that|the same|last|next|"
    r"the following|the next|the previous|the preceding) year)|(?P<last> last)(?=[.,;:)]|$| and | when ))?"
)
_A_WEEKDAY = rf"(?:,? (?:which was |itself )?a (?P<named>{FULL_WEEKDAY}))?"
_LEAD = rf"(?<![\w.,/-])(?:(?i:(?:this|last|next|that) )?(?P<weekday>{WEEKDAY}),? )?(?i:the )?"
_NO_UNIT = r"(?![\d%:]|[.,]\d|,? (?:per ?cent|people|seats|votes|members|million|billion|thousand|men|women|times|points|a\.?m|p\.?m)\b)"
_PART = (
    r"(?i:(?P<part>early|mid|late|middle|the (?:very )?(?:start|beginning|end|middle|close) of|beginning of|end of|"
    r"the (?:first|second) half of|around|about|circa)(?:-| ))?"
)
_DAY_WORDS = f"(?i:{word_pattern()})"


def _year_of(found: re.Match[str], setting: Setting) -> tuple[int | None, bool]:
    """Give the year that the tail of an expression names, and whether that is settled."""
    groups = found.groupdict()
    if groups.get("year"):
        return _written_year(groups["year"]), True
    which = squeezed(groups.get("which") or "")
    if not which:
        return None, False
    if which in {"that", "the same", "the following", "the next", "the previous", "the preceding"}:
        year = _previous_year(setting)
        step = {"the following": 1, "the next": 1, "the previous": -1, "the preceding": -1}.get(
            which, 0
        )
        return (None if year is None else year + step), True
    step = {"this": 0, "last": -1, "next": 1}[which]
    return (None if setting.anchor is None else setting.anchor.year + step), True


def _written_year(digits: str) -> int:
    """Give the year of "1989" or "'89"."""
    number = int(digits.lstrip("'"))
    return number if len(digits) == 4 else number + (1900 if number >= 30 else 2000)


def _previous_year(setting: Setting) -> int | None:
    before = setting.previous
    if before and before.latest and before.earliest:
        return before.latest.year if before.latest.year == before.earliest.year else None
    return before.earliest.year if before and before.earliest else None


def _placed(
    found: re.Match[str],
    setting: Setting,
    make: "edtf.Maker",
    *,
    weekday: int | None = None,
    day: bool = True,
) -> Reading | None:
    """Place a yearly expression in its year: written, named by the tail, or the nearest."""
    year, settled = _year_of(found, setting)
    written = bool(found.groupdict().get("year"))
    if settled:
        moment = make(year) if year is not None and edtf.is_year(year) else None
        if moment is None and year is not None:
            return None
        return Reading(date=moment, weekday=weekday, anchored=not written, explicit=written)
    back = bool(found.groupdict().get("last"))
    moment = place_yearless(setting, found.span(), make, back=back, weekday=weekday)
    if moment is None and make(2000) is None and make(2001) is None:
        return None  # no year has such a day
    return Reading(date=moment, weekday=weekday, anchored=moment is not None, yearless=day)


def _weekday(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    return weekday_number(groups.get("weekday") or groups.get("named"))


def _day_number(word: str) -> int:
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word))
    tens, _, ones = word.lower().replace("-", " ").partition(" ")
    return CARDINALS[tens] + ORDINALS[ones] if ones else ORDINALS[tens]


def _day_month(found: re.Match[str], setting: Setting) -> Reading | None:
    month, day = month_number(found["month"]), _day_number(found["day"])
    return _placed(
        found, setting, lambda year: edtf.of_parts(year, month, day), weekday=_weekday(found)
    )


def _day_range(found: re.Match[str], setting: Setting) -> Reading | None:
    month, first, last = month_number(found["month"]), int(found["day"]), int(found["until"])
    if first >= last:
        return None
    reading = _placed(
        found, setting,
        lambda year: edtf.between(edtf.of_parts(year, month, first), edtf.of_parts(year, month, last))
        if edtf.of_parts(year, month, first) and edtf.of_parts(year, month, last) else None,
    )  # fmt: skip
    return reading and Reading(
        date=reading.date, shape=DateShape.SPAN, anchored=reading.anchored,
        yearless=reading.yearless, explicit=reading.explicit,
    )  # fmt: skip


def _nth_weekday(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the second Sunday in May"."""
    month, weekday = month_number(found["month"]), weekday_number(found["named"])
    nth = squeezed(found["nth"])

    def make(year: int) -> EdtfDate | None:
        first = edtf.of_month(year, month)
        if first.earliest is None or first.latest is None or weekday is None:
            return None
        if nth == "last":
            return edtf.of_parts(
                year, month, first.latest.day - (first.latest.weekday() - weekday) % 7
            )
        start = 1 + (weekday - first.earliest.weekday()) % 7
        return edtf.of_parts(year, month, start + 7 * (ORDINALS[nth] - 1))

    return _placed(found, setting, make, weekday=weekday)


def _iso(found: re.Match[str], _setting: Setting) -> Reading | None:
    moment = edtf.of_parts(int(found["year"]), int(found["month"]), int(found["day"]))
    return Reading(date=moment, explicit=True) if moment else None


def _numeric(found: re.Match[str], _setting: Setting) -> Reading | None:
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    day_first = edtf.of_parts(year, second, first)
    month_first = edtf.of_parts(year, first, second)
    # Points between the numbers are written where days come first; slashes say nothing.
    if "." in found[0]:
        month_first = None
    if day_first and month_first and first != second:
        return Reading(date=None, explicit=True)
    moment = day_first or month_first
    return Reading(date=moment, explicit=True) if moment else None


def _month(found: re.Match[str], setting: Setting) -> Reading | None:
    groups, month = found.groupdict(), month_number(found["month"])
    if not groups["year"] and not groups["which"] and not _bare_month_fits(found, setting):
        return None
    part = squeezed(groups["part"] or "")
    relative = squeezed(groups.get("relative") or "")

    def make(year: int) -> EdtfDate | None:
        return _part_of_month(year, month, part)

    if relative and not groups["year"]:
        return _relative_month(make, month, relative, setting)
    return _placed(found, setting, make, day=True)


def _part_of_month(year: int, month: int, part: str) -> EdtfDate | None:
    whole = edtf.of_month(year, month)
    if not part or part in {"around", "about", "circa"}:
        return whole
    days = {"early": (1, 12), "mid": (9, 21), "late": (19, 31)}
    kind = _kind_of_part(part)
    if kind not in days or whole.latest is None:
        return whole
    first, last = days[kind]
    start = edtf.of_parts(year, month, first)
    return edtf.between(start, edtf.of_parts(year, month, min(last, whole.latest.day)))


def _kind_of_part(part: str) -> str:
    for kind, starts in (
        ("early", ("early", "start", "beginning")),
        ("mid", ("mid",)),
        ("late", ("late", "end", "close")),
        ("half1", ("the first half",)),
        ("half2", ("the second half",)),
    ):
        if any(word in part for word in starts):
            return kind
    return ""


def _bare_month_fits(found: re.Match[str], setting: Setting) -> bool:
    """Say whether a month on its own is one: "May" and "March" begin sentences too."""
    groups, text = found.groupdict(), setting.text
    if groups["part"] or groups["relative"] or groups["last"]:
        return True
    if re.search(
        r"\b(?:in|since|until|till|by|from|of|during|before|after|between|and|to|through|for|throughout) $",
        text[max(0, found.start() - 12) : found.start()],
        re.IGNORECASE,
    ):
        return not re.match(r" [A-Z][a-z]", text[found.end() : found.end() + 3]) or found[
            "month"
        ] not in {"May", "April", "June", "August", "March"}
    name = found["month"]
    if (
        name in {"May", "March", "April", "June", "Mar", "Jan", "MAY", "MARCH"}
        or len(name.rstrip(".")) <= 4
    ):
        return text[found.end() : found.end() + 2] == "'s" and not re.search(
            r"[A-Z][\w.]* $", text[max(0, found.start() - 20) : found.start()]
        )
    is_name = re.search(r"[A-Z][\w.]* $", text[max(0, found.start() - 20) : found.start()])
    return not is_name and not re.match(r" [A-Z][a-z]|-", text[found.end() : found.end() + 3])


def _relative_month(make: "edtf.Maker", month: int, relative: str, setting: Setting) -> Reading:
    if relative in {"that", "the same"}:
        year = _previous_year(setting)
        moment = None if year is None else make(year)
        return Reading(date=moment, anchored=True, yearless=True)
    if relative in {"the previous", "the following"}:
        return _month_beside(make, month, setting, step=1 if relative == "the following" else -1)
    anchor = setting.anchor
    if anchor is None:
        return Reading(date=None, yearless=True)
    step = {"last": -int(month >= anchor.month), "next": int(month <= anchor.month), "this": 0}
    year = anchor.year + step[relative]
    return Reading(date=make(year) if edtf.is_year(year) else None, anchored=True, yearless=True)


def _month_beside(make: "edtf.Maker", month: int, setting: Setting, *, step: int) -> Reading:
    """Give the month next before or after the date before: "the previous November"."""
    before = setting.previous
    day = (before and (before.latest if step > 0 else before.earliest)) or setting.anchor
    if day is None:
        return Reading(date=None, yearless=True)
    year = day.year + (step if (month - day.month) * step <= 0 else 0)
    return Reading(date=make(year) if edtf.is_year(year) else None, anchored=True, yearless=True)


def _months_ago(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "four Julys ago" as the July of four years ago."""
    number, month = CARDINALS[found["count"].lower()], month_number(found["month"])
    if setting.anchor is None:
        return Reading(date=None)
    year = setting.anchor.year - number
    return Reading(date=edtf.of_month(year, month), anchored=True) if edtf.is_year(year) else None


def _season(found: re.Match[str], setting: Setting) -> Reading | None:
    season = SEASONS[found["season"].lower()]
    groups = found.groupdict()
    if not (groups["year"] or groups["which"] or groups["lead"]):
        return None
    lead = squeezed(groups["lead"] or "")
    year, settled = _year_of(found, setting)
    if settled or not lead:
        moment = edtf.of_season(year, season) if year is not None and edtf.is_year(year) else None
        return Reading(date=moment, anchored=not groups["year"], explicit=bool(groups["year"]))
    if lead in {"that", "the same"}:
        year = _previous_year(setting)
        moment = edtf.of_season(year, season) if year is not None and edtf.is_year(year) else None
    elif lead in {"this", "last"} and setting.anchor:
        moment = edtf.of_season(setting.anchor.year, season)
        if lead == "last" and not (moment.latest and moment.latest < setting.anchor):
            moment = edtf.of_season(setting.anchor.year - 1, season)
    else:
        moment = place_yearless(setting, found.span(), lambda y: edtf.of_season(y, season))
    return Reading(date=moment, anchored=True, yearless=True)


def _fixed_day(found: re.Match[str], setting: Setting) -> Reading | None:
    names = {squeezed(name): parts for name, parts in FIXED_DAYS.items()}
    month, day = names[squeezed(found["name"])]
    return _placed(found, setting, lambda year: edtf.of_parts(year, month, day))


def _day_alone(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the fifteenth" or "Thursday the 13th": the month comes from the date before."""
    day, before = _day_number(found["day"]), setting.previous
    if not 1 <= day <= 31:
        return None
    moment = None
    if (
        before
        and before.earliest
        and before.latest
        and before.earliest.strftime("%Y%m") == before.latest.strftime("%Y%m")
    ):
        moment = edtf.of_parts(before.earliest.year, before.earliest.month, day)
    elif setting.anchor:
        anchor = setting.anchor
        months = (edtf.shifted(anchor.replace(day=1), months=-step) for step in (0, 1, 2))
        days = [edtf.of_parts(m.year, m.month, day) for m in months if m]
        past = [d for d in days if d and d.earliest and d.earliest <= anchor]
        moment = past[0] if past else None
    return Reading(date=moment, weekday=_weekday(found), anchored=moment is not None, yearless=True)


_ORDINAL_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_DAY_WORDS})"
_ALONE_END = r"(?=[.,;:!?)]|$| (?:for|when|that|and|as|by|with|it|he|she|they|in|at|came|saw|was|after|before)\b)(?! of MONTH)".replace(
    "MONTH", FULL_MONTH
)

RULES: tuple[Rule, ...] = (
    Rule(
        "ago",
        rf"(?<![\w-])(?P<count>(?i:two|three|four|five|six|seven|eight|nine|ten)) (?P<month>{'|'.join(MONTHS)})s ago(?!\w)",
        _months_ago,
    ),
    Rule(
        "month",
        rf"(?<![\w-])(?P<nth>(?i:first|second|third|fourth|last)) (?P<named>{FULL_WEEKDAY}) (?:in|of) (?P<month>{MONTH}){_TAIL}",
        _nth_weekday,
    ),
    Rule(
        "month",
        rf"{_LEAD}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH}){_TAIL}{_A_WEEKDAY}",
        _day_month,
    ),
    Rule(
        "month",
        rf"{_LEAD}(?P<month>{MONTH}) (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\w){_NO_UNIT}{_TAIL}{_A_WEEKDAY}",
        _day_month,
    ),
    Rule(
        "month",
        rf"{_LEAD}(?P<day>{_DAY_WORDS})(?: day)? of (?P<month>{MONTH}){_TAIL}{_A_WEEKDAY}",
        _day_month,
    ),
    Rule(
        "month",
        rf"{_LEAD}(?P<month>{MONTH}) (?:the )?(?P<day>{_DAY_WORDS})(?!\w)(?! (?!(?:and|to|in|when|was|is|he|she|they|it|the|that|at|with|as|by)\b)[A-Za-z]){_TAIL}{_A_WEEKDAY}",
        _day_month,
    ),
    Rule(
        "digit",
        r"(?<![\w.,/-])(?P<year>\d{4})(?P<s>[-/])(?P<month>\d\d)(?P=s)(?P<day>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-])",
        _iso,
    ),
    Rule(
        "digit",
        r"(?<![\w.,/-])(?P<first>\d{1,2})(?P<s>[./-])(?P<second>\d{1,2})(?P=s)(?P<year>\d{4})(?![\w/-])",
        _numeric,
    ),
    Rule(
        "month",
        rf"(?<![\w.,/-])(?P<day>\d{{1,2}})(?: ?- ?| to | and )(?P<until>\d{{1,2}}) (?P<month>{MONTH}){_TAIL}",
        _day_range,
    ),
    Rule(
        "month",
        rf"(?<![\w.,/-])(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?: ?- ?| to | and )(?P<until>\d{{1,2}})(?!\w| {MONTH}){_NO_UNIT}{_TAIL}",
        _day_range,
    ),
    Rule(
        "month",
        rf"(?<![\w-]){_PART}(?P<relative>(?i:last|next|this|that|the previous|the following|the same) )?(?P<month>{MONTH})(?! \d{{1,2}}(?!\d)){_TAIL.replace(',? (?P<year>', ',? (?:of )?(?P<year>')}",
        _month,
    ),
    Rule(
        "season",
        rf"(?<![\w-])(?P<lead>(?i:in|during|by|since|until|of) the |(?i:last|this|next|that|the same) )?(?i:(?:early|mid|late)[- ])?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?! of discontent)(?:,? (?:of |in )?(?P<year>{YEAR})|,? (?:of )?(?P<which>this|that|the same|last|next|the following|the previous) year)?(?!\w| of\b)",
        _season,
    ),
    Rule("feast", rf"(?<!\w)(?P<name>{'|'.join(FIXED_DAYS)})(?!\w){_TAIL}", _fixed_day),
    Rule(
        "ordinal",
        rf"(?<![\w-])(?:(?P<weekday>{WEEKDAY}),? the|(?<=[Oo]n )the|(?<=until )the|(?<=since )the|(?<=by )the) (?P<day>{_ORDINAL_DAY})(?!\w){_ALONE_END}",
        _day_alone,
    ),
)
