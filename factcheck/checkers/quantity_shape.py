"""Compare claims without a number: a sign, a change, a record, who has more."""

from decimal import Decimal

from factcheck.checkers.quantity_asked import Asked, Finding, point_text
from factcheck.checkers.quantity_series import Point, Series
from factcheck.checkers.quantity_text import value_text
from factcheck.checkers.quantity_tolerance import tolerance_of
from factcheck.checkers.quantity_value import correction
from factcheck.model.evidence import Stance

# A record needs some years to be one of; shorter series cannot show it.
LEAST_YEARS = 3
LAST_YEARS = 6


def judge_sign(asked: Asked, series: Series) -> Finding | None:
    """Compare "in deficit", "shrank" with the sign of the published value."""
    points = _points(asked, series)
    if not points:
        return None
    chosen = points[0]
    room = _noise(series, chosen)
    # Where the year is open, all that may be meant must agree.
    fits = all(point.value * asked.sign > 0 for point in points)
    against = all(-point.value * asked.sign > _noise(series, point) for point in points)
    pinned = asked.period in {"year", "end"} or series.indicator.kind == "balance"
    against = against and (pinned or _always_against(asked, series))
    stance = _stance(asked, fits=fits, against=against)
    word = {1: "positive", -1: "negative"}[asked.sign]
    if series.indicator.kind == "balance":
        word = {1: "a surplus", -1: "a deficit"}[asked.sign]
    return Finding(
        stance=stance,
        series=series,
        point=chosen,
        value=point_text(series, chosen),
        said=f"{word} for {_years(asked, chosen)}",
        note=""
        if stance is not Stance.NEUTRAL
        else f"a difference below {value_text(room, series.indicator.unit)} decides nothing",
        correction=correction(asked, series, chosen.value) if stance is Stance.REFUTES else None,
        confidence=0.9,
    )


def _always_against(asked: Asked, series: Series) -> bool:
    """Say whether all of the last years known speak against an undated "keeps rising"."""
    points = [p for year in asked.recent(LAST_YEARS) if (p := series.at(year)) is not None]
    return len(points) >= LEAST_YEARS and all(p.value * asked.sign < 0 for p in points)


def _noise(series: Series, point: Point) -> Decimal:
    """Give how far a value must lie from zero, or from another, to say anything."""
    tolerance = tolerance_of(series.indicator)
    if series.indicator.kind == "balance":
        return abs(point.value) / 20
    return tolerance.agrees(point.value)


def _stance(asked: Asked, *, fits: bool, against: bool) -> Stance:
    sure = asked.period in {"year", "end", "inherited", "latest"}
    sure = sure and asked.basis not in {"mixed", "paragraph"}
    if fits:
        return Stance.SUPPORTS
    return Stance.REFUTES if against and sure and asked.strength == "strong" else Stance.NEUTRAL


def _points(asked: Asked, series: Series) -> list[Point]:
    if asked.period in {"part", "window"}:
        return []  # a year's value says nothing of a month or a decade
    found = [point for year in asked.years if (point := series.at(year)) is not None]
    return found[:1] if asked.period in {"year", "end"} else found


def _years(asked: Asked, point: Point) -> str:
    return str(point.year) if asked.period in {"year", "end"} else f"about {point.year}"


def judge_change(asked: Asked, series: Series) -> Finding | None:
    """Compare "rose", "fell", "slowed" with the value of the year before."""
    points = _points(asked, series) if asked.period != "undated" else []
    steps = [(p, b) for p in points if (b := series.at(p.year - 1)) is not None]
    for point, before in steps[:1]:
        # Where the year is open, all that may be meant must agree.
        moves = [(p.value - b.value) * asked.sign for p, b in steps]
        room = tolerance_of(series.indicator).agrees(point.value)
        against = all(moved < -2 * room for moved in moves) and asked.period == "year"
        stance = _stance(asked, fits=all(moved > 0 for moved in moves), against=against)
        both = Point(
            value=point.value, facts=(*before.facts, *point.facts), start=point.start, end=point.end
        )
        word = {1: "a rise", -1: "a fall"}[asked.sign]
        return Finding(
            stance=stance,
            series=series,
            point=both,
            value=f"{point_text(series, point)} after {point_text(series, before)} in {before.year}",
            said=f"{word} for {_years(asked, point)}",
            confidence=0.8,
        )
    return None


def judge_record(asked: Asked, series: Series) -> Finding | None:
    """Compare "the highest since 2017" with every year between."""
    since = asked.claim.slots.detail("since")
    points = _points(asked, series)
    if not since or not points or asked.period not in {"year", "inherited"}:
        return None
    point = points[0]
    between = [p for p in series.points if int(since) < p.year < point.year]
    if len(between) < LEAST_YEARS:
        return None
    rival = max(between, key=lambda p: p.value * asked.sign)
    ahead = (point.value - rival.value) * asked.sign
    room = tolerance_of(series.indicator).agrees(point.value)
    stance = _stance(asked, fits=ahead > 0, against=ahead < -2 * room and asked.period == "year")
    word = "highest" if asked.sign > 0 else "lowest"
    rows = tuple(fact for p in (*between, point) for fact in p.facts)
    return Finding(
        stance=stance,
        series=series,
        point=Point(value=point.value, facts=rows, start=point.start, end=point.end),
        value=f"{point_text(series, point)}; between: {point_text(series, rival)} in {rival.year}",
        said=f"the {word} since {since}",
        confidence=0.8,
    )


def judge_comparison(asked: Asked, own: Series, other: Series) -> Finding | None:
    """Compare two countries in the latest year that both have, up to the article's."""
    as_of = asked.claim.as_of
    last = as_of.year - 1 if as_of is not None else 0
    years = [p.year for p in own.points if p.year <= last and other.at(p.year) is not None]
    if not years:
        return None
    here, there = own.at(years[-1]), other.at(years[-1])
    if here is None or there is None:
        return None
    ahead = (here.value - there.value) * asked.sign
    room = tolerance_of(own.indicator).differs(there.value) / 2
    fits, against = ahead > 0, ahead < -room
    stance = (
        Stance.SUPPORTS
        if fits
        else Stance.REFUTES
        if against and asked.basis != "mixed"
        else Stance.NEUTRAL
    )
    name = asked.claim.slots.object.value.name if asked.claim.slots.object else ""
    point = Point(
        value=here.value, facts=(*here.facts, *there.facts), start=here.start, end=here.end
    )
    word = "more" if asked.sign > 0 else "less"
    return Finding(
        stance=stance,
        series=own,
        point=point,
        value=f"{point_text(own, here)}, {name} {point_text(other, there)}",
        said=f"{word} than {name}",
        confidence=0.8,
    )
