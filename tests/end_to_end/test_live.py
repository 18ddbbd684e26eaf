"""Check the seed article with servers alone: a Wikibase desk, Oxigraph, a wiki, nginx before all.

The program runs as a user runs it, in a process of its own. All servers are on loopback: items in
the shapes of Wikibase (ids of positions, elections and some people are invented), the same items
as RDF in Oxigraph, and a MediaWiki with dated revisions. nginx counts what they are asked, and
does wrong what a test tells it to.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.test_locked import GUARD
from tests.servers import seed_world
from tests.servers.items import turtle
from tests.servers.mediawiki import served
from tests.servers.nginx import Nginx, running_nginx
from tests.servers.oxigraph import WHY_NOT, program, serving
from tests.servers.wikibase import WikibaseDesk
from tests.sources.test_wikipedia import pages

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "trump-milei-call.txt"
CONTACT = "desk@ruritania.org"
# The most that a first run may send a claim, and the most requests that may wait for one another.
MOST_A_CLAIM, MOST_IN_A_ROW = 1.5, 12
# What a run may wait for servers here, and what starting Python and reading the article takes.
BUDGET_S, START_S = 2, 20

# A file of the fault's name in the served folder switches it on, so that addresses stay the same.
FAULTS = ("refused", "many", "busy", "drop", "truncated", "captcha", "slow", "drip")
LOCATIONS = """
  location /w/ {{
    error_page 418 = @slow; error_page 419 = @drip; recursive_error_pages on;
    if (-f $document_root/refused) {{ return 403 '{{"error": "no"}}'; }}
    if (-f $document_root/many) {{ return 429 '{{"error": "too many"}}'; }}
    if (-f $document_root/busy) {{ return 503 '<html>busy</html>'; }}
    if (-f $document_root/drop) {{ return 444; }}
    if (-f $document_root/truncated) {{ return 200 '{{"entities": {{"Q1": '; }}
    if (-f $document_root/captcha) {{ return 200 '<html>are you human?</html>'; }}
    if (-f $document_root/slow) {{ return 418; }}
    if (-f $document_root/drip) {{ return 419; }}
    proxy_pass {desk};
  }}
  location @slow {{ echo_sleep 60; echo '{{}}'; }}
  location @drip {{ echo -n '{{'; echo_flush;
                    echo_foreach_split '&' '{drops}';
                    echo_sleep 0.5; echo -n ' '; echo_flush; echo_end; echo '}}'; }}
  location /query {{ proxy_pass {sparql}; }}
  location /wiki/ {{ proxy_pass {wiki}/; }}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Hold what a run of the program gave; `asked` are nginx's lines of it."""

    code: int
    err: str
    took_s: float
    written: bytes
    asked: tuple[str, ...]

    @property
    def document(self) -> Mapping[str, Any]:
        """Give the only document of the report."""
        found: Mapping[str, Any] = json.loads(self.written)["documents"][0]
        return found

    @property
    def claims(self) -> list[Mapping[str, Any]]:
        """Give the claims as the report has them."""
        found: list[Mapping[str, Any]] = self.document["claims"]
        return found

    def verdicts(self) -> dict[tuple[int, int, str], str]:
        """Give every claim's verdict, or the reason why there is none."""
        return {
            (claim["start"], claim["end"], claim["statement"]): claim["reason"] or claim["verdict"]
            for claim in self.claims
        }

    def source(self, name: str) -> Mapping[str, Any]:
        """Give what one source did."""
        return next(each for each in self.document["sources"] if each["name"] == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Run the program in a folder of its own, with the servers as its only sources."""

    folder: Path
    nginx: Nginx

    def options(self) -> list[str]:
        """Give the options that name who asks and whom."""
        named = {
            "wikidata": f"{self.nginx.url}/w/api.php",
            "wikidata-sparql": f"{self.nginx.url}/query",
            "wikipedia": f"{self.nginx.url}/wiki/w/api.php",
        }
        options = ["--contact", CONTACT, "--cache-dir", str(self.folder / "cache")]
        for name in ("snapshot", "worldbank", "imf", "claimreview"):
            options += ["--no-source", name]
        for name, url in named.items():
            options += ["--endpoint", f"{name}={url}"]
        return options

    def run(self, command: str, article: Path, *options: str, cut: bool = False) -> Run:
        """Run a command on an article; `cut` refuses every connection, loopback too."""
        path = [str(ROOT)]
        if cut:
            guard = self.folder / "guard"
            guard.mkdir(exist_ok=True)
            text = GUARD.format(marker=str(guard / "tried"))
            (guard / "sitecustomize.py").write_text(text, encoding="utf-8")
            path.append(str(guard))
        before = len(self.nginx.asked("/"))
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", command, str(article), *self.options(), *options],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
            capture_output=True,
            timeout=120,
            check=False,
        )
        took_s = time.monotonic() - started
        asked = tuple(self.nginx.asked("/")[before:])
        err = done.stderr.decode()
        return Run(code=done.returncode, err=err, took_s=took_s, written=done.stdout, asked=asked)

    def check(
        self, article: Path, *options: str, day: str = "2024-11-13", cut: bool = False
    ) -> Run:
        """Check an article as of a day and give the JSON report."""
        return self.run("check", article, "--as-of", day, "-f", "json", *options, cut=cut)

    def fault(self, name: str, *, on: bool = True) -> None:
        """Switch a fault of the item server on or off."""
        file = self.nginx.root / name
        if on:
            file.touch()
        else:
            file.unlink()


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    if program() is None:
        pytest.skip(WHY_NOT)
    world = seed_world.entities()
    graph = tmp_path_factory.mktemp("graph")
    with WikibaseDesk(world) as items, serving(turtle(world.values()), graph) as sparql:
        for wiki in served(tmp_path_factory, pages()):
            locations = LOCATIONS.format(
                desk=items.api.removesuffix("/w/api.php"),
                sparql=sparql,
                wiki=wiki.api.removesuffix("/w/api.php"),
                drops="&".join("a" * 60),
            )
            with running_nginx(tmp_path_factory.mktemp("nginx"), locations) as nginx:
                yield nginx


@pytest.fixture
def desk(servers: Nginx, tmp_path: Path) -> Iterator[Desk]:
    yield Desk(folder=tmp_path, nginx=servers)
    for fault in FAULTS:
        (servers.root / fault).unlink(missing_ok=True)


def article(desk: Desk, text: str) -> Path:
    """Write an article."""
    path = desk.folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_seed_is_decided_by_items_and_pages_alone_each_with_its_revision(desk: Desk) -> None:
    ran = desk.check(SEED)
    told = {claim["statement"]: claim for claim in ran.claims}
    for statement in (
        "Donald Trump was elected (2024-11-05).",
        "Donald Trump defeated Kamala Harris (2024-11-05).",
        "Kamala Harris is vice president of United States (as of 2024-11-13).",
        "Javier Milei became president in 2023-12 (Argentina).",
        "Javier Milei defeated Sergio Massa (2023-12).",
        "Javier Milei belongs to Liberty Advances.",
        "Manuel Adorni is spokesperson of Argentina (as of 2024-11-13).",
        "Gerardo Werthein is foreign minister of Argentina (as of 2024-11-13).",
        "Diana Mondino was removed as foreign minister.",
        "Giorgia Meloni is prime minister of Italy (as of 2024-11-13).",
    ):
        assert told[statement]["verdict"] == "supported", statement
    decided = [c for c in ran.claims if c["verdict"] == "supported"]
    assert len(decided) == 16
    for evidence in (each for claim in decided for each in claim["evidence"]):
        assert evidence["source"] in {"wikidata", "wikipedia"}
        assert evidence["revision"].isdigit()
        assert f"oldid={evidence['revision']}" in evidence["url"]
        assert evidence["licence"].startswith("CC")
    # The one that the article itself refutes.
    assert [c["statement"] for c in ran.claims if c["verdict"] == "contradicted"] == [
        "The call was on 2024-11-13."
    ]
    assert "could not be asked" not in ran.err


def test_pages_alone_bear_out_most_of_it_and_refute_nothing(desk: Desk) -> None:
    ran = desk.check(SEED, "--no-source", "wikidata")
    supported = [c for c in ran.claims if c["verdict"] == "supported"]
    assert len(supported) >= 12
    assert {e["source"] for c in supported for e in c["evidence"]} == {"wikipedia"}
    assert {c["evidence"][0]["source"] for c in ran.claims if c["verdict"] == "contradicted"} == {
        "article"
    }


@pytest.mark.parametrize(
    ("day", "right", "wrong"),
    [
        ("2023-11-15", "Santiago Cafiero", "Gerardo Werthein"),
        ("2024-11-15", "Gerardo Werthein", "Santiago Cafiero"),
    ],
)
def test_the_foreign_minister_is_who_it_was_on_the_article_s_day(
    desk: Desk, day: str, right: str, wrong: str
) -> None:
    text = "{} is the foreign minister of Argentina."
    true = desk.check(article(desk, text.format(right)), day=day)
    assert [claim["verdict"] for claim in true.claims] == ["supported"]
    false = desk.check(article(desk, text.format(wrong)), day=day)
    assert [(c["verdict"], c["correction"]) for c in false.claims] == [("contradicted", right)]


def test_a_first_run_asks_little_a_second_nothing_and_says_who_asks(desk: Desk) -> None:
    first = desk.check(SEED)
    covered = max(first.source(name)["asked"] for name in ("wikidata", "wikipedia"))
    assert 0 < len(first.asked) <= MOST_A_CLAIM * covered
    # One request a host is on its way, so all that one run sends stands in a row.
    assert len(first.asked) <= MOST_IN_A_ROW
    assert all(f"factcheck/0.1.0 ({CONTACT})" in line for line in first.asked)
    second = desk.check(SEED)
    assert second.asked == ()
    assert second.verdicts() == first.verdicts()
    assert second.source("wikidata")["cached"] > 0


def test_offline_and_locked_open_no_connection(desk: Desk) -> None:
    online = desk.check(SEED)
    locked = desk.run("lock", SEED, "--as-of", "2024-11-13")
    assert locked.code == 0, locked.err
    offline = desk.check(SEED, "--offline", cut=True)
    assert offline.asked == ()
    held = {key for key, told in offline.verdicts().items() if told == "offline"}
    assert held >= {key for key, told in online.verdicts().items() if told == "supported"}
    here = desk.check(SEED, "--locked", cut=True)
    there = desk.check(SEED, "--locked")
    assert not (desk.folder / "guard" / "tried").exists()
    assert here.asked == there.asked == ()
    assert here.written == there.written
    assert here.verdicts() == online.verdicts()


def test_a_lock_whose_excerpt_was_changed_is_refused_and_an_update_says_what_changes(
    desk: Desk,
) -> None:
    path = article(desk, "Gerardo Werthein is the foreign minister of Argentina.")
    lock = desk.folder / "factcheck.lock"
    assert desk.run("lock", path, "--as-of", "2024-11-15").code == 0
    kept = lock.read_text(encoding="utf-8")
    lock.write_text(kept.replace("2024-10-30", "2024-10-29"), encoding="utf-8")
    refused = desk.check(path, "--locked", day="2024-11-15")
    assert refused.code == 3
    assert "does not match its digest" in refused.err
    # As if it had been locked while no source knew him.
    nobody = desk.run("lock", path, "--as-of", "2024-11-15", "--no-source", "wikidata",
                      "--no-source", "wikipedia", "--lock-file", "other.lock")  # fmt: skip
    assert nobody.code == 0, nobody.err
    update = desk.run(
        "lock", path, "--as-of", "2024-11-15", "--update", "--lock-file", "other.lock"
    )
    assert b"unverified -> supported" in update.written


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_costs_the_verdicts_that_need_the_server_and_nothing_else(
    desk: Desk, fault: str
) -> None:
    alone = ("--no-source", "wikipedia", "--budget", str(BUDGET_S))
    desk.fault(fault)
    broken = desk.check(SEED, *alone)
    assert broken.took_s < BUDGET_S + START_S
    desk.fault(fault, on=False)
    whole = desk.check(SEED, *alone)
    told, right = broken.verdicts(), whole.verdicts()
    needed = {key for key, verdict in right.items() if verdict == "supported"}
    assert len(needed) == 16
    assert {told[key] for key in needed} == {"source_failed"}
    others = {key for key in right if right[key] in {"no_source_covers", "contradicted"}}
    assert {key: told[key] for key in others} == {key: right[key] for key in others}
    assert "supported" not in told.values()
    assert broken.source("wikidata")["failures"] != []
    # Nothing of it was kept: the second run asked again, and was answered.
    assert whole.source("wikidata")["failures"] == []


def test_a_required_server_that_fails_makes_the_run_incomplete(desk: Desk) -> None:
    path = article(desk, "Javier Milei is the president of Argentina.")
    assert desk.check(path, "--require", "wikidata").code == 0
    (desk.folder / "cache").rename(desk.folder / "old")
    desk.fault("refused")
    assert desk.check(path, "--require", "wikidata", "--no-source", "wikipedia").code == 3
    assert desk.check(path, "--no-source", "wikipedia").code == 0


def test_who_asks_stands_in_no_file(desk: Desk) -> None:
    desk.check(SEED)
    desk.run("lock", SEED, "--as-of", "2024-11-13")
    report = desk.check(SEED, "-o", "report.json")
    files = [path for path in desk.folder.rglob("*") if path.is_file()]
    assert {"report.json", "factcheck.lock", "cache.db"} <= {path.name for path in files}
    assert [path for path in files if CONTACT.encode() in path.read_bytes()] == []
    assert CONTACT not in report.err
