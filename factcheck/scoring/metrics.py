"""Count outcomes: recall, accusations right and wrong, approvals right and wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.model.claim import ClaimKind
from factcheck.model.verdict import Label
from factcheck.scoring.match import Accusation, ArticleOutcome, GoldOutcome, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Hold a count out of a total."""

    hits: int
    total: int

    @property
    def share(self) -> float | None:
        """Give the share, 0 to 1; None where there was nothing to count."""
        return self.hits / self.total if self.total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Hold the counts over some labelled claims; labels are the offline ones unless said."""

    contradicted_precision: Ratio  # contradictions that touch a labelled error, of all
    errors_caught: Ratio  # contradicted claims that took a contradiction
    errors_approved: Ratio  # contradicted claims that took a support and no contradiction
    truths_supported: Ratio  # supported claims that took a support and no contradiction
    truths_accused: Ratio  # claims supported by either label that own a contradiction
    claim_recall: Ratio  # decidable claims that took any claim
    kind_accuracy: Ratio  # found claims of whose closest matches one has their kind
    not_checkable_decided: Ratio  # passages of opinion and the like that got a verdict

    @property
    def false_accusations(self) -> int:
        """Count the contradictions that touch no labelled error."""
        return self.contradicted_precision.total - self.contradicted_precision.hits

    def ratios(self) -> tuple[tuple[str, Ratio], ...]:
        """Give every ratio with its name, in the order of importance."""
        return (
            ("contradicted_precision", self.contradicted_precision),
            ("errors_caught", self.errors_caught),
            ("errors_approved", self.errors_approved),
            ("truths_supported", self.truths_supported),
            ("truths_accused", self.truths_accused),
            ("claim_recall", self.claim_recall),
            ("kind_accuracy", self.kind_accuracy),
            ("not_checkable_decided", self.not_checkable_decided),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Hold the outcomes of one labelled set with the digest of its data."""

    name: str
    digest: str
    articles: tuple[ArticleOutcome, ...]

    @property
    def metrics(self) -> Metrics:
        """Count over the whole set."""
        return measure(self.articles)

    @property
    def claims_a_sentence(self) -> float:
        """Give the number of claims found for each sentence; 0 where there is none."""
        sentences = sum(article.sentences for article in self.articles)
        return sum(article.claims for article in self.articles) / sentences if sentences else 0.0

    def by_article(self) -> tuple[tuple[str, Metrics], ...]:
        """Count each article alone, in the set's order."""
        return tuple((article.slug, measure([article])) for article in self.articles)

    def by_kind(self) -> tuple[tuple[ClaimKind, Metrics], ...]:
        """Count each kind alone; a contradiction outside every quote goes by its own kind."""
        return tuple((kind, measure(self.articles, kind=kind)) for kind in ClaimKind)

    def confusion(self) -> Mapping[tuple[Label, Label | None], int]:
        """Count pairs of offline label and verdict; None stands for no claim found."""
        table = {(gold, answer): 0 for gold in Label for answer in (*Label, None)}
        for article in self.articles:
            for outcome in article.outcomes:
                table[outcome.gold.offline, outcome.answer] += 1
        return table


def measure(articles: Iterable[ArticleOutcome], *, kind: ClaimKind | None = None) -> Metrics:
    """Count the outcomes of articles, all or those of one kind of labelled claim.

    Passages that nothing can decide have no kind and are left out where one is asked for.
    """
    articles = tuple(articles)
    outcomes = [o for a in articles for o in a.outcomes if kind in (None, o.gold.kind)]
    accusations = [x for a in articles for x in a.accusations if kind in (None, _kind_of(x))]
    passages = [p for a in articles for p in a.passages if kind is None]
    return _count(outcomes, accusations, passages)


def is_approved(outcome: GoldOutcome) -> bool:
    """Say whether the claim took a support and no contradiction."""
    return outcome.answer is Label.SUPPORTED


def _kind_of(accusation: Accusation) -> ClaimKind:
    return accusation.owner.kind if accusation.owner else accusation.verdict.claim.kind


def _count(
    outcomes: list[GoldOutcome], accusations: list[Accusation], passages: list[Passage]
) -> Metrics:
    errors = [o for o in outcomes if o.gold.offline is Label.CONTRADICTED]
    truths = [o for o in outcomes if o.gold.offline is Label.SUPPORTED]
    return Metrics(
        contradicted_precision=ratio_of(accusation.just for accusation in accusations),
        errors_caught=ratio_of(o.answer is Label.CONTRADICTED for o in errors),
        errors_approved=ratio_of(is_approved(o) for o in errors),
        truths_supported=ratio_of(is_approved(o) for o in truths),
        truths_accused=ratio_of(bool(o.accused_by) for o in outcomes if o.gold.is_truth),
        claim_recall=ratio_of(bool(o.taken) for o in (*errors, *truths)),
        kind_accuracy=ratio_of(o.has_kind for o in outcomes if o.taken),
        not_checkable_decided=ratio_of(bool(passage.decided_by) for passage in passages),
    )


def ratio_of(marks: Iterable[bool]) -> Ratio:
    """Count the true ones of some marks."""
    marks = tuple(marks)
    return Ratio(hits=sum(marks), total=len(marks))
