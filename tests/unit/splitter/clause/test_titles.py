"""What stands before a name tells what its bearer is."""

import pytest

from tests.unit.splitter.clause.clause_desk import clauses


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The club praised midfielder Ann Lee.", ["Ann Lee is midfielder"]),
        ("The French singer Marie Dupont won.", ["Marie Dupont is French singer"]),
        ("The club praised American golfer Tom Fox.", ["Tom Fox is American golfer"]),
        ("The club praised Mr Fox.", []),
        ("The club praised Bo Fox.", []),
    ],
)
def test_titles(text: str, title: list[str]) -> None:
    assert [words for form, words in clauses(text) if form == "title"] == title


def test_a_name_goes_without_its_title_where_the_title_is_told() -> None:
    told = clauses("Golfers say American golfer Tom Fox won in Lima.")
    assert ("reported", "Tom Fox won in Lima") in told
