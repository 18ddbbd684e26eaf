"""Test which rule a host falls under."""

import pytest

from factcheck.store.hosts import is_private, rule_for


@pytest.mark.parametrize(
    ("host", "gap_s", "read_s", "total_s"),
    [
        ("www.wikidata.org", 0.5, 20, 60),
        ("query.wikidata.org", 2, 65, 90),
        ("en.wikipedia.org", 0.5, 20, 60),
        ("api.worldbank.org", 1, 45, 150),
        ("www.imf.org", 1, 30, 60),
        ("factchecktools.googleapis.com", 0.5, 15, 30),
        ("storage.googleapis.com", 0, 60, 600),
        ("api.gdeltproject.org", 6, 30, 120),
        ("wiki.example.org", 1, 20, 60),
        ("evil-wikidata.org", 1, 20, 60),
    ],
)
def test_public_host_takes_one_request_at_a_time(
    host: str, gap_s: float, read_s: float, total_s: float
) -> None:
    rule = rule_for(host)
    assert (rule.in_flight, rule.shared) == (1, True)
    assert (rule.gap_s, rule.read_s, rule.total_s) == (gap_s, read_s, total_s)
    assert rule.connect_s <= 10


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "::1", "10.1.2.3", "fd00::1", "wiki", "wiki.local"]
)
def test_server_of_ones_own_takes_several_at_once_without_a_gap(host: str) -> None:
    assert is_private(host)
    rule = rule_for(host)
    assert (rule.in_flight, rule.gap_s, rule.shared) == (4, 0, False)


@pytest.mark.parametrize("host", ["8.8.8.8", "2001:4860:4860::8888", "www.imf.org"])
def test_public_address_is_not_private(host: str) -> None:
    assert not is_private(host)


def test_only_one_host_says_400_when_it_is_busy() -> None:
    assert rule_for("api.worldbank.org").plain_400_is_busy
    assert not rule_for("www.imf.org").plain_400_is_busy
