"""Find claims of the time between two happenings: "27 days after the election of 25 September".

Each end is a day told in the words, or one on record: an election's, or the day on which
somebody named took or left an office.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.fact import Tenure
from factcheck.model.value import DateMention, DateShape, EntityKind, Quantity, Span
from factcheck.normalise.numerals import find_numerals
from factcheck.splitter.draft import entity_slot, make_claim, quantity_slot
from factcheck.splitter.grammar import cover
from factcheck.splitter.office.posts import country_slot
from factcheck.splitter.reading import Mention, Passage, Reading

_AFTER = re.compile(r"^ (?:to the day )?(?:after|before|following|from) ", re.IGNORECASE)
_SINCE = re.compile(
    r"^ (?:have |had |has )?(?:now )?(?:passed|gone by|gone|elapsed) (?:since|between) ",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:later|afterwards?|on|after)$", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?:oath|swor[en]|swear\w*|inaugurat\w+|install\w+|took (?:over|office|power)|takes? (?:over|office|power)|"
    r"taking (?:over|office|power)|became|becom\w+|appoint\w+|confirm\w+|moved in\w*|change of guard|handover|"
    r"succeed\w*|replac\w+|government (?:was|is))\b",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:resign\w*|left|leav\w+|stepp?\w* down|oust\w+|toppl\w+|fell|fall|departure|quit|dismiss\w+)\b",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"\b(?:elections?|vot(?:e|ed|ing)|polling day|polls|ballot|run-?off|second round|first round|victory|winning|won)\b",
    re.IGNORECASE,
)
_SECOND = re.compile(r"\b(?:run-?off|second round|deciding)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first round|opening round)\b", re.IGNORECASE)
# An election further back than this is not the one an article counts from.
ELECTION_NEWS = 500  # days
ROUNDS = timedelta(days=75)  # between the rounds of one election


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """Hold one end of an interval: its day, what tells it, and the person or country on record."""

    day: date
    told: str
    record: str = ""  # "start", "end" or "election" where the record gives the day
    start: int = 0  # where in the text a told day stands
    days: tuple[date, ...] = ()  # every day on record that may be meant
    person: Mention | None = None
    place: str | None = None


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's claims of how long lay between two happenings."""
    for mention in passage.dates:
        ends = None if _is_rest(passage, mention) else _ends(passage, reading, mention)
        length = mention.length or _length_of(mention)
        if ends is None or length is None or ends[0].day == ends[1].day:
            continue
        yield _claim(passage, reading, mention, length, ends)


def _is_rest(passage: Passage, mention: DateMention) -> bool:
    """Say whether a length only completes another: the "two days" of "six weeks and two days"."""
    start = passage.span.start
    return any(
        d.length is not None
        and passage.text[d.span.end - start : mention.span.start - start] in {" and ", ", "}
        for d in passage.dates
        if d.span.end < mention.span.start
    )


def _length_of(mention: DateMention) -> Quantity | None:
    """Give the length in "eight weeks later"."""
    found = find_numerals(mention.text)
    unit = _UNIT.match(mention.text[found[0].end :]) if found else None
    if unit is None:
        return None
    value, half = found[0].value, Decimal("0.5")
    return Quantity(value=value, unit=unit[1].lower(), low=value - half, high=value + half)


_UNIT = re.compile(r"[ -](day|week|month|year)s?\b", re.IGNORECASE)


def _ends(passage: Passage, reading: Reading, mention: DateMention) -> tuple[_End, _End] | None:
    after = passage.after(mention.span.end)
    since = _SINCE.match(after)
    counted = since or _AFTER.match(after)
    if mention.shape is DateShape.DURATION and counted is not None:
        region = _region_after(passage, mention.span.end + counted.end())
        far = _moment(passage, reading, region)
        near = _main(passage, reading, mention, region, told_only=since is not None)
        if near is None or far is None:
            return None
        return _meant(near, far), _meant(far, near)
    if mention.shape is DateShape.POINT and _LATER.search(mention.text) and passage.previous:
        return _counted_on(passage, reading, mention)
    return None


