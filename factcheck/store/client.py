"""Ask public servers, politely, and remember what they said.

One request goes through here in this order: the cache, the host's breaker, the host's turn, the
exchange, the request's own check, the cache again. Everything that can go wrong on the way is one of
the three errors of sources, in one sentence; what can still be answered from the cache is.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from factcheck.errors import SourceError, SourceFormatError, SourceUnreachable
from factcheck.store.cache import SIZE_LIMIT_BYTES, AnswerCache, Warnings, open_store
from factcheck.store.cache_entry import Entry, canonical_url, full_url, key_for
from factcheck.store.clock import Budget, Clock, TimeLeft
from factcheck.store.exchange import Question, Reply, Wire, spent
from factcheck.store.failure import TRIES, Breaker, Failure, wait_before
from factcheck.store.hosts import HostRule, rule_for
from factcheck.store.ratelimit import RateLimit
from factcheck.store.request import Answer, Request, Traffic, TryAgain
from factcheck.store.status import (
    ANSWERS,
    NOT_MODIFIED,
    REDIRECTS,
    failure_of_status,
    redirected,
)

if TYPE_CHECKING:
    import httpx

_MOST_REDIRECTS = 3
# What is not there today may be there tomorrow, whatever a source thinks of it.
_LONGEST_EMPTY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientPlan:
    """Hold how a run asks servers; the program's settings decide it.

    `contact` is an address at which the person who runs this can be reached. `budget_s` is how
    long the run may wait for servers in all, None for ever. `cached_only` opens no connection: what is not in the
    cache is unreachable. `cache_dir` is the program's cache directory; without `use_cache` only
    the rate limit's files go there.
    """

    contact: str
    version: str
    cache_dir: Path
    budget_s: float | None = None
    use_cache: bool = True
    cached_only: bool = False
    size_limit_bytes: int = SIZE_LIMIT_BYTES


def open_client(
    plan: ClientPlan,
    *,
    warn: Callable[[str], None] = lambda _: None,
    transport: "httpx.BaseTransport | None" = None,
    clock: Clock | None = None,
) -> "HttpClient":
    """Open a client; close it after use.

    Nothing is connected and no file is made before the first request. `warn` gets one sentence
    at most, when the cache directory fails. Tests give a `transport` and a `clock`.
    """
    warn_once = Warnings(warn)
    time = clock or Clock()
    store = open_store(plan.cache_dir, size_limit_bytes=plan.size_limit_bytes)
    wire = Wire(version=plan.version, contact=plan.contact, transport=transport)
    return HttpClient(
        wire=None if plan.cached_only else wire,
        cache=AnswerCache(store, warn=warn_once) if plan.use_cache else None,
        limit=RateLimit(plan.cache_dir / "hosts", clock=time, warn=warn_once),
        clock=time,
        budget=Budget(time, plan.budget_s),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Hold an entry of the cache, the answer that it makes, and whether that holds anything."""

    entry: Entry
    answer: Answer
    is_full: bool
    is_fresh: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """Hold one request under way."""

    request: Request
    key: str
    host: str
    rule: HostRule
    left: TimeLeft


