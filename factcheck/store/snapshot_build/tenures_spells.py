"""Hold one row of a leaders' data set before people are told apart and spells are joined."""

from dataclasses import dataclass
from datetime import date

from factcheck.model.value import EdtfDate

# Smaller is better. Checked by hand, official registers, Wikidata, weekly Factbook, yearly editions.
CHECKED, REGISTER, WIKIDATA, WEEKLY, YEARLY = range(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Say what one source says of one person in one office.

    `nationality` is the country id under which the person is known, where it is not the
    jurisdiction: one king reigns over several realms. `aliases` are further spellings of
    the same row. `seat` tells posts of one title apart (a Wikidata office item).
    """

    jurisdiction: str
    name: str
    title: str
    office: str
    start: EdtfDate | None
    end: EdtfDate | None
    known_until: date
    trust: int
    source: str
    url: str
    acting: bool = False
    role: str = ""
    party: str | None = None
    qid: str | None = None
    born: str | None = None
    died: str | None = None
    gender: str | None = None
    nationality: str = ""
    register_id: str = ""
    aliases: tuple[str, ...] = ()
    end_inferred: bool = False
