"""Read the presidents of the United States and the ministers of the United Kingdom."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from factcheck.normalise.offices import classify_all
from factcheck.store.snapshot_build.tenures_dates import day_of
from factcheck.store.snapshot_build.tenures_spells import REGISTER, Spell

_USA, _GBR = "country:USA", "country:GBR"
# Both registers were taken in June 2026; a term that would end later is not yet over.
_AS_OF = date(2026, 6, 1)
_US_URL = "https://github.com/unitedstates/congress-legislators/blob/main/executive.yaml"
_UK_URL = "https://www.instituteforgovernment.org.uk/ministers-database"
_US_OFFICES = {
    "prez": ("office:president", "President", "both"),
    "viceprez": ("office:vice-president", "Vice President", ""),
}
_RANKS = frozenset({"PM", "DPM", "SoS"})


def us_spells(data: Path) -> Iterator[Spell]:
    """Read every presidential and vice-presidential term since 1789, with its party."""
    import yaml  # type: ignore[import-untyped] # noqa: PLC0415  # only the builder needs it

    text = (data / "us-executive" / "executive.yaml").read_text(encoding="utf-8")
    people = yaml.safe_load(text)
    # Father and son share first and last name: there the initial stays in the usual form.
    shared = Counter((one["name"]["first"], one["name"]["last"]) for one in people)
    for person in people:
        name, bio = person["name"], person.get("bio", {})
        parts = (name["first"], name.get("middle"), name["last"], name.get("suffix"))
        full = " ".join(part for part in parts if part)
        usual = _usual_name(name, shared)
        for term in person["terms"]:
            office, title, role = _US_OFFICES[term["type"]]
            end = date.fromisoformat(term["end"])
            yield Spell(
                jurisdiction=_USA,
                name=usual,
                title=title,
                office=office,
                role=role,
                start=day_of(date.fromisoformat(term["start"])),
                end=day_of(end) if end <= _AS_OF else None,
                known_until=_AS_OF,
                trust=REGISTER,
                source="us-executive",
                url=_US_URL,
                party=term.get("party"),
                born=bio.get("birthday"),
                gender=(bio.get("gender") or "").lower() or None,
                register_id=f"us:{person['id'].get('govtrack')}",
                aliases=(full, *_us_aliases(name)),
                acting=term.get("how") == "acting",
            )


def _usual_name(name: Mapping[str, str], shared: Mapping[tuple[str, str], int]) -> str:
    first, last = name["first"], name["last"]
    initials = [f"{part[0]}." for part in name.get("middle", "").split()]
    return " ".join((first, *(initials if shared[first, last] > 1 else ()), last))


def _us_aliases(name: Mapping[str, str]) -> tuple[str, ...]:
    last = name["last"]
    found = [f"{name['first']} {last}"]
    if name.get("nickname"):
        found.append(f"{name['nickname']} {last}")
    if name.get("middle"):
        found.append(f"{name['first']} {name['middle'][0]}. {last}")
    return tuple(found)


def uk_spells(data: Path) -> Iterator[Spell]:
    """Read the ministers of cabinet rank since 1979."""
    folder = data / "uk-ministers"
    people = _people(folder)
    posts = {row["id"]: row for row in _table(folder, "post")}
    acting = {
        row["appointment_id"]
        for row in _table(folder, "appointment_characteristics")
        if row["is_acting"] == "True"
    }
    for row in _table(folder, "appointment"):
        post = posts[row["post_id"]]
        title = post["name"]
        offices = [
            office for office in classify_all(title, _GBR) if office != "office:deputy-minister"
        ]
        if post["rank_equivalence"] not in _RANKS:
            continue
        names, gender = people[row["person_id"]]
        end = date.fromisoformat(row["end_date"]) if row["end_date"] else None
        for office in offices or ["office:minister"]:
            yield Spell(
                jurisdiction=_GBR,
                name=names[0],
                title=title,
                office=office,
                start=day_of(date.fromisoformat(row["start_date"])),
                end=day_of(end) if end else None,
                known_until=_AS_OF,
                trust=REGISTER,
                source="uk-ministers",
                url=_UK_URL,
                gender=gender,
                register_id=f"uk:{row['person_id']}",
                aliases=tuple(names[1:]),
                acting=row["id"] in acting,
                role="head-of-government" if office == "office:prime-minister" else "",
            )


def _people(folder: Path) -> Mapping[str, tuple[list[str], str | None]]:
    """Give each person's names, the one without a peerage first, and gender."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    genders: dict[str, str | None] = {}
    for row in _table(folder, "person"):
        for name in (row["normalized_name"], row["display_name"], row["name"]):
            if name and name not in names[row["id"]]:
                names[row["id"]].append(name)
        genders[row["id"]] = row["gender"].lower() or None
    return {
        person: (sorted(found, key=_is_peerage), genders[person]) for person, found in names.items()
    }


def _is_peerage(name: str) -> bool:
    return name.split(maxsplit=1)[0] in {
        "Lord",
        "Baroness",
        "Lady",
        "Viscount",
        "Earl",
        "Sir",
        "Dame",
    }


def _table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
