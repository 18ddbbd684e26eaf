"""Define what is asked of a public server and what comes back, for sources and the HTTP client."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Hold one answer: status 200, or 404 and 410 with whatever body came.

    `fetched_at` is when the body came from the server, in UTC; `cached` says that it was not
    fetched in this run, `stale` that its time was up and the server could not be asked.
    """

    url: str
    status: int
    content_type: str
    body: bytes
    fetched_at: datetime
    cached: bool = False
    stale: bool = False

    @property
    def found(self) -> bool:
        """Say whether the server has what was asked for."""
        return self.status == 200


class TryAgain(Exception):  # noqa: N818 (its name says what to do)
    """Report an answer that says "later" in its body, whatever its status; it is asked again.

    `after_s` is the wait that the server asks for, None where it names none.
    """

    def __init__(self, why: str, *, after_s: float | None = None) -> None:
        super().__init__(why)
        self.after_s = after_s


def keep(answer: Answer) -> bool:
    """Take every answer as it comes."""
    return answer.found


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Ask for one address with GET.

    `params` are part of the cache's key, sorted; `secret` headers and `unkeyed` parameters are
    not, and stand in no message. `check` looks at every fresh answer before it is kept: it
    raises SourceError for an error in disguise and TryAgain for "later", and says whether the
    answer holds anything (an empty one is kept for `empty_ttl` only). `ttl` None keeps an
    answer for good: what is addressed by its revision cannot change. `reader` is the version
    of the parser: a new one asks again.
    """

    source: str
    url: str
    params: Pairs = ()
    accept: str = "application/json"
    unkeyed: Pairs = ()
    secret: Pairs = ()
    check: Callable[[Answer], bool] = keep
    ttl: timedelta | None = timedelta(days=1)
    empty_ttl: timedelta = timedelta(days=1)
    reader: int = 1
    max_bytes: int = 8 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """Count what one source's requests cost: sent to a server, and answered by the cache."""

    requests: int = 0
    cached: int = 0
    stale: int = 0


class Fetcher(Protocol):
    """Fetch answers for sources; safe to share between threads."""

    def get(self, request: Request, /) -> Answer:
        """Give the answer to a request.

        Raises:
            SourceUnreachable: nothing came in time, the host is given up, or the run's time is up.
            SourceRefused: the server says no.
            SourceFormatError: the answer is not what the request's check expects.
        """
        ...

    def traffic(self, source: str, /) -> Traffic:
        """Count what a source's requests cost so far."""
        ...
