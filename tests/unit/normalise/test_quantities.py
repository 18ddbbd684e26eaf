"""Check that numbers come with their units, hedges and bounds."""

import pytest

from factcheck.model.value import Hedge, QuantityMention, Span
from factcheck.normalise.quantities import find_quantities


def only(text: str) -> QuantityMention:
    (mention,) = find_quantities(text)
    return mention


def bounds(text: str) -> tuple[str, str, str, str]:
    quantity = only(text).quantity
    return str(quantity.value), quantity.unit, str(quantity.low), str(quantity.high)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("sold 1,900 bowls", "1900", ""),
        ("sold 1 900 bowls", "1900", ""),
        ("sixteen", "16", ""),
        ("a hundred and five", "105", ""),
        ("half a million", "500000", ""),
        ("two dozen", "24", ""),
        ("three and a half", "3.5", ""),
        ("two and a half million", "2500000", ""),
        ("a quarter of a billion people", "250000000", "person"),
        ("two hundred and thirty million", "230000000", ""),
        ("3 lakh crore rupees", "3000000000000", "rupee"),
        ("$5bn", "5000000000", "USD"),
        ("R$ 40 billion", "40000000000", "BRL"),
        ("5 million US dollars", "5000000", "USD"),
        ("the 100-billion-dollar mark", "100000000000", "USD"),
        ("2.5 billion Swiss francs", "2500000000", "CHF"),
        ("70,000 naira", "70000", "NGN"),
        ("five per cent", "5", "percent"),
        ("-2.8%", "-2.8", "percent"),
        ("−2.8%", "-2.8", "percent"),
        ("minus 0.5 per cent", "-0.5", "percent"),
        ("1.2 points", "1.2", "percentage_point"),
        ("25 basis points", "25", "basis_point"),
        ("1.1 million square kilometres", "1100000", "km2"),
        ("4,550 feet", "4550", "ft"),
        ("332 electoral votes", "332", "vote"),
        ("29 MPs", "29", "member"),
        ("one in five", "20", "percent"),
        ("three quarters of them", "75", "percent"),
        ("four Argentines in ten", "40", "percent"),
        ("a third of them", "33.33", "percent"),
        ("a third term", "3", "ordinal"),
        ("her 51st bid", "51", "ordinal"),
        ("it doubled", "2", "times"),
        ("three times as large", "3", "times"),
    ],
)
def test_find_quantities_reads_number_and_unit(text: str, value: str, unit: str) -> None:
    assert bounds(text)[:2] == (value, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("16%", "15.5", "16.5"),
        ("3.0 million", "2950000", "3050000"),
        ("3 million", "2500000", "3500000"),
        ("1,900 bowls", "1850", "1950"),
        ("6,925 bowls", "6924.5", "6925.5"),
        ("40%", "39.5", "40.5"),
        ("152 seats", "152", "152"),
        ("about 33 per cent", "29.7", "36.3"),
        ("2.5 percent or so", "2.25", "2.75"),
        ("nearly 13 million", "11700000", "13000000"),
        ("just over 5.9 million", "5900000", "6000000"),
        ("just under 49 percent", "48", "49"),
        ("little more than 2 per cent", "2", "2.2"),
        ("well over $250bn", "250000000000", "375000000000"),
        ("less than 4%", "2", "4"),
        ("no more than 5%", "0", "5"),
        ("never got beyond three percent", "0", "3"),
        ("$17 billion or more", "17000000000", "34000000000"),
        ("between one and two per cent", "1", "2"),
        ("3-4%", "3", "4"),
        ("over nine in ten", "90", "100"),
    ],
)
def test_find_quantities_gives_the_bounds_of_the_wording(text: str, low: str, high: str) -> None:
    assert bounds(text)[2:] == (low, high)


def test_find_quantities_shares_scale_and_unit_backwards() -> None:
    first, last = find_quantities("fell from 84 to 68.4 billion dollars")
    assert (str(first.quantity.value), first.quantity.unit) == ("84000000000", "USD")
    assert (str(last.quantity.value), last.quantity.unit) == ("68400000000", "USD")


def test_find_quantities_keeps_results_apart() -> None:
    values = [
        (str(each.quantity.value), each.quantity.unit)
        for each in find_quantities("by 395 votes to 303")
    ]
    assert values == [("395", "vote"), ("303", "")]


def test_find_quantities_gives_a_part_the_unit_of_its_whole() -> None:
    units = [each.quantity.unit for each in find_quantities("57 of 183 mandates")]
    assert units == ["seat", "seat"]


def test_find_quantities_parts_span_and_number() -> None:
    text = "a surplus of well over $250bn last year"
    mention = only(text)
    assert text[mention.span.start : mention.span.end] == mention.text == "well over $250bn"
    assert text[mention.number.start : mention.number.end] == "$250bn"
    assert mention.quantity.hedge is Hedge.OVER


def test_find_quantities_gives_the_counted_noun() -> None:
    assert only("some 5.4 million inhabitants").noun == "inhabitants"
    assert only("260 farewell wreaths were laid").noun == "farewell wreaths"
    assert only("it was 14 and more").noun == ""


@pytest.mark.parametrize(
    "text",
    [
        "On 5 May 2020 he won",
        "in 2023 it fell",
        "at seven o'clock",
        "07.40 Searching goes on",
        "at 11:45 they left",
        "the 54-year-old",
        "one of them said no one knew",
        "G20 and COVID-19 and Article 5 and No. 10",
        "1. How clear was it?",
        "see https://example.org/2020/15",
        "at least",
    ],
)
def test_find_quantities_finds_none_in_dates_times_and_names(text: str) -> None:
    assert find_quantities(text) == ()


def test_find_quantities_skips_the_given_spans() -> None:
    text = "16 and 17"
    (mention,) = find_quantities(text, offset=10, skip=[Span(start=10, end=12)])
    assert mention.text == "17"
    assert mention.span == Span(start=17, end=19)


def test_find_quantities_keeps_lengths_of_time() -> None:
    assert bounds("chancellor for sixteen years")[:2] == ("16", "year")
