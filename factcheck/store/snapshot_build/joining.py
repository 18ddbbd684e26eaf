"""Put persons' and parties' ids into rows that hold names, and one id on one place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from factcheck.model.fact import Alias, Attribute, Candidate, Election, Entity, SourceInfo, Tenure
from factcheck.model.value import EntityKind
from factcheck.normalise.names import fold
from factcheck.store.snapshot_build.countries import table
from factcheck.store.snapshot_build.elections_rows import ElectionRow
from factcheck.store.snapshot_build.parties import PartyRegistry
from factcheck.store.snapshot_build.people import PersonRegistry
from factcheck.store.snapshot_build.tables import SnapshotRows

_SOURCE_PREFIX = "source:"
_ONE_PARTY = re.compile(r"([^()]+)\(([^()]+)\)(?:/\w+)?")


def state_ids(regions: Iterable[Entity]) -> dict[str, str]:
    """Give the regions' ids by the other ids that data sets make of their names."""
    found: dict[str, str] = dict(table()["state_ids"])
    for region in regions:
        if region.iso and "-" in region.iso:
            slug = fold(region.label).replace(" ", "-")
            country = region.iso.partition("-")[0]
            found[f"region:{country}-{slug}"] = region.id
            found[f"region:{country}:{slug}"] = region.id
    return found


def join_election(
    row: ElectionRow,
    people: PersonRegistry,
    parties: PartyRegistry,
    states: Mapping[str, str],
) -> Election:
    """Give the election with an id on every candidate who is a person or a party."""
    election = row.election
    place = states.get(election.jurisdiction, election.jurisdiction)
    country = "country:USA" if place.startswith("region:US-") else place
    candidates = tuple(
        _chamber_candidate(candidate, country, parties)
        if election.office is None
        else _person_candidate(candidate, raw, country, (people, parties))
        for candidate, raw in zip(election.candidates, row.raw_names, strict=True)
    )
    return replace(
        election,
        jurisdiction=place,
        candidates=candidates,
        source=election.source.removeprefix(_SOURCE_PREFIX),
    )


def _chamber_candidate(candidate: Candidate, country: str, parties: PartyRegistry) -> Candidate:
    if candidate.name.islower():
        return candidate
    names = [candidate.name, *([candidate.party] if candidate.party else [])]
    if "(" in candidate.name:
        # "Reds (R) - Blues (B)" and "Front (F) and its allies" are lists of their own: their
        # seats are no one party's. "Front (F)/G" is one party.
        one = _ONE_PARTY.fullmatch(candidate.name)
        names = [part.strip() for part in one.groups()] if one else [candidate.name]
    party = parties.resolve(country, *names)
    return replace(candidate, id=party, party=party)


def _person_candidate(
    candidate: Candidate,
    raw: str,
    country: str,
    registries: tuple[PersonRegistry, PartyRegistry],
) -> Candidate:
    """Give the person's id, or none for "other", "against" and the like, written small."""
    people, parties = registries
    party = parties.resolve(country, candidate.party) if candidate.party else None
    person = None if raw.islower() else people.resolve(country, raw, party=party)
    return replace(candidate, id=person, party=party)


def join_tenure(tenure: Tenure, parties: PartyRegistry, states: Mapping[str, str]) -> Tenure:
    """Give the tenure with a party's id in place of its name, and the region's own id."""
    place = states.get(tenure.jurisdiction, tenure.jurisdiction)
    country = "country:USA" if place.startswith("region:US-") else place
    party = parties.resolve(country, tenure.party) if tenure.party else None
    return replace(tenure, jurisdiction=place, party=party)


def join_sources(sources: Iterable[SourceInfo]) -> list[SourceInfo]:
    """Give one source an id; the first that has it stands."""
    found: dict[str, SourceInfo] = {}
    for source in sources:
        name = source.id.removeprefix(_SOURCE_PREFIX)
        found.setdefault(name, replace(source, id=name))
    return list(found.values())


def unlisted_offices(ids: Iterable[str | None], listed: Iterable[Entity]) -> list[Entity]:
    """Make an entity for each office that rows name and the list of offices lacks."""
    known = {office.id for office in listed}
    return [
        Entity(id=name, kind=EntityKind.OFFICE, label=_office_label(name))
        for name in sorted({name for name in ids if name} - known)
    ]


def _office_label(office: str) -> str:
    return office.removeprefix("office:").replace("-", " ").capitalize()


def one_of_each(entities: Iterable[Entity]) -> list[Entity]:
    """Give one entity an id; the first that has it stands."""
    found: dict[str, Entity] = {}
    for entity in entities:
        found.setdefault(entity.id, entity)
    return list(found.values())


def without_shadows(aliases: Iterable[Alias], entities: Mapping[str, Entity]) -> list[Alias]:
    """Drop empty names, and names of cities and parties that are their own country's."""
    rows = list(aliases)
    countries = {(row.entity, row.normalised) for row in rows if row.entity.startswith("country:")}
    found: dict[tuple[str, str, str], Alias] = {}
    for row in sorted(rows, key=lambda row: row.kind != "name"):
        entity = entities.get(row.entity)
        shadow = (
            entity is not None
            and row.entity.startswith(("city:", "party:"))
            and (entity.country, row.normalised) in countries
        )
        if row.normalised and entity is not None and not shadow:
            # Texts that differ in capitals or accents alone add nothing to a lookup, nor does
            # a short name that is the name.
            kind = "name" if row.kind == "short" else row.kind
            found.setdefault((row.entity, row.normalised, kind), row)
    return list(found.values())


def without_repeats(attributes: Iterable[Attribute]) -> list[Attribute]:
    """Drop a property that an earlier data set has already given with the same value."""
    found: dict[tuple[str, str, str, str | None, str], Attribute] = {}
    for row in attributes:
        key = (row.entity, row.name, row.value, row.target, row.qualifier)
        found.setdefault(key, row)
    return list(found.values())


def without_covered(listed: Iterable[Attribute], dated: Iterable[Attribute]) -> list[Attribute]:
    """Drop undated memberships of organisations whose members another table dates."""
    covered = {row.target for row in dated}
    return [row for row in listed if row.target not in covered]


def dangling(rows: SnapshotRows) -> tuple[str, ...]:
    """Give the ids that rows name and no entity or source has, sorted."""
    known = {entity.id for entity in rows.entities}
    named = {
        *(
            name
            for row in rows.tenures
            for name in (row.person, row.jurisdiction, row.office, row.party)
        ),
        *(name for row in rows.elections for name in (row.jurisdiction, row.office)),
        *(
            name
            for row in rows.elections
            for item in row.candidates
            for name in (item.id, item.party)
        ),
        *(name for row in rows.figures for name in (row.entity, row.indicator)),
        *(name for row in rows.attributes for name in (row.entity, row.target)),
        *(row.country for row in rows.events),
    }
    sources = {source.id for source in rows.sources}
    used = {
        row.source
        for table in (rows.tenures, rows.elections, rows.figures, rows.attributes, rows.events)
        for row in table
    }
    lost = {name for name in named if name is not None and name not in known}
    return tuple(sorted({*lost, *(f"source {name}" for name in used - sources)}))
