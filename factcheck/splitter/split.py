"""Split a document into claims: read it, let each kind find its claims, keep what is left."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.model.claim import Claim
from factcheck.model.document import Document
from factcheck.model.report import Sentence, SentenceState
from factcheck.model.value import EntityKind, QuantityMention, Span
from factcheck.splitter import (
    age,
    arithmetic,
    borders,
    date,
    event,
    interval,
    membership,
    place,
    plain,
)
from factcheck.splitter.clause.find import find_clauses
from factcheck.splitter.clause.tree import Clause
from factcheck.splitter.denial import denied
from factcheck.splitter.draft import make_claim, resolved_text
from factcheck.splitter.election import contests as election
from factcheck.splitter.grammar import VERBS, is_asserted, is_negated, trim, verb_above
from factcheck.splitter.kinds import kind_of
from factcheck.splitter.office import recorded
from factcheck.splitter.office import titles as office
from factcheck.splitter.office.terms import ROLE
from factcheck.splitter.quantity import figures as quantity
from factcheck.splitter.reader import read
from factcheck.splitter.reading import Gazetteer, Mention, OfficeMention, Passage, Reading
from factcheck.splitter.worthiness import JUDGEMENT, is_judgement

KindReader = Callable[[Passage, Reading], Iterable[Claim]]

# In this order, so that of two kinds that read the same words alike the first keeps them.
KINDS: tuple[KindReader, ...] = (
    office.claims,
    election.claims,
    quantity.claims,
    date.claims,
    interval.claims,
    age.claims,
    place.claims,
    borders.claims,
    membership.claims,
    event.claims,
    arithmetic.claims,
)
_JOINS = re.compile(r"(?:and|but|or|so|yet)\s+", re.IGNORECASE)
MIN_WORDS = 3  # a shorter leftover ("In 2019,") says nothing by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Hold a document's claims in text order and the first state of every sentence."""

    claims: tuple[Claim, ...]
    sentences: tuple[Sentence, ...]


def split(document: Document, gazetteer: Gazetteer) -> Split:
    """Split a document into claims and say of every sentence what it is."""
    reading = read(document, gazetteer)
    claims: list[Claim] = []
    sentences = []
    for passage in reading.passages:
        state, why = passage.state, passage.why
        found: tuple[Claim, ...] = ()
        if state is SentenceState.NO_SOURCE:
            found = tuple(passage_claims(passage, reading))
            state, why = _state(found)
        sentences.append(Sentence(span=passage.span, state=state, why=why))
        claims += (replace(claim, checkworthiness=passage.worth) for claim in found)
    claims.sort(key=lambda claim: (claim.span.start, claim.span.end, claim.kind, claim.statement))
    return Split(claims=tuple(_distinct(claims)), sentences=tuple(sentences))


def _state(found: Sequence[Claim]) -> tuple[SentenceState, str]:
    """Give the state of a sentence that was read: opinion where none of its claims can be checked."""
    if not found:
        return SentenceState.OPINION, "says nothing that stands alone"
    barred = [claim.not_checkable for claim in found]
    return (SentenceState.OPINION, barred[0]) if all(barred) else (SentenceState.NO_SOURCE, "")


def passage_claims(passage: Passage, reading: Reading) -> list[Claim]:
    """Give the claims of one sentence: those of a kind, then what nobody took."""
    clauses = find_clauses(passage.tokens)
    read = (claim for kind in KINDS for claim in kind(passage, reading))
    found = [
        _with_parts(passage, c) for each in read if (c := told(passage, reading, each, clauses))
    ]
    found = [claim for claim in found if not recorded.repeats(claim, found)]
    found += tuple(plain.claims(passage, reading, clauses, found))
    found = plain.attributed(passage, reading, clauses, found)
    return [*found, *_leftovers(passage, reading, found)]


def told(
    passage: Passage, reading: Reading, claim: Claim, clauses: Sequence[Clause]
) -> Claim | None:
    """Give a claim as it is told: asserted, or plainly denied; None stays in its own words."""
    number = claim.slots.quantity.span if claim.slots.quantity is not None else None
    verb = number_verb(passage, number) if number is not None else None
    if is_asserted(passage, claim.span) and (verb is None or not is_negated(passage.tokens, verb)):
        return claim
    return denied(passage, reading, claim, clauses)


def number_verb(passage: Passage, number: Span) -> int | None:
    """Give the verb before a number that has it as its own: "did not average 5.7 per cent"."""
    index = passage.token_at(number)
    verb = verb_above(passage.tokens, index) if index is not None else None
    return verb if verb is not None and passage.tokens[verb].start < number.start else None


def _with_parts(passage: Passage, claim: Claim) -> Claim:
    """Note the numbers, dates and parties of the claim's words that its slots leave out."""
    items = [q.span for q in passage.quantities if not _is_told_round(claim, q)]
    items += [d.span for d in passage.dates if d.date is not None or d.length is not None]
    items += [m.span for m in passage.mentions if m.ref.kind is EntityKind.PARTY]
    others = {o.span for o in passage.offices if _is_another(claim, o)}
    items += [*others, *(m.span for m in passage.mentions if _is_of_another(passage, claim, m))]
    held = [*claim.slots.spans, *(o.span for o in passage.offices if o.span not in others)]
    parts = sorted(
        item
        for item in items
        if claim.span.contains(item) and not any(item.overlap(span) for span in held)
    )
    claim = _with_post(passage, claim)
    return replace(claim, parts=tuple(parts)) if parts else claim


