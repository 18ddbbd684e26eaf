"""Write the entailment model's figures, a line a source, or as JSON."""

import json
from collections.abc import Mapping, Sequence

from factcheck.scoring.entailment import PairFigures
from factcheck.scoring.render_figures import decimal, rounded
from factcheck.scoring.worthiness import Detection

_TITLE = "entailment"
_COLUMNS = ("majority", "accuracy", "macro F1", "contr. P", "contr. R", "supp. P", "supp. R",
            "cal. error", "pairs/s")  # fmt: skip
# In text a label is its first letter: which of the three a source knows.
_INITIALS = {"supported": "s", "contradicted": "c", "unverified": "u"}


def pairs_text(figures: Sequence[PairFigures]) -> str:
    """Write one line a source; a precision of nothing marked is "n/a"."""
    width = max([len(_TITLE), *(len(each.source) for each in figures)]) + 2
    head = f"{_TITLE:<{width}}{'pairs':>7}  {'labels':<7}"
    lines = [head + "".join(f"{name:>11}" for name in _COLUMNS)]
    for each in figures:
        labels = "".join(_INITIALS[label] for label in each.labels)
        cells = (
            decimal(each.majority), decimal(each.accuracy), decimal(each.macro_f1),
            *_cells(each.contradicted), *_cells(each.supported),
            decimal(each.calibration_error), f"{each.pairs_a_second:.0f}",
        )  # fmt: skip
        row = f"{each.source:<{width}}{each.pairs:>7}  {labels:<7}"
        lines.append(row + "".join(f"{cell:>11}" for cell in cells))
    return "\n".join(lines) + "\n"


def pairs_json(name: str, figures: Sequence[PairFigures]) -> str:
    """Write the figures on one file as a JSON object; a precision of nothing marked is null."""
    content = {
        "schema": "factcheck/entailment-evaluation/v1",
        "set": name,
        "sources": [
            {
                "source": each.source,
                "pairs": each.pairs,
                "labels": list(each.labels),
                "majority": rounded(each.majority),
                "accuracy": rounded(each.accuracy),
                "macro_f1": rounded(each.macro_f1),
                "contradicted": _detection(each.contradicted),
                "supported": _detection(each.supported),
                "calibration_error": rounded(each.calibration_error),
                "pairs_a_second": round(each.pairs_a_second, 1),
            }
            for each in figures
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _cells(detection: Detection) -> tuple[str, str]:
    return decimal(_precision(detection)), decimal(_recall(detection))


def _precision(detection: Detection) -> float | None:
    return detection.precision if detection.marked else None


def _recall(detection: Detection) -> float | None:
    return detection.recall if detection.worthy else None


def _detection(detection: Detection) -> Mapping[str, object]:
    return {
        "marked": detection.marked,
        "precision": rounded(_precision(detection)),
        "recall": rounded(_recall(detection)),
    }
