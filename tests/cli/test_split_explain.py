import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck import pipeline
from factcheck.cli.explain import describe
from factcheck.cli.split_fields import document_object
from factcheck.cli.split_page import page, slot_lines
from factcheck.model.claim import Claim, ClaimKind, Slot, Slots
from factcheck.model.document import Document
from factcheck.model.evidence import SlotMatch
from factcheck.model.report import Sentence, SentenceState
from factcheck.model.value import EdtfDate, EntityKind, EntityRef, Hedge, Quantity, Span
from factcheck.model.verdict import Label
from factcheck.splitter.split import Split
from factcheck.testing import make_claim, make_document, make_verdict

Run = Callable[..., Any]

INFLATION = "Inflation fell to about 118 percent in 2024, he said."
YEAR = EdtfDate(edtf="2024", earliest=date(2024, 1, 1), latest=date(2024, 12, 31))
ARGENTINA = EntityRef(name="Argentina", kind=EntityKind.COUNTRY, id="country:ARG", qid="Q414")


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def sentences_of(
    text: str, *parts: str, state: SentenceState = SentenceState.NO_SOURCE
) -> tuple[Sentence, ...]:
    return tuple(Sentence(span=span_of(text, part), state=state) for part in parts or (text,))


def marked(text: str, *quotes: str, sentences: Sequence[str] = ()) -> list[str]:
    """Give the lines of a page that hold the text, with the claims of these quotes marked."""
    claims = [make_claim(text, quote) for quote in quotes]
    shown = page(make_document(text), claims, sentences_of(text, *sentences))
    return [line for line in shown.splitlines() if line[:1].isdigit()][:-1]


def inflation_claim() -> Claim:
    quantity = Quantity(
        value=Decimal("1.18E2"),
        unit="percent",
        low=Decimal(112),
        high=Decimal(124),
        hedge=Hedge.ABOUT,
    )
    slots = Slots(
        subject=Slot(text="Argentina", value=ARGENTINA),
        relation="growth_rate",
        quantity=Slot(
            text="about 118 percent", value=quantity, span=span_of(INFLATION, "about 118 percent")
        ),
        time=Slot(text="2024", value=YEAR, span=span_of(INFLATION, "2024")),
        details=(
            ("basis", "context"),
            ("indicator", "indicator:FP.CPI.TOTL.ZG"),
            ("moved", "-1"),
            ("rivals", "person:ARG:a|person:ARG:b"),
        ),
    )
    claim = make_claim(
        INFLATION,
        "Inflation fell to about 118 percent in 2024",
        kind=ClaimKind.QUANTITY,
        slots=slots,
        statement="Argentina's inflation was about 118 percent in 2024.",
    )
    return replace(
        claim,
        attributed_to="INDEC",
        checkworthiness=0.97512,
        ambiguous="two years",
        not_checkable="a forecast",
    )


def test_split_shows_the_article_with_its_claims_marked(articles: Path, run: Run) -> None:
    ran = run("split", "bad.txt", "--as-of", "2024-11-13")
    text = (articles / "bad.txt").read_text()
    ids = [make_claim(text, quote).id for quote in ("This is wrong.", "This is right.")]
    assert ran.out.splitlines() == [
        "bad.txt (as of 2024-11-13)",
        "",
        "1:1  A headline",
        "    - opinion",
        "",
        "2:1  [1 This is wrong. 1]",
        f"    [1] event  {ids[0]}  worth 1.00",
        "        = This is wrong.",
        "",
        "3:1  [2 This is right. 2]",
        f"    [2] event  {ids[1]}  worth 1.00",
        "        = This is right.",
        "",
        "2 claims in 2 sentences; 1 sentence without a claim (1 opinion)",
    ]
    assert ran.code == 0


