"""Serve entity JSON on loopback as a Wikibase server does: batches, searches, errors, counts.

The shapes of answers and errors are those that were captured from Wikibase 1.43 (action API,
formatversion 2): "missing" is "" even there, a malformed id fails the whole batch, 51 ids are
too many.
"""

import json
import threading
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

Entity = dict[str, Any]
Params = dict[str, str]
# Gives status and body in place of the answer, or None for the answer.
Fault = Callable[[Params], tuple[int, bytes] | None]
LIMIT = 50


class WikibaseDesk:
    """Serve entities by id; `asked` keeps the parameters of every request, in order."""

    def __init__(self, entities: Mapping[str, Entity], *, latency_s: float = 0.0) -> None:
        self.entities = dict(entities)
        self.redirects: dict[str, str] = {}
        self.latency_s = latency_s
        self.fault: Fault = lambda params: None
        self.asked: list[Params] = []
        self.most_at_once = 0
        self._at_once = 0
        self._count = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def api(self) -> str:
        """Give the address of the action API."""
        return f"http://127.0.0.1:{self._server.server_port}/w/api.php"

    def actions(self) -> list[str]:
        """Give what was asked for, in order."""
        return [params["action"] for params in self.asked]

    def answer(self, params: Params) -> tuple[int, bytes]:
        """Answer one request; counts it, and how many were in flight at once."""
        with self._count:
            self.asked.append(params)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            time.sleep(self.latency_s)
            broken = self.fault(params)
            if broken is not None:
                return broken
            read = {
                "wbgetentities": self._entities,
                "wbsearchentities": self._search,
                "wbgetclaims": self._claims,
                "query": self._query,
            }.get(params.get("action", ""))
            body = read(params) if read else _error("badvalue", "Unrecognized value for parameter")
            return 200, json.dumps(body, ensure_ascii=False).encode()
        finally:
            with self._count:
                self._at_once -= 1

    def _entities(self, params: Params) -> Entity:
        ids = [part for part in params.get("ids", "").split("|") if part]
        titles = [part for part in params.get("titles", "").split("|") if part]
        if max(len(ids), len(titles)) > LIMIT:
            limits = dict.fromkeys(("limit", "lowlimit", "highlimit"), LIMIT)
            return _error("toomanyvalues", "Too many values supplied", **limits)
        for qid in ids:
            if not (qid[:1] in "QP" and qid[1:].isdigit() and int(qid[1:]) < 2**31):
                return _error("no-such-entity", f'Could not find an entity "{qid}".', id=qid)
        found: dict[str, Entity] = {}
        for number, title in enumerate(titles, start=1):
            titled = self._titled(params.get("sites", ""), title)
            if titled is None:
                missing = {"site": params["sites"], "title": title, "missing": ""}
                found[f"-{number}"] = missing
            else:
                ids.append(titled)
        for qid in dict.fromkeys(ids):
            target = self.redirects.get(qid, qid)
            entity = self.entities.get(target)
            gone = {"id": qid, "missing": ""}
            found[qid] = gone if entity is None else _chosen(entity, params["props"])
        return {"entities": found, "success": 1}

    def _titled(self, site: str, title: str) -> str | None:
        for qid, entity in self.entities.items():
            if entity.get("sitelinks", {}).get(site, {}).get("title") == title:
                return qid
        return None

    def _search(self, params: Params) -> Entity:
        words = params["search"]
        hits = []
        for qid, entity in self.entities.items():
            label = entity["labels"].get("en", {}).get("value", "")
            terms = [("label", label)]
            terms += [("alias", a["value"]) for a in entity["aliases"].get("en", ())]
            match = next(((k, t) for k, t in terms if t.startswith(words)), None)
            if match is not None:
                hits.append(_hit(qid, label, *match))
        limit = int(params.get("limit", "7"))
        return {"searchinfo": {"search": words}, "search": hits[:limit], "success": 1}

    def _claims(self, params: Params) -> Entity:
        claims = self.entities[params["entity"]]["claims"]
        wanted = params.get("property")
        return {"claims": {k: v for k, v in claims.items() if wanted in {None, k}}}

    def _query(self, params: Params) -> Entity:
        """Answer list=search for statements, as the search extension of the public wiki does."""
        if params.get("meta") == "siteinfo":
            general = {"sitename": "Loopback", "generator": "MediaWiki 1.43.9"}
            return {"batchcomplete": True, "query": {"general": general}}
        terms = [t.removeprefix("haswbstatement:") for t in params["srsearch"].split()]
        rows = [
            {"ns": 0, "title": qid, "pageid": int(qid[1:]), "snippet": ""}
            for qid, entity in self.entities.items()
            if all(_states(entity, *term.split("=")) for term in terms)
        ]
        info = {"totalhits": len(rows)}
        return {"batchcomplete": True, "query": {"searchinfo": info, "search": rows}}


def _states(entity: Entity, name: str, qid: str) -> bool:
    values = (row["mainsnak"].get("datavalue", {}) for row in entity["claims"].get(name, ()))
    return any(isinstance(v.get("value"), dict) and v["value"].get("id") == qid for v in values)


def _chosen(entity: Entity, props: str) -> Entity:
    parts = {"labels", "aliases", "descriptions", "claims", "sitelinks"}
    wanted = set(props.split("|"))
    left_out = (parts - wanted) | (set() if "info" in wanted else {"lastrevid", "modified"})
    return {key: value for key, value in entity.items() if key not in left_out}


def _hit(qid: str, label: str, kind: str, text: str) -> Entity:
    return {
        "id": qid,
        "title": qid,
        "pageid": int(qid[1:]),
        "repository": "wikidata",
        "url": f"//www.wikidata.org/wiki/{qid}",
        "concepturi": f"http://www.wikidata.org/entity/{qid}",
        "display": {"label": {"value": label, "language": "en"}},
        "label": label,
        "match": {"type": kind, "language": "en", "text": text},
    }


def _error(code: str, info: str, **more: Any) -> Entity:
    return {"error": {"code": code, "info": info, **more}, "servedby": "loopback"}


def _handler(desk: WikibaseDesk) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
            status, body = desk.answer({key: values[0] for key, values in query.items()})
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    return Handler
