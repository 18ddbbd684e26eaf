"""Say under which titles pages may stand that speak of a claim, the likeliest first."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.value import EdtfDate, EntityKind, EntityRef
from factcheck.normalise.edtf import parse_edtf
from factcheck.normalise.names import PRONOUNS, fold
from factcheck.normalise.offices import office_label
from factcheck.sources.mediawiki.api import is_title
from factcheck.store.snapshot import Snapshot

# A country's own page says little of who governs it, and that late.
_NAMED = frozenset({ClaimKind.PLACE, ClaimKind.MEMBERSHIP, ClaimKind.EVENT, ClaimKind.QUANTITY})
_STATES = frozenset({EntityKind.COUNTRY, EntityKind.REGION, EntityKind.ORGANISATION})


@cache
def listed(section: str, key: str) -> tuple[str, ...]:
    """Give one list of the table of titles."""
    return tuple(_table()[section][key])


@cache
def _table() -> dict[str, Any]:
    source = files("factcheck.sources.mediawiki").joinpath("titles.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def titles_for(claim: Claim, snapshot: Snapshot) -> tuple[str, ...]:
    """Give the titles of a claim's own pages, the likeliest first, each once."""
    first = (*_of_elections(claim, snapshot), *_of_people(claim, snapshot))
    named = first if claim.kind is ClaimKind.ELECTION else (*_of_people(claim, snapshot), *first)
    made = (
        *named,
        *_of_offices(claim, snapshot),
        *_of_figures(claim, snapshot),
        *_of_names(claim, snapshot),
        *_of_days(claim),
    )
    return tuple(dict.fromkeys(title for title in made if is_title(title)))


def words_for(claim: Claim) -> str:
    """Give the words to search for: two names or a name and a year; "" where there are fewer."""
    slots = (claim.slots.subject, claim.slots.object, claim.slots.place)
    names = dict.fromkeys(
        slot.value.name for slot in slots if slot is not None and fold(slot.text) not in PRONOUNS
    )
    year = _year(claim)
    words = [*names, *([str(year)] if year else [])]
    return " ".join(words) if len(words) > 1 else ""


def told_time(claim: Claim) -> EdtfDate | None:
    """Give when a claim is about: its own time, or that of the vote it tells of."""
    if claim.slots.time is not None:
        return claim.slots.time.value
    context = claim.slots.detail("context")
    return parse_edtf(context) if context else None


def _year(claim: Claim) -> int | None:
    time = told_time(claim)
    if time is None or time.earliest is None or time.latest is None:
        return None
    return time.earliest.year if time.earliest.year == time.latest.year else None


def _refs(claim: Claim) -> Iterator[EntityRef]:
    for slot in (claim.slots.subject, claim.slots.object, claim.slots.place):
        if slot is not None and fold(slot.text) not in PRONOUNS:
            yield slot.value


def _of_people(claim: Claim, snapshot: Snapshot) -> Iterator[str]:
    for ref in _refs(claim):
        if ref.kind is EntityKind.PERSON:
            known = snapshot.entity(ref.id) if ref.id else None
            yield known.label if known else ref.name


def _of_names(claim: Claim, snapshot: Snapshot) -> Iterator[str]:
    """Give the names of places, parties and events, as the article writes them and in full."""
    if claim.kind not in _NAMED:
        return
    for slot in (claim.slots.subject, claim.slots.object, claim.slots.place):
        if slot is None or slot.value.kind is EntityKind.PERSON or fold(slot.text) in PRONOUNS:
            continue
        written = slot.text.removeprefix("the ").removeprefix("The ")
        if written[:1].isupper():
            yield written
        yield _label(slot.value, snapshot)


def _of_offices(claim: Claim, snapshot: Snapshot) -> Iterator[str]:
    offices = [part for part in claim.slots.detail("office").split("|") if part]
    place = claim.slots.place
    if place is None or not offices:
        return
    state = _with_article(place.value, snapshot)
    for office in offices:
        label = office_label(office)
        for pattern in listed("office", "titles"):
            yield pattern.format(
                OFFICE=label.title(), Office=label[:1].upper() + label[1:], state=state
            )


def _of_elections(claim: Claim, snapshot: Snapshot) -> Iterator[str]:
    year, place = _year(claim), claim.slots.place
    if place is None or year is None or claim.slots.detail("for_office", "none") == "none":
        return
    name = _label(place.value, snapshot)
    known = snapshot.aliases_of(place.value.id) if place.value.id else ()
    adjective = next((alias.text for alias in known if alias.kind == "adjective"), name)
    for pattern in listed("election", "titles"):
        yield pattern.format(year=year, adjective=adjective, name=name)


def _of_figures(claim: Claim, snapshot: Snapshot) -> Iterator[str]:
    place = claim.slots.place or claim.slots.subject
    if claim.kind is not ClaimKind.QUANTITY or place is None or place.value.kind not in _STATES:
        return
    for pattern in listed("quantity", "titles"):
        yield pattern.format(
            state=_with_article(place.value, snapshot), State=_label(place.value, snapshot)
        )


def _of_days(claim: Claim) -> Iterator[str]:
    """Give the page of the news of the day that a claim names."""
    time = claim.slots.time
    day = time.value.earliest if time is not None and time.value.is_day else None
    if day is not None and (claim.as_of is None or day <= claim.as_of):
        yield from _news_of(day)


def _news_of(day: date) -> Iterator[str]:
    month = listed("day", "months")[day.month - 1]
    for pattern in listed("day", "titles"):
        yield pattern.format(year=day.year, month=month, day=day.day)


def _label(ref: EntityRef, snapshot: Snapshot) -> str:
    known = snapshot.entity(ref.id) if ref.id else None
    return known.label if known else ref.name


def _with_article(ref: EntityRef, snapshot: Snapshot) -> str:
    label = _label(ref, snapshot)
    return f"the {label}" if ref.id in listed("states", "article") else label
