"""Join the facts that were written down by hand: events, memberships, parties of persons."""

from datetime import date
from pathlib import Path

from factcheck.model.fact import Attribute, Event, SourceInfo
from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build.facts import (
    read_memberships,
    read_parties,
    read_party_names,
    read_summits,
)
from factcheck.store.snapshot_build.parties import PartyRegistry
from factcheck.store.snapshot_build.people import PersonRegistry

SOURCE = "events"
FACTS = Path(__file__).parent / "facts"


def collect() -> list[Event]:
    """Give the summits, treaties and other events, each with its page."""
    path = FACTS / "summits.csv"
    return [
        Event(
            name=event.name,
            kind=event.kind,
            start=event.start,
            end=event.end,
            place=event.place,
            country=event.country,
            source=SOURCE,
            url=event.url,
        )
        for event in (read_summits(path) if path.is_file() else ())
    ]


def sources(events: list[Event]) -> list[SourceInfo]:
    """Describe the hand-written facts; they speak up to the last event's end."""
    last = max((event.end for event in events), default=date(2026, 1, 1))
    return [
        SourceInfo(
            id=SOURCE,
            name="Events and memberships, the project's own list",
            publisher="factcheck",
            url="https://www.wikidata.org/",
            licence="CC0",
            attribution="each row names its own page",
            retrieved=last,
            covers_from=None,
            covers_to=last,
        )
    ]


def memberships() -> list[Attribute]:
    """Give which country belonged to which organisation; the qualifier is the interval."""
    path = FACTS / "memberships.csv"
    return [
        Attribute(
            entity=row.country,
            name="member-of",
            value=row.organisation.removeprefix("organisation:"),
            target=row.organisation,
            qualifier=interval(row.start, row.end),
            source=SOURCE,
            url=row.source_url,
        )
        for row in (read_memberships(path) if path.is_file() else ())
    ]


def name_parties(parties: PartyRegistry) -> None:
    """Teach the registry the hand-written names of parties."""
    path = FACTS / "party_names.csv"
    for row in read_party_names(path) if path.is_file() else ():
        parties.teach(row.country, row.name, *filter(None, (row.acronym, row.alias)))


def party_members(people: PersonRegistry, parties: PartyRegistry) -> list[Attribute]:
    """Give the party of each person in the hand-written table; the qualifier is the interval."""
    path = FACTS / "parties.csv"
    rows = []
    for row in read_parties(path) if path.is_file() else ():
        party = parties.resolve(row.country, row.party, *filter(None, (row.acronym,)))
        rows.append(
            Attribute(
                entity=people.resolve(row.country, row.person, party=party),
                name="party",
                value=row.party,
                target=party,
                qualifier=interval(row.start, row.end),
                source=SOURCE,
                url=row.source_url,
            )
        )
    return rows


def interval(start: EdtfDate | None, end: EdtfDate | None) -> str:
    """Write an EDTF interval, open (`..`) where a side is not known; empty where neither is."""
    if start is None and end is None:
        return ""
    return f"{start.edtf if start else '..'}/{end.edtf if end else '..'}"
