"""Find numbers with their units, hedges and bounds in a text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from factcheck.model.value import DateShape, Hedge, Quantity, QuantityMention, Span
from factcheck.normalise.bounds import hedged, wording_around, written_out
from factcheck.normalise.dates import find_dates
from factcheck.normalise.numerals import CARDINALS, Numeral, find_numerals
from factcheck.normalise.proportions import find_proportions
from factcheck.normalise.text import straighten
from factcheck.normalise.units import Unit, is_counted, unit_after, unit_before
from factcheck.normalise.wording import words

_NEGATIVE = re.compile(r"(?:(?:^|(?<=[\s(\[\"']))[-−]|(?<!\w)minus )$", re.IGNORECASE)
_NOT_A_NUMBER = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}+@[\w.-]{1,255}"
    r"|(?m:^) *\d{1,2}[.:]\d{2}(?= )"  # a line that begins with the time of day
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\b(?:at|by|from|until|around|about|since|before|after) \d{1,2}\.\d{2}(?! ?(?:%|per|million|billion|points|\d))"
    r"|(?m:^) *\d{1,2}[.)](?= )"  # the number of a list's entry
    r"|\b(?:at|after|before|by|until|past) (?:[a-z]+) (?:this|in the|on \w+day) (?:morning|afternoon|evening)"
    r"|(?<![\w-])[\w-]{1,12}+ o'clock\b|\b\w{1,12}+ minutes? (?:past|to) \w+"
    r"|\b(?:half|quarter) past \w+|\b(?:a )?quarter to \w+"
    r"|\b\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\b|\b\d{3,4} ?(?:GMT|UTC|hours|hrs)\b"
    r"|(?<![\w-])[\w-]{1,16}[ -]years?[ -]olds?\b|\baged? (?:of )?[\w-]+"
    r"|\b\d+[/x]\d+(?![\d%])|\b\d+(?:-\d+){2,}\b"
    r"|\b\d+ [A-Z]\w+ (?:Street|Road|Avenue|Lane|Square)\b"
    r"|\bat one (?:stage|point|time)\b|\bone (?:another|day|by one)\b|\b(?:no|every|any|each|this|that|the|which) ones?\b"
    r"|\bsecond-hand\b|\bfirst[- ](?:name|lady|minister|place)\b|\bThird (?:World|Reich|Way)\b|\b(?:World War|Chapter|Act) \w+\b"
    r"|\b(?:First|Second) World War\b|\bat (?:first|least one)\b|\b(?:first|second) of all\b|\bsplit second\b|\bseconds?\b(?= (?:later|ago|after))",
)
_LABEL_BEFORE = re.compile(r"(?P<word>[A-Za-z][\w-]*)\.? ?$")
_WORD = re.compile(r"[ -](?P<word>[A-Za-z][\w'’-]{0,40})")
# "260 farewell wreaths", "four prime ministers": words up to the first plural.
_LONGER_NOUN = re.compile(
    r" (?P<noun>[a-z-]{1,40}(?<![s'])(?: [a-z-]{1,40}(?<![s']))? [a-z-]{1,40}(?<!s)s)\b"
)
_BETWEEN = re.compile(r"(?<!\w)between $", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)from $", re.IGNORECASE)
_PARTS_OF = {"of", "of the", "out of", "out of the", "of its", "of the chamber's"}
_LINKS = {"and", "to", "-", "or"}
_PRECISE = frozenset({"", "percent", "percentage_point", "basis_point", "degree"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    """Hold a number with its sign and unit before hedges are read."""

    start: int
    end: int  # of number, scale and currency sign
    unit_end: int
    value: Decimal
    precision: tuple[Decimal, Decimal]
    unit: str
    noun: str = ""
    scale: Decimal = Decimal(1)
    in_words: bool = False


def find_quantities(
    text: str, *, offset: int = 0, skip: Sequence[Span] | None = None
) -> tuple[QuantityMention, ...]:
    """Find the quantities of a text, sorted and without overlaps.

    Args:
        text: any part of a document.
        offset: added to every span.
        skip: spans (with the offset) that hold no quantities; without it, the dates that
            `find_dates` finds are left out, but not lengths of time.
    """
    plain = straighten(text)
    shares = tuple(find_proportions(plain))
    if not shares and not find_numerals(plain):
        return ()
    taken = _taken(plain, offset, skip)
    amounts = _shared(_amounts(plain, taken), plain)
    mentions = [_mention(amount, text, plain, offset) for amount in _ranged(amounts, plain)]
    mentions += [
        replace(
            each,
            span=_moved(each.span, offset),
            number=_moved(each.number, offset),
            text=text[each.span.start : each.span.end],
        )
        for each in shares
        if not taken.meets(each.number.start, each.number.end)
    ]
    return _without_overlaps(mentions)


def _moved(span: Span, offset: int) -> Span:
    return Span(start=span.start + offset, end=span.end + offset)


class _Taken:
    """Answer whether a range meets any of some ranges."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(ranges):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def meets(self, start: int, end: int) -> bool:
        """Say whether the range shares a character with one of the ranges."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start


def _taken(plain: str, offset: int, skip: Sequence[Span] | None) -> _Taken:
    if skip is None:
        dates = find_dates(plain, anchor=None)
        ranges = [
            (each.span.start, each.span.end)
            for each in dates
            if each.shape is not DateShape.DURATION
        ]
    else:
        ranges = [(max(0, span.start - offset), max(0, span.end - offset)) for span in skip]
    ranges += [found.span() for found in _NOT_A_NUMBER.finditer(plain)]
    return _Taken([(start, end) for start, end in ranges if start < end])


def _amounts(plain: str, taken: _Taken) -> Iterator[_Amount]:
    for numeral in find_numerals(plain):
        if taken.meets(numeral.start, numeral.end) or _is_label(plain, numeral):
            continue
        amount = _amount(plain, numeral)
        if amount:
            yield amount


@cache
def _never_nouns() -> frozenset[str]:
    return frozenset(CARDINALS) | frozenset(words("nouns", "never"))


def _is_label(plain: str, numeral: Numeral) -> bool:
    """Say whether the number is part of a name: "Article 5", "No. 10"."""
    if not numeral.plain and not numeral.in_words:
        return False
    found = _LABEL_BEFORE.search(plain[max(0, numeral.start - 16) : numeral.start])
    if not found or found["word"].lower() not in words("labels", "words"):
        return False
    lower_case = found["word"].islower() and found["word"] in {
        "no",
        "act",
        "line",
        "lot",
        "level",
        "under-",
        "figure",
        "unit",
        "group",
        "class",
        "model",
        "part",
        "law",
        "number",
    }
    return not lower_case


def _amount(plain: str, numeral: Numeral) -> _Amount | None:
    sign = _NEGATIVE.search(plain[max(0, numeral.start - 7) : numeral.start])
    before = unit_before(plain, numeral.start)
    start, currency = before or (numeral.start, "")
    if before and not sign:
        sign = _NEGATIVE.search(plain[max(0, start - 7) : start])
    start -= len(sign[0]) if sign else 0
    unit = unit_after(plain, numeral) if not currency else None
    value = -numeral.value if sign else numeral.value
    if numeral.ordinal:
        return _Amount(
            start=numeral.start, end=numeral.end, unit_end=numeral.end, value=numeral.value,
            precision=(Decimal(0), Decimal(1)), unit="ordinal", noun=_noun(plain, numeral.end),
            in_words=numeral.in_words,
        )  # fmt: skip
    if not currency and unit is None and _is_pronoun(plain, numeral):
        return None
    return _Amount(
        start=start, end=numeral.end, unit_end=unit.end if unit else numeral.end, value=value,
        precision=_precision(numeral, unit), unit=currency or (unit.name if unit else ""),
        noun=_noun_of(plain, numeral, unit, currency), scale=numeral.scale,
        in_words=numeral.in_words,
    )  # fmt: skip


def _precision(numeral: Numeral, unit: Unit | None) -> tuple[Decimal, Decimal]:
    """Give slack and last digit; what one counts is exact below a thousand."""
    name = unit.name if unit else ""
    small = numeral.scale == 1 and numeral.value < 1000
    if small and is_counted(name) and numeral.value == numeral.value.to_integral_value():
        return Decimal(0), numeral.digit
    # "40%" is not rounded to tens, nor is the second half of "141 votes to 60".
    if small and name in _PRECISE:
        return numeral.least, numeral.least * 2
    return numeral.slack, numeral.digit


def _is_pronoun(plain: str, numeral: Numeral) -> bool:
    """Say whether "one" stands for a thing rather than a number."""
    word = plain[numeral.start : numeral.end].lower()
    if word != "one" or re.match(
        r" (?:to|and) \w+ (?:per|million|billion|seat|vote)", plain[numeral.end : numeral.end + 24]
    ):
        return False
    return not _BETWEEN.search(plain[max(0, numeral.start - 10) : numeral.start])


def _noun_of(plain: str, numeral: Numeral, unit: Unit | None, currency: str) -> str:
    if currency:
        return ""
    if unit:
        return unit.noun
    return _noun(plain, numeral.end)


def _noun(plain: str, end: int) -> str:
    found = _WORD.match(plain, end)
    if not found or found["word"].lower() in _never_nouns() or found["word"][:1].isupper():
        return ""
    word = found["word"].removesuffix("'s").removesuffix("'")
    longer = _LONGER_NOUN.match(plain, end)
    if longer and not _never_nouns() & _heads(longer["noun"]):
        return longer["noun"]
    return "" if word.endswith(("ly", "ed")) else word


def _heads(noun: str) -> set[str]:
    """Give the words, and for "twenty-five years" the number within."""
    words_of = noun.split()
    return {
        *words_of,
        *(word.partition("-")[0] for word in words_of if word.partition("-")[0] in CARDINALS),
    }


def _shared(amounts: Iterator[_Amount], plain: str) -> list[_Amount]:
    """Hand scale and unit back in "from 84 to 68.4 billion" and "$3.2 and $4.1 billion"."""
    shared: list[_Amount] = []
    for amount in amounts:
        if shared and _shares(shared[-1], amount, plain):
            shared[-1] = _with_scale_of(shared[-1], amount)
        shared.append(amount)
    return shared


def _shares(first: _Amount, last: _Amount, plain: str) -> bool:
    link = plain[first.unit_end : last.start].strip().lower()
    bare = first.unit_end == first.end and not first.noun
    if link in _PARTS_OF:
        return bare and not first.unit and is_counted(last.unit) and first.value <= last.value
    if not bare or link not in _LINKS or last.unit in {"ordinal", "year", "month", "week", "day"}:
        return False
    if first.unit not in {"", last.unit}:
        return False
    # "395 votes to 303" and "141 to 60" are results; "84 to 68.4 billion" shares what follows.
    return (last.scale != 1 and first.scale == 1) or (
        not first.unit
        and bool(last.unit)
        and (link != "-" or last.unit == "percent" or last.unit.isupper())
    )


def _with_scale_of(first: _Amount, last: _Amount) -> _Amount:
    factor = last.scale if first.scale == 1 and abs(first.value) < last.scale else Decimal(1)
    return replace(
        first,
        value=first.value * factor,
        precision=last.precision
        if is_counted(last.unit) and factor == 1
        else (first.precision[0] * factor, first.precision[1] * factor),
        unit=first.unit or last.unit,
        scale=last.scale,
        noun=last.noun if not first.unit else first.noun,
    )


def _ranged(amounts: list[_Amount], plain: str) -> Iterator[_Amount | tuple[_Amount, _Amount]]:
    at = 0
    while at < len(amounts):
        if at + 1 < len(amounts) and _is_range(amounts[at], amounts[at + 1], plain):
            yield amounts[at], amounts[at + 1]
            at += 2
        else:
            yield amounts[at]
            at += 1


def _is_range(first: _Amount, last: _Amount, plain: str) -> bool:
    link = plain[first.unit_end : last.start].strip().lower()
    before = plain[max(0, first.start - 10) : first.start]
    if link not in _LINKS or not first.value < last.value or first.unit != last.unit:
        return False
    if last.unit == "ordinal":
        return False
    if _BETWEEN.search(before):
        return link == "and"
    unit_written_once = first.unit_end == first.end and bool(last.unit)
    return (
        link in {"-", "to"}
        and unit_written_once
        and not _FROM.search(before)
        and last.unit not in {"vote", "seat"}
    )


def _mention(
    amount: _Amount | tuple[_Amount, _Amount], text: str, plain: str, offset: int
) -> QuantityMention:
    first, last = amount if isinstance(amount, tuple) else (amount, amount)
    wording = wording_around(plain, first.start, last.unit_end)
    start, end, key = wording.start, wording.end, wording.key
    if isinstance(amount, tuple):
        found = _BETWEEN.search(plain[max(0, first.start - 10) : first.start])
        start = first.start - len(found[0]) if found else start
        quantity = Quantity(
            value=written_out((first.value + last.value) / 2), unit=last.unit,
            low=written_out(first.value), high=written_out(last.value),
            hedge=Hedge.RANGE,
        )  # fmt: skip
    else:
        if first.unit == "ordinal":
            start, end, key = first.start, first.end, ""
        quantity = hedged(first.value, first.unit, first.precision, key)
    return QuantityMention(
        span=Span(start=start + offset, end=end + offset),
        number=Span(start=first.start + offset, end=last.end + offset),
        text=text[start:end],
        quantity=quantity,
        noun=last.noun,
    )


def _without_overlaps(mentions: list[QuantityMention]) -> tuple[QuantityMention, ...]:
    kept: list[QuantityMention] = []
    for mention in sorted(mentions, key=lambda each: (each.number.start, -each.span.end)):
        if kept and mention.number.start < kept[-1].span.end:
            # A proportion ("three quarters") beats the number that begins inside it.
            continue
        last = kept[-1].span.end if kept else 0
        kept.append(_cut_front(mention, last) if mention.span.start < last else mention)
    return tuple(kept)


def _cut_front(mention: QuantityMention, start: int) -> QuantityMention:
    """Cut the front of a mention off where the one before reaches into its hedge."""
    return replace(
        mention,
        span=Span(start=start, end=mention.span.end),
        text=mention.text[start - mention.span.start :],
    )
