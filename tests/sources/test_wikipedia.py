"""Test Wikipedia as a source on a real MediaWiki: revisions of the day, few requests, faults."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from factcheck.checkers.passage_rules import relations
from factcheck.errors import SourceError, SourceFormatError, SourceRefused, SourceUnreachable
from factcheck.model.claim import Claim
from factcheck.model.document import Document, PublishedFrom
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.registry import load_checkers
from factcheck.resolver.resolve import Means, resolve
from factcheck.sources.mediawiki.shelf import MAX_REQUESTS
from factcheck.sources.mediawiki.titles import listed
from factcheck.sources.protocol import LiveSource, Reader, Workbench
from factcheck.sources.wikipedia import WikipediaSource, build
from factcheck.splitter.split import split
from factcheck.store.client import ClientPlan, open_client
from factcheck.store.request import Answer, Fetcher, Request, Traffic
from factcheck.store.snapshot import Snapshot, open_snapshot
from tests.servers.mediawiki import MediaWiki, Pages, served

HERE = Path(__file__).parent
SEED = HERE.parents[1] / "seeds" / "trump-milei-call.txt"
TODAY = date(2026, 11, 23)
FETCHED = datetime(2026, 11, 23, 5, tzinfo=UTC)


def pages() -> Pages:
    """Give the test wiki's pages with their histories."""
    table = tomllib.loads((HERE / "wikipedia_pages.toml").read_text(encoding="utf-8"))
    return {
        page["title"]: [(row["time"], row["text"].strip()) for row in page["revision"]]
        for page in table["page"]
    }


@pytest.fixture(scope="session")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaWiki]:
    yield from served(tmp_path_factory, pages())


@pytest.fixture(scope="module")
def snapshot(session_cache: Path) -> Iterator[Snapshot]:
    with open_snapshot(cache_dir=session_cache) as opened:
        yield opened


def document(text: str, day: date | None) -> Document:
    origin = PublishedFrom.OPTION if day else PublishedFrom.UNKNOWN
    return Document(text=text, origin="article.txt", published=day, published_from=origin)


@pytest.fixture(scope="module")
def read(snapshot: Snapshot) -> Reader:
    def read(text: str, day: date | None) -> tuple[Claim, ...]:
        return split(document(text, day), snapshot).claims

    return read


@dataclass(slots=True)
class Counting:
    """Ask the wiki plainly, without a cache, look answers through as the client does, and count."""

    asked: list[Request] = field(default_factory=list)

    def get(self, request: Request) -> Answer:
        self.asked.append(request)
        address = f"{request.url}?{urlencode((*request.params, *request.unkeyed))}"
        with urlopen(address, timeout=20) as response:  # noqa: S310
            answer = Answer(
                url=address,
                status=response.status,
                content_type=response.headers["Content-Type"],
                body=response.read(),
                fetched_at=FETCHED,
            )
        request.check(answer)
        return answer

    def traffic(self, source: str) -> Traffic:
        return Traffic(requests=len(self.asked))


@pytest.fixture
def http() -> Counting:
    return Counting()


@dataclass(frozen=True, slots=True)
class Desk:
    """Check texts with the wiki alone."""

    source: WikipediaSource
    snapshot: Snapshot

    def verdicts(self, text: str, day: date) -> tuple[Verdict, ...]:
        article = document(text, day)
        claims = split(article, self.snapshot).claims
        means = Means(sources=(self.source,), checkers=load_checkers()[0])
        return resolve(article, claims, means).verdicts

    def claims(self, text: str, day: date) -> list[Claim]:
        found = split(document(text, day), self.snapshot).claims
        return [claim for claim in found if self.source.covers(claim)]


@pytest.fixture
def desk(wiki: MediaWiki, snapshot: Snapshot, read: Reader, http: Counting) -> Desk:
    return Desk(build({}, bench(snapshot, read, http, wiki.api)), snapshot)


