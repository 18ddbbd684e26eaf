"""A number without the name of a figure is given one by the words that go with it."""

import pytest

from factcheck.splitter.quantity.cues import by_cues
from factcheck.splitter.quantity.units import find_numbers
from tests.unit.splitter.desk import Desk


def figures(desk: Desk, text: str) -> list[str]:
    """Give the codes of the figures of a sentence's numbers, in order."""
    passage = desk.passage(text)
    return [
        each.id.removeprefix("indicator:")
        for number in find_numbers(passage)
        for each in by_cues(passage, number)
    ]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Women in Niger have about six children each.", "SP.DYN.TFRT.IN"),
        ("In Niger the average woman bears 6.8 children.", "SP.DYN.TFRT.IN"),
        ("One worker in ten has no job in Spain.", "SL.UEM.TOTL.ZS"),
        ("In Spain 12 percent of the workforce was out of work.", "SL.UEM.TOTL.ZS"),
        ("A newborn in Japan can expect to live 84 years.", "SP.DYN.LE00.IN"),
        ("Forests cover 60 percent of Gabon.", "AG.LND.FRST.ZS"),
        ("Half of Kenya's adults can read.", "SE.ADT.LITR.ZS"),
        ("Peru's central bank holds $70 billion in its vaults.", "FI.RES.TOTL.CD"),
        ("In Peru 90 percent of people use the internet.", "factbook.internet-users"),
        ("There are now 34 million of us in Peru.", "SP.POP.TOTL"),
        ("One person in four in Peru is below the poverty line.", "SI.POV.NAHC"),
        ("Peru has 34 people to the square kilometre.", "EN.POP.DNST"),
        ("Electricity reaches 95 percent of homes in Peru.", "EG.ELC.ACCS.ZS"),
        ("Emigrants sent home 4 billion dollars to Peru.", "BX.TRF.PWKR.CD.DT"),
    ],
)
def test_the_words_round_a_number_say_its_figure(desk: Desk, text: str, figure: str) -> None:
    assert figures(desk, text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "Women in Niger like 7 songs.",
        "In Niger there are 7 children.",
        "Half of Kenya's adults can swim.",
        "In Peru 90 percent of the roads are paved.",
        "Half of Peru's forests are old.",
    ],
)
def test_one_word_of_two_is_not_enough(desk: Desk, text: str) -> None:
    assert figures(desk, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Forests cover 60 million hectares of Gabon.",
        "A newborn in Japan can expect to live with 84 percent.",
        "Peru's central bank holds 70 percent in its vaults.",
        "Adults in Kenya read for six hours.",
    ],
)
def test_a_number_of_another_unit_is_not_the_figure(desk: Desk, text: str) -> None:
    assert figures(desk, text) == []


def test_words_inside_other_words_do_not_count(desk: Desk) -> None:
    assert figures(desk, "The womanly childhood of Niger gained 7.") == []


def test_each_number_is_read_by_the_words_on_its_own_side(desk: Desk) -> None:
    text = "Forests cover 60 percent of Gabon and 40 percent of people use the internet."
    assert figures(desk, text) == ["AG.LND.FRST.ZS", "factbook.internet-users"]


def test_words_beyond_another_number_do_not_count(desk: Desk) -> None:
    text = "Women in Niger bought 12 percent of the rice, and 7 children sang."
    assert figures(desk, text) == []


@pytest.mark.parametrize("mark", [";", ":"])
def test_words_of_another_clause_do_not_count(desk: Desk, mark: str) -> None:
    assert figures(desk, f"Women voted{mark} in Niger there are 7 children.") == []


def test_a_comma_does_not_part_the_words(desk: Desk) -> None:
    text = "Every woman in Niger, surveys say, bears six children."
    assert figures(desk, text) == ["SP.DYN.TFRT.IN"]
