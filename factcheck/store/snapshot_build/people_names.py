"""Take a person's name apart as a source writes it: title, given names, family name."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factcheck.normalise.names import fold

_TWO_CAPITALS = re.compile(r"[^\W\d_a-zß-öø-ÿ]{2}")
_CAPITALS = re.compile(r"^[^a-zß-öø-ÿ\d]*[^\W\d_a-zß-öø-ÿ]{2}[^a-zß-öø-ÿ\d]*$")
_ROMAN = re.compile(r"^[IVX]+$")
_NICKNAME = re.compile(r"[\"“”‘]([^\"“”‘’]{2,20})[\"“”’]|\(([^\W\d][\w .-]{1,20})\)")
_PART = re.compile(r"[^\W\d_]+")
_SUFFIXES = frozenset({"jr", "sr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Hold the words that are no part of a name, and the countries' name orders."""

    titles: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    family_first: frozenset[str]
    two_surnames: frozenset[str]
    umlauts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenName:
    """Hold a name's words in usual capitals; `family` marks the words a source capitalises.

    `given` stands before the family name and `after` behind it. A name without capitalised
    words has all its words in `given`.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    after: tuple[str, ...]
    nicknames: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Give all words in the order written."""
        return self.given + self.family + self.after

    @property
    def text(self) -> str:
        """Give the name in full, in usual capitals."""
        return " ".join(self.words)

    @property
    def marked(self) -> bool:
        """Say whether the source marks the family name."""
        return bool(self.family)


@cache
def words() -> Words:
    """Load the word lists."""
    source = files("factcheck.store.snapshot_build").joinpath("tenures_words.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return Words(**{key: frozenset(value) for key, value in data.items()})


def split_title(text: str) -> tuple[str, str]:
    """Part "Prime Minister Bart DE WEVER" into title and name; honorifics go.

    The title is the run of title words in front; either part may be empty.
    """
    known = words()
    tokens = text.replace(",", " , ").split()
    at = 0
    title: list[str] = []
    while at < len(tokens):
        bare = tokens[at].strip(".,;()").casefold().removesuffix("'s")
        if bare and (bare in known.honorifics and not _is_title(bare, tokens[at], known)):
            at += 1
            continue
        if bare and (bare not in known.titles or _CAPITALS.match(tokens[at].strip(".,;()"))):
            break
        if bare:
            title.append(tokens[at].strip(".,;"))
        at += 1
    return " ".join(title).strip(), " ".join(tokens[at:]).replace(" ,", ",")


def _is_title(bare: str, token: str, known: Words) -> bool:
    return bare in known.titles and bare not in {"lord", "lieutenant", "justice"} and bool(token)


def parse_name(text: str) -> WrittenName:
    """Split a name at the words in capitals, and put these into usual capitals."""
    nicknames = tuple(first or second for first, second in _NICKNAME.findall(text))
    tokens = [
        token.strip(",;.") if len(token) > 3 else token.strip(",;")
        for token in _NICKNAME.sub(" ", text).split()
    ]
    tokens = [token for token in tokens if token and fold(token) and fold(token) not in _SUFFIXES]
    tokens = _without_honorifics(tokens)
    first = next((at for at, token in enumerate(tokens) if _is_family(token)), None)
    if first is None:
        return WrittenName(given=tuple(tokens), family=(), after=(), nicknames=nicknames)
    last = first
    while last + 1 < len(tokens) and (
        _is_family(tokens[last + 1]) or _ROMAN.match(tokens[last + 1])
    ):
        last += 1
    start = first
    particles = words().particles
    while start > 0 and (
        tokens[start - 1].casefold().rstrip("-") in particles and tokens[start - 1][:1].islower()
    ):
        start -= 1
    family = tuple(
        _usual(token, first=at == 0) for at, token in enumerate(tokens[start : last + 1])
    )
    return WrittenName(
        given=tuple(tokens[:start]),
        family=family,
        after=tuple(tokens[last + 1 :]),
        nicknames=nicknames,
    )


def _without_honorifics(tokens: list[str]) -> list[str]:
    known = words().honorifics
    kept = list(tokens)
    while (
        len(kept) > 2
        and kept[0].strip(".").casefold() in known
        and not (len(kept[0]) == 2 and kept[0].endswith("."))
    ):
        kept = kept[1:]
    while len(kept) > 2 and kept[-1].strip(".").casefold() in {"dr", "gen", "lt", "col", "maj"}:
        kept = kept[:-1]
    return kept


def _is_family(token: str) -> bool:
    return bool(_TWO_CAPITALS.search(token.replace("'", "").replace("-", ""))) and not (
        _ROMAN.match(token)
    )


def _usual(token: str, *, first: bool) -> str:
    """Put "O'BRIEN" and "DIAZ-CANEL" into usual capitals; mixed words stay as they are."""
    if _ROMAN.match(token):
        return token
    if not first and token.casefold() in words().particles:
        return token.casefold()

    def _part(found: re.Match[str]) -> str:
        before = token[: found.start()]
        # "TU'IVAKANO" goes on in small letters; "O'BRIEN" and "D'ALEMA" start again.
        if before.endswith(("'", "’")) and len(_PART.findall(before)[-1]) > 1:
            return found[0].lower()
        return found[0].capitalize() if found[0].isupper() else found[0]

    if not _CAPITALS.match(token):
        return _mixed(token)
    return _PART.sub(_part, token)


def _mixed(token: str) -> str:
    # "SASSOU-Nguesso" and "al-BURHAN": only the capital parts change; "McCAIN" keeps its "Mc".
    return _PART.sub(
        lambda found: (
            found[0].capitalize()
            if found[0].isupper() and len(found[0]) > 1
            else re.sub(r"(?<=[A-Z])[A-Z]+", lambda run: run[0].lower(), found[0])
        ),
        token,
    )


def matching_tokens(text: str) -> tuple[str, ...]:
    """Give the folded words that tell people apart: no particles, honorifics, suffixes."""
    known = words()
    tokens = fold(text).split()
    telling = [
        token
        for token in tokens
        if token not in known.particles and token not in known.honorifics and token not in _SUFFIXES
    ]
    return tuple(telling or tokens)


def usual_form(name: WrittenName, country: str) -> str:
    """Give the short form in daily use: one given name and the family name."""
    if not name.marked:
        return name.text
    if not name.given:
        if country in words().family_first or len(name.after) <= 1:
            return name.text
        return " ".join((*name.family, *_through_first_name(name.after)))
    return " ".join((*_first_name(name.given), *name.family))


def _through_first_name(after: tuple[str, ...]) -> tuple[str, ...]:
    """Take the words up to the first that is no particle: "bin Hamad", "Ahmed"."""
    for at, word in enumerate(after):
        if word.casefold().rstrip("-") not in words().particles:
            return after[: at + 1]
    return after


def _first_name(given: tuple[str, ...]) -> tuple[str, ...]:
    # "J. Alfred" stays whole up to the first full name: the initial alone names nobody.
    for at, word in enumerate(given):
        if len(word.rstrip(".")) > 1:
            return given[: at + 1]
    return given
