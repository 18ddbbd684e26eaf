"""A sentence of election news has a country, a time, a round and candidates."""

import pytest

from factcheck.model.value import Span
from factcheck.splitter.election.scene import Scene, looks_like_result
from tests.unit.splitter.desk import Desk


def scene(desk: Desk, text: str, day: str | None = "2024-03-01") -> Scene:
    """Give the last sentence of a story as a scene."""
    reading = desk.reading(text, day)
    return Scene(reading.passages[-1], reading)


def at(where: Scene, words: str) -> Span:
    """Give where words stand in a scene's sentence."""
    start = where.passage.span.start + where.passage.text.index(words)
    return Span(start=start, end=start + len(words))


def stand(where: Scene) -> list[str]:
    """Give the candidates as written."""
    return [mention.text for mention in where.candidates]


def detail(where: Scene, words: str, name: str) -> str:
    """Give one detail of words in a scene's sentence."""
    return dict(where.details(at(where, words)))[name]


@pytest.mark.parametrize(
    "text",
    [
        "Marine Le Pen came second with 41.5.",
        "Emmanuel Macron led by 58.5 to 41.5.",
        "Emmanuel Macron took 58.5%.",
        "Gabriel Boric won 55.9 percent.",
    ],
)
def test_people_beside_a_score_or_a_place_look_like_a_result(desk: Desk, text: str) -> None:
    assert looks_like_result(desk.passage(text))


@pytest.mark.parametrize(
    "text",
    [
        "Paris came second in a survey.",
        "Inflation took 58.5%.",
        "Emmanuel Macron took 58 planes.",
        "Emmanuel Macron came home.",
    ],
)
def test_a_score_without_people_or_people_without_a_score_do_not(desk: Desk, text: str) -> None:
    assert not looks_like_result(desk.passage(text))


@pytest.mark.parametrize(
    "text",
    [
        "The election was held in 2021.",
        "Germany's Bundestag met.",
        "The National Rally met in Paris.",
        "Marine Le Pen came second with 41.5.",
        "France voted on Sunday. Emmanuel Macron smiled.",
    ],
)
def test_a_sentence_that_names_or_follows_a_vote_is_election_news(desk: Desk, text: str) -> None:
    assert scene(desk, text).about_election


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron cooked pasta.",
        "France voted on Sunday.\nEmmanuel Macron smiled.",
        "France voted on Sunday. It rained. Emmanuel Macron smiled.",
    ],
)
def test_a_sentence_apart_from_any_vote_is_not(desk: Desk, text: str) -> None:
    assert not scene(desk, text).about_election


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Javier Milei beat Sergio Massa.", ["Javier Milei", "Sergio Massa"]),
        (
            "The Social Democratic Party beat the Greens in Germany.",
            ["Social Democratic Party", "Greens"],
        ),
        (
            "The Liberal Efraín Alegre lost in Paraguay to Santiago Peña.",
            ["Efraín Alegre", "Santiago Peña"],
        ),
        (
            "Olaf Scholz of the Social Democratic Party beat Armin Laschet in Germany.",
            ["Olaf Scholz", "Armin Laschet"],
        ),
        ("Aurelio Zzyzx won 12 percent of the vote in Chile.", ["Aurelio Zzyzx"]),
        ("The election was held in 2021.", []),
    ],
)
def test_people_and_parties_stand_unless_a_party_only_describes(
    desk: Desk, text: str, expected: list[str]
) -> None:
    assert stand(scene(desk, text)) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Chile voted. Gabriel Boric got 55 percent of the vote.", "country:CHL"),
        ("Javier Milei beat Sergio Massa.", "country:ARG"),
        ("Javier Milei beat Sergio Massa, said Brazil.", "country:ARG"),
        ("Chile voted. The winner got 55 percent of the vote.", "country:CHL"),
        ("The election was held in 2021.", None),
    ],
)
def test_the_country_is_the_candidates_else_the_story_s(
    desk: Desk, text: str, country: str | None
) -> None:
    where = scene(desk, text)
    assert where.country(*where.candidates) == country


def test_the_place_is_the_country_by_name(desk: Desk) -> None:
    place = scene(desk, "Gabriel Boric won.").place("country:CHL")
    assert place is not None
    assert (place.value.name, place.value.id) == ("Chile", "country:CHL")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Emmanuel Macron won 27.8 percent in the first round.", "27.8", "1"),
        ("Emmanuel Macron won 58.5 percent in the second round.", "58.5", "2"),
        ("Gabriel Boric won the runoff with 55.9 percent.", "55.9", "2"),
        ("Emmanuel Macron won 27.8 percent in the first round, then 58.5 in the runoff.", "27", "1"),
        ("Emmanuel Macron won 27.8 percent in the first round, then 58.5 in the runoff.", "58", "2"),
        ("Gabriel Boric won 55.9 percent.", "55.9", ""),
    ],
)  # fmt: skip
def test_the_round_is_the_one_named_beside(
    desk: Desk, text: str, words: str, expected: str
) -> None:
    where = scene(desk, text)
    assert where.round_near(at(where, words)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nayib Bukele won 84 percent, avoiding a second round.",
        "Nayib Bukele won with 84 percent and no second round was needed.",
        "Nayib Bukele won 84 percent without a second round.",
    ],
)
def test_a_round_that_was_not_needed_is_none(desk: Desk, text: str) -> None:
    where = scene(desk, text)
    assert where.round_near(at(where, "84 percent")) == ""


def test_two_rounds_in_one_breath_are_neither(desk: Desk) -> None:
    where = scene(desk, "Emmanuel Macron led in the first round and in the second round in France.")
    assert where.round_near(at(where, "led")) == ""


def test_a_date_of_the_same_part_binds_and_is_no_mere_context(desk: Desk) -> None:
    where = scene(desk, "Emmanuel Macron won 58.5 percent on 24 April 2022.")
    time = where.time_slot(at(where, "58.5"))
    assert time is not None
    assert time.value.edtf == "2022-04-24"
    assert detail(where, "58.5", "context") == ""


def test_a_date_of_another_part_is_only_context(desk: Desk) -> None:
    where = scene(desk, "In 2021, Gabriel Boric won the runoff with 55.9 percent.")
    assert where.time_slot(at(where, "55.9")) is None
    assert detail(where, "55.9", "context") == "2021-01-01/2021-12-31"
    assert detail(where, "55.9", "context_from") == "sentence"


def test_a_date_of_a_sentence_before_is_context_from_elsewhere(desk: Desk) -> None:
    where = scene(desk, "Chile voted on 19 December 2021. Gabriel Boric won 55.9 percent.")
    assert detail(where, "55.9", "context") == "2021-12-19/2021-12-19"
    assert detail(where, "55.9", "context_from") == ""


def test_since_a_year_is_not_when_the_vote_was(desk: Desk) -> None:
    where = scene(desk, "Since 2015 turnout has fallen.")
    assert where.time_near(at(where, "turnout")) is None


@pytest.mark.parametrize(
    ("text", "college"),
    [
        ("Donald Trump won 312 electoral votes in 2024.", "yes"),
        ("Donald Trump won 49.8 percent of the popular vote in 2024.", ""),
    ],
)
def test_electoral_votes_are_told_from_the_popular_vote(
    desk: Desk, text: str, college: str
) -> None:
    assert detail(scene(desk, text, "2024-12-01"), "won", "college") == college
