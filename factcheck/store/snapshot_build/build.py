"""Build the snapshot: collect every data set's rows, join them, check them, write the file."""

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.errors import SnapshotError
from factcheck.model.fact import Alias, Attribute, Entity
from factcheck.store.snapshot import open_snapshot
from factcheck.store.snapshot_build import (
    attributes,
    bodies,
    countries,
    elections,
    events,
    figures,
    parties,
    places,
    tenures,
)
from factcheck.store.snapshot_build.joining import (
    dangling,
    join_election,
    join_sources,
    join_tenure,
    one_of_each,
    state_ids,
    unlisted_offices,
    without_covered,
    without_repeats,
    without_shadows,
)
from factcheck.store.snapshot_build.parties import PartyRegistry
from factcheck.store.snapshot_build.places import PlaceRows
from factcheck.store.snapshot_build.sources import SOURCES
from factcheck.store.snapshot_build.tables import SnapshotRows, write_snapshot
from factcheck.store.snapshot_build.tenures import PeopleRows
from factcheck.store.snapshot_build.tenures_world import country_qids

# Their absence would only be noticed after minutes of reading.
_FOLDERS = ("world-factbook", "world-factbook-history", "world-bank", "argentina-trade")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildInfo:
    """Say what was built: the version, rows a table, and ids that rows name but no entity has."""

    path: Path
    version: str
    counts: tuple[tuple[str, int], ...]
    size_bytes: int
    dangling: tuple[str, ...]


def build_snapshot(data: Path, out: Path) -> BuildInfo:
    """Read the data folders and write the snapshot to a file.

    The same data and the same libraries give the same bytes.

    Raises:
        SnapshotError: a data folder is missing.
    """
    missing = [name for name in _FOLDERS if not (data / name).is_dir()]
    if missing:
        raise SnapshotError(
            f"The data folder {data} has no {', '.join(missing)}.",
            hint="name the folder with the public data files: --data PATH",
        )
    rows = collect(data)
    write_snapshot(rows, out)
    with TemporaryDirectory() as folder, open_snapshot(out, Path(folder)) as snapshot:
        counts = snapshot.counts()
    return BuildInfo(
        path=out,
        version=rows.version,
        counts=counts,
        size_bytes=out.stat().st_size,
        dangling=dangling(rows),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """Hold the data sets that others refer to."""

    countries: tuple[list[Entity], list[Alias]]
    bodies: tuple[list[Entity], list[Alias]]
    places: PlaceRows
    parties: PartyRegistry
    held: PeopleRows

    def entities(self) -> list[Entity]:
        """Give every entity; ask after the last row has been joined."""
        return one_of_each(
            [
                *self.countries[0],
                *self.bodies[0],
                *self.places.entities,
                *self.parties.entities(),
                *self.held.registry.entities(),
                *self.held.offices,
                *figures.indicator_entities(),
            ]
        )

    def aliases(self) -> list[Alias]:
        """Give every name; ask after the last row has been joined."""
        return [
            *self.countries[1],
            *self.bodies[1],
            *self.places.aliases,
            *self.parties.aliases(),
            *self.held.registry.aliases(),
            *self.held.office_aliases,
        ]


def collect(data: Path) -> SnapshotRows:
    """Join the rows of every data set."""
    parts = _parts(data)
    states = state_ids(parts.places.entities)
    people, known = parts.held.registry, parts.parties
    polls = [join_election(row, people, known, states) for row in elections.collect(data)]
    terms = [join_tenure(tenure, known, states) for tenure in parts.held.tenures]
    properties = _properties(data, parts)
    summits = events.collect()
    sources = join_sources(
        [*SOURCES, *parts.held.sources, *elections.SOURCES, *events.sources(summits)]
    )
    # The registries are asked last: the rows above add persons and parties to them.
    offices = [*(row.office for row in polls), *(row.office for row in terms)]
    entities = [*parts.entities(), *unlisted_offices(offices, parts.held.offices)]
    return SnapshotRows(
        version=max(source.retrieved for source in sources).isoformat(),
        sources=sources,
        entities=entities,
        aliases=without_shadows(parts.aliases(), {entity.id: entity for entity in entities}),
        tenures=terms,
        elections=polls,
        figures=figures.collect(data, parts.countries[0]),
        events=summits,
        attributes=properties,
    )


def _parts(data: Path) -> _Parts:
    nations, names = countries.collect(data)
    qids = country_qids(data)
    countries_ = [replace(nation, qid=qids.get(nation.id)) for nation in nations], names
    known = parties.collect(data)
    events.name_parties(known)
    return _Parts(
        countries=countries_,
        bodies=bodies.collect(data, countries_[1]),
        places=places.collect(data),
        parties=known,
        held=tenures.collect(data),
    )


def _properties(data: Path, parts: _Parts) -> list[Attribute]:
    memberships = events.memberships()
    return without_repeats(
        [
            *events.party_members(parts.held.registry, parts.parties),
            *memberships,
            *attributes.collect(data, *parts.countries),
            *parts.places.attributes,
            *without_covered(bodies.memberships(data), memberships),
        ]
    )