class HttpClient:
    """Fetch answers; safe to share between threads; made by `open_client`."""

    def __init__(
        self,
        *,
        wire: Wire | None,
        cache: AnswerCache | None,
        limit: RateLimit,
        clock: Clock,
        budget: Budget,
    ) -> None:
        self._wire = wire
        self._cache = cache
        self._limit = limit
        self._clock = clock
        self._budget = budget
        self._breaker = Breaker()
        self._lock = Lock()
        self._sent: Counter[str] = Counter()
        self._cached: Counter[str] = Counter()
        self._stale: Counter[str] = Counter()

    def get(self, request: Request, /) -> Answer:
        """Give the answer to a request: fresh from the cache, else fetched, else stale.

        An answer that holds nothing is never given stale: that would turn "could not look"
        into "nothing there".

        Raises:
            SourceUnreachable: nothing came in time, the host is given up, or the run's time is up.
            SourceRefused: the server says no.
            SourceFormatError: the answer is not what the request's check expects.
        """
        try:
            key = key_for(request)
        except ValueError as error:
            reason = f"{request.source} has no valid address"
            raise SourceUnreachable(request.source, reason) from error
        known = self._look_up(request, key)
        if known and known.is_fresh:
            return self._from_cache(request, known.answer)
        try:
            return self._fetch(request, key, known)
        except SourceError:
            if known is None or not known.is_full:
                raise
            with self._lock:
                self._stale[request.source] += 1
            return self._from_cache(request, replace(known.answer, stale=True))

    def traffic(self, source: str, /) -> Traffic:
        """Count a source's requests: every try and redirect, and every answer of the cache.

        A stale answer is also one of the cache; one that the server renewed counts as both.
        """
        with self._lock:
            return Traffic(
                requests=self._sent[source],
                cached=self._cached[source],
                stale=self._stale[source],
            )

    def close(self) -> None:
        """Close the connections and the cache."""
        if self._wire is not None:
            self._wire.close()
        if self._cache is not None:
            self._cache.close()

    def _look_up(self, request: Request, key: str) -> _Known | None:
        """Find what the cache has, checked as a fresh answer is; what fails is not there.

        A row that was altered together with its digest has to get past the check, too.
        """
        entry = self._cache.find(key) if self._cache else None
        if entry is None:
            return None
        answer = Answer(
            url=entry.url,
            status=entry.status,
            content_type=entry.content_type,
            body=entry.body,
            fetched_at=entry.fetched_at,
            cached=True,
        )
        try:
            is_full = request.check(answer) and answer.found
        except (SourceError, TryAgain, RecursionError):
            return None
        fresh = entry.is_fresh(self._clock.now(), _ttl_of(request, is_full=is_full))
        return _Known(entry=entry, answer=answer, is_full=is_full, is_fresh=fresh)

    def _from_cache(self, request: Request, answer: Answer) -> Answer:
        with self._lock:
            self._cached[request.source] += 1
        return answer

    def _fetch(self, request: Request, key: str, known: _Known | None) -> Answer:
        host = urlsplit(request.url).hostname or request.source
        if self._wire is None:
            reason = f"{host} may not be asked, and the cache has no answer to this"
            raise SourceUnreachable(request.source, reason)
        rule = rule_for(host)
        left = TimeLeft(self._clock, total_s=rule.total_s, budget=self._budget)
        errand = _Errand(request=request, key=key, host=host, rule=rule, left=left)
        try:
            with self._budget.spending():
                return self._persist(errand, known)
        except Failure as failure:
            with self._lock:
                self._breaker.failed(host, failure)
            raise failure.as_error(request.source) from failure

    def _persist(self, errand: _Errand, known: _Known | None) -> Answer:
        """Ask up to four times.

        Raises:
            Failure: all tries failed, or a wait would be longer than the time left.
        """
        number = 1
        while True:
            try:
                answer = self._ask(errand, known)
            except Failure as failure:
                if not self._may_help(failure, number, errand):
                    raise
                number += 1
            else:
                with self._lock:
                    self._breaker.answered(errand.host)
                return answer

    def _may_help(self, failure: Failure, number: int, errand: _Errand) -> bool:
        """Keep everybody off the host for the wait, if there is to be another try."""
        host = errand.host
        with self._lock:
            known = self._breaker.knows(host)
        if not failure.again or (failure.unreachable and not known):
            return False
        if number == TRIES:
            # What the server asked for holds for the requests after this one, too.
            if failure.after_s is not None:
                self._limit.hold(host, errand.rule, failure.after_s)
            return False
        wait = wait_before(number, failure, self._clock.jitter())
        self._limit.hold(host, errand.rule, wait)
        return wait <= errand.left.seconds

    def _ask(self, errand: _Errand, known: _Known | None) -> Answer:
        """Ask once, through redirects, and take the answer in."""
        request = errand.request
        url = full_url(request.url, (*request.params, *request.unkeyed))
        for _ in range(_MOST_REDIRECTS + 1):
            reply = self._send(errand, url, known)
            if isinstance(reply, Answer):
                return reply
            if reply.status not in REDIRECTS:
                return self._take(errand, reply, known)
            url = redirected(url, reply, errand.host)
        raise Failure(f"{errand.host} sends on from place to place without end")

    def _send(self, errand: _Errand, url: str, known: _Known | None) -> Reply | Answer:
        """Wait for the host's turn and send; somebody else may have brought the answer by then."""
        assert self._wire is not None
        request, host, left = errand.request, errand.host, errand.left
        self._refuse_hopeless(host, left)
        headers = {"Accept": request.accept, **dict(request.secret)}
        if known and known.entry.etag:
            headers["If-None-Match"] = known.entry.etag
        if known and known.entry.last_modified:
            headers["If-Modified-Since"] = known.entry.last_modified
        question = Question(
            url=url, host=host, headers=headers, rule=errand.rule, max_bytes=request.max_bytes
        )
        with self._limit.turn(host, errand.rule, left) as waited:
            self._refuse_hopeless(host, left)
            brought = self._look_up(request, errand.key) if waited else None
            if brought and brought.is_fresh:
                return self._from_cache(request, brought.answer)
            with self._lock:
                self._sent[request.source] += 1
            return self._wire.send(question, left)

    def _refuse_hopeless(self, host: str, left: TimeLeft) -> None:
        """Fail at once where the run's time is up or the host is given up."""
        if left.budget_is_spent:
            raise spent(host)
        with self._lock:
            gone = self._breaker.reason(host)
        if gone:
            raise Failure(gone, is_verdict=False)

    def _take(self, errand: _Errand, reply: Reply, known: _Known | None) -> Answer:
        """Make an answer of a reply, check it, and keep it."""
        request = errand.request
        if reply.status == NOT_MODIFIED and known:
            return self._renew(request, reply, known)
        if reply.status not in ANSWERS:
            raise failure_of_status(reply, errand.host, errand.rule, self._clock.now())
        answer = Answer(
            # As the cache will give it, wherever the server sent on to: without keys.
            url=canonical_url(request.url, request.params),
            status=reply.status,
            content_type=reply.headers.get("content-type", ""),
            body=reply.body,
            fetched_at=self._clock.now(),
        )
        try:
            is_full = request.check(answer) and answer.found
        except TryAgain as later:
            reason = f"{errand.host} asks to come back later"
            raise Failure(reason, again=True, after_s=later.after_s) from later
        except RecursionError as error:
            # Parsers of JSON give up so on "[[[[[...": it is the server's doing, no bug.
            reason = f"{errand.host} sent what is nested too deep"
            raise Failure(reason, kind=SourceFormatError) from error
        if self._cache is not None:
            self._cache.keep(_entry_of(request, answer, reply, is_full=is_full))
        return answer

    def _renew(self, request: Request, reply: Reply, known: _Known) -> Answer:
        """Take a kept answer for fresh again, because the server says that it still holds."""
        ttl = _ttl_of(request, is_full=known.is_full)
        entry = replace(
            known.entry,
            renewed_at=self._clock.now(),
            ttl_s=_seconds(ttl),
            etag=reply.headers.get("etag", known.entry.etag),
            last_modified=reply.headers.get("last-modified", known.entry.last_modified),
        )
        if self._cache is not None:
            self._cache.keep(entry)
        return self._from_cache(request, known.answer)


def _entry_of(request: Request, answer: Answer, reply: Reply, *, is_full: bool) -> Entry:
    return Entry(
        url=canonical_url(request.url, request.params),
        accept=request.accept,
        reader=request.reader,
        status=answer.status,
        content_type=answer.content_type,
        etag=reply.headers.get("etag", ""),
        last_modified=reply.headers.get("last-modified", ""),
        fetched_at=answer.fetched_at,
        renewed_at=answer.fetched_at,
        ttl_s=_seconds(_ttl_of(request, is_full=is_full)),
        body=answer.body,
    )


def _ttl_of(request: Request, *, is_full: bool) -> timedelta | None:
    return request.ttl if is_full else min(request.empty_ttl, _LONGEST_EMPTY)


def _seconds(ttl: timedelta | None) -> float | None:
    return None if ttl is None else ttl.total_seconds()
