"""Name the cities and the states of federations, and say which city is the capital."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pycountry

from factcheck.model.fact import Alias, Attribute, Entity
from factcheck.model.value import EntityKind
from factcheck.normalise.names import fold
from factcheck.store.snapshot_build.countries import alias, table
from factcheck.store.snapshot_build.factbook import SOURCE, Page, pages

# Federations and unions whose parts have names that English articles use as they stand.
_WITH_STATES = {"US": "USA", "CA": "CAN", "AU": "AUS", "GB": "GBR"}
_STATE_TYPES = {"State", "District", "Province", "Territory", "Country", "Outlying area"}

_NEXT_CAPITAL = re.compile(r";|,(?=\s*[A-Z][^,(;]*\([^)]*capital)")
_BRACKETS = re.compile(r"\(([^)]*)\)")
_PLAIN_NAME = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")
_AREA = re.compile(r"(\d[\d.,]*)\s+(million\s+)?([^\d,(][^\d,(]*?)\s*(\(capital\))?\s*(?=,|\(|$)")
_YEAR = re.compile(r"\((\d{4})\)")


@dataclass(slots=True)
class _City:
    label: str
    country: str
    names: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return city_id(self.country, self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRows:
    """Hold cities and states with their names, and what is said of them."""

    entities: list[Entity]
    aliases: list[Alias]
    attributes: list[Attribute]


def city_id(country: str, name: str) -> str:
    """Make the id of a city from its country's id and its name."""
    return f"city:{country.removeprefix('country:')}:{fold(name).replace(' ', '-')}"


def collect(data: Path) -> PlaceRows:
    """Give capitals, major urban areas, further cities and the states of federations."""
    cities: dict[str, _City] = {}
    attributes: list[Attribute] = []
    for page in pages(data):
        attributes += _capitals(page, cities)
        attributes += _urban_areas(page, cities)
    for code, names in table()["cities"].items():
        for name in names:
            _add(cities, f"country:{code}", name)
    entities, aliases = _states()
    for city in cities.values():
        entities.append(
            Entity(id=city.id, kind=EntityKind.CITY, label=city.label, country=city.country)
        )
        aliases.append(alias(city.id, city.label, "name"))
        others = [*city.names, *table()["city_names"].get(city.label, ())]
        aliases += [alias(city.id, name, "short") for name in others if name != city.label]
    return PlaceRows(entities=entities, aliases=list(dict.fromkeys(aliases)), attributes=attributes)


def _add(cities: dict[str, _City], country: str, label: str) -> _City:
    """Find the city by any of its names, or add it under the usual one."""
    usual = _usual_names().get(fold(label), label)
    city = cities.setdefault(city_id(country, usual), _City(label=usual, country=country))
    if label not in {city.label, *city.names}:
        city.names.append(label)
    return city


@cache
def _usual_names() -> dict[str, str]:
    names = table()["city_names"]
    return {fold(other): usual for usual, others in names.items() for other in (usual, *others)}


def _capitals(page: Page, cities: dict[str, _City]) -> Iterator[Attribute]:
    own = table()["capitals"].get(page.country.removeprefix("country:"))
    text = page.text("Government/Capital/name").split("\n")[0]
    for part in own if own is not None else _NEXT_CAPITAL.split(text):
        name = _BRACKETS.sub("", part).strip()
        if not name or name[0].islower() or len(name) > 40:
            continue
        city = _add(cities, page.country, name)
        inside = " ".join(_BRACKETS.findall(part))
        if "capital" not in inside:
            city.names += [
                item for item in re.split(r"[,/] ?", inside) if _PLAIN_NAME.fullmatch(item)
            ]
        yield Attribute(
            entity=page.country,
            name="capital",
            value=city.label,
            target=city.id,
            qualifier=inside if "capital" in inside or "seat" in inside else "",
            source=SOURCE,
            url=page.url,
        )


def _urban_areas(page: Page, cities: dict[str, _City]) -> Iterator[Attribute]:
    text = page.text("People and Society/Major urban areas - population").split("\n")[0]
    year = _YEAR.search(text)
    found = []
    for number, million, written, _ in _AREA.findall(text):
        people = Decimal(number.replace(",", "")) * (1_000_000 if million else 1)
        if people >= 1000:
            name = written.title() if written.isupper() else written
            found.append((people, _add(cities, page.country, name)))
    for people, city in found:
        yield Attribute(
            entity=city.id,
            name="population-urban-area",
            value=format(people.quantize(Decimal(1)), "f"),
            unit="person",
            qualifier=year[1] if year else "",
            source=SOURCE,
            url=page.url,
        )
    if found:
        largest = max(found, key=lambda item: item[0])[1]
        yield Attribute(
            entity=page.country,
            name="largest-city",
            value=largest.label,
            target=largest.id,
            source=SOURCE,
            url=page.url,
        )


def _subdivisions(code: str) -> list[Any]:
    # pycountry's class has no annotations on this method.
    found: list[Any] = pycountry.subdivisions.get(country_code=code)  # type: ignore[no-untyped-call]
    return found


def _states() -> tuple[list[Entity], list[Alias]]:
    entities, aliases = [], []
    for code, country in _WITH_STATES.items():
        for part in sorted(_subdivisions(code), key=lambda item: str(item.code)):
            if part.type in _STATE_TYPES and part.parent_code is None:
                entity = Entity(
                    id=f"region:{part.code}",
                    kind=EntityKind.REGION,
                    label=part.name,
                    iso=part.code,
                    country=f"country:{country}",
                )
                entities.append(entity)
                aliases.append(alias(entity.id, part.name, "name"))
    return entities, aliases
