"""Test published fact checks as a source, against nginx with answers written by hand.

They follow the description of the Fact Check Tools API and the layout of the Data Commons feed;
none was recorded, and no fact checker published these reviews.
"""

import io
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from factcheck.checkers.review import CHECKER
from factcheck.errors import FactcheckError, SourceError, SourceFormatError, SourceRefused
from factcheck.model.claim import Claim
from factcheck.model.evidence import Evidence, Stance
from factcheck.model.fact import Review
from factcheck.model.verdict import Label
from factcheck.pipeline import Equipment, check_document
from factcheck.registry import Group, catalogue, load_checkers, load_format
from factcheck.reports.protocol import Look
from factcheck.resolver.resolve import Means
from factcheck.sources.claimreview import (
    FEED_FILE,
    MOST_QUESTIONS,
    ClaimReviews,
    build,
    publisher_of,
    publishers,
    tidy,
)
from factcheck.sources.claimreview_answers import check_api, check_feed, read_claims, read_feed
from factcheck.sources.protocol import LiveSource, Workbench
from factcheck.splitter.split import split
from factcheck.store.claimreview_index import FOLDER
from factcheck.store.client import HttpClient
from factcheck.store.request import Answer, TryAgain
from factcheck.store.snapshot import Snapshot, open_snapshot
from factcheck.testing import make_document, make_run_info
from tests.servers.nginx import Nginx, running_nginx
from tests.sources.served import asked, client, write

KEY = "AIzaNotARealKey0123456789"
TODAY = date(2026, 3, 1)
DAY = date(2024, 11, 13)
TOLD = "Argentina's economy grew by 8% in 2023."
LOCATIONS = """
location = /api/claims:search {
  if ($http_x_goog_api_key != "%s") { return 403 '{"error":{"code":403,"status":"PERMISSION_DENIED"}}'; }
  try_files /claims.json =404;
}
location /feed/ { try_files /data.json =404; }
""".replace("%s", KEY)


def claim_of_api(text: str, rating: str = "False", **more: Any) -> dict[str, Any]:
    review = {
        "publisher": {"name": "Chequeado", "site": "chequeado.com"},
        "url": "https://chequeado.com/checked/1",
        "title": "What the figures say",
        "reviewDate": "2024-03-02T00:00:00Z",
        "textualRating": rating,
        "languageCode": "en",
    }
    claim = {"text": text, "claimant": "A speaker", "claimDate": "2024-03-01T00:00:00Z"}
    return claim | {"claimReview": [review | more]}


def api(*claims: Mapping[str, Any]) -> bytes:
    return json.dumps({"claims": claims, "nextPageToken": "x"} if claims else {}).encode()


def item_of_feed(text: str, **more: Any) -> dict[str, Any]:
    review = {
        "@type": "ClaimReview",
        "claimReviewed": text,
        "datePublished": "2024-03-02",
        "url": "https://www.politifact.com/factchecks/1/",
        "author": {"@type": "Organization", "name": "PolitiFact"},
        "itemReviewed": {"@type": "Claim", "datePublished": "2024-03-01",
                         "author": {"@type": "Person", "name": "A speaker"}},
        "reviewRating": {"@type": "Rating", "alternateName": "False", "ratingValue": "1",
                         "bestRating": "5", "worstRating": "1"},
    }  # fmt: skip
    return review | more


def feed(*items: Any) -> bytes:
    elements = [{"@type": "DataFeedItem", "url": "https://x.test", "item": item} for item in items]
    head = {"@context": "http://schema.org", "@type": "DataFeed", "dateModified": "2026-03-01"}
    return json.dumps(head | {"dataFeedElement": elements}).encode()


@pytest.fixture(scope="module")
def snapshot(session_cache: Path) -> Iterator[Snapshot]:
    with open_snapshot(cache_dir=session_cache) as opened:
        yield opened


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Nginx]:
    with running_nginx(tmp_path, LOCATIONS) as running:
        write(running, "claims.json", api(claim_of_api(TOLD)))
        write(running, "data.json", feed([item_of_feed(TOLD)]))
        yield running


