"""Turn names into plug-ins: a built-in table, then the entry points of other packages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import TypeVar, cast

from factcheck.checkers.protocol import Checker
from factcheck.errors import PluginError
from factcheck.reports.protocol import Format, FormatFactory
from factcheck.sources.protocol import Source, SourceFactory, Workbench

T = TypeVar("T")

BUILT_IN = "built-in"


class Group(StrEnum):
    """Name the kinds of plug-in; the values are the entry-point groups."""

    SOURCES = "factcheck.sources"
    CHECKERS = "factcheck.checkers"
    FORMATS = "factcheck.formats"


_TABLE: Mapping[Group, Mapping[str, str]] = {
    Group.SOURCES: {
        "snapshot": "factcheck.sources.snapshot:build",
        "calendar": "factcheck.sources.gregorian:build",
        "wikidata": "factcheck.sources.wikidata:build",
        "worldbank": "factcheck.sources.worldbank:build",
        "imf": "factcheck.sources.imf:build",
        "claimreview": "factcheck.sources.claimreview:build",
        "wikipedia": "factcheck.sources.wikipedia:build",
    },
    Group.CHECKERS: {
        "office": "factcheck.checkers.office:CHECKER",
        "election": "factcheck.checkers.election:CHECKER",
        "quantity": "factcheck.checkers.quantity:CHECKER",
        "date": "factcheck.checkers.date:CHECKER",
        "age": "factcheck.checkers.age:CHECKER",
        "interval": "factcheck.checkers.interval:CHECKER",
        "place": "factcheck.checkers.place:CHECKER",
        "membership": "factcheck.checkers.membership:CHECKER",
        "event": "factcheck.checkers.event:CHECKER",
        "review": "factcheck.checkers.review:CHECKER",
        "passage": "factcheck.checkers.passage:CHECKER",
    },
    Group.FORMATS: {
        "terminal": "factcheck.reports.terminal:build",
        "json": "factcheck.reports.json_v1:build",
        "jsonl": "factcheck.reports.jsonl_v1:build",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """Name one plug-in: where its object is ("module:attribute") and who ships it."""

    name: str
    target: str
    shipped_by: str = BUILT_IN


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Say which plug-in could not be loaded, and why."""

    name: str
    why: str


def catalogue(group: Group, *, plugins: bool = True) -> Mapping[str, Plugin]:
    """List the plug-ins of a group by name, built-in ones first; imports none of them.

    Raises:
        PluginError: two plug-ins have the same name.
    """
    listed = {name: Plugin(name=name, target=target) for name, target in _TABLE[group].items()}
    found = entry_points(group=group.value) if plugins else ()
    for point in sorted(found, key=lambda point: (point.name, point.value)):
        plugin = Plugin(name=point.name, target=point.value, shipped_by=_shipper(point))
        known = listed.get(plugin.name)
        if known is not None:
            message = (
                f"two plug-ins are named {plugin.name}: one of {known.shipped_by} ({known.target})"
                f" and one of {plugin.shipped_by} ({plugin.target})"
            )
            raise PluginError(message, hint="remove one, or set FACTCHECK_PLUGINS=0")
        listed[plugin.name] = plugin
    return listed


def load_format(name: str, *, plugins: bool = True) -> Format:
    """Load one report format.

    Raises:
        PluginError: there is none of this name, or it cannot be loaded.
    """
    plugin = _choose(Group.FORMATS, name, plugins=plugins)
    return _call(plugin, cast("FormatFactory", _load(plugin)))


def load_checkers(*, plugins: bool = True) -> tuple[tuple[Checker, ...], tuple[Failure, ...]]:
    """Load every checker, in the order of the catalogue, and say which could not be.

    Raises:
        PluginError: a built-in one cannot be loaded: the installation is damaged.
    """
    checkers, failures = [], []
    for plugin in catalogue(Group.CHECKERS, plugins=plugins).values():
        try:
            checkers.append(cast("Checker", _load(plugin)))
        except PluginError as error:
            if plugin.shipped_by == BUILT_IN:
                raise
            failures.append(Failure(name=plugin.name, why=str(error)))
    return tuple(checkers), tuple(failures)


def build_sources(
    names: tuple[str, ...], workbench: Workbench, *, plugins: bool = True
) -> tuple[tuple[Source, ...], tuple[Failure, ...]]:
    """Build the named sources, or all for no names, and say which could not be.

    Raises:
        PluginError: a named source is unknown or cannot be loaded.
    """
    listed = catalogue(Group.SOURCES, plugins=plugins)
    sources, failures = [], []
    for name in names or tuple(listed):
        plugin = _choose(Group.SOURCES, name, plugins=plugins)
        try:
            sources.append(_build(plugin, workbench))
        except PluginError as error:
            # One that was asked for by name is missed; one that is merely installed is not.
            if name in names or plugin.shipped_by == BUILT_IN:
                raise
            failures.append(Failure(name=name, why=str(error)))
    return tuple(sources), tuple(failures)


def _build(plugin: Plugin, workbench: Workbench) -> Source:
    factory = cast("SourceFactory", _load(plugin))
    return _call(plugin, lambda: factory({}, workbench))


def _call(plugin: Plugin, factory: Callable[[], T]) -> T:
    if plugin.shipped_by == BUILT_IN:
        return factory()
    try:
        return factory()
    except Exception as error:
        # The code of a stranger may raise anything.
        message = f"{plugin.name} of {plugin.shipped_by} cannot be built: {error}"
        raise PluginError(message) from error


def _choose(group: Group, name: str, *, plugins: bool) -> Plugin:
    listed = catalogue(group, plugins=plugins)
    if name in listed:
        return listed[name]
    kind = group.name.lower().removesuffix("s")
    near = get_close_matches(name, listed, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(listed)}"
    message = f"there is no {kind} named {name}"
    raise PluginError(message, hint=hint)


def _load(plugin: Plugin) -> object:
    module, _, attribute = plugin.target.partition(":")
    try:
        return getattr(import_module(module), attribute)
    except Exception as error:
        # Our own modules fail loudly: an import that breaks inside them is a bug.
        if plugin.shipped_by == BUILT_IN:
            raise
        message = f"{plugin.name} of {plugin.shipped_by} cannot be loaded: {error}"
        hint = f"remove or repair {plugin.shipped_by}, or set FACTCHECK_PLUGINS=0"
        raise PluginError(message, hint=hint) from error


def _shipper(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else "an unknown package"
