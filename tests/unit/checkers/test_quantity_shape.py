"""Signs, changes, records and comparisons without a number; and measures of the land."""

import pytest

from factcheck.checkers.quantity import CHECKER
from factcheck.model.claim import Claim, Slot, Slots
from factcheck.model.evidence import Stance
from factcheck.model.value import Quantity
from tests.unit.checkers.figures import (
    ACCOUNT,
    GROWTH,
    PEOPLE,
    PRICES,
    amount,
    bundle,
    figure_claim,
    judged,
    measure,
    yearly,
)
from tests.unit.checkers.freedonia import FREEDONIA, SYLVANIA


@pytest.mark.parametrize(("value", "stance"), [("-5e9", "supports"), ("5e9", "refutes")])
def test_in_deficit_is_held_against_the_sign(value: str, stance: str) -> None:
    claim = figure_claim(ACCOUNT, None, measure="sign", sign="-1", relation="deficit")
    found = judged(claim, *yearly(ACCOUNT, {2019: value}, unit="USD"))
    assert found.stance.value == stance


def test_the_correction_of_a_side_names_the_other() -> None:
    claim = figure_claim(ACCOUNT, None, measure="sign", sign="-1", relation="deficit")
    found = judged(claim, *yearly(ACCOUNT, {2019: "5000000000"}, unit="USD"))
    assert found.correction == "a surplus of 5 billion US dollars"


def test_a_month_s_balance_is_not_held_against_the_year_s() -> None:
    claim = figure_claim(ACCOUNT, None, measure="sign", sign="-1", period="part")
    assert CHECKER.check(claim, bundle(*yearly(ACCOUNT, {2019: "5e9"}, unit="USD"))) is None


def test_growth_near_zero_excludes_neither_rise_nor_fall() -> None:
    claim = figure_claim(GROWTH, None, measure="sign", sign="-1")
    assert judged(claim, *yearly(GROWTH, {2019: "0.2"})).stance is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("before", "after", "stance"),
    [("2.0", "4.0", "supports"), ("4.0", "2.0", "refutes"), ("2.1", "2.0", "neutral")],
)
def test_a_rise_is_held_against_the_year_before(before: str, after: str, stance: str) -> None:
    claim = figure_claim(PRICES, None, measure="change", sign="1", relation="change_up")
    found = judged(claim, *yearly(PRICES, {2018: before, 2019: after}))
    assert found.stance.value == stance


@pytest.mark.parametrize(("rival", "stance"), [("5", "supports"), ("9", "refutes")])
def test_the_highest_since_a_year_beats_every_year_between(rival: str, stance: str) -> None:
    rows = yearly(PRICES, {2014: "12", 2015: rival, 2016: "3", 2017: "3", 2018: "4", 2019: "7"})
    claim = figure_claim(PRICES, None, measure="record", sign="1")
    claim = _since(claim, "2014")
    assert judged(claim, *rows).stance.value == stance


def _since(claim: Claim, year: str) -> Claim:
    details = tuple(sorted({**dict(claim.slots.details), "since": year}.items()))
    return _with(claim, Slots(subject=claim.slots.subject, relation="record", details=details))


def _with(claim: Claim, slots: Slots) -> Claim:
    return Claim(
        span=claim.span,
        quote=claim.quote,
        statement=claim.statement,
        kind=claim.kind,
        slots=slots,
        as_of=claim.as_of,
    )


@pytest.mark.parametrize(("sign", "stance"), [("1", "refutes"), ("-1", "supports")])
def test_two_countries_are_compared_in_the_last_year_both_have(sign: str, stance: str) -> None:
    own = yearly(PEOPLE, {2018: "90", 2019: "10"}, unit="person")
    other = yearly(PEOPLE, {2018: "10", 2019: "50"}, entity="country:SYL", unit="person")
    claim = figure_claim(
        PEOPLE, None, years="2020|2019", measure="compare", sign=sign, other=SYLVANIA
    )
    found = judged(claim, *own, *other)
    assert found.stance.value == stance
    assert "Sylvania 50" in found.because


def test_a_comparison_needs_both_countries() -> None:
    claim = figure_claim(PEOPLE, None, measure="compare", sign="1", other=SYLVANIA)
    own = yearly(PEOPLE, {2019: "10"}, unit="person")
    assert CHECKER.check(claim, bundle(*own)) is None


def land(name: str, quantity: Quantity, *, border: bool = False) -> Claim:
    """Give a claim of an attribute."""
    plain = figure_claim("", None)
    place = Slot(text="Freedonia", value=FREEDONIA)
    return _with(
        plain,
        Slots(
            subject=place,
            object=Slot(text="Sylvania", value=SYLVANIA) if border else None,
            relation="attribute",
            quantity=Slot(text=f"{quantity.value} {quantity.unit}", value=quantity),
            details=(("attribute", name), ("measure", name)),
        ),
    )


@pytest.mark.parametrize(
    ("written", "unit", "stance"),
    [
        ("4550", "m", "supports"),
        ("14928", "ft", "supports"),
        ("4550", "ft", "refutes"),
        ("4800", "m", "neutral"),
        ("9000", "m", "refutes"),
    ],
)
def test_a_height_is_held_against_the_data_in_its_unit(
    written: str, unit: str, stance: str
) -> None:
    row = measure("highest-point-elevation", "4550", "m")
    found = judged(land("highest-point-elevation", amount(written, unit)), row)
    assert found.stance.value == stance


def test_the_right_number_in_the_wrong_unit_is_named_so() -> None:
    row = measure("highest-point-elevation", "4550", "m")
    found = judged(land("highest-point-elevation", amount("4550", "ft")), row)
    assert "of another unit than m" in found.because
    assert found.correction == "4550 m"


def test_a_border_is_the_one_with_the_neighbour_named() -> None:
    rows = (
        measure("border", "867", "km", "country:SYL"),
        measure("border", "1640", "km", "country:XXX"),
    )
    assert judged(land("border", amount("867", "km"), border=True), *rows).stance is Stance.SUPPORTS
    assert judged(land("border", amount("1640", "km"), border=True), *rows).stance is Stance.REFUTES
