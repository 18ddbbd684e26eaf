"""Say which figure each number of a sentence gives."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.language.parse import Token, children
from factcheck.model.value import Span
from factcheck.normalise.indicators import Indicator
from factcheck.splitter.grammar import subject_of, verb_above
from factcheck.splitter.quantity.cues import by_cues
from factcheck.splitter.quantity.lexicon import has_phrase, lexicon, words_in
from factcheck.splitter.quantity.period import is_fronted
from factcheck.splitter.quantity.sign import direction, is_by, is_rate_phrase, is_to
from factcheck.splitter.quantity.terms import Term, find_terms, is_bare_balance, is_trade
from factcheck.splitter.quantity.units import Number, find_numbers
from factcheck.splitter.reading import Passage, Reading

# Everyday words that a sentence may take up from the one before all the same.
CARRIED = frozenset({"economy", "output", "prices", "expansion", "contraction"})
_TAKEN_UP = ("FP.CPI.TOTL.ZG", "NY.GDP.MKTP.KD.ZG")
CUE = "by the words around"  # in place of a name
REACH = 2  # sentences back that "it was 11.4" may look for its figure
_TAIL = re.compile(
    r"^[\s-]*(?:(?:of|in|a|the|for|its|per|out|worth|or|so|more|less|million|billion)\b[\s-]*){0,4}",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|rather than|instead of|nowhere near|never)\s+$", re.IGNORECASE)
_TRADING = frozenset({"trade", "merchandise", "export", "exports", "import", "imports"})
_PARTLY = re.compile(r"\bworth of\b", re.IGNORECASE)
_PER = re.compile(r"\b(?:per|every|each)\s+$", re.IGNORECASE)
_DURING = re.compile(r"\b(?:in|for|after|over)\s+$", re.IGNORECASE)
_ADJACENT = re.compile(r"^[\s-]*(?:\w+\s+)?$")
_SHORT = 20  # characters
_OF_WHOM = re.compile(
    r"^\s+of (?:whom|which|those|these)\b|^\s+(?:for|among|of) (?:the )?(?:men|women|males|females|boys|girls|young)\b",
    re.IGNORECASE,
)
# "Eleven years longer than", "two billion more than": how far two values lie apart.
_APART = re.compile(
    r"^(?:[\s-]+(?:us )?(?:dollars?|euros?|people|inhabitants|percentage|points?|years?|per ?cent|worth))*"
    r"[\s-]+(?:more|less|fewer|higher|lower|longer|shorter|larger|bigger|smaller|older|younger|above|below|"
    r"richer|poorer|faster|slower|up|down)\s+(?:\w+\s+){0,4}than\b",
    re.IGNORECASE,
)
# "More than 400 on the Air Quality Index" is a mark on a scale of its own.
_ON_A_SCALE = re.compile(
    r"^(?: points?)? on (?:the|an?) (?:[\w-]+ ){0,4}(?:index|scale)\b", re.IGNORECASE
)
_COUNT_WORD = re.compile(r"^[\s-]*(?:\w+[\s-]+){0,4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Hold a number, the figure it gives, and the meanings that the words allow.

    `measure` is "value" (the figure itself) or "growth" (its change in percent over a year).
    `distance` counts the segments between the two; None when the figure's name stands in an
    earlier sentence.
    """

    number: Number
    term: Term
    options: tuple[Indicator, ...]
    measure: str
    distance: int | None


def find_matches(passage: Passage, reading: Reading) -> tuple[Match, ...]:
    """Match the numbers of a sentence with the figures it (or the one before) names."""
    numbers = find_numbers(passage)
    terms = find_terms(passage) if numbers else ()
    found: list[Match] = []
    for number in numbers:
        if is_other_number(passage, number):
            continue
        # "Just over 65%" is no share of those over 65.
        named = [term for term in terms if not term.span.overlap(number.mention.number)]
        match = _match(passage, reading, number, named)
        if match is None:
            match = _by_cues(passage, number)
        if match is None:
            match = _from_before(passage, reading, number, [m.term for m in found])
        if match is not None:
            found.append(match)
    return tuple(found)


