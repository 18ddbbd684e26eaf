"""Say for which years words without a date of their own may give a figure."""

import re
from dataclasses import dataclass
from datetime import date

from factcheck.model.value import DateShape, EdtfDate, Span
from factcheck.splitter.quantity.lexicon import has_phrase, lexicon, words_in
from factcheck.splitter.reading import Passage, Reading

# Half a year after its end most yearly figures are out; before that the year before is "latest".
LATE_MONTH = 7
# A base of comparison ("the year before") is not what the text speaks of.
EARLIER = re.compile(r"\b(?:before|earlier|previously)$", re.IGNORECASE)
NOW = frozenset({"now", "today", "currently", "nowadays", "present"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Hold the years a figure may be for, the likeliest first.

    `kind` is "year" (the words give it), "end" (the end of a year), "latest" (no date: as
    things stand), "undated" (no date, told in the past), "inherited" (a date set before),
    "part" (less than a year) or "window" (several years, or since a day).
    """

    kind: str
    years: tuple[int, ...] = ()
    date: EdtfDate | None = None
    span: Span | None = None


def year_of(when: EdtfDate | None) -> int | None:
    """Give the calendar year that an interval is, or None."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    whole = (when.earliest.month, when.earliest.day, when.latest.month, when.latest.day)
    if whole == (1, 1, 12, 31) and when.earliest.year == when.latest.year:
        return when.earliest.year
    if when.latest.year == when.earliest.year and whole[2:] == (12, 31) and when.is_day:
        return when.latest.year
    return None


def undated(passage: Passage, reading: Reading, near: Span) -> Period:
    """Give the period of words that carry no date of their own."""
    segment = passage.segment_at(near.start)
    if has_phrase(passage, passage.span, lexicon("year_end", "phrases")):
        return Period(kind="end", years=ended_years(passage, reading))
    if NOW & set(words_in(passage, segment)):
        return Period(kind="latest", years=likely_years(None, reading.as_of))
    context = _context_year(passage, reading)
    if context is None or _is_present(passage, near):
        past = any(token.tag == "VBD" for token in passage.tokens)
        told = (past and not _is_present(passage, near)) or _is_news(passage, segment)
        kind = "undated" if told else "latest"
        return Period(kind=kind, years=likely_years(None, reading.as_of))
    told_here = any(year_of(d.date) == context for d in passage.dates)
    return Period(
        kind="inherited", years=(context,) if told_here else likely_years(context, reading.as_of)
    )


def ended_years(passage: Passage, reading: Reading) -> tuple[int, ...]:
    """Give the years whose end "when the year ended" may be."""
    context, as_of = _context_year(passage, reading), reading.as_of
    years = [context] if context is not None else []
    years += [as_of.year - 1] if as_of is not None else []
    return tuple(dict.fromkeys(years))


def likely_years(context: int | None, as_of: date | None) -> tuple[int, ...]:
    """Give the years an undated figure may be for, the likeliest first."""
    years = [context] if context is not None else []
    if as_of is not None:
        # What a year comes to is not known in its first half.
        late = as_of.month >= LATE_MONTH
        years += [as_of.year, as_of.year - 1] if late else [as_of.year - 1, as_of.year - 2]
    return tuple(dict.fromkeys(years))


def _context_year(passage: Passage, reading: Reading) -> int | None:
    """Give the last whole year set in this sentence or earlier in the same paragraph."""
    for other in reversed(reading.passages[: passage.index + 1]):
        if other.paragraph != passage.paragraph:
            return None
        for mention in reversed(other.dates):
            aside = EARLIER.search(mention.text) or mention.shape is not DateShape.POINT
            year = None if aside else year_of(mention.date)
            if year is not None:
                return year
    return None


_NEWS = frozenset(
    {"hit", "reach", "record", "report", "post", "register", "see", "announce", "show"}
)


def _is_present(passage: Passage, near: Span) -> bool:
    segment = passage.segment_at(near.start)
    tags = {t.tag for t in passage.tokens if segment.start <= t.start < segment.end}
    present, past = tags & {"VBZ", "VBP"}, tags & {"VBD", "VBN"}
    if present or past:
        return bool(present) and "VBD" not in tags
    whole = {t.tag for t in passage.tokens}
    return bool(whole & {"VBZ", "VBP"}) and "VBD" not in whole


def _is_news(passage: Passage, segment: Span) -> bool:
    """Say whether the words tell a new figure of a month or a quarter: "hits 14.7 percent"."""
    moving = _NEWS.union(
        *(lexicon("directions", key) for key in ("up", "down", "slower", "faster"))
    )
    return any(
        token.lemma in moving and token.tag in {"VBZ", "VBP", "VBD"}
        for token in passage.tokens
        if segment.start <= token.start < segment.end
    )
