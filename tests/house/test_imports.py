"""Hold the imports to the contracts in pyproject.toml."""

import ast
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "factcheck").rglob("*.py"))
HEAVY = {"spacy", "httpx", "onnxruntime", "rich"}


def test_import_contracts_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    code = lint_imports(no_cache=True)
    assert code == 0, capsys.readouterr().out


def test_every_contract_says_what_it_guards() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    names = [contract["name"] for contract in linter["contracts"]]
    assert len(names) == len(set(names)) >= 8


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_heavy_or_forbidden_is_imported_at_the_top(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = set()
    for statement in tree.body:
        if isinstance(statement, ast.Import):
            named |= {alias.name.partition(".")[0] for alias in statement.names}
        elif isinstance(statement, ast.ImportFrom):
            assert statement.level == 0, "a relative import"
            named.add((statement.module or "").partition(".")[0])
    assert "click" not in named
    # The terminal report is loaded when it is asked for, by name, and not before.
    if path != ROOT / "factcheck" / "reports" / "terminal.py":
        assert not named & HEAVY
