"""Compare claims that set a figure against another value: times, shares, differences, higher, lower."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.checkers.quantity_asked import Asked, Finding, point_text
from factcheck.checkers.quantity_series import Point, Series
from factcheck.checkers.quantity_text import value_text
from factcheck.checkers.quantity_tolerance import tolerance_of
from factcheck.model.evidence import Stance

# Two values move in revisions: a ratio agrees within this share of itself...
ROOM = Decimal("0.05")
# ...and is excluded where the told one is so many times off, either way.
FAR = Decimal("1.4")
# "Higher than" is excluded only where the value is lower by more than twice its own room.
CLEARLY = 2


def judge_ratio(asked: Asked, own: Series, other: Series) -> Finding | None:
    """Judge "twice what it was in 2000" by the two values, each of a year that may be meant."""
    low, high = (Decimal(asked.claim.slots.detail(key)) for key in ("low", "high"))
    difference = asked.claim.slots.detail("measure") == "difference"
    pairs = list(_pairs(asked, own, other))
    if not pairs:
        return None
    values = [_compared(here, there, difference=difference) for here, there in pairs]
    if any(value is None for value in values):
        return None
    likely = (
        asked.years[:2] if any(p.year in asked.years[:2] for p, _ in pairs) else asked.recent(4)
    )
    numbers = [value for value in values if value is not None]
    agree = [_within(value, low, high, difference=difference) for value in numbers]
    # Where a year is open, every pair that may be meant has to agree.
    fits = all(
        yes for yes, (own_point, _) in zip(agree, pairs, strict=True) if own_point.year in likely
    )
    chosen = 0 if fits else next((i for i, yes in enumerate(agree) if not yes), 0)
    here, there = pairs[chosen]
    against = all(_excluded(own, pair, (low, high), difference=difference) for pair in pairs)
    sure = asked.period in {"year", "end", "latest"} and asked.strength == "strong"
    sure = sure and asked.basis not in {"mixed", "paragraph"}
    stance = Stance.SUPPORTS if fits else Stance.REFUTES if against and sure else Stance.NEUTRAL
    return _finding(asked, own, other, (here, there), stance)


def _pairs(asked: Asked, own: Series, other: Series) -> Iterator[tuple[Point, Point]]:
    told = [int(year) for year in asked.claim.slots.detail("base_years").split("|") if year]
    # As things stand, any of the last years may be meant.
    years = asked.recent(4) if asked.period == "latest" else asked.years[:2]
    for year in years:
        here = own.at(year)
        if here is None:
            continue
        for base in told or [year]:
            there = other.at(base)
            if there is not None and (there is not here):
                yield here, there
        if asked.period in {"year", "end"}:
            return


def _compared(here: Point, there: Point, *, difference: bool) -> Decimal | None:
    if difference:
        return here.value - there.value
    if there.value <= 0 or here.value <= 0:
        return None
    return here.value / there.value


def _within(value: Decimal, low: Decimal, high: Decimal, *, difference: bool) -> bool:
    if difference:
        room = abs(value) * ROOM
        return low - room <= value <= high + room
    if low == 1 or high == 1:
        return low <= value <= high and value != 1
    return low * (1 - ROOM) <= value <= high * (1 + ROOM)


def _excluded(
    series: Series,
    pair: tuple[Point, Point],
    bounds: tuple[Decimal, Decimal],
    *,
    difference: bool,
) -> bool:
    here, there = pair
    value = _compared(here, there, difference=difference)
    low, high = bounds
    if value is None:
        return False
    if difference:
        near, far = sorted((abs(low), abs(high)))
        return value * low < 0 or abs(value) > far * FAR or abs(value) < near / FAR
    if low == 1 or high == 1:
        room = CLEARLY * tolerance_of(series.indicator).agrees(there.value)
        gap = here.value - there.value
        return gap < -room if low == 1 else gap > room
    return value > high * FAR or value < low / FAR


def _finding(
    asked: Asked, own: Series, other: Series, pair: tuple[Point, Point], stance: Stance
) -> Finding:
    here, there = pair
    both = Point(
        value=here.value, facts=(*there.facts, *here.facts), start=here.start, end=here.end
    )
    name = f"{asked.claim.slots.object.value.name} " if asked.claim.slots.object else ""
    against = f"{name}{point_text(other, there)} in {there.year}"
    finding = Finding(
        stance=stance,
        series=own,
        point=both,
        value=f"{point_text(own, here)} in {here.year}, against {against}",
        said=f"“{asked.claim.quote}”",
        confidence=0.8,
    )
    if stance is not Stance.REFUTES:
        return finding
    return replace(finding, correction=_right(asked, own, pair))


def _right(asked: Asked, own: Series, pair: tuple[Point, Point]) -> str:
    here, there = pair
    if asked.claim.slots.detail("measure") == "difference":
        gap = here.value - there.value
        return f"{value_text(abs(gap), own.indicator.unit)} {'more' if gap > 0 else 'less'}"
    times = (here.value / there.value).quantize(Decimal("0.01")).normalize()
    return f"{times:f} times as much"


def paired(series: Sequence[Series], pair: str, place: str) -> tuple[Series, Series] | None:
    """Give the two series of a pair of figures, "A+B", for one place."""
    first, _, second = pair.partition("+")
    known = {one.indicator.id: one for one in series if one.place == place}
    if first not in known or second not in known:
        return None
    return known[first], known[second]
