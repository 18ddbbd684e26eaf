"""Test taking names apart as the leaders' data sets write them."""

import pytest

from factcheck.store.snapshot_build.people_names import parse_name, split_title, usual_form

ARG, KOR, BEL, ETH, ABW = (f"country:{code}" for code in ("ARG", "KOR", "BEL", "ETH", "ABW"))


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("President Javier Gerardo MILEI", "President", "Javier Gerardo MILEI"),
        ("Transitional President Capt. Ibrahim TRAORE", "Transitional President", "Ibrahim TRAORE"),
        ("Deputy Prime Ministers Piotr GLINSKI and Jaroslaw GOWIN", "Deputy Prime Ministers",
         "Piotr GLINSKI and Jaroslaw GOWIN"),
        ("Governor General Sir Patrick L. ALLEN", "Governor General", "Patrick L. ALLEN"),
        ("XI Jinping", "", "XI Jinping"),
    ],
)  # fmt: skip
def test_split_title_parts_office_from_name(text: str, title: str, name: str) -> None:
    assert split_title(text) == (title, name)


@pytest.mark.parametrize(
    ("text", "country", "usual"),
    [
        ("Javier Gerardo MILEI", ARG, "Javier Milei"),
        ("LEE Jae-myung", KOR, "Lee Jae-myung"),
        ("Alexander DE CROO", BEL, "Alexander De Croo"),
        ("Alexander VAN DER BELLEN", BEL, "Alexander Van der Bellen"),
        ("Cristina FERNANDEZ DE KIRCHNER", ARG, "Cristina Fernandez de Kirchner"),
        ("Miguel DIAZ-CANEL Bermudez", ARG, "Miguel Diaz-Canel"),
        ("ABIY Ahmed Ali", ETH, "Abiy Ahmed"),
        ("Lord Siale'ataonga TU'IVAKANO", BEL, "Siale'ataonga Tu'ivakano"),
        ("CHARLES III", BEL, "Charles III"),
        ("Joseph R. BIDEN Jr.", BEL, "Joseph Biden"),
        ("Richard McMAHON", BEL, "Richard McMahon"),
        ("Fernando de la Rúa", ARG, "Fernando de la Rúa"),
    ],
)
def test_usual_form_is_what_news_write(text: str, country: str, usual: str) -> None:
    assert usual_form(parse_name(text), country) == usual


def test_parse_name_takes_the_nickname_out() -> None:
    name = parse_name('Michiel "Mike" Godfried EMAN')
    assert (name.given, name.family, name.nicknames) == (
        ("Michiel", "Godfried"), ("Eman",), ("Mike",)
    )  # fmt: skip


def test_parse_name_keeps_particles_with_the_family_name() -> None:
    assert parse_name("Lindsay de SAUSMAREZ").family == ("de", "Sausmarez")
