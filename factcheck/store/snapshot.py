"""Read the embedded snapshot: names to entities, and entities to dated facts."""

import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from threading import Lock
from types import MappingProxyType, TracebackType
from typing import Any, Self

from factcheck.errors import SnapshotError
from factcheck.model.fact import (
    Alias,
    Attribute,
    Election,
    Entity,
    Event,
    Figure,
    SourceInfo,
    Tenure,
)
from factcheck.store.snapshot_coverage import Coverage, coverage
from factcheck.store.snapshot_file import PACKED, connect, default_cache_dir, unpack
from factcheck.store.snapshot_rows import (
    Row,
    read_attribute,
    read_candidate,
    read_election,
    read_entity,
    read_event,
    read_series,
    read_source,
    read_tenure,
)

Named = tuple[Entity, str]

# Entries a cache keeps: a long article asks for some thousands of names and some hundreds of
# entities, so one document is answered from memory and a million of them do not fill it.
_NAMES_KEPT = 50_000
_FACTS_KEPT = 4_096
# A name in another spelling is compared with everybody of up to three countries.
_PEOPLE_KEPT = 16_384
# SQLite before 3.32 takes 999 parameters a statement.
_NAMES_A_QUERY = 500

_TENURES_OF = (
    "SELECT * FROM tenure WHERE person = ?1"
    " ORDER BY start_earliest IS NOT NULL, start_earliest, office, rowid"
)
_TENURES_IN = (
    "SELECT * FROM tenure WHERE jurisdiction = ?1 AND (?2 IS NULL OR office = ?2)"
    " ORDER BY start_earliest IS NOT NULL, start_earliest, person, office, rowid"
)


