from pathlib import Path

import pytest

from factcheck.model.fact import Attribute
from factcheck.store.snapshot_build import attributes, countries
from factcheck.store.snapshot_build.factbook import Page
from tests.unit.store.snapshot_build import data_folder


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Attribute]:
    data = data_folder.write(tmp_path_factory.mktemp("data"))
    return attributes.collect(data, *countries.collect(data))


def said(rows: list[Attribute], name: str) -> list[tuple[str, str, str | None, str]]:
    return [
        (row.value, row.unit, row.target, row.qualifier)
        for row in rows
        if row.name == name and row.entity == "country:ARG"
    ]


def test_areas_are_in_square_kilometres_whatever_the_scale(rows: list[Attribute]) -> None:
    assert said(rows, "area-total") == [("2780400", "km2", None, "")]
    assert said(rows, "area-land") == [("2700000", "km2", None, "")]


def test_pieces_of_one_border_are_summed_and_notes_left_out(rows: list[Attribute]) -> None:
    assert said(rows, "border") == [
        ("6691", "km", None, "Chile"),
        ("541", "km", None, "Uruguay"),
    ]
    assert said(rows, "border-total") == [("11968", "km", None, "")]


def test_points_have_a_name_and_a_height(rows: list[Attribute]) -> None:
    assert said(rows, "highest-point") == [("Cerro Aconcagua", "", None, "")]
    assert said(rows, "highest-point-elevation") == [("6962", "m", None, "")]
    assert said(rows, "lowest-point-elevation") == [("-105", "m", None, "")]


def test_rivers_are_named_without_their_mouths(rows: list[Attribute]) -> None:
    assert said(rows, "river-length") == [
        ("4880", "km", None, "Paraná"),
        ("1610", "km", None, "Uruguay"),
    ]


def test_dates_are_edtf_and_dates_before_christ_are_left_out(rows: list[Attribute]) -> None:
    assert said(rows, "independence") == [("1816-07-09", "", None, "from Spain")]
    assert said(rows, "national-holiday") == [
        ("XXXX-05-25", "", None, "Revolution Day (May Revolution Day)")
    ]


def test_only_official_languages_are_kept_where_any_is(rows: list[Attribute]) -> None:
    assert said(rows, "language") == [("Spanish", "", None, "official")]


def test_terms_are_those_of_the_office_and_of_the_chamber(rows: list[Attribute]) -> None:
    assert said(rows, "term-years") == [
        ("4", "year", None, "office:president"),
        ("4", "year", "body:ARG:chamber-of-deputies", "Chamber of Deputies"),
    ]
    assert said(rows, "term-limit") == [
        ("eligible for a second consecutive term", "", None, "office:president")
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "president elected for a 5-year term; prime minister elected for a 4-year renewable term",
            [("office:president", "5"), ("office:prime-minister", "4")],
        ),
        ("president indirectly elected for a single 7-year term", [("office:president", "7")]),
        ("the monarchy is hereditary", []),
    ],
)
def test_terms_are_read_out_of_the_rules(text: str, terms: list[tuple[str, str]]) -> None:
    path = "Government/Executive branch/election/appointment process"
    page = Page(country="country:CHL", url="https://example.org/", texts={path: text})
    sheet = attributes._Sheet(page=page)
    attributes._terms(sheet)
    found = [(row.qualifier, row.value) for row in sheet.rows if row.name == "term-years"]
    assert found == terms


def test_seats_and_legislature_point_at_the_bodies(rows: list[Attribute]) -> None:
    assert said(rows, "seats") == [
        ("257", "seat", "body:ARG:chamber-of-deputies", "Chamber of Deputies")
    ]
    assert said(rows, "legislature") == [
        ("National Congress", "", "body:ARG:national-congress", "")
    ]


def test_currencies_come_with_their_code(rows: list[Attribute]) -> None:
    assert said(rows, "currency") == [("Argentine peso", "", None, "ARS")]


def test_the_same_folder_gives_the_same_rows(tmp_path: Path, rows: list[Attribute]) -> None:
    data = data_folder.write(tmp_path)
    assert attributes.collect(data, *countries.collect(data)) == rows
