"""Fit what turns scores into probabilities, and the thresholds, on rows that never trained.

    python calibrate.py --data FOLDER --pairs FILE ... --model FILE --tokenizer FILE --out FILE

One scale and one shift a label (Guo and others 2017) by least cross-entropy. A threshold is the
lowest, in hundredths and never under one half, at which the sign is as precise on these rows as
`--precision` asks, in the mean of the sources of `WATCHED`.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own short name)
from export import INPUTS
from pairs import LABELS, Pair, Row, encode, is_kept_back, load_tokenizer, read, tensors

# Sets that a threshold is held to, from sure labels to hard ones; so many marked rows make one count.
WATCHED = ("fever_dev_pairs.train", "creak.train_expl", "infotabs.train", "hard_train")
FEWEST = 40


def logits_of(rows: list[Row], session: onnxruntime.InferenceSession) -> torch.Tensor:
    """Score rows one by one, as the package does."""
    found = []
    for row in rows:
        *inputs, _ = tensors([row])
        feed = {name: part.numpy() for name, part in zip(INPUTS, inputs, strict=True)}
        found.append(session.run(["logits"], feed)[0][0])
    return torch.tensor(np.array(found))


def opened(path: Path) -> onnxruntime.InferenceSession:
    """Open an exported model on one thread."""
    wishes = onnxruntime.SessionOptions()
    wishes.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), wishes, providers=["CPUExecutionProvider"])


def fitted(logits: torch.Tensor, labels: torch.Tensor) -> tuple[float, list[float]]:
    """Give the scale and the shifts of least cross-entropy; the shifts add up to nothing."""
    scale = torch.ones((), requires_grad=True)
    shift = torch.zeros(len(LABELS), requires_grad=True)
    optimiser = torch.optim.LBFGS([scale, shift], max_iter=200)

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        loss = F.cross_entropy(scale * logits + shift, labels)
        loss.backward()
        return loss

    optimiser.step(closure)
    centred = shift.detach() - shift.detach().mean()
    return round(float(scale.detach()), 4), [round(float(value), 4) for value in centred]


def threshold(shares: np.ndarray, hits: np.ndarray, groups: np.ndarray, precision: float) -> float:
    """Give the lowest threshold at which the watched groups, each counted alike, are as precise."""
    for cut in range(50, 100):
        marked = shares >= cut / 100
        kept = [hits[marked & (groups == group)] for group in WATCHED]
        told = [group.mean() for group in kept if len(group) >= FEWEST]
        if told and np.mean(told) >= precision:
            return cut / 100
    return 0.99


def bins(shares: np.ndarray, right: np.ndarray) -> list[dict[str, float]]:
    """Give a calibration plot as numbers: how sure, how often right, of how many."""
    found = []
    for low in range(10):
        held = (shares >= low / 10) & (shares < (low + 1) / 10 + (low == 9))
        if held.any():
            found.append({"told": round(float(shares[held].mean()), 3),
                          "right": round(float(right[held].mean()), 3), "of": int(held.sum())})  # fmt: skip
    return found


def kept_back(files: list[Path], most: int) -> list[Pair]:
    """Read the rows that never trained, at most so many a source."""
    found: list[Pair] = []
    counts: dict[str, int] = {}
    for path in files:
        for pair in read(path):
            if is_kept_back(pair) and counts.get(pair.source, 0) < most:
                counts[pair.source] = counts.get(pair.source, 0) + 1
                found.append(pair)
    return found


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, nargs="*", default=[])
    parser.add_argument("--model", type=Path, required=True, help="entailment.onnx of export.py")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sources", nargs="*", default=[], help="fit on these only; default all")
    parser.add_argument("--most", type=int, default=400, help="rows a source")
    # A wrong accusation is worse than a wrong approval.
    parser.add_argument("--precision", type=float, nargs=2, default=(0.9, 0.91), metavar="SHARE",
                        help="of what is marked supported, and of what is marked contradicted")  # fmt: skip
    given = parser.parse_args()
    pairs = kept_back([given.data / "train.jsonl.gz", *given.pairs], given.most)
    pairs = [pair for pair in pairs if not given.sources or pair.source in given.sources]
    rows = encode(pairs, load_tokenizer(given.tokenizer))
    logits = logits_of(rows, opened(given.model))
    labels = torch.tensor([row.label for row in rows])
    scale, shift = fitted(logits, labels)
    shares = (scale * logits + torch.tensor(shift)).softmax(-1).numpy()
    groups = np.array(
        [row.source.split(".")[0] if row.source.startswith("hard") else row.source for row in rows]
    )
    gold = labels.numpy()
    cuts = {name: threshold(shares[:, at], gold == at, groups, given.precision[at])
            for at, name in enumerate(LABELS[:2])}  # fmt: skip
    plots = {name: bins(shares[:, at], gold == at) for at, name in enumerate(LABELS)}
    report = {"scale": scale, "bias": shift, "thresholds": cuts, "rows": len(rows),
              "precision": given.precision, "plots": plots,
              "accuracy": round(float((shares.argmax(1) == gold).mean()), 4)}  # fmt: skip
    given.out.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps({k: v for k, v in report.items() if k != "plots"}))


if __name__ == "__main__":
    main()
