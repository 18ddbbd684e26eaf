"""Say how likely a passage supports or contradicts a claim, with a small trained encoder.

A sign, never a verdict: it reads words, and misses a changed digit now and then. Who uses it must
compare names, numbers and dates besides. `weights/entailment.md` holds its figures and limits.
"""

import hashlib
import json
import lzma
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import PluginError
from factcheck.language.ranks import piece_ranks
from factcheck.language.wordpiece import Pieces, WordPiece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    Probabilities = NDArray[np.float64]

WEIGHTS = Path(__file__).parent / "weights"
MANIFEST = "entailment.json"
# SHA-256 of the manifest that the training tool wrote; the manifest pins the other files.
MANIFEST_DIGEST = "43981559bc472e7913e3c1b3b1e5357e53d99d23bf19ccd2fd9c29decce588b9"
LABELS = ("supported", "contradicted", "unverified")
# Two runs side by side: the model is small, and more threads wait for each other.
THREADS = 2
_REINSTALL = "reinstall factcheck-cli"


class Pair(NamedTuple):
    """Hold a claim and a passage that may bear on it."""

    claim: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Give calibrated probabilities, and the span of the passage that they were read from.

    `window` is the whole passage where it fits; of a longer one, the window that decides most.
    It is empty where nothing was read: no passage, or a claim that leaves no room for one.
    """

    supported: float
    contradicted: float
    unverified: float
    window: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Give from which probability on a judgement may count as a sign."""

    supported: float
    contradicted: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    pair: int
    ids: tuple[int, ...]
    ranks: tuple[int, ...]
    claim_at: int
    window: tuple[int, int]


class Model:
    """Hold the loaded weights; safe to share between threads."""

    def __init__(self, folder: Path, manifest_digest: str) -> None:
        manifest = json.loads(_verified(folder / MANIFEST, manifest_digest))
        content = {
            name: _verified(folder / name, digest) for name, digest in manifest["files"].items()
        }
        vocabulary = lzma.decompress(content["entailment.vocab.xz"]).decode().split("\n")
        self._pieces = WordPiece(vocabulary)
        self._session = _session(content["entailment.onnx"])
        self._scale = float(manifest["scale"])
        self._bias = tuple(map(float, manifest["bias"]))
        self._longest = int(manifest["longest"])
        self._longest_claim = int(manifest["longest_claim"])
        self.thresholds = Thresholds(**manifest["thresholds"])

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        """Judge each pair, in order; a pair's judgement does not depend on the others."""
        # Long rows first, so that no thread is left with one at the end.
        rows = sorted(self._rows(pairs), key=lambda row: -len(row.ids))
        with ThreadPoolExecutor(THREADS) as pool:
            found = list(pool.map(self._probabilities, rows))
        best: dict[int, tuple[float, int, Judgement]] = {}
        for row, (supported, contradicted, unverified) in zip(rows, found, strict=True):
            judgement = Judgement(
                supported=supported,
                contradicted=contradicted,
                unverified=unverified,
                window=row.window,
            )
            # The most decided window speaks; of equal ones the first in the passage.
            rank = (max(supported, contradicted), -row.window[0], judgement)
            if row.pair not in best or rank[:2] > best[row.pair][:2]:
                best[row.pair] = rank
        return tuple(best[at][2] if at in best else _UNREAD for at in range(len(pairs)))

    def _rows(self, pairs: Sequence[Pair]) -> Iterator[_Row]:
        for at, (claim, passage) in enumerate(pairs):
            claimed, told = self._pieces.cut(claim), self._pieces.cut(passage)
            # Half a claim is another claim: one that is too long is not judged at all.
            if not told.ids or not claimed.ids or len(claimed.ids) > self._longest_claim:
                continue
            for start, end in windows(told, self._longest - len(claimed.ids) - 3):
                window = (told.spans[start][0], told.spans[end - 1][1])
                spans = [
                    (first - window[0], last - window[0]) for first, last in told.spans[start:end]
                ]
                known, asked = piece_ranks((passage[slice(*window)], spans), (claim, claimed.spans))
                head = (self._pieces.first, *told.ids[start:end], self._pieces.separator)
                yield _Row(
                    pair=at,
                    ids=(*head, *claimed.ids, self._pieces.separator),
                    ranks=(0, *known, 0, *asked, 0),
                    claim_at=len(head),
                    window=window,
                )

    def _probabilities(self, row: _Row) -> tuple[float, float, float]:
        """Run one row alone.

        The 8-bit weights scale what they read by the largest value in the batch: with others
        beside it, a pair would get other figures than by itself.
        """
        import numpy as np  # noqa: PLC0415  (loaded with the model)

        ids = np.array([row.ids], dtype=np.int64)
        segments = np.zeros_like(ids)
        segments[0, row.claim_at :] = 1
        feed = {
            "input_ids": ids, "token_type_ids": segments, "attention_mask": np.ones_like(ids),
            "number_ranks": np.array([row.ranks], dtype=np.int64),
        }  # fmt: skip
        (logits,) = self._session.run(["logits"], feed)
        scores = self._scale * np.asarray(logits[0], dtype=np.float64) + np.array(self._bias)
        shares = np.exp(scores - scores.max())
        supported, contradicted, unverified = (shares / shares.sum()).tolist()
        return supported, contradicted, unverified


_UNREAD = Judgement(supported=0.0, contradicted=0.0, unverified=1.0, window=(0, 0))


def score(pairs: Sequence[tuple[str, str]]) -> "Probabilities":
    """Give an array of one row a pair (claim, passage): the calibrated share of each of `LABELS`.

    Raises:
        PluginError: when onnxruntime is missing, or the weights are or differ from their digest.
    """
    import numpy as np  # noqa: PLC0415  (loaded with the model)

    found = judge(pairs)
    rows = [(each.supported, each.contradicted, each.unverified) for each in found]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(LABELS))


def judge(pairs: Sequence[tuple[str, str]]) -> tuple[Judgement, ...]:
    """Judge pairs (claim, passage), with the window of each passage that decided.

    Raises:
        PluginError: when onnxruntime is missing, or the weights are or differ from their digest.
    """
    return load_model().judge([Pair(*pair) for pair in pairs]) if pairs else ()


@lru_cache(maxsize=1)
def load_model() -> Model:
    """Load and verify the shipped model; the second call is free."""
    return Model(WEIGHTS, MANIFEST_DIGEST)


def windows(told: Pieces, room: int) -> Iterator[tuple[int, int]]:
    """Give spans of pieces that fit, each overlapping the last by a third, never inside a word."""
    total = len(told.ids)
    start = 0
    while True:
        end = min(start + room, total)
        while end < total and end > start + 1 and told.spans[end] == told.spans[end - 1]:
            end -= 1
        yield start, end
        if end >= total:
            return
        following = max(start + 1, end - room // 3)
        while following > start + 1 and told.spans[following] == told.spans[following - 1]:
            following -= 1
        start = following


def _verified(path: Path, digest: str) -> bytes:
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != digest:
        msg = f"the entailment model's file {path} is missing or has not its pinned digest"
        raise PluginError(msg, hint=_REINSTALL)
    return content


def _session(content: bytes) -> "InferenceSession":
    try:
        import onnxruntime  # noqa: PLC0415  (0.1 s, and only who judges text needs it)
    except ImportError as error:
        msg = "the entailment model needs onnxruntime, which is not installed or does not load"
        raise PluginError(msg, hint="pip install onnxruntime") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # `THREADS` rows run side by side instead
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only: its warnings are about the hardware
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
