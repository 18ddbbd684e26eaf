"""Share what office claims need: who is meant, which office, in which country."""

import re
from datetime import timedelta

from factcheck.model.claim import Slot
from factcheck.model.value import EntityKind, EntityRef, Span
from factcheck.normalise.offices import classify
from factcheck.splitter.draft import context_slot
from factcheck.splitter.grammar import cover, mention_of, subject_of, verb_above
from factcheck.splitter.reading import Mention, OfficeMention, Passage, Reading

PERSON = (EntityKind.PERSON,)
# Departments as prose names them, without their minister.
PORTFOLIO = (
    r"(?:the )?(?P<what>foreign affairs|external affairs|foreign|finance|treasury|economy|interior|home affairs|"
    r"internal affairs|defen[cs]e|justice|health|labou?r|education|agriculture|energy|transport|environment|"
    r"international trade|trade|industry|culture|homeland security)"
)
_NAMED = re.compile(
    r"\b(?:(?:at|of|as|in) "
    + PORTFOLIO
    + r"(?: ministry| department| portfolio)|charge of "
    + PORTFOLIO.replace("what", "charge")
    + r")\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\s*(?:where|in which|there)\b")
_POST = re.compile(r"\b(?:at|charge of|responsible for) " + PORTFOLIO + r"\b", re.IGNORECASE)
# Nouns that stand for a person's time in office, so that their possessor is the person.
_TIME_IN_OFFICE = frozenset(
    [
        "government",
        "cabinet",
        "term",
        "presidency",
        "reign",
        "spell",
        "rule",
        "premiership",
        "mandate",
        "tenure",
        "run",
        "victory",
        "party",
    ]
)


def person_near(passage: Passage, span: Span) -> Mention | None:
    """Give the person whom words at a span are about: by syntax, else the last one before.

    A person who stands after the span in the same segment counts where none is before
    ("Before him came X"), and an ambiguous pronoun is given as it is.
    """
    index = passage.token_at(span)
    if index is not None:
        verb = verb_above(passage.tokens, index)
        if verb is not None:
            subject = subject_of(passage.tokens, verb)
            found = mention_of(passage, subject, PERSON)
            if found is not None:
                return found
            if subject is not None and _names_someone(passage, subject):
                return None
    people = [m for m in passage.mentions if m.ref.kind is EntityKind.PERSON]
    before = [m for m in people if m.span.end <= span.start]
    if before:
        return before[-1]
    segment = passage.segment_at(span.start)
    return next((m for m in people if segment.contains(m.span)), None)


_RELATION = re.compile(
    r"(?i:\b(?:wife|husband|sons?|daughters?|brothers?|sisters?|father|mother|widow|nephew|niece|cousin|heir|aides?|all(?:y|ies)|"
    r"advisers?|rivals?|friends?|protégée?|disciple|lawyers?|spokes\w+|deputy|successor|predecessor|party|government|cabinet) "
    r"(?:of|to) )"
    r"(?:the )?(?:late |former |then |new )?(?:[A-Z]\w+ (?:[A-Z]\w+ )?)?$",
)


def is_relation(passage: Passage, person: Mention) -> bool:
    """Say whether a name only tells whose relative or aide is meant: "daughter of X, who ..."."""
    return _RELATION.search(passage.before(person.span.start)) is not None


def _names_someone(passage: Passage, subject: int) -> bool:
    """Say whether a subject is a noun for a person who was not resolved ("the conservative")."""
    token = passage.tokens[subject]
    return (
        token.dep in {"nsubj", "nsubjpass"}
        and token.pos in {"NOUN", "ADJ", "PROPN"}
        and not any(
            office.span.start <= token.start < office.span.end for office in passage.offices
        )
        and token.lemma not in _TIME_IN_OFFICE
    )


def appositive_person(passage: Passage, span: Span) -> Mention | None:
    """Give the person just before a span: "Costa, prime minister since 24 November 2015"."""
    people = [
        m for m in passage.mentions if m.ref.kind is EntityKind.PERSON and m.span.end <= span.start
    ]
    return people[-1] if people else None


def office_between(passage: Passage, person: Mention, span: Span) -> OfficeMention | None:
    """Give the office named between a person and the words about the term, either order."""
    window = cover(person.span, span)
    inside = [o for o in passage.offices if window.contains(o.span) and o.span != person.span]
    if inside:
        return inside[-1]
    segment = passage.segment_at(span.start)
    here = next((o for o in passage.offices if segment.contains(o.span)), None)
    if here is None and _WHERE.match(passage.words(segment)):
        # "Minister of defence, where he relieves X": the office stands right before.
        before = [o for o in passage.offices if o.span.end <= segment.start]
        return before[-1] if before else None
    return here


def office_of(
    reading: Reading, person: Mention, office: OfficeMention | None, words: str = ""
) -> tuple[tuple[str, ...], str | None, bool]:
    """Give office ids, country and whether they were named, not inferred from the person."""
    country = (office.jurisdiction if office else None) or person.country or reading.home
    if office is not None and office.ids_in(country):
        return office.ids_in(country), country, True
    found = _POST.search(words)
    if found is not None and offices_of(found.group("what"), country):
        return offices_of(found.group("what"), country), country, True
    if person.ref.id is None:
        return (), country, False
    tenures = [t for t in reading.gazetteer.tenures_of(person.ref.id) if t.role]
    offices = tuple(dict.fromkeys(t.office for t in tenures))
    places = tuple(dict.fromkeys(t.jurisdiction for t in tenures))
    return offices, places[0] if len(places) == 1 else country, False


def names_post(words: str) -> bool:
    """Say whether words name a ministry that somebody runs: "at defence since July"."""
    return _POST.search(words) is not None


def portfolio_offices(text: str, country: str | None) -> tuple[str, ...]:
    """Give the offices of the first portfolio named in a text: "at the interior ministry"."""
    found = _NAMED.search(text)
    return offices_of(found.group("what") or found.group("charge"), country) if found else ()


def offices_of(portfolio: str, country: str | None) -> tuple[str, ...]:
    """Give the offices that run a portfolio in a country."""
    titles = (f"minister of {portfolio}", f"{portfolio} secretary")
    found = (classify(title, country) for title in titles)
    return tuple(dict.fromkeys(office for office in found if office is not None))


def known_offices(reading: Reading, person: Mention, *, within: int = 0) -> str:
    """Give the offices a person is on record with on the document's day, bars between.

    With `within`, as many days before count as well, and so does what has no end on record.
    """
    day = reading.as_of
    if person.ref.id is None or day is None:
        return ""
    since = day - timedelta(days=within)
    held = {
        t.office
        for t in reading.gazetteer.tenures_of(person.ref.id)
        if t.start is not None
        and t.start.earliest is not None
        and t.start.earliest <= day
        and (
            (within > 0 and t.end is None)
            or (t.end.latest if t.end and t.end.latest else t.known_until) >= since
        )
    }
    return "|".join(sorted(held))


def country_slot(reading: Reading, country: str | None) -> Slot[EntityRef] | None:
    """Give a place slot for a country id, None for None."""
    if country is None:
        return None
    return context_slot(EntityRef(name=reading.label(country), kind=EntityKind.COUNTRY, id=country))
