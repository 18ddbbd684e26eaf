"""Read the bytes of an article and decode them, or say in one sentence why not."""

import codecs
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import DocumentError

STDIN = "-"

# Ten megabytes is some two million words, far beyond any article; a larger file is a mistake.
DEFAULT_MAX_BYTES = 10 * 1024 * 1024

_UNICODE_MARKS = (
    # The UTF-32 mark begins with the UTF-16 one, so it is tried first.
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

# What people hand over by mistake, by its first bytes, with the way to text.
_FOREIGN = (
    (b"%pdf-", "a PDF file", "pdftotext FILE.pdf FILE.txt makes text of it"),
    (b"{\\rtf", "a rich text file", "save it as plain text"),
    (b"<!doctype html", "an HTML page", "save the article's text as a .txt or .md file"),
    (b"<html", "an HTML page", "save the article's text as a .txt or .md file"),
    (b"pk\x03\x04", "a zip archive or an office document", "save it as plain text"),
)


class DocumentMissingError(DocumentError):
    """Report a path that leads to nothing: wrong usage, not a bad document."""


def read_bytes(
    path: str, *, stdin: BinaryIO | None = None, max_bytes: int = DEFAULT_MAX_BYTES
) -> bytes:
    """Read a file, or standard input for "-", up to the limit.

    Raises:
        DocumentMissingError: nothing is there.
        DocumentError: it is a folder, may not be read, or is larger than the limit.
    """
    if path == STDIN:
        if stdin is None:
            message = "standard input is not available here"
            raise DocumentError(message, hint="name a file instead of -")
        data = stdin.read(max_bytes + 1)
    else:
        data = _read_file(path, max_bytes)
    if len(data) > max_bytes:
        message = f"{_shown(path)} is larger than the limit of {max_bytes:,} bytes"
        raise DocumentError(message, hint="split it, or raise the limit with --max-bytes")
    return data


def _read_file(path: str, max_bytes: int) -> bytes:
    try:
        with Path(path).open("rb") as stream:
            # One byte more than allowed tells "too large" without reading all of it.
            return stream.read(max_bytes + 1)
    except IsADirectoryError as error:
        message = f"{path} is a folder, not an article"
        raise DocumentError(message, hint="name a file in it") from error
    except PermissionError as error:
        message = f"{path} may not be read by this user"
        raise DocumentError(message, hint="check the file's permissions") from error
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        # ValueError: a path with a NUL character.
        raise missing(path) from error
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise DocumentError(message) from error


def missing(path: str) -> DocumentMissingError:
    """Make the error for a path that leads to nothing."""
    if path.casefold().startswith(("http://", "https://")):
        message = f"{path} is a web address, and only files can be read"
        return DocumentMissingError(message, hint="save the article's text to a file first")
    message = f"there is no file or folder at {path}"
    return DocumentMissingError(message, hint="check the spelling and the current folder")


def decode(data: bytes, origin: str) -> str:
    """Decode UTF-8 and drop the byte order mark; nothing else changes.

    Raises:
        DocumentError: the bytes are empty, binary, or text in another encoding.
    """
    shown = _shown(origin)
    _refuse_other_encodings(data, shown)
    head = data.removeprefix(codecs.BOM_UTF8)[:64].lstrip().lower()
    for mark, what, hint in _FOREIGN:
        if head.startswith(mark):
            message = f"{shown} is {what}, and only plain text and Markdown can be read"
            raise DocumentError(message, hint=hint)
    if b"\0" in data:
        message = f"{shown} is not a text file"
        raise DocumentError(message, hint="only plain text and Markdown can be read")
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{shown} is not UTF-8 text: byte {error.start} (line {line}) does not decode"
        hint = f"convert it, for example: iconv -f WINDOWS-1252 -t UTF-8 {shown}"
        raise DocumentError(message, hint=hint) from error
    if not text.strip():
        message = f"{shown} is empty" if not text else f"{shown} holds nothing but white space"
        raise DocumentError(message)
    return text


def _refuse_other_encodings(data: bytes, shown: str) -> None:
    encoding = next((name for mark, name in _UNICODE_MARKS if data.startswith(mark)), None)
    if encoding is None and _looks_like_utf16(data):
        encoding = "UTF-16"
    if encoding is not None:
        message = f"{shown} is {encoding} text, and only UTF-8 can be read"
        hint = f"convert it: iconv -f {encoding} -t UTF-8 {shown}"
        raise DocumentError(message, hint=hint)


def _looks_like_utf16(data: bytes) -> bool:
    """Say whether every other byte is NUL, as in Latin letters of two bytes each."""
    sample = data[:1024]
    even, odd = sample[::2], sample[1::2]
    if not odd:
        return False
    # Nine in ten: Latin text has a few characters (quotes, dashes) whose upper byte is not NUL.
    zeros = max(even.count(0) / len(even), odd.count(0) / len(odd))
    others = min(even.count(0), odd.count(0))
    return zeros > 0.9 and others == 0


def _shown(origin: str) -> str:
    return "standard input" if origin == STDIN else origin
