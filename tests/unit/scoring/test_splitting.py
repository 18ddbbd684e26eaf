"""Test the splitter's figures on the example, beside one claim a sentence."""

from dataclasses import replace

from factcheck.scoring.metrics import Ratio
from factcheck.scoring.splitting import measure_splitting
from tests.unit.scoring.example import ARTICLE


def test_ours_are_counted_over_claims() -> None:
    ours = measure_splitting([ARTICLE]).ours
    assert ours.claim_recall == Ratio(hits=5, total=7)
    assert ours.kind_accuracy == Ratio(hits=6, total=7)
    assert ours.not_self_standing == Ratio(hits=0, total=10)
    assert ours.nested == Ratio(hits=0, total=10)
    assert ours.span_agreement == 1.0


def test_baseline_takes_every_sentence_for_a_claim_of_kind_other() -> None:
    article = replace(ARTICLE, worded=11, open_sentences=3)
    baseline = measure_splitting([article]).baseline
    assert baseline.claim_recall == Ratio(hits=7, total=7)
    assert baseline.kind_accuracy == Ratio(hits=0, total=9)
    assert baseline.not_self_standing == Ratio(hits=3, total=11)
    assert baseline.nested.hits == 0
    assert baseline.claims_a_sentence == 11 / 12


def test_span_agreement_is_the_median_with_nothing_found_as_nought() -> None:
    outcomes = [
        replace(ARTICLE.outcomes[0], agreement=value, sentence_agreement=0.5)
        for value in (0.0, 0.2, 0.9)
    ]
    article = replace(ARTICLE, outcomes=tuple(outcomes))
    splitting = measure_splitting([article])
    assert (splitting.ours.span_agreement, splitting.baseline.span_agreement) == (0.2, 0.5)


def test_nothing_at_all_gives_no_figures() -> None:
    ours = measure_splitting([]).ours
    assert (ours.span_agreement, ours.claims_a_sentence, ours.nested.share) == (None, 0.0, None)
