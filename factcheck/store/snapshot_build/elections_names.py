"""Compare and tidy the names of election texts, where the family name is in capitals."""

import re

from rapidfuzz import fuzz

from factcheck.normalise.names import fold

_PARTICLES = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "la",
        "las",
        "los",
        "der",
        "den",
        "ten",
        "van",
        "von",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "du",
        "des",
        "of",
        "the",
    }
)
_NUMERAL = re.compile(r"^[IVX]+$")
_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019`][^\W\d_]+)*")
_SAME_FAMILY = 80.0  # one letter of five: "SHULZE" for "SCHULZE", "VUSIC" for "VUCIC"
_SAME_GIVEN = 60.0


def _is_capital(word: str) -> bool:
    return len(word) > 1 and sum(char.isupper() for char in word) >= 2


def family(name: str) -> tuple[str, ...]:
    """Give the folded words of the family name: those in capitals, else the last word."""
    words = name.replace("-", " ").split()
    chosen = [word for word in words if _is_capital(word)] or words[-1:]
    return tuple(part for word in chosen for part in fold(word).split() if part not in _PARTICLES)


def same_person(one: str, other: str) -> bool:
    """Say whether two spellings within one country's elections can be one person's."""
    first, second = family(one), family(other)
    if not any(fuzz.ratio(a, b) >= _SAME_FAMILY for a in first for b in second):
        return False
    return not _clash(one, other)


def _clash(one: str, other: str) -> bool:
    """Say whether the given names exclude each other, as in LEE Jae-myung and LEE Jun-seok."""
    given = [
        {fold(word) for word in name.split() if not _is_capital(word) and len(word) > 2}
        for name in (one, other)
    ]
    if not all(given):
        return False
    return not any(fuzz.ratio(a, b) >= _SAME_GIVEN for a in given[0] for b in given[1])


def normal_capitals(name: str) -> str:
    """Write "Javier Gerardo MILEI" as "Javier Gerardo Milei"."""
    words = name.split()
    tidy = [_normal_word(word) for word in words]
    for at in range(1, len(tidy)):
        # "VAN DER BELLEN" keeps the capital of its first word only.
        if (
            tidy[at].lower() in _PARTICLES
            and _is_capital(words[at])
            and not _opens_family(words, at)
        ):
            tidy[at] = tidy[at].lower()
    text = " ".join(tidy)
    return re.sub(r"\b(Jr|Sr)$", r"\1.", text)


def _opens_family(words: list[str], at: int) -> bool:
    opens = not _is_capital(words[at - 1])
    return opens and at + 1 < len(words) and words[at].lower() in {"van", "le", "la", "el", "al"}


def _normal_word(word: str) -> str:
    if (
        not _is_capital(word.replace(".", ""))
        or _NUMERAL.match(word)
        or re.match(r"^(?:[A-Z]\.)+$", word)
    ):
        return word
    if re.match(r"^M[Cc][A-Z]{3}", word):
        return "Mc" + word[2:].capitalize()
    pieces = re.split(r"([-'\u2019`])", word)
    if len(pieces) > 1 and pieces[0].islower():
        return pieces[0] + pieces[1] + "".join(_title(piece) for piece in pieces[2:])
    return "".join(_title(piece) for piece in pieces)


def _title(piece: str) -> str:
    return piece[:1].upper() + piece[1:].lower()
