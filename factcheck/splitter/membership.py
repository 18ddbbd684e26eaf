"""Find claims that a person belongs to a party: "Scholz, a Social Democrat", "of the CDU"."""

import re
from collections.abc import Iterator

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import EntityKind, EntityRef
from factcheck.splitter.draft import context_slot, entity_slot, make_claim
from factcheck.splitter.grammar import cover
from factcheck.splitter.reading import Mention, Passage, Reading

# What may stand between a person and the party of which the person is a member.
_BETWEEN = re.compile(
    r"^(?:,?\s*(?:an?|the|of|of the|from|from the|for the|leader of|leader of the|head of the|"
    r"a member of|candidate of|candidate of the|chair of|of the ruling|of the opposition)?\s*(?:[a-z-]+ )?|\s*\(|"
    r"\s+represents?(?: the)? )$",
    re.IGNORECASE,
)
_REPRESENTING = re.compile(r"\brepresent(?:ing|s|ed)\s+(?:the\s+)?$", re.IGNORECASE)


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's claims of party membership."""
    people = [m for m in passage.mentions if m.ref.kind is EntityKind.PERSON and m.ref.id]
    parties = [m for m in passage.mentions if m.ref.kind is EntityKind.PARTY]
    for party in parties:
        person = _member(passage, people, party)
        if person is not None:
            yield _claim(reading, person, party)


def _member(passage: Passage, people: list[Mention], party: Mention) -> Mention | None:
    offset = passage.span.start
    before = passage.before(party.span.start)
    if _REPRESENTING.search(before):
        near = sorted(people, key=lambda m: abs(m.span.start - party.span.start))
        return near[0] if near else None
    for person in people:
        if person.span.end <= party.span.start:
            gap = passage.text[person.span.end - offset : party.span.start - offset]
            if len(gap) <= 40 and _BETWEEN.match(gap):
                return person
        elif party.span.end <= person.span.start <= party.span.end + 1:
            return person  # "Socialist António Costa"
    return None


def _claim(reading: Reading, person: Mention, party: Mention) -> Claim:
    country = person.country or reading.home
    return make_claim(
        reading,
        span=cover(person.span, party.span),
        kind=ClaimKind.MEMBERSHIP,
        statement=f"{person.ref.name} belongs to {party.text}",
        slots=Slots(
            subject=entity_slot(person),
            relation="member_of_party",
            object=entity_slot(party),
            place=(
                context_slot(
                    EntityRef(name=reading.label(country), kind=EntityKind.COUNTRY, id=country)
                )
                if country
                else None
            ),
            details=(("attribute", "party"),),
        ),
    )
