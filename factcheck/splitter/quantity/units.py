"""Give a sentence's numbers the units that the words around them lend, and their class."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from factcheck.model.value import DateShape, EntityKind, Quantity, QuantityMention, Span
from factcheck.normalise.names import fold
from factcheck.splitter.quantity.lexicon import lexicon, words_in
from factcheck.splitter.reading import Passage

_SCALE = re.compile(
    r"(?:thousand|million|billion|trillion|lakh|crore|\d\s?(?:bn|mn|tn|m|k|b))\b", re.IGNORECASE
)
_MONEY = re.compile(r"^[A-Z]{3}$")
_LINK = re.compile(
    r"^[\s,]*(?:to|and|or|from|against|after)?\s*(?:only|just|a mere)?\s*$", re.IGNORECASE
)
# Fewer people than this are a crowd, not a nation; the smallest state has some ten thousand.
LEAST_NATION = Decimal(9_000)
_PEOPLE_UNITS = frozenset({"person", "soul", "inhabitant"})
_BARE_NOUNS = frozenset(
    {"mouths", "souls", "citizens", "inhabitants", "residents", "people", "of", "us"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """Hold a number with what it can measure: percent, money, person, year, number, length."""

    mention: QuantityMention
    quantity: Quantity
    measures: frozenset[str]
    borrowed: bool = False

    @property
    def span(self) -> Span:
        """Give where hedge, number and unit stand."""
        return self.mention.span


@lru_cache(maxsize=64)
def find_numbers(passage: Passage) -> tuple[Number, ...]:
    """Give every number that can be a published figure, in order."""
    mentions = _with_units(passage, passage.quantities)
    mentions += [(mention, mention.quantity, False) for mention in _durations(passage)]
    mentions.sort(key=lambda row: row[0].span)
    return tuple(
        Number(mention=mention, quantity=quantity, measures=measures, borrowed=borrowed)
        for mention, quantity, borrowed in mentions
        if (measures := _measures(passage, mention, quantity))
    )


def _with_units(
    passage: Passage, mentions: Sequence[QuantityMention]
) -> list[tuple[QuantityMention, Quantity, bool]]:
    """Lend a bare number its neighbour's unit: "from 28.3 to 19.5 billion dollars"."""
    out: list[tuple[QuantityMention, Quantity, bool]] = []
    for position, mention in enumerate(mentions):
        quantity = mention.quantity
        if quantity.unit or mention.noun or not _is_bare(passage, mention):
            out.append((mention, quantity, False))
            continue
        following = mentions[position + 1] if position + 1 < len(mentions) else None
        lent = None
        if following is not None and _linked(passage, mention, following):
            lent = _lend(quantity, following, scaled=_SCALE.search(mention.text) is not None)
        if lent is None and out:
            lent = _lend_back(quantity, out[-1][1], scaled=_SCALE.search(mention.text) is not None)
        out.append((mention, lent or quantity, lent is not None))
    return out


def _durations(passage: Passage) -> list[QuantityMention]:
    """Give the numbers of years that were read as durations: "has passed seventy years"."""
    return [
        QuantityMention(span=date.span, number=date.span, text=date.text, quantity=date.length)
        for date in passage.dates
        if date.shape is DateShape.DURATION and date.length is not None
    ]


def _linked(passage: Passage, left: QuantityMention, right: QuantityMention) -> bool:
    gap = _gap(passage, left.span.end, right.span.start)
    return bool(_LINK.match(gap)) or gap.strip().lower().startswith(("to ", "and to "))


def _gap(passage: Passage, start: int, end: int) -> str:
    return passage.text[start - passage.span.start : end - passage.span.start]


def _lend(quantity: Quantity, source: QuantityMention, *, scaled: bool) -> Quantity | None:
    unit = source.quantity.unit
    if not unit:
        return None
    scale = _scale_of(source) if not scaled else Decimal(1)
    return _scaled(quantity, scale, unit)


