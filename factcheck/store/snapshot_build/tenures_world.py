"""Read leaders and foreign ministers of 2022, heads of world bodies, and the checked list."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from factcheck.normalise.names import fold
from factcheck.normalise.offices import classify, classify_all
from factcheck.store.snapshot_build.tenures_dates import numeric_date
from factcheck.store.snapshot_build.tenures_ministers import reign_name
from factcheck.store.snapshot_build.tenures_places import given_names, places
from factcheck.store.snapshot_build.tenures_spells import CHECKED, WIKIDATA, Spell

_LEADERS_AS_OF = date(2022, 10, 10)
_FOREIGN_AS_OF = date(2022, 12, 11)
_BODIES_AS_OF = date(2023, 1, 10)
_GOVERNORS_AS_OF = date(2022, 12, 11)
_WIKIDATA = "https://www.wikidata.org/wiki/"


def world_spells(data: Path) -> Iterator[Spell]:
    """Read leaders (years only), foreign ministers, heads of world bodies, US governors."""
    folder = data / "world-politicians"
    for row in _table(folder / "world-leaders.csv"):
        yield from _leader(row)
    for row in _table(folder / "foreign-ministers.csv"):
        yield from _foreign_minister(row)
    for row in _table(folder / "international-offices.csv"):
        yield from _body_head(row)
    for row in _table(folder / "us-governors.csv"):
        yield Spell(
            jurisdiction=f"region:US:{fold(row['state']).replace(' ', '-')}",
            name=row["person"],
            title=f"Governor of {row['state']}",
            office="office:governor",
            start=None,
            end=None,
            known_until=_GOVERNORS_AS_OF,
            trust=WIKIDATA,
            source="wikidata-world",
            url=_WIKIDATA + row["personID"],
            qid=row["personID"],
            born=row["DOB"] or None,
            nationality="country:USA",
        )


def country_qids(data: Path) -> dict[str, str]:
    """Give each country's item of Wikidata, as the leaders' tables name it.

    Where a table knows a kingdom and the country in it, the older item is the country's.
    """
    found: dict[str, str] = {}
    for name in ("world-leaders.csv", "foreign-ministers.csv"):
        for row in _table(data / "world-politicians" / name):
            country, qid = _country(row["country"]), row["countryID"]
            if country and int(qid[1:]) <= int(found.get(country, qid)[1:]):
                found[country] = qid
    return found


def checked_spells() -> Iterator[Spell]:
    """Read the project's own list of officials, each with a page of its own."""
    table = files("factcheck.store.snapshot_build").joinpath("facts/officials.csv")
    if not table.is_file():
        return
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield from _checked(row)


def _checked(row: Mapping[str, str]) -> Iterator[Spell]:
    code = row["country_iso3"].strip()
    jurisdiction = code if ":" in code else f"country:{code}"
    office = row["office"].strip() or classify(row["title"], jurisdiction) or "office:official"
    yield Spell(
        jurisdiction=jurisdiction,
        name=row["person"].strip(),
        title=row["title"].strip(),
        office=office if office.startswith("office:") else f"office:{office}",
        start=numeric_date(row["start"]),
        end=numeric_date(row["end"]),
        known_until=date.fromisoformat(row["checked"].strip()),
        trust=CHECKED,
        source="officials",
        url=row["source_url"].strip(),
        party=row["party"].strip() or None,
        acting="acting" in row["title"].casefold() or "interim" in row["title"].casefold(),
    )


def _leader(row: Mapping[str, str]) -> Iterator[Spell]:
    country = _country(row["country"])
    title = row["position"]
    office = classify(title, country) if country else None
    if country and office in {"office:president", "office:prime-minister", "office:monarch"}:
        yield Spell(
            jurisdiction=country,
            title=title,
            office=office or "",
            name=reign_name(row["person"]) if office == "office:monarch" else row["person"],
            aliases=(row["person"],),
            start=numeric_date(row["startYear"]),
            end=numeric_date(row["endYear"]),
            known_until=_LEADERS_AS_OF,
            trust=WIKIDATA,
            source="wikidata-world",
            url=_WIKIDATA + row["personID"],
            qid=row["personID"],
        )


def _foreign_minister(row: Mapping[str, str]) -> Iterator[Spell]:
    country = _country(row["country"])
    if country:
        yield Spell(
            jurisdiction=country,
            name=row["person"],
            title=row["position"],
            office="office:foreign-minister",
            start=numeric_date(row["start"]),
            end=None,
            known_until=_FOREIGN_AS_OF,
            trust=WIKIDATA,
            source="wikidata-world",
            url=_WIKIDATA + row["personID"],
            qid=row["personID"],
        )


def _body_head(row: Mapping[str, str]) -> Iterator[Spell]:
    key = fold(row["position"])
    body = next((body for words, body in given_names("bodies").items() if words in key), None)
    offices = classify_all(row["position"], body)
    if body and offices:
        yield Spell(
            jurisdiction=body,
            name=row["person"],
            title=row["position"],
            office=offices[0],
            start=numeric_date(row["start"]),
            end=numeric_date(row["end"]),
            known_until=_BODIES_AS_OF,
            trust=WIKIDATA,
            source="wikidata-world",
            url=_WIKIDATA + row["personID"],
            qid=row["personID"],
            born=row["DOB"] or None,
            died=row["DOD"] or None,
        )


def _country(name: str) -> str | None:
    return _names().get(fold(name).removeprefix("the "))


@cache
def _names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for place in places():
        for name in (place.slug, place.edition.partition(" (")[0], place.ministers):
            if name:
                found.setdefault(fold(name).removeprefix("the "), place.jurisdiction)
    return found | dict(given_names("countries"))


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
