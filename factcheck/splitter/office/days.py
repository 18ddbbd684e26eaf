"""Read from the facts to the text: a day on which somebody named took office, told in any words."""

import re
from collections.abc import Iterator
from datetime import date

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.fact import Tenure
from factcheck.model.value import DateMention, DateShape, EntityKind, Span
from factcheck.normalise.numerals import find_numerals
from factcheck.normalise.offices import office_label
from factcheck.splitter.draft import date_slot, entity_slot, make_claim
from factcheck.splitter.grammar import cover
from factcheck.splitter.office.posts import country_slot
from factcheck.splitter.reading import Mention, Passage, Reading

# The words must tell that an office was taken; the facts only say which one it was.
TAKES = re.compile(
    r"\b(?:oath|swor[en]|swear\w*|inaugurat\w+|sash|keys|(?:took|takes|taken|taking) (?:over|office|power)|"
    r"installed|invest(?:ed|iture)|crown(?:ed|ing)|proclaimed|acced\w+|moved in(?:to)?|entered|assum\w+|"
    r"appointed|elected|elects|chose|voted)\b",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:resign\w*|quit|left|leav\w+|lost|los(?:es|ing)|died|dies|death|born|refus\w+|fail\w*|declin\w+|"
    r"stepp\w+ down|deposed|arrested|defeated|beaten|impeach\w*|never|not|ended|retire\w*|ousted|toppled|"
    r"overthrown|without|before|after|instead)\b|n['’]t\b",
    re.IGNORECASE,
)


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give "X took office on D" where the facts know of it and the sentence speaks of such a thing."""
    for when in passage.dates:
        if when.date is None or not when.date.is_day or when.shape is not DateShape.POINT:
            continue
        found: dict[str, tuple[Mention, Tenure]] = {}
        for person in sorted(passage.mentions, key=lambda m: abs(m.span.start - when.span.start)):
            tenure = _begun_on(reading, person, when.date.earliest)
            if tenure is not None:
                found.setdefault(tenure.person, (person, tenure))
        for person, tenure in found.values():
            if _tells_of_taking(passage, person, when):
                yield _claim(reading, person, when, tenure)


def _tells_of_taking(passage: Passage, person: Mention, when: DateMention) -> bool:
    """Say whether the clauses of person and day tell of taking office, and no figure beside."""
    clauses = cover(passage.segment_at(person.span.start), passage.segment_at(when.span.start))
    words = passage.words(clauses)
    told = _nearest(person, when)
    # The day's own digits are no figure; an age is one, though no quantity.
    around = Span(start=told.start, end=when.span.start), Span(start=when.span.end, end=told.end)
    beside = any(find_numerals(passage.words(part)) for part in around)
    return bool(TAKES.search(words)) and not AGAINST.search(words) and not beside


def _begun_on(reading: Reading, person: Mention, day: date | None) -> Tenure | None:
    if person.ref.kind is not EntityKind.PERSON or person.ref.id is None or day is None:
        return None
    for tenure in reading.gazetteer.tenures_of(person.ref.id):
        if tenure.start is not None and tenure.start.is_day and tenure.start.earliest == day:
            return tenure
    return None


def _claim(reading: Reading, person: Mention, when: DateMention, tenure: Tenure) -> Claim:
    label = office_label(tenure.office)
    day = when.date.edtf if when.date else ""
    return make_claim(
        reading,
        span=_nearest(person, when),
        kind=ClaimKind.DATE,
        statement=f"{person.ref.name} took office as {label} in {day} ({reading.label(tenure.jurisdiction)})",
        slots=Slots(
            subject=entity_slot(person),
            relation="started",
            place=country_slot(reading, tenure.jurisdiction),
            time=date_slot(when.text, when.date, when.span) if when.date else None,
            details=(("office", tenure.office), ("office_from", "facts")),
        ),
    )


def _nearest(person: Mention, when: DateMention) -> Span:
    """Give the words from the person to the day, either order."""
    return cover(person.span, when.span)
