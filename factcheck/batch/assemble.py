"""Put together what the pipeline works with: snapshot, sources, checkers."""

from dataclasses import dataclass
from datetime import date

from factcheck.batch.clock import today
from factcheck.errors import SettingsError
from factcheck.pipeline import Equipment
from factcheck.registry import Failure, Group, build_sources, catalogue, load_checkers
from factcheck.resolver.resolve import Means
from factcheck.settings.keys import Settings
from factcheck.sources.protocol import Workbench
from factcheck.store.snapshot import Snapshot, open_snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Hold all that decides how a process is equipped; it can be sent to another process."""

    settings: Settings
    today: date
    plugins: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """Hold the equipment, its snapshot, and the plug-ins that could not be loaded."""

    snapshot: Snapshot
    equipment: Equipment
    failures: tuple[Failure, ...] = ()


def plan_of(settings: Settings, *, plugins: bool = True) -> Plan:
    """Give the plan for these settings on this day."""
    return Plan(settings=settings, today=today(), plugins=plugins)


def assemble(plan: Plan) -> Assembly:
    """Open the snapshot and build the sources and checkers that the settings ask for.

    Offline, sources that need the network are left out.

    Raises:
        SettingsError: no source is left.
        PluginError: a source that was asked for cannot be had.
        SnapshotError: the snapshot cannot be opened.
    """
    settings = plan.settings
    names = _source_names(plan)
    snapshot = open_snapshot(cache_dir=settings.cache_dir)
    workbench = Workbench(snapshot=snapshot, today=plan.today, offline=settings.offline)
    sources, unbuilt = build_sources(names, workbench, plugins=plan.plugins)
    if settings.offline:
        sources = tuple(source for source in sources if not source.scope.needs_network)
    checkers, unloaded = load_checkers(plugins=plan.plugins)
    equipment = Equipment(snapshot=snapshot, means=Means(sources=sources, checkers=checkers))
    return Assembly(snapshot=snapshot, equipment=equipment, failures=unbuilt + unloaded)


def _source_names(plan: Plan) -> tuple[str, ...]:
    """Give the sources to build by name; () means all, which may fail one by one."""
    settings = plan.settings
    listed = tuple(catalogue(Group.SOURCES, plugins=plan.plugins))
    for name in settings.no_source:
        if name not in listed:
            message = f"no source named {name} can be left out"
            raise SettingsError(message, hint=f"there are {', '.join(listed)}")
    if not settings.no_source:
        return settings.source
    wanted = settings.source or listed
    kept = tuple(name for name in wanted if name not in settings.no_source)
    if not kept:
        message = "every source is switched off, so nothing could be checked"
        raise SettingsError(message, hint="leave one of them in")
    return kept
