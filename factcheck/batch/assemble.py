"""Put together what the pipeline works with: snapshot, sources, checkers."""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from threading import Lock

from factcheck import __version__
from factcheck.batch.clock import today
from factcheck.errors import SettingsError
from factcheck.model.claim import Claim
from factcheck.model.document import Document, PublishedFrom
from factcheck.pipeline import Equipment
from factcheck.registry import Failure, Group, build_sources, catalogue, load_checkers
from factcheck.resolver.resolve import Means
from factcheck.settings.keys import Settings
from factcheck.sources.protocol import LiveSource, Reader, Source, Workbench
from factcheck.splitter.split import split
from factcheck.store.client import ClientPlan, HttpClient, open_client
from factcheck.store.lockfile import fingerprint, read_lock
from factcheck.store.snapshot import Snapshot, open_snapshot
from factcheck.store.snapshot_file import default_cache_dir

# Secrets come from the environment alone: settings files are committed, flags are seen by all.
_KEYS = {"claimreview": "GOOGLE_FACTCHECK_API_KEY"}
NO_CONTACT = "no contact is set"
WHO_ASKS = "public servers want to know who asks: --contact YOUR-ADDRESS, or FACTCHECK_CONTACT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Hold all that decides how a process is equipped; it can be sent to another process.

    `lock` is the SHA-256 of the lock file to read, or "": every process reads the same bytes.
    """

    settings: Settings
    today: date
    plugins: bool = True
    lock: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Off:
    """Name a source that is there and not asked, and why."""

    source: Source
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """Hold the equipment, its snapshot, sources that are off, and plug-ins that failed to load."""

    snapshot: Snapshot
    equipment: Equipment
    off: tuple[Off, ...] = ()
    failures: tuple[Failure, ...] = ()


def plan_of(settings: Settings, *, plugins: bool = True, with_lock: bool = False) -> Plan:
    """Give the plan for these settings on this day, with the lock file as it stands.

    It is read where the run is locked, and `with_lock`, where what it lacks is to be asked for.

    Raises:
        LockError: there is no lock file to read.
    """
    lock = fingerprint(settings.lock_path) if settings.locked or with_lock else ""
    return Plan(settings=settings, today=today(), plugins=plugins, lock=lock)


def assemble(plan: Plan) -> Assembly:
    """Open the snapshot and build the sources and checkers that the settings ask for.

    Without a contact, and offline, sources that need the network are off; in a locked run all
    are. A cache that cannot be used is logged once.

    Raises:
        LockError: the lock file is damaged, or not the planned one.
        SettingsError: no source is left, or one that was asked for by name is off.
        PluginError: a source that was asked for cannot be had.
        SnapshotError: the snapshot cannot be opened.
    """
    settings = plan.settings
    lock = read_lock(settings.lock_path, sha256=plan.lock) if plan.lock else None
    if settings.locked:
        snapshot = open_snapshot(cache_dir=settings.cache_dir)
        nobody = Means(sources=(), checkers=())
        equipment = Equipment(snapshot=snapshot, means=nobody, locked=lock)
        return Assembly(snapshot=snapshot, equipment=equipment)
    names = _source_names(plan)
    snapshot = open_snapshot(cache_dir=settings.cache_dir)
    sources, unbuilt = build_sources(names, _workbench(plan, snapshot), plugins=plan.plugins)
    off = _switched_off(sources, settings)
    checkers, unloaded = load_checkers(plugins=plan.plugins)
    means = Means(
        sources=tuple(each for each in sources if all(each is not o.source for o in off)),
        checkers=checkers,
        exhaustive=settings.exhaustive,
        # Without a contact nothing is set up that the network could be missed for.
        absent=tuple(o.source for o in off) if settings.contact and settings.offline else (),
    )
    return Assembly(
        snapshot=snapshot,
        equipment=Equipment(snapshot=snapshot, means=means, locked=lock),
        off=off,
        failures=unbuilt + unloaded,
    )


def _switched_off(sources: Sequence[Source], settings: Settings) -> tuple[Off, ...]:
    """Give the sources that cannot be asked; refuse what the settings say of them in vain."""
    if not settings.source and not settings.no_source:
        _refuse_unknown_endpoints(sources, settings)
    off = tuple(Off(source=each, why=why) for each in sources if (why := _off(each, settings)))
    _refuse_off(off, settings)
    return off


def _workbench(plan: Plan, snapshot: Snapshot) -> Workbench:
    settings = plan.settings
    is_live = bool(settings.contact) and not settings.offline
    return Workbench(
        snapshot=snapshot,
        today=plan.today,
        offline=settings.offline,
        http=_client(settings) if is_live else None,
        read=_reader(snapshot),
        cache_dir=None if settings.no_cache else settings.cache_dir or default_cache_dir(),
        endpoints=_endpoints(settings),
        keys={source: os.environ[name] for source, name in _KEYS.items() if os.environ.get(name)},
    )


def _client(settings: Settings) -> HttpClient:
    plan = ClientPlan(
        contact=settings.contact,
        version=__version__,
        cache_dir=settings.cache_dir or default_cache_dir(),
        budget_s=settings.budget,
        use_cache=not settings.no_cache,
    )
    return open_client(plan, warn=_ignore if settings.quiet else _warn)


def _warn(trouble: str) -> None:
    """Log a trouble that costs no verdict; without a handler it goes to standard error."""
    logging.getLogger("factcheck").warning("warning: %s", trouble)


def _ignore(_trouble: str) -> None:
    """Keep a quiet run quiet."""


def _reader(snapshot: Snapshot) -> Reader:
    """Give what reads passages as articles are read; one at a time, as the parser wants it."""
    lock = Lock()

    def read(text: str, day: date | None) -> tuple[Claim, ...]:
        came_from = PublishedFrom.UNKNOWN if day is None else PublishedFrom.METADATA
        document = Document(
            text=text, origin="passage", title=None, published=day, published_from=came_from
        )
        with lock:
            return split(document, snapshot).claims

    return read


def _off(source: Source, settings: Settings) -> str:
    """Say why a source cannot be asked in this run, or "" where it can."""
    if not source.scope.needs_network:
        return ""
    if not settings.contact:
        return NO_CONTACT
    if settings.offline:
        return "the run is offline"
    return source.lacks if isinstance(source, LiveSource) else ""


def _refuse_unknown_endpoints(sources: Sequence[Source], settings: Settings) -> None:
    """Refuse an address for a server that no source asks, where all sources are there to tell."""
    known = [name for source in sources for name in source.scope.endpoints]
    for name in _endpoints(settings):
        if name not in known:
            message = f"no source asks a server named {name}"
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise SettingsError(message, hint=hint)


def _endpoints(settings: Settings) -> dict[str, str]:
    return dict(endpoint.split("=", 1) for endpoint in settings.endpoint)


def _refuse_off(off: tuple[Off, ...], settings: Settings) -> None:
    """Refuse to do without a source that was asked for by name."""
    for each in off:
        name = each.source.name
        if not settings.offline and name in (*settings.source, *settings.require):
            message = f"the source {name} cannot be asked: {each.why}"
            raise SettingsError(message, hint=WHO_ASKS if each.why == NO_CONTACT else None)


def _source_names(plan: Plan) -> tuple[str, ...]:
    """Give the sources to build by name; () means all, which may fail one by one."""
    settings = plan.settings
    listed = tuple(catalogue(Group.SOURCES, plugins=plan.plugins))
    for name in (*settings.no_source, *settings.require):
        if name not in listed:
            wish = "left out" if name in settings.no_source else "required"
            message = f"no source named {name} can be {wish}"
            raise SettingsError(message, hint=f"there are {', '.join(listed)}")
    if not settings.no_source:
        return settings.source
    wanted = settings.source or listed
    kept = tuple(name for name in wanted if name not in settings.no_source)
    if not kept:
        message = "every source is switched off, so nothing could be checked"
        raise SettingsError(message, hint="leave one of them in")
    return kept
