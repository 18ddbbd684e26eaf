"""Test what the client sends, gives and keeps, against a scripted server and clock."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from factcheck.errors import SourceError, SourceFormatError, SourceRefused, SourceUnreachable
from factcheck.store.client import HttpClient
from factcheck.store.request import Answer, Request, Traffic, TryAgain
from tests.unit.store.hand_clock import START, HandClock, Server, client_of, dripping, reply

HOST = "www.wikidata.org"
URL = f"https://{HOST}/w/api.php"
HOME = "http://127.0.0.1:8000/data"


def ask(**fields: Any) -> Request:
    return Request(**{"source": "fake", "url": URL, **fields})


def failure(client: HttpClient, request: Request) -> SourceError:
    with pytest.raises(SourceError) as caught:
        client.get(request)
    return caught.value


def json_or_nothing(answer: Answer) -> bool:
    """Check an answer as sources do."""
    try:
        found = json.loads(answer.body)
    except ValueError as error:
        message = "no JSON"
        raise SourceFormatError("fake", message, json_path="$") from error
    if isinstance(found, dict) and "busy" in found:
        raise TryAgain("lag", after_s=found["busy"])
    return bool(found)


# --- what is sent


def test_client_says_who_asks_and_sends_what_the_request_holds(tmp_path: Path) -> None:
    client, server = client_of(tmp_path, [reply()], contact="Desk (night) <desk@paper.org>\r\nX: y")
    answer = client.get(
        ask(
            params=(("b", "2 3|4"), ("a", "1")),
            unkeyed=(("key", "hush"),),
            secret=(("X-Key", "s3cret"),),
        )
    )
    (sent,) = server.asked
    assert str(sent.url) == f"{URL}?b=2%203%7C4&a=1&key=hush"
    assert sent.headers["user-agent"] == (
        f"factcheck/0.1 (Desk night <desk@paper.org>X: y) httpx/{httpx.__version__}"
    )
    assert sent.headers["accept"] == "application/json"
    assert sent.headers["accept-encoding"] == "gzip"
    assert sent.headers["x-key"] == "s3cret"
    assert (answer.status, answer.body, answer.cached, answer.stale) == (
        *(200, b'{"a": 1}'),
        *(False, False),
    )
    assert answer.url == f"{URL}?a=1&b=2%203%7C4"
    assert answer.fetched_at == datetime.fromtimestamp(START, UTC)


def test_client_sends_no_cookie_back(tmp_path: Path) -> None:
    client, server = client_of(tmp_path, [reply(set_cookie="id=1; Path=/")], use_cache=False)
    client.get(ask())
    client.get(ask())
    assert ["cookie" in sent.headers for sent in server.asked] == [False, False]


def test_client_refuses_a_header_that_would_make_another(tmp_path: Path) -> None:
    client, server = client_of(tmp_path, [reply()])
    error = failure(client, ask(secret=(("X-Key", "s3cret\r\nHost: x"),)))
    assert isinstance(error, SourceUnreachable)
    assert "s3cret" not in str(error)
    assert server.asked == []


@pytest.mark.parametrize("url", ["nonsense", "http://[::1/", "http://h:99999/", "ftp://h/", ""])
def test_client_calls_an_address_that_is_none_unreachable(tmp_path: Path, url: str) -> None:
    # No scripted server here: the transport of httpx itself refuses some of them.
    from factcheck.store.client import ClientPlan, open_client

    client = open_client(ClientPlan(contact="", version="0", cache_dir=tmp_path))
    error = failure(client, ask(url=url))
    assert isinstance(error, SourceUnreachable)
    assert "valid" in str(error)
    client.close()


def test_client_names_an_environment_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.store.client import ClientPlan, open_client

    monkeypatch.setenv("HTTPS_PROXY", "nonsense://proxy:1")
    client = open_client(ClientPlan(contact="", version="0", cache_dir=tmp_path))
    assert "names a proxy" in str(failure(client, ask()))


# --- what a status means


@pytest.mark.parametrize(
    ("status", "kind", "tries"),
    [
        (401, SourceRefused, 1),
        (403, SourceRefused, 1),
        (429, SourceRefused, 4),
        (400, SourceRefused, 1),
        (414, SourceRefused, 1),
        (500, SourceUnreachable, 1),
        (501, SourceUnreachable, 1),
        (502, SourceUnreachable, 4),
        (503, SourceUnreachable, 4),
        (504, SourceUnreachable, 4),
        (204, SourceFormatError, 1),
        (206, SourceFormatError, 1),
        (304, SourceFormatError, 1),
    ],
)
def test_bad_status_becomes_its_error_in_one_sentence(
    tmp_path: Path, status: int, kind: type[SourceError], tries: int
) -> None:
    client, server = client_of(tmp_path, [reply(status=status)])
    error = failure(client, ask(unkeyed=(("key", "hush"),)))
    assert type(error) is kind
    assert error.source == "fake"
    assert str(error).startswith(HOST)
    assert str(status) in str(error)
    assert "hush" not in str(error)
    assert len(server.asked) == tries
    # A failure is never kept.
    assert len(server.asked) < len([failure(client, ask()), *server.asked])


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_not_there_is_an_answer(tmp_path: Path, status: int) -> None:
    client, _ = client_of(tmp_path, [reply(b"<html>none", status=status)])
    answer = client.get(ask())
    assert (answer.found, answer.status) == (False, status)


def test_plain_400_of_a_host_that_means_busy_is_asked_again_and_json_is_not(
    tmp_path: Path,
) -> None:
    bank = ask(url="https://api.worldbank.org/v2/country")
    client, server = client_of(
        tmp_path, [reply(b"no", status=400, content_type="text/plain"), reply()]
    )
    assert client.get(bank).found
    client, server = client_of(tmp_path / "b", [reply(b"{}", status=400)])
    assert isinstance(failure(client, bank), SourceRefused)
    assert len(server.asked) == 1


# --- asking again


def test_client_waits_as_long_as_the_server_says_in_seconds_or_as_a_date(tmp_path: Path) -> None:
    time = HandClock()
    script = [
        reply(status=429, retry_after="7"),
        reply(status=503, retry_after="Fri, 15 Jan 2027 08:00:20 GMT"),
        reply(),
    ]
    client, _ = client_of(tmp_path, script, time=time)
    client.get(ask())
    assert time.slept == [7.0, 13.0]
    assert datetime.fromtimestamp(time.time, UTC) == datetime(2027, 1, 15, 8, 0, 20, tzinfo=UTC)


def test_client_waits_longer_each_time_where_the_server_names_no_time(tmp_path: Path) -> None:
    time = HandClock()
    client, server = client_of(tmp_path, [reply(status=502)], time=time)
    failure(client, ask())
    assert time.slept == [1.0, 2.0, 4.0]
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    "fault",
    [
        httpx.ReadTimeout(""),
        httpx.ReadError(""),
        httpx.RemoteProtocolError(""),
        httpx.WriteError(""),
    ],
)
def test_broken_connection_is_asked_again(tmp_path: Path, fault: Exception) -> None:
    client, _ = client_of(tmp_path, [fault, reply()])
    assert client.get(ask()).found
    assert client.traffic("fake") == Traffic(requests=2)


def test_answer_that_says_later_in_its_body_is_asked_again_and_not_kept(tmp_path: Path) -> None:
    time = HandClock()
    client, _ = client_of(tmp_path, [reply(b'{"busy": 9}'), reply()], time=time)
    request = ask(check=json_or_nothing)
    assert client.get(request).body == b'{"a": 1}'
    assert time.slept == [9.0]
    client, _ = client_of(tmp_path / "b", [reply(b'{"busy": null}')], time=time)
    error = failure(client, request)
    assert isinstance(error, SourceUnreachable)
    assert "later" in str(error)


def test_wait_longer_than_the_time_left_fails_at_once(tmp_path: Path) -> None:
    time = HandClock()
    client, server = client_of(tmp_path, [reply(status=429, retry_after="61")], time=time)
    assert isinstance(failure(client, ask()), SourceRefused)
    assert isinstance(failure(client, ask(params=(("a", "1"),))), SourceUnreachable)
    assert (time.slept, len(server.asked)) == ([], 1)


def test_wait_that_a_server_asked_for_at_the_last_try_holds_for_the_next_request(
    tmp_path: Path,
) -> None:
    time = HandClock()
    script = [reply(status=503), reply(status=503), reply(status=503)]
    client, _ = client_of(
        tmp_path, [*script, reply(status=503, retry_after="30"), reply()], time=time
    )
    failure(client, ask())
    client.get(ask())
    assert time.slept == [1.0, 2.0, 4.0, 30.0]


# --- giving up


@pytest.mark.parametrize("fault", [httpx.ConnectError(""), httpx.ConnectTimeout("")])
def test_first_connection_that_fails_ends_the_host_for_the_run(
    tmp_path: Path, fault: Exception
) -> None:
    time = HandClock()
    client, server = client_of(tmp_path, [fault], time=time)
    failure(client, ask())
    error = failure(client, ask(params=(("a", "1"),)))
    assert isinstance(error, SourceUnreachable)
    assert "given up for this run" in str(error)
    assert (len(server.asked), time.slept) == (1, [])
    failure(client, ask(url="https://en.wikipedia.org/"))
    assert len(server.asked) == 2


def test_connection_that_fails_is_tried_again_where_the_host_has_answered(tmp_path: Path) -> None:
    client, server = client_of(tmp_path, [reply(), httpx.ConnectError(""), reply()])
    client.get(ask())
    assert client.get(ask(params=(("a", "1"),))).found
    assert len(server.asked) == 3


def test_host_is_given_up_after_three_failed_requests(tmp_path: Path) -> None:
    client, server = client_of(tmp_path, [reply(status=500)])
    errors = [failure(client, ask(params=(("n", str(n)),))) for n in range(5)]
    assert len(server.asked) == 3
    assert [("given up" in str(error)) for error in errors] == [False, False, False, True, True]


def test_an_answer_between_failures_keeps_the_host(tmp_path: Path) -> None:
    script = [reply(status=500), reply(status=500), reply(), reply(status=500), reply(status=500)]
    client, _ = client_of(tmp_path, [*script, reply()])
    for n in range(6):
        request = ask(params=(("n", str(n)),))
        if n in {2, 5}:
            assert client.get(request).found
        else:
            failure(client, request)


def test_request_the_server_does_not_understand_says_nothing_about_the_host(
    tmp_path: Path,
) -> None:
    client, server = client_of(tmp_path, [reply(status=400)])
    for n in range(5):
        failure(client, ask(params=(("n", str(n)),)))
    assert len(server.asked) == 5


# --- time and size


def test_budget_ends_every_request_after_it_but_not_the_cache(tmp_path: Path) -> None:
    time = HandClock()

    def slow(_: httpx.Request) -> httpx.Response:
        time.time += 14
        return httpx.Response(200, content=b"{}")

    client, server = client_of(tmp_path, [slow], time=time, budget_s=30)
    client.get(ask())
    # What the program does meanwhile is no waiting.
    time.time += 1000
    client.get(ask(params=(("a", "1"),)))
    for number in range(2, 5):
        error = failure(client, ask(params=(("a", str(number)),)))
        assert isinstance(error, SourceUnreachable)
        assert "budget is spent" in str(error)
    assert client.get(ask()).cached
    # The third was cut while it came; those after it were not sent.
    assert len(server.asked) == 3


def test_wait_longer_than_the_budget_fails_at_once(tmp_path: Path) -> None:
    time = HandClock()
    client, _ = client_of(tmp_path, [reply(status=503, retry_after="20")], time=time, budget_s=10)
    failure(client, ask())
    assert time.slept == []


def test_dripping_answer_is_cut_at_the_total_deadline(tmp_path: Path) -> None:
    time = HandClock()

    def drips() -> Iterator[bytes]:
        while True:
            time.time += 5
            yield b" "

    client, server = client_of(tmp_path, [dripping(drips())], time=time)
    error = failure(client, ask())
    assert str(error) == f"{HOST} did not finish within 60 s"
    assert time.time - START == pytest.approx(60)
    assert len(server.asked) == 1


def test_budget_cuts_a_dripping_answer_and_is_named(tmp_path: Path) -> None:
    time = HandClock()

    def drips() -> Iterator[bytes]:
        while True:
            time.time += 5
            yield b" "

    client, _ = client_of(tmp_path, [dripping(drips())], time=time, budget_s=20)
    assert "budget is spent" in str(failure(client, ask()))


def test_answer_longer_than_allowed_is_refused_while_it_comes(tmp_path: Path) -> None:
    given = []

    def endless() -> Iterator[bytes]:
        while True:
            given.append(1)
            yield b"x" * 1000

    client, _ = client_of(tmp_path, [dripping(endless())])
    error = failure(client, ask(max_bytes=2500))
    assert isinstance(error, SourceFormatError)
    assert "2,500 bytes" in str(error)
    assert len(given) == 3


def test_answer_of_just_the_length_allowed_is_taken(tmp_path: Path) -> None:
    client, _ = client_of(tmp_path, [reply(b"x" * 2500)])
    assert len(client.get(ask(max_bytes=2500)).body) == 2500


# --- redirects


def test_redirects_are_followed_on_the_same_host_and_count(tmp_path: Path) -> None:
    time = HandClock()
    script = [reply(status=303, location="/other?x=1"), reply()]
    client, server = client_of(tmp_path, script, time=time)
    answer = client.get(ask(secret=(("X-Key", "k"),)))
    assert [str(sent.url) for sent in server.asked] == [URL, f"https://{HOST}/other?x=1"]
    assert answer.url == URL
    assert client.traffic("fake").requests == 2
    # The second is a request of its own, and comes half a second after the first.
    assert time.slept == [0.5]


@pytest.mark.parametrize(
    "location",
    [
        "https://elsewhere.org/",
        f"http://{HOST}/w/api.php",
        f"https://{HOST}:444/",
        "//elsewhere.org/",
        "https://[broken/",
    ],
)
def test_redirect_elsewhere_is_not_followed(tmp_path: Path, location: str) -> None:
    client, server = client_of(tmp_path, [reply(status=302, location=location)])
    error = failure(client, ask(secret=(("X-Key", "k"),)))
    assert isinstance(error, SourceUnreachable)
    assert "not followed" in str(error)
    assert len(server.asked) == 1


def test_redirects_without_end_end(tmp_path: Path) -> None:
    client, server = client_of(tmp_path, [reply(status=307, location="/again")])
    assert "without end" in str(failure(client, ask()))
    assert len(server.asked) == 4


# --- the cache


def test_second_request_is_answered_by_the_cache_in_another_order_and_run(tmp_path: Path) -> None:
    client, server = client_of(tmp_path, [reply()])
    first = client.get(ask(params=(("a", "1"), ("b", "2")), unkeyed=(("key", "hush"),)))
    client.close()
    client, other = client_of(tmp_path, [reply(b"new")])
    second = client.get(ask(params=(("b", "2"), ("a", "1")), unkeyed=(("key", "other"),)))
    assert (second.body, second.cached, second.stale) == (first.body, True, False)
    assert (second.url, second.fetched_at) == (first.url, first.fetched_at)
    assert (len(server.asked), len(other.asked)) == (1, 0)
    assert client.traffic("fake") == Traffic(cached=1)


@pytest.mark.parametrize(
    "change", [{"reader": 2}, {"accept": "text/html"}, {"params": (("a", "1"),)}]
)
def test_another_reader_form_or_parameter_is_another_request(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    client, server = client_of(tmp_path, [reply()])
    client.get(ask())
    client.get(ask(**change))
    assert len(server.asked) == 2


def test_no_secret_and_no_contact_is_kept(tmp_path: Path) -> None:
    client, _ = client_of(tmp_path, [reply()])
    client.get(
        ask(
            url=f"https://user:pa55@{HOST}/",
            secret=(("X-Key", "s3cret"),),
            unkeyed=(("key", "hush"),),
        )
    )
    client.close()
    kept = b"".join(path.read_bytes() for path in (tmp_path / "http").iterdir())
    assert b'{"a": 1}' in kept
    for secret in (b"s3cret", b"hush", b"pa55", b"paper.org"):
        assert secret not in kept


def test_without_the_cache_nothing_is_read_or_kept(tmp_path: Path) -> None:
    client, server = client_of(tmp_path, [reply()], use_cache=False)
    client.get(ask())
    client.get(ask())
    assert len(server.asked) == 2
    assert not (tmp_path / "http").exists()


def test_answer_is_asked_for_again_when_its_time_is_up_and_kept_for_good_without_one(
    tmp_path: Path,
) -> None:
    time = HandClock()
    client, _ = client_of(tmp_path, [reply()], time=time)
    client.get(ask(ttl=timedelta(hours=1)))
    client.get(ask(ttl=None, params=(("oldid", "1"),)))
    time.time += 3599
    assert client.get(ask(ttl=timedelta(hours=1))).cached
    time.time += 2
    assert not client.get(ask(ttl=timedelta(hours=1))).cached
    time.time += 1e9
    assert client.get(ask(ttl=None, params=(("oldid", "1"),))).cached


def test_answer_from_the_future_is_asked_for_again(tmp_path: Path) -> None:
    time = HandClock()
    client, _ = client_of(tmp_path, [reply()], time=time)
    client.get(ask())
    time.time -= 3600
    assert not client.get(ask()).cached


@pytest.mark.parametrize("empty", [reply(b"[]"), reply(b"{}", status=404)])
def test_answer_that_holds_nothing_is_kept_for_less(
    tmp_path: Path, empty: Callable[[httpx.Request], httpx.Response]
) -> None:
    time = HandClock()
    client, _ = client_of(tmp_path, [empty], time=time)
    request = ask(check=json_or_nothing, ttl=None, empty_ttl=timedelta(hours=1))
    client.get(request)
    time.time += 3599
    assert client.get(request).cached
    time.time += 2
    assert not client.get(request).cached


def test_answer_that_holds_nothing_is_kept_for_a_day_at_most(tmp_path: Path) -> None:
    time = HandClock()
    client, server = client_of(tmp_path, [reply(b"[]")], time=time)
    request = ask(check=json_or_nothing, ttl=None, empty_ttl=timedelta(days=30))
    client.get(request)
    time.time += 86_399
    assert client.get(request).cached
    time.time += 2
    assert not client.get(request).cached
    assert len(server.asked) == 2


def test_answer_that_fails_its_check_is_given_to_nobody_and_not_kept(tmp_path: Path) -> None:
    client, _ = client_of(tmp_path, [reply(b"<html>"), reply()])
    request = ask(check=json_or_nothing)
    assert isinstance(failure(client, request), SourceFormatError)
    assert not client.get(request).cached


def test_answer_nested_too_deep_is_of_no_known_shape(tmp_path: Path) -> None:
    client, _ = client_of(tmp_path, [reply(b"[" * 200_000)])
    request = ask(check=json_or_nothing)
    assert "nested too deep" in str(failure(client, request))
    client.get(ask())
    assert isinstance(failure(client, request), SourceFormatError)


def test_kept_answer_that_a_new_check_refuses_is_a_miss(tmp_path: Path) -> None:
    client, _ = client_of(tmp_path, [reply(b"<html>"), reply()])
    client.get(ask())
    assert client.get(ask(check=json_or_nothing)).body == b'{"a": 1}'


def test_expired_answer_is_renewed_by_the_server_without_a_body(tmp_path: Path) -> None:
    time = HandClock()
    since = "Thu, 14 Jan 2027 08:00:00 GMT"
    script = [reply(etag='"v1"', last_modified=since), reply(b"", status=304, etag='"v1"'), reply()]
    client, server = client_of(tmp_path, script, time=time)
    first = client.get(ask())
    time.time += 90_000
    again = client.get(ask())
    assert server.asked[1].headers["if-none-match"] == '"v1"'
    assert server.asked[1].headers["if-modified-since"] == since
    assert (again.body, again.cached, again.stale) == (first.body, True, False)
    assert again.fetched_at == first.fetched_at
    assert client.traffic("fake") == Traffic(requests=2, cached=1)
    time.time += 80_000
    assert client.get(ask()).cached
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "fault",
    [reply(status=503), reply(status=403), reply(b"<html>"), httpx.ConnectError(""), reply(b"{")],
)
def test_expired_answer_serves_marked_stale_when_the_server_gives_none(
    tmp_path: Path, fault: Any
) -> None:
    time = HandClock()
    client, _ = client_of(tmp_path, [reply(), fault], time=time)
    request = ask(check=json_or_nothing)
    first = client.get(request)
    time.time += 90_000
    stale = client.get(request)
    assert (stale.body, stale.cached, stale.stale) == (first.body, True, True)
    assert stale.fetched_at == first.fetched_at
    assert client.traffic("fake").stale == 1


def test_expired_answer_that_holds_nothing_never_serves(tmp_path: Path) -> None:
    time = HandClock()
    client, _ = client_of(tmp_path, [reply(b"[]"), reply(status=503)], time=time)
    request = ask(check=json_or_nothing)
    client.get(request)
    time.time += 90_000
    assert isinstance(failure(client, request), SourceUnreachable)


def test_cached_only_never_asks(tmp_path: Path) -> None:
    time = HandClock()
    client, server = client_of(tmp_path, [reply()], time=time)
    client.get(ask())
    client.get(ask(params=(("ttl", "short"),), ttl=timedelta(hours=1)))
    time.time += 7200
    client, server = client_of(tmp_path, [reply()], time=time, cached_only=True)
    fresh, stale = (
        client.get(ask()),
        client.get(ask(params=(("ttl", "short"),), ttl=timedelta(1e-3))),
    )
    assert (fresh.stale, stale.stale) == (False, True)
    error = failure(client, ask(params=(("a", "1"),)))
    assert isinstance(error, SourceUnreachable)
    assert "may not be asked" in str(error)
    assert server.asked == []


def test_cached_only_loads_no_http_library(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = (
        "import sys, pathlib\n"
        "from factcheck.store.client import ClientPlan, open_client\n"
        "from factcheck.store.request import Request\n"
        "plan = ClientPlan(contact='', version='0', cache_dir=pathlib.Path(sys.argv[1]),"
        " cached_only=True)\n"
        "client = open_client(plan)\n"
        "try:\n"
        "    client.get(Request(source='fake', url='http://127.0.0.1:9/'))\n"
        "except Exception as error:\n"
        "    print(type(error).__name__, 'httpx' in sys.modules)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "SourceUnreachable False\n"


def test_answer_that_somebody_brought_during_the_wait_is_not_asked_for_again(
    tmp_path: Path,
) -> None:
    time = HandClock()
    client, server = client_of(tmp_path, [reply()], time=time)
    other, _ = client_of(tmp_path, [reply(b"theirs")], time=HandClock())
    client.get(ask(params=(("a", "1"),)))

    # The clock of this client sleeps half a second before the next request.
    def bring(seconds: float) -> None:
        time.time += seconds
        other.get(ask())

    client._limit._clock = replace(time.clock, sleep=bring)
    answer = client.get(ask())
    assert (answer.body, answer.cached) == (b"theirs", True)
    assert len(server.asked) == 1


# --- every exception


def tree(root: type[BaseException]) -> Iterator[type[BaseException]]:
    yield root
    for below in root.__subclasses__():
        yield from tree(below)


HTTPX_ERRORS = sorted(
    {
        each
        for root in (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, httpx.CookieConflict)
        for each in tree(root)
        if each.__module__.startswith("httpx")
    },
    key=lambda each: each.__name__,
)


def made(kind: type[BaseException]) -> BaseException:
    """Make an exception of httpx, with the secret in its text that its makers might put there."""
    request = httpx.Request("GET", URL)
    if kind is httpx.HTTPStatusError:
        response = httpx.Response(500, request=request)
        return httpx.HTTPStatusError("s3cret", request=request, response=response)
    try:
        return kind("s3cret")
    except TypeError:
        return kind()


def test_the_tree_of_httpx_is_known() -> None:
    public = {
        getattr(httpx, name)
        for name in dir(httpx)
        if isinstance(getattr(httpx, name), type) and issubclass(getattr(httpx, name), Exception)
    }
    assert len(public) >= 25
    assert public <= set(HTTPX_ERRORS)


@pytest.mark.parametrize("kind", HTTPX_ERRORS, ids=lambda kind: kind.__name__)
def test_every_exception_of_httpx_becomes_a_source_error(
    tmp_path: Path, kind: type[BaseException]
) -> None:
    client, _ = client_of(tmp_path, [made(kind)])
    error = failure(client, ask())
    assert isinstance(error, SourceUnreachable | SourceFormatError)
    assert str(error).startswith(HOST)
    assert "s3cret" not in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize("package", ["httpcore", "h11", "h2.exceptions", "hpack.exceptions"])
def test_every_exception_of_the_libraries_below_becomes_a_source_error(
    tmp_path: Path, package: str
) -> None:
    import importlib

    module = importlib.import_module(package)
    kinds = [
        each
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Exception)
    ]
    assert len(kinds) >= 3
    for number, kind in enumerate(kinds):
        # Each has its own wishes for arguments; what it says does not matter here.
        client, _ = client_of(tmp_path / str(number), [kind.__new__(kind)])
        assert isinstance(failure(client, ask()), SourceUnreachable)


@pytest.mark.parametrize(
    "fault", [OSError(5, "I/O"), TimeoutError("slow"), ConnectionResetError(), UnicodeError("idna")]
)
def test_fault_of_the_system_becomes_a_source_error(tmp_path: Path, fault: Exception) -> None:
    client, _ = client_of(tmp_path, [fault])
    assert isinstance(failure(client, ask()), SourceUnreachable)


def test_a_bug_is_not_hidden(tmp_path: Path) -> None:
    client, _ = client_of(tmp_path, [ZeroDivisionError()])
    with pytest.raises(ZeroDivisionError):
        client.get(ask())


def test_server_can_be_reached_from_many_threads_at_once(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    client, server = client_of(tmp_path, Server([reply()]))
    requests = [ask(url=HOME, params=(("n", str(n % 5)),)) for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(client.get, requests))
    assert {answer.body for answer in answers} == {b'{"a": 1}'}
    traffic = client.traffic("fake")
    assert traffic.requests + traffic.cached == 40
    # Four at once may ask the same thing before the first answer is kept.
    assert 5 <= len(server.asked) <= 20
