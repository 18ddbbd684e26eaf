"""Write published values the way the articles do, and name where they come from."""

from decimal import ROUND_HALF_UP, Decimal

from factcheck.checkers.quantity_series import Point, Series
from factcheck.model.evidence import Evidence
from factcheck.model.fact import Figure
from factcheck.normalise.indicators import Indicator

_SCALES = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
_UNITS = {"USD": " US dollars", "person": " people", "km2": " square kilometres", "year": " years",
          "per_1000": " per 1,000", "per_100000": " per 100,000", "child": " children per woman",
          "tonne": " tonnes", "km": " km", "m": " metres"}  # fmt: skip


def value_text(value: Decimal, unit: str) -> str:
    """Write a value: "2.81%", "277.3 billion US dollars", "19.6 million people"."""
    if unit == "percent":
        return f"{_rounded(value, 2)}%"
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_rounded(value / scale, 2)} {name}{_UNITS.get(unit, '')}"
    places = 0 if abs(value) >= 1000 else 2
    return f"{_rounded(value, places)}{_UNITS.get(unit, f' {unit}' if unit else '')}"


def _rounded(value: Decimal, places: int) -> str:
    whole = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = format(whole, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def code(indicator: Indicator) -> str:
    """Give the publisher's code of an indicator."""
    return indicator.id.removeprefix("indicator:")


def place_name(place: str) -> str:
    """Give a country's code from its id."""
    return place.rpartition(":")[2]


def source_name(evidence: Evidence, series: Series) -> str:
    """Give the name of the source a series comes from."""
    found = next((o.name for o in evidence.origins if o.id == series.source), "")
    return found or evidence.title or series.source


def figure_name(series: Series) -> str:
    """Give the figure's code and basis to stand after its source, "" where that names them.

    A source that is read series by series, such as "imf:NGDP_RPCH", is named for the series.
    """
    if ":" in series.source and not series.indicator.terms:
        return ""
    basis = f" ({series.indicator.basis})" if series.indicator.basis else ""
    return f" {code(series.indicator)}{basis}"


def excerpt(series: Series, point: Point, place: str, *, growth: Decimal | None = None) -> str:
    """Give the rows as a reader finds them, with the working of derived values."""
    lines = [
        f"{_published_code(fact)}, {place}, {_period(fact.start, fact.end)}: {fact.value}"
        for fact in point.facts
    ]
    if len(lines) > 4:
        lines = [*lines[:2], "...", lines[-1]]
    if len(point.facts) > 1 and growth is None:
        lines.append(f"{series.indicator.label}: {point.value}")
    if growth is not None:
        lines.append(f"change: {_rounded(growth, 2)}%")
    return "; ".join(lines)


def _published_code(fact: Figure) -> str:
    return fact.source.partition(":")[2] or fact.indicator.removeprefix("indicator:")


def _period(start: object, end: object) -> str:
    first, last = str(start), str(end)
    return first[:4] if (first[5:], last[5:]) == ("01-01", "12-31") else first[:7]
