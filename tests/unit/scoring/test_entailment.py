"""The figures on labelled pairs are counted source by source, with the labels each knows."""

import gzip
import json
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest

from factcheck.errors import DocumentError
from factcheck.language.entailment import Judgement, Thresholds
from factcheck.scoring.entailment import calibration_error, evaluate_pairs

SUPPORTS, REFUTES, SILENT = (0.9, 0.05, 0.05), (0.0, 0.8, 0.2), (0.3, 0.1, 0.6)
THRESHOLDS = Thresholds(supported=0.7, contradicted=0.85)


def judgement(supported: float, contradicted: float, unverified: float) -> Judgement:
    """Make a judgement of three shares."""
    return Judgement(
        supported=supported, contradicted=contradicted, unverified=unverified, window=(0, 1)
    )


def by_evidence(pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
    """Judge as the evidence says."""
    told = {"yes": SUPPORTS, "no": REFUTES, "nothing": SILENT}
    return [judgement(*told[evidence]) for _, evidence in pairs]


def rows(path: Path, *lines: tuple[str, str, str]) -> Path:
    """Write labelled pairs: source, evidence, label."""
    texts = [
        json.dumps({"id": str(i), "source": s, "claim": "c", "evidence": e, "label": label})
        for i, (s, e, label) in enumerate(lines)
    ]
    path.write_bytes(gzip.compress("\n".join(texts).encode()))
    return path


def test_figures_are_by_source_and_take_the_likeliest_label_it_knows(tmp_path: Path) -> None:
    file = rows(
        tmp_path / "dev.jsonl.gz",
        ("three", "yes", "supported"),
        ("three", "yes", "contradicted"),
        ("three", "no", "contradicted"),
        ("three", "nothing", "unverified"),
        ("Two", "nothing", "supported"),
        ("Two", "no", "contradicted"),
    )
    seconds = count()
    two, three = evaluate_pairs(file, by_evidence, THRESHOLDS, clock=lambda: next(seconds))
    assert (two.source, two.pairs, two.labels) == ("Two", 2, ("supported", "contradicted"))
    assert two.accuracy == two.macro_f1 == 1.0
    assert two.supported.marked == 0
    assert (three.majority, three.accuracy, three.pairs_a_second) == (0.5, 0.75, 4.0)
    assert three.macro_f1 == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)
    assert (three.supported.hits, three.supported.marked, three.supported.worthy) == (1, 2, 1)
    # 0.8 for "contradicted" lies below its threshold.
    assert three.contradicted.marked == 0


def test_a_limit_takes_the_first_rows(tmp_path: Path) -> None:
    file = rows(tmp_path / "a.jsonl.gz", ("a", "yes", "supported"), ("b", "no", "contradicted"))
    (only,) = evaluate_pairs(file, by_evidence, THRESHOLDS, clock=lambda: 0.0, limit=1)
    assert (only.source, only.pairs, only.pairs_a_second) == ("a", 1, 0.0)


def test_an_unknown_label_is_refused_with_its_line(tmp_path: Path) -> None:
    file = rows(tmp_path / "a.jsonl.gz", ("a", "yes", "SUPPORTS"))
    with pytest.raises(DocumentError, match=r":1: 'SUPPORTS' is none of supported"):
        evaluate_pairs(file, by_evidence, THRESHOLDS, clock=lambda: 0.0)


def test_calibration_error_is_the_gap_between_sure_and_right() -> None:
    sure = [judgement(0.9, 0.1, 0.0)] * 10
    assert calibration_error(sure, ["supported"] * 9 + ["contradicted"]) == pytest.approx(0.0)
    assert calibration_error(sure, ["supported"] * 4 + ["unverified"] * 6) == pytest.approx(0.5)
    assert calibration_error([judgement(1.0, 0.0, 0.0)], ["supported"]) == 0.0
    assert calibration_error([], []) == 0.0
