"""`factcheck check`: check articles and write reports."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from factcheck import __version__
from factcheck.cli.console import (
    file_look,
    look_of,
    note,
    print_out,
    refuse_unwritable,
    render,
    with_progress,
    write_file,
)
from factcheck.cli.exits import Exit, for_reports
from factcheck.cli.options import plugins_wanted, takes
from factcheck.documents.read import STDIN, DocumentMissingError
from factcheck.errors import DocumentError, SettingsError
from factcheck.model.document import Document
from factcheck.model.report import Report, RunInfo
from factcheck.reports.protocol import Format, Look
from factcheck.settings.keys import Settings

if TYPE_CHECKING:
    from factcheck.batch.assemble import Assembly, Plan
    from factcheck.batch.local import Failed

COMMANDS = ("check", "split", "explain", "eval", "lock", "cache", "snapshot", "schema", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Hold one report to write: its format and the file, or None for standard output."""

    format: Format
    path: Path | None


@takes(
    "format",
    "output",
    "as_of",
    "source",
    "no_source",
    "offline",
    "fail_on",
    "min_coverage",
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
    "locked",
    "lock_file",
)
def check(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, patterns; - is stdin.")
    ],
    *,
    settings: Settings,
) -> int:
    """Check articles and report on every claim."""
    targets = choose_targets(settings)
    tasks = find_tasks(paths, settings)
    plan, assembly = equip(settings)
    note_unset(assembly, settings)
    reports, failed = _run(tasks, plan)
    _refuse_unlocked(failed, assembly)
    _say_unused(reports, assembly, settings)
    exit_code = _exit_code(reports, failed, settings)
    if reports:
        info = run_info(plan, assembly, exit_code)
        for target in targets:
            _write(target, reports, settings, info)
    say_failures(failed)
    return exit_code


def choose_targets(settings: Settings) -> tuple[Target, ...]:
    """Load the formats asked for and settle where each goes, before any work is done.

    Raises:
        SettingsError: two reports would go to one place, or a file cannot be written.
        PluginError: there is no such format.
    """
    from factcheck.registry import load_format

    targets = []
    for wish in settings.format:
        name, _, path = wish.partition("=")
        file = Path(path) if path else settings.output
        targets.append(Target(format=load_format(name, plugins=plugins_wanted()), path=file))
    places = [target.path for target in targets]
    for place in places:
        if places.count(place) > 1:
            message = f"two reports would go to {place or 'standard output'}"
            raise SettingsError(message, hint="give each a file: -f json=report.json")
        if place is not None:
            refuse_unwritable(place)
    return tuple(targets)


def find_tasks(paths: Sequence[str], settings: Settings) -> tuple[str | Document, ...]:
    """Find the articles; standard input is read here, because no other process has it."""
    from factcheck.batch.discover import discover
    from factcheck.documents.load import load

    try:
        discovery = discover(paths)
    except DocumentMissingError as error:
        near = get_close_matches(paths[0], COMMANDS, n=1)
        if near and not Path(paths[0]).suffix:
            raise DocumentMissingError(
                str(error), hint=f"did you mean the command {near[0]}?"
            ) from error
        raise
    if settings.verbose and not settings.quiet:
        for skipped in discovery.skipped:
            note(f"skipped: {skipped.path} ({skipped.why})")
    return tuple(
        load(path, as_of=settings.as_of, stdin=sys.stdin.buffer, max_bytes=settings.max_bytes)
        if path == STDIN
        else path
        for path in discovery.paths
    )


def equip(settings: Settings, *, with_lock: bool = False) -> "tuple[Plan, Assembly]":
    """Open the snapshot and build sources and checkers; say which plug-ins failed."""
    from factcheck.batch.assemble import plan_of
    from factcheck.batch.local import assembly_of

    plan = plan_of(settings, plugins=plugins_wanted(), with_lock=with_lock)
    assembly = assembly_of(plan)
    if not settings.quiet:
        for failure in assembly.failures:
            note(f"warning: {failure.name} was left out: {failure.why}")
    return plan, assembly