def bench(
    snapshot: Snapshot, read: Reader | None, http: Fetcher | None, base: str = ""
) -> Workbench:
    return Workbench(
        snapshot=snapshot,
        today=TODAY,
        http=http,
        read=read,
        endpoints={"wikipedia": base} if base else {},
    )


def test_source_says_what_it_is(snapshot: Snapshot) -> None:
    source = build({}, Workbench(snapshot=snapshot, today=TODAY))
    assert isinstance(source, LiveSource)
    assert (source.name, source.scope.cost, source.scope.needs_network) == ("wikipedia", 2, True)
    assert source.scope.licence == "CC BY-SA 4.0"
    assert source.lacks == ""
    assert source.traffic == Traffic()


def test_probe_asks_one_question_past_the_cache(
    desk: Desk, snapshot: Snapshot, read: Reader, http: Counting
) -> None:
    desk.source.probe()
    (request,) = http.asked
    assert request.ttl == timedelta(0)
    with pytest.raises(SourceUnreachable, match="needs the network"):
        build({}, bench(snapshot, read, None)).probe()
    lagging = Scripted([(200, JSON, '{"errors":[{"code":"maxlag"}]}')])
    lagged = build({}, Workbench(snapshot=snapshot, today=TODAY, http=lagging, read=read))
    with pytest.raises(SourceUnreachable, match="asks to come back"):
        lagged.probe()


INCUMBENTS = [
    (date(2023, 11, 15), "Santiago Cafiero", True),
    (date(2023, 11, 15), "Diana Mondino", False),
    (date(2023, 11, 15), "Gerardo Werthein", False),
    (date(2024, 2, 15), "Diana Mondino", True),
    (date(2024, 11, 15), "Gerardo Werthein", True),
    (date(2024, 11, 15), "Santiago Cafiero", False),
    (date(2024, 11, 15), "Diana Mondino", False),
    (date(2025, 11, 15), "Pablo Quirno", True),
    (date(2025, 11, 15), "Gerardo Werthein", False),
]


@pytest.mark.parametrize(("day", "minister", "supported"), INCUMBENTS)
def test_foreign_minister_is_the_one_of_the_article_s_day(
    desk: Desk, day: date, minister: str, *, supported: bool
) -> None:
    (verdict,) = desk.verdicts(f"The foreign minister of Argentina is {minister}.", day)
    assert (verdict.label is Label.SUPPORTED) is supported
    assert verdict.label is not Label.CONTRADICTED
    read = [a.evidence.valid_to for a in verdict.assessments]
    assert all(until is not None and until <= day for until in read)


def test_evidence_cites_the_revision_in_force(desk: Desk, wiki: MediaWiki) -> None:
    text = "The foreign minister of Argentina is Santiago Cafiero."
    (verdict,) = desk.verdicts(text, date(2023, 11, 15))
    evidence = verdict.assessments[0].evidence
    assert evidence.title == "Wikipedia: Foreign minister of Argentina"
    assert evidence.excerpt == "The incumbent is Santiago Cafiero."
    assert evidence.url == wiki.api.replace("api.php", f"index.php?oldid={evidence.revision}")
    assert evidence.locator == "characters 54 to 88 of the plain text"
    assert evidence.licence == "CC BY-SA 4.0"
    assert evidence.valid_to == date(2023, 11, 1)
    assert evidence.retrieved_at == TODAY
    assert not evidence.stale


SEED_DECIDED = {
    "Donald Trump is elected, not yet in office as, president of United States.",
    "Javier Milei is president of Argentina (as of 2024-11-13).",
    "Donald Trump was elected (2024-11-05).",
    "Donald Trump defeated Kamala Harris (2024-11-05).",
    "Kamala Harris is vice president of United States (as of 2024-11-13).",
    "Javier Milei was president of Argentina.",
    "Javier Milei became president in 2023-12 (Argentina).",
    "Javier Milei defeated Sergio Massa (2023-12).",
    "Javier Milei belongs to Liberty Advances.",
    "Manuel Adorni is spokesperson of Argentina (as of 2024-11-13).",
    "Gerardo Werthein is foreign minister of Argentina (as of 2024-11-13).",
    "Giorgia Meloni is prime minister of Italy (as of 2024-11-13).",
}


