"""Compare claims about elections with results: who beat whom, with how much, when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from factcheck.checkers import contests
from factcheck.checkers.contests import Entry
from factcheck.checkers.election_days import read_day
from factcheck.checkers.election_numbers import read_result, read_someone
from factcheck.checkers.election_scores import read_margin, read_score
from factcheck.checkers.election_view import ElectionView, cells_of
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, Stance
from factcheck.model.fact import Election
from factcheck.model.value import EntityKind, EntityRef

_VOTED_ON = frozenset(
    {"office:prime-minister", "office:president", "office:speaker", "office:legislature"}
)
# All that "X won the election" may say beside names and times: "almost won", "had X won", "won the
# election debate" and "won the race for her seat" say something else.
_WON = re.compile(
    r"(?:won|wins|the|in|on|of|for|'s|’s|presidential|general|snap|early|election|presidency|race|run-?off|vote)*"
)
_WORD = re.compile(r"[\w'’-]+")
# Between a vote and the oath lie some months at most.
HANDOVER = timedelta(days=200)
# Too little to support a claim, enough to take an accusation back.
WEAK = 0.3


@dataclass(frozen=True, slots=True)
class ElectionChecker:
    """Read claims about results, winners and election days."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return "election"

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads."""
        return frozenset({ClaimKind.ELECTION, ClaimKind.DATE, ClaimKind.OFFICE})

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess one claim against one country's elections."""
        rows = tuple(f for f in evidence.facts if isinstance(f, Election))
        read = _RELATIONS.get(claim.slots.relation)
        # One topic decides: a country's elections hold those of its candidates, too.
        if not rows or read is None or not evidence.topic.startswith("elections in"):
            return None
        answer = read(ElectionView(claim, evidence, rows))
        return None if answer is not None and _is_for_another_post(claim, answer) else answer


def _is_for_another_post(claim: Claim, answer: Assessment) -> bool:
    """Say whether a vote that bears the words out was for another post than they name."""
    posts = set(claim.slots.detail("post").split("|")) - {""}
    if not posts or answer.stance is not Stance.SUPPORTS:
        return False
    held = [f for f in answer.evidence.facts if isinstance(f, Election)]
    # A chamber's votes on a person are on who governs, or heads the state.
    return not any(e.office in posts if e.office else posts & _VOTED_ON for e in held)


def _contest(view: ElectionView) -> Assessment | None:
    """Compare "A beat B" with the rounds in which both stood."""
    if view.subject is None or view.other is None:
        return None
    both = contests.chosen(view.claim, view.rows, [view.subject, view.other])
    decisive = [e for e in both if e.decisive] or both
    if view.claim.slots.relation == "ahead_of":
        decisive = both
    ahead = [e for e in decisive if _lead(e, view.subject, view.other) > 0]
    if ahead:
        because = f"{cells_of(ahead[-1])}."
        return view.answer(Stance.SUPPORTS, ahead[-1:], because, slot="subject")
    if not decisive:
        return _not_then(view) or _not_there(view)
    if _lead(decisive[-1], view.subject, view.other) == 0:
        return None
    because = (
        f"The article puts {view.subject.name} before {view.other.name}; it was the other way "
        f"round: {cells_of(decisive[-1])}."
    )
    return view.answer(
        Stance.REFUTES,
        decisive[-1:],
        because,
        slot="subject",
        correction=f"{view.other.name} finished ahead of {view.subject.name}",
    )


def _not_then(view: ElectionView) -> Assessment | None:
    """Refute the day of "A beat B" where A did, once, at another time."""
    if view.subject is None or view.other is None or view.claim.slots.relation != "defeated":
        return None
    met = [
        e
        for e in contests.all_of(view.claim, view.rows, view.subject)
        if e.decisive and _lead(e, view.subject, view.other)
    ]
    if len(met) != 1 or not contests.is_misdated(view.claim, met[0], view.rows):
        return None
    return view.at_another_time(met[0]) if _lead(met[0], view.subject, view.other) > 0 else None


