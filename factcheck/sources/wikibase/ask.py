"""Ask a Wikibase server: entities in batches, names, and timelines in SPARQL."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from factcheck.errors import SourceError, SourceFormatError, SourceUnreachable
from factcheck.sources.wikibase.decode import LANGUAGES, NAME, Item, read_items
from factcheck.store.request import Answer, Fetcher, Request, TryAgain

API = "https://www.wikidata.org/w/api.php"
SPARQL = "https://query.wikidata.org/sparql"
# What one request may ask for without a bot's rights; one more is an error.
BATCH = 50
SITE = "enwiki"
_ID = re.compile(r"Q[1-9]\d{0,9}", re.ASCII)
_LAST = 2**31 - 1  # what the server can count to
_KEPT = timedelta(days=1)
# Fifty heads of state come to some 15 MiB.
_MOST_BYTES = 48 * 2**20
_LATER = re.compile(r"maxlag|ratelimited|readonly|internal_api_error_.*")
_WAIT = 5.0  # seconds; what a lagging server asks for
_ALL = "info|labels|aliases|descriptions|claims|sitelinks"
_NAMES_ONLY = "info|labels|aliases"
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Hold one candidate that a search for a name gives."""

    id: str
    matched: str  # the label or alias that begins with the words searched for


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Send requests to one server; `sparql` is "" where it has no query service."""

    http: Fetcher | None
    api: str = API
    sparql: str = SPARQL

    def permalink(self, item: str, revision: str) -> str:
        """Give the address of one revision of an item; of the item, where none is known."""
        page = self.api.removesuffix("api.php") + "index.php"
        return f"{page}?oldid={revision}" if revision else f"{page}?title={item}"

    def entities(
        self, ids: Sequence[str], *, titles: Sequence[str] = (), names_only: bool = False
    ) -> dict[str, Item | None]:
        """Fetch up to 50 items by id, and up to 50 by the title of their English article.

        Returns:
            Items by the id that was asked for, None for those that are not there; items that
            were found by title stand under their own id.
        """
        fixed = (
            ("action", "wbgetentities"),
            ("props", _NAMES_ONLY if names_only else _ALL),
            ("languages", "|".join(LANGUAGES)),
            ("languagefallback", "1"),
            ("sitefilter", SITE),
        )
        found = tuple(
            pair
            for pair in (
                ("ids", "|".join(ids)),
                ("sites", SITE if titles else ""),
                ("titles", "|".join(titles)),
            )
            if pair[1]
        )
        answer = self._get(self._request((*fixed, *found)))
        return read_items(_json(answer), fetched=answer.fetched_at.date(), stale=answer.stale)

    def search(self, name: str) -> tuple[Hit, ...]:
        """Search items by label and alias, as written; the server gives the likeliest first."""
        answer = self._get(
            self._request(
                (
                    ("action", "wbsearchentities"),
                    ("search", name),
                    ("language", "en"),
                    ("uselang", "en"),
                    ("type", "item"),
                    ("limit", "10"),
                )
            )
        )
        rows = _json(answer).get("search")
        if not isinstance(rows, list):
            raise SourceFormatError(NAME, "there is no list of hits", json_path="$.search")
        return tuple(_hit(row, index) for index, row in enumerate(rows))

    def naming(self, *, name: str, value: str) -> tuple[str, ...]:
        """Find the items that name an item in one of their statements of a property."""
        answer = self._get(
            self._request(
                (
                    ("action", "query"),
                    ("list", "search"),
                    ("srnamespace", "0"),
                    ("srlimit", "50"),
                    ("srsearch", f"haswbstatement:{name}={value}"),
                )
            )
        )
        try:
            titles = [str(row["title"]) for row in _json(answer)["query"]["search"]]
        except (KeyError, TypeError) as error:
            what = "there is no list of pages"
            raise SourceFormatError(NAME, what, json_path="$.query.search") from error
        return tuple(title for title in titles if is_item_id(title))

    def select(self, query: str) -> tuple[tuple[Row, ...], Answer]:
        """Run a SELECT query; unbound variables are absent from a row, blank nodes are "_:...".

        Raises:
            SourceUnreachable: there is no query service, or it gave up half way.
        """
        if not self.sparql:
            raise SourceUnreachable(NAME, "no query service is set for this Wikibase")
        answer = self._get(
            Request(
                source=NAME,
                url=self.sparql,
                params=(("query", query),),
                accept="application/sparql-results+json",
                check=_check_rows,
                ttl=_KEPT,
                max_bytes=_MOST_BYTES,
            )
        )
        return _rows(answer), answer

    def probe(self) -> None:
        """Ask the server for its own name, past the cache."""
        request = self._request((("action", "query"), ("meta", "siteinfo")))
        self._get(replace(request, ttl=timedelta(0)))

    def _get(self, request: Request) -> Answer:
        if self.http is None:
            raise SourceUnreachable(NAME, "there is no connection to ask Wikidata with")
        return self.http.get(request)

    def _request(self, params: tuple[tuple[str, str], ...]) -> Request:
        return Request(
            source=NAME,
            url=self.api,
            params=(*params, ("format", "json"), ("formatversion", "2")),
            # The server may then put readers off while its copies lag; no part of what is asked.
            unkeyed=(("maxlag", "5"),),
            check=_check_api,
            ttl=_KEPT,
            max_bytes=_MOST_BYTES,
        )


def is_item_id(text: str) -> bool:
    """Say whether a text is an item's id: one that is not fails the whole batch it is in."""
    return _ID.fullmatch(text) is not None and int(text[1:]) <= _LAST


