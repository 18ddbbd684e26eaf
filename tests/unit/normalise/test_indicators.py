from decimal import Decimal

import pytest

from factcheck.normalise.indicators import (
    indicator_phrases,
    indicators_by_id,
    indicators_by_phrase,
    rounded,
)
from factcheck.normalise.names import fold

ALL = indicator_phrases()


@pytest.mark.parametrize("indicator", ALL, ids=lambda item: item.id)
def test_an_indicator_is_whole(indicator: object) -> None:
    item = indicators_by_id()[getattr(indicator, "id", "")]
    assert item.kind in {"level", "rate", "growth", "balance", "index"}
    assert item.needs in {"percent", "money", "person", "year", "number"}
    assert (item.needs == "percent") == (item.unit == "percent")
    assert (item.needs == "money") == (item.unit == "USD")
    assert item.phrases
    assert len(set(item.phrases)) == len(item.phrases)


def test_phrases_are_folded_text() -> None:
    wrong = [
        phrase
        for item in ALL
        for phrase in (*item.phrases, *item.positive, *item.negative)
        if fold(phrase) != phrase
    ]
    assert wrong == []


def test_ids_are_used_once() -> None:
    assert len(indicators_by_id()) == len(ALL)


def test_no_word_gives_both_signs() -> None:
    assert [item.id for item in ALL if set(item.positive) & set(item.negative)] == []


def test_what_can_be_negative_has_words_for_it() -> None:
    signless = {item.id for item in ALL if item.kind == "balance" and not item.negative}
    assert signless == set()


def test_a_phrase_gives_every_indicator_it_can_mean_in_order() -> None:
    found = [item.id for item in indicators_by_phrase()["trade surplus"]]
    assert found == [
        "indicator:derived.trade-balance-goods",
        "indicator:indec.balance",
        "indicator:derived.trade-balance",
    ]


def test_a_derived_figure_is_one_indicator_minus_another() -> None:
    derived = indicators_by_id()["indicator:derived.trade-balance-goods"]
    assert derived.terms == (
        "indicator:TX.VAL.MRCH.CD.WT",
        "indicator:TM.VAL.MRCH.CD.WT",
    )


@pytest.mark.parametrize(
    ("indicator", "published", "stored"),
    [
        ("FP.CPI.TOTL.ZG", "219.883929", "219.884"),
        ("FP.CPI.TOTL.ZG", "-0.00049", "0"),
        ("NY.GDP.MKTP.CD", "27720709000000", "27720710000000"),
        ("SP.POP.TOTL", "1438069596", "1438069596"),
        ("PA.NUS.FCRF", "0.9241666", "0.924167"),
    ],
)
def test_rounding_keeps_what_the_indicator_keeps(
    indicator: str, published: str, stored: str
) -> None:
    found = rounded(Decimal(published), indicators_by_id()[f"indicator:{indicator}"])
    assert format(found, "f") == stored
