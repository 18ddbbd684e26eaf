"""Ask a test's nginx with the program's own client, on a clock that does not wait."""

import time
from pathlib import Path

import pytest

from factcheck.store.client import ClientPlan, HttpClient, open_client
from factcheck.store.clock import Clock
from tests.servers.nginx import Nginx


class Hasty:
    """Stand for a clock whose waits are over at once, and are slept all the same."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def clock(self) -> Clock:
        return Clock(
            wall=lambda: time.time() + self.ahead,
            monotonic=lambda: time.monotonic() + self.ahead,
            sleep=self.sleep,
            jitter=lambda: 0.0,
        )

    def sleep(self, seconds: float) -> None:
        self.ahead += seconds


def client(cache_dir: Path) -> HttpClient:
    """Open the program's client with a cache of its own; whoever asks for it closes it."""
    plan = ClientPlan(contact="desk@paper.org", version="0.1", cache_dir=cache_dir)
    return open_client(plan, warn=pytest.fail, clock=Hasty().clock())


def write(server: Nginx, name: str, body: bytes) -> None:
    """Write a file for the server to give."""
    (server.root / name).write_bytes(body)


def asked(server: Nginx) -> list[str]:
    """Give status, path and query of every request so far."""
    lines = (line.split() for line in server.asked("/"))
    return [f"{status} {path}" for _, path, _, status, *_ in lines]
