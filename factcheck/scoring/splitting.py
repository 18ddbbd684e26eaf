"""Measure the splitter alone: what it finds, how exactly, and whether statements stand alone.

Beside each figure stands that of the plainest splitter, which makes a claim of kind "other"
of every sentence that holds a word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from factcheck.model.claim import ClaimKind
from factcheck.model.verdict import Label
from factcheck.scoring.match import ArticleOutcome, GoldOutcome
from factcheck.scoring.metrics import Ratio, ratio_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SplittingFigures:
    """Hold what one way of splitting reaches on some labelled articles."""

    claim_recall: Ratio  # decidable labelled claims that took any claim
    span_agreement: float | None  # median of the best intersection over union; None without labels
    kind_accuracy: Ratio  # found labelled claims of whose closest claims one has their kind
    not_self_standing: Ratio  # statements with an unresolved pronoun or relative date
    nested: Ratio  # claims that are a part of another claim of their kind
    claims_a_sentence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Splitting:
    """Hold the splitter's figures and those of one claim a sentence."""

    ours: SplittingFigures
    baseline: SplittingFigures


def measure_splitting(articles: Iterable[ArticleOutcome]) -> Splitting:
    """Measure how articles were split, against their labels.

    Agreement is taken over every labelled claim, with the claim that agrees best and 0 where
    none touches it: the measure of span tasks such as object detection, by characters.
    """
    articles = tuple(articles)
    outcomes = [outcome for article in articles for outcome in article.outcomes]
    return Splitting(ours=_ours(articles, outcomes), baseline=_baseline(articles, outcomes))


def _ours(articles: Sequence[ArticleOutcome], outcomes: Sequence[GoldOutcome]) -> SplittingFigures:
    claims = sum(article.claims for article in articles)
    return SplittingFigures(
        claim_recall=ratio_of(bool(o.taken) for o in outcomes if _is_decidable(o)),
        span_agreement=_median([o.agreement for o in outcomes]),
        kind_accuracy=ratio_of(o.has_kind for o in outcomes if o.taken),
        not_self_standing=Ratio(hits=sum(len(a.open_statements) for a in articles), total=claims),
        nested=Ratio(hits=sum(a.nested for a in articles), total=claims),
        claims_a_sentence=_a_sentence(claims, articles),
    )


def _baseline(
    articles: Sequence[ArticleOutcome], outcomes: Sequence[GoldOutcome]
) -> SplittingFigures:
    claims = sum(article.worded for article in articles)
    return SplittingFigures(
        claim_recall=ratio_of(o.in_sentence for o in outcomes if _is_decidable(o)),
        span_agreement=_median([o.sentence_agreement for o in outcomes]),
        kind_accuracy=ratio_of(o.gold.kind is ClaimKind.OTHER for o in outcomes if o.in_sentence),
        not_self_standing=Ratio(hits=sum(a.open_sentences for a in articles), total=claims),
        nested=Ratio(hits=0, total=claims),
        claims_a_sentence=_a_sentence(claims, articles),
    )


def _is_decidable(outcome: GoldOutcome) -> bool:
    return outcome.gold.offline is not Label.UNVERIFIED


def _median(values: Sequence[float]) -> float | None:
    return median(values) if values else None


def _a_sentence(claims: int, articles: Sequence[ArticleOutcome]) -> float:
    sentences = sum(article.sentences for article in articles)
    return claims / sentences if sentences else 0.0
