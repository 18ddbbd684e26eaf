"""Test entity JSON in the shapes that were captured from Wikibase 1.43; ids are invented."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import SourceFormatError
from factcheck.sources.wikibase.decode import Item, read_items
from tests.servers.items import UNKNOWN, Amount, Made, item, made

FETCHED = date(2026, 9, 1)
CAPTURED = Path(__file__).parent / "captured.json"


def read(entity: dict[str, Any]) -> Item:
    found = read_items({"entities": {entity["id"]: entity}}, fetched=FETCHED)[entity["id"]]
    assert found is not None
    return found


@pytest.fixture(scope="module")
def captured() -> dict[str, Item | None]:
    payload = json.loads(CAPTURED.read_text(encoding="utf-8"))
    return read_items(payload, fetched=FETCHED)


def test_captured_person_has_names_revision_and_terms(captured: dict[str, Item | None]) -> None:
    mondino = captured["Q9032"]
    assert mondino is not None
    assert (mondino.label, mondino.revision) == ("Diana Mondino", "35")
    term = mondino.all("P39")[0]
    assert term.value.item == "Q9011"
    start, end = term.time("P580"), term.time("P582")
    assert start is not None
    assert end is not None
    assert (start.edtf, end.edtf) == ("2023-12-10", "2024-10-30")
    assert term.items("P1366") == ("Q9033",)


def test_captured_country_has_ranks_amounts_and_references(
    captured: dict[str, Item | None],
) -> None:
    country = captured["Q414"]
    assert country is not None
    assert len(country.all("P1082")) == 2
    best = country.best("P1082")
    assert [s.value.amount for s in best] == [Decimal(46044703)]
    assert best[0].references == ("https://www.indec.gob.ar/",)
    assert [s.value.item for s in country.best("P35")] == ["Q9001"]
    assert country.names == ("Argentina", "Argentine Republic")


def test_deprecated_statement_is_not_there() -> None:
    held = [made("Q11", rank="deprecated"), made("Q12"), made("Q13", rank="preferred")]
    found = read(item("Q1", "Ann", P39=held))
    assert [s.value.item for s in found.all("P39")] == ["Q12", "Q13"]
    assert [s.value.item for s in found.best("P39")] == ["Q13"]


def test_unknown_end_is_told_from_none() -> None:
    rows = [made("Q11", P580="2020", P582=UNKNOWN), made("Q12", P580="2021")]
    over, open_ = read(item("Q1", "Ann", P39=rows)).all("P39")
    day = date(2024, 1, 1)
    assert (over.time("P582"), open_.time("P582")) == (None, None)
    assert not over.holds_in(day, day)
    assert open_.holds_in(day, day)


def test_no_value_is_no_statement_and_no_qualifier() -> None:
    entity = item("Q1", "Ann", P39=made("Q11", P582=UNKNOWN), P27="Q30")
    entity["claims"]["P27"][0]["mainsnak"] = {"snaktype": "novalue", "property": "P27"}
    entity["claims"]["P39"][0]["qualifiers"]["P582"][0]["snaktype"] = "novalue"
    found = read(entity)
    assert found.all("P27") == ()
    assert found.all("P39")[0].qualifiers["P582"] == ()


def test_empty_maps_may_be_lists() -> None:
    entity = item("Q1", "Ann") | {"aliases": [], "claims": [], "sitelinks": [], "descriptions": []}
    found = read(entity)
    assert (found.aliases, found.statements, found.sitelinks) == ((), {}, {})


def test_label_for_all_languages_serves_where_there_is_none_in_english() -> None:
    entity = item("Q1", "Ann") | {"labels": {"mul": {"language": "mul", "value": "Anna"}}}
    assert read(entity).label == "Anna"


def test_missing_item_is_none_and_a_merged_one_keeps_the_id_asked_for() -> None:
    merged = item("Q2", "Ann")
    titled = {"site": "enwiki", "title": "Nobody", "missing": ""}
    found = read_items(
        {"entities": {"Q1": merged, "Q77": {"id": "Q77", "missing": ""}, "-1": titled}},
        fetched=FETCHED,
    )
    assert (found["Q77"], found["-1"]) == (None, None)
    kept = found["Q1"]
    assert kept is not None
    assert kept.id == "Q2"


def test_two_days_of_birth_are_no_day_of_birth() -> None:
    assert read(item("Q1", "Ann", P569=["1970", "1971"])).time("P569") is None
    assert read(item("Q1", "Ann", P569="1970")).time("P569") is not None


def test_amount_keeps_digits_and_unit() -> None:
    entity = item("Q1", "vote", P726=made("Q2", P1111=Amount(14554560)))
    assert read(entity).all("P726")[0].amount("P1111") == Decimal(14554560)


def test_property_that_nothing_asks_for_is_not_kept() -> None:
    assert read(item("Q1", "Ann", P9999="x")).statements == {}


@pytest.mark.parametrize(
    ("payload", "path"),
    [
        ({"success": 1}, "$.entities"),
        ([], "$.entities"),
        ({"entities": {"Q1": "gone"}}, "$.entities.Q1"),
        ({"entities": {"Q1": {"id": "Q1", "claims": {"P39": [{"rank": "normal"}]}}}}, "$.entities.Q1"),
        ({"entities": {"Q1": {"id": "Q1", "labels": "Ann"}}}, "$.entities.Q1"),
    ],
)  # fmt: skip
def test_other_shape_is_refused_with_its_place(payload: Any, path: str) -> None:
    with pytest.raises(SourceFormatError) as caught:
        read_items(payload, fetched=FETCHED)
    assert caught.value.json_path == path


def test_statement_is_made_as_captured() -> None:
    """Hold the maker of test items to the keys of the captured ones."""
    payload = json.loads(CAPTURED.read_text(encoding="utf-8"))
    real = payload["entities"]["Q9032"]["claims"]["P39"][0]
    ours = item("Q9032", "x", P39=Made("Q9011", "normal", {"P580": "2023-12-10"}))
    mine = ours["claims"]["P39"][0]
    assert set(mine) <= set(real)
    assert mine["mainsnak"] == real["mainsnak"]
    given = mine["qualifiers"]["P580"][0]["datavalue"]
    assert given == real["qualifiers"]["P580"][0]["datavalue"]
