"""Hold a document: its text, which never changes after load, and what is known about it."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PublishedFrom(StrEnum):
    """Say where a document's date comes from."""

    OPTION = "option"
    METADATA = "metadata"
    DATELINE = "dateline"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Hold a text and its provenance; every offset in the program refers to `text`.

    `body_start` is the offset where prose begins (after front matter); `published` is None
    exactly when `published_from` is UNKNOWN.
    """

    text: str
    origin: str
    title: str | None = None
    published: date | None = None
    published_from: PublishedFrom = PublishedFrom.UNKNOWN
    language: str = "en"
    body_start: int = 0
    sha256: str = ""

    def __post_init__(self) -> None:
        if (self.published is None) != (self.published_from is PublishedFrom.UNKNOWN):
            msg = "a publication date needs its origin, and an origin its date"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Give a short stable id: the first 16 hex digits of the text's SHA-256."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Give the 1-based line and column of an offset."""
        before = self.text[:offset]
        return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
