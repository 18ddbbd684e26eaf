"""The figures on pairs are one line a source; what nothing was marked for has no precision."""

import json

from factcheck.scoring.entailment import PairFigures
from factcheck.scoring.render_pairs import pairs_json, pairs_text
from factcheck.scoring.worthiness import Detection

FIGURES = (
    PairFigures(
        source="a_source.dev",
        pairs=12,
        labels=("supported", "contradicted"),
        majority=0.5,
        accuracy=0.75,
        macro_f1=2 / 3,
        supported=Detection(hits=3, marked=4, worthy=6),
        contradicted=Detection(hits=0, marked=0, worthy=6),
        calibration_error=0.125,
        pairs_a_second=81.26,
    ),
)


def test_text_has_a_line_a_source() -> None:
    head, line = pairs_text(FIGURES).splitlines()
    assert head.split()[:3] == ["entailment", "pairs", "labels"]
    assert line.split() == [
        *("a_source.dev", "12", "sc", "0.500", "0.750", "0.667", "n/a", "0.000"),
        *("0.750", "0.500", "0.125", "81"),
    ]
    assert len(head) == len(line)


def test_json_names_every_figure() -> None:
    told = json.loads(pairs_json("dev", FIGURES))
    assert told == {
        "schema": "factcheck/entailment-evaluation/v1",
        "set": "dev",
        "sources": [
            {
                "source": "a_source.dev",
                "pairs": 12,
                "labels": ["supported", "contradicted"],
                "majority": 0.5,
                "accuracy": 0.75,
                "macro_f1": 0.6667,
                "contradicted": {"marked": 0, "precision": None, "recall": 0.0},
                "supported": {"marked": 4, "precision": 0.75, "recall": 0.5},
                "calibration_error": 0.125,
                "pairs_a_second": 81.3,
            }
        ],
    }
