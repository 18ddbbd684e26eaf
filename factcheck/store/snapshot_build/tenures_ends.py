"""Give spells without a recorded end the start of the next holder, where that is safe."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from factcheck.model.value import EdtfDate
from factcheck.normalise.offices import is_single
from factcheck.store.snapshot_build.tenures_join import HeldSpell
from factcheck.store.snapshot_build.tenures_spells import CHECKED, WEEKLY, YEARLY

# A holder last seen longer than this before the next start may have had another successor:
# the weekly files leave out 2017 to 2020, the yearly editions speak once a year.
_UNSEEN = timedelta(days=450)
# The Factbook of 2016 to 2020 kept some leaders up to a year after they had gone.
_LAG = timedelta(days=400)
# Ends and starts of one handover differ by this much between sources.
_HANDOVER = timedelta(days=45)
# Offices that stand empty between two holders: the next start is no end.
_VACANT_BETWEEN = frozenset({"office:pope"})
# A yearly edition's row inside another holder's time by more than this is a deputy.
_INSIDE = timedelta(days=60)


def settle(spells: Iterable[HeldSpell]) -> list[HeldSpell]:
    """Drop rows a better source excludes, infer ends, and return all spells sorted."""
    grouped: defaultdict[tuple[str, str], list[HeldSpell]] = defaultdict(list)
    for held in spells:
        grouped[held.spell.jurisdiction, held.spell.office].append(held)
    settled: list[HeldSpell] = []
    for (_, office), group in sorted(grouped.items()):
        group.sort(key=lambda held: (held.first, held.person))
        if not is_single(office):
            settled.extend(group)
            continue
        checked = [
            held
            for held in group
            if held.spell.trust == CHECKED and held.spell.end and not held.spell.acting
        ]
        better = _with_ends([held for held in group if held.spell.trust < YEARLY])
        kept = [
            held
            for held in group
            if held.spell.trust == CHECKED
            or not (
                _misfiled(held, better)
                or _excluded(held, better if held.spell.trust == YEARLY else checked)
            )
        ]
        settled.extend(_with_ends(kept))
    return settled


def overlapping(group: Sequence[HeldSpell]) -> set[int]:
    """Give the places in a sorted group of spells that share over 45 days with another's."""
    found: set[int] = set()
    for at, left in enumerate(group):
        for beyond in range(at + 1, len(group)):
            right = group[beyond]
            if right.person == left.person or left.spell.acting or right.spell.acting:
                continue
            start = right.spell.start
            if left.spell.start is None or start is None:
                continue
            # Only days that are certain: "2005" and "2005" are one handover, not a shared year.
            until = min(_certain_end(left), _certain_end(right))
            if until - (start.latest or right.first) > _HANDOVER:
                found.update((at, beyond))
    return found


def _certain_end(held: HeldSpell) -> date:
    end = held.spell.end
    return (end.earliest if end else None) or held.spell.known_until


def _known_end(held: HeldSpell) -> date:
    return held.last or held.spell.known_until


def _misfiled(held: HeldSpell, others: Sequence[HeldSpell]) -> bool:
    """Say whether another was seen in office well before and well after a Factbook row."""
    if held.spell.trust < WEEKLY or held.spell.acting:
        return False
    return any(
        other.person != held.person
        and other.seen is not None
        and other.first + _HANDOVER < held.first
        and _known_end(held) + _HANDOVER < other.seen
        and other.seen - held.first > _LAG
        for other in others
    )


def _excluded(held: HeldSpell, better: Sequence[HeldSpell]) -> bool:
    if held.spell.start is None or held.spell.acting:
        return held.spell.trust == YEARLY
    return any(
        other.person != held.person
        and other.spell.start is not None
        and other.first - _HANDOVER < held.first
        and held.first + _INSIDE < _known_end(other)
        for other in better
    )


def _with_ends(group: Sequence[HeldSpell]) -> list[HeldSpell]:
    return [_with_end(held, group[at + 1 :]) for at, held in enumerate(group)]


def _with_end(held: HeldSpell, later: Sequence[HeldSpell]) -> HeldSpell:
    spell = held.spell
    if spell.start is None:
        return held
    following = _successor(held, later)
    if spell.end is not None and not spell.end_inferred:
        return _with_exact_end(held, following)
    end = following.spell.start if following else None
    empty_between = spell.office in _VACANT_BETWEEN
    if following is None or end is None or empty_between or _ends_first(spell.end, end):
        return _as_recorded(held)
    if not _seen_until(held, following):
        return held
    known = max(spell.known_until, following.first)
    return replace(held, spell=replace(spell, end=end, end_inferred=True, known_until=known))


def _with_exact_end(held: HeldSpell, following: HeldSpell | None) -> HeldSpell:
    """Narrow an end known by year or month to the successor's first day, where it fits."""
    start = following.spell.start if following else None
    end = held.spell.end
    if start is None or end is None or not start.is_day or end.is_day:
        return held
    if start.earliest and end.holds(start.earliest) and start.earliest > held.first:
        return replace(held, spell=replace(held.spell, end=start, end_inferred=True))
    return held


def _as_recorded(held: HeldSpell) -> HeldSpell:
    """Take a doubtful end, the day of death, for true: nobody else held the office before it."""
    return replace(held, spell=replace(held.spell, end_inferred=False))


def _ends_first(recorded: EdtfDate | None, successor: EdtfDate) -> bool:
    if recorded is None:
        return False
    return not (successor.latest and recorded.earliest and successor.latest < recorded.earliest)


def _successor(held: HeldSpell, later: Sequence[HeldSpell]) -> HeldSpell | None:
    """Find the next holder; a stand-in after whom the person goes on is none."""
    for at, other in enumerate(later):
        if other.person == held.person:
            if held.spell.acting and not other.spell.acting:
                return other
            continue
        if other.first <= held.first + timedelta(days=1) or _outlived(held, other):
            continue
        back = any(
            one.person == held.person and one.first - other.first < _HANDOVER
            for one in later[at + 1 :]
        )
        if not (other.spell.acting and back):
            return other
    return None


def _outlived(held: HeldSpell, other: HeldSpell) -> bool:
    """Say whether sources saw the person in office long after the other came and went."""
    if held.seen is None or held.spell.office == "office:monarch":
        return False
    return held.seen - other.first > _LAG and held.seen > _known_end(other)


def _seen_until(held: HeldSpell, following: HeldSpell) -> bool:
    """Say whether the sources saw the person near the end, and not long after it."""
    spell = held.spell
    if following.first - spell.known_until > _UNSEEN:
        return False
    if held.seen is None or spell.office == "office:monarch":
        return True
    return held.seen - following.first <= _LAG
