"""Rows for a small snapshot that the store's tests share."""

from datetime import date
from decimal import Decimal

from factcheck.model.fact import (
    Alias,
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
from factcheck.store.snapshot_build.tables import SnapshotRows


def on(text: str) -> EdtfDate:
    day = date.fromisoformat(text)
    return EdtfDate(edtf=text, earliest=day, latest=day)


RURITANIA = Entity(id="country:RUR", kind=EntityKind.COUNTRY, label="Ruritania", iso="RR")
RUDOLF = Entity(
    id="person:RUR:rudolf-elphberg",
    kind=EntityKind.PERSON,
    label="Rudolf Elphberg",
    qid="Q1",
    country="country:RUR",
    gender="m",
    born="1863-03",
)
REDS = Entity(id="party:RUR:red", kind=EntityKind.PARTY, label="Reds", country="country:RUR")

SOURCE = SourceInfo(
    id="gazette",
    name="Gazette",
    publisher="Ruritania",
    url="https://example.org/",
    licence="CC0",
    attribution="Gazette of Ruritania",
    retrieved=date(2026, 1, 2),
    covers_from=None,
    covers_to=date(2026, 1, 1),
)


def tenure(start: str | None, end: str | None, office: str = "office:president") -> Tenure:
    return Tenure(
        person=RUDOLF.id,
        person_label=RUDOLF.label,
        office=office,
        title="President",
        jurisdiction=RURITANIA.id,
        start=on(start) if start else None,
        end=on(end) if end else None,
        known_until=date(2026, 1, 1),
        acting=True,
        end_inferred=end is not None,
        party=REDS.id,
        role="both",
        single=True,
        source=SOURCE.id,
        url="https://example.org/r",
    )


ELECTION = Election(
    id="election:RUR:2024",
    jurisdiction=RURITANIA.id,
    office="office:president",
    body=None,
    round=2,
    date=on("2024-05-05"),
    candidates=(
        Candidate(
            id=RUDOLF.id, name="Rudolf Elphberg", party=REDS.id, share=Decimal("55.70"), won=True
        ),
        Candidate(id=None, name="other", votes=12, electoral_votes=3, seats=0, won=None),
    ),
    decisive=False,
    electorate="indirect",
    total_seats=100,
    turnout=Decimal("71.5"),
    source=SOURCE.id,
    url="https://example.org/e",
)


def figure(start: date, end: date, value: str, source: str = "gazette") -> Figure:
    return Figure(
        entity=RURITANIA.id,
        indicator="indicator:GDP",
        start=start,
        end=end,
        value=Decimal(value),
        unit="USD",
        source=source,
        url="https://example.org/f",
    )


def year(number: int, value: str, source: str = "gazette") -> Figure:
    return figure(date(number, 1, 1), date(number, 12, 31), value, source)


EVENT = Event(
    name="2024 Strelsau Summit",
    kind="summit",
    start=date(2024, 7, 1),
    end=date(2024, 7, 2),
    place="Strelsau",
    country=RURITANIA.id,
    source=SOURCE.id,
    url="https://example.org/s",
)
BORDER = Attribute(
    entity=RURITANIA.id,
    name="border",
    value="42",
    unit="km",
    target="country:ARG",
    qualifier="Argentina",
    source=SOURCE.id,
    url="https://example.org/b",
)
CAPITAL = Attribute(entity=RURITANIA.id, name="capital", value="Strelsau", source=SOURCE.id, url="")

ROWS = SnapshotRows(
    version="2026-01-02",
    sources=[SOURCE],
    entities=[RURITANIA, RUDOLF, REDS],
    aliases=[
        Alias(entity=RURITANIA.id, text="Ruritania", normalised="ruritania", kind="name"),
        Alias(entity=RURITANIA.id, text="Ruritanian", normalised="ruritanian", kind="adjective"),
        Alias(entity=RURITANIA.id, text="Ruritanian", normalised="ruritanian", kind="demonym"),
        Alias(entity=RUDOLF.id, text="Rudolf", normalised="rudolf", kind="short"),
    ],
    tenures=[
        tenure("2024-06-01", None),
        tenure("2010-01-01", "2014-01-01", office="office:mayor"),
        tenure(None, "2001-02-03"),
    ],
    elections=[ELECTION],
    figures=[
        year(1999, "0.10"),
        year(2001, "-2500000000000"),
        figure(date(2024, 2, 1), date(2024, 2, 29), "7", source="monthly"),
        figure(date(2024, 1, 1), date(2024, 1, 31), "5", source="monthly"),
        figure(date(2024, 4, 1), date(2024, 4, 30), "9", source="monthly"),
    ],
    events=[EVENT],
    attributes=[BORDER, CAPITAL],
)
