"""A sentence becomes clauses, each with its subject, its mood and its speaker."""

import pytest

from factcheck.splitter.clause.tree import Mood
from tests.unit.splitter.clause.clause_desk import clauses, found, told_by


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee founded the firm in 1998 and sold it to Acme.",
            ["Ann Lee founded the firm in 1998", "Ann Lee sold it to Acme"],
        ),
        (
            "The bridge was built by Acme and opened by the queen.",
            ["The bridge was built by Acme", "The bridge was opened by the queen"],
        ),
        (
            "Ann Lee, who founded the firm, left in May.",
            ["Ann Lee founded the firm", "Ann Lee left in May"],
        ),
        (
            "The bill that parliament passed in June was vetoed.",
            ["parliament passed The bill in June", "The bill was vetoed"],
        ),
        (
            "Milei, the man who beat Massa, took office.",
            ["Milei is the man who beat Massa", "Milei beat Massa", "Milei took office"],
        ),
        (
            "The tour opened in Cardiff, where the queen met the mayor.",
            ["The tour opened in Cardiff", "the queen met the mayor"],
        ),
        (
            "Founded in 1856, the bank lost its licence.",
            ["the bank was Founded in 1856", "the bank lost its licence"],
        ),
        (
            "The film, directed by Ann Lee, made $4 million.",
            ["The film was directed by Ann Lee", "The film made $ 4 million"],
        ),
        ("Bern, the capital, has no airport.", ["Bern is the capital", "Bern has no airport"]),
        (
            "She resigned after her party lost the vote.",
            ["She resigned", "her party lost the vote"],
        ),
        ("She resigned after losing the vote.", ["She resigned", "She was losing the vote"]),
        (
            "The minister said that exports had fallen.",
            ["The minister said that exports had fallen", "exports had fallen"],
        ),
        ("Prices rose, the ministry said.", ["Prices rose", "the ministry said Prices rose"]),
        ("According to the ministry, prices rose.", ["prices rose"]),
        (
            "Voters who stayed at home decided the election.",
            ["Voters who stayed at home decided the election"],
        ),
        (
            "The court met on Monday; the police arrested two men.",
            ["The court met on Monday", "the police arrested two men"],
        ),
    ],
)
def test_every_predicate_is_a_clause_with_its_subject(text: str, expected: list[str]) -> None:
    assert [words for _, words in clauses(text)] == expected


def test_the_form_says_how_a_clause_hangs_on_its_sentence() -> None:
    text = "Bern, the capital, which grew fast, has no airport and says it wants none."
    assert [form for form, _ in clauses(text)] == [
        "apposition",
        "relative",
        "main",
        "conjunct",
        "reported",
    ]


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The bank cut rates.", Mood.STATED),
        ("The bank did not cut rates.", Mood.NEGATED),
        ("The bank never cut rates.", Mood.NEGATED),
        ("The bank will cut rates.", Mood.PREDICTED),
        ("The bank may cut rates.", Mood.PREDICTED),
        ("The bank is expected to cut rates.", Mood.PREDICTED),
        ("If prices fall, the bank would cut rates.", Mood.SUPPOSED),
    ],
)
def test_the_mood_says_what_a_clause_does_with_its_content(text: str, mood: Mood) -> None:
    assert found(text)[-1].mood is mood


def test_a_condition_is_supposed() -> None:
    assert [c.mood for c in found("If prices fall, the bank will wait.")] == [
        Mood.SUPPOSED,
        Mood.PREDICTED,
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister said that exports had fallen.", "The minister"),
        ("Exports had fallen, the minister said.", "the minister"),
        ("According to the ministry, exports had fallen.", "the ministry"),
        ("Ann Lee told voters that exports had fallen and jobs had gone.", "Ann Lee"),
        ("Exports had fallen.", ""),
    ],
)
def test_what_is_said_knows_who_says_it(text: str, speaker: str) -> None:
    fallen = next(c for c in found(text) if "had fallen" in told_by(text, c.words)[:10])
    assert told_by(text, fallen.speaker) == speaker


def test_the_clause_that_reports_says_so() -> None:
    reports = [c.reports for c in found("The minister said that exports had fallen.")]
    assert reports == [True, False]


def test_whose_means_the_noun_before_it() -> None:
    text = "Bo Fox, whose mother led the union, lost the seat."
    relative = found(text)[0]
    assert told_by(text, relative.antecedent) == "Bo Fox"


def test_a_sentence_without_a_verb_has_no_clause() -> None:
    assert found("A long night in Lima.") == []
    assert found("") == []
