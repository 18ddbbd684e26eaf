"""Link items to the entities of the snapshot, under whose ids claims and rows meet."""

from collections.abc import Iterable

from factcheck.model.fact import Entity
from factcheck.model.value import EntityKind
from factcheck.normalise.names import fold
from factcheck.sources.wikibase.decode import Item
from factcheck.store.snapshot import Snapshot

# Places that have an office holder of their own, beside countries.
_PLACES = frozenset({EntityKind.ORGANISATION, EntityKind.REGION, EntityKind.CITY})


class Linker:
    """Give the snapshot's id of an item, or "wikidata:Q..." where the snapshot has none."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._ids: dict[str, str] = {}
        self._asked: set[str] = set()

    def learn(self, qids: Iterable[str]) -> None:
        """Look items up in the snapshot by their ids, all at once."""
        new = sorted(set(qids) - self._asked)
        self._asked.update(new)
        for qid, entities in self._snapshot.entities_with_qids(new).items():
            if len(entities) == 1:
                self._ids.setdefault(qid, entities[0].id)

    def join(self, qid: str, entity_id: str) -> None:
        """Remember that an item is an entity of the snapshot which lacks the item's id."""
        self._ids[qid] = entity_id

    def id_of(self, qid: str) -> str:
        """Give the id under which rows name an item."""
        self.learn([qid])
        return self._ids.get(qid, f"wikidata:{qid}")

    def knows(self, qid: str) -> bool:
        """Say whether the snapshot has the item, or it was joined to an entity of it."""
        self.learn([qid])
        return qid in self._ids

    def country(self, qid: str) -> Entity | None:
        """Give the country that an item is, None for all else."""
        entity = self._snapshot.entity(self.id_of(qid))
        return entity if entity is not None and entity.kind is EntityKind.COUNTRY else None

    def place(self, item: Item) -> str:
        """Give the id of a country, region, city or body, by its item, code or only name."""
        if not self.knows(item.id):
            found = self._by_code(item) or self._by_name(item)
            if found is not None:
                self.join(item.id, found)
        return self.id_of(item.id)

    def party(self, item: Item, country: str) -> str:
        """Give the id of a party of a country by its item or any of its names."""
        if not self.knows(item.id):
            found = self._named(item, frozenset({EntityKind.PARTY}), country)
            if found is not None:
                self.join(item.id, found)
        return self.id_of(item.id)

    def names(self, entity_id: str) -> tuple[str, ...]:
        """Give the ways to write an entity's name, longest first; places' metonyms left out."""
        aliases = self._snapshot.aliases_of(entity_id)
        written = {alias.text for alias in aliases if alias.kind != "metonym"}
        return tuple(sorted(written, key=lambda text: (-len(text), text)))

    def entity(self, entity_id: str) -> Entity | None:
        """Give the snapshot's entity of an id."""
        return self._snapshot.entity(entity_id)

    def _by_code(self, item: Item) -> str | None:
        for prefix, name in (("country", "P298"), ("region", "P300")):
            code = item.text(name)
            entity_id = f"{prefix}:{code}"
            if code and self._snapshot.entity(entity_id) is not None:
                return entity_id
        return None

    def _by_name(self, item: Item) -> str | None:
        countries = [self.id_of(qid) for qid in item.items("P17")]
        return self._named(item, _PLACES, countries[0] if len(countries) == 1 else None)

    def _named(self, item: Item, kinds: frozenset[EntityKind], country: str | None) -> str | None:
        """Find the one entity of some kinds that goes by one of the item's names."""
        found = self._snapshot.lookup(fold(name) for name in item.names if name)
        ids = {
            entity.id
            for rows in found.values()
            for entity, _ in rows
            if entity.kind in kinds and (entity.country is None or entity.country == country)
        }
        return ids.pop() if len(ids) == 1 else None
