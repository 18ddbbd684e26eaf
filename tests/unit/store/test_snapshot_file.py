import lzma
import sqlite3
import stat
from pathlib import Path

import pytest

from factcheck.errors import SnapshotError
from factcheck.store.snapshot import open_snapshot
from factcheck.store.snapshot_build.tables import write_snapshot
from factcheck.store.snapshot_file import FORMAT_VERSION, default_cache_dir
from tests.unit.store.ruritania import ROWS, RURITANIA


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "small.sqlite.xz"
    write_snapshot(ROWS, path)
    return path


def unpacked_files(cache: Path) -> list[Path]:
    return sorted((cache / "snapshot").iterdir())


def test_the_file_is_unpacked_once_into_a_private_folder(packed: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    open_snapshot(packed, cache).close()
    (first,) = unpacked_files(cache)
    changed = first.stat().st_mtime_ns
    open_snapshot(packed, cache).close()
    assert unpacked_files(cache) == [first]
    assert first.stat().st_mtime_ns == changed
    assert stat.S_IMODE((cache / "snapshot").stat().st_mode) == 0o700


def test_the_name_is_the_digest_of_the_unpacked_data(packed: Path, tmp_path: Path) -> None:
    from hashlib import sha256

    open_snapshot(packed, tmp_path / "cache").close()
    (unpacked,) = unpacked_files(tmp_path / "cache")
    assert unpacked.stem == sha256(unpacked.read_bytes()).hexdigest()


def test_an_unpacked_file_that_was_cut_short_is_unpacked_again(
    packed: Path, tmp_path: Path
) -> None:
    open_snapshot(packed, tmp_path / "cache").close()
    (unpacked,) = unpacked_files(tmp_path / "cache")
    unpacked.write_bytes(unpacked.read_bytes()[:5000])
    with open_snapshot(packed, tmp_path / "cache") as opened:
        assert opened.entity(RURITANIA.id) == RURITANIA


def test_without_a_writable_cache_a_temporary_file_serves_and_goes(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "elsewhere"))
    (tmp_path / "elsewhere").mkdir()
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder would be")
    opened = open_snapshot(packed, blocked)
    assert opened.entity(RURITANIA.id) == RURITANIA
    assert len(list((tmp_path / "elsewhere").iterdir())) == 1
    opened.close()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"no readable snapshot at .*gone\.sqlite\.xz"):
        open_snapshot(tmp_path / "gone.sqlite.xz", tmp_path)
    with pytest.raises(SnapshotError, match=r"no snapshot at .*gone\.sqlite\."):
        open_snapshot(tmp_path / "gone.sqlite", tmp_path)


def test_a_cut_off_file_is_refused_and_leaves_nothing_behind(packed: Path, tmp_path: Path) -> None:
    packed.write_bytes(packed.read_bytes()[:-200])
    with pytest.raises(SnapshotError, match="cut off"):
        open_snapshot(packed, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_damaged_file_is_refused_and_leaves_nothing_behind(packed: Path, tmp_path: Path) -> None:
    data = bytearray(packed.read_bytes())
    data[len(data) // 2] ^= 0xFF
    packed.write_bytes(bytes(data))
    with pytest.raises(SnapshotError, match="damaged"):
        open_snapshot(packed, tmp_path / "cache")
    assert unpacked_files(tmp_path / "cache") == []


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "notes.xz"
    other.write_bytes(lzma.compress(b"not ours"))
    with pytest.raises(SnapshotError, match="damaged"):
        open_snapshot(other, tmp_path / "cache")


def test_a_text_file_is_no_database(tmp_path: Path) -> None:
    plain = tmp_path / "plain.sqlite"
    plain.write_text("no database at all, but long enough to be read as one" * 40)
    with pytest.raises(SnapshotError, match="damaged"):
        open_snapshot(plain)


def test_a_database_of_someone_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()
    with pytest.raises(SnapshotError, match="not a factcheck snapshot"):
        open_snapshot(path)


def test_another_format_is_refused_with_both_numbers(tmp_path: Path) -> None:
    path = tmp_path / "next.sqlite"
    write_snapshot(ROWS, path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {FORMAT_VERSION + 1}")
    connection.close()
    expected = f"has format {FORMAT_VERSION + 1}; this version reads {FORMAT_VERSION}"
    with pytest.raises(SnapshotError, match=expected):
        open_snapshot(path)


def test_the_snapshot_cannot_be_written_to(packed: Path, tmp_path: Path) -> None:
    with (
        open_snapshot(packed, tmp_path / "cache") as opened,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        opened._connection.execute("DELETE FROM entity")


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x/cache"}, "/x/cache/factcheck"),
        ("linux", {}, "/home/r/.cache/factcheck"),
        ("darwin", {}, "/home/r/Library/Caches/factcheck"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/factcheck/cache"),
    ],
)
def test_the_cache_folder_is_the_platforms_own(
    platform: str, environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/r")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert default_cache_dir().as_posix() == expected