def batches(ids: Iterable[str]) -> list[tuple[str, ...]]:
    """Cut ids into requests, in an order that depends on the ids alone."""
    wanted = sorted({i for i in ids if is_item_id(i)}, key=lambda i: int(i[1:]))
    return [tuple(wanted[start : start + BATCH]) for start in range(0, len(wanted), BATCH)]


def _check_api(answer: Answer) -> bool:
    payload = _json(answer)
    error = payload.get("error")
    if error is None:
        return True
    code = str(error.get("code", "")) if isinstance(error, Mapping) else ""
    said = str(error.get("info", "")) if isinstance(error, Mapping) else ""
    if _LATER.fullmatch(code):
        raise TryAgain(f"the server says {code}", after_s=_WAIT)
    raise SourceError(NAME, f"the request was not understood: {code or 'error'} {said}".strip())


def _json(answer: Answer) -> Mapping[str, Any]:
    try:
        payload = json.loads(answer.body.decode("utf-8-sig"))
    except ValueError as error:
        raise SourceFormatError(NAME, "the answer is no JSON", json_path="$") from error
    if not isinstance(payload, Mapping):
        raise SourceFormatError(NAME, "the answer is no JSON object", json_path="$")
    return payload


def _check_rows(answer: Answer) -> bool:
    try:
        return bool(_rows(answer))
    except SourceFormatError as error:
        # A query that runs out of time stops in the middle of its answer, with status 200.
        raise SourceUnreachable(NAME, f"the query service's answer is cut off: {error}") from error


def _rows(answer: Answer) -> tuple[Row, ...]:
    payload = _json(answer)
    try:
        return tuple(
            {name: _term(term) for name, term in row.items()}
            for row in payload["results"]["bindings"]
        )
    except (KeyError, TypeError, AttributeError) as error:
        what = "the answer holds no rows"
        raise SourceFormatError(NAME, what, json_path="$.results.bindings") from error


def _term(term: Mapping[str, str]) -> str:
    value = str(term["value"])
    return f"_:{value}" if term["type"] == "bnode" else value


def _hit(row: Any, index: int) -> Hit:
    try:
        return Hit(id=str(row["id"]), matched=str(row.get("match", {}).get("text", "")))
    except (KeyError, TypeError, AttributeError) as error:
        path = f"$.search[{index}]"
        raise SourceFormatError(NAME, "a hit cannot be read", json_path=path) from error
