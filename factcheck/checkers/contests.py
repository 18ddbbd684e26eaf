"""Reason about elections: which one is meant, who a candidate is in it, who came where."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from factcheck.checkers.tenures import interval
from factcheck.model.claim import Claim
from factcheck.model.fact import Candidate, Election
from factcheck.model.value import EdtfDate, EntityKind, EntityRef
from factcheck.normalise.date_terms import WEEKDAYS
from factcheck.normalise.names import fold
from factcheck.normalise.offices import office_label

# From the vote to the day of taking office it is five months at most.
UNTIL_OFFICE = timedelta(days=160)
# A count takes days, a second round comes after a week at the soonest.
NOT_BY_CHANCE = timedelta(days=6)
COUNT = timedelta(days=4)
# Rounds of one election lie at most this far apart.
ROUNDS_APART = timedelta(days=75)
# Words of party names that tell parties apart only together with others.
WEAK_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "party",
        "parties",
        "movement",
        "alliance",
        "union",
        "national",
        "new",
        "list",
        "coalition",
        "front",
        "people",
        "peoples",
        "de",
        "la",
        "le",
        "pour",
        "por",
        "democratic",
    ]
)
_WRITTEN = re.compile(r"\d|[A-Z][a-z]")
STEM = 5  # letters: "Liberals" and "Liberal", "Socialist" and "Socialists"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold one candidate of one round, with the rank by what was counted."""

    election: Election
    candidate: Candidate
    rank: int


def date_of(election: Election) -> date | None:
    """Give the earliest day the round can have been held."""
    return election.date.earliest if election.date else None


def describe(election: Election) -> str:
    """Name a round for people."""
    what = election.body or office_label(election.office or "office:legislature")
    round_name = f", round {election.round}" if election.round else ""
    when = election.date.edtf if election.date else "date not known"
    return f"election of {when} for {what}{round_name}"


def scored(candidate: Candidate) -> tuple[Decimal, ...]:
    """Give what a candidate is ranked by: seats, electoral votes, share, votes."""
    return tuple(
        Decimal(value) if value is not None else Decimal(-1)
        for value in (
            candidate.seats,
            candidate.electoral_votes,
            candidate.share,
            candidate.votes,
        )
    )


def entries(election: Election) -> list[Entry]:
    """Give the candidates of a round, best first, "other" left out."""
    named = [c for c in election.candidates if fold(c.name) not in {"other", "others"}]
    ordered = sorted(named, key=scored, reverse=True)
    return [
        Entry(election=election, candidate=candidate, rank=position)
        for position, candidate in enumerate(ordered, start=1)
    ]


def find_entry(election: Election, who: EntityRef) -> Entry | None:
    """Find a person or party among the candidates: by id, else by an unmistakable name."""
    rows = entries(election)
    for row in rows:
        if who.id is not None and who.id in {row.candidate.id, row.candidate.party}:
            return row
    if who.id is not None and who.kind is EntityKind.PERSON:
        return None
    matches = [row for row in rows if name_fits(who.name, row.candidate)]
    return matches[0] if len(matches) == 1 else None


def name_fits(written: str, candidate: Candidate) -> bool:
    """Say whether a written party or person name can be the candidate's."""
    names = [candidate.name, (candidate.party or "").rpartition(":")[2]]
    words = _stems(written)
    if fold(written) in {fold(name) for name in names if name}:
        return True
    acronym = fold(written).replace(" ", "")
    known = {fold(part).replace(" ", "") for part in re.split(r"[/():]", candidate.party or "")}
    if acronym and acronym in known:
        return True
    return bool(words) and any(words <= _stems(name) for name in names if name)


def _stems(name: str) -> set[str]:
    return {word[:STEM] for word in fold(name).split() if word not in WEAK_WORDS and len(word) > 2}


def chosen(claim: Claim, elections: Iterable[Election], who: Sequence[EntityRef]) -> list[Election]:
    """Give the rounds that a claim can be about: its time, its candidates, not after its day."""
    rounds = [e for e in elections if _not_after(e, claim.as_of)]
    for person in who:
        rounds = [e for e in rounds if find_entry(e, person) is not None]
    if who and who[0].kind is EntityKind.PARTY:
        # A party's own contest is for seats; its candidate for an office is a person's.
        rounds = [e for e in rounds if e.office is None] or rounds
    wanted = claim.slots.detail("round")
    if wanted:
        rounds = [e for e in rounds if e.round is None or str(e.round) == wanted]
    if claim.slots.time is not None:
        return [e for e in rounds if in_time(e, claim.slots.time.value)]
    context = interval(claim.slots.detail("context"))
    told = [e for e in rounds if any(in_time(e, when) for when in context)]
    # The sentence's own time leaves no other contest than the one that led up to it.
    aside = tells_time(claim) and bool(context)
    others = [e for e in rounds if _led_up_to(e, context)] if aside else latest_contest(rounds)
    return [*told, *(e for e in others if e not in told)]


