"""Keep claims whose words are denied: "did not win", "is not president", "had never held it"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factcheck.language.parse import Token
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.value import LOWER_BOUNDS, UPPER_BOUNDS, EntityKind, Hedge, Span
from factcheck.normalise.indicators import indicators_by_phrase
from factcheck.normalise.wording import words as listed_words
from factcheck.splitter.clause.tree import Clause, Mood
from factcheck.splitter.draft import resolved_text
from factcheck.splitter.grammar import VERBS, cover
from factcheck.splitter.reading import Passage, Reading

DENIED = ("denied", "yes")
_NOTS = frozenset({"not", "n't", "never"})
_ABOVE = re.compile(r"\b(?:more|over|above|beyond|exceed\w*|higher|upwards|least)\b", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:less|fewer|under|below|lower|most)\b", re.IGNORECASE)
_LIMITS = frozenset({"until", "till", "before", "unless", "because", "without", "than", "except"})
_EMPTY = frozenset({"DET", "ADP", "PUNCT", "AUX", "PART", "PRON", "CCONJ", "SPACE"})


def denied(
    passage: Passage, reading: Reading, claim: Claim, clauses: Sequence[Clause]
) -> Claim | None:
    """Give a claim as one that is denied, where "not" means the whole of it and nothing else.

    "Did not win the popular vote" denies nothing of a won election, "was not sworn in until
    May" affirms May: every word of the clause has to stand in a slot or mean nothing by itself.
    """
    clause = _denied_clause(passage, claim, clauses)
    if clause is None or not _accounts_for_all(passage, claim, clause):
        return None
    words = [passage.tokens[index] for index in clause.own]
    span = cover(claim.span, Span(start=words[0].start, end=words[-1].end))
    told = resolved_text(reading, passage, span)
    return replace(
        claim,
        span=span,
        quote=reading.document.text[span.start : span.end],
        statement=told if told.endswith(".") else f"{told}.",
        slots=replace(claim.slots, details=tuple(sorted((*claim.slots.details, DENIED)))),
    )


def _denied_clause(passage: Passage, claim: Claim, clauses: Sequence[Clause]) -> Clause | None:
    """Give the only clause of a claim, or of its number, where its own verb is negated."""
    number = claim.slots.quantity
    if number is not None and _is_bound_by_it(number.text, number.value.hedge):
        return None  # "never got beyond 3%" is read as a bound already
    verbs = [c for c in clauses if passage.tokens[c.head].pos in VERBS]
    inside = [c for c in verbs if _holds(claim.span, passage.tokens[c.head])]
    if not inside and number is not None and number.span is not None:
        span = number.span
        inside = [c for c in verbs if any(_holds(span, passage.tokens[i]) for i in c.own)]
    if len({c.head for c in inside}) != 1 or inside[0].mood is not Mood.NEGATED:
        return None
    # "Does not border A and B" is two clauses of one verb: the claim's is that of its slots.
    return max(inside, key=lambda c: _slots_in(passage, claim, c))


def _slots_in(passage: Passage, claim: Claim, clause: Clause) -> int:
    """Count the slots of a claim that stand in a clause."""
    words = [passage.tokens[index] for index in clause.own]
    return sum(any(_holds(span, token) for token in words) for span in claim.slots.spans)


def _is_bound_by_it(words: str, hedge: Hedge) -> bool:
    """Say whether a number's words bound it on the other side than they would without "not"."""
    above, below = _ABOVE.search(words) is not None, _BELOW.search(words) is not None
    return (above and hedge in UPPER_BOUNDS) or (below and hedge in LOWER_BOUNDS)


def _accounts_for_all(passage: Passage, claim: Claim, clause: Clause) -> bool:
    """Say whether one "not" and the slots are all that a clause says."""
    words = [passage.tokens[index] for index in clause.own]
    if any(token.lemma in _LIMITS for token in words):
        return False
    named = [passage.tokens[index] for index in clause.subject]
    if not all(any(_holds(span, t) for t in (*words, *named)) for span in claim.slots.spans):
        return False  # a slot was filled from another clause, which nobody denies
    held = _held(passage, claim)
    if any(_holds(span, token) for span in held for token in named):
        held += [Span(start=t.start, end=t.end) for t in named]  # "the businessman X"
    head = passage.tokens[clause.head]
    # What a comma parts from verb and claim is not denied: ", after 31% the year before".
    near = (claim.span, passage.segment_at(head.start))
    rest = [
        t
        for t in words
        if t is not head
        and any(_holds(span, t) for span in near)
        and not any(_holds(span, t) for span in held)
    ]
    nots = [t for t in rest if t.dep == "neg" and t.text.lower().replace("’", "'") in _NOTS]
    return len(nots) == 1 and all(t in nots or _says_nothing(t) for t in rest)


def _held(passage: Passage, claim: Claim) -> list[Span]:
    """Give the words that the slots of a claim speak for."""
    told = claim.slots.spans
    slots = (claim.slots.subject, claim.slots.object, claim.slots.place)
    known = {slot.value.id for slot in slots if slot is not None} - {None}
    held = [*told, *(o.span for o in passage.offices)]
    held += [m.span for m in passage.mentions if m.ref.id in known or m.ref.kind is EntityKind.BODY]
    held += [q.span for q in passage.quantities if any(q.span.overlap(s) for s in told)]
    if claim.slots.relation == "borders":  # each of a list is denied
        held += [m.span for m in passage.mentions if m.ref.kind is EntityKind.COUNTRY]
    if claim.kind is ClaimKind.ELECTION:
        held += [d.span for d in passage.dates]  # the contest is chosen by them
    return held


def _holds(span: Span, token: Token) -> bool:
    return span.start <= token.start and token.end <= span.end


def _says_nothing(token: Token) -> bool:
    light = token.pos in _EMPTY or token.lemma in listed_words("clauses", "light")
    return light or token.lemma in _words_of_figures() or token.text.lower() in _words_of_figures()


@cache
def _words_of_figures() -> frozenset[str]:
    return frozenset(word for phrase in indicators_by_phrase() for word in phrase.split())
