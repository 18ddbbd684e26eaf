"""Compare a claimed number with a series: levels, rates, balances, growth, sums of months."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from factcheck.checkers.quantity_asked import Asked, Finding, when
from factcheck.checkers.quantity_series import Point, Series, total
from factcheck.checkers.quantity_slips import is_mirrored, is_more_than_all, misdated, slipped
from factcheck.checkers.quantity_text import value_text
from factcheck.checkers.quantity_tolerance import (
    Fit,
    Tolerance,
    fit,
    holds_loosely,
    tolerance_of,
)
from factcheck.model.evidence import Stance
from factcheck.model.value import ONE_SIDED, Quantity
from factcheck.normalise.indicators import indicators_by_id

# A second meaning of the same words would have to be this many times off as well before the
# first may accuse.
GROSS = Decimal(3)
# A number without a date may be one of so many years back, told as a story is.
REMEMBERED = 15
# Beside a year told in another clause it is one of the last few.
LATELY = 5
# Years an old value still stands for "now" where nothing newer is published (surveys, censuses).
STALE = 5
CROWD = 100_000  # below that a weak number is a rate, not a count of people
AVERAGED = Decimal("0.25")
_PRICES = "indicator:FP.CPI.TOTL.ZG"
_PERCENT_CHANGE = "indicator:NY.GDP.MKTP.KD.ZG"


def judge(asked: Asked, series: Series) -> Finding | None:
    """Compare the claim's number with the series; None where the series has no such period."""
    if asked.quantity is None:
        return None
    compared = [
        (point, value, _fit(asked, series, value)) for point, value in _values(asked, series)
    ]
    if not compared:
        return None
    now = _newest(compared) if _is_one_sided(asked) else compared
    fitting = next((row for row in now if row[2].fits), None)
    if fitting is not None:
        turned = _turned(asked, series, fitting[0])
        return turned or _supported(asked, series, fitting[0], fitting[1])
    return _unfitting(asked, series, compared)


def _is_one_sided(asked: Asked) -> bool:
    """Say whether "less than" is told of now: an older value says nothing for it."""
    hedge = asked.quantity.hedge if asked.quantity is not None else None
    return hedge in ONE_SIDED and asked.period in {"latest", "undated"}


def _newest(
    compared: Sequence[tuple[Point, Decimal, Fit]],
) -> Sequence[tuple[Point, Decimal, Fit]]:
    last = max(point.year for point, _, _ in compared)
    return [row for row in compared if row[0].year == last]


def _turned(asked: Asked, series: Series, point: Point) -> Finding | None:
    """Judge "eased to 6.4%" where the value did not fall: excluded where two years say so."""
    moved = int(asked.claim.slots.detail("moved", "0"))
    # A deficit that rises makes the balance fall.
    moved = -moved if asked.sign < 0 and series.indicator.kind == "balance" else moved
    before, earlier = series.at(point.year - 1), series.at(point.year - 2)
    if not moved or asked.period in {"part", "window"}:
        return None
    if before is None:
        finding = _finding(asked, series, point, point.value, Stance.NEUTRAL)
        return replace(finding, note="which way it went is not on record")
    if (point.value - before.value) * moved > 0:
        return None
    value = value_text(point.value, series.indicator.unit)
    shown = value_text(before.value, series.indicator.unit)
    both = replace(point, facts=(*before.facts, *point.facts))
    word = {1: "rise", -1: "fall"}[moved]
    room = tolerance_of(series.indicator).agrees(point.value)
    against = earlier is not None and all(
        (point.value - one.value) * moved < -room for one in (before, earlier)
    )
    sure = against and asked.strength == "strong" and asked.period in {"year", "end"}
    return replace(
        _finding(asked, series, both, point.value, Stance.REFUTES if sure else Stance.NEUTRAL),
        value=f"{value} after {shown} in {before.year}",
        said=f"a {word} to {asked.number} for {period_text(asked, point)}",
        confidence=0.8,
        correction=f"a {word_against(moved)} to {value}" if sure else None,
    )


def word_against(moved: int) -> str:
    """Give the other way."""
    return {1: "fall", -1: "rise"}[moved]


def _unfitting(
    asked: Asked, series: Series, compared: Sequence[tuple[Point, Decimal, Fit]]
) -> Finding:
    """Judge a claim that no value fits: loosely true, excluded, or a near miss."""
    loose = next((row for row in compared if _is_loose(asked, row[1])), None)
    if loose is not None:
        return replace(_supported(asked, series, loose[0], loose[1]), confidence=0.6)
    point, value, near = compared[0]
    if (
        _excludes(asked, series, compared)
        or slipped(asked, series, compared)
        or is_more_than_all(asked, compared)
        or is_mirrored(asked, compared)
    ):
        return _refuted(asked, series, point, value)
    beside = misdated(asked, series, point, value)
    if beside is not None:
        return replace(
            _refuted(asked, series, point, value),
            note=f"the article's number is {beside.year}'s",
            confidence=0.8,
        )
    return _near_miss(asked, series, point, value, near)


