"""Plan the rounds of requests for one document's claims: few, and each after what it builds on.

1. the names nobody knows, one search each, at most four;
2. the people and countries named, by item or by the title of their article;
3. the positions, elections, parties and capitals that these name;
4. two queries: which positions the claims are about, and everybody who held them;
5. the other rounds and neighbours of the elections, then the candidates' names.
"""

from collections.abc import Iterable, Sequence

from factcheck.errors import SourceError
from factcheck.model.claim import Claim
from factcheck.model.value import EntityRef
from factcheck.sources.wikibase import names, wanted
from factcheck.sources.wikibase.ask import SITE
from factcheck.sources.wikibase.decode import NAME, Item
from factcheck.sources.wikibase.posts import post_of
from factcheck.sources.wikibase.study import TIMELINE, Study
from factcheck.sources.wikibase.timeline import (
    Seen,
    read_search,
    read_timeline,
    write_query,
    write_search,
)

# What one document may name of positions, elections and parties: six requests' worth.
_MOST_NAMED = 300
# Each post stands six times in the query, and an address holds some 8,000 characters.
_POSTS_A_QUERY = 40


def conduct(study: Study, claims: Sequence[Claim]) -> None:
    """Fetch what the claims need; failures stay in the study."""
    people = wanted.people(claims)
    study.linker.learn(qid for p in (*people,) if (qid := _qid(study, p)))
    _find(study, claims, people)
    _read_named(study, claims, people)
    _read_terms(study, claims)
    if any(map(wanted.needs_elections, claims)):
        _read_elections(study, claims)


def _qid(study: Study, ref: EntityRef) -> str | None:
    entity = study.linker.entity(ref.id) if ref.id else None
    return ref.qid or (entity.qid if entity is not None else None)


def _find(study: Study, claims: Sequence[Claim], people: Sequence[EntityRef]) -> None:
    known = {wanted.key_of(p): qid for p in people if (qid := _qid(study, p))}
    study.people.update(known)
    unlinked = [p for p in people if wanted.key_of(p) not in known]
    spelled = dict.fromkeys(name for p in unlinked for name in names.spellings(study, p))
    ids = {*known.values(), *_countries(study, claims)}
    titled = study.fetch(ids, titles=list(spelled))
    day = max((c.as_of for c in claims if c.as_of), default=None)
    for ref in unlinked:
        hits = names.titled(study, ref, titled)
        names.link(study, ref, names.choose(study, ref, hits, _homes(claims, ref), day))
    left = [p for p in unlinked if not names.is_found(study, p)]
    found = names.search(study, left)
    study.fetch(qid for hits in found.values() for qid in hits)
    for ref in left:
        hits = found.get(wanted.key_of(ref), ())
        names.link(study, ref, names.choose(study, ref, hits, _homes(claims, ref), day))


def _homes(claims: Sequence[Claim], ref: EntityRef) -> set[str]:
    """Give the places of the claims that name somebody."""
    return {p for c in claims if ref in wanted.refs(c) for p in wanted.places(c)}


def _countries(study: Study, claims: Sequence[Claim]) -> list[str]:
    """Give the items of countries whose capital or number of people is told."""
    about = [c for c in claims if wanted.needs_capital(c) or wanted.needs_population(c)]
    ids = [p for c in about for p in wanted.places(c)]
    entities = [study.linker.entity(p) for p in ids]
    return [e.qid for e in entities if e is not None and e.qid]


def _read_named(study: Study, claims: Sequence[Claim], people: Sequence[EntityRef]) -> None:
    """Fetch what the people and countries name, as far as claims need it."""
    ids: list[str] = []
    for ref in people:
        item = study.items.get(study.people.get(wanted.key_of(ref), ""))
        about = [c for c in claims if ref in wanted.refs(c)]
        if item is None:
            continue
        if any(map(wanted.needs_offices, about)):
            held = [s.value.item for s in item.all("P39") if s.value.item]
            study.positions.update(held)
            ids += held
        if any(map(wanted.needs_elections, about)):
            ids += named_elections(item)
        if any(map(wanted.needs_party, about)):
            ids += [s.value.item for s in item.all("P102") if s.value.item]
    for qid in _countries(study, claims):
        item = study.items.get(qid)
        ids += [s.value.item for s in item.all("P36") if s.value.item] if item else []
    wanted_ids = list(dict.fromkeys(ids))
    study.fetch(wanted_ids[:_MOST_NAMED])
    why = "Wikidata was not asked for all that the people of the text held: too much"
    rest = wanted_ids[_MOST_NAMED:]
    study.failed.update(dict.fromkeys(rest, SourceError(NAME, why)))
    _read_regions(study, claims)


def named_elections(person: Item) -> list[str]:
    """Give the elections that a person's item names: stood in, or elected in."""
    stood = [s.value.item for s in person.all("P3602") if s.value.item]
    elected = [qid for s in person.all("P39") for qid in s.items("P2715")]
    return list(dict.fromkeys((*stood, *elected)))


