"""Read labelled pairs, tokenise them, and lay them out in batches of like length."""

import gzip
import hashlib
import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor

from factcheck.language.ranks import piece_ranks

LABELS = ("supported", "contradicted", "unverified")
# Longer rows of the training sets are tables; they cost most and teach least a second.
LONGEST = 192
# How far the length that a row is sorted by may stray, so that batches differ between epochs.
JITTER = 6
KEPT_BACK = 25  # one training row in so many never trains: thresholds and calibration come from it
CHUNK = 2000  # pairs tokenised at once: the tokenizer's own records are large


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Hold one row of a labelled file."""

    id: str
    source: str
    claim: str
    evidence: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold a tokenised pair: ids and ranks of both halves, where the claim begins, the label."""

    ids: "array[int]"
    ranks: bytes
    claim_at: int
    label: int
    source: str


def read(path: Path) -> Iterator[Pair]:
    """Read JSON lines, packed or not."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            found = json.loads(line)
            yield Pair(
                **{name: found[name] for name in ("id", "source", "claim", "evidence", "label")}
            )


def is_kept_back(pair: Pair) -> bool:
    """Say whether a training row is kept for calibration; a passage goes whole to one side."""
    return hashlib.sha256(pair.evidence.encode()).digest()[0] % KEPT_BACK == 0


def load_tokenizer(path: Path) -> Tokenizer:
    """Load the encoder's tokenizer; its file asks for padding to 128, which nobody wants."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(pairs: Sequence[Pair], tokenizer: Tokenizer, longest: int = LONGEST) -> list[Row]:
    """Tokenise pairs, evidence first; what is longer than `longest` tokens is left out."""
    rows = []
    for start in range(0, len(pairs), CHUNK):
        chunk = pairs[start : start + CHUNK]
        found = tokenizer.encode_batch([(pair.evidence, pair.claim) for pair in chunk])
        rows += [
            Row(
                ids=array("H", encoding.ids),
                ranks=_ranks(pair, encoding),
                claim_at=encoding.type_ids.index(1),
                label=LABELS.index(pair.label),
                source=pair.source,
            )
            for pair, encoding in zip(chunk, found, strict=True)
            if len(encoding.ids) <= longest
        ]
    return rows


def _ranks(pair: Pair, encoding: Encoding) -> bytes:
    """Give every token's rank, as the package does for its pieces."""
    claim_at = encoding.type_ids.index(1)
    told, claimed = encoding.offsets[1 : claim_at - 1], encoding.offsets[claim_at:-1]
    known, asked = piece_ranks((pair.evidence, told), (pair.claim, claimed))
    return bytes((0, *known, 0, *asked, 0))


def draw(rows: Sequence[Row], weights: Mapping[str, float], random: Random) -> list[Row]:
    """Draw one epoch: a row of weight 0.4 is in with that chance, one of 2.5 two or three times."""
    drawn = []
    for row in rows:
        weight = weights.get(row.source, 0.0)
        times = int(weight) + (random.random() < weight - int(weight))
        drawn += [row] * times
    return drawn


def batches(rows: Iterable[Row], tokens: int, random: Random) -> list[list[Row]]:
    """Lay rows out in batches of like length with at most so many tokens, padding counted."""
    keyed = sorted((len(row.ids) + random.uniform(0, JITTER), i, row) for i, row in enumerate(rows))
    laid: list[list[Row]] = []
    batch: list[Row] = []
    width = 0
    for _, _, row in keyed:
        width = max(width, len(row.ids))
        if batch and width * (len(batch) + 1) > tokens:
            laid.append(batch)
            batch, width = [], len(row.ids)
        batch.append(row)
    if batch:
        laid.append(batch)
    random.shuffle(laid)
    return laid


def tensors(batch: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Give ids, segments, mask, ranks and labels of a batch, padded to its longest row."""
    width = max(len(row.ids) for row in batch)
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    segments, mask, ranked = torch.zeros_like(ids), torch.zeros_like(ids), torch.zeros_like(ids)
    for at, row in enumerate(batch):
        length = len(row.ids)
        ids[at, :length] = torch.tensor(row.ids.tolist())
        ranked[at, :length] = torch.tensor(list(row.ranks))
        segments[at, row.claim_at : length] = 1
        mask[at, :length] = 1
    return ids, segments, mask, ranked, torch.tensor([row.label for row in batch])


def counted(rows: Iterable[Row]) -> dict[str, int]:
    """Count rows by source, by name."""
    return dict(sorted(Counter(row.source for row in rows).items()))
