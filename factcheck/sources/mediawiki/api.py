"""Word the requests to a MediaWiki's API and decode its answers."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urljoin

from factcheck.errors import SourceFormatError, SourceRefused
from factcheck.store.request import Answer, Pairs, Request, TryAgain

NAME = "wikipedia"
# The API takes 50 titles a request from clients without special rights.
TITLES_A_REQUEST = 50
# A server whose copies lag more seconds than this asks for the request later; the manual says so.
MAXLAG = "5"
# What "Retry-After" says beside a lag; the body does not repeat it.
LAG_PAUSE_S = 5.0
# Names of pages change by the day; a revision never does.
CURRENT = timedelta(days=1)
# The version of these parsers: answers kept for another are asked again.
READER = 1
_LATER = frozenset({"maxlag", "ratelimited", "readonly"})
_ALWAYS: Pairs = (
    ("action", "query"),
    ("format", "json"),
    ("formatversion", "2"),
    ("errorformat", "plaintext"),
)
_OUTSIDE_TITLES = frozenset("|#<>[]{}\n\t_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Hold what is known of a page without its text; `rank` orders those of a search."""

    title: str
    revision: int
    day: date
    size_bytes: int
    disambiguation: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Hold pages by the titles they were asked by, redirects followed."""

    pages: Mapping[str, Page] = field(default_factory=dict)

    def found(self, title: str) -> Page | None:
        """Give the page that a title leads to."""
        return self.pages.get(title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Hold one revision of a page with its wikitext, and when it was fetched."""

    title: str
    number: int
    day: date
    wikitext: str
    fetched: date
    stale: bool = False


def is_title(text: str) -> bool:
    """Say whether a text can be a page's title; one that cannot spoils no batch this way."""
    return 1 < len(text) <= 200 and not _OUTSIDE_TITLES & set(text)


def permalink(base: str, revision: int) -> str:
    """Give the address at which a reader sees exactly this revision."""
    return urljoin(base, f"index.php?oldid={revision}")


def look_up(base: str, titles: Sequence[str]) -> Request:
    """Ask which of at most 50 titles are pages, and for their newest revisions."""
    return _request(
        base,
        ("titles", "|".join(titles)),
        ("redirects", "1"),
        ("prop", "info|pageprops|revisions"),
        ("ppprop", "disambiguation"),
        ("rvprop", "ids|timestamp"),
    )


def search(base: str, words: str, *, limit: int) -> Request:
    """Ask for the pages whose text holds the words, with their newest revisions."""
    return _request(
        base,
        ("generator", "search"),
        ("gsrsearch", words),
        # Without it the stock engine looks at titles alone, and finds nothing without a word.
        ("gsrwhat", "text"),
        ("gsrnamespace", "0"),
        ("gsrlimit", str(limit)),
        ("prop", "info|pageprops|revisions"),
        ("ppprop", "disambiguation"),
        ("rvprop", "ids|timestamp"),
    )


def revision_on(base: str, title: str, day: date, *, settled: bool) -> Request:
    """Ask for the revision in force at the end of a day; only one page a request can be dated.

    `settled` says that the day is over: its last revision will not change.
    """
    return _request(
        base,
        ("titles", title),
        *_CONTENT,
        ("rvlimit", "1"),
        ("rvdir", "older"),
        ("rvstart", f"{day.isoformat()}T23:59:59Z"),
        ttl=None if settled else CURRENT,
    )


def revisions(base: str, numbers: Sequence[int]) -> Request:
    """Ask for revisions by their numbers, of many pages at once."""
    joined = "|".join(str(number) for number in numbers)
    return _request(base, ("revids", joined), *_CONTENT, ttl=None)


_CONTENT: Pairs = (("prop", "revisions"), ("rvprop", "ids|timestamp|content"), ("rvslots", "main"))


def _request(base: str, *params: tuple[str, str], ttl: timedelta | None = CURRENT) -> Request:
    return Request(
        source=NAME,
        url=base,
        params=(*_ALWAYS, *params),
        unkeyed=(("maxlag", MAXLAG),),
        check=check,
        ttl=ttl,
        reader=READER,
    )


def check(answer: Answer) -> bool:
    """Look through an answer for an error in disguise; False where it holds no page.

    Raises:
        TryAgain: the server asks to come back.
        SourceRefused: it does not do what it was asked.
        SourceFormatError: it is no answer of this API.
    """
    return bool(_pages(decode(answer)))


def decode(answer: Answer) -> Mapping[str, Any]:
    """Give the JSON object of an answer that reports no error."""
    if not answer.found:
        message = f"{NAME} has no API at its address ({answer.status})"
        raise SourceRefused(NAME, message)
    try:
        body = json.loads(answer.body)
    except ValueError as error:
        kind = answer.content_type.partition(";")[0] or "something else"
        message = f"{NAME} answered with {kind} that is not whole JSON"
        raise SourceFormatError(NAME, message, json_path="$") from error
    if not isinstance(body, dict):
        raise SourceFormatError(NAME, f"{NAME} answered without an object", json_path="$")
    _raise_error(body)
    return body


