from importlib.metadata import EntryPoint, EntryPoints

import pytest

from factcheck import registry
from factcheck.errors import PluginError
from factcheck.model.claim import ClaimKind
from factcheck.registry import Group, catalogue, load_checkers, load_format

NAMES = {
    Group.SOURCES: {
        *("snapshot", "calendar", "worldbank", "imf", "claimreview", "wikidata", "wikipedia"),
    },
    Group.CHECKERS: {
        *("age", "date", "election", "event", "interval", "membership", "office", "review"),
        *("passage", "place", "quantity"),
    },
    Group.FORMATS: {"terminal", "json", "jsonl"},
}


def offer(monkeypatch: pytest.MonkeyPatch, name: str, value: str, group: Group) -> None:
    """Pretend that an installed package offers a plug-in."""
    point = EntryPoint(name=name, value=value, group=group.value)

    def entry_points(**wanted: str) -> EntryPoints:
        return EntryPoints([point]).select(group=wanted["group"])

    monkeypatch.setattr(registry, "entry_points", entry_points)


@pytest.mark.parametrize("group", Group)
def test_built_in_names_are_the_documented_ones(group: Group) -> None:
    assert set(catalogue(group, plugins=False)) == NAMES[group]


def test_every_checker_loads_and_handles_something() -> None:
    checkers, failures = load_checkers(plugins=False)
    assert failures == ()
    assert [checker.name for checker in checkers] == list(catalogue(Group.CHECKERS, plugins=False))
    for checker in checkers:
        assert checker.handles <= set(ClaimKind)
        assert checker.handles


@pytest.mark.parametrize("name", sorted(NAMES[Group.FORMATS]))
def test_every_format_loads_under_its_own_name(name: str) -> None:
    loaded = load_format(name, plugins=False)
    assert loaded.name == name
    assert loaded.suffix.startswith(".")


def test_unknown_format_suggests_a_near_one() -> None:
    with pytest.raises(PluginError, match="there is no format named jsno") as caught:
        load_format("jsno")
    assert caught.value.hint == "did you mean json?"


def test_plugin_of_another_package_is_listed_after_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "mine", "factcheck.testing:FakeChecker", Group.CHECKERS)
    assert list(catalogue(Group.CHECKERS))[-1] == "mine"
    assert "mine" not in catalogue(Group.CHECKERS, plugins=False)
    checkers, failures = load_checkers()
    assert (len(checkers), failures) == (len(NAMES[Group.CHECKERS]) + 1, ())


def test_two_plugins_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "json", "somewhere:build", Group.FORMATS)
    with pytest.raises(PluginError, match="two plug-ins are named json") as caught:
        catalogue(Group.FORMATS)
    assert caught.value.hint is not None
    assert "FACTCHECK_PLUGINS=0" in caught.value.hint
    assert "json" in catalogue(Group.FORMATS, plugins=False)


def test_checker_that_fails_to_load_is_reported_and_the_rest_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offer(monkeypatch, "broken", "no_such_module_here:CHECKER", Group.CHECKERS)
    checkers, failures = load_checkers()
    assert {checker.name for checker in checkers} == NAMES[Group.CHECKERS]
    assert [failure.name for failure in failures] == ["broken"]
    assert "no_such_module_here" in failures[0].why


def test_format_that_fails_is_fatal_where_it_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "broken", "no_such_module_here:build", Group.FORMATS)
    with pytest.raises(PluginError, match="cannot be loaded"):
        load_format("broken")


def test_format_whose_factory_raises_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "raising", "factcheck.testing:make_verdict", Group.FORMATS)
    with pytest.raises(PluginError, match="raising of an unknown package cannot be built"):
        load_format("raising")
