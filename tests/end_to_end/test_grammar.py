"""Sentences drawn from the snapshot: what is true is supported, what is made wrong is contradicted."""

import pytest

from factcheck.model.verdict import Label
from factcheck.pipeline import Equipment
from factcheck.store.snapshot import Snapshot
from tests.end_to_end.desk import check, equipment
from tests.end_to_end.grammar import CONTINENTS, Sentence, sentences

NUMBER = 300
SEED = 20
RIGHT = 0.97  # share of the sentences


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Equipment:
    return equipment(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def drawn(desk: Equipment) -> list[tuple[Sentence, set[Label]]]:
    assert isinstance(desk.snapshot, Snapshot)
    told = sentences(desk.snapshot, NUMBER, SEED)
    return [
        (each, {v.label for v in check(each.text, each.day.isoformat(), desk).verdicts})
        for each in told
    ]


def test_every_continent_and_kind_is_drawn_true_and_false(
    drawn: list[tuple[Sentence, set[Label]]],
) -> None:
    assert len({each.text for each, _ in drawn}) == NUMBER
    assert {each.continent for each, _ in drawn} == set(CONTINENTS)
    for kind in {each.kind for each, _ in drawn}:
        assert {each.true for each, _ in drawn if each.kind == kind} == {True, False}


def test_nearly_all_are_judged_rightly(drawn: list[tuple[Sentence, set[Label]]]) -> None:
    wrong = [
        f"{each.true}: {each.text} {labels}" for each, labels in drawn if not _right(each, labels)
    ]
    assert len(wrong) <= NUMBER * (1 - RIGHT), "\n".join(wrong)


def test_no_true_sentence_is_accused(drawn: list[tuple[Sentence, set[Label]]]) -> None:
    assert [e.text for e, labels in drawn if e.true and Label.CONTRADICTED in labels] == []


def _right(each: Sentence, labels: set[Label]) -> bool:
    if each.true:
        return Label.SUPPORTED in labels and Label.CONTRADICTED not in labels
    return Label.CONTRADICTED in labels
