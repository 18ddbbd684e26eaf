"""Prepare a text for pattern and parser, with a way back to the original offsets."""

import re
from bisect import bisect_right
from dataclasses import dataclass

# One character for one character, so that offsets stay.
_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´＇", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–−﹣－", "-"),
        **dict.fromkeys("\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    }
)  # fmt: skip
# A hard-wrapped line is neither short nor the end of a sentence, and text goes on below it.
_WRAP = re.compile(r"(?<=[^\n.!?:;\"'’”])\n(?=[^\s*#>•-])")
_WRAPPED_FROM, _WRAPPED_TO = 50, 100
_REPLACED = re.compile(
    r"[‘’‚‛ʼ′`´＇]|[“”„‟«»″]|[‐‑−﹣－]|(?<=\d)[–—―‒](?=\d)| {0,4}[–—―‒] {0,4}|…"
    r"|[\t\u00a0\u2002-\u200a\u202f\u205f\u3000]|[\u00ad\u200b-\u200f\u2060\ufeff]|[ﬀ-ﬆ]"
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_PLAIN_DASHES = "–—―‒"
_PLAIN = {
    "…": "...",
    **_LIGATURES,
    **dict.fromkeys("‘’‚‛ʼ′`´＇", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑−﹣－", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
}


def straighten(text: str) -> str:
    """Make quotes, hyphens and blanks plain; every character keeps its place."""
    return text.translate(_STRAIGHT)


def unwrapped(text: str) -> str:
    """Turn the line ends of hard-wrapped prose into blanks; every character keeps its place."""

    def joined(found: re.Match[str]) -> str:
        line = found.start() - text.rfind("\n", 0, found.start()) - 1
        return " " if _WRAPPED_FROM <= line <= _WRAPPED_TO else "\n"

    return _WRAP.sub(joined, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Hold a text made plain for the parser, and where each part of it came from.

    `starts` and `origins` are pairs of offsets (prepared, original) at which the distance
    between the two changes; both ascend.
    """

    text: str
    source: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    is_piece: tuple[bool, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of the original text that a range of the prepared text stands for."""
        if not 0 <= start <= end <= len(self.text):
            msg = f"{start}..{end} is not a range of the prepared text"
            raise ValueError(msg)
        first = self._origin(start, last=False)
        return (first, first) if start == end else (first, max(first, self._origin(end, last=True)))

    def _origin(self, offset: int, *, last: bool) -> int:
        """Map an offset; inside a replaced piece it goes to the piece's edge."""
        at = bisect_right(self.starts, offset) - 1
        if last and self.starts[at] == offset and at > 0:
            at -= 1
            # The end of a range belongs to the piece before it.
            while at > 0 and self.starts[at] == offset:
                at -= 1
        distance = offset - self.starts[at]
        if not self.is_piece[at]:
            return self.origins[at] + distance
        return self.origins[at + 1] if last else self.origins[at]


def prepare(text: str) -> Prepared:
    """Make quotes, dashes, blanks, ellipses and ligatures plain for the parser.

    Dashes between words get one blank on either side; between digits they become hyphens.
    Preparing a second time changes nothing.
    """
    parts: list[str] = []
    starts, origins, pieces = [0], [0], [False]
    length = last = 0
    for found in _REPLACED.finditer(text):
        plain = _plain(text, found)
        parts += [text[last : found.start()], plain]
        length += found.start() - last
        for place, origin, piece in (
            (length, found.start(), True),
            (length + len(plain), found.end(), False),
        ):
            starts.append(place)
            origins.append(origin)
            pieces.append(piece)
        length += len(plain)
        last = found.end()
    parts.append(text[last:])
    return Prepared(
        text="".join(parts), source=text, starts=tuple(starts), origins=tuple(origins),
        is_piece=tuple(pieces),
    )  # fmt: skip


def _plain(text: str, found: re.Match[str]) -> str:
    sign = found[0].strip(" ") or " "
    if sign in _PLAIN_DASHES:
        return _plain_dash(text, found)
    return _PLAIN.get(sign, " ")


def _plain_dash(text: str, found: re.Match[str]) -> str:
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    if before.isdigit() and after.isdigit():
        return "-"
    # Blanks beside the dash are part of the match; at a line's edge none are added.
    left = " " if before and before != "\n" else ""
    right = " " if after and after != "\n" else ""
    return f"{left}-{right}"
