"""Make wrong twins of an article: one thing that a claim says is changed in the text itself."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from factcheck.model.value import LOWER_BOUNDS, UPPER_BOUNDS, EntityKind, Hedge, Span
from factcheck.normalise.date_terms import MONTHS, WEEKDAYS
from factcheck.normalise.wording import one_of
from factcheck.splitter.reading import Mention, Passage, Reading


class Mutation(StrEnum):
    """Name what is changed."""

    RIVALS = "winner and loser"
    PERSON = "person"
    COUNTRY = "country"
    OFFICE = "office"
    YEAR = "year"
    MONTH = "month"
    WEEKDAY = "weekday"
    DAY = "day"
    MAGNITUDE = "magnitude"
    SIGN = "sign"
    PERCENTAGE = "percentage"
    NUMBER = "number"
    ORDINAL = "ordinal"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Hold what stands in the place of a part of the text."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """Hold one wrong twin: the edits, in text order, and the claim's place before them."""

    mutation: Mutation
    claim: Span
    edits: tuple[Edit, ...]

    def apply(self, text: str) -> str:
        """Give the changed text."""
        for edit in reversed(self.edits):
            text = text[: edit.span.start] + edit.words + text[edit.span.end :]
        return text

    @property
    def changed(self) -> tuple[Span, ...]:
        """Give where the changed words stand in the changed text."""
        spans, moved = [], 0
        for edit in self.edits:
            start = edit.span.start + moved
            spans.append(Span(start=start, end=start + len(edit.words)))
            moved += len(edit.words) - len(edit.span)
        return tuple(spans)

    @property
    def claim_after(self) -> Span:
        """Give where the claim stands in the changed text."""
        grown = sum(len(edit.words) - len(edit.span) for edit in self.edits)
        return Span(start=self.claim.start, end=self.claim.end + grown)


_YEARS_OFF, _MONTHS_OFF, _DAYS_OFF, _DAYS_OF_MONTH_OFF = 2, 5, 3, 11
_YEAR = re.compile(r"(?<![\w.,$€£-])(?:19|20)\d\d(?![\w%-]|[.,]\d)")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
_DAY_OF_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}}) (?:{'|'.join(MONTHS)})\b"
    rf"|\b(?:{'|'.join(MONTHS)}) (?P<after>\d{{1,2}})(?!\w|[.:]\d)"
)
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FROM_ABOVE = UPPER_BOUNDS | {Hedge.NEARLY}
# Publishers' values of one figure differ by less: a figure so far off is wrong by all of them.
_FACTOR = Decimal("2.5")
_HIGH_SHARE = 38  # per cent; a higher one is made smaller, as it would pass 100
_AGE = re.compile(r", \d{2}(?=[,.)])")  # "Boric, 36,"
_YEARS_OLDER = 11
_UNCOUNTED = frozenset({"year", "month", "week", "day", "ordinal"})
_NUMBERED = re.compile(r"\b\d{1,2}(?=(?:st|nd|rd|th)\b(?! (?:of )?[A-Z]| century))")


class _At(NamedTuple):
    """Hold where a claim stands: its text's reading, its sentence, its span."""

    reading: Reading
    passage: Passage
    claim: Span

    @property
    def text(self) -> str:
        """Give the whole text."""
        return self.reading.document.text


def mutants(reading: Reading, claim: Span) -> Iterator[Mutant]:
    """Give the wrong twins of one claim of the text, one thing changed in each."""
    passage = next((p for p in reading.passages if p.span.contains(claim)), None)
    if passage is None:
        return
    for find in (_rivals, _people, _countries, _dates, _numbers, _ordinals, _words, _negations):
        for mutation, edits in find(_At(reading, passage, claim)):
            yield Mutant(mutation=mutation, claim=claim, edits=edits)


_Found = Iterator[tuple[Mutation, tuple[Edit, ...]]]


def _named(at: _At, kind: EntityKind) -> list[Mention]:
    return [
        m
        for m in at.passage.mentions
        if m.ref.kind is kind and m.ref.id is not None and at.claim.contains(m.span)
        and m.how not in {"pronoun", "guess", "role"}
    ]  # fmt: skip


def _rivals(at: _At) -> _Found:
    """Swap the two people of a claim."""
    people = _named(at, EntityKind.PERSON)
    if len({m.ref.id for m in people}) == 2 == len(people):
        left, right = people
        yield (
            Mutation.RIVALS,
            (Edit(span=left.span, words=right.text), Edit(span=right.span, words=left.text)),
        )


def _people(at: _At) -> _Found:
    """Put another person of the article in the place of the claim's first."""
    for mention in _named(at, EntityKind.PERSON)[:1]:
        inside = {m.ref.id for m in at.passage.mentions}
        others = (
            m
            for p in at.reading.passages
            for m in p.mentions
            if m.ref.kind is EntityKind.PERSON and m.ref.id is not None and m.how == "name"
            and m.ref.id not in inside
        )  # fmt: skip
        other = next(others, None)
        if other is not None:
            yield Mutation.PERSON, (Edit(span=mention.span, words=other.text),)


def _countries(at: _At) -> _Found:
    """Put a country that the article does not name in the place of the claim's first."""
    named = {m.text for p in at.reading.passages for m in p.mentions}
    for mention in _named(at, EntityKind.COUNTRY)[:1]:
        if mention.how not in {"name", "adjective"}:
            continue
        forms = (pair.split(" / ") for pair in _table()["country"])
        for name, adjective in forms:
            if name not in named and adjective not in named:
                words = adjective if mention.how == "adjective" else name
                yield Mutation.COUNTRY, (Edit(span=mention.span, words=words),)
                break


