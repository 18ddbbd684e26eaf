"""Test how few requests fetch the pages of a document, and what a failure leaves."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from factcheck.errors import SourceRefused, SourceUnreachable
from factcheck.model.claim import Claim
from factcheck.model.value import EntityKind, EntityRef
from factcheck.sources.mediawiki.shelf import MAX_PAGES, MAX_REQUESTS, Errand, Shelf
from factcheck.store.request import Answer, Request, Traffic
from factcheck.store.snapshot import Snapshot
from tests.unit.checkers.freedonia import claim

DAY, TODAY = date(2024, 11, 13), date(2026, 11, 23)
OLD, NEW = "2024-10-01T10:00:00Z", "2026-01-01T10:00:00Z"
BASE = "https://wiki.example/w/api.php"


def person(name: str) -> Claim:
    return claim("holds", EntityRef(name=name, kind=EntityKind.PERSON), as_of=DAY)


def page(title: str, stamp: str, number: int = 1, **more: Any) -> dict[str, Any]:
    revision = {"revid": number, "timestamp": stamp, "slots": {"main": {"content": title}}}
    return {"title": title, "length": 10, "revisions": [revision], **more}


@dataclass(slots=True)
class Wiki:
    """Stand for a wiki: pages by title, and who is refused."""

    pages: dict[str, dict[str, Any]]
    hits: tuple[str, ...] = ()
    refused: Callable[[dict[str, str]], bool] = lambda params: False
    error: Exception = field(default_factory=lambda: SourceRefused("wikipedia", "no"))
    asked: list[dict[str, str]] = field(default_factory=list)

    def get(self, request: Request) -> Answer:
        params = dict(request.params)
        self.asked.append(params)
        if self.refused(params):
            raise self.error
        body = {"query": {"pages": self._found(params)}}
        return Answer(
            url=BASE,
            status=200,
            content_type="application/json",
            body=json.dumps(body).encode(),
            fetched_at=datetime(2026, 11, 23, tzinfo=UTC),
        )

    def _found(self, params: dict[str, str]) -> list[dict[str, Any]]:
        if "gsrsearch" in params:
            return [{**self.pages[t], "index": n} for n, t in enumerate(self.hits)]
        if "revids" in params:
            wanted = params["revids"].split("|")
            return [p for p in self.pages.values() if str(p["revisions"][0]["revid"]) in wanted]
        found = [self.pages[t] for t in params["titles"].split("|") if t in self.pages]
        if "rvstart" in params:
            return [page(p["title"], OLD, 99) for p in found]
        return found

    def traffic(self, source: str) -> Traffic:
        return Traffic()


def fetch(wiki: Wiki, snapshot: Snapshot, *claims: Claim) -> Shelf:
    return Errand(http=wiki, base=BASE, snapshot=snapshot, day=DAY, today=TODAY).run(claims)


def test_unchanged_pages_share_one_request_and_changed_ones_have_their_own(
    snapshot: Snapshot,
) -> None:
    wiki = Wiki({"Ann Ash": page("Ann Ash", OLD, 4), "Bob Bay": page("Bob Bay", NEW, 5),
                 "Cyd Cox": page("Cyd Cox", OLD, 6)})  # fmt: skip
    claims = [person("Ann Ash"), person("Bob Bay"), person("Cyd Cox")]
    shelf = fetch(wiki, snapshot, *claims)
    numbers = [revision.number for each in claims for revision in shelf.of(each)]
    assert numbers == [4, 99, 6]
    assert wiki.asked[1]["revids"] == "4|6"
    assert [p.get("rvstart") for p in wiki.asked] == [None, None, "2024-11-13T23:59:59Z"]


def test_large_document_stays_within_its_requests(snapshot: Snapshot) -> None:
    names = [f"Ann {chr(65 + n)}sh" for n in range(20)]
    wiki = Wiki({name: page(name, NEW, n) for n, name in enumerate(names)})
    claims = [person(name) for name in names]
    shelf = fetch(wiki, snapshot, *claims)
    assert len(wiki.asked) == MAX_REQUESTS
    assert len(shelf.revisions) == MAX_REQUESTS - 1
    # What was not looked at is no absence.
    missed = [each for each in claims if not shelf.of(each)]
    assert len(missed) == len(names) - len(shelf.revisions)
    assert all(shelf.failed(each) is not None for each in missed)


def test_pages_read_are_bounded_even_where_they_share_a_request(snapshot: Snapshot) -> None:
    names = [f"Ann {chr(65 + n)}sh" for n in range(20)]
    wiki = Wiki({name: page(name, OLD, n + 1) for n, name in enumerate(names)})
    shelf = fetch(wiki, snapshot, *(person(name) for name in names))
    assert len(shelf.revisions) == MAX_PAGES
    assert len(wiki.asked) == 2


def test_disambiguation_page_is_skipped(snapshot: Snapshot) -> None:
    wiki = Wiki({"Ann Ash": page("Ann Ash", OLD, pageprops={"disambiguation": ""})})
    shelf = fetch(wiki, snapshot, person("Ann Ash"))
    assert shelf.of(person("Ann Ash")) == ()
    assert shelf.failed(person("Ann Ash")) is None


def test_search_adds_pages_to_a_claim_that_has_none(snapshot: Snapshot) -> None:
    place = EntityRef(name="Freedonia", kind=EntityKind.COUNTRY)
    asked = claim("holds", EntityRef(name="Ann Ash", kind=EntityKind.PERSON), place=place)
    wiki = Wiki({"Ash cabinet": page("Ash cabinet", OLD, 7)}, hits=("Ash cabinet",))
    shelf = fetch(wiki, snapshot, asked)
    assert [revision.title for revision in shelf.of(asked)] == ["Ash cabinet"]
    assert wiki.asked[1]["gsrsearch"] == "Ann Ash Freedonia"


def test_failed_lookup_fails_every_claim(snapshot: Snapshot) -> None:
    wiki = Wiki({}, refused=lambda params: True)
    shelf = fetch(wiki, snapshot, person("Ann Ash"))
    assert shelf.failed(person("Ann Ash")) is wiki.error
    assert shelf.failed(person("Bob Bay")) is wiki.error


def test_failed_text_fails_the_claims_that_need_it_and_no_other(snapshot: Snapshot) -> None:
    wiki = Wiki(
        {"Ann Ash": page("Ann Ash", OLD, 4), "Bob Bay": page("Bob Bay", NEW, 5)},
        refused=lambda params: "rvstart" in params,
    )
    shelf = fetch(wiki, snapshot, person("Ann Ash"), person("Bob Bay"))
    assert shelf.failed(person("Ann Ash")) is None
    assert shelf.failed(person("Bob Bay")) is wiki.error


def test_host_that_does_not_answer_is_not_asked_again(snapshot: Snapshot) -> None:
    names = ("Ann Ash", "Bob Bay", "Cyd Cox")
    wiki = Wiki(
        {name: page(name, NEW, 4) for name in names},
        refused=lambda params: "rvstart" in params,
        error=SourceUnreachable("wikipedia", "down"),
    )
    shelf = fetch(wiki, snapshot, *(person(name) for name in names))
    assert len(wiki.asked) == 2
    assert all(shelf.failed(person(name)) is wiki.error for name in names)


def test_nothing_is_asked_where_a_claim_has_no_title(snapshot: Snapshot) -> None:
    wiki = Wiki({})
    shelf = fetch(wiki, snapshot, claim("election_held", None, as_of=DAY))
    assert wiki.asked == []
    assert shelf.failure is None


def test_failed_search_fails_the_claim_that_has_no_page_and_no_other(snapshot: Snapshot) -> None:
    place = EntityRef(name="Freedonia", kind=EntityKind.COUNTRY)
    without = claim("holds", EntityRef(name="Dan Day", kind=EntityKind.PERSON), place=place)
    wiki = Wiki({"Ann Ash": page("Ann Ash", OLD, 4)}, refused=lambda params: "gsrsearch" in params)
    shelf = fetch(wiki, snapshot, person("Ann Ash"), without)
    assert [revision.number for revision in shelf.of(person("Ann Ash"))] == [4]
    assert shelf.failed(without) is wiki.error


def test_answer_cut_short_is_no_absence(snapshot: Snapshot) -> None:
    whole = page("Ann Ash", OLD, 4)
    hidden = {**whole, "revisions": [{"revid": 4, "timestamp": OLD}]}
    shelf = fetch(Wiki({"Ann Ash": hidden}), snapshot, person("Ann Ash"))
    error = shelf.failed(person("Ann Ash"))
    assert error is not None
    assert str(error) == "wikipedia: it gave no text of Ann Ash"
