"""Test that wrong twins differ from their text in one thing, and that the thing is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.model.value import Span
from factcheck.scoring.mutants import Edit, Mutant, Mutation, mutants
from factcheck.store.snapshot import open_snapshot
from tests.unit.splitter.desk import Desk

STORY = (
    "In Argentina Javier Milei met Luis Caputo. On 19 November 2023 Milei defeated Sergio Massa by "
    "55.7 to 44.3 per cent. He was sworn in on Sunday, 10 December 2023, as the 52nd president. "
    "Exports rose to more than $79 billion in 2024. Inflation was 220 percent."
)


@pytest.fixture(scope="module")
def desk(session_cache: Path) -> Iterator[Desk]:
    with open_snapshot(cache_dir=session_cache) as snapshot:
        yield Desk(snapshot)


def twins(desk: Desk, words: str) -> dict[Mutation, str]:
    """Give the last twin of each mutation of the words."""
    start = STORY.index(words)
    claim = Span(start=start, end=start + len(words))
    found = {}
    for mutant in mutants(desk.reading(STORY, "2025-03-01"), claim):
        changed = mutant.apply(STORY)
        after = mutant.claim_after
        assert changed[: after.start] == STORY[: claim.start]
        assert changed[after.end :] == STORY[claim.end :]
        assert [changed[s.start : s.end] for s in mutant.changed] == [e.words for e in mutant.edits]
        found[mutant.mutation] = changed[after.start : after.end]
    return found


@pytest.mark.parametrize(
    ("words", "mutation", "twin"),
    [
        ("Milei defeated Sergio Massa", Mutation.RIVALS, "Sergio Massa defeated Milei"),
        ("Milei defeated Sergio Massa", Mutation.PERSON, "Luis Caputo defeated Sergio Massa"),
        ("Milei defeated Sergio Massa", Mutation.SIGN, "Milei lost to Sergio Massa"),
        ("Milei defeated Sergio Massa", Mutation.NEGATION, "Milei did not defeat Sergio Massa"),
        ("On 19 November 2023", Mutation.YEAR, "On 19 November 2021"),
        ("On 19 November 2023", Mutation.MONTH, "On 19 April 2023"),
        ("On 19 November 2023", Mutation.DAY, "On 8 November 2023"),
        ("on Sunday, 10 December 2023", Mutation.WEEKDAY, "on Wednesday, 10 December 2023"),
        ("the 52nd president", Mutation.ORDINAL, "the 62nd president"),
        ("the 52nd president", Mutation.OFFICE, "the 52nd prime minister"),
        ("In Argentina Javier Milei", Mutation.COUNTRY, "In Portugal Javier Milei"),
        ("Exports rose to more than $79 billion", Mutation.MAGNITUDE, "Exports rose to more than $79 million"),
        ("Exports rose to more than $79 billion", Mutation.SIGN, "Exports fell to more than $79 billion"),
        ("Exports rose to more than $79 billion", Mutation.NUMBER, "Exports rose to more than $198 billion"),
        ("Inflation was 220 percent", Mutation.PERCENTAGE, "Inflation was 88 percent"),
    ],
)  # fmt: skip
def test_one_thing_is_made_wrong(desk: Desk, words: str, mutation: Mutation, twin: str) -> None:
    assert twins(desk, words)[mutation] == twin


def test_a_claim_that_runs_over_two_sentences_has_no_twin(desk: Desk) -> None:
    whole = Span(start=0, end=len(STORY))
    assert list(mutants(desk.reading(STORY, "2025-03-01"), whole)) == []


def test_edits_of_another_length_move_what_follows() -> None:
    edits = (
        Edit(span=Span(start=0, end=3), words="Bertha"),
        Edit(span=Span(start=8, end=11), words="Al"),
    )
    mutant = Mutant(mutation=Mutation.RIVALS, claim=Span(start=0, end=11), edits=edits)
    assert mutant.apply("Ada met Bea.") == "Bertha met Al."
    assert [(s.start, s.end) for s in mutant.changed] == [(0, 6), (11, 13)]
    assert mutant.claim_after == Span(start=0, end=13)
