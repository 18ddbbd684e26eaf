"""Match a report's claims with labelled ones by the text they share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.model.report import Report
from factcheck.model.value import Span
from factcheck.model.verdict import Label, Verdict
from factcheck.scoring.labelled import GoldClaim, LabelledArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldOutcome:
    """Hold what became of one labelled claim.

    `taken` are the verdicts whose spans match it, `accused_by` the contradictions that belong
    to it: a contradiction belongs to one labelled claim at most, but several may take it.
    """

    slug: str
    line: int
    gold: GoldClaim
    taken: tuple[Verdict, ...]
    accused_by: tuple[Verdict, ...]

    @property
    def answer(self) -> Label | None:
        """Give the verdict on the claim, the gravest first; None where no claim was found."""
        labels = {verdict.label for verdict in self.taken}
        ranked = (Label.CONTRADICTED, Label.SUPPORTED, Label.UNVERIFIED)
        return next((label for label in ranked if label in labels), None)

    @property
    def closest(self) -> Verdict | None:
        """Give the taken verdict that shares most text with the claim, the first on ties."""
        return max(
            self.taken, key=lambda verdict: verdict.claim.span.overlap(self.gold.span), default=None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """Hold one predicted contradiction; it is `just` when it touches a labelled error."""

    slug: str
    line: int
    verdict: Verdict
    owner: GoldClaim | None
    just: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Hold one passage that nothing can decide, with the verdicts that decided it all the same."""

    slug: str
    line: int
    text: str
    decided_by: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleOutcome:
    """Hold everything that one article's report scores."""

    slug: str
    variant: str
    outcomes: tuple[GoldOutcome, ...]
    accusations: tuple[Accusation, ...]
    passages: tuple[Passage, ...]
    claims: int
    sentences: int


def match_article(article: LabelledArticle, report: Report) -> ArticleOutcome:
    """Match one article's labels with its report."""
    verdicts = report.verdicts
    accusations = tuple(
        _accusation(article, verdict) for verdict in verdicts if verdict.label is Label.CONTRADICTED
    )
    return ArticleOutcome(
        slug=article.slug,
        variant=article.variant,
        outcomes=tuple(_outcome(article, gold, verdicts, accusations) for gold in article.claims),
        accusations=accusations,
        passages=tuple(_passage(article, span, verdicts) for span in article.not_checkable),
        claims=len(verdicts),
        sentences=len(report.sentences),
    )


def does_match(left: Span, right: Span) -> bool:
    """Say whether two spans share at least half of the shorter one."""
    shared = left.overlap(right)
    return shared > 0 and 2 * shared >= min(len(left), len(right))


def owner_of(span: Span, claims: Iterable[GoldClaim]) -> GoldClaim | None:
    """Give the labelled claim that a contradiction belongs to.

    It is the one of which the span covers most characters; of several the shortest, which is
    the most particular where quotes are nested; of those the first.
    """
    touched = [gold for gold in claims if span.overlap(gold.span)]
    return max(touched, key=lambda gold: (span.overlap(gold.span), -len(gold.span)), default=None)


def _accusation(article: LabelledArticle, verdict: Verdict) -> Accusation:
    span = verdict.claim.span
    return Accusation(
        slug=article.slug,
        line=article.document.line_column(span.start)[0],
        verdict=verdict,
        owner=owner_of(span, article.claims),
        just=any(gold.is_error and span.overlap(gold.span) for gold in article.claims),
    )


def _outcome(
    article: LabelledArticle,
    gold: GoldClaim,
    verdicts: Sequence[Verdict],
    accusations: Sequence[Accusation],
) -> GoldOutcome:
    return GoldOutcome(
        slug=article.slug,
        line=article.document.line_column(gold.span.start)[0],
        gold=gold,
        taken=tuple(v for v in verdicts if does_match(v.claim.span, gold.span)),
        accused_by=tuple(a.verdict for a in accusations if a.owner is gold),
    )


def _passage(article: LabelledArticle, span: Span, verdicts: Sequence[Verdict]) -> Passage:
    return Passage(
        slug=article.slug,
        line=article.document.line_column(span.start)[0],
        text=article.document.text[span.start : span.end],
        decided_by=tuple(
            verdict
            for verdict in verdicts
            if verdict.label is not Label.UNVERIFIED and does_match(verdict.claim.span, span)
        ),
    )