def _with_post(passage: Passage, claim: Claim) -> Claim:
    """Note the post that the words of a vote name, if one: it has to be the vote's."""
    people = [
        m.span for m in passage.mentions if m.ref.kind is EntityKind.PERSON and m.how != "pronoun"
    ]
    named = [
        o
        for o in passage.offices
        if claim.span.contains(o.span)
        and not ROLE.match(o.text)
        and not any(_is_title(o.span, name) for name in people)
    ]
    if (
        len(named) != 1
        or claim.slots.detail("office")
        or claim.slots.detail("for_office", "-") == "-"
    ):
        return claim
    place = claim.slots.place
    ids = named[0].ids_in(named[0].jurisdiction or (place.value.id if place else None))
    details = tuple(sorted((*claim.slots.details, ("post", "|".join(ids)))))
    return replace(claim, slots=replace(claim.slots, details=details)) if ids else claim


def _is_title(office: Span, name: Span) -> bool:
    """Say whether a post stands right beside a name: "ex-minister X", "X, then minister"."""
    return 0 <= max(name.start - office.end, office.start - name.end) <= len(", then ")


def _is_another(claim: Claim, office: OfficeMention) -> bool:
    """Say whether a post in the words is not the one that the slots hold: another country's, another."""
    place, offices = claim.slots.place, set(claim.slots.detail("office").split("|")) - {""}
    if place is not None and office.jurisdiction not in {None, place.value.id}:
        return True
    if ROLE.match(office.text):
        return False  # a king is a head of state as a president is
    ids = set(office.ids_in(office.jurisdiction or (place.value.id if place else None)))
    return bool(offices and ids) and not offices & ids


# What a country may own beside a name in a claim of a vote or a post.
_OWNS = re.compile(
    r"['’]s (?:[a-z-]+ ){0,2}(?:election|run-?off|vote|presidency|premiership|throne|sash)\b"
)
_OWNED = re.compile(
    r"\b(?:election|run-?off|vote|presidency|premiership|throne|sash|state) (?:of|in) (?:the )?$"
)


def _is_of_another(passage: Passage, claim: Claim, country: Mention) -> bool:
    """Say whether a vote or a post is told of another country than the claim's: "Peru's run-off"."""
    place = claim.slots.place
    if place is None or country.ref.kind is not EntityKind.COUNTRY:
        return False
    if country.ref.id in {None, place.value.id} or not claim.span.contains(country.span):
        return False
    owns = _OWNS.match(passage.after(country.span.end)) is not None
    return owns or _OWNED.search(passage.before(country.span.start)) is not None


def _is_told_round(claim: Claim, number: QuantityMention) -> bool:
    """Say whether an ordinal only names the round, or the first time, that the details hold."""
    if number.quantity.unit != "ordinal":
        return False
    first = bool(claim.slots.detail("first")) and number.quantity.value == 1
    return first or claim.slots.detail("round") == f"{number.quantity.value:f}"


def _leftovers(passage: Passage, reading: Reading, found: list[Claim]) -> Iterator[Claim]:
    """Give one claim for every stretch of segments that no kind took."""
    text = reading.document.text
    taken = [claim.span for claim in found]
    open_run: list[Span] = []
    for segment in (*passage.segments, None):
        free = segment is not None and not any(segment.overlap(span) for span in taken)
        if segment is not None and free:
            open_run.append(segment)
            continue
        if open_run:
            span = trim(text, Span(start=open_run[0].start, end=open_run[-1].end))
            joins = _JOINS.match(text, span.start, span.end)
            span = Span(start=joins.end() if joins else span.start, end=span.end)
            words = text[span.start : span.end]
            labelled = ":" in words  # "Turnout: 61%"
            if len(words.split()) >= MIN_WORDS - labelled and _says(passage, span):
                yield _plain_claim(passage, reading, span)
        open_run = []


def _says(passage: Passage, span: Span) -> bool:
    """Say whether a leftover has a verb, a date or a number: a bare name states nothing."""
    items = passage.inside(span)
    verb = any(t.pos in VERBS and span.start <= t.start < span.end for t in passage.tokens)
    # A bare post is told of somebody in the rest of the sentence, where that has a verb.
    post = bool(items.offices) and not any(t.pos in VERBS for t in passage.tokens)
    return verb or post or bool(items.dates or items.quantities)


def _plain_claim(passage: Passage, reading: Reading, span: Span) -> Claim:
    claim = make_claim(
        reading,
        span=span,
        kind=kind_of(reading, passage, None, span),
        statement=resolved_text(reading, passage, span),
        slots=plain.fragment_slots(passage, span),
    )
    judged = is_judgement(passage.words(span))
    return replace(claim, not_checkable=JUDGEMENT if judged else "")


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    seen: set[tuple[int, int, str]] = set()
    for claim in claims:
        key = (claim.span.start, claim.span.end, claim.statement)
        if key not in seen:
            seen.add(key)
            yield claim
