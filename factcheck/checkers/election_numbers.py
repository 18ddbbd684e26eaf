"""Compare the numbers of a result: shares, votes and seats."""

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.checkers import contests
from factcheck.checkers.contests import Entry
from factcheck.checkers.election_view import ElectionView, cells_of, in_words
from factcheck.model.evidence import Assessment, Stance
from factcheck.model.value import ONE_SIDED, EntityKind, EntityRef, Hedge, Quantity

# Published shares differ by tenths between provisional and final counts.
SHARE_SLACK = Decimal("0.15")
# A share this far from every published one is another number, not another count.
SHARE_FAR = Decimal("1.5")
# Points between the shares of one person that are no matter of counting nor of a region.
SHARE_OTHER = 12
# Where a rival has the very share, more than rounding is enough to tell the two apart.
SHARE_SWAPPED = Decimal("0.2")
# Points that an estimate of a share may leave open.
WIDEST = 8
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
                turned = _turned(view, entry)
                if turned is not None:
                    return turned
                because = f"{entry.candidate.name}: {in_words(field, value)} in {cells_of(entry.election)}."
                return view.answer(Stance.SUPPORTS, [entry.election], because, slot="quantity")
    return (
        _earlier_fit(view, claimed.value)
        or _wrong_whole(view, found, claimed.value)
        or _wrong_result(view, found, claimed.value)
    )


def _wrong_whole(
    view: ElectionView, found: Sequence[Entry], claimed: Quantity
) -> Assessment | None:
    """Refute "24 of the 376 seats" where the chamber is far smaller, and "311 of 220"."""
    told = view.claim.slots.detail("whole")
    if not told or claimed.unit not in {"seat", ""}:
        return None
    whole = Decimal(told)
    if found and claimed.low > whole:
        because = f"The article gives {claimed.value} of {told}; a part is no more than all."
        return view.answer(Stance.REFUTES, [found[-1].election], because, slot="quantity")
    for entry in found:
        total, seats = entry.election.total_seats, entry.candidate.seats
        if total is None or seats is None or not claimed.low <= seats <= claimed.high:
            continue
        if abs(whole - total) * 10 > total:
            because = f"The article speaks of {told} seats; the chamber has {total}: {cells_of(entry.election)}."
            return view.answer(
                Stance.REFUTES,
                [entry.election],
                because,
                slot="whole",
                confidence=0.8,
                correction=f"{seats} of {total}",
            )
    return None


_CONTEST = r"(?:the |an? |his |her |[\w.-]+['’]s )?(?:[\w-]+ ){0,4}?(?:election|run-?off|presidency|contest|race)\b"
_LOST = re.compile(rf"\b(?:lost|loses?|losing) {_CONTEST}", re.IGNORECASE)
_WON = re.compile(rf"\b(?:won|wins?|winning) {_CONTEST}", re.IGNORECASE)


def _turned(view: ElectionView, entry: Entry) -> Assessment | None:
    """Refute "lost the run-off with 50.4 per cent" of the one who won it so, and the reverse."""
    lost, won = _LOST.search(view.claim.quote), _WON.search(view.claim.quote)
    first = entry.rank == 1
    person = view.subject is not None and view.subject.kind is EntityKind.PERSON
    clear = entry.election.decisive and entry.election.office is not None
    if not (clear and person and bool(lost) != bool(won)) or bool(won) == first:
        return None
    told = "lose" if lost else "win"
    because = (
        f"The article has {entry.candidate.name} {told}; the record is {cells_of(entry.election)}."
    )
    return view.answer(Stance.REFUTES, [entry.election], because, slot="relation", confidence=0.85)


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
    told = view.claim.slots.time is not None or contests.tells_time(view.claim)
    entry = None if told else _with_share(view, claimed)
    if entry is None:
        return None
    because = f"{cells_of(entry.election)}."
    return view.answer(Stance.SUPPORTS, [entry.election], because, slot="quantity")