class Snapshot:
    """Answer questions from one snapshot file; safe to share between threads.

    Every answer is a tuple in a fixed order, empty where the snapshot says nothing. Close it
    after use, or use it in a `with` statement.
    """

    def __init__(self, path: Path, *, temporary: bool = False) -> None:
        self._path = path
        self._temporary = temporary
        self._lock = Lock()
        self._connection = connect(path)
        self._names: dict[str, tuple[Named, ...]] = {}
        self.version = self._meta("version")
        keep = lru_cache(maxsize=_FACTS_KEPT)
        self._sources = lru_cache(maxsize=1)(self._read_sources)
        self.entity = keep(self._read_entity)
        self._aliases_of = lru_cache(maxsize=_PEOPLE_KEPT)(self._read_aliases_of)
        self._tenures_of = keep(self._read_tenures_of)
        self._tenures_in = keep(self._read_tenures_in)
        self._elections_in = keep(self._read_elections_in)
        self._elections_of = keep(self._read_elections_of)
        self._figures = keep(self._read_figures)
        self._attributes = keep(self._read_attributes)
        self._events = keep(self._read_events)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; removes it if it was unpacked for this run only."""
        self._connection.close()
        if self._temporary:
            self._path.unlink(missing_ok=True)

    def sources(self) -> Mapping[str, SourceInfo]:
        """Give every source by its id, in the order of the ids."""
        return self._sources()

    def lookup(self, names: Iterable[str]) -> dict[str, tuple[Named, ...]]:
        """Find the entities that go by some folded names (`normalise.names.fold`).

        Returns:
            For each name that is known, its entities with the kind of alias the name is for
            each; one entity stands once a kind. Names that are not known are left out.
        """
        wanted = list(dict.fromkeys(names))
        missing = [name for name in wanted if name not in self._names]
        if len(self._names) + len(missing) > _NAMES_KEPT:
            self._names.clear()
            missing = wanted
        for start in range(0, len(missing), _NAMES_A_QUERY):
            self._read_names(missing[start : start + _NAMES_A_QUERY])
        return {name: found for name in wanted if (found := self._names.get(name, ()))}

    def aliases_of(self, entity_id: str) -> tuple[Alias, ...]:
        """Give every way to write an entity's name."""
        return self._aliases_of(entity_id)

    def _read_aliases_of(self, entity_id: str) -> tuple[Alias, ...]:
        rows = self._rows(
            "SELECT entity, text, normalised, kind FROM alias WHERE entity = ?"
            " ORDER BY kind, normalised, text",
            entity_id,
        )
        return tuple(
            Alias(entity=row[0], text=row[1], normalised=row[2], kind=row[3]) for row in rows
        )

    def entities_with_qids(self, qids: Iterable[str]) -> dict[str, tuple[Entity, ...]]:
        """Find the entities that are items of Wikidata, by the items' ids.

        Returns:
            For each id that is known its entities, in the order of theirs: a person who goes
            by two names may stand twice.
        """
        wanted = list(dict.fromkeys(qids))
        found: dict[str, tuple[Entity, ...]] = {}
        for start in range(0, len(wanted), _NAMES_A_QUERY):
            some = wanted[start : start + _NAMES_A_QUERY]
            marks = ",".join("?" * len(some))
            rows = self._rows(
                # Only question marks are put into the statement.
                f"SELECT * FROM entity WHERE qid IN ({marks}) ORDER BY id",  # noqa: S608
                *some,
            )
            for entity in map(read_entity, rows):
                found[entity.qid or ""] = (*found.get(entity.qid or "", ()), entity)
        return found

    def tenures_of(self, person_id: str) -> tuple[Tenure, ...]:
        """Give the offices a person held, by start; an unknown start comes first."""
        return self._tenures_of(person_id)

    def tenures_in(self, jurisdiction_id: str, office_id: str | None = None) -> tuple[Tenure, ...]:
        """Give who held an office (or any office) of a country or body, by start."""
        return self._tenures_in(jurisdiction_id, office_id)

    def elections_in(self, jurisdiction_id: str) -> tuple[Election, ...]:
        """Give the elections of a country or region, by date; an unknown date comes first."""
        return self._elections_in(jurisdiction_id)

    def elections_of(self, entity_id: str) -> tuple[Election, ...]:
        """Give the elections a person or party stood in, by date."""
        return self._elections_of(entity_id)

    def figures(self, entity_id: str, indicator_id: str) -> tuple[Figure, ...]:
        """Give an entity's values of an indicator from every source, by start, then source."""
        return self._figures(entity_id, indicator_id)

    def indicator_ids(self) -> tuple[str, ...]:
        """Give the ids of the indicators that have figures."""
        rows = self._rows("SELECT DISTINCT indicator FROM series ORDER BY indicator")
        return tuple(row[0] for row in rows)

    def attributes(self, entity_id: str, name: str | None = None) -> tuple[Attribute, ...]:
        """Give the undated properties of an entity, or those of one name."""
        return self._attributes(entity_id, name)

    def events(self, folded_name: str | None = None) -> tuple[Event, ...]:
        """Give the events of one folded name, or all, by start."""
        return self._events(folded_name)

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Count the rows of every table."""
        tables = self._rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite%' ORDER BY name"
        )
        return tuple(
            # The names come from the file's own schema, quoted; parameters cannot name a table.
            (table, self._rows(f'SELECT count(*) FROM "{table}"')[0][0])  # noqa: S608
            for (table,) in tables
        )

    def coverage(self) -> tuple[Coverage, ...]:
        """Say of how many states each topic knows something, and of which nothing."""
        return coverage(self._rows)

    def _rows(self, statement: str, *parameters: Any) -> list[Row]:
        try:
            with self._lock:
                rows: list[Row] = self._connection.execute(statement, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise SnapshotError(f"The snapshot {self._path} is damaged: {error}.") from error
        return rows

    def _meta(self, key: str) -> str:
        rows = self._rows("SELECT value FROM meta WHERE key = ?", key)
        if not rows:
            raise SnapshotError(f"The snapshot {self._path} is damaged: it has no {key}.")
        return str(rows[0][0])

    def _read_sources(self) -> Mapping[str, SourceInfo]:
        rows = self._rows("SELECT * FROM source ORDER BY id")
        return MappingProxyType({row[0]: read_source(row) for row in rows})

    def _read_entity(self, entity_id: str) -> Entity | None:
        """Give the entity of an id, or None where there is none."""
        rows = self._rows("SELECT * FROM entity WHERE id = ?", entity_id)
        return read_entity(rows[0]) if rows else None

    def _read_names(self, names: list[str]) -> None:
        marks = ",".join("?" * len(names))
        rows = self._rows(
            # Only question marks are put into the statement.
            "SELECT DISTINCT a.normalised, a.kind, e.* FROM alias a JOIN entity e"  # noqa: S608
            f" ON e.id = a.entity WHERE a.normalised IN ({marks})"
            " ORDER BY a.normalised, e.id, a.kind",
            *names,
        )
        self._names.update(dict.fromkeys(names, ()))
        for name, group in groupby(rows, key=lambda row: str(row[0])):
            self._names[name] = tuple((read_entity(row[2:]), str(row[1])) for row in group)

    def _read_tenures_of(self, person_id: str) -> tuple[Tenure, ...]:
        rows = self._rows(_TENURES_OF, person_id)
        return tuple(read_tenure(row) for row in rows)

    def _read_tenures_in(self, jurisdiction: str, office: str | None) -> tuple[Tenure, ...]:
        rows = self._rows(_TENURES_IN, jurisdiction, office)
        return tuple(read_tenure(row) for row in rows)

    def _read_elections_in(self, jurisdiction: str) -> tuple[Election, ...]:
        return self._elections("jurisdiction = ?1", jurisdiction)

    def _read_elections_of(self, entity_id: str) -> tuple[Election, ...]:
        return self._elections(
            "id IN (SELECT election FROM candidate WHERE id = ?1 OR party = ?1)", entity_id
        )

    def _elections(self, condition: str, parameter: str) -> tuple[Election, ...]:
        """Read elections and their candidates; the condition is one of the two above."""
        elections = self._rows(
            f"SELECT * FROM election WHERE {condition}"  # noqa: S608
            " ORDER BY date_earliest IS NOT NULL, date_earliest, id",
            parameter,
        )
        rows = self._rows(
            "SELECT * FROM candidate WHERE election IN"  # noqa: S608
            f" (SELECT id FROM election WHERE {condition}) ORDER BY election, place",
            parameter,
        )
        candidates = {
            election: tuple(read_candidate(row[2:]) for row in group)
            for election, group in groupby(rows, key=lambda row: str(row[0]))
        }
        return tuple(read_election(row, candidates.get(row[0], ())) for row in elections)

    def _read_figures(self, entity_id: str, indicator_id: str) -> tuple[Figure, ...]:
        rows = self._rows(
            "SELECT * FROM series WHERE entity = ? AND indicator = ? ORDER BY source",
            entity_id,
            indicator_id,
        )
        found = [figure for row in rows for figure in read_series(row)]
        return tuple(sorted(found, key=lambda figure: (figure.start, figure.source)))

    def _read_attributes(self, entity_id: str, name: str | None) -> tuple[Attribute, ...]:
        rows = self._rows(
            "SELECT * FROM attribute WHERE entity = ?1 AND (?2 IS NULL OR name = ?2)"
            " ORDER BY rowid",
            entity_id,
            name,
        )
        return tuple(read_attribute(row) for row in rows)

    def _read_events(self, folded_name: str | None) -> tuple[Event, ...]:
        rows = self._rows(
            "SELECT name, kind, start, end, place, country, source, url FROM event"
            " WHERE ?1 IS NULL OR normalised = ?1 ORDER BY start, end, name",
            folded_name,
        )
        return tuple(read_event(row) for row in rows)


def open_snapshot(path: Path | None = None, cache_dir: Path | None = None) -> Snapshot:
    """Open the snapshot of the package, or another one (packed as `.xz`, or unpacked).

    Raises:
        SnapshotError: it is missing, damaged or of another format.
    """
    chosen = path or PACKED
    if chosen.suffix != ".xz":
        return Snapshot(chosen)
    unpacked, temporary = unpack(chosen, cache_dir or default_cache_dir())
    return Snapshot(unpacked, temporary=temporary)
