"""Collect the figures: the World Bank's, the Factbook's, and Argentina's monthly trade."""

import csv
import json
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from factcheck.model.fact import Entity, Figure
from factcheck.model.value import EntityKind
from factcheck.normalise.indicators import (
    Indicator,
    indicator_phrases,
    indicators_by_id,
    rounded,
)
from factcheck.store.snapshot_build.bodies import bank_aggregates
from factcheck.store.snapshot_build.factbook import SOURCE as FACTBOOK
from factcheck.store.snapshot_build.factbook import Page, pages
from factcheck.store.snapshot_build.tenures_places import by_code, by_edition

POPULATION = "indicator:SP.POP.TOTL"
BANK = "world-bank"
INDEC = "indec"
BANK_URL = "https://data.worldbank.org/indicator/{code}?locations={place}"
INDEC_URL = "https://datos.gob.ar/dataset/sspm-intercambio-comercial-argentino"
MILLION = 1_000_000

# The Factbook's field and the indicator it gives; each holds the same concept. Exports and
# imports are goods and services since the data of early 2021, and goods alone before.
SAME_CONCEPT = {
    "GDP (official exchange rate)": "NY.GDP.MKTP.CD",
    "Real GDP growth rate": "NY.GDP.MKTP.KD.ZG",
    "GDP - real growth rate": "NY.GDP.MKTP.KD.ZG",
    "Inflation rate (consumer prices)": "FP.CPI.TOTL.ZG",
    "Unemployment rate": "SL.UEM.TOTL.ZS",
    "Current account balance": "BN.CAB.XOKA.CD",
    "Reserves of foreign exchange and gold": "FI.RES.TOTL.CD",
    "Public debt": "factbook.public-debt",
    "Exchange rates": "PA.NUS.FCRF",
    "Population below poverty line": "SI.POV.NAHC",
    "Military expenditures": "MS.MIL.XPND.GD.ZS",
}
TRADE = {
    "Exports": ("TX.VAL.MRCH.CD.WT", "NE.EXP.GNFS.CD"),
    "Imports": ("TM.VAL.MRCH.CD.WT", "NE.IMP.GNFS.CD"),
}
SERVICES_SINCE = "2021-03-01"
SERVICES_FROM_YEAR = 2017
# Against the World Bank the Factbook's values have a median ratio of 1.00 from 2019 on; what it
# keeps of earlier years are first estimates (median 3 percent off for the GDP of 2014 to 2017).
SETTLED_FROM_YEAR = 2019
# Values in dollars of a base year are comparable only inside one edition: the last one's.
LAST_BASE = {"Real GDP (purchasing power parity)": "NY.GDP.MKTP.PP.KD"}
LAST_BASE_SEEN = "2025-06-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    entity: str
    indicator: Indicator
    year: int
    value: Decimal


def collect(data: Path, countries: list[Entity]) -> list[Figure]:
    """Give every figure of every source, one a place, indicator, period and source."""
    bank = list(_bank(data, countries))
    found = [*bank, *_factbook(data, bank), *_trade(data)]
    distinct = {
        (item.entity, item.indicator, item.source, item.start, item.end): item for item in found
    }
    return list(distinct.values())


def indicator_entities() -> list[Entity]:
    """Give every indicator as an entity, derived ones too."""
    return [
        Entity(id=item.id, kind=EntityKind.INDICATOR, label=item.label)
        for item in indicator_phrases()
    ]


def _bank(data: Path, countries: list[Entity]) -> Iterator[Figure]:
    places = {item.id.removeprefix("country:"): item.id for item in countries}
    iso = {item.id: item.iso or "" for item in countries}
    places |= bank_aggregates()
    for indicator in indicator_phrases():
        code = indicator.id.removeprefix("indicator:")
        path = data / "world-bank" / code.lower() / "data.csv"
        if not path.is_file():
            continue
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                entity = places.get(row["Country Code"])
                if entity and row["Value"]:
                    url = BANK_URL.format(code=code, place=iso.get(entity) or row["Country Code"])
                    yield _year(
                        _Point(
                            entity=entity,
                            indicator=indicator,
                            year=int(row["Year"]),
                            value=Decimal(row["Value"]),
                        ),
                        BANK,
                        url,
                    )


def _year(point: _Point, source: str, url: str) -> Figure:
    return Figure(
        entity=point.entity,
        indicator=point.indicator.id,
        start=date(point.year, 1, 1),
        end=date(point.year, 12, 31),
        value=rounded(point.value, point.indicator),
        unit=point.indicator.unit,
        source=source,
        url=url,
    )


