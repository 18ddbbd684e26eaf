"""Sentences are cut where they end, and abbreviations, bullets and datelines do not fool the cut."""

import pytest

from factcheck.splitter.sentences import find_sentences


def cut(text: str, start: int = 0) -> list[str]:
    """Give the sentences of a text."""
    return [text[s.span.start : s.span.end] for s in find_sentences(text, start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("Mr. Modi met Dr. Jaishankar.", ["Mr. Modi met Dr. Jaishankar."]),
        ("George W. Bush left. He wrote.", ["George W. Bush left.", "He wrote."]),
        ("J. R. R. Tolkien wrote.", ["J. R. R. Tolkien wrote."]),
        ("He left the U.S. The flight was late.", ["He left the U.S.", "The flight was late."]),
        ("The U.S. President spoke.", ["The U.S. President spoke."]),
        ("It began at 9 a.m. Monday in Quito.", ["It began at 9 a.m. Monday in Quito."]),
        ("On Nov. 5 they voted.", ["On Nov. 5 they voted."]),
        ("GDP grew 3.5% in 2023.", ["GDP grew 3.5% in 2023."]),
        ("“I won.” He had not.", ["“I won.”", "He had not."]),
        ("Who won? Nobody! Indeed.", ["Who won?", "Nobody!", "Indeed."]),
        ("It fell... Élisabeth Borne left.", ["It fell...", "Élisabeth Borne left."]),
        ("It cost 5 million. $3 million was paid.", ["It cost 5 million.", "$3 million was paid."]),
        ("It fell. 2023 was worse.", ["It fell.", "2023 was worse."]),
        ("no full stop", ["no full stop"]),
        ("", []),
        (" \n\r\n ", []),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_line_ends_a_sentence_and_bullets_stay_outside() -> None:
    text = "- Milei won\n* Massa lost\n1. Boric left\n\n> Petro stayed"
    assert cut(text) == ["Milei won", "Massa lost", "Boric left", "Petro stayed"]


def test_lines_are_counted_as_paragraphs() -> None:
    found = find_sentences("One. Two.\nThree.")
    assert [(s.paragraph, s.heading) for s in found] == [(0, False), (0, False), (1, False)]


def test_headings_are_the_marked_lines_and_a_first_line_without_a_full_stop() -> None:
    found = find_sentences("Milei wins\nHe won on Sunday.\n## What next\nNobody knows.")
    assert [s.heading for s in found] == [True, False, True, False]


@pytest.mark.parametrize(
    ("text", "dateline", "rest"),
    [
        ("LIMA, Dec. 8 (Pacific Wire) - The crowd came.", "LIMA, Dec. 8 (Pacific Wire)", "The crowd came."),
        ("TOKYO, Nov. 11, 2021 (AP) — Kishida won.", "TOKYO, Nov. 11, 2021 (AP)", "Kishida won."),
        ("SÃO PAULO — Lula won.", "SÃO PAULO", "Lula won."),
    ],
)  # fmt: skip
def test_a_dateline_is_a_heading_of_its_own(text: str, dateline: str, rest: str) -> None:
    assert [words.rstrip() for words in cut(text)] == [dateline, rest]
    assert find_sentences(text)[0].heading


def test_the_cut_begins_where_the_body_does() -> None:
    text = "title: A\n---\nBody here. End."
    assert cut(text, text.index("Body")) == ["Body here.", "End."]
