"""Find claims that give no number: which way a figure went, a surplus, a record, who has more."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.language.parse import children
from factcheck.model.claim import Claim
from factcheck.model.value import DateMention, DateShape, Span
from factcheck.normalise.indicators import Indicator, indicators_by_id
from factcheck.splitter.grammar import cover, is_negated, subject_of
from factcheck.splitter.quantity.claim import Draft, finish
from factcheck.splitter.quantity.lexicon import lexicon, words_in
from factcheck.splitter.quantity.match import Match
from factcheck.splitter.quantity.period import dated, is_base, of_mention, other_length
from factcheck.splitter.quantity.place import find_place
from factcheck.splitter.quantity.sign import balance_sign, is_rate_phrase, phrase_sign
from factcheck.splitter.quantity.terms import Term, find_terms
from factcheck.splitter.quantity.versus import comparison_claims
from factcheck.splitter.quantity.wording import plain_label, possessive, when_text
from factcheck.splitter.quantity.years import Period, undated
from factcheck.splitter.reading import Passage, Reading

_BALANCE = ("derived.trade-balance-goods", "derived.trade-balance")
_SPEED = frozenset({"speed", "steam", "momentum", "pace", "ground"})  # what growth can lose
_EXCEED = frozenset({"exceed", "outstrip", "outweigh", "outpace", "surpass", "top", "outnumber"})
# These take years; the change on the year before does not show them.
_FOLD = frozenset({"double", "treble", "triple", "halve", "multiply"})
_AGAIN = 30  # characters between "in 2023" and "again in 2024"


def trend_claims(passage: Passage, reading: Reading, matches: Sequence[Match]) -> Iterator[Claim]:
    """Give the sentence's claims about figures that have no number of their own."""
    if _is_hedged(passage):
        return
    terms = [term for term in find_terms(passage) if not term.narrowed]
    yield from _balances(passage, reading, terms, matches)
    yield from _moves(passage, reading, terms, matches)
    yield from _records(passage, reading, terms)
    yield from comparison_claims(passage, reading, terms)


def _is_hedged(passage: Passage) -> bool:
    return bool(set(words_in(passage, passage.span)) & (lexicon("forecast") - {"if", "due"}))


def _balances(
    passage: Passage, reading: Reading, terms: Sequence[Term], matches: Sequence[Match]
) -> Iterator[Claim]:
    """Give "we run a current account deficit" and "imports exceed exports"."""
    numbered = {match.options[0].id for match in matches}
    said: set[str] = set()
    for term in terms:
        option = term.options[0]
        bare = len(term.phrase.split()) == 1 or term.implied
        if (
            option.kind != "balance"
            or option.id in numbered | said
            or (bare and not _led(passage, term))
        ):
            continue
        said.add(option.id)
        sign = phrase_sign(term.phrase) or balance_sign(passage, None, term.span)
        if sign and not _denied(passage, term.span):
            ids = tuple(o.id for o in term.options if o.kind == "balance")
            words = _balance_word(passage, term)
            span = cover(_clause(passage, term.span), *words)
            yield from _stated(passage, reading, term, (ids, "sign", sign), span)
    yield from _exceeding(passage, reading, terms)
    yield from _sold_and_bought(passage, reading)


def _balance_word(passage: Passage, term: Term) -> tuple[Span, ...]:
    """Give the surplus or deficit that a figure without one in its name is said to show."""
    if phrase_sign(term.phrase):
        return ()
    sides = lexicon("directions", "positive_balance") | lexicon("directions", "negative_balance")
    after = [t for t in passage.tokens if t.start >= term.span.end and t.text.lower() in sides]
    return (Span(start=after[0].start, end=after[0].end),) if after else ()


def _led(passage: Passage, term: Term) -> bool:
    """Say whether a bare surplus is what trade left: "leaving a surplus"."""
    before = passage.before(term.span.start).lower().split()[-4:]
    return not term.implied and bool({"leaving", "left", "leaves"} & set(before))


def _exceeding(passage: Passage, reading: Reading, terms: Sequence[Term]) -> Iterator[Claim]:
    for left, right in pairwise(terms):
        gap = passage.text[
            left.span.end - passage.span.start : right.span.start - passage.span.start
        ]
        verbs = [
            t
            for t in passage.tokens
            if left.span.end <= t.start < right.span.start and t.lemma in _EXCEED
        ]
        sides = (_side(left), _side(right))
        if not verbs or set(sides) != {1, -1} or "," in gap:
            continue
        ids = tuple(f"indicator:{name}" for name in _BALANCE)
        span = cover(left.span, right.span)
        yield from _stated(passage, reading, left, (ids, "sign", sides[0]), span)


