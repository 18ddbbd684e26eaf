"""Properties of the cache: whatever stands in a row, it is the entry that was kept or a miss."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.store.cache import AnswerCache, Store, open_store
from factcheck.store.cache_entry import encode
from tests.unit.store.answers import change, entry_of

ENTRY = entry_of(body=b'{"population": 1}')
CELLS = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text() | st.binary()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(tmp_path_factory.mktemp("cache"))
    yield store
    store.close()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    value=CELLS | st.just(encode(ENTRY)),
    mode=st.sampled_from([0, 1, 2, 3, 4, 5]) | CELLS,
    filename=st.none() | st.sampled_from(["cache.db", "../secret", "/etc/hostname"]) | CELLS,
)
def test_altered_row_is_the_entry_that_was_kept_or_a_miss(
    store: Store, value: object, mode: object, filename: object
) -> None:
    store.write(ENTRY)
    statement = "UPDATE Cache SET value = ?, mode = ?, filename = ?"
    assert change(store.folder, statement, storable(value), storable(mode), storable(filename)) == 1
    warnings: list[str] = []
    cache = AnswerCache(store, warn=warnings.append)
    found = cache.find(ENTRY.key)
    assert found in {None, ENTRY}
    assert len(warnings) == (found is None)
    # Whatever it was, it has gone, and the next answer is kept.
    cache.keep(ENTRY)
    assert cache.find(ENTRY.key) == ENTRY


def storable(cell: object) -> object:
    """Give what SQLite takes: no lone surrogates."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300), keep=st.integers(0, 400))
def test_row_cut_off_and_continued_with_anything_is_a_miss(
    store: Store, data: bytes, keep: int
) -> None:
    whole = encode(ENTRY)
    spoiled = whole[:keep] + data
    store.write(ENTRY)
    change(store.folder, "UPDATE Cache SET value = ?", spoiled)
    warnings: list[str] = []
    found = AnswerCache(store, warn=warnings.append).find(ENTRY.key)
    assert found == (ENTRY if spoiled == whole else None)
