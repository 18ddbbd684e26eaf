"""Check that names meet across spellings, and that namesakes do not."""

import pytest

from factcheck.store.snapshot_build.elections_names import normal_capitals, same_person


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Javier Gerardo MILEI", "Javier Gerardo Milei"),
        ("LEE Jae-myung", "Lee Jae-myung"),
        ("Marcelo REBELO DE SOUSA", "Marcelo Rebelo de Sousa"),
        ("Alexander VAN DER BELLEN", "Alexander Van der Bellen"),
        ("Pascal Affi N'GUESSAN", "Pascal Affi N'Guessan"),
        ("John MCCAIN", "John McCain"),
        ("Joseph R. BIDEN Jr", "Joseph R. Biden Jr."),
        ("King CHARLES III", "King Charles III"),
    ],
)
def test_normal_capitals_writes_names_as_newspapers_do(raw: str, expected: str) -> None:
    assert normal_capitals(raw) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alberto Angel FERNANDEZ", "Alberto Ángel FERNÁNDEZ"),
        ("MACRON", "Emmanuel MACRON"),
        ("Aleksandar VUSIC", "Aleksandar VUCIC"),
        ("Kasym-Zhomart TOKAYEV", "Kassym-Jomart TOKAYEV"),
    ],
)
def test_same_person_joins_spellings(one: str, other: str) -> None:
    assert same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LEE Jae-myung", "LEE Jun-seok"),
        ("Lech KACZYNSKI", "Donald TUSK"),
        ("Alberto RODRIGUEZ SAA", "Adolfo RODRIGUEZ SAA"),
    ],
)
def test_same_person_keeps_namesakes_apart(one: str, other: str) -> None:
    assert not same_person(one, other)
