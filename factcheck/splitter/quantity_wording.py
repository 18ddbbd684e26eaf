"""Say a figure's claim as a sentence that stands alone: whose, what, how much, when."""

import re

from factcheck.normalise.indicators import Indicator
from factcheck.splitter.quantity_numbers import Number
from factcheck.splitter.quantity_period import Period

_MOVED = {1: "rose by", -1: "fell by"}
_WHEN = {
    "year": " in {}",
    "end": " at the end of {}",
    "inherited": " in {} (undated in the text)",
    "latest": " as of {}",
    "undated": " around {}",
}
_PASSING = frozenset(
    {
        "topped",
        "exceeded",
        "passed",
        "surpassed",
        "exceeding",
        "topping",
        "exceeds",
        "tops",
        "surpasses",
        "past",
        "exceed",
    }
)
_SIDE = {1: "a surplus", -1: "a deficit"}


def possessive(name: str) -> str:
    """Give "Chile's" or "the Philippines'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def plain_label(option: Indicator) -> str:
    """Give the figure's name without its unit: "Foreign reserves including gold"."""
    label = option.label.split(",")[0].split(":")[0]
    head = re.split(r" (?:of|from|per|below|with|living|in) ", label, maxsplit=1)[0]
    plural = (head.endswith("s") and not head.endswith("ss")) or head.startswith("people")
    return "were" if plural else "was"


def growth_statement(place: str, option: Indicator, number: str, period: Period, sign: int) -> str:
    """State by how many percent a level changed."""
    moved = _MOVED[sign or 1]
    return f"{possessive(place)} {plain_label(option)} {moved} {number}{when_text(period)}."
