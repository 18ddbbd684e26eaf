"""Test that the pipeline is what gets measured."""

from pathlib import Path

import pytest

from factcheck.pipeline import Equipment
from factcheck.resolver.resolve import Means
from factcheck.scoring.run import evaluate
from factcheck.testing import FakeChecker
from tests.unit.scoring.test_examine import check, write_set


def test_evaluate_measures_the_pipeline_with_the_equipment_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Nothing:
        """Know no name."""

    equipment = Equipment(snapshot=Nothing(), means=Means(sources=(), checkers=(FakeChecker(),)))  # type: ignore[arg-type]
    seen = []

    def spy(document: object, given: object) -> object:
        seen.append(given)
        return check(document, "Ada won the vote")  # type: ignore[arg-type]

    monkeypatch.setattr("factcheck.scoring.run.check_document", spy)
    evaluation = evaluate(write_set(tmp_path / "papers"), equipment)
    assert seen == [equipment] * 3
    assert evaluation.metrics.contradicted_precision.hits == 3
