"""`factcheck cache`: show, clear, prune, export or import what servers answered."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.console import print_out, refuse_unwritable
from factcheck.cli.exits import Exit
from factcheck.cli.options import takes
from factcheck.settings.keys import Settings

if TYPE_CHECKING:
    from factcheck.store.cache import Store

cache = typer.Typer(
    help="Show or clear the kept answers of servers.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_FILE = typer.Argument(metavar="FILE", show_default=False, help="A file of answers.")


@cache.command(name="info")
@takes("cache_dir")
def info(*, settings: Settings) -> int:
    """Show how many answers are kept, where, and from when."""
    from factcheck.store.clock import Clock

    found = _store(settings).info(Clock().now())
    lines = [f"cache {found.folder}"]
    lines += [f"  {found.entries:,} answers, {found.over:,} of them past their time"]
    lines += [f"  {found.size_bytes:,} bytes"]
    if found.oldest and found.newest:
        lines += [f"  oldest {_moment(found.oldest)}, newest {_moment(found.newest)}"]
    print_out("\n".join(lines) + "\n")
    return Exit.CLEAN


@cache.command(name="clear")
@takes("cache_dir")
def clear(*, settings: Settings) -> int:
    """Remove every kept answer, and a damaged cache as well."""
    store = _store(settings)
    store.clear()
    print_out(f"the cache in {store.folder} is empty\n")
    return Exit.CLEAN


@cache.command(name="prune")
@takes("cache_dir")
def prune(*, settings: Settings) -> int:
    """Remove the answers that are past their time, and the oldest past the size limit."""
    from factcheck.store.clock import Clock

    store = _store(settings)
    removed = store.prune(Clock().now())
    store.close()
    print_out(f"{removed:,} answers removed\n")
    return Exit.CLEAN


@cache.command(name="export")
@takes("cache_dir")
def export(file: Annotated[Path, _FILE], *, settings: Settings) -> int:
    """Write every kept answer to one file, for another machine or for a record."""
    from factcheck.store.cache_archive import export_cache

    refuse_unwritable(file)
    store = _store(settings)
    count = export_cache(store, file)
    store.close()
    print_out(f"{count:,} answers written to {file}\n")
    return Exit.CLEAN


@cache.command(name="import")
@takes("cache_dir")
def take_in(file: Annotated[Path, _FILE], *, settings: Settings) -> int:
    """Take in the answers of a file, where none or only older ones are kept."""
    from factcheck.store.cache_archive import import_cache

    store = _store(settings)
    found, taken = import_cache(store, file)
    store.close()
    print_out(f"{taken:,} of {found:,} answers taken in\n")
    return Exit.CLEAN


def _store(settings: Settings) -> "Store":
    from factcheck.store.cache import open_store
    from factcheck.store.snapshot_file import default_cache_dir

    return open_store(settings.cache_dir or default_cache_dir())


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
