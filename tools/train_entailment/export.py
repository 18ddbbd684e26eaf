"""Write the judge for the package: ONNX of opset 17 in 8 bits, its vocabulary, its manifest.

    python export.py --weights RUN/weights.safetensors --tokenizer FILE --out FOLDER [--fit FILE]

`--fit` names the calibration that calibrate.py wrote; without it probabilities stay as they are
and the thresholds lie at one half.
"""

import argparse
import hashlib
import json
import lzma
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder import Judge, read_weights
from onnx.helper import make_node
from onnxruntime.quantization import QuantType, quantize_dynamic
from pairs import LONGEST

INPUTS = ("input_ids", "token_type_ids", "attention_mask", "number_ranks")
PLAIN_FIT = {"scale": 1.0, "bias": [0.0, 0.0, 0.0],
             "thresholds": {"supported": 0.5, "contradicted": 0.5}}  # fmt: skip


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fit", type=Path, help="JSON of calibrate.py")
    parser.add_argument("--exact", type=Path, help="also write the model in 32-bit floats here")
    return parser.parse_args()


def exported(model: Judge, path: Path) -> None:
    """Write a model as ONNX with free sizes of batch and length."""
    rows = tuple(torch.ones(2, 9, dtype=torch.long) for _ in INPUTS)
    axes = {name: {0: "pairs", 1: "tokens"} for name in INPUTS} | {"logits": {0: "pairs"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own, about itself
        torch.onnx.export(
            model, rows, str(path), opset_version=17, input_names=list(INPUTS),
            output_names=["logits"], dynamic_axes=axes, dynamo=False,
        )  # fmt: skip


def by_token(exact: Path, path: Path) -> None:
    """Write the model with every token's states divided by their largest before a layer's weights.

    What comes out is multiplied by it again, so that nothing changes but the 8-bit scale, which
    otherwise the widest token sets for all.
    """
    model = onnx.load(exact)
    graph, nodes, seen = model.graph, [], set()
    graph.initializer.append(onnx.numpy_helper.from_array(np.float32(1e-6), "least"))
    weights = {each.name for each in graph.initializer}
    for node in graph.node:
        if node.op_type != "MatMul" or node.input[1] not in weights:
            nodes.append(node)
            continue
        states, out = node.input[0], node.output[0]
        size, even, plain = f"{states}.size", f"{states}.even", f"{out}.plain"
        if states not in seen:
            seen.add(states)
            nodes += [
                make_node("Abs", [states], [f"{states}.abs"], name=f"{states}/abs"),
                make_node("ReduceMax", [f"{states}.abs"], [f"{states}.max"], axes=[-1], name=f"{states}/max"),
                make_node("Max", [f"{states}.max", "least"], [size], name=f"{states}/size"),
                make_node("Div", [states, size], [even], name=f"{states}/even"),
            ]  # fmt: skip
        node.input[0], node.output[0] = even, plain
        nodes += [node, make_node("Mul", [plain, size], [out], name=f"{out}/sized")]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(model, path)


def quantised(exact: Path, path: Path) -> None:
    """Write 8-bit weights, a scale a channel; 7 bits of them, so that old processors never clip."""
    with tempfile.TemporaryDirectory() as folder:
        even = Path(folder, "even.onnx")
        by_token(exact, even)
        quantize_dynamic(
            even, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )
    model = onnx.load(path)
    model.producer_name, model.producer_version, model.doc_string = "", "", ""
    onnx.save(model, path)


def digest(path: Path) -> str:
    """Give a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Write the three files and say the manifest's digest."""
    given = options()
    given.out.mkdir(parents=True, exist_ok=True)
    model = Judge().eval()
    model.load_state_dict(read_weights(given.weights))
    for layer in model.layers:
        layer.even_out()
    with tempfile.TemporaryDirectory() as folder:
        exact = given.exact or Path(folder, "exact.onnx")
        exported(model, exact)
        quantised(exact, given.out / "entailment.onnx")
    pieces = json.loads(given.tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    lines = "\n".join(sorted(pieces, key=pieces.__getitem__))
    (given.out / "entailment.vocab.xz").write_bytes(lzma.compress(lines.encode(), preset=9))
    fit = json.loads(given.fit.read_text(encoding="utf-8")) if given.fit else PLAIN_FIT
    names = ("entailment.onnx", "entailment.vocab.xz")
    manifest = {
        "format": 2,
        "labels": ["supported", "contradicted", "unverified"],
        "files": {name: digest(given.out / name) for name in names},
        "longest": LONGEST,
        "longest_claim": LONGEST // 2,
        **{key: fit[key] for key in PLAIN_FIT},
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (given.out / "entailment.json").write_text(text, encoding="utf-8")
    print(digest(given.out / "entailment.json"))


if __name__ == "__main__":
    main()
