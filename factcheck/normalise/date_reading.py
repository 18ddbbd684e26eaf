"""Hold what a date rule reads, and place what it leaves open against anchor and context."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from factcheck.model.value import DateShape, EdtfDate, Quantity
from factcheck.normalise import edtf

# A day without a year lies in the past unless that is more than so many days ago: news of
# December speak of "January 3" to come, news of January of last "March 3".
_LONGEST_BACK = 300
# A day that opens its sentence without a past verb ("On 11 March, the day on which...") is
# more often to come.
_LONGEST_BACK_OPENING = 240
_CLAUSE = 60  # characters looked at on either side for the tense
_CLAUSE_EDGE = re.compile(
    r"[.,;:!?()\n\"]|\b(?:who|which|whose|after|because|when|while|where|but|and)\b", re.IGNORECASE
)
_FUTURE = re.compile(
    r"'ll\b|\b(?:will|shall|won't|is to|are to|is due|are due|due|set (?:to|for)|scheduled|slated|"
    r"planned|going to|upcoming|forthcoming|would be|expected (?:to|in|on|by)|plans? to|"
    # Verbs whose present tense announces.
    r"takes? (?:place|effect|office|over|up)|comes? into|moves? into|steps? down|stands? down|"
    r"expires?|begins|starts|opens|ends|retires|leaves|assumes|hosts|meets?|plays?|faces?|"
    r"(?:is|are) (?:held|sworn in|inaugurated)|goes? to the polls)\b",
    re.IGNORECASE,
)
# "Had first been set for February 25": what was planned lies behind by now.
_HAD_PLANNED = re.compile(
    r"\b(?:had|originally|initially|first)\b[^.;]{0,24}\b(?:set for|scheduled|slated|planned|due)\b",
    re.IGNORECASE,
)
_FUTURE_AFTER = re.compile(r"\s*(?:will|shall|is to|are to|is due|are due|is set|is likely)\b")
_PAST = re.compile(
    r"\b(?:since|ago|was|were|had|has|have|did|won|took|held|became|began|went|came|lost|left|met|said|gave|made|fell|"
    r"rose|beat|quit|swore|led|stood|ran|died|cost|got|saw|told|\w{2,}ed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold what a rule makes of one expression; an end of None keeps the matched one."""

    date: EdtfDate | None
    shape: DateShape = DateShape.POINT
    weekday: int | None = None
    anchored: bool = False
    yearless: bool = False
    length: Quantity | None = None
    explicit: bool = False  # the year is written
    aside: bool = False  # a comparison ("the year before") that the story does not stay in


@dataclass(slots=True, kw_only=True)
class Setting:
    """Hold what a rule may look at: the text, the anchor and the date before."""

    text: str
    anchor: date | None
    previous: EdtfDate | None = None
    last_day: EdtfDate | None = None  # the last single day that is no mere "since"
    spoken_year: int | None = None  # the year that the text is about
    frame: int | None = None  # year of the date that opens the sentence or line
    is_entry: bool = False  # the date opens a line of a timeline
    last_frame: int | None = None  # the same of the sentence before

    def future(self, start: int, end: int) -> bool:
        """Say whether the words of the clause put the expression into the future."""
        before = self._before(start)
        if _HAD_PLANNED.search(before):
            return False
        if _FUTURE.search(before):
            return True
        if self.opens(start):
            return bool(_FUTURE.search(self._after(end)))
        on_its_own = not re.search(r"\b(?:on|by|in|of|since|the|for|at|from)\s*$", before)
        return on_its_own and bool(_FUTURE_AFTER.match(self.text, end))

    def opens(self, start: int) -> bool:
        """Say whether the expression opens its sentence."""
        return bool(_OPENING.search(self.text[max(0, start - 12) : start]))

    def past(self, start: int, end: int) -> bool:
        """Say whether the clause around the expression is told in the past tense."""
        return bool(_PAST.search(self._before(start)) or _PAST.search(self._after(end)))

    def _after(self, end: int) -> str:
        return _CLAUSE_EDGE.split(self.text[end : end + _CLAUSE], maxsplit=1)[0]

    def _before(self, start: int) -> str:
        return _CLAUSE_EDGE.split(self.text[max(0, start - _CLAUSE) : start])[-1]


# A date that opens its sentence belongs to the verb that follows.
_OPENING = re.compile(r"(?:^|[.!?\n]\s*)(?:(?:On|In|By|From|Come)\s+)?$")

Build = Callable[[re.Match[str], Setting], Reading | None]


class Rule(NamedTuple):
    """Hold a pattern of dates, what reads its finds, and the cue without which it finds none."""

    cue: str
    pattern: str
    build: Build


def place_yearless(
    setting: Setting,
    at: tuple[int, int],
    make: Callable[[int], EdtfDate | None],
    *,
    back: bool = False,
    weekday: int | None = None,
) -> EdtfDate | None:
    """Choose the year of a day, month or season that is written without one.

    The anchor's past comes first. The future is chosen where the wording says so, or where
    the past lies far back and the clause is not told in the past tense. A date that opens the
    sentence lends its year; that of the sentence before does so where the weekday fits it and
    not the anchor's year.
    """
    framed = make(setting.frame) if setting.frame is not None and not back else None
    if framed is not None or setting.anchor is None:
        return framed
    past, coming = _neighbours(make, setting.anchor)
    if past is None or coming is None:
        return None
    beside = None if setting.last_frame is None else make(setting.last_frame)
    if weekday is not None and _falls_on(beside, weekday) and not _falls_on(past, weekday):
        return beside
    return past if back or not _lies_ahead(setting, at, past) else coming


def _neighbours(
    make: Callable[[int], EdtfDate | None], anchor: date
) -> tuple[EdtfDate | None, EdtfDate | None]:
    """Give the last such date begun by the anchor and the first after it."""
    # Four years either way: 29 February.
    years = [year for year in range(anchor.year - 4, anchor.year + 5) if edtf.is_year(year)]
    made = [moment for moment in map(make, years) if moment and moment.earliest]
    earlier = [moment for moment in made if moment.earliest and moment.earliest <= anchor]
    later = [moment for moment in made if moment.earliest and moment.earliest > anchor]
    return (earlier[-1] if earlier else None), (later[0] if later else None)


def _lies_ahead(setting: Setting, at: tuple[int, int], past: EdtfDate) -> bool:
    """Say whether wording or distance speaks for the coming date rather than the past one."""
    anchor = setting.anchor
    if anchor is None or past.latest is None or past.holds(anchor):
        return False
    if setting.future(*at):
        return True
    longest = _LONGEST_BACK_OPENING if setting.opens(at[0]) else _LONGEST_BACK
    return anchor - past.latest > timedelta(days=longest) and not setting.past(*at)


def _falls_on(moment: EdtfDate | None, weekday: int) -> bool:
    return (
        moment is not None
        and moment.earliest is not None
        and moment.is_day
        and moment.earliest.weekday() == weekday
    )


def place_weekday(setting: Setting, at: tuple[int, int], weekday: int, which: str) -> date | None:
    """Choose the day a weekday stands for: the latest on or before the anchor in news."""
    anchor = setting.anchor
    if anchor is None:
        return None
    back = (anchor.weekday() - weekday) % 7
    if which == "last":
        return edtf.shifted(anchor, days=-(back or 7))
    if which == "next" or (which != "past" and back and setting.future(*at)):
        return edtf.shifted(anchor, days=7 - back)
    return edtf.shifted(anchor, days=-back)
