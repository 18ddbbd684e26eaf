"""Write the cache's answers to one file and read them back, each checked; never a pickle.

The file is gzip over: a line that names the format; for each answer, in the order of the keys, a
line with its key, length and SHA-256, then its bytes; a last line with the number of answers and
the SHA-256 of all lines above. The same answers give the same file.
"""

import gzip
import hashlib
import re
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from factcheck.errors import CacheError
from factcheck.store.cache import Store
from factcheck.store.cache_entry import Entry, decode, encode

_GZIP = b"\x1f\x8b"
_MAGIC = b"factcheck-cache/1\n"
_LINE = re.compile(rb"([0-9a-f]{64}) ([0-9]{1,10}) ([0-9a-f]{64})\n")
_END = re.compile(rb"end ([0-9]{1,10}) ([0-9a-f]{64})\n")
_LONGEST_LINE = 256
# An answer this long was never allowed; a line that names more would only fill the memory.
_LONGEST_BYTES = 1 << 30


def export_cache(store: Store, path: Path) -> int:
    """Write every answer that can be trusted to a file, whole or not at all; count them.

    Raises:
        CacheError: the cache cannot be read, or the file not written.
    """
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=".factcheck-", delete=False
        ) as file:
            temporary = Path(file.name)
            # Neither name nor time: the same answers give the same bytes.
            with gzip.GzipFile("", "wb", mtime=0, fileobj=file) as packed:
                count = _write(store, packed)
        temporary.replace(path)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise CacheError(message) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return count


def import_cache(store: Store, path: Path) -> tuple[int, int]:
    """Take in the answers of a file, where the cache has none or an older one.

    The whole file is checked before the first answer is taken.

    Returns:
        How many the file holds, and how many of them were taken.

    Raises:
        CacheError: the file is damaged, or no file of this kind, or the cache cannot be used.
    """
    for _ in _entries(path):
        pass
    found = taken = 0
    for entry in _entries(path):
        found += 1
        kept = store.read(entry.key)
        if not isinstance(kept, Entry) or kept.renewed_at < entry.renewed_at:
            store.write(entry)
            taken += 1
    return found, taken


def _write(store: Store, out: gzip.GzipFile) -> int:
    digest = hashlib.sha256()
    count = 0
    out.write(_MAGIC)
    for entry in store.entries():
        data = encode(entry)
        sha256 = hashlib.sha256(data).hexdigest()
        line = f"{entry.key} {len(data)} {sha256}\n".encode("ascii")
        digest.update(line)
        out.write(line + data)
        count += 1
    out.write(f"end {count} {digest.hexdigest()}\n".encode("ascii"))
    return count


def _entries(path: Path) -> Iterator[Entry]:
    try:
        with path.open("rb") as file:
            if file.read(len(_GZIP)) != _GZIP:
                raise _foreign(path)
            file.seek(0)
            with gzip.GzipFile(fileobj=file) as packed:
                yield from _read(packed, path)
    except OSError as error:
        # What gzip says of a file that is none is an OSError without a number.
        if error.errno is None:
            raise _damaged(path) from error
        raise CacheError(f"{path} cannot be read: {error.strerror}") from error
    except (EOFError, zlib.error, ValueError) as error:
        raise _damaged(path) from error


def _read(packed: gzip.GzipFile, path: Path) -> Iterator[Entry]:
    """Give the entries of an unpacked file; ValueError and CacheError for what is wrong."""
    if packed.readline(_LONGEST_LINE) != _MAGIC:
        raise _foreign(path)
    digest = hashlib.sha256()
    count = 0
    while match := _LINE.fullmatch(line := packed.readline(_LONGEST_LINE)):
        key, length, sha256 = match[1].decode(), int(match[2]), match[3].decode()
        if length > _LONGEST_BYTES:
            raise _damaged(path)
        data = packed.read(length)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise _damaged(path)
        digest.update(line)
        count += 1
        yield decode(key, data)
    end = _END.fullmatch(line)
    if end is None or (int(end[1]), end[2].decode()) != (count, digest.hexdigest()):
        raise _damaged(path)
    if packed.read(1):
        raise _damaged(path)


def _foreign(path: Path) -> CacheError:
    return CacheError(f"{path} is no file that factcheck cache export wrote")


def _damaged(path: Path) -> CacheError:
    return CacheError(f"{path} is damaged, so nothing was taken from it")
