"""Read the ministers and other office holders of about 2000 to 2022, from Wikidata."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from factcheck.normalise.names import fold
from factcheck.normalise.offices import classify_all
from factcheck.store.snapshot_build.tenures_dates import numeric_date
from factcheck.store.snapshot_build.tenures_places import (
    Place,
    by_ministers_file,
    given_names,
)
from factcheck.store.snapshot_build.tenures_spells import WIKIDATA, Spell

_AS_OF = re.compile(r"^\| ([a-z-]+)\.csv \|.*\| (\d{4}-\d{2}-\d{2}) \| [0-9a-f]+ \|$")
_REALM = re.compile(r",? (?:(?:King|Queen|Prince|Princess|Emir|Sultan|Grand Duke) )?of .+$")
# Offices that say nothing on who governs, or of which there are hundreds.
# Offices of a whole country: a title that closes with the name of a part of it is another office.
_NATIONAL = frozenset(
    {"office:president", "office:prime-minister", "office:monarch", "office:vice-president"}
)
_OF_NATION = re.compile(
    r"^(?:state council|council of ministers|ministers|cabinet of ministers|government|"
    r"presidency|republic|presidential council|russian|swiss|islamic|federal|council)\b"
)
_LEFT_OUT = frozenset({"office:ambassador", "office:deputy-minister", "office:mayor"})


def minister_spells(data: Path) -> Iterator[Spell]:
    """Read the main offices of every country's file; rows that end before they start go."""
    folder = data / "ministers-to-2022"
    as_of = _as_of_dates(folder)
    main, regional = _main_offices(folder)
    for path in sorted(folder.glob("*.csv")):
        place = by_ministers_file().get(path.stem)
        jurisdiction = place.jurisdiction if place else given_names("regions").get(path.stem)
        if jurisdiction is None:
            continue
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        for row in rows:
            key = path.stem, row["position"], row["positionID"]
            if key in main:
                for spell in _spells(row, jurisdiction, place, as_of[path.stem]):
                    part = key in regional or _names_a_part(spell.title, place)
                    if not (part and spell.office in _NATIONAL):
                        yield spell
                    elif spell.office == "office:prime-minister":
                        yield replace(spell, office="office:regional-leader")


def reign_name(name: str) -> str:
    """Take the realm off a monarch's name: "Harald V of Norway", "Albert II, Prince of ..."."""
    return _REALM.sub("", name)


def home_countries(spells: list[Spell]) -> Mapping[str, str]:
    """Give each Wikidata person the country of most of the rows."""
    counts: Counter[tuple[str, str]] = Counter()
    for spell in spells:
        if spell.qid:
            counts[spell.qid, spell.nationality or spell.jurisdiction] += 1
    homes: dict[str, str] = {}
    for (qid, country), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        homes.setdefault(qid, country)
    return homes


def _as_of_dates(folder: Path) -> Mapping[str, date]:
    text = (folder / "README.md").read_text(encoding="utf-8")
    found = (_AS_OF.match(line) for line in text.splitlines())
    return {match[1]: date.fromisoformat(match[2]) for match in found if match}


_Keys = frozenset[tuple[str, str, str]]


def _main_offices(folder: Path) -> tuple[_Keys, _Keys]:
    """Give the keys of the main offices, and of those that belong to a part of the country."""
    with (folder / "_offices.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["list"] == "main"]
    named: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row["jurisdictionID"]:
            named[row["country"]][row["jurisdictionID"]] += 1
    usual = {country: counts.most_common(1)[0][0] for country, counts in named.items()}
    main = frozenset(_key(row) for row in rows)
    regional = frozenset(
        _key(row)
        for row in rows
        if "|" not in row["jurisdictionID"]
        and row["jurisdictionID"] not in {"", usual.get(row["country"])}
        and row["wikidataLabel"].count(" of ") > 0
        and not row["wikidataLabel"].startswith(row["position"] + " of")
    )
    return main, regional


def _key(row: Mapping[str, str]) -> tuple[str, str, str]:
    return row["country"], row["position"], row["positionID"]


def _names_a_part(title: str, place: Place | None) -> bool:
    """Say whether a title closes with a place that is not the country itself."""
    if " of " not in title or place is None:
        return False
    tail = fold(title.rpartition(" of ")[2]).removeprefix("the ")
    if _OF_NATION.match(tail):
        return False
    return tail not in fold(f"{place.slug} {place.ministers} {place.edition}")


def _spells(
    row: Mapping[str, str], jurisdiction: str, place: Place | None, as_of: date
) -> Iterator[Spell]:
    start, end = numeric_date(row["start"]), numeric_date(row["end"])
    if start and end and start.earliest and end.latest and end.latest < start.earliest:
        return
    offices = [
        office for office in classify_all(row["position"], jurisdiction) if office not in _LEFT_OUT
    ] or (["office:minister"] if "inister" in row["position"] else [])
    # An end on the day of death may stand for an end nobody recorded.
    filler = bool(row["end"]) and row["end"] == row["DOD"]
    for office in offices:
        if office == "office:minister" and "eputy" in row["position"]:
            continue
        realm = place is not None and place.tie and office == "office:monarch"
        if realm and place and place.tie == "territory":
            continue
        reign = reign_name(row["person"]) if office == "office:monarch" else row["person"]
        yield Spell(
            jurisdiction=jurisdiction,
            name=reign,
            aliases=(row["person"],),
            title=row["position"],
            office=office,
            start=start,
            end=end,
            known_until=as_of,
            trust=WIKIDATA,
            source="wikidata-ministers",
            url=f"https://www.wikidata.org/wiki/{row['personID']}",
            qid=row["personID"],
            born=row["DOB"] or None,
            died=row["DOD"] or None,
            end_inferred=filler,
            nationality=f"country:{place.sovereign}" if realm and place else "",
        )
