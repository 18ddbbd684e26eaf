"""Run the program against a server that stands for the World Bank, the IMF and the fact checkers.

The answers are written by hand from the documentation of each; none was recorded.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.servers.nginx import Nginx, running_nginx

ROOT = Path(__file__).parents[2]
KEY = "AIzaNotARealKey0123456789"
CONTACT = "desk@paper.org"
ARTICLE = """Argentina's economy shrank by 1.6% in 2023.

Brazil's economy grew by 9% in 2022.

Germany's economy grew by 8% in 2021.

Kenya's inflation was 7.7% in 2023.
"""
LOCATIONS = f"""
  location /bank/ {{ try_files /bank.json =404; }}
  location = /imf/indicators {{ return 200 '{{}}'; }}
  location /imf/PCPIEPCH {{ try_files /end.json =404; }}
  location /imf/ {{ return 200 '{{"values": {{}}}}'; }}
  location /reviews/ {{
    if ($http_x_goog_api_key != "{KEY}") {{ return 403; }}
    try_files /reviews.json =404;
  }}
"""
GROWTH = {"id": "NY.GDP.MKTP.KD.ZG", "value": "GDP growth (annual %)"}
REVIEW = {
    "url": "https://fullfact.org/economy/checked/",
    "reviewDate": "2022-03-02T00:00:00Z",
    "textualRating": "False",
}


def row(place: str, year: int, value: float | None) -> dict[str, Any]:
    return {
        "indicator": GROWTH,
        "country": {"id": place[:2], "value": "a country"},
        "countryiso3code": place,
        "date": str(year),
        "value": value,
    }


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Nginx]:
    (tmp_path / "server").mkdir()
    rows = [row("ARG", 2023, -1.61), row("BRA", 2022, 3.02), row("DEU", 2021, None)]
    head = {"page": 1, "pages": 1, "lastupdated": "2024-10-24"}
    claim = {"text": "Germany's economy grew by 8% in 2021", "claimReview": [REVIEW]}
    end = {"values": {"PCPIEPCH": {"KEN": {"2023": 7.7}}}}
    with running_nginx(tmp_path / "server", LOCATIONS) as running:
        for name, body in (
            ("bank", [head, rows]),
            ("end", end),
            ("reviews", {"claims": [claim]}),
        ):
            (running.root / f"{name}.json").write_text(json.dumps(body), encoding="utf-8")
        yield running


def run(folder: Path, server: Nginx, *arguments: str) -> subprocess.CompletedProcess[str]:
    endpoints = {"worldbank": "bank", "imf": "imf", "factcheck-tools": "reviews"}
    lines = [f"{name}={server.url}/{path}" for name, path in endpoints.items()]
    environment = os.environ | {
        "GOOGLE_FACTCHECK_API_KEY": KEY,
        "FACTCHECK_CONTACT": CONTACT,
        "FACTCHECK_ENDPOINT": ",".join(lines),
        "FACTCHECK_SOURCE": "worldbank,imf,claimreview",
        "FACTCHECK_CACHE_DIR": str(folder / "cache"),
        "FACTCHECK_AS_OF": "2024-11-13",
        # The run stands in another folder, and is to try the code beside these tests.
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def told(report: Path) -> list[tuple[str, str | None]]:
    """Give the verdict on each claim, and the source that decided it."""
    (document,) = json.loads(report.read_text(encoding="utf-8"))["documents"]
    return [
        (claim["verdict"], next((e["source"] for e in claim["evidence"]), None))
        for claim in document["claims"]
    ]


EXPECTED = [
    ("supported", "worldbank"),
    ("contradicted", "worldbank"),
    ("contradicted", "claimreview"),
    ("supported", "imf"),
]


def test_each_source_decides_its_claim_and_no_secret_is_left_anywhere(
    tmp_path: Path, server: Nginx
) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    first = run(
        tmp_path, server, "check", "article.txt", "-f", "json=a.json", "-f", "terminal=a.txt"
    )
    assert (first.returncode, first.stderr) == (1, "")
    assert told(tmp_path / "a.json") == EXPECTED
    lines = server.asked("/")
    assert len([line for line in lines if " /bank/" in line]) == 1
    # Only what the two others left open is asked of the fact checkers.
    assert len([line for line in lines if " /reviews/" in line]) == 1

    # The second run is answered by the cache, and the third by the lock.
    again = run(tmp_path, server, "check", "article.txt", "-f", "json=b.json")
    locked = run(tmp_path, server, "lock", "article.txt")
    from_lock = run(tmp_path, server, "check", "--locked", "article.txt", "-f", "json=c.json")
    assert told(tmp_path / "b.json") == told(tmp_path / "c.json") == EXPECTED
    assert server.asked("/") == lines

    outputs = [
        text for each in (first, again, locked, from_lock) for text in (each.stdout, each.stderr)
    ]
    files = [
        path.read_bytes().decode("latin-1")
        for path in tmp_path.rglob("*")
        if path.is_file() and server.folder not in path.parents
    ]
    assert any("fullfact.org" in text for text in files)
    for secret in (KEY, CONTACT):
        assert [text[:200] for text in (*outputs, *files) if secret in text] == []


def test_a_key_that_is_refused_is_a_failure_of_its_source_alone(
    tmp_path: Path, server: Nginx
) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (server.root / "reviews.json").unlink()
    ran = run(tmp_path, server, "check", "article.txt", "-f", "json=a.json")
    assert ran.returncode == 1
    assert [verdict for verdict, _ in told(tmp_path / "a.json")] == [
        "supported", "contradicted", "unverified", "supported",
    ]  # fmt: skip
    (document,) = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["documents"]
    assert [claim["reason"] for claim in document["claims"]] == [None, None, "source_failed", None]
    assert KEY not in ran.stdout + ran.stderr
