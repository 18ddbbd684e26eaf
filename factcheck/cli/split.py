"""`factcheck split`: show the claims of an article and the sentences without one."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli.check import equip, find_tasks
from factcheck.cli.console import print_out, refuse_unwritable, write_file
from factcheck.cli.exits import Exit
from factcheck.cli.options import takes
from factcheck.documents.load import load
from factcheck.model.claim import Claim, Slot
from factcheck.model.document import Document
from factcheck.model.report import Sentence
from factcheck.model.value import EdtfDate, EntityRef, Quantity, Span
from factcheck.settings.keys import Settings

SCHEMA = "factcheck/split/v1"


class SplitFormat(StrEnum):
    """Name the ways to show claims."""

    TEXT = "text"
    JSON = "json"


@takes("output", "as_of", "max_bytes", "cache_dir", "quiet")
def split(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="As for check.")],
    *,
    format_: Annotated[
        SplitFormat, typer.Option("--format", "-f", help="How to show the claims.")
    ] = SplitFormat.TEXT,
    settings: Settings,
) -> int:
    """Show the claims of articles, unchecked."""
    from factcheck.pipeline import split_document

    if settings.output is not None:
        refuse_unwritable(settings.output)
    tasks = find_tasks(paths, settings)
    _, assembly = equip(settings)
    texts, objects, found = [], [], 0
    for task in tasks:
        document = (
            load(task, as_of=settings.as_of, max_bytes=settings.max_bytes)
            if isinstance(task, str)
            else task
        )
        result = split_document(document, assembly.equipment)
        found += len(result.claims)
        texts.append(_text(document, result.claims, result.sentences))
        objects.append(_object(document, result.claims, result.sentences))
    if format_ is SplitFormat.JSON:
        whole = json.dumps({"schema": SCHEMA, "documents": objects}, ensure_ascii=True, indent=2)
    else:
        whole = "\n\n".join(texts)
    if settings.output is None:
        print_out(whole + "\n")
    else:
        write_file(settings.output, whole + "\n")
    return Exit.CLEAN if found else Exit.INCOMPLETE


def _text(document: Document, claims: tuple[Claim, ...], sentences: tuple[Sentence, ...]) -> str:
    blocks = [f"{safe(document.origin)}: {len(claims)} claims"]
    blocks += [_claim_text(document, claim) for claim in claims]
    left = [sentence for sentence in sentences if not _has_claim(sentence.span, claims)]
    if left:
        blocks.append(f"{len(left)} sentences without a claim")
        blocks += [_sentence_text(document, sentence) for sentence in left]
    return "\n".join(blocks)


def _claim_text(document: Document, claim: Claim) -> str:
    lines = [f"{_place(document, claim.span)} {claim.kind} {claim.id}", f"  “{safe(claim.quote)}”"]
    lines.append(f"  = {safe(claim.statement)}")
    lines += [f"  {name}: {value}" for name, value in slot_lines(claim)]
    if claim.ambiguous:
        lines.append(f"  ambiguous: {safe(claim.ambiguous)}")
    if claim.not_checkable:
        lines.append(f"  not checkable: {safe(claim.not_checkable)}")
    return "\n".join(lines)


def _sentence_text(document: Document, sentence: Sentence) -> str:
    quote = document.text[sentence.span.start : sentence.span.end]
    why = f" ({safe(sentence.why)})" if sentence.why else ""
    return f"{_place(document, sentence.span)} {sentence.state}{why}\n  “{safe(quote)}”"


def slot_lines(claim: Claim) -> list[tuple[str, str]]:
    """Give a claim's slots as names and values for people, in one order."""
    slots = claim.slots
    pairs = [
        ("subject", _slot_text(slots.subject)),
        ("relation", safe(slots.relation)),
        ("object", _slot_text(slots.object)),
        ("quantity", _slot_text(slots.quantity)),
        ("time", _slot_text(slots.time)),
        ("place", _slot_text(slots.place)),
        *((name, safe(value)) for name, value in slots.details),
        ("as of", claim.as_of.isoformat() if claim.as_of else ""),
        ("said by", safe(claim.attributed_to or "")),
    ]
    return [(name, value) for name, value in pairs if value]


def _slot_text(slot: Slot[EntityRef] | Slot[Quantity] | Slot[EdtfDate] | None) -> str:
    if slot is None:
        return ""
    value = slot.value
    if isinstance(value, EntityRef):
        meant = value.id or (f"one of {', '.join(value.candidates)}" if value.candidates else "")
        shown = f"{value.name} [{meant}]" if meant else value.name
    elif isinstance(value, Quantity):
        shown = f"{value.value:f} {value.unit} ({value.low:f} to {value.high:f})"
    else:
        shown = value.edtf
    return safe(f"{slot.text} → {shown}" if slot.text != shown else shown)


def _object(
    document: Document, claims: tuple[Claim, ...], sentences: tuple[Sentence, ...]
) -> dict[str, object]:
    return {
        "origin": document.origin,
        "title": document.title,
        "sha256": document.sha256,
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from,
        "claims": [_claim_object(document, claim) for claim in claims],
        "sentences": [
            {
                "start": sentence.span.start,
                "end": sentence.span.end,
                "has_claim": _has_claim(sentence.span, claims),
                "state": sentence.state,
                "why": sentence.why or None,
            }
            for sentence in sentences
        ],
    }


def _claim_object(document: Document, claim: Claim) -> dict[str, object]:
    line, column = document.line_column(claim.span.start)
    return {
        "id": claim.id,
        "start": claim.span.start,
        "end": claim.span.end,
        "line": line,
        "column": column,
        "kind": claim.kind,
        "quote": claim.quote,
        "statement": claim.statement,
        "slots": dict(slot_lines(claim)),
        "ambiguous": claim.ambiguous or None,
        "not_checkable": claim.not_checkable or None,
    }


def _has_claim(span: Span, claims: tuple[Claim, ...]) -> bool:
    return any(span.overlap(claim.span) for claim in claims)


def _place(document: Document, span: Span) -> str:
    line, column = document.line_column(span.start)
    return f"{line}:{column}"


def safe(text: str) -> str:
    """Put a text on one line and take control characters out, which a terminal would obey."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())
