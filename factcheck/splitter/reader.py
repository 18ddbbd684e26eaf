"""Read a document: sentences, parse, names, dates, numbers, offices, and who is meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from factcheck.language.checkworthiness import score
from factcheck.language.parse import Token, children, parse
from factcheck.model.document import Document
from factcheck.model.report import SentenceState
from factcheck.model.value import (
    DateMention,
    DateShape,
    EdtfDate,
    EntityKind,
    Span,
)
from factcheck.normalise.dates import find_dates
from factcheck.normalise.quantities import find_quantities
from factcheck.splitter.coreference import Salience, pronoun_mentions, role_mention
from factcheck.splitter.grammar import segments
from factcheck.splitter.linking import Linker
from factcheck.splitter.mend import mended
from factcheck.splitter.mentions import (
    NameFound,
    Word,
    find_names,
    name_grams,
    words_of,
)
from factcheck.splitter.office_names import find_offices
from factcheck.splitter.reading import Gazetteer, Mention, OfficeMention, Passage, Reading
from factcheck.splitter.sentences import SentenceSpan, find_sentences
from factcheck.splitter.worthiness import sentence_state

# One character for one, so that token offsets stay document offsets.
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "—": ",", "–": "-", "\u00a0": " ", "\u2011": "-"}
)


def read(document: Document, gazetteer: Gazetteer) -> Reading:
    """Read a document into passages with everything named in them resolved."""
    text = document.text
    spans = find_sentences(text, document.body_start)
    sentences = [text[s.span.start : s.span.end] for s in spans]
    plain = (text.translate(_PLAIN) for text in sentences)
    trees = [mended(tree) for tree in parse(plain, [s.span.start for s in spans])]
    words = [words_of(t, s.span.start) for t, s in zip(sentences, spans, strict=True)]
    names = _names(words, trees, gazetteer)
    linker = Linker(gazetteer=gazetteer, as_of=document.published)
    linker.survey((name, position == 0) for position, found in enumerate(names) for name in found)
    reader = _Reader(document, gazetteer, linker)
    raws = (
        _Raw(sentence=sentence, tokens=tree, words=line, names=found, worth=worth)
        for sentence, tree, line, found, worth in zip(
            spans, trees, words, names, score(trees), strict=True
        )
    )
    passages = tuple(reader.passage(index, raw) for index, raw in enumerate(raws))
    ranked = tuple(country for country, _ in linker.ranking())
    return Reading(
        document=document,
        gazetteer=gazetteer,
        passages=passages,
        home=linker.home,
        countries=ranked,
    )


def _names(
    words: Sequence[tuple[Word, ...]], trees: Sequence[tuple[Token, ...]], gazetteer: Gazetteer
) -> list[list[NameFound]]:
    grams = [tuple(name_grams(line)) for line in words]
    found = gazetteer.lookup(sorted({gram.key for line in grams for gram in line}))
    return [
        find_names(line, ranges, found, tree)
        for line, ranges, tree in zip(words, grams, trees, strict=True)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw:
    """Hold a sentence as cut, parsed and looked up, before anything is resolved."""

    sentence: SentenceSpan
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    names: list[NameFound]
    worth: float  # how likely it states something checkable


class _Reader:
    """Build passages in order; keeps the last date and the people met so far."""

    def __init__(self, document: Document, gazetteer: Gazetteer, linker: Linker) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.linker = linker
        self.salience = Salience()
        self.genders: dict[str, str] = {}
        self.previous: EdtfDate | None = None

    def passage(self, index: int, raw: "_Raw") -> Passage:
        """Build one passage; passages must be asked for in text order."""
        sentence, tokens = raw.sentence, raw.tokens
        text = self.document.text[sentence.span.start : sentence.span.end]
        dates = self._dates(text, sentence.span.start)
        quantities = find_quantities(text, offset=sentence.span.start, skip=[d.span for d in dates])
        named, offices = self._named(text, raw, dates)
        mentions = self._resolve(index, tokens, named, offices)
        state, why = sentence_state(text, tokens, mentions, [*dates, *quantities], raw.worth)
        if sentence.dateline:
            state, why = SentenceState.OPINION, "a dateline"
        whole = [found.span for group in (mentions, dates, quantities, offices) for found in group]
        passage = Passage(
            index=index,
            paragraph=sentence.paragraph,
            span=sentence.span,
            text=text,
            heading=sentence.heading,
            state=state,
            why=why,
            worth=raw.worth,
            tokens=tokens,
            mentions=tuple(mentions),
            offices=tuple(offices),
            dates=dates,
            quantities=quantities,
            segments=segments(tokens, sentence.span, whole),
            quoted=_quoted(text, sentence.span.start),
            previous=self.previous,
        )
        self._remember_date(dates)
        return passage

    def _named(
        self, text: str, raw: "_Raw", dates: Sequence[DateMention]
    ) -> tuple[list[Mention], list[OfficeMention]]:
        named = [
            self.linker.link(name)
            for name in raw.names
            # "September Chileans" and the May of a date are no names.
            if not any(name.span.overlap(d.span) for d in dates)
        ]
        offset = raw.sentence.span.start
        # "In American money" and "the US dollar" name a currency, not whose figure it is.
        named = [m for m in named if not _MONEY.match(text[m.span.end - offset :])]
        offices = [
            _with_jurisdiction(office, named, text, offset)
            for office in find_offices(text, raw.words)
        ]
        return [m for m in named if not _is_office_word(m, offices)], offices

    def _dates(self, text: str, offset: int) -> tuple[DateMention, ...]:
        found = find_dates(
            text, anchor=self.document.published, offset=offset, previous=self.previous
        )
        return tuple(_follow_on(mention, self.previous) for mention in found)

    def _remember_date(self, dates: Iterable[DateMention]) -> None:
        points = [d for d in dates if d.shape is DateShape.POINT and d.date is not None]
        # A date with its year written sets the story's time; one read off the day does not
        # move it away from that within the same sentence.
        written = [d for d in points if not d.anchored]
        if points:
            self.previous = (written or points)[-1].date

    def _resolve(
        self,
        index: int,
        tokens: tuple[Token, ...],
        named: list[Mention],
        offices: list[OfficeMention],
    ) -> list[Mention]:
        for mention in named:
            entity = self.gazetteer.entity(mention.ref.id) if mention.ref.id else None
            if entity is not None and entity.gender:
                self.genders[entity.id] = entity.gender
        roles = [
            role
            for office in offices
            if not _has_name(office, named)
            and not _OF_A_REGION.match(self.document.text, office.span.end)
            and _is_argument(office, tokens)
            and (role := self._role(office)) is not None
        ]
        self.salience.note(index, [*named, *roles], tokens)
        pronouns = pronoun_mentions(index, tokens, self.salience, self.genders)
        return sorted([*named, *roles, *pronouns], key=lambda m: m.span)

    def _role(self, office: OfficeMention) -> Mention | None:
        fresh = self.document.text[: office.span.start].endswith("new ")
        day = self.document.published
        return role_mention(office, self.gazetteer, self.linker.home, day, fresh=fresh)


# A story tells its days in order: "19 November 2023 ... Sunday, 10 December".
STORY_STEP = timedelta(days=90)


_MONEY = re.compile(
    r"\s?[$€£¥]|\s+(?:money|currency|dollars?|francs?|pounds?|euros?|pesos?|crowns?|kron\w+|rupees?|yen|yuan|lira|notes?)\b",
    re.IGNORECASE,
)


def _follow_on(mention: DateMention, previous: EdtfDate | None) -> DateMention:
    """Move a day without a year into the year of the day told just before it, if it follows on."""
    if not mention.yearless or mention.date is None or previous is None:
        return mention
    told, day = previous.earliest, mention.date.earliest
    if told is None or day is None or not mention.date.is_day or not previous.is_day:
        return mention
    try:
        moved = day.replace(year=told.year)
    except ValueError:
        return mention
    if moved == day or not told <= moved <= told + STORY_STEP:
        return mention
    return replace(mention, date=EdtfDate(edtf=moved.isoformat(), earliest=moved, latest=moved))


def _with_jurisdiction(
    office: OfficeMention, named: Sequence[Mention], text: str, offset: int
) -> OfficeMention:
    """Find the country named with an office: "Argentine President", "president of Chile"."""
    inside = [m for m in named if m.ref.kind is EntityKind.COUNTRY and m.span.overlap(office.span)]
    if inside and inside[-1].ref.id is not None and inside[-1].span.end >= office.span.end:
        return replace(office, jurisdiction=inside[-1].ref.id)
    for mention in named:
        if mention.ref.kind is not EntityKind.COUNTRY or mention.ref.id is None:
            continue
        if mention.span.end <= office.span.start:
            if _OF.search(text[: mention.span.start - offset]):
                continue
            gap = text[mention.span.end - offset : office.span.start - offset]
        elif mention.span.start >= office.span.end:
            gap = text[office.span.end - offset : mention.span.start - offset]
        else:
            continue
        part = mention.how == "adjective" and mention.span.start >= office.span.end
        if not part and _joins(gap, before=mention.span.end <= office.span.start):
            return replace(office, jurisdiction=mention.ref.id)
    return office


_OF_A_REGION = re.compile(r" of (?:the )?(?:\w+ )?(?:state|province|region|territory) of\b")
# "Social Democratic Party of Germany president": the country is part of the party's name.
_OF = re.compile(r"[A-ZÀ-Þ][\w-]* of (?:the )?$")


def _joins(gap: str, *, before: bool) -> bool:
    words = gap.lower().replace("’", "'").split()
    if before:
        modifiers = {
            "'s",
            "'",
            "former",
            "acting",
            "interim",
            "new",
            "next",
            "then",
            "outgoing",
            "caretaker",
        }
        return len(words) <= 2 and all(word in modifiers for word in words)
    return words in (["of"], ["of", "the"], ["of", "the", "republic", "of"])


def _is_office_word(mention: Mention, offices: Sequence[OfficeMention]) -> bool:
    unknown = mention.ref.id is None and not mention.ref.candidates
    return unknown and any(office.span.overlap(mention.span) for office in offices)


def _has_name(office: OfficeMention, named: Sequence[Mention]) -> bool:
    """Say whether a person's name stands right beside the office."""
    for mention in named:
        if mention.ref.kind is not EntityKind.PERSON:
            continue
        gap = max(mention.span.start - office.span.end, office.span.start - mention.span.end)
        if 0 <= gap <= 2:
            return True
    return False


