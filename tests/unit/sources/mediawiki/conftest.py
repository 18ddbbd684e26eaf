"""Open the snapshot once for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.store.snapshot import Snapshot, open_snapshot


@pytest.fixture(scope="session")
def snapshot(session_cache: Path) -> Iterator[Snapshot]:
    with open_snapshot(cache_dir=session_cache) as opened:
        yield opened
