"""Find claims that place a public event: a summit, games, a treaty, with its town or day."""

import re
from collections.abc import Iterator

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import DateMention, DateShape, EntityKind, EntityRef, Span
from factcheck.splitter.draft import context_slot, date_slot, entity_slot, make_claim
from factcheck.splitter.grammar import cover
from factcheck.splitter.reading import Mention, Passage, Reading

GATHERING = re.compile(
    r"\b(?P<who>(?:[A-Z][\w&]+ ){0,3}?(?:G ?7|G ?8|G ?20|BRICS|COP ?\d{1,2}|NATO|Nato|APEC|ASEAN|Asean|CELAC|"
    r"African Union|AU|EU|Olympic|Olympics|World Cup))"
    r"(?:'s|’s)?(?: (?P<what>[Ss]ummit|[Mm]eeting|[Gg]athering|[Cc]onference|Games|[Ff]inal|leaders' summit))?\b",
)
# Happenings of which a story has one, so that two days for it clash; "another call" is another.
HAPPENING = re.compile(
    r"\b(?P<noun>call|conversation|ceremony|inauguration|swearing-in|debate|handover)\b",
    re.IGNORECASE,
)
ANOTHER = re.compile(
    r"\b(?:another|second|separate|further|earlier|previous|later|follow-up|next|calls|ceremonies|debates)\b",
    re.IGNORECASE,
)


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's claims that a known kind of event took place somewhere, some day."""
    yield from _happenings(passage, reading)
    for match in GATHERING.finditer(passage.text):
        if match.group("what") is None and not match.group("who").upper().startswith("COP"):
            continue
        offset = passage.span.start
        cue = Span(start=offset + match.start(), end=offset + match.end())
        city = _town(passage, cue)
        when = _day_near(passage, cue)
        if city is None and when is None:
            continue
        name = match.group("who").strip()
        where = f" in {city.text}" if city else ""
        day = f" ({when.date.edtf})" if when is not None and when.date is not None else ""
        yield make_claim(
            reading,
            span=cover(cue, *(m.span for m in (city, when) if m is not None)),
            kind=ClaimKind.EVENT,
            statement=f"A {name} {match.group('what') or 'meeting'} is held{where}{day}",
            slots=Slots(
                subject=context_slot(EntityRef(name=name, kind=EntityKind.EVENT, id="event:any")),
                relation="event_at",
                place=entity_slot(city) if city else None,
                time=(
                    date_slot(when.text, when.date, when.span)
                    if when is not None and when.date is not None
                    else None
                ),
                details=(("event", "any"), ("name", name)),
            ),
        )


def _day_near(passage: Passage, cue: Span) -> DateMention | None:
    near = (
        d
        for d in passage.dates
        if d.date is not None and d.shape is DateShape.POINT and abs(d.span.start - cue.end) < 40
    )
    return next(near, None)


def _happenings(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the day of a happening ("Wednesday's call"), to be held against the rest."""
    for match in HAPPENING.finditer(passage.text):
        offset = passage.span.start
        cue = Span(start=offset + match.start(), end=offset + match.end())
        segment = passage.segment_at(cue.start)
        when = next(
            (
                d
                for d in passage.dates
                if segment.contains(d.span) and d.date is not None and d.date.is_day
            ),
            None,
        )
        if when is None or when.date is None or ANOTHER.search(passage.words(segment)):
            continue
        people = {
            m.ref.id for m in passage.mentions if m.ref.kind is EntityKind.PERSON and m.ref.id
        }
        noun = match.group("noun").lower()
        yield make_claim(
            reading,
            span=cover(cue, when.span),
            kind=ClaimKind.DATE,
            statement=f"The {noun} was on {when.date.edtf}",
            slots=Slots(
                relation="happened_on",
                time=date_slot(when.text, when.date, when.span),
                details=(("happening", noun), ("people", "|".join(sorted(people)))),
            ),
        )


def _town(passage: Passage, cue: Span) -> Mention | None:
    offset = passage.span.start
    for mention in passage.mentions:
        if mention.span.start < cue.end or (
            mention.ref.kind is EntityKind.PERSON and mention.ref.id
        ):
            continue
        gap = passage.text[cue.end - offset : mention.span.start - offset]
        if re.fullmatch(
            r"\s*(?:of [A-Z]?\w+ \d{0,4})?\s*(?:(?:was|is|will be|being)? ?(?:held|hosted) |took place |takes place |opened |opens )?"
            r"(?:in|at|to|,)\s+(?:the )?",
            gap,
        ):
            return mention
    return None
