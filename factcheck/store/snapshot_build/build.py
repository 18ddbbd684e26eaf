"""Build the snapshot: collect every data set's rows, join them, check them, write the file."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.errors import SnapshotError
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
    without_repeats,
    without_shadows,
)
from factcheck.store.snapshot_build.sources import SOURCES
from factcheck.store.snapshot_build.tables import SnapshotRows, write_snapshot

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


def collect(data: Path) -> SnapshotRows:
    """Join the rows of every data set."""
    country_entities, country_names = countries.collect(data)
    body_entities, body_names = bodies.collect(data)
    where = places.collect(data)
    states = state_ids(where.entities)
    known = parties.collect(data)
    held = tenures.collect(data)
    people = held.registry
    polls = [join_election(row, people, known, states) for row in elections.collect(data)]
    terms = [join_tenure(tenure, known, states) for tenure in held.tenures]
    sources = join_sources([*SOURCES, *held.sources, *elections.SOURCES])
    # The registries are asked last: elections add persons and parties to them.
    entities = one_of_each(
        [
            *country_entities,
            *body_entities,
            *where.entities,
            *known.entities(),
            *people.entities(),
            *held.offices,
            *figures.indicator_entities(),
        ]
    )
    names = [
        *country_names,
        *body_names,
        *where.aliases,
        *known.aliases(),
        *people.aliases(),
        *held.office_aliases,
    ]
    properties = [
        *events.attributes(),
        *attributes.collect(data, country_entities, country_names),
        *where.attributes,
        *bodies.memberships(data),
    ]
    return SnapshotRows(
        version=max(source.retrieved for source in sources).isoformat(),
        sources=sources,
        entities=entities,
        aliases=without_shadows(names, {entity.id: entity for entity in entities}),
        tenures=terms,
        elections=polls,
        figures=figures.collect(data, country_entities),
        events=events.collect(),
        attributes=without_repeats(properties),
    )