def test_split_keeps_sentences_of_one_line_together() -> None:
    text = "It rained. It froze.\nIt snowed."
    parts = ("It rained.", "It froze.", "It snowed.")
    shown = page(make_document(text), [], sentences_of(text, *parts)).splitlines()
    assert [line[:3] for line in shown[1:9]] == ["", "1:1", "   ", "1:1", "   ", "", "2:1", "   "]


def test_split_puts_nested_brackets_inside_each_other() -> None:
    text = "Milei, president of Argentina, met Trump."
    assert marked(text, text, "Milei, president of Argentina", "president of Argentina") == [
        "1:1  [1 [2 Milei, [3 president of Argentina 3] 2], met Trump. 1]"
    ]


def test_split_closes_coinciding_claims_in_turn() -> None:
    text = "So Milei won."
    assert marked(text, "Milei won", "Milei won") == ["1:1  So [1 [2 Milei won 2] 1]."]


def test_split_numbers_the_brackets_of_overlapping_claims() -> None:
    text = "Milei won and ruled alone."
    assert marked(text, "Milei won and ruled", "ruled alone") == [
        "1:1  [1 Milei won and [2 ruled 1] alone 2]."
    ]
    assert marked("one,two", "one,", "two") == ["1:1  [1 one, 1][2 two 2]"]


def test_split_marks_a_claim_that_goes_on_into_the_next_sentence() -> None:
    text = "He won twice. In 2019 and 2023. Good."
    claim = make_claim(text, "won twice. In 2019")
    parts = sentences_of(text, "He won twice.", "In 2019 and 2023.", "Good.")
    shown = page(make_document(text), [claim], parts)
    assert "1:1  He [1 won twice.\n    [1] other" in shown
    assert "1:15  In 2019 1] and 2023.\n    - goes on with [1]\n1:33  Good." in shown
    assert shown.endswith("1 claim in 2 sentences; 1 sentence without a claim (1 no source)")


def test_split_shows_brackets_of_the_article_as_they_are() -> None:
    assert marked("He [Milei] won [1 seat].", "[Milei] won") == [
        "1:1  He [1 [Milei] won 1] [1 seat]."
    ]


def test_split_shows_words_outside_every_sentence() -> None:
    text = "---\nday: 1\n---\nHeadline\n* It rained."
    document = replace(make_document(text), body_start=text.index("Headline"))
    claims = [make_claim(text, "Headline")]
    shown = page(document, claims, sentences_of(text, "It rained."))
    assert "day: 1" not in shown
    assert "\n4:1  [1 Headline 1] *\n    [1] other" in shown
    assert "    - not read" in page(document, [], ())
    assert page(make_document(""), [], ()).endswith(
        "0 claims in 0 sentences; 0 sentences without a claim"
    )


def test_split_says_why_a_sentence_has_no_claim() -> None:
    text = "Lovely! Is it? It is."
    states = (
        Sentence(span=span_of(text, "Lovely!"), state=SentenceState.OPINION, why="advice\x1b[1m"),
        Sentence(span=span_of(text, "Is it?"), state=SentenceState.QUESTION),
        Sentence(span=span_of(text, "It is."), state=SentenceState.NO_SOURCE),
    )
    shown = page(make_document(text, published=None), [], states)
    assert shown.splitlines() == [
        "article.txt",
        "",
        "1:1  Lovely!",
        "    - opinion: advice[1m",
        "1:9  Is it?",
        "    - question",
        "1:16  It is.",
        "    - no source",
        "",
        "0 claims in 0 sentences; 3 sentences without a claim (1 opinion, 1 question, 1 no source)",
    ]


def test_split_tells_of_a_claim_what_a_reader_needs() -> None:
    claim = inflation_claim()
    shown = page(make_document(INFLATION), [claim], sentences_of(INFLATION)).splitlines()
    assert shown[2:-2] == [
        "1:1  [1 Inflation fell to about 118 percent in 2024 1], he said.",
        f"    [1] quantity  {claim.id}  worth 0.98",
        "        = Argentina's inflation was about 118 percent in 2024.",
        "        subject: Argentina [country:ARG] | relation: growth_rate",
        "        quantity: about 118 percent → 118 percent (112 to 124) | time: 2024",
        "        indicator: FP.CPI.TOTL.ZG | rivals: person:ARG:a, person:ARG:b | direction: down",
        "        said by: INDEC",
        "        ambiguous: two years",
        "        not checkable: a forecast",
    ]


