"""Test what becomes of entries when documents are joined and asked for again."""

from dataclasses import replace
from datetime import date, timedelta

from factcheck.batch.locking import merge
from factcheck.model.claim import Claim
from factcheck.model.evidence import Assessment, Evidence, Stance
from factcheck.model.verdict import Label
from factcheck.pipeline import Draft
from factcheck.resolver.conclude import Finding
from factcheck.resolver.gather import Gathered
from factcheck.resolver.locked import entry, resolve_locked
from factcheck.store.lockfile import Lock, LockedClaim
from factcheck.testing import DAY, make_assessment, make_claim, make_document, make_evidence

TEXT = "Ada won.\nBea lost."
DOCUMENT = make_document(TEXT)
ADA, BEA = make_claim(TEXT, "Ada won."), make_claim(TEXT, "Bea lost.")
LATER = DAY + timedelta(days=30)
PAGE = replace(make_evidence(), url="https://example.org/page?oldid=7", revision="7", valid_to=DAY)
# The same page a month and two edits later; it speaks for all time up to the day it is read.
PAGE_LATER = replace(
    PAGE, url="https://example.org/page?oldid=9", revision="9", valid_to=LATER, retrieved_at=LATER
)


def made(claim: Claim, *read: Assessment, failed: str = "", absent: bool = False) -> LockedClaim:
    gathered = Gathered(covered=True, failed=(failed,) if failed else (), absent=absent)
    return entry(Finding(claim=claim, gathered=gathered, assessments=read))


def draft(*entries: LockedClaim, origin: str = "article.txt") -> Draft:
    document = make_document(TEXT, origin=origin)
    found = {each.reading: each for each in entries}
    claims = [claim for claim in (ADA, BEA) if claim.statement in {e.statement for e in entries}]
    verdicts = resolve_locked(document, claims, found).verdicts
    return Draft(document=document, verdicts=verdicts, entries=found)


def lock(*entries: LockedClaim) -> Lock:
    return Lock(claims={each.reading: each for each in entries}, factcheck="0", snapshot="s")


def says(stance: Stance, evidence: Evidence = PAGE, correction: str | None = None) -> Assessment:
    return replace(make_assessment(stance, evidence=evidence), correction=correction)


def test_a_first_lock_has_new_entries_and_changes_nothing() -> None:
    merged = merge([draft(made(ADA, says(Stance.SUPPORTS)), made(BEA))], None)
    assert (merged.new, merged.changed, merged.dropped, merged.held) == (2, 0, 0, 0)
    assert merged.changes == ()
    assert [each.statement for each in merged.entries.values()] == ["Ada won.", "Bea lost."]


def test_a_verdict_that_changes_is_told_with_the_one_before() -> None:
    before = lock(made(ADA, says(Stance.SUPPORTS)), made(BEA))
    after = draft(made(ADA, says(Stance.REFUTES, correction="Bea")), made(BEA))
    merged = merge([after], before)
    (change,) = merged.changes
    assert (change.before.label, change.after.label) == (Label.SUPPORTED, Label.CONTRADICTED)
    assert (change.before.correction, change.after.correction) == (None, "Bea")
    assert change.document == DOCUMENT
    assert (merged.new, merged.changed, merged.dropped) == (0, 1, 0)


def test_another_correction_is_a_change_though_the_label_stays() -> None:
    before = lock(made(ADA, says(Stance.REFUTES, correction="Bea")))
    merged = merge([draft(made(ADA, says(Stance.REFUTES, correction="Cora")))], before)
    assert [each.after.correction for each in merged.changes] == ["Cora"]


def test_another_confidence_changes_the_entry_and_no_verdict() -> None:
    before = lock(made(ADA, says(Stance.SUPPORTS)))
    surer = replace(says(Stance.SUPPORTS), confidence=0.75)
    merged = merge([draft(made(ADA, surer))], before)
    assert (merged.changed, merged.changes) == (1, ())


def test_new_claims_and_those_that_are_gone_are_counted_and_change_no_verdict() -> None:
    before = lock(made(BEA, says(Stance.SUPPORTS)))
    merged = merge([draft(made(ADA, says(Stance.REFUTES)))], before)
    assert (merged.new, merged.changed, merged.dropped, merged.changes) == (1, 0, 1, ())