def _read_regions(study: Study, claims: Sequence[Claim]) -> None:
    """Fetch the places of positions where claims are about places that have no item here."""
    ids = {place for claim in claims for place in wanted.places(claim)}
    if all(place.startswith("country:") for place in ids):
        return
    known = [study.items[qid] for qid in sorted(study.positions) if qid in study.items]
    study.fetch(q for p in known for q in p.items("P1001") if not study.linker.knows(q))


def _read_terms(study: Study, claims: Sequence[Claim]) -> None:
    """Ask which posts the offices of claims are, beside those at hand, and who held them."""
    pairs = wanted.pairs(claims)
    if not pairs:
        return
    try:
        if study.desk.sparql:
            _search_posts(study, claims, pairs)
        posts = sorted({post for office, place in pairs for post in study.posts(office, place)})
        if study.desk.sparql:
            _ask_holders(study, posts)
            study.asked = frozenset(pairs)
    except SourceError as error:
        study.failed[TIMELINE] = error
    if not study.asked:
        posts = sorted({post for office, place in pairs for post in study.posts(office, place)})
        _read_incumbents(study, posts)


def _search_posts(study: Study, claims: Sequence[Claim], pairs: Sequence[tuple[str, str]]) -> None:
    """Find posts by their names: of one office a country has several, as ministries change."""
    sought = []
    for office, place in pairs:
        entity = study.linker.entity(place)
        if entity is not None and entity.qid:
            about = [c for c in claims if place in wanted.places(c)]
            sought += [(entity.qid, word) for word in wanted.words_for(office, about)]
    if not sought:
        return
    rows, _ = study.desk.select(write_search(sorted(set(sought))))
    for qid, title, where in read_search(rows):
        post = post_of(qid, (title,), study.linker.id_of(where), study.linker)
        if post is not None:
            study.set_post(qid, post)


def _ask_holders(study: Study, posts: Sequence[str]) -> None:
    seen: list[Seen] = []
    for start in range(0, len(posts), _POSTS_A_QUERY):
        rows, answer = study.desk.select(write_query(posts[start : start + _POSTS_A_QUERY]))
        study.seen_on = answer.fetched_at.date()
        seen += read_timeline(rows, study.seen_on)
    study.seen = tuple(seen)
    study.linker.learn(each.term.person for each in seen)


def _read_incumbents(study: Study, posts: Iterable[str]) -> None:
    """Fetch the names of the holders that positions themselves list, where no query can be asked."""
    items = [study.items[post] for post in posts if post in study.items]
    study.fetch_names(s.value.item for item in items for s in item.all("P1308") if s.value.item)


def _read_elections(study: Study, claims: Sequence[Claim]) -> None:
    """Fetch rounds, neighbours and offices of the elections at hand, then candidates' names."""
    _search_elections(study, claims)
    for depth in range(2):
        ids: list[str] = []
        for item in elections(study):
            offices = [s.value.item for s in item.all("P541") if s.value.item]
            study.positions.update(offices)
            ids += (*offices, *item.items("P527"), *item.items("P361"))
            # One neighbour on each side shows whether the record has a hole.
            ids += (*item.items("P155"), *item.items("P156")) if depth == 0 else ()
        if not any(qid not in study.items for qid in ids):
            break
        study.fetch(ids)
    people = [
        s.value.item
        for item in elections(study)
        for name in ("P726", "P991", "P1346")
        for s in item.all(name)
        if s.value.item
    ]
    study.fetch_names(dict.fromkeys(people))
    study.linker.learn(people)


def _search_elections(study: Study, claims: Sequence[Claim]) -> None:
    """Search the elections of the first person whose item names none, though a claim needs one."""
    for claim in claims:
        if not wanted.needs_elections(claim):
            continue
        keys = [wanted.key_of(p) for p in wanted.people([claim])]
        items = [study.items[q] for k in keys if (q := study.people.get(k)) in study.items]
        if not items or any(named_elections(item) for item in items):
            continue
        try:
            found = study.desk.naming(name="P726", value=items[-1].id)
        except SourceError as error:
            study.failed[names.search_key(items[-1].id)] = error
            return
        study.fetch(found)
        return


def elections(study: Study) -> list[Item]:
    """Give the items at hand that are elections, rounds or groups of them, by their ids."""
    kept = {item.id: item for item in study.items.values()}
    return [
        kept[qid]
        for qid in sorted(kept, key=lambda q: int(q[1:]))
        if kept[qid].all("P726") or kept[qid].all("P541")
    ]


def failed_keys(study: Study, refs: Iterable[EntityRef]) -> list[str]:
    """Give the keys under which failures to find or read some people are remembered."""
    keys = []
    for ref in refs:
        keys += [names.search_key(ref.name), f"{SITE}:{ref.name}"]
        qid = study.people.get(wanted.key_of(ref))
        if qid is not None:
            keys.append(qid)
    return keys