def _led_up_to(election: Election, times: Sequence[EdtfDate]) -> bool:
    """Say whether a round was held shortly before a time: who then takes office won it."""
    held = date_of(election)
    return held is not None and any(
        when.earliest is not None and timedelta(0) <= when.earliest - held <= UNTIL_OFFICE
        for when in times
    )


def all_of(claim: Claim, elections: Iterable[Election], who: EntityRef) -> list[Election]:
    """Give every round up to the claim's day in which somebody stood."""
    return [e for e in elections if _not_after(e, claim.as_of) and find_entry(e, who) is not None]


def up_to(elections: Iterable[Election], day: date | None) -> list[Election]:
    """Give the dated rounds held up to a day, oldest first."""
    held = [e for e in elections if _not_after(e, day)]
    return sorted(held, key=lambda e: (date_of(e) or date.min, e.round or 0))


def _not_after(election: Election, day: date | None) -> bool:
    held = date_of(election)
    return held is not None and (day is None or held <= day)


def in_time(election: Election, when: EdtfDate) -> bool:
    """Say whether a round was held in a period, or a day of the count after it."""
    if election.date is None:
        return False
    if election.date.overlaps(when):
        return True
    held = election.date.latest
    return (
        when.is_day
        and held is not None
        and when.earliest is not None
        and (timedelta(0) <= when.earliest - held <= timedelta(days=4))
    )


def weekday_clashes(claim: Claim, day: date | None) -> bool:
    """Say whether the words give another weekday than the day had: "Wednesday, October 7"."""
    told = claim.slots.time.text if claim.slots.time is not None else ""
    named = [name for name in WEEKDAYS if name in told]
    return day is not None and len(named) == 1 and named[0] != WEEKDAYS[day.weekday()]


def is_pinned(election: Election) -> bool:
    """Say whether the days of a round are known; some are held over two or three."""
    when = election.date
    if when is None or when.earliest is None or when.latest is None:
        return False
    return when.latest - when.earliest <= timedelta(days=3)


def is_misdated(claim: Claim, election: Election, elections: Iterable[Election]) -> bool:
    """Say whether a claim's own written time is surely not when a round was held.

    The record has to reach back before that time, or the round told may be an older one.
    """
    slot, held = claim.slots.time, election.date
    if slot is None or slot.span is None or held is None or not is_pinned(election):
        return False
    if not _WRITTEN.search(slot.text):
        return False  # "that year" may have been read of another
    told, day = slot.value, held.earliest
    if told.earliest is None or told.latest is None or day is None:
        return False
    if claim.as_of is not None and told.earliest > claim.as_of:
        return False  # what is to come is no day of a vote that was held
    apart = max((told.earliest - day).days, (day - told.latest).days)
    known = [on for e in elections if (on := date_of(e)) is not None]
    return apart > NOT_BY_CHANCE.days and min(known) < told.earliest


def tells_time(claim: Claim) -> bool:
    """Say whether the claim's own sentence tells a time, if not beside its words."""
    return claim.slots.detail("context_from") == "sentence"


def in_told_time(claim: Claim, election: Election) -> bool:
    """Say whether a round can accuse: where the sentence tells a time, only a round of then."""
    if not tells_time(claim):
        return True
    return any(in_time(election, when) for when in interval(claim.slots.detail("context")))


def latest_contest(rounds: Sequence[Election]) -> list[Election]:
    """Give the rounds of the last contest of each kind among the given ones."""
    newest: dict[str, date] = {}
    for election in rounds:
        held = date_of(election)
        key = election.office or election.body or ""
        if held is not None:
            newest[key] = max(newest.get(key, held), held)
    return [
        e
        for e in rounds
        if (held := date_of(e)) is not None
        and newest[e.office or e.body or ""] - held <= ROUNDS_APART
    ]


def values(candidate: Candidate, unit: str) -> list[tuple[str, Decimal]]:
    """Give a candidate's numbers that a unit can mean, each with its name."""
    fields = {
        "percent": ("share",),
        "seat": ("seats",),
        "vote": ("votes", "electoral_votes"),
        "": ("share", "votes", "electoral_votes", "seats"),
    }.get(unit, ())
    found = []
    for field in fields:
        value = getattr(candidate, field)
        if value is not None:
            found.append((field.replace("_", " "), Decimal(value)))
    return found
