from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Thread

import pytest

from factcheck.model.fact import Alias
from factcheck.store.snapshot import Snapshot, open_snapshot
from factcheck.store.snapshot_build.tables import SnapshotRows, write_snapshot
from tests.unit.store.ruritania import (
    BORDER,
    CAPITAL,
    ELECTION,
    EVENT,
    REDS,
    ROWS,
    RUDOLF,
    RURITANIA,
    SOURCE,
    tenure,
)


@pytest.fixture
def snapshot(tmp_path: Path) -> Iterator[Snapshot]:
    path = tmp_path / "small.sqlite.xz"
    write_snapshot(ROWS, path)
    with open_snapshot(path, tmp_path / "cache") as opened:
        yield opened


def test_rows_come_back_as_they_were_written(snapshot: Snapshot) -> None:
    assert snapshot.version == "2026-01-02"
    assert dict(snapshot.sources()) == {"gazette": SOURCE}
    assert snapshot.entity(RUDOLF.id) == RUDOLF
    assert snapshot.elections_in(RURITANIA.id) == (ELECTION,)
    assert snapshot.events() == (EVENT,)
    assert snapshot.attributes(RURITANIA.id) == (BORDER, CAPITAL)
    assert snapshot.tenures_of(RUDOLF.id)[-1] == tenure("2024-06-01", None)


def test_lookup_gives_every_kind_of_alias_and_leaves_unknown_names_out(snapshot: Snapshot) -> None:
    found = snapshot.lookup(["ruritanian", "nowhere", "rudolf", "ruritanian"])
    assert found == {
        "ruritanian": ((RURITANIA, "adjective"), (RURITANIA, "demonym")),
        "rudolf": ((RUDOLF, "short"),),
    }


def test_lookup_answers_the_same_from_memory(snapshot: Snapshot) -> None:
    first = snapshot.lookup(["ruritania"])
    assert snapshot.lookup(["ruritania", "rudolf"])["ruritania"] == first["ruritania"]


def test_entities_are_found_by_their_items_of_wikidata(tmp_path: Path) -> None:
    person = replace(RUDOLF, qid="Q77")
    again = replace(person, id="person:RUR:rudolf-v")
    rows = replace(ROWS, entities=(*(e for e in ROWS.entities if e != RUDOLF), person, again))
    path = tmp_path / "small.sqlite.xz"
    write_snapshot(rows, path)
    with open_snapshot(path, tmp_path / "cache") as opened:
        many = [f"Q{number}" for number in range(1200)]
        assert opened.entities_with_qids(many) == {"Q77": (person, again)}
        assert opened.entities_with_qids([]) == {}


def test_lookup_takes_more_names_than_one_query_holds(snapshot: Snapshot) -> None:
    names = [f"name {number}" for number in range(1200)]
    assert set(snapshot.lookup([*names, "ruritania"])) == {"ruritania"}


