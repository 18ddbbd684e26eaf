"""Test requests to a MediaWiki and its answers, recorded ones and ones written from its manual."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import SourceFormatError, SourceRefused
from factcheck.sources.mediawiki import api
from factcheck.store.request import Answer, TryAgain

BASE = "https://wiki.example/w/api.php"
RECORDINGS = Path(__file__).parent / "recordings"


def answer(body: Any, *, status: int = 200, stale: bool = False) -> Answer:
    text = body if isinstance(body, str) else json.dumps(body)
    return Answer(
        url=BASE,
        status=status,
        content_type="application/json; charset=utf-8",
        body=text.encode(),
        fetched_at=datetime(2026, 11, 23, 1, tzinfo=UTC),
        stale=stale,
    )


def recorded(name: str) -> Answer:
    return answer((RECORDINGS / f"{name}.json").read_text(encoding="utf-8"))


def test_requests_ask_for_the_newest_form_and_keep_lag_out_of_the_key() -> None:
    request = api.look_up(BASE, ["A", "B"])
    params = dict(request.params)
    assert params["titles"] == "A|B"
    assert (params["formatversion"], params["errorformat"]) == ("2", "plaintext")
    assert "maxlag" not in params
    assert request.unkeyed == (("maxlag", "5"),)
    assert (request.source, request.url) == ("wikipedia", BASE)


def test_revision_of_a_day_that_is_over_is_kept_for_good() -> None:
    over = api.revision_on(BASE, "A", date(2024, 6, 1), settled=True)
    assert over.ttl is None
    assert dict(over.params)["rvstart"] == "2024-06-01T23:59:59Z"
    assert api.revision_on(BASE, "A", date(2024, 6, 1), settled=False).ttl == timedelta(days=1)
    assert api.revisions(BASE, [4, 5]).ttl is None
    assert dict(api.revisions(BASE, [4, 5]).params)["revids"] == "4|5"


def test_search_looks_at_texts_of_articles() -> None:
    params = dict(api.search(BASE, "Milei Massa", limit=3).params)
    assert (params["gsrwhat"], params["gsrnamespace"], params["gsrlimit"]) == ("text", "0", "3")


def test_permalink_is_beside_the_api() -> None:
    assert api.permalink(BASE, 45) == "https://wiki.example/w/index.php?oldid=45"


@pytest.mark.parametrize(
    ("text", "fits"), [("Milei", True), ("A|B", False), ("A[b", False), ("x", False), ("#", False)]
)
def test_text_that_cannot_be_a_title_is_known(text: str, *, fits: bool) -> None:
    assert api.is_title(text) is fits


def test_recorded_revision_is_read() -> None:
    (revision,) = api.read_revisions(recorded("revs_one"))
    assert (revision.title, revision.number) == ("Javier Milei", 3)
    assert revision.day == date(2026, 11, 23)
    assert revision.fetched == date(2026, 11, 23)
    assert "59th [[president of Argentina]]" in revision.wikitext


@pytest.mark.parametrize("name", ["revs_multi_err", "missing_sr", "unknown_action"])
def test_recorded_refusal_is_refused(name: str) -> None:
    with pytest.raises(SourceRefused, match="wikipedia refused with"):
        api.check(recorded(name))


def test_recorded_warning_is_an_answer_without_pages() -> None:
    assert api.check(recorded("badparam")) is False


@pytest.mark.parametrize(
    ("code", "after_s"),
    [("maxlag", 5.0), ("ratelimited", None), ("readonly", None), ("internal_api_error_DB", None)],
)
def test_server_that_asks_for_patience_is_asked_again(code: str, after_s: float | None) -> None:
    for body in ({"error": {"code": code, "info": "x"}}, {"errors": [{"code": code}]}):
        with pytest.raises(TryAgain) as raised:
            api.check(answer(body))
        assert raised.value.after_s == after_s


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ("<html>captcha</html>", r"\$"),
        ('{"query": ', r"\$"),
        ("[]", r"\$"),
        ({"error": "no"}, r"\$\.error"),
        ({"query": []}, r"\$\.query"),
        ({"query": {"pages": {}}}, r"\$\.query\.pages"),
        ({"query": {"pages": ["x"]}}, r"\$\.query\.pages"),
    ],
)
def test_strange_shape_names_its_place(body: Any, path: str) -> None:
    with pytest.raises(SourceFormatError, match=f"at {path}$"):
        api.check(answer(body))


PAGE = {
    "title": "Javier Milei",
    "length": 7,
    "revisions": [{"revid": 3, "timestamp": "2024-11-01T10:00:00Z"}],
}


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"title": 3}, r"title$"),
        ({"revisions": [{"revid": "3", "timestamp": "2024-11-01T10:00:00Z"}]}, r"revid$"),
        ({"revisions": [{"revid": 3, "timestamp": "soon"}]}, r"timestamp$"),
        ({"revisions": [3]}, r"revisions\[0\]$"),
        ({"pageprops": []}, r"pages\[\]$"),
    ],
)
def test_strange_page_names_its_place(change: dict[str, Any], path: str) -> None:
    with pytest.raises(SourceFormatError, match=path):
        api.read_catalogue(answer({"query": {"pages": [{**PAGE, **change}]}}))


def test_pages_are_found_by_the_titles_asked_for() -> None:
    body = {
        "query": {
            "normalized": [{"fromencoded": False, "from": "milei", "to": "Milei"}],
            "redirects": [{"from": "Milei", "to": "Javier Milei"}],
            "pages": [
                PAGE,
                {"title": "Nope", "missing": True},
                {"title": "A[b", "invalid": True},
                {"title": "Young", "length": 1},
                {**PAGE, "title": "Mercury", "pageprops": {"disambiguation": ""}},
            ],
        }
    }
    known = api.read_catalogue(answer(body))
    page = known.found("milei")
    assert page is not None
    assert page == known.found("Milei") == known.found("Javier Milei")
    assert (page.revision, page.day, page.size_bytes) == (3, date(2024, 11, 1), 7)
    assert [known.found(title) for title in ("Nope", "A[b", "Young")] == [None, None, None]
    mercury = known.found("Mercury")
    assert mercury is not None
    assert mercury.disambiguation


def test_hits_come_in_the_order_of_the_search() -> None:
    pages = [{**PAGE, "title": "B", "index": 2}, {**PAGE, "title": "A", "index": 1}]
    assert [p.title for p in api.read_hits(answer({"query": {"pages": pages}}))] == ["A", "B"]


def test_hidden_text_is_no_revision_and_a_stale_answer_is_marked() -> None:
    shown = {"revid": 3, "timestamp": "2024-11-01T10:00:00Z", "slots": {"main": {"content": "x"}}}
    hidden = {"revid": 4, "timestamp": "2024-11-01T10:00:00Z", "slots": {"main": {"texthidden": 1}}}
    body = {"query": {"pages": [{"title": "A", "revisions": [hidden, shown]}, {"title": "B"}]}}
    (revision,) = api.read_revisions(answer(body, stale=True))
    assert (revision.number, revision.stale) == (3, True)


def test_missing_api_is_refused() -> None:
    with pytest.raises(SourceRefused, match="no API at its address"):
        api.check(answer("<html>", status=404))
