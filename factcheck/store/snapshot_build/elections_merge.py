"""Bring the many versions of one election together: one year, one list of results a round."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build.elections_contest import Contest
from factcheck.store.snapshot_build.elections_dates import in_window, in_year
from factcheck.store.snapshot_build.elections_names import same_person
from factcheck.store.snapshot_build.elections_tenures import Holders

# How long before taking office a winner may have been elected, by the people or by an assembly:
# chosen by judgement, not measured.
_POPULAR_GAP = timedelta(days=300)
_INDIRECT_GAP = timedelta(days=77)
_TELLS_LATE = timedelta(days=600)  # a yearly edition closes early in its year, and may lag
_EDITION_LAG = timedelta(days=800)  # chosen by judgement, not measured
_EDITION_LATE = timedelta(days=200)  # an edition may tell of the spring after its year
_FIRST_EDITIONS = 1998  # editions before this one are too few to tell when a text was new
_SAME_SHARE = Decimal("1.6")  # chosen by judgement: later versions round and correct


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Give the contests of one text that are of one office and one date.

    `seen` is the last day of the version, or of the edition's year; `rank` grows with the
    source's quality.
    """

    jurisdiction: str
    office: str
    contests: tuple[Contest, ...]
    seen: date
    rank: int

    @property
    def period(self) -> EdtfDate | None:
        """Give the narrowest date that one of the contests carries."""
        periods = [c.period for c in self.contests if c.period]
        return min(periods, key=_width, default=None)

    @property
    def winner(self) -> str | None:
        """Name whom the text announces as elected."""
        return next((c.winner for c in self.contests if c.winner), None)


@dataclass(slots=True)
class Poll:
    """Gather the sightings of one election, with all its rounds."""

    jurisdiction: str
    office: str
    sightings: list[Sighting] = field(default_factory=list)
    period: EdtfDate | None = None
    days: dict[int, EdtfDate] = field(default_factory=dict)
    pages: dict[date, str] = field(default_factory=dict)  # where a listed day is told
    has_runoffs: bool = False  # the country's presidential elections can have two rounds
    window: tuple[date, date] | None = (
        None  # between the last text without it and the first with it
    )

    @property
    def winner(self) -> str | None:
        """Name the winner as the best version writes it."""
        ordered = sorted(self.sightings, key=lambda s: (s.rank, s.seen), reverse=True)
        named = next((s.winner for s in ordered if s.winner), None)
        return named or next((top for s in ordered if (top := _majority(s))), None)

    @property
    def again(self) -> bool:
        """Say whether most texts call it a reelection."""
        told = [c.again for s in self.sightings for c in s.contests if c.winner]
        return sum(told) * 2 > len(told)

    @property
    def best_rank(self) -> tuple[int, date]:
        """Give the quality and day of the best version that tells of the election."""
        return max((s.rank, s.seen) for s in self.sightings)

    @property
    def first_seen(self) -> date:
        """Give the earliest day by which the result was known."""
        return min(s.seen for s in self.sightings)


def _majority(sighting: Sighting) -> str | None:
    """Name the candidate with more than half the votes in a text that announces nobody."""
    for contest in reversed(sighting.contests):
        for result in contest.results:
            if (
                contest.measure == "share"
                and result.number
                and result.number > 50
                and not result.is_rest
            ):
                return result.name
    return None


def _width(period: EdtfDate) -> int:
    if not period.earliest or not period.latest:
        return 10_000
    return (period.latest - period.earliest).days


def sightings(
    jurisdiction: str, contests: Iterable[Contest], seen: date, rank: int, holders: Holders
) -> list[Sighting]:
    """Sort one text's contests into elections: by office and year."""
    groups: dict[tuple[str, str, str], list[Contest]] = defaultdict(list)
    for contest in contests:
        office = _office(jurisdiction, contest, holders)
        if office:
            year = contest.period.edtf[:4] if contest.period else ""
            groups[office, year, _person_key(contest)].append(contest)
    _join_first_rounds(groups)
    found = []
    for (office, _, _), members in groups.items():
        found.append(
            Sighting(
                jurisdiction=jurisdiction,
                office=office,
                contests=tuple(members),
                seen=seen,
                rank=rank,
            )
        )
    return found


def _join_first_rounds(groups: dict[tuple[str, str, str], list[Contest]]) -> None:
    """Put lists that name no winner to the one winner of the same text, office and year."""
    for office, year, winner in [key for key in groups if not key[2]]:
        others = [key for key in groups if key[:2] == (office, year) and key[2]]
        if len(others) == 1:
            groups[others[0]] = groups.pop((office, year, winner)) + groups[others[0]]


def _person_key(contest: Contest) -> str:
    # Two prime ministers elected in one year are two elections; a first round names no winner.
    return contest.winner or ""


