"""Test the overlap of statements with people's facts."""

import json
from pathlib import Path

import pytest

from factcheck.model.document import Document
from factcheck.scoring.decomposition import compare, evaluate_decomposition, token_f1, tokens_of
from factcheck.splitter.split import Split
from factcheck.testing import make_claim


def test_tokens_are_bare_words_without_articles() -> None:
    assert tokens_of("The women's Cup, a 1,000!") == tokens_of("women 's cup 1 , 000")
    assert tokens_of("a the an ... .").total() == 0


def test_f1_counts_a_repeated_word_as_often_as_both_have_it() -> None:
    assert token_f1(tokens_of("win win win"), tokens_of("win win")) == pytest.approx(0.8)
    assert token_f1(tokens_of("Ada won"), tokens_of("Bea lost")) == 0.0
    assert token_f1(tokens_of("the"), tokens_of("an")) == 0.0


def test_recall_is_a_mean_over_facts_and_precision_over_claims() -> None:
    overlap = compare(
        [
            (["Ada won", "Bea lost badly"], ["Ada won", "Bea lost", "Cora sang"]),
            ([], ["Dan left"]),
        ]
    )
    assert overlap.recall == pytest.approx((1 + 0.8 + 0 + 0) / 4)
    assert overlap.precision == pytest.approx((1 + 0.8) / 2)
    assert overlap.found == 0.5
    assert overlap.claims == 2


def test_a_claim_is_never_compared_with_another_sentences_facts() -> None:
    assert compare([(["Ada won"], ["Bea lost"]), (["Bea lost"], ["Ada won"])]).recall == 0.0


def test_nothing_to_count_gives_none() -> None:
    empty = compare([])
    assert (empty.recall, empty.precision, empty.found, empty.claims) == (None, None, None, 0)


def test_evaluation_splits_each_text_alone_as_an_undated_document(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    rows = [
        {"id": "1", "text": "Ada won and Bea lost", "claims": ["Ada won", "Bea lost"]},
        {"id": "2", "text": "Hm", "claims": []},
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    seen: list[Document] = []

    def splitter(document: Document) -> Split:
        seen.append(document)
        claims = tuple(make_claim(document.text, quote) for quote in document.text.split(" and "))
        return Split(claims=claims, sentences=())

    found = evaluate_decomposition(path, splitter)
    assert (found.name, found.sentences, found.facts) == ("facts", 2, 2)
    assert (found.ours.recall, found.ours.found, found.ours.claims) == (1.0, 1.0, 3)
    assert found.baseline.recall == pytest.approx(4 / 7)
    assert (found.baseline.found, found.baseline.claims) == (0.0, 2)
    assert [(d.published, d.title) for d in seen] == [(None, None), (None, None)]
    assert evaluate_decomposition(path, splitter, limit=1).sentences == 1
