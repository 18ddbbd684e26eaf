"""Measure a written model beside its 32-bit original, word overlap with boosting, and majority.

    python measure.py --dev FILE ... --train FILE --model FOLDER --exact FILE --out FILE

Prints the table of the model card. A source is measured on the labels that it knows.
"""

import argparse
import gzip
import hashlib
import json
import re
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from pairs import LABELS, Pair, read
from sklearn.ensemble import HistGradientBoostingClassifier

from factcheck.language.entailment import MANIFEST, Model

_WORD = re.compile(r"[^\W\d_]+|\d[\d,.]*")
_NUMBER = re.compile(r"\d[\d,.]*")
_DENIALS = frozenset(
    "not no never none nobody nothing neither nor without cannot failed n't".split()
)
CHANGED = frozenset({"twin", "loose"})  # how hard_pairs.py calls a claim with one slot changed
LEARNT = 60_000  # training rows that the word-overlap baseline reads


def features(pair: Pair) -> list[float]:
    """Give what a reader of single words sees of a pair."""
    claim, told = (
        [w.lower().rstrip(".,") for w in _WORD.findall(t)] for t in (pair.claim, pair.evidence)
    )
    claimed, known = set(claim), set(told)
    numbers = {n.rstrip(".,") for n in _NUMBER.findall(pair.claim)}
    names = {w.lower() for w in re.findall(r"(?<!^)\b[A-Z]\w+", pair.claim)}
    beside = set(pairwise(claim)), set(pairwise(told))
    return [
        len(claimed & known) / max(1, len(claimed)),
        len(claimed & known) / max(1, len(known)),
        len(beside[0] & beside[1]) / max(1, len(beside[0])),
        float(len(numbers)), float(len(numbers - known)), float(len(names)),
        float(len(names - known)), float(len(claim)), float(len(told)),
        float(len(claimed & _DENIALS)), float(len(known & _DENIALS)),
        float(bool(claimed & _DENIALS) != bool(known & _DENIALS)),
        float(len(set(_NUMBER.findall(pair.evidence)))),
    ]  # fmt: skip


def overlap_baseline(train: Path) -> HistGradientBoostingClassifier:
    """Train the word-overlap baseline on an even spread of the training rows."""
    pairs = list(read(train))
    pairs = pairs[:: max(1, len(pairs) // LEARNT)]
    model = HistGradientBoostingClassifier(max_iter=300, random_state=1)
    return model.fit([features(p) for p in pairs], [LABELS.index(p.label) for p in pairs])


def accuracy(shares: np.ndarray, pairs: Sequence[Pair]) -> float:
    """Give the share of pairs whose likeliest label, of those their source knows, is right."""
    gold = np.array([LABELS.index(pair.label) for pair in pairs])
    known = sorted(set(gold.tolist()))
    told = np.array(known)[shares[:, known].argmax(1)]
    return float((told == gold).mean())


def load(folder: Path) -> Model:
    """Open a model whose manifest nobody pinned."""
    return Model(folder, hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest())


def exact_beside(folder: Path, exact: Path) -> Model:
    """Open the 32-bit original with the vocabulary and the manifest of the 8-bit one."""
    with tempfile.TemporaryDirectory() as place:
        for name in (MANIFEST, "entailment.vocab.xz"):
            shutil.copy(folder / name, place)
        shutil.copy(exact, Path(place, "entailment.onnx"))
        manifest = json.loads(Path(place, MANIFEST).read_text(encoding="utf-8"))
        manifest["files"]["entailment.onnx"] = hashlib.sha256(exact.read_bytes()).hexdigest()
        Path(place, MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
        return load(Path(place))


def judged(model: Model, pairs: Sequence[Pair]) -> np.ndarray:
    """Give the shares of each label, a row a pair."""
    found = model.judge([(pair.claim, pair.evidence) for pair in pairs])
    return np.array([[each.supported, each.contradicted, each.unverified] for each in found])


def twins(path: Path, model: Model) -> str:
    """Say how many claims with one slot changed are approved: at the threshold, and at all."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for line in lines if (row := json.loads(line))["made"] in CHANGED]
    found = model.judge([(row["claim"], row["evidence"]) for row in rows])
    sure = sum(each.supported >= model.thresholds.supported for each in found)
    likeliest = sum(each.supported > max(each.contradicted, each.unverified) for each in found)
    return (
        f"Of {len(rows):,} claims of the hard pairs held apart with one slot changed, {sure} "
        f"({sure / len(rows):.1%}) reach the threshold of support and {likeliest} "
        f"({likeliest / len(rows):.1%}) are likeliest supported."
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dev", type=Path, nargs="+", required=True)
    parser.add_argument("--held", type=Path, help="hard_held.jsonl.gz: count approved twins")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--exact", type=Path, help="the 32-bit ONNX file; slow")
    parser.add_argument("--most", type=int, default=10**9, help="pairs a source for --exact")
    given = parser.parse_args()
    by_source: dict[str, list[Pair]] = defaultdict(list)
    for path in given.dev:
        for pair in read(path):
            source = pair.source
            by_source["hard pairs held apart" if source.startswith("hard") else source].append(pair)
    baseline = overlap_baseline(given.train)
    small = load(given.model)
    exact = exact_beside(given.model, given.exact) if given.exact else None
    print("| set | n | majority | words | fp32 | int8 |\n| --- | --- | --- | --- | --- | --- |")
    for source, pairs in sorted(by_source.items()):
        majority = max(Counter(p.label for p in pairs).values()) / len(pairs)
        words = accuracy(baseline.predict_proba([features(p) for p in pairs]), pairs)
        few = pairs[: given.most]
        cells = [majority, words, accuracy(judged(exact, few), few) if exact else float("nan"),
                 accuracy(judged(small, pairs), pairs)]  # fmt: skip
        print(
            f"| {source} | {len(pairs)} | " + " | ".join(f"{c:.3f}" for c in cells) + " |",
            flush=True,
        )
    if given.held:
        print(f"\n{twins(given.held, small)}")


if __name__ == "__main__":
    main()
