"""Which words head a clause, and how each hangs on the rest."""

import pytest

from factcheck.language.parse import parse
from factcheck.splitter.clause.forms import find_forms
from factcheck.splitter.clause.tree import Tree


def heads(text: str) -> dict[str, str]:
    tree = Tree(next(iter(parse([text]))))
    return {tree.tokens[i].text: form.value for i, form in find_forms(tree).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The novelist Ann Lee slept.", {"slept": "main"}),
        ("Ann Lee, Bo Fox and Cy Young slept.", {"slept": "main"}),
        ("The club signed Ann Lee, Bo Fox and Cy Young.", {"signed": "main"}),
        ("Lima, the capital of Peru, slept.", {"capital": "apposition", "slept": "main"}),
        ("She hopes to win.", {"hopes": "main"}),
        ("Those who hope will win.", {"win": "main"}),
        ("She knows the law, and he the facts.", {"knows": "main"}),
    ],
)
def test_only_what_tells_something_heads_a_clause(text: str, expected: dict[str, str]) -> None:
    assert heads(text) == expected
