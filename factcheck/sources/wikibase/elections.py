"""Turn items of elections and of their rounds into results, saying what they leave open."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.fact import Candidate, Election
from factcheck.model.value import EdtfDate
from factcheck.normalise.edtf import between
from factcheck.sources.wikibase.decode import Item, Statement
from factcheck.sources.wikibase.link import Linker
from factcheck.sources.wikibase.posts import Post

_PRESIDENTIAL = "Q858439"
_HALF = Decimal(50)
_VOTING_ROUND = "Q24097670"
_ROUND = re.compile(r"\b(?:(first|1st)|(second|2nd)) round\b|\b(run-?off)\b", re.IGNORECASE)
# Candidates' votes that are not nearly all valid votes leave room for somebody unlisted.
_NEARLY_ALL = Decimal(97)
# Where only the ballots are counted, so few of them may be blank for shares to be of valid ones.
_FEW_BLANK = Decimal("98.5")
_LATELY = timedelta(days=400)
# From the vote to the day of taking office it is five months at most.
_UNTIL_OFFICE = timedelta(days=160)
# What the order of two candidates or the winner alone decides.
_WINNER_DECIDES = frozenset(
    {"defeated", "elected", "elect", "term_number", "since", "began", "started", "election_held"}
)
_NEEDS_ALL = frozenset({"rank", "margin", "score", "someone_received"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Hold one round with what its row cannot say.

    `root` is the item of the whole election, `before` and `after` the elections it names as its
    neighbours; `counted` says that every candidate's votes are known, `complete` that no
    candidate of weight is left out.
    """

    election: Election
    root: str
    winner: str | None
    counted: bool
    complete: bool
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


