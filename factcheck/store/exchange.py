"""Send one request and read its answer, within a total time and a number of bytes.

httpx's own limits hold for each read: a server that sends a byte now and then passes them for
ever, and nothing bounds the resolver. So the exchange runs in a thread that is left behind when
time is up, and the body is unpacked here, piece by piece, so that no small answer grows large.
"""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, wait
from contextlib import suppress
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from factcheck.errors import SourceFormatError
from factcheck.store.clock import TimeLeft
from factcheck.store.failure import Failure, failure_of, is_fault
from factcheck.store.hosts import HostRule

if TYPE_CHECKING:
    import httpx

_PIECE = 1 << 16
# What a header may hold: anything else could end it and begin another.
_UNFIT = re.compile(r"[^\x20-\x7e]")
# Other statuses say all in the status line; their pages are not read.
_WITH_BODY = frozenset({200, 304, 404, 410})


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Hold what goes to the server, secrets included."""

    url: str
    host: str
    headers: Mapping[str, str]
    rule: HostRule
    max_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Hold what came back; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def user_agent(version: str, contact: str) -> str:
    """Say honestly who asks, and where to complain."""
    import httpx  # noqa: PLC0415 - takes a quarter of a second

    who = re.sub(r"[()]", "", _UNFIT.sub("", contact)).strip()
    return " ".join(
        part
        for part in (
            f"factcheck/{version}",
            f"({who})" if who else "",
            f"httpx/{httpx.__version__}",
        )
        if part
    )


class Wire:
    """Hold the connections, opened by the first request; safe to share between threads."""

    def __init__(
        self, *, version: str, contact: str, transport: "httpx.BaseTransport | None" = None
    ) -> None:
        self._version = version
        self._contact = contact
        self._transport = transport
        self._lock = Lock()
        self._client: httpx.Client | None = None

    def send(self, question: Question, left: TimeLeft) -> Reply:
        """Send a question once and read the whole answer.

        Raises:
            Failure: no answer came, in time or at all, or it cannot be read.
        """
        if any(_UNFIT.search(value) for value in question.headers.values()):
            reason = f"{question.host} cannot be asked: a header holds what none may hold"
            raise Failure(reason, is_verdict=False)
        client = self._connected(question.host)
        under_way = _UnderWay()
        if self._transport is not None:
            under_way.connected.set()  # only httpx's own transport tells of its connections
        try:
            return _within(
                question, left, under_way, lambda: _exchange(client, question, left, under_way)
            )
        except _TimeIsUpError:
            under_way.given_up.set()
            if not under_way.connected.is_set():
                reason = f"{question.host} could not be reached in time"
                raise Failure(reason, again=True, unreachable=True) from None
            raise _too_slow(question, left) from None
        except Failure:
            raise
        except BaseException as error:
            if not is_fault(error):
                raise
            raise failure_of(error, question.host) from error

    def close(self) -> None:
        """Close the connections."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def _connected(self, host: str) -> "httpx.Client":
        import httpx  # noqa: PLC0415 - takes a quarter of a second

        with self._lock:
            if self._client is None:
                try:
                    self._client = self._opened()
                except (httpx.InvalidURL, OSError, ValueError, ImportError) as error:
                    reason = (
                        f"{host} cannot be asked: "
                        "the environment names a proxy or certificates that cannot be used"
                    )
                    raise Failure(reason, is_verdict=False) from error
            return self._client

    def _opened(self) -> "httpx.Client":
        import httpx  # noqa: PLC0415 - loaded by now

        return httpx.Client(
            http2=True,
            transport=self._transport,
            # A cookie would make an answer depend on what was asked before.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            follow_redirects=False,
            headers={
                "User-Agent": user_agent(self._version, self._contact),
                # The one that is unpacked below; httpx would offer all that it can undo.
                "Accept-Encoding": "gzip",
            },
        )


class _TimeIsUpError(Exception):
    """Say that work went on past its time."""


class _UnderWay:
    """Tell the two threads of an exchange of each other."""

    def __init__(self) -> None:
        self.connected = Event()
        self.given_up = Event()

    def trace(self, name: str, _: object) -> None:
        """Note that the connection stands; httpcore says so for new and for old ones."""
        if name.endswith("send_request_headers.started"):
            self.connected.set()


