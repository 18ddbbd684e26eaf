"""Write reports as JSON lines, version 1: one document a line, each complete in itself."""

from collections.abc import Iterable
from typing import TextIO

from factcheck.model.report import Report, RunInfo
from factcheck.reports.fields_v1 import document_object, dump, head
from factcheck.reports.protocol import Look


class JsonLinesFormat:
    """Write each document as soon as it is checked; a line names its schema and tool."""

    name = "jsonl"
    suffix = ".jsonl"

    def write(self, reports: Iterable[Report], out: TextIO, look: Look, info: RunInfo) -> None:
        """Write one line a document; no reports, no bytes."""
        made_by = head(info)
        line_head = {"schema": made_by["schema"], "tool": made_by["tool"]}
        out.writelines(
            dump({**line_head, **document_object(report)}, look) + "\n" for report in reports
        )


def build() -> JsonLinesFormat:
    """Build the format."""
    return JsonLinesFormat()
