"""A figure set against another value is held against both."""

from collections.abc import Sequence

import pytest

from factcheck.checkers.quantity import CHECKER
from factcheck.model.claim import Claim
from factcheck.model.evidence import SlotMatch, Stance
from factcheck.model.fact import Figure
from factcheck.model.value import EntityRef
from tests.unit.checkers.figures import (
    EXPORTS,
    IMPORTS,
    PEOPLE,
    PRICES,
    bundle,
    figure_claim,
    judged,
    yearly,
)
from tests.unit.checkers.freedonia import SYLVANIA

MILLION = 1_000_000


def people(*millions: tuple[int, str], entity: str = "country:FRE") -> Sequence[Figure]:
    """Give a country's population of some years."""
    values = {year: f"{float(value) * MILLION:.0f}" for year, value in millions}
    return yearly(PEOPLE, values, entity=entity, unit="person")


def times(
    low: str,
    high: str,
    *,
    base: str = "2010",
    years: str = "2019",
    indicator: str = PEOPLE,
    measure: str = "ratio",
    other: EntityRef | None = None,
    pair: str = "",
    period: str = "year",
    strength: str = "strong",
    basis: str = "named",
) -> Claim:
    """Say how many times a figure is what it was in the base year."""
    return figure_claim(
        indicator,
        None,
        years=years,
        other=other,
        relation="ratio",
        measure=measure,
        low=low,
        high=high,
        base_years=base,
        pair=pair,
        period=period,
        strength=strength,
        basis=basis,
    )


def more(millions: int) -> Claim:
    """Say how many million people more than in 2010 there are."""
    exact = str(millions * MILLION)
    return times(exact, exact, measure="difference")


@pytest.mark.parametrize(
    ("before", "after", "stance"),
    [
        ("1", "2.05", "supports"),
        ("1", "2.3", "supports"),
        ("1", "2.6", "neutral"),
        ("1", "1.5", "neutral"),
        ("1", "5.6", "refutes"),
        ("1", "1.1", "refutes"),
        ("2", "1", "refutes"),
    ],
)
def test_twice_as_many_is_held_against_both_years(before: str, after: str, stance: str) -> None:
    found = judged(times("1.8", "2.2"), *people((2010, before), (2019, after)))
    assert found.stance.value == stance


@pytest.mark.parametrize(
    ("low", "high", "after", "stance"),
    [
        ("1", "1000", "1.5", "supports"),
        ("1", "1000", "1", "neutral"),
        ("1", "1000", "0.99", "neutral"),
        ("1", "1000", "0.5", "refutes"),
        ("0", "1", "0.5", "supports"),
        ("0", "1", "1", "neutral"),
        ("0", "1", "1.01", "neutral"),
        ("0", "1", "1.5", "refutes"),
    ],
)
def test_higher_or_lower_is_excluded_only_by_a_value_clearly_on_the_other_side(
    low: str, high: str, after: str, stance: str
) -> None:
    found = judged(times(low, high), *people((2010, "1"), (2019, after)))
    assert found.stance.value == stance


@pytest.mark.parametrize(
    ("millions", "before", "after", "stance"),
    [
        (2, "1", "3", "supports"),
        (2, "1", "3.8", "neutral"),
        (2, "1", "9", "refutes"),
        (2, "1", "1.1", "refutes"),
        (2, "9", "7", "refutes"),
        (-2, "9", "7", "supports"),
        (-2, "9", "1", "refutes"),
        (-2, "7", "9", "refutes"),
    ],
)
def test_a_number_more_or_fewer_is_held_against_the_difference(
    millions: int, before: str, after: str, stance: str
) -> None:
    found = judged(more(millions), *people((2010, before), (2019, after)))
    assert found.stance.value == stance


@pytest.mark.parametrize(
    ("measure", "told", "correction"),
    [
        ("ratio", "2", "9 times as much"),
        ("difference", "2000000", "8 million people more"),
    ],
)
def test_a_wrong_comparison_is_corrected_in_its_own_measure(
    measure: str, told: str, correction: str
) -> None:
    found = judged(times(told, told, measure=measure), *people((2010, "1"), (2019, "9")))
    assert found.correction == correction
    assert dict(found.slots)["quantity"] is SlotMatch.DIFFERS


def test_a_right_ratio_is_not_corrected_and_shows_both_values() -> None:
    found = judged(times("1.8", "2.2"), *people((2010, "1"), (2019, "2.05")))
    assert found.correction is None
    assert "2.05 million people in 2019, against 1 million people in 2010" in found.because


