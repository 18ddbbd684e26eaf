"""Test that packages are whole and that nothing of a workplace is left in a file."""

import re
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, ROOT, modules, name_of, text_files

# Joined here, so that this file does not hold what it looks for.
_HOSTS = ("py" + "pi.org", "files.python" + "hosted", "deb." + "debian", "registry." + "npmjs")
_PLACES = ("/" + "work/", "/" + r"tmp/\w", "/" + "root/", r"\." + "library")
_TALK = (r"\bissue " + r"#?\d", r"\bco-" + "authored", r"\bas an " + "AI")
LEFTOVER = re.compile("|".join((*map(re.escape, _HOSTS), *_PLACES, *_TALK)), re.IGNORECASE)
SHARED = ".." + "/shared"
# What the wheel may hold: modules, tables, models and the notes on them.
SUFFIXES = {".py", ".toml", ".csv", ".json", ".sql", ".md", ".xz", ".onnx", ".typed"}
# The builder reads the public data from beside the checkout unless told otherwise.
MAY_NAME_SHARED = {"factcheck/cli/snapshot.py", "README.md"}


def leftovers(text: str) -> list[str]:
    """Give every word of a workplace in a text."""
    return [found.group() for found in LEFTOVER.finditer(text)]


def test_no_file_names_this_machine_a_registry_or_a_workplace() -> None:
    found = {name_of(path): leftovers(text) for path, text in text_files() if leftovers(text)}
    assert found == {}


def test_only_the_builder_s_default_names_the_folder_of_public_data() -> None:
    found = {name_of(path) for path, text in text_files() if SHARED in text}
    assert found <= MAY_NAME_SHARED


@pytest.mark.parametrize(
    "line", ["see /" + "work/main", "from files.python" + "hosted.org", "fixes issue " + "#12"]
)
def test_leftovers_are_seen(line: str) -> None:
    assert len(leftovers(line)) == 1


def test_package_holds_no_file_that_nothing_reads() -> None:
    files = (path for path in PACKAGE.rglob("*") if path.is_file())
    kept = [path for path in files if "__pycache__" not in path.parts]
    assert [name_of(path) for path in kept if f".{path.name.split('.')[-1]}" not in SUFFIXES] == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in modules()}
    assert [name_of(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_unit_tests_mirror_the_package() -> None:
    unit = ROOT / "tests" / "unit"
    strays = [
        name_of(path)
        for path in sorted(unit.rglob("test_*.py"))
        if not is_about_something(path.relative_to(unit))
    ]
    assert strays == []


def is_about_something(test: Path) -> bool:
    """Say whether a module, a package or a data file of the test module's name is there."""
    stem = test.stem.removeprefix("test_")
    folder = PACKAGE / test.parent
    return (folder / stem).is_dir() or any(folder.glob(f"{stem}.*"))


def test_files_end_with_one_newline_and_lines_without_spaces() -> None:
    untidy = [
        name_of(path)
        for path, text in text_files()
        if path.suffix == ".py"
        and (not text.endswith("\n") or re.search(r"[ \t]$", text, re.MULTILINE))
        if text
    ]
    assert untidy == []
