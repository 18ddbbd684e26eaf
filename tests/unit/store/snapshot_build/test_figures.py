from datetime import date
from decimal import Decimal

import pytest

from factcheck.model.fact import Figure
from factcheck.store.snapshot_build import countries, figures
from tests.unit.store.snapshot_build import data_folder


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Figure]:
    data = data_folder.write(tmp_path_factory.mktemp("data"))
    entities, _ = countries.collect(data)
    return figures.collect(data, entities)


def values(rows: list[Figure], indicator: str, source: str) -> dict[tuple[str, int], Decimal]:
    return {
        (row.entity, row.start.year): row.value
        for row in rows
        if row.indicator == f"indicator:{indicator}" and row.source == source
    }


def test_the_banks_values_keep_seven_digits_and_unknown_places_go(rows: list[Figure]) -> None:
    assert values(rows, "NY.GDP.MKTP.CD", "world-bank") == {
        ("country:ARG", 2023): Decimal(649461700000),
        ("country:ARG", 2024): Decimal(638365500000),
        ("region:world", 2024): Decimal(111000000000000),
    }


def test_persons_are_counted_to_the_last_one(rows: list[Figure]) -> None:
    assert values(rows, "SP.POP.TOTL", "world-bank") == {("country:ARG", 2024): Decimal(45696159)}


def test_thousands_of_tonnes_become_tonnes(rows: list[Figure]) -> None:
    found = values(rows, "EN.ATM.CO2E.KT", "world-bank")
    assert found == {("country:ARG", 2020): Decimal(168102400)}


def test_the_factbooks_first_estimates_go_where_the_bank_speaks(rows: list[Figure]) -> None:
    assert values(rows, "NY.GDP.MKTP.CD", "factbook") == {
        ("country:ARG", 2024): Decimal(633267000000)
    }


def test_the_factbooks_own_series_stay_whole(rows: list[Figure]) -> None:
    found = values(rows, "factbook.public-debt", "factbook")
    assert found == {("country:ARG", 2016): Decimal(55)}


def test_exports_are_told_apart_by_when_they_were_last_seen(rows: list[Figure]) -> None:
    goods = values(rows, "TX.VAL.MRCH.CD.WT", "factbook")
    services = values(rows, "NE.EXP.GNFS.CD", "factbook")
    assert goods == {("country:ARG", 2015): Decimal(56760000000)}
    # Last seen after the change, but of a year before it: nobody can tell the basis.
    assert services == {("country:ARG", 2024): Decimal(96899000000)}


def test_old_editions_speak_only_where_the_bank_has_nothing(rows: list[Figure]) -> None:
    assert values(rows, "FP.CPI.TOTL.ZG", "factbook") == {}


def test_the_pages_own_numbers_are_read_with_their_scale(rows: list[Figure]) -> None:
    found = values(rows, "factbook.labour-force", "factbook")
    assert found == {("country:ARG", 2024): Decimal(22286000)}


def test_monthly_trade_is_in_whole_dollars_with_the_days_of_the_month(rows: list[Figure]) -> None:
    (balance,) = [row for row in rows if row.indicator == "indicator:indec.balance"]
    assert (balance.start, balance.end) == (date(2024, 2, 1), date(2024, 2, 29))
    assert balance.value == Decimal(1265835991)
    assert balance.unit == "USD"


def test_every_indicator_is_an_entity() -> None:
    ids = {entity.id for entity in figures.indicator_entities()}
    assert {"indicator:NY.GDP.MKTP.CD", "indicator:derived.trade-balance"} <= ids
