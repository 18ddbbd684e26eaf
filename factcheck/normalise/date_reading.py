"""Hold what a date rule reads, and place what it leaves open against anchor and context."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.model.value import DateShape, EdtfDate, Quantity
from factcheck.normalise import edtf

# A day without a year lies in the past unless that is more than so many days ago: news of
# December speak of "January 3" to come, news of January of last "March 3".
_LONGEST_BACK = 300
_CLAUSE = 60  # characters looked at on either side for the tense
_CLAUSE_EDGE = re.compile(
    r"[.,;:!?()\n\"]|\b(?:who|which|whose|after|because|when|while|where|but|and)\b", re.IGNORECASE
)
_FUTURE = re.compile(
    r"\b(?:will|shall|won't|'ll|is to|are to|is due|are due|due|set (?:to|for)|scheduled|slated|planned|"
    r"going to|upcoming|forthcoming|expires?|takes? (?:place|effect)|begins on|starts on|ends on|"
    r"would be|is expected|are expected|plans? to)\b",
    re.IGNORECASE,
)
_FUTURE_AFTER = re.compile(r"\s*(?:will|shall|is to|are to|is due|are due|is set|is likely)\b")
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|won|took|held|became|began|went|came|lost|left|met|said|gave|made|fell|"
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
    explicit: bool = False


@dataclass(slots=True, kw_only=True)
class Setting:
    """Hold what a rule may look at: the text, the anchor and the date before."""

    text: str
    anchor: date | None
    previous: EdtfDate | None = None
    previous_end: int = 0
    explicit_year: int | None = None  # written in the sentence that is being read

    def future(self, start: int, end: int) -> bool:
        """Say whether the words of the clause put the expression into the future."""
        before = self._before(start)
        if _FUTURE.search(before):
            return True
        on_its_own = not re.search(r"\b(?:on|by|in|of|since|the|for|at|from)\s*$", before)
        return on_its_own and bool(_FUTURE_AFTER.match(self.text, end))

    def past(self, start: int, end: int) -> bool:
        """Say whether the clause around the expression is told in the past tense."""
        after = _CLAUSE_EDGE.split(self.text[end : end + _CLAUSE], maxsplit=1)[0]
        return bool(_PAST.search(self._before(start)) or _PAST.search(after))

    def _before(self, start: int) -> str:
        return _CLAUSE_EDGE.split(self.text[max(0, start - _CLAUSE) : start])[-1]


Build = Callable[[re.Match[str], Setting], Reading | None]


def place_yearless(
    setting: Setting, at: tuple[int, int], make: Callable[[int], EdtfDate | None], *, back: bool = False
) -> EdtfDate | None:
    """Choose the year of a day, month or season that is written without one.

    The anchor's past comes first. The future is chosen where the wording says so, or where
    the past lies far back and the clause is not told in the past tense.
    """
    if setting.explicit_year is not None and not back:
        return make(setting.explicit_year)
    if setting.anchor is None:
        return None
    year = setting.anchor.year
    made = [moment for moment in (make(y) for y in range(year - 4, year + 5) if edtf.is_year(y)) if moment]
    earlier = [moment for moment in made if moment.earliest and moment.earliest <= setting.anchor]
    later = [moment for moment in made if moment.earliest and moment.earliest > setting.anchor]
    if not earlier or not later:
        return None
    past, coming = earlier[-1], later[0]
    current = past.holds(setting.anchor)
    if back or current or past.latest is None:
        return past
    if setting.future(*at):
        return coming
    is_far = setting.anchor - past.latest > timedelta(days=_LONGEST_BACK)
    return coming if is_far and not setting.past(*at) else past


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
