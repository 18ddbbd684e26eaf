"""Test the World Bank as a source, against nginx with answers written by hand.

The answers follow the documentation of the Indicators API, version 2; none was recorded. The
values are those of the World Development Indicators, rounded.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck.checkers.quantity import CHECKER
from factcheck.errors import SourceError, SourceFormatError, SourceRefused, SourceUnreachable
from factcheck.model.claim import Claim
from factcheck.model.fact import Figure
from factcheck.model.verdict import Label
from factcheck.pipeline import Equipment, check_document
from factcheck.resolver.resolve import Means
from factcheck.sources.protocol import LiveSource, Workbench
from factcheck.sources.worldbank import WorldBank, aggregates, build
from factcheck.sources.worldbank_page import check, read_page
from factcheck.splitter.split import split
from factcheck.store.client import HttpClient
from factcheck.store.request import Answer, TryAgain
from factcheck.store.snapshot import Snapshot, open_snapshot
from factcheck.store.snapshot_build.bodies import bank_aggregates
from factcheck.testing import make_document
from tests.servers.nginx import Nginx, running_nginx
from tests.sources.served import asked, client, write

TODAY = date(2026, 3, 1)
DAY = date(2025, 3, 1)
# Any question is answered with one file a page; what was asked stands in the log.
LOCATIONS = "location /v2/ { try_files /page$arg_page.json =404; }"
GROWTH = ("NY.GDP.MKTP.KD.ZG", "GDP growth (annual %)")
PRICES = ("FP.CPI.TOTL.ZG", "Inflation, consumer prices (annual %)")
JOBLESS = ("SL.UEM.TOTL.ZS", "Unemployment, total (% of total labor force)")
ISO = {"ARG": "AR", "BRA": "BR", "DEU": "DE", "KEN": "KE", "IND": "IN", "WLD": "1W"}
VALUES: Mapping[tuple[str, tuple[str, str]], Mapping[int, float | None]] = {
    ("ARG", GROWTH): {2021: 10.44, 2022: 5.27, 2023: -1.61, 2024: None},
    ("BRA", GROWTH): {2021: 4.76, 2022: 3.02, 2023: 2.91, 2024: None},
    ("KEN", PRICES): {2021: 6.11, 2022: 7.66, 2023: 7.67, 2024: None},
    ("DEU", JOBLESS): {2021: 3.58, 2022: 3.12, 2023: 3.03, 2024: None},
}
TRUE = """Argentina's economy shrank by 1.6% in 2023.

Brazil's economy grew by 3% in 2022.

Kenya's inflation was 7.7% in 2023.

Germany's unemployment rate was 3.1 percent in 2022.
"""
WRONG = """Argentina's economy grew by 9.6% in 2023.

Brazil's economy shrank by 5% in 2022.

Kenya's inflation was 77% in 2023.

Germany's unemployment rate was 13.1 percent in 2022.
"""
OTHER_YEAR = """Argentina's economy grew by 9.6% in 2024.

Brazil's economy shrank by 5% in 1955.

Kenya's inflation was 77% in 2024.

