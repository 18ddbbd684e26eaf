"""Hold the imports to the contracts in pyproject.toml."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from factcheck.registry import Group, catalogue

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


@pytest.mark.parametrize("group", Group)
def test_plugins_of_a_group_are_kept_apart(group: Group) -> None:
    targets = {
        plugin.target.partition(":")[0] for plugin in catalogue(group, plugins=False).values()
    }
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    apart = [set(contract.get("modules", ())) for contract in linter["contracts"]]
    assert targets in apart


def test_third_party_imports_are_declared_where_they_are_needed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needed = _distributions(project["dependencies"])
    builder = needed | _distributions(project["optional-dependencies"]["snapshot"])
    for path in MODULES:
        allowed = builder if "snapshot_build" in path.parts else needed
        assert _third_party(path) - allowed == set(), path
    # The builder's own libraries are no burden on those who only check articles.
    assert {"yaml", "pycountry"} & needed == set()


def _distributions(requirements: list[str]) -> set[str]:
    """Give the names by which the required distributions are imported."""
    names = {re.match(r"[\w-]+", line)[0] for line in requirements}  # type: ignore[index]  # matches
    return {{"pyyaml": "yaml"}.get(name, name.replace("-", "_")) for name in names}


def _third_party(path: Path) -> set[str]:
    named = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            named |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            named.add((node.module or "").partition(".")[0])
    return named - set(sys.stdlib_module_names) - {"factcheck"}
