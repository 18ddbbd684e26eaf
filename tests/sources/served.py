"""Serve files that a test writes over real HTTP on loopback, with nginx, and tell what was asked."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"

_CONFIG = """
{user}
daemon off; worker_processes 1; pid {here}/nginx.pid; error_log {here}/error.log warn;
events {{ worker_connections 64; }}
http {{
  log_format asked '$status $request_uri'; access_log {here}/access.log asked;
  client_body_temp_path {here}/b; proxy_temp_path {here}/p; fastcgi_temp_path {here}/f;
  uwsgi_temp_path {here}/u; scgi_temp_path {here}/s;
  types {{ application/json json; text/html html; }} default_type application/json;
  server {{
    listen 127.0.0.1:{port}; root {here}/root;
    {locations}
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Served:
    """Hold a running server: files written under `root` are served as the locations say."""

    here: Path
    base: str

    @property
    def root(self) -> Path:
        return self.here / "root"

    def asked(self) -> list[str]:
        """Give status, path and query of every request so far."""
        return (self.here / "access.log").read_text(encoding="utf-8").splitlines()

    def write(self, name: str, body: bytes) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)


@contextmanager
def serve(here: Path, locations: str) -> Iterator[Served]:
    """Run nginx as the user, in a folder of its own, until the test is over."""
    if not Path(NGINX).is_file():
        pytest.skip("nginx is not installed")
    port = _free_port()
    (here / "root").mkdir(parents=True)
    config = here / "nginx.conf"
    # Root's nginx would serve as nobody, who may not read a test's folder.
    user = "user root;" if os.geteuid() == 0 else ""
    text = _CONFIG.format(here=here, port=port, locations=locations, user=user)
    config.write_text(text, encoding="utf-8")
    process = subprocess.Popen([NGINX, "-p", str(here), "-c", str(config), "-e", "stderr"])
    try:
        _wait(port)
        yield Served(here, f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(timeout=10)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx did not start")
