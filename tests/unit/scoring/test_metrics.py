"""Test the counts on an article in which every kind of hit and miss occurs once."""

from collections.abc import Mapping

import pytest

from factcheck.model.claim import ClaimKind
from factcheck.model.verdict import Label
from factcheck.scoring.metrics import Evaluation, Ratio, measure
from tests.unit.scoring.example import ARTICLE, EVALUATION


@pytest.fixture
def figures() -> Mapping[str, tuple[int, int]]:
    return {name: (r.hits, r.total) for name, r in EVALUATION.metrics.ratios()}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("contradicted_precision", (2, 4)),
        ("errors_caught", (1, 3)),
        ("errors_approved", (1, 3)),
        ("truths_supported", (1, 4)),
        ("truths_accused", (1, 5)),
        ("claim_recall", (5, 7)),
        ("kind_accuracy", (6, 7)),
        ("not_checkable_decided", (1, 2)),
    ],
)
def test_each_figure_is_counted_by_its_own_rule(
    figures: Mapping[str, tuple[int, int]], name: str, expected: tuple[int, int]
) -> None:
    assert figures[name] == expected


def test_false_accusations_are_the_contradictions_that_touch_no_error() -> None:
    assert EVALUATION.metrics.false_accusations == 2


def test_share_is_none_where_there_was_nothing_to_count() -> None:
    assert Ratio(hits=0, total=0).share is None
    assert Ratio(hits=1, total=4).share == 0.25


def test_measure_of_a_kind_counts_only_its_claims_and_accusations() -> None:
    quantity = measure([ARTICLE], kind=ClaimKind.QUANTITY)
    assert quantity.errors_caught == Ratio(hits=1, total=1)
    assert quantity.truths_supported == Ratio(hits=0, total=0)
    assert quantity.contradicted_precision == Ratio(hits=1, total=1)
    assert quantity.not_checkable_decided == Ratio(hits=0, total=0)


def test_by_kind_puts_a_contradiction_outside_every_quote_under_its_own_kind() -> None:
    by_kind = dict(EVALUATION.by_kind())
    assert by_kind[ClaimKind.PLACE].false_accusations == 1
    assert sum(m.contradicted_precision.total for m in by_kind.values()) == 4


def test_by_article_names_every_article() -> None:
    assert [slug for slug, _ in EVALUATION.by_article()] == ["example"]


def test_confusion_counts_each_labelled_claim_once() -> None:
    table = EVALUATION.confusion()
    assert sum(table.values()) == len(ARTICLE.outcomes)
    assert table[Label.CONTRADICTED, Label.CONTRADICTED] == 1
    assert table[Label.CONTRADICTED, Label.SUPPORTED] == 1
    assert table[Label.CONTRADICTED, None] == 1
    assert table[Label.SUPPORTED, Label.CONTRADICTED] == 1


def test_claims_a_sentence_divides_over_the_whole_set() -> None:
    assert EVALUATION.claims_a_sentence == pytest.approx(10 / 12)
    assert Evaluation(name="none", digest="", articles=()).claims_a_sentence == 0.0
