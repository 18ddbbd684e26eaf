"""Refute a post at the top of a state by the record of the same person, or of the same day."""

from collections.abc import Sequence
from datetime import date

from factcheck.checkers import tenures as reason
from factcheck.checkers.office_view import OfficeView, describe
from factcheck.model.evidence import Assessment, SlotMatch, Stance
from factcheck.model.fact import Tenure
from factcheck.normalise.names import fold
from factcheck.normalise.spelling import same_sound

# Offices of which a state has one holder.
AT_THE_TOP = frozenset({"office:president", "office:prime-minister", "office:monarch"})


def other_post(view: OfficeView, days: Sequence[date]) -> Assessment | None:
    """Refute "Prime Minister X" of somebody who is president, and never was prime minister.

    The full name has to stand there: two people of one family may hold the two posts. A head of
    government whose own title is "President of the Government" is called president rightly.
    """
    slots = view.claim.slots
    place = slots.place.value.id if slots.place is not None else None
    title = slots.detail("title").lower()
    mine = [t for t in view.rows if t.person == view.subject_id]
    never = not any(t.office in view.offices for t in mine)
    if not _is_pinned(view) or slots.detail("modifier") or not never:
        return None
    held = [
        t
        for t in mine
        if t.jurisdiction == place
        and t.office in AT_THE_TOP
        and t.single
        and not t.acting
        and all(reason.surely_covers(t, day) for day in days)
    ]
    if not held or any(word in held[0].title.lower() for word in title.split()[-1:]):
        return None
    because = f"The article gives {view.subject_name} as {slots.detail('title')}; the record is {describe(held[0])}."
    return view.answer(
        Stance.REFUTES,
        held[:1],
        because,
        slots=(("relation", SlotMatch.DIFFERS),),
        correction=held[0].title,
    )


def other_post_begun(view: OfficeView, begun: Sequence[Tenure]) -> Assessment | None:
    """Refute "became president on DAY" of somebody who became prime minister that very day."""
    told = view.claim.slots.time
    never = not any(t.office in view.offices for t in view.rows if t.person == view.subject_id)
    if told is None or not told.value.is_day or not _is_pinned(view) or not never:
        return None
    exact = [
        t
        for t in begun
        if t.office in AT_THE_TOP and t.single and reason.is_exact(t.start)
        and t.start is not None and t.start.overlaps(told.value)
    ]  # fmt: skip
    if not exact:
        return None
    because = f"The article gives another post; the record of that day is {describe(exact[0])}."
    return view.answer(
        Stance.REFUTES,
        exact[:1],
        because,
        slots=(("relation", SlotMatch.DIFFERS),),
        confidence=0.8,
        correction=exact[0].title,
    )


def other_taker(view: OfficeView) -> Assessment | None:
    """Refute "X took office on DAY" where on that day somebody else took the very post."""
    told = view.claim.slots.time
    if told is None or not told.value.is_day or not view.by_office or not _is_pinned(view):
        return None
    if view.claim.slots.detail("office_from") != "text":
        return None
    place = view.claim.slots.place
    taken = [
        t
        for t in view.rows
        if t.office in view.offices and t.single and place is not None
        and t.jurisdiction == place.value.id
        and reason.is_exact(t.start) and t.start is not None and t.start.overlaps(told.value)
    ]  # fmt: skip
    mine = [t for t in view.rows if reason.is_person(t, view.subject_id, view.subject_name)]
    near = any(reason.near(t, day) for t in mine if (day := told.value.earliest) is not None)
    named = any(reason.could_be(t, view.subject_name) for t in taken)
    if len(taken) != 1 or near or named:
        return None
    because = f"The article has {view.subject_name} take office; it was {describe(taken[0])}."
    return view.answer(
        Stance.REFUTES,
        taken,
        because,
        slots=(("subject", SlotMatch.DIFFERS),),
        confidence=0.85,
        correction=taken[0].person_label,
    )


def _is_pinned(view: OfficeView) -> bool:
    """Say whether a person by full name is said to hold posts at the top, and no other.

    A king is a head of state as a president is: those words tell none of the posts.
    """
    if "head of" in view.claim.quote.lower():
        return False
    slot = view.claim.slots.subject
    full = slot is not None and " " in slot.text and view.subject_id is not None
    at_top = bool(view.offices) and set(view.offices) <= AT_THE_TOP
    return full and at_top and slot is not None and _in_order(slot.text, slot.value.name)


def _in_order(written: str, known: str) -> bool:
    """Say whether a known name has all the written words in their order: fathers and sons share them."""
    rest = iter(fold(known).split())
    return all(any(same_sound(word, other) for other in rest) for word in fold(written).split())
