"""Turn the snapshot's table rows into facts; the column order is the schema's."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from factcheck.model.fact import (
    Attribute,
    Candidate,
    Election,
    Entity,
    Event,
    Figure,
    SourceInfo,
    Tenure,
)
from factcheck.model.value import EdtfDate, EntityKind

Row = tuple[Any, ...]


def read_day(text: str | None) -> date | None:
    """Read an ISO day, where there is one."""
    return date.fromisoformat(text) if text else None


def read_edtf(edtf: str | None, earliest: str | None, latest: str | None) -> EdtfDate | None:
    """Put the three columns of an EDTF date together, where there is one."""
    if edtf is None:
        return None
    return EdtfDate(edtf=edtf, earliest=read_day(earliest), latest=read_day(latest))


def read_source(row: Row) -> SourceInfo:
    """Read a row of the table `source`."""
    return SourceInfo(
        id=row[0],
        name=row[1],
        publisher=row[2],
        url=row[3],
        licence=row[4],
        attribution=row[5],
        retrieved=date.fromisoformat(row[6]),
        covers_from=read_day(row[7]),
        covers_to=date.fromisoformat(row[8]),
    )


def read_entity(row: Row) -> Entity:
    """Read a row of the table `entity`."""
    return Entity(
        id=row[0],
        kind=EntityKind(row[1]),
        label=row[2],
        iso=row[3],
        qid=row[4],
        country=row[5],
        gender=row[6],
        born=row[7],
        died=row[8],
    )


def read_tenure(row: Row) -> Tenure:
    """Read a row of the table `tenure`."""
    return Tenure(
        person=row[0],
        person_label=row[1],
        office=row[2],
        title=row[3],
        jurisdiction=row[4],
        start=read_edtf(*row[5:8]),
        end=read_edtf(*row[8:11]),
        known_until=date.fromisoformat(row[11]),
        end_inferred=bool(row[12]),
        acting=bool(row[13]),
        party=row[14],
        role=row[15],
        single=bool(row[16]),
        source=row[17],
        url=row[18],
    )


def read_candidate(row: Row) -> Candidate:
    """Read a row of the table `candidate`, from its third column on."""
    return Candidate(
        id=row[0],
        name=row[1],
        party=row[2],
        share=None if row[3] is None else Decimal(row[3]),
        votes=row[4],
        electoral_votes=row[5],
        seats=row[6],
        won=None if row[7] is None else bool(row[7]),
    )


def read_election(row: Row, candidates: tuple[Candidate, ...]) -> Election:
    """Read a row of the table `election` and join its candidates to it."""
    return Election(
        id=row[0],
        jurisdiction=row[1],
        office=row[2],
        body=row[3],
        round=row[4],
        date=read_edtf(*row[5:8]),
        candidates=candidates,
        decisive=bool(row[8]),
        electorate=row[9],
        total_seats=row[10],
        turnout=None if row[11] is None else Decimal(row[11]),
        source=row[12],
        url=row[13],
    )


def read_event(row: Row) -> Event:
    """Read the columns of an event without its folded name."""
    return Event(
        name=row[0],
        kind=row[1],
        start=date.fromisoformat(row[2]),
        end=date.fromisoformat(row[3]),
        place=row[4],
        country=row[5],
        source=row[6],
        url=row[7],
    )


def read_attribute(row: Row) -> Attribute:
    """Read a row of the table `attribute`."""
    return Attribute(
        entity=row[0],
        name=row[1],
        value=row[2],
        unit=row[3],
        target=row[4],
        qualifier=row[5],
        source=row[6],
        url=row[7],
    )


def read_series(row: Row) -> Iterator[Figure]:
    """Unfold a row of the table `series` into one figure a period that has a value."""
    entity, indicator, source, unit, url, first, amounts = row
    for (start, end), amount in zip(_periods(first), amounts.split(","), strict=False):
        if amount:
            yield Figure(
                entity=entity,
                indicator=indicator,
                start=start,
                end=end,
                value=Decimal(amount),
                unit=unit,
                source=source,
                url=url,
            )


def _periods(first: str) -> Iterator[tuple[date, date]]:
    """Count up from a year ("1960") or a month ("1992-01"), without end."""
    year, _, month = first.partition("-")
    if not month:
        for number in range(int(year), 10_000):
            yield date(number, 1, 1), date(number, 12, 31)
        return
    for number in range(int(year) * 12 + int(month) - 1, 120_000):
        years, months = divmod(number, 12)
        days = monthrange(years, months + 1)[1]
        yield date(years, months + 1, 1), date(years, months + 1, days)
