"""Test the tables and objects of the files of sentences."""

import json

from factcheck.scoring.decomposition import DecompositionEvaluation, Overlap
from factcheck.scoring.render_rows import (
    decomposition_json,
    decomposition_text,
    worthiness_json,
    worthiness_text,
)
from factcheck.scoring.worthiness import Detection, WorthinessEvaluation

WORTHINESS = WorthinessEvaluation(
    name="ct24",
    sentences=10,
    ours=Detection(hits=3, marked=4, worthy=5),
    rules=Detection(hits=4, marked=8, worthy=5),
    always=Detection(hits=5, marked=10, worthy=5),
    calibration_error=0.125,
)
DECOMPOSITION = DecompositionEvaluation(
    name="scu",
    sentences=2,
    facts=3,
    ours=Overlap(recall=0.5, precision=None, found=0.25, claims=3),
    baseline=Overlap(recall=0.4, precision=0.6, found=0.0, claims=2),
)


def test_worthiness_has_a_line_for_the_score_the_rules_and_always() -> None:
    lines = worthiness_text([WORTHINESS]).splitlines()
    assert [line.split()[:4] for line in lines[1:]] == [
        ["ct24", "10", "5", way] for way in ("score", "rules", "always")
    ]
    assert lines[1].split()[4:] == ["0.750", "0.600", "0.667", "0.125"]
    assert lines[3].split()[4:] == ["0.500", "1.000", "0.667"]


def test_decomposition_has_one_line_with_the_baseline() -> None:
    (line,) = decomposition_text([DECOMPOSITION]).splitlines()[1:]
    ours, theirs = line.split("|")
    assert ours.split() == ["scu", "2", "3", "0.500", "n/a", "0.250", "1.50"]
    assert theirs.split() == ["0.400", "0.600", "0.000", "1.00"]


def test_json_holds_the_same_figures() -> None:
    worthiness = json.loads(worthiness_json(WORTHINESS))
    assert worthiness["ours"] == {"precision": 0.75, "recall": 0.6, "f1": 0.6667}
    assert worthiness["calibration_error"] == 0.125
    decomposition = json.loads(decomposition_json(DECOMPOSITION))
    assert decomposition["ours"]["precision"] is None
    assert decomposition["baseline"]["claims_a_sentence"] == 1.0
