"""Date polls by days of voting: the Factbook's own, and the project's list of election days."""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

from factcheck.model.fact import Election
from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build.elections_dates import on_day
from factcheck.store.snapshot_build.elections_legislative import chamber_name
from factcheck.store.snapshot_build.elections_merge import Poll
from factcheck.store.snapshot_build.elections_rows import ElectionRow
from factcheck.store.snapshot_build.elections_tenures import Holders

DAYS_SOURCE = "source:election-days"
_RUNOFF = timedelta(days=75)  # the longest gap between two rounds in the list is 70 days
_LAG = timedelta(days=1000)  # a guess, not measured: how late an edition may tell
_TERM_STARTS = timedelta(days=300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """Give the days of one presidential election, by round."""

    jurisdiction: str
    days: dict[int, date]

    @property
    def first(self) -> date:
        """Give the earliest day that is known."""
        return min(self.days.values())

    @property
    def last(self) -> date:
        """Give the latest day that is known."""
        return max(self.days.values())


def load_votes() -> dict[str, list[Vote]]:
    """Read the list of election days; days less than 75 apart are rounds of one election."""
    text = (files("factcheck.store.snapshot_build") / "elections_days.csv").read_text("utf-8")
    votes: dict[str, list[Vote]] = defaultdict(list)
    for row in csv.DictReader(text.splitlines()):
        day, round_ = date.fromisoformat(row["day"]), int(row["round"])
        known = votes[row["jurisdiction"]]
        if round_ == 2 and known and day - known[-1].first <= _RUNOFF:
            known[-1].days[2] = day
        else:
            known.append(Vote(jurisdiction=row["jurisdiction"], days={round_: day}))
    return votes


def chamber_days(
    current: Mapping[str, dict[str, object]], rows: Sequence[Election]
) -> list[ElectionRow]:
    """Write one row a listed day on which a chamber was elected; nobody's results are known.

    A day that the rows have already, with its results, is left to them.
    """
    text = (files("factcheck.store.snapshot_build") / "elections_chamber_days.csv").read_text(
        "utf-8"
    )
    known = {
        (e.jurisdiction, e.date.earliest + timedelta(days=apart))
        for e in rows
        if e.body and e.date and e.date.earliest
        for apart in (-1, 0, 1)
    }
    found = []
    for row in csv.DictReader(text.splitlines()):
        jurisdiction, day = row["jurisdiction"], date.fromisoformat(row["day"])
        body = chamber_name(current.get(jurisdiction, {}))
        if (jurisdiction, day) not in known and body:
            election = Election(
                id=f"election:{jurisdiction.partition(':')[2]}:{day}:chamber",
                jurisdiction=jurisdiction,
                office=None,
                body=body,
                round=int(row["round"]) if _has_rounds(jurisdiction, text) else None,
                date=on_day(day),
                candidates=(),
                electorate="popular",
                source=DAYS_SOURCE,
                url=page_url(day),
            )
            found.append(ElectionRow(election=election, raw_names=()))
    return found


def _has_rounds(jurisdiction: str, text: str) -> bool:
    return re.search(rf"^{jurisdiction},[\d-]+,2,", text, re.MULTILINE) is not None


def give_listed_days(polls: Sequence[Poll], holders: Holders) -> None:
    """Put days of the list to polls of presidents that have a year, a window or no date."""
    votes = load_votes()
    runoffs = {v.jurisdiction for known in votes.values() for v in known if 2 in v.days}
    runoffs |= {p.jurisdiction for p in polls if _has_second(p)}
    presidential = [p for p in polls if p.office == "president" and not _is_indirect(p)]
    for poll in presidential:
        poll.has_runoffs = poll.jurisdiction in runoffs
        fitting = [v for v in votes.get(poll.jurisdiction, ()) if _fits(poll, v)]
        if poll.period and len(fitting) == 1 and not poll.days:
            _give(poll, fitting[0])
        elif poll.period and not fitting and not poll.days:
            _correct_year(poll, votes.get(poll.jurisdiction, []), holders)
    for poll in presidential:
        if poll.period is None or "/" in poll.period.edtf:
            taken = {
                day
                for p in presidential
                if p is not poll and p.jurisdiction == poll.jurisdiction
                for day in p.days.values()
            }
            _find_vote(poll, votes.get(poll.jurisdiction, []), taken, holders)


def _is_indirect(poll: Poll) -> bool:
    return any(c.indirect for s in poll.sightings if s.rank for c in s.contests)


def _has_second(poll: Poll) -> bool:
    return any(c.round == 2 for s in poll.sightings for c in s.contests if not c.indirect)


def _fits(poll: Poll, vote: Vote) -> bool:
    return bool(poll.period and any(poll.period.holds(day) for day in vote.days.values()))


def page_url(day: date) -> str:
    """Give the address of the public page that tells of a day's events."""
    return f"https://en.wikipedia.org/wiki/Portal:Current_events/{day.year}_{day:%B}_{day.day}"


def _give(poll: Poll, vote: Vote) -> None:
    poll.pages = {day: page_url(day) for day in vote.days.values()}
    poll.days = {round_: on_day(day) for round_, day in vote.days.items()}
    if poll.period is None or "/" in poll.period.edtf:
        first = date(vote.last.year, 1, 1)
        poll.period = EdtfDate(
            edtf=str(first.year), earliest=first, latest=date(first.year, 12, 31)
        )


def _correct_year(poll: Poll, votes: Sequence[Vote], holders: Holders) -> None:
    """Move a poll to the listed vote just before its winner took office, if the year is not it."""
    again = poll.again
    if again or not poll.winner or not poll.period or not poll.period.latest:
        return
    after = poll.period.latest + _TERM_STARTS
    start = holders.start(poll.jurisdiction, "president", poll.winner, until=after)
    vote = next((v for v in votes if start and 0 <= (start - v.last).days <= 90), None)
    if vote and vote.first > poll.period.latest:
        poll.period = None
        _give(poll, vote)


def _find_vote(poll: Poll, votes: Sequence[Vote], taken: set[EdtfDate], holders: Holders) -> None:
    """Find the last listed vote before the result was first seen, if the winner fits it."""
    winner = poll.winner
    free = [
        v
        for v in votes
        if v.first <= poll.first_seen <= v.last + _LAG
        and not {on_day(d) for d in v.days.values()} & taken
    ]
    first, last = poll.window or (date.max, date.min)
    within = [v for v in free if first <= v.first and v.last <= last]
    if len(within) == 1:
        _give(poll, within[0])
        return
    if not free or not winner:
        return
    vote = free[-1]
    start = holders.start(poll.jurisdiction, "president", winner, until=vote.last + _TERM_STARTS)
    again = poll.again
    if start and (start <= vote.first if again else start >= vote.last - timedelta(days=400)):
        _give(poll, vote)
