"""`factcheck lock`: keep the evidence that decides the articles of a project."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck import __version__
from factcheck.cli.check import equip, find_tasks, note_unset, say_failures
from factcheck.cli.console import note, print_out, refuse_unwritable, with_progress, write_file
from factcheck.cli.exits import Exit
from factcheck.cli.options import takes
from factcheck.cli.split_page import safe
from factcheck.model.document import Document
from factcheck.model.verdict import Verdict
from factcheck.settings.keys import Settings

if TYPE_CHECKING:
    from factcheck.batch.assemble import Plan
    from factcheck.batch.local import Failed
    from factcheck.batch.locking import Change, Merged
    from factcheck.pipeline import Draft
    from factcheck.store.lockfile import Lock


@takes(
    "as_of",
    "source",
    "no_source",
    "offline",
    "jobs",
    "max_bytes",
    "quiet",
    "verbose",
    "cache_dir",
    "contact",
    "endpoint",
    "require",
    "exhaustive",
    "budget",
    "no_cache",
    "lock_file",
)
def lock(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="All articles of the project, as for check."),
    ],
    *,
    update: Annotated[
        bool,
        typer.Option("--update", help="Ask for every claim anew, and say which verdicts change."),
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Write nothing; exit 1 if a claim is not locked or a verdict changes."
        ),
    ] = False,
    settings: Settings,
) -> int:
    """Write the evidence that decides each claim to factcheck.lock, for `check --locked`."""
    from factcheck.batch.locking import merge
    from factcheck.store.lockfile import dump_lock

    place = settings.lock_path
    if not check:
        refuse_unwritable(place)
    tasks = find_tasks(paths, settings)
    plan, old, snapshot = _prepare(settings, update=update)
    drafts, failed = _outcomes(tasks, plan)
    if failed:
        return _refuse(failed)
    merged = merge(drafts, old)
    if not check:
        write_file(place, dump_lock(_renewed(merged, old, snapshot, update=update)))
    print_out("\n".join(_summary(merged, place, check=check)) + "\n")
    _say_failed(merged, quiet=settings.quiet)
    return _exit_code(merged, check=check)


def _prepare(settings: Settings, *, update: bool) -> "tuple[Plan, Lock | None, str]":
    """Give the plan, the lock as it stands, and the snapshot's version."""
    from factcheck.store.lockfile import read_lock

    is_there = settings.lock_path.exists()
    # For an update the processes must not know the entries, or they would not ask again.
    plan, assembly = equip(settings, with_lock=is_there and not update)
    note_unset(assembly, settings)
    old = assembly.equipment.locked
    if is_there and update:
        old = read_lock(settings.lock_path)
    return plan, old, assembly.snapshot.version


def _outcomes(tasks: Sequence[str | Document], plan: "Plan") -> "tuple[list[Draft], list[Failed]]":
    from factcheck.batch.local import Failed, do_all, draft_one

    drafts: list[Draft] = []
    failed: list[Failed] = []
    outcomes = do_all(tasks, plan, draft_one)
    for outcome in with_progress(outcomes, len(tasks), show=not plan.settings.quiet):
        if isinstance(outcome, Failed):
            failed.append(outcome)
        else:
            drafts.append(outcome)
    return drafts, failed


def _refuse(failed: "Sequence[Failed]") -> Exit:
    """Lock nothing where an article is missing: its entries would be dropped unseen."""
    say_failures(failed)
    articles = "an article" if len(failed) == 1 else f"{len(failed)} articles"
    note(f"error: {articles} could not be read, so nothing was locked")
    return Exit.INTERNAL if any(failure.trace for failure in failed) else Exit.INCOMPLETE


def _renewed(merged: "Merged", old: "Lock | None", snapshot: str, *, update: bool) -> "Lock":
    """Give the lock to write; its head names what last asked for all of its entries."""
    from factcheck.store.lockfile import Lock

    if old is None or update or not merged.entries.keys() & old.claims.keys():
        return Lock(claims=merged.entries, factcheck=__version__, snapshot=snapshot)
    return replace(old, claims=merged.entries)


def _summary(merged: "Merged", place: Path, *, check: bool) -> list[str]:
    lines = [_line(change) for change in merged.changes]
    would = "would change" if check else ("changes" if len(merged.changes) == 1 else "change")
    if merged.changes:
        verdicts = "verdict" if len(merged.changes) == 1 else "verdicts"
        lines.append(f"{len(merged.changes)} {verdicts} {would}")
    claims = "claim" if len(merged.entries) == 1 else "claims"
    counts = f"{merged.new} new, {merged.changed} changed, {merged.dropped} dropped"
    return [*lines, f"{place}: {len(merged.entries)} {claims}, {counts}"]


def _line(change: "Change") -> str:
    claim = change.after.claim
    line, column = change.document.line_column(claim.span.start)
    place = f"{safe(change.document.origin)}:{line}:{column}"
    return f"{place} “{safe(claim.quote)}”: {_told(change.before)} -> {_told(change.after)}"


def _told(verdict: Verdict) -> str:
    right = f" (correct: {safe(verdict.correction)})" if verdict.correction else ""
    return f"{verdict.label}{right}"


def _say_failed(merged: "Merged", *, quiet: bool) -> None:
    if quiet or not (merged.failed or merged.held):
        return
    why = f"{', '.join(merged.failed)} could not be asked" if merged.failed else "offline"
    note(f"warning: {why}; {merged.held} entries stay as they were")


def _exit_code(merged: "Merged", *, check: bool) -> Exit:
    if check and (merged.new or merged.changes):
        return Exit.FINDINGS
    return Exit.INCOMPLETE if merged.failed or not merged.entries else Exit.CLEAN
