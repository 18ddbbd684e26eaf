"""Test which sentences of a page are read, and how."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.claim import Claim, Slot
from factcheck.model.value import EntityKind, EntityRef, Span
from factcheck.sources.mediawiki.passages import (
    Parts,
    Sentence,
    bearing,
    is_readable,
    parts_of,
    read,
    sentences,
)
from factcheck.sources.mediawiki.wikitext import MARK
from factcheck.sources.protocol import Reader
from factcheck.splitter.split import split
from factcheck.store.snapshot import Snapshot
from factcheck.testing import make_document
from tests.unit.checkers.freedonia import claim, number

ARGENTINA = EntityRef(name="Argentina", kind=EntityKind.COUNTRY, id="country:ARG")
MILEI = EntityRef(name="Javier Milei", kind=EntityKind.PERSON, id="person:ARG:javier-milei")
DAY = date(2024, 11, 2)


@pytest.fixture(scope="module")
def reader(snapshot: Snapshot) -> Reader:
    def read_text(text: str, day: date | None) -> tuple[Claim, ...]:
        document = make_document(text, published=day)
        return split(document, snapshot).claims

    return read_text


def sentence(text: str) -> Sentence:
    return Sentence(text=text, span=Span(start=0, end=len(text)))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One is here. Two is there.", ["One is here.", "Two is there."]),
        ("One.\nTwo! Three?", ["One.", "Two!", "Three?"]),
        ("J. D. Vance met Dr. Smith. He left.", ["J. D. Vance met Dr. Smith.", "He left."]),
        ("It had 3.5 percent. It fell.", ["It had 3.5 percent.", "It fell."]),
        ("He said “yes.” She left.", ["He said “yes.”", "She left."]),
        ("In the U.S. House he won.", ["In the U.S. House he won."]),
        ("", []),
    ],
)
def test_text_is_cut_into_sentences(text: str, cut: list[str]) -> None:
    found = list(sentences(text))
    assert [each.text for each in found] == cut
    assert all(text[each.span.start : each.span.end] == each.text for each in found)


@given(st.text(alphabet="Aa. \n!?”1", max_size=60))
def test_sentences_are_verbatim_and_in_order(text: str) -> None:
    found = list(sentences(text))
    assert all(text[each.span.start : each.span.end] == each.text for each in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


def test_parts_are_names_numbers_years_and_posts(snapshot: Snapshot) -> None:
    asked = claim("began", MILEI, place=ARGENTINA, time="2023-12-10", office="office:president")
    parts = parts_of(asked, snapshot)
    assert len(parts.groups) == 4
    assert parts.count("Milei became president of Argentina in 2023.") == 4
    assert parts.count("The Argentine economy grew.") == 1
    assert parts.missing("Javier Milei").count("Milei left.") == 0


def test_number_is_a_part_as_it_is_written(snapshot: Snapshot) -> None:
    told = number("55.7", "percent")
    slot = Slot(text="55.7%", value=told)
    asked = claim("result", MILEI)
    parts = parts_of(replace(asked, slots=replace(asked.slots, quantity=slot)), snapshot)
    assert parts.count("He won 55.7 percent.") == 1
    assert parts.count("He won 5.7 percent.") == 0


def test_sentence_that_holds_most_parts_comes_first(snapshot: Snapshot) -> None:
    parts = Parts((frozenset({"milei"}), frozenset({"argentina"}), frozenset({"2023"})))
    few = sentence("Milei is from Argentina.")
    many = sentence("Milei won in Argentina in 2023.")
    one = sentence("Milei likes his dogs.")
    assert bearing("Page", [few, one, many], parts) == [many, few]
    assert bearing("Argentina", [one], parts) == [one]
    assert bearing("Javier Milei", [sentence("It was a sunny day.")], parts) == []


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Milei is from Argentina.", True),
        ("He said that “Milei left.”", True),
        (f"Milei is {MARK} old.", False),
        ("Milei is from Argentina", False),
        ("Milei left.", False),
        ("Milei is" + " very" * 200 + " old.", False),
    ],
)
def test_only_whole_sentences_are_read(text: str, *, fits: bool) -> None:
    assert is_readable(sentence(text)) is fits


def test_family_name_is_the_page_s_person(reader: Reader) -> None:
    text = "Harris has been the vice president of the United States since January 20, 2021."
    found = read(sentence(text), "Kamala Harris", DAY, reader)
    subjects = {c.slots.subject.value.name for c in found if c.slots.subject}
    assert subjects == {"Kamala Harris"}
    assert all(text[c.span.start : c.span.end] == c.quote for c in found)


def test_words_in_brackets_of_a_title_are_no_name(reader: Reader) -> None:
    text = "Harris is the vice president of the United States."
    (found,) = read(sentence(text), "Kamala Harris (politician)", DAY, reader)
    assert found.slots.subject is not None
    assert found.slots.subject.value.name == "Kamala Harris"


def test_pronouns_are_left_out(reader: Reader) -> None:
    text = "He became president of Argentina on 10 December 2019."
    assert read(sentence(text), "Javier Milei", DAY, reader) == ()


def test_page_of_a_post_says_who_the_incumbent_is(reader: Reader) -> None:
    text = "The incumbent is Gerardo Werthein."
    (found,) = read(sentence(text), "Foreign minister of Argentina", DAY, reader)
    assert found.slots.relation == "holds"
    assert found.slots.detail("office") == "office:foreign-minister"
    assert (found.quote, found.as_of) == (text, DAY)
    others = read(sentence(text), "History of Argentina", DAY, reader)
    assert [c for c in others if c.slots.relation == "holds"] == []
