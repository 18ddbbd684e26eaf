"""Tell whether a text is English, so that no other language is read as if it were."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from itertools import islice

from factcheck.errors import DocumentError

ENGLISH = "en"
OTHER_SCRIPT = "und"

_NAMES = {
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    OTHER_SCRIPT: "another script",
}

_WORD = re.compile(r"[^\W\d_]+")
# Shorter texts have too few words to tell a language by; they are taken for English.
_MIN_WORDS = 30
# A beginning tells as much as the whole.
_MAX_WORDS = 2000
# In the labelled articles the English words make 18 to 32 %, those of any other language at most
# 6 %; prose of another language has it the other way round.
_MIN_LEAD = 0.1


def guess_language(text: str) -> str:
    """Give the ISO 639-1 code of the language whose commonest words a text uses most.

    English has the benefit of the doubt; "und" is a text in another script than Latin.
    """
    found = islice(_WORD.finditer(text), _MAX_WORDS)
    words = [match.group().casefold() for match in found]
    if len(words) < _MIN_WORDS:
        return ENGLISH
    # The Latin script with its accents ends before U+0250.
    if sum(word[0] < "\u0250" for word in words) < len(words) / 2:
        return OTHER_SCRIPT
    shares = {
        language: sum(word in common for word in words) / len(words)
        for language, common in _common_words().items()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] > shares[ENGLISH] + _MIN_LEAD else ENGLISH


def refuse_unless_english(text: str, shown: str) -> None:
    """Refuse a text in another language: the rules read English, and would guess at others.

    Raises:
        DocumentError: the text is not English.
    """
    language = guess_language(text)
    if language != ENGLISH:
        message = f"{shown} seems to be in {_NAMES[language]}, and only English can be checked"
        raise DocumentError(message, hint="check an English version of it")


@lru_cache(maxsize=1)
def _common_words() -> Mapping[str, frozenset[str]]:
    file = resources.files("factcheck.documents").joinpath("languages.toml")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}
