"""Say why a host gave no answer, in one sentence, and whether asking again may help.

Own code rather than httpx-retries or stamina: both wrap a call or a transport, and cannot see that
an answer's body says "later", that the run's time is nearly up, or that the host is gone for good.
"""

import re
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from factcheck.errors import SourceError, SourceFormatError, SourceUnreachable

TRIES = 4
_WAITS_S = (1.0, 2.0, 4.0)  # before the second, third and fourth try
_JITTER = 0.25  # a quarter more at most, so that processes which failed together part
_FAILED_REQUESTS = 3  # then a host is given up for the run

# The packages whose exceptions mean that the connection is at fault, whatever their class.
_STACK = frozenset({"httpx", "httpcore", "h11", "h2", "hpack", "hyperframe", "ssl", "socket"})
_SECONDS = re.compile(r"[0-9]{1,9}")


class Failure(Exception):  # noqa: N818 - it is turned into one of our errors before anyone sees it
    """Carry why a try failed: `reason` is a sentence that names the host, and no secret.

    `kind` is the error that it becomes. `again` says that another try may help, after
    `after_s` seconds where the server named a time; `unreachable` that no connection was made.
    `is_verdict` is False for what says nothing about the host, such as a budget that is spent.
    """

    def __init__(
        self,
        reason: str,
        *,
        kind: type[SourceError] = SourceUnreachable,
        again: bool = False,
        after_s: float | None = None,
        unreachable: bool = False,
        is_verdict: bool = True,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.kind = kind
        self.again = again
        self.after_s = after_s
        self.unreachable = unreachable
        self.is_verdict = is_verdict

    def as_error(self, source: str) -> SourceError:
        """Make the error that the source's caller sees."""
        if self.kind is SourceFormatError:
            return SourceFormatError(source, self.reason, json_path="$")
        return self.kind(source, self.reason)


class Breaker:
    """Remember for one run which hosts are not worth asking; its owner locks it."""

    def __init__(self) -> None:
        self._failed: dict[str, int] = {}
        self._gone: dict[str, str] = {}
        self._answered: set[str] = set()

    def reason(self, host: str) -> str | None:
        """Say why a host is given up, or None."""
        return self._gone.get(host)

    def answered(self, host: str) -> None:
        """Note that a host gave an answer."""
        self._failed.pop(host, None)
        self._answered.add(host)

    def knows(self, host: str) -> bool:
        """Say whether a host has answered in this run."""
        return host in self._answered

    def failed(self, host: str, failure: Failure) -> None:
        """Count a request that failed after all its tries, or a host that is not there."""
        if not failure.is_verdict or failure.kind is SourceFormatError:
            return
        self._failed[host] = self._failed.get(host, 0) + 1
        gone = failure.unreachable and host not in self._answered
        if gone or self._failed[host] >= _FAILED_REQUESTS:
            self._gone[host] = f"{host} is given up for this run: {failure.reason}"


def wait_before(number: int, failure: Failure, jitter: float) -> float:
    """Give the seconds to wait before try `number`, the second being 1."""
    if failure.after_s is not None:
        return failure.after_s
    return _WAITS_S[number - 1] * (1 + _JITTER * jitter)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Read a Retry-After header, in seconds or as a date; None where it says neither."""
    text = (value or "").strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    # "-0000" gives a moment without a zone, which the standard reads as UTC.
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def is_fault(error: BaseException) -> bool:
    """Say whether an exception is the connection's fault: any of the HTTP stack's, or the system's.

    Judged by where its class comes from: h2 and httpcore let exceptions through that httpx
    does not list.
    """
    if isinstance(error, OSError | UnicodeError):
        return True
    return any(each.__module__.partition(".")[0] in _STACK for each in type(error).__mro__)


def failure_of(error: BaseException, host: str) -> Failure:
    """Put an exception of the HTTP stack into words.

    Never its own words: they may hold the address with its key, or a header.
    """
    import httpx  # noqa: PLC0415 - takes a quarter of a second

    if isinstance(error, httpx.ConnectTimeout | httpx.ConnectError | httpx.ProxyError):
        return Failure(f"{host} {_no_connection(error)}", again=True, unreachable=True)
    if isinstance(error, httpx.TimeoutException):
        return Failure(f"{host} did not answer in time", again=True)
    if isinstance(error, httpx.DecodingError):
        return Failure(f"{host} sent what cannot be decoded", kind=SourceFormatError)
    if isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL):
        reason = f"{host} cannot be asked: the request's address is not valid"
        return Failure(reason, is_verdict=False)
    return Failure(f"{host} broke the connection off", again=True)


def _no_connection(error: BaseException) -> str:
    chain = tuple(_chain(error))
    if any(isinstance(each, TimeoutError) for each in chain):
        return "could not be reached in time"
    if any(isinstance(each, socket.gaierror) for each in chain):
        return "cannot be found: is there a network?"
    if any(isinstance(each, ssl.SSLError) for each in chain):
        return "has no certificate that can be trusted"
    if any(isinstance(each, ConnectionRefusedError) for each in chain):
        return "refused the connection"
    return "could not be reached"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
