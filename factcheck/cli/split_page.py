"""Show an article with its claims marked in place, sentence by sentence, as plain text."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.model.claim import Claim, Slot, Slots
from factcheck.model.document import Document
from factcheck.model.report import Sentence, SentenceState
from factcheck.model.value import EdtfDate, EntityRef, Quantity, Span

# Fixed, and never the terminal's: a pipe, a file and a terminal get the same bytes.
WIDTH = 100
_INDENT = " " * 4
_BESIDE = " | "
# The details that mean something to a reader, in this order; the JSON has all of them.
_TOLD = (
    *("office", "title", "modifier", "indicator", "phrase", "attribute", "round", "rank", "whole"),
    *("parties", "rivals", "people", "happening", "name", "weekday", "first", "last"),
)
_WAYS = {"1": "up", "-1": "down"}


@dataclass(slots=True, kw_only=True)
class _Row:
    """Hold a stretch of the article shown on one line.

    `sentence` is None where the splitter read no sentence. `marks` are brackets and their
    offsets, in order; `begun` and `passing` number the claims that start here and those that
    started above.
    """

    span: Span
    sentence: Sentence | None
    marks: list[tuple[int, str]] = field(default_factory=list)
    begun: list[int] = field(default_factory=list)
    passing: list[int] = field(default_factory=list)


def page(document: Document, claims: Sequence[Claim], sentences: Sequence[Sentence]) -> str:
    """Write one article for people; the claims are numbered as they come, from 1."""
    rows = _rows(document, sentences)
    _mark(rows, claims)
    day = f" (as of {document.published.isoformat()})" if document.published else ""
    lines = [f"{safe(document.origin)}{day}"]
    above = 0
    for row in rows:
        line, column = document.line_column(row.span.start)
        if line != above:
            lines.append("")
        above = line
        lines.append(f"{line}:{column}  {_marked(document.text, row)}")
        lines += (_INDENT + told for told in _below(document, row, claims))
    return "\n".join([*lines, "", _summary(rows, claims)])


def _rows(document: Document, sentences: Sequence[Sentence]) -> list[_Row]:
    """Give the sentences, and the words between them that no sentence holds, in order."""
    rows: list[_Row] = []
    end = document.body_start
    for sentence in sorted(sentences, key=lambda sentence: sentence.span):
        rows += _unread(document.text, end, sentence.span.start)
        rows.append(_Row(span=sentence.span, sentence=sentence))
        end = max(end, sentence.span.end)
    return [*rows, *_unread(document.text, end, len(document.text))]


def _unread(text: str, start: int, end: int) -> Iterator[_Row]:
    # What holds no letter or digit is the mark of a list, a heading or a dialogue.
    if any(character.isalnum() for character in text[start:end]):
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())
        yield _Row(span=Span(start=start, end=end), sentence=None)


def _mark(rows: Sequence[_Row], claims: Sequence[Claim]) -> None:
    """Note in the rows where each claim opens and closes; a claim may span several rows."""
    if not rows:
        return
    starts = [row.span.start for row in rows]
    # At one place the claims that end close before others open, the inner ones first.
    keyed: list[tuple[tuple[int, int, int, int], int, str]] = []
    for number, claim in enumerate(claims, start=1):
        start, end = claim.span.start, claim.span.end
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, max(start, end - 1)) - 1, first)
        rows[first].begun.append(number)
        for row in rows[first + 1 : last + 1]:
            row.passing.append(number)
        keyed.append(((_within(rows[first], start), 1, -end, number), first, f"[{number} "))
        keyed.append(((_within(rows[last], end), 0, -start, -number), last, f" {number}]"))
    for (place, *_), index, sign in sorted(keyed):
        rows[index].marks.append((place, sign))


def _within(row: _Row, offset: int) -> int:
    return min(max(offset, row.span.start), row.span.end)


def _marked(text: str, row: _Row) -> str:
    pieces, end = [], row.span.start
    for place, sign in row.marks:
        pieces += [text[end:place], sign]
        end = place
    return safe("".join((*pieces, text[end : row.span.end])))


def _below(document: Document, row: _Row, claims: Sequence[Claim]) -> list[str]:
    """Give what is known of a row: its claims, or why it has none."""
    lines: list[str] = []
    if row.passing:
        lines.append("- goes on with " + ", ".join(f"[{number}]" for number in row.passing))
    for number in row.begun:
        lines += _claim_lines(document, number, claims[number - 1])
    if lines:
        return lines
    if row.sentence is None:
        return ["- not read"]
    why = f": {safe(row.sentence.why)}" if row.sentence.why else ""
    return [f"- {_words(row.sentence.state)}{why}"]


def _claim_lines(document: Document, number: int, claim: Claim) -> list[str]:
    lines = [f"= {safe(claim.statement)}", *_packed(_told(claim.slots))]
    notes = (
        ("as of", claim.as_of.isoformat() if claim.as_of else ""),
        ("said by", claim.attributed_to or ""),
        ("ambiguous", claim.ambiguous),
        ("not checkable", claim.not_checkable),
    )
    # The day stands once above the article; only a claim judged as of another day repeats it.
    known = () if claim.as_of != document.published else ("as of",)
    lines += [f"{name}: {safe(note)}" for name, note in notes if note and name not in known]
    head = f"[{number}] {claim.kind}  {claim.id}  worth {claim.checkworthiness:.2f}"
    return [head, *(_INDENT + line for line in lines)]


def _told(slots: Slots) -> list[tuple[str, str]]:
    """Give the named slots and the details that mean something to a reader."""
    details = dict(slots.details)
    told = [(name, details.get(name, "")) for name in _TOLD]
    shown = [(name, _listed(name, value)) for name, value in told if value]
    way = _WAYS.get(details.get("moved", ""))
    return [*_named(slots), *shown, *([("direction", way)] if way else [])]


def _listed(name: str, value: str) -> str:
    # "office:president" under the name "office" says the word twice.
    return safe(", ".join(part.removeprefix(f"{name}:") for part in value.split("|")))


def _packed(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Put as many pairs on a line as fit; a pair is never broken."""
    lines: list[str] = []
    room = WIDTH - 2 * len(_INDENT)
    for pair in (f"{name}: {value}" for name, value in pairs):
        if lines and len(lines[-1]) + len(_BESIDE) + len(pair) <= room:
            lines[-1] += _BESIDE + pair
        else:
            lines.append(pair)
    return lines


