from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.errors import StoreError
from factcheck.store.claimreview_index import FOLDER, Entry, open_index

ENTRIES = (
    Entry(
        url="https://checkers.test/1",
        claimed="Freedonia’s economy grew by 9% in 2019",
        words="False",
        value="1",
        best="5",
        worst="1",
        published="2020-02-01",
        said="2020-01-30",
        claimant="Ada Stone",
    ),
    Entry(url="https://checkers.test/2", claimed="Sylvania has no army", words="True"),
    Entry(url="https://checkers.test/3", claimed="Freedonia has no army", words="True"),
)
BODY = b"the feed"


def never(number: int) -> Entry:
    pytest.fail(f"entry {number} of the feed was read again")


def test_reviews_are_found_by_words_the_closest_first(tmp_path: Path) -> None:
    index = open_index(BODY, ENTRIES, tmp_path)
    assert index.search("The economy grew (2019)", 9) == ENTRIES[:1]
    assert [e.url[-1] for e in index.search("Freedonia’s army", 9)] == ["3", "2", "1"]
    assert [e.url[-1] for e in index.search("Freedonia’s army", 1)] == ["3"]
    assert index.search("zebra", 9) == ()
    index.close()


@pytest.mark.parametrize("text", ["", "the", '" * ( NEAR', "army* ^claimed", "zebra AND NOT army"])
def test_a_text_is_no_query(text: str) -> None:
    index = open_index(BODY, ENTRIES, None)
    assert [e.url[-1] for e in index.search(text, 9)] == (["2", "3"] if "army" in text else [])
    index.close()


def test_an_index_is_built_once_a_feed(tmp_path: Path) -> None:
    open_index(BODY, ENTRIES, tmp_path).close()
    index = open_index(BODY, map(never, range(3)), tmp_path)
    assert index.search("economy", 9) == ENTRIES[:1]
    index.close()


@pytest.mark.parametrize(("body", "salt"), [(b"another feed", ""), (BODY, "another list")])
def test_another_feed_or_list_takes_the_place_of_the_last(
    tmp_path: Path, body: bytes, salt: str
) -> None:
    open_index(BODY, ENTRIES, tmp_path).close()
    index = open_index(body, ENTRIES[1:], tmp_path, salt=salt)
    assert index.search("economy", 9) == ()
    assert len(list((tmp_path / FOLDER).iterdir())) == 1
    index.close()


def test_a_damaged_file_is_built_again(tmp_path: Path) -> None:
    open_index(BODY, ENTRIES, tmp_path).close()
    (file,) = (tmp_path / FOLDER).iterdir()
    whole = file.read_bytes()
    for wrong in (b"", b"nonsense" * 999, whole[:2000]):
        file.write_bytes(wrong)
        index = open_index(BODY, ENTRIES, tmp_path)
        assert index.search("economy", 9) == ENTRIES[:1]
        index.close()


def test_a_feed_that_breaks_off_leaves_no_index(tmp_path: Path) -> None:
    def breaking() -> Iterator[Entry]:
        yield ENTRIES[0]
        message = "cut off"
        raise StoreError(message)

    with pytest.raises(StoreError):
        open_index(BODY, breaking(), tmp_path)
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be kept"):
        open_index(BODY, ENTRIES, tmp_path)
