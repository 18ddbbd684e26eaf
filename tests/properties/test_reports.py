"""Test on any text that reports show it as it is, and never obey it."""

import io
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.verdict import Label
from factcheck.reports import json_v1, jsonl_v1, terminal
from factcheck.reports.protocol import FormatFactory, Look
from factcheck.reports.wording import one_line, shorten, to_ascii
from factcheck.testing import (
    make_claim,
    make_document,
    make_report,
    make_run_info,
    make_verdict,
)

TEXTS = st.text(min_size=1, max_size=80).filter(lambda text: text.strip())
LABELS = st.sampled_from(Label)
# What a program writes on a terminal beside text: its own newlines, nothing else.
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def written(build: FormatFactory, text: str, label: Label, look: Look) -> str:
    verdict = make_verdict(make_claim(text), label, rationale=text)
    out = io.StringIO()
    report = make_report(make_document(text, origin=text, title=text), [verdict])
    build().write([report], out, look, make_run_info())
    return out.getvalue()


@given(text=TEXTS, label=LABELS, unicode=st.booleans())
def test_json_gives_back_any_text(text: str, label: Label, unicode: bool) -> None:
    output = written(json_v1.build, text, label, Look(unicode=unicode))
    document = json.loads(output)["documents"][0]
    claim = document["claims"][0]
    assert text == claim["quote"] == claim["rationale"] == document["title"]
    assert not CONTROLS.search(output)
    assert unicode or output.isascii()


@given(text=TEXTS, label=LABELS)
def test_json_lines_stay_one_line_a_document(text: str, label: Label) -> None:
    output = written(jsonl_v1.build, text, label, Look())
    assert len(output.splitlines()) == 1
    assert json.loads(output)["claims"][0]["quote"] == text


@given(text=TEXTS, label=LABELS, unicode=st.booleans(), width=st.integers(1, 120))
def test_terminal_shows_any_text_and_no_control_character(
    text: str, label: Label, unicode: bool, width: int
) -> None:
    output = written(terminal.build, text, label, Look(unicode=unicode, width=width))
    assert not CONTROLS.search(output)
    assert unicode or output.isascii()
    # Wrapping moves spaces; every other character of the quote stands there in its order.
    shown = one_line(text, unicode=unicode)
    assert "".join(shown.split()) in "".join(output.split())


@given(text=st.text())
def test_one_line_twice_is_one_line_once(text: str) -> None:
    for unicode in (True, False):
        once = one_line(text, unicode=unicode)
        assert one_line(once, unicode=unicode) == once


@given(text=st.text())
def test_to_ascii_is_ascii(text: str) -> None:
    assert to_ascii(text).isascii()


@given(text=st.text(max_size=300), limit=st.integers(20, 200))
def test_shorten_keeps_the_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= max(limit, 0)
