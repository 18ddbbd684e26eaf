"""Read years, parts of years, decades and centuries; tell years from other numbers."""

import re

from factcheck.model.value import DateShape, EdtfDate
from factcheck.normalise import edtf
from factcheck.normalise.date_reading import Reading, Rule, Setting
from factcheck.normalise.date_terms import YEAR, squeezed
from factcheck.normalise.numerals import ORDINALS

_CUE = re.compile(
    r"\b(?:in|since|of|until|till|til|during|before|after|by|throughout|through|circa|year|early|late|mid|"
    r"in about|in around|as recently as|back to|back in|as far back as|dating from|fiscal|FY|started|ended|spring|summer|autumn|"
    r"winter|dated|founded|born|than in|for|the|from|between|last in|on|ahead of|beyond) ?[(\"']?$",
    re.IGNORECASE,
)
_STRONG_CUE = re.compile(
    r"\b(?:in|since|until|till|during|throughout|year|back to|early|late|mid|as recently as) ?$",
    re.IGNORECASE,
)
_OTHER_YEAR = re.compile(
    r"(?:1[5-9]|20)\d\d(?:'s)?(?:,| and| or| to| than| through|,? and| but)? ?$"
)
_MONEY = re.compile(
    r"(?:[$€£¥₹#№~<>]|\b(?:US|No|Rs|EUR|USD|GBP|about|roughly|some|nearly|almost|over|than|least|exactly|only|just|under|almost)\.?) ?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:Room|Flight|Route|Highway|Resolution|Article|Section|Law|No|Nr)\.? $")
_NO_MONEY = re.compile(r"\b(?:over|than|under|about|in about) ?$", re.IGNORECASE)
_COUNTED = re.compile(
    r"[ -](?:of (?:the|them|its|his|her) |(?:[a-z]+(?:ed|ive|al|an|ic|ary) )?(?:people|men|women|children|per ?cent|percent|votes?|seats?|inhabitants|"
    r"residents|voters|members|delegates|soldiers|troops|police|officers|euros?|dollars|pounds|pesos|kilomet\w+|km|met(?:re|er)s?|feet|"
    r"miles|tonn?e?s?|points|times|years|months|weeks|days|hours|minutes|million|billion|thousand|hectares|acres|schools|homes|houses|"
    r"jobs|cases|deaths|workers|students|pupils|families|households|villages|copies|pages|litres|liters|kilos|bowls|loaves|guests|"
    r"tickets|cars|vehicles|aircraft|drones|prisoners|hostages|refugees|migrants|companies|firms|islands|steps)\b)"
)
_PLURAL = re.compile(r" [a-z]{3,}(?<!ss)(?<!us)s\b(?! (?:was|is|has)\b)")
_YEARLY = re.compile(
    r" (?:elections|polls|results|figures|numbers|protests|riots|floods|olympics|games|championships|accounts|accords|talks|levels|"
    r"prices|terms|hostilities|politics|sanctions|bombings|attacks|wars|treaties|primaries|playoffs|finals|always|sees|does|has|was|"
    r"as|its|his|brings|brought|uprisings|fires|earthquakes|outlays|revenues|earnings|profits|sales|exports|imports|celebrations)\b",
    re.IGNORECASE,
)
_AFTER_OK = re.compile(
    r"\s*(?:[.,;:)\]!?\"]|$|'s\b|\n| - |-(?:\d\d)\b| (?:and|or|to|when|was|is|had|has|with|after|before|than|as|until|by|on|at|in|for|he|she|it|they|the|"
    r"brought|saw|marked|election|campaign|but|while|where|which|that|under|through|inclusive|onwards?|came|alone|from|a|an|election)\b)"
)


def is_year_here(text: str, start: int, end: int) -> bool:
    """Say whether four digits are a year: by the words before, the noun after, the range."""
    number, before = int(text[start : start + 4]), text[max(0, start - 24) : start]
    after = text[end : end + 40]
    if _counts(number, before, after):
        return False
    strong = bool(_STRONG_CUE.search(before))
    if _PLURAL.match(after) and not _YEARLY.match(after):
        return strong and number >= 1800
    if number < 1500:
        return strong or bool(re.search(r"\b(?:of|by|from) $", before))
    return number >= 1800 or bool(_CUE.search(before) or _OTHER_YEAR.search(before))


def _counts(number: int, before: str, after: str) -> bool:
    """Say whether money or a counted noun shows that the digits are an amount."""
    if _COUNTED.match(after) or _LABEL.search(before):
        return True
    hedged_year = _NO_MONEY.search(before) and number >= 1900 and _AFTER_OK.match(after)
    return bool(_MONEY.search(before)) and not hedged_year


