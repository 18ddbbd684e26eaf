"""Take back starts that lie inside another holder's recorded time in office."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from factcheck.model.value import EdtfDate
from factcheck.normalise.offices import is_single
from factcheck.store.snapshot_build.tenures_spells import WEEKLY, WIKIDATA, YEARLY, Spell

# A start this deep in a time that a better source closes on both sides is a wrong year, an
# election day or a nomination; below it sources differ over one handover.
_DEEP = timedelta(days=30)
# A better source that gives the person the same start outweighs the other holder's dates.
_CONFIRMED = timedelta(days=10)
# From the vote to the oath: the longest of the usual delays.
_ELECTION_TO_OATH = timedelta(days=100)
_Time = tuple[str, date, date]


def without_wrong_starts(rows: Iterable[tuple[str, Spell]]) -> list[tuple[str, Spell]]:
    """Clear such starts in the weekly Factbook, and drop such rows of the yearly editions.

    Wikidata's start inside a predecessor's time gives way to the Factbook's soon after it.
    """
    given = list(rows)
    factbook: defaultdict[tuple[str, str, str], list[EdtfDate]] = defaultdict(list)
    for person, spell in given:
        if spell.trust >= WEEKLY and spell.start and spell.start.is_day:
            factbook[spell.jurisdiction, spell.office, person].append(spell.start)
    times: defaultdict[tuple[str, str], list[_Time]] = defaultdict(list)
    starts: defaultdict[tuple[str, str, str], list[date]] = defaultdict(list)
    for person, spell in given:
        begun = spell.start.earliest if spell.start else None
        ended = spell.end.latest if spell.end and spell.end.is_day else None
        if spell.trust >= WEEKLY or begun is None:
            continue
        starts[spell.jurisdiction, spell.office, person].append(begun)
        if ended and not spell.acting and not spell.end_inferred:
            times[spell.jurisdiction, spell.office].append((person, begun, ended))
    kept: list[tuple[str, Spell]] = []
    for person, spell in given:
        own = starts[spell.jurisdiction, spell.office, person]
        others = times[spell.jurisdiction, spell.office]
        if spell.trust == WIKIDATA:
            oaths = factbook[spell.jurisdiction, spell.office, person]
            kept.append((person, _with_oath(person, spell, oaths, others)))
        elif spell.trust < WEEKLY or not _wrong(person, spell, own, others):
            kept.append((person, spell))
        elif spell.trust < YEARLY:
            kept.append((person, replace(spell, start=None)))
    return kept


def _with_oath(person: str, spell: Spell, oaths: list[EdtfDate], others: list[_Time]) -> Spell:
    begun = spell.start.earliest if spell.start else None
    if begun is None or spell.acting or not is_single(spell.office):
        return spell
    early = any(who != person and first < begun < last - _CONFIRMED for who, first, last in others)
    later = [
        oath
        for oath in oaths
        if oath.earliest and timedelta(0) < oath.earliest - begun <= _ELECTION_TO_OATH
    ]
    return (
        replace(spell, start=min(later, key=lambda oath: oath.edtf)) if early and later else spell
    )


def _wrong(person: str, spell: Spell, own: list[date], others: list[_Time]) -> bool:
    begun = spell.start.earliest if spell.start else None
    if begun is None or spell.acting or not is_single(spell.office):
        return False
    if any(abs(day - begun) <= _CONFIRMED for day in own):
        return False
    return any(
        who != person and first - _CONFIRMED <= begun < last - _DEEP for who, first, last in others
    )
