"""A figure is set against the same figure of another year or country, or against trade's other side."""

from decimal import Decimal

import pytest

from factcheck.model.claim import Claim
from factcheck.splitter.quantity import ratio
from tests.unit.splitter.desk import Desk, name_in

EXPORTS, IMPORTS = "TX.VAL.MRCH.CD.WT", "TM.VAL.MRCH.CD.WT"
PEOPLE, PRICES, JOBS = "SP.POP.TOTL", "FP.CPI.TOTL.ZG", "SL.UEM.TOTL.ZS"


def found(desk: Desk, text: str, day: str | None = "2024-03-01") -> list[Claim]:
    """Give the comparisons of a story."""
    return desk.claims(ratio.ratio_claims, text, day)


def first(claim: Claim) -> str:
    """Give the preferred indicator's code."""
    return claim.slots.detail("indicator").split("|")[0].removeprefix("indicator:")


def bounds(claim: Claim) -> tuple[Decimal, Decimal]:
    """Give between which two values the comparison lies."""
    return Decimal(claim.slots.detail("low")), Decimal(claim.slots.detail("high"))


def middle(claim: Claim) -> Decimal:
    """Give the value in the middle of the bounds, to the hundredth."""
    return (sum(bounds(claim), Decimal(0)) / 2).quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    ("text", "figure", "years"),
    [
        (
            "Peru's exports in 2021 were twice what they were in 2010.",
            EXPORTS,
            ("2021", "2010"),
        ),
        (
            "Peru's population in 2020 was three times what it was in 1960.",
            PEOPLE,
            ("2020", "1960"),
        ),
        ("Peru's inflation in 2022 was double that of 2021.", PRICES, ("2022", "2021")),
        ("In 2023 Peru's unemployment was lower than in 2020.", JOBS, ("2023", "2020")),
        ("Peru's inflation was higher in 2022 than in 2021.", PRICES, ("2022", "2021")),
        ("In 2022 Peru's unemployment was lower than two years earlier.", JOBS, ("2022", "2020")),
    ],
)
def test_another_year_is_the_base(
    desk: Desk, text: str, figure: str, years: tuple[str, str]
) -> None:
    (claim,) = found(desk, text)
    assert (name_in(claim.slots.subject), first(claim)) == ("Peru", figure)
    assert (claim.slots.detail("years"), claim.slots.detail("base_years")) == years


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("twice what they were in 2010", "2"),
        ("three times their level of 2010", "3"),
        ("half as much again as in 2010", "1.5"),
        ("20 percent higher than in 2010", "1.2"),
        ("20 percent lower than in 2010", "0.8"),
        ("60 percent of the level of 2010", "0.6"),
        ("half of what they were in 2010", "0.5"),
        ("about the same as in 2010", "1"),
    ],
)
def test_the_words_say_how_many_times_the_base(desk: Desk, words: str, times: str) -> None:
    (claim,) = found(desk, f"Peru's exports in 2021 were {words}.")
    assert middle(claim) == Decimal(times)
    assert claim.slots.detail("measure") == "ratio"


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("higher than in 2010", "1.5", "0.5"),
        ("lower than in 2010", "0.5", "1.5"),
    ],
)
def test_higher_and_lower_leave_one_side_open(
    desk: Desk, words: str, inside: str, outside: str
) -> None:
    (claim,) = found(desk, f"Peru's exports in 2021 were {words}.")
    low, high = bounds(claim)
    assert low <= Decimal(inside) <= high
    assert not low <= Decimal(outside) <= high


