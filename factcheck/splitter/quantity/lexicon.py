"""Load the words that tell what an article says of a figure."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.model.value import Span
from factcheck.normalise.names import fold
from factcheck.splitter.reading import Passage

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_POSSESSIVE = re.compile(r"['’]s?$")


@cache
def _table() -> dict[str, Any]:
    text = files("factcheck.splitter.quantity").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def lexicon(section: str, key: str = "words") -> frozenset[str]:
    """Give one list of words."""
    return frozenset(_table()[section][key])


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedWord:
    """Hold one word of a sentence, folded, its possessive ending taken off."""

    span: Span
    text: str


def folded_words(passage: Passage) -> tuple[FoldedWord, ...]:
    """Cut a sentence into folded words; hyphens and all punctuation part words."""
    return tuple(_words(passage.text, passage.span.start))


def _words(text: str, offset: int) -> Iterator[FoldedWord]:
    for match in _WORD.finditer(text):
        bare = _POSSESSIVE.sub("", match.group())
        span = Span(start=offset + match.start(), end=offset + match.end())
        yield FoldedWord(span=span, text=fold(bare))


def words_in(passage: Passage, span: Span) -> list[str]:
    """Give the folded words that lie inside a part of the sentence."""
    text = passage.text[span.start - passage.span.start : span.end - passage.span.start]
    return [word.text for word in _words(text, span.start)]


def has_phrase(passage: Passage, span: Span, phrases: frozenset[str]) -> bool:
    """Say whether one of the folded phrases stands inside a part of the sentence."""
    text = f" {' '.join(words_in(passage, span))} "
    return any(f" {phrase} " in text for phrase in phrases)
