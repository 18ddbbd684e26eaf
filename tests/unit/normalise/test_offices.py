"""Test which title is which office."""

import pytest

from factcheck.normalise.names import fold
from factcheck.normalise.offices import (
    classify,
    classify_all,
    is_single,
    office_label,
    office_phrases,
    offices,
)


@pytest.mark.parametrize(
    ("title", "country", "office"),
    [
        ("Chancellor", "DEU", "prime-minister"),
        ("Chancellor", "GBR", "finance-minister"),
        ("Chancellor", "PER", "foreign-minister"),
        ("Secretary of State", "USA", "foreign-minister"),
        ("Secretary of the Treasury", "USA", "finance-minister"),
        ("Taoiseach", "IRL", "prime-minister"),
        ("President of the Government", "ESP", "prime-minister"),
        ("President of the Swiss Confederation", "CHE", "president"),
        ("President of the Islamic Republic of Afghanistan", "AFG", "president"),
        ("President of the Senate", "ARG", "speaker"),
        ("First Minister", "GBR", "first-minister"),
        ("First Deputy Prime Minister", "CZE", "deputy-prime-minister"),
        ("Acting President", "KOR", "president"),
        ("Deputy President", "ZAF", "vice-president"),
        ("Federal Minister of the Interior", "AUT", "interior-minister"),
        ("Minister of State for Finance", "IND", "deputy-minister"),
        ("Minister of Railways", "IND", "minister"),
    ],
)
def test_classify_knows_titles(title: str, country: str, office: str) -> None:
    assert classify(title, f"country:{country}") == f"office:{office}"


def test_classify_gives_none_for_no_office() -> None:
    assert classify("Member of the Committee", "country:FRA") is None
    assert classify("Chancellor", "country:POL") is None


def test_classify_all_names_both_portfolios() -> None:
    found = classify_all("Minister of Economy and Finance", "country:FRA")
    assert set(found) == {"office:finance-minister", "office:economy-minister"}


def test_office_phrases_are_folded_and_point_at_known_offices() -> None:
    for phrase, uses in office_phrases().items():
        assert phrase == fold(phrase)
        assert {office for office, _ in uses} <= set(offices())


def test_limited_uses_come_first() -> None:
    uses = office_phrases()["chancellor"]
    assert uses
    assert all(where for _, where in uses)


def test_labels_and_single_seats() -> None:
    assert office_label("office:foreign-minister") == "foreign minister"
    assert office_label("office:chief-falconer") == "chief falconer"
    assert is_single("office:president")
    assert not is_single("office:deputy-prime-minister")
    assert not is_single("office:chief-falconer")
