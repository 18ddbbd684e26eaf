"""Load a document: read, decode, find title and day."""

import hashlib
from datetime import date
from pathlib import Path
from typing import BinaryIO

from factcheck.documents.front_matter import TITLE_KEYS, read_front_matter
from factcheck.documents.language import refuse_unless_english
from factcheck.documents.published import find_published
from factcheck.documents.read import DEFAULT_MAX_BYTES, STDIN, decode, read_bytes
from factcheck.documents.title import find_title, plain
from factcheck.errors import DocumentError
from factcheck.model.document import Document


def load(
    path: str | Path,
    *,
    as_of: date | None = None,
    stdin: BinaryIO | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> Document:
    """Load a plain text or Markdown file, or standard input for "-".

    The text is the file's, decoded, without its byte order mark: line ends, front matter and
    Markdown signs stay where they are.

    Raises:
        DocumentError: in one sentence, why there is no document.
    """
    origin = str(path)
    data = read_bytes(origin, stdin=stdin, max_bytes=max_bytes)
    text = decode(data, origin)
    return from_text(text, origin=origin, as_of=as_of, sha256=hashlib.sha256(data).hexdigest())


def from_text(
    text: str, *, origin: str = "text", as_of: date | None = None, sha256: str = ""
) -> Document:
    """Make a document of a text that is already in memory.

    Raises:
        DocumentError: the text is empty, nothing but front matter, or not English.
    """
    front_matter = read_front_matter(text)
    shown = "standard input" if origin == STDIN else origin
    if not text[front_matter.end :].strip():
        message = f"{shown} holds no text" + (" after its metadata" if front_matter.end else "")
        raise DocumentError(message)
    refuse_unless_english(text[front_matter.end :], shown)
    name = "" if origin == STDIN else Path(origin).name
    published = find_published(text, front_matter, as_of=as_of, name=name)
    title = plain(front_matter.first(TITLE_KEYS)) or find_title(text, start=front_matter.end)
    return Document(
        text=text,
        origin=origin,
        title=title,
        published=published.day,
        published_from=published.origin,
        body_start=front_matter.end,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )
