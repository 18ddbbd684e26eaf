"""Make claims of the clauses that no reader of one kind took, each a statement of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.language.parse import subtree
from factcheck.model.claim import UNREAD, Claim, ClaimKind, Slot, Slots
from factcheck.model.value import DateShape, EntityKind, EntityRef, Span
from factcheck.normalise.wording import words as listed_words
from factcheck.splitter.clause.tree import Clause, Form, Mood
from factcheck.splitter.draft import date_slot, make_claim, quantity_slot, resolved_text
from factcheck.splitter.kinds import counts, kind_of
from factcheck.splitter.nominal import noun_for
from factcheck.splitter.pairs import pairs
from factcheck.splitter.reading import Mention, Passage, Reading
from factcheck.splitter.worthiness import JUDGEMENT, is_judgement

MIN_WORDS = 3  # a shorter statement ("He left.") tells nothing by itself
_RELATIVE = frozenset({"WP", "WP$"})  # "who", "whose"
_NAMES = frozenset({"NOUN", "PROPN", "NUM"})
_CONTENT = frozenset({"NOUN", "PROPN", "NUM", "VERB", "ADJ"})
# "creating a $16 billion trade surplus" tells nothing beside the surplus: four words of five.
MOSTLY = 0.75
NOT_CHECKABLE = {Mood.SUPPOSED: "a supposition", Mood.PREDICTED: "a prediction"}


def claims(
    passage: Passage, reading: Reading, clauses: Sequence[Clause], typed: Sequence[Claim]
) -> Iterator[Claim]:
    """Give a claim for every clause whose predicate no claim of a kind holds."""
    told: set[int] = set()
    for clause in clauses:
        span = span_of(passage, clause.own)
        if not _is_taken(passage, clause, span, typed) and _says_something(passage, clause):
            kind = kind_of(reading, passage, clause, span)
            yield _claim(passage, reading, clause, kind)
        if clause.speaker and clause.form is not Form.REPORTED and clause.head not in told:
            told.add(clause.head)
            yield from _according(passage, reading, clause)


def attributed(
    passage: Passage, reading: Reading, clauses: Sequence[Clause], claims: Sequence[Claim]
) -> list[Claim]:
    """Note who says each claim that stands in what somebody says."""
    spoken = [(span_of(passage, c.own), c) for c in clauses if c.speaker]
    return [_attributed(passage, reading, spoken, claim) for claim in claims]


def _attributed(
    passage: Passage, reading: Reading, spoken: Sequence[tuple[Span, Clause]], claim: Claim
) -> Claim:
    holding = [(len(s), c) for s, c in spoken if 2 * s.overlap(claim.span) >= len(claim.span)]
    if not holding or claim.kind is ClaimKind.ATTRIBUTION:
        return claim
    closest = min(holding, key=lambda pair: pair[0])[1]
    expected = closest.form is Form.REPORTED and closest.mood is Mood.PREDICTED
    return replace(
        claim,
        attributed_to=_words(passage, reading, closest, closest.speaker),
        not_checkable=claim.not_checkable or (NOT_CHECKABLE[closest.mood] if expected else ""),
    )


def _according(passage: Passage, reading: Reading, clause: Clause) -> Iterator[Claim]:
    """Give the claim that somebody said it, where "according to" says so."""
    tokens = passage.tokens
    if not any(tokens[i - 2].lemma == "accord" for i in clause.speaker if i >= 2):
        return
    speaker = _words(passage, reading, clause, clause.speaker)
    yield make_claim(
        reading,
        span=span_of(passage, (*clause.own, *clause.speaker)),
        kind=ClaimKind.ATTRIBUTION,
        statement=f"According to {speaker}, {statement(passage, reading, clause)}",
        slots=Slots(
            subject=_phrase(passage, reading, clause.speaker), relation="say", details=(UNREAD,)
        ),
    )


def span_of(passage: Passage, indices: Sequence[int]) -> Span:
    """Give the stretch of text that some tokens cover."""
    tokens = passage.tokens
    return Span(start=tokens[min(indices)].start, end=tokens[max(indices)].end)


def _is_taken(passage: Passage, clause: Clause, span: Span, typed: Sequence[Claim]) -> bool:
    """Say whether claims of a kind hold a clause's predicate, or most of what it tells."""
    head = passage.tokens[clause.head]
    for claim in typed:
        if claim.span.start <= head.start < claim.span.end:
            held = claim.slots.spans
            if not held or any(span.overlap(each) for each in held):
                return True
    if clause.reports:
        return False
    told = [t for t in (passage.tokens[i] for i in clause.words) if t.pos in _CONTENT]
    there = [t for t in told if any(c.span.start <= t.start < c.span.end for c in typed)]
    return len(there) >= MOSTLY * len(told) > 0


