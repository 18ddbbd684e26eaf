"""Cut a text into sentences with exact offsets: newlines first, then full stops."""

import re
from dataclasses import dataclass

from factcheck.model.value import Span

# Written with a full stop and followed by a capital in the middle of a sentence.
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sr",
        "jr",
        "st",
        "mt",
        "ft",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "cmdr",
        "adm",
        "maj",
        "rep",
        "sen",
        "gov",
        "pres",
        "hon",
        "rev",
        "fr",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "no",
        "nos",
        "vol",
        "vs",
        "v",
        "art",
        "sec",
        "fig",
        "p",
        "pp",
        "ch",
        "ed",
        "eds",
        "approx",
        "ca",
        "c",
        "cf",
        "al",
        "inc",
        "ltd",
        "co",
        "corp",
        "bros",
        "dept",
        "est",
        "ave",
        "blvd",
        "rd",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "u.s.a",
        "d.c",
        "a.m",
        "p.m",
        "i.e",
        "e.g",
        "ph.d",
        "b.a",
        "m.a",
        "messrs",
        "mme",
        "mlle",
    ]
)
# After an abbreviation that may also end a sentence ("the U.S."), these start a new one.
STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "but",
        "and",
        "yet",
        "so",
        "this",
        "that",
        "these",
        "those",
        "there",
        "his",
        "her",
        "its",
        "their",
        "our",
        "what",
        "when",
        "where",
        "who",
        "why",
        "how",
        "if",
        "while",
        "after",
        "before",
        "since",
        "meanwhile",
        "then",
        "today",
    ]
)
_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"\s*(?:#{1,6}\s+|[-*•–—▪◦·>]\s+|\(?\d{1,2}[.)]\s+(?=\D))*\s*")
# "LIMA, Dec. 8 (Pacific Wire) - ", "TOKYO, Nov. 11, 2021 (AP) — ": place, day, agency, dash.
_DATELINE = re.compile(
    r"(?P<dateline>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}(?:, [A-Z][\w .]{2,20})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?:, \d{1,2} [A-Z][a-z]{2,8})?(?:,? \d{4})?(?: \([^)\n]{2,40}\))?)\s*[—–-]{1,2}\s+(?=[\w\"“'‘])"
)
_END = re.compile(r"(?:\.{3}|[.?!…])+[\"'”’)\]»]*(?=\s+[\"'“‘(\[«]*[A-Z0-9À-ÞŒŠŽĆČŚŁİ$€£])")
_WORD_BEFORE = re.compile(r"([\w.’']+)$")
_NEXT_WORD = re.compile(r"\s+[\"'“‘(\[«]*([^\W\d_]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSpan:
    """Hold where a sentence stands and which line (paragraph) it belongs to."""

    span: Span
    paragraph: int
    heading: bool = False
    dateline: bool = False  # "LIMA, Dec. 8 (Pacific Wire)": where and when the text was written


def find_sentences(text: str, start: int = 0) -> tuple[SentenceSpan, ...]:
    """Cut the text from `start` on into sentences; bullets and blank space stay outside."""
    found: list[SentenceSpan] = []
    for paragraph, line in enumerate(_LINE.finditer(text, start)):
        bullet = _BULLET.match(text, line.start(), line.end())
        begin = bullet.end() if bullet else line.start()
        end = line.end()
        while end > begin and text[end - 1].isspace():
            end -= 1
        heading = text[line.start() : begin].lstrip().startswith("#") or (
            not found and not text[begin:end].endswith((".", "!", "”", '"'))
        )
        dateline = _DATELINE.match(text, begin, end)
        if dateline is not None:
            span = Span(start=begin, end=dateline.end("dateline"))
            found.append(SentenceSpan(span=span, paragraph=paragraph, heading=True, dateline=True))
            begin = dateline.end()
        for left, right in _cut(text, begin, end):
            span = Span(start=left, end=right)
            found.append(SentenceSpan(span=span, paragraph=paragraph, heading=heading))
    return tuple(found)


def _cut(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    left = begin
    for match in _END.finditer(text, begin, end):
        if match.start() < left or not _ends_sentence(text, begin, match):
            continue
        pieces.append((left, match.end()))
        left = match.end()
        while left < end and text[left].isspace():
            left += 1
    if left < end:
        pieces.append((left, end))
    return pieces


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    if match.group().strip("\"'”’)]»") != ".":
        return True
    word_match = _WORD_BEFORE.search(text, begin, match.start())
    word = word_match.group(1).lower() if word_match else ""
    follow = _NEXT_WORD.match(text, match.end())
    following = (follow.group(1) or "").lower() if follow else ""
    initials = (len(word) == 1 and word.isalpha()) or re.fullmatch(
        r"(?:[a-z]\.)+[a-z]", word
    ) is not None
    if word in {"no", "nos"}:
        return not text[match.end() :].lstrip()[:1].isdigit()
    if word in ABBREVIATIONS or initials:
        dotted = "." in word
        return dotted and following in STARTERS
    return True
