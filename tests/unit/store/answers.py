"""Entries of the cache, and ways to spoil them, that the cache's tests share."""

import pickle
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from factcheck.store.cache_entry import Entry
from tests.unit.store.hand_clock import START

NOW = datetime.fromtimestamp(START, UTC)


def entry_of(url: str = "https://h/a", body: bytes = b"{}", **fields: Any) -> Entry:
    """Make an entry, fresh for a day."""
    given = {
        "url": url,
        "accept": "application/json",
        "reader": 1,
        "status": 200,
        "content_type": "application/json",
        "etag": '"1"',
        "last_modified": "",
        "fetched_at": NOW,
        "renewed_at": NOW,
        "ttl_s": 86_400.0,
        "body": body,
        **fields,
    }
    return Entry(**given)


@dataclass(frozen=True, slots=True)
class Trap:
    """Make a file when it is unpickled."""

    path: Path

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.write_text, (self.path, "sprung"))


def trap(path: Path) -> bytes:
    return pickle.dumps(Trap(path))


def change(folder: Path, statement: str, *values: object) -> int:
    """Change the database from outside; give the number of rows that it changed."""
    connection = sqlite3.connect(folder / "cache.db")
    try:
        with connection:
            return connection.execute(statement, values).rowcount
    finally:
        connection.close()
