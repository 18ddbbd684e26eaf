"""A clause that tells several facts is taken apart, and only such a one."""

import pytest

from tests.unit.splitter.clause.clause_desk import clauses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The club signed Ann Lee, Bo Fox and Cy Young.",
            ["The club signed Ann Lee", "The club signed Bo Fox", "The club signed Cy Young"],
        ),
        (
            "The prize went to Ann Lee and Bo Fox.",
            ["The prize went to Ann Lee", "The prize went to Bo Fox"],
        ),
        ("France and Peru exported wheat.", ["France exported wheat", "Peru exported wheat"]),
        ("France and Peru signed a treaty.", ["France and Peru signed a treaty"]),
        ("They sold bread and butter.", ["They sold bread and butter"]),
        (
            "The firm sold 40 cars and 3 ships.",
            ["The firm sold 40 cars", "The firm sold 3 ships"],
        ),
        (
            "He plans to cut taxes and raise wages.",
            ["He plans to cut taxes", "He plans to raise wages"],
        ),
    ],
)
def test_joined_names_and_numbers_are_told_one_by_one(text: str, expected: list[str]) -> None:
    assert [words for _, words in clauses(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She resigned from Acme after a row with Fox on Monday.",
            [
                "She resigned from Acme on Monday",
                "She resigned after a row with Fox on Monday",
            ],
        ),
        ("She won on Monday by ten votes.", ["She won on Monday by ten votes"]),
        (
            "The house rejected it by 234 votes to 56 in Lima.",
            ["The house rejected it by 234 votes to 56", "The house rejected it in Lima"],
        ),
        (
            "The number rose from 49 in 2018 to about 300 in 2023.",
            ["The number rose from 49 in 2018", "The number rose to about 300 in 2023"],
        ),
        ("They got rid of 40 caps.", ["They got rid of 40 caps"]),
    ],
)
def test_several_adjuncts_are_told_one_by_one(text: str, expected: list[str]) -> None:
    assert [words for _, words in clauses(text)] == expected
