"""Build the judge: a MiniLM-L6 encoder in plain torch with a head over both halves of the pair."""

import math
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812  (torch's own short name)
from safetensors.torch import load_file
from torch import Tensor, nn

from factcheck.language.ranks import MOST

HIDDEN = 384
HEADS = 12
LAYERS = 6
INNER = 1536
POSITIONS = 512
VOCABULARY = 30522
# The two differences are small beside the means; scaled up, the head sees them from the start.
DIFFERENCE, PRODUCT = 4.0, 8.0
# Beyond this lies one inner state in 10,000; a scale of 8 bits that has to reach 27 is too coarse.
INNER_MOST = 6.0
# How long a rank's vector is at first, beside about 1.4 of a word's.
RANK_LENGTH = 0.5


class Layer(nn.Module):
    """Hold one transformer layer, in BERT's order: attention, norm, feed-forward, norm."""

    def __init__(self, hidden: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(hidden, hidden)
        self.key = nn.Linear(hidden, hidden)
        self.value = nn.Linear(hidden, hidden)
        self.output = nn.Linear(hidden, hidden)
        self.output_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.down_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.register_buffer("evened", torch.ones(hidden), persistent=False)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Give the layer's states; `bias` is added to the scores, low where there is padding."""
        rows, length, hidden = x.shape
        shape = (rows, length, self.heads, hidden // self.heads)
        query, key, value = (
            part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        # Written out: on a CPU in 16 bits this takes half the time of torch's fused attention.
        scores = query @ key.transpose(-1, -2) / (hidden // self.heads) ** 0.5 + bias
        mixed = (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(x.shape)
        x = self.output_norm(x + self.output(mixed))
        inner = F.gelu(self.up(x * self.evened)).clamp(max=INNER_MOST)
        return self.down_norm(x + self.down(inner))

    def even_out(self) -> None:
        """Move the size of the feed-forward's widest inputs into its weights, for 8 bits.

        The states before and after are the same. SmoothQuant (Xiao et al., 2023) with strength 0.5;
        how wide an input gets is told by its norm's own weight and bias instead of by samples.
        """
        with torch.no_grad():
            norm = self.output_norm
            width = 3 * norm.weight.abs() + norm.bias.abs()
            width = (width / width.median()).clamp(min=0.01).sqrt()
            self.up.weight *= width
            self.evened /= width


def first_ranks(hidden: int) -> Tensor:
    """Give the vectors that the ranks of numbers begin with: order along a line, and waves.

    Ranks beside each other look alike and yet differ, also those that are seldom trained.
    """
    rank = torch.arange(1, MOST + 1)[:, None]
    waves = [math.tau * rank / period for period in (2, 4, 8, 16)]
    basis = torch.cat([2 * rank / MOST - 1, *map(torch.cos, waves), *map(torch.sin, waves[1:])], 1)
    directions = torch.randn(basis.shape[1], hidden)
    vectors = F.normalize(basis @ directions, dim=1) * RANK_LENGTH
    return torch.cat([torch.zeros(1, hidden), vectors])


class Judge(nn.Module):
    """Give three scores a pair: supported, contradicted, unverified.

    Segment ids (0 for [CLS] and evidence, 1 for the claim) are used for pooling only: the encoder
    was trained on single texts, and gets segment 0 for every token.
    """

    def __init__(
        self,
        *,
        hidden: int = HIDDEN,
        layers: int = LAYERS,
        heads: int = HEADS,
        inner: int = INNER,
        vocabulary: int = VOCABULARY,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, hidden)
        self.positions = nn.Embedding(POSITIONS, hidden)
        self.segments = nn.Embedding(2, hidden)
        self.ranks = nn.Embedding.from_pretrained(first_ranks(hidden), freeze=False)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, heads, inner) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.h = nn.Linear(5 * hidden, 256)
        self.o = nn.Linear(256, 3)

    def forward(
        self,
        input_ids: Tensor,
        token_type_ids: Tensor,
        attention_mask: Tensor,
        number_ranks: Tensor,
    ) -> Tensor:
        """Give the logits of a batch of equally long rows."""
        x = self.words(input_ids) + self.ranks(number_ranks)
        x = x + self.positions.weight[: input_ids.shape[1]] + self.segments.weight[0]
        x = self.norm(x)
        mask = attention_mask.to(x.dtype)
        bias = (1.0 - mask)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        segment = token_type_ids.to(x.dtype)
        claim = (segment * mask)[..., None]
        evidence = ((1.0 - segment) * mask)[..., None]
        u = (x * evidence).sum(1) / evidence.sum(1).clamp(min=1.0)
        v = (x * claim).sum(1) / claim.sum(1).clamp(min=1.0)
        both = torch.cat([x[:, 0], u, v, DIFFERENCE * (u - v).abs(), PRODUCT * u * v], -1)
        return self.o(self.dropout(torch.tanh(self.h(both))))


_TO_OURS = (
    ("bert.embeddings.word_embeddings.", "words."),
    ("bert.embeddings.position_embeddings.", "positions."),
    ("bert.embeddings.token_type_embeddings.", "segments."),
    ("bert.embeddings.LayerNorm.", "norm."),
    ("bert.encoder.layer.", "layers."),
    ("attention.self.", ""),
    ("attention.output.dense.", "output."),
    ("attention.output.LayerNorm.", "output_norm."),
    ("intermediate.dense.", "up."),
    ("output.LayerNorm.", "down_norm."),
    ("output.dense.", "down."),
)


def our_name(name: str) -> str:
    """Give our name of one of BERT's tensors."""
    for theirs, ours in _TO_OURS:
        name = name.replace(theirs, ours)
    return name


def read_weights(path: Path) -> dict[str, Tensor]:
    """Read a checkpoint in BERT's or our names, as 32-bit floats; buffers and the pooler go."""
    plain = load_file(path)
    if "embeddings.word_embeddings.weight" in plain:
        plain = {f"bert.{k}": v for k, v in plain.items()}
    return {
        our_name(k): v.float()
        for k, v in plain.items()
        if "pooler" not in k and "position_ids" not in k
    }
