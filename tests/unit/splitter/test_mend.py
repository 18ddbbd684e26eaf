"""Two statements that "and" joins after "is" stand side by side; other trees stay as they came."""

import pytest

from factcheck.splitter.mend import mended
from tests.unit.splitter.clause.clause_desk import tokens_of


@pytest.mark.parametrize(
    ("text", "subject", "told"),
    [
        ("Peru's capital is Lima and Chile's largest port is Valparaiso.", "port", "Lima"),
        (
            "Kenya's president is William Ruto and Uganda's largest lake is Victoria.",
            "lake",
            "Ruto",
        ),
    ],
)
def test_joined_statements_are_parted(text: str, subject: str, told: str) -> None:
    tokens = mended(tokens_of(text))
    first, second = [i for i, token in enumerate(tokens) if token.text == "is"]
    words = {token.text: token for token in tokens}
    assert (tokens[second].dep, tokens[second].head) == ("conj", first)
    assert (words[told].dep, words[told].head) == ("attr", first)
    assert (words[subject].dep, words[subject].head) == ("nsubj", second)


@pytest.mark.parametrize(
    "text",
    [
        "Lima is the capital and Callao is the port.",
        "The trouble is that Lima and Callao are full.",
        "Peru's capital is Lima.",
        "The minister said prices and wages rose.",
    ],
)
def test_other_trees_stay_as_they_came(text: str) -> None:
    assert mended(tokens_of(text)) == tokens_of(text)
