"""Run the whole program from a lock: no connection, any number of workers, every article."""

import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest

from factcheck.batch.locking import merge
from factcheck.model.document import Document
from factcheck.model.report import Report, RunInfo
from factcheck.pipeline import Equipment, check_document, draft_document
from factcheck.registry import load_format
from factcheck.reports.protocol import Look
from factcheck.resolver.resolve import Means
from factcheck.scoring.labelled import find_sets, read_set
from factcheck.store.lockfile import Lock, dump_lock, parse_lock
from tests.end_to_end.desk import equipment

ROOT = Path(__file__).parents[2]
INFO = RunInfo(version="", snapshot="", offline=True, sources=(), settings_digest="")
# Python reads this at its start, in the workers as well; even loopback is refused. Only `bind` is
# left: a library that the parser imports tries with it whether there is IPv6, and connects to nobody.
GUARD = """
import socket
def refuse(*arguments, **named):
    with open({marker!r}, "a") as marker:
        marker.write("tried\\n")
    raise OSError("no network")
for name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, name, refuse)
socket.getaddrinfo = refuse
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Hold a folder of articles with its lock, and a folder that cuts the network."""

    folder: Path
    guard: Path

    @property
    def marker(self) -> Path:
        """Name the file that tells that somebody has tried to connect."""
        return self.guard / "tried"

    def run(
        self, *arguments: str, cut: bool = False, program: tuple[str, ...] = ("-m", "factcheck")
    ) -> subprocess.CompletedProcess[bytes]:
        """Run the program in the folder, with or without a network."""
        path = [str(ROOT), *([str(self.guard)] if cut else [])]
        return subprocess.run(
            [sys.executable, *program, *arguments],
            cwd=self.folder,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
        )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    made = Place(tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("guard"))
    shutil.copytree(ROOT / "seeds", made.folder / "seeds")
    (made.guard / "sitecustomize.py").write_text(GUARD.format(marker=str(made.marker)))
    done = made.run("lock", "seeds")
    # All there is to say is that nobody who asks servers is named.
    assert [b"no contact is set" in line for line in done.stderr.splitlines()] == [True]
    assert done.returncode == 0
    return made


def test_the_guard_refuses_even_this_machine(place: Place) -> None:
    script = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = place.run(script, cut=True, program=("-c",))
    assert b"no network" in done.stderr
    assert place.marker.read_text() == "tried\n"
    place.marker.unlink()


def test_locked_run_has_the_same_bytes_with_and_without_a_network_for_any_number_of_workers(
    place: Place,
) -> None:
    runs = [
        place.run("seeds", "--locked", "-f", "json", "--jobs", jobs, cut=cut)
        for jobs, cut in (("1", False), ("1", True), ("2", True), ("4", True))
    ]
    assert len({(run.returncode, run.stdout, run.stderr) for run in runs}) == 1
    assert not place.marker.exists()
    assert runs[0].stderr == b""
    assert json.loads(runs[0].stdout)["summary"]["supported"] > 40


def test_lock_has_the_same_bytes_for_any_number_of_workers(place: Place) -> None:
    first = (place.folder / "factcheck.lock").read_bytes()
    done = place.run("lock", "seeds", "--jobs", "2", "--lock-file", "other.lock", cut=True)
    assert done.returncode == 0
    assert (place.folder / "other.lock").read_bytes() == first
    assert not place.marker.exists()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_edited_sentence_is_named_and_the_rest_is_not(place: Place, jobs: str) -> None:
    article = place.folder / "edited" / "accra-handover.md"
    article.parent.mkdir(exist_ok=True)
    text = (place.folder / "seeds" / article.name).read_text(encoding="utf-8")
    article.write_text(text.replace("about 56%", "about 57%"), encoding="utf-8")
    done = place.run("edited", "--locked", "--jobs", jobs)
    assert (done.returncode, done.stdout) == (3, b"")
    error, *claims, hint = done.stderr.decode().splitlines()
    assert (
        error
        == f"error: {'a claim has' if len(claims) == 1 else f'{len(claims)} claims have'} no entry in the lock file:"
    )
    assert hint.startswith("hint: ")
    assert claims
    assert all("57%" in claim for claim in claims)


def articles() -> list[Document]:
    """Give a tenth of all labelled articles: with all of them the test takes half a minute."""
    every = (a.document for each in find_sets(ROOT / "claims") for a in read_set(each))
    return list(islice(every, 0, None, 10))


def written(report: Report, name: str) -> str:
    out = io.StringIO()
    load_format(name, plugins=False).write([report], out, Look(verbose=True), INFO)
    return out.getvalue()


def test_every_labelled_article_gets_the_same_report_from_its_lock(session_cache: Path) -> None:
    asking = equipment(session_cache)
    drafts = [draft_document(document, asking) for document in articles()]
    lock = Lock(claims=merge(drafts, None).entries, factcheck="0", snapshot="0")
    locked = Equipment(
        snapshot=asking.snapshot,
        means=Means(sources=(), checkers=()),
        locked=parse_lock(dump_lock(lock).encode()),
    )
    assert len(drafts) > 10
    for document in articles():
        fresh = check_document(document, asking)
        again = check_document(document, locked)
        # What each source did is another tale: here nobody was asked.
        bare = [
            Report(document=document, verdicts=r.verdicts, sentences=r.sentences)
            for r in (fresh, again)
        ]
        for name in ("json", "terminal"):
            assert written(bare[1], name) == written(bare[0], name)
