"""Decide the exit code; the report's format never changes it."""

from collections.abc import Sequence
from enum import IntEnum

from factcheck.documents.read import DocumentMissingError
from factcheck.errors import DocumentError, FactcheckError, SourceError, StoreError
from factcheck.model.report import Report
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.settings.keys import FailOn, Settings


class Exit(IntEnum):
    """Name the exit codes; the README has the same table."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INCOMPLETE = 3
    INTERNAL = 70
    INTERRUPTED = 130


# What no source could ever decide is no finding: an opinion does not fail a build.
_BEYOND_CHECKING = frozenset({Reason.NOT_CHECKABLE, Reason.PRIVATE})


def for_error(error: FactcheckError) -> Exit:
    """Give the code for an error that ended the run: usage, or nothing could be done."""
    if isinstance(error, DocumentMissingError):
        return Exit.USAGE
    if isinstance(error, (DocumentError, SourceError, StoreError)):
        return Exit.INCOMPLETE
    return Exit.USAGE


def for_reports(reports: Sequence[Report], settings: Settings, *, failed: bool = False) -> Exit:
    """Give the code for a run: findings first, then what could not be done.

    `failed` says that some document could not be checked at all.
    """
    if any(
        _is_finding(verdict, settings.fail_on) for report in reports for verdict in report.verdicts
    ):
        return Exit.FINDINGS
    if any(_covers_too_little(report, settings.min_coverage) for report in reports):
        return Exit.FINDINGS
    if any(_missed(report, settings) for report in reports):
        return Exit.INCOMPLETE
    checkable = sum(report.coverage.checkable for report in reports)
    return Exit.INCOMPLETE if failed or not checkable else Exit.CLEAN


def _is_finding(verdict: Verdict, fail_on: FailOn) -> bool:
    if fail_on is FailOn.NEVER or verdict.label is Label.SUPPORTED:
        return False
    if verdict.label is Label.CONTRADICTED:
        return True
    return fail_on is FailOn.UNVERIFIED and verdict.reason not in _BEYOND_CHECKING


def _missed(report: Report, settings: Settings) -> bool:
    """Say whether a source that must not fail has failed."""
    return any(each.name in settings.require and each.failures for each in report.sources)


def _covers_too_little(report: Report, min_coverage: float) -> bool:
    coverage = report.coverage
    return coverage.checkable > 0 and coverage.share * 100 < min_coverage
