from pathlib import Path

import pytest

from factcheck.store.snapshot_build import parties
from factcheck.store.snapshot_build.parties import PartyRegistry, is_acronym
from tests.unit.store.snapshot_build import data_folder

ARG = "country:ARG"


def test_the_factbooks_lines_give_all_names_of_a_party(tmp_path: Path) -> None:
    registry = parties.collect(data_folder.write(tmp_path))
    names = {
        (alias.text, alias.kind) for alias in registry.aliases() if alias.entity == "party:ARG:bst"
    }
    assert names == {
        ("Plenty", "name"),
        ("Basta", "short"),
        ("BST", "acronym"),
        ("The First", "short"),
        ("El Primero", "short"),
        ("EPR", "acronym"),
    }


def test_members_of_a_coalition_are_not_its_names(tmp_path: Path) -> None:
    registry = parties.collect(data_folder.write(tmp_path))
    names = {alias.text for alias in registry.aliases() if alias.entity == "party:ARG:rf"}
    assert names == {"Red Front"}


def test_acronyms_of_two_letters_are_names_only_where_they_were_taught() -> None:
    registry = PartyRegistry()
    registry.resolve(ARG, "Red Front", "RF")
    registry.teach(ARG, "Justicialist Party", "PJ")
    found = {alias.text for alias in registry.aliases() if alias.kind == "acronym"}
    assert found == {"PJ"}


def test_the_acronym_decides_where_a_long_name_is_shared() -> None:
    registry = PartyRegistry()
    registry.teach(ARG, "Communist Party", "CP-A")
    registry.teach(ARG, "Communist Party of the South", "CP-B")
    assert registry.resolve(ARG, "Communist Party", "CP-B") == "party:ARG:cp-b"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Alliance Party or APNI (Northern Ireland)", ["Alliance Party", "APNI"]),
        ("Reds (Rote or RP, Parti Rouge)", ["Reds", "Rote", "RP", "Parti Rouge"]),
        ("Liberal Party or PL [A. Leader] (formerly X)", ["Liberal Party", "PL"]),
        ("Establishment or DAB (BPA, LP, NPP)", ["Establishment", "DAB"]),
        ("Union (União); note - founded in 2021", ["Union", "União"]),
    ],
)
def test_a_line_is_taken_apart_into_names(line: str, names: list[str]) -> None:
    assert list(parties._line_names(line)) == names


def test_a_party_is_found_by_any_of_its_names() -> None:
    registry = PartyRegistry()
    first = registry.resolve(ARG, "Freedom Advances", "LLA")
    assert first == "party:ARG:lla"
    assert registry.resolve(ARG, "lla") == first
    assert registry.resolve(ARG, "Unknown Spelling", "LLA") == first
    assert registry.resolve(ARG, "Unknown Spelling") == first
    assert registry.resolve("country:CHL", "LLA") == "party:CHL:lla"


def test_two_parties_with_one_acronym_stay_two() -> None:
    registry = PartyRegistry()
    one = registry.resolve(ARG, "Popular Party", "PP")
    registry._known.pop((ARG, "pp"))
    other = registry.resolve(ARG, "Progressive Party", "PP")
    assert (one, other) == ("party:ARG:pp", "party:ARG:progressive-party")


@pytest.mark.parametrize("text", ["independent", "Independents", "none", "Other", " ", "NA"])
def test_what_is_no_party_gets_no_id(text: str) -> None:
    assert PartyRegistry().resolve(ARG, text) is None


@pytest.mark.parametrize("text", ["National Unity", "Noam", "Independent Greens", "Other Russia"])
def test_names_that_start_like_no_party_are_names(text: str) -> None:
    assert PartyRegistry().resolve(ARG, text) is not None


def test_acronyms_that_are_words_are_no_names() -> None:
    registry = PartyRegistry()
    registry.resolve(ARG, "United Socialists", "US")
    assert [alias.text for alias in registry.aliases()] == ["United Socialists"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("LLA", True), ("PCdoB", True), ("CDU/CSU", True), ("Vox", False), ("New Party", False)],
)
def test_acronyms_are_short_and_mostly_capitals(name: str, expected: bool) -> None:
    assert is_acronym(name) is expected


def test_the_label_is_the_name_in_full() -> None:
    registry = PartyRegistry()
    registry.resolve(ARG, "UCR", "Radical Civic Union")
    (party,) = registry.entities()
    assert (party.id, party.label, party.country) == ("party:ARG:ucr", "Radical Civic Union", ARG)
