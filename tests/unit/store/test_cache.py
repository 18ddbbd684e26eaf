"""Test that the cache keeps what it is given, and that no fault of it is more than a miss."""

import errno
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import CacheError
from factcheck.store.cache import AnswerCache, Store, Warnings, open_store
from factcheck.store.cache_entry import encode
from factcheck.store.request import Request
from tests.unit.store.answers import NOW, change, entry_of, trap
from tests.unit.store.hand_clock import client_of, reply

KEY = entry_of().key
REQUEST = Request(source="fake", url="https://h/a")


def cache_of(cache_dir: Path) -> tuple[AnswerCache, list[str]]:
    warnings: list[str] = []
    return AnswerCache(open_store(cache_dir), warn=Warnings(warnings.append)), warnings


def filled(cache_dir: Path, count: int = 1, **fields: Any) -> Path:
    """Keep some entries; give the folder of the database."""
    store = open_store(cache_dir)
    store.write(entry_of(**fields))
    for number in range(1, count):
        store.write(entry_of(f"https://h/{number}", **fields))
    store.close()
    return store.folder


def fetch(cache_dir: Path) -> tuple[bytes, int, list[str]]:
    """Fetch the entry's address through a client: what came, how many were sent, the warnings."""
    warnings: list[str] = []
    client, server = client_of(cache_dir, [reply(b"from the server")], warn=warnings.append)
    answers = {client.get(REQUEST).body for _ in range(3)}
    client.close()
    assert len(answers) == 1
    return answers.pop(), len(server.asked), warnings


def test_entry_is_found_by_another_client_and_only_the_user_may_look(tmp_path: Path) -> None:
    folder = filled(tmp_path / "new")
    cache, warnings = cache_of(tmp_path / "new")
    assert cache.find(KEY) == entry_of()
    assert cache.find("other") is None
    assert warnings == []
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700


def test_folder_that_others_can_read_is_closed_to_them(tmp_path: Path) -> None:
    (tmp_path / "http").mkdir(mode=0o755)
    assert stat.S_IMODE(filled(tmp_path).stat().st_mode) == 0o700


def test_nothing_is_made_before_there_is_something_to_look_up(tmp_path: Path) -> None:
    store = open_store(tmp_path / "new")
    assert list(store.entries()) == []
    assert store.prune(NOW) == 0
    assert store.info(NOW).entries == 0
    store.clear()
    store.close()
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE Cache SET mode = 4, value = ?",
        "UPDATE Cache SET mode = 1, value = ?",
        "UPDATE Cache SET mode = 3, value = ?",
    ],
)
def test_pickle_planted_as_a_value_is_a_miss_and_one_warning_and_never_runs(
    tmp_path: Path, statement: str
) -> None:
    sprung = tmp_path / "sprung"
    change(filled(tmp_path), statement, trap(sprung))
    body, sent, warnings = fetch(tmp_path)
    assert (body, sent, len(warnings)) == (b"from the server", 1, 1)
    assert not sprung.exists()
    # The row has gone: the next run has nothing to warn of.
    assert fetch(tmp_path) == (b"from the server", 0, [])


