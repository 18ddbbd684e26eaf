"""Find the project's own files for the house tests."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "factcheck"
FOLDERS = ("factcheck", "tests", "claims", "seeds")


def modules(folder: Path = PACKAGE) -> list[Path]:
    """Give every Python file below a folder, by path."""
    return sorted(folder.rglob("*.py"))


def name_of(path: Path) -> str:
    """Give a path relative to the project, with slashes everywhere."""
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def text_files() -> Iterator[tuple[Path, str]]:
    """Give every text file that belongs to the project, top-level files included."""
    tops = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    inner = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    for path in sorted((*tops, *inner)):
        if not path.is_file() or "__pycache__" in path.parts:
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # the snapshot's database and the like


def docstrings(tree: ast.Module) -> set[int]:
    """Give the ids of the nodes that are docstrings."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, owners) and node.body and isinstance(node.body[0], ast.Expr)
    }