def is_other_number(passage: Passage, number: Number) -> bool:
    """Say whether the number is no value: "not seven", "per 100,000", "half of whom"."""
    before = passage.before(number.span.start)
    after = passage.after(number.span.end)
    timed = "quarters" in number.mention.text and _DURING.search(before) is not None
    return timed or any(
        found is not None
        for found in (
            _PER.search(before),
            _DENIED.search(before),
            _OF_WHOM.match(after),
            _APART.match(after),
            _ON_A_SCALE.match(after),
        )
    )


def _speaks_of_trade(passage: Passage, reading: Reading) -> bool:
    if set(words_in(passage, passage.span)) & _TRADING:
        return True
    return any(is_trade(term) for term in earlier_terms(passage, reading))


def _match(
    passage: Passage, reading: Reading, number: Number, terms: Sequence[Term]
) -> Match | None:
    ranked = sorted(terms, key=lambda term: _cost(passage, number.span, term))
    for term in ranked:
        readings = meanings(passage, number, term)
        if readings is None or not _belongs(passage, number, term):
            continue
        if is_bare_balance(term) and not _speaks_of_trade(passage, reading):
            continue
        options, measure = readings
        return Match(
            number=number,
            term=term,
            options=options,
            measure=measure,
            distance=_segments_between(passage, number.span, term.span),
        )
    return None


def meanings(
    passage: Passage, number: Number, term: Term
) -> tuple[tuple[Indicator, ...], str] | None:
    """Give the indicators of a term that the number can be a value of, and how."""
    fitting = tuple(o for o in term.options if _fits(passage, number, term, o))
    if fitting:
        return fitting, "value"
    changing = tuple(
        o for o in term.options
        if o.kind == "level" and o.needs in {"money", "person", "number"} and "NY.G" not in o.id
    )  # fmt: skip
    if not changing or not _is_change(passage, number, term):
        return None
    return changing, "growth"


def _is_change(passage: Passage, number: Number, term: Term) -> bool:
    """Say whether a percentage is how far a level moved: "exports fell by a tenth"."""
    if number.quantity.unit != "percent" or _is_part_of(passage, number, term):
        return False
    if number.borrowed and not is_by(passage, number.span):
        return False
    moved = direction(passage, number.span, term.span) != 0
    return moved and not _is_share(passage, number) and not is_to(passage, number.span)


def _fits(passage: Passage, number: Number, term: Term, option: Indicator) -> bool:
    if option.needs not in number.measures or _is_step(passage, number, term, option):
        return False
    if option.needs == "money":
        return number.quantity.unit in {"USD", ""}
    if option.needs == "number":
        return _is_number_for(number, term, option)
    if option.needs != "percent":
        return True
    return _fits_percent(passage, number, term, option)


def _is_step(passage: Passage, number: Number, term: Term, option: Indicator) -> bool:
    """Say whether the number is how far a level moved: "exports rose by three billion"."""
    if option.kind not in {"level", "rate", "index"} or not is_by(passage, number.span):
        return False
    return direction(passage, number.span, term.span) != 0 or "percent" in number.measures


def _fits_percent(passage: Passage, number: Number, term: Term, option: Indicator) -> bool:
    if _share_of_product(option) and not _is_share(passage, number):
        return _names_share(passage, term)
    if option.kind == "growth" and _is_ratio(passage, number):
        return False
    if option.kind == "growth":
        named = is_rate_phrase(term.phrase) or "deflation" in term.phrase or term.implied
        if _is_share(passage, number) or _is_part_of(passage, number, term):
            return is_lost(passage, number) and "GDP.MKTP" in option.id
        carried = not passage.span.contains(term.span) and option.id.endswith(_TAKEN_UP)
        return named or carried or direction(passage, number.span, term.span) != 0
    return True


RATE = 1000  # per 100,000; no rate of deaths comes near
_RATIO = re.compile(r"\b(?:out of|in) \w+$", re.IGNORECASE)
_OWNED = re.compile(
    r"^[\s-]*(?:owned|held|controlled|stake|shareholding|interest in|of the shares)\b"
)


