"""Test that no answer takes longer, or grows larger, than it may."""

import gzip
import threading
import time as real_time
import zlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from factcheck.errors import SourceFormatError
from factcheck.store.clock import Clock, TimeLeft
from factcheck.store.exchange import Question, Wire, user_agent
from factcheck.store.failure import Failure
from factcheck.store.hosts import HostRule, rule_for
from tests.unit.store.hand_clock import dripping, reply


def question(max_bytes: int = 1 << 20, rule: HostRule | None = None) -> Question:
    return Question(
        url="http://h/",
        host="h",
        headers={},
        rule=rule or rule_for("localhost"),
        max_bytes=max_bytes,
    )


def body_of(response: object, max_bytes: int = 1 << 20) -> bytes:
    transport = httpx.MockTransport(response)  # type: ignore[arg-type]  # any callable
    wire = Wire(version="0", contact="", transport=transport)
    try:
        return wire.send(question(max_bytes), TimeLeft(Clock(), total_s=60)).body
    finally:
        wire.close()


def noted(read: list[int]) -> Iterator[bytes]:
    """Give a body that notes when it is read."""
    read.append(1)
    yield b"x"


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("desk@paper.org", "factcheck/1.0 (desk@paper.org) httpx/"),
        ("", "factcheck/1.0 httpx/"),
        ("(Zoë)\r\nX: 1", "factcheck/1.0 (ZoX: 1) httpx/"),
    ],
)
def test_user_agent_names_program_and_contact_and_cannot_break_out(
    contact: str, expected: str
) -> None:
    assert user_agent("1.0", contact) == expected + httpx.__version__


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, 131_072, 300_000])
def test_gzip_is_unpacked_whole(size: int) -> None:
    body = bytes(n % 251 for n in range(size))
    assert body_of(reply(gzip.compress(body), content_encoding="gzip")) == body


def test_gzip_in_single_bytes_and_in_two_members_is_unpacked_whole() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    pieces = (packed[n : n + 1] for n in range(len(packed)))
    assert body_of(dripping(pieces, content_encoding="gzip")) == b"one two"
    assert body_of(dripping(iter([packed]), content_encoding="x-gzip")) == b"one two"


def test_gzip_bomb_is_cut_off_before_it_grows() -> None:
    import tracemalloc

    packer = zlib.compressobj(9, wbits=31)
    bomb = packer.compress(bytes(200_000_000)) + packer.flush()
    assert len(bomb) < 200_000
    response = dripping(iter([bomb]), content_encoding="gzip")
    tracemalloc.start()
    with pytest.raises(Failure, match="more than") as caught:
        body_of(response, 1 << 20)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.kind is SourceFormatError
    assert peak < 5_000_000


def test_gzip_cut_off_is_asked_again_and_what_is_no_gzip_is_refused() -> None:
    with pytest.raises(Failure, match="cut its answer off") as caught:
        body_of(dripping(iter([gzip.compress(b"x" * 999)[:-9]]), content_encoding="gzip"))
    assert caught.value.again
    with pytest.raises(Failure, match="cannot be unpacked") as caught:
        body_of(dripping(iter([b"<html>"]), content_encoding="gzip"))
    assert caught.value.kind is SourceFormatError


def test_packing_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(Failure, match="not asked for") as caught:
        body_of(dripping(iter([b"x"]), content_encoding="br"))
    assert caught.value.kind is SourceFormatError


def test_length_that_the_server_names_is_refused_before_it_comes() -> None:
    read: list[int] = []
    with pytest.raises(Failure, match="more than"):
        body_of(dripping(noted(read), content_length="2000000"))
    assert read == []


@pytest.mark.parametrize("status", [403, 500, 503, 302])
def test_page_of_an_error_is_not_read(status: int) -> None:
    read: list[int] = []
    assert body_of(lambda _: httpx.Response(status, content=noted(read))) == b""
    assert read == []


def test_server_that_never_answers_is_left_behind_in_real_time() -> None:
    over = threading.Event()

    def hang(_: httpx.Request) -> httpx.Response:
        over.wait(30)
        return httpx.Response(200)

    wire = Wire(version="0", contact="", transport=httpx.MockTransport(hang))
    left = TimeLeft(Clock(), total_s=0.2)
    left.start()
    begun = real_time.monotonic()
    with pytest.raises(Failure, match="did not finish within"):
        wire.send(question(), left)
    assert real_time.monotonic() - begun < 5
    over.set()
    wire.close()


def test_connections_are_opened_again_after_they_were_closed(tmp_path: Path) -> None:
    wire = Wire(version="0", contact="", transport=httpx.MockTransport(reply(b"x")))
    wire.close()
    assert wire.send(question(), TimeLeft(Clock(), total_s=60)).body == b"x"
    wire.close()
