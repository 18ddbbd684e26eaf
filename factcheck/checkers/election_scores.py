"""Compare scores and margins with a contest's first two: "52.1 to 47.9", "by five points"."""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.checkers import contests
from factcheck.checkers.election_numbers import far, fits
from factcheck.checkers.election_view import ElectionView, cells_of
from factcheck.checkers.tenures import interval
from factcheck.model.evidence import Assessment, Stance
from factcheck.model.fact import Election
from factcheck.model.value import EntityKind, EntityRef, Quantity


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
    fitting = next(((e, gap) for e, gap in gaps if fits(claimed.value, gap, "share")), None)
    if fitting is not None:
        return _fitting_margin(view, *fitting)
    bound = view.claim.slots.detail("bound") and _is_pinned(view, rounds)
    if not gaps or (len(named) < 2 and not bound and view.claim.slots.time is None):
        return None
    if not all(far(claimed.value, "share", gap) for _, gap in gaps):
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
        confidence=0.8 if len(named) == 2 or bound else 0.4,
        correction=f"{gap.normalize():f} points",
    )


def _is_turned(view: ElectionView, election: Election) -> bool:
    """Say whether the one said to be ahead was behind, or the other way round."""
    side = view.claim.slots.detail("side")
    mine = contests.find_entry(election, view.subject) if view.subject else None
    other = contests.find_entry(election, view.other) if view.other else None
    if not side or mine is None:
        return False
    above = mine.rank < other.rank if other is not None else mine.rank == 1
    return above != (side == "ahead")


def _fitting_margin(view: ElectionView, election: Election, gap: Decimal) -> Assessment:
    """Support a margin that fits, or refute "won by 1.2 points" of the one who lost by them."""
    if not _is_turned(view, election):
        because = f"The gap was {gap.normalize():f} points: {cells_of(election)}."
        return view.answer(Stance.SUPPORTS, [election], because, slot="quantity")
    side = view.claim.slots.detail("side")
    name = view.subject.name if view.subject else ""
    because = f"The article puts {name} {side}; it was the other way round: {cells_of(election)}."
    return view.answer(Stance.REFUTES, [election], because, slot="subject", confidence=0.85)


def _is_pinned(view: ElectionView, rounds: Sequence[Election]) -> bool:
    """Say whether a time told here or just before holds every round that is compared."""
    told = [view.claim.slots.time.value] if view.claim.slots.time else []
    told += interval(view.claim.slots.detail("context"))
    return bool(told) and all(any(contests.in_time(e, when) for when in told) for e in rounds)


def _gaps(election: Election, named: Sequence[EntityRef]) -> list[Decimal]:
    rows = [e for e in contests.entries(election) if e.candidate.share is not None]
    if len(named) == 2:
        rows = [e for who in named if (e := contests.find_entry(election, who)) is not None]
    elif named:
        mine = contests.find_entry(election, named[0])
        own = mine.candidate.share if mine is not None else None
        if mine is None or own is None:
            return []
        if mine.rank > 2:  # neither the first nor the second: behind one of them
            leads = [r.candidate.share for r in rows if r.rank <= 2]
            return [share - own for share in leads if share is not None]
        rows = [r for r in rows if r.rank <= 2]
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
    return (
        _impossible_score(view, claimed.value, second, unit)
        or _misplaced_score(view, who, score)
        or _wrong_score(view, who, score, unit)
    )


def _misplaced_score(
    view: ElectionView, who: Sequence[EntityRef], score: tuple[Quantity, Quantity]
) -> Assessment | None:
    """Refute a score, told to the tenth, that is of another year or of other people.

    Somebody's score of one year beside another year; or the score of the time told, beside
    somebody who did not stand.
    """
    precise = all(number.high - number.low <= Decimal("0.2") for number in score)
    context = interval(view.claim.slots.detail("context"))
    told = [view.claim.slots.time.value] if view.claim.slots.time else context
    here = view.claim.slots.time is not None or contests.tells_time(view.claim)
    if not precise or not who or who[0].kind is not EntityKind.PERSON or not told:
        return None
    same = [
        e
        for e in contests.up_to(view.rows, view.claim.as_of)
        if any(
            _exactly(order, two) for two in _leading(e, "percent") for order in (score, score[::-1])
        )
    ]
    if len(same) != 1:
        return None
    then = any(contests.in_time(same[0], when) for when in told)
    stood = contests.find_entry(same[0], who[0]) is not None
    beside = set(view.claim.slots.detail("rivals").split("|")) - {""}
    paired = any(row.candidate.id in beside for row in contests.entries(same[0]))
    if stood and not then and contests.is_misdated(view.claim, same[0], view.rows):
        return view.at_another_time(same[0])
    surely = here and not paired if stood else view.claim.slots.detail("bound") and not paired
    if stood == then or not surely:
        return None
    because = (
        f"The article gives {who[0].name} {score[0].value} to {score[1].value}; that is "
        f"{cells_of(same[0])}."
    )
    return view.answer(
        Stance.REFUTES, same, because, slot="time" if stood else "subject", confidence=0.8
    )


def _exactly(score: Sequence[Quantity], two: list[tuple[str, Decimal]]) -> bool:
    return all(
        claimed.low <= value <= claimed.high for claimed, (_, value) in zip(score, two, strict=True)
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
    elsewhere = [e for e in contests.all_of(view.claim, view.rows, who[0]) if e not in rounds]
    if any(_could_be(score, two) for e in elsewhere for two in _leading(e, "percent")):
        return None  # the score of another round or year: what is told may be of that one
    shares = [two for e in rounds for two in _leading(e, "percent")]
    if not shares or len(shares) < len(rounds) or any(_could_be(score, two) for two in shares):
        return None
    because = f"The article gives {score[0].value} to {score[1].value}; the record has {cells_of(rounds[-1])}."
    return view.answer(Stance.REFUTES, rounds[-1:], because, slot="quantity", confidence=0.8)


def _could_be(score: tuple[Quantity, Quantity], two: list[tuple[str, Decimal]]) -> bool:
    """Say whether a score may be these two shares in either order, each roughly right."""
    return any(
        not any(
            far(claimed, "share", value) for claimed, (_, value) in zip(order, two, strict=True)
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
