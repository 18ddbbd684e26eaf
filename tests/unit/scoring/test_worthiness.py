"""Test the figures of check-worthiness with a scorer and a splitter that are made up."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from factcheck.errors import DocumentError
from factcheck.model.document import Document
from factcheck.model.report import Sentence, SentenceState
from factcheck.model.value import Span
from factcheck.scoring.worthiness import (
    calibration_error,
    detect,
    evaluate_worthiness,
    shipped_scorer,
)
from factcheck.splitter.split import Split


def splitter(document: Document) -> Split:
    """Find something to check in what holds a digit."""
    has_digit = any(map(str.isdigit, document.text))
    state = SentenceState.NO_SOURCE if has_digit else SentenceState.OPINION
    span = Span(start=0, end=len(document.text))
    return Split(claims=(), sentences=(Sentence(span=span, state=state),))


def scorer(texts: Sequence[str]) -> Sequence[float]:
    return [0.9 if "won" in text else 0.1 for text in texts]


def write(path: Path, rows: Sequence[tuple[str, object]]) -> Path:
    path.write_text("\n".join(json.dumps({"text": text, "label": label}) for text, label in rows))
    return path


ROWS = (("Ada won by 3.", 1), ("Bea won.", 0), ("In 2019 it fell.", 1), ("How lovely.", 0))


def test_score_rules_and_always_are_compared_on_the_same_sentences(tmp_path: Path) -> None:
    found = evaluate_worthiness(write(tmp_path / "a.jsonl", ROWS), splitter, scorer, 0.5)
    assert (found.name, found.sentences, found.ours.worthy) == ("a", 4, 2)
    assert (found.ours.precision, found.ours.recall, found.ours.f1) == (0.5, 0.5, 0.5)
    assert (found.rules.precision, found.rules.recall) == (1.0, 1.0)
    assert (found.always.precision, found.always.recall) == (0.5, 1.0)
    assert found.calibration_error == pytest.approx(0.4)


def test_a_score_at_the_threshold_counts(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", ROWS)
    assert evaluate_worthiness(path, splitter, scorer, 0.9).ours.marked == 2
    assert evaluate_worthiness(path, splitter, scorer, 0.91).ours.marked == 0
    assert evaluate_worthiness(path, splitter, scorer, 0.9, limit=1).sentences == 1


def test_a_row_without_a_label_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"a.jsonl:1: 'label' is neither 0 nor 1"):
        evaluate_worthiness(
            write(tmp_path / "a.jsonl", [("Ada won.", "yes")]), splitter, scorer, 0.5
        )


def test_nothing_marked_and_nothing_worthy_give_noughts() -> None:
    nothing = detect([False], [False])
    assert (nothing.precision, nothing.recall, nothing.f1) == (0.0, 0.0, 0.0)


def test_calibration_error_weighs_each_bin_by_its_sentences() -> None:
    # One bin is right on the mean, the other of two says 0.95 where half are 1.
    scores = [0.5, 0.5, 0.95, 0.95]
    assert calibration_error(scores, [True, False, True, False]) == pytest.approx(0.225)
    assert calibration_error([1.0, 0.0], [True, False]) == 0.0
    assert calibration_error([], []) == 0.0


def test_shipped_scorer_parses_the_texts_and_brings_its_threshold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def score(sentences: Sequence[Sequence[object]]) -> tuple[float, ...]:
        return tuple(float(len(tokens)) for tokens in sentences)

    fake = SimpleNamespace(THRESHOLD=0.25, score=score)
    monkeypatch.setitem(sys.modules, "factcheck.language.checkworthiness", fake)
    ours, threshold = shipped_scorer()
    assert (tuple(ours(["Ada won.", "Bea"])), threshold) == ((3.0, 1.0), 0.25)
