from pathlib import Path

import pytest

from factcheck.store.snapshot_build import bodies, countries
from tests.unit.store.snapshot_build import data_folder


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    data = data_folder.write(tmp_path_factory.mktemp("data"))
    _, aliases = bodies.collect(data, countries.collect(data)[1])
    return {(alias.entity, alias.normalised) for alias in aliases}


def test_a_chamber_goes_by_its_names_in_both_languages(names: set[tuple[str, str]]) -> None:
    chamber = "body:ARG:chamber-of-deputies"
    assert {(chamber, "chamber of deputies"), (chamber, "camara de diputados")} <= names


def test_a_common_name_is_also_written_with_the_country(names: set[tuple[str, str]]) -> None:
    assert ("body:ARG:chamber-of-deputies", "argentine chamber of deputies") in names


def test_organisations_go_by_name_and_acronym(names: set[tuple[str, str]]) -> None:
    assert {("organisation:NATO", "nato"), ("organisation:EU", "european union")} <= names


def test_only_full_members_are_members(tmp_path: Path) -> None:
    rows = bodies.memberships(data_folder.write(tmp_path))
    found = sorted(row.value for row in rows)
    assert found == ["FAO", "IAEA", "UN", "WTO"]


def test_aggregates_of_the_bank_have_ids() -> None:
    found = bodies.bank_aggregates()
    assert (found["WLD"], found["EUU"]) == ("region:world", "organisation:EU")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("National Diet (Kokkai)", ["National Diet", "Kokkai"]),
        ("Parliament (Eduskunta - Riksdagen)", ["Parliament", "Eduskunta", "Riksdagen"]),
        ("", []),
    ],
)
def test_names_in_brackets_are_names(text: str, names: list[str]) -> None:
    assert bodies.split_names(text) == names


def test_names_that_belong_to_a_body_belong_to_one_that_exists() -> None:
    ids = {key.partition(":")[0] for key in bodies.table()["bodies"]}
    assert all(len(code) == 3 and code.isupper() for code in ids)
