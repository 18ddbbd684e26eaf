"""Tell a figure that is wrong beyond doubt: a power of ten off, the year beside's, the other sign's."""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.checkers.quantity_asked import Asked
from factcheck.checkers.quantity_series import Point, Series
from factcheck.checkers.quantity_tolerance import MIRRORED, Fit, signed

SLIP = Decimal("0.04")  # rounding, beside a power of ten
# A number of the year beside must lie so far from the year's own, as a share of it.
CLEARLY_OTHER = Decimal("0.25")
CROWDED = Decimal("1.5")
_PEOPLE = "indicator:SP.POP.TOTL"
Compared = Sequence[tuple[Point, Decimal, Fit]]


def slipped(asked: Asked, series: Series, compared: Compared) -> bool:
    """Say whether a level is told ten, a hundred or a thousand times too large, or too small.

    Of people too many need no surer words: no part of a country is larger than all of it.
    """
    quantity = asked.quantity
    level = series.indicator.kind == "level" and not asked.is_growth
    if quantity is None or not level or asked.period in {"part", "window"}:
        return False
    if asked.strength != "strong" and quantity.value < compared[0][1]:
        return False
    return all(
        any(
            abs(quantity.value * scale - value) <= abs(value) * SLIP
            for scale in (Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))
        )
        for _, value, _ in compared
    )


def misdated(asked: Asked, series: Series, point: Point, value: Decimal) -> Point | None:
    """Find the year beside the one told whose value the number is to the digit."""
    quantity = asked.quantity
    if quantity is None or asked.is_growth or (asked.period, asked.strength) != ("year", "strong"):
        return None
    digits = len(quantity.value.normalize().as_tuple().digits)
    if digits < 2 or asked.basis in {"mixed", "paragraph"} or not value:
        return None
    claimed = quantity.value * (asked.sign or 1)
    if abs(claimed - value) < abs(value) * CLEARLY_OTHER:
        return None
    low, high = signed(quantity, asked.sign)
    # Of three digits and more no chance hits upon another year's either.
    reach = (-1, 1) if digits < 3 else (-1, 1, -2, 2, -3, 3)
    beside = [near for off in reach if (near := series.at(point.year + off)) is not None]
    return next((near for near in beside if low <= near.value <= high), None)


def is_mirrored(asked: Asked, compared: Compared) -> bool:
    """Say whether the number is the year's own with the other sign: no chance makes that."""
    pinned = asked.period == "year" and asked.basis not in {"paragraph", "mixed"}
    day = asked.claim.as_of
    over = day is None or day.year not in asked.years
    return (
        pinned
        and over
        and all(
            near.beyond == MIRRORED and abs(value) >= 1 and point.year in asked.years
            for point, value, near in compared
        )
    )


def is_more_than_all(asked: Asked, compared: Compared) -> bool:
    """Say whether more people are told than the whole country had in the year told."""
    quantity = asked.quantity
    people = asked.indicators[:1] == (_PEOPLE,) and not asked.is_growth
    people = people and asked.basis not in {"paragraph", "mixed"}
    if quantity is None or not people or asked.period != "year":
        return False
    return all(quantity.low > value * CROWDED for _, value, _ in compared)
