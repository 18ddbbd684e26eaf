"""Find the figures that a sentence names, and leave out those that are narrower ones."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from factcheck.language.parse import Token, children, subtree
from factcheck.model.value import EntityKind, Span
from factcheck.normalise.indicators import (
    Indicator,
    indicators_by_id,
    indicators_by_phrase,
)
from factcheck.splitter.quantity.lexicon import FoldedWord, folded_words, lexicon
from factcheck.splitter.reading import Passage

# Everyday words that name a figure only beside a number of its kind.
WEAK = frozenset(
    {
        "people", "number of people", "people live", "people lived", "people living", "citizens", "residents", "economy", "output", "prices", "poor", "online", "deficit", "taxes",
        "imported", "refugees", "refugee population", "immigrants", "refugees from", "migrants living", "literate", "exported", "live in", "lives in", "nation of", "country of", "souls",
        "emitted", "a dollar", "expansion", "contraction", "shipped", "purchased", "bought", "mouths",
    }
)  # fmt: skip
# Written with capitals even where no name of a body is meant.
_ALSO_TITLED = frozenset({"gross", "domestic", "product", "consumer", "price", "index", "national"})
_PLACES = frozenset({EntityKind.COUNTRY, EntityKind.ORGANISATION})
_GROWTH = "indicator:NY.GDP.MKTP.KD.ZG"
_GROWING = frozenset({"grow", "expand", "contract", "shrink", "rebound"})
_BALANCES = ("derived.trade-balance-goods", "indec.balance", "derived.trade-balance")
_BALANCE_WORDS = frozenset({"surplus", "deficit", "positive balance", "negative balance"})
_TRADE = frozenset({"TX", "TM", "NE", "indec", "derived", "BN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Hold the name of a figure in the text and what it can mean.

    `narrowed` says that words beside it make it another figure ("core inflation", "exports to
    the neighbours"). `implied` marks a verb that stands for growth ("the country grew").
    """

    span: Span
    phrase: str
    options: tuple[Indicator, ...]
    narrowed: bool = False
    implied: bool = False

    @property
    def weak(self) -> bool:
        """Say whether the words are too common to name a figure by themselves."""
        return self.phrase in WEAK


# The numbers, the trends and the ratios of a sentence, and the next sentence, ask for the same.
@lru_cache(maxsize=64)
def find_terms(passage: Passage) -> tuple[Term, ...]:
    """Find the figures named in a sentence, longest names first, without overlaps."""
    words = folded_words(passage.text)
    taken = [False] * len(words)
    found = []
    named = list(_named(words))
    for first, last, phrase in named:
        options = _meanings(phrase)
        if not options or any(taken[first:last]) or not _joined(passage, words[first:last]):
            continue
        taken[first:last] = [True] * (last - first)
        span = _span(passage, words[first:last])
        narrowed = _is_narrowed(passage, span)
        found.append(Term(span=span, phrase=phrase, options=options, narrowed=narrowed))
    found += _implied(passage, found)
    bare = [
        (phrase, _span(passage, words[first:last]))
        for first, last, phrase in named
        if phrase in _BALANCE_WORDS
    ]
    found += _balances(passage, bare, found)
    return tuple(sorted(found, key=lambda term: term.span))


def _named(words: Sequence[FoldedWord]) -> Iterator[tuple[int, int, str]]:
    """Give the ranges of words that name a figure or a balance, the longest first."""
    sizes = _sizes()
    ranges = [
        (first, first + size)
        for first, word in enumerate(words)
        for size in sizes.get(word.text, ())
        if first + size <= len(words)
    ]
    for first, last in sorted(ranges, key=lambda range_: (range_[0] - range_[1], range_[0])):
        phrase = " ".join(word.text for word in words[first:last])
        if phrase in _BALANCE_WORDS or phrase in indicators_by_phrase():
            yield first, last, phrase


@cache
def _sizes() -> Mapping[str, frozenset[int]]:
    """Give, for every word that opens a figure's name, how many words such names have."""
    found: dict[str, set[int]] = {}
    for phrase in (*indicators_by_phrase(), *_BALANCE_WORDS):
        words = phrase.split()
        found.setdefault(words[0], set()).add(len(words))
    return {word: frozenset(sizes) for word, sizes in found.items()}


def _span(passage: Passage, words: Sequence[FoldedWord]) -> Span:
    offset = passage.span.start
    return Span(start=offset + words[0].start, end=offset + words[-1].end)


def _balances(
    passage: Passage, bare: Sequence[tuple[str, Span]], found: Sequence[Term]
) -> Iterator[Term]:
    """Give a bare "surplus" the meaning of the trade or account the sentence speaks of."""
    spoken = [term for term in found if is_trade(term)]
    for phrase, span in bare:
        if any(t.span.overlap(span) for t in found):
            continue
        before = [t for t in spoken if t.span.end <= span.start]
        account = before[-1].options if before and before[-1].options[0].kind == "balance" else None
        known = indicators_by_id()
        options = account or tuple(known[f"indicator:{name}"] for name in _BALANCES)
        yield Term(
            span=span,
            phrase=phrase,
            options=options,
            narrowed=_is_narrowed(passage, span),
            implied=not before,
        )


