"""A figure supports, excludes or leaves open what an article says of it."""

from datetime import date
from decimal import Decimal

import pytest

from factcheck.checkers.quantity import CHECKER
from factcheck.model.claim import ClaimKind
from factcheck.model.evidence import Stance
from factcheck.model.fact import Figure
from factcheck.model.value import Hedge
from tests.unit.checkers.figures import (
    ACCOUNT,
    EXPORTS,
    GOODS,
    GROWTH,
    IMPORTS,
    MONTHLY,
    PEOPLE,
    PRICES,
    amount,
    bundle,
    figure_claim,
    judged,
    yearly,
)


def test_the_checker_reads_quantity_claims_only() -> None:
    assert CHECKER.handles == {ClaimKind.QUANTITY}
    assert CHECKER.name == "quantity"


def test_the_published_value_supports_the_number_rounded_as_written() -> None:
    found = judged(figure_claim(GROWTH, amount("2.8"), sign="1"), *yearly(GROWTH, {2019: "2.81"}))
    assert found.stance is Stance.SUPPORTS
    assert found.because == (
        "The article says 2.8 for 2019; Gazette of Freedonia NY.GDP.MKTP.KD.ZG, Freedonia, "
        "2019: 2.81%."
    )
    assert found.evidence.excerpt == "NY.GDP.MKTP.KD.ZG, Freedonia, 2019: 2.81"
    assert found.evidence.value == "2.81%"


def test_only_the_deciding_row_is_shown() -> None:
    rows = yearly(GROWTH, {2018: "1", 2019: "2.81", 2020: "3"})
    found = judged(figure_claim(GROWTH, amount("2.8"), sign="1"), *rows)
    assert [fact.start.year for fact in found.evidence.facts if isinstance(fact, Figure)] == [2019]


def test_a_revision_later_still_supports() -> None:
    found = judged(figure_claim(GROWTH, amount("2.8"), sign="1"), *yearly(GROWTH, {2019: "3.1"}))
    assert found.stance is Stance.SUPPORTS


def test_a_difference_as_between_publishers_decides_nothing() -> None:
    found = judged(figure_claim(GROWTH, amount("2.8"), sign="1"), *yearly(GROWTH, {2019: "4.0"}))
    assert found.stance is Stance.NEUTRAL
    assert "too near to exclude" in found.because


def test_a_number_far_out_is_contradicted_and_corrected() -> None:
    found = judged(figure_claim(GROWTH, amount("9.8"), sign="1"), *yearly(GROWTH, {2019: "2.81"}))
    assert found.stance is Stance.REFUTES
    assert found.correction == "2.8%"


@pytest.mark.parametrize(("value", "stance"), [("-4.13", "supports"), ("4.1", "refutes")])
def test_the_sign_of_the_words_counts(value: str, stance: str) -> None:
    found = judged(figure_claim(GROWTH, amount("4.1"), sign="-1"), *yearly(GROWTH, {2019: value}))
    assert found.stance.value == stance


def test_a_fall_where_there_was_a_rise_is_corrected_by_a_rise() -> None:
    found = judged(figure_claim(GROWTH, amount("4.1"), sign="-1"), *yearly(GROWTH, {2019: "4.1"}))
    assert found.correction == "plus 4.1%"


def test_a_surplus_where_there_was_a_deficit_is_contradicted() -> None:
    rows = yearly(ACCOUNT, {2019: "-6900000000"}, unit="USD")
    claim = figure_claim(
        ACCOUNT, amount("6.9e9", "USD"), sign="1", relation="surplus", basis="context"
    )
    found = judged(claim, *rows)
    assert found.stance is Stance.REFUTES
    assert found.correction == "a deficit of 6.9 billion US dollars"


def test_millions_for_billions_are_contradicted() -> None:
    rows = yearly(ACCOUNT, {2019: "277300000000"}, unit="USD")
    claim = figure_claim(ACCOUNT, amount("280000000", "USD"), sign="1", relation="surplus")
    assert judged(claim, *rows).correction == "a surplus of 280 billion US dollars"


def test_another_year_s_value_is_named_as_a_near_miss() -> None:
    rows = yearly(PRICES, {2018: "7.6", 2019: "9.4"})
    found = judged(figure_claim(PRICES, amount("7.6"), sign="1"), *rows)
    assert found.stance is Stance.NEUTRAL
    assert found.because.endswith("7.6% is 2018's.")


def test_inflation_by_another_count_is_not_contradicted() -> None:
    # December on December 211, on the yearly average 133: both are published.
    found = judged(figure_claim(PRICES, amount("211"), sign="1"), *yearly(PRICES, {2019: "133.5"}))
    assert found.stance is Stance.NEUTRAL


@pytest.mark.parametrize("period", ["latest", "inherited"])
def test_an_unpinned_year_may_be_any_of_the_latest(period: str) -> None:
    rows = yearly(GROWTH, {2018: "1.1", 2019: "2.8"})
    claim = figure_claim(GROWTH, amount("2.8"), years="2020|2019|2018", period=period, sign="1")
    found = judged(claim, *rows)
    assert (found.stance, found.confidence) == (Stance.SUPPORTS, 0.8)


def test_an_undated_past_is_never_contradicted() -> None:
    rows = yearly(GROWTH, {2018: "1.1", 2019: "2.8", 2020: "1"})
    claim = figure_claim(GROWTH, amount("19"), years="2020|2019", period="undated", sign="1")
    assert judged(claim, *rows).stance is Stance.NEUTRAL


