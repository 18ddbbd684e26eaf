"""Test the requests and what is recognised in answers: errors in disguise, cuts, "later"."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from factcheck.errors import SourceError, SourceFormatError, SourceUnreachable
from factcheck.sources.wikibase.ask import Desk, batches, is_item_id
from factcheck.store.request import Answer, Request, Traffic, TryAgain

NOW = datetime(2026, 9, 1, tzinfo=UTC)


class Canned:
    """Answer every request with one body, after the request's own check."""

    def __init__(self, body: bytes | dict[str, Any]) -> None:
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.asked: list[Request] = []

    def get(self, request: Request, /) -> Answer:
        self.asked.append(request)
        answer = Answer(
            url=request.url, status=200, content_type="", body=self.body, fetched_at=NOW
        )
        request.check(answer)
        return answer

    def traffic(self, source: str, /) -> Traffic:
        return Traffic(requests=len(self.asked))


def test_items_are_asked_for_in_one_request_with_everything_that_is_read() -> None:
    http = Canned({"entities": {}, "success": 1})
    Desk(http=http).entities(["Q1", "Q2"], titles=["Ann"])
    (request,) = http.asked
    params = dict(request.params)
    assert request.url == "https://www.wikidata.org/w/api.php"
    assert (params["ids"], params["sites"], params["titles"]) == ("Q1|Q2", "enwiki", "Ann")
    assert params["props"] == "info|labels|aliases|descriptions|claims|sitelinks"
    assert params["languages"] == "en|mul"
    # No part of what is asked for: it must not make the answer another one.
    assert request.unkeyed == (("maxlag", "5"),)
    assert "maxlag" not in params


def test_ids_go_fifty_a_request_in_an_order_of_their_own() -> None:
    cut = batches([f"Q{n}" for n in range(120, 0, -1)] + ["Q5", "P39", "L1", "Q0", "Q9999999999"])
    assert [len(part) for part in cut] == [50, 50, 20]
    assert cut[0][:3] == ("Q1", "Q2", "Q3")


def test_id_that_would_fail_its_batch_is_told() -> None:
    assert is_item_id("Q42")
    assert not any(map(is_item_id, ("", "Q", "Q042", "q42", "Q42 ", "Q3000000000", "Q٤٢")))


@pytest.mark.parametrize(
    "code", ["maxlag", "ratelimited", "readonly", "internal_api_error_DBError"]
)
def test_server_that_says_later_is_asked_again(code: str) -> None:
    with pytest.raises(TryAgain, match=code):
        Desk(http=Canned({"error": {"code": code, "info": "Waiting: 9 s lagged"}})).entities(["Q1"])


@pytest.mark.parametrize("code", ["no-such-entity", "toomanyvalues", "badvalue"])
def test_error_with_status_200_is_an_error(code: str) -> None:
    with pytest.raises(SourceError, match=code):
        Desk(http=Canned({"error": {"code": code, "info": "x"}})).entities(["Q1"])


@pytest.mark.parametrize("body", [b"<html>captcha</html>", b'{"entities": {', b"[]", b"\xff"])
def test_answer_that_is_no_object_is_refused(body: bytes) -> None:
    with pytest.raises(SourceFormatError):
        Desk(http=Canned(body)).entities(["Q1"])


def test_search_gives_what_matched() -> None:
    hit = {"id": "Q9", "match": {"type": "alias", "language": "en", "text": "Milei"}}
    found = Desk(http=Canned({"search": [hit], "success": 1})).search("Milei")
    assert [(h.id, h.matched) for h in found] == [("Q9", "Milei")]
    with pytest.raises(SourceFormatError, match=r"\$\.search"):
        Desk(http=Canned({"success": 1})).search("Milei")
    with pytest.raises(SourceFormatError, match=r"\$\.search\[0\]"):
        Desk(http=Canned({"search": [7]})).search("Milei")


def test_statement_search_gives_items_only() -> None:
    rows = [{"ns": 0, "title": "Q7"}, {"ns": 120, "title": "Property:P1"}]
    http = Canned({"query": {"search": rows}})
    assert Desk(http=http).naming(name="P726", value="Q5") == ("Q7",)
    assert dict(http.asked[0].params)["srsearch"] == "haswbstatement:P726=Q5"
    with pytest.raises(SourceFormatError):
        Desk(http=Canned({"query": {}})).naming(name="P726", value="Q5")


def test_rows_keep_unbound_variables_out_and_blank_nodes_apart() -> None:
    row = {"a": {"type": "literal", "value": "x"}, "b": {"type": "bnode", "value": "b0"}}
    found, _ = Desk(http=Canned({"results": {"bindings": [row]}})).select("SELECT * {}")
    assert found == ({"a": "x", "b": "_:b0"},)


def test_query_that_runs_out_of_time_is_no_shorter_list() -> None:
    # As captured from Oxigraph with --timeout-s: status 200, cut in the middle.
    cut = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"x"}},The SPARQL operation has been cancelled'
    with pytest.raises(SourceUnreachable, match="cut off"):
        Desk(http=Canned(cut)).select("SELECT * {}")


def test_without_a_query_service_none_is_asked() -> None:
    http = Canned({})
    with pytest.raises(SourceUnreachable, match="no query service"):
        Desk(http=http, sparql="").select("SELECT * {}")
    assert http.asked == []


def test_without_a_connection_nothing_is_answered() -> None:
    with pytest.raises(SourceUnreachable):
        Desk(http=None).entities(["Q1"])


def test_permalink_is_of_the_revision_and_of_the_server_that_is_set() -> None:
    desk = Desk(http=None, api="http://127.0.0.1:8392/w/api.php")
    assert desk.permalink("Q1", "77") == "http://127.0.0.1:8392/w/index.php?oldid=77"
    assert Desk(http=None).permalink("Q1", "") == "https://www.wikidata.org/w/index.php?title=Q1"


def test_probe_asks_past_the_cache() -> None:
    http = Canned({"query": {"general": {}}})
    Desk(http=http).probe()
    assert http.asked[0].ttl is not None
    assert http.asked[0].ttl.total_seconds() == 0
