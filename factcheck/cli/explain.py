"""`factcheck explain`: show one verdict in full."""

from difflib import get_close_matches
from typing import Annotated

import typer

from factcheck.cli.check import equip, find_tasks, note_unset
from factcheck.cli.console import print_out
from factcheck.cli.exits import Exit
from factcheck.cli.options import takes
from factcheck.cli.split_page import safe, slot_lines
from factcheck.documents.load import load
from factcheck.errors import SettingsError
from factcheck.model.document import Document
from factcheck.model.evidence import Assessment
from factcheck.model.report import Report
from factcheck.model.verdict import Verdict
from factcheck.settings.keys import Settings


@takes(
    "as_of",
    "source",
    "no_source",
    "offline",
    "max_bytes",
    "cache_dir",
    "quiet",
    "locked",
    "lock_file",
    "contact",
    "endpoint",
    "exhaustive",
    "budget",
    "no_cache",
)
def explain(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The article; - is stdin.")],
    claim_id: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM", help="Its id, the beginning of it, or its place as LINE:COLUMN."
        ),
    ],
    *,
    settings: Settings,
) -> int:
    """Show one verdict in full, with its evidence."""
    from factcheck.pipeline import check_document

    task = find_tasks([path], settings)[0]
    _, assembly = equip(settings)
    note_unset(assembly, settings)
    document = (
        load(task, as_of=settings.as_of, max_bytes=settings.max_bytes)
        if isinstance(task, str)
        else task
    )
    report = check_document(document, assembly.equipment)
    print_out(describe(document, _choose(report, claim_id)))
    return Exit.CLEAN


def _choose(report: Report, wish: str) -> Verdict:
    document = report.document
    ids = [verdict.claim.id for verdict in report.verdicts]
    places = [_place(document, verdict) for verdict in report.verdicts]
    chosen = [
        verdict
        for verdict, claim_id, place in zip(report.verdicts, ids, places, strict=True)
        if claim_id.startswith(wish) or place == wish
    ]
    if len({verdict.claim.id for verdict in chosen}) == 1:
        return chosen[0]
    if chosen:
        message = f"{wish} fits several claims of {document.origin}"
        hint = "name one by its id: " + ", ".join(verdict.claim.id for verdict in chosen)
    else:
        message = f"{document.origin} has no claim {wish}"
        near = get_close_matches(wish, (*ids, *places), n=1)
        hint = f"did you mean {near[0]}?" if near else "`factcheck split` lists the claims"
    raise SettingsError(message, hint=hint)


def _place(document: Document, verdict: Verdict) -> str:
    line, column = document.line_column(verdict.claim.span.start)
    return f"{line}:{column}"


def describe(document: Document, verdict: Verdict) -> str:
    """Write one verdict for people, line by line."""
    claim = verdict.claim
    lines = [
        f"{safe(document.origin)}:{_place(document, verdict)} {claim.kind} {claim.id}",
        f"  “{safe(claim.quote)}”",
        f"  = {safe(claim.statement)}",
        "slots",
        *(f"  {name}: {value}" for name, value in slot_lines(claim)),
        f"verdict: {verdict.label}" + (f" ({verdict.reason})" if verdict.reason else ""),
        f"  confidence: {verdict.confidence:.2f}",
    ]
    if verdict.rationale:
        lines.append(f"  why: {safe(verdict.rationale)}")
    if verdict.correction:
        lines.append(f"  correction: {safe(verdict.correction)}")
    for assessment in verdict.assessments:
        lines += _assessment_lines(assessment)
    if not verdict.assessments:
        lines.append("no evidence was found")
    return "\n".join(lines) + "\n"


def _assessment_lines(assessment: Assessment) -> list[str]:
    evidence = assessment.evidence
    start = evidence.valid_from.isoformat() if evidence.valid_from else "…"
    end = evidence.valid_to.isoformat() if evidence.valid_to else "…"
    pairs = [
        ("because", assessment.because),
        ("slots", ", ".join(f"{name} {match}" for name, match in assessment.slots)),
        ("value", evidence.value),
        ("excerpt", evidence.excerpt),
        ("valid", f"{start} to {end}" if evidence.valid_from or evidence.valid_to else ""),
        ("link", evidence.url),
        ("revision", evidence.revision),
        ("licence", evidence.licence),
        ("correction", assessment.correction or ""),
    ]
    head = f"{assessment.stance}: {evidence.title} [{evidence.source}, {assessment.checker}]"
    return [safe(head), *(f"  {name}: {safe(text)}" for name, text in pairs if text)]
