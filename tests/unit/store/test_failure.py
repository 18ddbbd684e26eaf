"""Test what failures say, which may pass, and when a host is given up."""

import socket
import ssl
from datetime import UTC, datetime

import httpx
import pytest

from factcheck.errors import SourceFormatError, SourceRefused, SourceUnreachable
from factcheck.store.failure import (
    Breaker,
    Failure,
    failure_of,
    is_fault,
    retry_after,
    wait_before,
)

NOW = datetime(2027, 1, 15, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Fri, 15 Jan 2027 08:01:30 GMT", 90),
        ("Friday, 15-Jan-27 08:01:30 GMT", 90),
        ("Fri, 15 Jan 2027 08:01:30 -0000", 90),
        ("Fri, 15 Jan 2027 10:01:30 +0200", 90),
        ("Fri, 15 Jan 2027 07:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("9" * 5000, None),
        ("Fri, 15 Jan 99999999 07:00:00 GMT", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_in_seconds_and_as_a_date(
    value: str | None, seconds: float | None
) -> None:
    assert retry_after(value, NOW) == seconds


def test_waits_grow_and_jitter_adds_at_most_a_quarter() -> None:
    failure = Failure("x", again=True)
    assert [wait_before(n, failure, 0.0) for n in (1, 2, 3)] == [1, 2, 4]
    assert wait_before(3, failure, 1.0) == 5
    # A wait that the server names is neither cut nor stretched.
    assert wait_before(3, Failure("x", again=True, after_s=7), 1.0) == 7


def connect_error(cause: Exception) -> httpx.ConnectError:
    error = httpx.ConnectError("at https://h/?key=hush")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (connect_error(socket.gaierror(-2, "?")), "h cannot be found: is there a network?"),
        (connect_error(ConnectionRefusedError()), "h refused the connection"),
        (connect_error(ssl.SSLError()), "h has no certificate that can be trusted"),
        (connect_error(TimeoutError()), "h could not be reached in time"),
        (connect_error(OSError()), "h could not be reached"),
        (httpx.ReadTimeout(""), "h did not answer in time"),
        (httpx.RemoteProtocolError(""), "h broke the connection off"),
        (httpx.DecodingError(""), "h sent what cannot be decoded"),
        (httpx.UnsupportedProtocol(""), "h cannot be asked: the request's address is not valid"),
    ],
)
def test_failure_is_one_sentence_that_names_the_host(error: Exception, reason: str) -> None:
    assert failure_of(error, "h").reason == reason


def test_failure_becomes_the_error_of_its_kind() -> None:
    assert isinstance(Failure("x").as_error("s"), SourceUnreachable)
    assert isinstance(Failure("x", kind=SourceRefused).as_error("s"), SourceRefused)
    error = Failure("x", kind=SourceFormatError).as_error("s")
    assert isinstance(error, SourceFormatError)
    assert (error.source, str(error)) == ("s", "x at $")


def test_fault_is_told_from_a_bug_by_where_its_class_comes_from() -> None:
    class OurOwnError(httpx.ReadError):
        pass

    assert is_fault(httpx.ReadError(""))
    assert is_fault(OurOwnError(""))
    assert is_fault(OSError())
    assert not is_fault(KeyError())
    assert not is_fault(AssertionError())
    assert not is_fault(KeyboardInterrupt())


def test_breaker_gives_up_after_three_failures_in_a_row() -> None:
    breaker = Breaker()
    for _ in range(2):
        breaker.failed("h", Failure("h is down"))
    assert breaker.reason("h") is None
    breaker.answered("h")
    for _ in range(3):
        breaker.failed("h", Failure("h is down"))
    assert breaker.reason("h") == "h is given up for this run: h is down"
    assert breaker.reason("other") is None


def test_breaker_gives_up_at_once_a_host_that_is_not_there() -> None:
    breaker = Breaker()
    breaker.answered("known")
    for host in ("known", "new"):
        breaker.failed(host, Failure("not there", unreachable=True))
    assert breaker.reason("known") is None
    assert breaker.reason("new") is not None


@pytest.mark.parametrize(
    "failure", [Failure("x", is_verdict=False), Failure("x", kind=SourceFormatError)]
)
def test_breaker_does_not_count_what_is_not_the_hosts_fault(failure: Failure) -> None:
    breaker = Breaker()
    for _ in range(9):
        breaker.failed("h", failure)
    assert breaker.reason("h") is None
