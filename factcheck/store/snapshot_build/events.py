"""Collect dated public events and dated facts that were written down by hand, with a source each."""

import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

from factcheck.model.fact import Attribute, Event

SOURCE = "hand-written-facts"


def collect() -> list[Event]:
    """Give the summits and other events, by start."""
    return sorted(
        (
            Event(
                name=row["name"],
                kind=row["kind"],
                start=date.fromisoformat(row["start"]),
                end=date.fromisoformat(row["end"] or row["start"]),
                place=row["place"],
                country=f"country:{row['country_iso3']}" if row["country_iso3"] else None,
                source=SOURCE,
                url=row["source_url"],
            )
            for row in _rows("summits.csv")
        ),
        key=lambda event: (event.start, event.name),
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = files("factcheck.store.snapshot_build").joinpath("facts", name)
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def attributes() -> list[Attribute]:
    """Give the hand-written attributes and memberships."""
    return []
