"""Say a figure's claim as a sentence that stands alone: whose, what, how much, when."""

import re

from factcheck.normalise.indicators import Indicator
from factcheck.splitter.quantity.units import Number
from factcheck.splitter.quantity.years import Period

_MOVED = {1: "rose by", -1: "fell by"}
_SIDE = {1: "a surplus", -1: "a deficit"}
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
        "past",
        "surpasses",
        "exceed",
    }
)


def possessive(name: str) -> str:
    """Give "Chile's" or "the Philippines'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def plain_label(option: Indicator) -> str:
    """Give the figure's name without its unit: "Foreign reserves including gold"."""
    label = option.label.split(",")[0].split(":")[0]
    first = label.split()[0] if label else ""
    return label if first.isupper() else label[:1].lower() + label[1:]


def number_text(number: Number) -> str:
    """Give the number as written, with the unit that its neighbour lent."""
    text = " ".join(number.mention.text.split())
    first, _, rest = text.partition(" ")
    if first.lower() in _PASSING:
        text = f"more than {rest}"
    elif first.isalpha():
        text = text[:1].lower() + text[1:]
    if not number.borrowed:
        return text
    unit = {"percent": "percent", "USD": "US dollars"}.get(number.quantity.unit, "")
    return f"{text} {unit}".strip()


def when_text(period: Period) -> str:
    """Give the period with its article's relative words made absolute."""
    shape = _WHEN.get(period.kind)
    if shape is not None and period.years:
        return shape.format(period.years[0])
    if period.date is None:
        return ""
    if period.kind == "window" and period.date.earliest is not None:
        return f" from {period.date.earliest} on"
    return f" in {period.date.edtf}"


def value_statement(place: str, option: Indicator, number: str, period: Period, sign: int) -> str:
    """State a level, a rate, a balance or a change."""
    owner, label, when = possessive(place), plain_label(option), when_text(period)
    if option.kind == "balance" and sign:
        return f"{owner} {label} showed {_SIDE[sign]} of {number}{when}."
    if option.kind == "growth" and option.id.endswith("NY.GDP.MKTP.KD.ZG") and sign:
        return f"{owner} gross domestic product {_MOVED[sign]} {number}{when}."
    minus = "minus " if sign < 0 and option.kind == "growth" else ""
    return f"{owner} {label} {was(label)} {minus}{number}{when}."


def was(label: str) -> str:
    """Give "was" or "were" for a figure's name."""
    head = re.split(r" (?:of|from|per|below|with|living|in|including) ", label, maxsplit=1)[0]
    plural = (head.endswith("s") and not head.endswith("ss")) or head.startswith("people")
    return "were" if plural else "was"


def growth_statement(place: str, option: Indicator, number: str, period: Period, sign: int) -> str:
    """State by how many percent a level changed."""
    moved = _MOVED[sign or 1]
    return f"{possessive(place)} {plain_label(option)} {moved} {number}{when_text(period)}."
