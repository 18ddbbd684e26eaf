"""Collect what is said of countries without a date: areas, borders, terms, seats, languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from babel.numbers import get_currency_name, get_territory_currencies

from factcheck.model.fact import Alias, Attribute, Entity
from factcheck.normalise.names import fold
from factcheck.store.snapshot_build.bodies import chamber_id, split_names
from factcheck.store.snapshot_build.countries import table
from factcheck.store.snapshot_build.factbook import SOURCE, Page, pages

CURRENCIES = "cldr"
CURRENCIES_URL = "https://cldr.unicode.org/"
_IN_USE = date(2025, 3, 13)  # the release day of the repository that Babel carries

_NUMBER = r"(-?[\d,]+(?:\.\d+)?)"
_KM2 = re.compile(rf"{_NUMBER}\s*(million )?sq km")
_KM = re.compile(rf"{_NUMBER}\s*km")
_BORDER = re.compile(rf"([^;\d][^;]*?)\s*(?:\([^)]*\)\s*)?{_NUMBER}\s*km")
_POINT = re.compile(rf"^(.*?)\s*{_NUMBER}\s*m?\s*(?:;|$)")
_RIVER = re.compile(rf"(?:^|;)\s*([^;]*?)\s*(?:\([^;]*\))?\s*-\s*{_NUMBER}\s*(km|sq km)")
_BRACKETS = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")
_TERM = re.compile(r"(\d+)-year\s+(?:\w+\s+)?term|term of (\d+) years|(\d+) years")
_MONTHS = {
    name: number
    for number, name in enumerate(
        (
            "January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December",
        ),
        start=1,
    )
}  # fmt: skip
_DATE = re.compile(rf"(?:(?:(\d{{1,2}}) )?({'|'.join(_MONTHS)}) )?(\d{{3,4}})\b(?! ?B)")
_HOLIDAY = re.compile(rf"(.*?),?\s*(\d{{1,2}}) ({'|'.join(_MONTHS)})")
_CHAMBERS = (
    "Government/Legislative branch",
    "Government/Legislative branch - lower chamber",
    "Government/Legislative branch - upper chamber",
)


@dataclass(slots=True)
class _Sheet:
    """Collect one country's attributes."""

    page: Page
    rows: list[Attribute] = field(default_factory=list)

    def add(self, name: str, value: str, **more: str | None) -> None:
        self.rows.append(
            Attribute(
                entity=self.page.country,
                name=name,
                value=value,
                unit=more.get("unit") or "",
                target=more.get("target"),
                qualifier=more.get("qualifier") or "",
                source=SOURCE,
                url=self.page.url,
            )
        )


def collect(data: Path, countries: list[Entity], aliases: list[Alias]) -> list[Attribute]:
    """Give the attributes of every country with a page, and every country's currency."""
    ids = {
        item.normalised: item.entity
        for item in reversed(aliases)
        if item.kind in {"name", "short", "acronym"}
    }
    rows: list[Attribute] = []
    for page in pages(data):
        sheet = _Sheet(page=page)
        _geography(sheet, ids)
        _waters(sheet)
        _state(sheet)
        _terms(sheet)
        _chambers(sheet)
        rows += sheet.rows
    rows += _currencies(countries)
    return list(dict.fromkeys(rows))


def _digits(text: str) -> str:
    return text.replace(",", "")


def _geography(sheet: _Sheet, ids: dict[str, str]) -> None:
    page = sheet.page
    for part, name in (("total", "area-total"), ("land", "area-land"), ("water", "area-water")):
        found = _KM2.search(page.text(f"Geography/Area/{part}"))
        if found:
            scale = 1_000_000 if found[2] else 1
            value = f"{float(_digits(found[1])) * scale:.12g}"
            sheet.add(name, value, unit="km2")
    for path, name in (("Land boundaries/total", "border-total"), ("Coastline", "coastline")):
        found = _KM.search(page.text(f"Geography/{path}"))
        if found:
            sheet.add(name, _digits(found[1]), unit="km")
    _borders(sheet, ids)
    for path in ("highest", "lowest"):
        found = _POINT.match(page.text(f"Geography/Elevation/{path} point").split("\n")[0])
        if found:
            sheet.add(f"{path}-point", _BRACKETS.sub("", found[1]).strip())
            sheet.add(f"{path}-point-elevation", _digits(found[2]), unit="m")


