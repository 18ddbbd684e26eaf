"""Sum the United States' presidential votes by county to states and to the nation."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from factcheck.model.fact import Candidate, Election, SourceInfo
from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build.elections_names import normal_capitals
from factcheck.store.snapshot_build.elections_rows import ElectionRow

_COUNTRY = "country:USA"
_COLUMNS = {"Republican Party": "votes_gop", "Democratic Party": "votes_dem"}

US_SOURCE = SourceInfo(
    id="source:us-county-results",
    name="United States presidential results by county, 2020 and 2024",
    publisher="Tony McGovern",
    url="https://github.com/tonmcg/US_County_Level_Election_Results_08-24",
    licence="MIT",
    attribution="US County Level Election Results, Tony McGovern",
    retrieved=date(2026, 1, 22),
    covers_from=date(2020, 11, 3),
    covers_to=date(2024, 11, 5),
)


def us_elections(data: Path, rows: Iterable[ElectionRow]) -> list[ElectionRow]:
    """Write a row a state and one for the nation; nominees and day come from the given rows."""
    national = [
        row
        for row in rows
        if row.election.jurisdiction == _COUNTRY and row.election.office == "office:president"
    ]
    found = []
    for path in sorted((data / "us-elections").glob("*_county.csv")):
        row = next((r for r in national if _is_of(r, path.name[:4])), None)
        if row is None or row.election.date is None:
            continue
        nominees = _nominees(row)
        for state, votes in sorted(_sums(path).items()):
            found.append(_row(state, votes, nominees, row.election.date))
    return found


def _is_of(row: ElectionRow, year: str) -> bool:
    return bool(row.election.date and row.election.date.edtf.startswith(year))


def _nominees(row: ElectionRow) -> dict[str, str]:
    names = zip(row.election.candidates, row.raw_names, strict=True)
    return {candidate.party or "": raw for candidate, raw in names}


def _sums(path: Path) -> dict[str, dict[str, int]]:
    """Sum the counties' votes by state; the nation's sum stands under the empty name."""
    sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    with path.open(encoding="utf-8", newline="") as lines:
        for county in csv.DictReader(lines):
            for column in (*_COLUMNS.values(), "total_votes"):
                for place in ("", county["state_name"]):
                    sums[place][column] += int(float(county[column]))
    return sums


def _row(
    state: str, votes: dict[str, int], nominees: dict[str, str], when: EdtfDate
) -> ElectionRow:
    total = votes["total_votes"]
    named = [
        (nominees[party], party, votes[column])
        for party, column in _COLUMNS.items()
        if party in nominees
    ]
    named.sort(key=lambda item: -item[2])
    rest = total - sum(count for _, _, count in named)
    slug = re.sub(r"[^a-z]+", "-", state.lower()).strip("-")
    candidates = [
        Candidate(
            id=None,
            name=normal_capitals(name),
            party=party,
            share=_share(count, total),
            votes=count,
            # The nation is not won by the count of its votes, nor are two states of 50 wholly.
            won=(at == 0) if state else None,
        )
        for at, (name, party, count) in enumerate(named)
    ]
    candidates.append(Candidate(id=None, name="other", share=_share(rest, total), votes=rest))
    election = Election(
        id=f"election:US-{slug}:{when.edtf}:president"
        if state
        else f"election:USA:{when.edtf}:president:votes",
        jurisdiction=f"region:US-{slug}" if state else _COUNTRY,
        office="office:president",
        body=None,
        round=None,
        date=when,
        candidates=tuple(candidates),
        decisive=bool(state),
        source=US_SOURCE.id,
        url=US_SOURCE.url,
    )
    return ElectionRow(election=election, raw_names=(*(name for name, _, _ in named), "other"))


def _share(count: int, total: int) -> Decimal:
    return (Decimal(100 * count) / total).quantize(Decimal("0.01"))
