"""Read labelled sentences: one JSON object a line, plain or compressed with gzip."""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from factcheck.documents.read import missing
from factcheck.errors import DocumentError

_SHAPE = "each line is a JSON object with its id and its text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold one line of a file; `place` is FILE:LINE for messages."""

    place: str
    fields: Mapping[str, object]

    def text(self, key: str) -> str:
        """Give a text that holds more than white space.

        Raises:
            DocumentError: when it is missing, empty, or something else.
        """
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self._fault(f"{key!r} is no text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, which may be empty.

        Raises:
            DocumentError: when it is missing or something else.
        """
        value = self._value(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._fault(f"{key!r} is no list of texts")
        return tuple(value)

    def mark(self, key: str) -> bool:
        """Give a label that is 1 or 0.

        Raises:
            DocumentError: when it is missing or something else.
        """
        value = self._value(key)
        if value not in (0, 1):
            raise self._fault(f"{key!r} is neither 0 nor 1")
        return value == 1

    def _value(self, key: str) -> object:
        if key not in self.fields:
            raise self._fault(f"there is no {key!r}")
        return self.fields[key]

    def _fault(self, what: str) -> DocumentError:
        return DocumentError(f"{self.place}: {what}")


def read_rows(path: Path, *, limit: int | None = None) -> tuple[Row, ...]:
    """Read the rows of a file, the first `limit` of them; empty lines do not count.

    A name that ends in ".gz" is decompressed.

    Raises:
        DocumentMissingError: nothing is there.
        DocumentError: naming the file and the line that cannot be used, or a file without rows.
    """
    try:
        with _opened(path) as stream:
            rows = tuple(islice(_rows(path, stream), limit))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise missing(str(path)) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        msg = f"{path} is not a whole gzip file"
        raise DocumentError(msg) from error
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror or error}"
        raise DocumentError(msg) from error
    if not rows:
        msg = f"{path} holds no rows"
        raise DocumentError(msg, hint=_SHAPE)
    return rows


def name_of(path: Path) -> str:
    """Give a file's name without the endings that say how it is stored."""
    return path.name.removesuffix(".gz").removesuffix(".jsonl")


def _opened(path: Path) -> BinaryIO | gzip.GzipFile:
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")


def _rows(path: Path, stream: Iterable[bytes]) -> Iterator[Row]:
    for number, line in enumerate(stream, start=1):
        if line.strip():
            yield _row(f"{path}:{number}", line)


def _row(place: str, line: bytes) -> Row:
    try:
        fields = json.loads(line)
    except ValueError as error:
        msg = f"{place}: not a line of JSON"
        raise DocumentError(msg, hint=_SHAPE) from error
    if not isinstance(fields, dict):
        msg = f"{place}: not a JSON object"
        raise DocumentError(msg, hint=_SHAPE)
    return Row(place=place, fields=fields)
