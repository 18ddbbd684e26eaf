from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from factcheck.batch import assemble as module
from factcheck.batch.assemble import Plan, assemble, plan_of
from factcheck.errors import LockError, PluginError, SettingsError
from factcheck.model.claim import ClaimKind
from factcheck.registry import Failure, Group, catalogue
from factcheck.resolver.resolve import Means
from factcheck.settings.keys import Settings
from factcheck.sources.protocol import Scope, Workbench
from factcheck.store.lockfile import Lock, dump_lock
from factcheck.testing import FakeSource

LOCK = Lock(claims={}, factcheck="0.1.0", snapshot="2024-11-01")
EVERY_SOURCE = tuple(catalogue(Group.SOURCES, plugins=False))


@dataclass
class Asked:
    names: tuple[str, ...] = ()
    workbench: list[Workbench] = field(default_factory=list)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    seen = Asked()
    online = Scope(kinds=frozenset(ClaimKind), needs_network=True, endpoints=("wikidata",))

    def build_sources(
        names: tuple[str, ...], workbench: Workbench, *, plugins: bool
    ) -> tuple[tuple[FakeSource, ...], tuple[Failure, ...]]:
        seen.names = names
        seen.workbench.append(workbench)
        return (FakeSource(name="near"), FakeSource(name="far", scope=online)), ()

    monkeypatch.setattr(module, "build_sources", build_sources)
    monkeypatch.setattr(module, "open_snapshot", lambda cache_dir: object())
    monkeypatch.setattr(
        module, "load_checkers", lambda *, plugins: ((), (Failure(name="x", why="y"),))
    )
    return seen


def workbench(plan: Plan) -> Workbench:
    """Give the workbench that the sources of a plan are built with."""
    seen: list[Workbench] = []

    def build_sources(
        names: tuple[str, ...], workbench: Workbench, *, plugins: bool
    ) -> tuple[tuple[FakeSource, ...], tuple[Failure, ...]]:
        seen.append(workbench)
        return (), ()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "build_sources", build_sources)
        assemble(plan)
    return seen[0]


def plan(settings: Settings) -> Plan:
    return Plan(settings=settings, today=date(2024, 11, 14))


def test_all_sources_are_asked_for_by_default(asked: Asked) -> None:
    assembly = assemble(plan(Settings(contact="desk@ruritania.org")))
    assert asked.names == ()
    assert [source.name for source in assembly.equipment.means.sources] == ["near", "far"]
    assert assembly.failures == (Failure(name="x", why="y"),)


def test_offline_leaves_out_sources_that_need_the_network(asked: Asked) -> None:
    assembly = assemble(plan(Settings(offline=True)))
    assert [source.name for source in assembly.equipment.means.sources] == ["near"]
    assert asked.workbench[0].offline is True


def test_a_source_that_offline_leaves_out_is_missed_only_where_it_is_set_up(asked: Asked) -> None:
    ready = assemble(plan(Settings(offline=True, contact="desk@ruritania.org")))
    assert [source.name for source in ready.equipment.means.absent] == ["far"]
    assert [off.why for off in ready.off] == ["the run is offline"]
    assert assemble(plan(Settings(offline=True))).equipment.means.absent == ()


def test_no_server_is_asked_without_a_contact(asked: Asked) -> None:
    assembly = assemble(plan(Settings()))
    assert [source.name for source in assembly.equipment.means.sources] == ["near"]
    assert [(off.source.name, off.why) for off in assembly.off] == [("far", "no contact is set")]
    assert asked.workbench[0].http is None