def _is_ratio(passage: Passage, number: Number) -> bool:
    """Say whether a share is counted or owned, which no rate is: "three out of four", "43% owned"."""
    start, end = (edge - passage.span.start for edge in (number.span.start, number.span.end))
    counted = _RATIO.search(passage.text[start:end]) is not None
    return counted or _OWNED.match(passage.text[end:]) is not None


def _is_number_for(number: Number, term: Term, option: Indicator) -> bool:
    unit = number.quantity.unit
    if option.unit in {"child", "tonne", "kwh"}:
        return unit in {option.unit, ""}
    if option.id.endswith("PA.NUS.FCRF"):
        return "counted" in number.measures or unit not in {"USD", "percent", "child"}
    if option.unit == "per_100000" and number.quantity.value >= RATE:
        return False  # a count of cases
    return unit in {"", "person"} and not term.weak


def _share_of_product(option: Indicator) -> bool:
    return "percent of GDP" in option.label or "percent of gross national" in option.label


_PUBLIC = frozenset({"debt", "budget", "fiscal"})
_SHARED = frozenset({"defence", "defense", "military", "education", "spending", "revenue", "armed"})


def _names_share(passage: Passage, term: Term) -> bool:
    """Say whether the figure is given as a share by habit, or elsewhere in the sentence."""
    words = set(term.phrase.split())
    if words & _PUBLIC:
        return True
    shares = frozenset(f"of {word}" for word in lexicon("share"))
    return bool(words & _SHARED) and has_phrase(passage, passage.span, shares)


def _is_share(passage: Passage, number: Number) -> bool:
    """Say whether the percentage is one of the country's product: "4% of GDP"."""
    after = Span(start=number.span.end, end=min(passage.span.end, number.span.end + 60))
    before = Span(start=max(passage.span.start, number.span.start - 40), end=number.span.start)
    text = " ".join(words_in(passage, after)[:6])
    share = any(text.startswith((f"of {w}", f"of its {w}")) for w in lexicon("share"))
    return share or has_phrase(
        passage, before, frozenset({"share of gdp", "percent of gdp", "ratio"})
    )


def is_lost(passage: Passage, number: Number) -> bool:
    """Say whether the country lost a part of its output, which is a fall of it."""
    segment = passage.segment_at(number.span.start)
    return any(
        token.pos == "VERB" and token.lemma in lexicon("losses")
        for token in passage.tokens
        if segment.start <= token.start < segment.end
    )


def _is_part_of(passage: Passage, number: Number, term: Term) -> bool:
    """Say whether the number is a part of the term: "12% of the population"."""
    gap = passage.text[
        number.span.end - passage.span.start : max(0, term.span.start - passage.span.start)
    ]
    return bool(re.match(r"^\s+of\s+(?:the|its|their|all|a)?\s*(?:\w+\s)?$", gap))


def _segments_between(passage: Passage, left: Span, right: Span) -> int:
    if passage.segment_at(left.start) == passage.segment_at(right.start):
        return 0
    low, high = sorted((left.start, right.start))
    return 1 + sum(low < s.start and s.end <= high for s in passage.segments)


def _cost(passage: Passage, number: Span, term: Term) -> tuple[int, int]:
    """Rank terms for a number: right behind it, then before it and near, then after it."""
    far = _segments_between(passage, number, term.span)
    if term.span.start >= number.end:
        gap = passage.text[number.end - passage.span.start : term.span.start - passage.span.start]
        close = far == 0 and _COUNT_WORD.match(gap) and not re.search(r"\b(?:and|while|but)\b", gap)
        return (0 if close else 3 * far + 4, len(gap))
    return (3 * far + 1, number.start - term.span.end)


def _belongs(passage: Passage, number: Number, term: Term) -> bool:
    """Say whether nothing between term and number makes the number another thing's."""
    if term.span.overlap(number.mention.number) and len(term.span) > len(number.span):
        return False
    near = _segments_between(passage, number.span, term.span) == 0
    if term.span.start >= number.span.end:
        fronted = is_fronted(passage, number.span)
        return (near or fronted) and _follows(passage, number, term)
    subject = _own_subject(passage, number)
    own = subject is not None and term.span.start <= subject.start < term.span.end
    return near or own or not _another_subject(passage, number, term)


