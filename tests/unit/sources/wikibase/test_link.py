"""Test that items meet the snapshot's entities by id, by code, by the only name, or not at all."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factcheck.sources.wikibase.decode import Item, read_items
from factcheck.sources.wikibase.link import Linker
from factcheck.store.snapshot import Snapshot, open_snapshot
from tests.servers.items import Entity, item


@pytest.fixture(scope="module")
def snapshot(session_cache: Path) -> Iterator[Snapshot]:
    with open_snapshot(cache_dir=session_cache) as opened:
        yield opened


@pytest.fixture
def linker(snapshot: Snapshot) -> Linker:
    return Linker(snapshot)


def read(entity: Entity) -> Item:
    found = read_items({"entities": {"Q1": entity}}, fetched=date(2026, 9, 1))["Q1"]
    assert found is not None
    return found


def test_item_the_snapshot_knows_goes_by_its_id(linker: Linker) -> None:
    assert linker.id_of("Q22686") == "person:USA:donald-trump"
    assert linker.id_of("Q414") == "country:ARG"
    country = linker.country("Q414")
    assert country is not None
    assert country.label == "Argentina"
    assert linker.country("Q22686") is None


def test_item_it_does_not_know_goes_by_its_own(linker: Linker) -> None:
    assert linker.id_of("Q90001") == "wikidata:Q90001"
    assert not linker.knows("Q90001")


def test_person_found_otherwise_is_joined(linker: Linker) -> None:
    linker.join("Q90001", "person:ARG:javier-milei")
    assert linker.id_of("Q90001") == "person:ARG:javier-milei"
    linker.learn(["Q90001"])
    assert linker.knows("Q90001")


def test_place_is_known_by_its_code(linker: Linker) -> None:
    assert linker.place(read(item("Q90002", "Argentina", P298="ARG"))) == "country:ARG"
    assert linker.place(read(item("Q90003", "California", P300="US-CA"))) == "region:US-CA"
    assert linker.place(read(item("Q90004", "Nowhere", P298="XXX"))) == "wikidata:Q90004"


def test_body_is_known_by_its_only_name(linker: Linker) -> None:
    assert linker.place(read(item("Q90005", "NATO"))) == "organisation:NATO"


def test_party_is_known_by_a_name_within_its_country(linker: Linker) -> None:
    party = item("Q90006", "La Libertad Avanza", aliases=["LLA"], P17="Q414")
    assert linker.party(read(party), "country:ARG") == "party:ARG:lla"
    elsewhere = item("Q90007", "La Libertad Avanza")
    assert linker.party(read(elsewhere), "country:ESP") == "wikidata:Q90007"


def test_names_of_a_place_hold_no_metonym(linker: Linker) -> None:
    names = linker.names("country:USA")
    assert "American" in names
    assert "White House" not in names
    assert names == tuple(sorted(names, key=lambda text: (-len(text), text)))
