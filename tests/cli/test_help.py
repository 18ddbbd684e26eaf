import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
HEAVY = {"spacy", "httpx", "onnxruntime", "rich", "numpy", "diskcache", "sqlite3", "babel", "click"}
ROOT = Path(__file__).parents[2]
COMMANDS = ("check", "split", "explain", "eval", "lock", "sources", "schema", "snapshot", "cache")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_loads_nothing_heavy(command: str) -> None:
    script = (
        "import json, sys\n"
        "from factcheck.cli.app import main\n"
        f"code = main({[*command.split(), '--help']!r})\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))\n"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert HEAVY & set(json.loads(done.stdout.splitlines()[-1])) == set()


def test_help_lists_every_command(run: Run) -> None:
    out = run("--help").out
    for command in COMMANDS:
        assert f"\n  {command} " in out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_own_help(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: factcheck {command}")


def test_no_words_at_all_show_the_help_as_an_error(run: Run) -> None:
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: factcheck")


def test_version_is_the_packages(run: Run) -> None:
    import factcheck

    assert run("--version").out == f"factcheck {factcheck.__version__}\n"


def test_every_option_of_check_is_a_settings_key(run: Run) -> None:
    from factcheck.settings.keys import KEYS

    out = run("check", "--help").out
    for key in KEYS:
        assert f"--{key.replace('_', '-')}" in out
