"""A day on which somebody named took office is found in whatever words tell it."""

import pytest

from factcheck.splitter.office import recorded
from tests.unit.splitter.desk import Desk, facts


@pytest.mark.parametrize(
    "text",
    [
        "Javier Milei put on the sash on 10 December 2023.",
        "On 10 December 2023 the keys of the palace went to Javier Milei.",
    ],
)
def test_the_day_of_the_facts_is_a_claim(desk: Desk, text: str) -> None:
    (claim,) = desk.claims(recorded.claims, text)
    assert facts([claim]) == [("started", "Javier Milei", "2023-12-10")]
    assert claim.slots.detail("office") == "office:president"
    assert claim.slots.detail("office_from") == "facts"
    assert claim.statement == "Javier Milei took office as president in 2023-12-10 (Argentina)."


@pytest.mark.parametrize(
    "text",
    [
        "Javier Milei put on the sash on 11 December 2023.",
        "Javier Milei slept late on 10 December 2023.",
        "Sergio Massa left the palace on 10 December 2023.",
        "Javier Milei put on the sash in November 2023.",
    ],
)
def test_another_day_person_or_matter_is_none(desk: Desk, text: str) -> None:
    assert desk.claims(recorded.claims, text) == []
