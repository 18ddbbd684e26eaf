"""Read cardinal and ordinal numbers in digits and in words, with their scale."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.normalise.wording import one_of, scales

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1000,
}  # fmt: skip
CARDINALS = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: number for number, word in enumerate(_TEENS, 10)},
    **{word: number * 10 for number, word in enumerate(_TENS, 2)},
    "forty": 40,
    "nil": 0,
}
ORDINALS = _ORDINALS
_DIGITS = (
    r"\d{1,3}(?:,\d{3})++(?:\.\d++)?+(?![\d,]\d)"  # 1,900.5
    r"|\d{1,2}(?:,\d{2}){1,5},\d{3}(?!\d)(?:\.\d++)?+"  # 1,00,000
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})++(?!\d)(?:\.\d++)?+"  # 1 900
    r"|\d++(?:\.\d++)*+"
)
_TOKEN = re.compile(rf"(?P<digits>{_DIGITS})|(?P<word>[^\W\d_]++)|(?P<break>\n\s*+)|[^\s\w]|\w")
_GLYPHS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅕": "0.2"}
# A text has a number only where it has one of these or a word of number or scale.
_SIGN = re.compile(rf"[\d{''.join(_GLYPHS)}]")
_LETTERS = re.compile(r"[^\W\d_]+")
_TOO_LONG = 40  # digits; nothing countable is written with more


class Token(NamedTuple):
    """Hold a word, a number in digits or one sign, with its place."""

    start: int
    end: int
    text: str
    lower: str
    is_digits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """Hold one number as written: its place, value and precision.

    `slack` is how far the value may lie off by rounding, half a unit of the last digit that
    counts; `least` is half a unit of the last digit written; `digit` is one unit of the last
    digit that counts. `plain` holds the digits where the number is
    written in bare digits without separators, point or scale (it may be a year), else "".
    """

    start: int
    end: int
    value: Decimal
    slack: Decimal
    least: Decimal
    digit: Decimal
    ordinal: bool = False
    in_words: bool = False
    scale: Decimal = Decimal(1)
    plain: str = ""


def tokenise(text: str) -> list[Token]:
    """Cut a text into words, numbers and signs; blanks go, line ends stay."""
    return [
        Token(found.start(), found.end(), found[0], found[0].lower(), found.lastgroup == "digits")
        for found in _TOKEN.finditer(text)
    ]


# Lengths, quantities and ages each ask for the numbers of the same sentence.
@lru_cache(maxsize=1024)
def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Find every number of a text, in order."""
    if not _SIGN.search(text) and _known_words().isdisjoint(_LETTERS.findall(text.lower())):
        return ()
    tokens = tokenise(text)
    numerals: list[Numeral] = []
    at = 0
    while at < len(tokens):
        read = _read_at(tokens, at)
        if read is None:
            at += 1
        else:
            numerals.append(read[0])
            at = read[1]
    return tuple(numerals)


def _read_at(tokens: Sequence[Token], at: int) -> tuple[Numeral, int] | None:
    if tokens[at].is_digits:
        return _read_digits(tokens, at)
    if tokens[at].lower not in _opening_words():
        return None
    return _read_half(tokens, at) or _read_words(tokens, at)


def measure(mantissa: Decimal, unit: Decimal, scale: Decimal) -> tuple[Decimal, Decimal]:
    """Give slack and last counting digit of a number written as mantissa times scale.

    Zeros at the end of whole numbers are taken for rounding: "1,900" covers 1,850 to 1,950.
    Five per cent is the most that zeros give, else "1,000" would cover 500 to 1,500.
    """
    step = unit
    if unit == 1 and mantissa and mantissa == mantissa.to_integral_value():
        digits = str(int(mantissa))
        step = Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
    if scale == 12:  # dozens are counted loosely
        return mantissa * scale / 10, mantissa * scale / 10
    slack = max(unit / 2, min(step / 2, abs(mantissa) / 20))
    return slack * scale, step * scale