def _lend_back(quantity: Quantity, source: Quantity, *, scaled: bool) -> Quantity | None:
    if source.unit == "percent" and not scaled and abs(quantity.value) < 1000:
        return replace(quantity, unit="percent")
    if _MONEY.match(source.unit) and scaled:
        return replace(quantity, unit=source.unit)
    return None


_SCALES = {
    "thousand": Decimal(1000), "million": Decimal(10) ** 6, "mn": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9, "bn": Decimal(10) ** 9, "trillion": Decimal(10) ** 12,
    "tn": Decimal(10) ** 12,
}  # fmt: skip


def _scale_of(mention: QuantityMention) -> Decimal:
    words = re.findall(r"[a-z]+", mention.text.lower())
    return next((_SCALES[word] for word in words if word in _SCALES), Decimal(1))


def _scaled(quantity: Quantity, scale: Decimal, unit: str) -> Quantity:
    return replace(
        quantity,
        value=quantity.value * scale,
        low=quantity.low * scale,
        high=quantity.high * scale,
        unit=unit,
    )


def _is_bare(passage: Passage, mention: QuantityMention) -> bool:
    """Say whether no noun follows that the number counts ("19 governments")."""
    after = next((t for t in passage.tokens if t.start >= mention.span.end), None)
    return (
        after is None
        or after.pos not in {"NOUN", "PROPN", "ADJ"}
        or after.start > mention.span.end + 1
    )


_MEASURES = {
    "percent": frozenset({"percent"}),
    "year": frozenset({"year"}),
    "child": frozenset({"number"}),
    "tonne": frozenset({"number"}),
    "kwh": frozenset({"number"}),
    "ordinal": frozenset[str](),
}


def _measures(passage: Passage, mention: QuantityMention, quantity: Quantity) -> frozenset[str]:
    unit = quantity.unit
    if _beside_election(passage, mention):
        return frozenset()
    if not unit:
        return _bare_measures(passage, mention, quantity)
    if _MONEY.match(unit):
        return frozenset({"money", "number"})
    if unit in _PEOPLE_UNITS:
        return frozenset({"person"} if quantity.high >= LEAST_NATION else {"number"})
    return _MEASURES.get(unit, frozenset({unit}))


def _bare_measures(
    passage: Passage, mention: QuantityMention, quantity: Quantity
) -> frozenset[str]:
    if not _is_bare(passage, mention) and not counts_people(passage, mention):
        # "40 orders" count orders; only a unit nobody listed ("645 naira") may be a rate.
        return frozenset({"counted"})
    found = {"number"}
    if quantity.high >= LEAST_NATION:
        found.add("person")
    if _may_be_percent(passage, mention, quantity):
        found |= {"percent", "year"}
    if _SCALE.search(mention.text):
        found.add("money")
    return frozenset(found)


def _may_be_percent(passage: Passage, mention: QuantityMention, quantity: Quantity) -> bool:
    """Say whether a bare number can be a rate: "inflation below two", not "13 were"."""
    if abs(quantity.value) >= 1000 or _SCALE.search(mention.text):
        return False
    after = next((t for t in passage.tokens if t.start >= mention.span.end), None)
    return after is None or (after.pos not in {"VERB", "AUX"} and after.text.lower() != "of")


def counts_people(passage: Passage, mention: QuantityMention) -> bool:
    """Say whether the counted noun is a people: "46 million Colombians", "19.6 million of us"."""
    after = passage.after(mention.number.end)
    if fold(mention.noun) in _BARE_NOUNS or after.startswith(" of us"):
        return True
    return any(
        m.ref.kind is EntityKind.COUNTRY
        and 0 <= m.span.start - mention.span.end <= len(mention.noun) + 2
        for m in passage.mentions
    )


def _beside_election(passage: Passage, mention: QuantityMention) -> bool:
    """Say whether the number's own segment speaks of votes."""
    segment = passage.segment_at(mention.number.start)
    return bool(set(words_in(passage, segment)) & lexicon("elections"))
