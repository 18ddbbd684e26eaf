"""Parties beside people are read as memberships."""

import pytest

from factcheck.splitter import membership
from tests.unit.splitter.desk import Desk, facts

GERMANY = "Germany voted. In Germany, "


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Olaf Scholz of the SPD spoke.", "party:DEU:spd"),
        ("Olaf Scholz (SPD) spoke.", "party:DEU:spd"),
        ("Olaf Scholz represents the SPD.", "party:DEU:spd"),
        ("Friedrich Merz, leader of the CDU, spoke.", "party:DEU:cdu"),
        ("Representing the SPD, Olaf Scholz spoke.", "party:DEU:spd"),
    ],
)
def test_a_person_belongs_to_the_party_beside(desk: Desk, text: str, party: str) -> None:
    (claim,) = desk.claims(membership.claims, GERMANY + text)
    assert claim.slots.relation == "member_of_party"
    assert claim.slots.object is not None
    assert claim.slots.object.value.id == party


def test_a_claim_names_both_and_the_country(desk: Desk) -> None:
    found = desk.claims(membership.claims, GERMANY + "Olaf Scholz of the SPD spoke.")
    assert facts(found)[0][:2] == ("member_of_party", "Olaf Scholz")
    assert found[0].slots.place is not None
    assert found[0].slots.place.value.id == "country:DEU"


@pytest.mark.parametrize(
    "text", ["Olaf Scholz spoke about the SPD.", "The SPD cheered when Olaf Scholz spoke."]
)
def test_talk_of_a_party_is_no_membership(desk: Desk, text: str) -> None:
    assert desk.claims(membership.claims, GERMANY + text) == []


def test_a_visitor_s_party_is_of_the_visitor_s_country(desk: Desk) -> None:
    text = "France hosted. In France and Paris, Germany's Olaf Scholz of the SPD spoke."
    (claim,) = desk.claims(membership.claims, text)
    assert claim.slots.place is not None
    assert claim.slots.place.value.id == "country:DEU"
    assert desk.reading(text).home == "country:FRA"
