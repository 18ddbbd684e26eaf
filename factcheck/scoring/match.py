"""Match a report's claims with labelled ones by the text they share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from factcheck.model.claim import Claim
from factcheck.model.report import Report
from factcheck.model.value import Span
from factcheck.model.verdict import Label, Verdict
from factcheck.scoring.labelled import GoldClaim, LabelledArticle
from factcheck.scoring.standalone import open_words

OpenWords = Callable[[Sequence[str]], Sequence[tuple[str, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldOutcome:
    """Hold what became of one labelled claim.

    `taken` are the verdicts whose spans match it, `accused_by` the contradictions that belong
    to it: a contradiction belongs to one labelled claim at most, but several may take it.
    `agreement` is the best intersection over union with any claim, 0 where none touches it;
    `sentence_agreement` and `in_sentence` say what one claim a sentence would have got.
    """

    slug: str
    line: int
    gold: GoldClaim
    taken: tuple[Verdict, ...]
    accused_by: tuple[Verdict, ...]
    agreement: float
    sentence_agreement: float
    in_sentence: bool

    @property
    def answer(self) -> Label | None:
        """Give the verdict on the claim, the gravest first; None where no claim was found."""
        labels = {verdict.label for verdict in self.taken}
        ranked = (Label.CONTRADICTED, Label.SUPPORTED, Label.UNVERIFIED)
        return next((label for label in ranked if label in labels), None)

    @property
    def closest(self) -> tuple[Verdict, ...]:
        """Give the taken verdicts of the highest intersection over union with the claim.

        Several where claims share it: one stretch of text may carry an office and a date.
        """
        best = max((self._agreement(verdict) for verdict in self.taken), default=0.0)
        return tuple(verdict for verdict in self.taken if self._agreement(verdict) == best)

    @property
    def has_kind(self) -> bool:
        """Say whether one of the closest claims is of the labelled kind."""
        return any(verdict.claim.kind is self.gold.kind for verdict in self.closest)

    def _agreement(self, verdict: Verdict) -> float:
        return agreement(verdict.claim.span, self.gold.span)


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
class OpenStatement:
    """Hold a claim whose statement does not stand alone, with the words that leave it open."""

    slug: str
    line: int
    statement: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleOutcome:
    """Hold everything that one article's report scores.

    `nested` counts claims that are a part of another of their kind. `worded` counts the
    sentences that hold a word, `open_sentences` those of them that do not stand alone.
    """

    slug: str
    variant: str
    outcomes: tuple[GoldOutcome, ...]
    accusations: tuple[Accusation, ...]
    passages: tuple[Passage, ...]
    claims: int
    sentences: int
    worded: int
    nested: int
    open_statements: tuple[OpenStatement, ...]
    open_sentences: int


def match_article(
    article: LabelledArticle, report: Report, find_open: OpenWords = open_words
) -> ArticleOutcome:
    """Match one article's labels with its report.

    `find_open` says of statements what they leave open.
    """
    verdicts = report.verdicts
    claims = [verdict.claim for verdict in verdicts]
    worded = _worded(article, report)
    opened = _open_statements(article, claims, find_open)
    accusations = tuple(
        _accusation(article, verdict) for verdict in verdicts if verdict.label is Label.CONTRADICTED
    )
    return ArticleOutcome(
        slug=article.slug,
        variant=article.variant,
        outcomes=tuple(
            _outcome(article, gold, verdicts, accusations, worded) for gold in article.claims
        ),
        accusations=accusations,
        passages=tuple(_passage(article, span, verdicts) for span in article.not_checkable),
        claims=len(verdicts),
        sentences=len(report.sentences),
        worded=len(worded),
        nested=sum(_is_nested(claim, claims) for claim in claims),
        open_statements=opened,
        open_sentences=sum(
            map(bool, find_open([article.document.text[s.start : s.end] for s in worded]))
        ),
    )


def agreement(left: Span, right: Span) -> float:
    """Give two spans' intersection over union in characters, 0 to 1 (Jaccard 1901)."""
    shared = left.overlap(right)
    return shared / (len(left) + len(right) - shared) if shared else 0.0


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
    sentences: Sequence[Span],
) -> GoldOutcome:
    return GoldOutcome(
        slug=article.slug,
        line=article.document.line_column(gold.span.start)[0],
        gold=gold,
        taken=tuple(v for v in verdicts if does_match(v.claim.span, gold.span)),
        accused_by=tuple(a.verdict for a in accusations if a.owner is gold),
        agreement=_best((verdict.claim.span for verdict in verdicts), gold),
        sentence_agreement=_best(sentences, gold),
        in_sentence=any(does_match(sentence, gold.span) for sentence in sentences),
    )


def _best(spans: Iterable[Span], gold: GoldClaim) -> float:
    return max((agreement(span, gold.span) for span in spans), default=0.0)


def _worded(article: LabelledArticle, report: Report) -> tuple[Span, ...]:
    text = article.document.text
    spans = (sentence.span for sentence in report.sentences)
    return tuple(s for s in spans if any(map(str.isalpha, text[s.start : s.end])))


def _open_statements(
    article: LabelledArticle, claims: Sequence[Claim], find_open: OpenWords
) -> tuple[OpenStatement, ...]:
    found = find_open([claim.statement for claim in claims])
    return tuple(
        OpenStatement(
            slug=article.slug,
            line=article.document.line_column(claim.span.start)[0],
            statement=claim.statement,
            words=words,
        )
        for claim, words in zip(claims, found, strict=True)
        if words
    )


def _is_nested(claim: Claim, claims: Iterable[Claim]) -> bool:
    """Say whether a claim is a proper part of another of its kind; equal spans say two things."""
    return any(
        other.kind is claim.kind and other.span != claim.span and other.span.contains(claim.span)
        for other in claims
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
