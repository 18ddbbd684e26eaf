"""Test which verdicts a labelled claim takes and which contradiction belongs to it."""

from collections.abc import Sequence

from factcheck.model.claim import ClaimKind
from factcheck.model.value import Span
from factcheck.model.verdict import Label, Verdict
from factcheck.scoring.labelled import GoldClaim, LabelledArticle
from factcheck.scoring.match import (
    ArticleOutcome,
    agreement,
    does_match,
    match_article,
    owner_of,
)
from factcheck.testing import make_claim, make_document, make_report, make_verdict
from tests.unit.scoring.example import nothing_open

TEXT = "Ada won. Bea lost by 3 votes.\nCora waits here."


def gold_of(quote: str, offline: Label = Label.SUPPORTED, truth: Label | None = None) -> GoldClaim:
    start = TEXT.index(quote)
    return GoldClaim(
        span=Span(start=start, end=start + len(quote)),
        quote=quote,
        statement=quote,
        kind=ClaimKind.OTHER,
        truth=truth or offline,
        offline=offline,
        fact="table",
    )


def match(
    golds: Sequence[GoldClaim], verdicts: Sequence[Verdict], passages: Sequence[str] = ()
) -> ArticleOutcome:
    article = LabelledArticle(
        slug="ada",
        document=make_document(TEXT),
        style="blog",
        variant="planted",
        claims=tuple(golds),
        not_checkable=tuple(gold_of(passage).span for passage in passages),
    )
    return match_article(article, make_report(article.document, verdicts), nothing_open)


def verdict_on(quote: str, label: Label) -> Verdict:
    return make_verdict(make_claim(TEXT, quote), label)


def test_spans_match_from_half_of_the_shorter_on() -> None:
    long = Span(start=0, end=100)
    assert does_match(long, Span(start=95, end=105))
    assert not does_match(long, Span(start=96, end=106))
    assert does_match(Span(start=95, end=105), long)
    assert not does_match(long, Span(start=100, end=110))


def test_empty_spans_match_nothing() -> None:
    assert not does_match(Span(start=3, end=3), Span(start=0, end=9))


def test_owner_is_the_claim_covered_most() -> None:
    golds = [gold_of("Ada won"), gold_of("Bea lost by 3 votes")]
    assert owner_of(Span(start=3, end=20), golds) is golds[1]
    assert owner_of(Span(start=0, end=11), golds) is golds[0]
    assert owner_of(Span(start=31, end=40), golds) is None


def test_owner_of_nested_quotes_is_the_shorter() -> None:
    golds = [gold_of("Bea lost by 3 votes"), gold_of("by 3 votes")]
    at = TEXT.index("3 votes")
    assert owner_of(Span(start=at, end=at + 7), golds) is golds[1]


def test_contradiction_accuses_one_claim_even_where_several_take_it() -> None:
    golds = [gold_of("Ada won"), gold_of("Bea lost by 3 votes")]
    article = match(golds, [verdict_on("Ada won. Bea lost by 3 votes.", Label.CONTRADICTED)])
    assert [len(outcome.taken) for outcome in article.outcomes] == [1, 1]
    assert [len(outcome.accused_by) for outcome in article.outcomes] == [0, 1]


def test_contradiction_is_just_when_it_touches_an_error_by_either_label() -> None:
    errors = [
        gold_of("Ada won", Label.CONTRADICTED),
        gold_of("Bea lost", Label.UNVERIFIED, Label.CONTRADICTED),
        gold_of("Cora waits", Label.SUPPORTED),
    ]
    verdicts = [
        verdict_on(quote, Label.CONTRADICTED) for quote in ("won", "lost by 3", "Cora", "here")
    ]
    article = match(errors, verdicts)
    assert [accusation.just for accusation in article.accusations] == [True, True, False, False]
    assert [accusation.line for accusation in article.accusations] == [1, 1, 2, 2]
    assert article.accusations[3].owner is None


