"""Say which two "the two leaders" and "both countries" are, where the text has named two."""

import re
from collections.abc import Iterator

from factcheck.model.value import EntityKind, Span
from factcheck.normalise.names import PRONOUNS
from factcheck.splitter.reading import Passage, Reading

_PAIR = re.compile(
    r"\b(?:the two|both|the pair of) (?:\w+ )?"
    r"(?:(?P<people>leaders|men|women|presidents|politicians|candidates|rivals|statesmen|contenders|"
    r"presidential candidates|prime ministers)|(?P<countries>countries|nations|states|neighbours|neighbors|governments))\b"
    r"(?! of\b)",
    re.IGNORECASE,
)
BACK = 3  # sentences; further back others have come in between


def pairs(reading: Reading, passage: Passage) -> Iterator[tuple[Span, str]]:
    """Give the words that mean two named before, with both names, "" where they stay open."""
    if "two" not in passage.text and "oth " not in passage.text and "pair" not in passage.text:
        return  # most sentences, and a statement asks several times
    for match in _PAIR.finditer(passage.text):
        start = passage.span.start + match.start()
        kind = EntityKind.PERSON if match["people"] else EntityKind.COUNTRY
        two = _last_two(reading, passage, kind, start)
        span = Span(start=start, end=passage.span.start + match.end())
        yield span, " and ".join(two)


def _last_two(reading: Reading, passage: Passage, kind: EntityKind, start: int) -> tuple[str, ...]:
    """Give the names of the nearest sentence that names two, none where it names more."""
    before = reading.passages[max(0, passage.index - BACK) : passage.index]
    for each in (passage, *reversed(before)):
        named = [
            m.ref.name
            for m in each.mentions
            if m.ref.kind is kind and m.span.end <= start and m.ref.name.lower() not in PRONOUNS
        ]
        distinct = tuple(dict.fromkeys(named))
        if len(distinct) >= 2:
            return distinct if len(distinct) == 2 else ()
    return ()
