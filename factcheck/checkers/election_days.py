"""Compare the day of a vote with the days on record."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.checkers import contests
from factcheck.checkers.election_view import ElectionView, cells_of
from factcheck.model.evidence import Assessment, Stance
from factcheck.model.fact import Election

YEAR = timedelta(days=366)
_VOTE = re.compile(r"\b(?:elections?|round|run-?off)\b", re.IGNORECASE)
_FOR_PRESIDENT = re.compile(r"\b(?:presidential|run-?off)\b", re.IGNORECASE)
_LESSER = re.compile(
    r"\b(?:primar(?:y|ies)|caucus\w*|by-election|local|regional|state)\b", re.IGNORECASE
)


def read_day(view: ElectionView) -> Assessment | None:
    """Support an election day by a round held then."""
    when = view.claim.slots.time
    if when is None:
        return None
    told = view.claim.slots.detail("round")
    for election in contests.up_to(view.rows, view.claim.as_of):
        exact = election.date is not None and election.date.is_day
        other = bool(told and election.round) and str(election.round) != told
        clash = contests.weekday_clashes(view.claim, when.value.earliest)
        if exact and not other and not clash and contests.in_time(election, when.value):
            because = f"{cells_of(election)}."
            return view.answer(Stance.SUPPORTS, [election], because, slot="time")
    return _wrong_day(view)


def _wrong_day(view: ElectionView) -> Assessment | None:
    """Refute the day of a vote for president in whose year the record has one, on another day."""
    slot = view.claim.slots.time
    day = slot.value.earliest if slot is not None and slot.value.is_day else None
    to_come = day is None or (view.claim.as_of is not None and day > view.claim.as_of)
    if day is None or to_come or _LESSER.search(view.claim.quote):
        return None
    if not _FOR_PRESIDENT.search(view.claim.quote):
        return _slipped_day(view, day)
    near = [
        e
        for e in contests.up_to(view.rows, view.claim.as_of)
        if e.office == "office:president"
        and (on := contests.date_of(e)) is not None
        and abs(on - day) <= YEAR
    ]
    if not near or not all(contests.is_misdated(view.claim, e, view.rows) for e in near):
        return None
    return view.at_another_time(min(near, key=lambda e: abs((contests.date_of(e) or day) - day)))


def _slipped_day(view: ElectionView, day: date) -> Assessment | None:
    """Refute the day of a vote that is a recorded one's but for its month, or but for its day."""
    rows = contests.up_to(view.rows, view.claim.as_of)
    held = {on: e for e in rows if (on := contests.date_of(e)) and e.date and e.date.is_day}
    if not _VOTE.search(view.claim.quote) or any(abs(on - day) <= contests.COUNT for on in held):
        return None
    slips = [
        e
        for on, e in held.items()
        if on.year == day.year
        and ((on.day == day.day) != (on.month == day.month))
        and contests.is_misdated(view.claim, e, view.rows)
        # Of two rounds the record may have but one.
        and (on.day == day.day or e.round is None or _has_both(e, rows))
    ]
    return view.at_another_time(slips[0]) if len(slips) == 1 else None


def _has_both(election: Election, rows: Sequence[Election]) -> bool:
    """Say whether both rounds of an election are on record, or it needed but one."""
    held = contests.date_of(election)
    near = [
        e.round
        for e in rows
        if e.office == election.office and (on := contests.date_of(e)) is not None
        and held is not None and abs(on - held) <= contests.ROUNDS_APART
    ]  # fmt: skip
    return {1, 2} <= set(near) or (election.decisive and election.round == 1)
