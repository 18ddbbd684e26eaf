"""Find claims that set a figure against another value: "twice what it was in 2000", "than in 2011".

The other value is the same figure's of another year or another country's, or, in trade, what was
sold against what was bought.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.value import DateMention, DateShape, EntityKind, QuantityMention, Span
from factcheck.normalise.indicators import Indicator, indicators_by_id
from factcheck.splitter.draft import entity_slot, quantity_slot
from factcheck.splitter.grammar import cover
from factcheck.splitter.quantity.claim import Draft, finish
from factcheck.splitter.quantity.lexicon import lexicon, words_in
from factcheck.splitter.quantity.match import earlier_terms, subject_between
from factcheck.splitter.quantity.period import of_mention
from factcheck.splitter.quantity.place import Place, find_place, home_slot
from factcheck.splitter.quantity.terms import Term, find_terms
from factcheck.splitter.quantity.wording import plain_label, possessive, when_text
from factcheck.splitter.quantity.years import EARLIER, Period, undated, year_of
from factcheck.splitter.reading import Mention, Passage, Reading

_OF = re.compile(
    r"^ (?:of )?(?:(?:the|its|their|our) (?:\w+ )?(?:level|amount|rate|figure|value|sum|number|size|total|pace)|"
    r"(?:that|this)\b(?! (?:year|quarter|month))|what\b|those\b|as\b|the (?:previous|earlier))",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"^ as (?:much|many|large|big|high) again", re.IGNORECASE)
_ABOVE = re.compile(
    r"^ (?:higher|more|above|larger|bigger|greater|faster|up)\b(?: than)?", re.IGNORECASE
)
_BELOW = re.compile(r"^ (?:lower|less|fewer|below|smaller|slower|down)\b(?: than)?", re.IGNORECASE)
_THAN = re.compile(
    r"\b(?P<word>higher|lower|more|less|fewer|larger|smaller|bigger|greater|faster|slower)(?: in \d{4})? than "
    r"(?:it (?:was|had been) |they (?:were|had been) )?(?=(?:in|at|during)\b|\d{4}\b|(?:the|a|two|three|four|five|six|ten|several) (?:\w+ )?(?:years?|decades?|months?)\b)",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:(?:roughly |about |almost |much |exactly )?the same as|unchanged (?:from|on)|on a par with|little changed (?:from|on))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\b(?:not|no|never|hardly|nowhere|neither)|n['’]t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_DOWN_WORDS = frozenset("lower less fewer smaller slower".split())
_FOLDS = re.compile(r"\b(?:doubled|trebled|tripled|quadrupled|halved|quintupled)\b", re.IGNORECASE)
_HALVED = re.compile(r"\bhalved\b", re.IGNORECASE)
_MORE_THAN = re.compile(r"\b(?:more than|over|well over)\b", re.IGNORECASE)
SOLD = frozenset("sell sold export exported exports ship shipped".split())
BOUGHT = frozenset("buy bought import imported imports purchase purchased spend spent".split())
_SELLS, _BUYS = frozenset({"sell", "export", "ship"}), frozenset({"buy", "import", "purchase"})
_GOODS = frozenset(
    "goods abroad trade merchandise exports imports exported imported customs overseas".split()
)
_PAIRS = (
    ("indicator:TX.VAL.MRCH.CD.WT", "indicator:TM.VAL.MRCH.CD.WT"),
    ("indicator:NE.EXP.GNFS.CD", "indicator:NE.IMP.GNFS.CD"),
)
_SAME_ROOM = Decimal("0.07")  # "the same": what a reader would call unchanged
ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Factor:
    """Hold how many times one value is the other, or how far above it, with the words' span."""

    span: Span
    end: int  # where the words about the other value begin
    low: Decimal
    high: Decimal
    number: QuantityMention | None = None
    difference: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    """Hold what a figure is set against: years, another country, or the other side of trade."""

    span: Span
    years: tuple[int, ...] = ()
    country: Mention | None = None
    sold: bool | None = None
    ago: bool = False  # counted back from the article's day


def ratio_claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's comparisons with another year, country or side of trade."""
    if set(words_in(passage, passage.span)) & (lexicon("forecast") - {"if", "due"}):
        return
    for factor in _factors(passage):
        claim = _claim(passage, reading, factor)
        if claim is not None:
            yield claim


def _factors(passage: Passage) -> Iterator[_Factor]:
    for number in passage.quantities:
        factor = _of_number(passage, number)
        if factor is not None and not _is_denied(passage, factor.span):
            yield factor
    offset = passage.span.start
    taken = [q.span for q in passage.quantities]
    for found in _THAN.finditer(passage.text):
        span = Span(start=offset + found.start(), end=offset + found.end())
        has_number = any(0 <= span.start - other.end <= 1 for other in taken)
        if has_number or _is_denied(passage, span):
            continue  # "two billion more than" is read above
        up = found["word"].lower() not in _DOWN_WORDS
        low, high = (ONE, Decimal(1000)) if up else (Decimal(0), ONE)
        yield _Factor(span=span, end=span.end, low=low, high=high)
    for found in _SAME.finditer(passage.text):
        span = Span(start=offset + found.start(), end=offset + found.end())
        if not _is_denied(passage, span):
            yield _Factor(span=span, end=span.end, low=ONE - _SAME_ROOM, high=ONE + _SAME_ROOM)


