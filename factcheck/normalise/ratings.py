"""Bring what fact checkers call their findings into one small scale."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.normalise.names import fold

OTHER = "other"
_SENTENCE = re.compile(r"[.!;:,()–—\n]| - ")
# After these words a verdict is taken back by half.
_QUALIFIED = re.compile(
    r"\b(?:but|however|though|although|yet|partly|partially|mostly|context|missing|except|unless"
    r"|needs?|half|not)\b"
)
_TOWARDS_TRUE = frozenset({"true", "mostly_true"})
_TOWARDS_FALSE = frozenset({"false", "mostly_false"})
LARGEST = 1000  # no scale of stars or points goes so far
_SOFTER = {"true": "mostly_true", "false": "mostly_false"}
# Upper bounds of the classes on a scale from 0, the worst, to 1, the best.
_SCALE = ((Decimal("0.1"), "false"), (Decimal("0.35"), "mostly_false"), (Decimal("0.65"), "mixed"),
          (Decimal("0.9"), "mostly_true"), (Decimal(1), "true"))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Hold a rating in numbers as published: text, and "" where there is none."""

    value: str = ""
    best: str = ""
    worst: str = ""


def rating_of(words: str, host: str = "", marks: Marks | None = None) -> str:
    """Give the class of a published rating: its words count, and its number where they do not.

    Where words and number point opposite ways one of them is a slip, and neither counts.
    """
    by_words = _by_words(words, host)
    by_number = _by_number(marks) if marks is not None else OTHER
    if by_words == OTHER:
        # Words that are not understood may take back by half what the number says.
        return _SOFTER.get(by_number, by_number) if fold(words) else by_number
    return OTHER if _are_opposed(by_words, by_number) else by_words


def _by_words(words: str, host: str) -> str:
    whole = fold(words)
    own = _table()["publisher"].get(host, {})
    if whole in own:
        return str(own[whole])
    if whole in _classes():
        return _classes()[whole]
    first, *rest = (fold(part) for part in _SENTENCE.split(words.strip(" \"'“”«»*")))
    if any(_QUALIFIED.search(part) for part in rest):
        return OTHER
    return _classes().get(first, OTHER)


def _by_number(marks: Marks) -> str:
    """Give the class of a number; a scale may run either way, and -1 or 0 means unrated."""
    try:
        value, best, worst = (Decimal(n.strip()) for n in (marks.value, marks.best, marks.worst))
        low, high = min(best, worst), max(best, worst)
        if low == high or not -LARGEST < low <= value <= high < LARGEST:
            return OTHER
        share = (value - worst) / (best - worst)
        return next(name for bound, name in _SCALE if share <= bound)
    except ArithmeticError:
        return OTHER  # no number, or one without end


def _are_opposed(one: str, other: str) -> bool:
    return (one in _TOWARDS_TRUE and other in _TOWARDS_FALSE) or (
        one in _TOWARDS_FALSE and other in _TOWARDS_TRUE
    )


@cache
def _table() -> Mapping[str, Any]:
    text = files("factcheck.normalise").joinpath("ratings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _classes() -> Mapping[str, str]:
    return {fold(phrase): name for name, phrases in _table()["class"].items() for phrase in phrases}
