"""Join the drafts of many documents into one lock, and tell what it changes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.model.document import Document
from factcheck.model.evidence import Assessment, Evidence
from factcheck.model.verdict import Verdict
from factcheck.pipeline import Draft
from factcheck.resolver.locked import is_whole, reading, resolve_locked
from factcheck.store.lockfile import Lock, LockedClaim, claim_digest

Entries = Mapping[str, LockedClaim]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Hold one verdict before and after; the claim of both is the same."""

    document: Document
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Hold the entries of all documents and how they differ from the lock before.

    `failed` names the sources that could not be asked where it mattered; `held` counts the
    entries that stay as they were because a source failed or was left out.
    """

    entries: Entries
    changes: tuple[Change, ...] = ()
    new: int = 0
    changed: int = 0
    dropped: int = 0
    held: int = 0
    failed: tuple[str, ...] = ()


def merge(drafts: Sequence[Draft], lock: Lock | None) -> Merged:
    """Join the drafts' entries; what a source says again keeps the day and revision it has.

    Could not look is not the same as found nothing: an entry that is whole is never replaced by
    one that a source failed for.
    """
    old: Entries = lock.claims if lock is not None else {}
    fresh = _whole_first(drafts)
    entries = {key: _settled(made, old.get(key)) for key, made in fresh.items()}
    return Merged(
        entries=entries,
        changes=tuple(_changes(drafts, old, entries)),
        new=len(entries.keys() - old.keys()),
        changed=sum(
            claim_digest(old[key]) != claim_digest(entries[key])
            for key in entries.keys() & old.keys()
        ),
        dropped=len(old.keys() - entries.keys()),
        held=sum(is_whole(entries[key]) and not is_whole(made) for key, made in fresh.items()),
        failed=tuple(
            sorted({n for made in fresh.values() if not is_whole(made) for n in made.failed})
        ),
    )


def _whole_first(drafts: Iterable[Draft]) -> dict[str, LockedClaim]:
    """Take for a claim of several documents the first entry that the fewest sources missed."""
    best: dict[str, LockedClaim] = {}
    for draft in drafts:
        for key, made in draft.entries.items():
            if key not in best or _missed(made) < _missed(best[key]):
                best[key] = made
    return best


def _missed(made: LockedClaim) -> int:
    return 0 if is_whole(made) else len(made.failed) + made.absent


def _settled(made: LockedClaim, before: LockedClaim | None) -> LockedClaim:
    if before is None:
        return made
    if is_whole(before) and not is_whole(made):
        return before
    known = {_substance(each.evidence): each.evidence for each in before.assessments}
    kept = tuple(_as_it_was(each, known) for each in made.assessments)
    return replace(made, assessments=kept)


def _as_it_was(assessment: Assessment, known: Mapping[object, Evidence]) -> Assessment:
    """Keep the address, revision and day of evidence that says again what it said.

    Else each update would touch every line that a clock or another editor of the page moves.
    """
    old = known.get(_substance(assessment.evidence))
    # What was read again is no longer stale, though it says the same.
    if old is None or (old.stale and not assessment.evidence.stale):
        return assessment
    return replace(assessment, evidence=old)


def _substance(evidence: Evidence) -> object:
    """Give what evidence says, without what tells only when and in which revision it was read."""
    told = evidence.url
    if evidence.revision:
        told = re.sub(rf"\b{re.escape(evidence.revision)}\b", "", told)
    # Some sources speak for all time up to the day they were read.
    to_day = evidence.valid_to is not None and evidence.valid_to == evidence.retrieved_at
    return (
        *(evidence.source, evidence.title, told, evidence.locator, evidence.excerpt),
        *(evidence.value, evidence.valid_from, "read" if to_day else evidence.valid_to),
        evidence.licence,
    )


def _changes(drafts: Iterable[Draft], old: Entries, entries: Entries) -> Iterator[Change]:
    """Compare the verdicts of the claims that were locked before; new claims change nothing."""
    both = {**entries, **{key: old[key] for key in entries.keys() & old.keys()}}
    for draft in drafts:
        claims = [verdict.claim for verdict in draft.verdicts]
        before = resolve_locked(draft.document, claims, both).verdicts
        after = resolve_locked(draft.document, claims, entries).verdicts
        for one, two in zip(before, after, strict=True):
            is_other = (one.label, one.correction) != (two.label, two.correction)
            if is_other and reading(one.claim) in old:
                yield Change(document=draft.document, before=one, after=two)
