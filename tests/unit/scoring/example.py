"""Hold one labelled article and a report in which every kind of hit and miss occurs."""

from collections.abc import Sequence

from factcheck.model.claim import ClaimKind
from factcheck.model.value import Span
from factcheck.model.verdict import Label
from factcheck.scoring.labelled import GoldClaim, LabelledArticle
from factcheck.scoring.match import match_article
from factcheck.scoring.metrics import Evaluation
from factcheck.testing import make_claim, make_document, make_report, make_verdict

S, C, U = Label.SUPPORTED, Label.CONTRADICTED, Label.UNVERIFIED

# quote, kind, offline label, truth, our verdict (None: no claim), our kind
ROWS = (
    ("The rate was 9 percent.", "quantity", C, C, C, "quantity"),  # an error caught
    ("Ada came in May.", "date", C, C, S, "date"),  # an error approved
    ("Bea follows Cora.", "office", C, C, None, None),  # an error missed: no claim found
    ("Dan rules Ruritania.", "office", S, S, S, "office"),  # a truth supported
    ("Eve won the vote.", "election", S, S, C, "election"),  # a truth accused
    ("Fay lives in Ulm.", "place", S, S, U, "other"),  # a truth left open, of another kind
    ("Guy sits for the Blues.", "membership", S, S, None, None),  # a truth not found
    ("Hal spoke in Bonn.", "event", U, C, C, "event"),  # an error that only other sources know
    ("Ida sang twice.", "event", U, S, U, "event"),  # a truth that only other sources know
)
PASSAGES = (("A telling moment.", S), ("Joy all round.", U))
OUTSIDE = "Kay met Lou in Rome."  # not labelled, and contradicted all the same
TEXT = "\n".join((*(row[0] for row in ROWS), *(passage for passage, _ in PASSAGES), OUTSIDE))


def span_of(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start=start, end=start + len(quote))


LABELLED = LabelledArticle(
    slug="example",
    document=make_document(TEXT),
    style="blog",
    variant="planted",
    claims=tuple(
        GoldClaim(
            span=span_of(quote),
            quote=quote,
            statement=quote,
            kind=ClaimKind(kind),
            truth=truth,
            offline=offline,
            fact="table 1",
            correct="something else" if truth is C else None,
        )
        for quote, kind, offline, truth, _, _ in ROWS
    ),
    not_checkable=tuple(span_of(passage) for passage, _ in PASSAGES),
)
VERDICTS = (
    *(
        make_verdict(make_claim(TEXT, quote, kind=ClaimKind(our_kind)), verdict)
        for quote, _, _, _, verdict, our_kind in ROWS
        if verdict and our_kind
    ),
    *(make_verdict(make_claim(TEXT, passage), label) for passage, label in PASSAGES),
    make_verdict(
        make_claim(TEXT, OUTSIDE, kind=ClaimKind.PLACE), C, rationale="the table says Oslo"
    ),
)


def nothing_open(statements: Sequence[str]) -> Sequence[tuple[str, ...]]:
    """Find every statement in order, without a parser."""
    return [()] * len(statements)


ARTICLE = match_article(LABELLED, make_report(LABELLED.document, VERDICTS), nothing_open)
EVALUATION = Evaluation(name="example", digest="sha256:" + "0" * 64, articles=(ARTICLE,))
