"""Two words are spellings of one name where their consonants agree and enough letters do."""

import pytest

from factcheck.normalise.spelling import same_sound, skeleton


@pytest.mark.parametrize(
    ("word", "other", "same"),
    [
        ("mohammed", "muhammad", True),
        ("haidar", "haydar", True),
        ("wei", "wei", True),
        ("wei", "wee", False),  # one consonant tells too little
        ("ali", "olaf", False),
        ("ann", "lee", False),
    ],
)
def test_spellings_of_one_name(word: str, other: str, *, same: bool) -> None:
    assert same_sound(word, other) is same
    assert same_sound(other, word) is same


def test_the_skeleton_is_the_consonants() -> None:
    assert skeleton("muhammad") == skeleton("mohammed")
    assert skeleton("haydar") == skeleton("haidar")
