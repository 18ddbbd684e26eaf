"""Run a real nginx on a free port of loopback, for tests of what servers do wrong.

    @pytest.fixture(scope="session")
    def server(tmp_path_factory):
        with running_nginx(tmp_path_factory.mktemp("nginx"), LOCATIONS) as nginx:
            yield nginx

`LOCATIONS` is what stands inside `server { }`; files below `nginx.root` are served. nginx-light has
the echo module that most faults need.
"""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ECHO = Path("/usr/lib/nginx/modules/ngx_http_echo_module.so")

# Everything that nginx writes stays in its folder, so any user can run several at once.
_CONFIGURATION = """\
load_module {echo};
worker_processes 1; daemon off; master_process off;
pid nginx.pid; error_log error.log warn;
events {{ worker_connections 64; }}
http {{
  log_format asked '$request_method $request_uri $server_protocol $status $http_user_agent';
  access_log access.log asked;
  client_body_temp_path tmp_b; proxy_temp_path tmp_p; fastcgi_temp_path tmp_f;
  uwsgi_temp_path tmp_u; scgi_temp_path tmp_s;
  default_type application/json;
  {before}
  server {{ listen 127.0.0.1:{port} {options}; server_name faults; root files; {locations} }}
}}
"""


@dataclass(frozen=True, slots=True)
class Nginx:
    """Hold a running server: its port, its folder of files, and what it was asked."""

    port: int
    folder: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def root(self) -> Path:
        return self.folder / "files"

    def asked(self, path: str) -> list[str]:
        """Give the lines of the access log whose path begins so."""
        # A line is written when its request is over, which the client may notice first.
        time.sleep(0.05)
        lines = (self.folder / "access.log").read_text().splitlines()
        return [line for line in lines if line.split()[1].startswith(path)]


@contextmanager
def running_nginx(
    folder: Path, locations: str, *, before: str = "", options: str = ""
) -> Iterator[Nginx]:
    """Run nginx until the block ends; skip the test where it is not installed.

    `before` stands before the server (zones, maps), `options` behind its port ("ssl").
    """
    # Debian puts it where only root's path leads.
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if program is None or not ECHO.is_file():
        pytest.skip("nginx with its echo module is not installed (Debian: nginx-light)")
    (folder / "files").mkdir()
    port = free_port()
    configuration = _CONFIGURATION.format(
        echo=ECHO, before=before, port=port, options=options, locations=locations
    )
    (folder / "nginx.conf").write_text(configuration)
    command = [program, "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"]
    with (folder / "output.log").open("w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        _wait_for(port, process, folder)
        yield Nginx(port, folder)
    finally:
        process.terminate()
        process.wait(timeout=10)


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_for(port: int, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    pytest.fail("nginx does not run: " + (folder / "output.log").read_text())