def _says_something(passage: Passage, clause: Clause) -> bool:
    words = [passage.tokens[i] for i in (*clause.subject, *clause.words)]
    if clause.link and not clause.subject:
        return False  # "born in Lima" of nobody
    told = len(words) + bool(clause.link) + passage.heading  # a headline spares its words
    return told >= MIN_WORDS and any(token.pos in _NAMES for token in words)


def _claim(passage: Passage, reading: Reading, clause: Clause, kind: ClaimKind) -> Claim:
    claim = make_claim(
        reading,
        span=span_of(passage, clause.own),
        kind=kind,
        statement=statement(passage, reading, clause),
        slots=_slots(passage, reading, clause),
    )
    words = " ".join(passage.tokens[i].text for i in clause.own)
    open_pair = next(
        (p for p, names in pairs(reading, passage) if claim.span.contains(p) and not names), None
    )
    if open_pair is not None and not claim.ambiguous:
        said = passage.text[
            open_pair.start - passage.span.start : open_pair.end - passage.span.start
        ]
        claim = replace(claim, ambiguous=f"“{said}” may mean more than one")
    why = JUDGEMENT if is_judgement(words) else NOT_CHECKABLE.get(clause.mood, "")
    return replace(claim, not_checkable=why)


def statement(passage: Passage, reading: Reading, clause: Clause) -> str:
    """Say a clause as a sentence: its subject, the verb it goes without, and its own words."""
    subject = _words(passage, reading, clause, clause.subject)
    if _is_in_order(clause):
        whole = sorted({*clause.subject, *clause.words})
        named = all(passage.tokens[i].pos != "PRON" for i in clause.subject)
        text = _words(passage, reading, clause, whole, told=subject if named else "")
        return text[:1].upper() + text[1:]
    where = _words(passage, reading, clause, clause.setting)
    if clause.setting and passage.tokens[clause.setting[0]].pos == "DET":
        where = where[:1].lower() + where[1:]
    parts = (
        subject,
        clause.link,
        _words(passage, reading, clause, clause.words, told=subject),
        f"in {where}" if where else "",
    )
    text = " ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def _is_in_order(clause: Clause) -> bool:
    """Say whether a clause reads best as it is written: "In 2023 the figure rose"."""
    whole = {*clause.subject, *clause.words} == set(clause.own)
    return whole and not clause.link and not clause.reports and clause.form is not Form.RELATIVE


def _words(
    passage: Passage, reading: Reading, clause: Clause, indices: Sequence[int], told: str = ""
) -> str:
    """Give tokens as text, those that stand side by side as they are written."""
    tokens = passage.tokens
    parts: list[str] = []
    run: list[int] = []
    for index, following in pairwise((*indices, -1)):
        if tokens[index].tag in _RELATIVE and clause.antecedent and index not in clause.antecedent:
            owner = "'s" if tokens[index].tag == "WP$" else ""
            parts.append(_words(passage, reading, clause, clause.antecedent) + owner)
            continue
        run.append(index)
        if following != index + 1 or tokens[following].tag in _RELATIVE:
            span = Span(start=tokens[run[0]].start, end=tokens[run[-1]].end)
            text = resolved_text(reading, passage, span, told or " ".join(parts))
            inner = parts and tokens[run[0]].pos == "DET"
            text = text[:1].lower() + text[1:] if inner else text
            # What was said before it is said who said it: "Lee said: prices rose".
            leads = clause.reports and -1 < following < index
            parts.append(f"{text.rstrip(' ,;')}:" if leads else text)
            run = []
    text = " ".join(part.strip(" ,;") for part in parts if part.strip(" ,;"))
    return f'{text}"' if text.count('"') % 2 else text


