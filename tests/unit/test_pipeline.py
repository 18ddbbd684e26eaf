"""Test that the stages are joined: text to claims, claims to verdicts, verdicts to sentences."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factcheck.model.evidence import Stance
from factcheck.model.report import SentenceState
from factcheck.model.verdict import Label, Reason
from factcheck.pipeline import Equipment, check_document, split_document
from factcheck.resolver.resolve import Means
from factcheck.store.snapshot import Snapshot, open_snapshot
from factcheck.testing import FakeChecker, FakeSource, make_document, make_evidence

TEXT = "President Javier Milei of Argentina spoke.\n\nIs that so? How lovely it is.\n"
DOCUMENT = make_document(TEXT, published=date(2024, 11, 13))
QUOTE = "President Javier Milei"


@pytest.fixture(scope="module")
def snapshot(session_cache: Path) -> Iterator[Snapshot]:
    with open_snapshot(cache_dir=session_cache) as opened:
        yield opened


def equipped(snapshot: Snapshot, stance: Stance | None, source: FakeSource) -> Equipment:
    return Equipment(
        snapshot=snapshot, means=Means(sources=(source,), checkers=(FakeChecker(stance=stance),))
    )


def test_split_gives_claims_and_sentences_without_asking_a_source(snapshot: Snapshot) -> None:
    source = FakeSource()
    parts = split_document(DOCUMENT, equipped(snapshot, Stance.SUPPORTS, source))
    assert parts.claims[0].quote == QUOTE
    assert [TEXT[s.span.start : s.span.end] for s in parts.sentences] == [
        "President Javier Milei of Argentina spoke.",
        "Is that so?",
        "How lovely it is.",
    ]
    assert source.asked == []


@pytest.mark.parametrize(
    ("stance", "label", "state"),
    [
        (Stance.SUPPORTS, Label.SUPPORTED, SentenceState.CHECKED),
        (Stance.REFUTES, Label.CONTRADICTED, SentenceState.CHECKED),
        (Stance.NEUTRAL, Label.UNVERIFIED, SentenceState.NO_SOURCE),
        (None, Label.UNVERIFIED, SentenceState.NO_SOURCE),
    ],
)
def test_what_the_checker_reads_becomes_verdict_and_sentence(
    snapshot: Snapshot, stance: Stance | None, label: Label, state: SentenceState
) -> None:
    source = FakeSource(answers={QUOTE: [make_evidence()]})
    report = check_document(DOCUMENT, equipped(snapshot, stance, source))
    assert report.document is DOCUMENT
    assert {v.label for v in report.verdicts if v.claim.quote == QUOTE} == {label}
    assert [sentence.state for sentence in report.sentences] == [
        state,
        SentenceState.QUESTION,
        SentenceState.OPINION,
    ]
    (outcome,) = report.sources
    assert outcome.asked == len(source.asked) == len(report.verdicts)


def test_without_sources_nothing_is_covered(snapshot: Snapshot) -> None:
    bare = Equipment(snapshot=snapshot, means=Means(sources=(), checkers=()))
    report = check_document(DOCUMENT, bare)
    assert {verdict.reason for verdict in report.verdicts} == {Reason.NO_SOURCE_COVERS}
    assert report.sources == ()
    assert report.coverage.checked == 0
