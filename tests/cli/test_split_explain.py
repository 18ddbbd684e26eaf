import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from factcheck.model.document import Document
from factcheck.testing import make_claim

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
