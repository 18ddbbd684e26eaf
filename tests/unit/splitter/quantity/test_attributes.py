"""Areas, borders, coasts and heights are claims only where they are the country's own."""

import pytest

from factcheck.splitter.quantity import figures as quantity
from tests.unit.splitter.desk import Desk, name_in


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("Greece covers 131,957 square kilometres.", "area-total"),
        ("Canada's area is about 10 million square kilometres.", "area-total"),
        ("Greece's coastline measures 13,676 kilometres.", "coastline"),
        ("Greece's highest mountain rises to 2,917 metres.", "highest-point-elevation"),
        ("Ethiopia's border with Kenya is 867 kilometres long.", "border"),
    ],
)
def test_a_country_s_own_measure_is_a_claim(desk: Desk, text: str, attribute: str) -> None:
    (claim,) = desk.claims(quantity.claims, text)
    assert claim.slots.detail("attribute") == attribute


def test_a_border_names_its_neighbour(desk: Desk) -> None:
    text = "Ethiopia's border with Kenya is 867 kilometres long."
    (claim,) = desk.claims(quantity.claims, text)
    assert name_in(claim.slots.object) == "Kenya"


@pytest.mark.parametrize(
    "text",
    [
        "A ship sank 30 kilometres off the coast of Greece.",
        "The camp lies 5 kilometres from Kenya's border with Somalia.",
        "In Greece the fire covers 200 square kilometres.",
        "In Brazil a skater set the record for the highest drop at 70 metres.",
        "Kenya fenced a 12 kilometre section of its border with Somalia.",
    ],
)
def test_other_lengths_and_areas_are_no_claim(desk: Desk, text: str) -> None:
    assert desk.claims(quantity.claims, text) == []
