"""Check the seed article as of its day: every public fact in it, and its one slip."""

from pathlib import Path

import pytest

from factcheck.model.report import Report
from factcheck.model.verdict import Label, Verdict
from tests.end_to_end.desk import check, contradicted, equipment, holding

SEED = Path(__file__).parents[2] / "seeds" / "trump-milei-call.txt"


@pytest.fixture(scope="module")
def report(session_cache: Path) -> Report:
    return check(SEED.read_text(encoding="utf-8"), "2024-11-13", equipment(session_cache))


def only(report: Report, relation: str, words: str) -> Verdict:
    found = holding(report, relation, words)
    assert len({(verdict.label, verdict.rationale) for verdict in found}) == 1, (relation, words)
    return found[0]


@pytest.mark.parametrize(
    ("relation", "words", "because"),
    [
        ("holds", "President Javier Milei", "Javier Milei (President, since 2023-12-10"),
        (
            "elect",
            "President-elect Donald Trump",
            "Donald Trump won: election of 2024-11-05 for president",
        ),
        ("began", "in December 2023", "Javier Milei (President, since 2023-12-10"),
        ("defeated", "Sergio Massa", "Javier Gerardo Milei 55.7%; Sergio Tomás Massa 44.3"),
        (
            "elected",
            "November 5 victory",
            "Donald J. Trump won: election of 2024-11-05 for president",
        ),
        ("defeated", "Kamala Harris", "312 electoral votes; Kamala Harris 48.3%, 226"),
        ("holds", "Vice President Kamala Harris", "(Vice President, 2021-01-20 to 2025-01-20)"),
        (
            "term_number",
            "second, non-consecutive",
            "Won: election of 2016-11-08 for president: Donald J.",
        ),
        ("holds", "Prime Minister Giorgia Meloni", "Giorgia Meloni (Prime Minister, since 2022"),
        ("holds", "Foreign Minister Gerardo Werthein", "Gerardo Werthein (Minister of Foreign"),
        ("removed", "replace Foreign Minister Diana Mondino", "2023-12-10 to 2024-10-30)"),
        ("holds", "spokesman Manuel Adorni", "Manuel Adorni (Presidential Spokesperson"),
        ("member_of_party", "Liberty Advances", "Javier Milei's party"),
        ("event_at", "G20 Summit in Rio de Janeiro", "2024 G20 summit: Rio de Janeiro"),
    ],
)
def test_every_public_fact_is_supported(
    report: Report, relation: str, words: str, because: str
) -> None:
    verdict = only(report, relation, words)
    assert verdict.label is Label.SUPPORTED
    assert because in verdict.rationale
    assert verdict.assessments[0].evidence.url.startswith("https://")


def test_the_trade_surplus_since_the_term_began_is_worked_out(report: Report) -> None:
    verdict = only(report, "surplus", "$16 billion trade surplus")
    assert verdict.label is Label.SUPPORTED
    # Ten months that the article could know add up to 16.075 billion.
    for part in ("2023-12 to 2024-09", "16.08 billion US dollars"):
        assert part in verdict.rationale


def test_the_only_contradiction_is_the_day_of_the_call(report: Report) -> None:
    wrong = [v for v in report.verdicts if v.label is Label.CONTRADICTED]
    wrong = [v for v in wrong if "socialist" not in v.claim.quote]
    assert [(v.claim.slots.relation, v.claim.quote, v.correction) for v in wrong] == [
        ("happened_on", "Wednesday’s call", "Tuesday")
    ]
    assert ("happened_on", "Tuesday") in contradicted(report)
    assert wrong[0].assessments[0].evidence.source == "article"
    assert wrong[0].assessments[0].evidence.locator == "line 1"
    assert wrong[0].rationale == (
        "The article puts the call on Wednesday here and on Tuesday in line 1: “call Tuesday”."
    )


@pytest.mark.parametrize(
    "words",
    [
        "“favorite president.”",
        "you are my favorite president",
        "long live liberty, damn it!",
        "celebratory meme",
        "Liberty Advances mascot",
        "“Make America Great Again.”",
        "people who admire each other",
        "remain confidential",
    ],
)
def test_quotations_meme_and_mascot_are_not_decided(report: Report, words: str) -> None:
    text = report.document.text
    at = text.index(words)
    over = [
        v for v in report.verdicts if v.claim.span.start < at + len(words) and at < v.claim.span.end
    ]
    assert {verdict.label for verdict in over} <= {Label.UNVERIFIED}


def test_a_former_minister_is_not_accused_in_the_month_of_her_removal(report: Report) -> None:
    labels = {verdict.label for verdict in holding(report, "holds", "Diana Mondino")}
    assert Label.CONTRADICTED not in labels


def test_every_quote_is_in_the_text(report: Report) -> None:
    text = report.document.text
    assert len(report.verdicts) > 25
    for verdict in report.verdicts:
        span = verdict.claim.span
        assert text[span.start : span.end] == verdict.claim.quote