def _borders(sheet: _Sheet, ids: dict[str, str]) -> None:
    """Give the length of each border; pieces of one border ("and Russia 46 km") are summed."""
    text = sheet.page.text("Geography/Land boundaries/border countries").split("\n")[0]
    lengths: dict[str, Decimal] = {}
    for neighbour, length in _BORDER.findall(_BRACKETS.sub("", text)):
        label = neighbour.strip(" ,").removeprefix("and ")
        lengths[label] = lengths.get(label, Decimal(0)) + Decimal(_digits(length))
    for label, total in lengths.items():
        target = ids.get(fold(label))
        sheet.add("border", f"{total:f}", unit="km", target=target, qualifier=label)


def _waters(sheet: _Sheet) -> None:
    page = sheet.page
    for heading, name, unit in (
        ("Major rivers (by length in km)", "river-length", "km"),
        ("Major lakes (area sq km)/fresh water lake(s)", "lake-area", "km2"),
        ("Major lakes (area sq km)/salt water lake(s)", "lake-area", "km2"),
    ):
        text = page.text(f"Geography/{heading}").split("\n")[0]
        for label, size, _ in _RIVER.findall(text):
            river = _BRACKETS.sub("", label).split(" river ")[0].strip(" *")
            if river:
                sheet.add(name, _digits(size), unit=unit, qualifier=river)


def _state(sheet: _Sheet) -> None:
    page = sheet.page
    kind = page.text("Government/Government type").split("\n")[0].split(";")[0]
    if kind:
        sheet.add("government-type", kind)
    for part in page.text("Government/Independence").split("\n")[0].split(";"):
        found = _DATE.match(part.strip())
        if found:
            inside = re.search(r"\(([^)]*)\)", part)
            sheet.add("independence", _edtf(found), qualifier=inside[1] if inside else "")
    holiday = _HOLIDAY.match(page.text("Government/National holiday").split("\n")[0])
    if holiday:
        day = f"XXXX-{_MONTHS[holiday[3]]:02}-{int(holiday[2]):02}"
        sheet.add("national-holiday", day, qualifier=holiday[1].strip())
    _languages(sheet)


def _languages(sheet: _Sheet) -> None:
    text = sheet.page.text("People and Society/Languages/Languages").split("\n")[0]
    parts = [part.strip() for part in re.split(r"[,;](?![^(]*\))", text)]
    official = [part for part in parts if "(official" in part]
    for part in official or parts[:1]:
        name = re.sub(r"\s*[\d.]+%.*", "", _BRACKETS.sub("", part)).strip()
        if name and len(name.split()) <= 3:
            sheet.add("language", name, qualifier="official" if official else "main")


def _edtf(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    text = f"{int(year):04}"
    if month:
        text += f"-{_MONTHS[month]:02}"
        text += f"-{int(day):02}" if day else ""
    return text


def _terms(sheet: _Sheet) -> None:
    """Read the terms of office out of the rules on how offices are filled."""
    text = sheet.page.text("Government/Executive branch/election/appointment process")
    text = table()["terms"].get(sheet.page.country.removeprefix("country:"), text)
    for clause in re.split(r";|\n", text):
        years = _TERM.search(clause)
        head = clause[: years.start()].lower() if years else ""
        office = "office:president" if head.startswith(("president", "the president")) else None
        if "prime minister" in head or "chancellor" in head:
            office = "office:prime-minister"
        if years and office:
            length = next(group for group in years.groups() if group)
            sheet.add("term-years", length, unit="year", qualifier=office)
            limit = re.search(r"\(([^)]*(?:term|eligible|limit)[^)]*)\)", clause[years.start() :])
            if limit:
                sheet.add("term-limit", limit[1], qualifier=office)


def _chambers(sheet: _Sheet) -> None:
    page = sheet.page
    for path in _CHAMBERS:
        names = split_names(
            page.text(f"{path}/legislature name") or page.text(f"{path}/chamber name")
        )
        if not names:
            continue
        target = chamber_id(page.country, names[0])
        if path == _CHAMBERS[0]:
            sheet.add("legislature", names[0], target=target)
        seats = re.match(r"[\d,]+", page.text(f"{path}/number of seats"))
        if seats:
            sheet.add("seats", _digits(seats[0]), unit="seat", target=target, qualifier=names[0])
        years = _TERM.search(page.text(f"{path}/term in office"))
        if years:
            length = next(group for group in years.groups() if group)
            sheet.add("term-years", length, unit="year", target=target, qualifier=names[0])


def _currencies(countries: list[Entity]) -> Iterator[Attribute]:
    for entity in countries:
        for code in get_territory_currencies(entity.iso, _IN_USE, _IN_USE) if entity.iso else ():
            yield Attribute(
                entity=entity.id,
                name="currency",
                value=get_currency_name(code, 1, locale="en"),
                qualifier=code,
                source=CURRENCIES,
                url=CURRENCIES_URL,
            )
