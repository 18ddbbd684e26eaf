import io
import json
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import factcheck.batch.assemble
import factcheck.batch.local
from factcheck.batch.assemble import NO_CONTACT, WHO_ASKS, Assembly, Off, Plan
from factcheck.errors import DocumentError, FactcheckError
from factcheck.testing import FakeServer

Run = Callable[..., Any]


def test_default_command_is_check(articles: Path, run: Run) -> None:
    short, long = run("bad.txt", "-f", "json"), run("check", "bad.txt", "-f", "json")
    assert short.out == long.out
    assert run("-f", "json", "bad.txt").out == long.out


def test_json_on_standard_output_is_one_whole_object(articles: Path, run: Run) -> None:
    report = json.loads(run("bad.txt", "good.txt", "-f", "json", "--as-of", "2024-11-13").out)
    assert [document["origin"] for document in report["documents"]] == ["bad.txt", "good.txt"]
    assert report["documents"][0]["published"] == "2024-11-13"
    assert report["documents"][0]["published_from"] == "option"
    assert report["exit_code"] == 1
    assert report["tool"]["snapshot"] == "2024-11-01"
    assert report["settings"]["digest"].startswith("sha256:")


def test_several_formats_come_from_one_run(articles: Path, run: Run) -> None:
    ran = run("bad.txt", "-f", "json=a.json", "-f", "jsonl=b.jsonl", "-f", "terminal")
    assert "bad.txt" in ran.out
    assert json.loads(Path("a.json").read_text())["summary"]["contradicted"] == 1
    assert json.loads(Path("b.jsonl").read_text())["summary"]["contradicted"] == 1


def test_output_names_the_file_of_a_format_without_one(articles: Path, run: Run) -> None:
    ran = run("bad.txt", "-f", "json", "-o", "report.json")
    assert ran.out == ""
    assert json.loads(Path("report.json").read_text())["exit_code"] == 1


def test_report_gets_the_rights_of_a_new_file_and_leaves_no_other(articles: Path, run: Run) -> None:
    before = set(articles.iterdir())
    plain = articles / "plain"
    plain.touch()
    run("bad.txt", "-o", "report.txt")
    report = articles / "report.txt"
    assert stat.S_IMODE(report.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    assert set(articles.iterdir()) - before == {plain, report}


@pytest.mark.parametrize("name", ["empty.txt", "nothing.txt", "no-such-folder/"])
def test_error_writes_nothing_but_the_error(articles: Path, run: Run, name: str) -> None:
    ran = run(name, "-o", "report.txt")
    assert ran.out == ""
    assert ran.err.startswith("error: ")
    assert "Traceback" not in ran.err
    assert not Path("report.txt").exists()


def test_error_is_one_sentence_and_its_hint_another_line(articles: Path, run: Run) -> None:
    ran = run("nothing.txt")
    assert ran.err == (
        "error: there is no file or folder at nothing.txt\n"
        "hint: check the spelling and the current folder\n"
    )


def test_mistyped_command_is_suggested(articles: Path, run: Run) -> None:
    assert "hint: did you mean the command split?" in run("splt", "good.txt").err


def test_bad_document_is_reported_and_the_rest_are_checked(articles: Path, run: Run) -> None:
    ran = run("empty.txt", "good.txt", "-f", "json")
    assert [d["origin"] for d in json.loads(ran.out)["documents"]] == ["good.txt"]
    assert ran.err == "error: empty.txt is empty\n"


def test_article_over_the_limit_is_reported_not_passed_over(articles: Path, run: Run) -> None:
    folder = articles / "folder"
    folder.mkdir()
    (folder / "good.txt").write_text("Headline\nThis is right.\n")
    (folder / "long.txt").write_text("x" * 101)
    ran = run("folder", "--max-bytes", "100")
    assert ran.code == 3
    assert "error: folder/long.txt is larger than the limit of 100 bytes" in ran.err


def test_standard_input_is_read_once(
    articles: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Headline\nThis is wrong.\n")))
    ran = run("-", "-f", "json")
    assert ran.code == 1
    assert json.loads(ran.out)["documents"][0]["origin"] == "-"


def test_verbose_names_what_was_skipped_and_quiet_does_not(articles: Path, run: Run) -> None:
    folder = articles / "folder"
    folder.mkdir()
    (folder / ".hidden.txt").write_text("Words.")
    (folder / "good.txt").write_text("Headline\nThis is right.\n")
    assert "skipped: folder/.hidden.txt (hidden)" in run("folder", "-v").err
    assert run("folder").err == ""
    assert run("folder", "-v", "-q").err == ""


def test_settings_file_and_environment_are_obeyed(
    articles: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (articles / "factcheck.toml").write_text('fail_on = "never"\n')
    assert run("bad.txt").code == 0
    monkeypatch.setenv("FACTCHECK_FAIL_ON", "contradicted")
    assert run("bad.txt").code == 1
    assert run("bad.txt", "--fail-on", "never").code == 0


def test_config_variable_names_the_settings_file(
    articles: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (articles / "other.toml").write_text('fail_on = "never"\n')
    monkeypatch.setenv("FACTCHECK_CONFIG", "other.toml")
    assert run("bad.txt").code == 0


def test_output_that_cannot_be_encoded_is_escaped_not_fatal(
    articles: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("accents.txt").write_text("Headline\nThis is wrong, señor 🙂.\n", encoding="utf-8")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert run("accents.txt").code == 1
    assert b"accents.txt" in raw.getvalue()


def test_reader_that_goes_away_is_no_error() -> None:
    script = (
        "import sys\nfrom factcheck.cli.console import print_out\n"
        "print_out('x' * 1_000_000)\nsys.exit(7)"
    )
    command = f'{sys.executable} -c "{script}" | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert (done.returncode, done.stderr) == (7, b"")


def test_only_main_catches_our_errors(articles: Path, run: Run) -> None:
    assert issubclass(DocumentError, FactcheckError)
    package = Path(sys.modules["factcheck.cli.app"].__file__ or "").parent.parent
    catching = [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        if "except FactcheckError" in path.read_text(encoding="utf-8")
        and path.name != "local.py"  # re-raises it, so that it is no bug of one document
    ]
    assert catching == ["cli/app.py"]


def test_servers_that_want_to_know_who_asks_are_named_once(
    articles: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = factcheck.batch.assemble.assemble
    far = Off(source=FakeServer(name="far"), why=NO_CONTACT)

    def assemble(plan: Plan) -> Assembly:
        return replace(made(plan), off=(far,))

    monkeypatch.setattr(factcheck.batch.local, "assemble", assemble)
    notes = [line for line in run("good.txt", "bad.txt").err.splitlines() if "far" in line]
    assert notes == [f"note: far are not asked: {NO_CONTACT} ({WHO_ASKS})"]
    for silent in ("--quiet", "--offline"):
        factcheck.batch.local.assembly_of.cache_clear()
        assert "not asked" not in run("good.txt", silent).err
    # Nothing is asked to split.
    assert "not asked" not in run("split", "good.txt").err
