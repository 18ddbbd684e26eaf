"""Make text fit to be shown: control characters visible, one line, short, ASCII on request."""

import re
import unicodedata

# A terminal obeys C0 and C1 controls, and bidirectional controls show words in another order
# than they have. A newline would let a quote pretend to be a line of the report.
_MISLEADING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SPACE = re.compile(r"[ \t\r\n]+")
_PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "•": "*",
        "→": "->",
        "\xa0": " ",
    }
)


def one_line(text: str, *, unicode: bool = True) -> str:
    r"""Put a text on one line with every misleading character shown as its escape (`\x1b`).

    Without `unicode` the result is ASCII: typographic signs become plain ones, letters lose
    their accents, and what is left is escaped.
    """
    spelt = text if unicode else to_ascii(text)
    return _MISLEADING.sub(_escaped, _SPACE.sub(" ", spelt).strip())


def to_ascii(text: str) -> str:
    """Spell a text in ASCII."""
    spelt = "".join(_spelt(character) for character in text.translate(_PLAIN))
    return spelt.encode("ascii", "backslashreplace").decode("ascii")


def shorten(text: str, limit: int) -> str:
    """Cut a line in its middle at spaces, so that both what it is about and its end show."""
    if len(text) <= limit:
        return text
    head = text[: limit * 2 // 3]
    tail = text[-(limit - len(head) - 3) :]
    head = head.rsplit(" ", 1)[0] if " " in head else head
    tail = tail.split(" ", 1)[1] if " " in tail else tail
    return f"{head} … {tail}"


def _escaped(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _spelt(character: str) -> str:
    if character.isascii():
        return character
    # Canonical forms only: the compatible ones would turn "½" into "12".
    base = unicodedata.normalize("NFD", character)[:1]
    return base if base.isascii() else character
