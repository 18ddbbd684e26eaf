"""Read the World Factbook's leaders: weekly files from 2015, yearly editions before them."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from factcheck.errors import SnapshotError
from factcheck.normalise.names import fold
from factcheck.normalise.offices import classify
from factcheck.store.snapshot_build.factbook import pages
from factcheck.store.snapshot_build.people_names import parse_name, split_title
from factcheck.store.snapshot_build.sources import FACTBOOK
from factcheck.store.snapshot_build.tenures_dates import english_date
from factcheck.store.snapshot_build.tenures_places import (
    Place,
    by_code,
    by_edition,
    by_jurisdiction,
)
from factcheck.store.snapshot_build.tenures_spells import WEEKLY, YEARLY, Spell

_ACTING = re.compile(r"\b(?:acting|interim|caretaker|provisional)\b", re.IGNORECASE)
_NO_HOLDER = re.compile(
    r"vacant|serves as regent|recogni[sz]es|designate|elect\b|\d|former ", re.IGNORECASE
)
_PLURAL = re.compile(r"\b(?:Presidents|Ministers|Premiers|Chancellors|Regent|Princes)\b")
_TRAILING = re.compile(
    r"\s*\([^()]*(?:minister|taoiseach)[^()]*\)|\s+of (?:the )?[A-Z][a-z]+$|\s+-.*$|\s*\(.*\)\s*$"
)
_ALSO_SPELLED = re.compile(r",? also (?:spelled|known as) ", re.IGNORECASE)
_HEADS = {"chief of state": "head-of-state", "head of government": "head-of-government"}
_UNTITLED = {"chief of state": "President", "head of government": "Prime Minister"}
# Of a territory these are the sovereign country's.
_SOVEREIGN = frozenset({"office:president", "office:monarch", "office:vice-president"})
_CONFUSED = frozenset({"Prime Minister", "Premier", "Chancellor", "President"})
_TOP = frozenset(
    {"office:president", "office:prime-minister", "office:monarch", "office:supreme-leader",
     "office:pope"}
)  # fmt: skip
_GENDERS = (
    ("m", re.compile(r"^(?:King|Emperor|Sultan|Amir|Grand Duke|Prince|Pope)\b|\bSir\b")),
    ("f", re.compile(r"^(?:Queen|Empress|Grand Duchess|Princess)\b|\bDame\b")),
)
# The last edition writes some starts that the weekly files pass over, most without "since".
_HEAD = re.compile(r"^([^;()]+) \((?:since )?(\d{1,2} [A-Z][a-z]+ \d{4})\)")
# A role whose weekly rows end longer ago than files are apart has lost its last holder.
_LOST = timedelta(days=60)
# Yearly editions from 2021 on have lost their accents; the weekly files cover those years.
_LAST_YEARLY = 2020


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    place: Place
    role: str
    text: str
    since: str
    first: str
    last: date


def weekly_spells(folder: Path) -> Iterator[Spell]:
    """Read the leaders of the weekly files, October 2015 to January 2026."""
    by_role = _weekly_rows(folder)
    titled = _titles_by_name(row for rows in by_role.values() for row in rows)
    for rows in by_role.values():
        usual = _usual_title(rows)
        carried = ("", "")
        for row in rows:
            title, names = split_title(_since_out(row.text))
            if title and _PLURAL.search(title):
                carried = title, row.first
            elif not title and (row.place.gec, fold(names)) in titled:
                title = titled[row.place.gec, fold(names)]
            elif not title:
                title = carried[0] if carried[1] == row.first else _inherited(row, rows, usual)
            for name in _people_in(names, title):
                yield from _spell(row, title, name, WEEKLY)


def _weekly_rows(folder: Path) -> Mapping[tuple[str, str], Sequence[_Row]]:
    """Give the rows of each country's role, with the heads that only the last edition names."""
    by_role: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
    for code, role, text, since, first, last, _gone in _leaders(folder, "facts-2015-2026.json"):
        place = by_code().get(code)
        if place and not _NO_HOLDER.search(_since_out(text)):
            row = _Row(
                place=place,
                role=role,
                text=text,
                since=since or "",
                first=first,
                last=date.fromisoformat(last),
            )
            by_role[code, role].append(row)
    for row in list(_lost_heads(folder, by_role)):
        by_role[row.place.gec, row.role].append(row)
    for code, role in [key for key in by_role if key[1] == "head of government"]:
        heads = by_role[code, "chief of state"]
        by_role[code, role] = [row for row in by_role[code, role] if not _is_mistitled(row, heads)]
    return by_role


