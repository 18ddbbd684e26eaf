"""Read labelled articles: SLUG.txt is the article, SLUG.json says what is right and wrong in it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.documents.load import from_text
from factcheck.errors import DocumentError
from factcheck.model.claim import ClaimKind
from factcheck.model.document import Document
from factcheck.model.value import Span
from factcheck.model.verdict import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """Hold one labelled claim.

    `truth` is what all public sources say, `offline` what structured data alone can decide;
    `correct` is the right value, for contradicted claims only.
    """

    span: Span
    quote: str
    statement: str
    kind: ClaimKind
    truth: Label
    offline: Label
    fact: str
    correct: str | None = None

    @property
    def is_error(self) -> bool:
        """Say whether either label calls the claim contradicted."""
        return Label.CONTRADICTED in (self.truth, self.offline)

    @property
    def is_truth(self) -> bool:
        """Say whether either label calls the claim supported."""
        return Label.SUPPORTED in (self.truth, self.offline)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledArticle:
    """Hold an article with its labels; claims are in the order of the file."""

    slug: str
    document: Document
    style: str
    variant: str
    claims: tuple[GoldClaim, ...]
    not_checkable: tuple[Span, ...]


def find_sets(folder: Path) -> tuple[Path, ...]:
    """Find the labelled sets at or directly below a folder, by name.

    Raises:
        DocumentError: when there is none.
    """
    if _slugs(folder):
        return (folder,)
    children = sorted(folder.iterdir()) if folder.is_dir() else []
    sets = tuple(child for child in children if child.is_dir() and _slugs(child))
    if not sets:
        msg = f"{folder} holds no labelled articles"
        raise DocumentError(msg, hint="a set is a folder of pairs SLUG.txt and SLUG.json")
    return sets


def read_set(folder: Path) -> tuple[LabelledArticle, ...]:
    """Read every labelled article of one set, by slug.

    Raises:
        DocumentError: naming the article whose files or labels cannot be used.
    """
    return tuple(read_article(folder, slug) for slug in _slugs(folder))


def set_digest(folder: Path) -> str:
    """Digest the names and bytes of a set's articles and labels; line for line, not parsed."""
    total = hashlib.sha256()
    for slug in _slugs(folder):
        for suffix in (".txt", ".json"):
            content = (folder / f"{slug}{suffix}").read_bytes()
            total.update(f"{slug}{suffix}\0{len(content)}\0".encode())
            total.update(content)
    return f"sha256:{total.hexdigest()}"


def read_article(folder: Path, slug: str) -> LabelledArticle:
    """Read one pair of files; the labels' date is the document's date.

    Raises:
        DocumentError: when a file cannot be read, or a quote does not occur exactly once.
    """
    try:
        content = (folder / f"{slug}.txt").read_bytes()
        text = content.decode("utf-8").removeprefix("\ufeff")
        labels = json.loads((folder / f"{slug}.json").read_bytes())
        return _article(slug, text, labels, hashlib.sha256(content).hexdigest())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        msg = f"the labelled article {slug!r} cannot be used: {error!r}"
        raise DocumentError(msg) from error


def _slugs(folder: Path) -> tuple[str, ...]:
    return tuple(
        sorted(path.stem for path in folder.glob("*.json") if path.with_suffix(".txt").is_file())
    )


def _article(slug: str, text: str, labels: Mapping[str, object], sha256: str) -> LabelledArticle:
    published = date.fromisoformat(_text(labels["published"]))
    document = from_text(text, origin=f"{slug}.txt", as_of=published, sha256=sha256)
    return LabelledArticle(
        slug=slug,
        document=document,
        style=_text(labels["style"]),
        variant=_text(labels["variant"]),
        claims=tuple(_gold(text, row) for row in _list(labels["claims"])),
        not_checkable=tuple(_find_once(text, _text(p)) for p in _list(labels["not_checkable"])),
    )


def _gold(text: str, row: object) -> GoldClaim:
    if not isinstance(row, dict):
        msg = f"a claim is an object, not {row!r}"
        raise TypeError(msg)
    quote = _text(row["quote"])
    return GoldClaim(
        span=_find_once(text, quote),
        quote=quote,
        statement=_text(row["statement"]),
        kind=ClaimKind(row["kind"]),
        truth=Label(row["truth"]),
        offline=Label(row["offline"]),
        fact=_text(row["fact"]),
        correct=row.get("correct"),
    )


def _find_once(text: str, quote: str) -> Span:
    found = text.count(quote)
    if not quote or found != 1:
        msg = f"the quote {quote!r} occurs {found} times, not once"
        raise ValueError(msg)
    start = text.index(quote)
    return Span(start=start, end=start + len(quote))


def _text(value: object) -> str:
    if not isinstance(value, str):
        msg = f"expected text, not {value!r}"
        raise TypeError(msg)
    return value


def _list(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        msg = f"expected a list, not {value!r}"
        raise TypeError(msg)
    return value
