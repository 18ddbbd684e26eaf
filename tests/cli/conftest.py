"""Run the command line in this process, with a pipeline that reads verdicts off the text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import factcheck.batch.local
import factcheck.pipeline
from factcheck.batch.assemble import Assembly
from factcheck.cli.app import main
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.pipeline import Equipment
from factcheck.resolver.resolve import Means
from factcheck.splitter.split import Split
from factcheck.testing import FakeSource, make_claim, make_report, make_verdict


@dataclass(frozen=True, slots=True)
class Ran:
    """Hold how a run ended."""

    code: int
    out: str
    err: str


class FakeSnapshot:
    version = "2024-11-01"


def claims_of(document: Document) -> tuple[Claim, ...]:
    """Make a claim of every line that says right, wrong, open or private."""
    words = ("right", "wrong", "open", "private")
    return tuple(
        make_claim(document.text, line, kind=ClaimKind.EVENT)
        for line in document.text.splitlines()
        if any(word in line for word in words)
    )


def fake_verdict(claim: Claim) -> Verdict:
    if "right" in claim.quote:
        return make_verdict(claim, Label.SUPPORTED)
    if "wrong" in claim.quote:
        return make_verdict(claim, Label.CONTRADICTED, correction="the right value")
    reason = Reason.PRIVATE if "private" in claim.quote else Reason.NO_EVIDENCE
    return make_verdict(claim, reason=reason)


def fake_check(document: Document, equipment: Equipment) -> Report:
    if "explode" in document.text:
        message = "a bug"
        raise RuntimeError(message)
    return make_report(document, [fake_verdict(claim) for claim in claims_of(document)])


def fake_split(document: Document, equipment: Equipment) -> Split:
    report = make_report(document)
    return Split(claims=claims_of(document), sentences=report.sentences)


@pytest.fixture
def fake_pipeline(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def assemble(plan: object) -> Assembly:
        snapshot: Any = FakeSnapshot()
        equipment = Equipment(snapshot=snapshot, means=Means(sources=(FakeSource(),), checkers=()))
        return Assembly(snapshot=snapshot, equipment=equipment)

    monkeypatch.setattr(factcheck.batch.local, "assemble", assemble)
    monkeypatch.setattr(factcheck.batch.local, "check_document", fake_check)
    monkeypatch.setattr(factcheck.pipeline, "check_document", fake_check)
    monkeypatch.setattr(factcheck.pipeline, "split_document", fake_split)
    factcheck.batch.local.assembly_of.cache_clear()
    yield
    factcheck.batch.local.assembly_of.cache_clear()


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write articles into the current folder, one for each way a check can end."""
    for name, text in {
        "good.txt": "A headline\nThis is right.\n",
        "bad.txt": "A headline\nThis is wrong.\nThis is right.\n",
        "open.txt": "A headline\nThis is open.\n",
        "private.txt": "A headline\nThis is right.\nThis is private.\n",
        "opinion.txt": "A headline\nHow lovely.\n",
        "empty.txt": "",
        "broken.txt": "explode",
        "eval": "A headline\nThis is right.\n",
    }.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(fake_pipeline: None, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def runner(*arguments: str) -> Ran:
        code = main(arguments)
        captured = capsys.readouterr()
        return Ran(code=code, out=captured.out, err=captured.err)

    return runner