def test_seed_s_offices_elections_and_dates_are_decided_from_pages_alone(
    desk: Desk, http: Counting
) -> None:
    verdicts = desk.verdicts(SEED.read_text(encoding="utf-8"), date(2024, 11, 13))
    supported = [v for v in verdicts if v.label is Label.SUPPORTED]
    assert {v.claim.statement for v in supported} == SEED_DECIDED
    for verdict in supported:
        evidence = verdict.assessments[0].evidence
        assert evidence.url.endswith(f"index.php?oldid={evidence.revision}")
        assert evidence.valid_to is not None
        assert evidence.valid_to <= date(2024, 11, 13)
    accused = [v for v in verdicts if v.label is Label.CONTRADICTED]
    # The article's own slip about the day of the call; no page has a part in it.
    assert {a.evidence.source for v in accused for a in v.assessments} <= {"article"}
    asked = sum(desk.source.covers(v.claim) for v in verdicts)
    assert len(http.asked) <= min(MAX_REQUESTS, asked / 2)


def test_second_run_asks_the_server_nothing(
    desk: Desk, wiki: MediaWiki, snapshot: Snapshot, read: Reader, tmp_path: Path
) -> None:
    claims = desk.claims(SEED.read_text(encoding="utf-8"), date(2024, 11, 13))
    counts = []
    for _ in range(2):
        client = open_client(
            ClientPlan(contact="desk@newsroom.test", version="0", cache_dir=tmp_path)
        )
        source = build({}, bench(snapshot, read, client, wiki.api))
        source.prepare(claims)
        counts.append(source.traffic)
        assert any(source.find(claim, limit=64) for claim in claims)
        client.close()
    cold, warm = counts
    assert 0 < cold.requests <= min(MAX_REQUESTS, 1.5 * len(claims))
    assert (warm.requests, warm.cached) == (0, cold.requests)


def test_pages_that_did_not_change_since_come_in_one_request(desk: Desk, http: Counting) -> None:
    text = "Giorgia Meloni is prime minister of Italy. Manuel Adorni is spokesman of Argentina."
    verdicts = desk.verdicts(text, date(2024, 11, 13))
    assert [v.label for v in verdicts] == [Label.SUPPORTED, Label.SUPPORTED]
    assert [dict(r.params).get("revids", "").count("|") for r in http.asked] == [0, 1]
    assert http.asked[1].ttl is None
    assert dict(http.asked[0].unkeyed) == {"maxlag": "5"}


def test_later_words_of_a_page_never_decide(desk: Desk) -> None:
    text = "Donald Trump is the president of the United States."
    (verdict,) = desk.verdicts(text, date(2024, 11, 20))
    assert verdict.label is Label.UNVERIFIED


def test_page_nobody_touched_for_long_says_nothing_of_the_present(desk: Desk) -> None:
    text = "Giorgia Meloni is the prime minister of Italy."
    (verdict,) = desk.verdicts(text, date(2025, 6, 1))
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIED, Reason.NO_EVIDENCE)


def test_page_that_did_not_exist_yet_says_nothing(desk: Desk) -> None:
    text = "Giorgia Meloni is the prime minister of Italy."
    (verdict,) = desk.verdicts(text, date(2023, 6, 1))
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIED, Reason.NO_EVIDENCE)


def test_news_of_the_day_are_read(desk: Desk) -> None:
    text = "Gerardo Werthein took office as foreign minister of Argentina on 30 October 2024."
    verdicts = desk.verdicts(text, date(2024, 11, 1))
    evidence = [a.evidence for v in verdicts if v.label is Label.SUPPORTED for a in v.assessments]
    assert [e.title for e in evidence] == ["Wikipedia: Portal:Current events/2024 October 30"]
    assert "Agency" not in evidence[0].excerpt


