"""`factcheck snapshot`: show the embedded snapshot, or build one."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.console import note, print_out, refuse_unwritable
from factcheck.cli.exits import Exit
from factcheck.cli.options import takes
from factcheck.errors import PluginError
from factcheck.settings.keys import Settings

if TYPE_CHECKING:
    from factcheck.model.fact import SourceInfo
    from factcheck.store.snapshot_coverage import Coverage

FEW = 12  # names of states that a line of gaps may hold
snapshot = typer.Typer(
    help="Show or build the embedded data.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@snapshot.command(name="info")
@takes("cache_dir")
def info(
    path: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A snapshot; default: the embedded one.")
    ] = None,
    *,
    settings: Settings,
) -> int:
    """Show a snapshot's version, tables, sources, and of which states it knows what."""
    from factcheck.store.snapshot import open_snapshot

    with open_snapshot(path, cache_dir=settings.cache_dir) as opened:
        lines = [f"snapshot {opened.version}"]
        lines += [f"  {table}: {rows:,} rows" for table, rows in opened.counts()]
        lines += ["sources", *(_source(each) for each in opened.sources().values())]
        covered = opened.coverage()
        lines += ["coverage", *(_covered(each) for each in covered), "gaps", *_gaps(covered)]
    print_out("\n".join(lines) + "\n")
    return Exit.CLEAN


def _source(source: "SourceInfo") -> str:
    begin = f"{source.covers_from} to " if source.covers_from else "up to "
    return f"  {source.id}: {begin}{source.covers_to}, {source.licence}, {source.publisher}"


def _covered(each: "Coverage") -> str:
    years = f", the earliest of {each.first}, the latest of {each.last}" if each.first else ""
    return f"  {each.topic}: {each.rows:,} rows, {each.states} of {each.of} states{years}"


def _gaps(covered: "tuple[Coverage, ...]") -> Iterator[str]:
    """Name the states that a topic knows nothing of, where they are few."""
    for each in covered:
        if each.missing:
            more = len(each.missing) - FEW
            names = ", ".join(each.missing[:FEW]) + (f" and {more} more" if more > 0 else "")
            yield f"  {each.topic}: {names}"


@snapshot.command(name="build")
def build(
    *,
    data: Annotated[
        Path, typer.Option("--data", metavar="DIR", help="The folder of public data.")
    ] = Path("../shared/data"),
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="Where to write the snapshot.")
    ],
) -> int:
    """Build a snapshot from a folder of public data; the same data give the same bytes."""
    refuse_unwritable(out)
    try:
        from factcheck.store.snapshot_build.build import build_snapshot

        built = build_snapshot(data, out)
    except ModuleNotFoundError as error:
        message = f"building a snapshot needs {error.name}, which is not installed"
        raise PluginError(message, hint="pip install 'factcheck-cli[snapshot]'") from error
    lines = [f"snapshot {built.version} written to {out}, {built.size_bytes:,} bytes"]
    lines += [f"  {table}: {rows:,} rows" for table, rows in built.counts]
    print_out("\n".join(lines) + "\n")
    for entity in built.dangling:
        note(f"warning: rows name {entity}, which is no entity")
    return Exit.CLEAN
