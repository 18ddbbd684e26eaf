from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import factcheck.batch.local
from factcheck.cli import exits
from factcheck.errors import LockError, PluginError, SettingsError, SnapshotError


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["good.txt"], 0),
        (["private.txt"], 0),
        (["open.txt"], 0),
        (["./eval"], 0),
        (["check", "eval"], 0),
        (["good.txt", "opinion.txt"], 0),
        (["bad.txt", "--fail-on", "never"], 0),
        (["private.txt", "--fail-on", "unverified"], 0),
        (["--help"], 0),
        (["--version"], 0),
        (["schema"], 0),
        (["bad.txt"], 1),
        (["good.txt", "bad.txt"], 1),
        (["open.txt", "--fail-on", "unverified"], 1),
        (["open.txt", "--min-coverage", "50"], 1),
        (["bad.txt", "empty.txt"], 1),
        (["nothing.txt"], 2),
        (["good.txt", "nothing.txt"], 2),
        (["good.txt", "--no-such-option"], 2),
        (["good.txt", "-f", "no-such-format"], 2),
        (["good.txt", "-f", "json", "-f", "terminal"], 2),
        (["good.txt", "--as-of", "yesterday"], 2),
        (["good.txt", "--jobs", "0"], 2),
        (["good.txt", "--fail-on", "everything"], 2),
        (["good.txt", "--config", "no.toml"], 2),
        (["good.txt", "-o", "no/such/folder/report.txt"], 2),
        (["https://example.org/article"], 2),
        ([], 2),
        (["opinion.txt"], 3),
        (["empty.txt"], 3),
        (["good.txt", "empty.txt"], 3),
        (["good.txt", "--locked"], 3),
        (["broken.txt"], 70),
        (["good.txt", "broken.txt"], 70),
    ],
)
def test_exit_code_is_the_documented_one(
    articles: Path, run: Callable[..., Any], arguments: list[str], code: int
) -> None:
    assert run(*arguments).code == code


@pytest.mark.parametrize("format_", ["terminal", "json", "jsonl"])
def test_format_never_changes_the_exit_code(
    articles: Path, run: Callable[..., Any], format_: str
) -> None:
    assert run("bad.txt", "-f", format_).code == 1
    assert run("opinion.txt", "-f", format_).code == 3


def test_interrupt_gives_130(
    articles: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(factcheck.batch.local, "check_document", interrupt)
    assert run("good.txt").code == 130


def test_bug_shows_a_traceback_and_the_other_articles(
    articles: Path, run: Callable[..., Any]
) -> None:
    ran = run("broken.txt", "bad.txt")
    assert "RuntimeError: a bug" in ran.err
    assert "Traceback" in ran.err
    assert "bad.txt" in ran.out


@pytest.mark.parametrize(
    ("error", "code"),
    [(SettingsError("s"), 2), (PluginError("p"), 2), (SnapshotError("x"), 3), (LockError("l"), 3)],
)
def test_error_that_ends_the_run_has_its_code(
    articles: Path,
    run: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    code: int,
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(factcheck.batch.local, "assemble", fail)
    ran = run("good.txt")
    assert (ran.code, ran.out) == (code, "")
    assert ran.err == f"error: {error}\n"


def test_codes_have_the_documented_numbers() -> None:
    assert {code.name: code.value for code in exits.Exit} == {
        "CLEAN": 0,
        "FINDINGS": 1,
        "USAGE": 2,
        "INCOMPLETE": 3,
        "INTERNAL": 70,
        "INTERRUPTED": 130,
    }
