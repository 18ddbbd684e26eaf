"""Train the check-worthiness model from labelled sentences and print its measured figures.

    python train.py FOLDER [--out WEIGHTS]

FOLDER holds the gzipped JSON lines named in `SETS`. Everything that is chosen (calibration,
threshold, filter) is chosen on cross-fitted predictions for training sentences and on the
validation sets; the held-back sentences are only measured.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags, vstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_score, recall_score, roc_auc_score

from factcheck.language.checkworthiness import WEIGHTS, Weights, features, probability, read_weights
from factcheck.language.parse import parse

# What a sentence of each set weighs in training. The speeches ask the question this model is to
# answer (can it be verified?); the debates ask for more (is it worth it?) and are many.
TRAINED_ON = {"gold": 1.0, "silver": 1.0, "news": 2.0, "debates": 0.05}
SETS = {
    "gold": "cd_policlaim.train_gold",
    "silver": "cd_policlaim.train_silver",
    "news": "cd_newssd.train",
    "debates": "cd_ct24.train",
    "debates.dev": "cd_ct24.dev",
    "debates.devtest": "cd_ct24.devtest",
    "news.val": "cd_newssd.val",
}
FOLDS = 7
RARE = 4  # features of fewer training sentences are left out
STRENGTH = 0.08  # sklearn's C; a quarter and twice as much score lower on the cross-fit
SCALE = 100
DEBATES_FLOOR = 0.75  # the threshold keeps this F1 on the validation debates
KEPT = 0.995  # recall that the filter keeps of each set it is chosen on

Array = np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold one labelled sentence and what the model sees of it."""

    id: str
    text: str
    label: int
    target: float
    speech: str
    source: str
    seen: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Hold the columns of the training matrix and how much each counts."""

    columns: dict[str, int]
    rarity: Array

    def matrix(self, rows: Sequence[Row]) -> csr_matrix:
        """Give a row per sentence, scaled as the package scales it at run time."""
        inside, ends = [], [0]
        for row in rows:
            inside += sorted(self.columns[name] for name in row.seen if name in self.columns)
            ends.append(len(inside))
        shape = (len(rows), len(self.columns))
        ones = csr_matrix((np.ones(len(inside)), inside, ends), shape=shape)
        lengths = np.array([1 / math.sqrt(max(1, len(row.seen))) for row in rows])
        return (diags(lengths) @ ones @ diags(self.rarity)).tocsr()


def read(folder: Path, source: str) -> list[Row]:
    """Read and parse one set; a silver label is as sure as its annotators agreed."""
    with gzip.open(folder / f"{SETS[source]}.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [
        Row(
            id=row["id"],
            text=row["text"],
            label=row["label"],
            target=row["meta"]["likelihood"] / 3 if source == "silver" else row["label"],
            speech=row["meta"].get("speech", ""),
            source=source,
            seen=frozenset(features(tokens)),
        )
        for row, tokens in zip(found, parse(row["text"] for row in found), strict=True)
    ]


def held_back_speech(gold: Iterable[Row]) -> str:
    """Name the speech whose size is closest to a tenth of all sentences."""
    sizes = Counter(row.speech for row in gold)
    tenth = sizes.total() / 10
    return min(sizes, key=lambda speech: (abs(sizes[speech] - tenth), speech))


def in_tenth(row: Row) -> bool:
    """Say whether a sentence falls in the tenth drawn by its id."""
    return int(hashlib.sha256(row.id.encode()).hexdigest(), 16) % 10 == 0


def folded(text: str) -> str:
    """Give a text without case, spacing and punctuation, to find copies."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


def space_of(rows: Sequence[Row]) -> Space:
    """Number the features that occur often enough, and weigh the rare above the common."""
    counts = Counter(name for row in rows for name in row.seen)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    rarity = np.array([math.log(len(rows) / counts[name]) for name in names])
    return Space(columns={name: i for i, name in enumerate(names)}, rarity=rarity)


def fit(matrix: csr_matrix, rows: Sequence[Row]) -> tuple[Array, float]:
    """Fit the linear model; an unsure sentence counts for both labels, each in part."""
    weights = np.array([TRAINED_ON[row.source] for row in rows])
    targets = np.array([row.target for row in rows])
    doubled = vstack([matrix, matrix]).tocsr()
    labels = np.repeat([1, 0], len(rows))
    shares = np.concatenate([weights * targets, weights * (1 - targets)])
    used = shares > 0
    model = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-5)
    model.fit(doubled[used], labels[used], sample_weight=shares[used])
    return model.coef_[0], float(model.intercept_[0])


