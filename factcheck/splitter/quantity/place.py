"""Say whose figure a sentence gives: the country that owns it, or the one the text is about."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.language.parse import children
from factcheck.model.claim import Slot
from factcheck.model.value import EntityKind, EntityRef, Span
from factcheck.splitter.draft import context_slot, entity_slot
from factcheck.splitter.grammar import mention_of, subject_of, verb_above
from factcheck.splitter.quantity.lexicon import lexicon
from factcheck.splitter.quantity.part import is_of_part
from factcheck.splitter.reading import Mention, Passage, Reading

OWNERS = frozenset({EntityKind.COUNTRY, EntityKind.ORGANISATION})
_NARROWER = frozenset({EntityKind.CITY, EntityKind.REGION})
_COMPARING = frozenset(
    {
        "than",
        "like",
        "unlike",
        "as",
        "versus",
        "compared",
        "against",
        "times",
        "twice",
        "half",
        "exceeds",
        "left",
        "overtaken",
        "overtook",
        "overtakes",
        "passed",
        "neighbouring",
        "neighboring",
    }
)


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
    if is_of_part(passage, term, number):
        return None
    if _in_narrower_place(passage, anchors) or _of_narrower(passage, anchors, term):
        return None
    owner = (
        right_after(passage, number)
        or _right_before(passage, number)
        or _owner(passage, term)
        or _subject(passage, anchors)
    )
    if owner is not None:
        return Place(slot=entity_slot(owner), basis="named")
    return (
        _its(passage, reading, term)
        or _in_segment(passage, (anchors[-1], term))
        or _around(passage, reading)
    )


def _in_segment(passage: Passage, anchors: Iterable[Span]) -> Place | None:
    """Give the only country of the segment of number or name."""
    for span in anchors:
        near = _countries(passage, passage.segment_at(span.start))
        if len({m.ref.id for m in near}) == 1:
            return Place(slot=entity_slot(near[0]), basis="named")
    return None


def _its(passage: Passage, reading: Reading, term: Span) -> Place | None:
    """Find whose figure "its" tells: the country named last before, in this sentence or the last."""
    before = passage.before(term.start).lower().split()[-3:]
    if "its" not in before:
        return None
    inside = [m for m in _countries(passage, passage.span) if m.span.end <= term.start]
    if inside:
        return Place(slot=entity_slot(inside[-1]), basis="sentence")
    last = reading.passages[passage.index - 1] if passage.index else None
    if last is None or last.paragraph != passage.paragraph:
        return None
    named = _countries(last, last.span)
    if len({m.ref.id for m in named}) != 1:
        return None
    # The country that the whole text is about is surer than one on a visit.
    basis = "context" if named[0].ref.id == reading.home else "paragraph"
    return Place(slot=context_slot(named[0].ref), basis=basis)


def right_after(passage: Passage, number: Span | None) -> Mention | None:
    """Find the country that follows a number of its own: "6% in Colombia and 3.9% in Chile"."""
    if number is None:
        return None
    for mention in passage.mentions:
        if mention.span.start < number.end or not _is_owner(mention):
            continue
        gap = passage.text[
            number.end - passage.span.start : mention.span.start - passage.span.start
        ]
        if re.fullmatch(r"\s+in (?:the )?", gap, re.IGNORECASE):
            return mention
    return None


def _right_before(passage: Passage, number: Span | None) -> Mention | None:
    """Find the country that owns a number: "Russia's $630 billion of reserves"."""
    gaps = {number.start - len(ending) for ending in ("'s ", "’s ")} if number is not None else ()
    owners = (m for m in passage.mentions if _is_owner(m) and m.span.end in gaps)
    return next((m for m in owners if passage.after(m.span.end)[:2] in {"'s", "’s"}), None)


def comparands(passage: Passage) -> tuple[Mention, ...]:
    """Give the countries that the sentence only compares with ("than in ...")."""
    return tuple(m for m in passage.mentions if _is_owner(m) and _is_compared(passage, m))


def _is_owner(mention: Mention) -> bool:
    return mention.ref.kind in OWNERS and mention.ref.id is not None


def in_currency(passage: Passage, mention: Mention) -> bool:
    """Say whether the name only stands in a unit: "US dollars", "Swiss francs"."""
    return any(
        q.span.overlap(mention.span) for q in passage.quantities if len(q.quantity.unit) == 3
    )


def _is_compared(passage: Passage, mention: Mention) -> bool:
    before = passage.before(mention.span.start).lower().split()[-4:]
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
    return _just_after(passage, term) or _just_before(passage, term)


def _object_of_prep(passage: Passage, index: int) -> Mention | None:
    for child in children(passage.tokens, index):
        if passage.tokens[child].dep == "pobj":
            return mention_of(passage, child, OWNERS)
    return None


def _just_after(passage: Passage, term: Span) -> Mention | None:
    """Find "population of [Yemen]" where the parse went astray."""
    for mention in passage.mentions:
        if mention.span.start < term.end or not _is_owner(mention):
            continue
        gap = passage.text[term.end - passage.span.start : mention.span.start - passage.span.start]
        if re.fullmatch(r"\s+(?:of|in) (?:the )?", gap, re.IGNORECASE):
            return mention
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
        before = passage.before(mention.span.start).lower().split()[-2:]
        placed = before[-1:] in (["in"], ["across"], ["around"]) or before == ["in", "the"]
        owns = passage.after(mention.span.end)[:2] in {"'s", "’s"}
        unknown = mention.ref.id is None and not mention.ref.candidates
        if (placed or owns) and (mention.ref.kind in _NARROWER or (unknown and placed)):
            return True
    return False


_TOWNS = frozenset(
    {"city", "town", "village", "region", "province", "district", "island", "suburb"}
)
_CLIMB = 5  # heads above a number that can be what it is said of


def _of_narrower(passage: Passage, anchors: Sequence[Span], term: Span) -> bool:
    """Say whether the number is said of a city, a part of the country or a name unknown."""
    if _speaks_of_part(passage, anchors[-1], term):
        return True
    for span in anchors:
        index = passage.token_at(span)
        verb = verb_above(passage.tokens, index) if index is not None else None
        subject = subject_of(passage.tokens, verb) if verb is not None else None
        having = verb is not None and passage.tokens[verb].lemma in lexicon("place", "having")
        if having and subject is not None and _is_other_name(passage, subject, term):
            return True
        if subject is not None and passage.tokens[subject].lemma in _TOWNS:
            return True
        if index is not None and _hangs_on_name(passage, index):
            return True
    return False


def _is_other_name(passage: Passage, index: int, term: Span) -> bool:
    """Say whether a token stands in a city's, region's or unknown name."""
    token = passage.tokens[index]
    if term.start <= token.start < term.end or token.lemma in lexicon("place", "common"):
        return False
    for mention in passage.mentions:
        if mention.span.start <= token.start < mention.span.end:
            unknown = mention.ref.id is None and not mention.ref.candidates and token.pos == "PROPN"
            return mention.ref.kind in _NARROWER or (unknown and mention.how == "name")
    return False


def _hangs_on_name(passage: Passage, index: int) -> bool:
    """Say whether the number hangs on a city's name: "Lagos, with 15 million inhabitants"."""
    for _ in range(_CLIMB):
        head = passage.tokens[index].head
        if head == index or passage.tokens[head].pos in {"VERB", "AUX"}:
            return False
        index = head
        token = passage.tokens[index]
        if token.lemma in _TOWNS or any(
            m.ref.kind in _NARROWER and m.span.start <= token.start < m.span.end
            for m in passage.mentions
        ):
            return True
    return False


