"""Run the training project on a slice small enough for a gate: seconds, no data but our own."""

import json
import lzma
import subprocess
import sys
from pathlib import Path
from random import Random

import numpy as np
import onnxruntime
import pytest
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from factcheck.language.entailment import WEIGHTS
from factcheck.language.wordpiece import WordPiece

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import average  # noqa: E402  (found by the line above)
import export  # noqa: E402
import facts  # noqa: E402
import hard_pairs  # noqa: E402
import text_twins  # noqa: E402
from encoder import Judge  # noqa: E402
from pairs import Pair, encode, is_kept_back, load_tokenizer, read, tensors  # noqa: E402

SIZE = ("32", "2", "2", "64")
ODD = (
    "Société Générale rose 5.3% to €1,204.50—\u201cso what?\u201d",
    "\u0130stanbul, \u4e1c\u4eac and \ud55c\uad6d\u200b; na\u00efve e\u0301",
    "x" * 101 + " [sep] \x07bell\u2028line",
    "don't U.S. #1 (a/b) ~ ` ^ | \u2160\u00bd \U0001f600",
)  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary() -> list[str]:
    """Give the shipped vocabulary."""
    return lzma.decompress((WEIGHTS / "entailment.vocab.xz").read_bytes()).decode().split("\n")


@pytest.fixture(scope="module")
def tokenizer(vocabulary: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the reference tokenizer as the encoder's own file describes it."""
    built = Tokenizer(
        models.WordPiece({piece: i for i, piece in enumerate(vocabulary)}, unk_token="[UNK]")  # noqa: S106  (no password)
    )
    built.normalizer = normalizers.BertNormalizer(lowercase=True)
    built.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ends = [(piece, vocabulary.index(piece)) for piece in ("[CLS]", "[SEP]")]
    built.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=ends
    )
    path = tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"
    built.save(str(path))
    return path


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a few hard pairs of both halves and call those for training train.jsonl.gz."""
    folder = tmp_path_factory.mktemp("data")
    make = [sys.executable, str(HERE / "hard_pairs.py"), "--out", str(folder)]
    subprocess.run([*make, "--number", "800", "--held", "300"], check=True)
    (folder / "hard_train.jsonl.gz").rename(folder / "train.jsonl.gz")
    return folder


def curve(data: Path, tokenizer: Path, out: Path, *more: str) -> list[float]:
    """Train a tiny judge from nothing and give its losses."""
    command = [
        *(sys.executable, str(HERE / "train.py"), "--data", str(data), "--out", str(out)),
        *("--tokenizer", str(tokenizer), "--size", *SIZE, "--unfreeze", "--exact"),
        *("--steps", "200", "--warmup", "10", "--cooldown", "50", "--rate", "1e-3"),
        *("--tokens", "600", "--threads", "1", "--log-every", "10", "--save-every", "500"),
    ]
    subprocess.run([*command, *more], check=True, stdout=subprocess.DEVNULL)
    lines = (out / "log.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["loss"] for line in lines]


@pytest.fixture(scope="module")
def first(data: Path, tokenizer: Path, tmp_path_factory: pytest.TempPathFactory) -> list[float]:
    """Train once."""
    return curve(data, tokenizer, tmp_path_factory.mktemp("first"))


def test_the_same_seed_gives_the_same_losses_and_another_seed_others(
    first: list[float], data: Path, tokenizer: Path, tmp_path: Path
) -> None:
    assert len(first) == 20
    assert first[-1] < first[0]
    assert curve(data, tokenizer, tmp_path / "again") == first
    assert curve(data, tokenizer, tmp_path / "other", "--seed", "2", "--pause", "20") != first[:2]


def test_a_run_that_was_cut_goes_on_as_if_it_had_not_been(
    first: list[float], data: Path, tokenizer: Path, tmp_path: Path
) -> None:
    curve(data, tokenizer, tmp_path, "--pause", "70")
    assert curve(data, tokenizer, tmp_path) == first


def test_our_word_pieces_are_those_of_the_reference(
    vocabulary: list[str], tokenizer: Path, data: Path
) -> None:
    ours, reference = WordPiece(vocabulary), load_tokenizer(tokenizer)
    texts = [*ODD, *(text for p in read(data / "train.jsonl.gz") for text in (p.claim, p.evidence))]
    for text in texts:
        assert list(ours.cut(text).ids) == reference.encode(text, add_special_tokens=False).ids


def test_halves_share_no_country_and_no_passage(data: Path) -> None:
    world = hard_pairs.world_of(Random(1))
    held = [name for code, name in world.countries.items() if hard_pairs.is_held(code)]
    assert 15 <= len(held) <= len(world.countries) // 4
    learnt = list(read(data / "train.jsonl.gz"))
    measured = list(read(data / "hard_held.jsonl.gz"))
    assert not {p.evidence for p in learnt} & {p.evidence for p in measured}
    wordings = [hard_pairs.load(HERE / "wordings.toml", prefix) for prefix in ("", "held_")]
    for kind, ours in wordings[0].items():
        theirs = wordings[1][kind]
        assert not {w.text for w in ours.claims} & {w.text for w in theirs.claims}
        assert not {w.text for w in ours.passages} & {w.text for w in theirs.passages}


def test_a_needed_part_is_taken_out_and_a_number_changed() -> None:
    pair = Pair(
        id="1", source="creak.train_expl", label="supported",
        claim="The bridge was opened in 1932.", evidence="The bridge in the harbour was opened in 1932.",
    )  # fmt: skip
    made = {row["source"]: row for row in text_twins.twins(iter([pair]), Random(1))}
    assert made["text_omitted"]["evidence"] == "The bridge in the harbour was opened."
    assert made["text_omitted"]["label"] == "unverified"
    assert made["text_number"]["claim"] != pair.claim
    assert made["text_number"]["label"] == "contradicted"


def test_a_passage_is_kept_back_with_every_claim_on_it(data: Path) -> None:
    kept = [pair for pair in read(data / "train.jsonl.gz") if is_kept_back(pair)]
    assert 0 < len(kept) < 100
    assert all(
        is_kept_back(Pair(id="", source="", claim="", evidence=p.evidence, label="")) for p in kept
    )


def test_the_exported_model_scores_as_the_trained_one(
    data: Path, tokenizer: Path, tmp_path: Path
) -> None:
    torch.manual_seed(1)
    hidden, layers, heads, inner = map(int, SIZE)
    model = Judge(hidden=hidden, layers=layers, heads=heads, inner=inner).eval()
    export.exported(model, tmp_path / "exact.onnx")
    export.by_token(tmp_path / "exact.onnx", tmp_path / "even.onnx")
    export.quantised(tmp_path / "exact.onnx", tmp_path / "small.onnx")
    rows = encode(list(read(data / "hard_held.jsonl.gz"))[:20], load_tokenizer(tokenizer))
    *inputs, _ = tensors(rows)
    with torch.no_grad():
        wanted = model(*inputs).numpy()
    feed = {name: part.numpy() for name, part in zip(export.INPUTS, inputs, strict=True)}
    for name, gap in (("exact", 1e-4), ("even", 1e-4), ("small", 0.1)):
        session = onnxruntime.InferenceSession(str(tmp_path / f"{name}.onnx"))
        assert np.abs(session.run(None, feed)[0] - wanted).max() < gap


def test_evening_out_for_8_bits_leaves_the_scores_and_narrows_the_inputs(
    data: Path, tokenizer: Path
) -> None:
    torch.manual_seed(1)
    hidden, layers, heads, inner = map(int, SIZE)
    model = Judge(hidden=hidden, layers=layers, heads=heads, inner=inner).eval()
    layer = model.layers[0]
    with torch.no_grad():
        layer.output_norm.weight[3] = 20.0
    rows = encode(list(read(data / "hard_held.jsonl.gz"))[:20], load_tokenizer(tokenizer))
    *inputs, _ = tensors(rows)
    widest: list[float] = []
    layer.up.register_forward_pre_hook(lambda _, given: widest.append(float(given[0].abs().max())))
    with torch.no_grad():
        before = model(*inputs)
        layer.even_out()
        after = model(*inputs)
    assert torch.allclose(before, after, atol=1e-4)
    assert widest[1] < widest[0] / 2


def test_a_line_of_wordings_gives_every_choice_of_its_brackets() -> None:
    assert hard_pairs.forms("{a} [was|is] [one|two].") == [
        "{a} was one.", "{a} was two.", "{a} is one.", "{a} is two.",
    ]  # fmt: skip
    assert hard_pairs.forms("{a} was one.") == ["{a} was one."]


@pytest.mark.parametrize("slot", ["higher", "rose"])
@pytest.mark.parametrize("up", [True, False])
def test_a_word_of_the_other_direction_is_never_one_of_this(slot: str, *, up: bool) -> None:
    table = facts.DIRECTIONS[slot]
    said = facts.drawn(table, Random(1), up=up)
    denied = facts.opposites(table, up=up)
    assert said.keys() == {name for twin in denied for name in twin} == table.keys()
    assert all({name: word} not in denied for name, word in said.items())
    assert all({name: word} in facts.opposites(table, up=not up) for name, word in said.items())


def test_the_mean_of_two_checkpoints_lies_between_them() -> None:
    early = {"a": torch.tensor([0.0, 4.0])}
    late = {"a": torch.tensor([4.0, 0.0]), "ranks": torch.tensor([1.0])}
    mixed = average.averaged(early, late, 0.75)
    assert mixed["a"].tolist() == [3.0, 1.0]
    assert mixed["ranks"].tolist() == [1.0]


def test_ranks_of_tokens_are_those_of_the_package(tokenizer: Path) -> None:
    pair = Pair(
        id="1", source="", claim="It rose to $16 billion.", label="supported",
        evidence="It was $16,040,000,000 in 2019, after 15.1 billion.",
    )  # fmt: skip
    (row,) = encode([pair], load_tokenizer(tokenizer))
    claim = row.ranks[row.claim_at :]
    assert set(row.ranks) == {0, 1, 2, 3}
    assert max(claim) == 3
    assert row.ranks[0] == row.ranks[row.claim_at - 1] == row.ranks[-1] == 0