def _with_share(view: ElectionView, claimed: Quantity) -> Entry | None:
    """Find the contest in which the candidate got a share that is told to the tenth."""
    precise = claimed.unit in {"percent", ""} and claimed.high - claimed.low <= Decimal("0.2")
    if view.subject is None or not precise:
        return None
    for election in contests.all_of(view.claim, view.rows, view.subject):
        entry = contests.find_entry(election, view.subject)
        share = entry.candidate.share if entry is not None else None
        if entry is None or share is None or not fits(claimed, share, "share"):
            continue
        rounds_to = claimed.low <= share <= claimed.high
        if rounds_to or not _rival_with([entry], claimed, exact=True):
            return entry
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
    if claimed.hedge is Hedge.RANGE and claimed.high - claimed.low > WIDEST:
        return False  # "55.7 to 71.9 per cent" is a score gone wrong
    if claimed.hedge in ONE_SIDED:
        slack = slack / 3  # "more than three points" is not borne out by 2.9
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
    if not pairs:
        return _at_another_time(view, claimed) or _of_another(view, claimed)
    swapped = _rival_with(found, claimed)
    if not all(far(claimed, f, value, swapped=swapped is not None) for _, f, value in pairs):
        return None
    # The share of another year, beside a year: "in 2015, with 88.1 per cent".
    timed = contests.tells_time(view.claim) or view.claim.slots.time is not None
    other = _with_share(view, claimed) if timed else None
    if not all(_can_accuse(view, entry) for entry in found):
        return None
    bound = view.claim.slots.detail("bound")
    entry, field, value = pairs[-1]
    loose = not bound or (bound == "pronoun" and not (swapped or other or _is_clear(view, pairs)))
    if loose or _is_named_otherwise(view, entry):
        return None
    confidence = 0.9 if swapped or other else 0.8 if _is_pinned(view, field) else 0.4
    because = (
        f"The article gives {entry.candidate.name} {in_words(field, claimed.value)}; "
        f"the record has {in_words(field, value)}"
        + (f", and {swapped} has the article's number" if swapped else "")
        + (f"; the article's number is of {contests.describe(other.election)}" if other else "")
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


def _is_clear(view: ElectionView, pairs: Sequence[tuple[Entry, str, Decimal]]) -> bool:
    """Say whether a share told of "him" is far from his in the one contest of the time told."""
    claimed = view.claim.slots.quantity
    timed = view.claim.slots.time is not None or contests.tells_time(view.claim)
    return (
        timed
        and claimed is not None
        and claimed.value.unit == "percent"
        and all(
            field == "share"
            and entry.election.office is not None
            and max(claimed.value.low - value, value - claimed.value.high) > SHARE_OTHER
            for entry, field, value in pairs
        )
    )


def _is_named_otherwise(view: ElectionView, entry: Entry) -> bool:
    """Say whether the words name another entry of the contest, and not this one."""
    slot = view.claim.slots.subject
    if slot is None or contests.name_fits(slot.text, entry.candidate):
        return False
    return any(
        row.candidate is not entry.candidate and contests.name_fits(slot.text, row.candidate)
        for row in contests.entries(entry.election)
    )


def _at_another_time(view: ElectionView, claimed: Quantity) -> Assessment | None:
    """Refute the time of a share that the one named got, to the tenth, in another contest."""
    then = _with_share(view, claimed) if view.is_named else None
    if then is None or not contests.is_misdated(view.claim, then.election, view.rows):
        return None
    return view.at_another_time(then.election)


def _is_pinned(view: ElectionView, field: str) -> bool:
    """Say whether the words leave no doubt which contest's number they give."""
    slots = view.claim.slots
    pinned = bool(slots.time) or bool(slots.detail("rivals"))
    if field == "seats":
        return slots.detail("bound") == "name" and (pinned or bool(slots.detail("context")))
    return pinned and slots.quantity is not None and slots.quantity.value.unit == "percent"


def _can_accuse(view: ElectionView, entry: Entry) -> bool:
    """Say whether a contest is surely the one told: by its time, its rivals, what it was for."""
    party = view.subject is not None and view.subject.kind is EntityKind.PARTY
    told = contests.in_told_time(view.claim, entry.election)
    other = party and entry.election.office and not view.claim.slots.detail("for_office")
    # Where none of the rivals named beside stood, the words are of a contest not on record.
    rivals = set(view.claim.slots.detail("rivals").split("|")) - {""}
    there = {x for c in entry.election.candidates for x in (c.id, c.party)} & rivals
    pinned = view.claim.slots.time is not None or bool(view.claim.slots.detail("context"))
    return told and not other and (bool(there) or pinned or not rivals)


def _of_another(view: ElectionView, claimed: Quantity) -> Assessment | None:
    """Refute an exact share that, in the contest told, somebody else got, and not the one named."""
    precise = claimed.unit in {"percent", ""} and claimed.high - claimed.low <= Decimal("0.2")
    subject = view.subject
    named = subject is not None and subject.kind is EntityKind.PERSON and subject.id is not None
    bound = view.claim.slots.detail("bound") == "name"
    if not named or not precise or not bound or subject is None:
        return None
    rounds = contests.chosen(view.claim, view.rows, [])
    pinned = view.claim.slots.time is not None or bool(view.claim.slots.detail("context"))
    entries = [
        row for e in rounds for row in contests.entries(e) if row.candidate.share is not None
    ]
    stood = any(contests.name_fits(subject.name, row.candidate) for row in entries)
    exact = [r for r in entries if claimed.low <= (r.candidate.share or 0) <= claimed.high]
    # Whoever got it and stands in the sentence may be meant by the words.
    beside = set(view.claim.slots.detail("rivals").split("|"))
    stood = stood or any(row.candidate.id in beside for row in exact)
    if (
        not pinned
        or stood
        or len(exact) != 1
        or not contests.in_told_time(view.claim, exact[0].election)
    ):
        return None
    right = exact[0].candidate.name
    because = (
        f"The article gives {subject.name} {in_words('share', claimed.value)}; that is {right}'s "
        f"share: {cells_of(exact[0].election)}."
    )
    return view.answer(
        Stance.REFUTES,
        [exact[0].election],
        because,
        slot="subject",
        confidence=0.8,
        correction=right,
    )


def far(claimed: Quantity, field: str, value: Decimal, *, swapped: bool = False) -> bool:
    """Say whether a published number is too far from the claimed one for another count of it."""
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
