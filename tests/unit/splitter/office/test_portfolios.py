"""Who runs a ministry is read without the word minister."""

import pytest

from factcheck.splitter.office import portfolios
from tests.unit.splitter.desk import Desk, name_in

DAY = "2023-06-01"


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        ("Defence goes to Boris Pistorius.", "Boris Pistorius", "office:defence-minister"),
        ("Nancy Faeser runs the interior ministry.", "Nancy Faeser", "office:interior-minister"),
        ("Annalena Baerbock heads the foreign office.", "Annalena Baerbock", "office:foreign-minister"),
        ("Christian Lindner, at finance, disagreed.", "Christian Lindner", "office:finance-minister"),
    ],
)  # fmt: skip
def test_a_portfolio_is_its_minister_s_office(
    desk: Desk, text: str, person: str, office: str
) -> None:
    (claim,) = desk.claims(portfolios.claims, text, DAY)
    assert (claim.slots.relation, name_in(claim.slots.subject)) == ("holds", person)
    assert office in claim.slots.detail("office").split("|")
    assert claim.slots.place is not None
    assert claim.slots.place.value.id == "country:DEU"


@pytest.mark.parametrize(
    "text",
    [
        "Christian Lindner runs a fund.",
        "Christian Lindner, on finance policy, disagreed.",
        "Boris Pistorius replaced Christine Lambrecht at defence.",
    ],
)
def test_other_business_is_no_portfolio(desk: Desk, text: str) -> None:
    assert desk.claims(portfolios.claims, text, DAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "Gina Lopez, a foe of mining, takes over the department of health in the Philippines.",
        "In the Philippines health stays in the hands of Gina Lopez.",
    ],
)
def test_a_portfolio_may_stand_behind_an_aside_or_in_hands(desk: Desk, text: str) -> None:
    (claim,) = desk.claims(portfolios.claims, text, "2016-06-30")
    assert name_in(claim.slots.subject) == "Gina Lopez"
    assert claim.slots.detail("office") == "office:health-minister"
    assert bool(claim.slots.detail("stays")) is ("stays" in text)
