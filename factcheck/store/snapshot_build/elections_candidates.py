"""Read one list of candidates, or one tally of votes, out of an election text's clause."""

import re
from dataclasses import dataclass
from decimal import Decimal

NUMBER = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d*)?|\.\d+"
_VALUE = rf"(?P<number>{NUMBER})\s*(?P<percent>%+|percent\b)?"
_PARTY = r"(?:\((?P<{0}>[^()]*(?:\([^()]*\)[^()]*)*)\))"
_ITEM = re.compile(
    rf"\s*(?P<name>[^\d%(),;][^%(),;]*?)\s*{_PARTY.format('before')}?\s*[-\u2013:]?\s*"
    rf"{_VALUE}\s*(?:of the votes?|votes?)?\s*{_PARTY.format('after')}?"
)
_CAPITALS = re.compile(r"[^\W\d_a-z]*[A-Z\u00c0-\u00de\u0100-\u017f]{2}")
_WORD = re.compile(r"[^\W\d_]+")
_REST = re.compile(
    r"^(?:(?:\w+ ){0,2}(?:others?|another)\b|no candidate|invalid|blank|spoiled|null|neither|none|against"
    r"|abst[ae]i?n|write-in|did not|not valid|undecided|independents?$|various|remaining)",
    re.IGNORECASE,
)
# Words that tell a sentence from a name: a list item holding one is narrative.
_NARRATIVE = re.compile(
    r"\b(?:votes?|elected|elections?|received|against|held|round|runoff|advanced?|declared|turnout|seats?|"
    r"president|minister|winner|after|before|over|than|note|scheduled|years?|term|ran|needed|cast|"
    r"will|participate|between|was|were|is|ousted|when|who|which|first|second|remaining|January|February|"
    r"March|April|May|June|July|August|September|October|November|December)\b"
)
_RANKS = r"(?:Lt|Maj|Brig|Gen|Col|Capt|Fr|Dr|Mr|Mrs|Prof|Sir|Dame|Adm|Rev|Sheikh)\.?(?: Gen\.| Col\.)?(?: \(Ret\.\))?"
_JUNIOR = re.compile(r",\s*(?=(?:Jr|Sr)\b)")
_WON_WITH = re.compile(
    r"\s+(?:wins|won|received|receives|got|with|(?:was )?(?:re)?elected (?:president )?with)\s+(?=\d[\d.]*\s*%)"
)
_TALLIES = (
    re.compile(
        r"\b(?P<won>\d+)(?: votes)?(?: in favou?r| for)?,? (?:and )?(?P<lost>\d+)(?: votes)? (?:against|opposed)"
    ),
    re.compile(r"\b(?P<won>\d+)(?: votes)?(?:\s+to\s+|\s?-\s?)(?P<lost>\d+)\b(?!\s*\w+ 20)"),
    re.compile(r"\b(?P<won>\d+)(?: votes)? (?:out of|of)(?: the)? (?P<total>\d+)\b"),
    re.compile(r"\b(?P<won>\d+)(?: \w+)? votes\b"),
    re.compile(r"^\s*(?P<won>\d+)\s*(?:\(|$)"),
)
_ABSTAINED = re.compile(r"\b(\d+|one|two|three|four|five|six|seven) abst[ae]")
_SMALL = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_SHARE = re.compile(r"(?P<number>\d+(?:\.\d*)?)\s*(?:%|percent\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Give what one clause says of one name; `name` keeps the source's capitals."""

    name: str
    party: str | None = None
    number: Decimal | None = None
    percent: bool = False

    @property
    def is_rest(self) -> bool:
        """Say whether this stands for no person or party: other, invalid, against."""
        return bool(_REST.match(self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Give a vote as counts alone: for the winner, against, and all that were cast."""

    won: int | None = None
    lost: int | None = None
    total: int | None = None
    abstained: int | None = None
    share: Decimal | None = None


def has_name(text: str) -> bool:
    """Say whether the text holds a word in capitals, as family names are written."""
    return bool(_CAPITALS.search(text))


def as_number(text: str) -> Decimal:
    """Read "1,045", "24." or ".3"."""
    return Decimal(text.replace(",", "").rstrip(".") or "0")


def _split_items(text: str) -> list[str]:
    """Split at commas outside brackets, but not inside a number with thousands."""
    items, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and re.match(r" (?:and|vs\.?) (?=[A-Z]\S* [^,;]*\d)", text[at:]):
            items.append(text[start:at])
            start = at
        elif char == "," and depth == 0 and not re.match(r"\d,\d{3}(?!\d)", text[max(0, at - 1) :]):
            items.append(text[start:at])
            start = at + 1
    return [*items, text[start:]]


def plain_person(text: str) -> str:
    """Take ranks, joining words and loose marks off a name."""
    text = re.sub(r"\s+", " ", _JUNIOR.sub(" ", text)).strip(" ,-\u2013:*'").removesuffix(".")
    return re.sub(
        rf"^(?:(?:and|vs\.?|for|by|with|{_RANKS}|incumbent|opposition candidate|[Cc]andidate|President)\s+)+",
        "",
        text,
    )


def _is_name(text: str) -> bool:
    words = _WORD.findall(text)
    if not words or len(words) > 9 or _NARRATIVE.search(text):
        return False
    return has_name(text) or (len(words) >= 2 and words[0][0].isupper())


def _read_item(item: str) -> list[Result]:
    results = []
    if item.count(")") > item.count("("):
        item = re.sub(r"([A-Z]{2,}) ([A-Z][^(),;%\d]*\))", r"\1 (\2", item)
    for found in _ITEM.finditer(item):
        name = plain_person(found["name"])
        rest = _REST.match(name)
        if not rest and not _is_name(name):
            return []
        party = found["before"] or found["after"]
        number = as_number(found["number"])
        if found["percent"] and number > 100:
            continue
        results.append(
            Result(
                name=name.lower() if rest else name,
                party=party.strip() if party and not re.match(r"\s*(?:note|\d)", party) else None,
                number=number,
                percent=bool(found["percent"]),
            )
        )
    return results


def _repair(text: str) -> str:
    """Close what the source leaves open: "Jr.", a bracket without its partner."""
    text = re.sub(r"\([^()]*\)\s*(\([^()]*\)\s*\d)", r"\1", _JUNIOR.sub(" ", text))
    text = re.sub(r"\(([^()%]*?)\s+(\d[\d.]*\s*%)(?!\s*\))", r"(\1) \2", text)
    return _WON_WITH.sub(" ", text)


def read_list(text: str, *, rest_alone: bool = False) -> tuple[Result, ...]:
    """Read "A. NAME (Party) 55.7%, B. NAME 44.3% (Party), other 1%"; empty if it is none.

    `rest_alone` lets a list stand that names nobody, such as "other 3.2%".
    """
    results: list[Result] = []
    for item in _split_items(_repair(text)):
        found = _read_item(item)
        if not found and results and not re.search(r"\d", item) and has_name(item):
            bare = re.match(r"\s*(?:and )?([^()]+?)\s*(?:\(([^()]*)\))?\s*$", item)
            if bare and _is_name(bare[1]):
                found = [Result(name=plain_person(bare[1]), party=bare[2])]
        results.extend(found)
    return (
        tuple(results)
        if rest_alone or any(has_name(r.name) or not r.is_rest for r in results)
        else ()
    )


def read_tally(text: str, *, percent: bool) -> Tally | None:
    """Read "325 to 289", "462 for, 150 against", "72 of 101 votes", or "57.1%"."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    share = _SHARE.search(text)
    if share or percent:
        bare = share or re.search(r"(?P<number>\d+(?:\.\d+)?)\s*$", text)
        value = as_number(bare["number"]) if bare else None
        return Tally(share=value) if value is not None and value <= 100 else None
    for pattern in _TALLIES:
        found = pattern.search(text)
        if found:
            groups = {key: int(value) for key, value in found.groupdict().items() if value}
            if any(1900 <= value <= 2100 for value in groups.values()):
                continue
            abstained = _ABSTAINED.search(text)
            spoken = abstained[1] if abstained else ""
            count = _SMALL.get(spoken) or (int(spoken) if spoken.isdigit() else None)
            return Tally(
                won=groups.get("won"),
                lost=groups.get("lost"),
                total=groups.get("total"),
                abstained=count,
            )
    return None
