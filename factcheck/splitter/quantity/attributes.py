"""Find claims of what does not change from year to year: areas, borders, coasts, heights."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import EntityKind, QuantityMention, Span
from factcheck.splitter.draft import entity_slot, make_claim, quantity_slot
from factcheck.splitter.grammar import cover, subject_of, verb_above
from factcheck.splitter.quantity.lexicon import lexicon
from factcheck.splitter.quantity.place import Place, comparands, find_place, home_slot
from factcheck.splitter.quantity.wording import possessive
from factcheck.splitter.reading import Mention, Passage, Reading

_NEARBY = 60  # characters between a number and the words that say what it measures
# "5 km from the border" is a way to go, "a 5 km section of the border" a part.
_A_WAY = re.compile(
    r"^\W*(?:from|off|inside|into|away|north|south|east|west|to|short|beyond|across|deep|along|"
    r"stretch|section|long stretch|wide|behind|ahead|high)\b",
    re.IGNORECASE,
)
_A_PART = re.compile(
    r"\b(?:section|stretch|part|wall|fence|barrier|within|along|some of|another|road|rail\w*|"
    r"pipeline|tunnel|patrol\w*|fire|flood\w*|burn\w*|storm|oil|slick|park|reserve|ocean|every (?:\d+|few|other))\b",
    re.IGNORECASE,
)


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
        words=re.compile(
            r"\b(?:coastline|shoreline)\b|(?<=kilometres of )(?:\w+ )?(?:coast|shore)\b|"
            r"(?<=miles of )(?:\w+ )?(?:coast|shore)\b",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        attribute="border",
        label="border",
        units=frozenset({"km", "mile"}),
        words=re.compile(r"\b(?:borders?|frontiers?|by land|touches)\b", re.IGNORECASE),
    ),
    _Kind(
        attribute="highest-point-elevation",
        label="highest point",
        units=frozenset({"m", "ft"}),
        words=re.compile(
            r"\b(?:highest (?:point|mountain|peak|summit|hill|elevation)|(?:tallest|loftiest) (?:mountain|peak|hill|summit)|roof of)\b",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        attribute="lowest-point-elevation",
        label="lowest point",
        units=frozenset({"m", "ft"}),
        words=re.compile(
            r"\b(?:lowest (?:point|place|spot)|(?:no|not a) (?:corner|part|point|inch) of \w+(?: \w+)? is lower than|"
            r"cellar (?=is\b)|depression(?=,))",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        attribute="area-total",
        label="area",
        units=frozenset({"km2", "mi2"}),
        words=re.compile(
            r"\b(?:area of|area(?= (?:is|was|measures|comes))|covers?|covered|covering|spreads?|spans?|stretch(?:es)?|in size|in area|"
            r"territory|extends?|measures?|occup(?:y|ies))\b",
            re.IGNORECASE,
        ),
    ),
)


def attribute_claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's claims of areas, borders, coasts, highest and lowest points."""
    for number in passage.quantities:
        for kind in _KINDS:
            word = _word(passage, number, kind)
            if word is None:
                continue
            place = _place(passage, reading, number, kind, word)
            if place is not None:
                yield from _claim(reading, passage, (number, kind, place), word)
            break
        else:
            yield from _bare_area(passage, reading, number)


def _bare_area(passage: Passage, reading: Reading, number: QuantityMention) -> Iterator[Claim]:
    """Give an area without a word for it: "Tiny: 430 square kilometres"; it can only agree."""
    kind = _KINDS[-1]
    part = _A_PART.search(passage.text) or not kind.units & {number.quantity.unit}
    if part or reading.home is None:
        return
    place = Place(slot=home_slot(reading), basis="guess")
    yield from _claim(reading, passage, (number, kind, place), number.span)


def _word(passage: Passage, number: QuantityMention, kind: _Kind) -> Span | None:
    """Find the attribute's name near a number of its unit that is no way and no part."""
    if number.quantity.unit not in kind.units:
        return None
    after = passage.after(number.span.end)
    start = number.span.start - passage.span.start
    around = passage.text[max(0, start - _NEARBY) : start + len(number.text) + _NEARBY]
    if _A_WAY.match(after) or _A_PART.search(around):
        return None
    spans = [
        Span(start=passage.span.start + found.start(), end=passage.span.start + found.end())
        for found in kind.words.finditer(passage.text)
    ]
    near = [
        span
        for span in spans
        if max(span.start - number.span.end, number.span.start - span.end) <= _NEARBY
    ]
    return min(near, key=lambda span: abs(span.start - number.span.start), default=None)


def _place(
    passage: Passage, reading: Reading, number: QuantityMention, kind: _Kind, word: Span
) -> Place | None:
    place = find_place(passage, reading, word, number.span)
    if place is None and kind.attribute == "border" and reading.home is not None:
        place = Place(slot=home_slot(reading), basis="context")  # two neighbours, and "it"
    if place is None or kind.attribute != "area-total":
        return place
    # Fires, parks and lakes have areas too: the country itself must be the subject.
    index = passage.token_at(word)
    verb = verb_above(passage.tokens, index) if index is not None else None
    subject = subject_of(passage.tokens, verb) if verb is not None else None
    if subject is None:
        return None
    token = passage.tokens[subject]
    owner = place.slot.span
    itself = owner is not None and owner.start <= token.start < owner.end
    means = token.lemma in lexicon("place", "common") or token.lemma in {"it", "area", "territory"}
    return place if itself or means else None


def _claim(
    reading: Reading,
    passage: Passage,
    found: tuple[QuantityMention, _Kind, Place],
    word: Span,
) -> Iterator[Claim]:
    number, kind, place = found
    is_border = kind.attribute == "border"
    other = _neighbour(passage, number, place.slot.value.id) if is_border else None
    if is_border and other is None and "total" not in passage.text.lower():
        return
    name = "border-total" if is_border and other is None else kind.attribute
    slots = Slots(
        subject=place.slot,
        place=place.slot,
        object=entity_slot(other) if other is not None else None,
        relation="attribute",
        quantity=quantity_slot(number.text, number.quantity, number.span),
        details=(("attribute", name), ("basis", place.basis), ("measure", name)),
    )
    label = f"{kind.label} with {other.ref.name}" if other is not None else kind.label
    yield make_claim(
        reading,
        span=_span(passage, number, word),
        kind=ClaimKind.QUANTITY,
        statement=f"{possessive(place.slot.value.name)} {label} measures {number.text}.",
        slots=slots,
    )


def _span(passage: Passage, number: QuantityMention, word: Span) -> Span:
    if passage.segment_at(word.start) == passage.segment_at(number.span.start):
        return cover(word, number.span)
    return passage.segment_at(number.span.start)


def _neighbour(passage: Passage, number: QuantityMention, own: str | None) -> Mention | None:
    """Give the other country of a border: the only one named, else the one beside the number."""
    aside = set(comparands(passage))
    found = [
        m
        for m in passage.mentions
        if m.ref.kind is EntityKind.COUNTRY and m.ref.id not in {None, own} and m not in aside
    ]
    if len({m.ref.id for m in found}) <= 1:
        return found[0] if found else None
    for mention in found:
        if mention.span.end <= number.span.start and _FOR.fullmatch(
            _between(passage, mention.span, number.span)
        ):
            return mention
    return None


_FOR = re.compile(
    r"(?: for|,| \(|: | at| is| measures)? ?(?:about |some |roughly |nearly )?", re.IGNORECASE
)


def _between(passage: Passage, left: Span, right: Span) -> str:
    return passage.text[left.end - passage.span.start : right.start - passage.span.start]
