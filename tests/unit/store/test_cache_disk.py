"""Test that the database gives bytes under text keys and nothing that a row could smuggle in."""

from pathlib import Path
from typing import Any

import diskcache  # type: ignore[import-untyped]  # ships no types
import pytest

from factcheck.store.cache_disk import REFUSED, BytesDisk, PoisonedRowError
from tests.unit.store.answers import change, trap

RAW, BINARY, TEXT, PICKLE = 1, 2, 3, 4  # diskcache's modes


@pytest.fixture
def disk(tmp_path: Path) -> BytesDisk:
    return BytesDisk(str(tmp_path))


def test_trap_goes_off_where_somebody_unpickles_it(tmp_path: Path) -> None:
    """Else the other tests would prove nothing: plain diskcache springs it."""
    sprung = tmp_path / "sprung"
    with diskcache.Cache(str(tmp_path / "plain")) as cache:
        cache.set("key", b"x")
        change(tmp_path / "plain", "UPDATE Cache SET mode = ?, value = ?", PICKLE, trap(sprung))
        cache.get("key")
    assert sprung.exists()


@pytest.mark.parametrize("mode", [0, RAW, BINARY, TEXT, PICKLE, 99, None, "4"])
@pytest.mark.parametrize("filename", [None, "trap.val"])
def test_fetch_refuses_every_mode_but_bytes_in_the_row(
    disk: BytesDisk, tmp_path: Path, mode: Any, filename: str | None
) -> None:
    sprung = tmp_path / "sprung"
    (tmp_path / "trap.val").write_bytes(trap(sprung))
    if (mode, filename) == (RAW, None):
        assert disk.fetch(mode, filename, b"x", False) == b"x"
    else:
        with pytest.raises(PoisonedRowError):
            disk.fetch(mode, filename, trap(sprung), False)
    assert not sprung.exists()


@pytest.mark.parametrize("value", ["text", 1, 1.5, None])
def test_fetch_refuses_what_is_no_bytes(disk: BytesDisk, value: Any) -> None:
    with pytest.raises(PoisonedRowError):
        disk.fetch(RAW, None, value, False)


@pytest.mark.parametrize("raw", [0, None, 1])
def test_get_refuses_a_key_that_is_a_pickle(disk: BytesDisk, tmp_path: Path, raw: Any) -> None:
    sprung = tmp_path / "sprung"
    assert disk.get(trap(sprung), raw) == REFUSED
    assert not sprung.exists()
    assert disk.get("key", 1) == "key"
    assert disk.get("key", 0) == REFUSED


def test_row_that_names_a_file_reads_and_removes_none(tmp_path: Path) -> None:
    outside = tmp_path / "precious.txt"
    outside.write_text("precious")
    folder = tmp_path / "cache"
    with diskcache.Cache(str(folder), disk=BytesDisk) as cache:
        cache.set("key", b"x")
        change(folder, "UPDATE Cache SET mode = 2, filename = '../precious.txt', value = NULL")
        with pytest.raises(PoisonedRowError):
            cache.get("key")
        cache.delete("key")
        assert len(cache) == 0
    assert outside.read_text() == "precious"


@pytest.mark.parametrize(("key", "value"), [(b"k", b"v"), (1, b"v"), ("k", "v"), ("k", [1])])
def test_nothing_but_bytes_under_text_is_taken(tmp_path: Path, key: Any, value: Any) -> None:
    with diskcache.Cache(str(tmp_path), disk=BytesDisk) as cache:
        with pytest.raises(TypeError):
            cache.set(key, value)
        assert len(cache) == 0


def test_large_value_stays_in_the_database(tmp_path: Path) -> None:
    with diskcache.Cache(str(tmp_path), disk=BytesDisk) as cache:
        cache.set("key", bytes(1_000_000))
        assert cache.get("key") == bytes(1_000_000)
    assert {path.name.partition("-")[0] for path in tmp_path.iterdir()} == {"cache.db"}
