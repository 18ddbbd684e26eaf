"""Test that an entry decides the claim it was made for, and no other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from factcheck.model.claim import Claim, ClaimKind, Slot, Slots
from factcheck.model.evidence import Stance
from factcheck.model.fact import SourceInfo
from factcheck.model.report import SourceOutcome
from factcheck.model.value import EdtfDate, EntityRef, Hedge, Quantity, Span
from factcheck.model.verdict import Label, Reason
from factcheck.resolver.conclude import Finding, conclude
from factcheck.resolver.gather import Gathered
from factcheck.resolver.locked import NotLocked, entry, is_whole, reading, resolve_locked
from factcheck.testing import DAY, make_assessment, make_claim, make_document, make_evidence
from tests.unit.checkers.freedonia import ADA as ADA_RAY
from tests.unit.checkers.freedonia import tenure

TEXT = "Ada won €5 million on 3 May.\nBea lost."
DOCUMENT = make_document(TEXT)
AMOUNT = Quantity(value=Decimal(5), unit="EUR", low=Decimal("4.5"), high=Decimal("5.5"))
MAY = EdtfDate(edtf="2020-05-03", earliest=date(2020, 5, 3), latest=date(2020, 5, 3))
SUBJECT = Slot(
    text="Ada", value=EntityRef(name="Ada Ray", id="person:ada"), span=Span(start=0, end=3)
)
SLOTS = Slots(
    subject=SUBJECT,
    relation="won",
    quantity=Slot(text="€5 million", value=AMOUNT, span=Span(start=8, end=18)),
    time=Slot(text="3 May", value=MAY, span=Span(start=22, end=27)),
    place=Slot(text="Ruritania", value=EntityRef(name="Ruritania", qid="Q1")),
    details=(("round", "1"),),
)
ADA = make_claim(TEXT, "Ada won €5 million on 3 May.", kind=ClaimKind.QUANTITY, slots=SLOTS)
BEA = make_claim(TEXT, "Bea lost.")


def with_slots(**changes: object) -> Claim:
    return replace(ADA, slots=replace(SLOTS, **changes))  # type: ignore[arg-type]  # by name


def finding(claim: Claim, *stances: Stance, covered: bool = True, failed: str = "") -> Finding:
    read = (
        replace(make_assessment(stance, evidence=make_evidence(f"{number}")), confidence=0.9)
        for number, stance in enumerate(stances)
    )
    return Finding(
        claim=claim,
        gathered=Gathered(evidence=(), covered=covered, failed=(failed,) if failed else ()),
        assessments=tuple(read),
    )


def test_an_entry_decides_as_the_finding_did_and_the_lock_is_what_was_asked() -> None:
    found = [finding(ADA, Stance.SUPPORTS), finding(BEA, covered=False)]
    made = [entry(each) for each in found]
    resolved = resolve_locked(DOCUMENT, [ADA, BEA], {each.reading: each for each in made})
    assert resolved.verdicts == conclude(DOCUMENT, found)
    assert [(v.label, v.reason) for v in resolved.verdicts] == [
        (Label.SUPPORTED, None),
        (Label.UNVERIFIED, Reason.NO_SOURCE_COVERS),
    ]
    assert resolved.outcomes == (SourceOutcome(name="lock", asked=2, answered=1),)


def test_a_source_that_failed_stays_the_reason() -> None:
    made = entry(finding(BEA, failed="far"))
    (verdict,) = resolve_locked(DOCUMENT, [BEA], {made.reading: made}).verdicts
    assert verdict.reason is Reason.SOURCE_FAILED
    assert made.failed == ("far",)


def test_a_source_that_was_left_out_stays_the_reason() -> None:
    found = replace(finding(BEA), gathered=Gathered(covered=True, absent=True))
    made = entry(found)
    (verdict,) = resolve_locked(DOCUMENT, [BEA], {made.reading: made}).verdicts
    assert verdict.reason is Reason.OFFLINE


@pytest.mark.parametrize(
    ("stance", "confidence", "missed", "whole"),
    [
        (Stance.NEUTRAL, 0.9, Gathered(), True),
        (Stance.NEUTRAL, 0.9, Gathered(failed=("far",)), False),
        (Stance.NEUTRAL, 0.9, Gathered(absent=True), False),
        (Stance.SUPPORTS, 0.9, Gathered(failed=("far",), absent=True), True),
        (Stance.REFUTES, 0.9, Gathered(absent=True), True),
        (Stance.REFUTES, 0.4, Gathered(absent=True), False),
        (Stance.REFUTES, 0.4, Gathered(), True),
    ],
)
def test_an_entry_is_whole_unless_a_source_was_missed_that_could_have_decided(
    stance: Stance, confidence: float, missed: Gathered, *, whole: bool
) -> None:
    read = replace(make_assessment(stance), confidence=confidence)
    assert is_whole(entry(Finding(claim=BEA, gathered=missed, assessments=(read,)))) is whole


def test_an_entry_keeps_every_side_and_a_few_near_misses_surest_first() -> None:
    weak = replace(make_assessment(Stance.SUPPORTS, evidence=make_evidence("w")), confidence=0.1)
    many = finding(ADA, *[Stance.NEUTRAL] * 5, *[Stance.REFUTES] * 4)
    found = replace(many, assessments=(weak, *many.assessments))
    made = entry(found)
    assert [each.evidence.value for each in made.assessments] == [*"5678", "w", *"012"]
    (verdict,) = resolve_locked(DOCUMENT, [ADA], {made.reading: made}).verdicts
    # Left with the three that a report shows, the four that refute would accuse.
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIED, Reason.TOO_WEAK)


def test_an_entry_holds_no_rows_of_a_source() -> None:
    row = tenure(ADA_RAY, "2020-05-03")
    origin = SourceInfo(
        id="s", name="S", publisher="P", url="u", licence="CC0", attribution="",
        retrieved=DAY, covers_from=None, covers_to=DAY,
    )  # fmt: skip
    evidence = replace(
        make_evidence(), facts=(row,), origins=(origin,), topic="t", statements=(BEA,)
    )
    read = make_assessment(evidence=evidence)
    (kept,) = entry(replace(finding(ADA), assessments=(read,))).assessments
    assert kept == replace(read, evidence=make_evidence())


@pytest.mark.parametrize(
    "other",
    [
        replace(ADA, kind=ClaimKind.OTHER),
        replace(ADA, as_of=DAY + timedelta(days=1)),
        replace(ADA, as_of=None),
        replace(ADA, statement="Ada won $5 million on 3 May."),
        replace(ADA, quote="Eva won €5 million on 3 May."),
        replace(ADA, attributed_to="Bea"),
        replace(ADA, ambiguous="two of the name"),
        replace(ADA, not_checkable="an opinion"),
        with_slots(relation="lost"),
        with_slots(details=(("round", "2"),)),
        with_slots(details=(("round", "1"), ("denied", "yes"))),
        with_slots(subject=None),
        with_slots(object=SLOTS.subject, subject=None),
        with_slots(subject=Slot(text="Ada", value=EntityRef(name="Ada Ray", id="person:ada"))),
        with_slots(subject=Slot(text="Ada", value=EntityRef(name="Ada Ray"), span=Span(start=0, end=3))),
        with_slots(place=Slot(text="Ruritania", value=EntityRef(name="Ruritania", qid="Q2"))),
        with_slots(quantity=Slot(text="€5 million", value=replace(AMOUNT, unit="USD"), span=Span(start=8, end=18))),
        with_slots(quantity=Slot(text="€5 million", value=replace(AMOUNT, hedge=Hedge.OVER), span=Span(start=8, end=18))),
        with_slots(quantity=Slot(text="€5 million", value=replace(AMOUNT, low=Decimal(5)), span=Span(start=8, end=18))),
        with_slots(time=Slot(text="3 May", value=replace(MAY, edtf="2020-05-03~"), span=Span(start=22, end=27))),
    ],
)  # fmt: skip
def test_a_claim_that_reads_otherwise_has_no_entry(other: Claim) -> None:
    made = entry(finding(ADA, Stance.SUPPORTS))
    assert reading(other) != made.reading
    with pytest.raises(NotLocked):
        resolve_locked(DOCUMENT, [other], {made.reading: made})


def test_what_the_id_passes_over_does_not_pass_for_the_same_claim() -> None:
    minus = replace(BEA, statement="Output changed by -5%.")
    plus = replace(BEA, statement="Output changed by 5%.")
    assert minus.id == plus.id
    assert reading(minus) != reading(plus)


@pytest.mark.parametrize(
    "change",
    [
        lambda claim: replace(claim, span=Span(start=claim.span.start + 9, end=claim.span.end + 9)),
        lambda claim: replace(claim, checkworthiness=0.123),
        lambda claim: replace(claim, parts=(Span(start=1, end=2),)),
        lambda claim: replace(
            claim, slots=replace(SLOTS, subject=replace(SUBJECT, span=Span(start=90, end=93)))
        ),
    ],
    ids=["place", "worth", "parts", "place of a slot"],
)
def test_where_a_claim_stands_and_how_worthy_it_is_change_no_reading(
    change: Callable[[Claim], Claim],
) -> None:
    assert reading(change(ADA)) == reading(ADA)


def test_claims_without_an_entry_are_all_named_with_the_reason_where_there_is_one() -> None:
    made = [entry(finding(ADA)), entry(finding(replace(BEA, as_of=date(2020, 1, 1))))]
    entries = {each.reading: each for each in made}
    other = with_slots(relation="lost")
    with pytest.raises(NotLocked) as caught:
        resolve_locked(DOCUMENT, [other, BEA, make_claim(TEXT, "Bea")], entries)
    assert str(caught.value).splitlines() == [
        "3 claims have no entry in the lock file:",
        "  article.txt:1:1 “Ada won €5 million on 3 May.” (read otherwise when it was locked)",
        "  article.txt:2:1 “Bea lost.” (locked as of 2020-01-01)",
        "  article.txt:2:1 “Bea”",
    ]
    assert "factcheck lock --update PATHS" in (caught.value.hint or "")
    assert len(caught.value.claims) == 3


def test_a_quote_that_would_steer_a_terminal_is_shown_harmless() -> None:
    text = "Ada\x1b[2J\u202ewon\n it."
    with pytest.raises(NotLocked) as caught:
        resolve_locked(make_document(text), [make_claim(text)], {})
    assert str(caught.value).splitlines() == [
        "a claim has no entry in the lock file:",
        "  article.txt:1:1 “Ada\ufffd[2J\ufffdwon it.”",
    ]
