"""Build the snapshot: collect every data set's rows, join them, check them, write the file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from factcheck.errors import SnapshotError
from factcheck.model.fact import Entity
from factcheck.store.snapshot import Snapshot, open_snapshot
from factcheck.store.snapshot_build import (
    attributes,
    bodies,
    countries,
    events,
    figures,
    parties,
    places,
)
from factcheck.store.snapshot_build.sources import SOURCES
from factcheck.store.snapshot_build.tables import SnapshotRows, write_snapshot
