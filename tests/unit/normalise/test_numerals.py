"""Check that numbers in digits and words are read whole."""

import pytest

from factcheck.normalise.numerals import find_numerals


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty-one", ["21"]),
        ("two thousand and five", ["2005"]),
        ("five and six", ["5", "6"]),
        ("one hundred and twenty-third", ["123"]),
        ("3.2 million", ["3200000"]),
        ("1,00,000", ["100000"]),
        ("1,576.8bn", ["1576800000000"]),
        ("5 m", ["5"]),
        ("F-16", []),
        ("a person", []),
        ("1.2.3", []),
        ("1" * 60, []),
    ],
)
def test_find_numerals_reads_values(text: str, values: list[str]) -> None:
    assert [f"{each.value.normalize():f}" for each in find_numerals(text)] == values


def test_find_numerals_knows_ordinals() -> None:
    assert [each.ordinal for each in find_numerals("the 3rd of three")] == [True, False]