def _office(jurisdiction: str, contest: Contest, holders: Holders) -> str | None:
    named = contest.winner or next((r.name for r in contest.results if not r.is_rest), None)
    if contest.office not in {None, "president"} or not named:
        return contest.office
    held = holders.offices(jurisdiction, named)
    if contest.office == "president":
        # "elected president" of the government, where the head of state is a monarch.
        return "prime-minister" if held == {"prime-minister"} and contest.indirect else "president"
    if "president" in held or (not held and contest.results and not contest.indirect):
        return "president"
    return "prime-minister" if held else None


def merge(seen: Sequence[Sighting], holders: Holders) -> list[Poll]:
    """Make one poll of all sightings of an election, dated as well as the texts allow."""
    by_place: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in seen:
        by_place[sighting.jurisdiction, sighting.office].append(sighting)
    polls: list[Poll] = []
    for place in sorted(by_place):
        polls.extend(_merge_place(by_place[place], holders))
    return polls


def _merge_place(seen: list[Sighting], holders: Holders) -> list[Poll]:
    seen = [_undated(s) if _is_impossible(s, seen) else s for s in seen]
    ordered = sorted(seen, key=lambda s: (-s.rank, -s.seen.toordinal(), s.contests[0].round or 0))
    polls: list[Poll] = []
    for sighting in [s for s in ordered if s.period and s.winner]:
        _join(polls, sighting, _same_year)
    for sighting in [s for s in ordered if s.period and not s.winner]:
        _join(polls, sighting, _same_year)
    undated = sorted((s for s in ordered if not s.period), key=lambda s: s.seen)
    for sighting in undated:
        _join(polls, sighting, _same_result)
    for poll in polls:
        periods = [s.period for s in poll.sightings if s.period]
        poll.period = _best_period(periods)
    polls = _fold_misdated(polls)
    for poll in polls:
        if poll.period is None:
            poll.period = _hinted(poll) or _infer(poll, polls, holders)
    versions = {s.seen for s in seen}
    for poll in polls:
        poll.window = _window(poll, versions)
    return [poll for poll in _fold_twins(polls) if poll.best_rank[0] > 0 or poll.period is None]


def _is_impossible(sighting: Sighting, seen: Sequence[Sighting]) -> bool:
    """Say whether a year cannot be right: a text of before told the very numbers already."""
    begun = sighting.period.earliest if sighting.period else None
    mine = set(_tops(sighting))
    return begun is not None and any(
        other.seen + _EDITION_LATE < begun and len(mine & set(_tops(other))) > 1 for other in seen
    )


def _undated(sighting: Sighting) -> Sighting:
    return replace(sighting, contests=tuple(replace(c, period=None) for c in sighting.contests))


def _fold_misdated(polls: list[Poll]) -> list[Poll]:
    """Put a poll to the better dated one whose very numbers it repeats under another year."""
    kept: list[Poll] = []
    for poll in sorted(polls, key=lambda p: p.best_rank, reverse=True):
        twin = next((k for k in kept if poll.period and k.period and _repeats(poll, k)), None)
        if twin:
            twin.sightings.extend(_undated(s) for s in poll.sightings)
        else:
            kept.append(poll)
    return kept


def _repeats(poll: Poll, other: Poll) -> bool:
    mine = {(v.quantize(Decimal(1)), r) for s in poll.sightings for r, _, v in _tops(s)}
    theirs = {(v.quantize(Decimal(1)), r) for s in other.sightings for r, _, v in _tops(s)}
    enough = len(mine) >= 2 or any(value > 120 for value, _ in mine)
    return enough and mine <= theirs and any(_same_result(other, s) for s in poll.sightings)


def _join(polls: list[Poll], sighting: Sighting, test: Callable[[Poll, Sighting], bool]) -> None:
    for poll in polls:
        if test(poll, sighting):
            poll.sightings.append(sighting)
            return
    polls.append(
        Poll(jurisdiction=sighting.jurisdiction, office=sighting.office, sightings=[sighting])
    )


def _same_year(poll: Poll, sighting: Sighting) -> bool:
    one, other = poll.sightings[0].period, sighting.period
    if not one or not other or not one.overlaps(other):
        return False  # two exact days of one year are two elections
    if not poll.winner or not sighting.winner:
        return True
    return same_person(poll.winner, sighting.winner)


def _tops(sighting: Sighting) -> list[tuple[int | None, str, Decimal]]:
    found = []
    for contest in sighting.contests:
        if contest.tally:
            value = contest.tally.share if contest.tally.share is not None else contest.tally.won
            if value is not None and contest.winner:
                found.append((contest.round, contest.winner, Decimal(value)))
        found.extend(
            (contest.round, r.name, r.number)
            for r in contest.results[:2]
            if r.number is not None and not r.is_rest
        )
    return found