def _values(asked: Asked, series: Series) -> Iterator[tuple[Point, Decimal]]:
    """Give the values that the claim may mean, the likeliest first."""
    if asked.period == "window":
        yield from ((point, point.value) for point in _sums(asked, series))
        return
    if asked.period == "part":
        yield from ((point, point.value) for point in _months(asked, series))
        return
    points = [point for year in asked.years if (point := series.at(year)) is not None]
    slow = series.indicator.kind != "growth"
    if not points and slow and asked.period in {"latest", "undated"} and asked.years:
        last = series.last_until(asked.years[0])
        points = [last] if last is not None and last.year >= asked.years[0] - STALE else []
    for point in points:
        yield from _measured(asked, series, point)


def _measured(asked: Asked, series: Series, point: Point) -> Iterator[tuple[Point, Decimal]]:
    if not asked.is_growth:
        yield point, point.value
        return
    before = series.at(point.year - 1)
    if before is not None and before.value > 0:
        change = (point.value - before.value) / before.value * 100
        yield replace(point, facts=(*before.facts, *point.facts)), change


def _sums(asked: Asked, series: Series) -> Iterator[Point]:
    """Add up the months since a day, to the last one published before the article."""
    time, as_of = asked.claim.slots.time, asked.claim.as_of
    if time is None or time.value.earliest is None or as_of is None:
        return
    first = time.value.earliest.replace(day=1)
    end = min(time.value.latest or as_of, as_of)
    months = series.within(first, end)
    # Statistics offices publish a month three to seven weeks after its end.
    for late in (0, 1, 2):
        part = months[: len(months) - late] if late else months
        if part:
            yield total(part)


def _months(asked: Asked, series: Series) -> Iterator[Point]:
    time = asked.claim.slots.time
    if time is None or time.value.earliest is None or time.value.latest is None:
        return
    months = series.within(time.value.earliest, time.value.latest)
    if months:
        yield total(months)


def _fit(asked: Asked, series: Series, value: Decimal) -> Fit:
    assert asked.quantity is not None
    return fit(asked.quantity, asked.sign, value, _tolerance(asked, series))


def _tolerance(asked: Asked, series: Series) -> Tolerance:
    if asked.is_growth:
        return tolerance_of(indicators_by_id()[_PERCENT_CHANGE])
    known = tolerance_of(series.indicator)
    averaged = asked.claim.slots.detail("averaged") and series.indicator.id == _PRICES
    # The average of a year is one number; from December to December it is another.
    return replace(known, differ_rel=AVERAGED) if averaged else known


def _is_loose(asked: Asked, value: Decimal) -> bool:
    return (
        asked.quantity is not None
        and asked.quantity.unit in {"percent", "", "child"}
        and asked.quantity.value < 100
        and holds_loosely(asked.quantity, asked.sign, value)
    )


def _supported(asked: Asked, series: Series, point: Point, value: Decimal) -> Finding:
    finding = _finding(asked, series, point, value, Stance.SUPPORTS)
    if asked.strength == "weak" and _is_crowd(asked, value):
        return replace(
            finding, stance=Stance.NEUTRAL, note="the words may count a part of the people"
        )
    if asked.is_guessed and not _is_precise(asked, value):
        return replace(
            finding,
            stance=Stance.NEUTRAL,
            note="country, period and figure are all read from the context",
        )
    if asked.period not in {"year", "end"} and asked.years and point.year != asked.years[0]:
        return replace(finding, confidence=0.8)
    return finding


def _is_crowd(asked: Asked, value: Decimal) -> bool:
    """Say whether so many people need not be all: "over 200 million" of 240 million."""
    quantity = asked.quantity
    return (
        quantity is not None and quantity.value >= CROWD and abs(quantity.value - value) > value / 8
    )


def _is_precise(asked: Asked, value: Decimal) -> bool:
    """Say whether number and value agree to two digits: within a twentieth."""
    assert asked.quantity is not None
    claimed = asked.quantity.value * (asked.sign or 1)
    return value != 0 and abs(claimed - value) <= abs(value) / 20


def _excludes(asked: Asked, series: Series, compared: Sequence[tuple[Point, Decimal, Fit]]) -> bool:
    """Say whether no value that the claim may mean comes near it."""
    monthly = asked.period in {"part", "window"}
    if asked.basis in {"paragraph", "mixed"}:
        return False  # the country is another than the text's own, and only from a sentence before
    # Words carried over from another clause or sentence were a guess in half of all cases.
    if asked.strength != "strong" or (series.indicator.id != asked.indicators[0] and not monthly):
        return False
    if not monthly and compared[0][0].year not in asked.years:
        return False  # the last value known is too old to exclude anything
    rows = [*compared, *_more_years(asked, series)]
    need = Decimal(str(asked.doubt))
    far = all(near.beyond >= need for _, _, near in rows)
    if far and (len(asked.indicators) > 1 or asked.period == "window"):
        return all(_is_gross(asked, value) for _, value, _ in rows)
    return far


