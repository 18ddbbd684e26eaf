"""Find evidence in the embedded snapshot: the facts about a claim's entities, by kind.

Each evidence bundles the rows of one topic (who held an office; a country's elections; one
indicator's series); the checker names the rows that decide, so that reports show only those.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Evidence
from factcheck.model.fact import Attribute, Fact, Figure
from factcheck.model.value import EntityKind
from factcheck.normalise.indicators import indicators_by_id
from factcheck.sources.protocol import Scope, Workbench
from factcheck.store.snapshot import Snapshot

# Sources whose rows give days of birth; the first is the one of most people.
_WITH_BIRTHS = ("wikidata-ministers", "wikidata-world", "us-executive")
KINDS = frozenset(ClaimKind) - {ClaimKind.ATTRIBUTION, ClaimKind.OTHER, ClaimKind.CONSISTENCY}


@dataclass(frozen=True, slots=True)
class SnapshotSource:
    """Answer from the snapshot file that ships with the package."""

    snapshot: Snapshot

    @property
    def name(self) -> str:
        """Give the source's name."""
        return "snapshot"

    @property
    def scope(self) -> Scope:
        """Say which kinds of claim have rows in the snapshot."""
        return Scope(kinds=KINDS, licence="see each row's source")

    def covers(self, claim: Claim, /) -> bool:
        """Say whether the claim names an entity the snapshot can know."""
        read = not claim.slots.is_unread
        return read and claim.kind in KINDS and bool(_entity_ids(claim))

    def find(self, claim: Claim, /, *, limit: int) -> Sequence[Evidence]:
        """Give the topics that bear on the claim, the closest first."""
        topics = [pair for gather in _BY_KIND[claim.kind] for pair in gather(self.snapshot, claim)]
        found = [
            evidence
            for topic, facts in dict(topics).items()
            if facts
            for evidence in self._bundle(topic, facts)
        ]
        return tuple(found[:limit])

    def _bundle(self, topic: str, facts: Sequence[Fact]) -> Iterator[Evidence]:
        """Give one evidence a topic; figures one a source, so that two series can disagree."""
        if isinstance(facts[0], Figure):
            ordered = sorted(facts, key=lambda fact: fact.source)
            for _, rows in groupby(ordered, key=lambda fact: fact.source):
                yield self._evidence(topic, tuple(rows))
        else:
            yield self._evidence(topic, tuple(facts))

    def _evidence(self, topic: str, facts: tuple[Fact, ...]) -> Evidence:
        known = self.snapshot.sources()
        origins = tuple(known[key] for key in sorted({f.source for f in facts}) if key in known)
        bundle = Evidence(
            source=self.name,
            title="",
            url="",
            excerpt="",
            value="",
            facts=facts,
            origins=origins,
            topic=topic,
            revision=self.snapshot.version,
        )
        return bundle.narrowed(facts, excerpt="", value="")


Topics = Iterator[tuple[str, Sequence[Fact]]]


def _entity_ids(claim: Claim) -> list[str]:
    slots = (claim.slots.subject, claim.slots.object, claim.slots.place)
    return [slot.value.id for slot in slots if slot is not None and slot.value.id is not None]


def _of_kind(claim: Claim, *kinds: EntityKind) -> list[str]:
    slots = (claim.slots.subject, claim.slots.object, claim.slots.place)
    return [
        slot.value.id
        for slot in slots
        if slot is not None and slot.value.id is not None and slot.value.kind in kinds
    ]


def _listed(claim: Claim, key: str) -> list[str]:
    """Give a detail that lists ids with bars between them."""
    return [part for part in claim.slots.detail(key).split("|") if part]


def _tenures(snapshot: Snapshot, claim: Claim) -> Topics:
    places = _of_kind(
        claim, EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.REGION, EntityKind.CITY
    )
    for place in places:
        for office in _listed(claim, "office"):
            yield f"office {office} {place}", snapshot.tenures_in(place, office)
    for person in _of_kind(claim, EntityKind.PERSON):
        yield f"offices of {person}", snapshot.tenures_of(person)


def _elections(snapshot: Snapshot, claim: Claim) -> Topics:
    for place in _of_kind(claim, EntityKind.COUNTRY, EntityKind.REGION):
        yield f"elections in {place}", snapshot.elections_in(place)
    for candidate in _of_kind(claim, EntityKind.PERSON, EntityKind.PARTY):
        yield f"elections of {candidate}", snapshot.elections_of(candidate)


def _figures(snapshot: Snapshot, claim: Claim) -> Topics:
    """Give each figure with its terms, and both countries where the claim compares two."""
    kinds = (EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.REGION)
    places = list(dict.fromkeys(_of_kind(claim, *kinds)))
    known = indicators_by_id()
    for indicator in (*_listed(claim, "indicator"), *_listed(claim, "alternatives")):
        terms = (known[indicator].terms if indicator in known else ()) or (indicator,)
        rows = [row for place in places for term in terms for row in snapshot.figures(place, term)]
        yield f"{indicator} of {' and '.join(places)}", rows
    for pair in _listed(claim, "pair"):
        rows = [
            row
            for place in places
            for each in pair.split("+")
            for row in snapshot.figures(place, each)
        ]
        yield f"{pair} of {' and '.join(places)}", rows


def _attributes(snapshot: Snapshot, claim: Claim) -> Topics:
    for entity in dict.fromkeys(_entity_ids(claim)):
        for name in _listed(claim, "attribute"):
            yield f"{name} of {entity}", snapshot.attributes(entity, name)


def _births(snapshot: Snapshot, claim: Claim) -> Topics:
    """Give the day of birth of the person whose age is told."""
    for person in _of_kind(claim, EntityKind.PERSON) if claim.slots.relation == "age" else ():
        entity = snapshot.entity(person)
        if entity is None or entity.born is None:
            continue
        tenures = snapshot.tenures_of(person)
        sources = [t.source for t in tenures if t.source in _WITH_BIRTHS]
        source = sources[0] if sources else _WITH_BIRTHS[0]
        url = f"https://www.wikidata.org/wiki/{entity.qid}" if entity.qid else ""
        yield (
            f"birth of {person}",
            (Attribute(entity=person, name="born", value=entity.born, source=source, url=url),),
        )


def _events(snapshot: Snapshot, claim: Claim) -> Topics:
    if claim.slots.detail("event"):
        yield "events", snapshot.events()


_BY_KIND: Mapping[ClaimKind, tuple[Callable[[Snapshot, Claim], Topics], ...]] = {
    ClaimKind.OFFICE: (_tenures, _elections),
    ClaimKind.ELECTION: (_elections,),
    ClaimKind.QUANTITY: (_figures, _attributes, _births, _tenures),
    ClaimKind.DATE: (_tenures, _elections, _events, _attributes),
    ClaimKind.PLACE: (_attributes,),
    ClaimKind.MEMBERSHIP: (_attributes, _tenures, _elections),
    ClaimKind.EVENT: (_events, _attributes),
}


def build(options: Mapping[str, str], workbench: Workbench, /) -> SnapshotSource:
    """Build the source over the workbench's snapshot."""
    del options
    return SnapshotSource(workbench.snapshot)
