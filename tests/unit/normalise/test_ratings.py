import pytest

from factcheck.normalise.names import fold
from factcheck.normalise.ratings import Marks, _table, rating_of

CLASSES = {
    *("true", "mostly_true", "mixed", "mostly_false", "false"),
    *("misleading", "satire", "unproven", "outdated", "other"),
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("True", "true"),
        ("FALSE!", "false"),
        ("❌ Falso", "false"),
        ("Pants on Fire!", "false"),
        ("Mostly False", "mostly_false"),
        ("Half-True", "mixed"),
        ("Verdadero, pero…", "mostly_true"),
        ("Engañoso", "misleading"),
        ("Fehlender Kontext", "misleading"),
        ("Labeled Satire", "satire"),
        ("Unproven", "unproven"),
        ("Outdated", "outdated"),
        ("Incorrect. The figure was 3%.", "false"),
        ("Correct: the tables say so", "true"),
        ("True, but it needs context", "other"),
        ("False. It is true, however, of 2019", "other"),
        ("Not false", "other"),
        ("Not quite true", "other"),
        ("Altered", "other"),
        ("", "other"),
    ],
)
def test_words_give_the_class_only_where_they_are_all_of_a_rating(
    words: str, expected: str
) -> None:
    assert rating_of(words) == expected


def test_a_publisher_s_own_words_count_for_its_pages_alone() -> None:
    assert rating_of("Four Pinocchios", "washingtonpost.com") == "false"
    assert rating_of("Four Pinocchios", "snopes.com") == "other"


@pytest.mark.parametrize(
    ("value", "best", "worst", "expected"),
    [
        ("1", "5", "1", "false"),
        ("2", "5", "1", "mostly_false"),
        ("3", "5", "1", "mixed"),
        ("4", "5", "1", "mostly_true"),
        ("5", "5", "1", "true"),
        # The worst may be the larger number.
        ("5", "1", "5", "false"),
        ("1", "1", "5", "true"),
        ("-1", "5", "1", "other"),
        ("0", "5", "1", "other"),
        ("7", "5", "1", "other"),
        ("1", "1", "1", "other"),
        ("", "5", "1", "other"),
        ("NaN", "5", "1", "other"),
        ("1", "NaN", "1", "other"),
        ("1", "Infinity", "1", "other"),
        ("Infinity", "Infinity", "1", "other"),
        ("1e999999", "9e999999", "-9e999999", "other"),
        ("five", "5", "1", "other"),
    ],
)
def test_a_number_counts_on_its_own_scale(value: str, best: str, worst: str, expected: str) -> None:
    assert rating_of("", marks=Marks(value=value, best=best, worst=worst)) == expected


def test_words_go_before_numbers_and_a_slip_decides_nothing() -> None:
    lowest, highest = (Marks(value=n, best="5", worst="1") for n in ("1", "5"))
    assert rating_of("Half true", marks=lowest) == "mixed"
    assert rating_of("False", marks=lowest) == "false"
    assert rating_of("False", marks=highest) == "other"
    # Words that nobody knows may take a part of it back.
    assert rating_of("Look at the date", marks=lowest) == "mostly_false"
    assert rating_of("Look at the date", marks=highest) == "mostly_true"


def test_the_table_has_known_classes_and_no_phrase_twice() -> None:
    table = _table()
    assert set(table["class"]) < CLASSES
    assert {name for own in table["publisher"].values() for name in own.values()} <= CLASSES
    assert all(fold(words) == words for own in table["publisher"].values() for words in own)
    phrases = [(fold(phrase), name) for name, listed in table["class"].items() for phrase in listed]
    assert len({phrase for phrase, _ in phrases}) == len({*phrases})
