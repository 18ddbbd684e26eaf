from pathlib import Path

import pytest

from factcheck.store.snapshot_build import places
from factcheck.store.snapshot_build.places import PlaceRows
from tests.unit.store.snapshot_build import data_folder


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> PlaceRows:
    return places.collect(data_folder.write(tmp_path_factory.mktemp("data")))


def test_the_capital_points_at_its_city_and_notes_are_left_out(rows: PlaceRows) -> None:
    found = [(row.value, row.target) for row in rows.attributes if row.name == "capital"]
    assert found == [("Buenos Aires", "city:ARG:buenos-aires")]


def test_the_largest_city_is_the_one_with_most_people(rows: PlaceRows) -> None:
    found = [row.value for row in rows.attributes if row.name == "largest-city"]
    assert found == ["Buenos Aires"]


def test_urban_areas_give_people_and_the_year_of_the_count(rows: PlaceRows) -> None:
    found = {
        row.entity: (row.value, row.qualifier)
        for row in rows.attributes
        if row.name == "population-urban-area"
    }
    assert found == {
        "city:ARG:buenos-aires": ("15490000", "2023"),
        "city:ARG:cordoba": ("1612000", "2023"),
        "city:ARG:la-plata": ("914000", "2023"),
    }


def test_cities_that_the_factbook_leaves_out_are_added(rows: PlaceRows) -> None:
    assert "city:CHE:davos" in {entity.id for entity in rows.entities}


def test_other_spellings_lead_to_one_city(rows: PlaceRows) -> None:
    found = {alias.entity for alias in rows.aliases if alias.normalised in {"mumbai", "bombay"}}
    assert found == {"city:IND:mumbai"}


def test_states_are_regions_of_their_country(rows: PlaceRows) -> None:
    (texas,) = [entity for entity in rows.entities if entity.id == "region:US-TX"]
    assert (texas.label, texas.country) == ("Texas", "country:USA")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Pretoria (administrative capital); Cape Town (legislative capital)", 2),
        ("Gitega (political capital), Bujumbura (commercial capital)", 2),
        ("Washington, D.C.", 1),
    ],
)
def test_several_capitals_are_told_from_one_with_a_comma(text: str, parts: int) -> None:
    assert len(places._NEXT_CAPITAL.split(text)) == parts


def test_the_id_of_a_city_is_folded() -> None:
    assert places.city_id("country:BRA", "São Paulo") == "city:BRA:sao-paulo"


def test_the_same_folder_gives_the_same_rows(tmp_path: Path, rows: PlaceRows) -> None:
    assert places.collect(data_folder.write(tmp_path)) == rows
