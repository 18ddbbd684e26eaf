"""Load the words that belong to numbers: hedges, scales, units and currencies."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    source = files("factcheck.normalise").joinpath("wording.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def one_of(words: Iterable[str]) -> str:
    """Give a pattern that matches any of the words, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\[\-\ \]", "[- ]") for word in ordered) + ")"


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """Give one list of the table."""
    return tuple(_table()[section][key])


@cache
def surfaces(section: str) -> Mapping[str, str]:
    """Give every written form of a section with the key it stands for."""
    return {word: key for key, forms in _table()[section].items() for word in forms}


@cache
def currency_signs() -> Mapping[str, str]:
    """Give the signs that stand before an amount, with their ISO 4217 codes."""
    return dict(_table()["currency_signs"])


@cache
def scales() -> Mapping[str, Decimal]:
    """Give the words for powers of ten (and the dozen) with their values."""
    values = _table()["scale_values"]
    return {word: Decimal(values[key]) for word, key in surfaces("scales").items()}


@cache
def pattern_before(section: str) -> re.Pattern[str]:
    """Give a pattern for a listed word that ends just before the searched end."""
    return re.compile(
        rf"(?:(?<![\w'-])(?P<word>{one_of(surfaces(section))})|(?P<sign>[~≈<>≤≥]))[\s-]?\s?$",
        re.IGNORECASE,
    )


@cache
def pattern_after(section: str) -> re.Pattern[str]:
    """Give a pattern for a listed word that follows directly."""
    return re.compile(rf"[\s-]{{0,2}}(?P<word>{one_of(surfaces(section))})(?!\w)", re.IGNORECASE)