def _year(found: re.Match[str], setting: Setting) -> Reading | None:
    year = int(found["year"])
    if not is_year_here(setting.text, found.start("year"), found.end("year")):
        return None
    part = squeezed(found["part"] or "").rstrip("-")
    moment = part_of_year(year, part)
    return Reading(date=moment, explicit=True)


def part_of_year(year: int, part: str) -> EdtfDate:
    """Give the months that "early", "mid", "late", "end of", "first half of" mean in a year."""
    words = part.split()
    if part in {"around", "about", "circa", "c.", "ca."} and edtf.is_year(year + 1):
        return edtf.around_year(year)
    for wanted, (first, last) in _PARTS.items():
        if wanted in words:
            made = edtf.between(edtf.of_month(year, first), edtf.of_month(year, last))
            assert made is not None
            return made
    return edtf.of_year(year)


# Months, first and last. "Early" and "late" overlap "mid": the words are loose.
_PARTS = {
    "half1": (1, 6), "half2": (7, 12), "early": (1, 5), "mid": (4, 9), "middle": (4, 9), "late": (8, 12),
    "start": (1, 2), "beginning": (1, 3), "end": (11, 12), "close": (11, 12), "turn": (1, 2), "eve": (12, 12),
}  # fmt: skip


def _part_of_relative_year(found: re.Match[str], setting: Setting) -> Reading | None:
    if setting.anchor is None:
        return Reading(date=None)
    which = squeezed(found["which"] or "the")
    step = {"this": 0, "the current": 0, "last": -1, "next": 1, "the": 0}[which]
    year = setting.anchor.year + step
    # "The end of the year" closes the year just spoken of, else the anchor's.
    if which == "the" and setting.spoken_year is not None:
        year = setting.spoken_year
    part = squeezed(found["part"] or "end").rstrip("-")
    return Reading(date=part_of_year(year, part), anchored=True) if edtf.is_year(year) else None