def _speaks_of_part(passage: Passage, number: Span, term: Span) -> bool:
    segment = passage.segment_at(number.start)
    for token in passage.tokens:
        inside = segment.start <= token.start < segment.end
        if (
            not inside
            or token.lemma not in lexicon("place", "parts")
            or term.start <= token.start < term.end
        ):
            continue
        if token.text[:1].isupper() and token.lemma == "state":
            continue  # "the State" is the country
        if token.dep in {"nsubj", "nsubjpass"} or _after_in(passage, token.start):
            return True
    return False


def _after_in(passage: Passage, offset: int) -> bool:
    before = passage.before(offset).lower().split()[-2:]
    return bool(before) and (before[-1] == "in" or before in (["in", "the"], ["in", "that"]))


def _around(passage: Passage, reading: Reading) -> Place | None:
    inside = _countries(passage, passage.span)
    home = home_of(reading)
    ids = {m.ref.id for m in inside}
    if len(ids) == 1 and (inside[0].ref.id == home or home is None):
        return Place(slot=entity_slot(inside[0]), basis="sentence")
    if ids and home not in ids:
        return None
    return _of_paragraph(passage, reading)


def home_of(reading: Reading) -> str | None:
    """Give the document's country, unless its name stands mostly in "US$" and the like."""
    home = reading.home
    if home is None:
        return None
    money: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for passage in reading.passages:
        for mention in passage.mentions:
            if mention.ref.kind is EntityKind.COUNTRY and mention.ref.id is not None:
                counts = money if in_currency(passage, mention) else named
                counts[mention.ref.id] += 1
    if not money[home] or not named:
        return home
    best, most = named.most_common(1)[0]
    return best if most > named[home] else home