def _is_denied(passage: Passage, span: Span) -> bool:
    return _DENIED.search(passage.before(span.start)) is not None


def _of_number(passage: Passage, number: QuantityMention) -> _Factor | None:
    """Read a number as a factor, a share of another value, or a step above or below it."""
    quantity, end = number.quantity, number.span.end
    after = passage.after(end)
    above, below = _ABOVE.match(after), _BELOW.match(after)
    step = above or below
    low, high = quantity.low, quantity.high
    if _AGAIN.match(after):
        low, high = (
            (1 + low, 1 + high) if quantity.unit == "times" else (1 + low / 100, 1 + high / 100)
        )
        bounds = (low, high)
    elif quantity.unit == "times":
        halved = _HALVED.search(number.text) and _MORE_THAN.search(number.text)
        bounds = (Decimal(0), quantity.value) if halved else (low, high)
    elif quantity.unit == "percent" and step is not None:
        end += step.end()
        bounds = (1 + low / 100, 1 + high / 100) if above else (1 - high / 100, 1 - low / 100)
    elif quantity.unit == "percent" and _OF.match(after) and high < 100:
        bounds = (low / 100, high / 100)
    elif step is not None and "than" in step[0] and quantity.unit in {"USD", "person", ""}:
        ends = (low, high) if above else (-high, -low)
        return _Factor(
            span=number.span, end=end + step.end(), low=ends[0], high=ends[1], number=number, difference=True,
        )  # fmt: skip
    else:
        return None
    return _Factor(span=number.span, end=end, low=bounds[0], high=bounds[1], number=number)


def _claim(passage: Passage, reading: Reading, factor: _Factor) -> Claim | None:
    base = _base(passage, factor)
    if base is not None and base.sold is not None:
        return _trade_claim(passage, reading, factor, base)
    term = _term(passage, reading, factor) if base is not None else None
    if base is None or term is None:
        return None
    options = [o for o in term.options if o.kind in {"level", "rate", "index", "growth"}]
    options = [o for o in options if o.kind == options[0].kind]
    anchor = term.span if passage.span.contains(term.span) else factor.span
    place = find_place(passage, reading, anchor)
    if not options or place is None or (factor.difference and not _fits_unit(factor, options[0])):
        return None
    if base.country is not None and base.country.ref.id == place.slot.value.id:
        return None
    return _drafted(passage, reading, factor, base, (place, tuple(options), term))


def _fits_unit(factor: _Factor, option: Indicator) -> bool:
    unit = factor.number.quantity.unit if factor.number else ""
    wanted = {"money": {"USD", ""}, "person": {"person", ""}}.get(option.needs, set())
    return unit in wanted


def _term(passage: Passage, reading: Reading, factor: _Factor) -> Term | None:
    """Give the figure that is compared: the last named before, else after, else a sentence back."""
    terms = [t for t in find_terms(passage) if not t.narrowed]
    before = [t for t in terms if t.span.end <= factor.span.start]
    after = [t for t in terms if t.span.start >= factor.span.end]
    if before and not subject_between(passage, before[-1].span, factor.span):
        return before[-1]
    if before:
        return None
    earlier = next(iter(earlier_terms(passage, reading)), None)
    if any(t.text.lower() in lexicon("continuation", "subjects") for t in passage.tokens):
        return earlier or (after[0] if after else None)
    return after[0] if after else earlier


def _base(passage: Passage, factor: _Factor) -> _Base | None:
    """Find what the figure is set against in the words that follow."""
    stop = re.search(r"[;:—]|\. ", passage.after(factor.end))
    end = factor.end + stop.start() if stop else passage.span.end
    region = Span(start=factor.end, end=end)
    comma = passage.text[factor.end - passage.span.start : end - passage.span.start].find(",")
    near = Span(start=region.start, end=region.start + comma) if comma > 0 else region
    sold = _trade_side(passage, region, factor)
    if sold is not None:
        return _Base(span=near, sold=sold)
    dates = [d for d in passage.dates if near.contains(d.span) and _years_of(d)]
    folded = _FOLDS.search(
        passage.text[factor.span.start - passage.span.start : factor.end - passage.span.start]
    )
    if not dates and folded:
        dates = [d for d in passage.dates if d.span.end <= factor.span.start and _years_of(d)]
        if "since" not in passage.words(Span(start=passage.span.start, end=factor.end)):
            dates = []
    countries = [
        m
        for m in passage.mentions
        if near.contains(m.span) and m.ref.kind is EntityKind.COUNTRY and m.ref.id
    ]
    if countries and not dates:
        return _Base(span=cover(factor.span, countries[0].span), country=countries[0])
    if not dates:
        return None
    ago = dates[0].text.lower().endswith("ago")
    return _Base(span=cover(factor.span, dates[0].span), years=_years_of(dates[0]), ago=ago)


