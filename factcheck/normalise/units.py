"""Find the unit or currency that belongs to a number."""

import re
from dataclasses import dataclass
from functools import cache

from factcheck.normalise.numerals import Numeral
from factcheck.normalise.wording import currency_signs, one_of, surfaces, words

_ISO = "USD|EUR|GBP|JPY|CHF|CAD|AUD|CNY|RMB|INR|BRL|KRW|MXN|ARS|SEK|NOK|DKK|PLN|CZK|HUF|TRY|ZAR|NGN|KES|SAR|AED"
_TALL = re.compile(
    r" (?:high|tall|long|wide|deep|above|below|away|freestyle|hurdles|sprint|race|run)\b"
)
_ADJECTIVES = re.compile(r"(?: [a-z][a-z-]{1,40}){1,2}? (?P<noun>[a-z]+)\b")
_NOT_BETWEEN = re.compile(
    r"\b(?:of|in|to|for|by|from|with|on|at|and|or|the|a|an|were|was|are|is|had|have|as|per|than|against|that|who|while|when|went|each|his|her|its|their|out)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Hold a unit found after a number: its name, where it ends, the counted noun if any."""

    name: str
    end: int
    noun: str = ""


def is_counted(unit: str) -> bool:
    """Say whether the unit counts whole things, so that small numbers of it are exact."""
    return unit in words("counted", "units")


def unit_before(plain: str, start: int) -> tuple[int, str] | None:
    """Find a currency sign or code directly before a number: where it starts, its code."""
    found = _signs().search(plain[max(0, start - 6) : start])
    if not found:
        return None
    sign = found["sign"]
    return start - len(found[0]), currency_signs().get(sign, "CNY" if sign == "RMB" else sign)


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?P<sign>{one_of(currency_signs())}|{_ISO}) ?$")


@cache
def _units() -> re.Pattern[str]:
    plain = [form for form in surfaces("units") if form[-1].isalnum()]
    marks = [form for form in surfaces("units") if not form[-1].isalnum()]
    money = one_of(surfaces("currency_words"))
    return re.compile(
        rf"(?P<gap>\s?|-| (?:more|full|straight|consecutive|further|whole) (?=(?:years?|months?|weeks?|days?)\b))(?:(?P<mark>{one_of(marks)})|(?P<money>{money}|{_ISO.lower()})(?!\w)|(?P<word>{one_of(plain)})(?!\w))",
        re.IGNORECASE,
    )


def unit_after(plain: str, numeral: Numeral) -> Unit | None:
    """Find the unit that follows a number: "%", "per cent", "dollars", "square kilometres"."""
    found = _units().match(plain, numeral.end)
    if found and "\n" not in found[0]:
        return _unit(found)
    if _short_metres(plain, numeral):
        return Unit(name="m", end=numeral.end + 2)
    return _counted_unit(plain, numeral)


def _unit(found: re.Match[str]) -> Unit | None:
    if found["mark"]:
        return Unit(name=surfaces("units")[found["mark"].lower()], end=found.end())
    if found["money"]:
        return Unit(name=_currency(found["money"]), end=found.end())
    word = found["word"]
    name = surfaces("units")[word.lower()]
    # "Vote 1900 People" is a name; "29 MPs" is a number of them.
    is_name = word[:1].isupper() and not word[:2].isupper() and found["gap"] != "-"
    if is_counted(name) and is_name:
        return None
    return Unit(name=name, end=found.end(), noun=word if is_counted(name) else "")


def _currency(word: str) -> str:
    code = surfaces("currency_words").get(word.lower(), word.upper())
    return "CNY" if code == "RMB" else code


def _short_metres(plain: str, numeral: Numeral) -> bool:
    return plain[numeral.end : numeral.end + 2] == " m" and bool(
        _TALL.match(plain, numeral.end + 2)
        or plain[numeral.end + 2 : numeral.end + 3] in {".", ",", ")", ""}
    )


def _counted_unit(plain: str, numeral: Numeral) -> Unit | None:
    """Look past one or two adjectives for a counted noun: "325 valid votes"."""
    found = _ADJECTIVES.match(plain, numeral.end)
    while found:
        name = surfaces("units").get(found["noun"])
        if _NOT_BETWEEN.search(found[0]):
            return None
        if name and is_counted(name):
            return Unit(name=name, end=found.end(), noun=found["noun"])
        longer = re.compile(r"(?: [a-z][a-z-]{1,40}){2} (?P<noun>[a-z]+)\b").match(
            plain, numeral.end
        )
        found = longer if longer and longer.end() > found.end() else None
    return None
