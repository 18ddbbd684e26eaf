"""Say of what kind a clause is that no reader of one kind took: by its verb and what it names."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

from factcheck.language.parse import Token, children
from factcheck.model.claim import ClaimKind
from factcheck.model.value import DateMention, DateShape, EntityKind, QuantityMention, Span
from factcheck.normalise.indicators import names_indicator
from factcheck.normalise.wording import one_of
from factcheck.normalise.wording import words as listed_words
from factcheck.splitter.clause.tree import Clause, says
from factcheck.splitter.election.scene import Scene
from factcheck.splitter.grammar import VERBS
from factcheck.splitter.reading import Items, Mention, OfficeMention, Passage, Reading

_F = TypeVar("_F", Mention, OfficeMention, DateMention, QuantityMention)

_STATIC = frozenset(listed_words("clauses", "static"))
_PUBLISHED = frozenset({"percent", "mm", "m", "km", "km2", "ha", "hectare", "millimetre"})
_VOTED = frozenset({"", "percent", "percentage_point", "seat", "vote"})
_MEASURED = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|"
    r"\w+tieth|\d+(?:st|nd|rd|th))"
)
# "the tenth person to hold it", "the first woman", "for the third time": a rank in a row of cases.
_RANK = re.compile(
    rf"\b(?:the|its|his|her|their) (?:very )?{_ORDINAL} (?!of (?:january|february|march|april|may|june|july|"
    rf"august|september|october|november|december)\b|round|quarter|half|day|place\b)\w+|\b(?:first|only) \w+ ever\b|"
    rf"\bfor the {_ORDINAL} (?:\w+ )?time\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r"\b(?!19|20)\d+(?:\.\d+)?%? (?:votes |per ?cent |percent )?to (?!19|20)\d+\b")
_NAMED = re.compile(r"\d|day\b|(?-i:[A-Z])", re.IGNORECASE)
_DATED = frozenset({ClaimKind.OFFICE, ClaimKind.ELECTION})
_STANDING = re.compile(
    r"\b(?:came|come|comes|coming|finish\w*|ran|was|is|been|placed|trail\w*|slid|ended)\b[^,;.]{0,24}"
    r"\b(?:first|second|third|fourth|fifth|last|ahead|behind)\b|\bin (?:first|second|third|last) place\b",
    re.IGNORECASE,
)
_GAME = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b")
# Counts below this that no data name (guests, loaves, pot plants) are colour, not figures.
LARGE = 10_000


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){one_of(listed_words('clauses', key))}", re.IGNORECASE)


def kind_of(reading: Reading, passage: Passage, clause: Clause | None, span: Span) -> ClaimKind:
    """Give the kind of a clause that stands at a span; without a clause, of a stretch of words.

    The order says which of several things it names is its point: that something was said, a rank
    in a row of cases, the day of a vote or a post, the vote, the post, the number, the day, the
    place; what is left is an event where something happened and "other" where something is.
    """
    return next(kind for kind, fits in _signs(reading, passage, clause, span) if fits)


def _signs(
    reading: Reading, passage: Passage, clause: Clause | None, span: Span
) -> Iterator[tuple[ClaimKind, bool]]:
    """Give kinds with whether a clause is of them, the first that fits counts; one fits always."""
    head = passage.tokens[clause.head] if clause is not None else None
    quoted = any(span.overlap(quote) for quote in passage.quoted)
    reports = clause is not None and clause.reports
    reports = reports or (head is not None and head.lemma in listed_words("clauses", "speech_acts"))
    yield ClaimKind.ATTRIBUTION, reports or (quoted and head is not None and says(head))
    words, items = _own(passage, clause, span)
    standing = _STANDING.search(words) is not None
    yield ClaimKind.ELECTION, standing and Scene(passage, reading).about_election
    yield ClaimKind.OTHER, _RANK.search(words) is not None
    topic = _topic(passage, clause, items, words)
    yield ClaimKind.QUANTITY, topic is ClaimKind.OFFICE and _lasts(items)
    votes = topic is None and any(_may_be_votes(passage, n) for n in items.quantities)
    yield ClaimKind.ELECTION, votes and Scene(passage, reading).about_election
    dates = [d for d in items.dates if d.date is not None and _is_written(d)]
    dated = any(d.shape is not DateShape.DURATION for d in dates)
    if topic is not None:
        counted = any(counts(passage, number) for number in items.quantities)
        day = any(d.shape is not DateShape.SPAN for d in dates) and dated and not counted
        yield ClaimKind.DATE, day and topic in _DATED
        yield topic, True
    yield _by_items(passage, head, items, dated=dated), True


def _own(passage: Passage, clause: Clause | None, span: Span) -> tuple[str, Items]:
    """Give the words of a clause and what they name, without a clause that stands between them."""
    items = passage.inside(span)
    if clause is None:
        return passage.words(span), items
    tokens = [passage.tokens[i] for i in clause.own]
    starts = {token.start for token in tokens}

    def owned(found: Iterable[_F]) -> tuple[_F, ...]:
        return tuple(f for f in found if any(f.span.start <= at < f.span.end for at in starts))

    # "run-off" is three tokens: blanks come only where the text has them.
    ends = {token.end for token in tokens}
    words = "".join(t.text.lower() if t.start in ends else f" {t.text.lower()}" for t in tokens)
    return words, Items(
        mentions=owned(items.mentions),
        offices=owned(items.offices),
        dates=owned(items.dates),
        quantities=owned(items.quantities),
    )


def _lasts(items: Items) -> bool:
    """Say whether a length of time is told, which is then the point: "for eleven months"."""
    whole = any(d.shape is DateShape.SPAN and _is_written(d) for d in items.dates)
    return not whole and any(d.length is not None for d in items.dates)


def _may_be_votes(passage: Passage, number: QuantityMention) -> bool:
    """Say whether a number without a name of its own can be a result: a share, no figure."""
    if number.quantity.unit not in {"percent", "seat", "vote"}:
        return False
    return not names_indicator(passage.text)


def _is_written(mention: DateMention) -> bool:
    """Say whether a date names a day, month or year: "four years ago" only leads on."""
    return _NAMED.search(mention.text) is not None


def _topic(passage: Passage, clause: Clause | None, items: Items, words: str) -> ClaimKind | None:
    """Give the kind that a clause's words name: a vote, a post, a party, a place on the map."""
    parties = items.of_kind(EntityKind.PARTY)
    numbers = [n for n in items.quantities if n.quantity.unit in _VOTED and counts(passage, n)]
    if _pattern("of_places").search(words):
        return ClaimKind.PLACE
    if parties and not numbers and _pattern("of_parties").search(words):
        return ClaimKind.MEMBERSHIP
    if not _GAME.search(words) and (
        _pattern("of_elections").search(words) or _SCORE.search(words) or (parties and numbers)
    ):
        return ClaimKind.ELECTION
    predicate = words if clause is None else _predicate(passage, clause)
    return ClaimKind.OFFICE if _pattern("of_offices").search(predicate) else None


