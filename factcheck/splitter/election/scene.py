"""Hold a sentence as election news: its country, time, round and candidates."""

import re

from factcheck.model.claim import Claim, ClaimKind, Slot, Slots
from factcheck.model.value import DateMention, DateShape, EdtfDate, EntityKind, EntityRef, Span
from factcheck.splitter.draft import context_slot, date_slot, make_claim
from factcheck.splitter.reading import Mention, Passage, Reading

CANDIDATES = (EntityKind.PERSON, EntityKind.PARTY)
WORDS = re.compile(
    r"\b(?:elections?|elected|re-?elected|vot(?:e|es|ed|ers|ing)|ballots?|polls?|polling|polled|run-?off|"
    r"second round|first round|opening round|rounds?|ballotage|landslide|seats?|mandates?|ridings?|"
    r"constituenc(?:y|ies)|deputies|mps|lawmakers|parliament|chamber|runner-up|candidates?|contest|"
    r"plebiscite|referendum|electoral|popular vote|majority|victory|presidential race|tally|count|challenger|"
    r"valid votes|turnout|members|opposition bench(?:es)?)\b",
    re.IGNORECASE,
)
_UNNEEDED = re.compile(
    r"\b(?:without|no|not|avoid\w*|sparing|spared)\b[^,;.]{0,20}\b(?:second|first) round\b[^,;.]*|no second round",
    re.IGNORECASE,
)
FIRST_ROUND = re.compile(
    # Who gets into the second round has a result of the first.
    r"\b(?:into|reach\w*|qualif\w+ for|made it to|advanc\w+ to|place in|forc\w+) (?:the |a )?(?:run-?off|second round)\b|"
    r"\b(?:first|opening|initial) (?:round|ballot|vote)|first-round|\bopener\b",
    re.IGNORECASE,
)
SECOND_ROUND = re.compile(
    r"\b(?:second|final|deciding) (?:round|ballot|vote)|second-round|run-?off|ballotage|"
    r"second time of asking",
    re.IGNORECASE,
)
INDIRECT = re.compile(r"\belectoral (?:votes?|college)|electors\b", re.IGNORECASE)

# A person's contest, though a party is named: "the candidate of the Greens got 9 per cent".
_FOR_OFFICE = re.compile(r"\b(?:presiden\w+|candidate|nominee|run-?off)\b", re.IGNORECASE)
_TOOK = re.compile(
    r"\b(?:got|took|takes|won|wins|polled|secured|received|collected|gathered|managed|obtained|scored)\s+"
    r"(?:\w+\s+){0,3}?\d[\d.]*\s?(?:%|per ?cent)",
    re.IGNORECASE,
)


def looks_like_result(passage: Passage) -> bool:
    """Say whether people stand beside a score in per cent or a place: "came second with 26.8"."""
    people = any(m.ref.kind is EntityKind.PERSON for m in passage.mentions)
    score = re.search(r"\d\.\d(?: ?%| per ?cent)?(?: of the vote)? (?:to|against) \d", passage.text)
    place = re.search(
        r"\b(?:came|finished|ran|placed) (?:in )?(?:first|second|third|fourth)\b", passage.text
    )
    return people and bool(score or place or _TOOK.search(passage.text))


# "X (Y", "X of the Y", "X of the opposition Y".
_MEMBER = re.compile(r" \(| (?:of|from) (?:the )?(?:[a-z-]+ ){0,3}")


