"""`factcheck snapshot`: show the embedded snapshot, or build one."""

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.console import note, print_out, refuse_unwritable
from factcheck.cli.exits import Exit
from factcheck.cli.options import takes
from factcheck.errors import PluginError
from factcheck.settings.keys import Settings

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
    """Show a snapshot's version, tables and sources."""
    from factcheck.store.snapshot import open_snapshot

    with open_snapshot(path, cache_dir=settings.cache_dir) as opened:
        lines = [f"snapshot {opened.version}"]
        lines += [f"  {table}: {rows:,} rows" for table, rows in opened.counts()]
        lines.append("sources")
        lines += [
            f"  {source.id}: up to {source.covers_to}, {source.licence}"
            for source in opened.sources().values()
        ]
    print_out("\n".join(lines) + "\n")
    return Exit.CLEAN


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