def _raise_error(body: Mapping[str, Any]) -> None:
    """Raise what a body reports: as `error`, or as a list of `errors` in plain text."""
    listed = body.get("errors")
    error = body.get("error") or (listed[0] if isinstance(listed, list) and listed else None)
    if error is None:
        return
    if not isinstance(error, dict):
        raise SourceFormatError(
            NAME, f"{NAME} reports an error without a code", json_path="$.error"
        )
    code = str(error.get("code", ""))
    text = str(error.get("info") or error.get("text") or "")
    if code in _LATER or code.startswith("internal_api_error"):
        raise TryAgain(f"{NAME}: {code}", after_s=LAG_PAUSE_S if code == "maxlag" else None)
    raise SourceRefused(NAME, f"{NAME} refused with {code}: {text[:200]}")


def read_catalogue(answer: Answer) -> Catalogue:
    """Give the pages of an answer to `look_up`, by the titles that were asked for."""
    body = decode(answer)
    query = _object(body.get("query", {}), "$.query")
    pages = {page.title: page for page in map(_page, _pages(body)) if page is not None}
    found = dict(pages)
    # A title is first normalised, then redirected: both steps are listed, one hop each.
    steps = {**_hops(query, "normalized"), **_hops(query, "redirects")}
    for asked in _hops(query, "normalized") | _hops(query, "redirects"):
        title = asked
        for _ in range(3):
            title = steps.get(title, title)
        if title in pages:
            found[asked] = pages[title]
    return Catalogue(pages=found)


def read_hits(answer: Answer) -> tuple[Page, ...]:
    """Give the pages of an answer to `search`, the best first."""
    pages = [page for page in map(_page, _pages(decode(answer))) if page is not None]
    return tuple(sorted(pages, key=lambda page: page.rank))


def read_revisions(answer: Answer) -> tuple[Revision, ...]:
    """Give the revisions of an answer that hold text; a hidden or later one is left out."""
    fetched = answer.fetched_at.astimezone(UTC).date()
    found = []
    for number, page in enumerate(_pages(decode(answer))):
        path = f"$.query.pages[{number}]"
        for each in page.get("revisions", ()):
            slot = _object(each.get("slots", {}), f"{path}.revisions[0].slots").get("main", {})
            if isinstance(slot.get("content"), str):
                found.append(
                    Revision(
                        title=_text(page, "title", path),
                        number=_number(each, "revid", f"{path}.revisions[0]"),
                        day=_day(each, f"{path}.revisions[0]"),
                        wikitext=slot["content"],
                        fetched=fetched,
                        stale=answer.stale,
                    )
                )
    return tuple(found)


def _pages(body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    query = _object(body.get("query", {}), "$.query")
    pages = query.get("pages", [])
    if not isinstance(pages, list) or not all(isinstance(page, dict) for page in pages):
        raise SourceFormatError(NAME, "pages are no list of objects", json_path="$.query.pages")
    return [page for page in pages if not page.get("missing") and not page.get("invalid")]


def _page(page: Mapping[str, Any]) -> Page | None:
    revisions = page.get("revisions")
    if not isinstance(revisions, list) or not revisions:
        return None
    newest = _object(revisions[0], "$.query.pages[].revisions[0]")
    return Page(
        title=_text(page, "title", "$.query.pages[]"),
        revision=_number(newest, "revid", "$.query.pages[].revisions[0]"),
        day=_day(newest, "$.query.pages[].revisions[0]"),
        size_bytes=page.get("length") or 0,
        disambiguation="disambiguation" in _object(page.get("pageprops", {}), "$.query.pages[]"),
        rank=page.get("index") or 0,
    )


def _hops(query: Mapping[str, Any], key: str) -> dict[str, str]:
    listed = query.get(key, [])
    return {
        _text(hop, "from", f"$.query.{key}"): _text(hop, "to", f"$.query.{key}") for hop in listed
    }


def _object(value: Any, path: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise SourceFormatError(NAME, "no object stands", json_path=path)
    return value


def _text(row: Mapping[str, Any], key: str, path: str) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        raise SourceFormatError(NAME, "no text stands", json_path=f"{path}.{key}")
    return value


def _number(row: Mapping[str, Any], key: str, path: str) -> int:
    value = row.get(key)
    if not isinstance(value, int):
        raise SourceFormatError(NAME, "no number stands", json_path=f"{path}.{key}")
    return value


def _day(row: Mapping[str, Any], path: str) -> date:
    try:
        return datetime.fromisoformat(_text(row, "timestamp", path)).astimezone(UTC).date()
    except ValueError as error:
        message = "no time stands"
        raise SourceFormatError(NAME, message, json_path=f"{path}.timestamp") from error
