"""Find whom a name spelled another way means, among the people of the countries in play."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.normalise.names import fold
from factcheck.normalise.spelling import same_sound, skeleton
from factcheck.splitter.mentions import PARTICLES, TITLES
from factcheck.splitter.reading import Gazetteer

LEAST_WORDS = 2  # a family name alone may be anybody's
_DROPPED = PARTICLES | TITLES
# People with one of their names, under the consonants of each of its words.
_ByWord = dict[str, list[tuple[str, tuple[str, ...]]]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Compare names with those on record for a country."""

    gazetteer: Gazetteer

    def find(self, name: str, countries: Iterable[str]) -> str | None:
        """Give the id of the one person whose name is like this one, or None."""
        words = _words(name)
        if len(words) < LEAST_WORDS:
            return None
        for country in countries:
            # Names that are alike share the consonants of every word.
            near = _people(self.gazetteer, country).get(skeleton(words[0]), ())
            found = {person for person, known in near if _alike(words, known)}
            if found:
                return found.pop() if len(found) == 1 else None
        return None


# Every document of a run asks for the same few countries.
@lru_cache(maxsize=256)
def _people(gazetteer: Gazetteer, country: str) -> _ByWord:
    people: _ByWord = {}
    for person, name in _names(gazetteer, country):
        words = _words(name)
        for sound in {skeleton(word) for word in words}:
            people.setdefault(sound, []).append((person, words))
    return people


def _names(gazetteer: Gazetteer, country: str) -> Iterator[tuple[str, str]]:
    """Give every name on record of the people of a country's offices and elections."""
    people = dict.fromkeys(tenure.person for tenure in gazetteer.tenures_in(country))
    for election in gazetteer.elections_in(country):
        for candidate in election.candidates:
            if candidate.id is not None and candidate.id.startswith("person:"):
                people[candidate.id] = None
                yield candidate.id, candidate.name
    for person in people:
        for alias in gazetteer.aliases_of(person):
            if alias.kind == "name":
                yield person, alias.text


@lru_cache(maxsize=65_536)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in fold(name).split() if word not in _DROPPED and len(word) > 1)


def _alike(written: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Say whether every written word is a spelling of a word of the known name, each of its own."""
    left = list(known)
    for word in written:
        match = next((other for other in left if same_sound(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True
