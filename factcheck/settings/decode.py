"""Decode one setting from a settings file or the environment, or say what was expected."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from factcheck.errors import SettingsError
from factcheck.settings.keys import KEYS, FailOn

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off", ""})
_CONTACT = re.compile(r"https?://[^\s/]+\S*|[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
# Servers refuse these, and rightly: nobody can be reached there.
_PLACEHOLDER = re.compile(
    r"\bexample\.(?:com|net|org)\b|\.(?:example|invalid|test)\b", re.IGNORECASE
)
_ENDPOINT = re.compile(r"[a-z][a-z-]*=https?://[^\s/]+\S*")


def decode(key: str, value: object, *, where: str, folder: Path) -> object:
    """Decode the value of a known key; `where` names its place in messages.

    Relative paths count from `folder`, the one that holds the settings file.

    Raises:
        SettingsError: the value is not of the key's kind.
    """
    try:
        return _DECODERS[key](value, folder)
    except ValueError as error:
        message = f"{where}: {key} {error}, not {_shown(value)}"
        raise SettingsError(message) from error


def refuse_unknown(key: str, *, where: str, known: tuple[str, ...] = KEYS) -> None:
    """Raise for a key that is none of the known ones, with the nearest of them.

    Raises:
        SettingsError: the key is unknown.
    """
    if key in known:
        return
    near = get_close_matches(key, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(sorted(known))}"
    message = f"{where}: there is no setting named {key}"
    raise SettingsError(message, hint=hint)


def _texts(value: object, _folder: Path) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return tuple(value)
    expected = "has to be a text or a list of texts"
    raise ValueError(expected)


def _path(value: object, folder: Path) -> Path:
    if isinstance(value, (str, Path)) and str(value):
        return folder / Path(value).expanduser()
    expected = "has to be a path"
    raise ValueError(expected)


def _day(value: object, _folder: Path) -> date:
    # TOML has dates of its own; a date with a time is a subclass and keeps only its day.
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        expected = "has to be a day such as 2024-11-13"
        raise ValueError(expected) from None


def _yes_no(value: object, _folder: Path) -> bool:
    if isinstance(value, bool):
        return value
    word = value.strip().casefold() if isinstance(value, str) else None
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    expected = "has to be true or false"
    raise ValueError(expected)


def _fail_on(value: object, _folder: Path) -> FailOn:
    try:
        return FailOn(str(value))
    except ValueError:
        expected = f"has to be one of {', '.join(FailOn)}"
        raise ValueError(expected) from None


def _percent(value: object, _folder: Path) -> float:
    number = _number(value.strip().removesuffix("%") if isinstance(value, str) else value)
    if 0 <= number <= 100:
        return number
    expected = "has to be a percentage from 0 to 100"
    raise ValueError(expected)


def _positive(value: object, _folder: Path) -> int:
    number = _number(value)
    if number >= 1 and number == int(number):
        return int(number)
    expected = "has to be a whole number from 1 up"
    raise ValueError(expected)


def _contact(value: object, _folder: Path) -> str:
    """Take an address or page by which the operators of servers can reach who asks them."""
    text = value.strip() if isinstance(value, str) else ""
    real = _CONTACT.fullmatch(text) and not _PLACEHOLDER.search(text)
    if real or text == "":
        return text
    expected = "has to be an e-mail address or a web page of yours"
    raise ValueError(expected)


def _endpoints(value: object, folder: Path) -> tuple[str, ...]:
    texts = _texts(value, folder)
    if all(_ENDPOINT.fullmatch(text) for text in texts):
        return texts
    expected = "has to be NAME=URL, as wikidata=http://localhost/w/api.php"
    raise ValueError(expected)


def _number(value: object) -> float:
    if isinstance(value, (int, float, str)) and not isinstance(value, bool):
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if math.isfinite(number):
            return number
    expected = "has to be a number"
    raise ValueError(expected)


def _shown(value: object) -> str:
    return f"{value!r}" if isinstance(value, str) else str(value)


_DECODERS: Mapping[str, Callable[[object, Path], object]] = {
    "format": _texts,
    "output": _path,
    "as_of": _day,
    "source": _texts,
    "no_source": _texts,
    "offline": _yes_no,
    "fail_on": _fail_on,
    "min_coverage": _percent,
    "jobs": _positive,
    "max_bytes": _positive,
    "quiet": _yes_no,
    "verbose": _yes_no,
    "cache_dir": _path,
    "contact": _contact,
    "endpoint": _endpoints,
    "require": _texts,
    "exhaustive": _yes_no,
    "budget": _positive,
    "no_cache": _yes_no,
    "locked": _yes_no,
    "lock_file": _path,
}