def test_split_tells_the_day_of_a_claim_judged_as_of_another() -> None:
    claim = replace(make_claim("Milei won."), as_of=date(2023, 12, 10))
    assert "        as of: 2023-12-10" in page(
        make_document("Milei won."), [claim], sentences_of("Milei won.")
    )


def test_split_lets_no_terminal_escape_through(articles: Path, run: Run) -> None:
    evil = "This is \x1b[31mright\x07\u202e\x9b, \x1b]0;owned\x07"
    Path("evil.txt").write_text(f"Headline\n{evil}.\n", encoding="utf-8")
    for ran in (run("split", "evil.txt"), run("split", "evil.txt", "-f", "json")):
        assert all(character.isprintable() or character == "\n" for character in ran.out)
    claim = make_claim(
        evil,
        slots=Slots(
            relation=evil,
            subject=Slot(text=evil, value=EntityRef(name=evil, candidates=(evil, evil))),
            details=(("office", evil),),
        ),
    )
    claim = replace(claim, attributed_to=evil, ambiguous=evil, not_checkable=evil)
    shown = page(make_document(evil, origin=evil), [claim], sentences_of(evil))
    assert all(character.isprintable() or character == "\n" for character in shown)


def test_split_gives_json_field_by_field(articles: Path, run: Run) -> None:
    text = (articles / "bad.txt").read_text()
    ids = [make_claim(text, quote).id for quote in ("This is wrong.", "This is right.")]
    whole = json.loads(run("split", "bad.txt", "-f", "json", "--as-of", "2024-11-13").out)
    assert whole["schema"] == "factcheck/split/v1"
    [document] = whole["documents"]
    assert document["origin"] == "bad.txt"
    assert document["published"] == "2024-11-13"
    assert document["published_from"] == "option"
    assert [text[c["start"] : c["end"]] for c in document["claims"]] == [
        "This is wrong.",
        "This is right.",
    ]
    assert document["sentences"] == [
        {"start": 0, "end": 10, "state": "opinion", "why": None, "claims": []},
        {"start": 11, "end": 25, "state": "opinion", "why": None, "claims": [ids[0]]},
        {"start": 26, "end": 40, "state": "opinion", "why": None, "claims": [ids[1]]},
    ]


def test_split_gives_every_field_of_a_claim_in_json() -> None:
    claim = inflation_claim()
    written = document_object(make_document(INFLATION), [claim], sentences_of(INFLATION))
    [shown] = json.loads(json.dumps(written))["claims"]
    slots = shown.pop("slots")
    assert shown == {
        "id": claim.id,
        "start": 0,
        "end": 43,
        "line": 1,
        "column": 1,
        "kind": "quantity",
        "quote": "Inflation fell to about 118 percent in 2024",
        "statement": "Argentina's inflation was about 118 percent in 2024.",
        "as_of": "2024-11-13",
        "attributed_to": "INDEC",
        "checkworthiness": 0.9751,
        "ambiguous": "two years",
        "not_checkable": "a forecast",
    }
    assert slots == {
        "subject": {
            "text": "Argentina",
            "name": "Argentina",
            "id": "country:ARG",
            "qid": "Q414",
            "candidates": [],
            "start": None,
            "end": None,
        },
        "relation": "growth_rate",
        "object": None,
        "quantity": {
            "text": "about 118 percent",
            "value": "118",
            "unit": "percent",
            "low": "112",
            "high": "124",
            "hedge": "about",
            "start": 18,
            "end": 35,
        },
        "time": {
            "text": "2024",
            "edtf": "2024",
            "earliest": "2024-01-01",
            "latest": "2024-12-31",
            "start": 39,
            "end": 43,
        },
        "place": None,
        "details": {
            "basis": "context",
            "indicator": "indicator:FP.CPI.TOTL.ZG",
            "moved": "-1",
            "rivals": "person:ARG:a|person:ARG:b",
        },
    }
    for name in ("quantity", "time"):
        assert INFLATION[slots[name]["start"] : slots[name]["end"]] == slots[name]["text"]