def _years_of(mention: DateMention) -> tuple[int, ...]:
    """Give the years that a date of comparison can be, the likeliest first."""
    when = mention.date
    if when is None or when.earliest is None or when.latest is None:
        return ()
    if mention.shape is DateShape.SINCE:
        return (when.earliest.year,)
    year = year_of(when)
    if year is not None:
        return (year,)
    if (when.latest - when.earliest).days <= 800:
        return tuple(range(when.earliest.year, when.latest.year + 1))
    return ()


def _trade_side(passage: Passage, region: Span, factor: _Factor) -> bool | None:
    """Say whether the words that follow speak of what was sold (True) or bought (False)."""
    words = set(words_in(passage, passage.span))
    before = Span(start=passage.span.start, end=factor.span.start)
    here, there = _side(passage, before), _side(passage, region)
    if here is None or there is None or here == there or not words & _GOODS:
        return None
    return there


def _side(passage: Passage, region: Span) -> bool | None:
    sides = [
        token.lemma in _SELLS or token.text.lower() == "exports"
        for token in passage.tokens
        if region.start <= token.start < region.end
        and (token.lemma in _SELLS | _BUYS or token.text.lower() in {"exports", "imports"})
    ]
    return sides[-1] if sides else None


def _trade_claim(passage: Passage, reading: Reading, factor: _Factor, base: _Base) -> Claim | None:
    place = find_place(passage, reading, factor.span)
    if place is None and reading.home is not None:
        place = Place(slot=home_slot(reading), basis="context")
    if place is None:
        return None
    pairs = [pair[::-1] if base.sold else pair for pair in _PAIRS]
    options = tuple(indicators_by_id()[first] for first, _ in pairs)
    term = Term(span=factor.span, phrase="trade", options=options)
    more = {"pair": "|".join(f"{a}+{b}" for a, b in pairs)}
    return _drafted(passage, reading, factor, base, (place, options, term), more)


def _drafted(
    passage: Passage,
    reading: Reading,
    factor: _Factor,
    base: _Base,
    figure: tuple[Place, tuple[Indicator, ...], Term],
    more: dict[str, str] | None = None,
) -> Claim | None:
    place, options, term = figure
    period = _own_period(passage, reading, factor)
    if _is_vague(base, period):
        return None
    strong = passage.span.contains(term.span) and not term.weak
    draft = Draft(
        place=place,
        period=period,
        indicators=tuple(option.id for option in options),
        measure="difference" if factor.difference else "ratio",
        relation="ratio",
        sign=0,
        phrase=term.phrase,
        strength="strong" if strong else "carried",
        quantity=quantity_slot(factor.number.text, factor.number.quantity, factor.number.span)
        if factor.number
        else None,
        other=entity_slot(base.country) if base.country is not None else None,
        more={
            "low": str(factor.low),
            "high": str(factor.high),
            "base_years": "|".join(str(year) for year in base.years),
            **(more or {}),
        },
    )
    words = passage.words(Span(start=factor.span.start, end=factor.end)).strip()
    owner = f"{possessive(place.slot.value.name)} {plain_label(options[0])}"
    statement = f"{owner}{when_text(period)} was {words} ({_against(base)})"
    claim = finish(reading, draft, span=cover(factor.span, base.span), statement=statement)
    return replace(claim, slots=replace(claim.slots, others=(base.span,)))


def _is_vague(base: _Base, period: Period) -> bool:
    """Say whether a year would be set against itself, or "a year ago" against a year long past."""
    told = bool(base.years) and base.country is None
    return told and (period.years[:1] == base.years[:1] or (period.kind == "year" and base.ago))


def _against(base: _Base) -> str:
    if base.country is not None:
        return base.country.ref.name
    return "|".join(map(str, base.years)) or "its counterpart"


def _own_period(passage: Passage, reading: Reading, factor: _Factor) -> Period:
    """Give the year of the value that is compared: told before the words, else as things stand."""
    before = [
        d
        for d in passage.dates
        if d.span.end <= factor.end and _years_of(d) and not EARLIER.search(d.text)
        and d.shape is not DateShape.SINCE
    ]  # fmt: skip
    if before and not _FOLDS.search(passage.words(factor.span)):
        found = of_mention(passage, before[-1], reading)
        if found.kind in {"year", "end", "inherited"}:
            return found
        if found.years:
            return Period(kind="inherited", years=found.years, span=found.span)
    return undated(passage, reading, factor.span)
