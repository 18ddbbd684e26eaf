from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.settings.keys import KEYS, FailOn, Settings
from factcheck.settings.layers import resolve_settings


def settle(
    folder: Path,
    flags: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    config: Path | None = None,
) -> Settings:
    return resolve_settings(
        flags or {}, environment=environment or {}, folder=folder, config=config
    )


def test_defaults_hold_where_nothing_is_set(tmp_path: Path) -> None:
    assert settle(tmp_path) == Settings()


def test_each_layer_wins_over_the_ones_before(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.factcheck]\njobs = 2\nfail_on = "never"\nmin_coverage = 10\nquiet = true\n'
    )
    (tmp_path / "factcheck.toml").write_text(
        "jobs = 3\nfail-on = 'unverified'\nmin_coverage = 20\n"
    )
    environment = {"FACTCHECK_JOBS": "4", "FACTCHECK_MIN_COVERAGE": "30%", "OTHER": "1"}
    settings = settle(tmp_path, {"jobs": "5", "as_of": None}, environment)
    assert settings.quiet is True
    assert settings.fail_on is FailOn.UNVERIFIED
    assert settings.min_coverage == 30.0
    assert settings.jobs == 5


def test_every_key_can_be_set_in_the_environment(tmp_path: Path) -> None:
    values = {
        "format": "json=a.json, terminal",
        "output": "b.txt",
        "as_of": "2024-11-13",
        "source": "snapshot,calendar",
        "no_source": "calendar",
        "offline": "yes",
        "fail_on": "never",
        "min_coverage": "12.5",
        "jobs": "2",
        "max_bytes": "1000",
        "quiet": "1",
        "verbose": "on",
        "cache_dir": "c",
        "contact": "desk@ruritania.org",
        "endpoint": "imf=http://127.0.0.1/imf",
        "require": "snapshot",
        "exhaustive": "yes",
        "budget": "5",
        "no_cache": "true",
        "locked": "true",
        "lock_file": "d.lock",
    }
    assert set(values) == set(KEYS)
    settings = settle(
        tmp_path, environment={f"FACTCHECK_{key.upper()}": value for key, value in values.items()}
    )
    assert settings == Settings(
        format=("json=a.json", "terminal"),
        output=Path("b.txt"),
        as_of=date(2024, 11, 13),
        source=("snapshot", "calendar"),
        no_source=("calendar",),
        offline=True,
        fail_on=FailOn.NEVER,
        min_coverage=12.5,
        jobs=2,
        max_bytes=1000,
        quiet=True,
        verbose=True,
        cache_dir=Path("c"),
        contact="desk@ruritania.org",
        endpoint=("imf=http://127.0.0.1/imf",),
        require=("snapshot",),
        exhaustive=True,
        budget=5,
        no_cache=True,
        locked=True,
        lock_file=Path("d.lock"),
    )


def test_toml_types_are_taken_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text(
        'as_of = 2024-11-13\nformat = ["json"]\noffline = true\nmin_coverage = 2.5\n'
    )
    settings = settle(tmp_path)
    assert (settings.as_of, settings.format) == (date(2024, 11, 13), ("json",))
    assert (settings.offline, settings.min_coverage) == (True, 2.5)


