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


def test_what_no_kind_took_is_one_plain_claim(desk: Desk) -> None:
    plain = [c for c in desk.split(STORY).claims if not c.slots.relation]
    assert "and Boric thanked the miners of Calama" in [c.quote for c in plain]


def test_reported_words_without_another_kind_are_an_attribution(desk: Desk) -> None:
    text = "The ministry in Santiago said that nothing had changed in Chile."
    assert [c.kind for c in desk.split(text).claims] == [ClaimKind.ATTRIBUTION]


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
