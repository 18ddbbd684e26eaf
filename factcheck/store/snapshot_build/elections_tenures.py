"""Look up when the Factbook's leaders took office, to tell the office and year of a vote."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from factcheck.store.snapshot_build.elections_dates import find_votes
from factcheck.store.snapshot_build.elections_names import same_person

_HEADS_OF_GOVERNMENT = re.compile(
    r"prime minister|premier|chancellor|taoiseach|chief minister|president of the government"
    r"|president of the executive council|executive council president|head of government",
    re.IGNORECASE,
)
_MONARCH = re.compile(r"\b(?:King|Queen|Emperor|Grand Duke|Prince|Sultan|Amir)\b")
_DEPUTY = re.compile(r"\b(?:vice|deputy|acting|interim|lieutenant)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Say that someone took one of a country's two highest offices on a day."""

    name: str
    office: str
    since: date
    state: bool  # named as head of state


class Holders:
    """Keep the leaders of all countries, with the days on which they took office."""

    def __init__(self, rows: dict[str, list[Holder]]) -> None:
        self._rows = {
            place: sorted(holders, key=lambda h: h.since) for place, holders in rows.items()
        }

    def offices(self, jurisdiction: str, name: str) -> set[str]:
        """Name the offices that someone of this name held in the country."""
        return {h.office for h in self._rows.get(jurisdiction, ()) if same_person(h.name, name)}

    def start(self, jurisdiction: str, office: str, name: str, *, until: date) -> date | None:
        """Give the last day up to `until` on which someone of this name took the office."""
        days = [
            h.since
            for h in self._rows.get(jurisdiction, ())
            if h.office == office and h.since <= until and same_person(h.name, name)
        ]
        return max(days, default=None)


def load_holders(data: Path, codes: dict[str, str], editions: dict[str, str]) -> Holders:
    """Read the leaders of both histories; the maps give country ids by code and by name."""
    folder = data / "world-factbook-history"
    rows: dict[str, list[Holder]] = defaultdict(list)
    recent = json.loads((folder / "facts-2015-2026.json").read_text("utf-8"))["leaders"]
    older = json.loads((folder / "editions-1990-2025.json").read_text("utf-8"))["leaders"]
    for code, role, text, since, *_ in recent:
        _add(rows, codes.get(code), (role, text, text), since)
    for country, role, title, name, since, *_ in older:
        _add(rows, editions.get(country), (role, title or "", name or ""), since)
    return Holders({place: _by_role(holders) for place, holders in rows.items()})


def _by_role(holders: list[Holder]) -> list[Holder]:
    """Take a monarch's heads of government for prime ministers, whatever their title."""
    states = [h.name for h in holders if h.state]
    if not any(h.office == "monarch" for h in holders):
        return holders
    return [
        h
        if h.state or any(same_person(h.name, name) for name in states)
        else replace(h, office="prime-minister")
        for h in holders
    ]


def _add(
    rows: dict[str, list[Holder]],
    jurisdiction: str | None,
    holder: tuple[str, str, str],
    since: str | None,
) -> None:
    role, title, name = holder
    when = find_votes(f"{since}") if since else []
    if not jurisdiction or not when or not when[0].earliest or _DEPUTY.search(title):
        return
    office = "prime-minister" if _HEADS_OF_GOVERNMENT.search(title) else "president"
    if role == "chief of state" and _MONARCH.search(title):
        office = "monarch"
    rows[jurisdiction].append(
        Holder(name=name, office=office, since=when[0].earliest, state=role == "chief of state")
    )
