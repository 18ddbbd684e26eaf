"""Turn a study into evidence for one claim, under the topics that checkers read."""

from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.model.claim import Claim
from factcheck.model.evidence import Evidence
from factcheck.model.fact import Election, Fact, SourceInfo, Tenure
from factcheck.model.value import EntityRef
from factcheck.normalise.names import fold
from factcheck.normalise.offices import is_single
from factcheck.sources.wikibase import attributes, wanted
from factcheck.sources.wikibase.attributes import Topic
from factcheck.sources.wikibase.decode import NAME, Item
from factcheck.sources.wikibase.elections import Reader, first_day, rows_for, settled
from factcheck.sources.wikibase.names import search_key
from factcheck.sources.wikibase.rounds import elections, failed_keys, named_elections
from factcheck.sources.wikibase.study import TIMELINE, Study
from factcheck.sources.wikibase.tenures import (
    Term,
    around,
    known_until,
    tenures,
    terms_listed,
)

LICENCE = "CC0-1.0"


def evidence_for(study: Study, claim: Claim) -> tuple[Evidence, ...]:
    """Give what the study says of a claim.

    Raises:
        SourceError: something that the claim needs could not be fetched.
    """
    study.check(failed_keys(study, wanted.people([claim])))
    topics: list[Topic] = []
    if wanted.needs_offices(claim):
        topics += _offices(study, claim)
    if wanted.needs_elections(claim):
        topics += _elections(study, claim)
    if wanted.needs_party(claim):
        topics += attributes.parties(study, claim)
    if wanted.needs_capital(claim):
        topics += attributes.capitals(study, claim)
    if wanted.needs_birth(claim):
        topics += attributes.births(study, claim)
    if wanted.needs_population(claim):
        topics += attributes.population(study, claim)
    return tuple(_bundle(study, topic, rows) for topic, rows in topics if rows)


def _bundle(study: Study, topic: str, rows: Sequence[Fact]) -> Evidence:
    sources = sorted({row.source for row in rows})
    origins = tuple(origin(study, source.rpartition(":")[2]) for source in sources)
    stale = any(i.stale for s in sources if (i := study.items.get(s.rpartition(":")[2])))
    bundle = Evidence(
        source=NAME,
        title="",
        url="",
        excerpt="",
        value="",
        facts=tuple(rows),
        origins=origins,
        topic=topic,
        stale=stale,
    )
    return bundle.narrowed(tuple(rows), excerpt="", value="")


def origin(study: Study, qid: str) -> SourceInfo:
    """Say where the rows of one item come from: the item, at the revision that was read."""
    item = study.items.get(qid)
    if item is not None:
        label, revision, fetched = item.label, item.revision, item.fetched
        until = known_until(item.modified, item.fetched)
    else:
        seen = next(s for s in study.seen if s.term.person == qid)
        label, revision, until = seen.term.label, seen.revision, seen.term.known_until
        fetched = study.seen_on or until
    computed = item is not None and bool(item.all("P726"))
    note = " (shares computed from its votes)" if computed else ""
    return SourceInfo(
        id=f"{NAME}:{qid}",
        name=f"Wikidata, {label} ({qid}){note}",
        publisher="Wikidata",
        url=study.desk.permalink(qid, revision),
        licence=LICENCE,
        attribution="Wikidata contributors",
        retrieved=fetched,
        covers_from=None,
        covers_to=until,
        revision=revision,
    )


def _offices(study: Study, claim: Claim) -> Iterator[Topic]:
    own = [(ref, item) for ref in wanted.people([claim]) if (item := study.person(ref))]
    for _, item in own:
        study.check(s.value.item for s in item.all("P39"))
    mine = [(ref, _own_rows(study, item)) for ref, item in own]
    fresh = all(_speaks_for(item, claim) for _, item in own)
    for place in wanted.places(claim):
        for office in wanted.offices(claim):
            rows = _holders(study, claim, office, place)
            if rows and fresh:
                yield f"office {office} {place}", rows
            elif rows:
                continue
            elif TIMELINE in study.failed and is_single(office) and not _has(mine, office, place):
                # Who else held it could not be asked: that is not "nobody is known".
                raise study.failed[TIMELINE]
    for ref, tenure_rows in mine:
        yield f"offices of {study.entity_id(ref)}", tenure_rows


