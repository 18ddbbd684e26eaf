"""The model tells support from contradiction and silence, alike in any company, or says why not."""

import shutil
import sys
import warnings
from itertools import pairwise
from pathlib import Path

import pytest

from factcheck.errors import PluginError
from factcheck.language import entailment
from factcheck.language.entailment import (
    MANIFEST,
    MANIFEST_DIGEST,
    WEIGHTS,
    Judgement,
    Model,
    judge,
    load_model,
    score,
    windows,
)
from factcheck.language.wordpiece import Pieces

PASSAGE = "The bridge over the river was opened on 4 May 1987 by Queen Margaret."
CLAIM = "The bridge was opened in 1987."
PAIRS = (
    (CLAIM, PASSAGE),
    ("The bridge was never opened.", PASSAGE),
    ("The museum has forty rooms.", PASSAGE),
)
FILLER = "The town lies in the hills and has a market on Fridays. " * 30


def test_support_contradiction_and_silence_are_told_apart() -> None:
    found = score(PAIRS)
    assert found.shape == (3, 3)
    assert found.sum(axis=1) == pytest.approx([1.0] * 3)
    assert found.argmax(axis=1).tolist() == [0, 1, 2]


def test_a_pair_is_judged_alike_alone_and_in_any_company() -> None:
    together = judge([*PAIRS, (CLAIM, FILLER)])
    assert judge([*PAIRS, (CLAIM, FILLER)][::-1])[::-1] == together
    assert tuple(judge([pair])[0] for pair in PAIRS) == together[:3]


def test_of_a_long_passage_the_window_that_decides_is_named() -> None:
    passage = FILLER + PASSAGE + " " + FILLER
    (found,) = judge([(CLAIM, passage)])
    start, end = found.window
    assert PASSAGE in passage[start:end]
    assert len(passage[start:end]) < len(passage) / 2
    assert found.supported > max(found.contradicted, found.unverified)


def test_a_short_passage_is_one_window() -> None:
    (found,) = judge([(CLAIM, f"  {PASSAGE} ")])
    assert found.window == (2, 2 + len(PASSAGE))


@pytest.mark.parametrize(
    ("claim", "passage"), [(CLAIM, " "), ("", PASSAGE), ("and the bridge " * 80, PASSAGE)]
)
def test_what_cannot_be_read_whole_is_not_decided(claim: str, passage: str) -> None:
    assert judge([(claim, passage)]) == (
        Judgement(supported=0.0, contradicted=0.0, unverified=1.0, window=(0, 0)),
    )


def test_nothing_is_loaded_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entailment, "load_model", lambda: pytest.fail("loaded"))
    assert judge([]) == ()
    assert score([]).shape == (0, 3)


def test_windows_cover_the_passage_overlap_and_never_cut_a_word() -> None:
    spans = tuple((word, word + 1) for word in range(40) for _ in range(3))
    told = Pieces(ids=tuple(range(120)), spans=spans)
    found = list(windows(told, 20))
    assert found[0][0] == 0
    assert found[-1][1] == 120
    assert all(end - start <= 20 for start, end in found)
    assert all(left[0] < right[0] < left[1] for left, right in pairwise(found))
    borders = {edge for window in found for edge in window}
    assert all(edge % 3 == 0 for edge in borders)


def test_a_word_longer_than_a_window_is_cut() -> None:
    told = Pieces(ids=tuple(range(30)), spans=((0, 90),) * 30)
    found = list(windows(told, 8))
    assert found[-1][1] == 30
    assert all(0 < end - start <= 8 for start, end in found)


def test_thresholds_are_those_of_the_manifest_and_more_than_even() -> None:
    thresholds = load_model().thresholds
    assert 0.5 <= thresholds.supported < 1
    assert 0.5 <= thresholds.contradicted < 1


@pytest.mark.parametrize("name", [MANIFEST, "entailment.onnx", "entailment.vocab.xz"])
def test_damaged_or_missing_files_are_refused_by_name(tmp_path: Path, name: str) -> None:
    for path in WEIGHTS.glob("entailment.*"):
        shutil.copy(path, tmp_path)
    with (tmp_path / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(PluginError, match=name) as raised:
        Model(tmp_path, MANIFEST_DIGEST)
    assert raised.value.hint == "reinstall factcheck-cli"
    (tmp_path / name).unlink()
    with pytest.raises(PluginError, match=name):
        Model(tmp_path, MANIFEST_DIGEST)


def test_without_onnxruntime_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(PluginError, match="needs onnxruntime") as raised:
        Model(WEIGHTS, MANIFEST_DIGEST)
    assert raised.value.hint == "pip install onnxruntime"


def test_loading_and_judging_say_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Model(WEIGHTS, MANIFEST_DIGEST).judge([entailment.Pair(*PAIRS[0])])
    assert capfd.readouterr() == ("", "")


def test_files_stay_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.glob("entailment.*")) <= 25_000_000