def _within(
    question: Question, left: TimeLeft, under_way: _UnderWay, work: Callable[[], Reply]
) -> Reply:
    """Run work in a thread of its own for the time that is left, then leave it behind."""
    future: Future[Reply] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
            future.set_exception(error)

    # Daemon: a connection that hangs must not keep the program from ending.
    Thread(target=run, name="factcheck-exchange", daemon=True).start()
    # Nothing bounds the resolver; twice the time to connect does for it, one address that is
    # silent, and the handshake.
    wait([future], timeout=min(left.seconds, 2 * question.rule.connect_s))
    if not future.done() and under_way.connected.is_set():
        # Infinity would be refused; a year is as good.
        wait([future], timeout=min(left.seconds, 3e7))
    if not future.done():
        raise _TimeIsUpError
    return future.result()


def _exchange(
    client: "httpx.Client", question: Question, left: TimeLeft, under_way: _UnderWay
) -> Reply:
    import httpx  # noqa: PLC0415 - loaded by now

    rule = question.rule
    timeout = httpx.Timeout(
        min(rule.read_s, left.seconds), connect=min(rule.connect_s, left.seconds)
    )
    with client.stream(
        "GET",
        question.url,
        headers=dict(question.headers),
        timeout=timeout,
        extensions={"trace": under_way.trace},
    ) as response:
        headers = {name.lower(): value for name, value in response.headers.items()}
        if response.status_code not in _WITH_BODY:
            return Reply(status=response.status_code, headers=headers)
        # Not iter_bytes: that unpacks a whole piece however large it grows.
        pieces = _pieces(response.stream, question, left, under_way.given_up)
        body = _collected(_unpacked(pieces, headers, question), headers, question)
        return Reply(status=response.status_code, headers=headers, body=body)


def _pieces(stream: object, question: Question, left: TimeLeft, given_up: Event) -> Iterator[bytes]:
    assert isinstance(stream, Iterable)
    for piece in stream:
        if given_up.is_set() or left.seconds <= 0:
            raise _too_slow(question, left)
        yield piece


def _unpacked(
    pieces: Iterator[bytes], headers: Mapping[str, str], question: Question
) -> Iterator[bytes]:
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        return pieces
    if encoding in {"gzip", "x-gzip"}:
        return _gunzipped(pieces, question)
    reason = f"{question.host} packed its answer in a way that was not asked for"
    raise Failure(reason, kind=SourceFormatError)


def _gunzipped(pieces: Iterator[bytes], question: Question) -> Iterator[bytes]:
    """Unpack gzip in pieces of bounded size, so that a bomb is cut off before it goes off."""
    unpacker = zlib.decompressobj(wbits=31)
    came = False
    try:
        for piece in pieces:
            data = piece
            came = came or bool(data)
            while data:
                if unpacker.eof:
                    unpacker = zlib.decompressobj(wbits=31)  # gzip files may be strung together
                out = unpacker.decompress(data, _PIECE)
                yield out
                data = unpacker.unconsumed_tail or unpacker.unused_data
                # All was read, but more than one piece may be waiting to come out.
                while not data and len(out) == _PIECE:
                    out = unpacker.decompress(b"", _PIECE)
                    yield out
    except zlib.error as error:
        reason = f"{question.host} sent what cannot be unpacked"
        raise Failure(reason, kind=SourceFormatError) from error
    if came and not unpacker.eof:
        raise Failure(f"{question.host} cut its answer off", again=True)


def _collected(pieces: Iterator[bytes], headers: Mapping[str, str], question: Question) -> bytes:
    """Join the pieces, refusing more bytes than the request allows."""
    length = 0
    with suppress(ValueError):
        length = int(headers.get("content-length", "0")[:20])
    body = bytearray()
    while length <= question.max_bytes:
        try:
            body += next(pieces)
        except StopIteration:
            return bytes(body)
        length = max(length, len(body))
    reason = f"{question.host} sent more than the {question.max_bytes:,} bytes allowed"
    raise Failure(reason, kind=SourceFormatError)


def _too_slow(question: Question, left: TimeLeft) -> Failure:
    if left.budget_is_spent:
        return spent(question.host)
    return Failure(f"{question.host} did not finish within {question.rule.total_s:g} s")


def spent(host: str) -> Failure:
    """Say that the run's own time is over."""
    reason = f"{host} was not asked to the end: the run's time budget is spent"
    return Failure(reason, is_verdict=False)
