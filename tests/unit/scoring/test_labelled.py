"""Test the reading of labelled articles."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import DocumentError
from factcheck.model.claim import ClaimKind
from factcheck.model.verdict import Label
from factcheck.scoring.labelled import find_sets, read_article, read_set, set_digest

TEXT = "Head\nAda won the vote. Ada is kind.\n"
CLAIM = {
    "quote": "Ada won the vote",
    "statement": "Ada won.",
    "kind": "election",
    "truth": "contradicted",
    "offline": "unverified",
    "fact": "table 1",
    "correct": "Bea",
}


def write_pair(folder: Path, slug: str = "ada", text: str = TEXT, **changes: object) -> None:
    labels = {
        "slug": slug,
        "published": "2020-02-03",
        "style": "blog",
        "variant": "planted",
        "claims": [CLAIM],
        "not_checkable": ["Ada is kind."],
        **changes,
    }
    (folder / f"{slug}.txt").write_bytes(text.encode())
    (folder / f"{slug}.json").write_text(json.dumps(labels), encoding="utf-8")


def test_read_article_gives_claims_with_spans_and_both_labels(tmp_path: Path) -> None:
    write_pair(tmp_path)
    article = read_article(tmp_path, "ada")
    (gold,) = article.claims
    assert (gold.span.start, gold.span.end) == (5, 21)
    assert (gold.truth, gold.offline, gold.kind) == (
        Label.CONTRADICTED,
        Label.UNVERIFIED,
        ClaimKind.ELECTION,
    )
    assert gold.correct == "Bea"
    assert gold.is_error
    assert not gold.is_truth
    assert article.document.published == date(2020, 2, 3)
    assert article.document.title == "Head"
    span = article.not_checkable[0]
    assert TEXT[span.start : span.end] == "Ada is kind."


@pytest.mark.parametrize("quote", ["Ada", "Bea", ""])
def test_read_article_refuses_a_quote_that_does_not_occur_once(tmp_path: Path, quote: str) -> None:
    write_pair(tmp_path, claims=[{**CLAIM, "quote": quote}])
    with pytest.raises(DocumentError, match="ada"):
        read_article(tmp_path, "ada")


@pytest.mark.parametrize(
    "changes",
    [
        {"published": "soon"},
        {"published": 3},
        {"claims": {}},
        {"claims": ["x"]},
        {"claims": [{**CLAIM, "kind": "rumour"}]},
        {"claims": [{**CLAIM, "truth": "false"}]},
        {"claims": [{"quote": "Ada won the vote"}]},
        {"not_checkable": ["nowhere"]},
    ],
)
def test_read_article_names_the_article_whose_labels_are_faulty(
    tmp_path: Path, changes: Mapping[str, Any]
) -> None:
    write_pair(tmp_path, **changes)
    with pytest.raises(DocumentError, match="'ada'"):
        read_article(tmp_path, "ada")


def test_read_article_keeps_line_ends_and_drops_only_the_byte_order_mark(tmp_path: Path) -> None:
    write_pair(tmp_path, text="\ufeff" + TEXT.replace("\n", "\r\n"))
    assert read_article(tmp_path, "ada").document.text == TEXT.replace("\n", "\r\n")


def test_find_sets_finds_the_folder_itself_or_those_below(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        write_pair(tmp_path / name)
    (tmp_path / "empty").mkdir()
    assert find_sets(tmp_path) == (tmp_path / "a", tmp_path / "b")
    assert find_sets(tmp_path / "a") == (tmp_path / "a",)


def test_find_sets_refuses_a_folder_without_labels(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no labelled articles"):
        find_sets(tmp_path)
    with pytest.raises(DocumentError, match="no labelled articles"):
        find_sets(tmp_path / "absent")


def test_read_set_reads_pairs_by_slug_and_passes_other_files_by(tmp_path: Path) -> None:
    for slug in ("b", "a"):
        write_pair(tmp_path, slug)
    (tmp_path / "lone.json").write_text("{}", encoding="utf-8")
    assert [article.slug for article in read_set(tmp_path)] == ["a", "b"]


def test_set_digest_changes_with_labels_text_and_names_only(tmp_path: Path) -> None:
    write_pair(tmp_path)
    first = set_digest(tmp_path)
    (tmp_path / "note.md").write_text("x", encoding="utf-8")
    assert set_digest(tmp_path) == first
    write_pair(tmp_path, style="agency")
    second = set_digest(tmp_path)
    write_pair(tmp_path, text=TEXT + "More.")
    assert len({first, second, set_digest(tmp_path)}) == 3
