"""Test the run over a set with a check that needs no sources."""

from pathlib import Path

import pytest

from factcheck.errors import DocumentError
from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.model.verdict import Label
from factcheck.scoring.examine import evaluate_with
from factcheck.testing import make_claim, make_report, make_verdict
from tests.unit.scoring.test_labelled import write_pair


def check(document: Document, equipment: str) -> Report:
    """Contradict whatever words the equipment names."""
    claim = make_claim(document.text, equipment)
    return make_report(document, [make_verdict(claim, Label.CONTRADICTED)])


def equip() -> str:
    return "Ada won the vote"


def write_set(folder: Path) -> Path:
    folder.mkdir()
    for slug in ("b", "a", "c"):
        write_pair(folder, slug)
    return folder


def test_evaluate_scores_every_article_of_the_only_set_below(tmp_path: Path) -> None:
    write_set(tmp_path / "papers")
    evaluation = evaluate_with(check, tmp_path, "Ada won the vote")
    assert evaluation.name == "papers"
    assert [article.slug for article in evaluation.articles] == ["a", "b", "c"]
    assert evaluation.metrics.contradicted_precision.hits == 3
    assert evaluate_with(check, tmp_path, "Ada is kind").metrics.false_accusations == 3


def test_evaluate_builds_equipment_once_where_given_a_function(tmp_path: Path) -> None:
    built: list[int] = []

    def build() -> str:
        built.append(1)
        return "Ada won"

    evaluate_with(check, write_set(tmp_path / "papers"), build)
    assert built == [1]


def test_evaluate_gives_the_same_in_two_processes(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "papers")
    alone = evaluate_with(check, folder, equip)
    assert evaluate_with(check, folder, equip, jobs=2) == alone


def test_evaluate_refuses_to_choose_between_sets(tmp_path: Path) -> None:
    write_set(tmp_path / "one")
    write_set(tmp_path / "two")
    with pytest.raises(DocumentError, match="one, two"):
        evaluate_with(check, tmp_path, "Ada")