def is_bare_balance(term: Term) -> bool:
    """Say whether a "deficit" stands in a sentence that names no trade or account."""
    return term.implied and term.phrase in _BALANCE_WORDS


def is_trade(term: Term) -> bool:
    """Say whether a term speaks of trade or of the balance of payments."""
    return term.options[0].id.removeprefix("indicator:").split(".")[0] in _TRADE


def _meanings(phrase: str) -> tuple[Indicator, ...]:
    if phrase in _BALANCE_WORDS:
        return ()  # which balance, the sentence must say
    return indicators_by_phrase().get(phrase, ())


def _joined(passage: Passage, words: Sequence[FoldedWord]) -> bool:
    """Say whether the words follow one another without punctuation between."""
    for left, right in pairwise(words):
        if passage.text[left.end : right.start].strip(" -‑–\u00a0"):
            return False
    return not any(_is_titled(passage, word) for word in words)


def _is_titled(passage: Passage, word: FoldedWord) -> bool:
    """Say whether a word stands in a name ("the Committee on Foreign Investment")."""
    text = passage.text[word.start : word.end]
    if not text[:1].isupper() or text.isupper() or word.text in _ALSO_TITLED:
        return False
    before = passage.text[: word.start].rstrip(" \"'“‘(")
    return bool(before) and before[-1] not in ".:;!?—–-•"


def _implied(passage: Passage, found: Sequence[Term]) -> Iterator[Term]:
    """Give a growth term for every country that itself grows or shrinks."""
    for index, token in enumerate(passage.tokens):
        if token.lemma not in _GROWING or token.pos != "VERB":
            continue
        subjects = [c for c in children(passage.tokens, index) if passage.tokens[c].dep == "nsubj"]
        if any(_is_country(passage, s) or _is_it(passage, s) for s in subjects):
            span = Span(start=token.start, end=token.end)
            if not any(term.span.overlap(span) for term in found):
                growth = indicators_by_id()[_GROWTH]
                yield Term(span=span, phrase=token.lemma, options=(growth,), implied=True)


def _is_it(passage: Passage, index: int) -> bool:
    """Say whether the subject is "it" and a percentage follows: "it grew by three percent"."""
    return passage.tokens[index].text.lower() == "it" and any(
        q.quantity.unit == "percent" for q in passage.quantities
    )


def _is_country(passage: Passage, index: int) -> bool:
    token = passage.tokens[index]
    return any(
        mention.ref.kind in _PLACES and mention.span.start <= token.start < mention.span.end
        for mention in passage.mentions
    )


def _is_narrowed(passage: Passage, span: Span) -> bool:
    inside = [
        index for index, token in enumerate(passage.tokens) if span.start <= token.start < span.end
    ]
    if any(
        _narrows_before(passage, child, span) or _narrows_after(passage, child, span)
        for index in inside
        for child in children(passage.tokens, index)
    ):
        return True
    return (
        _word_after(passage, span)
        or _joined_before(passage, span)
        or _to_or_from(passage, span)
        or any(_takes_ware(passage, index) for index in inside)
    )


def _narrows_before(passage: Passage, index: int, span: Span) -> bool:
    token = passage.tokens[index]
    if token.start >= span.start or token.dep not in {"compound", "amod", "nmod", "poss"}:
        return False
    if _number_at(passage, token.start) or _date_at(passage, token.start):
        return False
    place = _mention_kind(passage, token.start)
    if place is not None:
        # "Lagos's population": a place, but no country. A leader's "his inflation" is national.
        return place in {EntityKind.CITY, EntityKind.REGION, EntityKind.OTHER} or (
            place is EntityKind.PERSON and not _is_known(passage, token.start)
        )
    return _is_narrowing(passage, token, span)


def _is_narrowing(passage: Passage, token: Token, span: Span) -> bool:
    words = {token.text.lower(), token.lemma}
    if words & lexicon("other_figures", "before"):
        return True
    if token.text.lower() == "whose":
        return not _is_of_whole(passage, token)
    if token.dep == "poss":
        # Pronouns stand for the country or its leader; a name that no list knows is a firm's.
        return token.pos in {"NOUN", "PROPN"} and not _is_whole(passage, token, span)
    return token.dep == "compound" and not words & lexicon("plain_modifiers")


def _is_of_whole(passage: Passage, whose: Token) -> bool:
    """Say whether "whose" stands for a country or its people: "Brazilians whose ..."."""
    index = whose.head
    for _ in range(len(passage.tokens)):
        token = passage.tokens[index]
        if token.dep == "relcl":
            owner = passage.tokens[token.head]
            return (
                owner.lemma in lexicon("whole", "owners") | lexicon("whole", "nouns")
                or _mention_kind(passage, owner.start) in _PLACES
                or _number_at(passage, owner.start)
            )
        if token.head == index:
            return True
        index = token.head
    return True