def _slots(passage: Passage, reading: Reading, clause: Clause) -> Slots:
    """Fill the slots from the parse: who, does what, to whom, how much, when and where."""
    named = clause.form in {Form.APPOSITION, Form.TITLE}
    return replace(
        fragment_slots(passage, span_of(passage, clause.own), clause.own),
        subject=_phrase(passage, reading, clause.subject),
        relation="be" if named else _relation(passage, clause),
        object=_phrase(passage, reading, _object(passage, clause)),
    )


def _relation(passage: Passage, clause: Clause) -> str:
    """Give the verb of a clause; of a rise or fall also by, to or from how much."""
    tokens = passage.tokens
    lemma = tokens[clause.head].lemma
    moved = next((way for way in ("rose", "fell") if lemma in listed_words("clauses", way)), "")
    told = [
        tokens[i].lemma
        for i in clause.words
        if tokens[i].head == clause.head and tokens[i].lemma in {"by", "from", "to"}
    ]
    return "_".join((moved, *dict.fromkeys(told))) if moved and told else lemma


def fragment_slots(passage: Passage, span: Span, own: Sequence[int] = ()) -> Slots:
    """Fill the slots that words without a predicate have: how much, when and where.

    `own` are the tokens of a clause, which may have words of another between them.
    """
    tokens = passage.tokens
    words = [Span(start=tokens[i].start, end=tokens[i].end) for i in own] or [span]

    def stands(part: Span) -> bool:
        return any(part.overlap(word) for word in words)

    items = passage.inside(span)
    dates = (d for d in items.dates if d.date is not None and d.shape is not DateShape.DURATION)
    date = next((d for d in dates if stands(d.span)), None)
    number = next((q for q in items.quantities if stands(q.span) and counts(passage, q)), None)
    kinds = (EntityKind.COUNTRY, EntityKind.CITY, EntityKind.REGION)
    place = next((m for m in items.of_kind(*kinds) if _is_where(passage, m)), None)
    return Slots(
        quantity=quantity_slot(number.text, number.quantity, number.span) if number else None,
        time=date_slot(date.text, date.date, date.span) if date and date.date else None,
        place=Slot(text=place.text, value=place.ref, span=place.span) if place else None,
        details=(UNREAD,),
    )


def _object(passage: Passage, clause: Clause) -> tuple[int, ...]:
    tokens = passage.tokens
    if clause.form in {Form.APPOSITION, Form.TITLE}:
        return clause.words
    top = next(
        (
            i
            for i in clause.words
            if tokens[i].head == clause.head and tokens[i].dep in {"dobj", "attr", "oprd", "agent"}
        ),
        None,
    )
    if top is None:
        return ()
    below = set(subtree(tokens, top))
    return tuple(i for i in clause.words if i in below)


def _phrase(passage: Passage, reading: Reading, indices: Sequence[int]) -> Slot[EntityRef] | None:
    """Give a noun phrase as a slot: the entity named in it, else its words."""
    if not indices:
        return None
    span = span_of(passage, indices)
    text = passage.text[span.start - passage.span.start : span.end - passage.span.start]
    named = [m for m in passage.mentions if span.contains(m.span)]
    if len(named) == 1 and 2 * len(named[0].span) >= len(span):
        return Slot(text=named[0].text, value=named[0].ref, span=named[0].span)
    noun = noun_for(reading, passage, indices[0]) if len(indices) == 1 else None
    return Slot(text=text, value=EntityRef(name=noun or text), span=span)


def _is_where(passage: Passage, mention: Mention) -> bool:
    index = passage.token_at(mention.span)
    return index is not None and passage.tokens[index].dep == "pobj"
