"""Find names in a sentence by looking word sequences up; say nothing of who is meant."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from factcheck.language.parse import Token
from factcheck.model.fact import Entity
from factcheck.model.value import EntityKind, Span
from factcheck.normalise.names import fold
from factcheck.normalise.offices import office_phrases

LONG_NAME = 3  # words: "Republic of China"
LONGEST_NAME = 7  # words; longer names are written shorter in prose
_WORD = re.compile(r"(?:ex|then|Ex|Then)(?=-[^\W\d_])|[^\W_](?:[\w'’&.\-‑–]*[\w])?")
# "d'Ivoire", "al-Abadi": the capital stands behind a small article.
_ELIDED = re.compile(r"(?:[dl]['’]|(?:al|el|ul|ad|an|ar|as|ash|at|az|bin|ibn|ben|abu)[-‑])[A-ZÀ-Þ]")
# Capitalised, yet no part of anybody's name.
DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december".split()
)
NO_NAMES = frozenset("he she it they we i you his her their its our my".split())
_POSSESSIVE = ("'s", "’s")
# Lower-case words that stand inside names.
PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "los",
        "las",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "zu",
        "y",
        "e",
        "of",
        "the",
        "and",
        "for",
        "in",
        "a",
        "to",
        "und",
        "et",
        "af",
        "av",
        "zur",
    ]
)
# Those that go on with a name; the others may join two.
_JOINING = PARTICLES - frozenset("of the and for in a to e y und et".split())
TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "general",
        "gen",
        "colonel",
        "col",
        "captain",
        "judge",
        "justice",
        "senator",
        "sen",
        "representative",
        "rep",
        "governor",
        "gov",
        "cardinal",
        "archbishop",
        "bishop",
        "father",
        "rev",
        "comrade",
        "sheikh",
        "sheik",
        "hajji",
        "don",
        "dona",
    ]
)
Found = Mapping[str, Sequence[tuple[Entity, str]]]


class Word(NamedTuple):
    """Hold one word with its document offsets and its folded form, possessive taken off."""

    start: int
    end: int
    text: str
    raw: str
    folded: str
    possessive: bool
    glued: bool  # only white space or a hyphen stands between it and the word before


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFound:
    """Hold a known or unknown name: its span and what the gazetteer gives for it."""

    span: Span
    text: str
    entries: tuple[tuple[Entity, str], ...]
    run: str  # the whole run of capitalised words that it stands in
    extended: bool = False  # unknown capitalised words stand beside the known ones
    weak: bool = False  # opens the sentence and is not tagged as a name: "May", "Modi himself"


def words_of(text: str, offset: int) -> tuple[Word, ...]:
    """Cut a sentence into words for look-up."""
    words = []
    last_end = 0
    for match in _WORD.finditer(text):
        raw = match.group()
        possessive = raw.endswith(_POSSESSIVE)
        bare = raw[:-2] if possessive else raw
        follows = text[match.end() : match.end() + 1]
        # A name before a bare apostrophe ("the Greens' leader") is possessive as well.
        gap = text[last_end : match.start()]
        words.append(
            Word(
                start=offset + match.start(),
                end=offset + match.start() + len(bare),
                text=bare,
                raw=raw,
                folded=fold(bare),
                possessive=possessive or follows in {"'", "’"},
                glued=gap.strip(" \u00a0-‑.") == "" and "\n" not in gap,
            )
        )
        last_end = match.end()
    return tuple(words)


class Gram(NamedTuple):
    """Hold a range of words that could be a name, with its look-up key."""

    first: int
    end: int
    key: str


def name_grams(words: Sequence[Word]) -> Iterator[Gram]:
    """Give every word range that could be a name, longest first from each start."""
    for first, word in enumerate(words):
        if not is_capital(word):
            continue
        stop = min(len(words), first + LONGEST_NAME)
        ends = [first + 1]
        for last in range(first + 1, stop):
            if not words[last].glued:
                break
            if is_capital(words[last]):
                ends.append(last + 1)
            elif words[last].folded not in PARTICLES:
                break
        for end in reversed(ends):
            yield Gram(first, end, gram_key(words[first:end]))


def is_capital(word: Word) -> bool:
    """Say whether a word is written as a name or a code such as "G20" is."""
    return word.text[0].isupper() or _ELIDED.match(word.text) is not None


def gram_key(words: Sequence[Word]) -> str:
    """Give the look-up key of a word range; only the last word loses its possessive."""
    inner = [word.raw for word in words[:-1]]
    return fold(" ".join([*inner, words[-1].text]))


def find_names(
    words: Sequence[Word], grams: Iterable[Gram], found: Found, tokens: Sequence[Token]
) -> list[NameFound]:
    """Choose among the known word ranges, longest first, and add unknown capitalised runs."""
    taken = [False] * len(words)
    chosen = []
    for first, end, key in _known(grams, found):
        if any(taken[first:end]):
            continue
        entries = found[key]
        if end - first == 1 and not _stands_as_name(words, first, entries, tokens):
            continue
        chosen.append((first, end))
        taken[first:end] = [True] * (end - first)
    runs = list(_unknown_runs(words, taken, tokens))
    names = []
    given = _given_names(words, chosen, runs, found)
    runs = [run for run in runs if run[1] not in given]
    for first, end in sorted(chosen):
        if first in given.values():
            continue
        begin = given.get(first, first)
        left = next((a for a, b in runs if b == begin and words[begin].glued), begin)
        right = next((b for a, b in runs if a == _after_particle(words, end)), end)
        right = end if words[end - 1].possessive else right
        if (left, right) != (first, end) and _only_people(
            found, words[first:end], goes_on=right > end or first in given
        ):
            # "Kim Campbell" where only some "Kim" is known: the whole run is the name.
            runs = [run for run in runs if run[1] != begin and run[1] != right]
            key = gram_key(words[first:end])
            text = " ".join(word.text for word in words[left:right])
            span = Span(start=words[left].start, end=words[right - 1].end)
            entries = tuple(found[key])
            names.append(NameFound(span=span, text=text, entries=entries, run=text, extended=True))
        else:
            names.append(_name(words, first, end, found, tokens))
    names += [_name(words, first, end, found, tokens) for first, end in runs]
    return sorted(names, key=lambda name: name.span)


def _after_particle(words: Sequence[Word], end: int) -> int:
    """Give where a name may go on: at once, or behind a "de" or "bin"; -1 where nothing is glued."""
    if end >= len(words) or not words[end].glued:
        return -1
    joined = words[end].text in _JOINING and end + 1 < len(words) and words[end + 1].glued
    return end + 1 if joined else end


def _known(grams: Iterable[Gram], found: Found) -> list[Gram]:
    """Give the word ranges that are known names, longest first.

    In "President of the Republic of China" the country's name comes first, not the office's.
    """

    def order(gram: Gram) -> tuple[bool, int, int]:
        kinds = {entity.kind for entity, _ in found[gram.key]}
        state = kinds == {EntityKind.COUNTRY} and gram.end - gram.first >= LONG_NAME
        return not state, gram.first - gram.end, gram.first

    return sorted((gram for gram in grams if gram.key in found), key=order)


def _given_names(
    words: Sequence[Word],
    chosen: Sequence[tuple[int, int]],
    runs: Sequence[tuple[int, int]],
    found: Found,
) -> dict[int, int]:
    """Give where names begin whose first word alone is known as somebody else, by their known end.

    "George Provopoulos", where some "George" and some "Provopoulos" are known.
    """
    given = {}
    ordered = sorted(chosen)
    for (first, end), (start, stop) in pairwise(ordered):
        between = end == start or (end, start) in runs
        people = all(
            {entity.kind for entity, _ in found[gram_key(words[a:b])]} == {EntityKind.PERSON}
            for a, b in ((first, end), (start, stop))
        )
        glued = words[start].glued and words[end].glued and not words[end - 1].possessive
        lone = end - first == 1 and words[first].folded not in DAYS_AND_MONTHS
        if lone and between and people and glued:
            given[start] = first
    return given


def _only_people(found: Found, words: Sequence[Word], *, goes_on: bool) -> bool:
    """Say whether a known name may be a mere part of another: "Queen Elizabeth Hospital"."""
    kinds = {entity.kind for entity, _ in found[gram_key(words)]}
    return (len(words) == 1 or goes_on) and kinds <= {EntityKind.PERSON, EntityKind.PARTY}


def _name(
    words: Sequence[Word], first: int, end: int, found: Found, tokens: Sequence[Token]
) -> NameFound:
    left = first
    while left > 0 and words[left].glued and _part_of_run(words[left - 1], tokens):
        left -= 1
    return NameFound(
        span=Span(start=words[first].start, end=words[end - 1].end),
        text=" ".join([*(word.raw for word in words[first : end - 1]), words[end - 1].text]),
        entries=tuple(found.get(gram_key(words[first:end]), ())),
        run=" ".join(word.text for word in words[left:end]),
        weak=first == 0 and end == 1 and _tag_at(words[0], tokens) not in {"NNP", "NNPS"},
    )


def _part_of_run(word: Word, tokens: Sequence[Token]) -> bool:
    return (
        is_capital(word)
        and not word.possessive
        and word.folded not in TITLES
        and word.folded not in DAYS_AND_MONTHS
        and word.folded not in office_phrases()
        and _tag_at(word, tokens) in {"NNP", "NNPS"}
    )


def _tag_at(word: Word, tokens: Sequence[Token]) -> str:
    for token in tokens:
        if token.start <= word.start < token.end:
            return token.tag
    return ""


def _stands_as_name(
    words: Sequence[Word],
    position: int,
    entries: Sequence[tuple[Entity, str]],
    tokens: Sequence[Token],
) -> bool:
    """Keep single words such as "May" or "Will" from being read as people."""
    if any(entity.kind in {EntityKind.COUNTRY, EntityKind.ORGANISATION} for entity, _ in entries):
        return True
    word = words[position]
    if word.folded in TITLES | NO_NAMES or word.folded in office_phrases():
        return False
    return position == 0 or _tag_at(word, tokens) in {"NNP", "NNPS", "JJ", "NN", "NNS"}


def _unknown_runs(
    words: Sequence[Word], taken: Sequence[bool], tokens: Sequence[Token]
) -> Iterable[tuple[int, int]]:
    """Give runs of capitalised proper nouns that nothing known covers."""
    position = 0
    while position < len(words):
        if taken[position] or not _part_of_run(words[position], tokens):
            position += 1
            continue
        end = position + 1
        while end < len(words) and not taken[end] and words[end].glued:
            if not _part_of_run(words[end], tokens) or words[end - 1].possessive:
                break
            end += 1
        yield position, end
        position = end
