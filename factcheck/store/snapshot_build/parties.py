"""Keep one entity a party of a country, by its name, its acronym and what it calls itself."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from factcheck.model.fact import Alias, Entity
from factcheck.model.value import EntityKind
from factcheck.normalise.names import fold
from factcheck.store.snapshot_build.countries import alias
from factcheck.store.snapshot_build.factbook import pages

_NOTE = re.compile(r";?\s*(?:note\b|\[).*")
_FORMER = re.compile(r"\((?:formerly|previously)(?: known as)?(?: the)? ((?:[^()]|\([^()]*\))*)\)")
_REMARK = re.compile(
    r"\((?:[^()]*\b(?:includes?|including|coalition|alliance|faction|merged?|composed|comprises"
    r"|affiliated|dissolved|recognized|banned|led by|leader|party of|pro-|also|members?|and)\b[^()]*"
    r"|[\d,. ]*)\)"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_NAMES_APART = re.compile(r"\s+(?:or|aka)\s+|\s*;\s*")
_IN_BRACKETS_APART = re.compile(r"\s+(?:or|aka)\s+|\s*[;,]\s*")
_NO_PARTY = re.compile(
    r"^(?:(?:none|n/?a|independents?|others?|vacant|invalid|various)$"
    r"|(?:note|there (?:are|is)|no|includes?|seats?)\b)",
    re.IGNORECASE,
)


@cache
def table() -> Mapping[str, Any]:
    """Read the names of parties that the Factbook lacks, and acronyms that are words."""
    text = files("factcheck.store.snapshot_build").joinpath("parties.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _words() -> frozenset[str]:
    return frozenset(table()["words"])


class PartyRegistry:
    """Give each party of a country one id and collect the ways to write its name."""

    def __init__(self) -> None:
        self._parties: dict[str, Entity] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._taught: set[str] = set()

    def teach(self, country: str, *names: str) -> None:
        """Note a party's usual names; acronyms of two letters are names only if taught."""
        if self.resolve(country, *names):
            self._taught.update(names)

    def resolve(self, country: str, *names: str) -> str | None:
        """Give the id of the party that goes by any of the names, making one where none does.

        Several names are one party's: a full name and an acronym. None for what is no party.
        """
        written = [clean for name in names if (clean := _tidy(name))]
        if not written:
            return None
        # The acronym decides: "Communist Party of X" is the start of several parties' names.
        by_acronym = sorted(written, key=lambda name: not is_acronym(name))
        known = (self._known.get((country, fold(name))) for name in by_acronym)
        found = next((party for party in known if party), None)
        party = found or self._make(country, written)
        for name in written:
            self._learn(country, party, name)
        return party

    def entities(self) -> list[Entity]:
        """Give every party, in the order of the ids."""
        return [self._parties[key] for key in sorted(self._parties)]

    def aliases(self) -> list[Alias]:
        """Give every name of every party; acronyms that are English words are left out."""
        return [
            alias(party, name, kind)
            for party in sorted(self._parties)
            for name, kind in self._names[party].items()
            if self._is_telling(name, kind)
        ]

    def _is_telling(self, name: str, kind: str) -> bool:
        folded = fold(name)
        if folded in _words():
            return False
        return len(folded) > (2 if kind == "acronym" and name not in self._taught else 1)

    def _make(self, country: str, names: list[str]) -> str:
        acronym = next((name for name in names if is_acronym(name)), names[0])
        party = f"party:{country.removeprefix('country:')}:{fold(acronym).replace(' ', '-')}"
        if party in self._parties:
            # Another party of the country has the acronym: the full name tells them apart.
            party = f"party:{country.removeprefix('country:')}:{fold(names[0]).replace(' ', '-')}"
        label = next((name for name in names if not is_acronym(name)), names[0])
        self._parties.setdefault(
            party, Entity(id=party, kind=EntityKind.PARTY, label=label, country=country)
        )
        return party

    def _learn(self, country: str, party: str, name: str) -> None:
        self._known.setdefault((country, fold(name)), party)
        label = self._parties[party].label
        kind = "acronym" if is_acronym(name) else "name" if name == label else "short"
        self._names.setdefault(party, {}).setdefault(name, kind)


def is_acronym(name: str) -> bool:
    """Say whether a name is short and mostly capitals: "LLA", "PCdoB", "CDU/CSU"."""
    capitals = sum(letter.isupper() for letter in name)
    return " " not in name and len(name) <= 10 and capitals >= max(2, len(name) / 3)


def _tidy(name: str) -> str:
    clean = name.strip(" \"'“”.,;:-–")
    return "" if not clean or _NO_PARTY.match(clean) or len(clean) > 90 else clean


def collect(data: Path) -> PartyRegistry:
    """Start the registry from the Factbook's lists of parties and of seats."""
    registry = PartyRegistry()
    for code, groups in table()["parties"].items():
        for names in groups:
            registry.teach(f"country:{code}", *names)
    for page in pages(data):
        for line in page.text("Government/Political parties").split("\n"):
            names = list(_line_names(line))
            if names and not _NO_PARTY.match(line):
                registry.resolve(page.country, *names)
    return registry


def _line_names(line: str) -> Iterator[str]:
    """Take "Enough (Chega) or CH (formerly X)" apart into its names, the English one first."""
    text = _NOTE.sub("", line)
    former = [plain for old in _FORMER.findall(text) for plain in split_brackets(old)]
    text = _REMARK.sub("", _FORMER.sub("", text))
    outside, *inside = split_brackets(text)
    pieces = _NAMES_APART.split(outside)
    for part in [*inside, *former]:
        pieces += _names_inside(part)
    for name in pieces:
        clean = " ".join(name.split())
        if (clean[:1].isupper() or clean[:1].isdigit()) and clean not in table()["places"]:
            yield clean


def _names_inside(text: str) -> list[str]:
    """Take brackets apart: "Rote or RP, Parti Rouge or PR", but no list of other parties."""
    if " or " in text:
        return _IN_BRACKETS_APART.split(text)
    parts = text.split(",")
    others = len(parts) > 1 and all(is_acronym(part.strip()) for part in parts)
    return [] if others else [text]


def split_brackets(text: str) -> list[str]:
    """Give what stands outside brackets, then what stands in each."""
    return [_BRACKETS.sub(" ", text), *_BRACKETS.findall(text)]
