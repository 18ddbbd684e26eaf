"""Cut text into BERT's lower-case word pieces, with where each stands in the text.

The same pieces as the reference tokenizer of the encoder (the training project compares the two),
save that "[SEP]" in a text is three ordinary pieces: no passage can write a border of its own.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

UNKNOWN = "[UNK]"
CLASS = "[CLS]"
SEPARATOR = "[SEP]"
_INSIDE = "##"
# Longer words are one unknown piece, as in the reference.
_LONGEST_WORD = 100
_WORDS_KEPT = 65_536
# Han ideographs, which the reference takes apart; kana and hangul stay words.
_HAN = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Hold the ids of a text's pieces and the span of the word each belongs to."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


class WordPiece:
    """Cut texts by one vocabulary; safe to share between threads."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids: Mapping[str, int] = {piece: i for i, piece in enumerate(vocabulary)}
        self.separator = self._ids[SEPARATOR]
        self.first = self._ids[CLASS]
        self._unknown = (self._ids[UNKNOWN],)
        self._word = lru_cache(maxsize=_WORDS_KEPT)(self._cut)

    def cut(self, text: str) -> Pieces:
        """Cut a text; pieces of one word share its span."""
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        for word, start, end in _words(text):
            found = self._word(word)
            ids.extend(found)
            spans.extend([(start, end)] * len(found))
        return Pieces(ids=tuple(ids), spans=tuple(spans))

    def _cut(self, word: str) -> tuple[int, ...]:
        """Take the longest known piece from the left, again and again."""
        folded = _fold(word)
        found: list[int] = []
        start = 0
        if len(folded) > _LONGEST_WORD:
            return self._unknown
        while start < len(folded):
            lead = _INSIDE if start else ""
            for end in range(len(folded), start, -1):
                piece = self._ids.get(lead + folded[start:end])
                if piece is not None:
                    break
            else:
                return self._unknown
            found.append(piece)
            start = end
        return tuple(found)


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Give words, and each mark and ideograph by itself, with their spans."""
    start = -1
    for at, character in enumerate(text):
        kind = _kind(character)
        if kind == "w":
            start = at if start < 0 else start
            continue
        if kind == "-":
            continue
        if start >= 0:
            yield text[start:at], start, at
            start = -1
        if kind == "1":
            yield character, at, at + 1
    if start >= 0:
        yield text[start:], start, len(text)


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    """Say what a character is: "w" of a word, "1" a word alone, " " between, "-" left out."""
    category = unicodedata.category(character)
    if character in "\t\n\r" or category in ("Zs", "Zl", "Zp"):
        return " "
    # Of the controls only the unassigned stay, as in the reference.
    if (category.startswith("C") and category != "Cn") or character == "\ufffd":
        return "-"
    code = ord(character)
    if any(low <= code <= high for low, high in _HAN):
        return "1"
    # The reference takes every sign of ASCII that is no letter or digit for punctuation.
    is_sign = code < 128 and not character.isalnum()
    return "1" if is_sign or category.startswith("P") else "w"


def _fold(word: str) -> str:
    """Drop what the reference leaves out, accents with it, and write small letters."""
    kept = "".join(c for c in word if _kind(c) != "-")
    plain = unicodedata.normalize("NFD", kept)
    return "".join(c for c in plain if unicodedata.category(c) != "Mn").lower()
