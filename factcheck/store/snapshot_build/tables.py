"""Write facts into the snapshot's tables: same rows in, same bytes out."""

import lzma
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from pathlib import Path

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
from factcheck.model.value import EdtfDate
from factcheck.normalise.names import fold
from factcheck.store.snapshot_file import APPLICATION_ID, FORMAT_VERSION

Cell = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRows:
    """Hold everything a snapshot says, in any order; duplicates are written once."""

    version: str
    sources: Sequence[SourceInfo] = ()
    entities: Sequence[Entity] = ()
    aliases: Sequence[Alias] = ()
    tenures: Sequence[Tenure] = ()
    elections: Sequence[Election] = ()
    figures: Sequence[Figure] = ()
    events: Sequence[Event] = ()
    attributes: Sequence[Attribute] = ()


def write_snapshot(rows: SnapshotRows, out: Path) -> None:
    """Write a snapshot file, whole or not at all; packed where the name ends in `.xz`.

    The order of the rows makes no difference to the bytes. The SQLite library's version does:
    it stands in the file's header.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        database = Path(folder) / "snapshot.sqlite"
        _fill(rows, database)
        finished = database
        if out.suffix == ".xz":
            finished = Path(folder) / "snapshot.sqlite.xz"
            _pack(database, finished)
        finished.replace(out)


def _pack(database: Path, packed: Path) -> None:
    # SHA-256 as the check: the reader takes it for the name of the unpacked file.
    check, preset = lzma.CHECK_SHA256, 9 | lzma.PRESET_EXTREME
    with database.open("rb") as plain, lzma.open(packed, "wb", check=check, preset=preset) as out:
        shutil.copyfileobj(plain, out, 1 << 20)


def _fill(rows: SnapshotRows, database: Path) -> None:
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
        connection.execute("PRAGMA journal_mode = OFF")
        schema = files("factcheck.store.snapshot_build").joinpath("schema.sql")
        connection.executescript(schema.read_text(encoding="utf-8"))
        connection.execute("BEGIN")
        for table, cells in _tables(rows):
            _insert(connection, table, cells)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
        connection.execute("VACUUM")
    finally:
        connection.close()


def _insert(connection: sqlite3.Connection, table: str, cells: Iterable[tuple[Cell, ...]]) -> None:
    """Insert distinct rows in a fixed order; None sorts before everything."""
    ordered = sorted(
        set(cells), key=lambda row: [(cell is not None, str(cell or "")) for cell in row]
    )
    if ordered:
        marks = ",".join("?" * len(ordered[0]))
        # The table names are those of `_tables`.
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", ordered)  # noqa: S608


def _tables(rows: SnapshotRows) -> Iterable[tuple[str, Iterable[tuple[Cell, ...]]]]:
    yield "meta", [("version", rows.version)]
    yield "source", map(_source_cells, rows.sources)
    yield "entity", map(_entity_cells, rows.entities)
    yield "alias", ((item.normalised, item.entity, item.kind, item.text) for item in rows.aliases)
    yield "tenure", map(_tenure_cells, rows.tenures)
    yield "election", map(_election_cells, rows.elections)
    yield "candidate", (cells for item in rows.elections for cells in _candidate_cells(item))
    yield "series", _series_cells(rows.figures)
    yield "event", map(_event_cells, rows.events)
    yield "attribute", map(_attribute_cells, rows.attributes)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _edtf_cells(when: EdtfDate | None) -> tuple[Cell, Cell, Cell]:
    if when is None:
        return None, None, None
    return when.edtf, _day(when.earliest), _day(when.latest)


def _source_cells(item: SourceInfo) -> tuple[Cell, ...]:
    return (
        item.id,
        item.name,
        item.publisher,
        item.url,
        item.licence,
        item.attribution,
        item.retrieved.isoformat(),
        _day(item.covers_from),
        item.covers_to.isoformat(),
    )


def _entity_cells(item: Entity) -> tuple[Cell, ...]:
    return (
        item.id,
        item.kind.value,
        item.label,
        item.iso,
        item.qid,
        item.country,
        item.gender,
        item.born,
        item.died,
    )


def _tenure_cells(item: Tenure) -> tuple[Cell, ...]:
    return (
        item.person,
        item.person_label,
        item.office,
        item.title,
        item.jurisdiction,
        *_edtf_cells(item.start),
        *_edtf_cells(item.end),
        item.known_until.isoformat(),
        int(item.end_inferred),
        int(item.acting),
        item.party,
        item.role,
        int(item.single),
        item.source,
        item.url,
    )


def _election_cells(item: Election) -> tuple[Cell, ...]:
    return (
        item.id,
        item.jurisdiction,
        item.office,
        item.body,
        item.round,
        *_edtf_cells(item.date),
        int(item.decisive),
        item.electorate,
        item.total_seats,
        None if item.turnout is None else format(item.turnout, "f"),
        item.source,
        item.url,
    )


def _candidate_cells(election: Election) -> Iterable[tuple[Cell, ...]]:
    for place, item in enumerate(election.candidates, start=1):
        yield (
            election.id,
            place,
            item.id,
            item.name,
            item.party,
            None if item.share is None else format(item.share, "f"),
            item.votes,
            item.electoral_votes,
            item.seats,
            None if item.won is None else int(item.won),
        )


def _event_cells(item: Event) -> tuple[Cell, ...]:
    return (
        item.name,
        fold(item.name),
        item.kind,
        item.start.isoformat(),
        item.end.isoformat(),
        item.place,
        item.country,
        item.source,
        item.url,
    )


def _attribute_cells(item: Attribute) -> tuple[Cell, ...]:
    return (
        item.entity,
        item.name,
        item.value,
        item.unit,
        item.target,
        item.qualifier,
        item.source,
        item.url,
    )


_SERIES = attrgetter("entity", "indicator", "source", "unit", "url")


def _series_cells(figures: Iterable[Figure]) -> Iterable[tuple[Cell, ...]]:
    """Fold the figures of one entity, indicator and source into one row."""
    ordered = sorted(figures, key=lambda item: (*_SERIES(item), item.start))
    for key, group in groupby(ordered, key=_SERIES):
        amounts: dict[int, str] = {}
        monthly = False
        for item in group:
            monthly = item.end.month == item.start.month
            place = item.start.year * 12 + item.start.month - 1 if monthly else item.start.year
            amounts[place] = format(item.value, "f")
        first, last = min(amounts), max(amounts)
        label = f"{first // 12:04}-{first % 12 + 1:02}" if monthly else f"{first:04}"
        values = ",".join(amounts.get(place, "") for place in range(first, last + 1))
        yield (*key, label, values)
