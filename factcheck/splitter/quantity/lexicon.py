"""Load the words that tell what an article says of a figure."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from factcheck.model.value import Span
from factcheck.normalise.names import fold
from factcheck.splitter.reading import Passage

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_OWN = ("'s", "’s")


@cache
def _table() -> dict[str, Any]:
    text = files("factcheck.splitter.quantity").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def lexicon(section: str, key: str = "words") -> frozenset[str]:
    """Give one list of words."""
    return frozenset(_table()[section][key])


class FoldedWord(NamedTuple):
    """Hold one word of a text, folded, its possessive ending taken off."""

    start: int
    end: int
    text: str


# Every reader of figures asks for the words of the same few stretches.
@lru_cache(maxsize=1024)
def folded_words(text: str) -> tuple[FoldedWord, ...]:
    """Cut a text into folded words; hyphens and all punctuation part words."""
    return tuple(
        FoldedWord(found.start(), found.end(), fold(word[:-2] if word.endswith(_OWN) else word))
        for found in _WORD.finditer(text)
        for word in (found.group(),)
    )


def words_in(passage: Passage, span: Span) -> list[str]:
    """Give the folded words that lie inside a part of the sentence."""
    start, end = span.start - passage.span.start, span.end - passage.span.start
    return [w.text for w in folded_words(passage.text) if start <= w.start and w.end <= end]


def has_phrase(passage: Passage, span: Span, phrases: frozenset[str]) -> bool:
    """Say whether one of the folded phrases stands inside a part of the sentence."""
    text = f" {' '.join(words_in(passage, span))} "
    return any(f" {phrase} " in text for phrase in phrases)
