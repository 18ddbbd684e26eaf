"""Keep a feed of published fact checks so that it can be searched: built once a download."""

import hashlib
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from factcheck.errors import StoreError
from factcheck.normalise.names import fold_tokens

# A file made by another version of this module, or for other words, is made anew.
FORMAT = 1
FOLDER = "claimreview"
_PREFIX = "reviews-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold one review as published: texts, and "" for what is not told. Nothing is trusted."""

    url: str
    claimed: str
    words: str
    value: str = ""
    best: str = ""
    worst: str = ""
    published: str = ""  # as 2024-11-13
    said: str = ""
    claimant: str = ""


_POSSESSIVE = re.compile(r"['’]s\b")
# Words that tell one claim from another in nothing.
_STOP = frozenset(
    "a an the of in on at to by for from with and or as is was were are be been has have had its"
    " it his her their that this said says".split()
)
_COLUMNS = tuple(field.name for field in fields(Entry))


def telling(text: str) -> tuple[str, ...]:
    """Give the folded words of a claim that tell it from another, each once."""
    words = fold_tokens(_POSSESSIVE.sub("", text))
    return tuple(word for word in dict.fromkeys(words) if word not in _STOP)


class ReviewIndex:
    """Find reviews by the words of the claim that they review; close it after use."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def search(self, text: str, limit: int) -> tuple[Entry, ...]:
        """Give the reviews whose claims share most words with a text, the closest first.

        Raises:
            StoreError: the file is damaged.
        """
        asked = " OR ".join(f'"{word}"' for word in telling(text))
        if not asked:
            return ()
        columns = ", ".join(f"entry.{name}" for name in _COLUMNS)
        statement = (
            # The names of the columns are those of the dataclass above.
            f"SELECT {columns} FROM told JOIN entry ON entry.rowid = told.rowid"  # noqa: S608
            " WHERE told MATCH ? ORDER BY bm25(told), entry.url LIMIT ?"
        )
        try:
            rows = self._connection.execute(statement, (asked, limit)).fetchall()
        except sqlite3.DatabaseError as error:
            raise StoreError("The index of published fact checks is damaged.") from error
        return tuple(Entry(**dict(zip(_COLUMNS, row, strict=True))) for row in rows)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def open_index(
    body: bytes, entries: Iterable[Entry], folder: Path | None, *, salt: str = ""
) -> ReviewIndex:
    """Open the index of a feed, which is built from its entries where it is not there.

    `entries` is read only then. `salt` is the version of what chooses them. Without a folder
    the index is kept in memory, for this run.

    Raises:
        StoreError: no index can be built.
    """
    if folder is None:
        return ReviewIndex(_built(":memory:", entries))
    digest = hashlib.sha256(body)
    digest.update(f"\x1f{FORMAT}\x1f{salt}".encode())
    target = folder / FOLDER / f"{_PREFIX}{digest.hexdigest()[:32]}.sqlite"
    known = _opened(target)
    if known is not None:
        return known
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _build_at(target, entries)
    except OSError as error:
        message = f"The index of published fact checks cannot be kept at {target.parent}: {error}."
        raise StoreError(message) from error
    built = _opened(target)
    if built is None:
        raise StoreError(f"The index of published fact checks at {target} cannot be read.")
    _forget_others(target)
    return built


def _opened(path: Path) -> ReviewIndex | None:
    """Open a whole index read-only; None for one that is missing, cut off or somebody else's."""
    if not path.is_file():
        return None
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        # A run's threads use it in turn.
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        kept = connection.execute("SELECT entries FROM whole").fetchone()
        here = connection.execute("SELECT count(*) FROM entry").fetchone()
    except sqlite3.DatabaseError:
        return None
    if kept != here:
        connection.close()
        return None
    return ReviewIndex(connection)


def _build_at(target: Path, entries: Iterable[Entry]) -> None:
    """Build beside the target and put it there whole, so that nobody reads half of it."""
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        with closing(_built(name, entries)):
            pass
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _built(name: str, entries: Iterable[Entry]) -> sqlite3.Connection:
    with _store_errors():
        connection = sqlite3.connect(name, check_same_thread=False)
        columns = ", ".join(f"{column} TEXT NOT NULL" for column in _COLUMNS)
        connection.execute(f"CREATE TABLE entry ({columns})")
        connection.execute("CREATE VIRTUAL TABLE told USING fts5(folded, content='')")
        connection.execute("CREATE TABLE whole (entries INTEGER NOT NULL)")
    marks = ", ".join("?" * len(_COLUMNS))
    count = 0
    try:
        for entry in entries:
            count += 1
            with _store_errors():
                connection.execute(
                    f"INSERT INTO entry(rowid, {', '.join(_COLUMNS)}) VALUES (?, {marks})",  # noqa: S608
                    (count, *astuple(entry)),
                )
                connection.execute(
                    "INSERT INTO told(rowid, folded) VALUES (?, ?)",
                    (count, " ".join(telling(entry.claimed))),
                )
        with _store_errors():
            connection.execute("INSERT INTO whole VALUES (?)", (count,))
            connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _store_errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        message = f"The index of published fact checks cannot be built: {error}."
        raise StoreError(message) from error


def _forget_others(target: Path) -> None:
    """Remove the indexes of earlier downloads; one that is in use stays."""
    others: Sequence[Path] = [p for p in target.parent.glob(f"{_PREFIX}*.sqlite") if p != target]
    for other in others:
        try:
            other.unlink()
        except OSError:
            continue
