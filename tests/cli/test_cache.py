import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from factcheck.store.cache import open_store
from tests.unit.store.answers import entry_of

Run = Callable[..., Any]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Keep three answers, one of which is past its time; give the cache directory."""
    now = datetime.now(UTC)  # noqa: TID251 - the command reads the real clock
    store = open_store(tmp_path / "cache")
    for number, age in enumerate((timedelta(0), timedelta(hours=1), timedelta(days=2))):
        store.write(entry_of(f"https://h/{number}", renewed_at=now - age))
    store.close()
    return tmp_path / "cache"


def test_info_counts_answers_and_bytes_and_says_where_and_from_when(kept: Path, run: Run) -> None:
    lines = run("cache", "info", "--cache-dir", str(kept)).out.splitlines()
    assert lines[0] == f"cache {kept / 'http'}"
    assert lines[1] == "  3 answers, 1 of them past their time"
    size = sum(path.stat().st_size for path in (kept / "http").iterdir())
    assert lines[2] == f"  {size:,} bytes"
    assert lines[3].startswith("  oldest 20")
    assert len(lines) == 4


def test_info_of_a_cache_that_is_not_there_is_no_error_and_makes_none(
    tmp_path: Path, run: Run
) -> None:
    ran = run("cache", "info", "--cache-dir", str(tmp_path / "none"))
    assert (ran.code, ran.out.splitlines()[1:]) == (
        0,
        ["  0 answers, 0 of them past their time", "  0 bytes"],
    )
    assert not (tmp_path / "none").exists()


def test_info_looks_where_checks_keep_their_answers(
    kept: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(kept))
    assert "3 answers" in run("cache", "info").out
    monkeypatch.delenv("FACTCHECK_CACHE_DIR")
    assert f"{os.environ['XDG_CACHE_HOME']}/factcheck/http" in run("cache", "info").out


def test_clear_removes_all_even_from_a_damaged_cache(kept: Path, run: Run) -> None:
    (kept / "http" / "cache.db").write_bytes(b"not a database " * 1000)
    ran = run("cache", "info", "--cache-dir", str(kept))
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"error: the cache in {kept / 'http'} cannot be used")
    assert ran.err.endswith("hint: factcheck cache clear makes a new one\n")
    assert run("cache", "clear", "--cache-dir", str(kept)).code == 0
    assert "0 answers" in run("cache", "info", "--cache-dir", str(kept)).out


def test_prune_removes_what_is_past_its_time(kept: Path, run: Run) -> None:
    assert run("cache", "prune", "--cache-dir", str(kept)).out == "1 answers removed\n"
    assert "2 answers, 0" in run("cache", "info", "--cache-dir", str(kept)).out


def test_answers_travel_in_a_file(kept: Path, run: Run, tmp_path: Path) -> None:
    file, there = str(tmp_path / "answers"), str(tmp_path / "there")
    assert run("cache", "export", file, "--cache-dir", str(kept)).out.startswith("3 answers")
    ran = run("cache", "import", file, "--cache-dir", there)
    assert (ran.code, ran.out) == (0, "3 of 3 answers taken in\n")
    assert "3 answers" in run("cache", "info", "--cache-dir", there).out


def test_damaged_file_is_refused_with_exit_3(kept: Path, run: Run, tmp_path: Path) -> None:
    file, there = tmp_path / "answers", tmp_path / "there"
    run("cache", "export", str(file), "--cache-dir", str(kept))
    file.write_bytes(file.read_bytes()[:-20])
    ran = run("cache", "import", str(file), "--cache-dir", str(there))
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == f"error: {file} is damaged, so nothing was taken from it\n"
    assert not there.exists()


def test_export_to_a_folder_that_is_not_there_is_wrong_usage(kept: Path, run: Run) -> None:
    ran = run("cache", "export", "no/such/file", "--cache-dir", str(kept))
    assert ran.code == 2
