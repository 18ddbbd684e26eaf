"""Rank the numbers of a passage and a claim by size, so that a model of words can compare them.

Word pieces show a model that "9.8" and "10.1" differ, not which is more, nor that "16 billion" is
"16,040,000,000" rounded. The rank of a number among those of both texts says both: the same rank
is the same amount, a higher one is more.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from factcheck.normalise.numerals import find_numerals

# Ranks run from 1 to this; 0 is what is no number. Of more numbers than that, none is ranked.
MOST = 24
_MINUS = re.compile(r"(?<![\w.,])[-\u2212]$")

Span = tuple[int, int]


class Number(NamedTuple):
    """Hold a number, the span of the words it is written in, and half a unit of its last digit."""

    span: Span
    value: Decimal
    slack: Decimal


@lru_cache(maxsize=1024)
def numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers of a text, in order; a span ends where its last word does ("1990s")."""
    found = []
    for numeral in find_numerals(text):
        start, end = numeral.start, numeral.end
        while start and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        value = -numeral.value if _MINUS.search(text[:start]) else numeral.value
        found.append(Number((start, end), value, numeral.least))
    return tuple(found)


def ranks(told: Sequence[Number], claimed: Sequence[Number]) -> tuple[list[int], list[int]]:
    """Give the rank of each number of a passage and of a claim, from 1, smallest first.

    A number of the passage that the claim may have rounded, or that is the claim's rounded, has
    the rank of the claim's. All are 0 where there are more than `MOST` ranks.
    """
    known = [_as_claimed(number, claimed) for number in told]
    asked = [number.value for number in claimed]
    order = {value: rank for rank, value in enumerate(sorted({*known, *asked}), 1)}
    if len(order) > MOST:
        return [0] * len(told), [0] * len(claimed)
    return [order[value] for value in known], [order[value] for value in asked]


def _as_claimed(number: Number, claimed: Sequence[Number]) -> Decimal:
    gaps = [
        (abs(number.value - other.value), other.value)
        for other in claimed
        if abs(number.value - other.value) <= max(number.slack, other.slack)
    ]
    return min(gaps)[1] if gaps else number.value


def piece_ranks(
    told: tuple[str, Sequence[Span]], claimed: tuple[str, Sequence[Span]]
) -> tuple[list[int], list[int]]:
    """Give each piece of a passage and of a claim the rank of the number that it is part of.

    Each text comes with the spans of its pieces. 0: a piece that is part of no number.
    """
    known, asked = numbers(told[0]), numbers(claimed[0])
    given = ranks(known, asked)
    return _marked(told[1], known, given[0]), _marked(claimed[1], asked, given[1])


def _marked(pieces: Sequence[Span], found: Sequence[Number], given: Sequence[int]) -> list[int]:
    marks = [0] * len(pieces)
    at = 0
    for number, rank in zip(found, given, strict=True):
        start, end = number.span
        while at < len(pieces) and pieces[at][1] <= start:
            at += 1
        while at < len(pieces) and pieces[at][0] < end:
            marks[at] = rank
            at += 1
    return marks
