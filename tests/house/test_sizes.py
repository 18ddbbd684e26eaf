"""Test that modules and functions stay small enough to read at one go."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import modules, name_of, parsed

MODULE_LINES = 400
FUNCTION_LINES = 40
ARGUMENTS = 6


def oversized(path: Path) -> Iterator[str]:
    """Say of each function that is too long or takes too much where it is."""
    for node in ast.walk(parsed(path)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > FUNCTION_LINES:
            yield f"{name_of(path)}:{node.lineno} {node.name} has {length} lines"
        arguments = count_arguments(node)
        if arguments > ARGUMENTS:
            yield f"{name_of(path)}:{node.lineno} {node.name} takes {arguments} arguments"


def count_arguments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count what a caller gives; `self` and `cls` come of themselves."""
    named = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    return sum(argument.arg not in {"self", "cls"} for argument in named)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_module_has_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_functions_are_short_and_take_few_arguments(path: Path) -> None:
    assert list(oversized(path)) == []


def test_the_measure_sees_a_function_that_is_too_long_or_takes_too_much() -> None:
    source = "def f(a, b, c, /, d, *, e, g, h):\n" + "    a\n" * FUNCTION_LINES
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    assert count_arguments(function) == 7
    assert function.end_lineno == FUNCTION_LINES + 1


def test_the_package_was_found() -> None:
    assert len(modules()) > 50
