"""Test that no answer takes longer, or grows larger, than it may."""

import gzip
import socket
import threading
import time as real_time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from factcheck.errors import SourceFormatError
from factcheck.store.clock import Clock, TimeLeft
from factcheck.store.exchange import Question, Reply, Wire, user_agent
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


def test_host_that_cannot_be_resolved_in_time_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    over = threading.Event()

    def resolve(*_: object, **__: object) -> None:
        over.wait(30)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    wire = Wire(version="0", contact="")
    rule = HostRule(gap_s=0, connect_s=0.1, read_s=30, total_s=60)
    begun = real_time.monotonic()
    with pytest.raises(Failure, match="could not be reached in time") as caught:
        wire.send(question(rule=rule), TimeLeft(Clock(), total_s=60))
    assert caught.value.unreachable
    assert real_time.monotonic() - begun < 5
    over.set()
    wire.close()


@contextmanager
def raw_server(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """Let a function talk to whoever connects, below HTTP."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with connection, suppress(OSError):
                    talk(connection)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(timeout=10)


def send_raw(port: int, scheme: str = "http", total_s: float = 0.6, connect_s: float = 5) -> Reply:
    wire = Wire(version="0", contact="")
    rule = HostRule(gap_s=0, connect_s=connect_s, read_s=5, total_s=total_s)
    asked = replace(question(rule=rule), url=f"{scheme}://127.0.0.1:{port}/")
    left = TimeLeft(Clock(), total_s=total_s)
    left.start()
    try:
        return wire.send(asked, left)
    finally:
        wire.close()


def drip_headers(connection: socket.socket) -> None:
    connection.recv(1 << 16)
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(200):
        connection.sendall(b"X-%d: x\r\n" % number)
        real_time.sleep(0.05)


def test_server_that_drips_its_headers_is_cut() -> None:
    begun = real_time.monotonic()
    with (
        raw_server(drip_headers) as port,
        pytest.raises(Failure, match=r"did not finish within 0\.6 s"),
    ):
        send_raw(port)
    assert real_time.monotonic() - begun < 5


def test_server_that_never_shakes_hands_is_not_there() -> None:
    begun = real_time.monotonic()
    with (
        raw_server(lambda connection: real_time.sleep(1)) as port,
        pytest.raises(Failure, match="could not be reached in time") as caught,
    ):
        send_raw(port, "https", total_s=60, connect_s=0.2)
    assert caught.value.unreachable
    assert real_time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", "broke the connection off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{", "broke"),
        (b"\x16\x03\x01 hello", "broke the connection off"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"x" * 200_000 + b"\r\n\r\n", "broke the connection off"),
        (b"", "broke the connection off"),
    ],
)
def test_answer_that_breaks_off_or_is_no_http_may_be_asked_for_again(
    said: bytes, reason: str
) -> None:
    def talk(connection: socket.socket) -> None:
        connection.recv(1 << 16)
        connection.sendall(said)

    with raw_server(talk) as port, pytest.raises(Failure, match=reason) as caught:
        send_raw(port, total_s=10)
    assert caught.value.again


def test_connections_are_opened_again_after_they_were_closed(tmp_path: Path) -> None:
    wire = Wire(version="0", contact="", transport=httpx.MockTransport(reply(b"x")))
    wire.close()
    assert wire.send(question(), TimeLeft(Clock(), total_s=60)).body == b"x"
    wire.close()
