"""Compare a claim with what one sentence of text states: names, numbers and dates, slot by slot.

Text decides only by structured agreement. A sentence supports a claim when it plainly states
the same relation of the same entities, and every slot that the claim fills is met inside that
one sentence. It contradicts in one form only: the winner and the loser of one named vote the
other way round. All else is NEUTRAL; words in common are no evidence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from factcheck.checkers.passage_guards import (
    is_in_the_present,
    is_open_sentence,
    is_plain_result,
    names_less,
    says_more,
)
from factcheck.checkers.passage_offices import names_its_office
from factcheck.checkers.passage_rules import Rule, rule_for
from factcheck.checkers.passage_slots import (
    details_agree,
    entities_agree,
    quantities_agree,
    times_agree,
)
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.normalise.names import PRONOUNS, fold

# A page says "is" as of its revision. Pages on office holders are changed within days of the
# office; one that nobody touched for a quarter of a year may have missed a change.
FRESH = timedelta(days=92)
CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class PassageChecker:
    """Read claims beside sentences of text."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return "passage"

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads."""
        return frozenset(ClaimKind) - {
            ClaimKind.ATTRIBUTION,
            ClaimKind.CONSISTENCY,
            ClaimKind.OTHER,
        }

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Support by a statement that meets every filled slot; NEUTRAL where none does."""
        rule = rule_for(claim.slots.relation)
        if evidence.facts or claim.slots.is_unread or rule is None:
            return None  # what a fact checker reviewed, say, is told to be judged, not asserted
        if not _is_near(claim, evidence, rule):
            return None
        if not is_open_sentence(evidence.excerpt):
            for statement in evidence.statements:
                stance = _stance(claim, statement, evidence, rule)
                if stance is not Stance.NEUTRAL:
                    return _decided(claim, statement, evidence, stance)
        return Assessment(
            evidence=evidence,
            stance=Stance.NEUTRAL,
            checker=self.name,
            because=f"{evidence.title} says: “{evidence.excerpt}”",
            confidence=0.0,
        )


def _is_near(claim: Claim, evidence: Evidence, rule: Rule) -> bool:
    """Say whether a passage states anything of the sort; what it says else helps no reader."""
    return any(
        not statement.slots.is_unread
        and (statement.kind is claim.kind or statement.slots.relation in rule.by)
        for statement in evidence.statements
    )


def _stance(claim: Claim, statement: Claim, evidence: Evidence, rule: Rule) -> Stance:
    if not _is_comparable(claim, statement, evidence, rule):
        return Stance.NEUTRAL
    if entities_agree(claim, statement):
        return Stance.SUPPORTS
    mirrored = entities_agree(claim, statement, turned=True)
    return Stance.REFUTES if mirrored and _is_whole(claim, evidence) else Stance.NEUTRAL


def _is_comparable(claim: Claim, statement: Claim, evidence: Evidence, rule: Rule) -> bool:
    """Say whether all but the entities agrees, and the sentence may speak of the claim at all."""
    return (
        statement.slots.relation in rule.by
        and _is_told(statement)
        and _is_of_the_day(claim, statement, evidence, rule)
        and (not rule.is_present or is_in_the_present(statement, evidence.excerpt))
        and details_agree(claim, statement)
        and quantities_agree(claim, statement)
        and times_agree(claim, statement, rule.time)
        and (rule.narrower != "office" or names_its_office(statement, _naming(statement, evidence)))
        and not names_less(claim, statement, evidence.excerpt, rule.narrower)
        and not says_more(claim, f"{evidence.title} {evidence.excerpt}")
    )


def _naming(statement: Claim, evidence: Evidence) -> str:
    """Give the words that must name a post: with the page's title where it stands for the post."""
    whole = statement.quote == evidence.excerpt
    return f"{evidence.title}: {evidence.excerpt}" if whole else evidence.excerpt


def _is_whole(claim: Claim, evidence: Evidence) -> bool:
    """Say whether winner and loser of one whole vote of a known year are told, and no more."""
    time = claim.slots.time or claim.slots.detail("context")
    return bool(time) and is_plain_result(claim, evidence.excerpt)


def _is_told(statement: Claim) -> bool:
    """Say whether a statement is asserted of somebody who is named."""
    slots = statement.slots
    named = (slots.subject, slots.object)
    open_ = statement.not_checkable or statement.ambiguous or statement.attributed_to
    return not (
        open_
        or slots.is_unread
        or slots.detail("denied") == "yes"
        # The office was guessed from what is on record, not read in the sentence.
        or slots.detail("office_from") == "facts"
        or any(slot is not None and fold(slot.text) in PRONOUNS for slot in named)
    )


def _is_of_the_day(claim: Claim, statement: Claim, evidence: Evidence, rule: Rule) -> bool:
    """Say whether the page may speak for the claim's day: not after it, nor too long before."""
    read = evidence.valid_to or statement.as_of
    time = statement.slots.time
    told = time.value.earliest if time is not None else None
    if read is not None and told is not None and told > read:
        return False  # a plan, as of the page's day
    if claim.as_of is None or read is None:
        return not rule.is_present
    return read <= claim.as_of and (not rule.is_present or claim.as_of - read <= FRESH)


def _decided(claim: Claim, statement: Claim, evidence: Evidence, stance: Stance) -> Assessment:
    match = SlotMatch.AGREES if stance is Stance.SUPPORTS else SlotMatch.DIFFERS
    filled = tuple(_filled(claim))
    differs = {"subject", "object"} if stance is Stance.REFUTES else set()
    revision = f" (revision {evidence.revision})" if evidence.revision else ""
    quote = evidence.excerpt.rstrip(".")
    return Assessment(
        evidence=evidence,
        stance=stance,
        checker="passage",
        because=f"{evidence.title}{revision} says: “{quote}”.",
        slots=tuple(
            (name, match if name in differs or not differs else SlotMatch.AGREES) for name in filled
        ),
        confidence=CONFIDENCE,
        correction=statement.statement.rstrip(".") if stance is Stance.REFUTES else None,
    )


def _filled(claim: Claim) -> Iterator[str]:
    slots = claim.slots
    yield "relation"
    for name, slot in (
        ("subject", slots.subject),
        ("object", slots.object),
        ("quantity", slots.quantity),
        ("time", slots.time),
        ("place", slots.place),
    ):
        if slot is not None:
            yield name


CHECKER = PassageChecker()
