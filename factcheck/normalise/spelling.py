"""Tell whether two words are spellings of one name in different romanisations."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

# One sound, several spellings: what romanisations of one name differ in.
_SPELLINGS = (
    ("sch", "s"), ("tch", "c"), ("zh", "j"), ("dj", "j"), ("dz", "z"), ("kh", "h"), ("gh", "g"),
    ("sh", "s"), ("ch", "c"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("q", "k"),
    ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("y", "i"), ("ie", "i"),
    ("j", "i"), ("z", "s"), ("c", "k"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<!^)[aeiouh]")
LEAST_ALIKE = 0.6  # of the letters of two spellings, set on the names of the labelled articles


def same_sound(word: str, other: str) -> bool:
    """Say whether two folded words can be one name: "mohammed" and "muhammad"."""
    if word == other:
        return True
    # The cheap test first: most words that stand together are no spellings of one name.
    sound = skeleton(word)
    if sound != skeleton(other) or len(sound) < 2:
        return False  # "Wei" and "Wee" have one consonant in common, and no more
    return SequenceMatcher(None, word, other).ratio() >= LEAST_ALIKE


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Give the consonants of a folded word with one spelling a sound: "haidar" and "haydar" agree."""
    for written, sound in _SPELLINGS:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", _DOUBLED.sub(r"\1", word)))