def _more_years(asked: Asked, series: Series) -> list[tuple[Point, Decimal, Fit]]:
    """Give every year that an unpinned period may mean, or the ones round an unfinished year."""
    as_of = asked.claim.as_of
    pinned = asked.period in {"year", "end"}
    unfinished = as_of is not None and as_of.year in asked.years
    if asked.period in {"part", "window"} or (pinned and not unfinished):
        return []
    length = 3 if pinned else LATELY if asked.period == "inherited" else REMEMBERED
    years = asked.recent(length)
    points = [point for year in years if (point := series.at(year)) is not None]
    return [
        (point, value, _fit(asked, series, value))
        for candidate in points
        for point, value in _measured(asked, series, candidate)
    ]


def _is_gross(asked: Asked, value: Decimal) -> bool:
    assert asked.quantity is not None
    claimed = asked.quantity.value * (asked.sign or 1)
    if claimed * value < 0:
        return True
    small, large = sorted((abs(claimed), abs(value)))
    return large >= GROSS * small


def _refuted(asked: Asked, series: Series, point: Point, value: Decimal) -> Finding:
    finding = _finding(asked, series, point, value, Stance.REFUTES)
    return replace(finding, correction=correction(asked, series, value))


def _near_miss(asked: Asked, series: Series, point: Point, value: Decimal, near: Fit) -> Finding:
    finding = _finding(asked, series, point, value, Stance.NEUTRAL)
    other = _other_year(asked, series, point)
    if other is not None:
        return replace(
            finding, note=f"{value_text(other.value, series.indicator.unit)} is {other.year}'s"
        )
    if near.beyond < 1:
        return replace(finding, note="too near to exclude, too far to confirm")
    return replace(finding, note="the period or the figure is not sure enough to decide")


def _other_year(asked: Asked, series: Series, point: Point) -> Point | None:
    if asked.is_growth:
        return None
    nearby = sorted(series.points, key=lambda p: abs(p.year - point.year))
    return next((p for p in nearby[:5] if _fit(asked, series, p.value).fits), None)


def _finding(asked: Asked, series: Series, point: Point, value: Decimal, stance: Stance) -> Finding:
    unit = "percent" if asked.is_growth else series.indicator.unit
    return Finding(
        stance=stance,
        series=series,
        point=point,
        value=value_text(value, unit) + (" on the year before" if asked.is_growth else ""),
        said=f"{said(asked)} for {period_text(asked, point)}",
    )


_SIGNED = {
    ("surplus", 1): "a surplus of {}", ("deficit", -1): "a deficit of {}",
    ("growth_rate", -1): "minus {}", ("growth", 1): "a rise of {}", ("growth", -1): "a fall of {}",
}  # fmt: skip


def said(asked: Asked) -> str:
    """Give the claim's number with the sign its words lend."""
    shape = _SIGNED.get((asked.claim.slots.relation, asked.sign), "{}")
    return shape.format(asked.number)


def period_text(asked: Asked, point: Point) -> str:
    """Give the claim's period in words."""
    if asked.period in {"latest", "undated"}:
        return f"the time up to {asked.claim.as_of}"
    if asked.period == "window":
        return f"the months {when(point)}"
    return str(asked.years[0]) if asked.years else when(point)


def correction(asked: Asked, series: Series, value: Decimal) -> str:
    """Give the right value, rounded like the claim's number."""
    unit = "percent" if asked.is_growth else series.indicator.unit
    rounded = _rounded_like(asked.quantity, value)
    text = value_text(
        abs(rounded) if series.indicator.kind in {"growth", "balance"} else rounded, unit
    )
    side = "positive" if value > 0 else "negative"
    words = {
        ("balance", "positive"): "a surplus of {}",
        ("balance", "negative"): "a deficit of {}",
        ("growth", "negative"): "minus {}",
        ("growth", "positive"): "plus {}" if asked.sign < 0 else "{}",
    }
    return words.get((series.indicator.kind, side), "{}").format(text)


def _rounded_like(quantity: Quantity | None, value: Decimal) -> Decimal:
    """Keep as many digits as the article wrote, two at least."""
    if quantity is None or value == 0:
        return value
    written = len(quantity.value.normalize().as_tuple().digits)
    places = max(2, min(written, 4)) - 1 - value.adjusted()
    if value.adjusted() < 3 and places < 0:
        places = 0
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
