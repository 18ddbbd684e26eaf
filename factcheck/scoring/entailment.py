"""Measure the entailment model on labelled pairs of a claim and a passage, source by source."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import DocumentError
from factcheck.language.entailment import LABELS, Judgement, Thresholds
from factcheck.scoring.jsonl import Row, read_rows
from factcheck.scoring.worthiness import Detection, detect

SUPPORTED, CONTRADICTED, _ = LABELS
BINS = 10

Judge = Callable[[Sequence[tuple[str, str]]], Sequence[Judgement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFigures:
    """Hold the figures on the pairs of one source.

    `accuracy` and `macro_f1` take the likeliest of the labels that the source knows: many have
    no "unverified". `supported` and `contradicted` count what reaches the shipped thresholds.
    """

    source: str
    pairs: int
    labels: tuple[str, ...]
    majority: float
    accuracy: float
    macro_f1: float
    supported: Detection
    contradicted: Detection
    calibration_error: float
    pairs_a_second: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Labelled:
    source: str
    claim: str
    evidence: str
    label: str


def shipped_judge() -> tuple[Judge, Thresholds]:
    """Load the model that ships with the program, and give its thresholds.

    Raises:
        PluginError: when it cannot be loaded.
    """
    from factcheck.language.entailment import judge, load_model  # noqa: PLC0415 (its weights)

    return judge, load_model().thresholds


def evaluate_pairs(
    path: Path,
    judge: Judge,
    thresholds: Thresholds,
    *,
    clock: Callable[[], float],
    limit: int | None = None,
) -> tuple[PairFigures, ...]:
    """Judge the pairs of one file (source, claim, evidence, label): figures by source, by name.

    `clock` counts seconds. `limit` takes the first rows of the file.

    Raises:
        DocumentError: when the file cannot be used.
    """
    rows = [_labelled(row) for row in read_rows(path, limit=limit)]
    found = []
    for source in sorted({row.source for row in rows}):
        own = [row for row in rows if row.source == source]
        begun = clock()
        judgements = judge([(row.claim, row.evidence) for row in own])
        taken = clock() - begun
        found.append(_figures(source, own, judgements, thresholds, taken))
    return tuple(found)


def _labelled(row: Row) -> _Labelled:
    label = row.text("label")
    if label not in LABELS:
        msg = f"{row.place}: {label!r} is none of {', '.join(LABELS)}"
        raise DocumentError(msg)
    return _Labelled(
        source=row.text("source"),
        claim=row.text("claim"),
        evidence=row.text("evidence"),
        label=label,
    )


def _figures(
    source: str,
    rows: Sequence[_Labelled],
    judgements: Sequence[Judgement],
    thresholds: Thresholds,
    taken: float,
) -> PairFigures:
    golds = [row.label for row in rows]
    counts = Counter(golds)
    labels = tuple(label for label in LABELS if counts[label])
    told = [_likeliest(each, labels) for each in judgements]
    return PairFigures(
        source=source,
        pairs=len(rows),
        labels=labels,
        majority=max(counts.values()) / len(rows),
        accuracy=sum(a == b for a, b in zip(told, golds, strict=True)) / len(rows),
        macro_f1=_macro_f1(told, golds, labels),
        supported=detect(
            (each.supported >= thresholds.supported for each in judgements),
            [gold == SUPPORTED for gold in golds],
        ),
        contradicted=detect(
            (each.contradicted >= thresholds.contradicted for each in judgements),
            [gold == CONTRADICTED for gold in golds],
        ),
        calibration_error=calibration_error(judgements, golds),
        pairs_a_second=len(rows) / taken if taken else 0.0,
    )


def _share(judgement: Judgement, label: str) -> float:
    shares = (judgement.supported, judgement.contradicted, judgement.unverified)
    return shares[LABELS.index(label)]


def _likeliest(judgement: Judgement, labels: Sequence[str]) -> str:
    return max(labels, key=lambda label: _share(judgement, label))


def _macro_f1(told: Sequence[str], golds: Sequence[str], labels: Sequence[str]) -> float:
    scores = [
        detect((each == label for each in told), [gold == label for gold in golds]).f1
        for label in labels
    ]
    return sum(scores) / len(scores)


def calibration_error(judgements: Sequence[Judgement], golds: Sequence[str]) -> float:
    """Give the expected calibration error of the likeliest of all three labels, in ten bins.

    The mean distance between how sure the model is and how often it is right, weighted by how
    many pairs a bin holds (Guo and others 2017).
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for judgement, gold in zip(judgements, golds, strict=True):
        told = _likeliest(judgement, LABELS)
        sure = _share(judgement, told)
        bins[min(int(sure * BINS), BINS - 1)].append((sure, told == gold))
    gaps = (abs(sum(s for s, _ in held) - sum(right for _, right in held)) for held in bins)
    return sum(gaps) / len(golds) if golds else 0.0