@pytest.mark.parametrize("wish", [{"source": ("far",)}, {"require": ("far",)}])
def test_asking_by_name_for_a_server_without_a_contact_is_refused(
    asked: Asked, wish: dict[str, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "catalogue", lambda *_, **__: {"near": None, "far": None})
    with pytest.raises(SettingsError, match="far cannot be asked: no contact is set") as caught:
        assemble(plan(Settings(**wish)))  # type: ignore[arg-type]  # one of two keys of texts
    assert "--contact" in (caught.value.hint or "")


def test_keys_come_from_the_environment_and_endpoints_from_the_settings(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOOGLE_FACTCHECK_API_KEY", "sesame")
    assemble(plan(Settings(endpoint=("wikidata=http://127.0.0.1/w/api.php?a=b",))))
    bench = asked.workbench[0]
    assert bench.keys == {"claimreview": "sesame"}
    assert bench.endpoints == {"wikidata": "http://127.0.0.1/w/api.php?a=b"}
    assert "sesame" not in repr(bench)


@pytest.mark.parametrize(
    ("source", "no_source", "names"),
    [
        (("snapshot",), (), ("snapshot",)),
        ((), ("calendar",), tuple(name for name in EVERY_SOURCE if name != "calendar")),
        (("calendar", "snapshot"), ("snapshot",), ("calendar",)),
    ],
)
def test_sources_are_chosen_by_name(
    asked: Asked, source: tuple[str, ...], no_source: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assemble(plan(Settings(source=source, no_source=no_source)))
    assert asked.names == names


def test_leaving_out_an_unknown_source_is_refused(asked: Asked) -> None:
    with pytest.raises(SettingsError, match="no source named snapshto"):
        assemble(plan(Settings(no_source=("snapshto",))))


def test_leaving_out_every_source_is_refused(asked: Asked) -> None:
    with pytest.raises(SettingsError, match="every source is switched off"):
        assemble(plan(Settings(no_source=EVERY_SOURCE)))


def test_an_address_for_a_server_that_nobody_asks_is_refused(asked: Asked) -> None:
    with pytest.raises(SettingsError, match="no source asks a server named wikidaat") as caught:
        assemble(plan(Settings(endpoint=("wikidaat=http://127.0.0.1/",))))
    assert caught.value.hint == "did you mean wikidata?"


def test_requiring_an_unknown_source_is_refused(asked: Asked) -> None:
    with pytest.raises(SettingsError, match="no source named snapshto can be required"):
        assemble(plan(Settings(require=("snapshto",))))


def test_passages_are_read_as_of_their_day() -> None:
    bench = workbench(plan(Settings()))
    assert bench.read is not None
    (claim, *_) = bench.read("Javier Milei is the president of Argentina.", date(2024, 11, 13))
    assert (claim.kind, claim.as_of) == (ClaimKind.OFFICE, date(2024, 11, 13))


def test_asking_for_an_unknown_source_is_refused() -> None:
    with pytest.raises(PluginError, match="there is no source named snapshto"):
        assemble(plan(Settings(source=("snapshto",))))


def test_plan_takes_the_clocks_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "today", lambda: date(2030, 1, 1))
    assert plan_of(Settings()).today == date(2030, 1, 1)


def test_locked_run_builds_no_source_and_loads_no_checker(asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    path.write_text(dump_lock(LOCK))
    settings = Settings(locked=True, lock_file=path, no_source=("no such source",))
    assembly = assemble(plan_of(settings))
    assert asked.workbench == []
    assert assembly.equipment.means == Means(sources=(), checkers=())
    assert assembly.equipment.locked == LOCK
    assert assembly.failures == ()


def test_lock_is_read_beside_the_sources_to_ask_for_what_it_lacks(
    asked: Asked, tmp_path: Path
) -> None:
    path = tmp_path / "x.lock"
    path.write_text(dump_lock(LOCK))
    settings = Settings(lock_file=path)
    assembly = assemble(plan_of(settings, with_lock=True))
    assert [source.name for source in assembly.equipment.means.sources] == ["near"]
    assert assembly.equipment.locked == LOCK
    assert assemble(plan_of(settings)).equipment.locked is None


def test_lock_that_changes_after_the_plan_was_made_is_refused(asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    path.write_text(dump_lock(LOCK))
    made = plan_of(Settings(locked=True, lock_file=path))
    path.write_text(dump_lock(replace(LOCK, snapshot="later")))
    with pytest.raises(LockError, match="was changed during the run"):
        assemble(made)


def test_locked_plan_needs_a_lock_file(tmp_path: Path) -> None:
    with pytest.raises(LockError, match="there is no lock file"):
        plan_of(Settings(locked=True, lock_file=tmp_path / "no.lock"))
