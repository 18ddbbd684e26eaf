"""Widen or narrow a number by the words around it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from factcheck.model.value import Hedge, Quantity
from factcheck.normalise.wording import pattern_after, pattern_before, surfaces

_WINDOW = 48  # characters; the longest hedge with its article is shorter
_LEAD_IN = re.compile(r"\ba\s+$", re.IGNORECASE)
_NEGATION = re.compile(
    r"(?:\b(?:not|never|hardly|without|nor|neither|cannot)|n't)\s+(?:[^\s.;:,]+\s+){0,2}$",
    re.IGNORECASE,
)
_NEGATED = {"over": "at_most", "under": "at_least", "at_least": "under", "just_over": "at_most"}
_HEDGES = {
    "about": Hedge.ABOUT,
    "nearly": Hedge.NEARLY,
    "close": Hedge.NEARLY,
    "just_under": Hedge.NEARLY,
    "just_over": Hedge.OVER,
    "over": Hedge.OVER,
    "under": Hedge.UNDER,
    "at_least": Hedge.AT_LEAST,
    "at_most": Hedge.AT_MOST,
    "exact": Hedge.EXACT,
}
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Hold a hedge found beside a number: which, and how far it reaches."""

    start: int
    end: int
    key: str


def wording_around(text: str, start: int, end: int) -> Wording:
    """Find the hedge before a number, else after it; the key is "" without one."""
    before = _wording_before(text, start)
    first, key = before or (start, "")
    found = pattern_after("hedges_after").match(text, end) if key in {"", "exact"} else None
    if found:
        end, key = found.end(), surfaces("hedges_after")[found["word"].lower()]
    return Wording(start=first, end=end, key=key)


def _wording_before(text: str, start: int) -> tuple[int, str] | None:
    window = text[max(0, start - _WINDOW) : start]
    lead_in = _LEAD_IN.search(window)
    for cut in {len(window): None, lead_in.start() if lead_in else len(window): None}:
        found = pattern_before("hedges").search(window[:cut])
        if found is None or "\n" in found[0]:
            continue
        key = surfaces("hedges")[(found["word"] or found["sign"]).lower()]
        if _NEGATION.search(window[: found.start()]):
            key = _NEGATED.get(key, key)
        return start - len(window) + found.start(), key
    return None


def hedged(value: Decimal, unit: str, precision: tuple[Decimal, Decimal], key: str) -> Quantity:
    """Give the quantity with the bounds its wording allows.

    `precision` is the slack by rounding and one unit of the last counting digit.
    """
    low, high = _limits(abs(value), precision, key)
    if value < 0:
        low, high = -high, -low
    return Quantity(
        value=written_out(value), unit=unit, low=written_out(min(low, value)),
        high=written_out(max(high, value)),
        hedge=_HEDGES.get(key, Hedge.EXACT),
    )  # fmt: skip


def written_out(number: Decimal) -> Decimal:
    """Give the same number without an exponent or idle zeros, so that it prints as digits."""
    bare = number.normalize()
    exponent = bare.as_tuple().exponent
    return bare.quantize(Decimal(1)) if isinstance(exponent, int) and 0 < exponent < 20 else bare


def _limits(
    value: Decimal, precision: tuple[Decimal, Decimal], key: str
) -> tuple[Decimal, Decimal]:
    slack, digit = precision
    wide = max(value * _TENTH, slack)
    # "Just over 51" promises more than "over 51": one unit of the last digit, a tenth at most.
    short = min(value * _TENTH, digit) or slack
    limits = {
        "about": (value - wide, value + wide),
        "nearly": (value - value * _TENTH, value),
        "close": (value - value * _TENTH, value + slack),
        "just_under": (value - short, value),
        "just_over": (value, value + short),
        # Half as much again: in the labelled articles every true "more than" lies within a third,
        # and an error of one order of magnitude is still seen.
        "over": (value, value * Decimal("1.5")),
        "under": (value / 2, value),
        "at_least": (value, value * 2),
        "at_most": (Decimal(0), value),
    }
    return limits.get(key, (value - slack, value + slack))
