"""Test claims about capitals."""

import pytest

from factcheck.checkers.place import CHECKER
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, SlotMatch, Stance
from factcheck.model.fact import Attribute
from factcheck.model.value import EntityKind, EntityRef
from tests.unit.checkers.freedonia import FREEDONIA, SYLVANIA, bundle, claim, tenure


def city(name: str) -> EntityRef:
    return EntityRef(name=name, kind=EntityKind.CITY)


def recorded(*names: str, entity: str = "country:FRE", name: str = "capital") -> list[Attribute]:
    return [
        Attribute(entity=entity, name=name, value=value, source="gazette", url="")
        for value in names
    ]


def capital(
    name: str, *, relation: str = "capital_of", place: EntityRef | None = FREEDONIA
) -> Claim:
    return claim(relation, city(name), kind=ClaimKind.PLACE, place=place)


def read(claimed: Claim, *names: str) -> Assessment:
    answer = CHECKER.check(claimed, bundle("capital of country:FRE", recorded(*names)))
    assert answer is not None
    return answer


def test_checker_says_what_it_reads() -> None:
    assert CHECKER.name == "place"
    assert CHECKER.handles == {ClaimKind.PLACE}


def test_the_recorded_capital_is_supported() -> None:
    answer = read(capital("Fredville"), "Fredville")
    assert answer.stance is Stance.SUPPORTS
    assert answer.because == "The capital of Freedonia is Fredville."
    assert answer.slots == (("subject", SlotMatch.AGREES),)
    assert (answer.evidence.value, answer.evidence.excerpt) == ("Fredville", "Capital: Fredville")
    assert answer.evidence.title == "Gazette of Freedonia"
    assert (answer.checker, answer.correction) == ("place", None)


def test_another_city_is_corrected() -> None:
    answer = read(capital("Harpo"), "Fredville")
    assert (answer.stance, answer.correction) == (Stance.REFUTES, "Fredville")
    assert answer.because == (
        "The article has Harpo as the capital; the capital of Freedonia is Fredville."
    )
    assert answer.slots == (("subject", SlotMatch.DIFFERS),)


def test_each_of_several_capitals_is_right_and_all_are_named_beside_a_wrong_one() -> None:
    assert read(capital("Chico"), "Fredville", "Chico").stance is Stance.SUPPORTS
    assert read(capital("Harpo"), "Fredville", "Chico").correction == "Fredville, Chico"


@pytest.mark.parametrize(
    ("written", "known"),
    [("San José", "San Jose"), ("Fredville City", "Fredville"), ("Bogota", "Bogotá D.C.")],
)
def test_spellings_of_one_city_agree(written: str, known: str) -> None:
    assert read(capital(written), known).stance is Stance.SUPPORTS


def test_half_a_shared_name_is_another_city() -> None:
    assert read(capital("Port Louis"), "Port Moresby").stance is Stance.REFUTES


@pytest.mark.parametrize(
    ("claimed", "rows"),
    [
        (capital("Fredville", relation="located_in"), recorded("Fredville")),
        (capital("Fredville", place=None), recorded("Fredville")),
        (claim("capital_of", None, place=FREEDONIA), recorded("Fredville")),
        (capital("Fredville"), recorded("Fredville", name="largest-city")),
        (capital("Fredville", place=SYLVANIA), recorded("Fredville")),
        (capital("Fredville"), [tenure(FREEDONIA, "2012-01-01")]),
    ],
    ids=["relation", "no place", "no city", "another property", "another country", "other rows"],
)
def test_what_is_not_the_checker_s_is_left_alone(claimed: Claim, rows: list[Attribute]) -> None:
    assert CHECKER.check(claimed, bundle("capital of country:FRE", rows)) is None


def borders(other: EntityRef | None, subject: EntityRef | None = FREEDONIA) -> Claim:
    return claim("borders", subject, kind=ClaimKind.PLACE, other=other)


BORDERS = [
    Attribute(
        entity="country:FRE",
        name="border",
        value=length,
        unit="km",
        target=target,
        source="gazette",
    )
    for length, target in (("12", "country:KLO"), ("42", "country:SYL"))
]


def test_a_recorded_neighbour_supports() -> None:
    answer = CHECKER.check(borders(SYLVANIA), bundle("border of country:FRE", BORDERS))
    assert answer is not None
    assert answer.stance is Stance.SUPPORTS
    assert answer.because == "Freedonia has a land border with Sylvania (42 km)."
    assert answer.evidence.facts == (BORDERS[1],)
    assert answer.slots == (("object", SlotMatch.AGREES),)


def test_a_country_that_is_no_neighbour_is_refuted() -> None:
    answer = CHECKER.check(borders(SYLVANIA), bundle("border of country:FRE", BORDERS[:1]))
    assert answer is not None
    assert (answer.stance, answer.correction) == (Stance.REFUTES, "not a neighbour")
    assert answer.because == "No land border of Freedonia with Sylvania is on record."
    assert answer.evidence.excerpt == "Land borders: 12 km"
    assert answer.slots == (("object", SlotMatch.DIFFERS),)


def test_borders_without_rows_of_the_country_are_left_alone() -> None:
    rows = bundle("border of country:FRE", BORDERS)
    assert CHECKER.check(borders(None), rows) is None
    assert CHECKER.check(borders(SYLVANIA, None), rows) is None
    assert CHECKER.check(borders(FREEDONIA, SYLVANIA), rows) is None
    assert CHECKER.check(borders(SYLVANIA), bundle("capital", recorded("Fredville"))) is None


def test_an_unknown_name_is_not_accused_of_being_no_neighbour() -> None:
    answer = CHECKER.check(borders(EntityRef(name="Klopstokia")), bundle("border", BORDERS))
    assert answer is None or answer.stance is not Stance.REFUTES
