"""Titles beside names and "is" give who holds an office, in which tense."""

import pytest

from factcheck.splitter.office import titles as office
from tests.unit.splitter.desk import Desk


def titles(desk: Desk, text: str, day: str | None = "2024-03-01") -> list[tuple[str, str, str]]:
    """Give relation, subject and offices of the title claims."""
    return [
        (c.slots.relation, c.slots.subject.value.name, c.slots.detail("office"))
        for c in desk.claims(office.claims, text, day)
        if c.slots.relation in {"holds", "held", "elect"} and c.slots.subject
    ]


PRESIDENT, PREMIER = "office:president", "office:prime-minister"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Gabriel Boric of Chile spoke.", ("holds", "Gabriel Boric", PRESIDENT)),
        ("Gabriel Boric, president of Chile, spoke.", ("holds", "Gabriel Boric", PRESIDENT)),
        ("The president of Chile, Gabriel Boric, spoke.", ("holds", "Gabriel Boric", PRESIDENT)),
        ("Gabriel Boric is the president of Chile.", ("holds", "Gabriel Boric", PRESIDENT)),
        ("Spain's prime minister, Pedro Sánchez, spoke.", ("holds", "Pedro Sánchez", PREMIER)),
        ("Former president Sebastián Piñera died.", ("held", "Sebastián Piñera", PRESIDENT)),
        ("Sebastián Piñera was president of Chile.", ("held", "Sebastián Piñera", PRESIDENT)),
        ("Finnish President-elect Alexander Stubb.", ("elect", "Alexander Stubb", PRESIDENT)),
        ("Then prime minister Boris Johnson of Britain.", ("held", "Boris Johnson", PREMIER)),
    ],
)
def test_a_title_is_said_of_the_person_beside_it(
    desk: Desk, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in titles(desk, text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile's president told Gabriel Boric so.",
        "His spokesman, Gabriel Boric said.",
        "Gabriel Boric met the king.",
        "Gabriel Boric flew to Peru.",
    ],
)
def test_an_office_of_another_is_not_the_person_s(desk: Desk, text: str) -> None:
    assert [t for t in titles(desk, text) if t[1] == "Gabriel Boric"] == []


def test_the_claim_says_the_country_the_title_and_the_day(desk: Desk) -> None:
    (claim,) = desk.claims(office.claims, "Gabriel Boric is the president of Chile.")
    assert claim.statement == "Gabriel Boric is president of Chile (as of 2024-03-01)."
    assert claim.slots.place is not None
    assert claim.slots.place.value.id == "country:CHL"
    assert claim.slots.detail("title") == "president"
    assert claim.slots.detail("known_as") == "office:president"
    assert str(claim.as_of) == "2024-03-01"


def test_a_story_without_a_day_claims_no_day(desk: Desk) -> None:
    (claim,) = desk.claims(office.claims, "Gabriel Boric is the president of Chile.", None)
    assert claim.statement == "Gabriel Boric is president of Chile."
    assert claim.as_of is None


def test_a_title_means_the_office_of_the_country(desk: Desk) -> None:
    german = titles(desk, "German Chancellor Olaf Scholz spoke.")
    british = titles(desk, "British Chancellor of the Exchequer Jeremy Hunt spoke.")
    assert german == [("holds", "Olaf Scholz", "office:prime-minister")]
    assert british == [("holds", "Jeremy Hunt", "office:finance-minister")]


def test_a_jurisdiction_is_named_or_the_person_s(desk: Desk) -> None:
    text = "In Paris, President Gabriel Boric met France's President Emmanuel Macron."
    places = [c.slots.place for c in desk.claims(office.claims, text)]
    assert [p.value.id for p in places if p] == ["country:CHL", "country:FRA"]