def test_pickle_planted_in_a_file_never_runs(tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    folder = filled(tmp_path)
    (folder / "trap.val").write_bytes(trap(sprung))
    change(folder, "UPDATE Cache SET mode = 4, filename = 'trap.val', value = NULL")
    assert fetch(tmp_path)[:2] == (b"from the server", 1)
    assert not sprung.exists()


def test_pickle_planted_as_a_key_never_runs(tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    folder = filled(tmp_path, 2)
    assert change(folder, "UPDATE Cache SET key = ?, raw = 0 WHERE key = ?", trap(sprung), KEY) == 1
    store = open_store(tmp_path)
    assert [entry.url for entry in store.entries()] == ["https://h/1"]
    assert store.info(NOW).entries == 1
    store.prune(NOW)
    store.close()
    assert fetch(tmp_path)[0] == b"from the server"
    assert not sprung.exists()


def test_pickle_planted_among_the_settings_never_runs(tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    folder = filled(tmp_path)
    change(folder, "UPDATE Settings SET value = ?", trap(sprung))
    change(folder, "INSERT INTO Settings VALUES ('disk_nonsense', ?)", trap(sprung))
    # diskcache cannot open such a database; its answers are whole and may be read.
    assert fetch(tmp_path) == (b"{}", 0, [])
    cache, warnings = cache_of(tmp_path)
    cache.keep(entry_of("https://h/new"))
    assert len(warnings) == 1
    assert not sprung.exists()


def test_row_altered_without_its_digest_is_a_miss(tmp_path: Path) -> None:
    folder = filled(tmp_path, body=b'{"population": 1}')
    data = encode(entry_of(body=b'{"population": 1}')).replace(b": 1}", b": 2}")
    change(folder, "UPDATE Cache SET value = ?", data)
    assert fetch(tmp_path) == (
        b"from the server",
        1,
        ["an entry of the cache was left out: its body is not what was kept"],
    )


def test_row_moved_under_another_key_is_a_miss(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    change(folder, "UPDATE Cache SET value = ?", encode(entry_of("https://elsewhere/")))
    assert fetch(tmp_path)[:2] == (b"from the server", 1)


def truncate(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def overwrite(path: Path) -> None:
    path.write_bytes(b"not a database " * 5000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("spoil", [truncate, overwrite, empty])
def test_damaged_database_is_at_most_one_warning(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    folder = filled(tmp_path, 200, body=b"x" * 2000)
    spoil(folder / "cache.db")
    body, _, warnings = fetch(tmp_path)
    assert body == b"from the server"
    assert len(warnings) == (0 if spoil is empty else 1)
    store = open_store(tmp_path)
    store.clear()
    assert fetch(tmp_path) == (b"from the server", 1, [])


def test_database_cut_while_it_is_open_is_at_most_one_warning(tmp_path: Path) -> None:
    folder = filled(tmp_path, 200, body=b"x" * 2000)
    cache, warnings = cache_of(tmp_path)
    assert cache.find(KEY)
    (folder / "cache.db").write_bytes((folder / "cache.db").read_bytes()[:4096])
    for number in range(1, 200):
        cache.find(entry_of(f"https://h/{number}").key)
        cache.keep(entry_of(f"https://h/x{number}"))
    cache.close()
    assert len(warnings) == 1


def test_folder_that_cannot_be_made_is_one_warning_for_cache_and_limits(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    body, sent, warnings = fetch(tmp_path / "file")
    assert (body, sent, len(warnings)) == (b"from the server", 3, 1)
    assert "cannot be used" in warnings[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to the superuser")
def test_read_only_folder_is_one_warning_and_its_answers_are_given(tmp_path: Path) -> None:
    filled(tmp_path / "full", body=b"from the cache")
    (tmp_path / "full" / "http").chmod(0o500)
    (tmp_path / "full").chmod(0o500)
    assert fetch(tmp_path / "full") == (b"from the cache", 0, [])
    (tmp_path / "full").chmod(0o700)
    tmp_path.chmod(0o500)
    body, _, warnings = fetch(tmp_path)
    tmp_path.chmod(0o700)
    assert (body, len(warnings)) == (b"from the server", 1)


@pytest.fixture
def nothing_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let diskcache fail as it does on a read-only file system."""
    import diskcache  # type: ignore[import-untyped]  # ships no types

    def fail(*args: object, **options: object) -> None:
        message = "attempt to write a readonly database"
        raise sqlite3.OperationalError(message)

    monkeypatch.setattr(diskcache, "Cache", fail)


def test_answers_of_a_cache_that_cannot_be_written_are_given(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    filled(tmp_path, 3, body=b"from the cache")
    request.getfixturevalue("nothing_can_be_written")
    assert fetch(tmp_path) == (b"from the cache", 0, [])
    cache, warnings = cache_of(tmp_path)
    for number in range(9):
        cache.keep(entry_of(f"https://h/new{number}"))
        assert cache.find(KEY)
        assert cache.find(entry_of(f"https://h/new{number}").key) is None
    assert len(warnings) == 1
    assert "cannot be used (Read-only file system)" in warnings[0]
    store = open_store(tmp_path)
    assert store.info(NOW).entries == 3
    with pytest.raises(CacheError, match="Read-only"):
        store.prune(NOW + timedelta(days=9))
    with pytest.raises(CacheError, match="Read-only"):
        store.prune(NOW)
    store.close()


def test_pickle_in_a_cache_that_cannot_be_written_never_runs(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    sprung = tmp_path / "sprung"
    folder = filled(tmp_path, 3)
    change(folder, "UPDATE Cache SET mode = 4, value = ?", trap(sprung))
    change(folder, "UPDATE Cache SET key = ?, raw = 0 WHERE key = ?", trap(sprung), KEY)
    request.getfixturevalue("nothing_can_be_written")
    assert fetch(tmp_path)[0] == b"from the server"
    store = open_store(tmp_path)
    assert list(store.entries()) == []
    store.close()
    assert not sprung.exists()


@pytest.mark.parametrize(
    "fault",
    [
        sqlite3.OperationalError("database or disk is full"),
        sqlite3.OperationalError("attempt to write a readonly database"),
        sqlite3.DatabaseError("database disk image is malformed"),
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EROFS, "Read-only file system"),
    ],
)
def test_fault_of_the_disk_is_one_warning_and_the_cache_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    import diskcache

    tried = []

    def fail(*args: object, **options: object) -> None:
        tried.append(1)
        raise fault

    monkeypatch.setattr(diskcache.Cache, "set", fail)
    warnings: list[str] = []
    client, server = client_of(tmp_path, [reply()], warn=warnings.append)
    for number in range(9):
        client.get(Request(source="fake", url=f"https://h/{number}"))
    assert (len(server.asked), len(warnings), len(tried)) == (9, 1, 3)


FULL = """
import resource, sys
from pathlib import Path
import httpx
from factcheck.store.client import ClientPlan, open_client
from factcheck.store.request import Request
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
transport = httpx.MockTransport(lambda _: httpx.Response(200, content=b"x" * 50_000))
plan = ClientPlan(contact="", version="0", cache_dir=Path(sys.argv[1]))
client = open_client(plan, warn=print, transport=transport)
for number in range(9):
    client.get(Request(source="fake", url=f"http://127.0.0.1/{number}"))
client.close()
print("done")
"""


def test_full_disk_is_one_warning(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    command = [sys.executable, "-c", FULL, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    warning, end = done.stdout.splitlines()
    assert warning.startswith("the cache in ")
    assert (end, done.stderr) == ("done", "")


def test_database_that_somebody_else_writes_is_waited_for_and_then_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.store.cache._LOCKED_S", 0.05)
    folder = filled(tmp_path)
    cache, warnings = cache_of(tmp_path)
    assert cache.find(KEY)
    other = sqlite3.connect(folder / "cache.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for _ in range(5):
        cache.keep(entry_of("https://h/b"))
    other.execute("ROLLBACK")
    other.close()
    assert len(warnings) == 1


WORKER = """
import sys
from pathlib import Path
from factcheck.store.cache import AnswerCache, open_store
sys.path.insert(0, sys.argv[2])
from tests.unit.store.answers import entry_of
cache = AnswerCache(open_store(Path(sys.argv[1])), warn=print)
for number in range(100):
    entry = entry_of(f"https://h/{number}", body=b"x" * 5000)
    cache.keep(entry)
    found = cache.find(entry.key)
    if found != entry:
        print("lost", number)
cache.close()
"""


def test_two_processes_at_once_keep_and_find_without_a_warning(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[3])
    command = [sys.executable, "-c", WORKER, str(tmp_path), root]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate(timeout=60)[0] for process in running] == ["", ""]
    assert open_store(tmp_path).info(NOW).entries == 100


def test_oldest_make_room_when_the_cache_is_full(tmp_path: Path) -> None:
    store = Store(tmp_path, size_limit_bytes=1_000_000)
    entries = [entry_of(f"https://h/{number}", body=bytes(20_000)) for number in range(150)]
    for entry in entries:
        store.write(entry)
    kept = {entry.url for entry in store.entries()}
    assert 20 <= len(kept) <= 60
    assert entries[-1].url in kept
    assert entries[0].url not in kept
    assert store.info(NOW).size_bytes < 8_000_000
    store.close()


def test_prune_removes_what_is_over_altered_or_too_much(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.write(entry_of("https://h/fresh"))
    store.write(entry_of("https://h/over", ttl_s=60.0))
    store.write(entry_of("https://h/good", ttl_s=None))
    store.write(entry_of("https://h/bad"))
    bad = entry_of("https://h/bad").key
    change(store.folder, "UPDATE Cache SET value = ? WHERE key = ?", b"bad", bad)
    later = NOW + timedelta(hours=1)
    info = store.info(later)
    assert (info.entries, info.over, info.oldest, info.newest) == (3, 1, NOW, NOW)
    assert info.size_bytes > 1000
    assert store.prune(later) == 2
    assert {entry.url for entry in store.entries()} == {"https://h/fresh", "https://h/good"}
    store.close()
    small = Store(store.folder, size_limit_bytes=1)
    assert small.prune(later) == 2
    small.close()


def test_store_says_what_is_wrong_where_a_command_needs_it(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    overwrite(folder / "cache.db")
    store = open_store(tmp_path)
    with pytest.raises(CacheError, match="cannot be used") as caught:
        store.info(NOW)
    assert caught.value.hint == "factcheck cache clear makes a new one"


def test_only_the_first_warning_is_passed_on() -> None:
    said: list[str] = []
    warn = Warnings(said.append)
    warn("one")
    warn("two")
    assert said == ["one"]
