"""Write the model card from a run's log, the fit, the table of measure.py and eval's JSON.

python card.py --run RUN --fit FILE --table FILE --eval FILE ... --notes FILE --out FILE
"""

import argparse
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
SIZE_UNIT = 1_000_000


def mix_rows(weights: dict[str, float], licences: dict[str, str]) -> Iterator[str]:
    """Give a line for each licence and weight, with its sets."""
    sets: dict[tuple[str, float], list[str]] = defaultdict(list)
    for source, weight in weights.items():
        name = "hard_train.*" if source.startswith("hard_train") else source
        licence = licences.get(name.split(".")[0], "none stated")
        if name not in sets[licence, weight]:
            sets[licence, weight].append(name)
    for (licence, weight), names in sorted(sets.items(), key=lambda item: (-item[0][1], item[0])):
        yield f"| {', '.join(names)} | {licence} | {weight:g} |"


def plot_rows(plots: dict[str, list[dict[str, float]]]) -> Iterator[str]:
    """Give the calibration plots as numbers, three lines a label."""
    for label, bins in plots.items():
        yield f"| {label} |" + " |" * len(bins)
        yield "| --- |" + " --- |" * len(bins)
        for key in ("told", "right", "of"):
            yield f"| {key} | " + " | ".join(f"{each[key]:g}" for each in bins) + " |"
        yield ""


def eval_rows(files: list[Path]) -> Iterator[str]:
    """Give precision, recall and calibration error at the shipped thresholds."""
    yield "| set | n | macro F1 | contradicted P | R | supported P | R | cal. error |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for path in files:
        for each in json.loads(path.read_text(encoding="utf-8"))["sources"]:
            cells = [each["macro_f1"]]
            for label in ("contradicted", "supported"):
                cells += [each[label]["precision"], each[label]["recall"]]
            cells.append(each["calibration_error"])
            told = " | ".join("n/a" if cell is None else f"{cell:.3f}" for cell in cells)
            yield f"| {each['source']} | {each['pairs']} | {told} |"


def main() -> None:
    """Fill the template in."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mix", type=Path, default=HERE / "mix.toml")
    parser.add_argument("--fit", type=Path, required=True)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--eval", type=Path, nargs="+", required=True)
    parser.add_argument("--notes", type=Path, required=True, help="TOML: training, more, limits")
    parser.add_argument("--out", type=Path, required=True, help="entailment.md beside the weights")
    given = parser.parse_args()
    mix = tomllib.loads(given.mix.read_text(encoding="utf-8"))
    fit = json.loads(given.fit.read_text(encoding="utf-8"))
    notes = tomllib.loads(given.notes.read_text(encoding="utf-8"))
    size = sum(path.stat().st_size for path in given.out.parent.glob("entailment.*"))
    filled = {
        "size": f"{size / SIZE_UNIT:.1f}",
        "mix": "\n".join(mix_rows(mix["weights"], mix["licences"])),
        "fit_rows": f"{fit['rows']:,}",
        "plots": "\n".join(plot_rows(fit["plots"])).strip(),
        "threshold_supported": f"{fit['thresholds']['supported']:.2f}",
        "threshold_contradicted": f"{fit['thresholds']['contradicted']:.2f}",
        "table": given.table.read_text(encoding="utf-8").strip(),
        "eval": "\n".join(eval_rows(given.eval)),
        **{key: text.strip() for key, text in notes.items()},
    }
    card = (HERE / "card.template.md").read_text(encoding="utf-8")
    for key, text in filled.items():
        card = card.replace(f"@{key}@", text)
    given.out.write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
