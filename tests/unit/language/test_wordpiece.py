"""Words are cut into the longest known pieces, and each piece knows where its word stands."""

import pytest

from factcheck.language.wordpiece import WordPiece

VOCABULARY = (
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[", "]", "sep", "elect", "##ion", "##s", "in", "5", ".",
    "##3", "3", "%", "a", "na", "##ive", "東", "京", "'",
)  # fmt: skip


def pieces(text: str) -> list[str]:
    """Give the pieces of a text by name."""
    return [VOCABULARY[i] for i in WordPiece(VOCABULARY).cut(text).ids]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Elections in", "elect ##ion ##s in"),
        ("5.3%", "5 . 3 %"),
        ("naïve", "na ##ive"),
        ("nai\u0308ve", "na ##ive"),
        ("東京", "東 京"),
        ("in\u200b\u0007\u00a0a\u2028a", "in a a"),
        ("xyz a", "[UNK] a"),
        ("elect" * 30, "[UNK]"),
        (" \n", ""),
    ],
)
def test_text_is_cut_as_by_the_encoder(text: str, wanted: str) -> None:
    assert pieces(text) == wanted.split()


def test_a_text_cannot_write_a_border_of_its_own() -> None:
    assert pieces("[SEP]") == ["[", "sep", "]"]


def test_pieces_of_a_word_share_its_span() -> None:
    text = " Élections, in "
    cut = WordPiece((*VOCABULARY, ",")).cut(text)
    assert [text[start:end] for start, end in cut.spans] == [
        *("Élections", "Élections", "Élections"),
        *(",", "in"),
    ]
