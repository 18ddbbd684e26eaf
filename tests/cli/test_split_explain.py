import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.cli.explain import describe
from factcheck.cli.split import slot_lines
from factcheck.model.claim import Slot, Slots
from factcheck.model.document import Document
from factcheck.model.evidence import SlotMatch
from factcheck.model.value import EdtfDate, EntityRef, Quantity
from factcheck.model.verdict import Label
from factcheck.testing import make_claim, make_document, make_verdict

Run = Callable[..., Any]


def test_split_shows_claims_with_place_kind_and_statement(articles: Path, run: Run) -> None:
    ran = run("split", "bad.txt", "--as-of", "2024-11-13")
    lines = ran.out.splitlines()
    assert lines[0] == "bad.txt: 2 claims"
    claim = make_claim((articles / "bad.txt").read_text(), "This is wrong.")
    assert lines[1] == f"2:1 event {claim.id}"
    assert lines[2:4] == ["  “This is wrong.”", "  = This is wrong."]
    assert "1 sentences without a claim" in lines
    assert "1:1 opinion" in lines
    assert ran.code == 0


def test_split_gives_json_field_by_field(articles: Path, run: Run) -> None:
    document = json.loads(run("split", "bad.txt", "-f", "json").out)["documents"][0]
    text = (articles / "bad.txt").read_text()
    assert [text[c["start"] : c["end"]] for c in document["claims"]] == [
        "This is wrong.",
        "This is right.",
    ]
    assert [s["has_claim"] for s in document["sentences"]] == [False, True, True]


def test_split_writes_a_file(articles: Path, run: Run) -> None:
    assert run("split", "bad.txt", "-o", "claims.txt").out == ""
    assert Path("claims.txt").read_text(encoding="utf-8").startswith("bad.txt: 2 claims")


def test_split_without_claims_is_incomplete(articles: Path, run: Run) -> None:
    assert run("split", "opinion.txt").code == 3


def test_split_lets_no_terminal_escape_through(articles: Path, run: Run) -> None:
    Path("evil.txt").write_text("Headline\nThis is \x1b[31mright\x07.\n")
    assert "\x1b" not in run("split", "evil.txt").out
    assert "\x07" not in run("split", "evil.txt").out


def test_explain_shows_one_verdict_with_its_evidence(articles: Path, run: Run) -> None:
    text = Document(text=(articles / "bad.txt").read_text(), origin="bad.txt").text
    claim = make_claim(text, "This is wrong.")
    ran = run("explain", "bad.txt", claim.id)
    assert ran.code == 0
    assert f"bad.txt:2:1 event {claim.id}" in ran.out
    assert "verdict: contradicted" in ran.out
    assert "correction: the right value" in ran.out
    assert "https://example.org/table" in ran.out
    assert "This is right" not in ran.out
    assert run("explain", "bad.txt", claim.id[:6]).out == ran.out
    assert run("explain", "bad.txt", "2:1").out == ran.out


def test_explain_of_a_beginning_that_fits_several_claims_asks_for_more(
    articles: Path, run: Run
) -> None:
    ran = run("explain", "bad.txt", "")
    assert ran.code == 2
    assert "fits several claims" in ran.err


def test_explain_of_an_unknown_claim_suggests_one(articles: Path, run: Run) -> None:
    claim = make_claim((articles / "good.txt").read_text(), "This is right.")
    ran = run("explain", "good.txt", "x" + claim.id[1:])
    assert ran.code == 2
    assert f"hint: did you mean {claim.id}?" in ran.err


def test_slots_are_shown_with_what_was_read_from_the_words() -> None:
    day = date(2023, 12, 10)
    slots = Slots(
        subject=Slot(text="Ruto", value=EntityRef(name="William Ruto", id="person:KEN:ruto")),
        relation="started",
        object=Slot(text="Congo", value=EntityRef(name="Congo", candidates=("a", "b"))),
        quantity=Slot(
            text="16bn",
            value=Quantity(
                value=Decimal("16E9"), unit="USD", low=Decimal("155E8"), high=Decimal("165E8")
            ),
        ),
        time=Slot(text="Sunday", value=EdtfDate(edtf="2023-12-10", earliest=day, latest=day)),
        details=(("office", "office:president"),),
    )
    claim = replace(make_claim("Ruto took over on Sunday.", slots=slots), attributed_to="an aide")
    assert slot_lines(claim) == [
        ("subject", "Ruto → William Ruto [person:KEN:ruto]"),
        ("relation", "started"),
        ("object", "Congo → Congo [one of a, b]"),
        ("quantity", "16bn → 16000000000 USD (15500000000 to 16500000000)"),
        ("time", "Sunday → 2023-12-10"),
        ("office", "office:president"),
        ("as of", "2024-11-13"),
        ("said by", "an aide"),
    ]


def test_split_says_why_a_claim_cannot_be_checked(
    articles: Path, run: Run, monkeypatch: Any
) -> None:
    from factcheck import pipeline
    from factcheck.splitter.split import Split

    def split(document: Document, equipment: object) -> Split:
        claim = make_claim(document.text, "This is right.")
        claim = replace(claim, ambiguous="two people", not_checkable="a prediction")
        return Split(claims=(claim,), sentences=())

    monkeypatch.setattr(pipeline, "split_document", split)
    out = run("split", "good.txt").out
    assert "  ambiguous: two people\n  not checkable: a prediction\n" in out


def test_explain_shows_slots_compared_and_the_reason_of_nothing_found() -> None:
    document = make_document("Ruto took over.")
    claim = make_claim(document.text)
    verdict = make_verdict(claim, Label.SUPPORTED, rationale="They agree.")
    compared = (("time", SlotMatch.AGREES), ("subject", SlotMatch.NOT_COMPARED))
    assessment = replace(verdict.assessments[0], slots=compared)
    text = describe(document, replace(verdict, assessments=(assessment,)))
    assert "  why: They agree.\n" in text
    assert "  slots: time agrees, subject not_compared\n" in text
    assert "  valid: 2024-01-01 to 2024-12-31\n" in text
    nothing = describe(document, make_verdict(claim))
    assert "verdict: unverified (no_evidence)" in nothing
    assert nothing.endswith("no evidence was found\n")