def _is_known(passage: Passage, offset: int) -> bool:
    return any(
        m.ref.id is not None and m.span.start <= offset < m.span.end for m in passage.mentions
    )


def _is_whole(passage: Passage, token: Token, span: Span) -> bool:
    """Say whether a possessor is the country itself or who governs it, not a firm or a region."""
    if token.lemma == "world":
        between = passage.text[token.end - passage.span.start : span.start - passage.span.start]
        return "largest" in between or "biggest" in between
    return token.lemma in lexicon("whole", "owners")


def _narrows_after(passage: Passage, index: int, span: Span) -> bool:
    token = passage.tokens[index]
    if token.start < span.end or token.dep != "prep":
        return False
    objects = [c for c in children(passage.tokens, index) if passage.tokens[c].dep == "pobj"]
    kinds = {_mention_kind(passage, passage.tokens[c].start) for c in objects}
    words = {t.text.lower() for t in passage.tokens if span.start <= t.start < span.end}
    lemma = token.lemma
    narrow = (
        lemma == "among"
        or (lemma in {"with", "to", "from"} and bool(kinds & _PLACES))
        or (lemma in {"of", "in"} and bool(kinds & {EntityKind.CITY, EntityKind.REGION}))
        or (lemma in {"at", "for"} and "prices" in words)
        or (lemma in {"with", "without"} and bool(words & _PEOPLE))
    )
    below = {t.text.lower() for c in objects for t in _tokens_below(passage, c)}
    narrow = narrow or (lemma in {"in", "of", "across"} and bool(below & lexicon("place", "wider")))
    named = lemma == "of" or (lemma == "in" and bool(words & _GROWING_NOUNS))
    return narrow or (named and any(_is_ware(passage, c) for c in objects))


def _tokens_below(passage: Passage, index: int) -> list[Token]:
    return [passage.tokens[i] for i in subtree(passage.tokens, index)]


_PEOPLE = frozenset({"people", "residents", "inhabitants", "citizens"})
_GROWING_NOUNS = frozenset({"growth", "expansion", "contraction"})


def _is_ware(passage: Passage, index: int) -> bool:
    """Say whether "of ..." names wares or a group: "exports of soy", "growth of tourism"."""
    token = passage.tokens[index]
    below = subtree(passage.tokens, index)
    wares = {passage.tokens[i].text.lower() for i in below} & lexicon("other_figures", "before")
    plain = token.lemma in lexicon("whole", "nouns") and not wares
    if token.pos not in {"NOUN", "PROPN"} or plain:
        return False
    if _number_at(passage, token.start) or _date_at(passage, token.start):
        return False
    if any(_number_at(passage, passage.tokens[i].start) for i in below):
        return False
    return _mention_kind(passage, token.start) not in _PLACES


def _number_at(passage: Passage, offset: int) -> bool:
    return any(q.span.start <= offset < q.span.end for q in passage.quantities)


def _date_at(passage: Passage, offset: int) -> bool:
    return any(d.span.start <= offset < d.span.end for d in passage.dates)


def _mention_kind(passage: Passage, offset: int) -> EntityKind | None:
    for mention in passage.mentions:
        if mention.span.start <= offset < mention.span.end:
            return mention.ref.kind
    return None


def _joined_before(passage: Passage, span: Span) -> bool:
    """Say whether the name is the second part of a compound: "anti-inflation move"."""
    before = passage.before(span.start)
    return re.search(r"\b(?:anti|non|post|pro)[-‑ ]$", before, re.IGNORECASE) is not None


def _to_or_from(passage: Passage, span: Span) -> bool:
    """Say whether a partner or a smaller place follows: "imports from ...", "population of ..."."""
    for mention in passage.mentions:
        start = max(span.end, mention.span.start)
        gap = passage.text[span.end - passage.span.start : start - passage.span.start]
        whole = mention.ref.kind in _PLACES
        links = "from|to|with|into|towards?" if whole else "of|in"
        follows = re.fullmatch(rf"\s+(?:{links})(?: the)?\s+", gap, re.IGNORECASE)
        if follows is not None and mention.how != "pronoun":
            return True
    return False


def _takes_ware(passage: Passage, index: int) -> bool:
    """Say whether a verb names what is traded: "exporting currency"."""
    token = passage.tokens[index]
    return token.pos == "VERB" and any(
        passage.tokens[c].dep == "dobj" and _is_ware(passage, c)
        for c in children(passage.tokens, index)
    )


def _word_after(passage: Passage, span: Span) -> bool:
    rest = passage.after(span.end)
    if not rest[:1].isspace():
        return False
    following = rest.split(maxsplit=1)[0].strip(".,;:!?)").lower() if rest.strip() else ""
    return following in lexicon("other_figures", "after")