@pytest.fixture
def http(tmp_path: Path) -> Iterator[HttpClient]:
    opened = client(tmp_path / "cache")
    yield opened
    opened.close()


@pytest.fixture
def bench(server: Nginx, snapshot: Snapshot, http: HttpClient, tmp_path: Path) -> dict[str, Any]:
    """Give what a workbench is made of; neither the key nor the feed is set."""

    def read(text: str, day: date | None) -> tuple[Claim, ...]:
        return split(make_document(text, published=day), snapshot).claims

    return {
        "snapshot": snapshot,
        "today": TODAY,
        "http": http,
        "read": read,
        "cache_dir": tmp_path / "kept",
        "endpoints": {"factcheck-tools": f"{server.url}/api"},
    }


@pytest.fixture
def by_api(bench: dict[str, Any]) -> ClaimReviews:
    return build({}, Workbench(**bench, keys={"claimreview": KEY}))


@pytest.fixture
def by_feed(bench: dict[str, Any], server: Nginx) -> ClaimReviews:
    endpoints = {"claimreview-feed": f"{server.url}/feed"}
    return build({}, Workbench(**bench | {"endpoints": endpoints}))


def one(text: str, snapshot: Snapshot, day: date | None = DAY) -> Claim:
    (claim,) = split(make_document(text, published=day), snapshot).claims
    return claim


def review(evidence: Evidence) -> Review:
    (fact,) = evidence.facts
    assert isinstance(fact, Review)
    return fact


def was_looked_up(claim: Claim, source: ClaimReviews) -> bool:
    try:
        source.find(claim, limit=9)
    except SourceError:
        return False
    return True


def test_it_is_a_live_source_that_asks_for_each_claim(by_api: ClaimReviews) -> None:
    assert isinstance(by_api, LiveSource)
    assert (by_api.name, by_api.scope.cost, by_api.scope.needs_network) == ("claimreview", 2, True)
    assert by_api.lacks == ""


def test_without_key_or_feed_nothing_is_asked(
    bench: dict[str, Any], snapshot: Snapshot, server: Nginx
) -> None:
    source = build({}, Workbench(**bench))
    assert "GOOGLE_FACTCHECK_API_KEY" in source.lacks
    assert not source.covers(one(TOLD, snapshot))
    assert source.find(one(TOLD, snapshot), limit=9) == ()
    source.probe()
    assert asked(server) == []


@pytest.mark.parametrize("way", ["by_api", "by_feed"])
def test_the_same_claim_is_decided_by_its_review(
    way: str, snapshot: Snapshot, request: pytest.FixtureRequest
) -> None:
    source: ClaimReviews = request.getfixturevalue(way)
    means = Means(sources=(source,), checkers=(CHECKER,))
    kit = Equipment(snapshot=snapshot, means=means)
    (verdict,) = check_document(make_document(TOLD, published=DAY), kit).verdicts
    assert verdict.label is Label.CONTRADICTED
    (assessment,) = verdict.assessments
    assert assessment.evidence.excerpt == TOLD
    assert assessment.evidence.value == "False"
    assert assessment.evidence.url.startswith("https://")


def test_evidence_says_who_reviewed_what_and_when(by_api: ClaimReviews, snapshot: Snapshot) -> None:
    (evidence,) = by_api.find(one(TOLD, snapshot), limit=9)
    found = review(evidence)
    assert (found.publisher, found.rating, found.words) == ("Chequeado", "false", "False")
    assert found.published == date(2024, 3, 2)
    assert (evidence.title, evidence.topic) == ("Chequeado, fact check", "review")
    assert evidence.url == "https://chequeado.com/checked/1"
    assert [claim.as_of for claim in evidence.statements] == [date(2024, 3, 1)]


def test_a_claim_that_is_only_like_it_is_related(
    server: Nginx, by_api: ClaimReviews, snapshot: Snapshot
) -> None:
    write(server, "claims.json", api(claim_of_api("Argentina's economy grew by 8% in 2021")))
    claim = one(TOLD, snapshot)
    (evidence,) = by_api.find(claim, limit=9)
    read = CHECKER.check(claim, evidence)
    assert read is not None
    assert read.stance is Stance.NEUTRAL
    assert read.because.startswith(
        "Related: Chequeado rated “Argentina's economy grew by 8% in 2021”"
    )


