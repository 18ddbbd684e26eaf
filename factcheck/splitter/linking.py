"""Say who or what each name means: by alias, by the document's countries, by dates, by a margin."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from factcheck.model.fact import Entity
from factcheck.model.value import EntityKind, EntityRef
from factcheck.normalise.names import fold, same_name
from factcheck.splitter.likeness import Likeness
from factcheck.splitter.mentions import NameFound
from factcheck.splitter.reading import Gazetteer, Mention

# How much a name of each kind says about the country a document is about: a country named
# outright counts double a person or a city, who may be on a visit.
COUNTRY_WEIGHT = 2.0
PERSON_WEIGHT = 1.0
TITLE_FACTOR = 2.0
# A lead over the runner-up that no document in which two countries share the story reached.
HOME_MARGIN = 1.25
# People are written about while they are in public life: an office within these years of the
# document's day, or a candidacy.
ACTIVE_BEFORE = timedelta(days=365 * 12)
ACTIVE_AFTER = timedelta(days=400)
# Leaders of other countries are called by surname alone in and shortly around their time.
PROMINENT = timedelta(days=365 * 2)
# Points a candidate must lead by to be taken; a tie stays ambiguous.
MARGIN = 1.0
# So many of a document's countries are searched for a name in another spelling.
COUNTRIES = 3

_REGNAL = re.compile(r"\s[IVX]+$")
_HOW = {"adjective": "adjective", "demonym": "adjective", "metonym": "metonym", "family": "family"}
_KIND_RANK = {
    EntityKind.COUNTRY: 0,
    EntityKind.PERSON: 1,
    EntityKind.ORGANISATION: 2,
    EntityKind.BODY: 3,
    EntityKind.PARTY: 4,
    EntityKind.CITY: 5,
    EntityKind.REGION: 6,
}


@dataclass(slots=True)
class Linker:
    """Resolve the names of one document; state is what the document has named so far."""

    gazetteer: Gazetteer
    as_of: date | None
    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    home: str | None = None
    full_names: dict[str, str] = field(default_factory=dict)  # family name -> person id
    active: dict[str, bool] = field(default_factory=dict)
    strangers: dict[str, str] = field(default_factory=dict)  # family name -> full name, unknown
    alike: dict[str, str | None] = field(default_factory=dict)  # unknown name -> person id
    likeness: Likeness = field(init=False)

    def __post_init__(self) -> None:
        self.likeness = Likeness(self.gazetteer)

    def survey(self, names: Iterable[tuple[NameFound, bool]]) -> None:
        """Count countries and note full names; each name comes with "stands in the title"."""
        names = list(names)
        for name, in_title in names:
            self._count_country(name, TITLE_FACTOR if in_title else 1.0)
        self._choose_home()
        for name, _ in names:
            self._note_alike(name)
            if not name.entries and _guess_kind(name) is EntityKind.PERSON:
                self.strangers.setdefault(fold(name.text.split()[-1]), name.text)
            people = _people(name)
            if people and len(name.text.split()) > 1:
                best = self._best(people, name)
                last = fold(name.text.split()[-1])
                if best is None and any(last == fold(e.label.split()[-1]) for e, _ in people):
                    self.strangers.setdefault(last, name.text)
                if best is not None:
                    self._note_full_name(best, name.text)
                    if best.country:
                        self.countries[best.country] += PERSON_WEIGHT
        self._choose_home()

    def _note_alike(self, name: NameFound) -> None:
        """Note whom an unknown full name means in another spelling, in the document's countries."""
        if (
            name.run != name.text
            or name.run in self.alike
            or _guess_kind(name) is not EntityKind.PERSON
        ):
            return
        if name.entries and not (name.extended and self._best(_people(name), name) is None):
            return
        countries = [country for country, _ in self.ranking()[:COUNTRIES]]
        self.alike[name.run] = person = self.likeness.find(name.run, countries)
        entity = self.gazetteer.entity(person) if person else None
        if entity is not None:
            self._note_full_name(entity, name.run)

    def _count_country(self, name: NameFound, factor: float) -> None:
        kinds = {entity.kind for entity, _ in name.entries}
        if len(name.entries) and kinds <= {EntityKind.COUNTRY}:
            for entity, _ in name.entries:
                self.countries[entity.id] += COUNTRY_WEIGHT * factor / len(name.entries)
        elif len(name.entries) == 1 and name.entries[0][0].country:
            entity = name.entries[0][0]
            if entity.kind in {EntityKind.CITY, EntityKind.BODY}:
                self.countries[str(entity.country)] += PERSON_WEIGHT * factor

    def ranking(self) -> list[tuple[str, float]]:
        """Give the countries of the document with their weights, the heaviest first."""
        return sorted(self.countries.items(), key=lambda item: (-item[1], item[0]))

    def _choose_home(self) -> None:
        ranked = self.ranking()[:2]
        clear = len(ranked) == 1 or (
            len(ranked) == 2 and ranked[0][1] >= HOME_MARGIN * ranked[1][1]
        )
        self.home = ranked[0][0] if ranked and clear else None

    def _note_full_name(self, person: Entity, text: str) -> None:
        keys = {fold(text.rsplit(maxsplit=1)[-1]), fold(person.label.split()[-1])}
        keys |= {
            alias.normalised
            for alias in self.gazetteer.aliases_of(person.id)
            if alias.kind == "family"
        }
        for key in keys:
            self.full_names.setdefault(key, person.id)

    def link(self, name: NameFound) -> Mention:
        """Say what one name means, as a mention that keeps ambiguity visible."""
        entries = list(name.entries)
        if name.weak and fold(name.text) not in self.full_names:
            entries = [pair for pair in entries if _stands_alone(*pair)]
        alike = (
            self.gazetteer.entity(self.alike.get(name.run) or "") if name.run == name.text else None
        )
        if alike is not None:
            return self._mention(name, alike, "name")
        people = _people(name)
        if not entries or (people and self._is_stranger(name)):
            return self._link_unknown(name)
        others = [pair for pair in entries if pair[0].kind is not EntityKind.PERSON]
        if people and (not others or self._prefers_person(name, others)):
            return self._link_person(name, people)
        return self._link_thing(name, others)

    def _is_stranger(self, name: NameFound) -> bool:
        """Say whether the document named somebody unknown so: "Harris" after "Rolf Harris"."""
        key = fold(name.text)
        return name.run == name.text and key in self.strangers and key not in self.full_names

    def _link_unknown(self, name: NameFound) -> Mention:
        known = self.gazetteer.entity(self.full_names.get(fold(name.text)) or "")
        if known is not None:
            return self._mention(name, known, "family")
        full = self.strangers.get(fold(name.text))
        kind = EntityKind.PERSON if full else _guess_kind(name)
        ref = EntityRef(name=full or name.text, kind=kind)
        return Mention(span=name.span, text=name.text, ref=ref)

    def _prefers_person(self, name: NameFound, others: Sequence[tuple[Entity, str]]) -> bool:
        if fold(name.text) in self.full_names:
            return True
        if any(e.kind in {EntityKind.COUNTRY, EntityKind.ORGANISATION} for e, _ in others):
            return False
        return len(name.run.split()) > len(name.text.split())

    def _link_person(self, name: NameFound, people: Sequence[tuple[Entity, str]]) -> Mention:
        known = self.full_names.get(fold(name.text))
        same_run = fold(name.run) == fold(name.text)
        single = len(name.text.split()) == 1
        if known is not None and single and same_run:
            entity = self.gazetteer.entity(known)
            if entity is not None:
                return self._mention(name, entity, "family")
        best = self._best(people, name)
        if best is not None:
            return self._mention(name, best, "family" if single else "name")
        if len(name.run.split()) > 1:
            ref = EntityRef(name=name.run, kind=EntityKind.PERSON)
            return Mention(span=name.span, text=name.text, ref=ref)
        candidates = () if not same_run else tuple(entity.id for entity, _ in people)
        ref = EntityRef(name=name.run, kind=EntityKind.PERSON, candidates=candidates)
        return Mention(span=name.span, text=name.text, ref=ref)

    def _best(self, people: Sequence[tuple[Entity, str]], name: NameFound) -> Entity | None:
        """Give the one person a name means here, or None where no one leads by the margin."""
        families = all(kind == "family" for _, kind in people)
        alone = families or len(name.run.split()) > len(name.text.split()) + 1
        if name.extended or (len(name.run.split()) > 1 and alone):
            # "Jane Harris" must not become the Harris we know.
            people = [pair for pair in people if self._whole_name_fits(pair[0], name.run)]
            people = [pair for pair in people if self._is_exactly(pair[0], name.run)] or people
        scores = sorted(
            ((self._score(entity, kind, name), entity.id, entity) for entity, kind in people),
            key=lambda row: (-row[0], row[1]),
        )
        if not scores or scores[0][0] <= 0:
            return None
        if len(scores) > 1 and scores[0][0] - scores[1][0] < MARGIN:
            return None
        return scores[0][2]

    def _whole_name_fits(self, person: Entity, run: str) -> bool:
        names = [person.label] + [a.text for a in self.gazetteer.aliases_of(person.id)]
        last = fold(run).split()[-1]
        return any(
            same_name(run, name)
            for name in names
            # "Finbar Charles" is no "Charles III".
            if len(_REGNAL.sub("", name).split()) > 1 and last in fold(name).split()
        )

    def _is_exactly(self, person: Entity, run: str) -> bool:
        """Say whether a whole name is the person's own, initials and all: "George H. W. Bush"."""
        names = [person.label] + [a.text for a in self.gazetteer.aliases_of(person.id)]
        return _letters(run) in {_letters(name) for name in names}

    def _score(self, person: Entity, alias_kind: str, name: NameFound) -> float:
        far = person.country is None or self.countries.get(person.country, 0) == 0
        lone = alias_kind == "short" and len(name.text.split()) == 1
        if (lone or alias_kind == "family") and far and not self._is_prominent(person):
            return 0.0
        score = 0.0 if alias_kind == "family" else 3.0
        if person.id in self.full_names.values():
            score += 3.0
        if person.country and person.country == self.home:
            score += 2.0
        elif person.country and self.countries.get(person.country, 0) > 0:
            score += 1.0
        if self._is_active(person):
            score += 2.0
        # Somebody's own name goes before the shortened one of somebody else.
        return score + (fold(person.label) == fold(name.run))

    def _is_prominent(self, person: Entity) -> bool:
        """Say whether somebody led a state around the document's day, known by surname alone."""
        if self.as_of is None:
            return False
        first, last = self.as_of - PROMINENT, self.as_of + PROMINENT
        return person.id in self.full_names.values() or any(
            tenure.role
            and tenure.start is not None
            and (tenure.start.earliest or last) <= last
            and ((tenure.end.latest if tenure.end else None) or tenure.known_until) >= first
            for tenure in self.gazetteer.tenures_of(person.id)
        )

    def _is_active(self, person: Entity) -> bool:
        if person.id not in self.active:
            self.active[person.id] = self._compute_active(person)
        return self.active[person.id]

    def _compute_active(self, person: Entity) -> bool:
        if self.as_of is None:
            return bool(self.gazetteer.tenures_of(person.id))
        first, last = self.as_of - ACTIVE_BEFORE, self.as_of + ACTIVE_AFTER
        for tenure in self.gazetteer.tenures_of(person.id):
            start = tenure.start.earliest if tenure.start else None
            end = tenure.end.latest if tenure.end else tenure.known_until
            if (start is None or start <= last) and (end is None or end >= first):
                return True
        return any(
            election.date and election.date.earliest and first <= election.date.earliest <= last
            for election in self.gazetteer.elections_of(person.id)
        )

    def _link_thing(self, name: NameFound, entries: Sequence[tuple[Entity, str]]) -> Mention:
        ranked = sorted(
            entries,
            key=lambda pair: (
                pair[0].country not in (None, self.home),
                self.countries.get(pair[0].country or pair[0].id, 0) == 0,
                # Of two countries of one name, the one that other names speak for.
                -self.countries.get(pair[0].id, 0),
                _KIND_RANK.get(pair[0].kind, 9),
                pair[0].id,
            ),
        )
        best, alias_kind = ranked[0]
        rivals = [e.id for e, _ in ranked if e.kind is best.kind and e.country != best.country]
        foreign = best.country is not None and self.countries.get(best.country, 0) == 0
        if best.kind in {EntityKind.PARTY, EntityKind.BODY} and foreign:
            # "Socialist" means no party of a country that the document never names.
            ref = EntityRef(name=name.text, kind=best.kind)
            return Mention(span=name.span, text=name.text, ref=ref)
        if best.kind is EntityKind.PARTY and rivals and best.country != self.home:
            ref = EntityRef(
                name=name.text, kind=best.kind, candidates=tuple(sorted({best.id, *rivals}))
            )
            return Mention(span=name.span, text=name.text, ref=ref)
        # "New Zealand" is an adjective too, but first of all the name.
        how = "name" if name.text == best.label else _HOW.get(alias_kind, "name")
        return self._mention(name, best, how)

    def _mention(self, name: NameFound, entity: Entity, how: str) -> Mention:
        ref = EntityRef(name=entity.label, kind=entity.kind, id=entity.id, qid=entity.qid)
        country = entity.id if entity.kind is EntityKind.COUNTRY else entity.country
        return Mention(span=name.span, text=name.text, ref=ref, how=how, country=country)


def _letters(name: str) -> str:
    return "".join(fold(name).split())


def _stands_alone(entity: Entity, alias_kind: str) -> bool:
    """Say whether a name can open a sentence alone, though the parser took it for a word."""
    known = entity.kind in {EntityKind.PERSON, EntityKind.PARTY} and alias_kind in {"name", "short"}
    return entity.kind is EntityKind.COUNTRY or known


def _people(name: NameFound) -> list[tuple[Entity, str]]:
    return [pair for pair in name.entries if pair[0].kind is EntityKind.PERSON]


def _guess_kind(name: NameFound) -> EntityKind:
    # An unknown run of two or three capitalised words is taken for a person: reading it as
    # nobody would let the next known name become the subject of its sentence.
    return EntityKind.PERSON if 2 <= len(name.text.split()) <= 4 else EntityKind.OTHER


def country_labels(gazetteer: Gazetteer, ids: Iterable[str]) -> Mapping[str, str]:
    """Give the labels of countries by id."""
    entities = (gazetteer.entity(country) for country in ids)
    return {entity.id: entity.label for entity in entities if entity is not None}
