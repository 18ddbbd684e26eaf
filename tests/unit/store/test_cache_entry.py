"""Test the keys of requests, and that no damaged entry is read."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.store.cache_entry import canonical_url, decode, encode, full_url, key_for
from factcheck.store.request import Request
from tests.unit.store.answers import NOW, entry_of


@pytest.mark.parametrize(
    ("url", "params", "canonical"),
    [
        ("https://H.org/a", (), "https://h.org/a"),
        ("https://h.org", (("b", "1"), ("a", "2 3")), "https://h.org/?a=2%203&b=1"),
        ("https://h.org/?z=1&y", (("a", ""),), "https://h.org/?a=&y=&z=1"),
        ("https://u:p@h.org:8443/", (), "https://h.org:8443/"),
        ("http://[::1]:80/", (), "http://[::1]:80/"),
        ("https://h.org/a;b/c#top", (("q", "ä|&"),), "https://h.org/a;b/c?q=%C3%A4%7C%26"),
    ],
)
def test_address_has_one_form(url: str, params: Any, canonical: str) -> None:
    assert canonical_url(url, params) == canonical


def test_full_address_keeps_order_password_and_what_was_there() -> None:
    url = full_url("https://u:p@h.org?z=1", (("b", "1"), ("a", "2 3")))
    assert url == "https://u:p@h.org/?z=1&b=1&a=2%203"


def test_key_stands_for_address_form_and_reader_only() -> None:
    def key(**fields: Any) -> str:
        return key_for(Request(**{"source": "s", "url": "https://h/", **fields}))

    assert key() == key(source="other", unkeyed=(("key", "k"),), secret=(("X", "k"),), ttl=None)
    assert key(params=(("a", "1"), ("b", "2"))) == key(params=(("b", "2"), ("a", "1")))
    keys = [
        key(),
        key(reader=2),
        key(accept="text/html"),
        key(url="http://h/"),
        key(url="https://h/?"),
    ]
    assert len(set(keys)) == 4


@given(
    body=st.binary(), text=st.text(), reader=st.integers(0, 99), ttl=st.none() | st.floats(0, 1e9)
)
def test_entry_is_read_as_it_was_written(
    body: bytes, text: str, reader: int, ttl: float | None
) -> None:
    entry = entry_of(
        body=body, content_type=text, etag=text, last_modified=text, reader=reader, ttl_s=ttl
    )
    assert decode(entry.key, encode(entry)) == entry


@given(cut=st.integers(min_value=0))
def test_entry_cut_off_anywhere_is_refused(cut: int) -> None:
    entry = entry_of(body=b'{"a": 1}')
    data = encode(entry)
    with pytest.raises(ValueError, match=r"."):
        decode(entry.key, data[: cut % len(data)])


@given(place=st.integers(min_value=0), change=st.integers(1, 255))
def test_entry_with_any_byte_changed_is_refused(place: int, change: int) -> None:
    entry = entry_of(body=b'{"a": 1}')
    data = bytearray(encode(entry))
    data[place % len(data)] ^= change
    with pytest.raises(ValueError, match=r"."):
        decode(entry.key, bytes(data))


def test_entry_of_another_request_is_refused() -> None:
    with pytest.raises(ValueError, match="another request"):
        decode(entry_of("https://h/b").key, encode(entry_of("https://h/a")))


def entry_with_head(line: bytes, body: bytes = b"{}") -> bytes:
    digest = hashlib.sha256(line).hexdigest().encode()
    return b"factcheck-answer/1 " + digest + b"\n" + line + b"\n" + body


def head_with(**fields: Any) -> bytes:
    _, head, body = encode(entry_of()).split(b"\n", 2)
    return entry_with_head(json.dumps({**json.loads(head), **fields}).encode(), body)


def test_head_that_is_what_it_was_is_read() -> None:
    """Else the refusals below would prove nothing."""
    assert decode(entry_of().key, head_with(status=404)).status == 404


@pytest.mark.parametrize(
    "fields",
    [
        {"url": None},
        {"status": "x"},
        {"fetched_at": "yesterday"},
        {"renewed_at": "2027-01-01T00:00:00"},
        {"ttl_s": []},
        {"reader": 1e999},
        {"sha256": 5},
    ],
)
def test_head_of_another_shape_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(entry_of().key, head_with(**fields))


@pytest.mark.parametrize(
    "head", [b"[]", b"null", b"{", b"[" * 60_000, b'"' + b"x" * 70_000, b"\xff"]
)
def test_head_that_is_none_is_refused(head: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode("key", entry_with_head(head))


def test_dates_are_read_in_universal_time() -> None:
    east = datetime(2027, 1, 15, 10, 0, tzinfo=timezone(timedelta(hours=2)))
    entry = entry_of(fetched_at=east)
    read = decode(entry.key, encode(entry))
    assert read.fetched_at.tzinfo is UTC
    assert read.fetched_at == NOW


@pytest.mark.parametrize(
    ("age_s", "ttl_s", "fresh"),
    [
        (0, 10, True),
        (9.9, 10, True),
        (10, 10, False),
        (1e9, None, True),
        (-200, 10, True),
        (-400, 10, False),
        (-400, None, False),
        (0, 0, False),
    ],
)
def test_entry_is_fresh_for_its_time(age_s: float, ttl_s: float | None, fresh: bool) -> None:
    entry = entry_of(ttl_s=ttl_s)
    now = NOW + timedelta(seconds=age_s)
    assert entry.is_fresh(now, None if ttl_s is None else timedelta(seconds=ttl_s)) is fresh
    assert entry.is_over(now) is not fresh
