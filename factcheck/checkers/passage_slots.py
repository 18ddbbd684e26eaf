"""Compare the slots of a claim with those of a statement that was read the same way."""

from collections.abc import Mapping
from datetime import date

from factcheck.checkers.passage_rules import details
from factcheck.model.claim import Claim, Slot
from factcheck.model.value import EdtfDate, EntityKind, EntityRef
from factcheck.normalise.edtf import between_days, end_of, parse_edtf, shifted, start_of
from factcheck.normalise.names import fold_tokens, same_name

Details = Mapping[str, str]

# A statement may speak of the round that decided where the claim speaks of the vote as a whole.
_DECISIVE = "2"
# Days from the longest vote to taking office: five months between a July vote and December.
_FROM_VOTE_TO_OFFICE = 153


def entities_agree(claim: Claim, statement: Claim, *, turned: bool = False) -> bool:
    """Say whether subject, object and place are the same; `turned` swaps the first two."""
    mine, its = claim.slots, statement.slots
    pairs = ((mine.subject, its.subject), (mine.object, its.object))
    if turned:
        if mine.subject is None or mine.object is None:
            return False
        pairs = ((mine.subject, its.object), (mine.object, its.subject))
    return all(_slot_agrees(*pair) for pair in (*pairs, (mine.place, its.place)))


def _slot_agrees(mine: Slot[EntityRef] | None, its: Slot[EntityRef] | None) -> bool:
    """Say whether a slot is met; one that the claim leaves open asks for nothing."""
    return mine is None or (its is not None and same_entity(mine.value, its.value))


def same_entity(mine: EntityRef, its: EntityRef) -> bool:
    """Say whether two names are of one entity: by id, or by a whole name where neither has one."""
    if mine.candidates or its.candidates:
        return False
    if mine.id is not None or its.id is not None:
        return mine.id == its.id
    whole = len(fold_tokens(mine.name)) > 1 and len(fold_tokens(its.name)) > 1
    return whole and same_name(mine.name, its.name)


def details_agree(claim: Claim, statement: Claim) -> bool:
    """Say whether the details that change a meaning are the same."""
    mine, its = dict(claim.slots.details), dict(statement.slots.details)
    if _is_of_a_candidate(claim):
        # Who beat whom, or a share, names a vote with its year well enough without the post.
        mine["candidate"] = its["candidate"] = "yes"
    keys = (mine.keys() | its.keys()) - details("details")
    if claim.slots.relation != statement.slots.relation:
        # Two relations have details of their own; those of one alone say how it is worded.
        keys &= (mine.keys() & its.keys()) | {"office", "modifier"}
    return all(_detail_agrees(key, mine, its) for key in sorted(keys))


def _is_of_a_candidate(claim: Claim) -> bool:
    subject = claim.slots.subject
    person = subject is not None and subject.value.kind is EntityKind.PERSON
    return person and claim.slots.relation in {"defeated", "result"}


def _detail_agrees(key: str, mine: Details, its: Details) -> bool:
    said, told = mine.get(key, ""), its.get(key, "")
    if key == "round":
        return said == told or (not said and told == _DECISIVE)
    if key in {"for_office", "post"}:
        return _same_post(key, mine, its)
    if key in {"office", "indicator"}:
        # The claim's words may mean one of several; the statement's must be among them.
        return bool(told) and set(told.split("|")) <= set(said.split("|"))
    if key == "name":
        return set(fold_tokens(said)) - {"the"} == set(fold_tokens(told)) - {"the"}
    return said == told


def _same_post(key: str, mine: Details, its: Details) -> bool:
    """Say whether two votes were about the same post, as far as either side tells."""
    said, told = mine.get(key, ""), its.get(key, "")
    if said == told or (key == "for_office" and not said):
        return True
    if key == "for_office":
        return not told and mine.get("candidate") == "yes"
    post, other = (said, its) if said else (told, mine)
    return not (said and told) and other.get("for_office") == "yes" and post in details("top_posts")


def quantities_agree(claim: Claim, statement: Claim) -> bool:
    """Say whether the number told lies within the claim's bounds, with its own leeway."""
    mine, its = claim.slots.quantity, statement.slots.quantity
    if mine is None:
        return True
    if its is None or mine.value.unit != its.value.unit:
        return False
    return mine.value.low <= its.value.low and its.value.high <= mine.value.high


def times_agree(claim: Claim, statement: Claim, how: str) -> bool:
    """Say whether the statement's time meets the claim's, in the way its relation asks for."""
    mine, its = _time(claim), _time(statement)
    match how:
        case "none":
            return True
        case "same":
            return mine is not None and its is not None and _bounds(mine) == _bounds(its)
        case "contest":
            return _contests_agree(claim, _contest(statement))
        case _:  # an event comes again and again: it needs a time on both sides
            untimed = mine is None and how != "event"
            return untimed or (mine is not None and its is not None and _is_within(its, mine))


def _contests_agree(claim: Claim, its: EdtfDate | None) -> bool:
    """Say whether a vote is the claim's: by the time that it tells, or by what it lies near."""
    mine, near = _time(claim), _contest(claim)
    if mine is not None:
        return its is not None and _is_within(its, mine)
    return near is None or (its is not None and its.overlaps(_widened(near)))


def _time(claim: Claim) -> EdtfDate | None:
    return claim.slots.time.value if claim.slots.time is not None else None


def _contest(claim: Claim) -> EdtfDate | None:
    """Give when the vote was that a claim tells of, though another claim tells its day."""
    context = claim.slots.detail("context")
    return _time(claim) or (parse_edtf(context) if context else None)


def _widened(time: EdtfDate) -> EdtfDate:
    """Let a vote lie before what the article says of it: "became president in December by..."."""
    first = shifted(time.earliest, days=-_FROM_VOTE_TO_OFFICE) if time.earliest else None
    return between_days(first, time.latest) if first and time.latest else time


def _bounds(time: EdtfDate) -> tuple[date | None, date | None]:
    return time.earliest, time.latest


def _is_within(its: EdtfDate, mine: EdtfDate) -> bool:
    """Say whether a time is at least as exact as another, and lies in it, end by end."""
    if "/" not in mine.edtf:
        return _lies_in(its, mine)
    first, last = start_of(mine), end_of(mine)
    begins, ends = start_of(its), end_of(its)
    return (first is None or (begins is not None and _lies_in(begins, first))) and (
        last is None or (ends is not None and _lies_in(ends, last))
    )


def _lies_in(its: EdtfDate, mine: EdtfDate) -> bool:
    if its.earliest is None or its.latest is None:
        return False
    return mine.holds(its.earliest) and mine.holds(its.latest)
