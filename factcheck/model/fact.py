"""Hold public facts as the snapshot and the live sources give them: one type a table."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from factcheck.model.value import EdtfDate, EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInfo:
    """Describe where facts come from and for which days they speak."""

    id: str
    name: str
    publisher: str
    url: str
    licence: str
    attribution: str
    retrieved: date
    covers_from: date | None
    covers_to: date
    revision: str = ""  # of a row that is read alone, such as one item of Wikidata


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Name a thing that facts are about.

    Ids are stable text: "country:ARG" (ISO 3166-1 alpha-3), "person:...", "party:...",
    "office:president", "indicator:NY.GDP.MKTP.CD", "city:...", "organisation:...".
    """

    id: str
    kind: EntityKind
    label: str
    iso: str | None = None
    qid: str | None = None
    country: str | None = None  # the country id a person, party or city belongs to
    gender: str | None = None  # "f" or "m" where a source says so
    born: str | None = None  # EDTF
    died: str | None = None  # EDTF


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Give one more way to write an entity's name.

    `kind` is "name", "short", "family" (surname alone), "demonym", "adjective", "acronym"
    or "phrase"; `normalised` is `normalise.names.fold(text)`.
    """

    entity: str
    text: str
    normalised: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Say that a person held an office.

    `end` None means no end is recorded: the tenure is known up to `known_until`, not today.
    `office` is a canonical office id ("office:president", "office:prime-minister",
    "office:foreign-minister"); `title` is the office as the source writes it. `role` is
    "head-of-state", "head-of-government", "both" or "". `single` says that only one
    person holds the office at a time.
    """

    person: str
    person_label: str
    office: str
    title: str
    jurisdiction: str
    start: EdtfDate | None
    end: EdtfDate | None
    known_until: date
    end_inferred: bool = False
    acting: bool = False
    party: str | None = None
    role: str = ""
    single: bool = True
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Give one candidate's or party's result in one round of an election."""

    id: str | None  # person or party id
    name: str
    party: str | None = None
    share: Decimal | None = None  # percent of valid votes
    votes: int | None = None
    electoral_votes: int | None = None
    seats: int | None = None
    won: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """Give one round of one election, with its candidates best first.

    `office` is an office id for an office, `body` the chamber's name for a legislature.
    `round` is 1 or 2 where the election has rounds, else None. `decisive` says that this
    round gave the winner. `electorate` is "popular" or "indirect" (chosen by a parliament
    or an electoral college that is not a count of the people's votes).
    """

    id: str
    jurisdiction: str
    office: str | None
    body: str | None
    round: int | None
    date: EdtfDate | None
    candidates: tuple[Candidate, ...]
    decisive: bool = True
    electorate: str = "popular"
    total_seats: int | None = None
    turnout: Decimal | None = None
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Give one value of one indicator for one entity and one period.

    Values are in whole units (dollars, persons, percent), never in millions.
    """

    entity: str
    indicator: str
    start: date
    end: date
    value: Decimal
    unit: str
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Give a dated public event: a summit, a treaty, a vote."""

    name: str
    kind: str
    start: date
    end: date
    place: str
    country: str | None
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """Give one undated property of an entity.

    Names: "capital", "largest-city", "area-total" (km2), "border" (km, with `target`),
    "border-total", "highest-point", "highest-point-elevation" (m), "independence" (EDTF),
    "currency", "language", "party", "member-of", "term-years" (with `qualifier` the
    office), "seats" (with `qualifier` the chamber), "coastline" (km), "river-length".
    """

    entity: str
    name: str
    value: str
    unit: str = ""
    target: str | None = None
    qualifier: str = ""
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Give a published fact-check: what was claimed, and the publisher's rating of it.

    `rating` is "true", "mostly_true", "mixed", "mostly_false", "false", "misleading",
    "satire", "unproven", "outdated" or "other"; `words` are the publisher's own.
    """

    claimed: str
    rating: str
    words: str
    publisher: str
    published: date | None
    claimant: str = ""
    source: str = ""
    url: str = ""


Fact = Tenure | Election | Figure | Event | Attribute | Review
