"""Compare the numbers of a result: shares, votes, seats, scores and margins."""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.checkers import contests
from factcheck.checkers.contests import Entry
from factcheck.checkers.election_view import ElectionView, cells_of, in_words
from factcheck.checkers.tenures import interval
from factcheck.model.evidence import Assessment, Stance
from factcheck.model.fact import Election
from factcheck.model.value import EntityKind, EntityRef, Quantity

# Published shares differ by tenths between provisional and final counts.
SHARE_SLACK = Decimal("0.15")
# A share this far from every published one is another number, not another count.
SHARE_FAR = Decimal("1.5")
# Where a rival has the very share, more than rounding is enough to tell the two apart.
SHARE_SWAPPED = Decimal("0.2")
# Seats move by one or two with by-elections and party switches.
SEATS_FAR = 4
# The parties that a record lists hold at least so much of a chamber.
NEARLY_ALL = Decimal("0.9")


def read_result(view: ElectionView) -> Assessment | None:
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
            rounds_to = claimed.value.low <= value <= claimed.value.high
            if not rounds_to and _rival_with([entry], claimed.value, exact=True):
                continue  # the number is another's, near as the two are
            if fits(claimed.value, value, field) and _is_of(view, entry, value):
                because = f"{entry.candidate.name}: {in_words(field, value)} in {cells_of(entry.election)}."
                return view.answer(Stance.SUPPORTS, [entry.election], because, slot="quantity")
    earlier = _earlier_fit(view, claimed.value)
    if earlier is not None:
        return earlier
    return _wrong_result(view, found, claimed.value)


def _is_of(view: ElectionView, entry: Entry, value: Decimal) -> bool:
    """Say whether "41 of the 90 seats" gives the right whole; True where no whole is told."""
    told = view.claim.slots.detail("whole")
    if not told:
        return True
    whole = Decimal(told)
    election, mine = entry.election, entry.candidate
    if mine.votes is not None and value == mine.votes and mine.share is not None and whole:
        return abs(value / whole * 100 - mine.share) <= 1
    if election.total_seats is not None:
        return whole == election.total_seats
    listed = sum(c.seats or c.votes or 0 for c in election.candidates)
    # Small parties and appointed members are not always listed.
    return whole * NEARLY_ALL <= listed <= whole


def _earlier_fit(view: ElectionView, claimed: Quantity) -> Assessment | None:
    """Support a share of an earlier contest where the text sets no time and the share is exact.

    A tenth of a per cent that fits one of a handful of contests is no chance.
    """
    precise = claimed.unit in {"percent", ""} and claimed.high - claimed.low <= Decimal("0.2")
    if view.subject is None or view.claim.slots.time is not None or not precise:
        return None
    for election in contests.all_of(view.claim, view.rows, view.subject):
        entry = contests.find_entry(election, view.subject)
        share = entry.candidate.share if entry is not None else None
        if share is not None and fits(claimed, share, "share"):
            because = f"{cells_of(election)}."
            return view.answer(Stance.SUPPORTS, [election], because, slot="quantity")
    return None


def read_someone(view: ElectionView) -> Assessment | None:
    """Support an exact share that one candidate named in the article got in a contest in play."""
    claimed = view.claim.slots.quantity
    named = set(view.claim.slots.detail("named").split("|"))
    if claimed is None:
        return None
    for election in contests.chosen(view.claim, view.rows, []):
        for entry in contests.entries(election):
            share = entry.candidate.share
            if (
                entry.candidate.id in named
                and share is not None
                and fits(claimed.value, share, "share")
            ):
                because = (
                    f"{entry.candidate.name} received {share.normalize():f}%: {cells_of(election)}."
                )
                return view.answer(Stance.SUPPORTS, [election], because, slot="quantity")
    return None


def _party_entries(view: ElectionView) -> list[Entry]:
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


def fits(claimed: Quantity, value: Decimal, field: str) -> bool:
    """Say whether a published number lies in the bounds of the claimed one."""
    slack = SHARE_SLACK if field == "share" else Decimal(0)
    return claimed.low - slack <= value <= claimed.high + slack


def _wrong_result(
    view: ElectionView, found: Sequence[Entry], claimed: Quantity
) -> Assessment | None:
    """Refute a number that no round can explain; surest where it is a rival's own number."""
    pairs = [
        (entry, field, value)
        for entry in found
        for field, value in contests.values(entry.candidate, claimed.unit)
    ]
    swapped = _rival_with(found, claimed)
    if not pairs or not all(
        _far(claimed, f, value, swapped=swapped is not None) for _, f, value in pairs
    ):
        return None
    if not all(contests.in_told_time(view.claim, entry.election) for entry in found):
        return None
    bound = view.claim.slots.detail("bound")
    if not bound or (bound == "pronoun" and not swapped):
        return None
    entry, field, value = pairs[-1]
    pinned = bool(view.claim.slots.time) or bool(view.claim.slots.detail("rivals"))
    seats = (
        field == "seats" and bound == "name" and bool(view.claim.slots.detail("context") or pinned)
    )
    firm = (pinned and claimed.unit == "percent") or seats
    confidence = 0.9 if swapped else 0.8 if firm else 0.4
    because = (
        f"The article gives {entry.candidate.name} {in_words(field, claimed.value)}; "
        f"the record has {in_words(field, value)}"
        + (f", and {swapped} has the article's number" if swapped else "")
        + f": {cells_of(entry.election)}."
    )
    return view.answer(
        Stance.REFUTES,
        [entry.election],
        because,
        slot="quantity",
        confidence=confidence,
        correction=in_words(field, value),
    )


