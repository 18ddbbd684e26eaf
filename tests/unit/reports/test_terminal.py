"""Test the report for people: order, signs, widths, pipes, and texts that try to break it."""

import io
from dataclasses import replace
from typing import Any

import pytest

from factcheck.model.evidence import Stance
from factcheck.model.report import Report
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.reports.protocol import Look
from factcheck.reports.terminal import build
from factcheck.testing import (
    make_assessment,
    make_claim,
    make_document,
    make_evidence,
    make_report,
    make_verdict,
)
from tests.unit.reports.example import INFO, NOTHING, OPEN_ONLY, REPORT

RICH = Look(colour=True, links=True)


def written(*reports: Report, **look: Any) -> str:
    out = io.StringIO()
    build().write(reports, out, Look(**look), INFO)
    return out.getvalue()


def report_of(text: str, label: Label = Label.UNVERIFIED, **options: Any) -> Report:
    return make_report(make_document(text), [make_verdict(make_claim(text), label, **options)])


def test_whole_report_without_colour() -> None:
    assert (
        written(REPORT)
        == """\
A vote in Ruritania
seeds/vote.txt
6 May 2020 (from the dateline)

✗ contradicted  2:1
  “Ada Ray won the vote of 3 May 2020 with 61.5% of the votes”
  The results give 51.5%, not 61.5%.
  Correct: 51.5%
  → Elections of Ruritania, 3 May 2020: Ada Ray 51.5%
    https://example.org/elections

✓ supported  3:1
  “About 2 million people live in the capital”
  2,040,000 lies within about 2 million.
  → Population, 2019
    https://example.org/people

? unverified: only those involved can know
  3:45  “She paid Bea for lunch”

Contradicted (1)
  2:1  “Ada Ray won the vote of 3 May 2020 with 61.5% of the votes” → 51.5%

1 supported, 1 contradicted, 1 unverified
2 of 4 checkable sentences checked (50%).
Sentences not checked: 1 without a source, 1 ambiguous, 1 opinion or
scene-setting, 1 question.
wikidata could not be asked (offline, 3 times).
Facts as of 2024-11-01.
"""
    )


