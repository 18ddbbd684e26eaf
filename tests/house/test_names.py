"""Test that modules are named for what they do, and that names of the world live in data."""

import ast
import re
import sys
from pathlib import Path

import pycountry
import pytest

from tests.house.tree import PACKAGE, docstrings, modules, name_of, parsed

SAY_NOTHING = {
    *("util", "utils", "helper", "helpers", "common", "misc", "core", "base"),
    *("manager", "managers", "handler", "handlers", "tools", "stuff"),
}
# Words that are also countries, or parts of them, in the English of a program.
ALSO_WORDS = {"Chad", "Georgia", "Guinea", "Jersey", "Jordan", "Niger", "Turkey"}
COUNTRIES = sorted(
    {
        name
        for country in pycountry.countries
        for name in (country.name, getattr(country, "common_name", country.name))
        if name.replace(" ", "").isalpha() and name not in ALSO_WORDS
    }
)
A_COUNTRY = re.compile(rf"\b(?:{'|'.join(COUNTRIES)})\b")


def named_countries(path: Path) -> list[str]:
    """Give the country names in a module's strings; docstrings and titles of sources may."""
    tree = parsed(path)
    prose = docstrings(tree) | titles(tree)
    return [
        f"{name_of(path)}:{node.lineno} {found}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
        for found in A_COUNTRY.findall(node.value)
    ]


def titles(tree: ast.Module) -> set[int]:
    """Give the ids of the nodes that describe a source: its name is not ours to choose."""
    calls = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "SourceInfo"
    )
    return {id(node) for call in calls for node in ast.walk(call)}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_module_name_says_something_and_hides_no_standard_module(path: Path) -> None:
    parts = {path.stem, *path.relative_to(PACKAGE).parts[:-1]} - {"__init__", "__main__"}
    assert not parts & SAY_NOTHING
    assert not parts & set(sys.stdlib_module_names)


@pytest.mark.parametrize("path", [*modules(), *modules(Path(__file__).parents[1])], ids=name_of)
def test_imports_are_absolute(path: Path) -> None:
    relative = [
        node.lineno
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_rule_names_a_country(path: Path) -> None:
    assert named_countries(path) == []


def test_a_country_in_a_rule_is_seen_and_in_a_docstring_or_title_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "rule.py"
    monkeypatch.setattr("tests.house.tree.ROOT", tmp_path)
    module.write_text(
        '"""Say France."""\nX = "in France or Peru"\nY = "Frances"\nZ = SourceInfo(name="Peru")\n',
        "utf-8",
    )
    assert named_countries(module) == ["rule.py:2 France", "rule.py:2 Peru"]
