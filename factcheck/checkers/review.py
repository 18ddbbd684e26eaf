"""Read published fact checks: one of the very claim decides it, any other is shown as related."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from factcheck.model.claim import Claim, ClaimKind, Slot, Slots
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Review
from factcheck.model.value import EntityRef
from factcheck.normalise.names import fold, fold_tokens

NAME = "review"
# A fact checker's word is another's judgement: enough to decide, less than a table.
CONFIDENCE = 0.6
# What has no date in its words is told of its day: a review of another month may be of another
# state of things.
SAME_TIME = timedelta(days=31)
_DECIDES: Mapping[str, Stance] = {"true": Stance.SUPPORTS, "false": Stance.REFUTES}
# Words that tell nothing; no denial, no "only" and no auxiliary of the future is among them.
_SAY_NOTHING = frozenset(
    "a an the of in on at to by for from with was were is are be been has have had its it s".split()
)
# "Says the economy shrank", as some publishers begin whatever they review.
_SAYS = re.compile(r"\s*[\"'“”‘’«]*\s*(?:says|said|claims|claimed)\s+(?:that\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReviewChecker:
    """Compare a claim, slot by slot, with the claim that was reviewed."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return NAME

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads: whether somebody said so is never what a review is of."""
        return frozenset(ClaimKind) - {ClaimKind.CONSISTENCY, ClaimKind.ATTRIBUTION}

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess one claim against one review."""
        review = evidence.facts[0] if evidence.facts else None
        if not isinstance(review, Review):
            return None
        stance = _DECIDES.get(review.rating, Stance.NEUTRAL)
        same = _same(claim, review, evidence.statements)
        if stance is Stance.NEUTRAL or not same or not _is_in_time(claim, review, same):
            return Assessment(
                evidence=evidence,
                stance=Stance.NEUTRAL,
                checker=NAME,
                because=f"Related: {_told(review)}.",
                slots=(("relation", SlotMatch.NOT_COMPARED),),
            )
        return Assessment(
            evidence=evidence,
            stance=stance,
            checker=NAME,
            because=f"The article says “{claim.quote}”; {_told(review)}.",
            slots=_compared(claim.slots, stance),
            confidence=CONFIDENCE,
        )


def _told(review: Review) -> str:
    day = f" on {review.published}" if review.published else ""
    return f"{review.publisher} rated “{review.claimed}” as “{review.words}”{day}"


def _compared(slots: Slots, stance: Stance) -> tuple[tuple[str, SlotMatch], ...]:
    named = ("subject", "object", "quantity", "time", "place")
    agree = {name: SlotMatch.AGREES for name in named if getattr(slots, name) is not None}
    relation = SlotMatch.AGREES if stance is Stance.SUPPORTS else SlotMatch.DIFFERS
    return tuple(sorted((agree | {"relation": relation}).items()))


def _is_in_time(claim: Claim, review: Review, same: Claim) -> bool:
    """Say whether the review was there on the article's day, and is of the same time."""
    if claim.as_of is None or review.published is None or review.published > claim.as_of:
        return False
    if _is_dated(claim) and _is_dated(same):
        return True
    # Who holds an office changes from one day to the next.
    recent = claim.as_of - review.published <= SAME_TIME
    return recent and claim.kind is not ClaimKind.OFFICE


def _is_dated(claim: Claim) -> bool:
    return claim.slots.time is not None and claim.slots.time.span is not None


def _same(claim: Claim, review: Review, statements: Sequence[Claim]) -> Claim | None:
    """Give what the reviewed sentence states where it states this claim and nothing else."""
    told = [each for each in statements if each.kind is not ClaimKind.ATTRIBUTION]
    if len(told) != 1 or "?" in review.claimed:
        return None
    (other,) = told
    if _is_open(claim) or _is_open(other) or claim.kind is not other.kind:
        return None
    if not _slots_agree(claim.slots, other.slots):
        return None
    if claim.slots.is_unread and not _reads_alike(claim, other):
        return None
    own = _rest(claim.quote, claim.span.start, claim.slots)
    begin = found.end() if (found := _SAYS.match(review.claimed)) else 0
    their = _rest(review.claimed[begin:], begin, other.slots)
    return other if own == their else None


def _is_open(claim: Claim) -> bool:
    """Say whether a part of the claim is not in its slots, or it is denied or not pinned."""
    barred = claim.not_checkable or claim.ambiguous or claim.parts
    return bool(barred) or claim.slots.detail("denied") == "yes"


def _slots_agree(one: Slots, other: Slots) -> bool:
    return (
        one.relation == other.relation
        and _refs_agree(one.subject, other.subject)
        and _refs_agree(one.object, other.object)
        and _refs_agree(one.place, other.place)
        and _values(one) == _values(other)
        and _terms(one) == _terms(other)
    )


def _refs_agree(one: Slot[EntityRef] | None, other: Slot[EntityRef] | None) -> bool:
    if one is None or other is None:
        return one is other
    if one.value.candidates or other.value.candidates:
        return False
    if one.value.id or other.value.id:
        return one.value.id == other.value.id
    return one.value.kind is other.value.kind and fold(one.value.name) == fold(other.value.name)


def _values(slots: Slots) -> tuple[object, object]:
    number = slots.quantity.value if slots.quantity is not None else None
    return number, slots.time.value if slots.time is not None else None


def _terms(slots: Slots) -> dict[str, str]:
    """Give the details but the words by which the relation was known."""
    return {key: value for key, value in slots.details if key != "phrase"}


def _reads_alike(claim: Claim, other: Claim) -> bool:
    """Say whether two claims of one form have the same words, and names that are known.

    Their slots come from the grammar alone: "a photo" is not the same photo.
    """
    known = [slot for slot in (claim.slots.subject, claim.slots.object) if slot is not None]
    linked = claim.slots.subject is not None and all(slot.value.id for slot in known)
    return linked and fold(claim.statement) == fold(other.statement)


def _rest(text: str, offset: int, slots: Slots) -> frozenset[str]:
    """Give the words that no slot holds, without those that tell nothing."""
    letters = list(text)
    for span in slots.spans:
        for place in range(max(0, span.start - offset), min(len(letters), span.end - offset)):
            letters[place] = " "
    phrase = set(slots.detail("phrase").split())
    return frozenset(fold_tokens("".join(letters))) - phrase - _SAY_NOTHING


CHECKER = ReviewChecker()
