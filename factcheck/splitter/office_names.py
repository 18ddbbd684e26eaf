"""Find offices named in a sentence, with the words that bend their time or put them in doubt."""

import re
from collections.abc import Sequence
from functools import cache

from factcheck.model.value import Span
from factcheck.normalise.names import fold
from factcheck.normalise.offices import office_phrases
from factcheck.splitter.mentions import DAYS_AND_MONTHS, Word, gram_key, is_capital
from factcheck.splitter.reading import OfficeMention
from factcheck.splitter.sentences import ABBREVIATIONS

LONGEST_OFFICE = 7  # words
NEAR = 2  # words
REACH = 4  # words between a modifier and its office: "former South African right-wing"
_ELECT_WORD = re.compile(r" (?:elect|designate)$")
_ELECT = re.compile(r"^[\s-]*(?:elect|designate)\b", re.IGNORECASE)
_MODIFIERS = {
    word.replace("-", " "): name
    for name, words in {
        "former": "former ex late past previous onetime one-time sometime erstwhile deposed ousted"
        " toppled overthrown exiled slain assassinated disgraced impeached long-term deceased"
        " self-exiled fugitive axed sacked dismissed fired jailed imprisoned",
        "outgoing": "outgoing departing",
        "future": "incoming next future",
        "acting": "acting interim caretaker provisional transitional",
        "disputed": "disputed self-declared self-proclaimed self-styled facto rival would-be"
        " presumptive presumed aspiring purported parallel",
        "then": "then",
    }.items()
    for word in words.split()
}
# These speak of time as well ("late on", "next Tuesday"), so they must stand near.
_VAGUE = frozenset("late past previous outgoing departing incoming next future then rival".split())
# Before an office, these make a lesser one: "deputy attorney general".
_JUNIOR = frozenset("deputy assistant associate under vice sub junior".split())


def find_offices(text: str, words: Sequence[Word]) -> list[OfficeMention]:
    """Find offices named in a sentence, longest first, with the words that bend their time.

    `text` is the sentence; words carry document offsets.
    """
    if not words:
        return []
    phrases = office_phrases()
    taken = [False] * len(words)
    found = []
    ranges = (
        (first, end)
        for first, word in enumerate(words)
        if _may_open(word)
        for end in range(min(len(words), first + LONGEST_OFFICE), first, -1)
    )
    origin = words[0].start - text.index(words[0].text)
    for first, end in sorted(ranges, key=lambda r: (r[0] - r[1], r[0])):
        key = gram_key(words[first:end])
        elect = _ELECT_WORD.search(key)
        key = key[: elect.start()] if elect else key
        if key not in phrases or any(taken[first:end]) or not _one_phrase(words[first:end]):
            continue
        taken[first:end] = [True] * (end - first)
        if _is_junior(words, first) or _in_name(words, first):
            continue
        after = text[words[end - 1].end - origin :]
        # "Pres. Macron": the full stop belongs to the title.
        stop = after.startswith(". ") and words[end - 1].text.lower() in ABBREVIATIONS
        found.append(
            OfficeMention(
                span=Span(start=words[first].start, end=words[end - 1].end + stop),
                text=" ".join(word.text for word in words[first:end]),
                offices=tuple(phrases[key]),
                modifier="elect" if elect else _modifier(words, first, after),
            )
        )
    return sorted(found, key=lambda office: office.span)


def _may_open(word: Word) -> bool:
    """Say whether some office begins with a word; a word that folds to nothing is passed over."""
    if not word.folded or word.folded.partition(" ")[0] in _opening_words():
        return True
    # A possessive keeps its ending before other words.
    return word.possessive and fold(word.raw).partition(" ")[0] in _opening_words()


@cache
def _opening_words() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in office_phrases())


def _one_phrase(words: Sequence[Word]) -> bool:
    return all(word.glued for word in words[1:])


def _is_junior(words: Sequence[Word], first: int) -> bool:
    """Say whether a lesser post is named: "Deputy Attorney General", not "under President X"."""
    if first == 0 or not words[first].glued:
        return False
    word = words[first - 1]
    return word.folded in _JUNIOR and (word.folded != "under" or is_capital(word))


def _in_name(words: Sequence[Word], first: int) -> bool:
    """Say whether the first word ends another name: "Council of State president"."""
    if first < 2 or words[first].folded != "state" or not words[first].glued:
        return False
    return words[first - 1].folded == "of" and is_capital(words[first - 2])


def _modifier(words: Sequence[Word], first: int, after: str) -> str:
    """Give the modifier before an office; it may stand before countries and a joined office.

    "Former right-wing French interior minister", "former senator and vice president".
    """
    if _ELECT.match(after):
        return "elect"
    if first and words[first - 1].text.lower().endswith(_SET_UP):
        return "disputed"
    if _of_a_former_aide(words, first):
        return "former"
    joined = False
    for position in range(first - 1, max(first - REACH - 2, -1), -1):
        word = words[position]
        name = all(is_capital(each) for each in words[position + 1 : first])  # "then US President"
        far = first - position > NEAR and word.folded in _VAGUE and not name
        if not words[position + 1].glued or word.folded in DAYS_AND_MONTHS or far:
            break
        if word.folded in _MODIFIERS:
            before = _MODIFIERS.get(words[position - 1].folded) if position else None
            # "Former caretaker president", "self-declared acting president".
            return before if before in {"disputed", "former"} else _MODIFIERS[word.folded]
        if word.folded == "and" and not joined and position and _is_post(words, position - 1):
            joined = True
        elif not (joined or position == first - 1 or is_capital(word) or "-" in word.text):
            break
    return ""


_SET_UP = ("-installed", "-appointed", "-imposed", "-backed")


def _of_a_former_aide(words: Sequence[Word], first: int) -> bool:
    """Say whether an office is of whom somebody once served: "former aide to President X"."""
    near = [word.folded for word in words[max(0, first - 3) : first]]
    return len(near) == 3 and near[0] in {"former", "onetime"} and near[2] in {"of", "to", "under"}


def _is_post(words: Sequence[Word], position: int) -> bool:
    """Say whether a word names some post: "leader", "minister", "former diplomat"."""
    word = words[position]
    if position and _MODIFIERS.get(words[position - 1].folded) == "former":
        return not is_capital(word)
    return fold(word.text) in office_phrases() or word.folded in {
        "leader",
        "minister",
        "senator",
        "lawmaker",
        "governor",
        "mayor",
        "premier",
        "general",
        "ambassador",
    }
