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


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("They recalled the tenure of President Barack Obama of the United States.", "imagined"),
        ("They back disputed President Juan Guaidó of Venezuela.", "imagined"),
        ("The film has Jonathan Pryce as Pope Francis.", "imagined"),
        ("Uribe's vice president Francisco Santos of Colombia spoke.", "imagined"),
        ("President Barack Obama of the United States spoke.", "title"),
    ],
)
def test_titles_of_other_times_and_of_fiction_accuse_nobody(
    desk: Desk, text: str, form: str
) -> None:
    found = [c for c in desk.claims(office.claims, text) if c.slots.detail("form")]
    assert [c.slots.detail("form") for c in found] == [form]


@pytest.mark.parametrize(
    "text",
    [
        "The nominee for President of the United States Donald Trump spoke.",
        "Picks are Jeff Sessions for Attorney General, Mike Pompeo for the CIA.",
        "In Australia, Victoria's Premier Daniel Andrews spoke.",
        "The Australian state's new Premier Mark McGowan spoke in Australia.",
        "Social Democratic Party of Germany president Sigmar Gabriel spoke.",
        "The chairman and former counselor to the President John Podesta spoke in Washington.",
    ],
)
def test_titles_of_others_candidates_and_other_bodies_are_no_claim(desk: Desk, text: str) -> None:
    assert titles(desk, text, "2016-11-18") == []


def test_of_two_names_the_one_behind_the_title_has_it(desk: Desk) -> None:
    text = (
        "There stood Emmanuel Macron, Prime Minister of the United Kingdom Theresa May and others."
    )
    assert titles(desk, text, "2019-06-06") == [("holds", "Theresa May", PREMIER)]


def test_who_beats_somebody_to_become_something_becomes_it(desk: Desk) -> None:
    text = "Carlos Alvarado defeats Fabricio Alvarado to become the new president of Costa Rica."
    assert {who for _, who, _ in titles(desk, text, "2018-04-01")} == {"Carlos Alvarado Quesada"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The president of Chile is Gabriel Boric.", [("holds", "Gabriel Boric", PRESIDENT)]),
        (
            "Gabriel Boric was sworn in as president of Chile.",
            [("holds", "Gabriel Boric", PRESIDENT)],
        ),
        (
            "Rodrigo Duterte is inaugurated as president and Leni Robredo as vice president.",
            [
                ("holds", "Rodrigo Duterte", PRESIDENT),
                ("holds", "Leni Robredo", "office:vice-president"),
            ],
        ),
        ("In 2010 Sebastián Piñera was sworn in as president of Chile.", []),
        ("The president of Chile was Gabriel Boric.", []),
    ],
)
def test_an_office_may_name_its_holder(
    desk: Desk, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert titles(desk, text) == expected


def test_the_day_a_story_had_reached_goes_with_who_the_holder_is(desk: Desk) -> None:
    text = "In 2012 Lithuania voted. The prime minister is Andrius Kubilius."
    (claim,) = [c for c in desk.claims(office.claims, text) if c.slots.relation == "holds"]
    assert claim.slots.detail("story") == "2012-01-01/2012-12-31"
