"""`factcheck sources`: list where evidence comes from, and ask each server whether it answers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from factcheck.cli.console import note, print_out
from factcheck.cli.exits import Exit
from factcheck.cli.options import plugins_wanted, takes
from factcheck.errors import SourceError
from factcheck.settings.keys import Settings

if TYPE_CHECKING:
    from factcheck.batch.assemble import Assembly
    from factcheck.sources.protocol import Source

_SETTINGS = ("cache_dir", "contact", "endpoint", "offline", "no_cache", "budget")

sources = typer.Typer(
    help="List where evidence comes from.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@sources.callback(invoke_without_command=True)
@takes(*_SETTINGS)
def list_sources(context: typer.Context, *, settings: Settings) -> int:
    """List every source with what it covers, its licence, and whether it is asked."""
    if context.invoked_subcommand is not None:
        return Exit.CLEAN
    assembly = _assembly(settings)
    lines = [line for source in _all(assembly) for line in _described(source, assembly)]
    print_out("\n".join(lines) + "\n")
    if not plugins_wanted():
        note("plug-ins of other packages are switched off (FACTCHECK_PLUGINS)")
    return Exit.CLEAN


@sources.command(name="check")
@takes(*_SETTINGS)
def check_sources(*, settings: Settings) -> int:
    """Ask every source that is on one cheap question; exit 3 where one does not answer."""
    from factcheck.sources.protocol import LiveSource

    assembly = _assembly(settings)
    failed = False
    lines = []
    for source in _all(assembly):
        answer = _off(source, assembly)
        if not answer and isinstance(source, LiveSource):
            try:
                source.probe()
                answer = "answers"
            except SourceError as error:
                failed = True
                answer = f"FAILED: {error}"
        lines.append(f"{source.name}: {answer or 'ready'}")
    print_out("\n".join(lines) + "\n")
    return Exit.INCOMPLETE if failed else Exit.CLEAN


def _assembly(settings: Settings) -> "Assembly":
    from factcheck.batch.assemble import assemble, plan_of

    return assemble(plan_of(settings, plugins=plugins_wanted()))


def _all(assembly: "Assembly") -> "tuple[Source, ...]":
    return (*assembly.equipment.means.sources, *(off.source for off in assembly.off))


def _off(source: "Source", assembly: "Assembly") -> str:
    """Say that a source is off, and why; "" for one that is on."""
    why = next((off.why for off in assembly.off if off.source is source), "")
    return f"off: {why}" if why else ""


def _described(source: "Source", assembly: "Assembly") -> Iterator[str]:
    scope = source.scope
    yield f"{source.name} ({_off(source, assembly) or 'ready'})"
    yield f"  speaks of: {', '.join(sorted(scope.kinds))}; licence: {scope.licence}"
    if source.name != "snapshot":
        return
    for part in assembly.snapshot.sources().values():
        start = part.covers_from.isoformat() if part.covers_from else "…"
        yield f"  {part.id}: {part.name}"
        yield f"    {part.publisher}, {start} to {part.covers_to}, {part.licence}"
        yield f"    {part.url}"
