"""Know the public offices: the ways to write them, and which title is which office."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from factcheck.normalise.names import fold

PhraseUses = tuple[tuple[str, frozenset[str] | None], ...]

# A title may close with the state it belongs to ("president of the ... republic of ...").
_OF_THE_STATE = re.compile(
    r"^(?:president|king|queen|emperor|prime minister) of (?:the )?(?:[a-z]+ )*"
    r"(?:republic|federation|union|confederation|kingdom|state)(?: of .+)?$"
)
_LAST_CLOSING = re.compile(r" (?:of|for|to|in)(?: the)? (?!.* (?:of|for|to|in) ).+$")
_MINISTER = re.compile(
    r"^(?:minister|ministers|secretary|secretary of state|cabinet secretary) (?:responsible )?"
    r"(?:of|for|in charge of) (?:the )?(.+)$"
)
_JUNCTION = re.compile(r" (?:and|with|for|of) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Describe one canonical office; a smaller `rank` is a higher office."""

    id: str
    label: str
    single: bool
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    offices: Mapping[str, Office]
    phrases: Mapping[str, PhraseUses]
    portfolios: Mapping[str, tuple[str, ...]]
    openings: tuple[str, ...]
    junior: tuple[str, ...]


def office_phrases() -> Mapping[str, PhraseUses]:
    """Give each folded phrase the offices it can mean, with the countries it is limited to.

    Country ids are snapshot ids ("country:DEU"); None means everywhere. Limited uses come
    first.
    """
    return _book().phrases


def offices() -> Mapping[str, Office]:
    """Give every office by its id, in the order of the data file."""
    return _book().offices


def office_label(office_id: str) -> str:
    """Give the office's plain English name; an unknown id gives its last part."""
    known = _book().offices.get(office_id)
    return known.label if known else office_id.rpartition(":")[2].replace("-", " ")


def is_single(office_id: str) -> bool:
    """Say whether only one person holds the office at a time; unknown offices are not single."""
    known = _book().offices.get(office_id)
    return known is not None and known.single


def classify(title: str, country_id: str | None) -> str | None:
    """Give the office a title names in a country, or None where the title names none."""
    found = classify_all(title, country_id)
    return found[0] if found else None


def classify_all(title: str, country_id: str | None) -> tuple[str, ...]:
    """Give every office a title names, the first-named first.

    "Minister of Economy and Finance" names two offices. Deputies and other posts below
    cabinet rank are `office:deputy-minister`, however grand the portfolio.
    """
    book = _book()
    key = _without_openings(fold(title), book.openings)
    exact = _uses(book, key, country_id)
    if exact:
        return exact
    if any(f" {word} " in f" {key} " for word in book.junior):
        return _below_cabinet(key)
    named = _MINISTER.match(key)
    if named:
        return _portfolios(book, named[1]) or ("office:minister",)
    return _shortened(book, key, country_id)


def _below_cabinet(key: str) -> tuple[str, ...]:
    if "ambassador" in key:
        return ("office:ambassador",)
    return ("office:deputy-minister",) if re.search(r"minister|secretary", key) else ()


def _without_openings(key: str, openings: tuple[str, ...]) -> str:
    # "first" opens titles such as "first deputy prime minister", and is a word of "first minister".
    while True:
        rest = next(
            (key.removeprefix(f"{word} ") for word in openings if key.startswith(f"{word} ")), key
        )
        if rest == key or rest in {"minister", "secretary", "lady"}:
            return key
        key = rest


def _uses(book: _Book, key: str, country_id: str | None) -> tuple[str, ...]:
    uses = book.phrases.get(key, ())
    limited = [office for office, where in uses if where is not None and country_id in where]
    return tuple(limited or [office for office, where in uses if where is None])


def _portfolios(book: _Book, text: str) -> tuple[str, ...]:
    """Read "finance and economic planning" from the left: whole, then each part."""
    whole = book.portfolios.get(text)
    if whole:
        return whole
    found: list[str] = []
    for part in _JUNCTION.split(text):
        for office in book.portfolios.get(part.removeprefix("the "), ()):
            if office not in found:
                found.append(office)
    if not found:
        # A leading portfolio still names the office: "health wellness and the elderly".
        heads = (" ".join(text.split()[:size]) for size in (4, 3, 2, 1))
        found = list(next((book.portfolios[head] for head in heads if head in book.portfolios), ()))
    return tuple(found[:3])


def _shortened(book: _Book, key: str, country_id: str | None) -> tuple[str, ...]:
    """Drop what follows the office, one closing phrase at a time: "... of the republic"."""
    if _OF_THE_STATE.match(key):
        return _uses(book, key.split(maxsplit=1)[0], country_id)
    while True:
        shorter = _LAST_CLOSING.sub("", key)
        # The bare words are heads of clubs and committees as well: they need their closing.
        if shorter in {key, "president", "chairman", "head", "governor", "speaker", "secretary"}:
            return ()
        key = shorter
        found = _uses(book, key, country_id)
        if found:
            return found


@cache
def _book() -> _Book:
    source = files("factcheck.normalise").joinpath("offices.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    grammar = data["grammar"]
    phrases: dict[str, dict[str, frozenset[str] | None]] = {}
    portfolios: dict[str, list[str]] = {}
    for row in data["office"]:
        for phrase, where in _all_phrases(row, grammar):
            known = phrases.setdefault(fold(phrase), {})
            if row["id"] in known and (where is None or known[row["id"]] is None):
                known[row["id"]] = None
            elif row["id"] in known:
                known[row["id"]] = (known[row["id"]] or frozenset()) | (where or frozenset())
            else:
                known[row["id"]] = where
        for portfolio in row.get("portfolios", ()):
            portfolios.setdefault(fold(portfolio).removeprefix("the "), []).append(row["id"])
    return _Book(
        offices=MappingProxyType({row["id"]: _office(row) for row in data["office"]}),
        phrases=MappingProxyType({key: _ordered(uses) for key, uses in phrases.items()}),
        portfolios=MappingProxyType({key: tuple(ids) for key, ids in portfolios.items()}),
        openings=tuple(grammar["openings"]),
        junior=tuple(grammar["junior"]),
    )


def _office(row: Mapping[str, Any]) -> Office:
    return Office(id=row["id"], label=row["label"], single=row["single"], rank=row["rank"])


def _ordered(uses: Mapping[str, frozenset[str] | None]) -> PhraseUses:
    return tuple(sorted(uses.items(), key=lambda use: use[1] is None))


def _all_phrases(
    row: Mapping[str, Any], grammar: Mapping[str, Any]
) -> Iterator[tuple[str, frozenset[str] | None]]:
    for phrase in row.get("phrases", ()):
        yield phrase, None
    secretaries = _countries(grammar["secretary_countries"])
    for portfolio in row.get("portfolios", ()):
        bare = portfolio.removeprefix("the ")
        for head in grammar["heads"]:
            yield f"{head} {bare}", None
        for tail in grammar["tails"]:
            yield f"{bare} {tail}", None
        for head in grammar["secretary_heads"]:
            yield f"{head} {bare}", secretaries
        for tail in grammar["secretary_tails"]:
            yield f"{bare} {tail}", secretaries
    for use in row.get("limited", ()):
        for phrase in use["phrases"]:
            yield phrase, _countries(use["countries"])


def _countries(codes: list[str]) -> frozenset[str]:
    return frozenset(f"country:{code}" for code in codes)
