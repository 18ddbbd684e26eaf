"""Measure what splitting a folder costs beside the parse of its sentences."""

import os
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path

import pytest

from factcheck.cli.check import equip
from factcheck.language.parse import parse
from factcheck.model.document import Document
from factcheck.pipeline import split_document
from factcheck.scoring.labelled import read_set
from factcheck.settings.keys import Settings
from factcheck.splitter.sentences import find_sentences

Run = Callable[[Document], None]
CLAIMS = Path(__file__).parents[2] / "claims"
ARTICLES = 100
ROUNDS = 3
HIGHEST_RATIO = 1.6  # the parse is spaCy's own time; all that is read off it may cost 60 % more

pytestmark = pytest.mark.skipif(
    os.environ.get("FACTCHECK_BENCH") != "1", reason="a benchmark: set FACTCHECK_BENCH=1 to run it"
)


def test_splitting_a_folder_costs_little_more_than_its_parse(
    capsys: pytest.CaptureFixture[str],
) -> None:
    documents = folder()
    equipment = equip(Settings())[1].equipment

    def parse_alone(document: Document) -> None:
        spans = [each.span for each in find_sentences(document.text, document.body_start)]
        assert len(list(parse(document.text[s.start : s.end] for s in spans))) == len(spans)

    def split_whole(document: Document) -> None:
        assert split_document(document, equipment).sentences

    parsed, whole = best_of_each(documents, parse_alone, split_whole)
    with capsys.disabled():
        print(f"\nparse {parsed:.2f} s, split {whole:.2f} s, ratio {whole / parsed:.2f}")  # noqa: T201 (what it is run for)
    assert whole / parsed <= HIGHEST_RATIO


def folder() -> list[Document]:
    """Give so many documents, those of the labelled sets again and again."""
    known = [
        article.document
        for labels in ("articles", "newsroom")
        for article in read_set(CLAIMS / labels)
    ]
    return list(islice(cycle(known), ARTICLES))


def best_of_each(documents: Sequence[Document], *runs: Run) -> list[float]:
    """Give the processor seconds of each run over all documents, by the best of a few rounds.

    Document by document and by turns: the machine may be shared, and slow for a while.
    """
    rounds = [[cpu_s(run, each) for each in documents for run in runs] for _ in range(ROUNDS)]
    least = [min(times) for times in zip(*rounds, strict=True)]
    return [sum(least[place :: len(runs)]) for place in range(len(runs))]


def cpu_s(run: Run, document: Document) -> float:
    """Give the processor seconds, of all threads, that a run over one document takes."""
    start = time.process_time()
    run(document)
    return time.process_time() - start
