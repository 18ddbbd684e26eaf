"""Find claims of a numbered term and of a removal: "a second, non-consecutive term"."""

import re
from collections.abc import Iterator

from factcheck.language.parse import children
from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import (
    EntityKind,
    Span,
)
from factcheck.normalise.offices import office_label
from factcheck.splitter.draft import (
    entity_slot,
    make_claim,
)
from factcheck.splitter.grammar import mention_of, subject_of, verb_above
from factcheck.splitter.office.posts import (
    PERSON,
    country_slot,
    office_between,
    office_of,
)
from factcheck.splitter.reading import Mention, Passage, Reading

NUMBERED = re.compile(
    r"\b(?P<number>second|third|fourth)\b,?\s+(?P<gap>non-?consecutive)\s+(?:\w+\s+)?(?:term|spell|stint)\b",
    re.IGNORECASE,
)
NUMBERS = {"second": "2", "third": "3", "fourth": "4"}
REMOVED = re.compile(
    r"\b(?:to (?:replace|dismiss|sack|fire|remove)|sacked|fired|dismiss(?:ed|al of)|replacement of|removal of|"
    r"sacking of|ousting of)\s+(?:(?:his|her|the|its)\s+)?",
    re.IGNORECASE,
)


def numbered_terms(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give "a second, non-consecutive term"."""
    for match in NUMBERED.finditer(passage.text):
        offset = passage.span.start
        cue = Span(start=offset + match.start(), end=offset + match.end())
        number = Span(start=offset + match.start("number"), end=offset + match.end("gap"))
        people = [
            m
            for m in passage.mentions
            if m.ref.kind is EntityKind.PERSON and m.span.end <= cue.start
        ]
        index = passage.token_at(cue)
        verb = verb_above(passage.tokens, index) if index is not None else None
        subject = subject_of(passage.tokens, verb) if verb is not None else None
        owner = mention_of(passage, subject, PERSON) or _possessor(passage, subject, people)
        if owner is None:
            continue
        offices, country, _ = office_of(reading, owner, None)
        if not offices:
            continue
        yield make_claim(
            reading,
            span=cue,
            kind=ClaimKind.OFFICE,
            statement=f"It is {owner.ref.name}'s {match.group('number')}, non-consecutive term",
            slots=Slots(
                subject=entity_slot(owner),
                relation="term_number",
                place=country_slot(reading, country),
                details=(
                    ("office", "|".join(offices)),
                    ("number", NUMBERS[match.group("number").lower()]),
                ),
                others=(number,),
            ),
        )


def _possessor(passage: Passage, subject: int | None, people: list[Mention]) -> Mention | None:
    """Give the person whose victory, return or term the subject is."""
    if subject is None:
        return None
    owners = [
        m
        for m in people
        for child in children(passage.tokens, subject)
        if passage.tokens[child].dep == "poss"
        and m.span.start <= passage.tokens[child].start < m.span.end
    ]
    return owners[0] if owners else None


def removals(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give "his decision to replace Foreign Minister X": X's time in the office ended."""
    for match in REMOVED.finditer(passage.text):
        end = passage.span.start + match.end()
        person = next(
            (
                m
                for m in passage.mentions
                if m.ref.kind is EntityKind.PERSON and 0 <= m.span.start - end <= 45
            ),
            None,
        )
        if person is None or reading.as_of is None:
            continue
        office = office_between(passage, person, Span(start=end - 1, end=end))
        offices, country, named = office_of(reading, person, office)
        if not named:
            continue
        yield make_claim(
            reading,
            span=Span(start=passage.span.start + match.start(), end=person.span.end),
            kind=ClaimKind.OFFICE,
            statement=f"{person.ref.name} was removed as {office_label(offices[0])}",
            slots=Slots(
                subject=entity_slot(person),
                relation="removed",
                place=country_slot(reading, country),
                details=(("office", "|".join(offices)),),
            ),
        )
