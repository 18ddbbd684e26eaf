"""Find claims of published figures in a sentence: levels, rates, growth, balances, trends."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from factcheck.model.claim import Claim
from factcheck.model.value import Span
from factcheck.normalise.indicators import Indicator, indicators_by_id
from factcheck.normalise.names import fold
from factcheck.splitter.draft import quantity_slot
from factcheck.splitter.grammar import cover, subject_of, verb_above
from factcheck.splitter.quantity.attributes import attribute_claims
from factcheck.splitter.quantity.claim import Draft, finish
from factcheck.splitter.quantity.lexicon import lexicon, words_in
from factcheck.splitter.quantity.match import CUE, Match, find_matches, is_lost, is_other_number
from factcheck.splitter.quantity.period import find_period
from factcheck.splitter.quantity.place import Place, find_place, right_after
from factcheck.splitter.quantity.ratio import ratio_claims
from factcheck.splitter.quantity.sign import (
    balance_sign,
    direction,
    is_by,
    is_rate_phrase,
    moved_to,
    phrase_sign,
    word_sign,
)
from factcheck.splitter.quantity.tenure import since_office
from factcheck.splitter.quantity.terms import Term
from factcheck.splitter.quantity.trends import trend_claims
from factcheck.splitter.quantity.units import counts_people, find_numbers
from factcheck.splitter.quantity.wording import growth_statement, number_text, value_statement
from factcheck.splitter.quantity.years import Period
from factcheck.splitter.reading import Passage, Reading

_PRODUCT = "NY.GDP.MKTP.KD.ZG"
# Words of a figure's name that others of the same unit share: they may be meant instead.
_SHARED = frozenset(
    "output economy gdp product income population debt exports imports unemployment unemployed jobless"
    " joblessness growth spending poverty literacy expectancy mortality".split()
)
_COMMON = frozenset(
    "people rate the of in among out work total and at a an to per cent share".split()
)
_AVERAGED = re.compile(r"\b(?:averag(?:ed|es|ing)|on average|an average of)\b", re.IGNORECASE)
_POPULATION = "indicator:SP.POP.TOTL"
_TURNING = frozenset({"economic contraction", "contraction", "expansion", "economic expansion"})


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's quantity claims."""
    matches = [*find_matches(passage, reading)]
    matches += _peoples(passage, matches)
    for match in matches:
        claim = _claim(passage, reading, match, matches)
        if claim is not None:
            yield claim
    yield from trend_claims(passage, reading, matches)
    yield from ratio_claims(passage, reading)
    yield from attribute_claims(passage, reading)


def alternatives(options: Sequence[Indicator], phrase: str, near: str) -> list[str]:
    """Give other figures of the same unit that share a word of the name: per head, another basis.

    What sets one of them apart ("youth", "women", "per head") has to stand somewhere near.
    """
    words = _SHARED & set(phrase.split())
    chosen = {option.id for option in options}
    told = set(fold(near).split())
    return [
        each.id
        for each in indicators_by_id().values()
        if each.needs == options[0].needs
        and each.id not in chosen
        and words & _shared_words()[each.id]
        and (each.needs != "percent" or _sets_apart(each.id, options[0].id) & told)
    ]


@cache
def _sets_apart(indicator: str, other: str) -> frozenset[str]:
    """Give the words of one figure's names that the other's lack."""
    known = indicators_by_id()
    mine, theirs = (
        {word for name in known[each].phrases for word in name.split()}
        for each in (indicator, other)
    )
    return frozenset(mine - theirs) - _SHARED - _COMMON


@cache
def _shared_words() -> Mapping[str, frozenset[str]]:
    """Give the words of every figure's names that others share, by its id."""
    known = indicators_by_id().items()
    return {
        id_: _SHARED & {w for name in each.phrases for w in name.split()} for id_, each in known
    }


def _near_text(passage: Passage, reading: Reading) -> str:
    """Give the text of a sentence and of those before it in its paragraph."""
    near = [passage.text]
    for other in reversed(reading.passages[: passage.index]):
        if other.paragraph != passage.paragraph:
            break
        near.append(other.text)
    return " ".join(near)


