"""Test the IMF as a source, against nginx with answers written by hand from its documentation.

None of the answers was recorded; the values are those of the World Economic Outlook, rounded.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck.checkers.quantity import CHECKER
from factcheck.errors import SourceError, SourceFormatError, SourceRefused
from factcheck.model.claim import Claim
from factcheck.model.evidence import Evidence, Stance
from factcheck.model.fact import Figure
from factcheck.model.verdict import Label, Reason
from factcheck.normalise.indicators import indicators_by_id
from factcheck.pipeline import Equipment, check_document
from factcheck.resolver.resolve import Means
from factcheck.sources.imf import MOST_SERIES, Imf, build, catalogue
from factcheck.sources.imf_table import check, read_edition, read_values
from factcheck.sources.protocol import LiveSource, Workbench
from factcheck.sources.worldbank import build as build_bank
from factcheck.splitter.split import split
from factcheck.store.request import Answer, TryAgain
from factcheck.store.snapshot import Snapshot, open_snapshot
from factcheck.testing import make_document
from tests.servers.nginx import Nginx, running_nginx
from tests.sources.served import asked, client, write

TODAY = date(2026, 3, 1)
DAY = date(2025, 3, 1)
LOCATIONS = """
location = /api/v1/indicators { try_files /indicators.json =404; }
location /v2/ { try_files /worldbank.json =404; }
location ~ ^/api/v1/([A-Z_]+) { try_files /$1.json =404; }
"""
GROWTH = {
    "ARG": {"2022": 5.3, "2023": -1.6, "2024": -1.3, "2025": 4.5, "2026": 4.0},
    "BRA": {"2022": 3.0, "2023": 3.2, "2024": 3.4, "2025": 2.4, "2026": 1.9},
    "ZZZ": {"2023": 9.9},
}
LISTED = {
    "NGDP_RPCH": {
        "label": "Real GDP growth",
        "description": "Gross domestic product is...",
        "source": "World Economic Outlook (October 2025)",
        "unit": "Annual percent change",
        "dataset": "WEO",
    }
}


def table(code: str, values: Mapping[str, Mapping[str, Any]]) -> bytes:
    return json.dumps(
        {"values": {code: values}, "api": {"version": "1", "output-method": "json"}}
    ).encode()


@pytest.fixture(scope="module")
def snapshot(session_cache: Path) -> Iterator[Snapshot]:
    with open_snapshot(cache_dir=session_cache) as opened:
        yield opened


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Nginx]:
    with running_nginx(tmp_path, LOCATIONS) as running:
        write(running, "NGDP_RPCH.json", table("NGDP_RPCH", GROWTH))
        write(running, "indicators.json", json.dumps({"indicators": LISTED}).encode())
        yield running


@pytest.fixture
def source(server: Nginx, snapshot: Snapshot, tmp_path: Path) -> Iterator[Imf]:
    http = client(tmp_path / "cache")
    yield build(
        {},
        Workbench(
            snapshot=snapshot,
            today=TODAY,
            offline=False,
            http=http,
            endpoints={"imf": f"{server.url}/api/v1"},
        ),
    )
    http.close()


def claims(text: str, snapshot: Snapshot, day: date | None = DAY) -> tuple[Claim, ...]:
    return split(make_document(text, published=day), snapshot).claims


def one(text: str, snapshot: Snapshot, day: date | None = DAY) -> Claim:
    (claim,) = claims(text, snapshot, day)
    return claim


def label(text: str, source: Imf, snapshot: Snapshot) -> Label:
    kit = Equipment(snapshot=snapshot, means=Means(sources=(source,), checkers=(CHECKER,)))
    (verdict,) = check_document(make_document(text, published=DAY), kit).verdicts
    return verdict.label


def years(found: Evidence) -> list[int]:
    return [fact.end.year for fact in found.facts if isinstance(fact, Figure)]


def test_it_is_a_live_source_that_answers_for_many_claims(source: Imf) -> None:
    assert isinstance(source, LiveSource)
    assert (source.name, source.scope.cost, source.scope.needs_network) == ("imf", 1, True)


def test_a_true_figure_is_borne_out_and_a_wrong_one_not_accused(
    source: Imf, snapshot: Snapshot
) -> None:
    assert label("Argentina's economy shrank by 1.6% in 2023.", source, snapshot) is Label.SUPPORTED
    # The World Bank's tables may accuse; a second opinion alone does not.
    told = "Argentina's economy grew by 9.9% in 2023."
    assert label(told, source, snapshot) is Label.UNVERIFIED
    (evidence,) = source.find(one(told, snapshot), limit=9)
    read = CHECKER.check(one(told, snapshot), evidence)
    assert read is not None
    assert read.stance is Stance.NEUTRAL
    assert read.because.endswith("; a second opinion alone excludes nothing.")
    assert read.correction is None


def test_evidence_names_series_edition_and_basis(source: Imf, snapshot: Snapshot) -> None:
    claim = one("Argentina's economy shrank by 1.6% in 2023.", snapshot)
    (evidence,) = source.find(claim, limit=9)
    assert evidence.title == (
        "IMF, World Economic Outlook (October 2025), NGDP_RPCH"
        " (Real GDP growth, annual percent change)"
    )
    assert evidence.revision == "October 2025"
    assert evidence.url == "https://www.imf.org/external/datamapper/NGDP_RPCH@WEO/ARG"
    read = CHECKER.check(claim, evidence)
    assert read is not None
    assert read.because == (
        "The article says minus 1.6% for 2023; IMF, World Economic Outlook (October 2025),"
        " NGDP_RPCH (Real GDP growth, annual percent change), Argentina, 2023: -1.6%."
    )
    assert read.evidence.excerpt == "NGDP_RPCH, Argentina, 2023: -1.6"


def test_projections_are_never_facts(source: Imf, snapshot: Snapshot) -> None:
    # The edition is of October 2025: what it has of 2025 was a projection.
    claim = one("Argentina's economy shrank by 1.6% in 2023.", snapshot, None)
    assert [years(e) for e in source.find(claim, limit=9)] == [[2022, 2023, 2024]]
    early = one("Argentina's economy grew by 5.3% in 2022.", snapshot, date(2023, 11, 1))
    assert [years(e) for e in source.find(early, limit=9)] == [[2022]]


def test_the_last_two_years_are_left_out_where_the_edition_is_not_known(
    server: Nginx, source: Imf, snapshot: Snapshot
) -> None:
    write(server, "indicators.json", b'{"indicators": {}}')
    claim = one("Argentina's economy shrank by 1.6% in 2023.", snapshot, None)
    (evidence,) = source.find(claim, limit=9)
    assert years(evidence) == [2022, 2023, 2024]
    assert evidence.title == (
        "IMF, World Economic Outlook, NGDP_RPCH (Real GDP growth, annual percent change)"
    )
    assert evidence.revision.startswith("as of ")


def test_one_question_a_series_is_asked_for_all_countries(
    server: Nginx, source: Imf, snapshot: Snapshot
) -> None:
    told = claims(
        "Argentina's economy shrank by 1.6% in 2023.\n\nBrazil's economy grew by 3% in 2022.",
        snapshot,
    )
    source.prepare(told)
    assert [len(source.find(claim, limit=9)) for claim in told] == [1, 1]
    assert asked(server) == ["200 /api/v1/NGDP_RPCH/ARG/BRA", "200 /api/v1/indicators"]


def test_only_the_countries_asked_for_are_read(source: Imf, snapshot: Snapshot) -> None:
    claim = one("Argentina's economy shrank by 1.6% in 2023.", snapshot)
    (evidence,) = source.find(claim, limit=9)
    assert {fact.entity for fact in evidence.facts if isinstance(fact, Figure)} == {"country:ARG"}


def test_inflation_at_the_end_of_the_year_bears_out_on_its_own_basis(
    server: Nginx, source: Imf, snapshot: Snapshot
) -> None:
    write(server, "PCPIPCH.json", table("PCPIPCH", {"ARG": {"2023": 133.5}}))
    write(server, "PCPIEPCH.json", table("PCPIEPCH", {"ARG": {"2023": 211.4}}))
    told = "Argentina's inflation was 211.4% in 2023."
    assert label(told, source, snapshot) is Label.SUPPORTED
    found = source.find(one(told, snapshot), limit=9)
    assert ["end of period" in evidence.title for evidence in found] == [False, True]
    # A yearly average is the other number, and no other basis can be meant.
    averaged = "Argentina's inflation averaged 211.4% in 2023."
    assert len(source.find(one(averaged, snapshot), limit=9)) == 1


def test_scaled_values_come_in_whole_units(server: Nginx, source: Imf, snapshot: Snapshot) -> None:
    write(server, "NGDPD.json", table("NGDPD", {"BRA": {"2023": 2173.666}}))
    claim = one("Brazil's GDP was $2.17 trillion in 2023.", snapshot)
    (evidence,) = source.find(claim, limit=9)
    values = [fact.value for fact in evidence.facts if isinstance(fact, Figure)]
    assert values == [Decimal(2173666000000)]
    read = CHECKER.check(claim, evidence)
    assert read is not None
    assert read.stance is Stance.SUPPORTS


@pytest.mark.parametrize("said", [b"{}", b'{"values": []}', table("LUR", {})])
def test_a_series_or_country_that_is_not_there_is_no_evidence(
    server: Nginx, source: Imf, snapshot: Snapshot, said: bytes
) -> None:
    write(server, "NGDP_RPCH.json", said)
    claim = one("Argentina's economy shrank by 1.6% in 2023.", snapshot)
    assert source.find(claim, limit=9) == ()


@pytest.mark.parametrize(
    "said",
    [
        b"<html>Access denied</html>",
        b"[1]",
        table("NGDP_RPCH", {"ARG": {"2023": "n/a"}}),
        b'{"values": {"NGDP_RPCH": {"ARG": {"2023": 1e999999}}}}',
        b'{"values": {"NGDP_RPCH": [3]}}',
    ],
    ids=["html", "list", "no number", "endless", "no object"],
)
def test_what_is_no_data_is_a_failure(
    server: Nginx, source: Imf, snapshot: Snapshot, said: bytes
) -> None:
    write(server, "NGDP_RPCH.json", said)
    claim = one("Argentina's economy shrank by 1.6% in 2023.", snapshot)
    with pytest.raises(SourceFormatError):
        source.find(claim, limit=9)


def test_a_refusal_is_a_failure(tmp_path: Path, snapshot: Snapshot) -> None:
    with running_nginx(tmp_path, "location / { return 403; }") as server:
        http = client(tmp_path / "cache")
        bench = Workbench(snapshot=snapshot, today=TODAY, http=http, endpoints={"imf": server.url})
        source = build({}, bench)
        claim = one("Argentina's economy shrank by 1.6% in 2023.", snapshot)
        with pytest.raises(SourceRefused):
            source.find(claim, limit=9)
        http.close()


def test_more_series_than_it_may_ask_for_are_a_failure_that_says_so(
    server: Nginx, source: Imf, snapshot: Snapshot
) -> None:
    told = claims(
        "Brazil's economy grew by 3% in 2022.\n\n"
        "Brazil's GDP was $2.17 trillion in 2023.\n\n"
        "Brazil's GDP per capita was $10,000 in 2023.\n\n"
        "Brazil's inflation was 4.6% in 2023.\n\n"
        "Brazil's unemployment rate was 8% in 2023.\n\n"
        "Brazil had a population of 211 million in 2023.\n\n"
        "Brazil's current account deficit was $30 billion in 2023.\n\n"
        "Brazil's public debt was 84% of GDP in 2023.",
        snapshot,
    )
    source.prepare(told)
    assert sum("/api/v1/indicators" not in line for line in asked(server)) == MOST_SERIES
    with pytest.raises(SourceError, match=f"asked for {MOST_SERIES} series a document"):
        source.find(told[-1], limit=9)


def test_a_cut_answer_is_asked_for_again() -> None:
    cut = Answer(
        url="http://127.0.0.1/",
        status=200,
        content_type="application/json",
        body=table("LUR", {"ARG": {"2023": 6.1}})[:30],
        fetched_at=datetime(2026, 3, 1, tzinfo=UTC),
    )
    with pytest.raises(TryAgain):
        check(cut)


def test_every_series_holds_a_figure_that_is_known() -> None:
    assert all(series.indicator in indicators_by_id() for series in catalogue())
    assert len({series.code for series in catalogue()}) == len(catalogue())


def test_an_edition_is_read_from_the_words_in_brackets() -> None:
    body = json.dumps({"indicators": LISTED}).encode()
    edition = read_edition(body, "NGDP_RPCH")
    assert edition is not None
    assert (edition.edition, edition.year) == ("October 2025", 2025)
    assert read_edition(body, "LUR") is None


def test_values_are_exact_and_null_is_left_out() -> None:
    read = read_values(table("LUR", {"ARG": {"2023": 6.1, "2024": None}}), "LUR")
    assert read == {"ARG": {2023: Decimal("6.1")}}


def test_a_probe_asks_for_the_list_of_series(server: Nginx, source: Imf) -> None:
    source.probe()
    assert asked(server) == ["200 /api/v1/indicators"]
    write(server, "indicators.json", b"<html></html>")
    # What the cache still has is no sign of life.
    with pytest.raises(SourceError):
        source.probe()


def test_two_publishers_that_disagree_leave_a_claim_open(
    server: Nginx, snapshot: Snapshot, tmp_path: Path
) -> None:
    name = "NY.GDP.MKTP.KD.ZG"
    row = {
        "indicator": {"id": name, "value": "GDP growth (annual %)"},
        "country": {"id": "AR", "value": "a country"},
        "countryiso3code": "ARG",
        "date": "2023",
        "value": -1.6,
    }
    write(server, "worldbank.json", json.dumps([{"page": 1, "pages": 1}, [row]]).encode())
    write(server, "NGDP_RPCH.json", table("NGDP_RPCH", {"ARG": {"2023": 9.6}}))
    http = client(tmp_path / "cache")
    endpoints = {"imf": f"{server.url}/api/v1", "worldbank": f"{server.url}/v2"}
    bench = Workbench(snapshot=snapshot, today=TODAY, http=http, endpoints=endpoints)
    told = make_document("Argentina's economy grew by 9.6% in 2023.", published=DAY)
    reasons = []
    for sources in ((bank(bench),), (bank(bench), build({}, bench))):
        kit = Equipment(snapshot=snapshot, means=Means(sources=sources, checkers=(CHECKER,)))
        (verdict,) = check_document(told, kit).verdicts
        reasons.append((verdict.label, verdict.reason))
    assert reasons == [(Label.CONTRADICTED, None), (Label.UNVERIFIED, Reason.CONFLICTING)]
    http.close()


def bank(bench: Workbench) -> LiveSource:
    return build_bank({}, bench)