def _read_digits(tokens: Sequence[Token], at: int) -> tuple[Numeral, int] | None:
    token = tokens[at]
    if not _stands_alone(tokens, at):
        return None
    bare = re.sub(r"[^\d.]", "", token.text)
    if bare.count(".") > 1 or len(bare) > _TOO_LONG:
        return None
    value = Decimal(bare)
    unit = Decimal(1).scaleb(-len(bare.partition(".")[2]))
    end, is_ordinal = at + 1, False
    if _joined(tokens, end) and tokens[end].lower in {"st", "nd", "rd", "th"}:
        end, is_ordinal = end + 1, True
    elif _joined(tokens, end) and tokens[end].text in _GLYPHS:
        value, unit, end = value + Decimal(_GLYPHS[tokens[end].text]), Decimal("0.1"), end + 1
    scale, after = (Decimal(1), end) if is_ordinal else _read_scale(tokens, end)
    slack, digit = measure(value, unit, scale)
    numeral = Numeral(
        start=token.start,
        end=tokens[after - 1].end,
        value=value * scale,
        slack=slack,
        least=unit * scale / 2,
        digit=digit,
        ordinal=is_ordinal,
        scale=scale,
        plain=token.text if token.text.isdecimal() and after == at + 1 else "",
    )
    return numeral, after


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Say whether digits are a number of their own, not part of "G20" or "COVID-19"."""
    token = tokens[at]
    if at == 0 or tokens[at - 1].end != token.start:
        return True
    before = tokens[at - 1]
    if before.text[-1].isalnum() or before.text in "_./:#@":
        return before.text in {"R", "Rs"} or (
            before.text == "." and at > 1 and tokens[at - 2].lower in {"rs", "no", "c", "ca"}
        )
    if before.text in "-‑" and at > 1 and tokens[at - 2].end == before.start:
        return tokens[at - 2].is_digits or tokens[at - 2].lower in _known_words()
    return True


def _joined(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].start == tokens[at - 1].end


def _read_scale(tokens: Sequence[Token], at: int) -> tuple[Decimal, int]:
    """Read the scales after a number: "bn", "million", "-billion" or "lakh crore"."""
    scale = Decimal(1)
    for _ in range(2):
        hyphen = int(_joined(tokens, at) and tokens[at].text == "-")
        place = at + hyphen
        if place >= len(tokens) or (hyphen and not _joined(tokens, place)):
            break
        found = scales().get(tokens[place].lower)
        # "k", "m" and "b" count as scales only where they touch the digits; "5 m" is metres.
        if found is None or (
            len(tokens[place].lower) == 1 and (hyphen or not _joined(tokens, place))
        ):
            break
        if (
            tokens[place].lower in {"m", "b", "k"}
            and _joined(tokens, place + 1)
            and tokens[place + 1].text in "²³/"
        ):
            break
        scale, at = scale * found, place + 1
    return scale, at


@cache
def _known_words() -> frozenset[str]:
    return frozenset(CARDINALS) | frozenset(ORDINALS) | {"hundred"} | frozenset(scales())


@cache
def _opening_words() -> frozenset[str]:
    return _known_words() | {words[0] for words, _ in _PARTS} | {"an"}


def _read_half(tokens: Sequence[Token], at: int) -> tuple[Numeral, int] | None:
    """Read "half a million", "a quarter of a billion", "half a dozen"."""
    lowers = [token.lower for token in tokens[at : at + 6]]
    for words, part in _PARTS:
        size = len(words)
        if tuple(lowers[:size]) == words and len(lowers) > size and lowers[size] in scales():
            if len(lowers[size]) == 1:
                continue
            value = part * scales()[lowers[size]]
            # A part of a round number is itself round: a tenth either way.
            numeral = Numeral(
                start=tokens[at].start, end=tokens[at + size].end, value=value,
                slack=value / 10, least=value / 10, digit=value / 5, in_words=True, scale=scales()[lowers[size]],
            )  # fmt: skip
            return numeral, at + size + 1
    return None


_PARTS = tuple(
    (tuple(words.split()), Decimal(part))
    for words, part in (
        ("three quarters of a", "0.75"), ("three - quarters of a", "0.75"),
        ("a quarter of a", "0.25"), ("quarter of a", "0.25"), ("half a", "0.5"),
        ("a third of a", "0.33"), ("two thirds of a", "0.67"), ("a half", "0.5"),
    )
)  # fmt: skip


def _read_words(tokens: Sequence[Token], at: int) -> tuple[Numeral, int] | None:
    reader = _WordReader()
    end = place = at
    if tokens[at].lower in {"a", "an"}:
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if following != "hundred" and (following not in scales() or len(following) < 3):
            return None
        reader.take("one")
        place = at + 1
    while place < len(tokens) and reader.take(tokens[place].lower):
        end = place = place + 1
        place = _past_link(tokens, place, reader)
    if end == at or reader.is_hanging:
        return None
    end = _take_half(tokens, end, reader)
    slack, digit = measure(reader.mantissa, reader.unit, reader.scale)
    numeral = Numeral(
        start=tokens[at].start, end=tokens[end - 1].end, value=reader.value, slack=slack,
        least=reader.unit * reader.scale / 2, digit=digit, ordinal=reader.ordinal, in_words=True, scale=reader.scale,
    )  # fmt: skip
    return numeral, end


def _past_link(tokens: Sequence[Token], at: int, reader: "_WordReader") -> int:
    """Step over "and" or a hyphen where a further number word may follow."""
    if at + 1 >= len(tokens):
        return at
    if tokens[at].lower == "and" and reader.may_have_and:
        return at + 1
    if tokens[at].text in "-‑" and _joined(tokens, at) and _joined(tokens, at + 1):
        return at + 1
    return at


def _take_half(tokens: Sequence[Token], at: int, reader: "_WordReader") -> int:
    """Take "and a half" and a scale after it: "two and a half million"."""
    words = [token.lower for token in tokens[at : at + 5] if token.text != "-"]
    if reader.ordinal or words[:3] != ["and", "a", "half"]:
        return at
    at += 3 + sum(token.text == "-" for token in tokens[at : at + 3])
    reader.add_half()
    scale, after = _read_scale(tokens, at)
    reader.rescale(scale)
    return min(after, len(tokens))


class _WordReader:
    """Add number words up while they form one number."""

    def __init__(self) -> None:
        self.total, self.chunk, self.scale = Decimal(0), Decimal(0), Decimal(1)
        self.last = ""
        self.lowest_scale: Decimal | None = None
        self.ordinal = False
        self.unit = Decimal(1)

    @property
    def value(self) -> Decimal:
        return self.total + self.chunk

    @property
    def mantissa(self) -> Decimal:
        return self.value / self.scale

    @property
    def may_have_and(self) -> bool:
        return self.last in {"hundred", "scale"}

    @property
    def is_hanging(self) -> bool:
        return not self.last

    def take(self, word: str) -> bool:
        """Take a word if it can follow those before; say whether it was taken."""
        if self.ordinal:
            return False
        if word in CARDINALS:
            return self._take_small(CARDINALS[word])
        if word in ORDINALS:
            self.ordinal = self._take_small(ORDINALS[word])
            return self.ordinal
        if word == "hundred" and 0 < self.chunk < 100 and self.last != "hundred":
            self.chunk, self.last = self.chunk * 100, "hundred"
            return True
        return self._take_scale(word)

    def _take_small(self, number: int) -> bool:
        room = 100 if number >= 10 else 10
        taken = self.last in {"", "hundred", "scale"} or (self.last == "tens" and 0 < number < 10)
        if not taken or self.chunk % room or (number > 99 and self.last):
            return False
        if self.last == "scale":
            self.scale = Decimal(1)
        self.chunk += number
        self.last = "tens" if number >= 20 else "ones"
        return True

    def _take_scale(self, word: str) -> bool:
        scale = scales().get(word)
        if scale is None or len(word) < 3 or not self.chunk:
            return False
        if self.lowest_scale is not None and scale >= self.lowest_scale:
            return False
        self.total, self.chunk = self.total + self.chunk * scale, Decimal(0)
        self.scale = self.lowest_scale = scale
        self.last = "scale"
        return True

    def add_half(self) -> None:
        self.unit = Decimal("0.5")
        if self.last == "scale":
            self.total += self.scale / 2
        else:
            self.chunk += Decimal("0.5")

    def rescale(self, scale: Decimal) -> None:
        self.total, self.chunk = self.total * scale, self.chunk * scale
        self.scale *= scale


def word_pattern() -> str:
    """Give a pattern of the ordinals from first to thirty-first, in words."""
    days = [word for word, number in ORDINALS.items() if number <= 20 or number == 30]
    tens = [f"{ten}[- ]{one}" for ten in ("twenty", "thirty") for one in list(ORDINALS)[:9]]
    return one_of([*tens, *days])
