"""Read which way a figure went: up or down, surplus or deficit, by how much or to what level."""

import re
from collections.abc import Iterator

from factcheck.language.parse import children
from factcheck.model.value import Span
from factcheck.splitter.grammar import subject_of
from factcheck.splitter.quantity.lexicon import lexicon
from factcheck.splitter.reading import Passage

ARRIVAL = 6  # tokens between "fell" and where to: "fell back a little to below"
_ARRIVED = re.compile(
    r"\b(?:to|below|above|past|under|beneath|beyond|through)\s+(?:(?:just|only|about|around|some|roughly|"
    r"nearly|almost|a|an|little|over|more|less|than|mere|well|the)\s+){0,3}$",
    re.IGNORECASE,
)
RATE_WORDS = frozenset({"growth", "inflation", "rate", "deflation", "hyperinflation", "expansion"})
_BY = re.compile(
    r"\bby\s+(?:(?:about|around|some|almost|nearly|over|more|than|roughly|just|only|a|an|another|as|"
    r"much|up|to|well|at|least|between|barely|fully|some|something|further)\s+){0,3}$",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:to|at|from|below|above|into|past|of)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)


def direction(passage: Passage, number: Span, term: Span) -> int:
    """Give 1 or -1 for the direction word nearest the number, 0 where there is none."""
    best: tuple[int, int] | None = None
    for index, sign in _signs(passage):
        token = passage.tokens[index]
        hedging = number.start <= token.start < number.end
        if hedging or not _reaches(passage, token.start, number, term):
            continue
        gap = _gap(Span(start=token.start, end=token.end), number)
        if best is None or gap < best[0]:
            # "Did not rise by 3%" denies the rise by 3 %; of no number it tells a fall.
            turned = is_denied(passage, index) and not any(
                c.isdigit() for c in passage.words(number)
            )
            best = (gap, -sign if turned else sign)
    return best[1] if best is not None else 0


def _reaches(passage: Passage, offset: int, number: Span, term: Span) -> bool:
    """Say whether a word stands in the number's segment, or between term and number."""
    segments = {passage.segment_at(number.start), passage.segment_at(term.start)}
    if any(segment.start <= offset < segment.end for segment in segments):
        return True
    low, high = min(number.start, term.start), max(number.end, term.end)
    return low <= offset < high


def _signs(passage: Passage) -> Iterator[tuple[int, int]]:
    for index, token in enumerate(passage.tokens):
        sign = word_sign(token.lemma, token.text.lower(), token.pos)
        following = (
            passage.tokens[index + 1].text.lower() if index + 1 < len(passage.tokens) else ""
        )
        if not sign and token.lemma in {"come", "bounce"} and following == "back":
            sign = 1
        if sign:
            yield index, sign


def word_sign(lemma: str, text: str, pos: str) -> int:
    """Give the direction of one word, 0 for none."""
    if pos in {"VERB", "AUX"}:
        up, down = lexicon("directions", "up"), lexicon("directions", "down")
        return (lemma in up) - (lemma in down)
    return (text in lexicon("directions", "up_nouns")) - (
        text in lexicon("directions", "down_nouns")
    )


def moved_to(passage: Passage, number: Span) -> int:
    """Give 1 or -1 where the number is where a figure rose or fell to: "eased to 6.4%"; else 0."""
    if not _ARRIVED.search(passage.before(number.start)):
        return 0
    before = [t for t in passage.tokens if t.end <= number.start][-ARRIVAL:]
    # "Increased in the course of the year, to about 1.6": the comma before "to" parts nothing.
    last = next((i for i, t in enumerate(before) if t.text.lower() == "to"), 0)
    before = [t for i, t in enumerate(before) if i != last - 1 or t.text != ","]
    for token in reversed(before):
        if token.text in {",", ";", ":"}:
            return 0
        word = token.lemma if token.pos in {"VERB", "AUX"} else token.text.lower()
        up = lexicon("directions", "up") | lexicon("directions", "faster") | {"up", "higher"}
        down = lexicon("directions", "down") | lexicon("directions", "slower") | {"down", "lower"}
        if word in up or word in down:
            return 1 if word in up else -1
    return 0


def is_denied(passage: Passage, index: int) -> bool:
    """Say whether "not" or "never" stands on a verb itself."""
    return any(
        passage.tokens[child].dep == "neg" or passage.tokens[child].lemma == "never"
        for child in children(passage.tokens, index)
    )


def _gap(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def balance_sign(passage: Passage, number: Span | None, term: Span) -> int:
    """Give 1 for a surplus, -1 for a deficit, by the nearest such word; 0 without one."""
    anchor = number or term
    best: tuple[int, int] | None = None
    for token in passage.tokens:
        text = token.text.lower()
        sign = (text in lexicon("directions", "positive_balance")) - (
            text in lexicon("directions", "negative_balance")
        )
        if not sign or not _reaches(passage, token.start, anchor, term):
            continue
        gap = _gap(Span(start=token.start, end=token.end), anchor)
        if best is None or gap < best[0]:
            best = (gap, sign)
    return best[1] if best is not None else _object_sign(passage, term)


def _object_sign(passage: Passage, term: Span) -> int:
    """Give the side of what a figure "showed": "the current account, thanks to oil, showed a surplus"."""
    for token in passage.tokens:
        text = token.text.lower()
        sign = (text in lexicon("directions", "positive_balance")) - (
            text in lexicon("directions", "negative_balance")
        )
        subject = subject_of(passage.tokens, token.head) if sign and token.dep == "dobj" else None
        if subject is not None and term.start <= passage.tokens[subject].start < term.end:
            return sign
    return 0


def is_rate_phrase(phrase: str) -> bool:
    """Say whether the phrase names a rate itself, so that "fell to 3%" leaves it positive."""
    return bool(set(phrase.split()) & RATE_WORDS) and "deflation" not in phrase


def is_by(passage: Passage, number: Span) -> bool:
    """Say whether the number is a change ("by 4%"), not a level ("to 4%")."""
    return bool(_BY.search(passage.before(number.start)))


def is_to(passage: Passage, number: Span) -> bool:
    """Say whether the number is where something arrived or stands."""
    return bool(_TO.search(passage.before(number.start)))


def phrase_sign(phrase: str) -> int:
    """Give the side that a figure's own name tells: 1 for "trade surplus", -1 for a deficit."""
    words = set(phrase.split())
    positive = bool(words & lexicon("directions", "positive_balance"))
    return positive - bool(words & lexicon("directions", "negative_balance"))
