"""Read items of positions: which office of which place an item stands for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.model.value import EntityKind
from factcheck.normalise.names import fold
from factcheck.normalise.offices import classify_all, is_single
from factcheck.sources.wikibase.decode import Item
from factcheck.sources.wikibase.link import Linker

_ACTING = re.compile(r"\b(?:acting|interim|provisional|caretaker|ad interim)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:elect|designate|candidate|nominee)\b", re.IGNORECASE)
_AT_THE_TOP = frozenset(
    {"office:president", "office:vice-president", "office:prime-minister", "office:monarch"}
)
# What a head's own title may hold after "of", with the place's name taken off.
_OWN = re.compile(
    r" of (?:the )?(?:council of ministers|council of state|government|ministers|state"
    r"|republic|nation|federation|union|confederation|kingdom)(?: of the republic)?$"
)
_STATE = r"(?: (?:nation|republic|confederation|federation|state|kingdom))?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Hold what a position's item stands for: an office of a place."""

    id: str
    title: str
    office: str
    place: str
    acting: bool = False

    @property
    def single(self) -> bool:
        """Say whether one person holds it at a time."""
        return is_single(self.office) and not self.acting


def jurisdictions(item: Item) -> tuple[str, ...]:
    """Give the items of the places whose office a position can be."""
    return item.items("P1001") or item.items("P17")


def read_post(item: Item, linker: Linker, places: Sequence[Item]) -> Post | None:
    """Read a position; None where it is no office, or of no certain place.

    A position that only says its country may be of a part of it: then its name has to hold the
    country's.
    """
    ids = {p.id: linker.place(p) for p in places}
    named = [ids.get(qid) or linker.id_of(qid) for qid in jurisdictions(item)]
    if len(named) != 1:
        return None
    surely = bool(item.items("P1001")) or _names(item, linker, named[0])
    return post_of(item.id, item.names, named[0], linker) if surely else None


def post_of(qid: str, titles: Sequence[str], place: str, linker: Linker) -> Post | None:
    """Read a position's titles, the first that names an office counting."""
    entity = linker.entity(place)
    country = place if entity is None or entity.country is None else entity.country
    for title in titles:
        if not title or _TO_COME.search(title):
            continue
        for bare in _bare(title, linker.names(place)):
            offices = classify_all(bare, country)
            if offices and not _of_another(bare, offices[0]):
                acting = _ACTING.search(title) is not None
                return Post(id=qid, title=titles[0], office=offices[0], place=place, acting=acting)
    return None


def _of_another(bare: str, office: str) -> bool:
    """Say whether a title at the top names something else than the place that it is of.

    "President of the Senate of the Italian Republic", "Prime Minister of Northern Ireland".
    """
    if office not in _AT_THE_TOP:
        return False
    rest = _OWN.sub("", fold(bare))
    return " of " in rest or " for " in rest


def _names(item: Item, linker: Linker, place: str) -> bool:
    written = [f" {fold(name)} " for name in linker.names(place) if name]
    return any(name in f" {fold(title)} " for title in item.names for name in written)


def _bare(title: str, names: Sequence[str]) -> Iterator[str]:
    """Give a title as it stands, and without the name of its place at an end or inside."""
    yield title
    for name in names:
        closing = re.compile(
            rf"\s+(?:of|for|in)\s+(?:the\s+)?{re.escape(name)}{_STATE}$", re.IGNORECASE
        )
        opening = re.compile(rf"^(?:the\s+)?{re.escape(name)}(?:['’]s)?\s+", re.IGNORECASE)
        shorter = closing.sub("", title)
        if shorter == title:
            shorter = opening.sub("", title)
        if shorter not in {title, ""}:
            yield shorter[0].upper() + shorter[1:]
    for name in names:
        # "Speaker of the United States House of Representatives".
        shorter = re.sub(rf"\b{re.escape(name)}\s+", "", title, flags=re.IGNORECASE)
        if shorter != title:
            yield shorter


def is_place(kind: EntityKind) -> bool:
    """Say whether things of a kind have offices."""
    return kind in {
        EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.REGION, EntityKind.CITY,
    }  # fmt: skip
