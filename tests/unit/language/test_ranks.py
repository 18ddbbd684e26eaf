"""Numbers of a passage and a claim are ranked by size; the same amount has the same rank."""

import pytest

from factcheck.language.ranks import MOST, numbers, piece_ranks, ranks


@pytest.mark.parametrize(
    ("told", "claimed", "wanted"),
    [
        ("9.8% in 2019, 10.1% in 2020", "It was 9.8% in 2019.", ([1, 3, 2, 4], [1, 3])),
        ("$16,040,000,000", "$16 billion", ([1], [1])),
        ("$16,640,000,000", "$16 billion", ([2], [1])),
        ("about 5 million", "5.4 million", ([1], [1])),
        ("a fall of -3.2%", "3.2%", ([1], [2])),
        ("twelve seats", "12 seats", ([1], [1])),
        ("no number", "none here", ([], [])),
    ],
)
def test_equal_amounts_share_a_rank_and_more_is_higher(
    told: str, claimed: str, wanted: tuple[list[int], list[int]]
) -> None:
    assert ranks(numbers(told), numbers(claimed)) == wanted


def test_of_too_many_numbers_none_is_ranked() -> None:
    many = numbers(" and ".join(str(number) for number in range(100, 100 + MOST)))
    assert ranks(many, ()) == (list(range(1, MOST + 1)), [])
    assert ranks(many, numbers("7")) == ([0] * MOST, [0])


def test_each_piece_of_a_number_and_its_scale_is_marked() -> None:
    told, claimed = "the 1990s: 3.5 million", "2 million"
    words = [(0, 3), (4, 9), (9, 10), (11, 12), (12, 13), (13, 14), (15, 22)]
    found = piece_ranks((told, words), (claimed, [(0, 1), (2, 9)]))
    assert found == ([0, 1, 0, 3, 3, 3, 3], [2, 2])
