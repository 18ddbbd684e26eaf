"""Claims are made in one place: trimmed quotes, sorted details, visible ambiguity."""

from factcheck.model.claim import ClaimKind, Slots
from factcheck.model.value import EntityKind, EntityRef, Span
from factcheck.splitter.draft import context_slot, make_claim, resolved_text
from tests.unit.splitter.desk import Desk

TEXT = "Gabriel Boric spoke. On Friday he praised his minister in Chile."


def test_a_quote_is_trimmed_and_a_statement_ends_with_one_full_stop(desk: Desk) -> None:
    reading = desk.reading(TEXT)
    for statement in ("Boric spoke", "Boric spoke."):
        claim = make_claim(
            reading,
            span=Span(start=13, end=21),
            kind=ClaimKind.OTHER,
            statement=statement,
            slots=Slots(details=(("b", "2"), ("a", "1"))),
        )
        assert (claim.quote, claim.statement) == ("spoke", "Boric spoke.")
        assert claim.slots.details == (("a", "1"), ("b", "2"))
        assert claim.ambiguous == ""
        assert str(claim.as_of) == "2024-03-01"


def test_several_candidates_or_an_open_pronoun_make_a_claim_ambiguous(desk: Desk) -> None:
    reading = desk.reading(TEXT)
    many = EntityRef(name="Kim", kind=EntityKind.PERSON, candidates=("person:a", "person:b"))
    pronoun = EntityRef(name="he", kind=EntityKind.PERSON)
    known = EntityRef(name="Boric", kind=EntityKind.PERSON, id="person:CHL:gabriel-boric")
    said = [
        make_claim(
            reading,
            span=Span(start=0, end=5),
            kind=ClaimKind.OFFICE,
            statement="x",
            slots=Slots(subject=context_slot(ref)),
        ).ambiguous
        for ref in (many, pronoun, known)
    ]
    assert said == ["“Kim” may mean more than one", "“he” may mean more than one", ""]


def test_resolved_text_names_pronouns_and_places_relative_days(desk: Desk) -> None:
    reading = desk.reading(TEXT)
    passage = reading.passages[1]
    assert resolved_text(reading, passage, passage.span) == (
        "On Friday (2024-03-01) Gabriel Boric praised Gabriel Boric's minister in Chile."
    )


def test_resolved_text_leaves_open_pronouns_and_written_days(desk: Desk) -> None:
    reading = desk.reading("She came on 3 May 2023 to Chile.")
    passage = reading.passages[0]
    assert resolved_text(reading, passage, passage.span) == "She came on 3 May 2023 to Chile."
