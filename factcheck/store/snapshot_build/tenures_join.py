"""Join the rows of one person in one office into spells, whatever source each comes from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build.tenures_dates import between, width_days
from factcheck.store.snapshot_build.tenures_spells import (
    CHECKED,
    REGISTER,
    WEEKLY,
    WIKIDATA,
    YEARLY,
    Spell,
)

# Two rows of one person with less than this between them are one spell: governments that
# follow each other leave a few days, and sources date one oath some days apart.
_TOUCHING = timedelta(days=45)
# Starts this near are one start that sources date by election, appointment or oath.
_SAME_START = timedelta(days=10)
_A_DAY = timedelta(days=1)
_A_YEAR = 360
_ONE_BEGINNING = timedelta(days=62)
_START_ORDER = (CHECKED, REGISTER, WEEKLY, WIKIDATA, YEARLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSpell:
    """Hold one spell of one person: the joined dates, and the last day a source saw it held."""

    person: str
    spell: Spell
    seen: date | None = None

    @property
    def first(self) -> date:
        """Give the earliest day of the start; a spell without a start sorts first."""
        start = self.spell.start
        return (start.earliest if start else None) or date.min

    @property
    def last(self) -> date | None:
        """Give the latest day of the end, or None while no end is recorded."""
        return self.spell.end.latest if self.spell.end else None


def join_spells(rows: Iterable[tuple[str, Spell]]) -> list[HeldSpell]:
    """Join touching and overlapping rows of one person in one office and jurisdiction."""
    grouped: defaultdict[tuple[str, str, str], list[Spell]] = defaultdict(list)
    starts: defaultdict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
    for person, spell in rows:
        grouped[person, spell.jurisdiction, spell.office].append(spell)
        if spell.start and spell.start.earliest and not spell.acting:
            key = spell.jurisdiction, spell.office
            starts[key].append((spell.start.earliest, person))
    joined: list[HeldSpell] = []
    for (person, jurisdiction, office), spells in sorted(grouped.items()):
        others = sorted(day for day, who in starts[jurisdiction, office] if who != person)
        joined.extend(
            HeldSpell(person=person, spell=spell, seen=seen)
            for spell, seen in _join(spells, others)
        )
    return joined


def _join(spells: Sequence[Spell], others: Sequence[date]) -> list[tuple[Spell, date | None]]:
    dated = sorted((spell for spell in spells if spell.start), key=_order)
    exact = [spell for spell in dated if spell.start and width_days(spell.start) < _A_YEAR]
    # Beside exact rows a row that knows years only confirms them, and would bridge their gaps.
    dated = exact or dated
    undated = [spell for spell in spells if not spell.start]
    groups: list[list[Spell]] = []
    for spell in dated:
        if groups and _continues(groups[-1], spell, others):
            groups[-1].append(spell)
        else:
            groups.append([spell])
    if not groups:
        # The Factbook without a start, or with one taken back, shows no spell of its own.
        undated = [spell for spell in undated if spell.trust < WEEKLY]
        latest = sorted(undated, key=lambda spell: spell.known_until)[-1:]
        return [(spell, None) for spell in latest]
    return [(_merged(group), _last_seen(group)) for group in groups]


def _order(spell: Spell) -> tuple[date, bool, int]:
    first = spell.start.earliest if spell.start else None
    return (first or date.min, not spell.acting, spell.trust)


def _continues(group: Sequence[Spell], spell: Spell, others: Sequence[date]) -> bool:
    start = spell.start.earliest if spell.start else None
    if start is None or _starts_with(group, start, spell.start):
        return start is None or not group[-1].acting or spell.acting or _unconfirmed(group, spell)
    if group[-1].acting and not spell.acting:
        # An acting holder who is then confirmed begins a spell of their own.
        return False
    seen = [day for day in map(_seen_until, group) if day]
    if seen and start <= max(seen) + _TOUCHING:
        return True
    end = _latest_end(group)
    if end is not None and all(one.end for one in group):
        return start <= end + _TOUCHING
    begun = min(one.start.earliest for one in group if one.start and one.start.earliest)
    between_them = [day for day in others if begun + _A_DAY < day < start - _A_DAY]
    return not between_them


def _starts_with(group: Sequence[Spell], start: date, value: EdtfDate | None) -> bool:
    for one in group:
        if one.start and one.start.earliest and one.start.latest:
            if abs(one.start.earliest - start) <= _SAME_START:
                return True
            # A year or a month alone fits every day in it.
            if (
                value
                and (width_days(value) > 0 or width_days(one.start) > 0)
                and (value.overlaps(one.start))
            ):
                return True
    return False


def _unconfirmed(group: Sequence[Spell], spell: Spell) -> bool:
    """Say whether an acting row and a plain one of the same start are one row twice."""
    return any(one.start == spell.start for one in group)


def _seen_until(spell: Spell) -> date | None:
    """Give the last day the row shows the person in office; Wikidata's open rows show none."""
    if spell.end:
        return spell.end.latest if not spell.end_inferred else None
    return spell.known_until if spell.trust != WIKIDATA else None


