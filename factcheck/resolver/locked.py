"""Resolve a document from locked evidence alone, and make entries for a lock."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.errors import LockError
from factcheck.model.claim import Claim, Slot, Slots
from factcheck.model.document import Document
from factcheck.model.evidence import Assessment, Stance
from factcheck.model.report import SourceOutcome
from factcheck.model.value import EdtfDate, EntityRef, Quantity
from factcheck.resolver.conclude import Finding, conclude
from factcheck.resolver.decide import MIN_CONFIDENCE, NEAR_MISSES, rank
from factcheck.resolver.gather import Gathered
from factcheck.resolver.resolve import Resolved
from factcheck.store.lockfile import LockedClaim

# How a locked run names what it asked.
LOCK = "lock"


class NotLocked(LockError):  # noqa: N818 (its name says what is wrong)
    """Report the claims of one document that have no entry; each is a line, for people."""

    def __init__(self, claims: Sequence[str]) -> None:
        several = f"{len(claims)} claims have" if len(claims) > 1 else "a claim has"
        message = "\n".join((f"{several} no entry in the lock file:", *claims))
        hint = (
            "`factcheck lock PATHS` locks what is new, "
            "`factcheck lock --update PATHS` asks for everything anew"
        )
        super().__init__(message, hint=hint)
        self.claims = tuple(claims)


def reading(claim: Claim) -> str:
    """Give a digest of all that a source or checker may read in a claim, but not its place.

    The claim's id passes over signs ("-5%" and "5%", "€" and "$"), and one statement can be
    read in two ways: evidence that was locked for the one must never decide the other. What
    the check-worthiness model says stays out: no verdict hangs on it, and the last digits of a
    model are not the same on every machine.
    """
    slots = claim.slots
    parts = (
        claim.id,
        claim.statement,
        claim.quote,
        claim.kind.value,
        str(claim.as_of),
        claim.attributed_to,
        claim.ambiguous,
        claim.not_checkable,
        slots.relation,
        slots.details,
        *(_slot(slot) for slot in _filled(slots)),
    )
    told = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def entry(finding: Finding) -> LockedClaim:
    """Make the entry that decides a claim as this finding does."""
    claim, ranked = finding.claim, rank(finding.assessments)
    sides = tuple(each for each in ranked if each.stance is not Stance.NEUTRAL)
    # No verdict shows more of what takes no side, and none hangs on it.
    others = tuple(each for each in ranked if each.stance is Stance.NEUTRAL)[:NEAR_MISSES]
    return LockedClaim(
        id=claim.id,
        reading=reading(claim),
        statement=claim.statement,
        kind=claim.kind,
        as_of=claim.as_of,
        covered=finding.gathered.covered,
        failed=finding.gathered.failed,
        absent=finding.gathered.absent,
        assessments=tuple(_bare(each) for each in sides + others),
    )


def is_whole(locked: LockedClaim) -> bool:
    """Say whether an entry decides, or no source was missed that could have decided."""
    sides = (each for each in locked.assessments if each.stance is not Stance.NEUTRAL)
    is_decided = any(each.confidence >= MIN_CONFIDENCE for each in sides)
    return is_decided or not (locked.failed or locked.absent)


def resolve_locked(
    document: Document, claims: Sequence[Claim], entries: Mapping[str, LockedClaim]
) -> Resolved:
    """Decide every claim from the entry of its reading; asks nobody.

    Raises:
        NotLocked: claims have no entry.
    """
    found = [(claim, entries.get(reading(claim))) for claim in claims]
    missing = [claim for claim, locked in found if locked is None]
    if missing:
        raise NotLocked(list(_lines(document, missing, entries.values())))
    findings = tuple(_finding(claim, locked) for claim, locked in found if locked is not None)
    answered = sum(bool(finding.assessments) for finding in findings)
    return Resolved(
        verdicts=conclude(document, findings),
        outcomes=(SourceOutcome(name=LOCK, asked=len(findings), answered=answered),),
        findings=findings,
    )


def _bare(assessment: Assessment) -> Assessment:
    """Leave out what only a checker reads; the assessment holds what came of it."""
    evidence = replace(assessment.evidence, facts=(), statements=(), origins=(), topic="")
    return replace(assessment, evidence=evidence)


def _finding(claim: Claim, locked: LockedClaim) -> Finding:
    gathered = Gathered(covered=locked.covered, failed=locked.failed, absent=locked.absent)
    return Finding(claim=claim, gathered=gathered, assessments=locked.assessments)


def _lines(
    document: Document, claims: Iterable[Claim], entries: Collection[LockedClaim]
) -> Iterator[str]:
    """Name each claim, and say why it was not found where the lock has something like it."""
    ids = {each.id for each in entries}
    days = {each.statement: each.as_of for each in entries}
    for claim in claims:
        line, column = document.line_column(claim.span.start)
        why = ""
        if claim.id in ids:
            why = " (read otherwise when it was locked)"
        elif claim.statement in days:
            why = f" (locked as of {days[claim.statement] or 'no day'})"
        yield f"  {_plain(document.origin)}:{line}:{column} “{_plain(claim.quote)}”{why}"


def _plain(text: str) -> str:
    """Keep what a terminal only shows: the words are a stranger's."""
    words = " ".join(text.split())
    return "".join(each if each.isprintable() else "\ufffd" for each in words)


def _filled(slots: Slots) -> tuple[Slot[EntityRef] | Slot[Quantity] | Slot[EdtfDate] | None, ...]:
    return (slots.subject, slots.object, slots.quantity, slots.time, slots.place)


def _slot(slot: Slot[EntityRef] | Slot[Quantity] | Slot[EdtfDate] | None) -> object:
    """Give a slot's content; of its place only whether the text itself holds it."""
    return slot and (slot.text, slot.span is not None, *_value(slot.value))


def _value(value: EntityRef | Quantity | EdtfDate) -> tuple[object, ...]:
    if isinstance(value, EntityRef):
        return (value.name, value.kind.value, value.id, value.qid, value.candidates)
    if isinstance(value, Quantity):
        numbers = (str(number) for number in (value.value, value.low, value.high))
        return (*numbers, value.unit, value.hedge.value)
    return (value.edtf, str(value.earliest), str(value.latest))
