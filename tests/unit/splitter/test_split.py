"""A document becomes claims in text order, what no kind took, and a state a sentence."""

from factcheck.model.claim import ClaimKind
from factcheck.splitter.split import KINDS
from tests.unit.splitter.desk import Desk

STORY = (
    "Chile's president, Gabriel Boric, spoke in Santiago on Friday. Will he run again? "
    "“Never.” Chile's economy grew 0.2% in 2023, and Boric thanked the miners of Calama."
)


def test_every_sentence_has_one_state(desk: Desk) -> None:
    states = [(s.state.value, s.why) for s in desk.split(STORY).sentences]
    assert states == [
        ("no_source", ""),
        ("question", "a question"),
        ("quotation", "quoted words"),
        ("no_source", ""),
    ]


def test_claims_are_in_text_order_and_quote_the_text(desk: Desk) -> None:
    claims = desk.split(STORY).claims
    assert [c.span.start for c in claims] == sorted(c.span.start for c in claims)
    assert [STORY[c.span.start : c.span.end] for c in claims] == [c.quote for c in claims]
    assert {c.slots.relation for c in claims} >= {"holds", "growth_rate"}


def test_a_clause_that_no_kind_took_is_a_claim_of_its_own(desk: Desk) -> None:
    plain = [c for c in desk.split(STORY).claims if c.slots.detail("form") == "clause"]
    told = {c.quote: (c.kind, c.statement) for c in plain}
    assert told["Boric thanked the miners of Calama"] == (
        ClaimKind.EVENT,
        "Gabriel Boric thanked the miners of Calama.",
    )


def test_reported_words_are_two_claims_that_it_was_said_and_what(desk: Desk) -> None:
    text = "The ministry in Santiago said that nothing had changed in Chile."
    claims = desk.split(text).claims
    assert [(c.kind, c.attributed_to, c.quote) for c in claims] == [
        (ClaimKind.ATTRIBUTION, None, text[:-1]),
        (ClaimKind.EVENT, "The ministry in Santiago", "nothing had changed in Chile"),
    ]


def test_a_sentence_of_nothing_but_advice_and_predictions_is_opinion(desk: Desk) -> None:
    found = desk.split("Boric should resign. Kast will win in Chile.")
    assert [(s.state.value, s.why) for s in found.sentences] == [
        ("opinion", "opinion, advice or hope"),
        ("opinion", "a prediction"),
    ]
    assert [c.not_checkable for c in found.claims] == ["opinion, advice or hope", "a prediction"]


def test_an_opinion_beside_a_fact_leaves_the_fact(desk: Desk) -> None:
    claims = desk.split("Boric should resign, and inflation in Chile fell to 4.5% in 2024.").claims
    assert {(c.kind.value, c.not_checkable) for c in claims} >= {
        ("office", "opinion, advice or hope"),
        ("quantity", ""),
    }


def test_claims_carry_the_probability_that_their_sentence_is_worth_a_check(desk: Desk) -> None:
    found = desk.split("Chile's economy grew 0.2% in 2023.")
    assert all(0.5 < c.checkworthiness < 1 for c in found.claims)


def test_questions_give_no_claims(desk: Desk) -> None:
    assert desk.split("Did Gabriel Boric beat José Antonio Kast in 2021?").claims == ()


def test_the_same_claim_is_given_once(desk: Desk) -> None:
    claims = desk.split(STORY).claims
    keys = [(c.span, c.statement) for c in claims]
    assert len(keys) == len(set(keys)) == len(claims)


def test_an_empty_document_has_neither_claims_nor_sentences(desk: Desk) -> None:
    empty = desk.split("")
    assert (empty.claims, empty.sentences) == ((), ())


def test_offices_are_read_before_elections_and_figures() -> None:
    assert [kind.__module__.split(".")[2] for kind in KINDS][:3] == [
        "office",
        "election",
        "quantity",
    ]
