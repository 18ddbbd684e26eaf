"""`factcheck sources`: list where evidence comes from."""

from factcheck.cli.console import note, print_out
from factcheck.cli.exits import Exit
from factcheck.cli.options import plugins_wanted, takes
from factcheck.settings.keys import Settings


@takes("cache_dir")
def sources(*, settings: Settings) -> int:
    """List where evidence comes from."""
    from factcheck.registry import Group, catalogue
    from factcheck.store.snapshot import open_snapshot

    lines = []
    for plugin in catalogue(Group.SOURCES, plugins=plugins_wanted()).values():
        lines.append(f"{plugin.name} ({plugin.shipped_by})")
        if plugin.name != "snapshot":
            continue
        with open_snapshot(cache_dir=settings.cache_dir) as snapshot:
            for source in snapshot.sources().values():
                start = source.covers_from.isoformat() if source.covers_from else "…"
                lines += [
                    f"  {source.id}: {source.name}",
                    f"    {source.publisher}, {start} to {source.covers_to}, {source.licence}",
                    f"    {source.url}",
                ]
    print_out("\n".join(lines) + "\n")
    if not plugins_wanted():
        note("plug-ins of other packages are switched off (FACTCHECK_PLUGINS)")
    return Exit.CLEAN