Germany's unemployment rate was 13.1 percent in 2025.
"""


def row(place: str, series: tuple[str, str], year: int, value: float | None) -> dict[str, Any]:
    return {
        "indicator": {"id": series[0], "value": series[1]},
        "country": {"id": ISO[place], "value": "a country"},
        "countryiso3code": place,
        "date": str(year),
        "value": value,
        "unit": "",
        "obs_status": "",
        "decimal": 1,
    }


def rows() -> list[dict[str, Any]]:
    return [
        row(place, series, year, value)
        for (place, series), years in VALUES.items()
        for year, value in sorted(years.items(), reverse=True)
    ]


def body(found: Sequence[Any] | None, *, page: int = 1, pages: int = 1) -> bytes:
    head = {
        "page": page,
        "pages": pages,
        "per_page": "1000",
        "total": len(found or ()),
        "sourceid": "2",
        "lastupdated": "2026-02-24",
    }
    return json.dumps([head, found]).encode()


def message(number: str, words: str) -> bytes:
    said = {"id": number, "key": "Invalid value", "value": words}
    return json.dumps([{"message": [said]}]).encode()


@pytest.fixture(scope="module")
def snapshot(session_cache: Path) -> Iterator[Snapshot]:
    with open_snapshot(cache_dir=session_cache) as opened:
        yield opened


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Nginx]:
    with running_nginx(tmp_path, LOCATIONS) as running:
        yield running


@pytest.fixture
def source(server: Nginx, snapshot: Snapshot, tmp_path: Path) -> Iterator[WorldBank]:
    http = client(tmp_path / "cache")
    yield build(
        {},
        Workbench(
            snapshot=snapshot,
            today=TODAY,
            offline=False,
            http=http,
            endpoints={"worldbank": f"{server.url}/v2"},
        ),
    )
    http.close()


def claims(text: str, snapshot: Snapshot, day: date | None = DAY) -> tuple[Claim, ...]:
    return split(make_document(text, published=day), snapshot).claims


def labels(text: str, source: WorldBank, snapshot: Snapshot) -> list[Label]:
    kit = Equipment(snapshot=snapshot, means=Means(sources=(source,), checkers=(CHECKER,)))
    return [v.label for v in check_document(make_document(text, published=DAY), kit).verdicts]


def test_it_is_a_live_source_that_answers_for_many_claims(source: WorldBank) -> None:
    assert isinstance(source, LiveSource)
    assert (source.name, source.scope.cost, source.scope.needs_network) == ("worldbank", 1, True)
    assert source.scope.licence == "CC BY 4.0"


def test_true_figures_of_four_countries_are_borne_out(
    server: Nginx, source: WorldBank, snapshot: Snapshot
) -> None:
    write(server, "page1.json", body(rows()))
    assert labels(TRUE, source, snapshot) == [Label.SUPPORTED] * 4


def test_wrong_figures_of_four_countries_are_contradicted(
    server: Nginx, source: WorldBank, snapshot: Snapshot
) -> None:
    write(server, "page1.json", body(rows()))
    assert labels(WRONG, source, snapshot) == [Label.CONTRADICTED] * 4


def test_figures_of_years_without_a_value_are_not_accused(
    server: Nginx, source: WorldBank, snapshot: Snapshot
) -> None:
    write(server, "page1.json", body(rows()))
    assert labels(OTHER_YEAR, source, snapshot) == [Label.UNVERIFIED] * 4


def test_one_question_is_asked_for_all_countries_and_series(
    server: Nginx, source: WorldBank, snapshot: Snapshot
) -> None:
    write(server, "page1.json", body(rows()))
    told = claims(TRUE, snapshot)
    source.prepare(told)
    assert [len(source.find(claim, limit=9)) for claim in told] == [1, 1, 1, 1]
    (question,) = asked(server)
    assert question == (
        "200 /v2/country/ARG;BRA;DEU;KEN/indicator/"
        "FP.CPI.TOTL.ZG;NY.GDP.MKTP.KD.ZG;SL.UEM.TOTL.ZS"
        "?date=2006%3A2024&format=json&page=1&per_page=1000&source=2"
    )
    assert source.traffic.requests == 1


def test_claims_of_one_id_are_each_looked_up(
    server: Nginx, source: WorldBank, snapshot: Snapshot
) -> None:
    write(server, "page1.json", body(rows()))
    (growth, _, prices, _) = claims(TRUE, snapshot)
    twin = replace(prices, statement=growth.statement)
    assert twin.id == growth.id
    source.prepare((growth,))
    assert len(source.find(twin, limit=9)) == 1


def test_evidence_names_the_series_and_its_vintage(
    server: Nginx, source: WorldBank, snapshot: Snapshot
) -> None:
    write(server, "page1.json", body(rows()))
    (claim, *_) = claims(TRUE, snapshot)
    (evidence,) = source.find(claim, limit=9)
    (origin,) = evidence.origins
    assert origin.id == "worldbank:NY.GDP.MKTP.KD.ZG"
    assert origin.name == (
        "World Bank, World Development Indicators NY.GDP.MKTP.KD.ZG"
        " (GDP growth (annual %)), updated 2026-02-24"
    )
    assert evidence.topic == "indicator:NY.GDP.MKTP.KD.ZG of country:ARG"
    assert (evidence.revision, evidence.licence) == ("2026-02-24", "CC BY 4.0")
    assert evidence.url == "https://data.worldbank.org/indicator/NY.GDP.MKTP.KD.ZG?locations=AR"
    # 2024 has no value: null is not zero, and the source does not speak for it.
    assert (evidence.valid_from, evidence.valid_to) == (date(2021, 1, 1), date(2023, 12, 31))
    values = [fact.value for fact in evidence.facts if isinstance(fact, Figure)]
    assert values == [Decimal("10.44"), Decimal("5.27"), Decimal("-1.61")]
    read = CHECKER.check(claim, evidence)
    assert read is not None
    assert read.because == (
        "The article says minus 1.6% for 2023; World Bank, World Development Indicators"
        " NY.GDP.MKTP.KD.ZG (GDP growth (annual %)), updated 2026-02-24, Argentina, 2023: -1.61%."
    )
    assert read.evidence.excerpt == "NY.GDP.MKTP.KD.ZG, Argentina, 2023: -1.61"


def test_nothing_is_told_of_years_that_were_not_over(
    server: Nginx, source: WorldBank, snapshot: Snapshot
) -> None:
    write(server, "page1.json", body([row("ARG", GROWTH, year, 1.0) for year in range(2020, 2027)]))
    years = {
        day: [
            f.end.year
            for e in source.find(claim, limit=9)
            for f in e.facts
            if isinstance(f, Figure)
        ]
        for day in (date(2023, 12, 30), date(2023, 12, 31), None)
        for claim in claims("Argentina's economy shrank by 1.6% in 2022.", snapshot, day)
    }
    assert years == {
        date(2023, 12, 30): [2020, 2021, 2022],
        date(2023, 12, 31): [2020, 2021, 2022, 2023],
        None: [2020, 2021, 2022, 2023, 2024, 2025],
    }


def test_pages_are_read_to_the_last_that_the_first_names(
    server: Nginx, source: WorldBank, snapshot: Snapshot
) -> None:
    every = rows()
    write(server, "page1.json", body(every[:7], pages=3))
    write(server, "page2.json", body(every[7:12], page=2, pages=2))
    write(server, "page3.json", body(every[12:], page=3, pages=9))
    assert labels(TRUE, source, snapshot) == [Label.SUPPORTED] * 4


def test_a_page_that_fails_fails_every_claim_that_needed_it(
    server: Nginx, source: WorldBank, snapshot: Snapshot
) -> None:
    write(server, "page1.json", body(rows(), pages=2))
    told = claims(TRUE, snapshot)
    source.prepare(told)
    for claim in told:
        with pytest.raises(SourceError):
            source.find(claim, limit=9)


def test_a_byte_order_mark_does_no_harm(
    server: Nginx, source: WorldBank, snapshot: Snapshot
) -> None:
    write(server, "page1.json", b"\xef\xbb\xbf" + body(rows()))
    assert labels(TRUE, source, snapshot) == [Label.SUPPORTED] * 4


@pytest.mark.parametrize("found", [None, []], ids=["null", "empty"])
def test_no_rows_are_no_evidence(
    server: Nginx, source: WorldBank, snapshot: Snapshot, found: list[Any] | None
) -> None:
    write(server, "page1.json", body(found))
    (claim, *_) = claims(TRUE, snapshot)
    assert source.find(claim, limit=9) == ()


@pytest.mark.parametrize(
    "said",
    [
        message("111", "The parameter format is not valid"),
        b"<html>we are moving house</html>",
        b'{"values": {}}',
        b'[{"page":1,"pages":1}, 7]',
        b'[{"page":1,"pages":1}, [{"date":"2023","value":"many"}]]',
        b'[{"page":1,"pages":1}, [{"date":"2023","value":1e999999}]]',
        b'[{"page":1,"pages":1}, [{"date":"2023","value":NaN}]]',
        b'[{"page":1,"pages":1e999}, []]',
    ],
    ids=["message", "html", "object", "no list", "no number", "endless", "nan", "pages"],
)
def test_what_is_no_data_is_a_failure_and_no_absence(
    server: Nginx, source: WorldBank, snapshot: Snapshot, said: bytes
) -> None:
    write(server, "page1.json", said)
    (claim, *_) = claims(TRUE, snapshot)
    with pytest.raises((SourceRefused, SourceFormatError)):
        source.find(claim, limit=9)


ARCHIVED = message("175", "The indicator was not found. It may have been deleted or archived.")


def test_an_archived_series_does_not_take_the_others_along(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    locations = "location ~ /indicator/.*SL\\.UEM { try_files /archived.json =404; }" + LOCATIONS
    with running_nginx(tmp_path, locations) as server:
        write(server, "archived.json", ARCHIVED)
        write(server, "page1.json", body(rows()))
        http = client(tmp_path / "cache")
        bench = Workbench(
            snapshot=snapshot, today=TODAY, http=http, endpoints={"worldbank": f"{server.url}/v2"}
        )
        source = build({}, bench)
        told = claims(TRUE, snapshot)
        source.prepare(told)
        assert [len(source.find(claim, limit=9)) for claim in told] == [1, 1, 1, 0]
        # All three, the first, the other two, and each of those.
        assert len(asked(server)) == 5
        http.close()


def test_a_derived_balance_is_computed_from_the_two_series(
    server: Nginx, source: WorldBank, snapshot: Snapshot
) -> None:
    exports = ("NE.EXP.GNFS.CD", "Exports of goods and services (current US$)")
    imports = ("NE.IMP.GNFS.CD", "Imports of goods and services (current US$)")
    found = [row("BRA", exports, 2023, 389.6e9), row("BRA", imports, 2023, 340.2e9)]
    write(server, "page1.json", body(found))
    told = "Brazil posted a trade surplus of $49 billion in goods and services in 2023."
    assert labels(told, source, snapshot) == [Label.SUPPORTED]


def test_places_without_a_code_are_not_asked_for(source: WorldBank, snapshot: Snapshot) -> None:
    # One code that the bank does not know would fail the question for all.
    (taiwan,) = claims("Taiwan's economy grew by 3% in 2022.", snapshot)
    (argentina,) = claims("Argentina's economy grew by 3% in 2022.", snapshot)
    assert (source.covers(taiwan), source.covers(argentina)) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "Javier Milei won the election of 2023.",
        "Argentina exported goods worth $5 billion in March 2023.",
        "Argentina covers 2.78 million square kilometres.",
    ],
)
def test_other_claims_are_not_covered(text: str, source: WorldBank, snapshot: Snapshot) -> None:
    told = claims(text, snapshot)
    assert told
    assert not any(source.covers(claim) for claim in told)


def test_without_a_network_it_could_not_look(snapshot: Snapshot) -> None:
    source = build({}, Workbench(snapshot=snapshot, today=TODAY))
    (claim, *_) = claims(TRUE, snapshot)
    with pytest.raises(SourceUnreachable):
        source.find(claim, limit=9)


def test_the_codes_of_regions_are_those_of_the_snapshot() -> None:
    assert dict(aggregates()) == {place: code for code, place in bank_aggregates().items()}


def answer(text: bytes, status: int = 200) -> Answer:
    return Answer(
        url="http://127.0.0.1/",
        status=status,
        content_type="application/json",
        body=text,
        fetched_at=datetime(2026, 3, 1, tzinfo=UTC),
    )


def test_a_cut_answer_is_asked_for_again() -> None:
    with pytest.raises(TryAgain):
        check(answer(body(rows())[:200]))


def test_a_busy_server_is_asked_again_and_then_could_not_be_asked(
    server: Nginx, source: WorldBank, snapshot: Snapshot
) -> None:
    write(server, "page1.json", body(rows())[:200])
    (claim, *_) = claims(TRUE, snapshot)
    with pytest.raises(SourceUnreachable):
        source.find(claim, limit=9)
    assert len(asked(server)) == 4


def test_an_answer_is_kept_and_a_broken_one_never(
    server: Nginx, snapshot: Snapshot, tmp_path: Path
) -> None:
    def found(http: HttpClient, text: str = TRUE) -> int:
        endpoints = {"worldbank": f"{server.url}/v2"}
        source = build(
            {}, Workbench(snapshot=snapshot, today=TODAY, http=http, endpoints=endpoints)
        )
        source.prepare(claims(text, snapshot))
        return sum(len(source.find(claim, limit=9)) for claim in claims(text, snapshot))

    broken, kept = message("111", "The format is not valid"), client(tmp_path / "cache")
    for said in (broken, b"<html></html>", b'[{"page":1},'):
        write(server, "page1.json", said)
        with pytest.raises(SourceError):
            found(kept)
    write(server, "page1.json", body(rows()))
    assert found(kept) == 4
    write(server, "page1.json", broken)
    assert found(kept) == 4
    kept.close()


def test_only_rows_with_values_make_an_answer_full() -> None:
    assert check(answer(body(rows())))
    assert not check(answer(body(None)))
    assert not check(answer(body([row("ARG", GROWTH, 2024, None)])))
    assert not check(answer(ARCHIVED))


def test_a_row_without_the_long_code_is_known_by_the_short_one() -> None:
    bare = row("ARG", GROWTH, 2023, -1.61) | {"countryiso3code": ""}
    assert read_page(body([bare])).rows[0].place == "AR"


def test_a_probe_asks_for_one_value(server: Nginx, source: WorldBank) -> None:
    write(server, "page1.json", body([row("WLD", ("SP.POP.TOTL", "Population"), 2020, 7.8e9)]))
    source.probe()
    (question,) = asked(server)
    assert question.startswith("200 /v2/country/WLD/indicator/SP.POP.TOTL?date=2020%3A2020&")
    write(server, "page1.json", b"<html></html>")
    # What the cache still has is no sign of life.
    with pytest.raises(SourceError):
        source.probe()
