"""Test that JSON lines hold the same documents, one a line."""

import io
import json
from collections.abc import Iterator, Sequence

import pytest

from factcheck.model.report import Report
from factcheck.reports import json_v1, jsonl_v1
from factcheck.reports.protocol import FormatFactory, Look
from factcheck.testing import make_claim, make_document, make_report, make_verdict
from tests.unit.reports.example import INFO, NOTHING, REPORT


def written(reports: Sequence[Report], build: FormatFactory = jsonl_v1.build) -> str:
    out = io.StringIO()
    build().write(reports, out, Look(), INFO)
    return out.getvalue()


def test_each_line_is_the_document_object_with_schema_and_tool_first() -> None:
    lines = [json.loads(line) for line in written([REPORT, NOTHING]).splitlines()]
    whole = json.loads(written([REPORT, NOTHING], json_v1.build))
    assert len(lines) == 2
    for line, document in zip(lines, whole["documents"], strict=True):
        assert list(line)[:2] == ["schema", "tool"]
        assert line.pop("schema") == whole["schema"]
        assert line.pop("tool") == whole["tool"]
        assert line == document
        assert list(line) == list(document)


def test_no_reports_give_no_bytes() -> None:
    assert written([]) == ""


@pytest.mark.parametrize("raw", ["\n", "\r", "\x85", "\u2028", "\x0c", "\x1e"])
def test_a_claim_cannot_break_its_line(raw: str) -> None:
    text = f"Ada{raw}won."
    output = written([make_report(make_document(text), [make_verdict(make_claim(text))])])
    assert len(output.splitlines()) == 1
    assert json.loads(output)["claims"][0]["quote"] == text


def test_lines_are_written_as_documents_come() -> None:
    out = io.StringIO()
    seen: list[int] = []

    def reports() -> Iterator[Report]:
        for report in (REPORT, NOTHING):
            seen.append(out.getvalue().count("\n"))
            yield report

    jsonl_v1.build().write(reports(), out, Look(), INFO)
    assert seen == [0, 1]
