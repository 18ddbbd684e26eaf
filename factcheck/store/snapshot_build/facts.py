"""Read the project's own tables of facts: officials, events, memberships, parties.

Each row names its source: a page of public events where one tells of it, else the official site.
A row that breaks a rule stops the build: a wrong row would make a wrong accusation.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import pycountry

from factcheck.errors import SnapshotError
from factcheck.model.fact import Event
from factcheck.model.value import EdtfDate
from factcheck.normalise.edtf import parse_edtf

_Row = TypeVar("_Row")

EVENT_KINDS = frozenset({"summit", "treaty", "accession", "games", "referendum"})

# Codes that ISO 3166-1 leaves to users: Kosovo's is the one the World Bank and others write.
_OWN_CODES = frozenset({"XKX"})
_ACTING = ("acting ", "interim ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Say who held an office; `end` None means not known to have ended on `checked`."""

    person: str
    office: str
    title: str
    jurisdiction: str
    start: EdtfDate
    end: EdtfDate | None
    party: str | None
    source_name: str
    source_url: str
    checked: date

    @property
    def acting(self) -> bool:
        """Say whether the title itself says so: "Acting President"."""
        return self.title.casefold().startswith(_ACTING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Say when a country belonged to an organisation; `end` None means it still did."""

    country: str
    organisation: str
    start: EdtfDate
    end: EdtfDate | None
    source_name: str
    source_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMember:
    """Say which party a politician stood for; open dates mean the table does not say."""

    person: str
    country: str
    party: str
    acronym: str | None
    start: EdtfDate | None
    end: EdtfDate | None
    source_name: str
    source_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyName:
    """Give one more way to write a party's name; `alias` may repeat `name`."""

    country: str
    acronym: str | None
    name: str
    alias: str


def read_officials(path: Path) -> tuple[Official, ...]:
    """Read `officials.csv`, in its own order."""
    return tuple(_rows(path, _official))


def read_summits(path: Path) -> tuple[Event, ...]:
    """Read `summits.csv`: summits, treaties, accessions, games and referendums."""
    return tuple(_rows(path, _event))


def read_memberships(path: Path) -> tuple[Membership, ...]:
    """Read `memberships.csv`; organisations come as their ids in the snapshot."""
    return tuple(_rows(path, _membership))


def read_parties(path: Path) -> tuple[PartyMember, ...]:
    """Read `parties.csv`: leaders and main candidates with their party."""
    return tuple(_rows(path, _party_member))


def read_party_names(path: Path) -> tuple[PartyName, ...]:
    """Read `party_names.csv`, one alias a row."""
    return tuple(_rows(path, _party_name))


def _rows(path: Path, build: Callable[[Mapping[str, str]], _Row]) -> Iterator[_Row]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            table = list(csv.DictReader(lines, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"the table {path.name} cannot be read"
        raise SnapshotError(message) from error
    for number, row in enumerate(table, start=1):
        try:
            yield build(row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            first = next(iter(row.values()), "")
            message = f"row {number} of {path.name} ({first}) is wrong: {error}"
            raise SnapshotError(message) from error


def _official(row: Mapping[str, str]) -> Official:
    start, end = _span(row)
    if start is None:
        msg = "an official needs a start"
        raise ValueError(msg)
    checked = date.fromisoformat(row["checked"])
    if start.earliest and checked < start.earliest:
        msg = f"checked on {checked}, before the start"
        raise ValueError(msg)
    office = row["office"]
    if not office.startswith("office:"):
        msg = f"{office!r} is no office id"
        raise ValueError(msg)
    return Official(
        person=_text(row, "person"),
        office=office,
        title=_text(row, "title"),
        jurisdiction=_jurisdiction(row["country_iso3"]),
        start=start,
        end=end,
        party=row["party"] or None,
        source_name=_text(row, "source_name"),
        source_url=_link(row),
        checked=checked,
    )


def _event(row: Mapping[str, str]) -> Event:
    kind = row["kind"]
    if kind not in EVENT_KINDS:
        msg = f"{kind!r} is no kind of event"
        raise ValueError(msg)
    start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
    if start > end:
        msg = f"it ends on {end}, before it starts"
        raise ValueError(msg)
    country = row["country_iso3"]
    return Event(
        name=_text(row, "name"),
        kind=kind,
        start=start,
        end=end,
        place=row["place"],
        country=_jurisdiction(country) if country else None,
        source=_text(row, "source_name"),
        url=_link(row),
    )


def _membership(row: Mapping[str, str]) -> Membership:
    start, end = _span(row)
    organisation = row["organisation"]
    if start is None or not organisation.startswith("organisation:"):
        msg = "a membership needs a start and the organisation's id"
        raise ValueError(msg)
    return Membership(
        country=_jurisdiction(row["entity_iso3"]),
        organisation=organisation,
        start=start,
        end=end,
        source_name=_text(row, "source_name"),
        source_url=_link(row),
    )


def _party_member(row: Mapping[str, str]) -> PartyMember:
    start, end = _span(row)
    return PartyMember(
        person=_text(row, "person"),
        country=_jurisdiction(row["country_iso3"]),
        party=_text(row, "party_name"),
        acronym=row["party_acronym"] or None,
        start=start,
        end=end,
        source_name=_text(row, "source_name"),
        source_url=_link(row),
    )


def _party_name(row: Mapping[str, str]) -> PartyName:
    return PartyName(
        country=_jurisdiction(row["country_iso3"]),
        acronym=row["acronym"] or None,
        name=_text(row, "name"),
        alias=_text(row, "alias"),
    )


def _span(row: Mapping[str, str]) -> tuple[EdtfDate | None, EdtfDate | None]:
    start, end = _date(row["start"]), _date(row["end"])
    if start and end and start.earliest and end.latest and start.earliest > end.latest:
        msg = f"it ends in {end.edtf}, before it starts"
        raise ValueError(msg)
    return start, end


def _date(text: str) -> EdtfDate | None:
    if not text:
        return None
    found = parse_edtf(text)
    if found is None or "/" in text or "X" in text or "~" in text:
        msg = f"{text!r} is not a year, a month or a day"
        raise ValueError(msg)
    return found


def _jurisdiction(code: str) -> str:
    """Give a snapshot id for an ISO alpha-3 code; ids of organisations stand as they are."""
    if code.startswith("organisation:"):
        return code
    if code not in _OWN_CODES and pycountry.countries.get(alpha_3=code) is None:
        msg = f"{code!r} is no country code"
        raise ValueError(msg)
    return f"country:{code}"


def _text(row: Mapping[str, str], name: str) -> str:
    text = row[name]
    if not text or text != text.strip():
        msg = f"{name} is empty or has spaces around it"
        raise ValueError(msg)
    return text


def _link(row: Mapping[str, str]) -> str:
    link = row["source_url"]
    if not link.startswith("https://") or " " in link:
        msg = f"{link!r} is no https address"
        raise ValueError(msg)
    return link