def _dates(at: _At) -> _Found:
    """Move a year, a month, a weekday, a day of the month."""
    last = at.reading.document.published
    for found in _matches(_YEAR, at.text, at.claim):
        year = int(found[0])
        later = last is None or year - _YEARS_OFF < 1900
        yield Mutation.YEAR, _edit(found, str(year + (_YEARS_OFF if later else -_YEARS_OFF)))
    for found in _matches(_MONTH, at.text, at.claim):
        if _in_date(at.passage, found):
            yield Mutation.MONTH, _edit(found, _moved(MONTHS, found[0], _MONTHS_OFF))
    for found in _matches(_WEEKDAY, at.text, at.claim):
        yield Mutation.WEEKDAY, _edit(found, _moved(WEEKDAYS, found[0], _DAYS_OFF))
    for found in _matches(_DAY_OF_MONTH, at.text, at.claim):
        if _in_date(at.passage, found):
            day = int(found["day"] or found["after"])
            words = str(
                day + _DAYS_OF_MONTH_OFF if day <= _DAYS_OF_MONTH_OFF else day - _DAYS_OF_MONTH_OFF
            )
            yield Mutation.DAY, _edit(found, words, "day" if found["day"] else "after")


def _numbers(at: _At) -> _Found:
    """Make a number too large or too small for its wording."""
    for mention in at.passage.quantities:
        quantity = mention.quantity
        if not at.claim.contains(mention.span) or quantity.unit in _UNCOUNTED:
            continue
        found = _DIGITS.search(at.text, mention.number.start, mention.number.end)
        if found is None or quantity.hedge is Hedge.RANGE:
            continue
        if _AGE.match(at.text, mention.number.start - 2):
            yield Mutation.NUMBER, _edit(found, str(int(quantity.value) + _YEARS_OLDER))
            continue
        percent = quantity.unit in {"percent", "percentage_point"}
        smaller = quantity.hedge in _FROM_ABOVE or (
            percent and quantity.value > _HIGH_SHARE and quantity.hedge not in LOWER_BOUNDS
        )
        kind = Mutation.PERCENTAGE if percent else Mutation.NUMBER
        yield kind, _edit(found, _scaled(found[0], smaller=smaller))


def _ordinals(at: _At) -> _Found:
    for found in _matches(_NUMBERED, at.text, at.claim):
        number = int(found[0])
        words = str(number + 10)  # keeps its ending: "47th", "57th"
        yield Mutation.ORDINAL, _edit(found, words)
    yield from _swapped(Mutation.ORDINAL, "ordinal", at.text, at.claim)


def _words(at: _At) -> _Found:
    """Turn a direction, a power of ten, a post into another."""
    yield from _swapped(Mutation.SIGN, "sign", at.text, at.claim)
    yield from _swapped(Mutation.MAGNITUDE, "magnitude", at.text, at.claim)
    yield from _swapped(Mutation.OFFICE, "office", at.text, at.claim)


def _negations(at: _At) -> _Found:
    """Deny the first verb of a claim: "is not", "did not win"."""
    for token in at.passage.tokens:
        span = Span(start=token.start, end=token.end)
        if not at.claim.contains(span) or token.pos not in {"VERB", "AUX"}:
            continue
        if token.text in _table()["auxiliaries"]:
            yield Mutation.NEGATION, (Edit(span=span, words=f"{token.text} not"),)
        elif token.tag in {"VBD", "VBZ"} and token.pos == "VERB":
            helper = "did" if token.tag == "VBD" else "does"
            yield Mutation.NEGATION, (Edit(span=span, words=f"{helper} not {token.lemma}"),)
        return


def _swapped(mutation: Mutation, key: str, text: str, claim: Span) -> _Found:
    """Put the other word of a listed pair in the place of the first that stands in the claim."""
    pattern, other = _pairs(key)
    for found in list(_matches(pattern, text, claim))[:1]:
        yield mutation, _edit(found, other[found[0]])


@cache
def _pairs(key: str) -> tuple[re.Pattern[str], dict[str, str]]:
    other: dict[str, str] = {}
    for pair in _table()[key]:
        left, right = pair.split(" / ")
        other.setdefault(left, right)
        other.setdefault(right, left)
    return re.compile(rf"(?<![\w-]){one_of(other)}(?![\w-])"), other


def _matches(pattern: re.Pattern[str], text: str, claim: Span) -> Iterator[re.Match[str]]:
    return pattern.finditer(text, claim.start, claim.end)


def _edit(found: re.Match[str], words: str, group: str | int = 0) -> tuple[Edit, ...]:
    return (Edit(span=Span(start=found.start(group), end=found.end(group)), words=words),)


def _in_date(passage: Passage, found: re.Match[str]) -> bool:
    return any(date.span.start <= found.start() < date.span.end for date in passage.dates)


def _moved(names: Sequence[str], name: str, steps: int) -> str:
    return names[(names.index(name) + steps) % len(names)]


def _scaled(digits: str, *, smaller: bool) -> str:
    value = Decimal(digits.replace(",", ""))
    changed = value / _FACTOR if smaller else value * _FACTOR + 1
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return f"{changed:{',' if ',' in digits else ''}.{places}f}"


@cache
def _table() -> dict[str, Any]:
    text = files("factcheck.scoring").joinpath("mutations.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
