"""Find the articles that paths, folders and patterns name, in an order that never varies."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from factcheck.documents.read import STDIN, DocumentMissingError, missing
from factcheck.errors import DocumentError

# What a folder's files have to end in; a file that is named itself may have any name.
SUFFIXES = frozenset({".txt", ".md"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Name a file or folder that was passed over, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """Hold the paths to check, each once, in the order given, folders in the order of names."""

    paths: tuple[str, ...]
    skipped: tuple[Skipped, ...] = ()


def discover(names: Iterable[str]) -> Discovery:
    """Find the articles; "-" stands for standard input.

    Raises:
        DocumentMissingError: a name leads to nothing, or a pattern to no file.
        DocumentError: the folders named hold no articles.
    """
    names = tuple(names)
    found: dict[str, None] = {}
    skipped: list[Skipped] = []
    for name in names:
        for item in _expand(name):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                found[item] = None
    if not found:
        named = ", ".join(names)
        message = f"there are no articles in {named}"
        hint = "in a folder, files ending in .txt and .md are read"
        raise DocumentError(message, hint=hint)
    return Discovery(paths=tuple(found), skipped=tuple(skipped))


def _expand(name: str) -> Iterator[str | Skipped]:
    if name == STDIN:
        yield name
    elif Path(name).is_dir():
        yield from _walk(name)
    elif Path(name).exists():
        yield name
    elif has_magic(name):
        yield from _match(name)
    else:
        raise missing(name)


def _match(pattern: str) -> Iterator[str | Skipped]:
    # Path.glob takes no absolute pattern.
    matches = sorted(glob(pattern, recursive=True))  # noqa: PTH207
    if not matches:
        message = f"nothing matches {pattern}"
        raise DocumentMissingError(message, hint="check the pattern and the current folder")
    files = [match for match in matches if not Path(match).is_dir()]
    # A pattern that matches folders only, as articles/2024-*, means what is in them.
    for match in files or matches:
        yield from (match,) if files else _walk(match)


def _walk(folder: str) -> Iterator[str | Skipped]:
    for place, folders, files in os.walk(folder):
        for name in sorted(folders):
            if name.startswith("."):
                yield Skipped(path=(Path(place) / name).as_posix(), why="hidden")
        # os.walk goes on through what is left in the list, in its order.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place) / name
            if path.suffix.casefold() not in SUFFIXES:
                continue
            # What is too large or may not be read comes up when it is loaded, as a failure:
            # passed over here, it would look as if it had been checked.
            hidden = name.startswith(".")
            yield Skipped(path=path.as_posix(), why="hidden") if hidden else path.as_posix()
