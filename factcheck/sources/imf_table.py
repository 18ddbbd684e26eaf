"""Read the answers of the IMF's DataMapper."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factcheck.errors import SourceFormatError, SourceRefused
from factcheck.store.request import Answer, TryAgain

SOURCE = "imf"
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# No published number is, in billions or millions; one that is would break the arithmetic.
TOO_LARGE = Decimal(10) ** 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Hold what the IMF says of one series: its name and unit, and the edition it is from."""

    label: str
    edition: str

    @property
    def year(self) -> int | None:
        """Give the year in which the edition came out; its later years are projections."""
        years = re.findall(rf"\b{_YEAR.pattern}\b", self.edition)
        return int(years[-1]) if years else None


def check(answer: Answer) -> bool:
    """Refuse what is no data; say whether an answer holds any values."""
    if not answer.found:
        raise SourceRefused(SOURCE, f"the IMF answered {answer.status}")
    text = answer.body.decode("utf-8-sig", errors="replace").strip()
    if text[:1] == "{" and text[-1:] != "}":
        raise TryAgain("the IMF's answer is cut off")
    payload = _object(answer.body)
    return bool(payload.get("values") or payload.get("indicators"))


def read_values(body: bytes, code: str) -> Mapping[str, Mapping[int, Decimal]]:
    """Give the values of one series by place and year; the server may send more than was asked.

    Raises:
        SourceFormatError: it is not what is documented.
    """
    path = "$.values"
    values = _object(body).get("values") or {}
    _expect(values, dict, path)
    series = values.get(code) or {}
    _expect(series, dict, f"{path}.{code}")
    return {
        place: {int(y): v for y, v in _years(years, f"{path}.{code}.{place}").items()}
        for place, years in series.items()
    }


def read_edition(body: bytes, code: str) -> Edition | None:
    """Give name and edition of a series out of the list of all; None where it is not listed.

    Raises:
        SourceFormatError: it is not what is documented.
    """
    listed = _object(body).get("indicators") or {}
    _expect(listed, dict, "$.indicators")
    row = listed.get(code)
    if row is None:
        return None
    _expect(row, dict, f"$.indicators.{code}")
    name, unit, source = (
        " ".join(str(row.get(k) or "").split()) for k in ("label", "unit", "source")
    )
    found = re.search(r"\(([^()]*)\)", source)
    label = f"{name}, {unit[:1].lower()}{unit[1:]}" if unit else name
    return Edition(label=label, edition=found[1] if found else "")


def _years(years: Any, path: str) -> Mapping[str, Decimal]:
    _expect(years, dict, path)
    found = {}
    for year, value in years.items():
        if value is None:
            continue
        if not isinstance(value, Decimal) or not abs(value) < TOO_LARGE:
            raise SourceFormatError(SOURCE, "a value is no number", json_path=f"{path}.{year}")
        if _YEAR.fullmatch(year):
            found[year] = value
    return found


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        payload = json.loads(body.decode("utf-8-sig"), parse_float=Decimal, parse_int=Decimal)
    except ValueError as error:
        raise SourceFormatError(SOURCE, "the answer is not JSON", json_path="$") from error
    _expect(payload, dict, "$")
    read: Mapping[str, Any] = payload
    return read


def _expect(found: Any, kind: type, path: str) -> None:
    # Where there is nothing, an empty list stands for an empty object.
    if not isinstance(found, kind) and found != []:
        raise SourceFormatError(SOURCE, f"there is no {kind.__name__}", json_path=path)
