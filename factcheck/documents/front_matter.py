"""Read the metadata block that may stand at the top of a Markdown file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# Jekyll and Hugo write "---" (YAML) or "+++" (TOML); only flat `key: value` lines matter here.
_BLOCK = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<body>.*?)^(?:(?P=fence)|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_PAIR = re.compile(r"^(?P<key>[A-Za-z][\w -]*?)[ \t]*[:=][ \t]*(?P<value>[^\r\n]*)", re.MULTILINE)

TITLE_KEYS = ("title", "headline")
DATE_KEYS = ("date", "published", "date_published", "publishdate", "pubdate", "published_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """Hold what the block says, keys in lower case with underscores; `end` is where prose starts."""

    values: Mapping[str, str] = field(default_factory=dict)
    end: int = 0

    def first(self, keys: tuple[str, ...]) -> str:
        """Give the value of the first key that is there and not empty, else ""."""
        return next((self.values[key] for key in keys if self.values.get(key)), "")


def read_front_matter(text: str) -> FrontMatter:
    """Read the block, or give an empty one where the text has none.

    A "---" without its closing line is a rule drawn across the page, not metadata; so is one
    that encloses no `key: value` line.
    """
    block = _BLOCK.match(text)
    if block is None:
        return FrontMatter()
    values: dict[str, str] = {}
    for pair in _PAIR.finditer(block["body"]):
        key = re.sub(r"[ -]", "_", pair["key"].casefold())
        values.setdefault(key, _unquote(pair["value"]))
    return FrontMatter(values=values, end=block.end()) if values else FrontMatter()


def _unquote(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    # In YAML a " #" begins a comment, outside quotation marks only.
    return re.sub(r"\s+#.*\Z", "", value)
