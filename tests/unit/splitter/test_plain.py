"""Clauses become claims whose statements stand alone, with slots from the parse."""

import pytest

from factcheck.model.claim import Claim
from tests.unit.splitter.desk import Desk


def plain(desk: Desk, text: str, day: str = "2024-03-01") -> list[Claim]:
    return [c for c in desk.split(text, day).claims if c.slots.detail("form") == "clause"]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Bo Fox, whose mother led the union in Lima, lost the match.",
            ["Bo Fox's mother led the union in Lima.", "Bo Fox lost the match."],
        ),
        (
            "Nokia, a Finnish firm, sold the plant.",
            ["Nokia is a Finnish firm.", "Nokia sold the plant."],
        ),
        (
            "The plant that Nokia bought was closed.",
            ["Nokia bought the plant.", "The plant was closed."],
        ),
        (
            "On Tuesday Nokia sold the plant.",
            ["On Tuesday (2024-02-27) Nokia sold the plant."],
        ),
        ("Nokia did not sell the plant.", ["Nokia did not sell the plant."]),
    ],
)
def test_a_statement_stands_alone(desk: Desk, text: str, statements: list[str]) -> None:
    assert sorted(claim.statement for claim in plain(desk, text)) == sorted(statements)


def test_slots_come_from_the_parse(desk: Desk) -> None:
    claim = plain(desk, "Nokia sold 40 plants in Chile in 2019.")[0]
    slots = claim.slots
    assert slots.subject is not None
    assert slots.object is not None
    assert slots.quantity is not None
    assert (slots.subject.text, slots.relation, slots.object.text) == ("Nokia", "sell", "40 plants")
    assert str(slots.quantity.value.value) == "40"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nokia will sell the plant.", "a prediction"),
        ("Nokia is expected to sell the plant.", "a prediction"),
        ("Nokia should sell the plant.", "opinion, advice or hope"),
        ("Nokia sold the plant.", ""),
    ],
)
def test_what_is_no_fact_is_marked(desk: Desk, text: str, why: str) -> None:
    assert [claim.not_checkable for claim in plain(desk, text)] == [why]


def test_according_to_gives_two_claims(desk: Desk) -> None:
    said, told = plain(desk, "According to Acme, Nokia sold the plant.")
    assert (said.kind.value, said.statement) == (
        "attribution",
        "According to Acme, Nokia sold the plant.",
    )
    assert (told.statement, told.attributed_to) == ("Nokia sold the plant.", "Acme")


def test_a_claim_of_a_kind_knows_its_speaker(desk: Desk) -> None:
    claims = desk.split("Ann Lee said that Chile's economy grew by 0.2% in 2023.").claims
    growth = next(c for c in claims if c.slots.relation == "growth_rate")
    assert growth.attributed_to == "Ann Lee"


def test_a_predicate_that_a_kind_took_is_not_told_again(desk: Desk) -> None:
    assert plain(desk, "Gabriel Boric defeated José Antonio Kast in 2021.") == []


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Sales of ships fell by 40 percent.", ["fell_by"]),
        ("The number of ships rose to 40 in 2019.", ["rose_to"]),
        ("The number of ships rose from 20 in 2010 to 40 in 2019.", ["rose_from", "rose_to"]),
        ("The number of ships rose.", ["rise"]),
    ],
)
def test_a_change_says_by_from_or_to_how_much(desk: Desk, text: str, relations: list[str]) -> None:
    assert sorted(claim.slots.relation for claim in plain(desk, text)) == relations