def test_both_values_rows_are_the_evidence() -> None:
    rows = people((2010, "1"), (2015, "1.5"), (2019, "2"))
    found = judged(times("1.8", "2.2"), *rows)
    assert set(found.evidence.facts) == {rows[0], rows[2]}


@pytest.mark.parametrize(
    ("period", "strength", "basis"),
    [
        ("undated", "strong", "named"),
        ("inherited", "strong", "named"),
        ("year", "carried", "named"),
        ("year", "strong", "paragraph"),
        ("year", "strong", "mixed"),
    ],
)
def test_what_the_article_leaves_open_is_not_accused(
    period: str, strength: str, basis: str
) -> None:
    claim = times("1.8", "2.2", period=period, strength=strength, basis=basis)
    assert judged(claim, *people((2010, "1"), (2019, "5.6"))).stance is Stance.NEUTRAL


@pytest.mark.parametrize(("last", "stance"), [("2.05", "supports"), ("1", "neutral")])
def test_every_year_that_may_be_meant_has_to_agree(last: str, stance: str) -> None:
    claim = times("1.8", "2.2", years="2019|2018", period="latest")
    found = judged(claim, *people((2010, "1"), (2018, last), (2019, "2.05")))
    assert found.stance.value == stance


@pytest.mark.parametrize(
    ("second", "stance"), [("1.05", "supports"), ("2", "neutral"), ("0.2", "neutral")]
)
def test_every_base_year_that_may_be_meant_has_to_agree(second: str, stance: str) -> None:
    claim = times("1.8", "2.2", base="2010|2011")
    found = judged(claim, *people((2010, "1"), (2011, second), (2019, "2.05")))
    assert found.stance.value == stance


@pytest.mark.parametrize(("own", "stance"), [("2.05", "supports"), ("0.2", "refutes")])
def test_another_country_is_compared_in_the_same_year(own: str, stance: str) -> None:
    claim = times("1.8", "2.2", base="", other=SYLVANIA)
    theirs = people((2019, "1"), entity="country:SYL")
    found = judged(claim, *people((2019, own)), *theirs)
    assert found.stance.value == stance
    assert "against Sylvania 1 million people in 2019" in found.because


def trade(first: str, second: str, low: str, high: str) -> Claim:
    """Say how many times one side of trade is the other in 2019."""
    return times(low, high, base="", indicator=first, pair=f"{first}+{second}")


@pytest.mark.parametrize(
    ("first", "second", "stance"),
    [(EXPORTS, IMPORTS, "supports"), (IMPORTS, EXPORTS, "refutes")],
)
def test_the_sides_of_trade_are_compared_in_the_order_told(
    first: str, second: str, stance: str
) -> None:
    rows = (
        *yearly(EXPORTS, {2019: "30000000000"}, unit="USD"),
        *yearly(IMPORTS, {2019: "20000000000"}, unit="USD"),
    )
    assert judged(trade(first, second, "1.45", "1.55"), *rows).stance.value == stance


@pytest.mark.parametrize("theirs", ["country:FRE", "country:SYL"])
def test_one_side_of_trade_needs_the_country_s_other(theirs: str) -> None:
    rows = yearly(EXPORTS, {2019: "30000000000"}, unit="USD")
    if theirs != "country:FRE":
        rows += yearly(IMPORTS, {2019: "20000000000"}, entity=theirs, unit="USD")
    assert CHECKER.check(trade(EXPORTS, IMPORTS, "1.45", "1.55"), bundle(*rows)) is None


@pytest.mark.parametrize(
    "rows",
    [people((2019, "2")), people((2010, "1")), people((2011, "1"), (2018, "2"))],
)
def test_a_missing_year_says_nothing(rows: Sequence[Figure]) -> None:
    assert CHECKER.check(times("1.8", "2.2"), bundle(*rows)) is None


def test_a_year_is_not_set_against_itself() -> None:
    claim = times("1.8", "2.2", base="2019")
    assert CHECKER.check(claim, bundle(*people((2010, "1"), (2019, "2")))) is None


@pytest.mark.parametrize(("before", "after"), [("-1", "-2"), ("-1", "2"), ("0", "2"), ("2", "-1")])
def test_values_at_or_below_zero_have_no_ratio(before: str, after: str) -> None:
    claim = times("1.8", "2.2", indicator=PRICES)
    assert CHECKER.check(claim, bundle(*yearly(PRICES, {2010: before, 2019: after}))) is None