_POSTS = ("presidency", "premiership", "chancellorship")
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj"})


def _is_argument(office: OfficeMention, tokens: Sequence[Token]) -> bool:
    """Say whether an office stands for its holder ("the president said"), not as a predicate."""
    inside = [i for i, t in enumerate(tokens) if office.span.start <= t.start < office.span.end]
    if not inside:
        return False
    head = inside[-1]
    if tokens[head].dep not in _ARGUMENTS or tokens[tokens[head].head].lemma in {"as", "become"}:
        return False
    if office.text.lower().endswith(_POSTS) and tokens[head].dep != "nsubj":
        return False  # "won the presidency" is the post, not whoever holds it
    return any(
        tokens[child].dep in {"det", "poss"} and tokens[child].lemma not in {"a", "an", "no", "any"}
        for child in children(tokens, head)
    )


def _quoted(text: str, offset: int) -> tuple[Span, ...]:
    spans = []
    opened: int | None = None
    for position, char in enumerate(text):
        if char == "“" or (char == '"' and opened is None):
            opened = position
        elif char in '”"' and opened is not None:
            spans.append(Span(start=offset + opened, end=offset + position + 1))
            opened = None
    if opened is not None:
        spans.append(Span(start=offset + opened, end=offset + len(text)))
    return tuple(spans)
