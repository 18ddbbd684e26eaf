import pytest

from factcheck.documents.load import from_text
from factcheck.documents.title import find_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A headline\nAnd the text.", "A headline"),
        ("\n\n  A headline  \r\nText.", "A headline"),
        ("# A *strong* headline #\n\nText.", "A strong headline"),
        ("The [minister](https://example.org) speaks\n", "The minister speaks"),
        ("A full sentence opens the text. Another follows.", None),
        ("***\n\n## Second line", "Second line"),
        ("snake_case_name stays\n", "snake_case_name stays"),
    ],
)
def test_title_is_the_first_line_with_words(text: str, title: str | None) -> None:
    assert find_title(text) == (title or text)


def test_title_of_a_long_paragraph_is_its_beginning() -> None:
    title = find_title("word " * 100)
    assert title is not None
    assert title.endswith("word…")
    assert len(title) <= 201


def test_front_matter_title_wins_over_the_first_line() -> None:
    document = from_text('---\ntitle: "Of the block"\n---\n# Of the text\nWords.')
    assert document.title == "Of the block"


def test_title_without_front_matter_title_is_found_below_the_block() -> None:
    document = from_text("---\ndate: 2024-01-02\n---\n# Of the text\nWords.")
    assert document.title == "Of the text"
    assert document.text[document.body_start :].startswith("# Of the text")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert from_text("---\nWords and words.\n").body_start == 0
    assert from_text("---\nJust words.\n---\nMore.\n").body_start == 0
