"""Name the organisations, the regions of the world and the parliaments."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from factcheck.model.fact import Alias, Attribute, Entity
from factcheck.model.value import EntityKind
from factcheck.normalise.names import fold
from factcheck.store.snapshot_build.countries import alias
from factcheck.store.snapshot_build.factbook import SOURCE, Page, pages

_BODY_FIELDS = (
    "Government/Legislative branch/chamber name",
    "Government/Legislative branch/legislature name",
    "Government/Legislative branch - lower chamber/chamber name",
    "Government/Legislative branch - upper chamber/chamber name",
)
# First words of the names that many countries' parliaments share.
_GENERIC = frozenset(
    {"Parliament", "Congress", "Senate", "House", "National", "Chamber", "Assembly", "Diet"}
    | {"Legislative", "Federal", "Supreme", "Council", "Lower", "Upper", "Knesset", "Bundestag"}
)
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")


@cache
def table() -> Mapping[str, Any]:
    """Read the list of organisations and regions."""
    text = files("factcheck.store.snapshot_build").joinpath("organisations.toml").read_text("utf-8")
    return tomllib.loads(text)


def bank_aggregates() -> dict[str, str]:
    """Give the ids of the regions and bodies by the World Bank's codes."""
    regions = {row["bank"]: f"region:{row['id']}" for row in table()["region"] if "bank" in row}
    return {**regions, **table()["bank"]}


def collect(data: Path, country_names: list[Alias]) -> tuple[list[Entity], list[Alias]]:
    """Give organisations, regions of the world and parliaments with their names."""
    national: dict[str, list[str]] = {}
    for name in country_names:
        if name.kind == "adjective":
            national.setdefault(name.entity, []).append(name.text)
    entities: list[Entity] = []
    aliases: list[Alias] = []
    for kind, group in (
        (EntityKind.ORGANISATION, "organisation"),
        (EntityKind.REGION, "region"),
    ):
        for row in table()[group]:
            entity = Entity(id=f"{group}:{row['id']}", kind=kind, label=row["label"])
            entities.append(entity)
            aliases.append(alias(entity.id, entity.label, "name"))
            for field, alias_kind in (
                ("names", "short"),
                ("acronyms", "acronym"),
                ("adjectives", "adjective"),
            ):
                aliases += [alias(entity.id, name, alias_kind) for name in row.get(field, ())]
    for page in pages(data):
        for entity, names in _chambers(page):
            entities.append(entity)
            aliases += _body_aliases(entity, names, national.get(page.country, ()))
    return list({item.id: item for item in entities}.values()), list(dict.fromkeys(aliases))


def _body_aliases(entity: Entity, names: list[str], adjectives: Sequence[str]) -> list[Alias]:
    """Give a body's own names, and "Argentine Senate" for a Senate of that country."""
    own = table()["bodies"].get(entity.id.removeprefix("body:"), ())
    rows = [alias(entity.id, entity.label, "name")]
    for name in dict.fromkeys((*names, *own)):
        bare = name.removeprefix("The ").removeprefix("the ")
        rows.append(alias(entity.id, bare, "short"))
        bare = next(
            (bare[len(word) + 1 :] for word in adjectives if bare.startswith(f"{word} ")), bare
        )
        if bare.split()[0] in _GENERIC:
            rows.append(alias(entity.id, bare, "short"))
            rows += [alias(entity.id, f"{word} {bare}", "short") for word in adjectives]
    return rows


def chamber_id(country: str, name: str) -> str:
    """Make the id of a parliament or chamber from its country and its English name."""
    return f"body:{country.removeprefix('country:')}:{fold(name).replace(' ', '-')}"


def split_names(text: str) -> list[str]:
    """Give the English name and those in brackets: "Diet (Kokkai)" is both."""
    names = [_IN_BRACKETS.sub("", text), *_IN_BRACKETS.findall(text)]
    parts = (part for name in names for part in re.split(r"[/;,]| or | - ", name))
    return [" ".join(part.strip(" -").split()) for part in parts if len(part.strip(" -")) > 2]


def _chambers(page: Page) -> Iterator[tuple[Entity, list[str]]]:
    for field in _BODY_FIELDS:
        names = split_names(page.text(field).split("\n")[0])
        if names and not names[0].startswith(("note", "none", "no ")):
            yield (
                Entity(
                    id=chamber_id(page.country, names[0]),
                    kind=EntityKind.BODY,
                    label=names[0],
                    country=page.country,
                ),
                names,
            )


def memberships(data: Path) -> Iterator[Attribute]:
    """Give the full members of organisations, as the Factbook lists them by country."""
    wanted = {
        row["factbook"]: f"organisation:{row['id']}"
        for row in table()["organisation"]
        if "factbook" in row
    }
    for page in pages(data):
        listed = page.text("Government/International organization participation")
        for part in re.split(r",(?![^(]*\))", listed):
            # What stands in brackets says "observer", "partner" or "associate": no member.
            organisation = wanted.get(part.strip())
            if organisation:
                yield Attribute(
                    entity=page.country,
                    name="member-of",
                    value=organisation.removeprefix("organisation:"),
                    target=organisation,
                    source=SOURCE,
                    url=page.url,
                )
