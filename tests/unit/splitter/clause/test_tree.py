"""A parsed sentence as a tree."""

from factcheck.language.parse import parse
from factcheck.splitter.clause.tree import Tree, listed, says, trimmed


def tree(text: str) -> Tree:
    return Tree(next(iter(parse([text]))))


def test_what_hangs_below_a_token_comes_in_text_order() -> None:
    read = tree("The old bank of Lima sold wheat.")
    bank = next(i for i, t in enumerate(read.tokens) if t.text == "bank")
    of = next(i for i, t in enumerate(read.tokens) if t.text == "of")
    assert [read.tokens[i].text for i in read.below(bank)] == ["The", "old", "bank", "of", "Lima"]
    assert [read.tokens[i].text for i in read.below(bank, frozenset({of}))] == [
        "The",
        "old",
        "bank",
    ]


def test_an_empty_subject_is_none() -> None:
    read = tree("There are two banks.")
    verb = next(i for i, t in enumerate(read.tokens) if t.text == "are")
    assert read.subject(verb) is None
    assert read.child(verb, "expl") == 0
    assert read.child(verb, "dative") is None


def test_verbs_of_saying() -> None:
    read = tree("She said that he sold it.")
    assert [t.text for t in read.tokens if says(t)] == ["said"]
    assert "say" in listed("speech")


def test_punctuation_and_joining_words_go_off_both_ends() -> None:
    read = tree("It sold wheat, and when it rained, it slept.")
    assert trimmed(read.tokens, range(3, 5)) == ()
    assert trimmed(read.tokens, [2, 3]) == (2,)