_ON = re.compile(r",? on (?:the )?")


def _counted_on(
    passage: Passage, reading: Reading, mention: DateMention
) -> tuple[_End, _End] | None:
    """Give the ends of "five weeks later X was sworn in": the day told before and one on record."""
    before = [d for d in passage.dates if d.span.end <= mention.span.start and _is_day(d)]
    told = before[-1].date if before else passage.previous
    if told is None or not told.is_day or told.earliest is None:
        return None
    far = _End(day=told.earliest, told=before[-1].text if before else told.edtf)
    start = Span(start=passage.span.start, end=mention.span.start)
    rest = Span(start=mention.span.end, end=passage.span.end)
    after = _days(passage, rest)
    if after and _ON.fullmatch(passage.words(Span(start=mention.span.end, end=after[0].start))):
        return after[0], far  # "five weeks later, on 14 June"
    clause = passage.segment_at(mention.span.start)
    near = _on_record(passage, reading, rest)
    if near is None:
        near = _on_record(passage, reading, clause) or _on_record(passage, reading, start)
        if near is None or near.record == "election":
            return None  # the words name the vote that is counted from
    return _meant(near, far), far


def _region_after(passage: Passage, start: int) -> Span:
    """Give the words that "after" governs: to the next comma or the sentence's end."""
    rest = passage.after(start)
    stop = re.search(r"[,;:—]|\band (?:was|is|had|has|he|she|they|it|a|the)\b|$", rest)
    return Span(start=start, end=start + (stop.start() if stop else len(rest)))


def _main(
    passage: Passage, reading: Reading, mention: DateMention, region: Span, *, told_only: bool
) -> _End | None:
    """Give the happening that is counted: a day told before the length, else one on record."""
    before = Span(start=passage.span.start, end=mention.span.start)
    after = Span(start=min(region.end, passage.span.end), end=passage.span.end)
    told = _days(passage, before)
    clause = Span(start=_clause_start(passage, mention.span.start), end=mention.span.start)
    own = None if told_only else _on_record(passage, reading, clause)
    if told and (own is None or clause.contains(Span(start=told[-1].start, end=clause.end))):
        return told[-1]
    if told_only:
        return None
    return own or _on_record(passage, reading, before) or _on_record(passage, reading, after)


def _said_of(passage: Passage, person: Mention) -> Span:
    """Give a name, or the whole clause of a pronoun, which alone says nothing."""
    return passage.segment_at(person.span.start) if person.how == "pronoun" else person.span


def _clause_start(passage: Passage, place: int) -> int:
    """Give where the words begin that somebody "said that": the sentence's start without them."""
    before = passage.before(place)
    said = [found.end() for found in _SAID.finditer(before)]
    return passage.span.start + (said[-1] if said else 0)


_SAID = re.compile(
    r"\b(?:said|says|told|reported|reports|announced|noted|recalled|wrote)\b[^,;]{0,30}? that\b|"
    r"\b(?:said|says|noted|recalled)\b",
    re.IGNORECASE,
)


def _moment(passage: Passage, reading: Reading, region: Span) -> _End | None:
    told = _days(passage, region)
    return told[0] if told else _on_record(passage, reading, region)


def _is_day(mention: DateMention) -> bool:
    return mention.shape is DateShape.POINT and mention.date is not None and mention.date.is_day


def _days(passage: Passage, region: Span) -> list[_End]:
    return [
        _End(day=d.date.earliest, told=d.text, start=d.span.start)
        for d in passage.dates
        if region.contains(d.span) and _is_day(d) and d.date and d.date.earliest
    ]


def _on_record(passage: Passage, reading: Reading, region: Span) -> _End | None:
    """Give the day on record that the words of a region name."""
    words = passage.words(region)
    people = [
        m
        for m in passage.mentions
        if m.ref.kind is EntityKind.PERSON and m.ref.id and region.contains(m.span)
    ]
    if people and _TAKES.search(words):
        return _term_edge(reading, people[0], "start")
    if people and _LEAVES.search(words):
        return _term_edge(reading, people[0], "end")
    if _VOTES.search(words):
        return _election(reading, words)
    return None