def _predicate(passage: Passage, clause: Clause) -> str:
    """Give a clause's words without its subject and without titles before names."""
    people = {m.span.start for m in passage.mentions if m.ref.kind is EntityKind.PERSON}
    titles = [o.span for o in passage.offices if o.span.end + 1 in people]
    return " ".join(
        token.text.lower()
        for token in (passage.tokens[i] for i in clause.words)
        if not any(title.start <= token.start < title.end for title in titles)
    )


def _by_items(passage: Passage, head: Token | None, items: Items, *, dated: bool) -> ClaimKind:
    numbers = [number for number in items.quantities if counts(passage, number)]
    if numbers:
        told = any(_is_published(passage, items, number) for number in numbers)
        return ClaimKind.QUANTITY if told or not _is_of_somebody(passage) else ClaimKind.OTHER
    if _lasts(items):
        return ClaimKind.QUANTITY
    static = head is None or head.pos not in VERBS or head.lemma in _STATIC
    if dated:
        timed = static or (head is not None and head.lemma in listed_words("clauses", "timed"))
        return ClaimKind.DATE if timed else ClaimKind.EVENT
    staged = head is not None and head.lemma in listed_words("clauses", "staged")
    if staged and items.of_kind(EntityKind.CITY) and not items.of_kind(EntityKind.PERSON):
        return ClaimKind.PLACE
    return ClaimKind.OTHER if static else ClaimKind.EVENT


def _is_of_somebody(passage: Passage) -> bool:
    """Say whether a sentence tells of "a baker" or "my aunt": what they count nobody publishes."""
    tokens = passage.tokens
    for index, token in enumerate(tokens):
        if token.dep in {"nsubj", "nsubjpass"}:
            below = {tokens[k].lemma for k in children(tokens, index)} | {token.text.lower()}
            if not below.isdisjoint({"a", "an", "my", "our", "one", "i", "we"}):
                return True
    return False


def _is_published(passage: Passage, items: Items, number: QuantityMention) -> bool:
    """Say whether somebody may publish such a number: of a known entity, of an indicator, or large."""
    if number.quantity.unit in _PUBLISHED or abs(number.quantity.value) >= LARGE:
        return True
    known = any(
        m.ref.id is not None and m.ref.kind is not EntityKind.PERSON for m in items.mentions
    )
    return known or names_indicator(passage.text)


def counts(passage: Passage, number: QuantityMention) -> bool:
    """Say whether a number measures or counts, and is no part of a name nor "the two"."""
    the_two = passage.before(number.span.start).lower().endswith("the ")
    if number.quantity.unit == "ordinal" or (the_two and number.quantity.value <= 3):
        return False
    inside = [t for t in passage.tokens if number.span.contains(Span(start=t.start, end=t.end))]
    return any(t.entity in _MEASURED for t in inside) or bool(number.quantity.unit or number.noun)
