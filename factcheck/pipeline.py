"""Run the stages in order on one document. Read this first.

bytes --documents--> Document --splitter--> Claims --resolver--> Verdicts --reports--> output
"""

from dataclasses import dataclass

from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.resolver.resolve import Means, resolve, settle
from factcheck.splitter.reading import Gazetteer
from factcheck.splitter.split import Split, split


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """Carry what a run works with: names to link, and what decides claims."""

    snapshot: Gazetteer
    means: Means


def split_document(document: Document, equipment: Equipment) -> Split:
    """Give a document's claims and the first state of every sentence."""
    return split(document, equipment.snapshot)


def check_document(document: Document, equipment: Equipment) -> Report:
    """Split a document, resolve its claims and report on all of it."""
    parts = split_document(document, equipment)
    resolved = resolve(document, parts.claims, equipment.means)
    return Report(
        document=document,
        verdicts=resolved.verdicts,
        sentences=settle(parts.sentences, resolved.verdicts),
        sources=resolved.outcomes,
    )