class Scene:
    """Hold a sentence as election news: its country, time, round and candidates."""

    def __init__(self, passage: Passage, reading: Reading) -> None:
        self.passage = passage
        self.reading = reading
        before = reading.passages[max(0, passage.index - 1) : passage.index]
        near = [p.text for p in before if p.paragraph == passage.paragraph]
        self.worded = WORDS.search(passage.text) is not None
        self.about_election = (
            self.worded
            or any(WORDS.search(text) for text in near)
            or any(m.ref.kind in {EntityKind.PARTY, EntityKind.BODY} for m in passage.mentions)
            or looks_like_result(passage)
        )

    @property
    def candidates(self) -> tuple[Mention, ...]:
        """Give the people and parties of the sentence, in text order."""
        people = {m.span.start for m in self.passage.mentions if m.ref.kind is EntityKind.PERSON}
        known = tuple(
            m
            for m in self.passage.mentions
            # In "the Liberal Efraín Alegre" the party only describes the person.
            if m.ref.kind in CANDIDATES
            and not (m.ref.kind is EntityKind.PARTY and m.span.end + 1 in people)
            and not (m.ref.kind is EntityKind.PARTY and self._belongs(m))
        )
        # A party nobody lists is still told from the others by its name.
        return known or tuple(
            m
            for m in self.passage.mentions
            if m.ref.kind is EntityKind.OTHER and m.ref.id is None and not m.ref.candidates
        )

    def _belongs(self, party: Mention) -> bool:
        """Say whether a party only tells whose member stands before it: "X of the Y"."""
        offset = self.passage.span.start
        for person in self.passage.mentions:
            if person.ref.kind is EntityKind.PERSON and person.span.end < party.span.start:
                gap = self.passage.text[person.span.end - offset : party.span.start - offset]
                if _MEMBER.fullmatch(gap):
                    return True
        return False

    def country(self, *mentions: Mention | None) -> str | None:
        """Give the country whose election is meant."""
        for mention in self.passage.mentions:
            if mention.ref.kind is EntityKind.COUNTRY and mention.how == "name" and mention.ref.id:
                people = [m for m in mentions if m is not None and m.country]
                if not people or any(m.country == mention.ref.id for m in people):
                    return mention.ref.id
        for found in mentions:
            if found is not None and found.country is not None:
                return found.country
        return self.reading.home

    def place(self, country: str | None) -> Slot[EntityRef] | None:
        """Give the place slot."""
        if country is None:
            return None
        ref = EntityRef(name=self.reading.label(country), kind=EntityKind.COUNTRY, id=country)
        return context_slot(ref)

    def time_near(self, span: Span) -> DateMention | None:
        """Give the date said of words at a span: same segment first, then the sentence's only one."""
        dates = [
            d
            for d in self.passage.dates
            if d.date is not None and d.shape in {DateShape.POINT, DateShape.SPAN}
        ]
        segment = self.passage.segment_at(span.start)
        here = [d for d in dates if segment.contains(d.span)]
        if here:
            return min(here, key=lambda d: abs(d.span.start - span.start))
        before = [d for d in dates if d.span.end <= span.start]
        if before:
            return before[-1]
        return dates[0] if len(dates) == 1 else None

    def round_near(self, span: Span) -> str:
        """Give "1" or "2" where the words around name a round, else ""."""
        segment = self.passage.words(self.passage.segment_at(span.start))
        offset = self.passage.span.start
        before = self.passage.text[max(0, span.start - offset - 60) : span.start - offset]
        for words in (_UNNEEDED.sub("", segment), _UNNEEDED.sub("", before)):
            first, rest = FIRST_ROUND.search(words), FIRST_ROUND.sub("", words)
            if SECOND_ROUND.search(rest) and not first:
                return "2"
            if first and not SECOND_ROUND.search(rest):
                return "1"
        return ""

    def time_slot(self, span: Span) -> Slot[EdtfDate] | None:
        """Give the time slot: only a date in the same segment binds the claim to it."""
        when = self.time_near(span)
        if when is None or when.date is None:
            return None
        if not self.passage.segment_at(span.start).contains(when.span):
            return None
        return date_slot(when.text, when.date, when.span)

    def details(self, span: Span) -> tuple[tuple[str, str], ...]:
        """Give the details every election claim carries; "context" are times told nearby."""
        when = self.time_near(span)
        if when is not None and when.span.start >= span.end:
            between = self.passage.words(Span(start=span.end, end=when.span.start))
            when = None if _THAN.search(between) else when
        near = when.date if when is not None else self.passage.previous
        told = [near] if near is not None else []
        soft = told if self.time_slot(span) is None else []
        return (
            ("round", self.round_near(span)),
            ("context", "|".join(_interval(d) for d in soft)),
            ("context_from", "sentence" if soft and when is not None and _pins(when) else ""),
            ("college", "yes" if INDIRECT.search(self.passage.text) else ""),
            ("for_office", "yes" if _FOR_OFFICE.search(self.passage.text) else ""),
        )

    def claim(
        self, span: Span, statement: str, slots: Slots, kind: ClaimKind = ClaimKind.ELECTION
    ) -> Claim:
        """Make an election claim."""
        return make_claim(self.reading, span=span, kind=kind, statement=statement, slots=slots)


_COUNTED = re.compile(r"\b(?:ago|on|later|earlier|before|afterwards?)$", re.IGNORECASE)


def _pins(when: DateMention) -> bool:
    """Say whether a date told in another part of the sentence leaves no other contest.

    Terms of office and what is counted back or on belong to somebody else as often as not.
    """
    return when.shape is DateShape.POINT and not _COUNTED.search(when.text)


_THAN = re.compile(
    r"\b(?:than|compared|unlike|against|improvement|gain|increase|decline|drop|more|fewer|less|up|down)\b[^.;]*$",
    re.IGNORECASE,
)


def _interval(when: EdtfDate) -> str:
    return f"{when.earliest}/{when.latest}"
