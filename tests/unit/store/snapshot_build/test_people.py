"""Test that one person is one entity, and two persons are two."""

from datetime import date

import pytest

from factcheck.normalise.names import fold
from factcheck.store.snapshot_build.people import PersonHints, PersonRegistry

ARG, GBR, POL, SGP, THA, USA, PRK, BRA = (
    f"country:{code}" for code in ("ARG", "GBR", "POL", "SGP", "THA", "USA", "PRK", "BRA")
)


@pytest.mark.parametrize(
    ("country", "one", "other"),
    [
        (ARG, "Javier Milei", "Javier Gerardo MILEI"),
        (ARG, "Alberto Fernández", "Alberto Angel FERNANDEZ"),
        (ARG, "Alberto Ángel FERNÁNDEZ", "Alberto Angel FERNANDEZ"),
        (THA, "Srettha Thavisin", "Settha THAWISIN"),
        (USA, "Joseph R. BIDEN Jr.", "Joseph Biden"),
        (BRA, "Luiz Inácio Lula da Silva", "Luiz Inacio LULA da Silva"),
    ],
)
def test_resolve_merges_spellings_of_one_person(country: str, one: str, other: str) -> None:
    registry = PersonRegistry()
    assert registry.resolve(country, one) == registry.resolve(country, other)
    assert len(registry.entities()) == 1


@pytest.mark.parametrize(
    ("country", "one", "other"),
    [
        (ARG, "Alberto FERNANDEZ", "Cristina FERNANDEZ DE KIRCHNER"),
        (POL, "Lech KACZYNSKI", "Jaroslaw KACZYNSKI"),
        (SGP, "LEE Kuan Yew", "LEE Hsien Loong"),
        (PRK, "KIM Jong-il", "KIM Jong-un"),
        (GBR, "CHARLES III", "ELIZABETH II"),
        (ARG, "Néstor Kirchner", "Cristina Fernández de Kirchner"),
    ],
)
def test_resolve_keeps_namesakes_apart(country: str, one: str, other: str) -> None:
    registry = PersonRegistry()
    assert registry.resolve(country, one) != registry.resolve(country, other)


def test_resolve_keeps_father_and_son_apart_by_birth() -> None:
    registry = PersonRegistry()
    father = registry.identify(USA, "George H. W. Bush", PersonHints(born="1924-06-12"))
    son = registry.identify(USA, "George W. Bush", PersonHints(born="1946-07-06"))
    assert father != son
    assert registry.resolve(USA, "George W. BUSH") == son


def test_identify_finds_another_spelling_by_office_and_day() -> None:
    registry = PersonRegistry()
    hints = PersonHints(office="office:prime-minister", jurisdiction=THA, started=date(2025, 9, 7))
    first = registry.identify(THA, "Anutin Charnvirakul", hints)
    assert registry.identify(THA, "ANUTIN Chanwirakun", hints) == first
    # Without the shared start the two spellings are too far apart to be one person for sure.
    assert PersonRegistry().resolve(THA, "ANUTIN Chanwirakun") != first


def test_resolve_gives_readable_ids_and_one_more_person_another_id() -> None:
    registry = PersonRegistry()
    assert registry.resolve(ARG, "Javier Gerardo MILEI") == "person:ARG:javier-milei"
    hints = PersonHints(qid="Q1", born="1990")
    other = PersonHints(qid="Q2", born="1950")
    ids = {registry.identify(POL, "Jan Nowak", one) for one in (hints, other)}
    assert ids == {"person:POL:jan-nowak", "person:POL:jan-nowak-1950"}


def test_label_takes_accents_from_any_source() -> None:
    registry = PersonRegistry()
    person = registry.resolve(ARG, "Alberto Angel FERNANDEZ")
    registry.resolve(ARG, "Alberto Ángel FERNÁNDEZ")
    assert registry.label(person) == "Alberto Fernández"


@pytest.mark.parametrize(
    ("country", "name", "expected", "kind"),
    [
        (BRA, "Luiz Inacio LULA da Silva", "Lula", "family"),
        (ARG, "Miguel DIAZ-CANEL Bermudez", "diaz canel", "family"),
        (POL, "Antonio Luis Santos da COSTA", "costa", "family"),
        ("country:KOR", "LEE Jae-myung", "jae myung lee", "name"),
        ("country:DEU", "Gerhard SCHROEDER", "schroder", "family"),
        (ARG, "Javier Gerardo MILEI", "javier milei", "name"),
        (GBR, "CHARLES III", "charles", "short"),
    ],
)
def test_aliases_hold_the_ways_news_write_a_name(
    country: str, name: str, expected: str, kind: str
) -> None:
    registry = PersonRegistry()
    registry.resolve(country, name)
    assert (fold(expected), kind) in {(one.normalised, one.kind) for one in registry.aliases()}
