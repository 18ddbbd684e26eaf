"""Find and read the settings files."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeGuard

from factcheck.errors import SettingsError

PROJECT = "pyproject.toml"
OWN = "factcheck.toml"


def find_files(folder: Path) -> tuple[Path, ...]:
    """Give the settings files that hold for a folder, weakest first.

    The nearest folder upwards counts that has a factcheck.toml or a pyproject.toml with a
    [tool.factcheck] table; the search ends at the root of a repository.
    """
    for place in (folder, *folder.parents):
        found = [file for file in (place / PROJECT, place / OWN) if file.is_file()]
        used = tuple(file for file in found if file.name == OWN or _own_table(file) is not None)
        if used:
            return used
        if (place / ".git").exists():
            break
    return ()


def read_file(path: Path) -> Mapping[str, object]:
    """Read the keys of one settings file; "fail-on" and "fail_on" are the same key.

    Raises:
        SettingsError: the file cannot be read or is no TOML.
    """
    table = _own_table(path) or {}
    return {key.replace("-", "_"): value for key, value in table.items()}


def _own_table(path: Path) -> Mapping[str, object] | None:
    """Give the table that is ours: the whole of factcheck.toml, a part of pyproject.toml."""
    try:
        with path.open("rb") as stream:
            document: dict[str, object] = tomllib.load(stream)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        message = f"the settings file {path} cannot be read: {reason}"
        raise SettingsError(message) from error
    if path.name != PROJECT:
        return document
    tool = document.get("tool")
    table = tool.get("factcheck") if _is_table(tool) else None
    return table if _is_table(table) else None


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)