def _lead(election: Election, first: EntityRef, second: EntityRef) -> int:
    """Give by how many places the first is before the second; 0 where one did not stand."""
    one, two = contests.find_entry(election, first), contests.find_entry(election, second)
    return two.rank - one.rank if one is not None and two is not None else 0


def _not_there(view: ElectionView) -> Assessment | None:
    """Refute "A beat B" where A won a pinned contest whose full result has no B."""
    slots = view.claim.slots
    if view.subject is None or view.other is None or slots.relation != "defeated":
        return None
    rounds = contests.chosen(view.claim, view.rows, [view.subject])
    decisive = [e for e in rounds if e.decisive and e.office is not None]
    if slots.time is None or len(decisive) != 1 or not _complete(decisive[0]):
        return None
    rows = contests.entries(decisive[0])
    stood = any(contests.name_fits(view.other.name, row.candidate) for row in rows)
    entry = contests.find_entry(decisive[0], view.subject)
    if stood or entry is None or entry.rank != 1 or len(rows) < 2:
        return None
    because = f"The article names {view.other.name}; the contest was {cells_of(decisive[0])}."
    return view.answer(
        Stance.REFUTES,
        decisive,
        because,
        slot="object",
        correction=rows[1].candidate.name,
    )


def _complete(election: Election) -> bool:
    """Say whether the shares given leave no room for another leading candidate."""
    shares = sorted((c.share for c in election.candidates if c.share is not None), reverse=True)
    return len(shares) >= 2 and Decimal(100) - sum(shares) < shares[1]


def _ranked(view: ElectionView) -> Assessment | None:
    """Compare a place with the order of the round, within those who could be counted."""
    if view.subject is None:
        return None
    rank = int(view.claim.slots.detail("rank", "0"))
    rounds = contests.chosen(view.claim, view.rows, [view.subject])
    found = [entry for e in rounds if (entry := contests.find_entry(e, view.subject)) is not None]
    right = [entry for entry in found if entry.rank == rank]
    if right:
        because = f"{right[0].candidate.name} came in place {rank}: {cells_of(right[0].election)}."
        return view.answer(Stance.SUPPORTS, [right[0].election], because, slot="rank")
    told = all(contests.in_told_time(view.claim, entry.election) for entry in found)
    if not found or not told or len({entry.rank for entry in found}) > 1:
        return None
    entry = found[-1]
    if _is_overtaken(view, entry.election):
        return None
    because = (
        f"The article puts {entry.candidate.name} in place {rank}; "
        f"the record has place {entry.rank}: {cells_of(entry.election)}."
    )
    # An alliance counted as one or as its members moves places; a person has one place.
    person = view.subject.kind is EntityKind.PERSON
    sure = view.claim.slots.detail("bound") == "name" and (person or _clear_place(entry))
    return view.answer(
        Stance.REFUTES,
        [entry.election],
        because,
        slot="rank",
        confidence=0.85 if sure else 0.4,
        correction=f"place {entry.rank}",
    )


def _is_overtaken(view: ElectionView, election: Election) -> bool:
    """Say whether a later vote is on record, of which words without a time may tell."""
    held = contests.date_of(election)
    if view.claim.slots.time is not None or held is None:
        return False
    later = contests.up_to(view.rows, view.claim.as_of)
    return any(
        e.office is not None and (contests.date_of(e) or held) > held + contests.ROUNDS_APART
        for e in later
    )


def _clear_place(entry: Entry) -> bool:
    """Say whether a party's place is clear: no neighbour within a fifth of its seats."""
    mine = entry.candidate.seats
    near = [
        row.candidate.seats
        for row in contests.entries(entry.election)
        if abs(row.rank - entry.rank) == 1 and row.candidate.seats is not None
    ]
    return mine is not None and all(abs(other - mine) * 5 >= mine for other in near)


