"""Keep answers on disk: what was asked, what came, when; never failures, never verdicts.

Own code on diskcache rather than hishel: hishel keeps what the server's headers allow (Wikidata's
say "private, no-cache", and nothing would be kept), and has no place for a parser's version, for
negative answers kept shorter, or for an answer's own check before it is kept.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from factcheck.errors import CacheError
from factcheck.store.cache_entry import Entry, decode, encode
from factcheck.store.folder import make_private

if TYPE_CHECKING:
    import diskcache  # type: ignore[import-untyped]  # ships no types

    from factcheck.store.cache_disk import SealedCache

T = TypeVar("T")

FOLDER = "http"  # below the program's cache directory
SIZE_LIMIT_BYTES = 1 << 30
_DATABASE = "cache.db"
# Another process writes for some milliseconds; who waits longer does without the cache.
_LOCKED_S = 5.0
# Each fault may cost that wait; after so many the cache is read, or written, no more in this run.
_FAULTS = 3


class Warnings:
    """Pass on the first warning and swallow the rest: one fault has many symptoms."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self._warn = warn
        self._said = False
        self._lock = threading.Lock()

    def __call__(self, text: str) -> None:
        """Say it, unless something was said before."""
        with self._lock:
            said, self._said = self._said, True
        if not said:
            self._warn(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheInfo:
    """Hold what a cache contains; `size_bytes` is what its files take on disk."""

    folder: Path
    entries: int
    over: int
    size_bytes: int
    oldest: datetime | None
    newest: datetime | None


class AnswerCache:
    """Find and keep entries; a fault is a miss and one warning, never an error."""

    def __init__(self, store: "Store", *, warn: Callable[[str], None]) -> None:
        self._store = store
        self._warn = warn
        self._faults = {"read": 0, "write": 0}

    def find(self, key: str) -> Entry | None:
        """Give the entry of a key, None where there is none that can be trusted."""
        entry = self._safely("read", lambda: self._store.read(key))
        if isinstance(entry, str):
            # Left in place it would be warned of in every run.
            self._safely("write", lambda: self._store.remove(key))
            self._warn(f"an entry of the cache was left out: {entry}")
            return None
        return entry

    def keep(self, entry: Entry) -> None:
        """Keep an entry, in place of an older one."""
        self._safely("write", lambda: self._store.write(entry))

    def close(self) -> None:
        """Close the database."""
        self._safely("read", self._store.close)

    def _safely(self, way: str, work: Callable[[], T]) -> T | None:
        """Do it unless that way has failed too often; a cache may be readable and no more."""
        if self._faults[way] >= _FAULTS:
            return None
        try:
            return work()
        except CacheError as error:
            self._faults[way] += 1
            self._warn(f"{error}; going on without it")
            return None


class Store:
    """Hold the database; every method raises CacheError where it cannot be used."""

    def __init__(self, folder: Path, *, size_limit_bytes: int = SIZE_LIMIT_BYTES) -> None:
        self.folder = folder
        self._size_limit_bytes = size_limit_bytes
        self._cache: diskcache.Cache | SealedCache | None = None
        self._lock = threading.Lock()

    def read(self, key: str) -> Entry | str | None:
        """Give an entry, or why it cannot be trusted, or None where there is none."""
        from factcheck.store.cache_disk import PoisonedRowError  # noqa: PLC0415 - loads diskcache

        with self._opened() as cache:
            try:
                data = cache.get(key)
                return None if data is None else decode(key, data)
            except (PoisonedRowError, ValueError) as error:
                return str(error)

    def write(self, entry: Entry) -> None:
        """Keep an entry; the oldest make room where the database is full."""
        with self._opened() as cache:
            cache.set(entry.key, encode(entry))

    def remove(self, key: str) -> None:
        """Remove an entry, if it is there."""
        with self._opened() as cache:
            cache.delete(key)

    def entries(self) -> Iterator[Entry]:
        """Give every entry that can be trusted, in the order of the keys."""
        if not self.exists:
            return
        with self._opened() as cache:
            keys = list(cache.iterkeys())
        for key in keys:
            entry = self.read(key)
            if isinstance(entry, Entry):
                yield entry

    def info(self, now: datetime) -> CacheInfo:
        """Look through the cache."""
        count = over = 0
        oldest: datetime | None = None
        newest: datetime | None = None
        for entry in self.entries():
            count += 1
            over += entry.is_over(now)
            oldest = min(oldest or entry.renewed_at, entry.renewed_at)
            newest = max(newest or entry.renewed_at, entry.renewed_at)
        return CacheInfo(
            folder=self.folder,
            entries=count,
            over=over,
            size_bytes=sum(path.stat().st_size for path in self._files()),
            oldest=oldest,
            newest=newest,
        )

    def prune(self, now: datetime) -> int:
        """Remove what is over, what cannot be trusted and what is past the size; count it."""
        if not self.exists:
            return 0
        with self._opened() as cache:
            before = len(cache)
            for key in list(cache.iterkeys()):
                entry = self.read(key)
                if not isinstance(entry, Entry) or entry.is_over(now):
                    cache.delete(key)
            cache.cull()
            return before - len(cache)

    def clear(self) -> None:
        """Remove all, the database itself included, in whatever state it is."""
        self.close()
        with _faults_of(self.folder):
            for path in self._files():
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            cache, self._cache = self._cache, None
        if cache is not None:
            with _faults_of(self.folder):
                cache.close()

    @property
    def exists(self) -> bool:
        """Say whether anything was ever kept here."""
        return (self.folder / _DATABASE).is_file()

    def _files(self) -> tuple[Path, ...]:
        return tuple(sorted(self.folder.glob(f"{_DATABASE}*")))

    @contextmanager
    def _opened(self) -> "Iterator[diskcache.Cache | SealedCache]":
        with _faults_of(self.folder):
            with self._lock:
                if self._cache is None:
                    self._cache = self._open()
                cache = self._cache
            yield cache

    def _open(self) -> "diskcache.Cache | SealedCache":
        from factcheck.store.cache_disk import SealedCache  # noqa: PLC0415 - loads diskcache

        try:
            return self._open_to_write()
        except (OSError, sqlite3.OperationalError):
            if not self.exists:
                raise
            return SealedCache(self.folder / _DATABASE)

    def _open_to_write(self) -> "diskcache.Cache":
        import diskcache  # noqa: PLC0415 - only live runs need it

        from factcheck.store.cache_disk import BytesDisk  # noqa: PLC0415 - loads diskcache

        make_private(self.folder)
        with suppress(OSError):
            # It may have been made by hand; what one reads is nobody else's business.
            self.folder.chmod(0o700)
        return diskcache.Cache(
            str(self.folder),
            timeout=_LOCKED_S,
            disk=BytesDisk,
            size_limit=self._size_limit_bytes,
            # The oldest go first: noting each use would turn every reading into a writing.
            eviction_policy="least-recently-stored",
            # A database that another process cuts short must be an error, not a bus error.
            sqlite_mmap_size=0,
        )


@contextmanager
def _faults_of(folder: Path) -> Iterator[None]:
    """Turn whatever a database on a real disk can do into CacheError."""
    import diskcache  # noqa: PLC0415 - only live runs need it

    try:
        yield
    except diskcache.Timeout as error:
        # Raised for any statement that cannot begin: another process writes, or nobody can.
        raise _cannot(folder, "it is busy, full or read-only") from error
    except OSError as error:
        raise _cannot(folder, error.strerror or type(error).__name__) from error
    # The last two are what settings of another program, in our database, make of diskcache.
    except (sqlite3.Error, TypeError, AssertionError) as error:
        raise _cannot(folder, str(error) or type(error).__name__) from error


def _cannot(folder: Path, reason: str) -> CacheError:
    message = f"the cache in {folder} cannot be used ({reason})"
    return CacheError(message, hint="factcheck cache clear makes a new one")


def open_store(cache_dir: Path, *, size_limit_bytes: int = SIZE_LIMIT_BYTES) -> Store:
    """Give the store below a cache directory; nothing is opened or made yet."""
    return Store(cache_dir / FOLDER, size_limit_bytes=size_limit_bytes)
