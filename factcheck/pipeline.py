"""Run the stages in order on one document. Read this first.

bytes --documents--> Document --splitter--> Claims --resolver--> Verdicts --reports--> output
"""

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.model.verdict import Verdict
from factcheck.resolver.locked import entry, is_whole, reading, resolve_locked
from factcheck.resolver.resolve import Means, resolve, settle
from factcheck.splitter.reading import Gazetteer
from factcheck.splitter.split import Split, split
from factcheck.store.lockfile import Lock, LockedClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """Carry what a run works with: names to link, and what decides claims.

    With `locked` a check asks nobody: every claim is decided from its entry.
    """

    snapshot: Gazetteer
    means: Means
    locked: Lock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Hold a document's entries for a lock, by their reading, and the verdicts that they give."""

    document: Document
    verdicts: tuple[Verdict, ...]
    entries: Mapping[str, LockedClaim]


def split_document(document: Document, equipment: Equipment) -> Split:
    """Give a document's claims and the first state of every sentence."""
    return split(document, equipment.snapshot)


def check_document(document: Document, equipment: Equipment) -> Report:
    """Split a document, resolve its claims and report on all of it.

    Raises:
        NotLocked: the run is locked, and claims have no entry.
    """
    parts = split_document(document, equipment)
    if equipment.locked is None:
        resolved = resolve(document, parts.claims, equipment.means)
    else:
        resolved = resolve_locked(document, parts.claims, equipment.locked.claims)
    return Report(
        document=document,
        verdicts=resolved.verdicts,
        sentences=settle(parts.sentences, resolved.verdicts),
        sources=resolved.outcomes,
    )


def draft_document(document: Document, equipment: Equipment) -> Draft:
    """Split a document and give its claims' entries, asking for those that are not locked yet.

    An entry that lacks what a source could not say is asked for again.
    """
    claims = split_document(document, equipment).claims
    locked = equipment.locked.claims if equipment.locked is not None else {}
    known = {key: each for key, each in locked.items() if is_whole(each)}
    entries = {key: known[key] for claim in claims if (key := reading(claim)) in known}
    missing = [claim for claim in claims if reading(claim) not in entries]
    found = resolve(document, missing, equipment.means).findings
    entries |= {made.reading: made for made in map(entry, found)}
    verdicts = resolve_locked(document, claims, entries).verdicts
    return Draft(document=document, verdicts=verdicts, entries=entries)
