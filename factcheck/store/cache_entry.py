"""Write one kept answer as bytes and read it back, checked; never a pickle."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from factcheck.store.request import Pairs, Request

_MAGIC = b"factcheck-answer/1 "
_DIGEST = 64  # hexadecimal digits of SHA-256
_LONGEST_HEAD = 1 << 16
# Clocks of two machines that share a cache, or of one, differ a little.
_SKEW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold one answer as it is kept: no secret, nothing of the person who asked.

    `fetched_at` is when the body came, `renewed_at` when the server last said that it still
    holds; `ttl_s` is how long that is taken for fresh, None for good.
    """

    url: str
    accept: str
    reader: int
    status: int
    content_type: str
    etag: str
    last_modified: str
    fetched_at: datetime
    renewed_at: datetime
    ttl_s: float | None
    body: bytes

    @property
    def key(self) -> str:
        """Give the key that this answer is kept under."""
        return key_of(self.url, self.accept, self.reader)

    @property
    def size_bytes(self) -> int:
        """Give the length of the body."""
        return len(self.body)

    def is_fresh(self, now: datetime, ttl: timedelta | None) -> bool:
        """Say whether the answer may be used unasked, kept for so long."""
        age = now - self.renewed_at
        # From the future, or as good as for ever: a clock was wrong, so ask.
        return age >= -_SKEW and (ttl is None or age < ttl)

    def is_over(self, now: datetime) -> bool:
        """Say whether the time it was kept for is up."""
        ttl = None if self.ttl_s is None else timedelta(seconds=self.ttl_s)
        return not self.is_fresh(now, ttl)


def canonical_url(url: str, params: Iterable[tuple[str, str]]) -> str:
    """Put an address and its parameters in the one form that stands for it, without a password."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    query = encode_query(sorted((*parse_qsl(parts.query, keep_blank_values=True), *params)))
    return urlunsplit((parts.scheme.lower(), host + port, parts.path or "/", query, ""))


def encode_query(pairs: Iterable[tuple[str, str]]) -> str:
    """Write parameters as a query, a space as %20."""
    return urlencode(tuple(pairs), quote_via=quote)


def full_url(url: str, pairs: Pairs) -> str:
    """Put parameters behind an address that may have some already, in their order."""
    parts = urlsplit(url)
    query = encode_query(pairs)
    joined = "&".join(part for part in (parts.query, query) if part)
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", joined, ""))


def key_for(request: Request) -> str:
    """Give the key of a request: what is asked, in which form, read by which parser."""
    return key_of(canonical_url(request.url, request.params), request.accept, request.reader)


def key_of(url: str, accept: str, reader: int) -> str:
    """Give the key of a canonical address; GET is the only method."""
    canonical = "\n".join(("GET", url, accept, str(reader)))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def encode(entry: Entry) -> bytes:
    """Write an entry: the format and the digest of the next line, that line of JSON, the body."""
    head = {
        "url": entry.url,
        "accept": entry.accept,
        "reader": entry.reader,
        "status": entry.status,
        "content_type": entry.content_type,
        "etag": entry.etag,
        "last_modified": entry.last_modified,
        "fetched_at": entry.fetched_at.isoformat(),
        "renewed_at": entry.renewed_at.isoformat(),
        "ttl_s": entry.ttl_s,
        "sha256": hashlib.sha256(entry.body).hexdigest(),
    }
    line = json.dumps(head, separators=(",", ":")).encode("ascii")
    digest = hashlib.sha256(line).hexdigest().encode("ascii")
    return b"".join((_MAGIC, digest, b"\n", line, b"\n", entry.body))


def decode(key: str, data: bytes) -> Entry:
    """Read an entry back.

    Raises:
        ValueError: it is cut off, altered, of another format, or of another key.
    """
    start = len(_MAGIC) + _DIGEST + 1
    if not data.startswith(_MAGIC):
        message = "no answer of this format"
        raise ValueError(message)
    end = data.find(b"\n", start, start + _LONGEST_HEAD)
    line = data[start : max(end, start)]
    if hashlib.sha256(line).hexdigest().encode("ascii") + b"\n" != data[len(_MAGIC) : start]:
        message = "its head is not what was kept"
        raise ValueError(message)
    body = data[end + 1 :]
    entry, digest = _entry(line, body)
    if hashlib.sha256(body).hexdigest() != digest:
        message = "its body is not what was kept"
        raise ValueError(message)
    if entry.key != key:
        message = "kept under the key of another request"
        raise ValueError(message)
    return entry


def _entry(line: bytes, body: bytes) -> tuple[Entry, str]:
    try:
        head = json.loads(line)
        entry = Entry(
            url=_text(head, "url"),
            accept=_text(head, "accept"),
            reader=int(head["reader"]),
            status=int(head["status"]),
            content_type=_text(head, "content_type"),
            etag=_text(head, "etag"),
            last_modified=_text(head, "last_modified"),
            fetched_at=_moment(head, "fetched_at"),
            renewed_at=_moment(head, "renewed_at"),
            ttl_s=None if head["ttl_s"] is None else float(head["ttl_s"]),
            body=body,
        )
        return entry, _text(head, "sha256")
    except (KeyError, TypeError, OverflowError, RecursionError) as error:
        message = "its head has another shape"
        raise ValueError(message) from error


def _text(head: Any, name: str) -> str:
    value = head[name]
    if not isinstance(value, str):
        message = f"{name} is no text"
        raise TypeError(message)
    return value


def _moment(head: Any, name: str) -> datetime:
    moment = datetime.fromisoformat(_text(head, name))
    if moment.tzinfo is None:
        message = f"{name} has no zone"
        raise ValueError(message)
    return moment.astimezone(UTC)