def test_mirrored_sentence_contradicts_and_never_supports(desk: Desk) -> None:
    text = "Kamala Harris defeated Donald Trump in the 2024 presidential election."
    (verdict,) = desk.verdicts(text, date(2024, 11, 13))
    assert verdict.label is Label.CONTRADICTED
    assert verdict.correction == "Donald Trump defeated Kamala Harris (2024)"


def test_polling_sections_are_not_read(desk: Desk) -> None:
    claims = desk.claims(
        "Donald Trump defeated Kamala Harris in the 2024 presidential election.", date(2024, 11, 13)
    )
    desk.source.prepare(claims)
    found = [e.excerpt for claim in claims for e in desk.source.find(claim, limit=64)]
    assert found
    assert not [e for e in found if e.startswith("Kamala Harris defeated")]


def test_search_is_asked_once_for_a_claim_without_a_page(desk: Desk, http: Counting) -> None:
    claims = desk.claims("Luis Caputo is the economy minister of Argentina.", date(2024, 11, 13))
    desk.source.prepare(claims)
    assert [dict(r.params).get("gsrwhat") for r in http.asked][:2] == [None, "text"]
    assert [desk.source.find(claim, limit=64) for claim in claims] == [() for _ in claims]


def test_find_looks_for_one_claim_that_was_not_prepared(desk: Desk) -> None:
    (claim,) = desk.claims("Giorgia Meloni is prime minister of Italy.", date(2024, 11, 13))
    (evidence,) = desk.source.find(claim, limit=1)
    assert evidence.excerpt.startswith("Giorgia Meloni is an Italian politician")


def test_source_covers_only_what_was_read_and_nothing_bars(desk: Desk, snapshot: Snapshot) -> None:
    found = split(document(SEED.read_text(encoding="utf-8"), date(2024, 11, 13)), snapshot).claims
    covered = [claim for claim in found if desk.source.covers(claim)]
    assert covered
    assert not any(c.slots.is_unread or c.ambiguous or c.not_checkable for c in covered)


def test_source_covers_the_relations_that_a_sentence_may_decide() -> None:
    assert set(listed("claims", "relations")) == relations()


def test_source_without_a_client_says_what_it_misses(desk: Desk, snapshot: Snapshot) -> None:
    (claim,) = desk.claims("Giorgia Meloni is prime minister of Italy.", date(2024, 11, 13))
    without = build({}, bench(snapshot, None, None))
    assert without.covers(claim)
    with pytest.raises(SourceUnreachable, match="needs the network"):
        without.find(claim, limit=1)


def test_lagging_server_is_a_failure_not_an_absence(desk: Desk, wiki: MediaWiki) -> None:
    wiki.lag(9)
    try:
        (verdict,) = desk.verdicts("Giorgia Meloni is prime minister.", date(2024, 11, 13))
    finally:
        wiki.lag(0)
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIED, Reason.SOURCE_FAILED)


@dataclass(slots=True)
class Scripted:
    """Answer with bodies in turn, looked through as the client does; then with the last."""

    bodies: Sequence[tuple[int, str, str]]
    asked: int = 0

    def get(self, request: Request) -> Answer:
        status, kind, body = self.bodies[min(self.asked, len(self.bodies) - 1)]
        self.asked += 1
        answer = Answer(
            url=request.url,
            status=status,
            content_type=kind,
            body=body.encode(),
            fetched_at=FETCHED,
        )
        request.check(answer)
        return answer

    def traffic(self, source: str) -> Traffic:
        return Traffic(requests=self.asked)