def _is_mistitled(row: _Row, heads: Sequence[_Row]) -> bool:
    """Say whether a head of government is called President while another is head of state as such."""
    title, name = split_title(_since_out(row.text))
    others = [split_title(_since_out(h.text)) for h in heads if _together(row, h)]
    presidents = {fold(other) for their, other in others if their == "President"}
    return title == "President" and bool(presidents) and fold(name) not in presidents


def _together(row: _Row, other: _Row) -> bool:
    return other.first <= row.last.isoformat() and row.first <= other.last.isoformat()


def _lost_heads(folder: Path, by_role: Mapping[tuple[str, str], Sequence[_Row]]) -> Iterator[_Row]:
    """Give the heads whom the last edition names where the weekly files end before it."""
    last = FACTBOOK.covers_to
    for page in pages(folder):
        place = by_jurisdiction()[page.country]
        for role in _HEADS:
            known = max((row.last for row in by_role.get((place.gec, role), ())), default=last)
            head = _HEAD.match(page.text(f"Government/Executive branch/{role}"))
            start = english_date(head[2]) if head else None
            if head and start and start.earliest and known < last - _LOST:
                first = start.earliest.isoformat()
                yield _Row(
                    place=place, role=role, text=head[1], since=head[2], first=first, last=last
                )


