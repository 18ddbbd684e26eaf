"""Test what the client gives for answers and refusals of a server on loopback."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from factcheck.errors import SourceRefused, SourceUnreachable
from factcheck.store.client import HttpClient
from factcheck.store.request import Request, Traffic


class Shelf(BaseHTTPRequestHandler):
    """Answer with the status that the path names."""

    def do_GET(self) -> None:
        body = self.headers["User-Agent"].encode()
        self.send_response(int(self.path.strip("/")))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, form: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def shelf() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shelf)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_client_gives_what_the_server_has_and_counts_it(shelf: str) -> None:
    client = HttpClient(user_agent="factcheck/0 (tests)")
    answer = client.get(Request(source="fake", url=f"{shelf}/200"))
    assert (answer.status, answer.body) == (200, b"factcheck/0 (tests)")
    assert client.get(Request(source="fake", url=f"{shelf}/404")).found is False
    assert client.traffic("fake") == Traffic(requests=2)
    client.close()


def test_client_turns_refusal_and_silence_into_source_errors(shelf: str) -> None:
    client = HttpClient(user_agent="factcheck/0 (tests)")
    with pytest.raises(SourceRefused):
        client.get(Request(source="fake", url=f"{shelf}/403"))
    with pytest.raises(SourceUnreachable):
        client.get(Request(source="fake", url="http://127.0.0.1:9/"))
    client.close()
