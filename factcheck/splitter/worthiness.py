"""Say what a sentence is before its claims are read: fact, opinion, question or quotation."""

import re
from collections.abc import Sequence

from factcheck.language.checkworthiness import FILTER, THRESHOLD
from factcheck.language.parse import Token
from factcheck.model.report import SentenceState
from factcheck.model.value import DateMention, QuantityMention
from factcheck.normalise.indicators import names_indicator
from factcheck.normalise.wording import words as listed_words
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
JUDGEMENT = "opinion, advice or hope"
_WHY_NOT = (
    (JUDGEMENT, _JUDGES),
    ("a supposition", re.compile(r"^(?:if|unless|suppose|imagine)\b", re.IGNORECASE)),
    (
        "a prediction",
        re.compile(
            r"\b(?:will|won['’]t|shall|may|might|could|would|is (?:likely|expected|bound|set|due) to)\b",
            re.IGNORECASE,
        ),
    ),
)
FIGURE = 2  # words that name a figure beyond doubt: "current account deficit"
THINGS = 2  # nouns: what is told, and of what


def is_judgement(words: str) -> bool:
    """Say whether the words of a clause tell a judgement, advice or a hope."""
    listed = listed_words("clauses", "judging")
    return _JUDGES.search(words) is not None or not set(words.lower().split()).isdisjoint(listed)


def sentence_state(
    text: str,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    numbers: Sequence[DateMention | QuantityMention],
    worth: float,
) -> tuple[SentenceState, str]:
    """Give a sentence's first state and why; NO_SOURCE stands for "has something to check".

    `numbers` are its dates and numbers, `worth` the trained model's score. A sentence that names
    somebody or gives a number needs little more to be read; one that does neither has to look
    like a fact about things.
    """
    named = any(mention.how not in {"pronoun", "guess"} for mention in mentions)
    proper = any(token.pos == "PROPN" for token in tokens)
    anchored = named or proper or bool(numbers) or names_indicator(text, FIGURE)
    if text.rstrip("\"'”’) ").endswith("?"):
        return SentenceState.QUESTION, "a question"
    if _WHOLE_QUOTE.match(text) and not numbers:
        return SentenceState.QUOTATION, "quoted words"
    if _WISH.match(text):
        return SentenceState.OPINION, JUDGEMENT
    # "It began cruelly" tells of nothing that anyone could look up.
    told_of = any(t.dep in {"nsubj", "nsubjpass"} and t.pos == "NOUN" for t in tokens)
    things = sum(token.pos == "NOUN" for token in tokens)
    bare = not anchored and not told_of and things < THINGS
    if bare or worth < (FILTER if anchored else THRESHOLD):
        return SentenceState.OPINION, next(
            (why for why, sign in _WHY_NOT if sign.search(text)), "nothing in it asks to be checked"
        )
    return SentenceState.NO_SOURCE, ""
