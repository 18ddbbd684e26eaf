"""Know the countries as the leaders' data sets name them."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Name one country in every data set, and whose head of state it shares.

    `tie` is "territory" where that head of state is not the place's own, "realm" where one
    person holds both crowns.
    """

    gec: str
    jurisdiction: str
    folder: str
    slug: str
    edition: str
    ministers: str
    sovereign: str
    tie: str


@cache
def places() -> tuple[Place, ...]:
    """Give every place, in the order of the Factbook's country codes."""
    table = files("factcheck.store.snapshot_build").joinpath("tenures_places.csv")
    with table.open(encoding="utf-8") as lines:
        return tuple(Place(**row) for row in csv.DictReader(lines))


@cache
def by_code() -> Mapping[str, Place]:
    """Give the places by the Factbook's two-letter code."""
    return MappingProxyType({place.gec: place for place in places()})


@cache
def by_edition() -> Mapping[str, Place]:
    """Give the places by their name in the yearly editions."""
    return MappingProxyType({place.edition: place for place in places() if place.edition})


@cache
def by_ministers_file() -> Mapping[str, Place]:
    """Give the places by the stem of their file of ministers."""
    return MappingProxyType({place.ministers: place for place in places() if place.ministers})


@cache
def by_jurisdiction() -> Mapping[str, Place]:
    """Give the places by country id."""
    return MappingProxyType({place.jurisdiction: place for place in places()})


@cache
def given_names(table: str) -> Mapping[str, str]:
    """Give one table of `tenures_names.toml`: "countries", "regions" or "bodies"."""
    source = files("factcheck.store.snapshot_build").joinpath("tenures_names.toml")
    names: dict[str, str] = tomllib.loads(source.read_text(encoding="utf-8"))[table]
    return MappingProxyType(names)