def _factbook(data: Path, bank: list[Figure]) -> Iterator[Figure]:
    """Give the Factbook's series; the old editions only where the World Bank has nothing."""
    urls = {page.country: page.url for page in pages(data)}
    series = {(figure.entity, figure.indicator) for figure in bank}
    have = {entity for entity, _ in series}
    points = [
        *(point for point in _editions(data) if point.entity not in have),
        *_history(data),
        *(point for page in pages(data) for point in _page_points(page)),
    ]
    for point in points:
        doubled = (point.entity, point.indicator.id) in series
        settled = point.year >= SETTLED_FROM_YEAR and point.indicator.id != POPULATION
        if point.entity in urls and (settled or not doubled) and _is_known_basis(point):
            yield _year(point, FACTBOOK, urls[point.entity])


def _is_known_basis(point: _Point) -> bool:
    """Say whether trade in goods and services is what the value holds."""
    services = {f"indicator:{with_services}" for _, with_services in TRADE.values()}
    return point.indicator.id not in services or point.year >= SERVICES_FROM_YEAR


def _history(data: Path) -> Iterator[_Point]:
    """Read the values of 2015 to 2026, each as it last stood."""
    path = data / "world-factbook-history" / "facts-2015-2026.json"
    for code, field, year, value, seen in json.loads(path.read_text(encoding="utf-8"))["econ"]:
        place, indicator = by_code().get(code), _meaning(field, seen)
        if place and indicator:
            yield _Point(
                entity=place.jurisdiction,
                indicator=indicator,
                year=year,
                value=Decimal(str(value)),
            )


def _editions(data: Path) -> Iterator[_Point]:
    """Read the values of the yearly editions from 2000 on; earlier ones mix up their fields."""
    path = data / "world-factbook-history" / "editions-1990-2025.json"
    for name, field, year, value, edition in json.loads(path.read_text(encoding="utf-8"))["econ"]:
        place, indicator = by_edition().get(name), _meaning(field, f"{edition}-01-01")
        if field == "Population" and value >= 1000:
            indicator = indicators_by_id()[POPULATION]
        if place and indicator and edition >= 2000:
            yield _Point(
                entity=place.jurisdiction,
                indicator=indicator,
                year=year,
                value=Decimal(str(value)),
            )


def _meaning(field: str, seen: str) -> Indicator | None:
    name = SAME_CONCEPT.get(field)
    if field in TRADE:
        name = TRADE[field][seen >= SERVICES_SINCE]
    if field in LAST_BASE and seen >= LAST_BASE_SEEN:
        name = LAST_BASE[field]
    return indicators_by_id().get(f"indicator:{name}")


# Single values of the pages: the field, and the indicator.
PAGE_FIELDS = {
    "People and Society/Population/total": "SP.POP.TOTL",
    "Economy/Youth unemployment rate (ages 15-24)/total": "factbook.youth-unemployment",
    "Economy/Labor force": "factbook.labour-force",
    "Communications/Internet users/percent of population": "factbook.internet-users",
}
_AMOUNT = re.compile(r"^\s*(-?[\d,]+(?:\.\d+)?)\s*(million|billion)?[^()]*\((\d{4})(?: est\.)?\)")
_SCALES = {"million": MILLION, "billion": 1000 * MILLION, None: 1}


def _page_points(page: Page) -> Iterator[_Point]:
    for path, name in PAGE_FIELDS.items():
        found = _AMOUNT.match(page.text(path))
        if found:
            value = Decimal(found[1].replace(",", "")) * _SCALES[found[2]]
            indicator = indicators_by_id()[f"indicator:{name}"]
            yield _Point(entity=page.country, indicator=indicator, year=int(found[3]), value=value)


# The columns of the trade file: millions of dollars a month.
_TRADE_COLUMNS = {
    "ica_expo_totales": "indicator:indec.exports",
    "ica_importaciones_totales": "indicator:indec.imports",
    "ica_saldo_comercial": "indicator:indec.balance",
}


def _trade(data: Path) -> Iterator[Figure]:
    path = data / "argentina-trade" / "ica_mensual.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            start = date.fromisoformat(row["indice_tiempo"])
            for column, indicator in _TRADE_COLUMNS.items():
                if row[column]:
                    yield Figure(
                        entity="country:ARG",
                        indicator=indicator,
                        start=start,
                        end=start.replace(day=monthrange(start.year, start.month)[1]),
                        value=(Decimal(row[column]) * MILLION).quantize(Decimal(1)),
                        unit="USD",
                        source=INDEC,
                        url=INDEC_URL,
                    )
