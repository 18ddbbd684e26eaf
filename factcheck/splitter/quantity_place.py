"""Say whose figure a sentence gives: the country that owns it, or the one the text is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.language.parse import children
from factcheck.model.claim import Slot
from factcheck.model.value import EntityKind, EntityRef, Span
from factcheck.splitter.draft import context_slot, entity_slot
from factcheck.splitter.grammar import mention_of, subject_of, verb_above
from factcheck.splitter.reading import Mention, Passage, Reading

OWNERS = frozenset({EntityKind.COUNTRY, EntityKind.ORGANISATION})
_NARROWER = frozenset({EntityKind.CITY, EntityKind.REGION})
_COMPARING = frozenset({"than", "like", "unlike", "as", "versus", "compared", "against", "times", "twice", "half", "exceeds"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Hold whose figure it is and how the text says so.

    `basis` is "named" (the figure's own words name it), "sentence" (the only country of the
    sentence) or "context" (the country the text is about).
    """

    slot: Slot[EntityRef]
    basis: str


def find_place(
    passage: Passage, reading: Reading, term: Span, number: Span | None = None
) -> Place | None:
    """Give the country whose figure the words mean; None where it is a city or unclear."""
    anchors = [span for span in (term, number) if span is not None]
    if _in_narrower_place(passage, anchors):
        return None
    owner = _owner(passage, term) or _subject(passage, anchors)
    if owner is not None:
        return Place(slot=entity_slot(owner), basis="named")
    for area in (passage.segment_at(anchors[-1].start), passage.segment_at(term.start)):
        near = _countries(passage, area)
        if len({m.ref.id for m in near}) == 1:
            return Place(slot=entity_slot(near[0]), basis="named")
    return _around(passage, reading)


def comparands(passage: Passage) -> tuple[Mention, ...]:
    """Give the countries that the sentence only compares with ("than in ...")."""
    return tuple(m for m in passage.mentions if _is_owner(m) and _is_compared(passage, m))


def _is_owner(mention: Mention) -> bool:
    return mention.ref.kind in OWNERS and mention.ref.id is not None


def in_currency(passage: Passage, mention: Mention) -> bool:
    """Say whether the name only stands in a unit: "US dollars", "Swiss francs"."""
    return any(q.span.overlap(mention.span) for q in passage.quantities if len(q.quantity.unit) == 3)


def _is_compared(passage: Passage, mention: Mention) -> bool:
    before = passage.text[: mention.span.start - passage.span.start].lower().split()[-4:]
    link = [word.strip(",;") for word in before if word not in {"the", "a", "that", "of", "in"}]
    return in_currency(passage, mention) or (bool(link) and link[-1] in _COMPARING)


def _owner(passage: Passage, term: Span) -> Mention | None:
    """Find a possessor, adjective or "in ..." on the figure's name."""
    for index, token in enumerate(passage.tokens):
        if not term.start <= token.start < term.end:
            continue
        for child in children(passage.tokens, index):
            below = passage.tokens[child]
            if below.dep in {"poss", "amod", "compound", "nmod"}:
                found = mention_of(passage, child, OWNERS)
            elif below.dep == "prep" and below.lemma in {"in", "of", "for"}:
                found = _object_of_prep(passage, child)
            else:
                continue
            if found is not None and _is_owner(found) and not _is_compared(passage, found):
                return found
    return _just_before(passage, term)


def _object_of_prep(passage: Passage, index: int) -> Mention | None:
    for child in children(passage.tokens, index):
        if passage.tokens[child].dep == "pobj":
            return mention_of(passage, child, OWNERS)
    return None


def _just_before(passage: Passage, term: Span) -> Mention | None:
    """Find "Chile's consumer-price [inflation]" where the parse went astray."""
    for mention in reversed(passage.mentions):
        if mention.span.end > term.start or not _is_owner(mention):
            continue
        gap = passage.text[mention.span.end - passage.span.start : term.start - passage.span.start]
        words = gap.replace("’", "'").split()
        owning = mention.how == "adjective" or gap[:2] in {"'s", "’s", "' ", "’ "}
        return mention if owning and len(words) <= 3 and "," not in gap else None
    return None


def _subject(passage: Passage, anchors: Iterable[Span]) -> Mention | None:
    """Find the country that is the subject of the clause: "Norway runs a surplus"."""
    for span in anchors:
        index = passage.token_at(span)
        verb = verb_above(passage.tokens, index) if index is not None else None
        subject = subject_of(passage.tokens, verb) if verb is not None else None
        found = mention_of(passage, subject, OWNERS)
        if found is not None and _is_owner(found) and not _is_compared(passage, found):
            return found
    return None


def _countries(passage: Passage, area: Span) -> list[Mention]:
    return [
        m for m in passage.inside(area).mentions if _is_owner(m) and not _is_compared(passage, m)
        and m.ref.kind is EntityKind.COUNTRY
    ]  # fmt: skip


def _in_narrower_place(passage: Passage, anchors: Sequence[Span]) -> bool:
    """Say whether the clause plays in a city, region or place unknown: "in Catalonia"."""
    areas = {passage.segment_at(span.start) for span in anchors}
    for mention in passage.mentions:
        if not any(area.contains(mention.span) for area in areas):
            continue
        before = passage.text[: mention.span.start - passage.span.start].lower().split()[-2:]
        placed = bool(before) and before[-1] in {"in", "across", "around"} or before == ["in", "the"]
        owns = passage.text[mention.span.end - passage.span.start :][:2] in {"'s", "’s"}
        unknown = mention.ref.id is None and mention.ref.kind is EntityKind.OTHER
        if (placed or owns) and (mention.ref.kind in _NARROWER or (unknown and placed)):
            return True
    return False


def _around(passage: Passage, reading: Reading) -> Place | None:
    inside = _countries(passage, passage.span)
    ids = {m.ref.id for m in inside}
    if len(ids) == 1 and (inside[0].ref.id == reading.home or reading.home is None):
        return Place(slot=entity_slot(inside[0]), basis="sentence")
    if reading.home is not None and (not ids or reading.home in ids):
        return Place(slot=home_slot(reading), basis="context")
    if not ids and reading.home is None:
        return _of_paragraph(passage, reading)
    return None


def home_slot(reading: Reading) -> Slot[EntityRef]:
    """Give the country that the document is about as a slot."""
    label = reading.label(reading.home)
    return context_slot(EntityRef(name=label, kind=EntityKind.COUNTRY, id=reading.home))


def _of_paragraph(passage: Passage, reading: Reading) -> Place | None:
    """Give the only country of the paragraph so far."""
    found: dict[str, Mention] = {}
    for other in reading.passages[: passage.index]:
        if other.paragraph == passage.paragraph:
            found |= {str(m.ref.id): m for m in _countries(other, other.span)}
    if len(found) != 1:
        return None
    mention = next(iter(found.values()))
    return Place(slot=context_slot(mention.ref), basis="context")
