"""Make plain text of wikitext: paragraphs and list items, without tables, notes and boxes.

The text is made from the revision's own source, not from the page as the server would show it:
an old revision is shown with the templates of today, which would tell what came after it.
"""

import html
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

# Stands where a template was whose words are not known; a sentence that holds it is not whole.
MARK = "\ufffc"
# Templates within templates are taken from the inside out; deeper ones are left with their marks.
_DEPTH = 40
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOTE = re.compile(
    r"<ref\b[^>]*/\s*>|<(ref|gallery|math|chem|score|timeline|syntaxhighlight|pre|blockquote|s|del"
    r"|noinclude|graph|imagemap|poem)\b[^>]*>.*?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
_TEMPLATE = re.compile(r"\{\{([^{}]*)\}\}")
_TABLE = re.compile(r"^[ :]*\{\|(?:(?!^[ :]*\{\|).)*?^[ ]*\|\}", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[\[([^\[\]]*)\]\]")
_ADDRESS = re.compile(r"\[(?:https?:)?//[^\s\]]+(?:\s+([^\]]*))?\]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_HEADING = re.compile(r"^(={2,6})\s*(.+?)\s*\1\s*$")
_ITEM = re.compile(r"^[*#:;]+\s*")
_QUOTES = re.compile(r"'{2,5}")
_SWITCH = re.compile(r"__[A-Z]+__")
_EMPTY = re.compile(r"\(\s*[,;:]*\s*\)")
_OPENING = re.compile(r"\(\s*[,;:]\s*")
_BEFORE_STOP = re.compile(r"\s+([,.;:)])")
_BLANKS = re.compile(r"[ \t\u00a0\u2009\u202f]+")
_REDIRECT = re.compile(r"\s*#redirect\b", re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    source = files("factcheck.sources.mediawiki").joinpath("wikitext.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def is_redirect(source: str) -> bool:
    """Say whether a revision's wikitext only points to another page."""
    return _REDIRECT.match(source) is not None


def plain_text(source: str) -> str:
    """Give the running text of a page, one paragraph or list item a line.

    `MARK` stands where words are missing. Sections of notes and lists are left out.
    """
    text = _until_stable(_NOTE, lambda _: "", _COMMENT.sub("", source))
    text = _until_stable(_TEMPLATE, _shown, text)
    text = _until_stable(_TABLE, lambda _: "", text)
    text = _until_stable(_LINK, _label, text)
    text = _ADDRESS.sub(_address, text)
    text = _TAG.sub("", _BREAK.sub(" ", text))
    text = html.unescape(_SWITCH.sub("", _QUOTES.sub("", text)))
    return "\n".join(line for line in map(_tidy, _paragraphs(text)) if line)


def _until_stable(pattern: re.Pattern[str], put: Callable[[re.Match[str]], str], text: str) -> str:
    for _ in range(_DEPTH):
        changed = pattern.sub(put, text)
        if changed == text:
            return changed
        text = changed
    return text


def _shown(found: re.Match[str]) -> str:
    """Give what a template shows, as far as its own parameters tell."""
    name, *given = _parameters(found[1])
    key = re.sub(r"[\s_]+", " ", name).strip().casefold()
    if ":" in key and key.partition(":")[0] == "formatnum":
        return name.partition(":")[2].strip()
    table = _table()
    if key in table["stands_for"]:
        return str(table["stands_for"][key])
    if key in table["nothing"]:
        return ""
    if key in table["shown"]:
        return _parameter(given, str(table["shown"][key]))
    return "" if _stands_alone(found) else MARK


def _parameters(inside: str) -> list[str]:
    """Split a template at its bars; a bar inside a link belongs to the link."""
    parts, depth = [""], 0
    for piece in re.split(r"(\[\[|\]\]|\|)", inside):
        depth += {"[[": 1, "]]": -1}.get(piece, 0)
        if piece == "|" and depth <= 0:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _parameter(given: list[str], wanted: str) -> str:
    """Give a parameter by its number or its name; a missing one leaves a mark."""
    named, numbered = {}, []
    for part in given:
        key, equals, value = part.partition("=")
        if equals and re.fullmatch(r"[\w -]+", key.strip()):
            named[key.strip()] = value
        else:
            numbered.append(part)
    if wanted in named:
        return named[wanted].strip(" ")
    if wanted.isdigit() and int(wanted) <= len(numbered):
        return numbered[int(wanted) - 1].strip()
    return MARK


def _stands_alone(found: re.Match[str]) -> bool:
    """Say whether a template is a block of its own: a box, a table, a note on the whole page."""
    text = found.string
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    end = text.find("\n", found.end())
    rest = text[found.end() : end if end >= 0 else len(text)]
    return not line.strip() and (not rest.strip() or "\n" in found[1])


def _label(found: re.Match[str]) -> str:
    target, bar, label = found[1].partition("|")
    prefix = target.strip().partition(":")[0].strip().casefold()
    if ":" in target and prefix in _table()["files"]["prefixes"]:
        return ""
    return label if bar else target.strip().removeprefix(":").partition("#")[0] or target


def _address(found: re.Match[str]) -> str:
    """Give the words of a link to another site; those in brackets name a source."""
    words = (found[1] or "").strip()
    return "" if words.startswith("(") else words


def _paragraphs(text: str) -> Iterator[str]:
    """Give paragraphs and list items; lines that follow one another are one paragraph."""
    skipping, level = False, 0
    open_lines: list[str] = []
    for line in (*text.splitlines(), ""):
        heading = _HEADING.match(line.strip())
        if heading:
            yield " ".join(open_lines)
            open_lines = []
            deep = len(heading[1])
            if not skipping or deep <= level:
                skipping, level = _is_skipped(heading[2]), deep
        elif not skipping and line.strip() and not _ITEM.match(line):
            open_lines.append(line.strip())
        else:
            yield " ".join(open_lines)
            open_lines = []
            if not skipping:
                yield _ITEM.sub("", line)
    yield " ".join(open_lines)


def _is_skipped(heading: str) -> bool:
    return heading.strip().casefold() in _table()["sections"]["skipped"]


def _tidy(line: str) -> str:
    line = _BLANKS.sub(" ", line)
    line = _OPENING.sub("(", _EMPTY.sub("", line))
    return _BEFORE_STOP.sub(r"\1", _BLANKS.sub(" ", line)).strip()
