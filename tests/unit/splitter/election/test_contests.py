"""Who beat whom, who was elected and when a vote was held."""

import pytest

from factcheck.splitter.election import contests as election
from tests.unit.splitter.desk import Desk, facts

DAY = "2024-12-20"


def told(desk: Desk, text: str, relation: str) -> list[tuple[str, ...]]:
    """Give the facts of one relation."""
    return [f for f in facts(desk.claims(election.claims, text, DAY)) if f[0] == relation]


@pytest.mark.parametrize(
    "text",
    [
        "Javier Milei defeated Sergio Massa.",
        "Javier Milei, who beat Sergio Massa, spoke.",
        "Sergio Massa was defeated by Javier Milei.",
        "Sergio Massa lost to Javier Milei.",
        "Sergio Massa lost the election to Javier Milei.",
        "Javier Milei won the election against Sergio Massa.",
        "Sergio Massa conceded to Javier Milei.",
    ],
)
def test_milei_beat_massa_in_whatever_voice(desk: Desk, text: str) -> None:
    assert told(desk, text, "defeated") == [("defeated", "Javier Milei", "Sergio Massa")]


def test_behind_and_ahead_say_less_than_beaten_and_need_an_election(desk: Desk) -> None:
    text = "In the first round Javier Milei came in behind Sergio Massa."
    assert told(desk, text, "ahead_of") == [("ahead_of", "Sergio Massa", "Javier Milei")]
    assert told(desk, text, "defeated") == []
    assert told(desk, "Javier Milei stood behind Sergio Massa.", "ahead_of") == []


@pytest.mark.parametrize(
    "text",
    [
        "Javier Milei met Sergio Massa.",
        "Argentina beat France.",
        "Javier Milei defeated inflation.",
        "Javier Milei defeated himself.",
    ],
)
def test_no_contest_is_read_where_none_is_told(desk: Desk, text: str) -> None:
    assert told(desk, text, "defeated") == []


def test_a_contest_has_its_country_round_and_time(desk: Desk) -> None:
    text = "Javier Milei defeated Sergio Massa in the runoff of November 2023."
    claim = next(
        c for c in desk.claims(election.claims, text, DAY) if c.slots.relation == "defeated"
    )
    assert claim.slots.place is not None
    assert claim.slots.place.value.id == "country:ARG"
    assert claim.slots.detail("round") == "2"
    assert claim.slots.time is not None
    assert claim.slots.time.value.edtf == "2023-11"


def test_a_round_that_was_not_needed_is_not_the_round_of_the_claim(desk: Desk) -> None:
    text = "John Mahama defeated Mahamudu Bawumia without a second round."
    claim = desk.claims(election.claims, text, DAY)[0]
    assert claim.slots.detail("round") == ""


def test_a_winner_is_elected_on_a_day(desk: Desk) -> None:
    text = "Claudia Sheinbaum was elected president of Mexico on 2 June 2024."
    assert told(desk, text, "elected") == [("elected", "Claudia Sheinbaum", "2024-06-02")]
    assert told(desk, "Claudia Sheinbaum was elected.", "elected") == []


def test_a_vote_was_held_on_a_day(desk: Desk) -> None:
    text = "Uruguay held an election on 27 October 2024."
    (claim,) = [
        c for c in desk.claims(election.claims, text, DAY) if c.slots.relation == "election_held"
    ]
    assert claim.statement == "An election was held in Uruguay (2024-10-27)."
    assert told(desk, "Uruguay held a concert on 27 October 2024.", "election_held") == []
