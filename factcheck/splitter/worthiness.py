"""Say what a sentence is before its claims are read: fact, opinion, question or quotation."""

import re
from collections.abc import Sequence

from factcheck.language.parse import Token
from factcheck.model.report import SentenceState
from factcheck.model.value import DateMention, QuantityMention
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


def sentence_state(
    text: str,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    quantities: Sequence[QuantityMention],
) -> tuple[SentenceState, str]:
    """Give a sentence's first state and why; NO_SOURCE stands for "has something to check"."""
    named = any(mention.how != "pronoun" for mention in mentions)
    anchored = named or bool(dates) or bool(quantities)
    if text.rstrip("\"'”’) ").endswith("?"):
        return SentenceState.QUESTION, "a question"
    if _WHOLE_QUOTE.match(text) and not quantities:
        return SentenceState.QUOTATION, "quoted words"
    if _WISH.match(text) or (_JUDGES.search(text) and not (quantities or dates)):
        return SentenceState.OPINION, "opinion, advice or hope"
    if _FORECAST.search(text) and not anchored:
        return SentenceState.OPINION, "a prediction"
    if not anchored and not any(token.pos == "PROPN" for token in tokens):
        return SentenceState.OPINION, "names no one and gives no date or number"
    return SentenceState.NO_SOURCE, ""
