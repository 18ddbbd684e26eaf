"""Average the weights of two stretches of one training, which is often better than either.

    python average.py --early FILE --late FILE --share 0.75 --out FILE

`--share` is that of the late one (Wortsman and others 2022, "Robust fine-tuning"). What the early
one has not is the late one's.
"""

import argparse
from pathlib import Path

from encoder import read_weights
from safetensors.torch import save_file
from torch import Tensor


def averaged(early: dict[str, Tensor], late: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Give the weights between two checkpoints, `share` of the way to the late one."""
    return {
        name: share * value + (1 - share) * early[name] if name in early else value
        for name, value in late.items()
    }


def main() -> None:
    """Average and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--early", type=Path, required=True)
    parser.add_argument("--late", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.75)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    mixed = averaged(read_weights(given.early), read_weights(given.late), given.share)
    save_file({name: value.half().contiguous() for name, value in mixed.items()}, given.out)


if __name__ == "__main__":
    main()