@pytest.mark.parametrize("width", [20, 40, 57, 80, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    for line in written(REPORT, NOTHING, OPEN_ONLY, width=width).splitlines():
        assert len(line) <= width


def test_a_width_too_small_to_use_is_widened_not_obeyed() -> None:
    assert max(map(len, written(REPORT, width=1).splitlines())) == 20


def test_long_links_are_folded_and_never_cut() -> None:
    url = "https://example.org/" + "a" * 90
    evidence = replace(make_evidence(), url=url)
    verdict = Verdict(
        claim=make_claim("Ada won."),
        label=Label.SUPPORTED,
        assessments=(make_assessment(evidence=evidence),),
    )
    text = written(make_report(make_document("Ada won."), [verdict]), width=40)
    assert url in text.replace("\n", "").replace(" ", "")


def test_no_line_ends_in_a_space() -> None:
    assert not [line for line in written(REPORT).splitlines() if line != line.rstrip()]


def test_a_pipe_gets_no_escapes() -> None:
    assert "\x1b" not in written(REPORT, NOTHING, OPEN_ONLY)


def test_colour_without_links_keeps_the_address_in_sight() -> None:
    text = written(REPORT, colour=True)
    assert "\x1b[1;31m✗ contradicted\x1b[0m" in text
    assert "\x1b]8" not in text
    assert "https://example.org/elections" in text


def test_links_without_colour_change_no_colour() -> None:
    text = written(REPORT, links=True)
    assert "\x1b]8;;https://example.org/elections\x1b\\Elections of Ruritania\x1b]8;;\x1b\\" in text
    assert "\x1b[" not in text


def test_the_same_report_gives_the_same_bytes() -> None:
    assert len({written(REPORT, colour=True, links=True) for _ in range(5)}) == 1


def test_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, rich = written(REPORT), written(REPORT, colour=True)
    for name, value in {
        "NO_COLOR": "1",
        "FORCE_COLOR": "1",
        "COLUMNS": "20",
        "TERM": "dumb",
    }.items():
        monkeypatch.setenv(name, value)
    assert written(REPORT) == plain
    assert written(REPORT, colour=True) == rich


def test_signs_tell_the_labels_without_colour_in_ascii() -> None:
    text = written(REPORT, unicode=False)
    assert text.isascii()
    for line in (
        "x contradicted  2:1",
        "+ supported  3:1",
        "? unverified: only",
        "  -> Population",
    ):
        assert line in text


def test_letters_that_ascii_lacks_lose_their_accents_or_are_escaped() -> None:
    text = written(report_of("Zoë met Łukasz."), unicode=False)
    assert '"Zoe met \\u0141ukasz."' in text


def test_claims_come_in_the_order_of_the_text_and_contradicted_ones_again_at_the_end() -> None:
    text = "Ada won. Bea lost. Cora came."
    verdicts = [
        make_verdict(make_claim(text, "Cora came."), Label.CONTRADICTED),
        make_verdict(make_claim(text, "Ada won."), Label.SUPPORTED),
        make_verdict(make_claim(text, "Bea lost."), Label.CONTRADICTED, correction="she won"),
    ]
    output = written(make_report(make_document(text), verdicts))
    heads = [line for line in output.splitlines() if line.startswith(("✓", "✗"))]
    assert heads == ["✓ supported  1:1", "✗ contradicted  1:10", "✗ contradicted  1:20"]
    end = output[output.index("Contradicted (2)") :].splitlines()
    assert end[1:3] == ["  1:10  “Bea lost.” → she won", "  1:20  “Cora came.”"]


def test_unverified_claims_are_one_line_each_grouped_by_reason() -> None:
    text = "Ada won. Bea lost. Cora came."
    verdicts = [
        make_verdict(make_claim(text, "Ada won."), reason=Reason.OFFLINE),
        make_verdict(make_claim(text, "Bea lost."), reason=Reason.NO_EVIDENCE),
        make_verdict(make_claim(text, "Cora came."), reason=Reason.OFFLINE),
    ]
    output = written(make_report(make_document(text), verdicts))
    assert (
        "? unverified: no evidence was found\n  1:10  “Bea lost.”\n\n"
        "? unverified: needs a source on the network\n  1:1  “Ada won.”\n  1:20  “Cora came.”\n"
    ) in output


def test_verbose_shows_unverified_claims_in_full_and_all_evidence() -> None:
    claim = make_claim("Ada won.")
    verdict = Verdict(
        claim=replace(claim, attributed_to="Bea"),
        label=Label.UNVERIFIED,
        reason=Reason.CONFLICTING,
        assessments=tuple(
            make_assessment(stance, evidence=make_evidence(stance)) for stance in Stance
        ),
        rationale="One table says yes, the other no.",
    )
    report = make_report(make_document("Ada won."), [verdict])
    assert "Table of supports" not in written(report)
    output = written(report, verbose=True)
    for words in (
        "? unverified  1:1\n  “Ada won.”\n  One table says yes, the other no.\n",
        "  Why: good sources disagree.\n  Said by Bea.\n",
        "Table of supports, 2024: supports",
        "Table of refutes",
        "Table of neutral",
    ):
        assert words in output


def test_a_value_that_the_rationale_quotes_is_not_told_again() -> None:
    assert written(REPORT).count("2,040,000") == 1
    assert "Table of a value, 2024: a value" in written(report_of("Ada won.", Label.SUPPORTED))
    told = report_of("Ada won.", Label.SUPPORTED, rationale="It is a value.")
    assert "Table of a value, 2024\n" in written(told)


def test_evidence_is_told_once_and_three_pieces_suffice() -> None:
    names = ("one", "one", "two", "three", "four")
    verdict = Verdict(
        claim=make_claim("Ada won."),
        label=Label.SUPPORTED,
        assessments=tuple(make_assessment(evidence=make_evidence(name)) for name in names),
    )
    output = written(make_report(make_document("Ada won."), [verdict]))
    assert [line.split()[3].rstrip(",") for line in output.splitlines() if "→" in line] == [
        "one",
        "two",
        "three",
    ]


def test_a_verdict_without_rationale_gives_the_checker_s_sentence() -> None:
    assert "the table refutes it" in written(report_of("Ada won.", Label.CONTRADICTED))


@pytest.mark.parametrize(
    ("report", "message"),
    [
        (NOTHING, "Nothing could be checked: no checkable claim was found."),
        (OPEN_ONLY, "Nothing could be checked: no claim was supported or contradicted."),
    ],
)
def test_nothing_checked_is_said_and_never_in_green(report: Report, message: str) -> None:
    output = written(report, colour=True)
    assert message in output
    assert "\x1b[32m" not in output
    assert message not in written(REPORT)


def test_green_marks_support_only() -> None:
    assert "\x1b[32m✓ supported" in written(report_of("Ada won.", Label.SUPPORTED), colour=True)
    assert "\x1b[32m" not in written(report_of("Ada won.", Label.CONTRADICTED), colour=True)


def test_several_documents_get_a_total() -> None:
    output = written(REPORT, NOTHING, OPEN_ONLY)
    assert "\n\n3 documents: 1 supported, 1 contradicted, 2 unverified\n" in output
    assert "documents" not in written(REPORT)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("[bold red]x[/bold red]", "[bold red]x[/bold red]"),
        ("[link=https://evil.example]x[/link]", "[link=https://evil.example]x[/link]"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b2J", "\\x9b2J"),
        ("\x1b]8;;https://evil.example\x07x", "\\x1b]8;;https://evil.example\\x07x"),
        ("a\rb", "a b"),
        ("a\u202eb", "a\\u202eb"),
        (":smile: \\", ":smile: \\"),
    ],
)
@pytest.mark.parametrize("look", [Look(width=200), replace(RICH, width=200)], ids=["pipe", "rich"])
def test_texts_of_others_appear_literally(raw: str, shown: str, look: Look) -> None:
    text = f"Ada {raw} won."
    claim = make_claim(text)
    evidence = replace(make_evidence(raw, title=raw), url=f"https://example.org/{raw}")
    verdict = Verdict(
        claim=claim,
        label=Label.CONTRADICTED,
        assessments=(make_assessment(Stance.REFUTES, evidence=evidence),),
        rationale=f"because {raw}",
        correction=f"rather {raw}",
    )
    document = make_document(text, origin=f"{raw}.txt", title=f"On {raw}")
    out = io.StringIO()
    build().write([make_report(document, [verdict])], out, look, INFO)
    for words in (f"“Ada {shown} won.”", f"because {shown}", f"rather {shown}", f"{shown}.txt"):
        assert words in out.getvalue()
    if raw != shown:
        assert raw not in out.getvalue()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://example.org/a b", "https://example.org/a b"),
        ("https://example.org/\x07", "https://example.org/\\x07"),
    ],
)
def test_an_address_that_no_browser_should_open_is_never_a_link(url: str, shown: str) -> None:
    evidence = replace(make_evidence(), url=url)
    verdict = Verdict(
        claim=make_claim("Ada won."),
        label=Label.SUPPORTED,
        assessments=(make_assessment(evidence=evidence),),
    )
    output = written(make_report(make_document("Ada won."), [verdict]), links=True)
    assert "\x1b]8" not in output
    assert f"\n    {shown}\n" in output
