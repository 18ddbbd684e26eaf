from dataclasses import dataclass, field
from datetime import date

import pytest

from factcheck.batch import assemble as module
from factcheck.batch.assemble import Plan, assemble, plan_of
from factcheck.errors import PluginError, SettingsError
from factcheck.model.claim import ClaimKind
from factcheck.registry import Failure
from factcheck.settings.keys import Settings
from factcheck.sources.protocol import Scope, Workbench
from factcheck.testing import FakeSource


@dataclass
class Asked:
    names: tuple[str, ...] = ()
    workbench: list[Workbench] = field(default_factory=list)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    seen = Asked()
    online = Scope(kinds=frozenset(ClaimKind), needs_network=True)

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


def plan(settings: Settings) -> Plan:
    return Plan(settings=settings, today=date(2024, 11, 14))


def test_all_sources_are_asked_for_by_default(asked: Asked) -> None:
    assembly = assemble(plan(Settings()))
    assert asked.names == ()
    assert [source.name for source in assembly.equipment.means.sources] == ["near", "far"]
    assert assembly.failures == (Failure(name="x", why="y"),)


def test_offline_leaves_out_sources_that_need_the_network(asked: Asked) -> None:
    assembly = assemble(plan(Settings(offline=True)))
    assert [source.name for source in assembly.equipment.means.sources] == ["near"]
    assert asked.workbench[0].offline is True


@pytest.mark.parametrize(
    ("source", "no_source", "names"),
    [
        (("snapshot",), (), ("snapshot",)),
        ((), ("calendar",), ("snapshot",)),
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
        assemble(plan(Settings(no_source=("snapshot", "calendar"))))


def test_asking_for_an_unknown_source_is_refused() -> None:
    with pytest.raises(PluginError, match="there is no source named snapshto"):
        assemble(plan(Settings(source=("snapshto",))))


def test_plan_takes_the_clocks_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "today", lambda: date(2030, 1, 1))
    assert plan_of(Settings()).today == date(2030, 1, 1)