def test_paths_in_a_file_count_from_the_files_folder(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('cache_dir = "kept"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert settle(inner).cache_dir == tmp_path / "kept"


def test_search_takes_the_nearest_folder_and_ends_at_the_repository(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("jobs = 9\n")
    repository = tmp_path / "repository"
    inner = repository / "articles"
    inner.mkdir(parents=True)
    assert settle(inner).jobs == 9
    (repository / ".git").mkdir()
    assert settle(inner).jobs == 1
    (repository / "pyproject.toml").write_text("[tool.other]\njobs = 3\n")
    assert settle(inner).jobs == 1
    (repository / "pyproject.toml").write_text("[tool.factcheck]\njobs = 4\n")
    assert settle(inner).jobs == 4


def test_config_replaces_the_files_that_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("jobs = 9\n")
    other = tmp_path / "other.toml"
    other.write_text("quiet = true\n")
    settings = settle(tmp_path, config=other)
    assert (settings.jobs, settings.quiet) == (1, True)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("job = 3\n", "factcheck.toml: there is no setting named job"),
        ("jobs = 0\n", "jobs has to be a whole number from 1 up, not 0"),
        ("jobs = true\n", "jobs has to be a number, not True"),
        ("jobs = 1.5\n", "jobs has to be a whole number"),
        ('fail_on = "all"\n', "has to be one of contradicted, unverified, never, not 'all'"),
        ("min_coverage = 101\n", "percentage from 0 to 100"),
        ("min_coverage = nan\n", "has to be a number"),
        ('as_of = "13/11/2024"\n', "has to be a day such as 2024-11-13"),
        ("format = 3\n", "has to be a text or a list of texts"),
        ("offline = 3\n", "has to be true or false"),
        ("output = 3\n", "has to be a path"),
        ("jobs = \n", "cannot be read"),
    ],
)
def test_wrong_file_is_refused_in_one_sentence(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "factcheck.toml").write_text(content)
    with pytest.raises(SettingsError) as caught:
        settle(tmp_path)
    assert says in str(caught.value)


def test_missing_config_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        settle(tmp_path, config=tmp_path / "no.toml")


def test_unknown_key_suggests_a_near_one(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('fail_onn = "never"\n')
    with pytest.raises(SettingsError) as caught:
        settle(tmp_path)
    assert caught.value.hint == "did you mean fail_on?"


def test_unknown_environment_variable_is_refused_but_for_the_two_others(tmp_path: Path) -> None:
    known = {"FACTCHECK_PLUGINS": "0", "FACTCHECK_CONFIG": "x"}
    assert settle(tmp_path, environment=known) == Settings()
    with pytest.raises(SettingsError, match="FACTCHECK_JBOS"):
        settle(tmp_path, environment={"FACTCHECK_JBOS": "3"})


def test_digest_tells_what_changes_findings_and_nothing_else() -> None:
    plain = Settings()
    same = replace(plain, jobs=4, quiet=True, format=("json",), output=Path("x"))
    assert same.digest == plain.digest
    others = {
        replace(plain, as_of=date(2024, 1, 1)).digest,
        replace(plain, offline=True).digest,
        replace(plain, source=("snapshot",)).digest,
        replace(plain, no_source=("calendar",)).digest,
        replace(plain, fail_on=FailOn.NEVER).digest,
        replace(plain, min_coverage=5.0).digest,
        replace(plain, locked=True).digest,
    }
    assert len(others) == 7
    assert plain.digest not in others


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("contact", "me", "an e-mail address or a web page"),
        ("contact", "me@example.com", "an e-mail address or a web page"),
        ("contact", "https://www.example.org/bot", "an e-mail address or a web page"),
        ("endpoint", "http://127.0.0.1/", "NAME=URL"),
        ("endpoint", "imf=ftp://127.0.0.1/", "NAME=URL"),
        ("budget", "0", "a whole number from 1 up"),
    ],
)
def test_what_no_server_could_be_asked_with_is_refused(
    tmp_path: Path, key: str, value: str, why: str
) -> None:
    with pytest.raises(SettingsError, match=why):
        settle(tmp_path, {key: value})


@pytest.mark.parametrize("contact", ["desk@ruritania.org", "https://ruritania.org/bots", ""])
def test_a_contact_is_an_address_or_a_page_or_none(tmp_path: Path, contact: str) -> None:
    assert settle(tmp_path, {"contact": contact}).contact == contact


def test_the_digest_tells_whether_servers_are_asked_and_not_who_asks() -> None:
    one, two = Settings(contact="desk@ruritania.org"), Settings(contact="press@ruritania.org")
    assert one.digest == two.digest != Settings().digest


def test_digest_of_a_locked_run_knows_no_source() -> None:
    locked = Settings(locked=True, lock_file=Path("x.lock"))
    asking = replace(locked, offline=True, source=("snapshot",), no_source=("calendar",))
    assert asking.digest == locked.digest
    assert replace(locked, as_of=date(2024, 1, 1)).digest != locked.digest


def test_lock_file_lies_in_the_current_folder_unless_it_is_named(tmp_path: Path) -> None:
    assert Settings().lock_path == Path("factcheck.lock")
    (tmp_path / "factcheck.toml").write_text('lock-file = "facts.lock"\n')
    assert settle(tmp_path).lock_path == tmp_path / "facts.lock"
