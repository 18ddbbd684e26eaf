"""Find claims about how long somebody was in office, and how long the law makes a term."""

import re

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import DateMention, EntityKind, Span
from factcheck.normalise.offices import office_label
from factcheck.splitter.draft import entity_slot, make_claim, quantity_slot
from factcheck.splitter.office.posts import (
    appositive_person,
    country_slot,
    office_between,
    office_of,
    person_near,
)
from factcheck.splitter.office.wording import RANK
from factcheck.splitter.reading import Mention, Passage, Reading

AT_THE_TOP = re.compile(
    r"\b(?:office|power|palace|at the top|helm|throne|presiden\w*|premier\w*|chancell\w*|government|reign\w*|"
    r"prime minister\w*|country|nation)\b",
    re.IGNORECASE,
)
TENURE_WORDS = re.compile(
    r"\b(?:in (?:office|power|post|charge)|at the helm|as (?:president|premier|chancellor|pm|prime)|"
    r"term|terms|held (?:the )?(?:office|post|job)|governed|govern|ruled|reign(?:ed)?|lasted|led|leaves|"
    r"left|served|managed|gave up|in the job|at the top|lived there|goes home|went home|stayed|departs?|bows? out|bowed out|behind (?:him|her)|presidency|premiership|throne|chair)\b",
    re.IGNORECASE,
)
_IN_THE_JOB = re.compile(
    r"\b(?:in the (?:job|post)|(?:leaves|left|departs|departed|bows out|goes|went|steps down) after)\b"
)
# "Vice President X is sentenced to six years" tells no time in office.
_SENTENCED = re.compile(
    r"\b(?:sentenced?|jail(?:ed)?|imprison\w*|prison|bars|banned|ban|suspended|probation|convicted|"
    r"exile|detention|house arrest)\b",
    re.IGNORECASE,
)
_FIRST_IN = re.compile(
    rf"\b{RANK}\b[^,;.]* (?:in|for) (?:more than |nearly |over |almost |about )?$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s+(\w+)")
_IN_OFFICE = re.compile(
    r"term|mandate|stint|rule|reign|tenure|presiden|premier|spell|run|period|stretch|grip|hold|time|"
    r"chancellor|government|leadership",
    re.IGNORECASE,
)
_TERM_AFTER = re.compile(r"^[\s-]*(?:presidential |\w+ )?(?:term|mandate)\b", re.IGNORECASE)
_TERM_BEFORE = re.compile(
    r"\b(?:term|mandate) (?:of|lasts?|runs? for|runs?|is) (?:just |only )?$", re.IGNORECASE
)


def named_here(passage: Passage, person: Mention, segment: Span) -> bool:
    """Say whether the person stands by name in the segment or right before it."""
    if person.how in {"pronoun", "guess"}:
        return False
    between = [
        m
        for m in passage.mentions
        if m.ref.kind is EntityKind.PERSON and person.span.end <= m.span.start < segment.end
    ]
    return person.span.start >= segment.start or not between


def _term_of_office(passage: Passage, reading: Reading, when: DateMention) -> Claim | None:
    """Give "a five-year term": how long the law makes the term of an office."""
    before = passage.before(when.span.start)
    after = passage.after(when.span.end)
    if not (_TERM_AFTER.match(after) or _TERM_BEFORE.search(before)) or when.length is None:
        return None
    office = passage.offices[0] if passage.offices else None
    country = (office.jurisdiction if office else None) or reading.home
    if country is None:
        return None
    offices = office.ids_in(country) if office else ()
    person = appositive_person(passage, when.span)
    if not offices and person is not None:
        offices = office_of(reading, person, None)[0]
    return make_claim(
        reading,
        span=passage.segment_at(when.span.start),
        kind=ClaimKind.QUANTITY,
        statement=f"A term of office in {reading.label(country)} lasts {when.text}",
        slots=Slots(
            subject=country_slot(reading, country),
            relation="term_years",
            quantity=quantity_slot(when.text, when.length, when.span),
            place=country_slot(reading, country),
            details=(("attribute", "term-years"), ("office", "|".join(offices))),
        ),
    )


def _bound_length(passage: Passage, person: Mention, segment: Span) -> str:
    """Say whether a length is surely this person's time at the top, no lesser post's."""
    words = passage.words(segment)
    if (
        person.how == "role"
        or not named_here(passage, person, segment)
        or re.search(r"\bas (?:an? )?\w*deputy", words)
    ):
        return ""
    return "name" if AT_THE_TOP.search(words) or _IN_THE_JOB.search(words) else ""


def _unmatched(passage: Passage, when: DateMention) -> bool:
    """Say whether a length is the time without the like, or an age: "first in seven years", "aged 18"."""
    if re.search(r"\baged $", passage.before(when.span.start)) or re.match(
        r" (?:of age|old|and (?:older|over|under|younger))\b", passage.after(when.span.end)
    ):
        return True
    return _FIRST_IN.search(passage.before(when.span.start)) is not None


_LONG = re.compile(r"-long ((?:[\w-]+ ?){1,4})")


def _of_something(passage: Passage, when: DateMention) -> bool:
    """Say whether a length is a thing's own: "2-year citizenship", not "an eight-year rule"."""
    rest = passage.after(when.span.end)
    if long := _LONG.match(rest):  # "a decade-long state of emergency"
        return not re.search(
            r"\b(?:rule|reign|tenure|term|presidency|premiership|government)\b", long[1]
        )
    after = _NOUN.match(rest)
    return "-" in when.text and after is not None and not _IN_OFFICE.match(after[1])


def _whose(passage: Passage, when: DateMention) -> Mention | None:
    """Give whose time it is: the person right before, unless an object, else the verb's subject."""
    person = appositive_person(passage, when.span)
    index = passage.token_at(person.span) if person is not None else None
    # "X had left him an empty purse after eight years"
    given = index is not None and passage.tokens[index].dep in {"dobj", "iobj", "dative"}
    return person_near(passage, when.span) if person is None or given else person


def length_claim(passage: Passage, reading: Reading, when: DateMention) -> Claim | None:
    """Give "after six years in office" or "a five-year term"; None for other lengths of time."""
    if when.length is None:
        return None
    term = _term_of_office(passage, reading, when)
    if term is not None:
        return term
    segment = passage.segment_at(when.span.start)
    office_here = any(segment.contains(o.span) for o in passage.offices)
    words = passage.words(segment)
    told = (office_here or TENURE_WORDS.search(words)) and not _SENTENCED.search(words)
    told = told and not _of_something(passage, when) and not _unmatched(passage, when)
    person = _whose(passage, when)
    if not told or person is None:
        return None
    office = office_between(passage, person, when.span)
    offices, country, named = office_of(reading, person, office)
    if not offices:
        return None
    return make_claim(
        reading,
        span=segment,
        kind=ClaimKind.QUANTITY,
        statement=(
            f"{person.ref.name} held office for {when.text}"
            + (f" as {office_label(offices[0])}" if named else "")
        ),
        slots=Slots(
            subject=entity_slot(person),
            relation="served_for",
            quantity=quantity_slot(when.text, when.length, when.span),
            place=country_slot(reading, country),
            details=(
                ("office", "|".join(offices)),
                ("office_from", "text" if named else "person"),
                ("bound", _bound_length(passage, person, segment)),
            ),
        ),
    )
