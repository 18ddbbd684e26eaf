"""Check that names fold, split and compare as readers would."""

import pytest

from factcheck.normalise.names import (
    abbreviation_of,
    fold,
    fold_tokens,
    same_name,
    split_name,
    without_possessive,
    without_title,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("U.S.", "us"),
        ("US", "us"),
        ("Díaz-Canel", "diaz canel"),
        ("J. D. Vance", "jd vance"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Trinidad & Tobago", "trinidad and tobago"),
        ("Korea, South", "korea south"),
        ("Łódź", "lodz"),
        ("Türkiye", "turkiye"),
        ("İstanbul", "istanbul"),
        ("  São   Tomé ", "sao tome"),
        ("", ""),
    ],
)
def test_fold_brings_spellings_together(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_tokens_gives_the_words() -> None:
    assert fold_tokens("Alexander Van der Bellen") == ("alexander", "van", "der", "bellen")


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Javier Gerardo MILEI", "Javier Gerardo", "Milei"),
        ("XI Jinping", "Jinping", "Xi"),
        ("Alexander VAN DER BELLEN", "Alexander", "Van Der Bellen"),
        ('Michiel "Mike" EMAN', "Michiel", "Eman"),
        ("Ursula von der Leyen", "Ursula", "von der Leyen"),
        ("MILEI, Javier", "Javier", "Milei"),
        ("Sir Keir Starmer", "Keir", "Starmer"),
        ("Joe McALLISTER", "Joe", "McAllister"),
        ("Robert F. Kennedy Jr.", "Robert F.", "Kennedy Jr."),
        ("King Charles III", "", "Charles III"),
        ("Milei", "", "Milei"),
        ("", "", ""),
    ],
)
def test_split_name_finds_the_family_name(text: str, given: str, family: str) -> None:
    name = split_name(text)
    assert (name.given, name.family) == (given, family)


def test_split_name_keeps_nickname_and_title_aside() -> None:
    name = split_name('Gen. Michiel "Mike" EMAN')
    assert (name.title, name.nickname) == ("Gen.", "Mike")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Javier Milei", "Javier Gerardo MILEI"),
        ("J. Milei", "Javier Milei"),
        ("President Javier Milei's", "Milei"),
        ("Xi", "XI Jinping"),
        ("Xi Jinping", "Jinping Xi"),
        ("Gustavo Petro", "Gustavo Francisco Petro Urrego"),
        ("Orban", "Viktor Mihály Orbán"),
        ("Yoon Suk-yeol", "YOON Suk Yeol"),
        ("Charles III", "King Charles"),
    ],
)
def test_same_name_holds_for_forms_of_one_name(first: str, second: str) -> None:
    assert same_name(first, second)
    assert same_name(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Cristina Kirchner", "Néstor Kirchner"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("George W. Bush", "George H. W. Bush"),
        ("Charles II", "Charles III"),
        ("J. Milei", "Karina Milei"),
        ("", ""),
        ("", "Milei"),
    ],
)
def test_same_name_fails_for_different_people(first: str, second: str) -> None:
    assert not same_name(first, second)
    assert not same_name(second, first)


def test_without_possessive_takes_both_apostrophes() -> None:
    assert without_possessive("Argentina's") == "Argentina"
    assert without_possessive("Argentina’s") == "Argentina"
    assert without_possessive("the Philippines'") == "the Philippines"


def test_without_title_keeps_a_title_that_is_a_name() -> None:
    assert without_title("Gen. Sir John Smith") == "John Smith"
    assert without_title("Major Smith") == "Major Smith"


def test_abbreviation_of_takes_the_capitals() -> None:
    assert abbreviation_of("United Arab Emirates") == "UAE"
    assert abbreviation_of("France") == ""
