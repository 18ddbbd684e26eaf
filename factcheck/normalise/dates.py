"""Find date expressions in a text and resolve them against a day."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache, partial

from factcheck.model.value import DateMention, DateShape, EdtfDate, Span
from factcheck.normalise import date_absolute, date_relative, date_years, edtf
from factcheck.normalise.date_reading import Build, Reading, Setting
from factcheck.normalise.date_terms import CUES, MONTH
from factcheck.normalise.durations import find_lengths, read_length
from factcheck.normalise.text import straighten, unwrapped

_SINCE = re.compile(
    r"(?<!\w)(?:ever )?(?:since|as of)(?: about| around| at least)? (?:the )?$", re.IGNORECASE
)
_UNTIL = re.compile(
    r"(?<!\w)(?:up )?(?:until|till|til)(?: about| around| at least)? (?:the )?$", re.IGNORECASE
)
_BEFORE = re.compile(r"(?<!\w)(?:before|prior to) (?:the )?$", re.IGNORECASE)
_AFTER = re.compile(r"(?<!\w)after (?:the )?$", re.IGNORECASE)
_COUNTED_FROM = re.compile(
    r"\b(?:years?|months?|weeks?|days?|shortly|soon|just|only|immediately) (?:before|after) (?:the )?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<!\w)from (?:the )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)between (?:the )?$", re.IGNORECASE)
_TO = re.compile(r" (?:up )?(?:to|until|till|through) (?:the )?| ?- ?", re.IGNORECASE)
_AND = re.compile(r" and (?:the )?", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:after|from|than|against|since)\b[^,;.]*$", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:since|until|till|ever since)(?: the)? $", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|[.!?]\s+|\n[\s*•-]*)(?:(?:On|In) )?(?:the )?$")
_SENTENCE_END = re.compile(r"[.!?][\"')]*\s+(?=[\"'(]?[A-Z0-9])|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    start: int
    end: int
    read: Callable[[Setting], tuple[int, int, Reading] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    start: int
    end: int
    reading: Reading


def find_dates(
    text: str, *, anchor: date | None, offset: int = 0, previous: EdtfDate | None = None
) -> tuple[DateMention, ...]:
    """Find the date expressions of a text, sorted and without overlaps.

    Args:
        text: any part of a document; a whole paragraph gives "a year later" its date before.
        anchor: the day the text was published; None leaves what counts from it unplaced.
        offset: added to every span.
        previous: the last date mentioned before the text.
    """
    plain = unwrapped(straighten(text))
    last_day = previous if previous and previous.is_day else None
    setting = Setting(text=plain, anchor=anchor, previous=previous, last_day=last_day)
    reads = _with_prepositions(_joined(_read_all(plain, setting), plain), plain, anchor)
    return tuple(
        DateMention(
            span=Span(start=read.start + offset, end=read.end + offset),
            text=text[read.start : read.end],
            shape=read.reading.shape,
            date=read.reading.date,
            weekday=read.reading.weekday,
            anchored=read.reading.anchored and read.reading.date is not None,
            yearless=read.reading.yearless,
            length=read.reading.length,
        )
        for read in reads
    )


_MONTH = re.compile(MONTH)
_Rule = tuple[str, re.Pattern[str], Build]


def _rules_for(text: str) -> Iterator[_Rule]:
    """Give the rules that may find something; their cues spare most texts most rules."""
    folded = text.casefold()
    cues = {cue for cue, words in CUES.items() if any(map(folded.__contains__, words))}
    if _MONTH.search(text):
        cues.add("month")
    return (rule for rule in _rules() if rule[0] in cues)


@cache
def _rules() -> tuple[_Rule, ...]:
    # Months need their capitals; the other words may open a sentence. One blank in a rule
    # stands for up to three in the text.
    return tuple(
        (rule.cue, re.compile(_widened(rule.pattern), flags), rule.build)
        for rules, flags in (
            (date_absolute.RULES, re.NOFLAG),
            (date_years.RULES, re.IGNORECASE),
            (date_relative.RULES, re.IGNORECASE),
        )
        for rule in rules
    )


def _widened(pattern: str) -> str:
    looks = re.split(r"(\(\?<[=!][^)]*\)|\[[^\]]*\])", pattern)
    return "".join(
        part
        if part[:1] == "[" or (part[:3] == "(?<" and part[3:4] in "=!")
        else part.replace(" ?", "\x20?").replace(" ", "\x20{1,3}").replace("\x20{1,3}?", " ?")
        for part in looks
    )


# The numbers of a sentence without dates are looked for where no date stands, so it is read twice.
@lru_cache(maxsize=128)
def _candidates(text: str) -> tuple[_Candidate, ...]:
    """Give what may be a date, from left to right, the longest first at each place."""
    found = [
        _Candidate(start=found.start(), end=found.end(), read=_reader(found, build))
        for _, pattern, build in _rules_for(text)
        for found in pattern.finditer(text)
    ]
    found += [
        _Candidate(start=length.start, end=length.end, read=partial(read_length, length))
        for length in find_lengths(text)
    ]
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))


def _reader(
    found: re.Match[str], build: Build
) -> Callable[[Setting], tuple[int, int, Reading] | None]:
    def read(setting: Setting) -> tuple[int, int, Reading] | None:
        reading = build(found, setting)
        return None if reading is None else (*_trimmed(found), reading)

    return read


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    words = found[0]
    for lead in (
        "the ",
        "in the ",
        "during the ",
        "by the ",
        "since the ",
        "until the ",
        "of the ",
    ):
        if words.lower().startswith(lead) and not words.lower().startswith(
            (
                "the day",
                "the year",
                "the month",
                "the week",
                "the previous",
                "the following",
                "the same",
                "the past",
                "the last",
                "the next",
                "the prec",
            )
        ):
            return found.start() + len(lead), found.end()
    return found.span()


def _read_all(text: str, setting: Setting) -> list[_Read]:
    """Read the candidates in their order, without overlaps."""
    reads: list[_Read] = []
    last = 0
    edges = [found.end() for found in _SENTENCE_END.finditer(text)]
    edge = 0
    for candidate in _candidates(text):
        if candidate.start < last:
            continue
        while edge < len(edges) and edges[edge] <= candidate.start:
            _end_sentence(setting, text[edges[edge] - 1] == "\n")
            edge += 1
        read = candidate.read(setting)
        if read is None:
            continue
        start, end, reading = read
        reads.append(_Read(start=max(start, last), end=end, reading=reading))
        last = end
        if reading.date is not None:
            setting.previous = reading.date
            if not _COMPARED.search(text[max(0, start - 40) : start]):
                _note_year(setting, reading)
            if reading.date.is_day and not _ASIDE.search(text[max(0, start - 24) : start]):
                setting.last_day = reading.date
        _open_frame(setting, reads[-1], text)
    return reads


def _note_year(setting: Setting, reading: Reading) -> None:
    moment = reading.date
    if (
        moment
        and moment.earliest
        and moment.latest
        and not reading.aside
        and moment.earliest.year == moment.latest.year
    ):
        setting.spoken_year = moment.earliest.year


def _end_sentence(setting: Setting, is_line_end: bool) -> None:  # noqa: FBT001 - private
    """Forget the year that framed the sentence; a timeline's entry keeps it to its line's end."""
    if setting.is_entry and not is_line_end:
        return
    setting.last_frame = None if is_line_end else setting.frame
    setting.frame, setting.is_entry = None, False


def _open_frame(setting: Setting, read: _Read, text: str) -> None:
    """Keep the year of a full date that opens a sentence: others in it share the year."""
    moment = read.reading.date
    if (
        not read.reading.explicit
        or moment is None
        or len(moment.edtf) < 7
        or moment.earliest is None
    ):
        return
    found = _OPENING.search(text[max(0, read.start - 12) : read.start])
    if found and moment.latest and moment.latest.year == moment.earliest.year:
        setting.frame = moment.earliest.year
        setting.is_entry = found[0].endswith("\n") or not text[: read.start].strip()


def _joined(reads: list[_Read], text: str) -> list[_Read]:
    """Join "from A to B", "between A and B" and "A - B" into one span each."""
    joined: list[_Read] = []
    for read in reads:
        first = joined[-1] if joined else None
        made = first and _join(first, read, text)
        if made:
            joined[-1] = made
        else:
            joined.append(read)
    return joined


def _join(first: _Read, last: _Read, text: str) -> _Read | None:
    link = text[first.end : last.start]
    points = first.reading.shape is DateShape.POINT and last.reading.shape is DateShape.POINT
    if not points or not first.reading.date or not last.reading.date or len(link) > 12:
        return None
    before = text[max(0, first.start - 16) : first.start]
    start = _FROM.search(before) if _TO.fullmatch(link) else None
    if start is None and _AND.fullmatch(link):
        start = _BETWEEN.search(before)
    dashed = link.strip() == "-" and link.strip() and first.reading.weekday is None
    if start is None and not dashed:
        return None
    made = edtf.between(_in_year_of(first.reading, last.reading), last.reading.date)
    if made is None:
        return None
    begin = first.start - len(start[0]) if start else first.start
    reading = replace(
        last.reading,
        date=made,
        shape=DateShape.SPAN,
        weekday=None,
        anchored=first.reading.anchored and last.reading.anchored,
    )
    return _Read(start=begin, end=last.end, reading=reading)


def _in_year_of(first: Reading, last: Reading) -> EdtfDate:
    """Give the first date the year of the last where only the last has one written."""
    assert first.date is not None
    assert last.date is not None
    if not (first.yearless and last.explicit and first.date.earliest and last.date.earliest):
        return first.date
    if len(first.date.edtf) not in {7, 10}:
        return first.date
    year = last.date.earliest.year
    moved = edtf.parse_edtf(f"{year:04}{first.date.edtf[4:]}")
    if moved and moved.earliest and moved.earliest > last.date.earliest:
        moved = edtf.parse_edtf(f"{year - 1:04}{first.date.edtf[4:]}")
    return moved or first.date


def _with_prepositions(reads: list[_Read], text: str, anchor: date | None) -> Iterator[_Read]:
    last = 0
    for read in reads:
        window = text[max(last, read.start - 24) : read.start]
        yield _with_preposition(read, window, anchor)
        last = read.end


def _with_preposition(read: _Read, window: str, anchor: date | None) -> _Read:
    moment = read.reading.date
    if read.reading.shape is not DateShape.POINT or moment is None:
        return read
    for pattern, shape in ((_SINCE, DateShape.SINCE), (_UNTIL, DateShape.UNTIL)):
        found = pattern.search(window)
        if found:
            made = (
                _since(moment, anchor) if shape is DateShape.SINCE else edtf.between(None, moment)
            )
            reading = replace(read.reading, date=made, shape=shape)
            return replace(read, start=read.start - len(found[0]), reading=reading)
    return _open_sided(read, window)


def _since(moment: EdtfDate, anchor: date | None) -> EdtfDate | None:
    closed = edtf.between(moment, edtf.of_day(anchor)) if anchor else None
    return closed or edtf.between(moment, None)


def _open_sided(read: _Read, window: str) -> _Read:
    """Read "before 2016" and "after May": the date itself lies outside."""
    moment = read.reading.date
    if moment is None or _COUNTED_FROM.search(window):
        return read
    found, made = _BEFORE.search(window), None
    if found and moment.earliest:
        day = edtf.shifted(moment.earliest, days=-1)
        made = edtf.between(None, edtf.of_day(day)) if day else None
    elif (found := _AFTER.search(window)) and moment.latest:
        day = edtf.shifted(moment.latest, days=1)
        made = edtf.between(edtf.of_day(day), None) if day else None
    if not found or made is None:
        return read
    reading = replace(read.reading, date=made, shape=DateShape.SPAN)
    return replace(read, start=read.start - len(found[0]), reading=reading)