def _speaks_for(person: Item, claim: Claim) -> bool:
    """Say whether somebody's item was edited since the claim's day.

    An older one cannot know that the person came back to an office: then the list of its
    holders would accuse, and only the person's own terms are given.
    """
    day = claim.as_of
    return day is not None and day <= known_until(person.modified, person.fetched)


def _has(mine: Sequence[tuple[EntityRef, Sequence[Tenure]]], office: str, place: str) -> bool:
    return any((t.office, t.jurisdiction) == (office, place) for _, rows in mine for t in rows)


def _own_rows(study: Study, person: Item) -> tuple[Tenure, ...]:
    return tenures(study.terms(person), study.post, study.linker.id_of, whole=False)


def _holders(study: Study, claim: Claim, office: str, place: str) -> tuple[Tenure, ...]:
    """Give all holders of an office of a place; only those round the day, where some may lack."""
    posts = study.posts(office, place)
    people = {item.id: item for item in study.items.values() if item.all("P39")}
    terms = [t for item in people.values() for t in study.terms(item) if t.post in posts]
    whole = (office, place) in study.asked
    if whole:
        later = [s.term for s in study.seen if s.term.post in posts]
        terms += [t for t in later if t.person not in people]
    else:
        listed = [study.items[post] for post in sorted(posts) if post in study.items]
        more = [t for item in listed for t in terms_listed(item, study.name)]
        terms += [t for t in more if t.person not in people]
    rows = tenures(terms, study.post, lambda qid: _id(study, claim, qid, terms), whole=True)
    if whole:
        return rows
    return around(rows, claim.as_of) if claim.as_of is not None else ()


def _id(study: Study, claim: Claim, qid: str, terms: Sequence[Term]) -> str:
    """Give a holder's id: that of a person of the claim where only the label can tell."""
    if study.linker.knows(qid):
        return study.linker.id_of(qid)
    labels = {fold(t.label) for t in terms if t.person == qid}
    same = [
        ref.id
        for ref in wanted.people([claim])
        if ref.id and wanted.key_of(ref) not in study.people and fold(ref.name) in labels
    ]
    return same[0] if len(same) == 1 and same[0] else study.linker.id_of(qid)


def _elections(study: Study, claim: Claim) -> Iterator[Topic]:
    people = [item for ref in wanted.people([claim]) if (item := study.person(ref))]
    named = [qid for item in people for qid in named_elections(item)]
    study.check((*named, *(search_key(item.id) for item in people)))
    reader = Reader(items=study.items, posts=study.post, linker=study.linker, name=study.name)
    whole = [i for i in elections(study) if not _is_part(study, i)]
    for item in whole:
        if item.id in named or set(item.items("P527")) & set(named):
            _check_election(study, item)
    known = settled([c for item in whole if _is_whole(study, item) for c in reader.contests(item)])
    for place in wanted.places(claim):
        here = [c for c in known if c.election.jurisdiction == place]
        rows = rows_for(claim, here, lambda qid: _held(study, qid))
        yield f"elections in {place}", _named(study, rows)


def _named(study: Study, rows: Sequence[Election]) -> list[Election]:
    """Keep rounds all of whose candidates have a name that could be fetched."""
    ids = {c.id or "" for row in rows for c in row.candidates}
    study.check(i.rpartition(":")[2] for i in sorted(ids) if i.startswith(f"{NAME}:"))
    return [row for row in rows if all(c.name for c in row.candidates)]


def _is_part(study: Study, item: Item) -> bool:
    """Say whether an item is a round of an election at hand, which speaks for it."""
    parents = [study.items[q] for q in item.items("P361") if q in study.items]
    parents += [p for p in study.items.values() if item.id in p.items("P527")]
    return any(p.all("P541") or p.all("P726") for p in parents) and not item.all("P541")


def _parts(item: Item) -> tuple[str, ...]:
    return (*item.items("P527"), *item.items("P541"), *(s.value.item for s in item.all("P726")))


def _check_election(study: Study, item: Item) -> None:
    study.check(_parts(item))


def _is_whole(study: Study, item: Item) -> bool:
    """Say whether all an election names was fetched: half of its rounds are no result."""
    return not any(qid in study.failed for qid in _parts(item))


def _held(study: Study, qid: str) -> date | None:
    item = study.items.get(qid)
    return first_day(item) if item is not None else None
