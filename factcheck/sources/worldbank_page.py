"""Read the answers of the World Bank's Indicators API, errors in disguise included."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factcheck.errors import SourceFormatError, SourceRefused
from factcheck.store.request import Answer, TryAgain

SOURCE = "worldbank"
# "Invalid value" and "The indicator was not found. It may have been deleted or archived."
_NOT_KNOWN = frozenset({"120", "175"})
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_COUNT = re.compile(r"[0-9]{1,9}")
# No amount of money or people is; a number that is would break the arithmetic.
TOO_LARGE = Decimal(10) ** 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold one value: the series' code and name, the place's code, the year."""

    code: str
    name: str
    place: str  # ISO 3166-1 alpha-3 or the bank's own; alpha-2 where the answer has no other
    year: int
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Hold one page of an answer; `not_known` says why the server has no such series."""

    pages: int = 1
    updated: str = ""
    rows: tuple[Row, ...] = ()
    not_known: str = ""


def check(answer: Answer) -> bool:
    """Refuse what is no data; say whether an answer holds any rows."""
    text = answer.body.decode("utf-8-sig", errors="replace").lstrip()
    if not answer.found:
        raise SourceRefused(SOURCE, f"the World Bank answered {answer.status}")
    if text[:1] == "[" and not text.rstrip().endswith("]"):
        raise TryAgain("the World Bank's answer is cut off")
    page = read_page(answer.body)
    return bool(page.rows)


def read_page(body: bytes) -> Page:
    """Read one page of rows; values that were not measured are left out.

    Raises:
        SourceFormatError: it is not what is documented.
        SourceRefused: it is a message about something else than a series that is not known.
    """
    try:
        payload = json.loads(
            body.decode("utf-8-sig"), parse_float=Decimal, parse_int=Decimal, strict=False
        )
    except ValueError as error:
        raise SourceFormatError(SOURCE, "the answer is not JSON", json_path="$") from error
    if not isinstance(payload, list) or not payload or not isinstance(payload[0], dict):
        raise SourceFormatError(SOURCE, "the answer is no list of two parts", json_path="$")
    head = payload[0]
    if "message" in head:
        return Page(not_known=_refusal(head["message"]))
    rows = payload[1] if len(payload) > 1 else None
    if not isinstance(rows, list | None):
        raise SourceFormatError(SOURCE, "there is no list of rows", json_path="$[1]")
    read = [_row(row, f"$[1][{index}]") for index, row in enumerate(rows or ())]
    return Page(
        pages=_whole(head.get("pages", 0), "$[0].pages"),
        updated=str(head.get("lastupdated") or ""),
        rows=tuple(row for row in read if row is not None),
    )


def _refusal(messages: Any) -> str:
    """Give the words of a message about an unknown series or place, and raise any other."""
    first = messages[0] if isinstance(messages, list) and messages else None
    if not isinstance(first, dict):
        raise SourceFormatError(SOURCE, "a message says nothing", json_path="$[0].message")
    words = " ".join(f"{first.get('key', '')}: {first.get('value', '')}".split())
    if str(first.get("id")) in _NOT_KNOWN:
        return words
    raise SourceRefused(SOURCE, f"the World Bank answered: {words[:200]}")


def _row(row: Any, path: str) -> Row | None:
    if not isinstance(row, dict):
        raise SourceFormatError(SOURCE, "a row is no object", json_path=path)
    value, when = row.get("value"), row.get("date")
    if value is None or not isinstance(when, str) or not _YEAR.fullmatch(when):
        return None  # not measured; or of a month or a quarter, which was not asked for
    if not isinstance(value, Decimal) or not abs(value) < TOO_LARGE:
        raise SourceFormatError(SOURCE, "a value is no number", json_path=f"{path}.value")
    indicator = _object(row, "indicator", path)
    country = _object(row, "country", path)
    return Row(
        code=str(indicator.get("id", "")),
        name=" ".join(str(indicator.get("value") or "").split()),
        place=str(row.get("countryiso3code") or country.get("id") or ""),
        year=int(when),
        value=value,
    )


def _object(row: Mapping[str, Any], key: str, path: str) -> Mapping[str, Any]:
    found = row.get(key)
    if not isinstance(found, dict):
        raise SourceFormatError(SOURCE, f"a row has no {key}", json_path=f"{path}.{key}")
    return found


def _whole(value: Any, path: str) -> int:
    """Read a count, which comes as a number or as text."""
    if not _COUNT.fullmatch(str(value)):
        raise SourceFormatError(SOURCE, "a count is no number", json_path=path)
    return int(str(value))