def _term_edge(reading: Reading, person: Mention, edge: str) -> _End | None:
    days = [
        (day, tenure)
        for tenure in reading.gazetteer.tenures_of(person.ref.id or "")
        if tenure.role
        and (day := _edge_day(tenure, edge)) is not None
        and reading.as_of is not None
        and day <= reading.as_of
    ]
    if not days:
        return None
    day, tenure = max(days, key=lambda pair: pair[0])
    return _End(
        day=day, told=person.text, record=edge, person=person, place=tenure.jurisdiction,
        days=tuple(day for day, _ in days),
    )  # fmt: skip


def _meant(end: _End, other: _End) -> _End:
    """Take, of several terms on record, the one whose edge lies nearest a day told."""
    if other.record or not end.days:
        return end
    return replace(end, day=min(end.days, key=lambda day: abs(day - other.day)))


def _edge_day(tenure: Tenure, edge: str) -> date | None:
    moment = tenure.start if edge == "start" else None if tenure.end_inferred else tenure.end
    return moment.earliest if moment is not None and moment.is_day else None


def _election(reading: Reading, words: str) -> _End | None:
    """Give the last election of the document's country before its day."""
    home, as_of = reading.home, reading.as_of
    if home is None or as_of is None:
        return None
    wanted = 2 if _SECOND.search(words) else 1 if _FIRST.search(words) else None
    days = [
        e.date.earliest
        for e in reading.gazetteer.elections_in(home)
        if e.date is not None
        and e.date.is_day
        and e.date.earliest is not None
        and 0 <= (as_of - e.date.earliest).days <= ELECTION_NEWS
        and (wanted is None or e.round == wanted or (e.round is None and e.office is not None))
        and e.electorate == "popular"
    ]
    if not days:
        return None
    several = tuple(days) if max(days) - min(days) > ROUNDS else ()
    return _End(day=max(days), told="the election", record="election", place=home, days=several)


def _claim(
    passage: Passage,
    reading: Reading,
    mention: DateMention,
    length: Quantity,
    ends: tuple[_End, _End],
) -> Claim:
    near, far = _likeliest(ends, length)
    person = next((end.person for end in ends if end.person is not None), None)
    place = next((end.place for end in ends if end.place is not None), None)
    spans = [mention.span, *(d.span for d in passage.dates if d.text in {near.told, far.told})]
    people = [_said_of(passage, end.person) for end in ends if end.person is not None]
    return make_claim(
        reading,
        span=cover(*spans, *people),
        kind=ClaimKind.DATE,
        statement=f"{mention.text} lay between {far.day} and {near.day}",
        slots=Slots(
            subject=entity_slot(person) if person else None,
            relation="interval",
            quantity=quantity_slot(mention.text, length, mention.span),
            place=country_slot(reading, place),
            details=(
                ("first", min(near.day, far.day).isoformat()),
                ("last", max(near.day, far.day).isoformat()),
                ("records", "|".join(sorted({near.record, far.record} - {""}))),
                ("exact", "yes" if _to_the_day(passage, mention) else ""),
                ("open", "yes" if any(e.record == "election" and e.days for e in ends) else ""),
            ),
            others=tuple(spans),
        ),
    )


def _likeliest(ends: tuple[_End, _End], length: Quantity) -> tuple[_End, _End]:
    """Take, where two elections may be meant, the one that the length fits better."""
    near, far = ends
    told = timedelta(days=float(length.value) * _DAYS[length.unit])
    if near.record == "election" and near.days:
        near = replace(near, day=min(near.days, key=lambda d: abs(abs(d - far.day) - told)))
    if far.record == "election" and far.days:
        far = replace(far, day=min(far.days, key=lambda d: abs(abs(near.day - d) - told)))
    return near, far


_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}


def _to_the_day(passage: Passage, mention: DateMention) -> bool:
    rest = passage.after(mention.span.end)
    return rest.startswith(" to the day")
