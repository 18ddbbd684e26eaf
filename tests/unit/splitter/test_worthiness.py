"""A sentence is a fact to check, or an opinion, a question or a quotation."""

import pytest

from factcheck.model.report import SentenceState
from tests.unit.splitter.desk import Desk


@pytest.mark.parametrize(
    ("text", "state", "why"),
    [
        ("Did Boric win?", SentenceState.QUESTION, "a question"),
        ("“Did Boric win?”", SentenceState.QUESTION, "a question"),
        ("“We are tired of waiting.”", SentenceState.QUOTATION, "quoted words"),
        ("We should trust Boric.", SentenceState.OPINION, "opinion, advice or hope"),
        ("In my view Boric is kind.", SentenceState.OPINION, "opinion, advice or hope"),
        ("Perhaps Boric knows.", SentenceState.OPINION, "opinion, advice or hope"),
        ("Things will get better.", SentenceState.OPINION, "a prediction"),
        ("If it rained, people would sing.", SentenceState.OPINION, "a supposition"),
        ("It was a long night.", SentenceState.OPINION, "nothing in it asks to be checked"),
        ("The ministry closed the bridge.", SentenceState.NO_SOURCE, ""),
        ("Boric will win in Chile.", SentenceState.OPINION, "a prediction"),
        ("Boric lost the vote and should resign.", SentenceState.NO_SOURCE, ""),
        ("Boric won in Chile.", SentenceState.NO_SOURCE, ""),
        ("“Prices rose 4% in Chile.”", SentenceState.NO_SOURCE, ""),
        ("We should note that Chile grew 2% in 2024.", SentenceState.NO_SOURCE, ""),
        ("Chile will vote on 16 November 2025.", SentenceState.NO_SOURCE, ""),
    ],
)  # fmt: skip
def test_the_state_of_a_sentence(desk: Desk, text: str, state: SentenceState, why: str) -> None:
    sentence = desk.split(text).sentences[-1]
    assert (sentence.state, sentence.why) == (state, why)
