"""Hold what was fetched for one document, and what could not be."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from factcheck.errors import SourceError
from factcheck.model.value import EntityRef
from factcheck.sources.wikibase.ask import BATCH, SITE, Desk, batches
from factcheck.sources.wikibase.decode import Item
from factcheck.sources.wikibase.link import Linker
from factcheck.sources.wikibase.posts import Post, jurisdictions, read_post
from factcheck.sources.wikibase.tenures import Term, terms_of
from factcheck.sources.wikibase.wanted import key_of

if TYPE_CHECKING:
    from datetime import date

    from factcheck.sources.wikibase.timeline import Seen

TIMELINE = "timeline"
# Properties whose items are places that rows are compared by.
_PLACED = ("P17", "P27", "P1001")


class Study:
    """Hold items, timelines and failures; a failure is raised when what it hid is needed.

    `people` gives the item of each name by `wanted.key_of`, `positions` are the items that
    people hold or stand for, `seen` the terms of the timeline, and `asked` the offices with
    their places that the timeline was asked for.
    """

    def __init__(self, desk: Desk, linker: Linker) -> None:
        self.desk = desk
        self.linker = linker
        self.items: dict[str, Item] = {}
        self.names: dict[str, str] = {}
        self.people: dict[str, str] = {}
        self.positions: set[str] = set()
        self.seen: tuple[Seen, ...] = ()
        self.seen_on: date | None = None
        self.asked: frozenset[tuple[str, str]] = frozenset()
        self.failed: dict[str, SourceError] = {}
        self._absent: set[str] = set()
        self._posts: dict[str, Post | None] = {}

    def fetch(self, ids: Iterable[str], *, titles: Sequence[str] = ()) -> list[Item]:
        """Fetch items that are not at hand, fifty a request; gives those found by title."""
        missing = [qid for qid in ids if not self._has(qid)]
        parts = [tuple(titles[i : i + BATCH]) for i in range(0, len(titles), BATCH)]
        named = []
        for some, titled in zip_longest(batches(missing), parts, fillvalue=()):
            try:
                found = self.desk.entities(some, titles=titled)
            except SourceError as error:
                self.failed.update(dict.fromkeys((*some, *(f"{SITE}:{t}" for t in titled)), error))
                continue
            named += [item for key, item in found.items() if item is not None and key not in some]
            self._keep(found)
            self._absent.update(qid for qid in some if qid not in self.items)
        return named

    def fetch_names(self, ids: Iterable[str]) -> None:
        """Fetch only the names of items."""
        missing = [qid for qid in ids if not self._has(qid) and qid not in self.names]
        for some in batches(missing):
            try:
                found = self.desk.entities(some, names_only=True)
            except SourceError as error:
                self.failed.update(dict.fromkeys(some, error))
                continue
            self.names.update({key: item.label for key, item in found.items() if item is not None})
            self._absent.update(qid for qid in some if qid not in self.names)

    def _keep(self, found: dict[str, Item | None]) -> None:
        items = [item for item in found.values() if item is not None]
        near = [q for item in items for name in _PLACED for q in item.items(name)]
        # All at once: each look into the snapshot by items reads its whole table.
        self.linker.learn((*found, *(item.id for item in items), *near))
        for key, item in found.items():
            if item is not None:
                # A merged item comes under the id that was asked for; it has another one.
                self.items[key] = self.items[item.id] = item
                if key != item.id and self.linker.knows(key):
                    self.linker.join(item.id, self.linker.id_of(key))

    def _has(self, qid: str) -> bool:
        return qid in self.items or qid in self._absent or qid in self.failed

    def item(self, qid: str) -> Item | None:
        """Give an item, None where the server has none.

        Raises:
            SourceError: it could not be fetched.
        """
        if qid in self.failed:
            raise self.failed[qid]
        return self.items.get(qid)

    def person(self, ref: EntityRef) -> Item | None:
        """Give somebody's item, None where none was found.

        Raises:
            SourceError: it could not be fetched.
        """
        return self.item(self.people.get(key_of(ref), ""))

    def entity_id(self, ref: EntityRef) -> str:
        """Give the id of somebody whose item is known."""
        return ref.id or self.linker.id_of(self.people[key_of(ref)])

    def name(self, qid: str) -> str:
        """Give an item's label, "" where it is not known."""
        item = self.items.get(qid)
        return item.label if item is not None else self.names.get(qid, "")

    def check(self, keys: Iterable[str]) -> None:
        """Raise the failure of the first of some items or searches that failed."""
        for key in keys:
            if key in self.failed:
                raise self.failed[key]

    def post(self, qid: str) -> Post | None:
        """Give what a position stands for, None where it is no office of a known place."""
        if qid not in self._posts:
            item = self.items.get(qid)
            near = [self.items[q] for q in jurisdictions(item) if q in self.items] if item else []
            self._posts[qid] = read_post(item, self.linker, near) if item is not None else None
        return self._posts[qid]

    def set_post(self, qid: str, post: Post) -> None:
        """Remember a position that the timeline found by its name."""
        if self.post(qid) is None:
            self._posts[qid] = post
            self.positions.add(qid)

    def posts(self, office: str, place: str) -> frozenset[str]:
        """Give the positions at hand that are an office of a place."""
        known = {qid: self.post(qid) for qid in sorted(self.positions)}
        return frozenset(
            q for q, post in known.items() if post and (post.office, post.place) == (office, place)
        )

    def terms(self, person: Item) -> tuple[Term, ...]:
        """Give a person's terms, marked where the post or the country names who holds it now."""
        marked = (
            replace(t, confirmed=True) if t.person in self._incumbents(t.post) else t
            for t in terms_of(person)
        )
        return tuple(marked)

    def _incumbents(self, post: str) -> frozenset[str]:
        item = self.items.get(post)
        if item is None:
            return frozenset()
        open_ = [s for s in item.best("P1308") if "P582" not in s.qualifiers]
        return frozenset(s.value.item for s in open_)
