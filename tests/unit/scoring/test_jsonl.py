"""Test that lines are read and that every fault names its file and line."""

import gzip
from pathlib import Path

import pytest

from factcheck.documents.read import DocumentMissingError
from factcheck.errors import DocumentError
from factcheck.scoring.jsonl import Row, name_of, read_rows

LINES = b'{"id": "1", "text": "Ada won."}\n\n{"id": "2", "text": "Bea lost."}\n'


def test_rows_are_read_plain_and_compressed(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    plain.write_bytes(LINES)
    packed.write_bytes(gzip.compress(LINES))
    for path in (plain, packed):
        rows = read_rows(path)
        assert [row.text("id") for row in rows] == ["1", "2"]
        assert rows[1].place == f"{path}:3"
        assert name_of(path) == "a"
    assert len(read_rows(packed, limit=1)) == 1


def test_a_file_that_is_missing_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(DocumentMissingError, match="there is no file"):
        read_rows(tmp_path / "none.jsonl.gz")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.gz", LINES, "a.gz is not a whole gzip file"),
        ("a.gz", gzip.compress(LINES)[:-9], "a.gz is not a whole gzip file"),
        ("a.gz", gzip.compress(LINES)[:20] + b"\xff" * 20, "a.gz is not a whole gzip file"),
        ("a.jsonl", b'{"id": "1"}\nAda won.\n', "a.jsonl:2: not a line of JSON"),
        ("a.jsonl", b'{"id": "\xff"}\n', "a.jsonl:1: not a line of JSON"),
        ("a.jsonl", b'["Ada"]\n', "a.jsonl:1: not a JSON object"),
        ("a.jsonl", b"\n", "a.jsonl holds no rows"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DocumentError, match=message):
        read_rows(tmp_path / name)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        read_rows(tmp_path)


def test_each_kind_of_value_is_checked() -> None:
    fields = {"text": "Ada", "claims": ["a", "b"], "label": 1, "empty": " ", "mixed": ["a", 1]}
    row = Row(place="a.jsonl:7", fields=fields)
    assert (row.text("text"), row.texts("claims"), row.mark("label")) == ("Ada", ("a", "b"), True)
    faults = [(row.text, "none"), (row.text, "empty"), (row.text, "label")]
    faults += [(row.texts, "text"), (row.texts, "mixed"), (row.mark, "text"), (row.mark, "claims")]  # type: ignore[list-item]  # three kinds of reader
    for read, key in faults:
        with pytest.raises(DocumentError, match=f"a.jsonl:7: .*'{key}'"):
            read(key)
