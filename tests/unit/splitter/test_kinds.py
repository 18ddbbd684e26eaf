"""A clause that no reader of one kind took has a kind by what it names."""

import pytest

from factcheck.model.claim import ClaimKind
from factcheck.splitter.clause.find import find_clauses
from factcheck.splitter.kinds import kind_of
from factcheck.splitter.plain import span_of
from tests.unit.splitter.desk import Desk


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry said that the bridge was safe.", "attribution"),
        ("“The bridge is safe,” the engineer said.", "attribution"),
        ("She is the tenth person to hold the seal.", "other"),
        ("The choir sang for the third time.", "other"),
        ("The engineer became minister of works.", "office"),
        ("The engineer was sworn in as mayor on 4 May 2021.", "date"),
        ("Voters went to the polls on 4 May 2021.", "date"),
        ("The assembly passed it by 40 to 12.", "election"),
        ("The voters elected a newcomer.", "election"),
        ("Chile sold 40 ships.", "quantity"),
        ("A florist sold 40 roses.", "other"),  # nobody publishes such a number
        ("A florist sold 40,000 roses.", "quantity"),
        ("The strike began on 4 May 2021.", "date"),
        ("The bank failed on 4 May 2021.", "event"),
        ("The firm is headquartered in Lima.", "place"),
        ("The boat sank.", "event"),
        ("The boat is blue.", "other"),
    ],
)
def test_the_kind_of_a_clause(desk: Desk, text: str, kind: str) -> None:
    reading, passage = desk.reading(text), desk.passage(text)
    clause = next(c for c in find_clauses(passage.tokens) if c.form.value == "main")
    assert kind_of(reading, passage, clause, span_of(passage, clause.own)) is ClaimKind(kind)


def test_words_without_a_verb_have_a_kind_too(desk: Desk) -> None:
    text = "Total exports: 40 billion dollars."
    reading, passage = desk.reading(text), desk.passage(text)
    assert kind_of(reading, passage, None, passage.span) is ClaimKind.QUANTITY
