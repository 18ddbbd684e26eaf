"""Say for which year a sentence gives a figure, and how sure the text makes it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.model.value import DateMention, DateShape, EdtfDate, EntityKind, Span
from factcheck.splitter.grammar import verb_above
from factcheck.splitter.quantity.lexicon import has_phrase, lexicon, words_in
from factcheck.splitter.quantity.years import (
    EARLIER,
    NOW,
    Period,
    ended_years,
    likely_years,
    undated,
    year_of,
)
from factcheck.splitter.reading import Passage, Reading

_FROM = re.compile(
    r"\b(?:from|against|compared (?:with|to)|after|than the|up from|down from)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)


def dated(passage: Passage) -> tuple[DateMention, ...]:
    """Give the sentence's dates that can be a figure's period: months, years and longer."""
    return tuple(
        mention
        for mention in passage.dates
        if mention.date is not None
        and mention.shape in {DateShape.POINT, DateShape.SPAN, DateShape.SINCE}
        and (not mention.date.is_day or year_of(mention.date) is not None)
        and not _is_comparand(passage, mention)
    )


def _is_comparand(passage: Passage, mention: DateMention) -> bool:
    """Say whether the date only serves comparison: "more than in 2021", "down on 2008"."""
    before = passage.before(mention.span.start)
    return (
        re.search(
            r"\b(?:than|down on|up on|unlike|compared with|as)(?: (?:in|the|it was in))?\s*$",
            before,
            re.IGNORECASE,
        )
        is not None
    )


_MODIFIES = re.compile(r"^,? (?:when|during which|in which|where)\b", re.IGNORECASE)
_BASE = re.compile(r"\bfrom (?:the|its|a|their) \w+(?: \w+)? (?:of|in) $", re.IGNORECASE)


def is_base(passage: Passage, date: Span) -> bool:
    """Say whether a date only tells what is left behind: "rebounded from the plunge of 2020"."""
    return _BASE.search(passage.before(date.start)) is not None


def find_period(
    passage: Passage, reading: Reading, number: Span, others: Sequence[tuple[Span, bool]]
) -> Period:
    """Give the period of one number.

    `others` are the sentence's other numbers, each with "names the same figure".
    """
    dates = [date for date in dated(passage) if not is_base(passage, date.span)]
    spans = [span for span, _ in others]
    narrow = other_length(passage, number)
    if narrow is not None:
        return narrow
    own = _following(passage, number, dates, spans)
    if own is not None:
        return of_mention(passage, own, reading)
    return (
        _before_arrow(passage, number, dates, spans)
        or _led(passage, reading, number, others)
        or undated(passage, reading, number)
    )


def _led(
    passage: Passage, reading: Reading, number: Span, others: Sequence[tuple[Span, bool]]
) -> Period | None:
    """Give the period of a date before the number; unsure where other years stand between."""
    dates = dated(passage)
    lead = _leading(number, dates, others, passage)
    if lead is None or _says_now(passage, lead.span, number):
        return None
    period = of_mention(passage, lead, reading)
    aside = not passage.segment_at(number.start).contains(lead.span)
    if aside and period.kind in {"part", "window"} and not _opens_sentence(passage, lead.span):
        return None  # "in post since March 2015, in a country of three million"
    several = {year_of(mention.date) for mention in dates} - {None}
    apart = len(several) > 1 or re.search("[;:]", _text(passage, lead.span.end, number.start))
    parted = apart and not _same_clause(passage, lead.span, number)
    if period.kind == "year" and (parted or _clause_between(passage, lead.span, number)):
        return Period(kind="inherited", years=likely_years(period.years[0], reading.as_of))
    return period


def _clause_between(passage: Passage, lead: Span, number: Span) -> bool:
    """Say whether a clause with a subject of its own begins between date and number.

    A date that opens the sentence ("In 2014 output fell, and prices rose by 3%") holds for all of it.
    """
    index = passage.token_at(lead)
    told = verb_above(passage.tokens, index) if index is not None else None
    after = _text(passage, lead.end, number.start)
    if told is None or _opens_sentence(passage, lead) or _MODIFIES.match(after):
        return False
    return any(
        token.dep in {"nsubj", "nsubjpass"}
        and lead.end <= token.start < number.start
        and token.head != told
        and token.tag not in {"WDT", "WP"}
        for token in passage.tokens
    )


def _opens_sentence(passage: Passage, date: Span) -> bool:
    """Say whether only places and small words stand before a date in its sentence or part."""
    before = _text(passage, passage.span.start, date.start)
    start = passage.span.start + max(before.rfind(sign) for sign in ";:—–") + 1
    places = [m.span for m in passage.mentions if m.ref.kind is EntityKind.COUNTRY]
    return not any(
        start <= token.start < date.start
        and token.pos in {"NOUN", "PROPN", "PRON", "VERB", "AUX"}
        and not any(place.contains(Span(start=token.start, end=token.end)) for place in places)
        for token in passage.tokens
    )


def other_length(passage: Passage, number: Span) -> Period | None:
    """Give the period of words for less or more than a year: "in the quarter", "in a decade"."""
    segment = passage.segment_at(number.start)
    if has_phrase(passage, segment, lexicon("partial", "phrases")):
        return Period(kind="part")
    if has_phrase(passage, segment, lexicon("partial", "long")) or _spans_years(
        passage, segment, number
    ):
        return Period(kind="window")
    return None


def _spans_years(passage: Passage, segment: Span, number: Span) -> bool:
    """Say whether the segment gives a length of several years: "over the past decade"."""
    for mention in passage.dates:
        if (
            mention.length is None
            or not segment.contains(mention.span)
            or number.overlap(mention.span)
        ):
            continue
        before = passage.before(mention.span.start).lower().split()[-2:]
        over = {"over", "in", "within", "during", "through", "across"} & set(before)
        length = mention.length
        if over and length.unit in {"year", "decade"} and length.value > 1:
            return True
    return False


def _following(
    passage: Passage, number: Span, dates: Sequence[DateMention], others: Sequence[Span]
) -> DateMention | None:
    """Find the date right after a number, with no other number between."""
    for mention in dates:
        if mention.span.start < number.end:
            continue
        gap = _text(passage, number.end, mention.span.start)
        crossed = any(number.end <= other.start < mention.span.start for other in others)
        crossed = crossed or _leads_another(passage, gap, mention.span, others)
        if crossed or ";" in gap or _opens_clause(passage, number, mention.span):
            return None
        if "," in gap and _dated_before(passage, number, dates):
            return None
        return mention
    return None


def _dated_before(passage: Passage, number: Span, dates: Sequence[DateMention]) -> bool:
    """Say whether a date stands before the number in its segment: "which in 2008 rose by 15%, ..."."""
    segment = passage.segment_at(number.start)
    return any(segment.contains(d.span) and d.span.end <= number.start for d in dates)


def _leads_another(passage: Passage, gap: str, when: Span, others: Sequence[Span]) -> bool:
    """Say whether the date opens the next part and belongs to its number: ", and in 2020 by 2.9"."""
    if re.search(r"[,;—]\s*(?:and|but|while|then)?\s*(?:in|by|during|for)?\s*$", gap) is None:
        return False
    return any(
        when.end <= other.start and not re.search(r"[,;:]", _text(passage, when.end, other.start))
        for other in others
    )


def _leading(
    number: Span,
    dates: Sequence[DateMention],
    others: Sequence[tuple[Span, bool]],
    passage: Passage,
) -> DateMention | None:
    """Find the date before a number, unless it belongs to an earlier number of the same figure."""
    for mention in reversed(dates):
        # "Twice that of the year before, and ...": a base of comparison leads nothing.
        if mention.span.end > number.start or EARLIER.search(mention.text):
            continue
        gap = _text(passage, mention.span.end, number.start)
        for other, same in others:
            if not same or not other.end <= mention.span.start:
                continue
            own = _following(passage, other, dates, [span for span, _ in others])
            if own is mention and not re.match(r"^[\s,;]*(?:when|where|in which)\b", gap):
                return None
        return mention
    return None


def is_fronted(passage: Passage, number: Span) -> bool:
    """Say whether the number opens the sentence for the clause to come: "At 12.1%, ..."."""
    return (
        re.fullmatch(
            r"\W*(?:at|with)\s+", _text(passage, passage.span.start, number.start), re.IGNORECASE
        )
        is not None
    )


def _opens_clause(passage: Passage, number: Span, when: Span) -> bool:
    """Say whether a new clause with a verb of its own begins between number and date."""
    if is_fronted(passage, number):
        return False
    for token in passage.tokens:
        if number.end <= token.start < when.start and token.pos in {"VERB", "AUX"}:
            between = _text(passage, number.end, token.start)
            if re.search(
                r"[,;:—–]|\b(?:and|but|while|though|where|as|because|which|after|before|following|since)\b",
                between,
            ):
                return True
    return False


def _before_arrow(
    passage: Passage, number: Span, dates: Sequence[DateMention], others: Sequence[Span]
) -> Period | None:
    """Give the year before for "from 23 billion to 30 billion in 2024" and "from 4.8"."""
    lead = _text(passage, passage.span.start, number.start)
    if not _FROM.search(lead):
        return None
    # "Against 5.9% in Germany" compares places; "against 5.9%" alone compares years.
    elsewhere = re.match(r"\s+in (?:the )?[A-Z]", _text(passage, number.end, passage.span.end))
    for other in sorted(others, key=lambda span: abs(span.start - number.start)):
        mention = _following(passage, other, dates, list(others))
        year = year_of(mention.date) if mention is not None else None
        if year is not None:
            return Period(kind="inherited", years=(year if elsewhere else year - 1,))
    return None


def _says_now(passage: Passage, lead: Span, number: Span) -> bool:
    between = Span(start=min(lead.end, number.start), end=number.end)
    return bool(NOW & set(words_in(passage, between)))


def _same_clause(passage: Passage, left: Span, right: Span) -> bool:
    low, high = sorted((left.start, right.start))
    return not re.search(r"[,;:—–]", _text(passage, low, high))


def of_mention(passage: Passage, mention: DateMention, reading: Reading) -> Period:
    """Give the period that one date expression sets."""
    year = year_of(mention.date)
    if _is_year_end(mention):
        written = any(letter.isdigit() for letter in mention.text)
        ended = (mention.date.latest.year,) if mention.date and mention.date.latest else ()
        years = ended if written else ended_years(passage, reading)
        return Period(kind="end", years=years, span=mention.span)
    if mention.shape is DateShape.SINCE or _is_long(mention.date):
        return Period(kind="window", date=mention.date, span=mention.span)
    if year is not None:
        # "The year before" counts from whatever the text last spoke of.
        kind = "inherited" if EARLIER.search(mention.text) else "year"
        return Period(kind=kind, years=(year,), date=mention.date, span=mention.span)
    if _is_year_long(mention):
        return _of_twelve_months(mention, reading.as_of)
    years = (mention.date.latest.year,) if mention.date and mention.date.latest else ()
    return Period(kind="part", years=years, date=mention.date, span=mention.span)


def _is_year_end(mention: DateMention) -> bool:
    """Say whether the date is "the end of 2019": weeks that close with the year."""
    when = mention.date
    if when is None or when.earliest is None or when.latest is None:
        return False
    closes = (when.latest.month, when.latest.day) == (12, 31)
    return (
        closes and (when.latest - when.earliest).days <= 62 and " end" in f" {mention.text.lower()}"
    )


def _is_long(when: EdtfDate | None) -> bool:
    if when is None or when.earliest is None or when.latest is None:
        return True
    return (when.latest - when.earliest).days > 380


def _is_year_long(mention: DateMention) -> bool:
    when = mention.date
    if when is None or when.earliest is None or when.latest is None:
        return False
    return 300 <= (when.latest - when.earliest).days <= 380


def _of_twelve_months(mention: DateMention, as_of: date | None) -> Period:
    """Read "the past year" as the latest figure, "three years ago" as about that year's."""
    when = mention.date
    assert when is not None
    assert when.earliest is not None
    assert when.latest is not None
    if as_of is not None and when.latest >= as_of - timedelta(days=7):
        return Period(kind="latest", years=likely_years(None, as_of), span=mention.span)
    middle = when.earliest + (when.latest - when.earliest) / 2
    return Period(kind="inherited", years=(middle.year, when.latest.year), span=mention.span)


def _text(passage: Passage, start: int, end: int) -> str:
    return passage.text[start - passage.span.start : end - passage.span.start]