def test_a_claim_of_something_else_is_not_shown(
    server: Nginx, by_api: ClaimReviews, snapshot: Snapshot
) -> None:
    write(server, "claims.json", api(claim_of_api("Argentina has the best football team")))
    assert by_api.find(one(TOLD, snapshot), limit=9) == ()


def test_nothing_found_is_no_evidence(
    server: Nginx, by_api: ClaimReviews, snapshot: Snapshot
) -> None:
    write(server, "claims.json", api())
    assert by_api.find(one(TOLD, snapshot), limit=9) == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://blog.test/1",
        "https://chequeado.com.blog.test/1",
        "https://notchequeado.com/1",
        "https://user@chequeado.com/1",
        "javascript:alert(1)//chequeado.com",
        "https://chequeado.com/a b",
        "https://[chequeado.com",
        "",
    ],
)
def test_publishers_that_are_not_listed_are_left_out(
    url: str, server: Nginx, by_api: ClaimReviews, snapshot: Snapshot
) -> None:
    assert publisher_of(url) is None
    write(server, "claims.json", api(claim_of_api(TOLD, url=url)))
    assert by_api.find(one(TOLD, snapshot), limit=9) == ()


def test_subdomains_belong_to_their_publisher() -> None:
    assert publisher_of("https://www.politifact.com/x") == ("politifact.com", "PolitiFact")
    assert publisher_of("https://factcheck.afp.com/x") == ("factcheck.afp.com", "AFP Fact Check")
    assert publisher_of("https://afp.com/x") is None
    assert all(host == host.lower() and "/" not in host for host in publishers())


def test_strangers_text_is_one_plain_line() -> None:
    told = "<b>Five</b>&#39;s\x1b[31m red\u202e txt\n\n[bold]x[/bold]" + "y" * 500
    line = tidy(told, 60)
    assert line.startswith("<b>Five</b>'s [31m red txt [bold]x[/bold]yyy")
    assert len(line) == 60
    assert line.endswith("…")


def test_strangers_text_stands_in_every_report_as_it_is(
    server: Nginx, by_api: ClaimReviews, snapshot: Snapshot
) -> None:
    told = "Argentina's economy grew by 8% in 2023 [bold red]<script>alert(1)</script>"
    write(server, "claims.json", api(claim_of_api(told, "[link=x]False[/link] \x1b[2J")))
    checkers, _ = load_checkers(plugins=False)
    kit = Equipment(snapshot=snapshot, means=Means(sources=(by_api,), checkers=checkers))
    report = check_document(make_document(TOLD, published=DAY), kit)
    for name in catalogue(Group.FORMATS, plugins=False):
        out = io.StringIO()
        look = Look(width=200, colour=True, links=False, verbose=True)
        load_format(name, plugins=False).write([report], out, look, make_run_info())
        assert "\x1b[2J" not in out.getvalue()
        if name == "terminal":
            plain = " ".join(out.getvalue().split())
            assert "[bold red]<script>alert(1)</script>" in plain


def test_the_most_check_worthy_claims_are_asked_about_and_the_others_said_to_be_left(
    server: Nginx, by_api: ClaimReviews, snapshot: Snapshot
) -> None:
    text = "\n\n".join(f"Argentina's economy grew by {n}% in 2023." for n in range(2, 25))
    claims = split(make_document(text, published=DAY), snapshot).claims
    assert len(claims) > MOST_QUESTIONS
    by_api.prepare(claims)
    assert len(asked(server)) == MOST_QUESTIONS
    left = [claim for claim in claims if not was_looked_up(claim, by_api)]
    assert len(left) == len(claims) - MOST_QUESTIONS
    with pytest.raises(SourceError, match=f"{MOST_QUESTIONS} claims a document"):
        by_api.find(left[0], limit=9)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"<html>Sorry</html>", SourceFormatError),
        (b"[]", SourceFormatError),
        (b'{"claims": 3}', SourceFormatError),
        (b'{"error": {"code": 429, "status": "RESOURCE_EXHAUSTED"}}', SourceRefused),
    ],
)
def test_what_is_no_data_fails_and_is_not_asked_for_again(
    body: bytes, error: type[SourceError], server: Nginx, by_api: ClaimReviews, snapshot: Snapshot
) -> None:
    write(server, "claims.json", body)
    text = f"{TOLD}\n\nBrazil's economy grew by 8% in 2023."
    claims = split(make_document(text, published=DAY), snapshot).claims
    by_api.prepare(claims)
    for claim in claims:
        with pytest.raises(error):
            by_api.find(claim, limit=9)
    assert len(asked(server)) == 1


