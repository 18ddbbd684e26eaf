"""Name the countries: their ids, labels, and every way articles write them."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pycountry

from factcheck.model.fact import Alias, Entity
from factcheck.model.value import EntityKind
from factcheck.normalise.names import fold
from factcheck.store.snapshot_build.factbook import Page, pages

# Codes without a country in ISO 3166-1.
_USER_ASSIGNED = {"XKX": "XK"}
_BRACKETS = re.compile(r"\s*[\[(][^\])]*[\])]")
_PLURAL = re.compile(r"\(s\)")


@cache
def table() -> Mapping[str, Any]:
    """Read the names that the Factbook lacks."""
    text = files("factcheck.store.snapshot_build").joinpath("countries.toml").read_text("utf-8")
    return tomllib.loads(text)


def alias(entity: str, text: str, kind: str) -> Alias:
    """Make an alias with its folded form."""
    return Alias(entity=entity, text=text, normalised=fold(text), kind=kind)


def collect(data: Path) -> tuple[list[Entity], list[Alias]]:
    """Give every country and territory with its names, demonyms and adjectives."""
    by_country = {page.country.removeprefix("country:"): page for page in pages(data)}
    entities: list[Entity] = []
    aliases: list[Alias] = []
    for code in sorted({*by_country, *table()["extra"]["codes"]}):
        page = by_country.get(code)
        entity = _entity(code, page)
        entities.append(entity)
        aliases.extend(_aliases(entity, code, page))
    return entities, [item for item in dict.fromkeys(aliases) if item.normalised]


def _entity(code: str, page: Page | None) -> Entity:
    known = pycountry.countries.get(alpha_3=code)
    iso = known.alpha_2 if known else _USER_ASSIGNED.get(code)
    label = table()["labels"].get(code)
    if label is None:
        short = page.text("Government/Country name/conventional short form") if page else ""
        short = _BRACKETS.sub("", short)
        label = short if short and short != "none" else str(known.name if known else code)
    return Entity(id=f"country:{code}", kind=EntityKind.COUNTRY, label=label, iso=iso)


def _aliases(entity: Entity, code: str, page: Page | None) -> Iterator[Alias]:
    names = [entity.label, *table()["names"].get(code, ()), *_official(code)]
    if page:
        names += _factbook_names(page)
    for name in names:
        yield alias(entity.id, name, "name" if name == entity.label else "short")
    acronyms = table()["acronyms"].get(code, [])
    for name in acronyms:
        yield alias(entity.id, name, "acronym")
    for name in table()["metonyms"].get(code, ()):
        yield alias(entity.id, name, "metonym")
    demonyms = _nationality(code, page, "demonyms", "noun")
    adjectives = _nationality(code, page, "adjectives", "adjective")
    for name in demonyms:
        yield alias(entity.id, name, "demonym")
        yield from (alias(entity.id, form, "demonym") for form in _plural(name, adjectives))
    for name in adjectives:
        yield alias(entity.id, name, "adjective")


def _official(code: str) -> list[str]:
    """Give the names of ISO 3166-1, without those written backwards ("Korea, Republic of")."""
    known = pycountry.countries.get(alpha_3=code)
    if not known:
        return []
    names = [known.name, getattr(known, "common_name", ""), getattr(known, "official_name", "")]
    return [name for name in names if name and "," not in name]


def _factbook_names(page: Page) -> list[str]:
    found = []
    for form in ("conventional long form", "conventional short form"):
        text = page.text(f"Government/Country name/{form}").split(";")[0]
        text = _BRACKETS.sub("", text).strip()
        # A form that is itself a list of islands, or too short to be a name, is not one.
        if text not in table()["no_names"]["texts"] and text.count(",") < 2:
            found.append(text)
    return found


def _nationality(code: str, page: Page | None, own: str, field: str) -> list[str]:
    if code in table()[own]:
        return list(table()[own][code])
    text = page.text(f"People and Society/Nationality/{field}") if page else ""
    return list(_nouns(text))


def _nouns(text: str) -> Iterator[str]:
    """Take "Croat(s), Croatian(s)" and "Lao or Laotian" apart."""
    without = _BRACKETS.sub("", _PLURAL.sub("", text)).split(";")[0]
    for part in re.split(r",|/| or ", without):
        noun = part.strip()
        if noun and noun not in {"none", "NA"}:
            yield noun


def _plural(noun: str, adjectives: Iterable[str]) -> list[str]:
    """Give the plural of a noun, where English adds an s: "Argentines", not "Chineses"."""
    if noun in adjectives and noun.endswith(("ese", "ish", "ois")):
        return []
    if noun.endswith(("s", "men", "shman", "chman", "xman", "woman", "z")):
        return []
    return [f"{noun}s"]
