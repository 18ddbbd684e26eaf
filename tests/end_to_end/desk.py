"""Check texts with the shipped snapshot and the built-in plug-ins, without a network."""

from datetime import date
from pathlib import Path

from factcheck.model.claim import Claim
from factcheck.model.report import Report
from factcheck.model.verdict import Label, Verdict
from factcheck.pipeline import Equipment, check_document
from factcheck.registry import build_sources, load_checkers
from factcheck.resolver.resolve import Means
from factcheck.sources.protocol import Workbench
from factcheck.store.snapshot import open_snapshot
from factcheck.testing import make_document

# A test must not change with the day on which it runs.
TODAY = date(2026, 9, 1)


def equipment(cache: Path) -> Equipment:
    """Put together what ships with the package."""
    snapshot = open_snapshot(cache_dir=cache)
    workbench = Workbench(snapshot=snapshot, today=TODAY)
    sources, _ = build_sources((), workbench, plugins=False)
    sources = tuple(source for source in sources if not source.scope.needs_network)
    checkers, _ = load_checkers(plugins=False)
    return Equipment(snapshot=snapshot, means=Means(sources=sources, checkers=checkers))


def check(text: str, day: str | None, with_: Equipment) -> Report:
    """Check a text as of a day."""
    published = date.fromisoformat(day) if day else None
    return check_document(make_document(text, published=published), with_)


def about(claim: Claim) -> str:
    """Give the relation of a claim and its quote: what the tables of the tests name."""
    return f"{claim.slots.relation}: {claim.quote}"


def holding(report: Report, relation: str, words: str) -> list[Verdict]:
    """Give the verdicts on claims of a relation whose quote holds the words."""
    return [
        verdict
        for verdict in report.verdicts
        if verdict.claim.slots.relation == relation and words in verdict.claim.quote
    ]


def contradicted(report: Report) -> list[tuple[str, str | None]]:
    """Give relation and correction of everything contradicted, in the order of the text."""
    return [
        (verdict.claim.slots.relation, verdict.correction)
        for verdict in report.verdicts
        if verdict.label is Label.CONTRADICTED
    ]
