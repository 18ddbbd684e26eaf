"""Find claims that set one country's figure against another's: "more than in ..."."""

import re
from collections.abc import Iterator, Sequence

from factcheck.model.claim import Claim
from factcheck.model.value import EntityKind, Span
from factcheck.normalise.indicators import indicators_by_id
from factcheck.splitter.draft import entity_slot
from factcheck.splitter.grammar import cover
from factcheck.splitter.quantity.claim import Draft, finish
from factcheck.splitter.quantity.lexicon import lexicon, words_in
from factcheck.splitter.quantity.place import Place, find_place, home_of, home_slot, in_currency
from factcheck.splitter.quantity.terms import Term
from factcheck.splitter.quantity.wording import plain_label, possessive
from factcheck.splitter.quantity.years import undated
from factcheck.splitter.reading import Mention, Passage, Reading

POPULATION, PRODUCT = "indicator:SP.POP.TOTL", "indicator:NY.GDP.MKTP.CD"
_THAN = re.compile(r"\b(?:than|times(?: that of)?|left)(?: in| that of| the)*\s*$", re.IGNORECASE)
_WORDS_BACK = 8
# What is compared where no figure is named: "produces more than", "in headcount".
_VERBS = {"produce": PRODUCT, "produces": PRODUCT, "headcount": POPULATION, "inhabitants": POPULATION,
          "populous": POPULATION, "people": POPULATION, "population": POPULATION}  # fmt: skip


def comparison_claims(passage: Passage, reading: Reading, terms: Sequence[Term]) -> Iterator[Claim]:
    """Give the sentence's comparisons of one country with another."""
    for mention in passage.mentions:
        if mention.ref.kind is not EntityKind.COUNTRY or mention.ref.id is None:
            continue
        before = passage.before(mention.span.start)
        if _THAN.search(before) is None or in_currency(passage, mention):
            continue
        found = _word(passage, mention)
        indicator = _compared(passage, mention, terms)
        if found is None or indicator is None:
            continue
        sign, start = found
        place = _own_place(passage, reading, start, terms)
        if place is None or place.slot.value.id == mention.ref.id:
            continue
        yield _claim(passage, reading, (place, mention), (indicator, sign), start)


def _word(passage: Passage, mention: Mention) -> tuple[int, int] | None:
    """Find the comparing word before the other country: its direction and its offset."""
    tokens = [t for t in passage.tokens if t.end <= mention.span.start][-_WORDS_BACK:]
    for token in reversed(tokens):
        text = token.text.lower()
        if text in lexicon("comparison", "more") | {"times", "left"}:
            return 1, token.start
        if text in lexicon("comparison", "less"):
            return -1, token.start
    return None


def _compared(passage: Passage, mention: Mention, terms: Sequence[Term]) -> str | None:
    """Say which figure is compared: one named close by in the sentence."""
    segment = passage.segment_at(mention.span.start)
    near = set(words_in(passage, segment))
    named = [name for word, name in _VERBS.items() if word in near]
    if named:
        return named[0]
    before = [
        t
        for t in terms
        if t.span.end <= mention.span.start and t.options[0].kind in {"level", "rate"}
    ]
    if before:
        return before[-1].options[0].id
    after = [
        t for t in terms if segment.contains(t.span) and t.options[0].kind in {"level", "rate"}
    ]
    return after[0].options[0].id if after else None


def _own_place(
    passage: Passage, reading: Reading, start: int, terms: Sequence[Term]
) -> Place | None:
    anchor = next((t.span for t in reversed(terms) if t.span.end <= start), None)
    if anchor is None:
        anchor = Span(start=start, end=start + 1)
    place = find_place(passage, reading, anchor)
    if place is None and home_of(reading) is not None:
        return Place(slot=home_slot(reading), basis="context")
    return place


def _claim(
    passage: Passage,
    reading: Reading,
    sides: tuple[Place, Mention],
    meant: tuple[str, int],
    start: int,
) -> Claim:
    place, other = sides
    indicator, sign = meant
    period = undated(passage, reading, other.span)
    draft = Draft(
        place=place,
        period=period,
        indicators=(indicator,),
        measure="compare",
        relation="larger" if sign > 0 else "smaller",
        sign=sign,
        phrase="",
        strength="strong",
        other=entity_slot(other),
    )
    label = plain_label(indicators_by_id()[indicator])
    edge = "larger" if sign > 0 else "smaller"
    name = place.slot.value.name
    statement = f"{possessive(name)} {label} is {edge} than {possessive(other.ref.name)}."
    span = cover(Span(start=start, end=start + 1), other.span)
    return finish(reading, draft, span=span, statement=statement)
