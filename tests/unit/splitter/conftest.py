"""Give the splitter's tests the real parser and the shipped snapshot."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.store.snapshot import open_snapshot
from tests.unit.splitter.desk import Desk


@pytest.fixture(scope="session")
def desk(session_cache: Path) -> Iterator[Desk]:
    """Give the desk at which stories are read; the snapshot is unpacked once a session."""
    with open_snapshot(cache_dir=session_cache) as snapshot:
        yield Desk(snapshot)