JSON = "application/json"
FAULTS: dict[str, tuple[int, str, str, type[SourceError]]] = {
    "html": (200, "text/html", "<html>captcha</html>", SourceFormatError),
    "cut": (200, JSON, '{"query": ', SourceFormatError),
    "list": (200, JSON, "[]", SourceFormatError),
    "lag": (200, JSON, '{"errors":[{"code":"maxlag","text":"x"}]}', SourceUnreachable),
    "old lag": (200, JSON, '{"error":{"code":"maxlag","info":"x"}}', SourceUnreachable),
    "rate": (200, JSON, '{"errors":[{"code":"ratelimited"}]}', SourceUnreachable),
    "readonly": (200, JSON, '{"errors":[{"code":"readonly"}]}', SourceUnreachable),
    "inside": (200, JSON, '{"error":{"code":"internal_api_error_X"}}', SourceUnreachable),
    "refused": (200, JSON, '{"errors":[{"code":"badvalue","text":"no"}]}', SourceRefused),
    "strange error": (200, JSON, '{"error":"no"}', SourceFormatError),
    "missing": (404, "text/html", "<html>", SourceRefused),
    "pages": (200, JSON, '{"query":{"pages":{"1":{}}}}', SourceFormatError),
    "query": (200, JSON, '{"query":[]}', SourceFormatError),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_are_source_errors_never_absences(
    desk: Desk, snapshot: Snapshot, read: Reader, fault: str
) -> None:
    status, kind, body, error = FAULTS[fault]
    http = Scripted([(status, kind, body)])
    source = build({}, Workbench(snapshot=snapshot, today=TODAY, http=http, read=read))
    claims = desk.claims("Giorgia Meloni is prime minister of Italy.", date(2024, 11, 13))
    source.prepare(claims)
    for claim in claims:
        with pytest.raises(SourceError) as raised:
            source.find(claim, limit=64)
        assert type(raised.value) is error
        assert raised.value.source == "wikipedia"
    assert http.asked == 1


FOUND = (
    '{"query":{"pages":[{"title":"Giorgia Meloni","length":99,'
    '"revisions":[{"revid":7,"timestamp":"%s"}]}]}}'
)


@pytest.mark.parametrize("stamp", ["2024-10-20T10:00:00Z", "2026-01-01T10:00:00Z"])
def test_text_that_cannot_be_had_fails_the_claim_that_needs_it(
    desk: Desk, snapshot: Snapshot, read: Reader, stamp: str
) -> None:
    later = (200, JSON, '{"errors":[{"code":"ratelimited"}]}')
    http = Scripted([(200, JSON, FOUND % stamp), later])
    source = build({}, Workbench(snapshot=snapshot, today=TODAY, http=http, read=read))
    (claim,) = desk.claims("Giorgia Meloni is prime minister of Italy.", date(2024, 11, 13))
    source.prepare([claim])
    with pytest.raises(SourceUnreachable, match="ratelimited"):
        source.find(claim, limit=64)


HEDGED = [
    "Giorgia Meloni is not the prime minister of Italy.",
    "Giorgia Meloni was expected to be the prime minister of Italy.",
    "Giorgia Meloni denied that she is the prime minister of Italy.",
    "Giorgia Meloni would have been the prime minister of Italy since October 2022.",
]


@pytest.mark.parametrize("sentence", HEDGED)
def test_hedged_sentence_of_a_page_never_supports(
    desk: Desk, snapshot: Snapshot, read: Reader, sentence: str
) -> None:
    content = f'"slots":{{"main":{{"content":"{sentence}"}}}}'
    page = (FOUND % "2024-11-10T10:00:00Z").replace('"timestamp"', f'{content},"timestamp"')
    http = Scripted([(200, JSON, page)])
    source = build({}, Workbench(snapshot=snapshot, today=TODAY, http=http, read=read))
    hedged = Desk(source, snapshot)
    (verdict,) = hedged.verdicts("Giorgia Meloni is prime minister of Italy.", date(2024, 11, 13))
    assert verdict.label is Label.UNVERIFIED
    plain = page.replace(sentence, "Giorgia Meloni is the prime minister of Italy.")
    told = build(
        {},
        Workbench(snapshot=snapshot, today=TODAY, http=Scripted([(200, JSON, plain)]), read=read),
    )
    (verdict,) = Desk(told, snapshot).verdicts(
        "Giorgia Meloni is prime minister of Italy.", date(2024, 11, 13)
    )
    assert verdict.label is Label.SUPPORTED
