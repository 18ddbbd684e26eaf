"""Compare claims about elections with results: who beat whom, with how much, when."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.checkers import contests
from factcheck.checkers.contests import Entry
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Election
from factcheck.model.value import EntityKind, EntityRef, Quantity

# Published shares differ by tenths between provisional and final counts.
SHARE_SLACK = Decimal("0.15")
# A share this far from every published one is another number, not another count.
SHARE_FAR = Decimal("1.5")
# Where a rival has the very share, half a point is enough to tell the two apart.
SHARE_SWAPPED = Decimal("0.5")
# Seats move by one or two with by-elections and party switches.
SEATS_FAR = 4


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
        return frozenset({ClaimKind.ELECTION, ClaimKind.DATE})

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess one claim against one country's elections."""
        rows = tuple(f for f in evidence.facts if isinstance(f, Election))
        read = _RELATIONS.get(claim.slots.relation)
        # One topic decides: a country's elections hold those of its candidates, too.
        if not rows or read is None or not evidence.topic.startswith("elections in"):
            return None
        return read(_View(claim, evidence, rows))


@dataclass(frozen=True, slots=True)
class _View:
    """Hold a claim beside a country's elections."""

    claim: Claim
    evidence: Evidence
    rows: tuple[Election, ...]

    @property
    def subject(self) -> EntityRef | None:
        return self.claim.slots.subject.value if self.claim.slots.subject else None

    @property
    def other(self) -> EntityRef | None:
        return self.claim.slots.object.value if self.claim.slots.object else None

    def answer(
        self,
        stance: Stance,
        decisive: Sequence[Election],
        because: str,
        *,
        slot: str = "",
        confidence: float = 0.9,
        correction: str | None = None,
    ) -> Assessment:
        cells = "; ".join(_cells(election) for election in decisive)
        match = {Stance.SUPPORTS: SlotMatch.AGREES, Stance.REFUTES: SlotMatch.DIFFERS}
        return Assessment(
            evidence=self.evidence.narrowed(tuple(decisive), excerpt=cells, value=cells),
            stance=stance,
            checker="election",
            because=because,
            slots=((slot, match.get(stance, SlotMatch.NOT_COMPARED)),) if slot else (),
            confidence=confidence,
            correction=correction,
        )


def _cells(election: Election) -> str:
    parts = []
    for entry in contests.entries(election)[:4]:
        numbers = contests.values(entry.candidate, "")
        shown = ", ".join(f"{value.normalize():f} {name}" for name, value in numbers)
        parts.append(f"{entry.candidate.name} {shown}".strip())
    return f"{contests.describe(election)}: " + "; ".join(parts)


def _contest(view: _View) -> Assessment | None:
    """Compare "A beat B" with the rounds in which both stood."""
    if view.subject is None or view.other is None:
        return None
    both = contests.chosen(view.claim, view.rows, [view.subject, view.other])
    decisive = [e for e in both if e.decisive] or both
    if view.claim.slots.relation == "ahead_of":
        decisive = both
    ranked = [(e, _rank(e, view.subject), _rank(e, view.other)) for e in decisive]
    ranked = [row for row in ranked if row[1] is not None and row[2] is not None]
    if not ranked:
        return _not_there(view)
    election, first, second = ranked[-1]
    ahead = [row for row in ranked if row[1] < row[2]]
    if ahead:
        because = f"{_cells(ahead[-1][0])}."
        return view.answer(Stance.SUPPORTS, [ahead[-1][0]], because, slot="subject")
    if first == second:
        return None
    because = (
        f"The article puts {view.subject.name} before {view.other.name}; it was the other way "
        f"round: {_cells(election)}."
    )
    return view.answer(
        Stance.REFUTES,
        [election],
        because,
        slot="subject",
        correction=f"{view.other.name} finished ahead of {view.subject.name}",
    )


def _rank(election: Election, who: EntityRef) -> int | None:
    entry = contests.find_entry(election, who)
    return entry.rank if entry else None


def _not_there(view: _View) -> Assessment | None:
    """Refute "A beat B" where A won a pinned contest whose full result has no B."""
    if view.subject is None or view.other is None or view.claim.slots.relation != "defeated":
        return None
    if view.claim.slots.time is None:
        return None
    rounds = contests.chosen(view.claim, view.rows, [view.subject])
    decisive = [e for e in rounds if e.decisive and e.office is not None]
    if len(decisive) != 1 or not _complete(decisive[0]):
        return None
    rows = contests.entries(decisive[0])
    if any(contests.name_fits(view.other.name, row.candidate) for row in rows):
        return None
    entry = contests.find_entry(decisive[0], view.subject)
    if entry is None or entry.rank != 1 or len(rows) < 2:
        return None
    because = f"The article names {view.other.name}; the contest was {_cells(decisive[0])}."
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