def folds(rows: Sequence[Row]) -> Array:
    """Give each sentence the fold that predicts it, or -1: speeches whole, news in blocks."""
    speeches = sorted({row.speech for row in rows if row.source == "gold"})
    news = [i for i, row in enumerate(rows) if row.source == "news"]
    found = np.full(len(rows), -1)
    for i, row in enumerate(rows):
        if row.source == "gold":
            found[i] = speeches.index(row.speech) % FOLDS
    for place, i in enumerate(news):
        found[i] = place * FOLDS // len(news)  # neighbours are of one article
    return found


def cross_fit(matrix: csr_matrix, rows: Sequence[Row]) -> tuple[Array, Array]:
    """Predict every gold and news sentence by a model that has not seen its speech or block."""
    fold = folds(rows)
    raw = np.zeros(len(rows))
    for number in range(FOLDS):
        inside = fold == number
        rest = [row for row, out in zip(rows, ~inside, strict=True) if out]
        weights, bias = fit(matrix[~inside], rest)
        raw[inside] = matrix[inside] @ weights + bias
    return fold >= 0, raw


def calibrate(raw: Array, labels: Array) -> tuple[float, float]:
    """Fit Platt's slope and offset."""
    model = LogisticRegression(C=1e6).fit(raw.reshape(-1, 1), labels)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def squash(raw: Array) -> Array:
    """Give the probabilities of log odds."""
    return 1 / (1 + np.exp(-raw))


def choose_threshold(gold: tuple[Array, Array], debates: tuple[Array, Array]) -> float:
    """Give the cut best for gold among those that keep the floor on the validation debates."""
    cuts = np.arange(0.05, 0.96, 0.01)
    allowed = [c for c in cuts if f1_score(debates[0], debates[1] >= c) >= DEBATES_FLOOR]
    return round(float(max(allowed, key=lambda c: f1_score(gold[0], gold[1] >= c))), 2)


def choose_filter(sets: Sequence[tuple[Array, Array]]) -> float:
    """Give the highest cut, in hundredths, that keeps the recall wanted of every set."""
    cuts = [cut / 100 for cut in range(1, 50)]
    return max(
        cut
        for cut in cuts
        if all(recall_score(labels, found >= cut) >= KEPT for labels, found in sets)
    )


def write(path: Path, weights: Weights) -> str:
    """Write the weights, the same bytes for the same model, and give their digest."""
    payload = {
        "bias": weights.bias,
        "scale": weights.scale,
        "threshold": weights.threshold,
        "filter": weights.filter,
        "weights": dict(sorted(weights.by_feature.items())),
    }
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    content = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def calibration_error(labels: Array, found: Array) -> float:
    """Give the expected calibration error over ten equal bins."""
    bins = np.minimum((found * 10).astype(int), 9)
    gaps = [
        abs(labels[bins == b].mean() - found[bins == b].mean()) * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    ]
    return float(sum(gaps))


def say(*words: object) -> None:
    """Write one line for the reader of the figures."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def figures(name: str, labels: Array, found: Array, cuts: tuple[float, float]) -> None:
    """Print what one set says of the model."""
    threshold, low = cuts
    guess = found >= threshold
    kept = found >= low
    say(
        f"{name:32} n {len(labels):4}  F1 {f1_score(labels, guess):.3f}",
        f"P {precision_score(labels, guess):.3f} R {recall_score(labels, guess):.3f}",
        f"always-1 {f1_score(labels, np.ones(len(labels))):.3f}",
        f"AUC {roc_auc_score(labels, found):.3f} ECE {calibration_error(labels, found):.3f}",
        f"| filter: recall {recall_score(labels, kept):.3f}",
        f"drops {1 - kept[labels == 0].mean():.3f} of label 0",
    )


def reliability(labels: Array, found: Array) -> None:
    """Print how often sentences of like probability were checkable."""
    bins = np.minimum((found * 5).astype(int), 4)
    for number in range(5):
        inside = bins == number
        told, true = found[inside].mean(), labels[inside].mean()
        say(f"  cross-fitted, told {told:.2f}: {true:.2f} of {inside.sum()} were checkable")


def word_baseline(name: str, train: Sequence[Row], test: Sequence[Row]) -> None:
    """Print the F1 of words alone, trained on the same set's own training sentences."""
    vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = LogisticRegression(C=3.0, class_weight="balanced", max_iter=1000)
    model.fit(vectors.fit_transform([row.text for row in train]), labels_of(train))
    guess = model.predict(vectors.transform([row.text for row in test]))
    say(f"TF-IDF + logistic regression, {name}: F1 {f1_score(labels_of(test), guess):.3f}")