def yearly_spells(folder: Path) -> Iterator[Spell]:
    """Read the leaders of the yearly editions up to 2020.

    The extraction wrote "Prime Minister" for deputies as well: of holders of one title in the
    same editions only the first listed is taken.
    """
    refused: defaultdict[str, set[str]] = defaultdict(set)
    starts: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    taken: defaultdict[tuple[str, str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for country, role, title, name, since, first, last in _leaders(
        folder, "editions-1990-2025.json"
    ):
        place = by_edition().get(country)
        text = f"{title} {name}"
        if not place or first > _LAST_YEARLY or _NO_HOLDER.search(text):
            continue
        row = _Row(
            place=place,
            role=role,
            text=text,
            since=since.removeprefix("NA "),
            first=str(first),
            last=_edition_day(min(last, _LAST_YEARLY), since),
        )
        full_title, rest = split_title(_since_out(text))
        if re.search(r"\band\b", full_title) and "Prime" in full_title:
            continue
        before = taken[country, role, full_title]
        if full_title in _CONFUSED:
            if since in refused[country] or any(
                one <= last and first <= other and who != rest for one, other, who in before
            ):
                # Not a start that an accepted holder shares: two rows may be one oath.
                refused[country].update({since} - {began for *_, began in starts[country]})
                continue
            starts[country].append((rest, since))
        before.append((first, last, rest))
        for person in _people_in(rest, full_title):
            yield from _spell(row, full_title, person, YEARLY)


def _edition_day(year: int, since: str) -> date:
    """Give the day up to which an edition speaks: mid-year, or the start it already knows."""
    start = english_date(since.removeprefix("NA "))
    middle = date(year, 6, 30)
    return (
        max(middle, start.latest)
        if start and start.latest and (start.latest.year == year)
        else middle
    )


def _leaders(folder: Path, name: str) -> Sequence[list[Any]]:
    path = folder / "world-factbook-history" / name
    try:
        rows: Sequence[list[Any]] = json.loads(path.read_text(encoding="utf-8"))["leaders"]
    except (OSError, ValueError, KeyError) as error:
        raise SnapshotError(f"cannot read leaders from {path}") from error
    return rows


def _since_out(text: str) -> str:
    return _TRAILING.sub("", text).replace("’", "'").strip(" ;,")


def _titles_by_name(rows: Iterable[_Row]) -> dict[tuple[str, str], str]:
    """Give the title that a country's file puts before a name elsewhere."""
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        title, name = split_title(_since_out(row.text))
        if title and not _PLURAL.search(title):
            found[row.place.gec, fold(name)] = title
    return found


def _usual_title(rows: Iterable[_Row]) -> str:
    counts = Counter(
        title
        for title, _ in (split_title(_since_out(row.text)) for row in rows)
        if title
        and not _PLURAL.search(title)
        and not _ACTING.search(title)
        and not re.match(r"(?:vice|deputy|first|second)\b", title, re.IGNORECASE)
    )
    return counts.most_common(1)[0][0] if counts else ""


def _inherited(row: _Row, rows: Sequence[_Row], usual: str) -> str:
    """Give an untitled sole holder the role's usual title; beside others it stays untitled."""
    for at, other in enumerate(rows):
        together = other is not row and _together(row, other)
        title = split_title(_since_out(other.text))[0]
        if together and not title and at < rows.index(row):
            return ""
        if together and _office(title, row.place.jurisdiction) == _office(
            usual, row.place.jurisdiction
        ):
            return ""
    return usual or _UNTITLED[row.role]


def _people_in(names: str, title: str) -> Iterator[str]:
    parts = re.split(r", (?:and )?| and | & ", names) if _PLURAL.search(title) else [names]
    for part in parts:
        parsed = parse_name(part)
        if parsed.words and len(parsed.text) > 2:
            yield part


def _spell(row: _Row, title: str, name: str, trust: int) -> Iterator[Spell]:
    shared = row.place.tie == "territory" and row.role == "chief of state"
    weekly = trust == WEEKLY
    name, *spellings = (one for one in _ALSO_SPELLED.split(name) if one)
    for part in re.split(r" and (?=[A-Z])", _singular(title)):
        office = (
            _office(part, row.place.jurisdiction)
            if weekly
            else classify(part, row.place.jurisdiction)
        )
        if office is None or (shared and office in _SOVEREIGN):
            continue
        realm = row.place.tie == "realm" and office == "office:monarch"
        yield Spell(
            jurisdiction=row.place.jurisdiction,
            name=name,
            aliases=tuple(spellings),
            title=part,
            office=office,
            start=english_date(row.since),
            end=None,
            known_until=row.last,
            trust=trust,
            source="factbook" if weekly else "factbook-editions",
            url=_url(row.place, row.last, weekly=weekly),
            acting=bool(_ACTING.search(title)),
            role=_role(office, row.role),
            gender=next((sex for sex, mark in _GENDERS if mark.search(row.text)), None),
            nationality=f"country:{row.place.sovereign}" if realm else "",
        )


def _role(office: str, section: str) -> str:
    # The Factbook lists some deputies and prime ministers beside the head of state.
    if office not in _TOP or (office == "office:prime-minister" and section == "chief of state"):
        return ""
    return _HEADS.get(section, "")


def _office(title: str, country: str) -> str | None:
    """Classify a title, or the longest opening of it that names an office."""
    tokens = title.split()
    for size in range(len(tokens), 0, -1):
        office = classify(" ".join(tokens[:size]), country)
        if office:
            return office
    return None


def _singular(title: str) -> str:
    # A list of "Prime Ministers" has lost the word "Deputy".
    title = re.sub(r"^Prime Ministers\b", "Deputy Prime Minister", title)
    changed = re.sub(r"\bPresidents\b", "President", title)
    changed = re.sub(r"^(.*\bPrime )Ministers\b", r"\1Minister", changed)
    return re.sub(r"\bPremiers\b", "Premier", changed).strip()


def _url(place: Place, last: date, *, weekly: bool) -> str:
    """Point at the archived page of the country as it stood on that day."""
    stamp = last.strftime("%Y%m%d")
    if weekly and last.year > _LAST_YEARLY:
        page = f"www.cia.gov/the-world-factbook/countries/{place.slug}/"
    else:
        page = f"www.cia.gov/library/publications/the-world-factbook/geos/{place.gec}.html"
    return f"https://web.archive.org/web/{stamp}/https://{page}"
