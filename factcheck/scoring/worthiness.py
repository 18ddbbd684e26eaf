"""Measure check-worthiness on labelled sentences, beside the rules and beside saying yes to all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.language.parse import parse
from factcheck.model.document import Document
from factcheck.model.report import SentenceState
from factcheck.scoring.jsonl import Row, name_of, read_rows
from factcheck.splitter.split import Split

Scorer = Callable[[Sequence[str]], Sequence[float]]
Splitter = Callable[[Document], Split]
BINS = 10  # of equal width; the number that Guo et al. 2017 and those after them use


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """Hold how well some way of marking finds the sentences labelled 1."""

    hits: int
    marked: int
    worthy: int

    @property
    def precision(self) -> float:
        """Give the share of marked sentences that are worth a check; 0 where none is marked."""
        return self.hits / self.marked if self.marked else 0.0

    @property
    def recall(self) -> float:
        """Give the share of sentences worth a check that are marked; 0 where there is none."""
        return self.hits / self.worthy if self.worthy else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        both = self.marked + self.worthy
        return 2 * self.hits / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthinessEvaluation:
    """Hold the figures on one file; `rules` and `always` are the baselines."""

    name: str
    sentences: int
    ours: Detection
    rules: Detection
    always: Detection
    calibration_error: float


def shipped_scorer() -> tuple[Scorer, float]:
    """Give the scorer that ships with the program, and its threshold."""
    from factcheck.language.checkworthiness import THRESHOLD, score  # noqa: PLC0415 (its weights)

    def scorer(texts: Sequence[str]) -> Sequence[float]:
        return score(tuple(parse(texts)))

    return scorer, THRESHOLD


def evaluate_worthiness(
    path: Path, splitter: Splitter, scorer: Scorer, threshold: float, *, limit: int | None = None
) -> WorthinessEvaluation:
    """Score the sentences of one file (text, label) and compare with their labels.

    By the rules a text is worth a check when the splitter finds something to check in any
    sentence of it.

    Raises:
        DocumentError: when the file cannot be used.
    """
    rows = read_rows(path, limit=limit)
    texts = [row.text("text") for row in rows]
    labels = [row.mark("label") for row in rows]
    scores = scorer(texts)
    return WorthinessEvaluation(
        name=name_of(path),
        sentences=len(rows),
        ours=detect((score >= threshold for score in scores), labels),
        rules=detect((_has_something(splitter, row) for row in rows), labels),
        always=detect((True for _ in rows), labels),
        calibration_error=calibration_error(scores, labels),
    )


def detect(marks: Iterable[bool], labels: Sequence[bool]) -> Detection:
    """Count marks against labels: precision, recall and F1 of the label 1."""
    marked = tuple(marks)
    hits = sum(mark and label for mark, label in zip(marked, labels, strict=True))
    return Detection(hits=hits, marked=sum(marked), worthy=sum(labels))


def calibration_error(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Give the expected calibration error of scores from 0 to 1, in ten bins of equal width.

    The mean distance between a bin's mean score and its share of label 1, weighted by how many
    sentences it holds (Naeini, Cooper and Hauskrecht 2015). No threshold enters into it.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, label in zip(scores, labels, strict=True):
        bins[min(int(score * BINS), BINS - 1)].append((score, label))
    total = sum(
        abs(sum(score for score, _ in held) - sum(label for _, label in held)) for held in bins
    )
    return total / len(scores) if scores else 0.0


def _has_something(splitter: Splitter, row: Row) -> bool:
    document = Document(text=row.text("text"), origin=row.place)
    return any(s.state is SentenceState.NO_SOURCE for s in splitter(document).sentences)