def _last_seen(group: Sequence[Spell]) -> date | None:
    return max((day for day in map(_seen_until, group) if day), default=None)


def _latest_end(group: Sequence[Spell]) -> date | None:
    ends = [one.end.latest for one in group if one.end and one.end.latest]
    return max(ends) if ends else None


def _merged(group: Sequence[Spell]) -> Spell:
    best = min(group, key=lambda spell: (spell.trust, -spell.known_until.toordinal()))
    roles = {spell.role for spell in group if spell.role}
    both = "both" in roles or {"head-of-state", "head-of-government"} <= roles
    ends = [spell for spell in group if spell.end]
    end = _agreed_end(group, ends)
    closing = next((spell for spell in ends if spell.end == end), None)
    known = max(spell.known_until for spell in group)
    return replace(
        best,
        start=_agreed_start(group),
        end=end,
        end_inferred=bool(closing and closing.end_inferred),
        known_until=max(known, end.latest) if end and end.latest else known,
        role="both" if both else min(roles, default=""),
        party=next((spell.party for spell in group if spell.party), None),
        acting=all(spell.acting for spell in group),
        title=next(
            (one.title for one in sorted(group, key=_by_trust) if not one.acting), best.title
        ),
    )


def _by_trust(spell: Spell) -> int:
    return spell.trust


def _agreed_start(group: Sequence[Spell]) -> EdtfDate | None:
    """Take the first start, as exactly as a source gives it; near days make an interval.

    Of starts within two months of the first the best source's is taken: Wikidata at times
    gives the day of the election.
    """
    dated = [spell for spell in group if spell.start and spell.start.earliest]
    starts = [spell.start for spell in dated if spell.start]
    if not starts:
        return None
    begun = min(start.earliest or date.max for start in starts)
    early = [
        spell
        for spell in dated
        if spell.start and spell.start.earliest and spell.start.earliest - begun <= _ONE_BEGINNING
    ]
    early.sort(
        key=lambda spell: (
            spell.start is not None and width_days(spell.start) > 40,
            _START_ORDER.index(spell.trust),
            _order(spell),
        )
    )
    first = early[0].start or starts[0]
    alike = [start for start in starts if _near(start, first)]
    days = sorted({start.earliest for start in alike if start.is_day and start.earliest})
    if days and days[-1] - days[0] <= _SAME_START:
        return between(days[0], days[-1])
    return min(alike, key=width_days)


def _near(start: EdtfDate, first: EdtfDate) -> bool:
    if start.earliest is None or first.earliest is None:
        return False
    return abs(start.earliest - first.earliest) <= _SAME_START or start.overlaps(first)


def _agreed_end(group: Sequence[Spell], ends: Sequence[Spell]) -> EdtfDate | None:
    """Take the end of the latest part; a later row that knows no end reopens the spell."""
    if not ends:
        return None
    latest = max(ends, key=lambda spell: (spell.end.latest if spell.end else None) or date.min)
    end = latest.end.latest if latest.end else None
    last_start = max(
        (one.start.earliest for one in ends if one.start and one.start.earliest), default=date.min
    )
    for spell in group:
        begun = spell.start.earliest if spell.start else None
        if (
            spell.end is None
            and begun is not None
            and end is not None
            and (begun > end - _TOUCHING and begun > last_start + _SAME_START)
        ):
            return None
    near = [
        spell.end
        for spell in ends
        if spell.end and spell.end.latest and end and end - spell.end.latest <= _SAME_START
    ]
    days = sorted({one.earliest for one in near if one.is_day and one.earliest})
    if not days:
        # "December" and a day in December: the day.
        within = [
            spell.end
            for spell in ends
            if spell.end and latest.end and spell.end.overlaps(latest.end)
        ]
        return min(within, key=width_days)
    return between(days[0], days[-1])
