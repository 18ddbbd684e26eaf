"""Find claims of what does not change from year to year: areas, borders, coasts, heights."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import EntityKind, QuantityMention, Span
from factcheck.splitter.draft import entity_slot, make_claim, quantity_slot
from factcheck.splitter.grammar import cover
from factcheck.splitter.quantity_place import find_place
from factcheck.splitter.quantity_wording import possessive
from factcheck.splitter.reading import Mention, Passage, Reading

LENGTHS = frozenset({"km", "m", "ft", "mile"})
AREAS = frozenset({"km2", "mi2"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """Hold one attribute: its name in the data, its units and the words that name it."""

    attribute: str
    label: str
    units: frozenset[str]
    words: re.Pattern[str]


_KINDS = (
    _Kind(
        attribute="coastline",
        label="coastline",
        units=frozenset({"km", "mile"}),
        words=re.compile(r"\b(?:coastline|coast|shoreline|seaboard)\b", re.IGNORECASE),
    ),
    _Kind(
        attribute="border",
        label="border",
        units=frozenset({"km", "mile"}),
        words=re.compile(r"\b(?:borders?|frontiers?|boundary|boundaries)\b", re.IGNORECASE),
    ),
    _Kind(
        attribute="highest-point-elevation",
        label="highest point",
        units=frozenset({"m", "ft"}),
        words=re.compile(
            r"\b(?:highest|tallest|roof of|summit|peak|high point|mountain)\b", re.IGNORECASE
        ),
    ),
    _Kind(
        attribute="lowest-point-elevation",
        label="lowest point",
        units=frozenset({"m", "ft"}),
        words=re.compile(
            r"\b(?:lowest|below (?:the level of the )?sea(?: level)?|depression|cellar)\b",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        attribute="area-total",
        label="area",
        units=AREAS,
        words=re.compile(
            r"\b(?:area|cover(?:s|ed|ing)?|spread(?:s|ing)?|span(?:s|ning)?|stretch(?:es|ing)?|size|"
            r"territory|extends?|measures?|occup(?:y|ies)|country|nation|state|land)\b",
            re.IGNORECASE,
        ),
    ),
)


def attribute_claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's claims of areas, borders, coasts, highest and lowest points."""
    for number in passage.quantities:
        unit = number.quantity.unit
        for kind in _KINDS:
            words = kind.words.search(passage.text)
            if unit not in kind.units or words is None:
                continue
            claim = _claim(passage, reading, number, kind)
            if claim is not None:
                yield claim
            break


def _claim(
    passage: Passage, reading: Reading, number: QuantityMention, kind: _Kind
) -> Claim | None:
    word = _nearest(passage, number, kind)
    place = find_place(passage, reading, word, number.span)
    if place is None:
        return None
    other = _neighbour(passage, place.slot.value.id) if kind.attribute == "border" else None
    if kind.attribute == "border" and other is None and "total" not in passage.text.lower():
        return None
    name = "border-total" if kind.attribute == "border" and other is None else kind.attribute
    point = _named_point(passage) if kind.attribute.endswith("elevation") else ""
    if (
        kind.attribute.endswith("elevation")
        and not point
        and not re.search(r"highest|lowest|roof|cellar", passage.text, re.IGNORECASE)
    ):
        return None
    slots = Slots(
        subject=place.slot,
        place=place.slot,
        object=entity_slot(other) if other is not None else None,
        relation="attribute",
        quantity=quantity_slot(number.text, number.quantity, number.span),
        details=(
            ("attribute", _asked(name)),
            ("basis", place.basis),
            ("measure", name),
            ("point", point),
        ),
    )
    label = f"{kind.label} with {other.ref.name}" if other is not None else kind.label
    statement = f"{possessive(place.slot.value.name)} {label} measures {number.text}."
    return make_claim(
        reading,
        span=_span(passage, number, word),
        kind=ClaimKind.QUANTITY,
        statement=statement,
        slots=slots,
    )


def _asked(name: str) -> str:
    """Name the attributes that decide; a height needs the name of its point as well."""
    return f"{name}|{name.removesuffix('-elevation')}" if name.endswith("-elevation") else name


def _nearest(passage: Passage, number: QuantityMention, kind: _Kind) -> Span:
    spans = [
        Span(start=passage.span.start + m.start(), end=passage.span.start + m.end())
        for m in kind.words.finditer(passage.text)
    ]
    return min(spans, key=lambda span: abs(span.start - number.span.start))


def _span(passage: Passage, number: QuantityMention, word: Span) -> Span:
    if passage.segment_at(word.start) == passage.segment_at(number.span.start):
        return cover(word, number.span)
    return passage.segment_at(number.span.start)


def _neighbour(passage: Passage, own: str | None) -> Mention | None:
    """Give the other country of a border, where exactly one is named."""
    found = {
        m.ref.id: m
        for m in passage.mentions
        if m.ref.kind is EntityKind.COUNTRY and m.ref.id not in {None, own}
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _named_point(passage: Passage) -> str:
    """Give the names in the sentence that are no country, for the point's own name."""
    names = [m.text for m in passage.mentions if m.ref.kind is not EntityKind.COUNTRY]
    return "|".join(names)