def test_lookup_forgets_names_before_they_fill_the_memory(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.store.snapshot._NAMES_KEPT", 2)
    snapshot.lookup(["a", "b"])
    assert snapshot.lookup(["ruritania"]) == {"ruritania": ((RURITANIA, "name"),)}
    assert len(snapshot._names) == 1


def test_aliases_are_listed_by_entity(snapshot: Snapshot) -> None:
    assert snapshot.aliases_of(RUDOLF.id) == (
        Alias(entity=RUDOLF.id, text="Rudolf", normalised="rudolf", kind="short"),
    )


def test_tenures_are_sorted_by_start_with_an_unknown_start_first(snapshot: Snapshot) -> None:
    starts = [row.start and row.start.edtf for row in snapshot.tenures_in(RURITANIA.id)]
    assert starts == [None, "2010-01-01", "2024-06-01"]


def test_tenures_can_be_asked_for_one_office(snapshot: Snapshot) -> None:
    found = snapshot.tenures_in(RURITANIA.id, "office:mayor")
    assert [row.office for row in found] == ["office:mayor"]


def test_elections_are_found_by_person_and_by_party(snapshot: Snapshot) -> None:
    assert snapshot.elections_of(RUDOLF.id) == (ELECTION,)
    assert snapshot.elections_of(REDS.id) == (ELECTION,)
    assert snapshot.elections_of("party:RUR:blue") == ()


def test_yearly_figures_keep_their_gaps_and_digits(snapshot: Snapshot) -> None:
    found = snapshot.figures(RURITANIA.id, "indicator:GDP")
    yearly = [(row.start.year, row.value) for row in found if row.source == "gazette"]
    assert yearly == [(1999, Decimal("0.10")), (2001, Decimal(-2_500_000_000_000))]


def test_monthly_figures_end_on_the_last_day_of_their_month(snapshot: Snapshot) -> None:
    found = snapshot.figures(RURITANIA.id, "indicator:GDP")
    monthly = [(row.start, row.end) for row in found if row.source == "monthly"]
    assert monthly == [
        (date(2024, 1, 1), date(2024, 1, 31)),
        (date(2024, 2, 1), date(2024, 2, 29)),
        (date(2024, 4, 1), date(2024, 4, 30)),
    ]


def test_what_the_snapshot_does_not_hold_is_empty_never_an_error(snapshot: Snapshot) -> None:
    assert snapshot.entity("country:XYZ") is None
    assert snapshot.figures(RURITANIA.id, "indicator:none") == ()
    assert snapshot.attributes(RURITANIA.id, "coastline") == ()
    assert snapshot.events("another summit") == ()


def test_events_and_attributes_can_be_asked_for_by_name(snapshot: Snapshot) -> None:
    assert snapshot.events("2024 strelsau summit") == (EVENT,)
    assert snapshot.attributes(RURITANIA.id, "capital") == (CAPITAL,)


def test_indicators_with_figures_are_listed(snapshot: Snapshot) -> None:
    assert snapshot.indicator_ids() == ("indicator:GDP",)


def test_counts_name_the_tables_and_no_table_of_sqlite(snapshot: Snapshot) -> None:
    counts = dict(snapshot.counts())
    assert counts["entity"] == 3
    assert counts["candidate"] == 2
    assert not [name for name in counts if name.startswith("sqlite")]


def test_threads_share_one_snapshot(snapshot: Snapshot) -> None:
    found: list[int] = []

    def ask(number: int) -> None:
        names = [f"name {number} {index}" for index in range(200)]
        found.append(len(snapshot.lookup([*names, "ruritania"])))

    threads = [Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 8


def test_the_order_of_the_rows_makes_no_difference_to_the_bytes(tmp_path: Path) -> None:
    backwards = SnapshotRows(
        version=ROWS.version,
        sources=ROWS.sources,
        entities=ROWS.entities[::-1],
        aliases=ROWS.aliases[::-1],
        tenures=[*ROWS.tenures[::-1], ROWS.tenures[0]],
        elections=ROWS.elections,
        figures=ROWS.figures[::-1],
        events=ROWS.events,
        attributes=ROWS.attributes[::-1],
    )
    write_snapshot(ROWS, tmp_path / "one.sqlite.xz")
    write_snapshot(backwards, tmp_path / "two.sqlite.xz")
    assert (tmp_path / "one.sqlite.xz").read_bytes() == (tmp_path / "two.sqlite.xz").read_bytes()


def test_another_row_changes_the_bytes(tmp_path: Path) -> None:
    write_snapshot(ROWS, tmp_path / "one.sqlite.xz")
    write_snapshot(replace(ROWS, events=[]), tmp_path / "two.sqlite.xz")
    assert (tmp_path / "one.sqlite.xz").read_bytes() != (tmp_path / "two.sqlite.xz").read_bytes()


def test_a_plain_database_opens_in_place(tmp_path: Path) -> None:
    write_snapshot(ROWS, tmp_path / "plain.sqlite")
    with open_snapshot(tmp_path / "plain.sqlite", tmp_path / "cache") as opened:
        assert opened.entity(RURITANIA.id) == RURITANIA
    assert not (tmp_path / "cache").exists()
