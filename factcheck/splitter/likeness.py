"""Find whom a name spelled another way means, among the people of the countries in play."""

from collections.abc import Iterable

from factcheck.normalise.names import fold
from factcheck.normalise.spelling import same_sound
from factcheck.splitter.mentions import PARTICLES, TITLES
from factcheck.splitter.reading import Gazetteer

LEAST_WORDS = 2  # a family name alone may be anybody's


class Likeness:
    """Compare names with those on record for a country; reads each country once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._people: dict[str, dict[str, list[tuple[str, ...]]]] = {}

    def find(self, name: str, countries: Iterable[str]) -> str | None:
        """Give the id of the one person whose name is like this one, or None."""
        words = _words(name)
        if len(words) < LEAST_WORDS:
            return None
        for country in countries:
            known = self._of(country)
            found = [
                person
                for person, names in known.items()
                if any(_alike(words, each) for each in names)
            ]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _of(self, country: str) -> dict[str, list[tuple[str, ...]]]:
        if country not in self._people:
            people: dict[str, list[tuple[str, ...]]] = {}
            for tenure in self._gazetteer.tenures_in(country):
                people.setdefault(tenure.person, [])
            for election in self._gazetteer.elections_in(country):
                for candidate in election.candidates:
                    if candidate.id is not None and candidate.id.startswith("person:"):
                        people.setdefault(candidate.id, []).append(_words(candidate.name))
            for person, names in people.items():
                aliases = self._gazetteer.aliases_of(person)
                names += [_words(alias.text) for alias in aliases if alias.kind == "name"]
            self._people[country] = people
        return self._people[country]


def _words(name: str) -> tuple[str, ...]:
    dropped = PARTICLES | TITLES
    return tuple(word for word in fold(name).split() if word not in dropped and len(word) > 1)


def _alike(written: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Say whether every written word is a spelling of a word of the known name, each of its own."""
    left = list(known)
    for word in written:
        match = next((other for other in left if same_sound(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True
