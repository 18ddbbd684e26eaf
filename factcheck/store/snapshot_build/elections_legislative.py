"""Read the seats that parties won at the last election of each chamber."""

import re
from datetime import date, timedelta

from factcheck.model.fact import Candidate, Election
from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build.elections_dates import between, find_votes, read_period
from factcheck.store.snapshot_build.elections_page import field_text
from factcheck.store.snapshot_build.elections_rows import ElectionRow

_CHAPTERS = {
    "unicameral": "Legislative branch",
    "lower-chamber": "Legislative branch - lower chamber",
    "upper-chamber": "Legislative branch - upper chamber",
}
_ITEM = re.compile(
    r"^\s*(?:EP - )?(?P<name>.*?\S)\s*(?:\((?P<short>[^()]*)\))?\s*(?:\((?P<seats>\d+)\)|(?<=[\s)])(?P<bare>\d+))\s*$"
)
_REST = re.compile(
    r"^(?:others?|independents?|vacant|invalid|appointed|non-attached)\b", re.IGNORECASE
)
_SLACK = timedelta(days=250)  # the expected month of the next election is a rounded guess


def read_seats(text: str) -> tuple[Candidate, ...]:
    """Read "Freedom Advances (LLA) (28); Other (25)"; the acronym goes to `party`."""
    parts = text.split(";")
    if len(parts) == 1:
        parts = re.split(r"(?<=\d\)),", text)
    found = []
    for part in parts:
        match = _ITEM.match(part)
        if not match or not re.search(r"[^\W\d_]", match["name"]):
            continue
        rest = _REST.match(match["name"])
        name = re.sub(r"\s+", " ", match["name"]).strip(" ,\"'")
        found.append(
            Candidate(
                id=None,
                name=name.lower() if rest else name,
                party=None if rest else match["short"],
                seats=int(match["seats"] or match["bare"]),
            )
        )
    return tuple(found)


def chamber_elections(jurisdiction: str, page: dict[str, object], source: str) -> list[ElectionRow]:
    """Write one row a chamber whose last election and seats by party the page gives."""
    dates = _dates(page)
    rows = []
    for kind, chapter in _CHAPTERS.items():
        when = dates.get(kind)
        candidates = read_seats(field_text(page, chapter, "parties elected and seats per party"))
        if when is None or not candidates:
            continue
        rows.append(_row((jurisdiction, kind, chapter), page, when, (candidates, source)))
    return rows


def chamber_name(page: dict[str, object]) -> str:
    """Give the name of the only or the lower chamber, "" where the page has none."""
    for chapter in (_CHAPTERS["lower-chamber"], _CHAPTERS["unicameral"]):
        name = field_text(page, chapter, "chamber name") or field_text(
            page, chapter, "legislature name"
        )
        if name:
            return _without_brackets(name)
    return ""


def _without_brackets(name: str) -> str:
    return re.sub(r"\s*\([^()]*\)\s*$", "", name)


def _row(
    place: tuple[str, str, str],
    page: dict[str, object],
    when: EdtfDate,
    result: tuple[tuple[Candidate, ...], str],
) -> ElectionRow:
    jurisdiction, kind, chapter = place
    candidates, source = result
    total = _number(field_text(page, chapter, "number of seats"))
    partial = "partial" in field_text(page, chapter, "scope of elections")
    name = field_text(page, chapter, "chamber name") or field_text(
        page, chapter, "legislature name"
    )
    ordered = _ordered(candidates)
    label = when.edtf.replace("/", "--")
    election = Election(
        id=":".join(
            [
                "election",
                jurisdiction.partition(":")[2],
                label,
                kind,
                *(["partial"] if partial else []),
            ]
        ),
        jurisdiction=jurisdiction,
        office=None,
        body=_without_brackets(name) or None,
        round=None,
        date=when,
        candidates=ordered,
        electorate="indirect" if _is_indirect(page, chapter) else "popular",
        total_seats=total,
        source=source,
        url="https://www.cia.gov/the-world-factbook/",
    )
    return ElectionRow(election=election, raw_names=tuple(c.name for c in ordered))


def _is_indirect(page: dict[str, object], chapter: str) -> bool:
    return "all indirectly elected" in field_text(page, chapter, "number of seats")


def _ordered(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Order by seats; parties first, what stands for no party last."""
    return tuple(sorted(candidates, key=lambda c: (bool(_REST.match(c.name)), -(c.seats or 0))))


def _number(text: str) -> int | None:
    found = re.match(r"\D{0,12}([\d,]+)", text)
    return int(found[1].replace(",", "")) if found else None


def _field_date(text: str) -> EdtfDate | None:
    """Read "4/19/2024 to 6/1/2024" or "6 December 2024"."""
    votes = find_votes(re.sub(r"\(.*", "", text))
    days = [v for v in votes if v.earliest and v.latest]
    if len(days) == 2 and re.search(r"\bto\b|-", text) and days[0].earliest and days[1].latest:
        return (
            between(days[0].earliest, days[1].latest) if days[0].earliest < days[1].latest else None
        )
    return days[-1] if days else None


def _dates(page: dict[str, object]) -> dict[str, EdtfDate]:
    """Read each chamber's election day; where the two chambers' days are swapped, swap back."""
    dates = {}
    for kind, chapter in _CHAPTERS.items():
        when = _field_date(field_text(page, chapter, "most recent election date"))
        if when:
            dates[kind] = when
    lower, upper = dates.get("lower-chamber"), dates.get("upper-chamber")
    if lower and upper and _are_swapped(page, lower, upper):
        dates["lower-chamber"], dates["upper-chamber"] = upper, lower
    return dates


def _are_swapped(page: dict[str, object], lower: EdtfDate, upper: EdtfDate) -> bool:
    due = _due(page, _CHAPTERS["lower-chamber"])
    if due is None or not lower.latest or not upper.latest:
        return False
    return abs(upper.latest - due) < min(_SLACK, abs(lower.latest - due))


def _due(page: dict[str, object], chapter: str) -> date | None:
    """Give the day of the last election that the next one's date and the term imply."""
    term = re.match(r"(\d)", field_text(page, chapter, "term in office"))
    following = read_period(field_text(page, chapter, "expected date of next election"))
    if not term or not following or not following.earliest:
        return None
    return following.earliest.replace(year=following.earliest.year - int(term[1]), day=1)