def _follows(passage: Passage, number: Number, term: Term) -> bool:
    """Say whether a name after the number can be what it measures."""
    gap = passage.text[number.span.end - passage.span.start : term.span.start - passage.span.start]
    if _PARTLY.search(gap) is not None and len(gap) < _SHORT:
        return False  # "tariffs on 200 billion dollars' worth of imports"
    # "A 3 trillion dollar economy" is one, "losses of 3 billion for the economy" is not.
    return not term.weak or "money" not in number.measures or _ADJACENT.match(gap) is not None


def _another_subject(passage: Passage, number: Number, term: Term) -> bool:
    return subject_between(passage, term.span, number.span, counted="person" in number.measures)


def subject_between(passage: Passage, term: Span, number: Span, *, counted: bool = False) -> bool:
    """Say whether a subject of its own stands between a figure's name and a number.

    `counted` says that the number counts people, so that "it" and "the number" are others too.
    """
    low, high = sorted((term, number))
    return any(
        low.end <= token.start < high.start
        and token.dep in {"nsubj", "nsubjpass"}
        and token.pos != "PRON"
        and token.tag not in {"WDT", "WP"}
        and (token.lemma not in lexicon("continuation", "subjects") or counted)
        and not _is_place(passage, token)
        for token in passage.tokens
    )


def _own_subject(passage: Passage, number: Number) -> Token | None:
    index = passage.token_at(number.span)
    verb = verb_above(passage.tokens, index) if index is not None else None
    subject = subject_of(passage.tokens, verb) if verb is not None else None
    return passage.tokens[subject] if subject is not None else None


def _is_place(passage: Passage, token: Token) -> bool:
    return any(
        m.country is not None and m.ref.id == m.country and m.span.start <= token.start < m.span.end
        for m in passage.mentions
    )


def _by_cues(passage: Passage, number: Number) -> Match | None:
    """Match a number with the figures that the words round it go with."""
    options = by_cues(passage, number)
    if not options:
        return None
    term = Term(span=number.span, phrase=CUE, options=options)
    return Match(number=number, term=term, options=options, measure="value", distance=0)


def _from_before(
    passage: Passage, reading: Reading, number: Number, used: Sequence[Term]
) -> Match | None:
    """Find the figure in the sentences before: "In 2023 the figure was 24.7 per cent"."""
    if number.measures & {"person", "counted"} or not _continues(passage, number):
        return None
    for term in (*reversed(used), *earlier_terms(passage, reading)):
        readings = meanings(passage, number, term)
        if readings is not None and readings[1] == "value":
            return Match(
                number=number, term=term, options=readings[0], measure="value", distance=None
            )
        return None
    return None


def _continues(passage: Passage, number: Number) -> bool:
    """Say whether the clause has no subject of its own, or only "it" or "the figure"."""
    subject = _own_subject(passage, number)
    if subject is None:
        return not any(t.dep == "nsubj" for t in passage.tokens)
    if subject.lemma in lexicon("continuation", "subjects"):
        return not _is_described(passage, subject)
    inside = number.span.start <= subject.start < number.span.end
    return inside and not any(t.pos == "NOUN" for t in _after(passage, number))


def _is_described(passage: Passage, subject: Token) -> bool:
    """Say whether "the rate" is a rate of its own: "the interest rate"."""
    index = passage.tokens.index(subject)
    return any(
        passage.tokens[c].dep in {"compound", "amod", "nmod", "poss"}
        for c in children(passage.tokens, index)
    )


def _after(passage: Passage, number: Number) -> Iterable[Token]:
    return [t for t in passage.tokens if t.start >= number.span.end][:3]


def earlier_terms(passage: Passage, reading: Reading) -> Iterator[Term]:
    """Give the figures named in the sentences just before, the last first."""
    for other in reversed(reading.passages[max(0, passage.index - REACH) : passage.index]):
        if other.paragraph != passage.paragraph:
            return
        terms = [
            t for t in find_terms(other) if not t.implied and (not t.weak or t.phrase in CARRIED)
        ]
        yield from reversed(terms)
