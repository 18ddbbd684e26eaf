"""Facts that the snapshot in the package must give, read off the sources by eye."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.normalise.indicators import indicator_phrases
from factcheck.store.snapshot import Snapshot, open_snapshot
from factcheck.store.snapshot_file import PACKED


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with open_snapshot(None, tmp_path_factory.mktemp("cache")) as opened:
        yield opened


def test_the_file_fits_the_wheel() -> None:
    assert PACKED.stat().st_size <= 12_000_000


def test_every_source_has_a_licence_and_says_until_when_it_knows(snapshot: Snapshot) -> None:
    for source in snapshot.sources().values():
        assert source.licence
        assert source.attribution
        assert source.covers_to <= date.fromisoformat(snapshot.version)


def test_monthly_trade_adds_up(snapshot: Snapshot) -> None:
    months = [
        row.value
        for row in snapshot.figures("country:ARG", "indicator:indec.balance")
        if date(2023, 12, 1) <= row.start <= date(2024, 9, 1)
    ]
    assert len(months) == 10
    assert round(sum(months) / 1_000_000) == 16_075


def test_a_runoff_has_its_shares_and_its_winner(snapshot: Snapshot) -> None:
    (runoff,) = [
        row
        for row in snapshot.elections_in("country:ARG")
        if row.date and row.date.edtf == "2023-11-19"
    ]
    shares = [(item.id, item.share, item.won) for item in runoff.candidates]
    assert shares == [
        ("person:ARG:javier-milei", Decimal("55.7"), True),
        ("person:ARG:sergio-massa", Decimal("44.3"), False),
    ]
    assert runoff in snapshot.elections_of("person:ARG:sergio-massa")


def test_the_present_holder_of_an_office_is_known_up_to_a_day(snapshot: Snapshot) -> None:
    last = snapshot.tenures_in("country:ARG", "office:president")[-1]
    assert last.person == "person:ARG:javier-milei"
    assert last.start
    assert last.start.edtf == "2023-12-10"
    assert last.end is None
    assert last.known_until >= date(2026, 1, 1)


@pytest.mark.parametrize(
    ("name", "entity", "kind"),
    [
        ("us", "country:USA", "acronym"),
        ("british", "country:GBR", "adjective"),
        ("kremlin", "country:RUS", "metonym"),
        ("ivory coast", "country:CIV", "name"),
        ("kiev", "city:UKR:kyiv", "short"),
        ("bundestag", "body:DEU:german-bundestag", "short"),
        ("nato", "organisation:NATO", "acronym"),
        ("lla", "party:ARG:lla", "acronym"),
        ("milei", "person:ARG:javier-milei", "family"),
        ("prime minister", "office:prime-minister", "phrase"),
        ("texas", "region:US-TX", "name"),
    ],
)
def test_names_lead_to_their_entities(
    snapshot: Snapshot, name: str, entity: str, kind: str
) -> None:
    found = snapshot.lookup([name])[name]
    assert (entity, kind) in {(item.id, alias) for item, alias in found}


@pytest.mark.parametrize(
    ("entity", "name", "value"),
    [
        ("country:ARG", "capital", "Buenos Aires"),
        ("country:ARG", "area-total", "2780400"),
        ("country:FRA", "highest-point", "Mont Blanc"),
        ("country:BRA", "largest-city", "São Paulo"),
        ("country:USA", "independence", "1776-07-04"),
        ("country:JPN", "currency", "Japanese yen"),
        ("country:GBR", "seats", "650"),
    ],
)
def test_properties_are_those_of_the_sources(
    snapshot: Snapshot, entity: str, name: str, value: str
) -> None:
    assert value in {row.value for row in snapshot.attributes(entity, name)}


def test_memberships_end_where_they_ended(snapshot: Snapshot) -> None:
    found = {row.value: row.qualifier for row in snapshot.attributes("country:GBR", "member-of")}
    assert found["EU"].endswith("/2020-01-31")
    assert found["NATO"].endswith("/..")


def test_every_stored_figure_has_an_indicator_that_text_can_name(snapshot: Snapshot) -> None:
    assert set(snapshot.indicator_ids()) <= {item.id for item in indicator_phrases()}


def test_terms_of_derived_figures_are_stored(snapshot: Snapshot) -> None:
    stored = set(snapshot.indicator_ids())
    terms = {term for item in indicator_phrases() for term in item.terms}
    assert terms
    assert terms <= stored


def test_the_package_can_be_asked_while_its_cache_is_fresh(tmp_path: Path) -> None:
    with open_snapshot(None, tmp_path) as first, open_snapshot(None, tmp_path) as second:
        assert first.counts() == second.counts()
