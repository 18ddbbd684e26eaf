"""The parse gives segments, subjects through clauses, and what a word stands in."""

import pytest

from factcheck.language.parse import Token, parse
from factcheck.model.value import EntityKind, Span
from factcheck.splitter.grammar import (
    cover,
    is_negated,
    mention_of,
    object_of,
    segments,
    subject_of,
    trim,
    verb_above,
)
from tests.unit.splitter.desk import Desk


def tree(text: str) -> tuple[Token, ...]:
    """Parse one sentence."""
    (tokens,) = parse([text])
    return tokens


def at(tokens: tuple[Token, ...], word: str) -> int:
    """Give the index of a word."""
    return next(i for i, t in enumerate(tokens) if t.text == word)


def pieces(text: str, *whole: str) -> list[str]:
    """Give the segments of a sentence as text."""
    guarded = [Span(start=text.index(w), end=text.index(w) + len(w)) for w in whole]
    found = segments(tree(text), Span(start=0, end=len(text)), guarded)
    return [text[s.start : s.end].strip() for s in found]


def test_segments_end_at_commas_and_at_clauses() -> None:
    text = "Scholz, who won in 2021, lost in 2025 because voters turned away."
    assert pieces(text) == [
        "Scholz,",
        "who won in 2021,",
        "lost in 2025",
        "because voters turned away.",
    ]


def test_no_cut_splits_a_name_a_date_or_a_number() -> None:
    text = "On December 8, 2021, she left Moon Jae-in with 1,900 - 2,000 votes."
    assert pieces(text, "December 8, 2021", "1,900 - 2,000") == [
        "On December 8, 2021,",
        "she left Moon Jae-in with 1,900 - 2,000 votes.",
    ]
    assert pieces(text)[0] == "On December 8,"


def test_segments_cover_the_sentence_without_overlap() -> None:
    text = "Milei won; Massa, a Peronist, lost - by 11 points."
    found = segments(tree(text), Span(start=0, end=len(text)), [])
    assert "".join(text[s.start : s.end] for s in found) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [(" , won in 2021.", "won in 2021"), ("— she left (", "she left"), ("...", ""), ("a", "a")],
)
def test_trim_takes_punctuation_off(text: str, expected: str) -> None:
    span = trim(text, Span(start=0, end=len(text)))
    assert text[span.start : span.end] == expected


def test_cover_holds_every_span() -> None:
    assert cover(Span(start=5, end=9), Span(start=2, end=3)) == Span(start=2, end=9)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Petro won the vote.", "won", "Petro"),
        ("Petro ran and won the vote.", "won", "Petro"),
        ("Petro, who won the vote, spoke.", "won", "Petro"),
        ("The vote was won by Petro.", "won", "vote"),
    ],
)
def test_a_verb_s_subject_is_found_through_clauses(text: str, verb: str, subject: str) -> None:
    tokens = tree(text)
    found = subject_of(tokens, at(tokens, verb))
    assert found is not None
    assert tokens[found].text == subject


def test_a_word_without_a_verb_or_subject_gives_none() -> None:
    tokens = tree("A long night.")
    assert verb_above(tokens, at(tokens, "long")) is None
    tokens = tree("Vote!")
    assert subject_of(tokens, 0) is None


def test_the_verb_above_and_its_object() -> None:
    tokens = tree("Petro won the second round.")
    verb = verb_above(tokens, at(tokens, "second"))
    assert verb == at(tokens, "won")
    assert object_of(tokens, at(tokens, "won")) == at(tokens, "round")
    tokens = tree("Petro slept.")
    assert object_of(tokens, at(tokens, "slept")) is None


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("Petro did not win.", "win", True),
        ("Petro never won.", "won", True),
        ("Petro won.", "won", False),
    ],
)
def test_negation_is_seen_on_the_verb(text: str, verb: str, negated: bool) -> None:
    tokens = tree(text)
    assert is_negated(tokens, at(tokens, verb)) is negated


def test_a_head_noun_stands_for_the_name_beside_it(desk: Desk) -> None:
    passage = desk.passage("Colombian leader Gustavo Petro spoke.")
    verb = at(passage.tokens, "spoke")
    found = mention_of(passage, subject_of(passage.tokens, verb), (EntityKind.PERSON,))
    assert found is not None
    assert found.text == "Gustavo Petro"
    assert mention_of(passage, verb, (EntityKind.PERSON,)) is None
    assert mention_of(passage, None, (EntityKind.PERSON,)) is None
