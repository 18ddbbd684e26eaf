from datetime import date
from pathlib import Path

import pytest

from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build import events
from factcheck.store.snapshot_build.parties import PartyRegistry
from factcheck.store.snapshot_build.people import PersonRegistry
from tests.unit.store.ruritania import EVENT

TABLES = {
    "summits.csv": "name,kind,start,end,place,country_iso3,source_name,source_url\n"
    "2024 Oslo summit,summit,2024-07-01,2024-07-02,Oslo,NOR,Gazette,https://example.org/\n",
    "memberships.csv": "entity_iso3,organisation,start,end,source_name,source_url\n"
    "GBR,organisation:EU,1973-01-01,2020-01-31,EU,https://example.org/eu\n"
    "NOR,organisation:NATO,1949,,NATO,https://example.org/nato\n",
    "parties.csv": "person,country_iso3,party_name,party_acronym,start,end,source_name,source_url\n"
    "Rudolf Elphberg,NOR,Red Front,RF,2021,,Gazette,https://example.org/rf\n",
    "party_names.csv": "country_iso3,acronym,name,alias\nNOR,RF,Red Front,Rød Front\n",
}


@pytest.fixture(autouse=True)
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(events, "FACTS", tmp_path)


def test_events_name_the_table_as_their_source_and_keep_their_page() -> None:
    (event,) = events.collect()
    assert (event.name, event.start, event.end) == (
        "2024 Oslo summit",
        date(2024, 7, 1),
        date(2024, 7, 2),
    )
    assert (event.country, event.source, event.url) == (
        "country:NOR",
        "events",
        "https://example.org/",
    )


def test_the_table_speaks_up_to_its_last_event() -> None:
    (source,) = events.sources([EVENT])
    assert (source.id, source.covers_to) == ("events", date(2024, 7, 2))


def test_memberships_carry_their_interval() -> None:
    found = [(row.entity, row.target, row.qualifier) for row in events.memberships()]
    assert found == [
        ("country:GBR", "organisation:EU", "1973-01-01/2020-01-31"),
        ("country:NOR", "organisation:NATO", "1949/.."),
    ]


def test_persons_get_their_party_by_any_of_its_names() -> None:
    people, parties = PersonRegistry(), PartyRegistry()
    events.name_parties(parties)
    (row,) = events.party_members(people, parties)
    assert parties.resolve("country:NOR", "Rød Front") == row.target
    assert row.entity == people.resolve("country:NOR", "Rudolf ELPHBERG")
    assert (row.name, row.qualifier) == ("party", "2021/..")


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(None, None, ""), ("2020", None, "2020/.."), (None, "2021-05", "../2021-05")],
)
def test_open_sides_are_written_with_two_dots(
    start: str | None, end: str | None, text: str
) -> None:
    def on(edtf: str | None) -> EdtfDate | None:
        return EdtfDate(edtf=edtf, earliest=None, latest=None) if edtf else None

    assert events.interval(on(start), on(end)) == text