def test_answer_is_the_gravest_of_what_was_taken() -> None:
    supported = verdict_on("Bea lost", Label.SUPPORTED)
    contradicted = verdict_on("by 3 votes", Label.CONTRADICTED)
    unverified = verdict_on("3 votes", Label.UNVERIFIED)
    gold = [gold_of("Bea lost by 3 votes")]
    assert match(gold, [supported, contradicted]).outcomes[0].answer is Label.CONTRADICTED
    assert match(gold, [unverified, supported]).outcomes[0].answer is Label.SUPPORTED
    assert match(gold, [unverified]).outcomes[0].answer is Label.UNVERIFIED
    assert match(gold, [verdict_on("Ada", Label.SUPPORTED)]).outcomes[0].answer is None


def test_agreement_is_intersection_over_union() -> None:
    assert agreement(Span(start=0, end=10), Span(start=5, end=20)) == 0.25
    assert agreement(Span(start=0, end=10), Span(start=0, end=10)) == 1.0
    assert agreement(Span(start=0, end=5), Span(start=5, end=9)) == 0.0
    assert agreement(Span(start=3, end=3), Span(start=3, end=3)) == 0.0


def test_closest_is_the_verdict_of_the_best_agreement_not_of_most_shared_text() -> None:
    exact = verdict_on("Bea lost", Label.SUPPORTED)
    whole = verdict_on("Ada won. Bea lost by 3 votes.", Label.UNVERIFIED)
    outcome = match([gold_of("Bea lost b")], [exact, whole]).outcomes[0]
    assert outcome.closest == (exact,)
    assert outcome.agreement == 0.8
    assert match([gold_of("Cora")], []).outcomes[0].closest == ()


def test_kind_counts_where_any_claim_on_the_best_stretch_has_it() -> None:
    both = [
        make_verdict(make_claim(TEXT, "Bea lost", kind=kind, statement=str(kind)))
        for kind in (ClaimKind.OFFICE, ClaimKind.OTHER)
    ]
    worse = make_verdict(make_claim(TEXT, "Bea lost by", kind=ClaimKind.OTHER))
    gold = [gold_of("Bea lost")]
    assert match(gold, both).outcomes[0].has_kind
    assert match(gold, both[1:]).outcomes[0].has_kind
    assert not match(gold, [both[0], worse]).outcomes[0].has_kind
    assert not match(gold, []).outcomes[0].has_kind


def test_sentence_agreement_is_that_of_the_line_round_the_claim() -> None:
    outcome = match([gold_of("Cora waits here")], []).outcomes[0]
    assert (outcome.agreement, outcome.in_sentence) == (0.0, True)
    assert outcome.sentence_agreement == 15 / 16


def test_nested_claims_are_proper_parts_of_a_claim_of_their_kind() -> None:
    whole, part = verdict_on("Bea lost by 3", Label.SUPPORTED), verdict_on("by 3", Label.SUPPORTED)
    other = make_verdict(make_claim(TEXT, "lost", kind=ClaimKind.DATE))
    assert match([], [whole, part, other, whole]).nested == 1
    assert match([], [whole, whole]).nested == 0


def test_open_statements_are_kept_with_their_words_and_line() -> None:
    def find(statements: Sequence[str]) -> Sequence[tuple[str, ...]]:
        return [("Cora",) if "Cora" in each else () for each in statements]

    article = LabelledArticle(
        slug="ada",
        document=make_document(TEXT),
        style="blog",
        variant="planted",
        claims=(),
        not_checkable=(),
    )
    verdicts = [verdict_on("Ada won", Label.SUPPORTED), verdict_on("Cora waits", Label.SUPPORTED)]
    found = match_article(article, make_report(article.document, verdicts), find)
    assert [(o.line, o.statement, o.words) for o in found.open_statements] == [
        (2, "Cora waits", ("Cora",))
    ]
    assert (found.open_sentences, found.worded) == (1, 2)


def test_passage_is_decided_by_supports_and_contradictions_only() -> None:
    verdicts = [verdict_on("Cora", Label.UNVERIFIED), verdict_on("waits here", Label.SUPPORTED)]
    article = match([], verdicts, passages=["Cora waits here."])
    assert [v.claim.quote for v in article.passages[0].decided_by] == ["waits here"]
    assert (article.claims, article.sentences) == (2, 2)
