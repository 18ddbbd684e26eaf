"""A name spelled another way leads to the one person of the country, or to nobody."""

import pytest

from factcheck.normalise.spelling import skeleton
from factcheck.splitter.likeness import Likeness
from tests.unit.splitter.desk import Desk


def find(desk: Desk, name: str, *countries: str) -> str | None:
    """Give the id of whom a name means among the people of countries."""
    return Likeness(desk.snapshot).find(name, [f"country:{code}" for code in countries])


@pytest.mark.parametrize(
    ("name", "country", "person"),
    [
        ("Wolodymyr Selenskyj", "UKR", "person:UKR:volodymyr-zelenskyy"),
        ("Petro Poroschenko", "UKR", "person:UKR:petro-poroshenko"),
        ("Yuliya Timoshenko", "UKR", "person:UKR:yulia-tymoshenko"),
        ("Vladimir Poutine", "RUS", "person:RUS:vladimir-putin"),
        ("Dmitry Medwedew", "RUS", "person:RUS:dmitry-medvedev"),
        ("Aliaksandr Lukashenka", "BLR", "person:BLR:alexander-lukashenko"),
        ("Haydar al-Abadi", "IRQ", "person:IRQ:haider-al-abadi"),
        ("Abdul Fattah al-Sisi", "EGY", "person:EGY:abdel-fattah-el-sisi"),
        ("Khalida Zia", "BGD", "person:BGD:khaleda-zia"),
        ("Nikol Pashinian", "ARM", "person:ARM:nikol-pashinyan"),
        ("Klaus Johannis", "ROU", "person:ROU:klaus-iohannis"),
    ],
)
def test_another_romanisation_is_the_same_person(
    desk: Desk, name: str, country: str, person: str
) -> None:
    assert find(desk, name, country) == person


@pytest.mark.parametrize(
    ("name", "country", "person"),
    [
        ("Hilary Clinton", "USA", "person:USA:hillary-clinton"),
        ("Emanuel Macron", "FRA", "person:FRA:emmanuel-macron"),
        ("Muhammadu Buhary", "NGA", "person:NGA:muhammadu-buhari"),
    ],
)
def test_a_slip_of_the_pen_is_the_same_person(
    desk: Desk, name: str, country: str, person: str
) -> None:
    assert find(desk, name, country) == person


def test_the_order_of_the_names_does_not_matter(desk: Desk) -> None:
    assert find(desk, "Zelensky Volodymyr", "UKR") == "person:UKR:volodymyr-zelenskyy"


def test_particles_do_not_count(desk: Desk) -> None:
    found = {find(desk, name, "IRQ") for name in ("Haydar Abadi", "Haydar al-Abadi")}
    assert found == {"person:IRQ:haider-al-abadi"}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Wendeline Macron", "FRA"),
        ("Emmanuel Marcon", "FRA"),
        ("Ronald Trump", "USA"),
        ("Donald Duck", "USA"),
        ("John Smith", "USA"),
        ("Macron Macron", "FRA"),
        ("Friedrich Moros", "DEU"),
    ],
)
def test_a_name_that_only_resembles_is_nobody(desk: Desk, name: str, country: str) -> None:
    assert find(desk, name, country) is None


@pytest.mark.parametrize("name", ["Zelensky", "Mr Zelensky", ""])
def test_a_family_name_alone_is_nobody(desk: Desk, name: str) -> None:
    assert find(desk, name, "UKR") is None


def test_a_name_two_people_bear_is_neither(desk: Desk) -> None:
    assert find(desk, "George Bush", "USA") is None


def test_a_person_of_another_country_is_not_found(desk: Desk) -> None:
    assert find(desk, "Wolodymyr Selenskyj", "POL") is None


def test_without_a_country_nobody_is_found(desk: Desk) -> None:
    assert find(desk, "Wolodymyr Selenskyj") is None


def test_a_later_country_is_asked_where_the_first_knows_nobody(desk: Desk) -> None:
    found = find(desk, "Wolodymyr Selenskyj", "POL", "UKR")
    assert found == "person:UKR:volodymyr-zelenskyy"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("haidar", "haydar"),
        ("zelensky", "selenskyj"),
        ("poroshenko", "poroschenko"),
        ("sisi", "sissi"),
        ("putin", "poutine"),
        ("khalid", "halid"),
    ],
)
def test_spellings_of_one_sound_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("macron", "marcon"), ("merkel", "merz"), ("obama", "osama")],
)
def test_other_names_have_skeletons_of_their_own(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)
