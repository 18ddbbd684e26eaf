"""Capitals of the past and the numbers of a part are not the country's."""

import pytest

from factcheck.splitter import place
from factcheck.splitter.quantity import figures as quantity
from tests.unit.splitter.desk import Desk


@pytest.mark.parametrize(
    "text",
    [
        "Rio de Janeiro was the capital of Brazil until 1960.",
        "Bonn was the capital of West Germany until 1990.",
        "Myanmar's former capital is Yangon.",
        "Germany, whose former capital was Bonn, borders nine countries.",
        "The capital of East Germany was East Berlin.",
        "In 1900 the capital of Nigeria was Calabar.",
        "Munich is the capital of Bavaria.",
    ],
)
def test_a_capital_of_the_past_or_of_a_part_is_not_claimed(desk: Desk, text: str) -> None:
    assert desk.claims(place.claims, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The capital of France is Paris.",
        "The capital of South Korea is Seoul.",
        "Auckland, the capital of New Zealand, has a harbour.",
    ],
)
def test_a_capital_of_today_is_claimed(desk: Desk, text: str) -> None:
    assert len(desk.claims(place.claims, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The population of Lagos, Nigeria's largest city, is 15 million.",
        "The population of Scotland, part of the United Kingdom, was 5.4 million in 2022.",
        "Wales, part of the United Kingdom, has a population of 3.1 million.",
        "Germany's population of Muslims was 5.5 million in 2020.",
        "Japan's population over 65 was 36 million in 2023.",
        "Argentina's unemployment rate for young men was 17 percent in 2023.",
    ],
)
def test_the_number_of_a_part_is_not_the_countrys(desk: Desk, text: str) -> None:
    assert desk.claims(quantity.claims, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The population of Argentina is 46 million.",
        "Argentina, South America's second-largest country, has a population of 46 million.",
        "Germany's population of 84 million is large.",
        "In Germany, the population of the country is 84 million.",
        "Spain's unemployment for 2023 was 12.2 percent.",
    ],
)
def test_the_number_of_the_country_is_read(desk: Desk, text: str) -> None:
    assert len(desk.claims(quantity.claims, text)) == 1