def test_what_is_said_again_keeps_its_day_and_revision() -> None:
    old = made(ADA, says(Stance.SUPPORTS))
    merged = merge([draft(made(ADA, says(Stance.SUPPORTS, PAGE_LATER)))], lock(old))
    assert merged.entries == {old.reading: old}
    assert merged.changed == 0


def test_what_is_said_otherwise_gets_the_day_on_which_it_was() -> None:
    other = replace(PAGE_LATER, excerpt="cell: another")
    shorter = replace(PAGE_LATER, valid_to=date(2020, 1, 1))
    for evidence in (other, shorter):
        fresh = made(ADA, says(Stance.SUPPORTS, evidence))
        merged = merge([draft(fresh)], lock(made(ADA, says(Stance.SUPPORTS))))
        assert merged.entries == {fresh.reading: fresh}
        assert merged.changed == 1


def test_what_is_read_again_is_no_longer_stale_and_what_is_not_keeps_its_day() -> None:
    was_stale = made(ADA, says(Stance.SUPPORTS, replace(PAGE, stale=True)))
    fresh = made(ADA, says(Stance.SUPPORTS, PAGE_LATER))
    assert merge([draft(fresh)], lock(was_stale)).entries == {fresh.reading: fresh}
    old = made(ADA, says(Stance.SUPPORTS))
    stale = made(ADA, says(Stance.SUPPORTS, replace(PAGE_LATER, stale=True)))
    assert merge([draft(stale)], lock(old)).entries == {old.reading: old}


def test_another_page_is_not_the_same_for_its_revision() -> None:
    one = replace(PAGE, url="https://example.org/page7?oldid=7")
    other = replace(PAGE_LATER, url="https://example.org/page9?oldid=9")
    fresh = made(ADA, says(Stance.SUPPORTS, other))
    assert merge([draft(fresh)], lock(made(ADA, says(Stance.SUPPORTS, one)))).changed == 1


def test_the_same_page_read_otherwise_by_the_checker_keeps_its_day_but_not_its_stance() -> None:
    old = made(ADA, says(Stance.SUPPORTS))
    merged = merge([draft(made(ADA, says(Stance.REFUTES, PAGE_LATER)))], lock(old))
    ((kept,),) = [each.assessments for each in merged.entries.values()]
    assert (kept.stance, kept.evidence) == (Stance.REFUTES, PAGE)


def test_a_source_that_could_not_be_asked_takes_nothing_away() -> None:
    old = made(ADA, says(Stance.SUPPORTS))
    merged = merge([draft(made(ADA, failed="far"), made(BEA, failed="far"))], lock(old))
    assert merged.entries[old.reading] == old
    assert (merged.held, merged.failed, merged.changes) == (1, ("far",), ())
    (bea,) = [each for each in merged.entries.values() if each.statement == "Bea lost."]
    assert bea.failed == ("far",)


def test_a_source_that_was_left_out_takes_nothing_away() -> None:
    old = made(ADA, says(Stance.SUPPORTS))
    merged = merge([draft(made(ADA, absent=True))], lock(old))
    assert merged.entries == {old.reading: old}
    assert (merged.held, merged.failed, merged.changes) == (1, (), ())


def test_a_source_that_failed_where_another_decides_does_not_matter() -> None:
    old = made(ADA, says(Stance.SUPPORTS))
    fresh = made(ADA, says(Stance.REFUTES), failed="far")
    merged = merge([draft(fresh)], lock(old))
    assert (merged.held, merged.failed, len(merged.changes)) == (0, (), 1)


def test_an_entry_that_a_source_failed_for_is_replaced_by_the_next() -> None:
    old, fresh = made(ADA, failed="far"), made(ADA, failed="off")
    assert merge([draft(fresh)], lock(old)).entries == {fresh.reading: fresh}


def test_a_claim_of_several_documents_takes_the_entry_that_no_source_failed_for() -> None:
    whole, broken = made(ADA, says(Stance.SUPPORTS)), made(ADA, failed="far")
    for entries in ([broken, whole], [whole, broken]):
        merged = merge([draft(each, origin=f"{n}.txt") for n, each in enumerate(entries)], None)
        assert merged.entries == {whole.reading: whole}
        assert merged.failed == ()
