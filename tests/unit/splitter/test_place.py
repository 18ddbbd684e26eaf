"""Capitals are read from appositions and "is"."""

import pytest

from factcheck.splitter import place
from tests.unit.splitter.desk import Desk, name_in


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("Canberra is the capital of Australia.", "Canberra", "country:AUS"),
        ("Protests shook Nairobi, the capital of Kenya.", "Nairobi", "country:KEN"),
        ("In the Kenyan capital, Nairobi, they met.", "Nairobi", "country:KEN"),
        ("They met in Peru's capital, Lima.", "Lima", "country:PER"),
        ("Sydney is the capital of Australia.", "Sydney", "country:AUS"),
        ("Ghana is near, but Kenya's capital is Kampala, not Uganda.", "Kampala", "country:KEN"),
        ("From Rwanda they went to Congo's capital, Kinshasa.", "Kinshasa", "country:COD"),
    ],
)
def test_a_city_is_said_to_be_the_capital(desk: Desk, text: str, city: str, country: str) -> None:
    (claim,) = desk.claims(place.claims, text)
    assert claim.slots.relation == "capital_of"
    assert name_in(claim.slots.subject) == city
    assert claim.slots.place is not None
    assert claim.slots.place.value.id == country


@pytest.mark.parametrize(
    "text",
    [
        "Peru's capital account is open.",
        "Lima is a city in Peru.",
        "They met in the capital.",
        "Capital flows left Peru.",
        "Peru's capital, Arequipa's rival, is on the coast.",
    ],
)
def test_other_capital_is_no_city(desk: Desk, text: str) -> None:
    assert desk.claims(place.claims, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Police met in Banda Aceh, the capital of Indonesia's Aceh province.",
        "They met in Nanning, capital of southwest China's Guangxi region.",
        "They marched in Barcelona, the capital and largest city of Catalonia, in Spain.",
        "The strike in Brazil reached the state capital, Vitória.",
        "China plans a railway to the Tibetan capital Lhasa.",
        "Crowds filled the Okinawa capital Naha in Japan.",
    ],
)
def test_the_capital_of_a_part_is_no_claim_of_the_country(desk: Desk, text: str) -> None:
    assert desk.claims(place.claims, text) == []
