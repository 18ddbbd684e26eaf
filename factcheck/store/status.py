"""Say what a status means: an answer, another address, later, or no."""

from datetime import datetime
from urllib.parse import urljoin, urlsplit

from factcheck.errors import SourceFormatError, SourceRefused
from factcheck.store.exchange import Reply
from factcheck.store.failure import Failure, retry_after
from factcheck.store.hosts import HostRule

ANSWERS = frozenset({200, 404, 410})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
_LATER = frozenset({429, 502, 503, 504})
_NO = frozenset({401, 403, 429})


def failure_of_status(reply: Reply, host: str, rule: HostRule, now: datetime) -> Failure:
    """Say what a status means that is no answer."""
    status = reply.status
    plain = "json" not in reply.headers.get("content-type", "").lower()
    busy = status in _LATER or (status == 400 and plain and rule.plain_400_is_busy)
    after = retry_after(reply.headers.get("retry-after"), now) if busy else None
    reason = f"{host} {'refused to answer' if status in _NO else 'answered'} with status {status}"
    if status >= 500:
        return Failure(reason, again=busy, after_s=after)
    if status >= 400:
        # A request that the server does not understand says nothing about the server.
        of_host = busy or status in _NO
        return Failure(reason, kind=SourceRefused, again=busy, after_s=after, is_verdict=of_host)
    return Failure(reason, kind=SourceFormatError)


def redirected(url: str, reply: Reply, host: str) -> str:
    """Follow a redirect, within one scheme, host and port.

    Raises:
        Failure: it leads elsewhere, as to a network's log-in page, or nowhere.
    """
    try:
        target = urljoin(url, reply.headers["location"])
        here, there = urlsplit(url), urlsplit(target)
        same = (here.scheme, here.hostname, here.port) == (there.scheme, there.hostname, there.port)
    except (KeyError, ValueError):
        same, target = False, url
    if not same:
        raise Failure(f"{host} sends on to another address, which is not followed")
    return target
