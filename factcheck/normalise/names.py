"""Bring personal and place names into one spelling, split them and compare them."""

import re
import unicodedata
from dataclasses import dataclass

# Letters that Unicode does not decompose, as news agencies write them without the mark.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe",
        "þ": "th", "ð": "d", "ə": "a", "ŋ": "ng",
    }
)  # fmt: skip
_APOSTROPHES = "'’‘ʼʻ`´′ʹ＇"
_ACCENTS = re.compile("[\u0300-\u036f]")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?)+(?=[^\W\d_]\.)")
_DROPPED = re.compile(f"[{_APOSTROPHES}.\u00ad\u200b-\u200f\u2060\ufeff]")
_GAP = re.compile(r"(?:[^\w&]|_)+")


def fold(text: str) -> str:
    """Give the key under which spellings of one name meet.

    Accents, case, apostrophes and full stops go; dashes and other punctuation become single
    spaces: "U.S." and "US" give "us", "Díaz-Canel" gives "diaz canel", "J. D." gives "jd".
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = unicodedata.normalize("NFKD", _ACCENTS.sub("", plain).casefold())
    plain = _ACCENTS.sub("", plain).translate(_LETTERS)
    plain = _INITIALS.sub(lambda found: re.sub(r"\s", "", found[0]), plain)
    plain = _DROPPED.sub("", plain).replace("&", " and ")
    return _GAP.sub(" ", plain).strip()


def fold_tokens(text: str) -> tuple[str, ...]:
    """Give the words of a folded name."""
    return tuple(fold(text).split())