def labels_of(rows: Sequence[Row]) -> Array:
    """Give the labels of rows."""
    return np.array([row.label for row in rows])


def train(rows: Sequence[Row], dev: Sequence[Row], news_val: Sequence[Row]) -> Weights:
    """Fit, calibrate and round the model, and choose its two cuts.

    The threshold looks at `dev`, the filter at `news_val` too: neither is a clean measurement of
    that one cut afterwards.
    """
    space = space_of(rows)
    matrix = space.matrix(rows)
    known, raw = cross_fit(matrix, rows)
    labels = labels_of(rows)
    slope, offset = calibrate(raw[known], labels[known])
    weights, bias = fit(matrix, rows)
    gold = np.array([row.source == "gold" for row in rows])
    crossed = squash(raw * slope + offset)
    dev_found, val_found = (
        squash((space.matrix(others) @ weights + bias) * slope + offset)
        for others in (dev, news_val)
    )
    threshold = choose_threshold((labels[gold], crossed[gold]), (labels_of(dev), dev_found))
    news = known & ~gold
    crosses = [(labels[part], crossed[part]) for part in (gold, news)]
    low = choose_filter([*crosses, (labels_of(news_val), val_found)])
    say(f"calibration: slope {slope:.3f}, offset {offset:.3f}; threshold {threshold}, filter {low}")
    figures("gold, cross-fitted", labels[gold], crossed[gold], (threshold, low))
    figures("news.train, cross-fitted", labels[news], crossed[news], (threshold, low))
    reliability(labels[known], crossed[known])
    parts = np.rint(weights * space.rarity * slope * SCALE).astype(int)
    by_feature = {name: int(parts[i]) for name, i in space.columns.items() if parts[i]}
    return Weights(
        bias=round(bias * slope + offset, 4),
        scale=SCALE,
        threshold=threshold,
        filter=low,
        by_feature=by_feature,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Train from a folder, write the weights and print their figures."""
    parser = argparse.ArgumentParser(description="Train the check-worthiness model.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args(arguments)
    sets = {source: read(options.folder, source) for source in SETS}
    speech = held_back_speech(sets["gold"])
    tests = {
        f"gold, speech {speech}": [row for row in sets["gold"] if row.speech == speech],
        "gold, tenth by id": [row for row in sets["gold"] if in_tenth(row)],
        "debates.devtest": sets["debates.devtest"],
        "debates.dev (validation)": sets["debates.dev"],
        "news.val": sets["news.val"],
    }
    unseen = {folded(row.text) for rows in tests.values() for row in rows}
    every = [row for source in TRAINED_ON for row in sets[source]]
    rows = [row for row in every if row.speech != speech and folded(row.text) not in unseen]
    say(f"{len(every)} sentences, {len(rows)} trained on: {Counter(row.source for row in rows)}")
    digest = write(options.out, train(rows, sets["debates.dev"], sets["news.val"]))
    shipped = read_weights(options.out, digest)
    say(f"{len(shipped.by_feature)} weights, {options.out.stat().st_size} bytes, digest {digest}")
    report(shipped, rows, tests)


def report(shipped: Weights, rows: Sequence[Row], tests: dict[str, list[Row]]) -> None:
    """Print the figures of the written weights and of words alone."""
    for name, test in tests.items():
        found = np.array([probability(set(row.seen), shipped) for row in test])
        figures(name, labels_of(test), found, (shipped.threshold, shipped.filter))
    for name, test in tests.items():
        own = {"gold", "silver"} if name.startswith("gold") else {name.split(".")[0]}
        word_baseline(name, [row for row in rows if row.source in own], test)


if __name__ == "__main__":
    main()
