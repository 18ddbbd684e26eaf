"""Test which sentences are kept from deciding."""

from dataclasses import replace

import pytest

from factcheck.checkers.passage_guards import (
    is_in_the_present,
    is_open_sentence,
    names_less,
    says_more,
)
from factcheck.model.value import Span
from tests.unit.checkers.freedonia import ADA, FREEDONIA, claim

PLAIN = [
    "Ada Stone defeated Ben Frost in May 2019.",
    "Ada Stone is the president of the United States.",
    "The “Iron” Ada Stone is the president.",
    "Ada Stone is known for her notes.",
]
OPEN = [
    "Ada Stone wasn’t president.",
    "Ada Stone may be president.",
    "Ada Stone was to become president.",
    "The party states that Ada Stone is president.",
    "Ada Stone, it is said, was president.",
    "Is Ada Stone the president?",
    "“Ada Stone is president”, he wrote.",
    "According to Ben Frost, Ada Stone is president.",
    "Unless she resigns, Ada Stone is president.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_sentence_is_kept(text: str) -> None:
    assert not is_open_sentence(text)


@pytest.mark.parametrize("text", OPEN)
def test_hedged_denied_or_quoted_sentence_is_open(text: str) -> None:
    assert is_open_sentence(text)


PRESENT = [
    ("holds", "Ada is president.", True),
    ("holds", "Ada has been president since May.", True),
    ("holds", "Ada has been president.", False),
    ("holds", "Ada had been president since May.", False),
    ("holds", "Ada was president since May.", False),
    ("holds", "President Ada left.", False),
    ("holds", "As of 2020, Ada is president.", True),
    ("holds", "As of March 2019, Ada is president.", False),
    ("holds", "In 2019, the president is Ada.", False),
    ("holds", "Ada, in parliament from 2010, is president since May.", True),
    ("since", "Ada has been president since 2019.", True),
    ("since", "Ada, serving since 2019, is tall.", True),
    ("since", "Ada became president in 2019.", False),
]


@pytest.mark.parametrize(("relation", "sentence", "present"), PRESENT)
def test_present_is_told_by_the_verb(relation: str, sentence: str, *, present: bool) -> None:
    span = Span(start=0, end=len(sentence))
    statement = replace(claim(relation), quote=sentence, span=span)
    assert is_in_the_present(statement, sentence) is present


def less(sentence: str, relation: str, narrower: str, *, quote: str = "words") -> bool:
    asked = replace(
        claim(relation, ADA, place=FREEDONIA), quote=quote[:5].ljust(5), statement=quote
    )
    span = Span(start=0, end=len(sentence))
    statement = replace(claim(relation, ADA, place=FREEDONIA), quote=sentence, span=span)
    return names_less(asked, statement, sentence, narrower)


@pytest.mark.parametrize(
    ("sentence", "narrower", "is_less"),
    [
        ("Ada Stone is the acting president.", "office", True),
        ("Ada Stone is the president.", "office", False),
        ("Ben Frost was appointed president by Ada Stone.", "office", True),
        ("Ada Stone replaced Ben Frost, president since May.", "office", True),
        ("Ada Stone won in May in Freedonia.", "vote", False),
        ("Ada Stone won in Fredville.", "vote", True),
        ("Ada Stone won in three counties.", "vote", True),
        ("Ada Stone lost in May.", "vote", True),
        ("Ada Stone had 46 rural people.", "amount", True),
    ],
)
def test_sentence_about_less_is_known(sentence: str, narrower: str, *, is_less: bool) -> None:
    assert less(sentence, "holds", narrower) is is_less


def test_word_of_the_claim_narrows_nothing() -> None:
    sentence = "Ada Stone is the acting president."
    assert not less(sentence, "holds", "office", quote="the acting president")


@pytest.mark.parametrize(
    ("sentence", "words", "is_less"),
    [
        ("Ada Stone is the 3rd president.", "3rd", False),
        ("Ada Stone took 2019 by storm.", "2019", False),
        ("Ada Stone took 2018 by storm.", "2018", True),
        ("Ada Stone took half of it.", "half", True),
    ],
)
def test_part_that_no_slot_holds_narrows_unless_it_is_a_rank_or_the_year(
    sentence: str, words: str, *, is_less: bool
) -> None:
    start = sentence.index(words)
    span = Span(start=0, end=len(sentence))
    statement = replace(
        claim("began", ADA, time="2019"),
        quote=sentence,
        span=span,
        parts=(Span(start=start, end=start + len(words)),),
    )
    assert names_less(claim("began", ADA), statement, sentence, "office") is is_less


@pytest.mark.parametrize(
    ("quote", "more"),
    [
        ("Stone, president of Freedonia", False),
        ("Ada Stone won on Sunday in May", False),
        ("President Ada Stone", False),
        ("won in Fredville", False),
        ("was elected Sylvanian president", True),
    ],
)
def test_name_in_the_claim_s_words_must_be_in_its_slots_or_in_the_text(
    quote: str, *, more: bool
) -> None:
    asked = claim("elected", ADA, place=FREEDONIA, office="office:president")
    asked = replace(asked, quote=quote, span=Span(start=0, end=len(quote)))
    assert says_more(asked, "She won in Fredville.") is more