def home_slot(reading: Reading) -> Slot[EntityRef]:
    """Give the country that the document is about as a slot."""
    home = home_of(reading)
    return context_slot(EntityRef(name=reading.label(home), kind=EntityKind.COUNTRY, id=home))


_ASIDE = frozenset({"from", "against", "to", "with", "than", "by", "between"})


def _is_aside(reading: Reading, passage: Passage, country: str) -> bool:
    """Say whether a paragraph names a country only beside what it tells: "independence from X"."""
    before = [p for p in reading.passages[: passage.index] if p.paragraph == passage.paragraph]
    named = [(p, m) for p in before for m in _countries(p, p.span) if m.ref.id == country]
    words = [p.before(m.span.start).lower().split() for p, m in named]
    return bool(named) and all((w[-2:] or [""])[-1] in _ASIDE for w in words)


def _was_subject(reading: Reading, passage: Passage, country: str | None) -> bool:
    """Say whether the sentence before, of several countries, is about this one."""
    last = reading.passages[passage.index - 1] if passage.index else None
    if last is None or last.paragraph != passage.paragraph:
        return False
    named = _countries(last, last.span)
    index = last.token_at(named[0].span) if named and named[0].ref.id == country else None
    return index is not None and last.tokens[index].dep in {"nsubj", "nsubjpass"}


def _of_paragraph(passage: Passage, reading: Reading) -> Place | None:
    """Give the country that the paragraph, else the document, is about.

    Where the paragraph named several, the basis is "mixed": the home country, but unsure.
    """
    found: dict[str, Mention] = {}
    for other in reading.passages[: passage.index + 1]:
        if other.paragraph == passage.paragraph:
            found |= {str(m.ref.id): m for m in _countries(other, other.span)}
    home = home_of(reading)
    if home is None and len(found) != 1:
        return None
    if len(found) == 1 and home not in found:
        aside = home is not None and _is_aside(reading, passage, next(iter(found)))
        if aside:
            return Place(slot=home_slot(reading), basis="mixed")
        return Place(slot=context_slot(next(iter(found.values())).ref), basis="paragraph")
    if len(found) > 1:
        told = "context" if _was_subject(reading, passage, home) else "mixed"
        return Place(slot=home_slot(reading), basis=told) if home in found else None
    return Place(slot=home_slot(reading), basis="context")
