"""Find relative dates ("yesterday", "four weeks earlier") that have no absolute one to hang on."""

import re
from collections.abc import Iterator

_UNIT = (
    r"(?:day|night|week|weekend|fortnight|month|quarter|semester|term|season|year|decade|century|"
    r"morning|afternoon|evening|hour|minute|spring|summer|autumn|winter)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_COUNT = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|several|few|some|many|"
    r"(?:a )?couple of)"
)
# "2-0 the day before" is a score.
_SPELL = rf"(?:{_COUNT}(?: |-(?=[a-z]))(?:and a half |more |full )?)+(?:(?!the )\w+ )?{_UNIT}s?"
# Counted from the day of writing: only an absolute date beside it says which day is meant.
_DEICTIC = re.compile(
    rf"\b(?:yesterday|today|tonight|tomorrow|"
    rf"(?:this|last|next|(?:the )?coming|(?:the )?past) (?:{_UNIT}(?!s)|{_WEEKDAY}|{_MONTH}\b)|"
    rf"(?:the|these|in|over|for) (?:last|past|next|coming) (?:{_COUNT}[ -])*{_UNIT}s?|"
    rf"(?:{_SPELL}|long|not long|{_UNIT}s) ago|{_SPELL} from now)\b",
    re.IGNORECASE,
)
_DAY_NAME = re.compile(rf"\b{_WEEKDAY}\b")
# Counted from another date told before: any absolute date of the statement will do.
_ANAPHORIC = re.compile(
    rf"\b(?:(?:the|a|an) (?:previous|preceding|following|same|very same|next) {_UNIT}(?!s)|"
    rf"(?:that|the same) (?:very )?(?:{_UNIT}(?!s)|{_WEEKDAY})|"
    rf"(?:the (?:{_UNIT}|{_WEEKDAY})|{_SPELL}|{_UNIT}s) (?:earlier|later|previously|hence)|"
    # "Two days after the vote" hangs on the vote; "two days after" on nothing here.
    rf"(?:the {_UNIT}|{_SPELL}|{_UNIT}s) (?:before|after)"
    r"(?= ?(?:[,.;:!?)]|$)| (?:to|and|but|when|with|at|in|on|by|as)\b))(?!\w)",
    re.IGNORECASE,
)
# Names of days that are the same every year or once for all, and days of no week in particular.
_NO_DATE = re.compile(
    r"\b(?:an?|every|each|any|one|Black|Good|Super|Ash|Shrove|Maundy|Palm|Easter|Whit|Bloody|Cyber)"
    r"(?: \w+)? $",
    re.IGNORECASE,
)
_YEAR = r"(?:1[4-9]\d\d|20\d\d)"
# What the splitter writes after a date, "(2024-11-12)", and what writers do, "(12 May 2020)".
_BRACKET = re.compile(rf"(?:'s)?(?: [\w'-]+){{0,3}} ?\([^()]*\b{_YEAR}\b[^()]*\)")
_BESIDE = re.compile(
    rf"(?: yesterday| today)?,?(?: (?:on|in|of))? (?:the )?(?:{_WEEKDAY},? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?(?:{_MONTH},? )?(?:\d{{1,2}}, )?{_YEAR}\b"
)
_BEFORE = re.compile(rf"(?:\b{_YEAR}|\b{_YEAR}-\d\d(?:-\d\d)?)[,)]? \(?(?:on )?$")
_AS_OF = re.compile(rf"\(as of {_YEAR}\b")
_ABSOLUTE = re.compile(rf"\b{_YEAR}\b(?!(?:[.,]\d|%| (?:percent|votes|people|seats)))")


def unresolved_dates(text: str) -> tuple[str, ...]:
    """Give the relative dates of a statement that no absolute date in it pins, in text order.

    What counts from the day of writing needs the absolute date right beside it, or the whole
    statement "(as of 2024-11-12)"; what counts from another date needs that anywhere in the
    statement. "The day before the vote" hangs on the vote and counts as pinned.
    """
    if _AS_OF.search(text):
        return ()
    return tuple(words for _, words in sorted(_open(text)))


def _open(text: str) -> Iterator[tuple[int, str]]:
    anchored = bool(_ABSOLUTE.search(text))
    taken: list[tuple[int, int]] = []
    for pattern in (_ANAPHORIC, _DEICTIC, _DAY_NAME):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            if pattern is _ANAPHORIC and anchored:
                continue
            if pattern is _DAY_NAME and _NO_DATE.search(text[: match.start()]):
                continue
            if not _is_pinned(text, match):
                yield match.start(), match.group()


def _is_pinned(text: str, match: re.Match[str]) -> bool:
    after = _BRACKET.match(text, match.end()) or _BESIDE.match(text, match.end())
    return after is not None or _BEFORE.search(text[: match.start()]) is not None
