"""Names lead to one entity where the story says enough, and stay open where it does not."""

import pytest

from factcheck.model.value import EntityKind, EntityRef
from factcheck.splitter.linking import country_labels
from tests.unit.splitter.desk import Desk


def ref(desk: Desk, text: str, name: str, day: str | None = "2024-03-01") -> EntityRef:
    """Give what the first mention written like the name means."""
    return next(
        m.ref for p in desk.reading(text, day).passages for m in p.mentions if m.text == name
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lula", "person:BRA:luiz-inacio-lula-da-silva"),
        ("Luiz Inácio Lula da Silva", "person:BRA:luiz-inacio-lula-da-silva"),
        ("Yamandú Orsi", "person:URY:yamandu-orsi"),
        ("Yamandu Orsi", "person:URY:yamandu-orsi"),
        ("Volodymyr Zelenskyy", "person:UKR:volodymyr-zelenskyy"),
        ("South Korea", "country:KOR"),
        ("the United States", "country:USA"),
        ("Ivory Coast", "country:CIV"),
        ("Britain", "country:GBR"),
    ],
)
def test_one_entity_has_many_spellings(desk: Desk, name: str, expected: str) -> None:
    text = f"Reporters wrote about {name} on Monday."
    assert ref(desk, text, name.removeprefix("the ")).id == expected


def test_a_family_name_means_who_was_named_in_full_before(desk: Desk) -> None:
    text = "Kim Min-seok is prime minister of South Korea. Later Kim spoke."
    assert (
        ref(desk, text, "Kim", "2025-08-01").id == ref(desk, text, "Kim Min-seok", "2025-08-01").id
    )


def test_a_family_name_means_the_one_in_public_life_in_the_story_s_country(desk: Desk) -> None:
    text = "Germans voted. In Berlin, Scholz of Germany spoke."
    assert ref(desk, text, "Scholz", "2022-03-01").id == "person:DEU:olaf-scholz"


def test_a_family_name_nothing_decides_stays_open(desk: Desk) -> None:
    meant = ref(desk, "In Sri Lanka, Rajapaksa spoke.", "Rajapaksa", "2020-03-01")
    assert meant.id is None
    assert {"person:LKA:gotabaya-rajapaksa", "person:LKA:mahinda-rajapaksa"} <= set(
        meant.candidates
    )


def test_an_unknown_full_name_is_a_person_and_lends_its_family_name(desk: Desk) -> None:
    text = "Reporters met Aurelio Zzyzx in Lima. Later Zzyzx left."
    assert ref(desk, text, "Zzyzx") == EntityRef(name="Aurelio Zzyzx", kind=EntityKind.PERSON)


def test_an_unknown_first_name_keeps_a_stranger_from_being_someone_known(desk: Desk) -> None:
    meant = ref(desk, "Reporters met Wendeline Macron in Lyon.", "Wendeline Macron")
    assert meant.id is None
    assert meant.kind is EntityKind.PERSON


def test_a_party_of_many_countries_is_the_one_of_the_story(desk: Desk) -> None:
    text = "Norway voted. In Norway the Labour Party won."
    assert ref(desk, text, "Labour Party").id == "party:NOR:labor-party"
    unplaced = ref(desk, "Critics said that the Labour Party won.", "Labour Party")
    assert (unplaced.id, unplaced.candidates) == (None, ())
    both = ref(desk, "Norway and Malta watched. Now the Labour Party won.", "Labour Party")
    assert both.id is None
    assert {"party:NOR:labor-party", "party:MLT:lp"} <= set(both.candidates)


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Chile voted. Chileans chose Gabriel Boric.", "country:CHL"),
        ("In Bogotá, Colombians voted. Peru watched.", "country:COL"),
        ("Chile and Peru signed.", None),
        ("Nobody came.", None),
    ],
)
def test_a_story_s_country_is_the_one_that_leads(desk: Desk, text: str, home: str | None) -> None:
    assert desk.reading(text).home == home


def test_labels_are_given_for_known_countries_only(desk: Desk) -> None:
    labels = country_labels(desk.snapshot, ["country:CHL", "country:XXX"])
    assert labels == {"country:CHL": "Chile"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Former entertainer Rolf Harris appealed in Australia. Harris is 84.", "Harris"),
        ("Finbar Charles of Saint Lucia pleaded guilty.", "Finbar Charles"),
        ("George Zzyzx spoke in Greece.", "George Zzyzx"),
    ],
)
def test_a_stranger_is_none_of_those_whose_name_he_shares(desk: Desk, text: str, name: str) -> None:
    assert ref(desk, text, name, "2014-08-01").id is None


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Iran's Mohammed Javad Zarif spoke.", "Mohammed Javad Zarif", "person:IRN:mohammad-javad-zarif"),
        ("The United States mourned George H. W. Bush.", "George H W Bush", "person:USA:george-hw-bush"),
        ("Congo's Denis Sassou Nguesso spoke.", "Congo", "country:COG"),
        ("The President of the Republic of China spoke.", "Republic of China", "country:TWN"),
    ],
)  # fmt: skip
def test_the_whole_name_counts(desk: Desk, text: str, name: str, expected: str) -> None:
    assert ref(desk, text, name, "2018-05-21").id == expected
