"""Say which posts a sentence names, so that none is taken from what is known of a person."""

from collections.abc import Iterator

from factcheck.model.claim import Claim
from factcheck.normalise.names import fold_tokens
from factcheck.normalise.offices import office_phrases

# The longest phrase for a post has twelve words.
_LONGEST = 12


def names_its_office(statement: Claim, text: str) -> bool:
    """Say whether a text names the statement's post, and no other that its time may belong to.

    Readers of articles complete a post from what is on record; a page has to say it.
    """
    offices = {part for part in statement.slots.detail("office").split("|") if part}
    if not offices:
        return True
    place = statement.slots.place
    named = list(offices_in(text, place.value.id if place is not None else None))
    others = [ids for ids in named if not ids & offices]
    timed = statement.slots.time is not None
    return len(others) < len(named) and not (timed and others)


def offices_in(text: str, country: str | None) -> Iterator[frozenset[str]]:
    """Give the posts that a text names one after another, each with all that its words can mean."""
    words, phrases = fold_tokens(text), office_phrases()
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            uses = phrases.get(" ".join(words[at : at + length]), ())
            ids = frozenset(office for office, where in uses if where is None or country in where)
            if ids:
                yield ids
                at += length - 1
                break
        at += 1
