"""Lay the five sources of settings over one another."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from factcheck.settings.decode import decode, refuse_unknown
from factcheck.settings.files import find_files, read_file
from factcheck.settings.keys import KEYS, Settings

_PREFIX = "FACTCHECK_"
# Read elsewhere: the first switches plug-ins off, the second names the settings file.
_NOT_KEYS = ("plugins", "config")


def resolve_settings(
    flags: Mapping[str, object],
    *,
    environment: Mapping[str, str],
    folder: Path,
    config: Path | None = None,
) -> Settings:
    """Settle every key: flags over environment over files over defaults.

    A flag that is None was not given. `config` is read in place of the files found from
    `folder` upwards.

    Raises:
        SettingsError: a key is unknown or a value is not of its kind.
    """
    # Any: each value has been decoded to its own field's type.
    values: dict[str, Any] = {}
    for file in (config,) if config is not None else find_files(folder):
        for key, value in read_file(file).items():
            refuse_unknown(key, where=file.name)
            values[key] = decode(key, value, where=file.name, folder=file.parent)
    values |= _from_environment(environment)
    for key, value in flags.items():
        if value is not None:
            refuse_unknown(key, where="option")
            values[key] = decode(key, value, where="option", folder=Path())
    return replace(Settings(), **values)


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name in sorted(environment):
        if not name.startswith(_PREFIX):
            continue
        key = name.removeprefix(_PREFIX).casefold()
        if key in _NOT_KEYS:
            continue
        refuse_unknown(key, where=f"environment variable {name}", known=(*KEYS, *_NOT_KEYS))
        values[key] = decode(key, environment[name], where=name, folder=Path())
    return values
