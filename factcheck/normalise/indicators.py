"""Tell which published figures the words of an article can mean."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from factcheck.normalise.names import fold

_BEGINNING = 3  # letters by which phrases are looked for; none is shorter
# The published values carry the noise of binary fractions; no source knows an amount better
# than to seven digits, and whole persons and dollars below that stay as they are.
DIGITS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Describe a published figure: its unit, and the words that name it.

    `kind` is "level", "rate", "growth", "balance" or "index". `needs` says what the number in
    the text must be: "percent", "money", "person", "year" or "number". `phrases`, `positive`
    and `negative` are folded text; the last two are the words beside a number that give its
    sign. `terms` are two indicator ids where the figure is the first minus the second, or with
    `ratio` the first as a percentage of the second, and is not stored itself. `cues` name the
    figure by words that need not stand together: groups of alternatives. `decimals` and `factor` are for the builder: how the published number
    is stored.
    """

    id: str
    label: str
    unit: str
    kind: str
    needs: str
    phrases: tuple[str, ...]
    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    ratio: bool = False
    cues: tuple[tuple[tuple[str, ...], ...], ...] = ()
    basis: str = ""
    decimals: int = 3
    factor: int = 1


def _groups(cue: str) -> tuple[tuple[str, ...], ...]:
    """Read "woman|women + child|children" as the groups of which one word each must stand."""
    return tuple(tuple(group.strip().split("|")) for group in cue.split(" + "))


@cache
def indicator_phrases() -> tuple[Indicator, ...]:
    """Give every indicator with its phrases, in the order of preference."""
    text = files("factcheck.normalise").joinpath("indicators.toml").read_text(encoding="utf-8")
    return tuple(
        Indicator(
            id=f"indicator:{row['id']}",
            label=row["label"],
            unit=row["unit"],
            kind=row["kind"],
            needs=row["needs"],
            phrases=tuple(row["phrases"]),
            positive=tuple(row.get("positive", ())),
            negative=tuple(row.get("negative", ())),
            terms=tuple(f"indicator:{term}" for term in row.get("terms", ())),
            ratio=row.get("ratio", False),
            cues=tuple(_groups(cue) for cue in row.get("cues", ())),
            basis=row.get("basis", ""),
            decimals=row["decimals"],
            factor=row.get("factor", 1),
        )
        for row in tomllib.loads(text)["indicator"]
    )


@cache
def indicators_by_id() -> Mapping[str, Indicator]:
    """Give every indicator by its id, as in "indicator:NY.GDP.MKTP.CD"."""
    return MappingProxyType({item.id: item for item in indicator_phrases()})


def rounded(value: Decimal, indicator: Indicator) -> Decimal:
    """Give a published value as it is kept: in whole units, to the indicator's decimals.

    Amounts are rounded to seven digits, numbers of people to whole ones.
    """
    value = value * indicator.factor
    places = -indicator.decimals
    if indicator.unit != "person":
        places = max(places, value.adjusted() - DIGITS + 1)
    whole = value.quantize(Decimal(1).scaleb(places), rounding=ROUND_HALF_EVEN)
    # Adding nothing takes the sign off a zero.
    return Decimal(format((whole + 0).normalize(), "f"))


def names_indicator(text: str, least_words: int = 1) -> bool:
    """Say whether a text has a phrase for an indicator, of so many words or more; its end may bend."""
    folded = f" {fold(text)}"
    return any(
        phrase in folded
        for word in folded.split()
        for phrase, words in _by_beginning().get(word[:_BEGINNING], ())
        if words >= least_words
    )


@cache
def _by_beginning() -> Mapping[str, Sequence[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for phrase in indicators_by_phrase():
        found.setdefault(phrase[:_BEGINNING], []).append((f" {phrase}", len(phrase.split())))
    return found


@cache
def indicators_by_phrase() -> Mapping[str, tuple[Indicator, ...]]:
    """Give the indicators that a folded phrase can mean, preferred first.

    "trade surplus" means several, on different bases; what number, what period and which
    country the text has decides among them.
    """
    found: dict[str, list[Indicator]] = {}
    for item in indicator_phrases():
        for phrase in item.phrases:
            found.setdefault(phrase, []).append(item)
    return MappingProxyType({phrase: tuple(items) for phrase, items in found.items()})
