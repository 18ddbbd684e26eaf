"""Find the sentences of a page that bear on a claim, and read what they say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.model.claim import Claim, Slots
from factcheck.model.value import EntityRef, Span
from factcheck.normalise.names import PRONOUNS, fold, fold_tokens, split_name
from factcheck.normalise.offices import classify_all, office_label
from factcheck.sources.mediawiki.titles import listed, told_time
from factcheck.sources.mediawiki.wikitext import MARK
from factcheck.sources.protocol import Reader
from factcheck.store.snapshot import Snapshot

# A longer sentence is a list, and reading it costs as much as twenty others.
MAX_SENTENCE = 600
MIN_WORDS = 4
# A sentence must hold this many of a claim's parts, the page's title counting for those it names.
MIN_PARTS = 2
_STOP = re.compile(r"[.!?](?:[\"”’)\]]*)\s+(?=[\"“‘(\[]?[A-Z0-9À-Þ])")
# A full stop after these ends no sentence.
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Col|Lt|Capt|Sgt|Gov|Sen|Rep|Hon|Rev|No|Nos|vs|v|c|ca|cf|"
    r"approx|est|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|a\.m|p\.m))$"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUALIFIER = re.compile(r"\s+\([^()]*\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Hold one sentence of a page's plain text and where it stands there."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold the words by which each part of a claim may stand in a sentence."""

    groups: tuple[frozenset[str], ...]

    def count(self, text: str) -> int:
        """Count the parts of which a text holds a word."""
        words = _words(text)
        return sum(not group.isdisjoint(words) for group in self.groups)

    def missing(self, text: str) -> "Parts":
        """Give the parts of which a text holds no word."""
        words = _words(text)
        return Parts(tuple(group for group in self.groups if group.isdisjoint(words)))


def sentences(text: str) -> Iterator[Sentence]:
    """Cut a page's plain text into sentences; a line is a paragraph, or one item of a list."""
    start = 0
    for line in text.split("\n"):
        for begin, end in _cuts(line):
            span = Span(start=start + begin, end=start + end)
            yield Sentence(text=line[begin:end], span=span)
        start += len(line) + 1


def _cuts(line: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for found in _STOP.finditer(line):
        if _SHORT.search(line[: found.start()]):
            continue
        end = found.start() + len(found[0].rstrip())
        yield begin, end
        begin = found.end()
    if line[begin:].strip():
        yield begin, len(line)


def parts_of(claim: Claim, snapshot: Snapshot) -> Parts:
    """Give the words that show that a sentence may be about a claim."""
    slots = claim.slots
    entities = (slots.subject, slots.object, slots.place)
    groups = [
        _names(slot.text, slot.value, snapshot)
        for slot in entities
        if slot is not None and fold(slot.text) not in PRONOUNS
    ]
    offices = [part for part in slots.detail("office").split("|") if part]
    groups += [
        frozenset(word for office in offices for word in fold_tokens(office_label(office))),
        frozenset(fold_tokens(slots.detail("phrase"))),
        frozenset(_NUMBER.findall(slots.quantity.text)) if slots.quantity else frozenset(),
        _years(claim),
    ]
    return Parts(tuple(group for group in dict.fromkeys(groups) if group))


def _names(written: str, ref: EntityRef, snapshot: Snapshot) -> frozenset[str]:
    """Give the words an entity goes by: a person's family name, a country's adjectives."""
    known = snapshot.aliases_of(ref.id) if ref.id else ()
    near = [a.text for a in known if a.kind in {"adjective", "demonym", "acronym", "family"}]
    families = [split_name(name).family for name in (written, ref.name)]
    return frozenset(token for name in (*families, *near) for token in fold_tokens(name))


def _years(claim: Claim) -> frozenset[str]:
    time = told_time(claim)
    days = (time.earliest, time.latest) if time is not None else ()
    return frozenset(str(day.year) for day in days if day is not None)


def _words(text: str) -> set[str]:
    return {*fold_tokens(text), *_NUMBER.findall(text)}


def bearing(title: str, found: Sequence[Sentence], parts: Parts) -> list[Sentence]:
    """Give the sentences that may speak of a claim, those that hold most of its parts first."""
    from_title = len(parts.groups) - len(parts.missing(title).groups)
    untold = parts.missing(title)
    rated = []
    for sentence in found:
        own = parts.count(sentence.text)
        whole = untold.count(sentence.text) + from_title
        if own and whole >= MIN_PARTS and is_readable(sentence):
            rated.append((whole, own, sentence))
    rated.sort(key=lambda each: (-each[0], -each[1], each[2].span.start))
    return [sentence for _, _, sentence in rated]


def is_readable(sentence: Sentence) -> bool:
    """Say whether a sentence is whole, and neither a fragment nor a list."""
    text = sentence.text
    return (
        MARK not in text
        and len(text) <= MAX_SENTENCE
        and len(text.split()) >= MIN_WORDS
        and text.rstrip('"”’)]')[-1:] in ".!?"
    )


def read(sentence: Sentence, title: str, day: date, reader: Reader) -> tuple[Claim, ...]:
    """Read one sentence of a page as of the day of its revision.

    The title stands before it, as it does on the page, so that a family name means the person
    whose page it is and "the election" the one the page is about. What the title itself says
    is left out. Nothing that stands as a pronoun is kept: the sentences before are not read.
    """
    subject = _QUALIFIER.sub("", title)
    holder = _holder(sentence, subject)
    if holder:
        found = reader(holder, day)
        return tuple(_as_whole(claim, sentence) for claim in found if not _has_pronoun(claim))
    opening = f"{subject}.\n\n"
    found = reader(opening + sentence.text, day)
    return tuple(
        _moved(claim, len(opening))
        for claim in found
        if claim.span.start >= len(opening) and not _has_pronoun(claim)
    )


def _holder(sentence: Sentence, title: str) -> str:
    """Put the office that a page is about for the words by which it speaks of its holder."""
    office, of, _ = title.partition(" of ")
    if not of or not classify_all(office, None):
        return ""
    for opening in listed("antecedents", "openings"):
        rest = sentence.text[len(opening) :]
        if sentence.text[: len(opening)].casefold() == opening and rest[:4] == " is ":
            return f"The {title[:1].lower()}{title[1:]}{rest}"
    return ""


def _has_pronoun(claim: Claim) -> bool:
    slots = (claim.slots.subject, claim.slots.object, claim.slots.place)
    return any(slot is not None and fold(slot.text) in PRONOUNS for slot in slots)


def _as_whole(claim: Claim, sentence: Sentence) -> Claim:
    """Let the whole sentence stand for a claim that was read in other words."""
    span = Span(start=0, end=len(sentence.text))
    slots = replace(claim.slots, others=())
    return replace(claim, span=span, quote=sentence.text, slots=_unplaced(slots), parts=())


def _unplaced(slots: Slots) -> Slots:
    return replace(
        slots,
        subject=replace(slots.subject, span=None) if slots.subject else None,
        object=replace(slots.object, span=None) if slots.object else None,
        quantity=replace(slots.quantity, span=None) if slots.quantity else None,
        time=replace(slots.time, span=None) if slots.time else None,
        place=replace(slots.place, span=None) if slots.place else None,
    )


def _moved(claim: Claim, by: int) -> Claim:
    """Let a claim's place count from the sentence, not from the title before it."""
    parts = tuple(_back(part, by) for part in claim.parts if part.start >= by)
    return replace(claim, span=_back(claim.span, by), slots=_unplaced(claim.slots), parts=parts)


def _back(span: Span, by: int) -> Span:
    return Span(start=span.start - by, end=span.end - by)
