"""Find claims that put a weekday to a day: "Sunday 23 February", "it is Tuesday", "on a Monday"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import DateMention, DateShape, Span
from factcheck.normalise.edtf import of_day
from factcheck.splitter.draft import date_slot, make_claim
from factcheck.splitter.grammar import cover
from factcheck.splitter.reading import Passage, Reading

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMES = "|".join(WEEKDAYS)
TODAY = re.compile(
    rf"\b(?:it is|it's|today is|today's)\s+(?:a )?(?P<day>{_NAMES})\b", re.IGNORECASE
)
ON_A = re.compile(rf"\b[Oo]n an? (?P<day>{_NAMES})\b")
_JOIN = re.compile(r"^,?\s*(?:the )?$")


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give a claim for every weekday that stands with its own day."""
    for mention in _dated_weekdays(passage):
        if mention.weekday is not None:
            yield _claim(reading, mention, WEEKDAYS[mention.weekday], mention.span)
    offset = passage.span.start
    for match in TODAY.finditer(passage.text):
        if reading.as_of is not None:
            span = Span(start=offset + match.start(), end=offset + match.end())
            today = of_day(reading.as_of)
            mention = DateMention(span=span, text="today", shape=DateShape.POINT, date=today)
            yield _claim(reading, mention, match.group("day").title(), span)
    written = [d for d in passage.dates if _is_written_day(d)] or _told_before(passage, reading)
    for match in ON_A.finditer(passage.text):
        if len(written) == 1:
            span = Span(start=offset + match.start(), end=offset + match.end())
            yield _claim(reading, written[0], match.group("day"), span)


def _told_before(passage: Passage, reading: Reading) -> list[DateMention]:
    """Give the one day of the sentence before, where this one is undated: a timeline's entry."""
    if passage.dates and any(d.weekday is None for d in passage.dates):
        return []
    before = reading.passages[max(0, passage.index - 1) : passage.index]
    days = [
        d for p in before if p.paragraph == passage.paragraph for d in p.dates if _is_written_day(d)
    ]
    return days if len(days) == 1 else []


def _is_written_day(mention: DateMention) -> bool:
    return (
        mention.shape is DateShape.POINT
        and mention.date is not None
        and mention.date.is_day
        and any(char.isdigit() for char in mention.text)
    )


def _dated_weekdays(passage: Passage) -> Iterator[DateMention]:
    """Give the days written with their weekday, also as "last Thursday, the 30th of October"."""
    before: DateMention | None = None
    for mention in passage.dates:
        if _is_written_day(mention) and mention.weekday is not None:
            yield mention
        elif _is_written_day(mention) and before is not None and before.weekday is not None:
            offset = passage.span.start
            gap = passage.text[before.span.end - offset : mention.span.start - offset]
            if _JOIN.match(gap) and not _is_written_day(before):
                span = cover(before.span, mention.span)
                yield replace(mention, weekday=before.weekday, span=span)
        before = mention


def _story_years(reading: Reading, day: Span) -> str:
    """Give the years told before in the paragraph, bars between: a bare day may be of any."""
    here = next(p for p in reading.passages if p.span.contains(day))
    told = [
        when
        for passage in reading.passages[: here.index + 1]
        for when in passage.dates
        if passage.paragraph == here.paragraph and when.span.start < day.start
    ]
    years = {
        when.date.earliest.year
        for when in told
        if not when.yearless and when.date is not None and when.date.earliest is not None
    }
    # "It is fifteen years since ..."
    years |= {
        reading.as_of.year - int(when.length.value)
        for when in told
        if when.length is not None and when.length.unit == "year" and reading.as_of is not None
    }
    return "|".join(str(year) for year in sorted(years))


def _claim(reading: Reading, mention: DateMention, weekday: str, span: Span) -> Claim:
    day = mention.date
    if day is None:
        msg = "a weekday claim needs a day"
        raise ValueError(msg)
    return make_claim(
        reading,
        span=span,
        kind=ClaimKind.DATE,
        statement=f"{day.edtf} was a {weekday}",
        slots=Slots(
            relation="weekday",
            time=date_slot(mention.text, day, mention.span),
            details=(
                ("weekday", weekday),
                ("yearless", "yes" if mention.yearless else ""),
                ("today", "yes" if mention.text == "today" else ""),
                ("story_years", _story_years(reading, span) if mention.yearless else ""),
            ),
        ),
    )
