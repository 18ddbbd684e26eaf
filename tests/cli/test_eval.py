import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import factcheck.scoring.run
from factcheck.model.document import Document
from factcheck.pipeline import Equipment
from tests.cli.conftest import fake_check

Run = Callable[..., Any]
TEXT = "Headline\nThis is wrong.\nThis is right.\n"


@pytest.fixture
def labelled(articles: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a labelled set of one article whose error the fake pipeline finds."""

    def check(document: Document, equipment: Equipment) -> Any:
        return fake_check(document, equipment)

    monkeypatch.setattr(factcheck.scoring.run, "check_document", check)
    folder = articles / "claims" / "little"
    folder.mkdir(parents=True)
    claims = [
        {
            "quote": f"This is {word}.",
            "statement": f"This is {word}.",
            "kind": "event",
            "truth": label,
            "offline": label,
            "fact": "made up",
        }
        for word, label in (("wrong", "contradicted"), ("right", "supported"))
    ]
    claims[0]["correct"] = "right"
    labels = {
        "slug": "one",
        "published": "2024-11-13",
        "style": "blog",
        "variant": "planted",
        "claims": claims,
        "not_checkable": [],
    }
    (folder / "one.txt").write_text(TEXT)
    (folder / "one.json").write_text(json.dumps(labels))
    return folder


def test_eval_shows_figures(labelled: Path, run: Run) -> None:
    ran = run("eval", "claims/little")
    assert ran.code == 0
    assert "precision of contradicted" in ran.out
    figures = json.loads(run("eval", "claims", "-f", "json").out)
    assert figures["metrics"]["contradicted_precision"]["share"] == 1.0


def test_eval_measures_every_set_of_a_folder(labelled: Path, run: Run) -> None:
    another = labelled.with_name("other")
    another.mkdir()
    for file in labelled.iterdir():
        (another / file.name).write_text(file.read_text())
    told = json.loads(run("eval", "claims", "-f", "json").out)
    assert [each["set"] for each in told] == ["little", "other"]
    assert "gate: other: every figure holds" in (
        run("eval", "claims", "--pin").err + run("eval", "claims", "--gate").err
    )


def test_gate_holds_figures_that_were_pinned_and_fails_worse_ones(labelled: Path, run: Run) -> None:
    assert "pinned: " in run("eval", "claims", "--pin").err
    baseline = labelled.parent / "baseline.json"
    ran = run("eval", "claims/little", "--gate")
    assert (ran.code, ran.err) == (0, "gate: little: every figure holds\n")
    assert run("eval", "claims", "--gate", "--baseline", str(baseline)).code == 0
    # The error goes away from the text, so that it is no longer caught.
    (labelled / "one.txt").write_text(TEXT.replace("This is wrong.", "This is wronk."))
    labels = (labelled / "one.json").read_text().replace("This is wrong.", "This is wronk.")
    (labelled / "one.json").write_text(labels)
    ran = run("eval", "claims", "--gate", "--list", "wrong")
    assert ran.code == 1
    assert "gate: little: errors_caught" in ran.err
    assert "error missed" in ran.out


def test_gate_without_a_baseline_is_wrong_usage(labelled: Path, run: Run) -> None:
    ran = run("eval", "claims", "--gate")
    assert ran.code == 2
    assert "baseline" in ran.err


def test_eval_of_a_folder_without_labels_is_incomplete(articles: Path, run: Run) -> None:
    ran = run("eval", ".")
    assert ran.code == 3
    assert "holds no labelled articles" in ran.err
