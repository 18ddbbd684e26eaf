import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

Run = Callable[..., Any]


def test_schema_is_a_schema_and_describes_a_real_report(articles: Path, run: Run) -> None:
    schema = json.loads(run("schema").out)
    Draft202012Validator.check_schema(schema)
    report = json.loads(run("bad.txt", "opinion.txt", "-f", "json").out)
    Draft202012Validator(schema).validate(report)


def test_sources_lists_each_with_publisher_days_and_licence(run: Run) -> None:
    ran = run("sources")
    assert ran.code == 0
    assert "snapshot (ready)" in ran.out
    assert "calendar (ready)" in ran.out
    assert "World Bank" in ran.out
    assert "CC BY 4.0" in ran.out


def test_sources_check_needs_no_server_where_none_is_asked(run: Run) -> None:
    ran = run("sources", "check")
    assert ran.code == 0
    assert ran.out.startswith("snapshot: ready\ncalendar: ready\n")


def test_snapshot_info_counts_the_tables(run: Run) -> None:
    lines = run("snapshot", "info").out.splitlines()
    assert lines[0].startswith("snapshot 20")
    assert any(line.startswith("  tenure: ") for line in lines)


def test_snapshot_info_of_a_missing_file_is_an_error(run: Run) -> None:
    ran = run("snapshot", "info", "no.sqlite")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("error: ")


def test_snapshot_build_without_data_is_an_error(articles: Path, run: Run) -> None:
    ran = run("snapshot", "build", "--data", "nowhere", "--out", "new.sqlite.xz")
    assert ran.code == 3
    assert not (articles / "new.sqlite.xz").exists()


def test_snapshot_build_without_its_extra_says_what_to_install(
    articles: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    # None in sys.modules is how Python marks a module that is not to be found.
    monkeypatch.setitem(sys.modules, "pycountry", None)
    for name in [name for name in sys.modules if name.startswith("factcheck.store.snapshot_build")]:
        monkeypatch.delitem(sys.modules, name)
    ran = run("snapshot", "build", "--data", ".", "--out", "new.sqlite.xz")
    assert ran.code == 2
    assert "needs pycountry, which is not installed" in ran.err
    assert "factcheck-cli[snapshot]" in ran.err
