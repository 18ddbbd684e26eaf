"""Say a figure's claim as a sentence that stands alone: whose, what, how much, when."""

from factcheck.normalise.indicators import Indicator
from factcheck.splitter.quantity_numbers import Number
from factcheck.splitter.quantity_period import Period

_MOVED = {1: "rose by", -1: "fell by"}
_PASSING = frozenset({"topped", "exceeded", "passed", "surpassed", "exceeding", "topping", "exceeds", "tops", "surpasses", "past", "exceed"})
_SIDE = {1: "a surplus", -1: "a deficit"}


def possessive(name: str) -> str:
    """Give "Chile's" or "the Philippines'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def plain_label(option: Indicator) -> str:
    """Give the figure's name without its unit: "Foreign reserves including gold"."""
    label = option.label.split(",")[0].split(":")[0]
    head = label.split()[0] if label else ""
    return label if head.isupper() else label[:1].lower() + label[1:]


def number_text(number: Number) -> str:
    """Give the number as written, with the unit that its neighbour lent."""
    text = " ".join(number.mention.text.split())
    first, _, rest = text.partition(" ")
    text = f"more than {rest}" if first.lower() in _PASSING else text[:1].lower() + text[1:] if first.isalpha() else text
    if not number.borrowed:
        return text
    unit = {"percent": "percent", "USD": "US dollars"}.get(number.quantity.unit, "")
    return f"{text} {unit}".strip()


def when_text(period: Period) -> str:
    """Give the period with its article's relative words made absolute."""
    if period.kind == "year" and period.years:
        return f" in {period.years[0]}"
    if period.kind == "end" and period.years:
        return f" at the end of {period.years[0]}"
    if period.kind == "inherited" and period.years:
        return f" in {period.years[0]} (undated in the text)"
    if period.kind == "latest" and period.years:
        return f" as of {period.years[0]}"
    if period.date is not None:
        return f" in {period.date.edtf}"
    return ""


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
    head = label.split(" of ")[0].split(" from ")[0].split(" per ")[0].split(" below ")[0].split(" with ")[0]
    plural = head.endswith("s") and not head.endswith("ss") or head.startswith("people")
    return "were" if plural else "was"


def growth_statement(place: str, option: Indicator, number: str, period: Period, sign: int) -> str:
    """State by how many percent a level changed."""
    moved = _MOVED[sign or 1]
    return f"{possessive(place)} {plain_label(option)} {moved} {number}{when_text(period)}."
