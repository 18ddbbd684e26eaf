import gzip
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import factcheck.batch.assemble
import factcheck.batch.local
import factcheck.scoring.run
from factcheck.batch.assemble import Assembly, Plan
from factcheck.language.entailment import Judgement, Thresholds
from factcheck.model.document import Document
from factcheck.pipeline import Equipment
from factcheck.scoring import entailment, worthiness
from tests.cli.conftest import fake_check

Run = Callable[..., Any]
TEXT = "Headline\nThis is wrong.\nThis is right.\n"


@pytest.fixture
def labelled(articles: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a labelled set of one article whose error the fake pipeline finds."""

    def check(document: Document, equipment: Equipment) -> Any:
        return fake_check(document, equipment)

    monkeypatch.setattr(factcheck.scoring.run, "check_document", check)
    folder = articles / "claims" / "little"
    folder.mkdir(parents=True)
    claims = [
        {
            "quote": f"This is {word}.",
            "statement": f"This is {word}.",
            "kind": "event",
            "truth": label,
            "offline": label,
            "fact": "made up",
        }
        for word, label in (("wrong", "contradicted"), ("right", "supported"))
    ]
    claims[0]["correct"] = "right"
    labels = {
        "slug": "one",
        "published": "2024-11-13",
        "style": "blog",
        "variant": "planted",
        "claims": claims,
        "not_checkable": [],
    }
    (folder / "one.txt").write_text(TEXT)
    (folder / "one.json").write_text(json.dumps(labels))
    return folder


def test_eval_shows_figures(labelled: Path, run: Run) -> None:
    ran = run("eval", "claims/little")
    assert ran.code == 0
    assert "precision of contradicted" in ran.out
    figures = json.loads(run("eval", "claims", "-f", "json").out)
    assert figures["metrics"]["contradicted_precision"]["share"] == 1.0


def test_eval_measures_every_set_of_a_folder(labelled: Path, run: Run) -> None:
    another = labelled.with_name("other")
    another.mkdir()
    for file in labelled.iterdir():
        (another / file.name).write_text(file.read_text())
    told = json.loads(run("eval", "claims", "-f", "json").out)
    assert [each["set"] for each in told] == ["little", "other"]
    assert "gate: other: every figure holds" in (
        run("eval", "claims", "--pin").err + run("eval", "claims", "--gate").err
    )


def test_gate_holds_figures_that_were_pinned_and_fails_worse_ones(labelled: Path, run: Run) -> None:
    assert "pinned: " in run("eval", "claims", "--pin").err
    baseline = labelled.parent / "baseline.json"
    ran = run("eval", "claims/little", "--gate")
    assert (ran.code, ran.err) == (0, "gate: little: every figure holds\n")
    assert run("eval", "claims", "--gate", "--baseline", str(baseline)).code == 0
    # The error goes away from the text, so that it is no longer caught.
    (labelled / "one.txt").write_text(TEXT.replace("This is wrong.", "This is wronk."))
    labels = (labelled / "one.json").read_text().replace("This is wrong.", "This is wronk.")
    (labelled / "one.json").write_text(labels)
    ran = run("eval", "claims", "--gate", "--list", "wrong")
    assert ran.code == 1
    assert "gate: little: errors_caught" in ran.err
    assert "error missed" in ran.out


def test_gate_without_a_baseline_is_wrong_usage(labelled: Path, run: Run) -> None:
    ran = run("eval", "claims", "--gate")
    assert ran.code == 2
    assert "baseline" in ran.err


def test_eval_of_a_folder_without_labels_is_incomplete(articles: Path, run: Run) -> None:
    ran = run("eval", ".")
    assert ran.code == 3
    assert "holds no labelled articles" in ran.err


@pytest.fixture
def sentences(articles: Path) -> Path:
    """Write a file of labelled sentences that serves both measures."""
    rows = [
        {"id": "1", "text": "This is right.", "label": 1, "claims": ["This is right."]},
        {"id": "2", "text": "How lovely.", "label": 0, "claims": ["Something is lovely."]},
    ]
    path = articles / "sentences.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return path


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Score a sentence by whether it is right, without the trained weights."""

    def scorer(texts: Sequence[str]) -> Sequence[float]:
        return [float("right" in text) for text in texts]

    monkeypatch.setattr(worthiness, "shipped_scorer", lambda: (scorer, 0.5))


def test_eval_measures_decomposition_without_a_folder(sentences: Path, run: Run) -> None:
    ran = run("eval", "--decomposition", str(sentences))
    assert ran.code == 0
    line = ran.out.splitlines()[1]
    assert line.split()[:7] == ["sentences", "2", "2", "0.500", "1.000", "0.500", "0.50"]
    figures = json.loads(
        run("eval", "--decomposition", "sentences.jsonl.gz", "--limit", "1", "-f", "json").out
    )
    assert (figures["sentences"], figures["ours"]["recall"]) == (1, 1.0)


def test_eval_measures_worthiness_beside_articles(
    labelled: Path, sentences: Path, scored: None, run: Run
) -> None:
    ran = run("eval", "claims", "--worthiness", str(sentences))
    assert "precision of contradicted" in ran.out
    score = next(line for line in ran.out.splitlines() if " score " in line)
    assert score.split() == ["sentences", "2", "1", "score", "1.000", "1.000", "1.000", "0.000"]
    both = ["--worthiness", str(sentences), "--decomposition", str(sentences)]
    told = json.loads(run("eval", "claims", *both, "-f", "json").out)
    assert [each["schema"] for each in told] == [
        "factcheck/evaluation/v1",
        "factcheck/worthiness-evaluation/v1",
        "factcheck/decomposition-evaluation/v1",
    ]


def test_eval_lists_statements_that_do_not_stand_alone(labelled: Path, run: Run) -> None:
    out = run("eval", "claims", "--list", "open").out
    assert "little" in out
    assert "not self-standing:" in out
    assert "[This] “This is wrong.”" in out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ([], 2, "nothing to measure was named"),
        (["--gate", "--decomposition", "sentences.jsonl.gz"], 2, "no folder was named"),
        (["sentences.jsonl.gz"], 2, "is a file, not a folder"),
        (["--decomposition", "none.jsonl"], 2, "there is no file"),
        (["--decomposition", "good.txt"], 3, "good.txt:1: not a line of JSON"),
        (["--limit", "0", "--decomposition", "sentences.jsonl.gz"], 2, "limit"),
    ],
)
def test_eval_says_in_one_sentence_what_it_cannot_measure(
    sentences: Path, run: Run, words: list[str], code: int, message: str
) -> None:
    ran = run("eval", *words)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_figures_hang_on_no_server_whoever_asks(
    labelled: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = factcheck.batch.assemble.assemble
    plans: list[Plan] = []

    def assemble(plan: Plan) -> Assembly:
        plans.append(plan)
        return made(plan)

    monkeypatch.setattr(factcheck.batch.local, "assemble", assemble)
    monkeypatch.setenv("FACTCHECK_CONTACT", "desk@ruritania.org")
    assert run("eval", str(labelled)).code == 0
    assert [plan.settings.contact for plan in plans] == [""]


def test_eval_measures_pairs_without_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    def judge(pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        return [
            Judgement(supported=0.9, contradicted=0.1, unverified=0.0, window=(0, 1)) for _ in pairs
        ]

    thresholds = Thresholds(supported=0.5, contradicted=0.5)
    monkeypatch.setattr(entailment, "shipped_judge", lambda: (judge, thresholds))
    row = {"id": "1", "source": "a.dev", "claim": "c", "evidence": "e", "label": "supported"}
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps(row) + "\n" + json.dumps({**row, "label": "contradicted"}) + "\n")
    ran = run("eval", "--pairs", str(file))
    assert ran.code == 0
    assert "a.dev" in ran.out
    told = json.loads(run("eval", "--pairs", str(file), "--limit", "1", "-f", "json").out)
    assert told["schema"] == "factcheck/entailment-evaluation/v1"
    assert told["sources"][0]["supported"] == {"marked": 1, "precision": 1.0, "recall": 1.0}
