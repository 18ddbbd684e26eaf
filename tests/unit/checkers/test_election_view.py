"""Test how a claim about an election is held beside results, and how answers are worded."""

import pytest

from factcheck.checkers.election_view import ElectionView, cells_of
from factcheck.model.claim import ClaimKind
from factcheck.model.evidence import SlotMatch, Stance
from tests.unit.checkers.freedonia import (
    ADA,
    BEN,
    CORA,
    DAN,
    SENATE,
    candidate,
    claim,
    election,
    elections,
)

ROW = election("2019-11-03", candidate(BEN, "45.50"), candidate(ADA, "54.50"), round_number=2)
OTHER = election("2014-10-05", candidate(BEN, "51"), candidate(ADA, "49"))
VIEW = ElectionView(
    claim("defeated", ADA, kind=ClaimKind.ELECTION, other=BEN), elections(OTHER, ROW), (OTHER, ROW)
)


def test_view_reads_both_sides_of_a_claim() -> None:
    assert (VIEW.subject, VIEW.other) == (ADA, BEN)
    nobody = ElectionView(claim("defeated", None), elections(ROW), (ROW,))
    assert (nobody.subject, nobody.other) == (None, None)


def test_cells_name_the_first_four_with_every_number() -> None:
    row = election(
        "2018-03",
        candidate("fifth", "1"),
        candidate(ADA, "40.10", votes=12000, seats=50),
        candidate(BEN, "30", electoral_votes=7, seats=30),
        candidate(CORA, seats=20),
        candidate(DAN, "2"),
        body=SENATE,
    )
    assert cells_of(row) == (
        "election of 2018-03 for Senate: Ada Stone 40.1%, 12000 votes, 50 seats; "
        "Ben Frost 30%, 7 electoral votes, 30 seats; Cora Hill 20 seats; Dan Reed 2%"
    )
    assert (
        cells_of(election("2018-03", candidate(ADA)))
        == "election of 2018-03 for president: Ada Stone"
    )


@pytest.mark.parametrize(
    ("stance", "match"),
    [
        (Stance.SUPPORTS, SlotMatch.AGREES),
        (Stance.REFUTES, SlotMatch.DIFFERS),
        (Stance.NEUTRAL, SlotMatch.NOT_COMPARED),
    ],
)
def test_an_answer_shows_the_rounds_that_decided(stance: Stance, match: SlotMatch) -> None:
    answer = VIEW.answer(stance, [ROW], "So it is.", slot="subject", confidence=0.7)
    assert answer.evidence.facts == (ROW,)
    assert (
        answer.evidence.value
        == answer.evidence.excerpt
        == ("election of 2019-11-03 for president, round 2: Ada Stone 54.5%; Ben Frost 45.5%")
    )
    assert answer.evidence.title == "Gazette of Freedonia"
    assert answer.evidence.url == "https://example.org/gazette/elections"
    assert (answer.checker, answer.because, answer.confidence) == ("election", "So it is.", 0.7)
    assert answer.slots == (("subject", match),)


def test_an_answer_without_a_slot_compares_none() -> None:
    answer = VIEW.answer(Stance.REFUTES, [OTHER, ROW], "So it is.", correction="Ben Frost")
    assert answer.slots == ()
    assert answer.correction == "Ben Frost"
    assert answer.evidence.facts == (OTHER, ROW)
    assert answer.evidence.excerpt.count("; election of") == 1


def test_a_round_of_which_only_the_day_is_known_is_written_alone() -> None:
    assert cells_of(election("2017-06-03")) == "election of 2017-06-03 for president"
