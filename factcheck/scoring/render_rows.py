"""Write the figures on files of labelled sentences: check-worthiness and decomposition."""

import json
from collections.abc import Mapping, Sequence

from factcheck.scoring.decomposition import DecompositionEvaluation, Overlap
from factcheck.scoring.render_figures import decimal, rounded
from factcheck.scoring.worthiness import Detection, WorthinessEvaluation


def worthiness_text(evaluations: Sequence[WorthinessEvaluation]) -> str:
    """Write three lines a file: the score at its threshold, the rules, and always yes."""
    width = _width([each.name for each in evaluations])
    head = f"{'check-worthiness':<{width}}{'sentences':>10}{'worthy':>8}  {'by':<8}"
    lines = [head + "".join(f"{name:>11}" for name in ("precision", "recall", "F1", "cal. error"))]
    for each in evaluations:
        for way, detection in (
            ("score", each.ours),
            ("rules", each.rules),
            ("always", each.always),
        ):
            error = decimal(each.calibration_error) if detection is each.ours else ""
            values = (detection.precision, detection.recall, detection.f1)
            cells = "".join(f"{cell:>11}" for cell in (*map(decimal, values), error)).rstrip()
            lines.append(
                f"{each.name:<{width}}{each.sentences:>10}{each.ours.worthy:>8}  {way:<8}{cells}"
            )
    return "\n".join(lines) + "\n"


def decomposition_text(evaluations: Sequence[DecompositionEvaluation]) -> str:
    """Write one line a file, ours first, then the whole sentence as the only claim."""
    width = _width([each.name for each in evaluations])
    columns = ("recall", "precision", "F1>=0.7", "claims")
    head = f"{'decomposition':<{width}}{'sentences':>10}{'facts':>8}"
    sides = "".join(f"{name:>11}" for name in columns)
    lines = [f"{head}{sides}   |{sides}  (whole sentence)"]
    for each in evaluations:
        ours, theirs = (_overlap_cells(o, each.sentences) for o in (each.ours, each.baseline))
        lines.append(f"{each.name:<{width}}{each.sentences:>10}{each.facts:>8}{ours}   |{theirs}")
    return "\n".join(lines) + "\n"


def worthiness_json(evaluation: WorthinessEvaluation) -> str:
    """Write one file's figures as a JSON object."""
    return _dumped(
        {
            "schema": "factcheck/worthiness-evaluation/v1",
            "set": evaluation.name,
            "sentences": evaluation.sentences,
            "worthy": evaluation.ours.worthy,
            "calibration_error": rounded(evaluation.calibration_error),
            "ours": _detection(evaluation.ours),
            "rules": _detection(evaluation.rules),
            "always": _detection(evaluation.always),
        }
    )


def decomposition_json(evaluation: DecompositionEvaluation) -> str:
    """Write one file's figures as a JSON object; a mean of nothing is null."""
    sentences = evaluation.sentences
    return _dumped(
        {
            "schema": "factcheck/decomposition-evaluation/v1",
            "set": evaluation.name,
            "sentences": sentences,
            "facts": evaluation.facts,
            "ours": _overlap(evaluation.ours, sentences),
            "baseline": _overlap(evaluation.baseline, sentences),
        }
    )


def _width(names: Sequence[str]) -> int:
    return max([len("check-worthiness"), *map(len, names)]) + 2


def _overlap_cells(overlap: Overlap, sentences: int) -> str:
    shares = (decimal(value) for value in (overlap.recall, overlap.precision, overlap.found))
    return "".join(f"{cell:>11}" for cell in (*shares, decimal(overlap.claims / sentences, 2)))


def _detection(detection: Detection) -> Mapping[str, object]:
    return {
        "precision": rounded(detection.precision),
        "recall": rounded(detection.recall),
        "f1": rounded(detection.f1),
    }


def _overlap(overlap: Overlap, sentences: int) -> Mapping[str, object]:
    return {
        "recall": rounded(overlap.recall),
        "precision": rounded(overlap.precision),
        "found": rounded(overlap.found),
        "claims_a_sentence": rounded(overlap.claims / sentences),
    }


def _dumped(content: Mapping[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
