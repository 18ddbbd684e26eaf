"""Names are the longest known word runs, and offices are found with the words that bend them."""

import pytest

from factcheck.splitter.mentions import (
    gram_key,
    is_capital,
    name_grams,
    words_of,
)
from tests.unit.splitter.desk import Desk


def named(desk: Desk, text: str) -> list[str]:
    """Give the names of a text's last sentence as written."""
    return [m.text for m in desk.passage(text).mentions if m.how not in {"pronoun", "role"}]


def test_words_know_their_place_and_lose_their_possessive() -> None:
    words = words_of("Chile's Greens' leader", 10)
    assert [(w.text, w.start, w.end, w.possessive) for w in words] == [
        ("Chile", 10, 15, True),
        ("Greens", 18, 24, True),
        ("leader", 26, 32, False),
    ]


def test_words_are_glued_by_spaces_and_hyphens_only() -> None:
    words = words_of("Moon Jae-in, Seoul", 0)
    assert [(w.text, w.glued) for w in words] == [
        ("Moon", True),
        ("Jae-in", True),
        ("Seoul", False),
    ]


def test_grams_start_and_end_with_a_capital_and_pass_over_particles() -> None:
    words = words_of("Lula da Silva won", 0)
    grams = [" ".join(w.text for w in words[a:b]) for a, b, _ in name_grams(words)]
    assert grams == ["Lula da Silva", "Lula", "Silva"]
    assert gram_key(words[:3]) == "lula da silva"
    assert [is_capital(w) for w in words] == [True, False, True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday Marine Le Pen met Emmanuel Macron.", ["Marine Le Pen", "Emmanuel Macron"]),
        ("In 2023 São Tomé and Príncipe voted.", ["São Tomé and Príncipe"]),
        ("Then Ursula von der Leyen flew to Kyiv.", ["Ursula von der Leyen", "Kyiv"]),
        ("She asked Zyxwv Qrstu about Peru.", ["Zyxwv Qrstu", "Peru"]),
        ("In May the will of the people was clear.", []),
        ("Tourists love Papua New Guinea.", ["Papua New Guinea"]),
    ],
)
def test_the_longest_known_run_is_the_name(desk: Desk, text: str, expected: list[str]) -> None:
    assert named(desk, text) == expected


def test_a_family_name_in_a_longer_unknown_name_is_not_taken_alone(desk: Desk) -> None:
    found = named(desk, "Yesterday Wendeline Macron sang in Paris.")
    assert found == ["Wendeline Macron", "Paris"]
