from pathlib import Path

import pytest

from factcheck.model.fact import Alias
from factcheck.store.snapshot_build import countries
from tests.unit.store.snapshot_build import data_folder


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str, str]]:
    _, aliases = countries.collect(data_folder.write(tmp_path_factory.mktemp("data")))
    return {(alias.entity, alias.normalised, alias.kind) for alias in aliases}


def test_names_come_from_the_page_and_from_the_table(names: set[tuple[str, str, str]]) -> None:
    assert {
        ("country:ARG", "argentina", "name"),
        ("country:ARG", "argentine republic", "short"),
        ("country:ARG", "argentines", "demonym"),
        ("country:ARG", "argentinian", "adjective"),
        ("country:ARG", "casa rosada", "metonym"),
        ("country:HKG", "hong kong", "name"),
    } <= names


def test_a_country_keeps_its_iso_codes(tmp_path: Path) -> None:
    entities, _ = countries.collect(data_folder.write(tmp_path))
    found = {entity.id: (entity.label, entity.iso) for entity in entities}
    assert found["country:ARG"] == ("Argentina", "AR")


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Croat(s), Croatian(s)", ["Croat", "Croatian"]),
        ("Lao(s) or Laotian(s)", ["Lao", "Laotian"]),
        ("Chinese (singular and plural)", ["Chinese"]),
        ("Swati; note - former term, Swazi", ["Swati"]),
        ("NA (US citizens)", []),
        ("none", []),
    ],
)
def test_nationalities_are_taken_apart(text: str, nouns: list[str]) -> None:
    assert list(countries._nouns(text)) == nouns


@pytest.mark.parametrize(
    ("noun", "adjectives", "plural"),
    [
        ("German", ["German"], ["Germans"]),
        ("Chinese", ["Chinese"], []),
        ("Frenchman", ["French"], []),
        ("Czech", ["Czech"], ["Czechs"]),
        ("Swiss", ["Swiss"], []),
    ],
)
def test_plurals_are_those_of_english(noun: str, adjectives: list[str], plural: list[str]) -> None:
    assert countries._plural(noun, adjectives) == plural


def test_an_alias_is_folded() -> None:
    assert countries.alias("country:TUR", "Türkiye", "short") == Alias(
        entity="country:TUR", text="Türkiye", normalised="turkiye", kind="short"
    )