def test_split_shows_the_words_that_stand_where_a_slot_says_it_stands(
    articles: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "A year on,\nMilei won the year\nbefore."
    Path("worded.txt").write_text(text, encoding="utf-8")
    spans = {"place": span_of(text, "A year"), "time": span_of(text, "the year\nbefore")}
    slots = Slots(
        subject=Slot(text="Milei", value=ARGENTINA, span=span_of(text, "Milei")),
        object=Slot(text="Argentina", value=ARGENTINA),
        place=Slot(text="Argentina", value=ARGENTINA, span=spans["place"]),
        time=Slot(text="2024", value=YEAR, span=spans["time"]),
    )
    claim = make_claim(text, "Milei won the year\nbefore", slots=slots)
    split = Split(claims=(claim, make_claim(text)), sentences=sentences_of(text))
    monkeypatch.setattr(pipeline, "split_document", lambda document, equipment: split)

    [document] = json.loads(run("split", "worded.txt", "-f", "json").out)["documents"]
    outer, inner = document["claims"]
    assert (outer["quote"], inner["quote"]) == (text, claim.quote)
    told = [slot for slot in inner["slots"].values() if isinstance(slot, dict) and "text" in slot]
    assert [slot["text"] for slot in told if slot["start"] is None] == ["Argentina"]
    for slot in (slot for slot in told if slot["start"] is not None):
        assert text[slot["start"] : slot["end"]] == slot["text"]

    shown = run("split", "worded.txt").out
    assert "1:1  [1 A year on, [2 Milei won the year before 2]. 1]\n" in shown
    assert "time: the year before → 2024" in shown


def test_split_gives_null_for_what_a_claim_does_not_have() -> None:
    text = "He won twice. In 2019."
    claim = make_claim(text)
    sentences = sentences_of(text, "He won twice.", "In 2019.")
    written = json.loads(
        json.dumps(document_object(make_document(text, published=None), [claim], sentences))
    )
    assert written["published"] is None
    [shown] = written["claims"]
    assert [shown[name] for name in ("attributed_to", "ambiguous", "not_checkable")] == [None] * 3
    assert shown["slots"].pop("details") == {}
    assert set(shown["slots"].values()) == {None}
    # A claim belongs to the sentence where it starts.
    assert [sentence["claims"] for sentence in written["sentences"]] == [[claim.id], []]


def test_split_writes_a_file(articles: Path, run: Run) -> None:
    shown = run("split", "bad.txt", "good.txt").out
    assert run("split", "bad.txt", "good.txt", "-o", "claims.txt").out == ""
    assert Path("claims.txt").read_text(encoding="utf-8") == shown
    assert shown.startswith("bad.txt\n\n1:1  A headline\n")
    assert "(1 opinion)\n\ngood.txt\n" in shown


@pytest.mark.parametrize("wanted", ["text", "json"])
def test_split_without_claims_is_incomplete(articles: Path, run: Run, wanted: str) -> None:
    assert run("split", "opinion.txt", "-f", wanted).code == 3
    assert run("split", "opinion.txt", "good.txt", "-f", wanted).code == 0


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
        ("object", "Congo [one of a, b]"),
        ("quantity", "16bn → 16000000000 USD (15500000000 to 16500000000)"),
        ("time", "Sunday → 2023-12-10"),
        ("office", "office:president"),
        ("as of", "2024-11-13"),
        ("said by", "an aide"),
    ]


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
