"""Find proportions and multiples in words: "one in five", "three quarters", "doubled"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from factcheck.model.value import QuantityMention, Span
from factcheck.normalise.bounds import hedged, wording_around
from factcheck.normalise.numerals import CARDINALS, ORDINALS
from factcheck.normalise.wording import one_of

_SMALL = one_of([word for word, number in CARDINALS.items() if 1 <= number <= 20])
_ROUND = {
    "hundred": 100,
    "a hundred": 100,
    "one hundred": 100,
    "thousand": 1000,
    "a thousand": 1000,
    "1,000": 1000,
}
_NOUN = r"(?: (?!in\b|out\b|of\b|and\b)[a-z][a-z-]*){0,2}"
_ONE_IN = re.compile(
    rf"(?<![\w.,$€£-])(?P<top>{_SMALL}|\d{{1,2}}){_NOUN} (?:in|out of|of)(?: every| each)? (?P<bottom>{_SMALL}|{one_of(_ROUND)}|\d{{1,3}})"
    r"(?![\w%-]|[.,]\d)(?! (?:years|months|weeks|days|hours|minutes|per ?cent|percent|percentage|million|billion|thousand|decades|countries|states|cities|regions|provinces|matches|games)\b)",
    re.IGNORECASE,
)
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_PLURAL = re.compile(
    rf"(?<![\w-])(?P<top>{_SMALL}|\d)[ -](?P<part>thirds|quarters|fourths|fifths|sixths|sevenths|eighths|ninths|tenths)(?! of an? (?:million|billion|century|hour|dozen)\b)(?! of 20\d\d| of growth| later| in a row| running)(?!\w)",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"(?<![\w-])(?P<top>an?|one)[ -](?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|hundredth)"
    r"(?! of an? (?:million|billion|century|hour|dozen|point|percentage))(?![\w-])(?P<after>(?: (?:of|more|less|fewer|higher|lower|larger|smaller|in|on|since|to|from|that|as|what)\b)|\s?[.,;:)]|\s?$|\n)",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"(?<![\w-])(?:half(?= (?:of|the|its|their|his|her|our|that|a percentage)\b(?! (?:million|billion|dozen|century|hour|year)))|(?:a |one )half(?= of\b|[.,;]))(?! of (?:19|20)\d\d)",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"(?:first|second|latter|other|better|each|either|this|that|last|final) $", re.IGNORECASE
)
_VERBS = {
    "doubled": 2, "doubling": 2, "tripled": 3, "trebled": 3, "tripling": 3, "quadrupled": 4, "quintupled": 5,
    "halved": Decimal("0.5"), "halving": Decimal("0.5"), "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5,
    "sixfold": 6, "sevenfold": 7, "eightfold": 8, "tenfold": 10, "hundredfold": 100,
}  # fmt: skip
_MULTIPLE = re.compile(
    rf"(?<![\w-])(?:(?P<verb>{one_of(_VERBS)})|(?P<digits>\d{{1,3}})-?fold|(?P<twice>twice|double|triple|treble)(?= (?:as|the|that|its|what|their|his|her)\b| [A-Z])"
    rf"|(?P<times>{_SMALL}|\d{{1,3}}(?:\.\d)?) times(?= (?:as|the|more|larger|higher|bigger|greater|its|their|that|smaller|faster|what)\b| [A-Z])|(?P<half>half)(?= as\b))(?!\w)",
)
_TWICE = {"twice": 2, "double": 2, "triple": 3, "treble": 3}
_PLACES = Decimal("0.01")


def find_proportions(plain: str) -> Iterator[QuantityMention]:
    """Find shares in words, as percentages, and multiples, in the unit "times"."""
    for found in _ONE_IN.finditer(plain):
        yield from _one_in(plain, found)
    for found in _PLURAL.finditer(plain):
        top, bottom = _number(found["top"]), _PARTS[found["part"].lower().removesuffix("s")]
        if top < bottom:
            yield _share(plain, found.span(), Decimal(top) / bottom)
    for found in _SINGLE.finditer(plain):
        if not _FRONT.search(plain[max(0, found.start() - 8) : found.start()]):
            yield _share(
                plain,
                (found.start(), found.end("part")),
                Decimal(1) / _PARTS[found["part"].lower()],
            )
    for found in _HALF.finditer(plain):
        if not _FRONT.search(plain[max(0, found.start() - 8) : found.start()]):
            yield _share(plain, found.span(), Decimal("0.5"))
    for found in _MULTIPLE.finditer(plain):
        yield _multiple(plain, found)


def _number(word: str) -> int:
    lower = word.lower()
    if lower in _ROUND:
        return _ROUND[lower]
    return CARDINALS.get(lower) or ORDINALS.get(lower) or int(re.sub(r"\D", "", lower) or 0)


def _one_in(plain: str, found: re.Match[str]) -> Iterator[QuantityMention]:
    top, bottom = _number(found["top"]), _number(found["bottom"])
    # "57 of 183" is a count out of a whole, kept as two numbers; "of" needs words or a ten.
    in_words = found["top"].isalpha()
    small = bottom <= 12 or bottom in {15, 20, 25, 50, 100, 1000}
    by_of = (
        re.search(r" of(?: every| each)? ?$", plain[found.start() : found.start("bottom")])
        and "out of" not in found[0].lower()
    )
    if not 0 < top < bottom or not small or (by_of and not re.search(r"every|each", found[0])):
        return
    if not in_words and not found["bottom"].isdigit():
        return
    yield _share(plain, (found.start(), found.end("bottom")), Decimal(top) / bottom)


def _share(plain: str, at: tuple[int, int], part: Decimal) -> QuantityMention:
    """Make a percentage; a share in words is loose by a tenth of itself, at most three points."""
    value = (part * 100).quantize(_PLACES, ROUND_HALF_EVEN)
    slack = min(value / 10, Decimal(3))
    return _hedged_mention(plain, at, value, "percent", (slack, slack))


def _multiple(plain: str, found: re.Match[str]) -> QuantityMention:
    if found["verb"]:
        value = Decimal(str(_VERBS[found["verb"]]))
    elif found["half"]:
        value = Decimal("0.5")
    elif found["twice"]:
        value = Decimal(_TWICE[found["twice"]])
    else:
        word = found["digits"] or found["times"]
        value = Decimal(word) if word[0].isdigit() else Decimal(CARDINALS[word.lower()])
    # "Doubled" is said of anything from 1.8 to 2.2 times.
    return _hedged_mention(plain, found.span(), value, "times", (value / 10, value / 5))


def _hedged_mention(
    plain: str, at: tuple[int, int], value: Decimal, unit: str, precision: tuple[Decimal, Decimal]
) -> QuantityMention:
    wording = wording_around(plain, *at)
    quantity = hedged(value, unit, precision, wording.key)
    if unit == "percent":  # no share is more than the whole
        quantity = replace(quantity, high=max(quantity.value, min(quantity.high, Decimal(100))))
    return QuantityMention(
        span=Span(start=wording.start, end=wording.end),
        number=Span(start=at[0], end=at[1]),
        text=plain[wording.start : wording.end],
        quantity=quantity,
    )
