"""Shut the tests off from the network and from the user's own environment."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_LOOPBACK = ("127.", "::1", "localhost")
_SCRUBBED = ("FACTCHECK_", "XDG_", "NO_COLOR", "FORCE_COLOR", "CI", "COLUMNS", "LINES")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        yield


def _guarded(connect: Any) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family != getattr(socket, "AF_UNIX", None):
            host = str(address[0])
            if not host.startswith(_LOOPBACK):
                message = f"a test tried to reach {host}"
                raise AssertionError(message)
        return connect(self, address)

    return guarded


@pytest.fixture(scope="session", autouse=True)
def no_test_settings() -> Iterator[None]:
    """Take away what only tests read: the program refuses settings that it does not know.

    Modules of servers read it when they are imported, which is before.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("FACTCHECK_TEST_SERVERS", raising=False)
        yield


@pytest.fixture(scope="session")
def session_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one cache directory for all tests: unpacking the snapshot takes seconds."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def clean_environment(session_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what the user's environment would change, and give the shared cache."""
    for name in list(os.environ):
        if name.startswith(_SCRUBBED):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(session_cache))