def _peoples(passage: Passage, matches: Sequence[Match]) -> Iterator[Match]:
    """Give the numbers that count a people by its name: "some 46 million Colombians"."""
    taken = {match.number.span for match in matches}
    for number in find_numbers(passage):
        if number.span in taken or "person" not in number.measures:
            continue
        if is_other_number(passage, number):
            continue
        if number.quantity.unit != "person" and not counts_people(passage, number.mention):
            continue
        option = indicators_by_id()[_POPULATION]
        term = Term(span=number.span, phrase="people", options=(option,))
        yield Match(number=number, term=term, options=(option,), measure="value", distance=0)


def _claim(
    passage: Passage, reading: Reading, match: Match, matches: Sequence[Match]
) -> Claim | None:
    own = right_after(passage, match.number.span)
    aside = (
        _is_part(passage, match) or _is_barred(passage, match) or (match.term.narrowed and not own)
    )
    place = None if aside else _place(passage, reading, match)
    if place is None:
        return None
    others = _others(passage, match, matches)
    period = since_office(passage, reading, match.number.span, place) or find_period(
        passage, reading, match.number.span, others
    )
    sign = _sign(passage, match)
    text = number_text(match.number)
    draft = Draft(
        place=place,
        period=period,
        indicators=tuple(option.id for option in match.options),
        measure=match.measure,
        relation="growth" if match.measure == "growth" else _relation(match.options[0], sign),
        sign=sign,
        phrase=match.term.phrase,
        strength=_strength(passage, match),
        quantity=quantity_slot(text, match.number.quantity, match.number.span),
        more={
            "moved": str(_moved(passage, match)),
            "averaged": "yes" if _AVERAGED.search(passage.text) else "",
            "alternatives": "|".join(
                alternatives(match.options, match.term.phrase, _near_text(passage, reading))
            ),
        },
    )
    say = growth_statement if match.measure == "growth" else value_statement
    statement = say(place.slot.value.name, match.options[0], text, period, sign)
    span = _span(passage, match, period)
    drafted = finish(reading, draft, span=span, statement=statement)
    forecast = "a forecast or an aim" if _is_forecast(passage, match) else ""
    return replace(drafted, not_checkable=forecast)


def _others(passage: Passage, match: Match, matches: Sequence[Match]) -> list[tuple[Span, bool]]:
    """Give the sentence's other numbers, each with "gives the same figure"."""
    same = {m.number.span for m in matches if m.term.phrase == match.term.phrase}
    spans = {q.span for q in passage.quantities} | {m.number.span for m in matches}
    return [(span, span in same) for span in sorted(spans) if span != match.number.span]


def _place(passage: Passage, reading: Reading, match: Match) -> Place | None:
    if match.distance is not None:
        return find_place(passage, reading, match.term.span, match.number.span)
    own = find_place(passage, reading, match.number.span)
    home = next((p for p in reading.passages if p.span.contains(match.term.span)), None)
    if home is None or (own is not None and own.basis != "context"):
        return own
    return find_place(home, reading, match.term.span)


def _sign(passage: Passage, match: Match) -> int:
    """Give the sign that the words lend: -1 for falls and deficits."""
    option, term, number = match.options[0], match.term, match.number.span
    if match.number.quantity.value < 0:
        return 0
    if option.kind == "balance":
        return phrase_sign(term.phrase) or balance_sign(passage, number, term.span)
    if option.kind != "growth" and match.measure != "growth":
        return 0
    if is_rate_phrase(term.phrase) and term.phrase not in _TURNING:
        return 1
    lost = option.id.endswith(_PRODUCT) and is_lost(passage, match.number)
    way = -1 if lost or "deflation" in term.phrase else direction(passage, number, term.span)
    return way or 1


def _moved(passage: Passage, match: Match) -> int:
    """Give the way a level or a rate went to arrive at the number, 0 where nothing says so."""
    option = match.options[0]
    # A currency that falls needs more of it to the dollar.
    currency = option.id.endswith("PA.NUS.FCRF")
    rate = not currency and (option.kind != "growth" or is_rate_phrase(match.term.phrase))
    return moved_to(passage, match.number.span) if match.measure == "value" and rate else 0