_SELL = r"(?:sells?|sold|exports?|exported|earns?|earned)"
_BUY = r"(?:buys?|bought|imports?|imported|spends?|spent)"
_MORE = (
    (
        re.compile(
            rf"\b{_SELL}\b[^,;.]{{0,40}}\bmore\b[^,;.]{{0,50}}\bthan (?:it|they|we|the country) {_BUY}\b"
        ),
        1,
    ),
    (
        re.compile(
            rf"\b{_BUY}\b[^,;.]{{0,40}}\bmore\b[^,;.]{{0,50}}\bthan (?:it|they|we|the country) {_SELL}\b"
        ),
        -1,
    ),
)
_GOODS = re.compile(
    r"\b(?:goods|abroad|overseas|imports|exports|trade|merchandise)\b", re.IGNORECASE
)


def _sold_and_bought(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give "it sold more goods than it bought" as the side of its trade balance."""
    ids = tuple(f"indicator:{name}" for name in _BALANCE)
    for pattern, sign in _MORE:
        for match in pattern.finditer(passage.text) if _GOODS.search(passage.text) else ():
            start = passage.span.start
            span = Span(start=start + match.start(), end=start + match.end())
            options = tuple(indicators_by_id()[name] for name in ids)
            term = Term(span=span, phrase="trade balance", options=options)
            yield from _stated(passage, reading, term, (ids, "sign", sign), span)


def _side(term: Term) -> int:
    code = term.options[0].id.removeprefix("indicator:")
    return code.startswith(("TX.", "NE.EXP")) - code.startswith(("TM.", "NE.IMP"))


def _moves(
    passage: Passage, reading: Reading, terms: Sequence[Term], matches: Sequence[Match]
) -> Iterator[Claim]:
    """Give "output fell in 2023 and again in 2024" and "growth slowed this year"."""
    for index, token in enumerate(passage.tokens):
        if token.pos not in {"VERB", "AUX"} or is_negated(passage.tokens, index):
            continue
        if token.lemma in _FOLD or token.dep == "amod":
            continue
        sign, paced = _verb_sign(token.lemma)
        subject = subject_of(passage.tokens, index)
        if not sign or subject is None:
            continue
        term = _term_at(terms, passage.tokens[subject].start)
        if term is None or _has_number(passage, index, matches) or _has_object(passage, index):
            continue
        reading_of = _reading_of(term, sign, paced=paced)
        if reading_of is None:
            continue
        start = term.span if term.span.end <= token.start <= term.span.end + _AGAIN else None
        verb = Span(start=token.start, end=token.end)
        yield from _stated(passage, reading, term, reading_of, cover(verb, start or verb))


def _verb_sign(lemma: str) -> tuple[int, bool]:
    """Give a verb's direction and whether it speaks of the pace of change."""
    if lemma in lexicon("directions", "slower"):
        return -1, True
    if lemma in lexicon("directions", "faster"):
        return 1, True
    up, down = lexicon("directions", "up"), lexicon("directions", "down")
    return (lemma in up) - (lemma in down), False


def _term_at(terms: Sequence[Term], offset: int) -> Term | None:
    for term in terms:
        if term.span.start <= offset < term.span.end:
            return term
    return None


def _reading_of(term: Term, sign: int, *, paced: bool) -> tuple[tuple[str, ...], str, int] | None:
    """Say what the figure did: the sign of its yearly change, or a change of the rate itself."""
    growth = [o for o in term.options if o.kind == "growth"]
    rate = is_rate_phrase(term.phrase) or paced
    if growth:
        return (growth[0].id,), "change" if rate else "sign", sign
    plain = [
        o for o in term.options if o.kind in {"level", "rate"} and "percent of" not in o.label[-16:]
    ]
    if not plain or paced or term.weak:
        return None
    return (plain[0].id,), "change", sign


def _has_number(passage: Passage, verb: int, matches: Sequence[Match]) -> bool:
    """Say whether the verb's own segment gives a number already claimed."""
    segment = passage.segment_at(passage.tokens[verb].start)
    return any(segment.overlap(match.number.span) for match in matches)


def _stated(
    passage: Passage,
    reading: Reading,
    term: Term,
    meant: tuple[tuple[str, ...], str, int],
    span: Span,
) -> Iterator[Claim]:
    """Give one claim for every date the clause names, or one without."""
    ids, measure, sign = meant
    place = find_place(passage, reading, term.span)
    if place is None:
        return
    dates: list[DateMention | None] = [*_dates_after(passage, span)]
    for when in dates or [None]:
        period = other_length(passage, span) or undated(passage, reading, span)
        covered = span
        if when is not None:
            period, covered = of_mention(passage, when, reading), cover(span, when.span)
        draft = Draft(
            place=place,
            period=period,
            indicators=ids,
            measure=measure,
            relation=_relation(measure, sign),
            sign=sign,
            phrase=term.phrase,
            strength="weak" if term.weak and measure == "change" else "strong",
        )
        option = indicators_by_id()[ids[0]]
        text = _statement(place.slot.value.name, option, draft, period)
        yield finish(reading, draft, span=covered, statement=text)


def _has_object(passage: Passage, verb: int) -> bool:
    """Say whether the verb moves something else: "the economy added jobs"."""
    return any(
        passage.tokens[c].dep == "dobj" and passage.tokens[c].lemma not in _SPEED
        for c in children(passage.tokens, verb)
    )


def _relation(measure: str, sign: int) -> str:
    if measure == "sign":
        return "surplus" if sign > 0 else "deficit"
    return "change_up" if sign > 0 else "change_down"


def _statement(place: str, option: Indicator, draft: Draft, period: Period) -> str:
    owner, label, when = possessive(place), plain_label(option), when_text(period)
    if option.kind == "balance":
        side = "in surplus" if draft.sign > 0 else "in deficit"
        return f"{owner} {label} was {side}{when}."
    if draft.measure == "sign":
        side = "positive" if draft.sign > 0 else "negative"
        return f"{owner} {label} was {side}{when}."
    moved = "rose" if draft.sign > 0 else "fell"
    return f"{owner} {label} {moved}{when} on the year before."


def _dates_after(passage: Passage, span: Span) -> list[DateMention]:
    """Give the dates of the clause that begins here: up to the next verb or number."""
    found: list[DateMention] = []
    at = span.end
    for mention in dated(passage):
        aside = mention.shape is DateShape.SINCE or is_base(passage, mention.span)
        if aside or mention.span.start < span.end:
            continue
        gap = passage.text[at - passage.span.start : mention.span.start - passage.span.start]
        verb = any(at <= t.start < mention.span.start and t.pos == "VERB" for t in passage.tokens)
        if len(gap) > _AGAIN or verb or ";" in gap or ":" in gap:
            break
        found.append(mention)
        at = mention.span.end
    return found or _date_before(passage, span)


def _date_before(passage: Passage, span: Span) -> list[DateMention]:
    segment = passage.segment_at(span.start)
    return [
        mention
        for mention in dated(passage)
        if segment.contains(mention.span) and mention.span.end <= span.start
    ][-1:]


def _clause(passage: Passage, term: Span) -> Span:
    """Cover the verb that governs a term where it stands in the same segment, else the term."""
    index = passage.token_at(term)
    segment = passage.segment_at(term.start)
    while index is not None and passage.tokens[index].head != index:
        index = passage.tokens[index].head
        token = passage.tokens[index]
        if token.pos in {"VERB", "AUX"}:
            verb = Span(start=token.start, end=token.end)
            return cover(verb, term) if segment.contains(verb) else term
    return term


def _denied(passage: Passage, term: Span) -> bool:
    segment = passage.segment_at(term.start)
    before = Span(start=segment.start, end=max(segment.start, term.start))
    if set(words_in(passage, before)) & lexicon("forecast", "negations"):
        return True
    index = passage.token_at(term)
    return index is not None and any(
        passage.tokens[c].lemma == "no" for c in children(passage.tokens, index)
    )


def _records(passage: Passage, reading: Reading, terms: Sequence[Term]) -> Iterator[Claim]:
    """Give "running at its fastest since 2017"."""
    for mention in passage.dates:
        if mention.shape is not DateShape.SINCE or mention.date is None:
            continue
        segment = passage.segment_at(mention.span.start)
        words = set(words_in(passage, Span(start=segment.start, end=mention.span.start)))
        high, low = lexicon("records", "high"), lexicon("records", "low")
        sign = bool(words & high) - bool(words & low)
        near = [t for t in terms if t.span.end <= mention.span.start and not t.weak]
        if sign and near and mention.date.earliest is not None:
            since = mention.date.earliest.year
            yield from _record(passage, reading, (near[-1], sign, since), mention.span)


def _record(
    passage: Passage, reading: Reading, said: tuple[Term, int, int], when: Span
) -> Iterator[Claim]:
    term, sign, since = said
    place = find_place(passage, reading, term.span)
    if place is None:
        return
    inside = [d for d in dated(passage) if d.span.end <= when.start and d.shape is DateShape.POINT]
    period = (
        of_mention(passage, inside[-1], reading) if inside else undated(passage, reading, term.span)
    )
    if phrase_sign(term.phrase) < 0:
        sign = -sign  # the largest deficit is the lowest balance
    growth = [option for option in term.options if option.kind == "growth"]
    option = growth[0] if growth else term.options[0]
    draft = Draft(
        place=place,
        period=period,
        indicators=(option.id,),
        measure="record",
        relation="record",
        sign=sign,
        phrase=term.phrase,
        strength="strong",
        more={"since": str(since)},
    )
    edge = "highest" if sign > 0 else "lowest"
    owner, label = possessive(place.slot.value.name), plain_label(option)
    statement = f"{owner} {label} was the {edge} since {since}{when_text(period)}."
    yield finish(reading, draft, span=cover(term.span, when), statement=statement)
