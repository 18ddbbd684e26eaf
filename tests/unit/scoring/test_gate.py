"""Test that pins hold: worse figures fail, better ones raise them, other data are refused."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import SettingsError
from factcheck.scoring.gate import gate, write_baseline
from tests.unit.scoring.example import ARTICLE, EVALUATION

BETTER = replace(
    EVALUATION,
    articles=(
        replace(
            ARTICLE,
            accusations=tuple(a for a in ARTICLE.accusations if a.just),
            outcomes=tuple(replace(o, accused_by=()) for o in ARTICLE.outcomes),
        ),
    ),
)
WORSE = replace(EVALUATION, articles=(replace(ARTICLE, accusations=ARTICLE.accusations[1:]),))


def pinned(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))["sets"]["example"]


def test_gate_holds_for_what_was_pinned(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    changes = write_baseline(EVALUATION, path)
    assert gate(EVALUATION, path) == ()
    assert pinned(path)["at_least"]["contradicted_precision"] == 0.5
    assert pinned(path)["at_least"]["errors_caught"] == 0.3333
    assert pinned(path)["at_most"]["errors_approved"] == 0.3334
    assert pinned(path)["at_most"]["false_accusations"] == 2.0
    assert any("errors_caught at least 0.3333" in change for change in changes)


def test_gate_names_each_figure_that_fell(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(BETTER, path)
    failures = gate(EVALUATION, path)
    assert [failure.split()[0] for failure in failures] == [
        "contradicted_precision",
        "truths_accused",
        "false_accusations",
    ]
    assert "0.5000" in failures[0]
    assert "1.0000" in failures[0]


def test_gate_fails_where_a_pinned_figure_cannot_be_measured(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(EVALUATION, path)
    silent = replace(EVALUATION, articles=(replace(ARTICLE, accusations=()),))
    assert "not measured" in gate(silent, path)[0]


def test_gate_refuses_other_labels_and_unknown_sets(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(EVALUATION, path)
    other = replace(EVALUATION, digest="sha256:1")
    assert "labelled data differ" in gate(other, path)[0]
    assert "pins nothing" in gate(replace(EVALUATION, name="novel"), path)[0]


def test_baseline_gets_stricter_freely(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(EVALUATION, path)
    changes = write_baseline(BETTER, path)
    assert "contradicted_precision at least 1.0000 (was 0.5000)" in changes
    assert "false_accusations at most 0.0000 (was 2.0000)" in changes
    assert pinned(path)["at_most"]["false_accusations"] == 0


def test_baseline_gets_laxer_only_on_request(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(BETTER, path)
    assert write_baseline(WORSE, path) == ()
    assert pinned(path)["at_least"]["contradicted_precision"] == 1.0
    write_baseline(WORSE, path, allow_regression=True)
    assert pinned(path)["at_least"]["contradicted_precision"] == 0.3333
    assert gate(WORSE, path) == ()


def test_baseline_keeps_other_sets(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(EVALUATION, path)
    write_baseline(replace(BETTER, name="another"), path)
    assert gate(EVALUATION, path) == ()
    assert list(json.loads(path.read_text(encoding="utf-8"))["sets"]) == ["another", "example"]


@pytest.mark.parametrize("content", ["", "[]", '{"schema": "other", "sets": {}}', '{"sets": {}}'])
def test_gate_refuses_a_file_that_is_no_baseline(tmp_path: Path, content: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"baseline\.json"):
        gate(EVALUATION, path)
    with pytest.raises(SettingsError, match=r"baseline\.json"):
        write_baseline(EVALUATION, path)


def test_gate_refuses_an_absent_baseline(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"absent\.json"):
        gate(EVALUATION, tmp_path / "absent.json")


def test_splitting_is_pinned_once_measured_and_a_baseline_without_it_still_holds(
    tmp_path: Path,
) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(EVALUATION, path)
    assert pinned(path)["at_least"]["span_agreement"] == 1.0
    assert pinned(path)["at_most"]["not_self_standing"] == 0.0
    worse = replace(
        EVALUATION,
        articles=(
            replace(ARTICLE, outcomes=tuple(replace(o, agreement=0.5) for o in ARTICLE.outcomes)),
        ),
    )
    assert [failure.split()[0] for failure in gate(worse, path)] == ["span_agreement"]
    content = json.loads(path.read_text(encoding="utf-8"))
    del content["sets"]["example"]["at_least"]["span_agreement"]
    del content["sets"]["example"]["at_most"]["not_self_standing"]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert gate(worse, path) == ()
    assert any("span_agreement" in change for change in write_baseline(worse, path))
