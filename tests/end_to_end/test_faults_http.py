"""Test the client against a real nginx that does everything wrong that servers do."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import SourceError, SourceFormatError, SourceRefused, SourceUnreachable
from factcheck.store.client import ClientPlan, HttpClient, open_client
from factcheck.store.clock import Clock
from factcheck.store.hosts import HostRule
from factcheck.store.request import Answer, Request, Traffic, TryAgain
from tests.servers.nginx import Nginx, free_port, running_nginx

BEFORE = """
  limit_req_zone $server_name zone=one:1m rate=1r/s;
  map $http_user_agent $rude { default 1; "~^factcheck/" 0; }
"""
LOCATIONS = """
  location /polite { if ($rude) { return 403; } return 200 '{"ok": 1}'; }
  location /limited { limit_req zone=one; limit_req_status 429; error_page 429 = @too_many;
                      echo '{"ok": 1}'; }
  location @too_many { add_header Retry-After 1 always; return 429 '{"error": "too many"}'; }
  location /busy { add_header Retry-After 1 always; return 503 '<html>busy</html>'; }
  location /slow { echo_sleep 30; echo '{"ok": 1}'; }
  location /drip { echo -n '['; echo_flush;
                   echo_foreach_split '&' $args; echo_sleep 0.1; echo -n '1,'; echo_flush; echo_end;
                   echo '1]'; }
  location /drop { return 444; }
  location /truncated { return 200 '{"query": '; }
  location /captcha { default_type text/html; return 200 '<html>captcha</html>'; }
  location /inside { return 302 /polite; }
  location /elsewhere { return 302 http://localhost:1/polite; }
  location /loop { return 307 /loop; }
  location /later { return 200 '{"busy": 1}'; }
  location /denied { return 403 '{"error": "no"}'; }
  location /gone { return 410 '{}'; }
  location /files/ { alias files/; gzip on; gzip_types application/json; gzip_min_length 1; }
"""


@pytest.fixture(scope="session")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    with running_nginx(tmp_path_factory.mktemp("nginx"), LOCATIONS, before=BEFORE) as running:
        yield running


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def client(tmp_path: Path, slept: list[float]) -> Iterator[HttpClient]:
    """Give a client that notes how long it slept, and sleeps."""

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 1))
        time.sleep(seconds)

    clock = Clock(sleep=sleep, jitter=lambda: 0.0)
    opened = open_client(plan_of(tmp_path), warn=pytest.fail, clock=clock)
    yield opened
    opened.close()


def plan_of(cache_dir: Path, **fields: Any) -> ClientPlan:
    return ClientPlan(
        **{"contact": "desk@paper.org", "version": "0.1", "cache_dir": cache_dir, **fields}
    )


def json_of(answer: Answer) -> bool:
    """Check an answer as sources do."""
    try:
        found = json.loads(answer.body)
    except ValueError as error:
        message = "no JSON"
        raise SourceFormatError("fake", message, json_path="$") from error
    if "busy" in found:
        message = "lag"
        raise TryAgain(message, after_s=0)
    return bool(found)


def ask(nginx: Nginx, path: str, **fields: Any) -> Request:
    return Request(**{"source": "fake", "url": nginx.url + path, "check": json_of, **fields})


def failure(client: HttpClient, request: Request) -> SourceError:
    with pytest.raises(SourceError) as caught:
        client.get(request)
    return caught.value


def quick(monkeypatch: pytest.MonkeyPatch, **times: float) -> None:
    """Give hosts less time than the table does, so that the tests take less."""
    given = {"gap_s": 0.0, "connect_s": 1.0, "read_s": 1.0, "total_s": 1.0, **times}
    rule = HostRule(**given)  # type: ignore[arg-type]  # all of them are numbers
    monkeypatch.setattr("factcheck.store.client.rule_for", lambda _: rule)


def test_server_that_wants_to_know_who_asks_answers(client: HttpClient, nginx: Nginx) -> None:
    assert client.get(ask(nginx, "/polite?who")).body == b'{"ok": 1}'
    assert "factcheck/0.1 (desk@paper.org) httpx/" in nginx.asked("/polite?who")[0]


def test_throttled_requests_all_come_through_in_time(
    client: HttpClient, nginx: Nginx, slept: list[float]
) -> None:
    for number in range(3):
        assert client.get(ask(nginx, f"/limited?n={number}")).found
    statuses = [line.split()[3] for line in nginx.asked("/limited")]
    assert statuses.count("200") == 3
    assert statuses.count("429") >= 1
    # What the server asked for, waited for once for each refusal.
    assert [round(seconds) for seconds in slept] == [1] * statuses.count("429")


def test_busy_server_is_asked_four_times_as_far_apart_as_it_says(
    client: HttpClient, nginx: Nginx, slept: list[float]
) -> None:
    assert isinstance(failure(client, ask(nginx, "/busy")), SourceUnreachable)
    assert [round(seconds) for seconds in slept] == [1, 1, 1]
    assert len(nginx.asked("/busy")) == 4


def test_slow_server_is_left_at_the_total_time(
    client: HttpClient, nginx: Nginx, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch, read_s=0.4, total_s=1.0)
    begun = time.monotonic()
    assert isinstance(failure(client, ask(nginx, "/slow")), SourceUnreachable)
    assert time.monotonic() - begun < 5


def test_dripping_server_is_cut_though_every_read_is_quick(
    client: HttpClient, nginx: Nginx, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch, read_s=0.8, total_s=1.0)
    drips = "&".join("x" * 100)
    begun = time.monotonic()
    error = failure(client, ask(nginx, f"/drip?{drips}"))
    assert str(error) == "127.0.0.1 did not finish within 1 s"
    assert time.monotonic() - begun < 5
    assert client.get(ask(nginx, "/drip?x&x")).body.split() == [b"[1,1,1]"]


def test_dropped_connection_is_tried_four_times(
    client: HttpClient, nginx: Nginx, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.store.failure._WAITS_S", (0.01, 0.01, 0.01))
    error = failure(client, ask(nginx, "/drop"))
    assert str(error) == "127.0.0.1 broke the connection off"
    assert client.traffic("fake") == Traffic(requests=4)


def test_answer_that_says_later_each_time_is_unreachable(client: HttpClient, nginx: Nginx) -> None:
    assert isinstance(failure(client, ask(nginx, "/later")), SourceUnreachable)
    assert len(nginx.asked("/later")) == 4


@pytest.mark.parametrize("path", ["/truncated", "/captcha"])
def test_error_in_disguise_is_refused_and_never_kept(
    client: HttpClient, nginx: Nginx, path: str
) -> None:
    for number in (1, 2):
        assert isinstance(failure(client, ask(nginx, path)), SourceFormatError)
        assert len(nginx.asked(path)) == number


def test_denied_is_refused_and_gone_is_an_answer(client: HttpClient, nginx: Nginx) -> None:
    assert isinstance(failure(client, ask(nginx, "/denied")), SourceRefused)
    assert client.get(ask(nginx, "/gone")).status == 410
    assert client.get(ask(nginx, "/gone")).cached


def test_redirect_is_followed_inside_and_not_elsewhere(client: HttpClient, nginx: Nginx) -> None:
    assert client.get(ask(nginx, "/inside")).body == b'{"ok": 1}'
    assert "not followed" in str(failure(client, ask(nginx, "/elsewhere")))
    assert "without end" in str(failure(client, ask(nginx, "/loop")))
    assert len(nginx.asked("/loop")) == 4


def test_gzip_is_unpacked_and_a_long_answer_refused(client: HttpClient, nginx: Nginx) -> None:
    body = json.dumps(list(range(50_000)))
    (nginx.root / "long.json").write_text(body)
    assert client.get(ask(nginx, "/files/long.json")).body == body.encode()
    error = failure(client, ask(nginx, "/files/long.json?cap", max_bytes=100_000))
    assert isinstance(error, SourceFormatError)
    assert "100,000 bytes" in str(error)


def test_expired_answer_is_renewed_and_replaced_when_the_file_changes(
    client: HttpClient, nginx: Nginx
) -> None:
    file = nginx.root / "page.json"
    file.write_text('{"v": 1}')
    request = ask(nginx, "/files/page.json", ttl=timedelta(0))
    first = client.get(request)
    again = client.get(request)
    assert (again.body, again.cached, again.stale) == (first.body, True, False)
    file.write_text('{"v": 22}')
    assert client.get(request).body == b'{"v": 22}'
    statuses = [line.split()[3] for line in nginx.asked("/files/page.json")]
    assert statuses == ["200", "304", "200"]


def test_nobody_listening_ends_the_host_within_seconds(
    tmp_path: Path,
) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}/"
    client = open_client(plan_of(tmp_path), warn=pytest.fail)
    begun = time.monotonic()
    errors = [failure(client, Request(source="fake", url=url + str(n))) for n in range(50)]
    # Retries of one request alone would take seven seconds.
    assert time.monotonic() - begun < 4
    assert str(errors[0]) == "127.0.0.1 refused the connection"
    assert "given up for this run" in str(errors[1])
    assert client.traffic("fake") == Traffic(requests=1)
    client.close()


def test_name_that_nobody_knows_ends_the_host_within_seconds(tmp_path: Path) -> None:
    client = open_client(plan_of(tmp_path), warn=pytest.fail)
    begun = time.monotonic()
    error = failure(client, Request(source="fake", url="http://nowhere.invalid/"))
    assert isinstance(error, SourceUnreachable)
    assert time.monotonic() - begun < 20
    client.close()


def test_server_that_goes_away_leaves_its_answers_stale(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    request = None
    with running_nginx(tmp_path_factory.mktemp("away"), LOCATIONS, before=BEFORE) as nginx:
        request = ask(nginx, "/polite", ttl=timedelta(0))
        client = open_client(plan_of(tmp_path), warn=pytest.fail)
        client.get(request)
        client.close()
    client = open_client(plan_of(tmp_path), warn=pytest.fail)
    answer = client.get(request)
    assert (answer.body, answer.cached, answer.stale) == (b'{"ok": 1}', True, True)
    assert client.traffic("fake") == Traffic(requests=1, cached=1, stale=1)
    client.close()


PROCESS = """
import sys
from pathlib import Path
from factcheck.store import client
from factcheck.store.hosts import HostRule
from factcheck.store.request import Request
rule = HostRule(gap_s=0.2, connect_s=5, read_s=5, total_s=60)
client.rule_for = lambda _: rule
plan = client.ClientPlan(contact="", version="0", cache_dir=Path(sys.argv[1]))
opened = client.open_client(plan, warn=print)
for number in range(6):
    answer = opened.get(Request(source="fake", url=f"{sys.argv[2]}/polite?both={number}"))
    assert answer.body
opened.close()
print(opened.traffic("fake").requests)
"""


def test_two_processes_at_once_share_limit_and_cache(tmp_path: Path, nginx: Nginx) -> None:
    command = [sys.executable, "-c", PROCESS, str(tmp_path), nginx.url]
    begun = time.monotonic()
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    printed = [process.communicate(timeout=60)[0].split() for process in running]
    taken = time.monotonic() - begun
    assert all(process.returncode == 0 for process in running)
    # Each answer was fetched by whoever came first, and taken from the cache by the other.
    assert sum(int(line[-1]) for line in printed) == 6
    assert [len(line) for line in printed] == [1, 1]
    assert len(nginx.asked("/polite?both=")) == 6
    assert taken > 5 * 0.2


def test_secure_server_is_asked_over_http_2_and_an_unknown_certificate_refused(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (openssl := shutil.which("openssl")):
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("secure")
    monkeypatch.setattr("factcheck.store.failure._WAITS_S", (0.01, 0.01, 0.01))
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        [
            openssl,
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            *subject,
            "-keyout",
            str(folder / "key.pem"),
            "-out",
            str(folder / "certificate.pem"),
        ],
        check=True,
        capture_output=True,
    )
    secure = "ssl_certificate certificate.pem; ssl_certificate_key key.pem;" + LOCATIONS
    with running_nginx(folder, secure, before=BEFORE, options="ssl http2") as nginx:
        url = f"https://localhost:{nginx.port}"
        client = open_client(plan_of(tmp_path), warn=pytest.fail)
        error = failure(client, Request(source="fake", url=f"{url}/polite"))
        assert str(error) == "localhost has no certificate that can be trusted"
        client.close()
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / "certificate.pem"))
        client = open_client(plan_of(tmp_path), warn=pytest.fail)
        assert client.get(Request(source="fake", url=f"{url}/polite")).body == b'{"ok": 1}'
        assert isinstance(
            failure(client, Request(source="fake", url=f"{url}/drop")), SourceUnreachable
        )
        client.close()
        assert "HTTP/2.0 200" in nginx.asked("/polite")[-1]
