"""Find sentences whose own numbers clash: "down from" a smaller one, sums and gaps that do not fit.

Only what clashes becomes a claim: numbers that fit each other may still both be wrong.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import EntityKind, QuantityMention, Span
from factcheck.normalise.numerals import CARDINALS
from factcheck.splitter.draft import make_claim, quantity_slot
from factcheck.splitter.grammar import cover
from factcheck.splitter.quantity.lexicon import lexicon
from factcheck.splitter.reading import Passage, Reading

_DOWN = re.compile(
    r"^(?: (?:in|for|by) (?:\w+ )?(?:\d{4}|\w+))?,? (?:which (?:is|was) |that (?:is|was) )?(?P<way>down|up|lower|higher|falling|rising)"
    r" (?:\w+ly )?(?:from|on|than) (?:(?:the|a|its|about|around|just|only|some|nearly|almost|over|little|more|less|than|well|under|above|below) )*$",
    re.IGNORECASE,
)
_FROM_ALONE = re.compile(r"^,? from (?:\w+ ){0,2}$", re.IGNORECASE)
_HAVING = re.compile(r"^,? (?:having been|after having been) (?:\w+ ){0,2}$", re.IGNORECASE)
_TO = re.compile(r"^ (?:in \d{4} )?to (?:\w+ )?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:\w+ ){0,3}$", re.IGNORECASE)
_RATE = re.compile(
    r"\b(?:to the|a|per|against the|to a) (?:US )?(?:dollar|euro|pound|yen)\b|\bexchange rate\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"\b(?:gap|lead|margin|difference|advantage) of (?:\w+ ){0,3}$", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:together|between them|combined|jointly|altogether|alliance|coalition|(?:the )?(?:two|three|four|five) parties)\b",
    re.IGNORECASE,
)
_BIGGEST = re.compile(r"\b(?:biggest|largest|strongest)\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\b(?P<n>two|three|four|five)(?: biggest| largest| strongest)? (?:parties|partners|of them|groups|lists)\b",
    re.IGNORECASE,
)
_TWO_THIRDS = re.compile(r"\b(?:two[- ]thirds|supermajority)\b", re.IGNORECASE)
_OUTRIGHT = re.compile(r"\b(?:absolute|outright|overall) majority\b", re.IGNORECASE)
_MISSED = re.compile(
    r"\b(?:short of|shy of|miss\w*|without|below|lost|los(?:es|ing)|den(?:y|ies|ied)|depriv\w+|fail\w*|not|no|gone|out of reach|beyond|used to|would have)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"^ (?:votes? |seats? )?(?:short|shy) of ")
_OF = re.compile(r"^ (?:\w+ )?(?:out )?of (?:the |its |a total of )*$", re.IGNORECASE)
_POINTS = frozenset({"percentage_point", "percent"})
ROUNDING = Decimal("0.6")  # points that two rounded shares may put into their difference


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clash:
    """Hold a number that the article's other numbers exclude, with the working in words."""

    number: QuantityMention
    span: Span
    working: str
    right: str


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give a claim for each number that the sentence's or paragraph's own numbers exclude."""
    found = [
        *_moves(passage),
        *_gaps(passage, reading),
        *_sums(passage, reading),
        *_majorities(passage),
    ]
    for clash in found:
        yield make_claim(
            reading,
            span=clash.span,
            kind=ClaimKind.CONSISTENCY,
            statement=f"{passage.words(clash.span).strip()}: {clash.working}",
            slots=Slots(
                relation="adds_up",
                quantity=quantity_slot(clash.number.text, clash.number.quantity, clash.number.span),
                details=(("working", clash.working), ("right", clash.right)),
                others=(clash.span,),
            ),
        )


def _between(passage: Passage, left: QuantityMention, right: QuantityMention) -> str:
    start = passage.span.start
    return passage.text[left.span.end - start : right.span.start - start]


def _moves(passage: Passage) -> Iterator[_Clash]:
    """Give "6.3 per cent, down from 1.1" and "fell from 2 to 3": a way the numbers did not go."""
    if _RATE.search(passage.text):
        return
    for first, second in itertools.pairwise(passage.quantities):
        unit = first.quantity.unit
        if not _alike(first, second) or unit in {"ordinal", "", "times"}:
            continue
        told = _way(passage, first, second)
        if told is None:
            continue
        way, before, after = told
        rose = after.quantity.low > before.quantity.high
        fell = after.quantity.high < before.quantity.low
        if (way > 0 and fell) or (way < 0 and rose):
            word = {1: "a rise", -1: "a fall"}[way]
            yield _Clash(
                number=after,
                span=cover(first.span, second.span),
                working=f"{after.text} after {before.text} is not {word}",
                right="up" if rose else "down",
            )


def _alike(first: QuantityMention, second: QuantityMention) -> bool:
    """Say whether two numbers are of one unit; a second percentage may leave its unit out."""
    unit, other = first.quantity.unit, second.quantity.unit
    return unit == other or (unit == "percent" and not other and _is_share(second))


def _way(
    passage: Passage, first: QuantityMention, second: QuantityMention
) -> tuple[int, QuantityMention, QuantityMention] | None:
    """Give the way told between two numbers, with the earlier and the later of them."""
    gap = _between(passage, first, second)
    down = _DOWN.match(gap)
    if down is not None:
        way = -1 if down["way"].lower() in {"down", "lower", "falling"} else 1
        return way, second, first
    before = passage.before(first.span.start)
    if _TO.match(gap) and _FROM.search(before):
        way = _verb(passage, first.span)
        return (way, first, second) if way else None
    arrived = _HAVING.match(gap) or _FROM_ALONE.match(gap)
    if arrived and re.search(r"\bto (?:\w+ ){0,2}$", before):
        way = _verb(passage, first.span)
        return (way, second, first) if way else None
    return None


def _verb(passage: Passage, number: Span) -> int:
    """Give 1 or -1 for the last verb of rising or falling shortly before a number, else 0."""
    up = lexicon("directions", "up") | lexicon("directions", "faster")
    down = lexicon("directions", "down") | lexicon("directions", "slower")
    for token in reversed([t for t in passage.tokens if t.end <= number.start][-6:]):
        if token.pos in {"VERB", "AUX"} and token.lemma in up | down:
            return 1 if token.lemma in up else -1
    return 0


def _gaps(passage: Passage, reading: Reading) -> Iterator[_Clash]:
    """Give "a lead of thirty points" beside the two shares between which it lies."""
    for number in passage.quantities:
        before = passage.before(number.span.start)
        if number.quantity.unit != "percentage_point" or not _GAP.search(before):
            continue
        shares = _shares(passage, reading, number)
        if len(shares) != 2:
            continue
        gap = abs(shares[0].quantity.value - shares[1].quantity.value)
        quantity = number.quantity
        if quantity.low > gap + ROUNDING or quantity.high < gap - ROUNDING:
            yield _Clash(
                number=number,
                span=passage.segment_at(number.span.start),
                working=f"{shares[0].text} and {shares[1].text} are {gap.normalize():f} points apart",
                right=f"{gap.normalize():f} points",
            )


def _shares(passage: Passage, reading: Reading, number: QuantityMention) -> list[QuantityMention]:
    """Give the shares told before a gap in its sentence, else those of the sentence before too."""
    here = [q for q in passage.quantities if q.span.end <= number.span.start and _is_share(q)]
    last = reading.passages[passage.index - 1] if passage.index else None
    if len(here) >= 2 or last is None or last.paragraph != passage.paragraph:
        return here
    return [*(q for q in last.quantities if _is_share(q)), *here]


def _is_share(number: QuantityMention) -> bool:
    unit, value = number.quantity.unit, number.quantity.value
    return unit == "percent" or (not unit and value != value.to_integral_value() and value < 100)


def _sums(passage: Passage, reading: Reading) -> Iterator[_Clash]:
    """Give "the three parties muster 56" beside the three numbers of seats told before."""
    many = _HOW_MANY.search(passage.text)
    if many is None or not _TOGETHER.search(passage.text):
        return
    count = CARDINALS[many["n"].lower()]
    told = [q for q in passage.quantities if q.quantity.unit in {"seat", "vote", ""}]
    totals = [q for q in told if q.span.start > passage.span.start + many.end() and _is_exact(q)]
    if len(totals) != 1:
        return
    parts = _parts(passage, reading, totals[0])
    if _BIGGEST.search(many.group()):
        parts = sorted(parts, key=lambda q: q.quantity.value, reverse=True)[:count]
    if len(parts) != count:
        return
    total = sum((q.quantity.value for q in parts), Decimal(0))
    if abs(total - totals[0].quantity.value) >= 2:
        terms = " + ".join(f"{q.quantity.value:f}" for q in parts)
        yield _Clash(
            number=totals[0],
            span=cover(passage.segment_at(totals[0].span.start), totals[0].span),
            working=f"{terms} = {total:f}",
            right=f"{total:f}",
        )


def _is_exact(number: QuantityMention) -> bool:
    quantity = number.quantity
    return (
        quantity.high - quantity.low <= 1 and quantity.value == quantity.value.to_integral_value()
    )


def _parts(passage: Passage, reading: Reading, total: QuantityMention) -> list[QuantityMention]:
    """Give the numbers of seats told before a total in its paragraph, sizes of the house left out."""
    found: list[QuantityMention] = []
    for other in reading.passages[: passage.index + 1]:
        if other.paragraph != passage.paragraph:
            continue
        numbers = [q for q in other.quantities if q.quantity.unit in {"seat", ""} and _is_exact(q)]
        for number in numbers:
            whole = _OF.search(_lead(other, number)) is not None
            aside = number.span.start >= total.span.start or _is_year(number)
            named = any(m.ref.kind is EntityKind.PARTY for m in other.mentions)
            if not whole and not aside and named:
                found.append(number)
    return found


def _lead(passage: Passage, number: QuantityMention) -> str:
    before = passage.before(number.span.start)
    digits = [m.end() for m in re.finditer(r"\d\b", before)]
    return before[digits[-1] :] if digits else ""


def _is_year(number: QuantityMention) -> bool:
    return not number.quantity.unit and 1800 <= number.quantity.value <= 2100


def _majorities(passage: Passage) -> Iterator[_Clash]:
    """Give "135 of 199 seats, just short of a two-thirds majority"."""
    thirds = _TWO_THIRDS.search(passage.text)
    cue = thirds or _OUTRIGHT.search(passage.text)
    pair = _pair(passage.quantities, passage) if cue else None
    if cue is None or pair is None or _SHORT.match(_between(passage, *pair)):
        return
    part, whole = pair
    share = part.quantity.value / whole.quantity.value
    wanted = Decimal(2) / 3 if thirds else Decimal(1) / 2
    start = passage.span.start
    around = passage.text[max(0, cue.start() - 40) : cue.end() + 60]
    missed = _MISSED.search(around) is not None
    reached = share >= wanted if thirds else share > wanted
    if missed == reached and cue.start() > part.span.end - start:
        percent = (share * 100).quantize(Decimal("0.1"))
        yield _Clash(
            number=part,
            span=cover(part.span, Span(start=start + cue.start(), end=start + cue.end())),
            working=f"{part.text} of {whole.text} are {percent} per cent",
            right="reached" if reached else "missed",
        )


def _pair(
    numbers: Sequence[QuantityMention], passage: Passage
) -> tuple[QuantityMention, QuantityMention] | None:
    for first, second in itertools.pairwise(numbers):
        whole = first.quantity.value < second.quantity.value
        if whole and _OF.match(_between(passage, first, second)) and _is_exact(second):
            return first, second
    return None
