"""Train the entailment judge: seeded, resumable, on a CPU or a GPU.

    python train.py --data FOLDER --out RUN [--pairs FILE ...] [--start WEIGHTS] [--steps N]

`FOLDER` holds train.jsonl.gz. The log, RUN/log.jsonl, has one line every `--log-every` steps.
Run the same command again and it goes on from RUN/last.pt.
"""

import argparse
import json
import os
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
import torch.nn.functional as F  # noqa: N812  (torch's own short name)
from encoder import Judge, read_weights
from pairs import (
    Row,
    batches,
    counted,
    draw,
    encode,
    is_kept_back,
    load_tokenizer,
    read,
    tensors,
)
from safetensors.torch import save_file
from torch import Tensor

HERE = Path(__file__).parent
SMOOTHING = 0.03
CLIP = 1.0
RANK_PACE = 20.0  # the vectors of ranks begin with nothing learnt


@dataclass(slots=True)
class Place:
    """Say where in the stream of batches a run is."""

    step: int = 0
    epoch: int = 0
    batch: int = 0


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with train.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run")
    parser.add_argument("--pairs", type=Path, nargs="*", default=[], help="more labelled files")
    parser.add_argument("--mix", type=Path, default=HERE / "mix.toml", help="weights by source")
    parser.add_argument("--start", type=Path, help="safetensors to start from")
    parser.add_argument(
        "--tokenizer", type=Path, help="tokenizer.json; beside --start if not given"
    )
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--pause", type=int, help="stop after this step, to go on another time")
    parser.add_argument("--cooldown", type=int, default=3_000, help="last steps, rate falls to 0")
    parser.add_argument("--warmup", type=int, default=300)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--tokens", type=int, default=4096, help="tokens a batch, padding counted")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=int, default=250)
    parser.add_argument("--log-every", type=int, default=25)
    parser.add_argument("--unfreeze", action="store_true", help="train the embeddings too")
    parser.add_argument("--exact", action="store_true", help="32-bit floats, no autocast")
    parser.add_argument(
        "--size",
        type=int,
        nargs=4,
        metavar="N",
        default=[384, 6, 12, 1536],
        help="hidden, layers, heads, inner: for trials of the loop itself",
    )
    return parser.parse_args()


def rate_at(step: int, given: argparse.Namespace) -> float:
    """Give the learning rate: it rises, stays, and falls to zero over the last steps."""
    rise = min(1.0, (step + 1) / max(1, given.warmup))
    fall = min(1.0, (given.steps - step) / max(1, given.cooldown))
    return float(given.rate * rise * max(0.0, fall))


def stream(
    rows: list[Row], weights: dict[str, float], place: Place, given: argparse.Namespace
) -> Iterator[list[Row]]:
    """Give batches from a place on, for ever; an epoch's layout depends on seed and number only."""
    while True:
        random = Random(f"{given.seed}/{place.epoch}")
        laid = batches(draw(rows, weights, random), given.tokens, random)
        while place.batch < len(laid):
            place.batch += 1
            yield laid[place.batch - 1]
        place.epoch += 1
        place.batch = 0


def load_rows(given: argparse.Namespace) -> list[Row]:
    """Read and tokenise every training file."""
    tokenizer = load_tokenizer(given.tokenizer or given.start.parent / "tokenizer.json")
    files = [given.data / "train.jsonl.gz", *given.pairs]
    rows = []
    for path in files:
        rows += encode([pair for pair in read(path) if not is_kept_back(pair)], tokenizer)
    return rows


def prepare(given: argparse.Namespace, device: str) -> tuple[Judge, torch.optim.Optimizer, Place]:
    """Make model and optimiser, from the run's last checkpoint where there is one."""
    torch.manual_seed(given.seed)
    hidden, layers, heads, inner = given.size
    model = Judge(hidden=hidden, layers=layers, heads=heads, inner=inner)
    if given.start:
        model.load_state_dict(read_weights(given.start), strict=False)
    if not given.unfreeze:
        for part in (model.words, model.positions, model.segments):
            part.weight.requires_grad_(requires_grad=False)
    model.to(device)
    rest = [p for n, p in model.named_parameters() if p.requires_grad and n != "ranks.weight"]
    groups = [{"params": rest, "pace": 1.0}, {"params": [model.ranks.weight], "pace": RANK_PACE}]
    optimiser = torch.optim.AdamW(groups, lr=given.rate, weight_decay=0.01)
    place = Place()
    last = given.out / "last.pt"
    if last.is_file():
        state = torch.load(last, map_location=device, weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["random"].cpu())
        place = Place(*state["place"])
    return model, optimiser, place


def save(model: Judge, optimiser: torch.optim.Optimizer, place: Place, out: Path) -> None:
    """Write a checkpoint to go on from, and the weights alone; a cut never leaves half a file."""
    state = {
        "model": model.state_dict(),
        "optimiser": optimiser.state_dict(),
        "random": torch.get_rng_state(),
        "place": [place.step, place.epoch, place.batch],
    }
    torch.save(state, out / "last.part")
    (out / "last.part").replace(out / "last.pt")
    halves = {k: v.half().contiguous().cpu() for k, v in model.state_dict().items()}
    save_file(halves, out / "weights.part")
    (out / "weights.part").replace(out / "weights.safetensors")


def learn(
    model: Judge, optimiser: torch.optim.Optimizer, batch: list[Row], device: str, *, exact: bool
) -> Tensor:
    """Take one step and give the loss."""
    *inputs, labels = (part.to(device) for part in tensors(batch))
    with torch.autocast(device, torch.bfloat16, enabled=not exact):
        logits = model(*inputs)
    loss = F.cross_entropy(logits.float(), labels, label_smoothing=SMOOTHING)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_((p for p in model.parameters() if p.requires_grad), CLIP)
    optimiser.step()
    return loss.detach()


def main() -> None:
    """Train until `--steps`, log, and save."""
    given = options()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    weights = tomllib.loads(given.mix.read_text(encoding="utf-8"))["weights"]
    rows = load_rows(given)
    model, optimiser, place = prepare(given, device)
    print(json.dumps({"rows": counted(rows), "place": place.step, "device": device}), flush=True)
    model.train()
    losses: list[Tensor] = []
    until = min(given.steps, given.pause or given.steps)
    seen, begun = 0, time.monotonic()
    with (given.out / "log.jsonl").open("a", encoding="utf-8") as log:
        for batch in stream(rows, weights, place, given):
            if place.step >= until:
                break
            for group in optimiser.param_groups:
                group["lr"] = group["pace"] * rate_at(place.step, given)
            losses.append(learn(model, optimiser, batch, device, exact=given.exact))
            place.step += 1
            seen += len(batch)
            if place.step % given.log_every == 0 or place.step == until:
                line = {
                    "step": place.step,
                    "epoch": place.epoch,
                    "loss": round(float(torch.stack(losses).mean()), 5),
                    "rate": rate_at(place.step - 1, given),
                    "pairs": seen,
                    "seconds": round(time.monotonic() - begun, 1),
                }
                log.write(json.dumps(line) + "\n")
                log.flush()
                losses.clear()
            if place.step % given.save_every == 0 or place.step == until:
                save(model, optimiser, place, given.out)


if __name__ == "__main__":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    main()
