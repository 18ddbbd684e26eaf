"""Run the pipeline over a labelled set and match what it says with the labels."""

from collections.abc import Callable
from pathlib import Path

from factcheck.pipeline import Equipment, check_document
from factcheck.scoring.examine import evaluate_with
from factcheck.scoring.metrics import Evaluation


def evaluate(
    folder: Path, equipment: Equipment | Callable[[], Equipment], *, jobs: int = 1
) -> Evaluation:
    """Check and score every article of one set, as of the date its labels give.

    `jobs` counts only where `equipment` is a function that builds it: each process needs its
    own. `evaluate_with` says what else holds.

    Raises:
        DocumentError: when the set is missing, not the only one, or its labels are faulty.
    """
    return evaluate_with(check_document, folder, equipment, jobs=jobs)