def test_the_key_stands_nowhere(
    server: Nginx,
    bench: dict[str, Any],
    snapshot: Snapshot,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    said: list[str] = []
    for key in (KEY, f"wrong{KEY}"):
        workbench = Workbench(**bench, keys={"claimreview": key})
        source = build({}, workbench)
        said += [repr(workbench), repr(source), source.lacks]
        try:
            source.probe()
        except FactcheckError as error:
            said += [repr(error), str(error), repr(error.__cause__), error.hint or ""]
        kit = Equipment(snapshot=snapshot, means=Means(sources=(source,), checkers=(CHECKER,)))
        report = check_document(make_document(TOLD, published=DAY), kit)
        said.append(repr(report))
        for name in catalogue(Group.FORMATS, plugins=False):
            out = io.StringIO()
            look = Look(width=100, colour=False, links=False, verbose=True)
            load_format(name, plugins=False).write([report], out, look, make_run_info())
            said.append(out.getvalue())
    said += list(capfd.readouterr())
    said += asked(server)
    kept = [
        file.read_bytes().decode("latin-1")
        for file in tmp_path.rglob("*")
        if file.is_file() and file.name != "nginx.conf"  # where the server's own copy stands
    ]
    # The probe and the claim with the right key, the probe with the wrong one; after that the
    # host is given up.
    assert [line.split("?")[0] for line in asked(server)] == [
        *["200 /api/claims:search"] * 2,
        "403 /api/claims:search",
    ]
    assert any("Chequeado" in text or "chequeado" in text for text in kept)
    assert [text for text in (*said, *kept) if KEY in text] == []


def test_the_feed_is_fetched_once_and_indexed_once(
    server: Nginx, by_feed: ClaimReviews, snapshot: Snapshot, bench: dict[str, Any]
) -> None:
    text = f"{TOLD}\n\nBrazil's economy grew by 8% in 2023."
    claims = split(make_document(text, published=DAY), snapshot).claims
    by_feed.prepare(claims)
    assert [len(by_feed.find(claim, limit=9)) for claim in claims] == [1, 1]
    assert asked(server) == [f"200 /feed{FEED_FILE}"]
    (index,) = (bench["cache_dir"] / FOLDER).iterdir()
    built = index.stat().st_mtime_ns
    by_feed.prepare(claims)
    assert index.stat().st_mtime_ns == built
    assert len(asked(server)) == 1


def test_a_feed_that_fails_is_a_failure_of_every_claim_and_asked_for_once(
    server: Nginx, by_feed: ClaimReviews, snapshot: Snapshot
) -> None:
    write(server, "data.json", b"<html>gone</html>")
    text = f"{TOLD}\n\nBrazil's economy grew by 8% in 2023."
    claims = split(make_document(text, published=DAY), snapshot).claims
    by_feed.prepare(claims)
    for claim in claims:
        with pytest.raises(SourceFormatError):
            by_feed.find(claim, limit=9)
    assert len(asked(server)) == 1


def test_one_way_that_fails_does_not_take_the_other_along(
    server: Nginx, bench: dict[str, Any], snapshot: Snapshot
) -> None:
    endpoints = bench["endpoints"] | {"claimreview-feed": f"{server.url}/feed/data.json"}
    both = Workbench(**bench | {"endpoints": endpoints}, keys={"claimreview": f"wrong{KEY}"})
    (evidence,) = build({}, both).find(one(TOLD, snapshot), limit=9)
    assert review(evidence).publisher == "PolitiFact"
    other = one("Brazil's inflation was 12% in 2019.", snapshot)
    with pytest.raises(SourceRefused):
        build({}, both).find(other, limit=9)


@pytest.mark.parametrize(
    "told",
    [
        TOLD,
        "Javier Milei is the president of Argentina.",
        "Javier Milei became president of Argentina in December 2023.",
        "Javier Milei won the presidential election of 2023.",
        "Buenos Aires is the capital of Argentina.",
        "Javier Milei is a member of La Libertad Avanza.",
    ],
)
def test_no_other_checker_takes_the_reviewed_words_for_a_source_s(
    told: str, server: Nginx, by_api: ClaimReviews, snapshot: Snapshot
) -> None:
    # What was reviewed may be false: read as a passage it would bear out the very same claim.
    write(server, "claims.json", api(claim_of_api(told)))
    checkers, _ = load_checkers(plugins=False)
    claims = split(make_document(told, published=DAY), snapshot).claims
    read = [
        checker.check(claim, evidence)
        for claim in claims
        for evidence in by_api.find(claim, limit=9)
        if evidence.statements
        for checker in checkers
        if claim.kind in checker.handles and checker is not CHECKER
    ]
    assert len(read) >= 1
    assert set(read) == {None}


ODD = [
    None,
    {},
    [],
    [None, "x"],
    {"@type": "ClaimReview"},
    {"@type": ["ClaimReview"], "claimReviewed": ["a", "b"], "reviewRating": [], "author": 3},
    {"@type": "Other", "claimReviewed": "no review"},
]


def test_a_feed_with_odd_elements_is_read_to_its_end() -> None:
    entries = list(read_feed(feed(*ODD, [item_of_feed(TOLD)], item_of_feed("É 😀 one"))))
    assert [entry.claimed for entry in entries] == ["", "a b", TOLD, "É 😀 one"]
    last = entries[-1]
    assert (last.words, last.value, last.best, last.worst) == ("False", "1", "5", "1")
    assert (last.published, last.said, last.claimant) == ("2024-03-02", "2024-03-01", "A speaker")


def test_a_feed_larger_than_a_piece_is_read_whole_and_a_cut_one_is_refused() -> None:
    body = feed(*([item_of_feed(f"claim number {n} é😀")] for n in range(2000)))
    assert len(body) > 4 * 2**18
    assert [entry.claimed[13:].split()[0] for entry in read_feed(body)] == [
        str(n) for n in range(2000)
    ]
    with pytest.raises(SourceFormatError):
        list(read_feed(body[: len(body) // 2]))


def answer(body: bytes, status: int = 200) -> Answer:
    return Answer(
        url="http://127.0.0.1/",
        status=status,
        content_type="application/json",
        body=body,
        fetched_at=datetime(2026, 3, 1, tzinfo=UTC),
    )


def test_cut_answers_are_asked_for_again() -> None:
    with pytest.raises(TryAgain):
        check_api(answer(api(claim_of_api(TOLD))[:50]))
    with pytest.raises(TryAgain):
        check_feed(answer(feed([item_of_feed(TOLD)])[:-9]))
    for check in (check_api, check_feed):
        with pytest.raises(SourceRefused):
            check(answer(b"{}", 404))


def test_an_answer_without_claims_is_empty() -> None:
    assert not check_api(answer(b"{}"))
    assert check_api(answer(api(claim_of_api(TOLD))))
    assert check_feed(answer(feed()))
    assert read_claims(b'{"claims":[{"text":"x"}]}') == ()


@pytest.mark.parametrize("way", ["by_api", "by_feed"])
def test_a_probe_asks_the_server_whatever_the_cache_has(
    way: str, server: Nginx, snapshot: Snapshot, request: pytest.FixtureRequest
) -> None:
    source: ClaimReviews = request.getfixturevalue(way)
    source.probe()
    source.probe()
    assert len(asked(server)) == 2
    for name in ("claims.json", "data.json"):
        write(server, name, b"<html></html>")
    with pytest.raises(SourceError):
        source.probe()
