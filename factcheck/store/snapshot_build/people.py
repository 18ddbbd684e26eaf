"""Keep one entity a real person, however the sources spell the name."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from factcheck.model.fact import Alias, Entity
from factcheck.model.value import EntityKind
from factcheck.normalise.names import fold
from factcheck.store.snapshot_build.people_aliases import aliases_of
from factcheck.store.snapshot_build.people_match import ALIKE, likeness, plausible, same_reign
from factcheck.store.snapshot_build.people_names import (
    WrittenName,
    matching_tokens,
    parse_name,
    usual_form,
)

# Sources date one oath up to this many days apart (election, appointment, swearing-in).
SAME_START = timedelta(days=6)
_WEAK = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHints:
    """Tell what a row says of a person beyond the name.

    `office` with `started` finds a person whose name another source spells otherwise.
    `register_id` is a source's own stable id. `reigned_from` bounds a monarch's
    accession. `trusted_label` makes the name the label.
    """

    qid: str | None = None
    register_id: str = ""
    born: str | None = None
    died: str | None = None
    gender: str | None = None
    office: str = ""
    jurisdiction: str = ""
    started: date | None = None
    reigned_from: tuple[date, date] | None = None
    trusted_label: bool = False


@dataclass(slots=True)
class _Person:
    id: str
    country: str
    names: list[WrittenName] = field(default_factory=list)
    spellings: set[str] = field(default_factory=set)
    label: str = ""
    label_trusted: bool = False
    qid: str | None = None
    born: str | None = None
    died: str | None = None
    gender: str | None = None


class PersonRegistry:
    """Give each real person one id and collect the ways to write the name."""

    def __init__(self) -> None:
        self._people: dict[str, _Person] = {}
        self._by_qid: dict[str, str] = {}
        self._by_register: dict[str, str] = {}
        self._by_word: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._reigns: defaultdict[str, list[tuple[date, date, str]]] = defaultdict(list)
        self._by_country: defaultdict[str, list[str]] = defaultdict(list)
        self._by_start: defaultdict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)

    def resolve(self, country_id: str, name_as_written: str, *, party: str | None = None) -> str:
        """Give the id of the person so named in a country, making one where none fits.

        The party is not compared: people change parties more often than names.
        """
        del party
        return self.identify(country_id, name_as_written, PersonHints())

    def identify(self, country_id: str, name_as_written: str, hints: PersonHints) -> str:
        """Give the person's id, using all a row says to find a known one."""
        name = parse_name(name_as_written)
        person_id = self._known(country_id, name, hints) or self._create(country_id, name, hints)
        self._learn(self._people[person_id], name, hints)
        return person_id

    def add_spelling(self, person_id: str, name_as_written: str) -> None:
        """Note one more way to write a known person's name."""
        self._learn(self._people[person_id], parse_name(name_as_written), PersonHints())

    def label(self, person_id: str) -> str:
        """Give the short form of the person's name."""
        return _best_accents(self._people[person_id])

    def entities(self) -> tuple[Entity, ...]:
        """Give every person, sorted by id."""
        return tuple(
            Entity(
                id=person.id,
                kind=EntityKind.PERSON,
                label=_best_accents(person),
                qid=person.qid,
                country=person.country or None,
                gender=person.gender,
                born=person.born,
                died=person.died,
            )
            for _, person in sorted(self._people.items())
        )

    def aliases(self) -> tuple[Alias, ...]:
        """Give every way to write every person's name, sorted by person."""
        given = self._given_names()
        rows: list[Alias] = []
        for person_id, person in sorted(self._people.items()):
            rows.extend(
                aliases_of(person_id, _best_accents(person), person.country, person.names, given)
            )
        return tuple(rows)

    def _given_names(self) -> frozenset[str]:
        counts = Counter(
            fold(name.given[0])
            for person in self._people.values()
            for name in person.names
            if len(name.given) > 1 or (name.given and name.family)
        )
        # Twice: one clerk's family name in front makes no given name.
        return frozenset(word for word, count in counts.items() if count > 1)

    def _known(self, country: str, name: WrittenName, hints: PersonHints) -> str | None:
        if hints.register_id and hints.register_id in self._by_register:
            return self._by_register[hints.register_id]
        if hints.qid and hints.qid in self._by_qid:
            return self._by_qid[hints.qid]
        reigning = self._reigned_then(name, hints)
        return reigning or self._started_then(name, hints) or self._by_name(country, name, hints)

    def _reigned_then(self, name: WrittenName, hints: PersonHints) -> str | None:
        if hints.reigned_from is None:
            return None
        first, last = hints.reigned_from
        near = {
            person_id
            for low, high, person_id in self._reigns[hints.jurisdiction]
            if low - SAME_START <= last
            and first <= high + SAME_START
            and any(same_reign(name, other) for other in self._people[person_id].names)
        }
        return min(near) if len(near) == 1 else None

    def _started_then(self, name: WrittenName, hints: PersonHints) -> str | None:
        if not hints.office or hints.started is None:
            return None
        near = {
            person_id
            for day, person_id in self._by_start[hints.jurisdiction, hints.office]
            if abs(day - hints.started) <= SAME_START
            and self._may_be(self._people[person_id], hints)
            and any(plausible(name, other) for other in self._people[person_id].names)
        }
        return min(near) if len(near) == 1 else None

    def _by_name(self, country: str, name: WrittenName, hints: PersonHints) -> str | None:
        scores: dict[str, int] = {}
        words = matching_tokens(name.text)
        near = {one for word in words for one in self._by_word[country, word]}
        # With no word in common the spelling itself may differ: look through the whole country.
        for person_id in sorted(near or set(self._by_country[country])):
            person = self._people[person_id]
            if self._may_be(person, hints):
                scores[person_id] = max(likeness(name, other) for other in person.names)
        if not scores:
            return None
        best = max(scores.values())
        fitting = [person_id for person_id, score in scores.items() if score == best]
        floor = ALIKE - 10 if len(matching_tokens(name.text)) > 1 else _WEAK
        return fitting[0] if best >= floor and len(fitting) == 1 else None

    @staticmethod
    def _may_be(person: _Person, hints: PersonHints) -> bool:
        if hints.qid and person.qid and hints.qid != person.qid:
            return False
        if hints.gender and person.gender and hints.gender != person.gender:
            return False
        return not (hints.born and person.born and hints.born[:4] != person.born[:4])

    def _create(self, country: str, name: WrittenName, hints: PersonHints) -> str:
        label = usual_form(name, country)
        stem = f"person:{country.rpartition(':')[2] or 'INT'}:{fold(label).replace(' ', '-')}"
        person_id = stem
        if person_id in self._people and hints.born:
            person_id = f"{stem}-{hints.born[:4]}"
        number = 2
        while person_id in self._people:
            person_id = f"{stem}-{number}"
            number += 1
        self._by_country[country].append(person_id)
        self._people[person_id] = _Person(id=person_id, country=country, label=label)
        return person_id

    def _learn(self, person: _Person, name: WrittenName, hints: PersonHints) -> None:
        person.qid = person.qid or hints.qid
        person.born = person.born or hints.born
        person.died = person.died or hints.died
        person.gender = person.gender or hints.gender
        if hints.qid:
            self._by_qid.setdefault(hints.qid, person.id)
        if hints.register_id:
            self._by_register.setdefault(hints.register_id, person.id)
        if hints.office and hints.started:
            key = hints.jurisdiction, hints.office
            if (hints.started, person.id) not in self._by_start[key]:
                self._by_start[key].append((hints.started, person.id))
        if hints.reigned_from:
            self._reigns[hints.jurisdiction].append((*hints.reigned_from, person.id))
        if hints.trusted_label and not person.label_trusted:
            person.label, person.label_trusted = name.text, True
        signature = f"{name.text}|{' '.join(name.family)}"
        if signature in person.spellings:
            return
        person.spellings.add(signature)
        person.names.append(name)
        for word in matching_tokens(name.text):
            known = self._by_word[person.country, word]
            if person.id not in known:
                known.append(person.id)


def _best_accents(person: _Person) -> str:
    """Give the label with the accents of whichever source writes them."""
    accented: dict[str, str] = {}
    for name in person.names:
        for word in name.words:
            key = fold(word)
            if not word.isascii() and (key not in accented):
                accented[key] = word
    if not person.label.isascii():
        return person.label
    return " ".join(accented.get(fold(word), word) for word in person.label.split())