def _half(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read quarters and halves of a year; without a year the latest one begun."""
    number = _number(found["number"] or found["short"])
    months = 6 if (found["what"] or "").lower() == "half" else 3
    if not 1 <= number <= 12 // months:
        return None
    year, anchored = _year_named(found, setting)
    if year is None:
        if (found["number"] or "").lower() in {"last", "final"}:
            return None  # "last quarter" counts from the anchor
        # A half without a year is as likely one of a match, a century or a term.
        if months == 6 or setting.anchor is None:
            return None if months == 6 else Reading(date=None)
        begun = (setting.anchor.month - 1) // 3 + 1
        year = setting.anchor.year - int(number > begun)
    if not edtf.is_year(year):
        return None
    first = months * (number - 1) + 1
    moment = edtf.between(edtf.of_month(year, first), edtf.of_month(year, first + months - 1))
    return Reading(date=moment, anchored=anchored, explicit=not anchored)


def _number(word: str) -> int:
    if word.lower() in {"last", "final"}:
        return 4
    if re.search(r"\d", word):
        return int(re.sub(r"\D", "", word))
    return {**ORDINALS, "twenty-first": 21}[word.lower()]


def _year_named(found: re.Match[str], setting: Setting) -> tuple[int | None, bool]:
    groups = found.groupdict()
    written = groups.get("year") or groups.get("first_year")
    if written:
        return int(written), False
    if groups.get("which") and setting.anchor:
        return setting.anchor.year + {"this": 0, "last": -1, "next": 1}[
            groups["which"].lower()
        ], True
    return None, True


def _decade(found: re.Match[str], _setting: Setting) -> Reading | None:
    if found["digits"]:
        start = int(found["digits"])
    elif found["short"]:
        start = (1900 if int(found["short"]) >= 30 else 2000) + int(found["short"])
    else:
        start = 1900 + _DECADES[found["word"].lower()]
    part = squeezed(found["part"] or "").rstrip("-")
    bounds = {"early": (0, 3), "mid": (4, 6), "late": (6, 9)}.get(part)
    if bounds:
        return Reading(
            date=edtf.between(edtf.of_year(start + bounds[0]), edtf.of_year(start + bounds[1])),
            shape=DateShape.SPAN, explicit=True,
        )  # fmt: skip
    return Reading(date=edtf.of_decade(start), shape=DateShape.SPAN, explicit=True)


_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def _century(found: re.Match[str], _setting: Setting) -> Reading | None:
    number = _number(found["number"])
    if not 1 <= number <= 21:
        return None
    moment = edtf.between(edtf.of_year(number * 100 - 99), edtf.of_year(number * 100))
    return Reading(date=moment, shape=DateShape.SPAN, explicit=True)


def _turn_of_century(_found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "at the turn of the century": the year that begins the anchor's century."""
    if setting.anchor is None:
        return Reading(date=None)
    return Reading(date=edtf.of_year(setting.anchor.year // 100 * 100), anchored=True)


def _end_day(found: re.Match[str], _setting: Setting) -> Reading | None:
    """Read "the last day of 2014"."""
    year = int(found["year"])
    month, day = (1, 1) if found["which"].lower() == "first" else (12, 31)
    return Reading(date=edtf.of_parts(year, month, day), explicit=True)


def _years(found: re.Match[str], _setting: Setting) -> Reading | None:
    """Read "2019-23", "1990-1994" and "2023/24"."""
    first = int(found["first"])
    last = int(found["first"][: 4 - len(found["last"])] + found["last"])
    if not first < last <= first + 100:
        return None
    moment = edtf.between(edtf.of_year(first), edtf.of_year(last))
    return Reading(date=moment, shape=DateShape.SPAN, explicit=True)


def _short_year(found: re.Match[str], _setting: Setting) -> Reading | None:
    number = int(found["year"])
    return Reading(date=edtf.of_year((1900 if number >= 30 else 2000) + number), explicit=True)


_YEAR_PART = r"(?P<part>(?:very )?early(?: in)?|mid|late(?: in)?|(?:the )?(?:very )?(?:start|beginning|end|middle|close|turn|eve) of|around|about|circa|c\.|ca\.)"
_ORD = "first|second|third|fourth|last|final|1st|2nd|3rd|4th"
_TEEN = "|".join([word for word, number in ORDINALS.items() if number <= 20] + ["twenty-first"])

RULES: tuple[Rule, ...] = (
    Rule(
        "digit",
        rf"(?:(?<![\w-]){_YEAR_PART}(?:-| ))?(?<![\w.,/$€£¥-])(?P<year>{YEAR})(?![\w/]|-\d)",
        _year,
    ),
    Rule("digit", rf"(?:(?<![\w-])(?P<part>mid)-)(?P<year>{YEAR})(?!\w)", _year),
    Rule("digit", rf"(?<![\w-])(?:FY ?|fiscal (?:year )?)(?P<part>)(?P<year>{YEAR})(?!\w)", _year),
    Rule(
        "century",
        r"(?<![\w-])(?:the )?(?:very )?(?:turn|start|beginning|dawn|opening) of (?:the|this) (?:century|millennium)(?!\w)",
        _turn_of_century,
    ),
    Rule(
        "digit",
        rf"(?<![\w-])the (?:very )?(?P<which>first|last) day of (?P<year>{YEAR})(?!\w)",
        _end_day,
    ),
    Rule(
        "year",
        r"(?<![\w-])(?P<part>early(?: in)?|mid|late(?: in)?|(?:the )?(?:start|beginning|end|middle|close) of)(?:-| )(?P<which>this|last|next|the current|the) year(?!\w)",
        _part_of_relative_year,
    ),
    Rule(
        "year",
        r"(?<![\w-])(?P<part>)(?P<which>this |last )?(?:the )?(?:year's end|year-end)(?!\w)",
        _part_of_relative_year,
    ),
    Rule(
        "half",
        rf"(?<![\w-])(?P<number>{_ORD})(?: |-)(?P<what>half|quarter)(?:,? (?:of |in )?(?:(?P<year>{YEAR})|(?P<which>this|last|next) year))?(?P<short>)(?!\w)",
        _half,
    ),
    Rule(
        "digit",
        rf"(?<![\w-])(?:(?P<what>Q)(?P<short>[1-4])(?:(?: |,|/| of )(?P<year>{YEAR}))?|(?P<first_year>{YEAR}) ?Q(?P<number>[1-4]))(?!\w)",
        _half,
    ),
    Rule(
        "decade",
        r"(?:(?<![\w-])(?P<part>early|mid|late)(?:-| ))?(?<![\w.,])(?:(?P<digits>1[5-9]\d0|20\d0)'?s|(?<= )'?(?P<short>[1-9]0)'?s|(?<=the )(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))(?!\w)",
        _decade,
    ),
    Rule(
        "century",
        rf"(?<![\w-])(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{_TEEN})[- ]century(?!\w)",
        _century,
    ),
    Rule(
        "digit",
        r"(?<![\w.,/$€£-])(?P<first>1[5-9]\d\d|20\d\d)(?: ?- ?|/)(?P<last>\d{2}|1[5-9]\d\d|20\d\d)(?![\w%/-]|[.,]\d| ?(?:per ?cent|million|billion))",
        _years,
    ),
    Rule(
        "apostrophe",
        r"(?:(?<=in )|(?<=since )|(?<=of )|(?<=back in ))'(?P<year>\d\d)(?![\w'])",
        _short_year,
    ),
)
