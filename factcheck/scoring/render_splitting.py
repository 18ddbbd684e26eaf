"""Write the splitter's figures beside those of one claim a sentence."""

from collections.abc import Iterable, Mapping, Sequence

from factcheck.scoring.match import ArticleOutcome
from factcheck.scoring.render_figures import decimal, percent, ratio_json, rounded
from factcheck.scoring.splitting import SplittingFigures, measure_splitting


def splitting_text(articles: Sequence[ArticleOutcome]) -> str:
    """Write the block "splitting": a line a figure, ours and the baseline's."""
    splitting = measure_splitting(articles)
    lines = [f"{'splitting':<30}{'ours':<22}one claim a sentence"]
    pairs = zip(_cells(splitting.ours), _cells(splitting.baseline), strict=True)
    lines += [f"  {title:<28}{ours:<22}{theirs}" for (title, ours), (_, theirs) in pairs]
    return "\n".join(lines)


def splitting_json(articles: Sequence[ArticleOutcome]) -> Mapping[str, object]:
    """Give the same figures, ours and the baseline's."""
    splitting = measure_splitting(articles)
    return {"ours": _object(splitting.ours), "baseline": _object(splitting.baseline)}


def open_text(articles: Iterable[ArticleOutcome]) -> str:
    """List every statement that does not stand alone, with the words that leave it open."""
    lines = [
        f"{each.slug}:{each.line} [{', '.join(each.words)}] “{each.statement}”"
        for article in articles
        for each in article.open_statements
    ]
    return "\n".join(["not self-standing:", *lines]) if lines else "not self-standing: nothing"


def _cells(figures: SplittingFigures) -> tuple[tuple[str, str], ...]:
    return (
        ("claim recall", percent(figures.claim_recall)),
        ("span agreement, median", f"{decimal(figures.span_agreement):>7}"),
        ("kind accuracy", percent(figures.kind_accuracy)),
        ("not self-standing", percent(figures.not_self_standing)),
        ("part of another claim", percent(figures.nested)),
        ("claims a sentence", f"{decimal(figures.claims_a_sentence, 2):>7}"),
    )


def _object(figures: SplittingFigures) -> Mapping[str, object]:
    return {
        "claim_recall": ratio_json(figures.claim_recall),
        "span_agreement": rounded(figures.span_agreement),
        "kind_accuracy": ratio_json(figures.kind_accuracy),
        "not_self_standing": ratio_json(figures.not_self_standing),
        "nested": ratio_json(figures.nested),
        "claims_a_sentence": rounded(figures.claims_a_sentence),
    }
