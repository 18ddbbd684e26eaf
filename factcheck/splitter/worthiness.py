"""Say what a sentence is before its claims are read: fact, opinion, question or quotation."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.language.parse import Token
from factcheck.model.report import SentenceState
from factcheck.model.value import DateMention, QuantityMention
from factcheck.normalise.indicators import indicators_by_phrase
from factcheck.normalise.names import fold
from factcheck.splitter.reading import Mention

_WHOLE_QUOTE = re.compile(r"^[\"“'‘][^\"”]*[\"”'’][.,]?$")
_WISH = re.compile(
    r"^(?:let us|let's|may |perhaps|maybe|hopefully|one hopes|here's hoping|time will tell)",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"\b(?:i|we) (?:think|believe|hope|suspect|expect|fear|bet|doubt|wish|trust|feel|guess|would|"
    r"could|should|shall|will|may)\b|\b(?:in|to) (?:my|our) (?:view|opinion|mind|eyes)\b|"
    r"\b(?:should|must|ought to|had better|deserves?)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:will|won't|shall|may|might|could|would|is (?:likely|expected|bound|set|due) to)\b",
    re.IGNORECASE,
)


@cache
def _figures() -> frozenset[str]:
    """Give the names of figures of two words and more: "current account deficit"."""
    return frozenset(phrase for phrase in indicators_by_phrase() if " " in phrase)


def sentence_state(
    text: str,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    quantities: Sequence[QuantityMention],
) -> tuple[SentenceState, str]:
    """Give a sentence's first state and why; NO_SOURCE stands for "has something to check"."""
    for state, why, found in _signs(text, tokens, mentions, dates, quantities):
        if found:
            return state, why
    return SentenceState.NO_SOURCE, ""


def _signs(
    text: str,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    quantities: Sequence[QuantityMention],
) -> Iterator[tuple[SentenceState, str, bool]]:
    """Give the signs that a sentence states no checkable fact, the surest first."""
    named = any(mention.how not in {"pronoun", "guess"} for mention in mentions)
    figure = any(phrase in fold(text) for phrase in _figures())
    anchored = named or figure or bool(dates) or bool(quantities)
    question = text.rstrip("\"'”’) ").endswith("?")
    yield SentenceState.QUESTION, "a question", question
    quote = bool(_WHOLE_QUOTE.match(text)) and not quantities
    yield SentenceState.QUOTATION, "quoted words", quote
    judged = bool(_JUDGES.search(text)) and not (quantities or dates)
    yield SentenceState.OPINION, "opinion, advice or hope", bool(_WISH.match(text)) or judged
    forecast = bool(_FORECAST.search(text)) and not anchored
    yield SentenceState.OPINION, "a prediction", forecast
    bare = not anchored and not any(token.pos == "PROPN" for token in tokens)
    yield SentenceState.OPINION, "names no one and gives no date or number", bare