def _elected(view: ElectionView) -> Assessment | None:
    """Support "X was elected in DATE" by a round that X won then."""
    if view.subject is None:
        return None
    for election in contests.chosen(view.claim, view.rows, [view.subject]):
        entry = contests.find_entry(election, view.subject)
        first = not view.claim.slots.detail("first") or _is_first_won(view, election)
        if view.claim.slots.time is None and not _is_the_one(view, election):
            continue
        if entry is not None and election.decisive and entry.rank == 1 and first:
            because = f"{entry.candidate.name} won: {cells_of(election)}."
            return view.answer(Stance.SUPPORTS, [election], because, slot="time")
    return _wrongly_elected(view) or _stood_and_lost(view)


def _wrongly_elected(view: ElectionView) -> Assessment | None:
    """Refute a vote for a named post that somebody else won then, or that was at another time."""
    posts = set(view.claim.slots.detail("post").split("|")) - {""}
    if not view.is_named or view.subject is None or view.claim.slots.time is None:
        return None
    held = [e for e in view.rows if e.decisive and e.office in posts and e.candidates]
    then = contests.chosen(view.claim, held, [])
    won = [
        e
        for e in contests.up_to(held, view.claim.as_of)
        if (entry := contests.find_entry(e, view.subject)) is not None and entry.rank == 1
    ]
    if len(then) == 1 and contests.is_pinned(then[0]) and then[0] not in won:
        winner = contests.entries(then[0])[0].candidate
        if not contests.name_fits(view.subject.name, winner):
            because = f"The article has {view.subject.name} elected; {winner.name} won: {cells_of(then[0])}."
            return view.answer(
                Stance.REFUTES, then, because, slot="subject", correction=winner.name
            )
    if not then and len(won) == 1 and contests.is_misdated(view.claim, won[0], view.rows):
        return view.at_another_time(won[0])
    return None


def _stood_and_lost(view: ElectionView) -> Assessment | None:
    """Refute "X won the election" of the only vote then, where X stood and somebody else won."""
    subject = view.subject
    if subject is None or subject.kind is not EntityKind.PERSON or not view.is_named:
        return None  # a party may win one chamber and lose the presidency
    held = _contests_told(view)
    then = [e for e in held if e.office is not None]
    if not _says_only_won(view.claim):
        return None
    is_clear = view.claim.slots.detail("for_office") == "yes" or _is_one_vote(held)
    if len(then) != 1 or not is_clear or not contests.is_pinned(then[0]):
        return None
    entry = contests.find_entry(then[0], subject)
    if entry is None or entry.candidate.share is None or entry.rank == 1 or entry.candidate.won:
        return None
    winner = contests.entries(then[0])[0].candidate
    because = f"{entry.candidate.name} did not win: {cells_of(then[0])}."
    return view.answer(Stance.REFUTES, then, because, slot="subject", correction=winner.name)


def _says_only_won(claim: Claim) -> bool:
    """Say whether a claim's words are "X won the election" with a time and a place, and no more."""
    slots = (claim.slots.subject, claim.slots.time, claim.slots.place)
    told = " ".join(slot.text for slot in slots if slot is not None).lower()
    words = (
        word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(claim.quote.lower())
    )
    rest = [word for word in words if word not in told]
    won = {"won", "wins"} & set(rest)
    return bool(won) and all(_WON.fullmatch(word) for word in rest)


def _contests_told(view: ElectionView) -> list[Election]:
    """Give the decisive contests of the time told; untold it is the vote just before the article."""
    day, slots = view.claim.as_of, view.claim.slots
    if slots.time is not None:
        return [e for e in contests.chosen(view.claim, view.rows, []) if e.decisive]
    if day is None or slots.detail("context"):
        return []
    votes = [e for e in contests.up_to(view.rows, day) if e.decisive]
    return [e for e in votes if (held := contests.date_of(e)) and day - held <= HANDOVER]


def _is_the_one(view: ElectionView, election: Election) -> bool:
    """Say whether "X won the election" without a time can only mean this vote: no later one was."""
    later = [e for e in contests.up_to(view.rows, view.claim.as_of) if e.office == election.office]
    newest = contests.date_of(later[-1]) if later else None
    return newest == contests.date_of(election) and _says_only_won(view.claim)