def _result(view: _View) -> Assessment | None:
    """Compare a candidate's number with the rounds that can be meant."""
    claimed = view.claim.slots.quantity
    if view.subject is None or claimed is None:
        return None
    rounds = contests.chosen(view.claim, view.rows, [view.subject])
    found = [entry for e in rounds if (entry := contests.find_entry(e, view.subject)) is not None]
    if claimed.value.unit in {"seat", ""}:
        found += _party_entries(view)
    for entry in found:
        for field, value in contests.values(entry.candidate, claimed.value.unit):
            if _fits(claimed.value, value, field):
                because = f"{entry.candidate.name}: {value.normalize():f} ({field}) in {_cells(entry.election)}."
                return view.answer(Stance.SUPPORTS, [entry.election], because, slot="quantity")
    return _wrong_result(view, found, claimed.value)


def _party_entries(view: _View) -> list[Entry]:
    """Give the chamber results of the person's parties."""
    found = []
    for party in view.claim.slots.detail("parties").split("|"):
        if not party:
            continue
        who = EntityRef(name=party, kind=EntityKind.PARTY, id=party)
        for election in contests.chosen(view.claim, view.rows, [who]):
            entry = contests.find_entry(election, who)
            if entry is not None and entry.candidate.seats is not None:
                found.append(entry)
    return found


def _fits(claimed: Quantity, value: Decimal, field: str) -> bool:
    slack = SHARE_SLACK if field == "share" else Decimal(0)
    return claimed.low - slack <= value <= claimed.high + slack


def _wrong_result(view: _View, found: Sequence[Entry], claimed: Quantity) -> Assessment | None:
    """Refute a number that no round can explain; surest where it is a rival's own number."""
    pairs = [
        (entry, field, value)
        for entry in found
        for field, value in contests.values(entry.candidate, claimed.unit)
    ]
    swapped = _rival_with(found, claimed)
    if not pairs or not all(_far(claimed, f, value, swapped is not None) for _, f, value in pairs):
        return None
    bound = view.claim.slots.detail("bound")
    if not bound or (bound == "pronoun" and not swapped):
        return None
    entry, field, value = pairs[-1]
    pinned = bool(view.claim.slots.time) or bool(view.claim.slots.detail("rivals"))
    confidence = 0.9 if swapped else 0.8 if pinned and claimed.unit == "percent" else 0.4
    because = (
        f"The article gives {entry.candidate.name} {claimed.value.normalize():f}; "
        f"the record has {value.normalize():f} ({field})"
        + (f", and {swapped} has the article's number" if swapped else "")
        + f": {_cells(entry.election)}."
    )
    return view.answer(
        Stance.REFUTES,
        [entry.election],
        because,
        slot="quantity",
        confidence=confidence,
        correction=f"{value.normalize():f}",
    )


def _far(claimed: Quantity, field: str, value: Decimal, swapped: bool = False) -> bool:  # noqa: FBT001, FBT002
    gap = max(claimed.low - value, value - claimed.high, Decimal(0))
    if field == "share":
        return gap > (SHARE_SWAPPED if swapped else SHARE_FAR)
    if field == "seats":
        return gap >= SEATS_FAR
    return gap > abs(value) / 50


def _rival_with(found: Sequence[Entry], claimed: Quantity) -> str | None:
    """Name another candidate of the same rounds whose number the article gives."""
    for entry in found:
        for row in contests.entries(entry.election):
            if row.candidate is entry.candidate:
                continue
            for field, value in contests.values(row.candidate, claimed.unit):
                if field in {"share", "seats", "electoral votes"} and _fits(claimed, value, field):
                    return row.candidate.name
    return None


def _ranked(view: _View) -> Assessment | None:
    """Compare a place with the order of the round, within those who could be counted."""
    if view.subject is None:
        return None
    rank = int(view.claim.slots.detail("rank", "0"))
    rounds = contests.chosen(view.claim, view.rows, [view.subject])
    found = [entry for e in rounds if (entry := contests.find_entry(e, view.subject)) is not None]
    right = [entry for entry in found if entry.rank == rank]
    if right:
        because = f"{right[0].candidate.name} came in place {rank}: {_cells(right[0].election)}."
        return view.answer(Stance.SUPPORTS, [right[0].election], because, slot="rank")
    if not found or len({entry.rank for entry in found}) > 1:
        return None
    entry = found[-1]
    because = (
        f"The article puts {entry.candidate.name} in place {rank}; "
        f"the record has place {entry.rank}: {_cells(entry.election)}."
    )
    # An alliance counted as one or as its members moves places; a person has one place.
    sure = view.subject.kind is EntityKind.PERSON or view.claim.slots.detail("rivals")
    return view.answer(
        Stance.REFUTES,
        [entry.election],
        because,
        slot="rank",
        confidence=0.85 if sure else 0.4,
        correction=f"place {entry.rank}",
    )


