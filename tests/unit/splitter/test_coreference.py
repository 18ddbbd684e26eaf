"""Pronouns and bare roles mean someone only where one person fits."""

from datetime import date

import pytest

from factcheck.model.value import EntityRef
from factcheck.splitter.coreference import holders
from tests.unit.splitter.desk import Desk


def meant(desk: Desk, text: str, word: str, day: str | None = "2024-03-01") -> EntityRef:
    """Give what the last mention written like a word means."""
    found = [m.ref for p in desk.reading(text, day).passages for m in p.mentions if m.text == word]
    return found[-1]


def test_a_pronoun_means_the_subject_of_the_sentence_before(desk: Desk) -> None:
    text = (
        "Gabriel Boric met reporters after talks with Gustavo Petro. He smiled at Chile's Congress."
    )
    assert meant(desk, text, "He").id == "person:CHL:gabriel-boric"


def test_she_passes_over_men_that_were_called_he(desk: Desk) -> None:
    text = (
        "Javier Milei spoke first. He was loud. Giorgia Meloni spoke next. She was brief. "
        "In Rome, she and Milei met."
    )
    assert meant(desk, text, "she").id == "person:ITA:giorgia-meloni"
    assert meant(desk, text, "He").id == "person:ARG:javier-milei"


def test_two_equally_likely_people_leave_a_pronoun_open(desk: Desk) -> None:
    text = "Reporters met Gabriel Boric and Gustavo Petro. Later he left for Lima."
    open_ref = meant(desk, text, "he")
    assert open_ref.id is None
    assert open_ref.candidates == ("person:CHL:gabriel-boric", "person:COL:gustavo-petro")


def test_a_pronoun_with_nobody_before_it_stays_a_word(desk: Desk) -> None:
    open_ref = meant(desk, "She visited Chile.", "She")
    assert (open_ref.id, open_ref.candidates, open_ref.name) == (None, (), "She")


def test_a_pronoun_does_not_look_back_further_than_six_sentences(desk: Desk) -> None:
    filler = "Rain fell in Chile. " * 7
    assert meant(desk, f"Gabriel Boric spoke. {filler}He left Chile.", "He").id is None
    near = "Rain fell in Chile. " * 2
    assert meant(desk, f"Gabriel Boric spoke. {near}He left Chile.", "He").id is not None


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2021-06-01", "person:DEU:angela-merkel"), ("2022-06-01", "person:DEU:olaf-scholz")],
)
def test_a_bare_role_means_its_holder_on_the_story_s_day(
    desk: Desk, day: str, expected: str
) -> None:
    text = "Germany is cold. In Berlin the chancellor spoke to Germany."
    assert meant(desk, text, "chancellor", day).id == expected


def test_the_outgoing_one_is_the_holder_of_some_weeks_before(desk: Desk) -> None:
    text = "Mexico waits. In Mexico the outgoing president spoke."
    assert meant(desk, text, "president", "2024-10-10").name == "Andrés Manuel López Obrador"


def test_a_role_means_nobody_without_a_day_or_a_country(desk: Desk) -> None:
    told = desk.reading("Germany is cold. In Berlin the chancellor spoke.", None)
    assert [m for p in told.passages for m in p.mentions if m.how == "role"] == []
    bare = desk.reading("On Monday the president spoke.", "2024-03-01")
    assert [m for p in bare.passages for m in p.mentions if m.how == "role"] == []


def test_a_former_holder_is_not_the_present_one(desk: Desk) -> None:
    told = desk.reading("Germany is cold. In Berlin the former chancellor spoke.", "2022-06-01")
    assert [m for p in told.passages for m in p.mentions if m.how == "role"] == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 12, 7), ["Angela Merkel"]),
        (date(2024, 3, 1), ["Olaf Scholz"]),
        (date(1700, 1, 1), []),
    ],
)
def test_holders_are_those_of_the_day(desk: Desk, day: date, expected: list[str]) -> None:
    found = holders(desk.snapshot, "country:DEU", "office:prime-minister", day)
    assert [t.person_label for t in found] == expected


def test_an_object_is_not_its_own_subject(desk: Desk) -> None:
    text = "Giorgia Meloni took the oath in Italy. Mario Draghi gave her a bell."
    assert meant(desk, text, "her", "2022-10-24").id == "person:ITA:giorgia-meloni"


def test_the_premier_of_a_state_within_the_country_is_not_the_country_s(desk: Desk) -> None:
    text = "The premier of the Australian state of Victoria spoke in Australia."
    passage = desk.reading(text, "2013-03-07").passages[-1]
    assert [m for m in passage.mentions if m.how == "role"] == []