@pytest.mark.parametrize(
    ("words", "value"),
    [("two million more than in 2010", "2"), ("two million fewer than in 2010", "-2")],
)
def test_a_number_more_or_fewer_is_a_difference(desk: Desk, words: str, value: str) -> None:
    (claim,) = found(desk, f"Peru's population in 2022 was {words}.")
    assert claim.slots.detail("measure") == "difference"
    assert middle(claim) == Decimal(value) * 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        "Peru's inflation in 2022 was two points higher than in 2021.",
        "Peru's inflation in 2022 was $2 billion more than in 2021.",
        "Peru's exports in 2021 were two million people more than in 2010.",
    ],
)
def test_a_difference_in_another_unit_is_not_read(desk: Desk, text: str) -> None:
    assert found(desk, text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Peru's exports have doubled since 2000.", "1.9", "2.1"),
        ("Peru's population has more than doubled since 1970.", "2", "2.5"),
        ("Peru's poverty rate has halved since 2005.", "0.48", "0.52"),
        ("Peru's infant mortality has more than halved since 2000.", "0.1", "0.5"),
    ],
)
def test_a_fold_since_a_year_is_counted_from_it(desk: Desk, text: str, low: str, high: str) -> None:
    (claim,) = found(desk, text)
    least, most = bounds(claim)
    assert least <= Decimal(low) <= Decimal(high) <= most
    assert claim.slots.detail("period") == "latest"
    assert text.endswith(f"since {claim.slots.detail('base_years')}.")


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        ("Germany's population is twice that of Spain.", "Germany", "Spain"),
        ("Brazil's population is four times that of Argentina.", "Brazil", "Argentina"),
        ("Peru's population in 2022 was 40 percent of that of Colombia.", "Peru", "Colombia"),
        ("Peru's inflation in 2022 was higher than in neighbouring Chile.", "Peru", "Chile"),
    ],
)
def test_another_country_is_the_base(desk: Desk, text: str, own: str, other: str) -> None:
    (claim,) = found(desk, text)
    assert (name_in(claim.slots.subject), name_in(claim.slots.object)) == (own, other)
    assert claim.slots.detail("base_years") == ""


def test_a_country_is_not_set_against_itself(desk: Desk) -> None:
    assert found(desk, "Peru's population is twice that of Peru.") == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "In 2023 Germany sold 50 percent more goods abroad than it bought.",
            f"indicator:{EXPORTS}+indicator:{IMPORTS}",
        ),
        (
            "In 2023 Germany's goods exports were 16 percent higher than its imports.",
            f"indicator:{EXPORTS}+indicator:{IMPORTS}",
        ),
        (
            "In 2023 the United States bought half as much again abroad as it sold.",
            f"indicator:{IMPORTS}+indicator:{EXPORTS}",
        ),
    ],
)
def test_the_other_side_of_trade_is_the_base(desk: Desk, text: str, pair: str) -> None:
    (claim,) = found(desk, text)
    assert claim.slots.detail("pair").split("|")[0] == pair
    assert claim.slots.detail("years") == "2023"


def test_a_following_sentence_takes_up_the_figure_before(desk: Desk) -> None:
    text = "Peru's inflation was 8 percent in 2022. That is twice the rate of 2021."
    (claim,) = found(desk, text)
    assert (name_in(claim.slots.subject), first(claim)) == ("Peru", PRICES)
    assert claim.slots.detail("strength") == "carried"


def test_the_words_reach_to_the_base(desk: Desk) -> None:
    (claim,) = found(desk, "Peru's exports in 2021 were twice what they were in 2010.")
    assert claim.quote == "twice what they were in 2010"


@pytest.mark.parametrize(
    "text",
    [
        "Peru's population is expected to double from what it was in 2000.",
        "Peru's exports will be twice what they were in 2010.",
        "If Peru's inflation were twice what it was in 2021, banks would fail.",
        "Could Peru's exports be twice what they were in 2010?",
    ],
)
def test_what_is_forecast_or_supposed_is_not_read(desk: Desk, text: str) -> None:
    assert found(desk, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru voted twice in 2021.",
        "The president visited Peru twice in 2021.",
        "Castillo won three times as many votes in Peru as in 2016.",
        "The prime minister of Peru is younger than in 2010.",
        "Peru's coffee is the same as in 2019.",
        "In 2023 the shop in Germany sold twice as much bread as it bought.",
    ],
)
def test_another_count_is_no_figure(desk: Desk, text: str) -> None:
    assert found(desk, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru's copper exports in 2021 were twice what they were in 2010.",
        "Peru's exports of copper in 2021 were twice those of 2010.",
        "Lima's population in 2020 was twice what it was in 1980.",
        "The company's sales in Peru were twice what they were in 2010.",
        "Peru's tax rate is twice that of Chile.",
    ],
)
def test_a_narrower_figure_is_not_the_country_s(desk: Desk, text: str) -> None:
    assert found(desk, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru's inflation was more than 8 percent in 2022.",
        "Peru's inflation in 2022 was higher than many feared.",
        "Peru's GDP was 20 percent higher than that.",
        "Exports were twice what they were in 2010.",
    ],
)
def test_without_a_base_or_a_country_there_is_no_comparison(desk: Desk, text: str) -> None:
    assert found(desk, text) == []