def _relation(option: Indicator, sign: int) -> str:
    if option.kind == "balance":
        return {1: "surplus", -1: "deficit"}.get(sign, "balance")
    return "growth_rate" if option.kind == "growth" else "level"


_FRACTION = re.compile(
    r"^\D*\b(?:half|a third|third|a quarter|quarter|a fifth)\b\D*$", re.IGNORECASE
)
_OF_ANOTHER = re.compile(
    r"\s*(?:the (?:level|rate|figure)|of what|of that|what|that|as )", re.IGNORECASE
)


def _is_part(passage: Passage, match: Match) -> bool:
    """Say whether a fraction in words measures another figure: "half the level of 2013"."""
    number = match.number.span
    text = passage.text[number.start - passage.span.start : number.end - passage.span.start]
    after = passage.after(number.end)
    if not _FRACTION.match(text):
        return False
    if _OF_ANOTHER.match(after) is not None:
        return True
    # "Contracted by more than a fifth" and "lost a sixth" move the figure; "half of it" does not.
    moved = is_by(passage, number) and _verb_moves(passage, number)
    lost = is_lost(passage, match.number)
    return match.options[0].kind == "growth" and not (moved or lost)


_BARRED = re.compile(
    r"\b(?:bans?|tariffs?|duty|duties|sanctions|lev(?:y|ies)|curbs|restrictions|penalties|embargo) "
    r"(?:on|for|against) (?:about |some |around |up to |nearly |almost |over |more than |at least )?$",
    re.IGNORECASE,
)


def _is_barred(passage: Passage, match: Match) -> bool:
    """Say whether the number counts what a measure is put on: "tariffs on $6 billion of exports"."""
    before = passage.before(match.number.span.start)
    return _BARRED.search(before) is not None


def _verb_moves(passage: Passage, number: Span) -> bool:
    """Say whether the number's own verb tells of rising or falling."""
    index = passage.token_at(number)
    verb = verb_above(passage.tokens, index) if index is not None else None
    return verb is not None and word_sign(passage.tokens[verb].lemma, "", "VERB") != 0


def _strength(passage: Passage, match: Match) -> str:
    """Say how surely the words name this figure: "strong", "carried", "weak" or "cue"."""
    option = match.options[0]
    if match.term.phrase == CUE:
        return "cue"
    if match.term.weak and (option.needs == "person" or option.kind == "rate"):
        return "weak"
    if not match.number.quantity.unit and option.needs == "percent":
        return "weak"  # the unit itself is a guess
    if match.distance is None:
        return "carried"
    return "strong" if match.distance <= 1 or _is_subject(passage, match) else "carried"


def _is_subject(passage: Passage, match: Match) -> bool:
    """Say whether the figure is the subject of the number's verb, however far away it stands."""
    index = passage.token_at(match.number.span)
    verb = verb_above(passage.tokens, index) if index is not None else None
    subject = subject_of(passage.tokens, verb) if verb is not None else None
    if subject is None or passage.tokens[subject].head != verb:
        return False
    token = passage.tokens[subject]
    return match.term.span.start <= token.start < match.term.span.end


def _span(passage: Passage, match: Match, period: Period) -> Span:
    """Cover number, figure and date where they stand close together."""
    number = match.number.span
    parts = [number]
    if match.distance is not None and match.distance <= 1 and not _parted(passage, match):
        parts.append(match.term.span)
    if period.span is not None and _near(passage, number, period.span):
        parts.append(period.span)
    return cover(*parts)


def _parted(passage: Passage, match: Match) -> bool:
    """Say whether another number stands between figure and number."""
    low, high = sorted((match.number.span, match.term.span))
    return any(low.end <= q.span.start and q.span.end <= high.start for q in passage.quantities)


def _near(passage: Passage, left: Span, right: Span) -> bool:
    return passage.segment_at(left.start) == passage.segment_at(right.start)


def _is_forecast(passage: Passage, match: Match) -> bool:
    if match.options[0].needs == "year":
        return False  # "a newborn is expected to live 67 years" is no forecast
    segment = passage.segment_at(match.number.span.start)
    return bool(set(words_in(passage, segment)) & lexicon("forecast"))
