"""Test that answers travel in one file, whole and unaltered or not at all."""

import gzip
import pickle
from datetime import timedelta
from pathlib import Path

import pytest

from factcheck.errors import CacheError
from factcheck.store.cache import Store, open_store
from factcheck.store.cache_archive import export_cache, import_cache
from tests.unit.store.answers import NOW, change, entry_of, trap


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "here")
    for number in range(5):
        store.write(entry_of(f"https://h/{number}", body=bytes([number]) * 1000))
    return store


@pytest.fixture
def there(tmp_path: Path) -> Store:
    return open_store(tmp_path / "there")


def test_answers_arrive_as_they_were(store: Store, there: Store, tmp_path: Path) -> None:
    file = tmp_path / "answers"
    assert export_cache(store, file) == 5
    assert import_cache(there, file) == (5, 5)
    assert list(there.entries()) == list(store.entries())


def test_same_answers_give_the_same_file(store: Store, there: Store, tmp_path: Path) -> None:
    export_cache(store, tmp_path / "one")
    import_cache(there, tmp_path / "one")
    export_cache(there, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_empty_cache_travels(there: Store, tmp_path: Path) -> None:
    assert export_cache(there, tmp_path / "none") == 0
    assert import_cache(there, tmp_path / "none") == (0, 0)


def test_newer_answer_stays(store: Store, there: Store, tmp_path: Path) -> None:
    newer = entry_of("https://h/0", body=b"new", renewed_at=NOW + timedelta(days=1))
    older = entry_of("https://h/1", body=b"old", renewed_at=NOW - timedelta(days=1))
    there.write(newer)
    there.write(older)
    export_cache(store, tmp_path / "answers")
    assert import_cache(there, tmp_path / "answers") == (5, 4)
    bodies = {entry.url: entry.body for entry in there.entries()}
    assert bodies["https://h/0"] == b"new"
    assert bodies["https://h/1"] == b"\x01" * 1000


def test_poisoned_row_is_not_exported(store: Store, tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    key = entry_of("https://h/3").key
    change(store.folder, "UPDATE Cache SET mode = 4, value = ? WHERE key = ?", trap(sprung), key)
    assert export_cache(store, tmp_path / "answers") == 4
    assert not sprung.exists()


def test_damaged_file_is_refused_whole(store: Store, there: Store, tmp_path: Path) -> None:
    file = tmp_path / "answers"
    export_cache(store, file)
    packed, plain = file.read_bytes(), gzip.decompress(file.read_bytes())
    lines = plain.split(b"\n")
    damaged = [
        packed[:-1],
        packed[: len(packed) // 2],
        packed[:20] + b"\xff\xff" + packed[22:],
        packed + b"more",
        gzip.compress(plain.replace(b"\x03" * 1000, b"\x02" * 1000)),
        gzip.compress(plain[:-100]),
        gzip.compress(plain + b"more"),
        gzip.compress(b"\n".join(lines[:-2]) + b"\n"),
        gzip.compress(plain.replace(b"end 5 ", b"end 4 ")),
        gzip.compress(plain.replace(lines[1].split()[0], b"0" * 64)),
        gzip.compress(plain.replace(b" 1", b" 99999999999", 1)),
        gzip.compress(b"factcheck-cache/1\n" + b"0" * 64 + b" 9999999999 " + b"0" * 64 + b"\n"),
    ]
    for data in damaged:
        file.write_bytes(data)
        with pytest.raises(CacheError, match="is damaged, so nothing was taken"):
            import_cache(there, file)
        assert not there.exists


def test_file_of_another_kind_is_refused_and_never_unpickled(there: Store, tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    for data in (trap(sprung), gzip.compress(trap(sprung)), pickle.dumps({}), b"", b"text"):
        (tmp_path / "file").write_bytes(data)
        with pytest.raises(CacheError, match="no file that factcheck cache export wrote"):
            import_cache(there, tmp_path / "file")
    assert not sprung.exists()


def test_file_that_is_not_there_is_named(there: Store, tmp_path: Path) -> None:
    with pytest.raises(CacheError, match="cannot be read: No such file"):
        import_cache(there, tmp_path / "none")


def test_file_that_cannot_be_written_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "place"
    (place / "folder").mkdir(parents=True)
    with pytest.raises(CacheError, match="cannot be written"):
        export_cache(store, place / "folder")
    assert [path.name for path in place.iterdir()] == ["folder"]
