"""Test that texts are made safe and short without hiding what they are."""

import pytest

from factcheck.reports.wording import one_line, shorten, to_ascii


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n b\tc", "a b c"),
        ("a\x00b", "a\\x00b"),
        ("a\x85b", "a\\x85b"),
        ("a\u2028b", "a\\u2028b"),
        ("a\u2066b", "a\\u2066b"),
        ("a\ud800b", "a\\ud800b"),
        ("Čapek – “été”", "Čapek – “été”"),
    ],
)
def test_one_line_shows_misleading_characters_and_keeps_the_rest(text: str, expected: str) -> None:
    assert one_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a” – b…", '"a" - b...'),
        ("Čapek", "Capek"),
        ("Ł", "\\u0141"),
        ("½", "\\xbd"),
        ("日", "\\u65e5"),
    ],
)
def test_to_ascii_spells_what_it_can_and_escapes_the_rest(text: str, expected: str) -> None:
    assert to_ascii(text) == expected


def test_shorten_keeps_both_ends_and_whole_words() -> None:
    text = "The first words matter most, the middle less, and the end again counts."
    short = shorten(text, 40)
    assert short == "The first words matter … counts."
    assert shorten(text, len(text)) == text


@pytest.mark.parametrize("limit", [20, 21, 35, 60])
def test_shorten_never_exceeds_its_limit(limit: int) -> None:
    assert len(shorten("x" * 200, limit)) <= limit
    assert len(shorten("word " * 40, limit)) <= limit
