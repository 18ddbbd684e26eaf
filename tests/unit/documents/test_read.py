import codecs
import hashlib
import io
from pathlib import Path

import pytest

from factcheck.documents.load import from_text, load
from factcheck.documents.read import DocumentMissingError, decode, read_bytes
from factcheck.errors import DocumentError


def write(folder: Path, data: bytes, name: str = "a.txt") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_load_keeps_crlf_and_drops_only_the_byte_order_mark(tmp_path: Path) -> None:
    path = write(tmp_path, codecs.BOM_UTF8 + "Title\r\n\r\nÁ text.\r\n".encode())
    assert load(path).text == "Title\r\n\r\nÁ text.\r\n"


def test_load_digests_the_bytes_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, b"Words.")
    assert load(path).sha256 == hashlib.sha256(b"Words.").hexdigest()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b" \n\t\r\n", "nothing but white space"),
        (b"text\0more", "is not a text file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is not a text file"),
        (codecs.BOM_UTF16_LE + "Words".encode("utf-16-le"), "is UTF-16 text"),
        (codecs.BOM_UTF16_BE + "Words".encode("utf-16-be"), "is UTF-16 text"),
        (codecs.BOM_UTF32_LE + "Words".encode("utf-32-le"), "is UTF-32 text"),
        ("A headline without a mark".encode("utf-16-le"), "is UTF-16 text"),
        ("A headline without a mark".encode("utf-16-be"), "is UTF-16 text"),
        (b"Caf\xe9 society", "byte 3 (line 1) does not decode"),
        (b"one\ntwo\nthr\xff", "byte 11 (line 3) does not decode"),
        (b"%PDF-1.7 ...", "is a PDF file"),
        (b"{\\rtf1 words}", "is a rich text file"),
        (b"\n<!DOCTYPE html><p>words", "is an HTML page"),
    ],
)
def test_load_refuses_what_is_not_utf8_text(tmp_path: Path, data: bytes, says: str) -> None:
    path = write(tmp_path, data)
    with pytest.raises(DocumentError) as caught:
        load(path)
    assert says in str(caught.value)
    assert path in str(caught.value)
    assert "\n" not in str(caught.value)


def test_load_says_how_to_convert_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        load(write(tmp_path, codecs.BOM_UTF16_LE + "Words".encode("utf-16-le")))
    assert caught.value.hint is not None
    assert "iconv -f UTF-16 -t UTF-8" in caught.value.hint


def test_load_raises_missing_for_a_path_to_nothing(tmp_path: Path) -> None:
    with pytest.raises(DocumentMissingError, match="no file or folder"):
        load(tmp_path / "no.txt")


def test_load_raises_missing_for_a_web_address() -> None:
    with pytest.raises(DocumentMissingError, match="web address"):
        load("https://example.org/article")


def test_load_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="is a folder"):
        load(tmp_path)


def test_permission_error_becomes_a_document_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DocumentError, match="may not be read by this user"):
        read_bytes("secret.txt")


def test_limit_counts_bytes_exactly(tmp_path: Path) -> None:
    path = write(tmp_path, b"x" * 100)
    assert len(read_bytes(path, max_bytes=100)) == 100
    with pytest.raises(DocumentError, match="larger than the limit of 99 bytes"):
        read_bytes(path, max_bytes=99)


def test_limit_holds_for_standard_input() -> None:
    with pytest.raises(DocumentError, match="standard input is larger"):
        load("-", stdin=io.BytesIO(b"x" * 100), max_bytes=99)


def test_load_reads_standard_input() -> None:
    document = load("-", stdin=io.BytesIO("Çedilla.".encode()))
    assert (document.text, document.origin) == ("Çedilla.", "-")


def test_from_text_refuses_front_matter_alone() -> None:
    with pytest.raises(DocumentError, match="no text after its metadata"):
        from_text("---\ntitle: A\n---\n\n", origin="a.md")


def test_decode_names_standard_input_in_words() -> None:
    with pytest.raises(DocumentError, match="standard input is empty"):
        decode(b"", "-")
