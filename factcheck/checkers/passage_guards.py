"""Say which sentences cannot decide: hedged, denied, quoted, or about less than the claim."""

import re
from functools import cache

from factcheck.checkers.passage_rules import (
    handover_words,
    mirror_pattern,
    narrower_words,
    open_words,
    turning_words,
)
from factcheck.model.claim import Claim
from factcheck.model.value import Span
from factcheck.normalise.names import fold, fold_tokens, split_name
from factcheck.normalise.offices import offices

# Quoted words are somebody's; a single quoted word is a name or a term.
_QUOTED = re.compile(r"[\"“„«][^\"”»]*\s[^\"”»]*[\"”»]")
# "in Ohio", "at Harvard": a part of the whole, unless it is a month or the claim's own place.
_WITHIN = re.compile(
    r"\b(?:in|at|across|throughout|within) (?:the )?((?:[A-ZÀ-Þ][\w’'.-]*)(?: (?:of |de |da |do |del )?[A-ZÀ-Þ][\w’'.-]*)*)"
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w-]+")
_CALENDAR = re.compile(
    rf"(?:{_MONTH.pattern}|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_IS = re.compile(r"\b(?:is|are|serves|holds|represents|belongs|leads|heads)\b")
_HAS = re.compile(r"\b(?:has|have|is|serving)\b")
# "is the minister whom Ms Frost beat": which one, not that she is.
_WHICH = re.compile(
    r"(?: of (?:the )?[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)*)? (?:who|whom|that|which|when|whose)\b"
)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_PAST_PERFECT = re.compile(r"\bhad\b|\b(?:was|were)\b[^,;]* since\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:as of|in|by|during|until|till|before|from) (?:[\w-]+ ){0,3}?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_VOTE = re.compile(r"\b(?:election|run-?off|presidential|general|parliamentary)\b", re.IGNORECASE)


def is_open_sentence(text: str) -> bool:
    """Say whether a sentence denies, reports, foresees, hedges, imagines or quotes."""
    return open_words().search(text) is not None or _QUOTED.search(text) is not None or "?" in text


def is_in_the_present(statement: Claim, sentence: str) -> bool:
    """Say whether a sentence says "is", or "has been since", of the day of its page.

    A title before a name may be of any year, "has been" alone of years ago, and "As of 2019, ...
    is" of a day that the page forgot.
    """
    if _PAST_PERFECT.search(sentence) or _WHICH.match(sentence, statement.span.end):
        return False
    since = _SINCE.search(sentence) is not None
    if statement.slots.relation == "since":
        return since and _HAS.search(sentence) is not None
    read = statement.as_of
    dated = read is not None and any(
        found[1] != str(read.year) for found in _DATED.finditer(sentence)
    )
    if _IS.search(statement.quote):
        return not dated or since
    return since and _HAS.search(statement.quote) is not None


def names_less(claim: Claim, statement: Claim, sentence: str, narrower: str) -> bool:
    """Say whether a sentence speaks of less than the claim: a part, a region, another post."""
    own = fold(f"{claim.quote} {claim.statement}")
    said = _near(statement, sentence, narrower)
    words = (fold(found[0]) for found in narrower_words(narrower).finditer(said))
    if any(not _holds(own, word) for word in words):
        return True
    if narrower == "vote" and _turns(claim.quote) != _turns(sentence):
        return True
    if narrower == "office" and (_is_agent(statement, sentence) or _is_of_two(statement, sentence)):
        return True
    if narrower in {"vote", "amount"} and any(
        _is_elsewhere(claim, found[1]) for found in _places(sentence)
    ):
        return True
    return any(not _is_harmless(statement, sentence, part) for part in statement.parts)


def says_more(claim: Claim, text: str) -> bool:
    """Say whether a claim's words name something that neither its slots nor a text do.

    "Was elected Portuguese president" of the president of another country holds a name that
    no slot has: a sentence on his election does not speak for it.
    """
    slots = claim.slots
    entities = (slots.subject, slots.object, slots.place)
    own = [name for slot in entities if slot for name in (slot.text, slot.value.name)]
    told = {*fold_tokens(" ".join((*own, slots.detail("title"), text))), *_title_words()}
    return any(
        not told.issuperset(fold_tokens(found[0]))
        for found in _CAPITAL.finditer(claim.quote)
        if found.start() and not _CALENDAR.match(found[0])
    )


@cache
def _title_words() -> frozenset[str]:
    """Give the words of titles, which stand before names: claims of their own tell them."""
    return frozenset(word for office in offices().values() for word in fold_tokens(office.label))


def _near(statement: Claim, sentence: str, narrower: str) -> str:
    """Give the words to look at: for a post those of the statement, else the whole sentence."""
    if narrower != "office":
        return sentence
    span = statement.span
    before = sentence[max(0, span.start - 12) : span.start]  # "acting |", "then-deputy |"
    return f"{before}{sentence[span.start : span.end]}"


def _is_of_two(statement: Claim, sentence: str) -> bool:
    """Say whether a post may belong to another whom the sentence names beside its subject."""
    handed = handover_words().search(sentence) is not None
    return handed and statement.slots.relation != "succeeded"


def _turns(text: str) -> bool:
    return turning_words().search(text) is not None


def _is_agent(statement: Claim, sentence: str) -> bool:
    """Say whether the subject is who did it to another: "was appointed minister by X"."""
    subject = statement.slots.subject
    if subject is None:
        return False
    before = rf"\bby (?:[\w’'.-]+ ){{0,3}}{re.escape(subject.text)}\b"
    return re.search(before, sentence) is not None


def _places(sentence: str) -> list[re.Match[str]]:
    return list(_WITHIN.finditer(sentence))


def _is_elsewhere(claim: Claim, name: str) -> bool:
    """Say whether a place in the sentence is not the one that the claim is about."""
    if _MONTH.match(name) or _VOTE.search(name):
        return False
    slots = (claim.slots.place, claim.slots.subject)
    known = {fold(text) for slot in slots if slot for text in (slot.text, slot.value.name)}
    return fold(name) not in known


def _holds(words: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", words) is not None


def _is_harmless(statement: Claim, sentence: str, part: Span) -> bool:
    """Say whether a part that no slot holds restricts nothing: a rank, or a year of the time."""
    text = sentence[part.start : part.end]
    if _ORDINAL.fullmatch(text):
        return True
    time = statement.slots.time
    if time is None or not _YEAR.fullmatch(text):
        return False
    ends = (time.value.earliest, time.value.latest)
    return any(day is not None and str(day.year) == text for day in ends)


def is_plain_result(claim: Claim, sentence: str) -> bool:
    """Say whether a sentence tells a whole vote's winner and loser and nothing besides.

    The claim's winner is the sentence's loser; it stands right behind the verb.
    """
    winner, loser = claim.slots.subject, claim.slots.object
    if winner is None or loser is None or claim.slots.relation != "defeated":
        return False
    names = {winner.value.name, split_name(winner.value.name).family}
    found = [match for name in names if (match := mirror_pattern(name).search(sentence))]
    return any(
        fold(split_name(loser.value.name).family) in fold(m.string[: m.start()]) for m in found
    )
