"""A denial keeps its claim only where "not" means the whole of it."""

import pytest

from tests.unit.splitter.desk import Desk


def denied(desk: Desk, text: str) -> list[tuple[str, str]]:
    """Give the relations and words of what is read as denied."""
    return [
        (claim.slots.relation, claim.quote)
        for claim in desk.split(text).claims
        if claim.slots.detail("denied")
    ]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("On 19 November 2023 Javier Milei did not defeat Sergio Massa.", "defeated"),
        ("Chile's economy did not grow by 2.1 percent in 2022.", "growth_rate"),
        ("In Chile inflation didn't average 11.6 per cent in 2022.", "growth_rate"),
        ("Frank-Walter Steinmeier has not been federal president since March 2017.", "since"),
    ],
)
def test_a_plain_denial_is_read_with_its_whole_clause(desk: Desk, text: str, relation: str) -> None:
    found = dict(denied(desk, text))
    assert relation in found
    assert found[relation] == text.rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        "Donald Trump did not win the popular vote in 2016.",
        "Olaf Scholz is not only chancellor of Germany.",
        "Keir Starmer did not become prime minister until July 2024.",
        "In Japan unemployment never got beyond three percent in 2020.",
        "On 19 November 2023 Javier Milei defeated Sergio Massa.",
    ],
)
def test_what_is_denied_in_part_or_bounded_is_no_denied_claim(desk: Desk, text: str) -> None:
    assert denied(desk, text) == []