def _margin(view: _View) -> Assessment | None:
    """Compare a margin with the gap between the two named, or the first two."""
    claimed = view.claim.slots.quantity
    if claimed is None or view.subject is None:
        return None
    named = [
        who for who in (view.subject, view.other) if who and who.kind is not EntityKind.COUNTRY
    ]
    rounds = contests.chosen(view.claim, view.rows, named)
    gaps = [(e, gap) for e in rounds for gap in _gaps(e, named)]
    for election, gap in gaps:
        if _fits(claimed.value, gap, "share"):
            because = f"The gap was {gap.normalize():f} points: {_cells(election)}."
            return view.answer(Stance.SUPPORTS, [election], because, slot="quantity")
    if not gaps or (len(named) < 2 and view.claim.slots.time is None):
        return None
    if not all(_far(claimed.value, "share", gap) for _, gap in gaps):
        return None
    election, gap = gaps[-1]
    because = (
        f"The article gives a margin of {claimed.text}; "
        f"it was {gap.normalize():f} points: {_cells(election)}."
    )
    return view.answer(
        Stance.REFUTES,
        [election],
        because,
        slot="quantity",
        confidence=0.8 if len(named) == 2 else 0.4,
        correction=f"{gap.normalize():f} points",
    )


def _gaps(election: Election, named: Sequence[EntityRef]) -> list[Decimal]:
    rows = [e for e in contests.entries(election) if e.candidate.share is not None]
    if len(named) == 2:
        rows = [e for who in named if (e := contests.find_entry(election, who)) is not None]
    elif named:
        mine = contests.find_entry(election, named[0])
        rows = [r for r in rows if mine and r.rank in {1, 2, mine.rank}]
    shares = [e.candidate.share for e in rows if e.candidate.share is not None]
    return [abs(shares[0] - shares[1])] if len(shares) >= 2 else []


def _elected(view: _View) -> Assessment | None:
    """Support "X was elected in DATE" by a round that X won then."""
    if view.subject is None:
        return None
    for election in contests.chosen(view.claim, view.rows, [view.subject]):
        entry = contests.find_entry(election, view.subject)
        if entry is not None and election.decisive and entry.rank == 1:
            because = f"{entry.candidate.name} won: {_cells(election)}."
            return view.answer(Stance.SUPPORTS, [election], because, slot="time")
    return None


def _held(view: _View) -> Assessment | None:
    """Support an election day by a round held then."""
    when = view.claim.slots.time
    if when is None:
        return None
    for election in view.rows:
        if (
            election.date is not None
            and election.date.is_day
            and contests.in_time(election, when.value)
        ):
            because = f"{_cells(election)}."
            return view.answer(Stance.SUPPORTS, [election], because, slot="time")
    return None


def _score(view: _View) -> Assessment | None:
    """Support "52.1 to 47.9" by a round whose first two candidates have these numbers."""
    claimed = view.claim.slots.quantity
    other = view.claim.slots.detail("other").split("|")
    if claimed is None or len(other) != 3:
        return None
    low, value, high = (Decimal(part) for part in other)
    second = Quantity(value=value, unit=claimed.value.unit, low=low, high=high)
    unit = view.claim.slots.detail("unit")
    who = [view.subject] if view.subject and view.subject.kind is not EntityKind.COUNTRY else []
    for election in contests.chosen(view.claim, view.rows, who) or contests.chosen(
        view.claim, view.rows, []
    ):
        rows = contests.entries(election)
        if len(rows) < 2:
            continue
        for field, mine in contests.values(rows[0].candidate, unit):
            theirs = dict(contests.values(rows[1].candidate, unit)).get(field)
            if (
                theirs is not None
                and _fits(claimed.value, mine, field)
                and _fits(second, theirs, field)
            ):
                because = f"{_cells(election)}."
                return view.answer(Stance.SUPPORTS, [election], because, slot="quantity")
    return _impossible_score(view, claimed.value, second, unit)


def _impossible_score(
    view: _View, first: Quantity, second: Quantity, unit: str
) -> Assessment | None:
    """Refute two shares of one contest that add up to more than the whole."""
    if unit != "percent" or first.low + second.low <= Decimal(101):
        return None
    total = first.value + second.value
    because = (
        f"{first.value} and {second.value} per cent of one vote add up to {total}, more than 100."
    )
    latest = contests.chosen(view.claim, view.rows, [])[-1:]
    return view.answer(Stance.REFUTES, latest, because, slot="quantity") if latest else None


_RELATIONS = {
    "score": _score,
    "defeated": _contest,
    "ahead_of": _contest,
    "result": _result,
    "rank": _ranked,
    "margin": _margin,
    "elected": _elected,
    "election_held": _held,
}

CHECKER = ElectionChecker()
