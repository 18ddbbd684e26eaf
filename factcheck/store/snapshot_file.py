"""Find the snapshot's file, unpack it once into the cache directory and open it read-only."""

import lzma
import os
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import IO

from factcheck.errors import SnapshotError

PACKED = Path(__file__).parent / "snapshot_data" / "snapshot.sqlite.xz"

# Both numbers stand in the file's header: what kind of file it is, and which tables it has.
APPLICATION_ID = 0x66616374  # "fact"
FORMAT_VERSION = 1

_XZ_MAGIC = b"\xfd7zXZ\x00"
_XZ_SHA256 = 10
_XZ_FOOTER_BYTES = 12
_SQLITE_MAGIC = b"SQLite format 3\x00"
_REBUILD = "build it again with: factcheck snapshot build"


def default_cache_dir() -> Path:
    """Name the user's own cache directory for this program; it need not exist."""
    if root := os.environ.get("XDG_CACHE_HOME"):
        return Path(root) / "factcheck"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "factcheck" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "factcheck"
    return Path.home() / ".cache" / "factcheck"


def unpack(path: Path, cache_dir: Path) -> tuple[Path, bool]:
    """Give a path of the unpacked database, unpacking it only the first time.

    Returns:
        The path, and whether it is a temporary file that its user must remove.

    Raises:
        SnapshotError: the file is missing, or not a whole xz file.
    """
    digest = _digest_of(path)
    folder = cache_dir / "snapshot"
    target = folder / f"{digest}.sqlite"
    if _is_whole(target):
        return target, False
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
            _write_to(path, part)
    except OSError:
        with tempfile.NamedTemporaryFile(suffix=".sqlite", delete=False) as part:
            _write_to(path, part)
        return Path(part.name), True
    try:
        Path(part.name).replace(target)
    except OSError:
        # Windows refuses to replace a file that another process holds open; ours serves as well.
        return Path(part.name), True
    return target, False


def connect(path: Path) -> sqlite3.Connection:
    """Open an unpacked database read-only and check that it is ours.

    Raises:
        SnapshotError: it is missing, no database, or of another format.
    """
    if not path.is_file():
        raise SnapshotError(f"There is no snapshot at {path}.", hint=_REBUILD)
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        # Several threads of one run share the connection; Snapshot's lock keeps them apart.
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        kind = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise SnapshotError(f"The snapshot {path} is damaged.", hint=_REBUILD) from error
    if kind != APPLICATION_ID:
        connection.close()
        raise SnapshotError(f"{path} is not a factcheck snapshot.", hint=_REBUILD)
    if version != FORMAT_VERSION:
        connection.close()
        raise SnapshotError(
            f"The snapshot {path} has format {version}; this version reads {FORMAT_VERSION}.",
            hint=_REBUILD,
        )
    return connection


def _digest_of(path: Path) -> str:
    """Read the SHA-256 of the unpacked data that an xz file keeps just before its index.

    Reading it takes no time, where hashing the whole file would cost more than opening it; the
    decompressor checks the data against it when it unpacks.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
            if head[:6] != _XZ_MAGIC or head[7] != _XZ_SHA256:
                raise SnapshotError(f"The snapshot {path} is damaged.", hint=_REBUILD)
            file.seek(size - _XZ_FOOTER_BYTES)
            footer = file.read(_XZ_FOOTER_BYTES)
            index_bytes = (int.from_bytes(footer[4:8], "little") + 1) * 4
            start = size - _XZ_FOOTER_BYTES - index_bytes - 32
            if footer[10:] != b"YZ" or start < 0:
                raise SnapshotError(f"The snapshot {path} is cut off.", hint=_REBUILD)
            file.seek(start)
            return file.read(32).hex()
    except OSError as error:
        raise SnapshotError(f"There is no readable snapshot at {path}.", hint=_REBUILD) from error


def _is_whole(path: Path) -> bool:
    """Say whether a database file is as long as its own header says."""
    try:
        with path.open("rb") as file:
            head = file.read(32)
        size = path.stat().st_size
    except OSError:
        return False
    page_size = int.from_bytes(head[16:18], "big")
    return head[:16] == _SQLITE_MAGIC and page_size * int.from_bytes(head[28:32], "big") == size


def _write_to(path: Path, out: IO[bytes]) -> None:
    """Decompress into an open file and remove that file if anything fails."""
    try:
        with lzma.open(path) as packed:
            while block := packed.read(1 << 20):
                out.write(block)
    except (lzma.LZMAError, EOFError) as error:
        Path(out.name).unlink(missing_ok=True)
        raise SnapshotError(f"The snapshot {path} is damaged.", hint=_REBUILD) from error
    except OSError:
        Path(out.name).unlink(missing_ok=True)
        raise
