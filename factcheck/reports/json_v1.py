"""Write reports as one JSON object, version 1; report_v1.schema.json describes every field."""

import textwrap
from collections import Counter
from collections.abc import Iterable
from importlib import resources
from typing import TextIO

from factcheck.model.report import Report, RunInfo
from factcheck.model.verdict import Label
from factcheck.reports.fields_v1 import document_object, dump, head
from factcheck.reports.protocol import Look

SCHEMA_FILE = "report_v1.schema.json"


class JsonFormat:
    """Write one object for the whole run, one document at a time, so that memory stays flat."""

    name = "json"
    suffix = ".json"

    def write(self, reports: Iterable[Report], out: TextIO, look: Look, info: RunInfo) -> None:
        """Write the object and a final newline."""
        totals: Counter[str] = Counter()
        out.write("{\n")
        out.writelines(
            f"  {dump(key, look)}: {_indented(dump(value, look, indent=2), 2)},\n"
            for key, value in head(info).items()
        )
        out.write('  "documents": [')
        for report in reports:
            out.write(",\n    " if totals["documents"] else "\n    ")
            out.write(_indented(dump(document_object(report), look, indent=2), 4))
            totals["documents"] += 1
            totals.update({label: report.count(label) for label in Label})
        out.write("\n  ],\n" if totals["documents"] else "],\n")
        summary = {key: totals[key] for key in ("documents", *Label)}
        out.write(f'  "summary": {_indented(dump(summary, look, indent=2), 2)},\n')
        out.write(f'  "exit_code": {info.exit_code}\n}}\n')


def build() -> JsonFormat:
    """Build the format."""
    return JsonFormat()


def load_schema() -> str:
    """Give the JSON Schema that every output keeps, as text."""
    return resources.files("factcheck.reports").joinpath(SCHEMA_FILE).read_text(encoding="utf-8")


def _indented(text: str, width: int) -> str:
    # Strings hold no raw newline in JSON, so only the layout moves.
    return textwrap.indent(text, " " * width).lstrip()
