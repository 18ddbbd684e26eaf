"""Test which twins count as killed, which as approved, and what is tried at all."""

from datetime import date
from pathlib import Path

import pytest

from factcheck.batch.discover import discover
from factcheck.errors import DocumentError
from factcheck.model.value import Span
from factcheck.model.verdict import Label
from factcheck.pipeline import Equipment
from factcheck.scoring.mutants import Mutation
from factcheck.scoring.mutation import (
    Subject,
    mutate,
    scores,
    subject_of,
    subjects_of,
    try_by_mutation,
)
from factcheck.testing import make_document
from tests.end_to_end.desk import equipment
from tests.unit.scoring.example import LABELLED

TEXT = (
    "On 19 November 2023 Javier Milei defeated Sergio Massa in Argentina. "
    "He met Luis Caputo and they had tea."
)


@pytest.fixture(scope="module")
def desk(session_cache: Path) -> Equipment:
    return equipment(session_cache)


WHOLE = Span(start=0, end=TEXT.index(" He met"))


def subject(trusted: tuple[Span, ...] | None = None) -> Subject:
    return Subject(document=make_document(TEXT, published=date(2024, 2, 1)), trusted=trusted)


def test_a_supported_claim_is_tried_and_its_twins_are_judged(desk: Equipment) -> None:
    outcome = try_by_mutation(subject(trusted=(WHOLE,)), desk)
    answers = {m.mutant.mutation: m.answer for m in outcome.mutants}
    assert answers[Mutation.RIVALS] is Label.CONTRADICTED
    assert answers[Mutation.NEGATION] is Label.CONTRADICTED
    assert outcome.claims == 1
    assert outcome.accused == ()


def test_without_labels_every_supported_claim_is_tried(desk: Equipment) -> None:
    outcome = try_by_mutation(subject(), desk)
    assert outcome.claims >= 1
    assert {m.mutant.claim for m in outcome.mutants} != {WHOLE}


def test_only_trusted_claims_that_were_supported_are_tried(desk: Equipment) -> None:
    tea = Span(start=TEXT.index("they had tea"), end=len(TEXT) - 1)
    outcome = try_by_mutation(subject(trusted=(tea,)), desk)
    assert outcome.claims == 0
    assert outcome.mutants == ()


def test_scores_count_by_mutation_and_all_together(desk: Equipment) -> None:
    outcomes = mutate([subject(trusted=(WHOLE,))], lambda: desk)
    found = {score.mutation: score for score in scores(outcomes)}
    tried = outcomes[0].mutants
    assert found["all"].killed.total == len(tried)
    assert found["all"].killed.hits == sum(m.answer is Label.CONTRADICTED for m in tried)
    assert found["winner and loser"].killed.hits == found["winner and loser"].killed.total
    assert "magnitude" not in found


def test_labels_say_what_is_true_and_what_is_wrong() -> None:
    made = subject_of(LABELLED)
    text = LABELLED.document.text
    assert made.trusted is not None
    assert next(text[s.start : s.end] for s in made.trusted) == "Dan rules Ruritania."
    assert "The rate was 9 percent." in [text[s.start : s.end] for s in made.errors]


def test_a_folder_without_labels_gives_its_texts(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.md").write_text(f"# Head\n\n{TEXT}", encoding="utf-8")
    found = subjects_of(tmp_path, lambda: discover([str(tmp_path)]).paths)
    assert [Path(each.document.origin).name for each in found] == ["a.md", "b.txt"]
    assert all(each.trusted is None for each in found)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no articles"):
        subjects_of(tmp_path, lambda: discover([str(tmp_path)]).paths)
