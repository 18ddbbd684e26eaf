"""Read "since his term began" as the day on which the person named took office."""

import re
from datetime import date

from factcheck.model.value import EdtfDate, EntityKind, Span
from factcheck.splitter.quantity.place import Place
from factcheck.splitter.quantity.years import Period
from factcheck.splitter.reading import Passage, Reading

_SINCE = re.compile(
    r"\bsince\s+(?P<who>[\w’' -]{0,60}?)\b(?:term|tenure|rule|presidency|premiership|government|mandate|took|"
    r"taken|taking|came|coming|began|inauguration|office|power|sworn|arrived|arrival)\b",
    re.IGNORECASE,
)
_HEADS = frozenset({"both", "head-of-state", "head-of-government"})


def since_office(passage: Passage, reading: Reading, number: Span, place: Place) -> Period | None:
    """Give the time since a leader's start in office where the sentence counts from it."""
    text = passage.after(number.end)
    found = _SINCE.search(text)
    if found is None or re.search(r"[;.]", text[: found.start()]) or reading.as_of is None:
        return None
    area = Span(start=number.end + found.start(), end=number.end + found.end())
    people = [
        m.ref.id
        for m in passage.mentions
        if m.ref.kind is EntityKind.PERSON and m.ref.id and area.overlap(m.span)
    ]
    start = _start(reading, people[0], place.slot.value.id) if people else None
    if start is None:
        return Period(kind="window")
    when = EdtfDate(edtf=f"{start}/{reading.as_of}", earliest=start, latest=reading.as_of)
    return Period(kind="window", date=when, span=area)


def _start(reading: Reading, person: str, place: str | None) -> date | None:
    """Give the start of the person's latest term at the head of the country."""
    as_of = reading.as_of
    starts = [
        tenure.start.earliest
        for tenure in reading.gazetteer.tenures_of(person)
        if tenure.jurisdiction == place
        and tenure.role in _HEADS
        and tenure.start is not None
        and tenure.start.earliest is not None
        and as_of is not None
        and tenure.start.earliest <= as_of
    ]
    return max(starts, default=None)