def _far(claimed: Quantity, field: str, value: Decimal, *, swapped: bool = False) -> bool:
    gap = max(claimed.low - value, value - claimed.high, Decimal(0))
    if field == "share":
        return gap > (SHARE_SWAPPED if swapped else SHARE_FAR)
    if field == "seats":
        return gap >= SEATS_FAR
    return gap > abs(value) / 50


def _rival_with(found: Sequence[Entry], claimed: Quantity, *, exact: bool = False) -> str | None:
    """Name another candidate of the same rounds whose number the article gives."""
    for entry in found:
        for row in contests.entries(entry.election):
            if row.candidate is entry.candidate:
                continue
            for field, value in contests.values(row.candidate, claimed.unit):
                if claimed.low <= value <= claimed.high or (
                    not exact and fits(claimed, value, field)
                ):
                    return row.candidate.name
    return None


def read_margin(view: ElectionView) -> Assessment | None:
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
        if fits(claimed.value, gap, "share"):
            because = f"The gap was {gap.normalize():f} points: {cells_of(election)}."
            return view.answer(Stance.SUPPORTS, [election], because, slot="quantity")
    if not gaps or (len(named) < 2 and view.claim.slots.time is None):
        return None
    if not all(_far(claimed.value, "share", gap) for _, gap in gaps):
        return None
    election, gap = gaps[-1]
    because = (
        f"The article gives a margin of {claimed.text}; "
        f"it was {gap.normalize():f} points: {cells_of(election)}."
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


def read_score(view: ElectionView) -> Assessment | None:
    """Support "52.1 to 47.9" by a round whose first two candidates have these numbers."""
    claimed = view.claim.slots.quantity
    other = view.claim.slots.detail("other").split("|")
    if claimed is None or len(other) != 3:
        return None
    low, value, high = (Decimal(part) for part in other)
    second = Quantity(value=value, unit=claimed.value.unit, low=low, high=high)
    unit = view.claim.slots.detail("unit")
    score = (claimed.value, second)
    who = [view.subject] if view.subject and view.subject.kind is not EntityKind.COUNTRY else []
    rounds = contests.chosen(view.claim, view.rows, who)
    as_told = score[::-1] if view.claim.slots.detail("loser_first") else score
    for election in rounds:
        if any(_same_score(as_told, two) for two in _leading(election, unit)):
            return view.answer(
                Stance.SUPPORTS, [election], f"{cells_of(election)}.", slot="quantity"
            )
    return _impossible_score(view, claimed.value, second, unit) or _wrong_score(
        view, who, score, unit
    )


def _leading(election: Election, unit: str) -> list[list[tuple[str, Decimal]]]:
    """Give the first two candidates' numbers, one pair a field that both have."""
    rows = contests.entries(election)[:2]
    if len(rows) < 2:
        return []
    first, second = (dict(contests.values(row.candidate, unit)) for row in rows)
    return [[(field, first[field]), (field, second[field])] for field in first if field in second]


def _same_score(score: tuple[Quantity, Quantity], two: list[tuple[str, Decimal]]) -> bool:
    return all(
        fits(claimed, value, field) for claimed, (field, value) in zip(score, two, strict=True)
    )


def _wrong_score(
    view: ElectionView, who: Sequence[EntityRef], score: tuple[Quantity, Quantity], unit: str
) -> Assessment | None:
    """Refute a score of the one contest that person and time pin, in whichever order it is told."""
    told = [view.claim.slots.time.value] if view.claim.slots.time else []
    told += interval(view.claim.slots.detail("context"))[:1]
    if unit not in {"percent", ""} or not who or not told:
        return None
    rounds = [
        e
        for e in contests.all_of(view.claim, view.rows, who[0])
        if e.office is not None and any(contests.in_time(e, when) for when in told)
    ]
    shares = [two for e in rounds for two in _leading(e, "percent")]
    if not shares or len(shares) < len(rounds) or any(_could_be(score, two) for two in shares):
        return None
    because = f"The article gives {score[0].value} to {score[1].value}; the record has {cells_of(rounds[-1])}."
    return view.answer(Stance.REFUTES, rounds[-1:], because, slot="quantity", confidence=0.8)


def _could_be(score: tuple[Quantity, Quantity], two: list[tuple[str, Decimal]]) -> bool:
    """Say whether a score may be these two shares in either order, each roughly right."""
    return any(
        not any(
            _far(claimed, "share", value) for claimed, (_, value) in zip(order, two, strict=True)
        )
        for order in (score, score[::-1])
    )


def _impossible_score(
    view: ElectionView, first: Quantity, second: Quantity, unit: str
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