def test_years_after_the_article_do_not_count() -> None:
    claim = figure_claim(GROWTH, amount("2.8"), years="2021", sign="1")
    assert CHECKER.check(claim, bundle(*yearly(GROWTH, {2021: "2.8"}))) is None


def test_the_year_of_the_article_may_support_but_not_exclude_alone() -> None:
    rows = yearly(GROWTH, {2018: "5.5", 2019: "5.8", 2020: "-6"})
    claim = figure_claim(GROWTH, amount("5.6"), years="2020", sign="1")
    assert judged(claim, *rows).stance is Stance.NEUTRAL


@pytest.mark.parametrize(("value", "stance"), [("0.4", "supports"), ("2.6", "neutral")])
def test_less_than_holds_of_much_less(value: str, stance: str) -> None:
    claim = figure_claim(PRICES, amount("2", low="1", high="2", hedge=Hedge.UNDER), sign="1")
    assert judged(claim, *yearly(PRICES, {2019: value})).stance.value == stance


def test_more_than_is_not_excluded_by_much_more() -> None:
    claim = figure_claim(
        PEOPLE, amount("100000000", "person", low="1e8", high="1.5e8", hedge=Hedge.OVER)
    )
    found = judged(claim, *yearly(PEOPLE, {2019: "210000000"}, unit="person"))
    assert found.stance is Stance.NEUTRAL


def test_common_words_never_accuse() -> None:
    rows = yearly(PEOPLE, {2019: "56000000"}, unit="person")
    claim = figure_claim(PEOPLE, amount("2000000", "person"), strength="weak")
    assert judged(claim, *rows).stance is Stance.NEUTRAL


def test_what_is_all_guessed_needs_a_close_fit() -> None:
    rows = yearly(PEOPLE, {2019: "56000000"}, unit="person")
    for number, low, high, stance in (
        ("56000000", "55500000", "56500000", Stance.SUPPORTS),
        ("60000000", "54000000", "66000000", Stance.NEUTRAL),
    ):
        claim = figure_claim(
            PEOPLE,
            amount(number, "person", low=low, high=high),
            basis="context",
            period="latest",
            strength="weak",
        )
        assert judged(claim, *rows).stance is stance


def test_a_second_meaning_of_the_words_does_not_accuse() -> None:
    rows = yearly(EXPORTS, {2019: "1000000000"}, unit="USD")
    claim = figure_claim(f"{IMPORTS}|{EXPORTS}", amount("9e9", "USD"))
    assert judged(claim, *rows).stance is Stance.NEUTRAL


def test_a_balance_is_computed_from_its_terms_with_the_working() -> None:
    rows = (
        *yearly(EXPORTS, {2019: "79700000000"}, unit="USD"),
        *yearly(IMPORTS, {2019: "60800000000"}, unit="USD"),
    )
    claim = figure_claim(GOODS, amount("18.9e9", "USD"), sign="1", relation="surplus")
    found = judged(claim, *rows)
    assert found.stance is Stance.SUPPORTS
    assert "TX.VAL.MRCH.CD.WT, Freedonia, 2019: 79700000000" in found.evidence.excerpt
    assert "(goods, year)" in found.because


def test_a_change_in_percent_is_computed_from_the_year_before() -> None:
    rows = yearly(EXPORTS, {2018: "100", 2019: "80"}, unit="USD")
    claim = figure_claim(EXPORTS, amount("20"), sign="-1", measure="growth", relation="growth")
    found = judged(claim, *rows)
    assert found.stance is Stance.SUPPORTS
    assert found.evidence.value == "-20% on the year before"


def months(values: list[int], first: date) -> tuple[Figure, ...]:
    """Give a monthly series of thirty-day months' first and twenty-eighth days."""
    rows = []
    for step, value in enumerate(values):
        year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
        rows.append(
            Figure(
                entity="country:FRE",
                indicator=MONTHLY,
                start=date(year, month + 1, 1),
                end=date(year, month + 1, 28),
                value=Decimal(value),
                unit="USD",
                source="gazette",
            )
        )
    return tuple(rows)


def test_months_since_a_day_add_up_to_one_of_the_last_published() -> None:
    rows = months([10, 20, 30, 40], date(2020, 2, 1))
    claim = figure_claim(
        MONTHLY,
        amount("60", "USD"),
        years="",
        period="window",
        since=(date(2020, 2, 10), date(2020, 6, 15)),
        sign="1",
        relation="surplus",
    )
    found = judged(claim, *rows)
    assert found.stance is Stance.SUPPORTS
    assert "2020-02 to 2020-04" in found.because
    assert len(found.evidence.facts) == 3


def test_twelve_months_make_a_year() -> None:
    rows = months([1] * 12, date(2019, 1, 1))
    claim = figure_claim(MONTHLY, amount("12", "USD"), sign="1", relation="surplus")
    assert judged(claim, *rows).stance is Stance.SUPPORTS
    assert CHECKER.check(claim, bundle(*rows[:11])) is None


def test_another_figure_or_country_is_not_compared() -> None:
    claim = figure_claim(GROWTH, amount("2.8"), sign="1")
    assert CHECKER.check(claim, bundle(*yearly(PRICES, {2019: "2.8"}))) is None
    other = yearly(GROWTH, {2019: "2.8"}, entity="country:SYL")
    assert CHECKER.check(claim, bundle(*other)) is None
