"""Run the whole program, as installed, over a folder of articles."""

import json
import os
import shutil
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import factcheck
from factcheck.cli.app import main

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder of the seeds and three documents that cannot be checked."""
    folder = tmp_path_factory.mktemp("run") / "articles"
    shutil.copytree(SEEDS, folder)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "latin-1.txt").write_bytes("Señor".encode("latin-1"))
    (folder / "opinion.md").write_text("# Spring\n\nHow lovely it is.\n", encoding="utf-8")
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "factcheck", folder.name, "-f", "json", *arguments]
    environment = {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command,
        cwd=folder.parent,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_number_of_workers_changes_no_byte(folder: Path) -> None:
    one, two, four = (run(folder, "--jobs", jobs) for jobs in ("1", "2", "4"))
    assert one.stdout == two.stdout == four.stdout
    assert one.stderr == two.stderr == four.stderr
    assert one.returncode == two.returncode == four.returncode
    report = json.loads(one.stdout)
    names = sorted(path.name for path in folder.iterdir())
    good = [f"articles/{name}" for name in names if name not in {"empty.txt", "latin-1.txt"}]
    assert [document["origin"] for document in report["documents"]] == good
    assert report["summary"]["supported"] > 0
    assert one.stderr.decode().count("error: ") == 2


def test_every_quote_is_where_the_report_says(folder: Path) -> None:
    for document in json.loads(run(folder).stdout)["documents"]:
        text = (folder.parent / document["origin"]).read_bytes().decode("utf-8-sig")
        assert document["sentences"]
        for claim in document["claims"]:
            assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_the_guard_refuses_connections_that_leave_the_machine() -> None:
    # An address that documentation owns: even without the guard nobody would answer.
    with socket.socket() as outside, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 80))


def test_run_opens_no_connection(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # In this process, where conftest makes any connection an AssertionError.
    assert main([str(next(folder.glob("*.md"))), "-f", "json"]) in {0, 1, 3}
    assert json.loads(capsys.readouterr().out)["documents"]


def test_python_interface_says_what_the_command_line_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "trump-milei-call.txt"
    main(["check", str(path), "--as-of", "2024-11-13", "-f", "json"])
    told = json.loads(capsys.readouterr().out)["documents"][0]
    day = factcheck.check_file(path).document.published
    assert day is None
    report = factcheck.check_text(path.read_text(encoding="utf-8"), as_of=date(2024, 11, 13))
    assert [verdict.claim.id for verdict in report.verdicts] == [c["id"] for c in told["claims"]]
    assert [verdict.label for verdict in report.verdicts] == [c["verdict"] for c in told["claims"]]
