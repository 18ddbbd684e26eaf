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


def search_key(name: str) -> str:
    """Give the key under which a search that failed is remembered."""
    return f"search:{name}"


def title_key(name: str) -> str:
    """Give the key under which an article's title that could not be asked for is remembered."""
    return f"{SITE}:{name}"


def search(study: Study, refs: Sequence[EntityRef], room: int) -> dict[str, tuple[str, ...]]:
    """Search some names, each with one request, and give the items that go by it.

    A name that there is no room for is remembered as not looked up.
    """
    found = {}
    for ref in refs[room:]:
        why = f"wikidata was not asked for “{ref.name}”: too many unknown names"
        study.failed[search_key(ref.name)] = SourceError(NAME, why)
    for ref in refs[:room]:
        try:
            hits = study.desk.search(ref.name)
        except SourceError as error:
            study.failed[search_key(ref.name)] = error
            continue
        # The search is by prefix: "Milei" finds "Milei family", too.
        exact = [hit.id for hit in hits if fold(hit.matched) == fold(ref.name)]
        found[key_of(ref)] = tuple(dict.fromkeys(exact))
    return found


def join_titled(study: Study, refs: Iterable[EntityRef], items: Iterable[Item]) -> list[EntityRef]:
    """Join known people to the items of the articles named like them; gives who is left."""
    by_title = {fold(item.sitelinks.get(SITE, "")): item for item in items}
    left = []
    for ref in refs:
        item = by_title.get(fold(ref.name))
        entity = study.linker.entity(ref.id or "")
        if item is not None and entity is not None and is_entity(study, item, entity):
            study.people[key_of(ref)] = item.id
            study.linker.join(item.id, entity.id)
        elif title_key(ref.name) not in study.failed:
            left.append(ref)
    return left


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
