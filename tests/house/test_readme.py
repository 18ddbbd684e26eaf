"""Hold the README to what the program does; .ci/run executes its commands."""

import re
import shutil
from pathlib import Path

import pytest

from factcheck.cli.app import main
from factcheck.cli.check import COMMANDS
from factcheck.cli.exits import Exit
from factcheck.registry import Group, catalogue
from factcheck.settings.keys import KEYS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_two_commands_install_and_run_and_they_name_what_is_there() -> None:
    commands = re.findall(r"^pip install .*$", README, re.MULTILINE)
    assert len(commands) == 2
    assert "&& factcheck seeds/" in commands[0]
    assert commands[1].endswith("&& pytest")
    for path in re.findall(r"seeds/[\w.-]+", README):
        assert (ROOT / path).is_file()


def test_the_gate_reads_its_commands_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert "trump" not in script


@pytest.mark.parametrize("key", KEYS)
def test_every_setting_is_described(key: str) -> None:
    assert f"`--{key.replace('_', '-')}" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described(command: str) -> None:
    assert f"factcheck {command}" in README


def test_every_exit_code_is_described() -> None:
    table = README[README.index("| exit code |") :]
    numbers = {int(number) for number in re.findall(r"\b\d+\b", table[: table.index("\n\n")])}
    assert numbers >= {code.value for code in Exit}


@pytest.mark.parametrize("group", Group)
def test_every_built_in_plugin_has_its_row(group: Group) -> None:
    for name in catalogue(group, plugins=False):
        assert re.search(rf"^\| `{name}` \|", README, re.MULTILINE), name


def test_readme_names_no_path_of_one_machine() -> None:
    assert not re.search(r"/(?:home|root|tmp|work)/", README)


def test_commands_of_the_lock_do_what_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    block = README[README.index("<!-- LOCK") : README.index("<!-- /LOCK")]
    commands = re.findall(r"^factcheck (.*?) *#", block, re.MULTILINE)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    codes = [main(command.split()) for command in commands]
    # The second reports the contradictions of the seeds; the lock follows the text, so all is still.
    assert codes == [Exit.CLEAN, Exit.FINDINGS, Exit.CLEAN, Exit.CLEAN]
    assert "as they were locked" in capsys.readouterr().out


def test_transcript_is_what_the_program_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    block = README[README.index("<!-- TRANSCRIPT") : README.index("<!-- /TRANSCRIPT")]
    first, *shown = block.partition("```text\n")[2].partition("```")[0].splitlines()
    assert first.startswith("$ factcheck seeds/")
    monkeypatch.chdir(ROOT)
    main(first.removeprefix("$ factcheck ").split())
    said = iter(capsys.readouterr().out.splitlines())
    # Lines may be left out, at "[...]", but not changed and not put in another order.
    assert [line for line in shown if line != "[...]" and line not in said] == []
    assert any("supported" in line for line in shown)