def _summary(rows: Sequence[_Row], claims: Sequence[Claim]) -> str:
    read = [(row.sentence, row.begun or row.passing) for row in rows if row.sentence is not None]
    states = Counter(sentence.state for sentence, held in read if not held)
    without = states.total()
    counts = ", ".join(
        f"{states[state]} {_words(state)}" for state in SentenceState if states[state]
    )
    held = f"{_count(len(claims), 'claim')} in {_count(len(read) - without, 'sentence')}"
    left = f"{_count(without, 'sentence')} without a claim"
    return f"{held}; {left}" + (f" ({counts})" if counts else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _words(state: SentenceState) -> str:
    return state.replace("_", " ")


def slot_lines(claim: Claim) -> list[tuple[str, str]]:
    """Give a claim's slots and all its details as names and values, in one order."""
    pairs = [
        *_named(claim.slots),
        *((name, safe(value)) for name, value in claim.slots.details),
        ("as of", claim.as_of.isoformat() if claim.as_of else ""),
        ("said by", safe(claim.attributed_to or "")),
    ]
    return [(name, value) for name, value in pairs if value]


def _named(slots: Slots) -> list[tuple[str, str]]:
    pairs = [
        ("subject", _slot_text(slots.subject)),
        ("relation", safe(slots.relation)),
        ("object", _slot_text(slots.object)),
        ("quantity", _slot_text(slots.quantity)),
        ("time", _slot_text(slots.time)),
        ("place", _slot_text(slots.place)),
    ]
    return [(name, value) for name, value in pairs if value]


def _slot_text(slot: Slot[EntityRef] | Slot[Quantity] | Slot[EdtfDate] | None) -> str:
    """Show the words and what was read from them, once where the two are the same."""
    if slot is None:
        return ""
    value, meant = slot.value, ""
    if isinstance(value, EntityRef):
        told = value.name
        meant = value.id or (f"one of {', '.join(value.candidates)}" if value.candidates else "")
    elif isinstance(value, Quantity):
        told = f"{value.value:f} {value.unit} ({value.low:f} to {value.high:f})"
    else:
        told = value.edtf
    # What comes from the context has no words of its own.
    shown = f"{slot.text} → {told}" if slot.text and slot.text != told else told
    return safe(f"{shown} [{meant}]" if meant else shown)


def safe(text: str) -> str:
    """Put a text on one line and take control characters out, which a terminal would obey."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())
