"""Read evidence as yearly and monthly series of one figure, derived balances included."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from factcheck.model.evidence import Evidence
from factcheck.model.fact import Figure
from factcheck.normalise.indicators import Indicator, indicators_by_id

MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Hold one value with the rows it was read or computed from."""

    value: Decimal
    facts: tuple[Figure, ...]
    start: date
    end: date

    @property
    def year(self) -> int:
        """Give the year the value ends in."""
        return self.end.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Hold one country's values of one figure, from one source, in order."""

    indicator: Indicator
    place: str
    source: str
    points: tuple[Point, ...]
    monthly: tuple[Point, ...] = ()

    def at(self, year: int) -> Point | None:
        """Give the value of a year; months add up where all twelve are there."""
        found = next((p for p in self.points if p.year == year), None)
        if found is not None or not self.monthly:
            return found
        months = [p for p in self.monthly if p.year == year]
        return total(months) if len(months) == MONTHS else None

    def last_until(self, year: int) -> Point | None:
        """Give the latest value up to and including a year."""
        known = [p for p in self.points if p.year <= year]
        return known[-1] if known else None

    def within(self, start: date, end: date) -> tuple[Point, ...]:
        """Give the months that lie inside two days."""
        return tuple(p for p in self.monthly if p.start >= start and p.end <= end)


def total(points: Sequence[Point]) -> Point:
    """Add values up."""
    return Point(
        value=sum((p.value for p in points), Decimal(0)),
        facts=tuple(fact for p in points for fact in p.facts),
        start=points[0].start,
        end=points[-1].end,
    )


def series_of(evidence: Evidence, wanted: Iterable[str]) -> tuple[Series, ...]:
    """Read a bundle of figures as series: one a place, balances computed from their terms."""
    figures = [fact for fact in evidence.facts if isinstance(fact, Figure)]
    known = indicators_by_id()
    places = dict.fromkeys(figure.entity for figure in figures)
    out = []
    for place in places:
        own = [figure for figure in figures if figure.entity == place]
        for name in wanted:
            indicator = known.get(name)
            if indicator is None:
                continue
            points = _points(own, indicator)
            if points:
                out.append(_series(indicator, place, points))
    return tuple(out)


def _series(indicator: Indicator, place: str, points: Sequence[Point]) -> Series:
    ordered = sorted(points, key=lambda point: point.start)
    return Series(
        indicator=indicator,
        place=place,
        source=ordered[0].facts[0].source,
        points=tuple(p for p in ordered if (p.end - p.start).days > 300),
        monthly=tuple(p for p in ordered if (p.end - p.start).days < 32),
    )


def _points(figures: Sequence[Figure], indicator: Indicator) -> list[Point]:
    if indicator.terms:
        plus = {f.start: f for f in figures if f.indicator == indicator.terms[0]}
        minus = {f.start: f for f in figures if f.indicator == indicator.terms[1]}
        return [
            _point(_derived(indicator, plus[start], minus[start]), (plus[start], minus[start]))
            for start in plus.keys() & minus.keys()
            if minus[start].value or not indicator.ratio
        ]
    return [_point(f.value, (f,)) for f in figures if f.indicator == indicator.id]


def _derived(indicator: Indicator, first: Figure, second: Figure) -> Decimal:
    """Compute a difference, or a share in percent."""
    if indicator.ratio:
        return first.value / second.value * 100
    return first.value - second.value


def _point(value: Decimal, facts: tuple[Figure, ...]) -> Point:
    return Point(value=value, facts=facts, start=facts[0].start, end=facts[0].end)
