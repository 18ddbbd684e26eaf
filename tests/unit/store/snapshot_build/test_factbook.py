from pathlib import Path

import pytest

from factcheck.store.snapshot_build.factbook import pages, plain
from tests.unit.store.snapshot_build import data_folder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laguna del Carb&oacute;n <em>low</em>", "Laguna del Carbón low"),
        ("one<br><br>two <br/>three", "one\n\ntwo\nthree"),
        ("a\xa0b  c", "a b c"),
    ],
)
def test_markup_goes_and_line_breaks_stay(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_texts_are_found_by_their_headings(tmp_path: Path) -> None:
    (page,) = pages(data_folder.write(tmp_path))
    assert page.country == "country:ARG"
    assert page.url == "https://www.cia.gov/the-world-factbook/countries/argentina/"
    assert page.text("Geography/Coastline") == "4,989 km"
    assert page.text("Geography/Coastline/note") == "more"
    assert page.text("Geography/Area/total") == "2,780,400 sq km"
    assert page.text("Geography/Nothing") == ""


def test_files_of_no_known_country_are_left_out(tmp_path: Path) -> None:
    data = data_folder.write(tmp_path)
    (data / "world-factbook" / "south-america" / "zz.json").write_text("{}", encoding="utf-8")
    assert [page.country for page in pages(data)] == ["country:ARG"]
