"""A clock that is set by hand, and a client whose server is a function."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from factcheck.store.client import ClientPlan, HttpClient, open_client
from factcheck.store.clock import Clock

START = 1_800_000_000.0  # 15 January 2027


@dataclass(slots=True)
class HandClock:
    """Move only when somebody sleeps or the test says so; note every sleep."""

    time: float = START
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.time += seconds

    @property
    def clock(self) -> Clock:
        return Clock(
            wall=lambda: self.time,
            monotonic=lambda: self.time,
            sleep=self.sleep,
            jitter=lambda: 0.0,
        )


@dataclass(slots=True)
class Server:
    """Answer with what the test lists, one after the other, the last again and again."""

    script: list[Any]
    asked: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if callable(step):
            step = step(request)
        if isinstance(step, BaseException):
            raise step
        assert isinstance(step, httpx.Response)
        return step


def reply(
    body: bytes = b'{"a": 1}', *, status: int = 200, **headers: str
) -> Callable[[httpx.Request], httpx.Response]:
    """Make a new response each time: httpx closes the ones it has given."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named.setdefault("content-type", "application/json")
    return lambda _: httpx.Response(status, content=body, headers=named)


def dripping(pieces: Iterator[bytes], **headers: str) -> Callable[[httpx.Request], httpx.Response]:
    """Make a response that comes in pieces."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: httpx.Response(200, content=pieces, headers=named)


def client_of(
    folder: Path, script: list[Any] | Server, *, time: HandClock | None = None, **plan: Any
) -> tuple[HttpClient, Server]:
    """Open a client on a scripted server; `warn` may be given among the plan's fields."""
    server = script if isinstance(script, Server) else Server(script)
    warn = plan.pop("warn", lambda _: None)
    made = ClientPlan(
        **{"contact": "desk@paper.org", "version": "0.1", "cache_dir": folder, **plan}
    )
    client = open_client(
        made,
        warn=warn,
        transport=httpx.MockTransport(server),
        clock=(time or HandClock()).clock,
    )
    return client, server