Names = Callable[[str], str]
Posts = Callable[[str], Post | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Read elections with what else was fetched: items, posts, and names of candidates."""

    items: Mapping[str, Item]
    posts: Posts
    linker: Linker
    name: Names

    def contests(self, item: Item) -> tuple[Contest, ...]:
        """Give the rounds of an election, or the election where its rounds are no items."""
        parts = [self.items.get(qid) for qid in item.items("P527")]
        rounds = [p for p in parts if p is not None and is_round(p)]
        if not rounds:
            contest = self._contest(item, item)
            return (contest,) if contest is not None else ()
        if None in parts or not all(_entries(p) for p in rounds):
            # One round's result would pass for the whole.
            return self._winner_alone(item, rounds)
        ordered = sorted(rounds, key=lambda p: first_day(p) or date.max)
        found = [self._contest(part, item) for part in ordered]
        known = [contest for contest in found if contest is not None]
        if len(known) < len(ordered):
            return self._winner_alone(item, rounds)
        winners = _winners(item) or _winners(ordered[-1])
        final = replace(known[-1], election=replace(known[-1].election, decisive=True))
        if len(winners) != 1 or not _led(final, self.linker.id_of(winners[0])):
            # Rounds that do not lead to the winner: one of them is missing.
            return self._winner_alone(item, rounds)
        final = replace(final, winner=self.linker.id_of(winners[0]))
        return tuple(map(_numbered, (*known[:-1], final), range(1, len(known) + 1)))

    def _winner_alone(self, item: Item, rounds: Sequence[Item]) -> tuple[Contest, ...]:
        """Give who won an election whose rounds are not all known, and who stood in any."""
        stood = [e for part in (item, *rounds) for e in _entries(part)]
        bare = {e.value.item: Statement(id=e.id, value=e.value) for e in stood}
        whole = replace(item, statements={**item.statements, "P726": tuple(bare.values())})
        contest = self._contest(whole, item) if len(_winners(item)) == 1 else None
        return (_uncounted(contest),) if contest is not None else ()

    def _contest(self, item: Item, root: Item) -> Contest | None:
        office, place = self._office(item, root)
        entries = _entries(item)
        if office is None or not entries:
            return None
        winners = _winners(item)
        rows, counted = self._candidates(item, entries, winners)
        when = _date(item)
        shares = [row.share for row in rows if row.share is not None]
        election = Election(
            id=f"wikidata:{item.id}",
            jurisdiction=place,
            office=office,
            body=None,
            round=_told_round(item),
            date=when,
            candidates=rows,
            decisive=len(winners) == 1,
            source=f"wikidata:{item.id}",
        )
        contest = Contest(
            election=election,
            root=root.id,
            winner=self.linker.id_of(winners[0]) if len(winners) == 1 else None,
            counted=counted,
            complete=len(shares) == len(rows) and sum(shares) >= _NEARLY_ALL,
            before=root.items("P155"),
            after=root.items("P156"),
        )
        # Two days in one item are two rounds, and its votes may be of either.
        return contest if when is None or "/" not in when.edtf else _uncounted(contest)

    def _office(self, item: Item, root: Item) -> tuple[str | None, str]:
        """Give the office contested and its place; a bare presidential election tells both."""
        posts = [p for q in (*item.items("P541"), *root.items("P541")) if (p := self.posts(q))]
        if posts:
            return posts[0].office, posts[0].place
        places = root.items("P1001") or root.items("P17")
        if _PRESIDENTIAL in root.items("P31") and len(places) == 1:
            return "office:president", self.linker.id_of(places[0])
        return None, ""

    def _candidates(
        self, item: Item, entries: Sequence[Statement], winners: Sequence[str]
    ) -> tuple[tuple[Candidate, ...], bool]:
        votes = {e.value.item: e.amount("P1111") for e in entries}
        for statement in (*item.best("P991"), *item.best("P1346")):
            if statement.value.item and votes.get(statement.value.item) is None:
                votes[statement.value.item] = statement.amount("P1111")
        counted = None not in votes.values() and len(votes) == len({e.value.item for e in entries})
        # Twice the same candidate: two rounds in one item, whose votes cannot be told apart.
        counted = counted and len(entries) == len(votes) and _first_is_winner(votes, winners)
        total = _total(item, [v for v in votes.values() if v is not None]) if counted else None
        order = sorted(votes, key=lambda q: (q not in winners, -(votes[q] or 0) if counted else 0))
        return tuple(
            Candidate(
                id=self.linker.id_of(qid),
                name=self.name(qid) or qid,
                votes=int(votes[qid] or 0) if counted else None,
                share=_share(votes[qid], total) if counted else None,
                won=qid in winners if winners else None,
            )
            for qid in order
        ), counted


def is_round(item: Item) -> bool:
    """Say whether an item is one round of an election, not an election of its own."""
    return _VOTING_ROUND in item.items("P31") or bool(_entries(item) and not item.all("P541"))


def _entries(item: Item) -> tuple[Statement, ...]:
    return tuple(s for s in item.all("P726") if s.value.item)


def _winners(item: Item) -> tuple[str, ...]:
    return item.items("P991") or item.items("P1346")


def _first_is_winner(votes: Mapping[str, Decimal | None], winners: Sequence[str]) -> bool:
    """Say whether the most votes won: where electors decide, votes rank nobody."""
    most = max(votes, key=lambda qid: votes[qid] or Decimal(0))
    return not winners or most in winners


def _total(item: Item, votes: Sequence[Decimal]) -> Decimal | None:
    """Give the votes of which shares are told: the valid ones, else ballots nearly all valid."""
    valid = next((s.value.amount for s in item.best("P1697")), None)
    cast = next((s.value.amount for s in item.best("P1868")), None)
    given = sum(votes)
    if valid and valid / 2 <= given <= valid:
        return valid
    return cast if cast and cast * _FEW_BLANK / 100 <= given <= cast else None


def _share(votes: Decimal | None, total: Decimal | None) -> Decimal | None:
    if votes is None or not total:
        return None
    return (votes * 100 / total).quantize(Decimal("0.01"))


def _date(item: Item) -> EdtfDate | None:
    """Give the day of a vote; the span of several where the item has one a round."""
    days = [s.value.time for s in item.best("P585") if s.value.time is not None]
    if not days:
        first, last = item.time("P580"), item.time("P582")
        return between(first, last) if first and last else None
    ordered = sorted(days, key=lambda when: (when.earliest or date.min, when.latest or date.max))
    return ordered[0] if len(ordered) == 1 else between(ordered[0], ordered[-1])


def first_day(item: Item) -> date | None:
    """Give the first day an election can have been held on."""
    when = _date(item)
    return when.earliest if when is not None else None


def _told_round(item: Item) -> int | None:
    found = next((m for name in item.names if (m := _ROUND.search(name))), None)
    if found is None:
        return None
    return 1 if found[1] else 2


def _led(contest: Contest, winner: str) -> bool:
    """Say whether somebody won a round by its own count, or its count is not known."""
    rows = contest.election.candidates
    return any(c.id == winner for c in rows) and (not contest.counted or rows[0].id == winner)


def _numbered(contest: Contest, number: int) -> Contest:
    """Number a round by its day; only the last is decisive, whoever got through the first."""
    told = contest.election.round
    return replace(
        contest,
        election=replace(
            contest.election,
            round=told or number,
            decisive=contest.election.decisive and contest.winner is not None,
        ),
    )


def settled(contests: Sequence[Contest]) -> tuple[Contest, ...]:
    """Take numbers away from votes that may be of a first round only.

    Where less than half won and no other election of the office is known to have one round, the
    item may tell the winner of the second with the votes of the first.
    """
    kept = []
    for contest in contests:
        same = [c for c in contests if _seat(c) == _seat(contest)]
        one_round = len({c.root for c in same}) > 1 and all(c.election.round is None for c in same)
        first = contest.election.candidates[0].share
        unsure = contest.election.round is None and (first is None or first < _HALF)
        kept.append(_uncounted(contest) if unsure and not one_round else contest)
    return tuple(kept)


def _seat(contest: Contest) -> tuple[str | None, str]:
    return contest.election.office, contest.election.jurisdiction


def _uncounted(contest: Contest) -> Contest:
    rows = (replace(c, votes=None, share=None) for c in contest.election.candidates)
    election = replace(contest.election, candidates=tuple(rows))
    return replace(contest, election=election, counted=False, complete=False)


Days = Callable[[str], date | None]


def rows_for(claim: Claim, contests: Sequence[Contest], day_of: Days) -> tuple[Election, ...]:
    """Give the rounds that a claim can be compared with, so that no gap accuses anybody.

    A run of elections each of which names the one before it is given whole. Where the run has
    a hole, or may have another election after it, only the rounds of the claim's own time are.
    `day_of` gives the day of an election that was fetched.
    """
    usable = sorted(
        (c for c in contests if _decides(claim, c)),
        key=lambda c: (_day(c) or date.min, c.election.id),
    )
    kept = []
    for office in dict.fromkeys(c.election.office for c in usable):
        kept += _of_office(claim, [c for c in usable if c.election.office == office], day_of)
    return tuple(c.election for c in kept)


def _of_office(claim: Claim, contests: Sequence[Contest], day_of: Days) -> list[Contest]:
    roots = list(dict.fromkeys(c.root for c in contests))
    by_root = {root: next(c for c in contests if c.root == root) for root in roots}
    runs: list[list[str]] = []
    for root in roots:
        linked = runs and _follows(by_root[runs[-1][-1]], by_root[root])
        if linked:
            runs[-1].append(root)
        else:
            runs.append([root])
    newest = by_root[runs[-1][-1]]
    # A next one whose day nobody knows may lie before the claim's.
    nexts = [day_of(qid) for qid in newest.after]
    ahead = all(claim.as_of and day and day > claim.as_of for day in nexts)
    if ahead and len(runs[-1]) > 1:
        return [c for c in contests if c.root in runs[-1] or _in_time(claim, c)]
    return [c for c in contests if _in_time(claim, c)]


def _follows(old: Contest, new: Contest) -> bool:
    return old.root in new.before or new.root in old.after


def _decides(claim: Claim, contest: Contest) -> bool:
    relation, told_day = claim.slots.relation, claim.slots.time
    when = contest.election.date
    if told_day is not None and told_day.value.is_day and (when is None or not when.is_day):
        return False  # a vote known to the month, or held on two days, bears out no day
    if relation in _NEEDS_ALL:
        return contest.complete
    if contest.counted or relation not in _WINNER_DECIDES:
        return contest.counted
    if relation != "defeated":
        return True
    # Without votes the order behind the winner is nobody's.
    told = {s.value.id for s in (claim.slots.subject, claim.slots.object) if s is not None}
    return contest.winner is not None and contest.winner in told


def _in_time(claim: Claim, contest: Contest) -> bool:
    when, told = contest.election.date, claim.slots.time
    if when is None:
        return False
    times = [told.value] if told is not None else _context(claim)
    if times:
        return any(_near(when, time) for time in times)
    day = _day(contest)
    return claim.as_of is not None and day is not None and claim.as_of - _LATELY <= day


def _near(when: EdtfDate, told: EdtfDate) -> bool:
    """Say whether a vote was in a time told, or shortly before it: who takes office was elected."""
    if when.overlaps(told):
        return True
    held, first = when.latest, told.earliest
    return held is not None and first is not None and held <= first <= held + _UNTIL_OFFICE


def _context(claim: Claim) -> list[EdtfDate]:
    found = []
    for part in claim.slots.detail("context").split("|"):
        first, _, last = part.partition("/")
        if first and last:
            days = date.fromisoformat(first), date.fromisoformat(last)
            found.append(EdtfDate(edtf=part, earliest=days[0], latest=days[1]))
    return found


def _day(contest: Contest) -> date | None:
    return contest.election.date.earliest if contest.election.date else None
