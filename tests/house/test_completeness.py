"""Test that every plug-in is listed, documented and tested."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.registry import Group, Plugin, catalogue
from tests.house.tree import PACKAGE, ROOT, modules, name_of, parsed

FOLDERS = {Group.SOURCES: "sources", Group.CHECKERS: "checkers", Group.FORMATS: "reports"}
PLUGINS = [
    (group, plugin) for group in Group for plugin in catalogue(group, plugins=False).values()
]
IDS = [f"{FOLDERS[group]}-{plugin.name}" for group, plugin in PLUGINS]


def module_path(plugin: Plugin) -> Path:
    """Give the file that a plug-in's target names."""
    return ROOT / (plugin.target.partition(":")[0].replace(".", "/") + ".py")


def offers(path: Path) -> Iterator[str]:
    """Give the names by which a module could be a plug-in: `build` and `CHECKER`."""
    for node in parsed(path).body:
        if isinstance(node, ast.FunctionDef) and node.name == "build":
            yield node.name
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (t.id for t in targets if isinstance(t, ast.Name) and t.id == "CHECKER")


@pytest.mark.parametrize(("group", "plugin"), PLUGINS, ids=IDS)
def test_plugin_is_the_module_that_its_line_names(group: Group, plugin: Plugin) -> None:
    path = module_path(plugin)
    assert path.parent == PACKAGE / FOLDERS[group]
    assert plugin.target.partition(":")[2] in set(offers(path))


@pytest.mark.parametrize(("group", "plugin"), PLUGINS, ids=IDS)
def test_plugin_has_a_test_module(group: Group, plugin: Plugin) -> None:
    stem = module_path(plugin).stem
    assert list((ROOT / "tests").rglob(f"{FOLDERS[group]}/test_{stem}.py"))


@pytest.mark.parametrize(("group", "plugin"), PLUGINS, ids=IDS)
def test_plugin_has_a_row_in_the_readme(group: Group, plugin: Plugin) -> None:
    rows = [
        line
        for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    assert [row for row in rows if f"`{plugin.name}`" in row]


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_every_module_that_offers_a_plugin_is_in_the_registry(folder: str) -> None:
    offered = {
        name_of(path)
        for path in modules(PACKAGE / folder)
        if set(offers(path)) & {"build", "CHECKER"}
    }
    assert offered == {
        name_of(module_path(plugin)) for group, plugin in PLUGINS if FOLDERS[group] == folder
    }


@pytest.mark.parametrize("seed", sorted((ROOT / "seeds").iterdir()), ids=lambda path: path.name)
def test_every_seed_has_a_golden_of_every_format(seed: Path) -> None:
    kept = [path.name for path in (ROOT / "tests" / "golden").rglob(f"*[[]{seed.stem}-*")]
    goldens = {name.partition(f"[{seed.stem}-")[2].partition("]")[0] for name in kept}
    assert goldens == set(catalogue(Group.FORMATS, plugins=False))


def test_no_golden_is_left_of_a_seed_or_format_that_is_gone() -> None:
    seeds = list((ROOT / "seeds").iterdir())
    kept = list((ROOT / "tests" / "golden").rglob("*[[]*-*].*"))
    assert len(kept) == len(seeds) * len(catalogue(Group.FORMATS, plugins=False))
