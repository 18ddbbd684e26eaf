"""Let diskcache keep bytes in its database, and refuse whatever else may stand there."""

import errno
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

from diskcache import Disk  # type: ignore[import-untyped]  # ships no types

# What diskcache writes in a row's `mode` for a value that stands in the row as it is; the others
# name a file or a pickle.
_AS_IT_IS = 1

# A key that no answer has: what a row gets whose own key is not text.
REFUSED = "refused"


class PoisonedRowError(ValueError):
    """Report a row that this program cannot have written."""


class BytesDisk(Disk):  # type: ignore[misc]  # ships no types
    """Keep bytes under text keys, in the database itself, and read nothing else.

    diskcache unpickles what a row says is a pickle, as a value and as a key, so that whoever can
    write the database runs code here (CVE-2025-69872; JSONDisk does not close it). A row can
    name a file anywhere, too: none is read, and none removed. With all in one database, a full
    disk leaves no half-written files behind either.
    """

    def put(self, key: object) -> tuple[str, bool]:
        """Take a text as a key."""
        if type(key) is not str:
            message = "a key of the cache is text"
            raise TypeError(message)
        return key, True

    def get(self, key: object, raw: object) -> str:
        """Give a row's key; one that is not text is refused, whatever it is."""
        return key if raw and type(key) is str else REFUSED

    def store(
        self,
        value: object,
        read: object,  # noqa: ARG002 - diskcache's own signature
        key: object = None,  # noqa: ARG002
    ) -> tuple[int, int, None, bytes]:
        """Take bytes as a value."""
        if type(value) is not bytes:
            message = "a value of the cache is bytes"
            raise TypeError(message)
        # The size counts files beside the database; there are none.
        return 0, _AS_IT_IS, None, value

    def fetch(self, mode: object, filename: object, value: object, read: object) -> bytes:
        """Give a row's value where it is bytes.

        Raises:
            PoisonedRowError: it is anything else.
        """
        if mode != _AS_IT_IS or filename is not None or read or type(value) is not bytes:
            message = "a row of the cache holds what was never put there"
            raise PoisonedRowError(message)
        return value

    def remove(self, file_path: object) -> None:
        """Remove nothing: a row that names a file is not ours."""


class SealedCache:
    """Read a database that cannot be written, as in an image that was made with its answers.

    diskcache writes its settings when it opens one, so it cannot; this does what it would do.
    """

    def __init__(self, database: Path) -> None:
        # Immutable: a database whose log cannot be written is not read otherwise.
        uri = f"{database.absolute().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self._disk = BytesDisk(str(database.parent))

    def get(self, key: str) -> bytes | None:
        """Give the bytes of a key."""
        statement = "SELECT mode, filename, value FROM Cache WHERE key = ? AND raw = 1"
        with self._lock:
            row = self._connection.execute(statement, (key,)).fetchone()
        if row is None:
            return None
        mode, filename, value = row
        return self._disk.fetch(mode, filename, value, read=False)

    def iterkeys(self) -> Iterator[str]:
        """Give all keys, in their order."""
        with self._lock:
            rows = self._connection.execute("SELECT key, raw FROM Cache ORDER BY key").fetchall()
        return (self._disk.get(*row) for row in rows)

    def __len__(self) -> int:
        return sum(1 for _ in self.iterkeys())

    def set(self, key: str, value: bytes) -> None:  # noqa: ARG002 - diskcache's own signature
        """Refuse, as every other change."""
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    def delete(self, key: str) -> None:
        """Refuse."""
        self.set(key, b"")

    def cull(self) -> None:
        """Refuse."""
        self.set("", b"")

    def close(self) -> None:
        """Close the database."""
        self._connection.close()
