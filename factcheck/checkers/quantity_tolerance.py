"""Say how near a claimed number must lie to a published one, and how far excludes it."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.model.value import LOWER_BOUNDS, UPPER_BOUNDS, Hedge, Quantity
from factcheck.normalise.indicators import Indicator

# Beyond this many times, "more than 2 million" said of 40 million speaks of something else.
ABSURD = 5
MIRRORED = Decimal(4)  # far enough for an accusation with any doubt but an undated one


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """Hold how far apart two publishers' values of one figure may lie."""

    agree_abs: Decimal
    agree_rel: Decimal
    differ_abs: Decimal
    differ_rel: Decimal

    def agrees(self, value: Decimal) -> Decimal:
        """Give the room within which a claim still gives this value."""
        return self.agree_abs + self.agree_rel * abs(value)

    def differs(self, value: Decimal) -> Decimal:
        """Give the distance beyond which a claim excludes this value."""
        return self.differ_abs + self.differ_rel * abs(value)


@cache
def _table() -> dict[str, Any]:
    text = files("factcheck.checkers").joinpath("quantity_tolerance.toml").read_text("utf-8")
    return tomllib.loads(text, parse_float=Decimal)


@cache
def tolerance_of(indicator: Indicator) -> Tolerance:
    """Give an indicator's tolerance, by its id or else by what it measures."""
    table = _table()
    row = table.get(indicator.id.removeprefix("indicator:"))
    if row is None:
        kind = indicator.needs if indicator.needs in table["default"] else "other"
        row = table["default"][kind]
    agree, differ = row["agree"], row["differ"]
    return Tolerance(
        agree_abs=Decimal(agree["abs"]),
        agree_rel=Decimal(agree["rel"]),
        differ_abs=Decimal(differ["abs"]),
        differ_rel=Decimal(differ["rel"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Say how a value lies to a claim's bounds: fits, or how far out in units of "differs".

    `beyond` is 0 inside the bounds and at least 1 where the value excludes the claim.
    """

    fits: bool
    beyond: Decimal


def signed(quantity: Quantity, sign: int) -> tuple[Decimal, Decimal]:
    """Give a claim's bounds with the sign its words lend: "fell by 4%" is -4."""
    if sign >= 0:
        return quantity.low, quantity.high
    return -quantity.high, -quantity.low


def fit(quantity: Quantity, sign: int, value: Decimal, tolerance: Tolerance) -> Fit:
    """Compare a claim's bounds with a published value."""
    low, high = signed(quantity, sign)
    if quantity.hedge is Hedge.AT_MOST and not low:
        low = high / 2  # "up to 7 billion" says nothing of 300 million
    room = tolerance.agrees(value)
    if _is_across(quantity, sign, value, room):
        # "More than 9 million" is not borne out by 8.9 million, near as it is.
        return Fit(fits=False, beyond=Decimal(0))
    if low - room <= value <= high + room:
        return Fit(fits=True, beyond=Decimal(0))
    if _is_on_open_side(quantity, sign, value):
        return Fit(fits=False, beyond=Decimal(0))
    out = max(low - value, value - high)
    limit = tolerance.differs(value) or Decimal(1)
    if sign and low * value < 0 and low - room <= -value <= high + room:
        # The same number with the other sign: "fell by 4.1%" of a rise by 4.1.
        return Fit(fits=False, beyond=MIRRORED)
    return Fit(fits=False, beyond=out / limit)


def _is_across(quantity: Quantity, sign: int, value: Decimal, room: Decimal) -> bool:
    """Say whether a value lies on the wrong side of "more than" or "less than"."""
    size = value if sign >= 0 else -value
    if quantity.hedge in LOWER_BOUNDS:
        return room / 4 < quantity.value - size <= room
    if quantity.hedge in UPPER_BOUNDS:
        return room / 4 < size - quantity.value <= room
    return False


def _is_on_open_side(quantity: Quantity, sign: int, value: Decimal) -> bool:
    """Say whether the value lies where "more than" or "less than" still holds, if far out."""
    size = value if sign >= 0 else -value
    if quantity.hedge in LOWER_BOUNDS:
        return quantity.high < size <= ABSURD * quantity.value
    if quantity.hedge in UPPER_BOUNDS:
        return 0 <= size < quantity.low and size * ABSURD >= quantity.value
    return False


def holds_loosely(quantity: Quantity, sign: int, value: Decimal) -> bool:
    """Say whether "below 2%" holds of 0.4%: true, though far from the words."""
    return _is_on_open_side(quantity, sign, value)
