"""Bring personal and place names into one spelling, split them and compare them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck.normalise.wording import words as listed_words

# Letters that Unicode does not decompose, as news agencies write them without the mark.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe",
        "þ": "th", "ð": "d", "ə": "a", "ŋ": "ng",
    }
)  # fmt: skip
_APOSTROPHES = "'’‘ʼʻ`´′ʹ＇"
_ACCENTS = re.compile("[\u0300-\u036f]")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?)+(?=[^\W\d_]\.)")
_DROPPED = re.compile(f"[{_APOSTROPHES}.\u00ad\u200b-\u200f\u2060\ufeff]")
_GAP = re.compile(r"(?:[^\w&]|_)+")
PRONOUNS = frozenset("he him his she her hers they them their it its".split())


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Give the key under which spellings of one name meet.

    Accents, case, apostrophes and full stops go; dashes and other punctuation become single
    spaces: "U.S." and "US" give "us", "Díaz-Canel" gives "diaz canel", "J. D." gives "jd".
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = unicodedata.normalize("NFKD", _ACCENTS.sub("", plain).casefold())
    plain = _ACCENTS.sub("", plain).translate(_LETTERS)
    plain = _INITIALS.sub(lambda found: re.sub(r"\s", "", found[0]), plain)
    plain = _DROPPED.sub("", plain).replace("&", " and ")
    return _GAP.sub(" ", plain).strip()


def fold_tokens(text: str) -> tuple[str, ...]:
    """Give the words of a folded name."""
    return tuple(fold(text).split())


# Titles before a name; a full stop after them is optional.
# The same words can be names ("King", "Major", "Judge"): they go only where at least two words
# follow, or where they are never names.
_POSSESSIVE = re.compile(r"(?:(?<=[^\W\d_])['’ʼ＇]s|(?<=s)['’ʼ＇])$", re.IGNORECASE)
_NICKNAME = re.compile(r"(?:[\"“”„«»][^\"“”„«»]*[\"“”„«»]|\([^()]*\))")
_PREFIX = re.compile(r"^(?:Mc|Mac|De|Di|O['’]|d['’]|D['’])(?=[A-Z]{2})")
_REGNAL = re.compile(r"[IVXL]+")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """Hold a personal name in parts; `given` is "" where only a family name is written."""

    given: str
    family: str
    nickname: str = ""
    title: str = ""

    @property
    def full(self) -> str:
        """Give the name without title and nickname, given names first."""
        return f"{self.given} {self.family}".strip()


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(listed_words("names", key))


def without_possessive(text: str) -> str:
    """Take a possessive ending off: "Argentina's" gives "Argentina", "Philippines'" the same."""
    return _POSSESSIVE.sub("", text)


def without_title(text: str) -> str:
    """Take titles off the front of a name: "Gen. Sir John Smith" gives "John Smith"."""
    return _parted_title(text)[1]


def split_name(text: str) -> PersonName:
    """Split a name into given and family name.

    Capitals mark the family name wherever it stands ("XI Jinping", "Alexander VAN DER
    BELLEN"). Without them it is the last word, with the particles before it. A nickname in quotes
    is set aside.
    """
    found = _NICKNAME.search(text)
    nickname = found[0].strip(' "“”„«»()') if found else ""
    bare = _BLANKS.sub(" ", _NICKNAME.sub(" ", text)).strip()
    title, bare = _parted_title(bare)
    words = without_possessive(bare).replace(",", " ,").split()
    if "," in words[1:-1] and fold(words[words.index(",") + 1]) not in _listed("suffixes"):
        at = words.index(",")
        family = " ".join(_titled(word) for word in words[:at])
        return PersonName(
            given=" ".join(words[at + 1 :]), family=family, nickname=nickname, title=title
        )
    words = [word for word in words if word != ","]
    capital = [word for word in words if _is_capital(word)]
    if capital and len(capital) < len(words):
        given = " ".join(word for word in words if not _is_capital(word))
        return PersonName(
            given=given,
            family=" ".join(_titled(word) for word in capital),
            nickname=nickname,
            title=title,
        )
    if capital:
        words = [_titled(word) for word in words]
    start = _family_start(words)
    return PersonName(
        given=" ".join(words[:start]),
        family=" ".join(words[start:]),
        nickname=nickname,
        title=title,
    )


def same_name(first: str, second: str) -> bool:
    """Say whether two names can be of one person.

    Accents, titles and case do not matter; middle names may be missing, given names may be
    initials or follow the family name; a family name alone fits every bearer.
    """
    if len({_regnal(first), _regnal(second), ""}) > 2:
        return False  # "Charles II" and "Charles III"
    shorter, longer = sorted((first, second), key=lambda each: (len(_name_words(each)), each))
    one, other = _name_words(shorter), _name_words(longer)
    if not one:
        return bool(fold(first)) and fold(first) == fold(second)
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return True
    if len(one) == 1:
        return one[0] in _families(longer, other)
    return _shorter_fits(one, other) or _shorter_fits([*one[1:], one[0]], other)


def abbreviation_of(text: str) -> str:
    """Give the capital letters that a name is shortened to: "United Arab Emirates" gives "UAE"."""
    words = [word for word in re.split(r"[\s-]+", text) if word[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _parted_title(text: str) -> tuple[str, str]:
    words = text.split()
    at = 0
    while at < len(words) - 1 and fold(words[at]) in _listed("titles"):
        is_safe = (
            fold(words[at]) in _listed("never_names")
            or words[at].endswith(".")
            or len(words) - at > 2
        )
        # "Pope" of "Pope Francis" is a title: a single name may follow it.
        if not is_safe and fold(words[at]) not in _listed("before_one_name"):
            break
        at += 1
    return " ".join(words[:at]), " ".join(words[at:])


def _is_capital(word: str) -> bool:
    """Say whether a word is a family name in capitals; "J." and "II" are not."""
    letters = [sign for sign in word if sign.isalpha()]
    if len(letters) < 2 or word.endswith(".") or fold(word) in _listed("suffixes"):
        return False
    # "McALLISTER", "DeSANTIS": a prefix may keep small letters.
    bare = _PREFIX.sub("", word)
    return all(not sign.islower() for sign in bare if sign.isalpha())


def _titled(word: str) -> str:
    found = _PREFIX.match(word)
    if found:
        return found[0] + _titled(word[found.end() :])
    return "".join(part.capitalize() for part in re.split(r"([-'’])", word))


def _family_start(words: list[str]) -> int:
    if len(words) == 2 and _REGNAL.fullmatch(words[1]):
        return 0  # "Charles III"
    start = len(words) - 1
    while start > 1 and fold(words[start]) in _listed("suffixes"):
        start -= 1
    while (
        start > 1
        and fold(words[start - 1]) in _listed("particles")
        and words[start - 1][:1].islower()
    ):
        start -= 1
    return max(start, 0)


def _regnal(text: str) -> str:
    words = text.split()
    return words[-1] if len(words) > 1 and _REGNAL.fullmatch(words[-1]) else ""


@lru_cache(maxsize=16_384)
def _name_words(text: str) -> tuple[str, ...]:
    name = split_name(text)
    dropped = _listed("suffixes") | {_regnal(name.full).casefold()}
    return tuple(word for word in fold_tokens(name.full) if word not in dropped)


def _families(text: str, words: Sequence[str]) -> set[str]:
    """Give the words by which a person is known alone: family name, its parts, Spanish first one."""
    family = fold(split_name(text).family)
    known = {
        family,
        words[-1],
        *(word for word in family.split() if word not in _listed("particles")),
    }
    # "Gustavo Petro Urrego": of three and more words the last but one may be the family name.
    if len(words) > 2:
        known.add(words[-2])
    # "Xi Jinping": the family name may stand first in two or three words.
    if len(words) in {2, 3}:
        known.add(words[0])
    return known


def _shorter_fits(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Say whether the words of the shorter name occur in the longer one in the same order."""
    at = 0
    for word in shorter:
        while at < len(longer) and not _word_fits(word, longer[at]):
            at += 1
        if at == len(longer):
            return False
        at += 1
    # The last word must not match by its initial alone: "Jan K" is nobody in particular.
    return len(shorter[-1]) > 1


def _word_fits(word: str, other: str) -> bool:
    if word == other:
        return True
    short, long = sorted((word, other), key=len)
    return len(short) == 1 and long.startswith(short)
