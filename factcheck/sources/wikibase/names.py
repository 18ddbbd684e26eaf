"""Find the item of a person: by the article of that name, or by a search, never by rank alone."""

from collections.abc import Iterable, Sequence
from datetime import date

from factcheck.errors import SourceError
from factcheck.model.fact import Entity
from factcheck.model.value import EntityRef
from factcheck.normalise.edtf import parse_edtf
from factcheck.normalise.names import fold
from factcheck.sources.wikibase.ask import SITE
from factcheck.sources.wikibase.decode import NAME, Item
from factcheck.sources.wikibase.study import Study
from factcheck.sources.wikibase.wanted import key_of

_HUMAN = "Q5"
# Each search is a request of its own; an article names more strangers than bear on its claims.
SEARCHES = 4
_SPELLINGS = 4


def search_key(name: str) -> str:
    """Give the key under which a search that failed is remembered."""
    return f"search:{name}"


def title_key(name: str) -> str:
    """Give the key under which an article's title that could not be asked for is remembered."""
    return f"{SITE}:{name}"


def spellings(study: Study, ref: EntityRef) -> tuple[str, ...]:
    """Give the full names that somebody's article may go by: "James Carter", "Jimmy Carter"."""
    known = study.linker.names(ref.id) if ref.id is not None else ()
    full = [name for name in known if " " in name and name[0].isupper() and name != ref.name]
    return (ref.name, *full[:_SPELLINGS])


def titled(study: Study, ref: EntityRef, items: Iterable[Item]) -> tuple[str, ...]:
    """Give the items whose article has one of somebody's names for its title."""
    written = {fold(name) for name in spellings(study, ref)}
    return tuple(i.id for i in items if fold(i.sitelinks.get(SITE, "")) in written)


def is_found(study: Study, ref: EntityRef) -> bool:
    """Say whether somebody's item is known, or asking for it failed already."""
    return key_of(ref) in study.people or title_key(ref.name) in study.failed


def link(study: Study, ref: EntityRef, qid: str | None) -> None:
    """Remember the item chosen for a name."""
    if qid is not None:
        study.people[key_of(ref)] = qid
        if ref.id is not None:
            study.linker.join(qid, ref.id)


def search(study: Study, refs: Sequence[EntityRef]) -> dict[str, tuple[str, ...]]:
    """Search some names, each with one request, and give the items that go by it.

    A name that there is no room for is remembered as not looked up.
    """
    found = {}
    for ref in refs[SEARCHES:]:
        why = f"Wikidata was not asked for “{ref.name}”: too many unknown names"
        study.failed[search_key(ref.name)] = SourceError(NAME, why)
    for ref in refs[:SEARCHES]:
        try:
            hits = study.desk.search(ref.name)
        except SourceError as error:
            study.failed[search_key(ref.name)] = error
            continue
        # The search is by prefix: "Milei" finds "Milei family", too.
        exact = [hit.id for hit in hits if fold(hit.matched) == fold(ref.name)]
        found[key_of(ref)] = tuple(dict.fromkeys(exact))
    return found


def is_entity(study: Study, item: Item, entity: Entity) -> bool:
    """Say whether a person's item can be the snapshot's person: of that country, and that age."""
    countries = {study.linker.id_of(qid) for qid in item.items("P27")}
    if _HUMAN not in item.items("P31") or entity.country not in countries:
        return False
    known, born = parse_edtf(entity.born or ""), item.time("P569")
    return known is None or born is None or known.overlaps(born)


def choose(
    study: Study, ref: EntityRef, hits: Sequence[str], countries: Iterable[str], day: date | None
) -> str | None:
    """Choose among the items found for a name; None where none fits, or two fit equally."""
    scored = []
    for qid in hits:
        item = study.items.get(qid)
        if item is None or _HUMAN not in item.items("P31") or not _lived(item, day):
            continue
        homes = {study.linker.id_of(home) for home in item.items("P27")}
        here = bool(homes & set(countries))
        entity = study.linker.entity(ref.id) if ref.id else None
        if entity is not None and not is_entity(study, item, entity):
            continue
        scored.append(((here, SITE in item.sitelinks), qid))
    scored.sort(key=lambda pair: (tuple(not part for part in pair[0]), pair[1]))
    if not scored or (set(countries) and not scored[0][0][0]):
        return None
    tied = len(scored) > 1 and scored[0][0] == scored[1][0]
    return None if tied else scored[0][1]


def _lived(item: Item, day: date | None) -> bool:
    born = item.time("P569")
    return day is None or born is None or born.earliest is None or born.earliest < day
