"""Fetch over real sockets for tests, with a memory to show what a cached run asks for."""

import urllib.error
import urllib.request
from collections import Counter
from datetime import UTC, datetime
from urllib.parse import urlencode

from factcheck.errors import SourceUnreachable
from factcheck.store.request import Answer, Request, Traffic, TryAgain

# What was fetched "today": past every day of the worlds that tests serve.
FETCHED = datetime(2026, 9, 1, 12, tzinfo=UTC)


class PlainFetcher:
    """Fetch each request once; the same one again is answered from memory, as from a cache."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._kept: dict[tuple[object, ...], Answer] = {}
        self._cached: Counter[str] = Counter()

    def get(self, request: Request, /) -> Answer:
        """Give the answer, checked as the client checks it."""
        key = (request.url, tuple(sorted(request.params)), request.accept)
        if key in self._kept:
            self._cached[request.source] += 1
            return self._kept[key]
        self.requests.append(request)
        answer = self._fetch(request)
        try:
            request.check(answer)
        except TryAgain as error:
            raise SourceUnreachable(request.source, str(error)) from error
        self._kept[key] = answer
        return answer

    def _fetch(self, request: Request) -> Answer:
        url = f"{request.url}?{urlencode((*request.params, *request.unkeyed))}"
        asked = urllib.request.Request(url, headers={"Accept": request.accept})  # noqa: S310 (loopback)
        try:
            with urllib.request.urlopen(asked, timeout=10) as reply:  # noqa: S310 (loopback)
                kind, body = reply.headers.get("Content-Type", ""), reply.read()
        except urllib.error.HTTPError as error:
            error.close()
            raise SourceUnreachable(request.source, f"answered {error.code}") from None
        except OSError as error:
            raise SourceUnreachable(request.source, f"no answer: {error}") from error
        return Answer(url=url, status=200, content_type=kind, body=body, fetched_at=FETCHED)

    def traffic(self, source: str, /) -> Traffic:
        """Count requests sent and answers from memory."""
        sent = sum(request.source == source for request in self.requests)
        return Traffic(requests=sent, cached=self._cached[source])
