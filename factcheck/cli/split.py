"""`factcheck split`: show articles with their claims marked, and the sentences without one."""

import json
from dataclasses import replace
from enum import StrEnum
from typing import Annotated, TypeVar

import typer

from factcheck.cli.check import equip, find_tasks
from factcheck.cli.console import print_out, refuse_unwritable, write_file
from factcheck.cli.exits import Exit
from factcheck.cli.options import takes
from factcheck.cli.split_fields import SCHEMA, document_object
from factcheck.cli.split_page import page
from factcheck.documents.load import load
from factcheck.model.claim import Claim, Slot
from factcheck.settings.keys import Settings

T = TypeVar("T")


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
    """Show articles with their claims marked, unchecked."""
    from factcheck.pipeline import split_document

    if settings.output is not None:
        refuse_unwritable(settings.output)
    tasks = find_tasks(paths, settings)
    _, assembly = equip(settings)
    pages, objects, found = [], [], 0
    for task in tasks:
        document = (
            load(task, as_of=settings.as_of, max_bytes=settings.max_bytes)
            if isinstance(task, str)
            else task
        )
        result = split_document(document, assembly.equipment)
        # Reading order: of two claims that start together, the outer one has the lower number.
        ordered = sorted(result.claims, key=lambda claim: (claim.span.start, -claim.span.end))
        claims = [_in_its_words(claim, document.text) for claim in ordered]
        found += len(claims)
        if format_ is SplitFormat.JSON:
            objects.append(document_object(document, claims, result.sentences))
        else:
            pages.append(page(document, claims, result.sentences))
    if format_ is SplitFormat.JSON:
        whole = json.dumps({"schema": SCHEMA, "documents": objects}, ensure_ascii=True, indent=2)
    else:
        whole = "\n\n".join(pages)
    if settings.output is None:
        print_out(whole + "\n")
    else:
        write_file(settings.output, whole + "\n")
    return Exit.CLEAN if found else Exit.INCOMPLETE


def _in_its_words(claim: Claim, text: str) -> Claim:
    """Give every slot that stands in the article the article's own words.

    A splitter may write what it read ("2022") where the article says it otherwise ("the year
    before"); a reader who looks the span up has to find the words shown.
    """
    slots = claim.slots
    worded = replace(
        slots,
        subject=_worded(slots.subject, text),
        object=_worded(slots.object, text),
        quantity=_worded(slots.quantity, text),
        time=_worded(slots.time, text),
        place=_worded(slots.place, text),
    )
    return replace(claim, slots=worded)


def _worded(slot: Slot[T] | None, text: str) -> Slot[T] | None:
    if slot is None or slot.span is None:
        return slot
    return replace(slot, text=text[slot.span.start : slot.span.end])
