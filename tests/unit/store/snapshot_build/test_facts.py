"""Read the project's own tables row by row, and refuse rows that break a rule."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from factcheck.errors import SnapshotError
from factcheck.normalise.names import fold
from factcheck.normalise.offices import offices
from factcheck.store import snapshot_build
from factcheck.store.snapshot_build.bodies import table
from factcheck.store.snapshot_build.facts import (
    EVENT_KINDS,
    Official,
    read_memberships,
    read_officials,
    read_parties,
    read_party_names,
    read_summits,
)

FOLDER = Path(snapshot_build.__path__[0]) / "facts"
OFFICIALS = read_officials(FOLDER / "officials.csv")
SUMMITS = read_summits(FOLDER / "summits.csv")
MEMBERSHIPS = read_memberships(FOLDER / "memberships.csv")
PARTIES = read_parties(FOLDER / "parties.csv")
PARTY_NAMES = read_party_names(FOLDER / "party_names.csv")

HEADER = "person,office,title,country_iso3,start,end,party,source_name,source_url,checked"
GOOD = {
    "person": "Ana Example", "office": "office:foreign-minister",
    "title": "Minister of Foreign Affairs", "country_iso3": "ARG", "start": "2023-12",
    "end": "2024-10-30", "party": "", "source_name": "Ministry",
    "source_url": "https://example.org/", "checked": "2026-03-28",
}  # fmt: skip

# A handover may stand in two rows with both its days.
FEW_DAYS = timedelta(days=7)


def test_tables_hold_enough_rows_to_be_worth_shipping() -> None:
    assert len(OFFICIALS) >= 500
    assert len(SUMMITS) >= 200
    assert len(MEMBERSHIPS) >= 200


def test_no_two_people_certainly_hold_one_office_at_a_time() -> None:
    by_office: dict[tuple[str, str, str], list[Official]] = defaultdict(list)
    for row in OFFICIALS:
        by_office[row.jurisdiction, row.office, row.title].append(row)
    clashes = [
        (first.person, second.person, first.title, first.jurisdiction)
        for rows in by_office.values()
        for first, second in combinations(rows, 2)
        if _certainly_together(first, second) > FEW_DAYS
    ]
    assert clashes == []


def _certainly_together(first: Official, second: Official) -> timedelta:
    last_start = max(row.start.latest or date.min for row in (first, second))
    first_end = min(
        row.end.earliest if row.end and row.end.earliest else date.max for row in (first, second)
    )
    return first_end - last_start


def test_no_official_stands_twice() -> None:
    keys = Counter((r.person, r.office, r.title, r.jurisdiction, r.start.edtf) for r in OFFICIALS)
    assert [key for key, times in keys.items() if times > 1] == []


def test_one_person_is_written_in_one_way() -> None:
    spellings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person, jurisdiction in {(row.person, row.jurisdiction) for row in OFFICIALS}:
        spellings[fold(person), jurisdiction].add(person)
    assert [names for names in spellings.values() if len(names) > 1] == []


def test_office_ids_are_those_the_claims_are_read_with() -> None:
    known = set(offices()) | {"office:official"}
    assert {row.office for row in OFFICIALS} - known == set()


def test_organisation_ids_are_those_of_the_snapshot() -> None:
    known = {f"organisation:{row['id']}" for row in table()["organisation"]}
    used = {row.organisation for row in MEMBERSHIPS}
    used |= {row.jurisdiction for row in OFFICIALS if row.jurisdiction.startswith("organ")}
    assert used - known == set()


def test_open_officials_are_known_until_the_day_they_were_checked() -> None:
    late = [row.person for row in OFFICIALS if row.checked > date(2026, 8, 22)]
    assert late == []


def test_events_have_known_kinds_and_are_short() -> None:
    assert {row.kind for row in SUMMITS} == EVENT_KINDS
    # A rugby world cup lasts seven weeks; nothing here is longer.
    assert [row.name for row in SUMMITS if row.end - row.start > timedelta(days=50)] == []


def test_no_event_stands_twice() -> None:
    keys = Counter((fold(row.name), row.start) for row in SUMMITS)
    assert [key for key, times in keys.items() if times > 1] == []


def test_no_country_joins_twice_without_leaving() -> None:
    keys = Counter((row.country, row.organisation) for row in MEMBERSHIPS)
    assert [key for key, times in keys.items() if times > 1] == []


def test_party_of_a_leader_stands_once() -> None:
    keys = Counter((row.person, row.country, row.party) for row in PARTIES)
    assert [key for key, times in keys.items() if times > 1] == []


def test_an_alias_names_one_party_of_a_country() -> None:
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in PARTY_NAMES:
        for text in (row.alias, row.name, row.acronym or row.name):
            named[row.country, fold(text)].add(row.name)
    assert [(key, names) for key, names in named.items() if len(names) > 1] == []


def test_party_names_agree_between_tables() -> None:
    names = {(row.country, row.acronym): row.name for row in PARTY_NAMES}
    differing = [
        (row.person, row.party, known)
        for row in PARTIES
        if row.acronym and (known := names.get((row.country, row.acronym), row.party)) != row.party
    ]
    assert differing == []


def _write(folder: Path, **changes: str) -> Path:
    path = folder / "officials.csv"
    row = ",".join((GOOD | changes)[name] for name in HEADER.split(","))
    path.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    return path


def test_good_row_is_read_with_its_interval(tmp_path: Path) -> None:
    (row,) = read_officials(_write(tmp_path))
    assert (row.jurisdiction, row.party, row.acting) == ("country:ARG", None, False)
    assert (row.start.earliest, row.start.latest) == (date(2023, 12, 1), date(2023, 12, 31))
    assert row.end is not None
    assert row.end.is_day


def test_title_says_who_only_acts(tmp_path: Path) -> None:
    (row,) = read_officials(_write(tmp_path, title="Acting President", end=""))
    assert (row.acting, row.end) == (True, None)


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        ("country_iso3", "ZZZ", "no country code"),
        ("start", "2023-13", "not a year, a month or a day"),
        ("start", "2023-12-10/2024-10-30", "not a year, a month or a day"),
        ("start", "", "needs a start"),
        ("start", "2025", "before it starts"),
        ("end", "2023-02-30", "not a year, a month or a day"),
        ("source_url", "http://example.org/", "no https address"),
        ("office", "foreign-minister", "no office id"),
        ("person", " Ana", "spaces around it"),
        ("source_name", "", "empty"),
        ("checked", "2023-11-30", "before the start"),
        ("checked", "soon", "Invalid isoformat"),
    ],
)
def test_bad_row_stops_the_build_and_is_named(
    tmp_path: Path, column: str, text: str, reason: str
) -> None:
    with pytest.raises(SnapshotError, match=reason) as caught:
        read_officials(_write(tmp_path, **{column: text}))
    assert "row 1 of officials.csv" in str(caught.value)


def test_row_with_too_few_cells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "officials.csv"
    path.write_text(f"{HEADER}\nAna Example,office:president\n", encoding="utf-8")
    with pytest.raises(SnapshotError, match=r"row 1 of officials\.csv"):
        read_officials(path)


def test_missing_table_is_a_snapshot_error(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"summits\.csv cannot be read"):
        read_summits(tmp_path / "summits.csv")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("X,party,2024-01-01,2024-01-02,Rome,ITA,n,https://a.org/", "no kind of event"),
        ("X,summit,2024-01-02,2024-01-01,Rome,ITA,n,https://a.org/", "before it starts"),
        ("X,summit,2024-01,2024-01-01,Rome,ITA,n,https://a.org/", "Invalid isoformat"),
    ],
)
def test_bad_event_is_refused(tmp_path: Path, cells: str, reason: str) -> None:
    path = tmp_path / "summits.csv"
    header = "name,kind,start,end,place,country_iso3,source_name,source_url"
    path.write_text(f"{header}\n{cells}\n", encoding="utf-8")
    with pytest.raises(SnapshotError, match=reason):
        read_summits(path)


def test_membership_needs_an_organisation_id(tmp_path: Path) -> None:
    path = tmp_path / "memberships.csv"
    header = "entity_iso3,organisation,start,end,source_name,source_url"
    path.write_text(f"{header}\nITA,EU,1958,,n,https://a.org/\n", encoding="utf-8")
    with pytest.raises(SnapshotError, match="organisation's id"):
        read_memberships(path)
