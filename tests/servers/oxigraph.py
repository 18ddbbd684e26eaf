"""Run a real SPARQL server, Oxigraph, on loopback over Turtle; None where it is not installed."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WHY_NOT = "the program oxigraph (package oxigraph) is not installed"


def program() -> str | None:
    """Give the path of the server's program, beside the interpreter or on the path."""
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.is_file() else shutil.which("oxigraph")


@contextmanager
def serving(turtle: str, folder: Path) -> Iterator[str]:
    """Load Turtle, serve it read-only and give the address of the query service."""
    oxigraph = program()
    assert oxigraph is not None, WHY_NOT
    data, store = folder / "data.ttl", folder / "store"
    data.write_text(turtle, encoding="utf-8")
    subprocess.run(
        [oxigraph, "load", "--location", str(store), "--file", str(data)],
        check=True,
        capture_output=True,
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            oxigraph, "serve-read-only", "--location", str(store),
            "--bind", f"127.0.0.1:{port}", "--timeout-s", "5",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    msg = "oxigraph did not start within five seconds"
    raise AssertionError(msg)
