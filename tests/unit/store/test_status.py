"""Test what statuses mean."""

from datetime import UTC, datetime
from typing import Any

import pytest

from factcheck.errors import SourceFormatError, SourceRefused, SourceUnreachable
from factcheck.store.exchange import Reply
from factcheck.store.failure import Failure
from factcheck.store.hosts import rule_for
from factcheck.store.status import failure_of_status, redirected

NOW = datetime(2027, 1, 15, 8, 0, tzinfo=UTC)


def failure(status: int, host: str = "h", **headers: str) -> Failure:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return failure_of_status(Reply(status=status, headers=named), host, rule_for(host), NOW)


@pytest.mark.parametrize(
    ("status", "kind", "again", "is_verdict"),
    [
        (204, SourceFormatError, False, True),
        (304, SourceFormatError, False, True),
        (400, SourceRefused, False, False),
        (403, SourceRefused, False, True),
        (429, SourceRefused, True, True),
        (500, SourceUnreachable, False, True),
        (503, SourceUnreachable, True, True),
        (599, SourceUnreachable, False, True),
    ],
)
def test_status_says_whose_fault_it_is_and_whether_it_may_pass(
    status: int, kind: Any, again: bool, is_verdict: bool
) -> None:
    found = failure(status)
    assert (found.kind, found.again, found.is_verdict) == (kind, again, is_verdict)


def test_wait_is_read_only_where_asking_again_may_help() -> None:
    assert failure(503, retry_after="5").after_s == 5
    assert failure(500, retry_after="5").after_s is None


def test_plain_400_means_busy_at_one_host_only() -> None:
    assert failure(400, "api.worldbank.org", content_type="text/plain").again
    assert not failure(400, "api.worldbank.org", content_type="application/json").again
    assert not failure(400, content_type="text/plain").again


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "https://h/b"),
        ("c?d=1", "https://h/a/c?d=1"),
        ("https://h/x", "https://h/x"),
        ("//h/y", "https://h/y"),
    ],
)
def test_redirect_stays_on_the_host(location: str, target: str) -> None:
    reply = Reply(status=302, headers={"location": location})
    assert redirected("https://h/a/b", reply, "h") == target


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"location": "http://h/"},
        {"location": "https://h:1/"},
        {"location": "https://h.org/"},
        {"location": "https://h:port/"},
        {"location": "javascript:alert(1)"},
    ],
)
def test_redirect_elsewhere_or_nowhere_is_a_failure(headers: dict[str, str]) -> None:
    with pytest.raises(Failure, match="not followed"):
        redirected("https://h/a", Reply(status=302, headers=headers), "h")