def note_unset(assembly: "Assembly", settings: Settings) -> None:
    """Say once which servers are not asked for want of a contact, and how to set it."""
    from factcheck.batch.assemble import NO_CONTACT, WHO_ASKS

    unset = [each.source.name for each in assembly.off if each.why == NO_CONTACT]
    if unset and not (settings.quiet or settings.offline or settings.source):
        note(f"note: {', '.join(unset)} are not asked: {NO_CONTACT} ({WHO_ASKS})")


def run_info(plan: "Plan", assembly: "Assembly", exit_code: int) -> RunInfo:
    """Name what produced the reports."""
    from factcheck.language.parse import MODEL_VERSION
    from factcheck.resolver.locked import LOCK

    lock = assembly.equipment.locked
    names = tuple(source.name for source in assembly.equipment.means.sources)
    return RunInfo(
        version=__version__,
        # The facts of a locked run are those that were asked when the lock was written.
        snapshot=assembly.snapshot.version if lock is None else lock.snapshot,
        offline=plan.settings.offline or lock is not None,
        sources=names if lock is None else (LOCK,),
        settings_digest=plan.settings.digest,
        models=(("parser", f"en_core_web_sm {MODEL_VERSION}"),),
        exit_code=exit_code,
        locked=None if lock is None else lock.digest,
    )


def _run(
    tasks: tuple[str | Document, ...], plan: "Plan"
) -> "tuple[tuple[Report, ...], tuple[Failed, ...]]":
    from factcheck.batch.local import check_all

    outcomes = tuple(
        with_progress(check_all(tasks, plan), len(tasks), show=not plan.settings.quiet)
    )
    reports = tuple(outcome for outcome in outcomes if isinstance(outcome, Report))
    failed = tuple(outcome for outcome in outcomes if not isinstance(outcome, Report))
    only = failed[0] if len(outcomes) == 1 and failed else None
    if only is not None and only.trace is None and not only.unlocked:
        # The one document asked for: its trouble is the run's.
        raise DocumentError(only.message, hint=only.hint)
    return reports, failed


def _refuse_unlocked(failed: "Sequence[Failed]", assembly: "Assembly") -> None:
    """Refuse a locked run in which claims have no entry, of all articles at once."""
    from factcheck.resolver.locked import NotLocked

    claims = [claim for failure in failed for claim in failure.unlocked]
    if not claims:
        return
    say_failures([failure for failure in failed if not failure.unlocked])
    lock = assembly.equipment.locked
    if lock is not None and lock.factcheck != __version__:
        # Another version may read the same sentence otherwise.
        note(f"note: factcheck {lock.factcheck} wrote the lock file, this is {__version__}")
    raise NotLocked(claims)


def _say_unused(reports: Sequence[Report], assembly: "Assembly", settings: Settings) -> None:
    from factcheck.resolver.locked import reading

    lock = assembly.equipment.locked
    if lock is None or not settings.verbose or settings.quiet:
        return
    used = {reading(verdict.claim) for report in reports for verdict in report.verdicts}
    if unused := len(set(lock.claims) - used):
        note(f"note: {unused} of {len(lock.claims)} entries in the lock file were not needed")


def _exit_code(reports: Sequence[Report], failed: "Sequence[Failed]", settings: Settings) -> Exit:
    if any(failure.trace for failure in failed):
        return Exit.INTERNAL
    return for_reports(reports, settings, failed=bool(failed))


def _write(target: Target, reports: Sequence[Report], settings: Settings, info: RunInfo) -> None:
    def write(look: Look) -> str:
        def write_to(out: TextIO) -> None:
            target.format.write(reports, out, look, info)

        return render(write_to)

    if target.path is None:
        print_out(write(look_of(sys.stdout, os.environ, verbose=settings.verbose)))
    else:
        write_file(target.path, write(file_look(verbose=settings.verbose)))


def say_failures(failed: "Sequence[Failed]") -> None:
    """Write why articles could not be checked to standard error."""
    for failure in failed:
        if failure.trace:
            note(failure.trace.rstrip())
        note(f"error: {failure.message}")
        if failure.hint:
            note(f"hint: {failure.hint}")