def _same_result(poll: Poll, sighting: Sighting) -> bool:
    """Say whether an undated sighting tells of the poll: the same winner and numbers."""
    if poll.winner and sighting.winner and not same_person(poll.winner, sighting.winner):
        return False
    mine = _tops(sighting)
    theirs = [top for s in poll.sightings for top in _tops(s)]
    if not mine or not theirs:
        again = {c.again for c in sighting.contests} & {
            c.again for s in poll.sightings for c in s.contests
        }
        close = (
            abs((poll.first_seen - sighting.seen).days) < 1500
            if not poll.sightings[0].period
            else False
        )
        return bool(again) and poll.winner is not None and sighting.winner is not None and close
    hits = sum(
        any(same_person(name, n) and abs(value - v) <= _SAME_SHARE for _, n, v in theirs)
        for _, name, value in mine
    )
    return hits * 2 > len(mine)


def _best_period(periods: list[EdtfDate]) -> EdtfDate | None:
    if not periods:
        return None
    years: dict[str, int] = defaultdict(int)
    for period in periods:
        years[period.edtf[:4]] += 1
    year = max(sorted(years), key=lambda y: years[y])
    return min((p for p in periods if p.edtf.startswith(year)), key=_width)


def _hinted(poll: Poll) -> EdtfDate | None:
    """Give the year that closes the texts, where no text told the result before that year."""
    hints = [c.hint for s in poll.sightings for c in s.contests if c.hint and c.hint.earliest]
    hint = min(hints, key=lambda h: h.edtf, default=None)
    told_before = hint and hint.earliest and poll.first_seen < hint.earliest
    return None if told_before else hint


def _window(poll: Poll, versions: set[date]) -> tuple[date, date] | None:
    """Give the days between which the vote was held, by the texts that know of it and do not."""
    mine = {s.seen for s in poll.sightings}
    before = max((day for day in versions - mine if day < poll.first_seen), default=None)
    return (before - _TELLS_LATE, poll.first_seen) if before else None


def date_by_texts(polls: list[Poll]) -> list[Poll]:
    """Date what is left by the texts: after the last without the result, by the first with it.

    A result that a dated poll of the same winner has is that poll's, told in other words.
    """
    polls = [p for p in polls if not any(_retells(p, other) for other in polls)]
    for poll in polls:
        if poll.period is None and poll.window is not None:
            same = [
                p for p in polls if (p.jurisdiction, p.office) == (poll.jurisdiction, poll.office)
            ]
            poll.period = _narrow(*poll.window, poll, same)
    return polls


def _retells(poll: Poll, other: Poll) -> bool:
    """Say whether an undated poll repeats the winner and number of a dated one seen by then."""
    place = (poll.jurisdiction, poll.office) == (other.jurisdiction, other.office)
    if poll is other or not place or poll.period is not None or other.period is None:
        return False
    mine = {(r, v) for s in poll.sightings for r, _, v in _tops(s)[:1]}
    theirs = {(r, v) for s in other.sightings for r, _, v in _tops(s)[:1]}
    return bool(
        poll.winner
        and other.winner
        and same_person(poll.winner, other.winner)
        and {v for _, v in mine} & {v for _, v in theirs}
    )


def _infer(poll: Poll, polls: list[Poll], holders: Holders) -> EdtfDate | None:
    """Date an election by the day on which its winner took office, where that is telling."""
    winner, known = poll.winner, poll.first_seen
    if not winner:
        return None
    indirect = any(c.indirect for s in poll.sightings for c in s.contests)
    again = poll.again
    start = holders.start(poll.jurisdiction, poll.office, winner, until=known + timedelta(days=120))
    # Of someone who took over without a vote, the editions tell a vote years later.
    told_late = start is not None and start.year >= _FIRST_EDITIONS and known - start > _EDITION_LAG
    if start and not again and not told_late:
        first = start - (_INDIRECT_GAP if indirect else _POPULAR_GAP)
        return _narrow(first, min(start, known), poll, polls)
    return None


def _narrow(first: date, last: date, poll: Poll, polls: list[Poll]) -> EdtfDate | None:
    """Cut a window at the elections whose dates are known."""
    for other in polls:
        ended = other.period.latest if other.period and _width(other.period) <= 366 else None
        if other is not poll and ended and first <= ended < last:
            first = ended + timedelta(days=1)
    if first.year == last.year:
        return in_year(first.year)
    return in_window(first, last) if first <= last else None


def _fold_twins(polls: list[Poll]) -> list[Poll]:
    """Put an inferred poll to a dated one of the same winner and year."""
    kept: list[Poll] = []
    for poll in sorted(
        polls, key=lambda p: (p.period is None, _width(p.period) if p.period else 0)
    ):
        twin = next(
            (
                k
                for k in kept
                if poll.period
                and k.period
                and k.period.overlaps(poll.period)
                and poll.winner
                and k.winner
                and same_person(k.winner, poll.winner)
            ),
            None,
        )
        if twin:
            twin.sightings.extend(poll.sightings)
        else:
            kept.append(poll)
    return kept