def _is_one_vote(held: Sequence[Election]) -> bool:
    """Say whether contests are so close together that "the election" means them all."""
    days = [day for e in held if (day := contests.date_of(e)) is not None]
    if not days or len(days) < len(held):
        return False
    return max(days) - min(days) <= contests.ROUNDS_APART


def _is_first_won(view: ElectionView, election: Election) -> bool:
    """Say whether no earlier contest on record was won by the subject."""
    if view.subject is None:
        return False
    won = [
        e
        for e in contests.all_of(view.claim, view.rows, view.subject)
        if e.decisive and (entry := contests.find_entry(e, view.subject)) and entry.rank == 1
    ]
    held = contests.date_of(election)
    return all((contests.date_of(e) or held) >= held for e in won) if held else False


def _begun_by_vote(view: ElectionView) -> Assessment | None:
    """Speak weakly for a start that is told by the day of an election."""
    when = view.claim.slots.time
    day = when.value if when is not None and when.value.is_day else None
    for election in contests.up_to(view.rows, view.claim.as_of):
        exact = election.date is not None and election.date.is_day
        if day is not None and exact and election.date and election.date.overlaps(day):
            because = f"{cells_of(election)}: the date is an election's."
            return view.answer(Stance.SUPPORTS, [election], because, slot="time", confidence=WEAK)
    return None


def _contests_won(view: ElectionView) -> list[tuple[Election, bool]]:
    """Give every decisive contest up to the claim's day for the offices, and whether it was won."""
    offices = view.claim.slots.detail("office").split("|")
    subject = view.subject
    if subject is None:
        return []
    decisive = [
        e
        for e in contests.up_to(view.rows, view.claim.as_of)
        if e.decisive and e.office in offices and e.candidates
    ]
    winners = [(e, contests.find_entry(e, subject)) for e in decisive]
    return [(e, entry is not None and entry.rank == 1) for e, entry in winners]


def _won_not_yet_in(view: ElectionView) -> Assessment | None:
    """Support "president-elect" by the last contest before the article, never by what came after."""
    won = _contests_won(view)
    held = contests.date_of(won[-1][0]) if won else None
    day = view.claim.as_of
    if held is None or (day is not None and day - held > HANDOVER):
        return None
    if not won[-1][1]:
        return _lost(view, won[-1][0])
    because = f"{view.subject.name if view.subject else ''} won: {cells_of(won[-1][0])}."
    return view.answer(Stance.SUPPORTS, [won[-1][0]], because, slot="subject")


def _lost(view: ElectionView, election: Election) -> Assessment | None:
    """Refute "president-elect" of somebody who stood in the last contest, and lost it."""
    entry = contests.find_entry(election, view.subject) if view.subject is not None else None
    exact = election.date is not None and election.date.is_day
    if entry is None or not exact or not view.is_named or entry.candidate.share is None:
        return None
    winner = contests.entries(election)[0].candidate
    because = f"{entry.candidate.name} did not win: {cells_of(election)}."
    return view.answer(Stance.REFUTES, [election], because, slot="subject", correction=winner.name)


def _terms_won(view: ElectionView) -> Assessment | None:
    """Support "a second, non-consecutive term" by contests won with one lost in between."""
    won = _contests_won(view)
    mine = [index for index, (_, is_mine) in enumerate(won) if is_mine]
    number = view.claim.slots.detail("number")
    if str(len(mine)) != number or mine[-1] - mine[0] < len(mine):
        return None
    rows = [won[index][0] for index in mine]
    because = "Won: " + "; ".join(cells_of(e) for e in rows) + "."
    return view.answer(Stance.SUPPORTS, rows, because, slot="number")


_RELATIONS = {
    "since": _begun_by_vote,
    "began": _begun_by_vote,
    "started": _begun_by_vote,
    "elect": _won_not_yet_in,
    "term_number": _terms_won,
    "score": read_score,
    "someone_received": read_someone,
    "defeated": _contest,
    "ahead_of": _contest,
    "result": read_result,
    "rank": _ranked,
    "margin": read_margin,
    "elected": _elected,
    "election_held": read_day,
}
CHECKER = ElectionChecker()
