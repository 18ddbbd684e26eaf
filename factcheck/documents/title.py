"""Find an article's title."""

import re

# Longer than any headline: a first line beyond it is a paragraph, shown by its beginning.
_MAX_TITLE = 200

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+|\s+#+\s*$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")


def find_title(text: str, *, start: int = 0) -> str | None:
    """Give the first line with words in it, from `start` on, without Markdown signs.

    News writing puts the headline first; where an article has none, its first sentence
    names it just as well.
    """
    for line in text[start:].splitlines():
        # A file may be one line; its beginning is more than any headline has.
        words = plain(line[: 5 * _MAX_TITLE])
        if any(character.isalnum() for character in words):
            return words if len(words) <= _MAX_TITLE else _shortened(words)
    return None


def plain(line: str) -> str:
    """Drop heading signs, links' targets and emphasis from one line."""
    line = _LINK.sub(r"\1", _HEADING.sub("", line))
    return _EMPHASIS.sub(r"\2", line).strip()


def _shortened(words: str) -> str:
    return words[: words.rfind(" ", 0, _MAX_TITLE)].rstrip(" ,;:") + "…"
