"""Check what must hold of verdicts whatever the evidence: order, silence, wider dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from factcheck.checkers.contests import in_time
from factcheck.checkers.election import CHECKER as ELECTION
from factcheck.checkers.event import CHECKER as EVENT
from factcheck.checkers.office import CHECKER as OFFICE
from factcheck.model.claim import Claim, ClaimKind, Slot
from factcheck.model.evidence import Assessment, Evidence, Stance
from factcheck.model.fact import Tenure
from factcheck.model.value import EdtfDate, EntityRef
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.resolver.decide import MIN_CONFIDENCE, assess, decide
from factcheck.resolver.gather import Gathered
from factcheck.testing import make_assessment, make_claim, make_evidence
from tests.unit.checkers.freedonia import (
    ADA,
    BEN,
    CORA,
    FREEDONIA,
    PRESIDENT,
    candidate,
    claim,
    election,
    elections,
    holders,
    tenure,
)

CLAIM = make_claim("Ada won.", kind=ClaimKind.ELECTION)
CHECKERS = (OFFICE, ELECTION, EVENT)
CONFIDENCE = st.floats(0, 1, allow_nan=False)
PEOPLE = st.sampled_from([ADA, BEN, CORA])
MARGIN = st.integers(0, 2000)
DAYS = st.dates(date(2000, 1, 1), date(2020, 12, 31))


@st.composite
def assessments(draw: st.DrawFn, stances: Sequence[Stance] = tuple(Stance)) -> Assessment:
    stance = draw(st.sampled_from(stances))
    value = draw(st.sampled_from("abcdef"))
    made = make_assessment(stance, evidence=make_evidence(value), because=f"{value} {stance}.")
    correction = value if stance is Stance.REFUTES and draw(st.booleans()) else None
    return replace(made, confidence=draw(CONFIDENCE), correction=correction)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    barred = draw(st.sampled_from(["", "an opinion"]))
    vague = draw(st.sampled_from(["", "two of the name"]))
    return replace(CLAIM, not_checkable=barred, ambiguous=vague)


@st.composite
def gatherings(draw: st.DrawFn) -> Gathered:
    failed = draw(st.sampled_from([(), ("bad",)]))
    return Gathered(evidence=(), covered=draw(st.booleans()) or bool(failed), failed=failed)


LISTS = st.lists(assessments(), max_size=6)


def outcome(verdict: Verdict) -> tuple[Label, Reason | None, float]:
    return verdict.label, verdict.reason, verdict.confidence


@given(told=claims(), found=gatherings(), read=LISTS, data=st.data())
def test_order_of_evidence_changes_no_verdict(
    told: Claim, found: Gathered, read: list[Assessment], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(read))
    assert outcome(decide(told, found, shuffled)) == outcome(decide(told, found, read))


@given(
    told=claims(),
    found=gatherings(),
    read=LISTS,
    silent=st.lists(assessments((Stance.NEUTRAL,)), max_size=4),
)
def test_evidence_that_says_nothing_changes_no_verdict(
    told: Claim, found: Gathered, read: list[Assessment], silent: list[Assessment]
) -> None:
    before, after = decide(told, found, read), decide(told, found, [*silent, *read])
    assert outcome(after) == outcome(before)
    assert after.correction == before.correction


@given(told=claims(), found=gatherings(), read=LISTS)
def test_a_verdict_is_whole(told: Claim, found: Gathered, read: list[Assessment]) -> None:
    verdict = decide(told, found, read)
    shown = {assessment.stance for assessment in verdict.assessments}
    assert (verdict.reason is None) == (verdict.label is not Label.UNVERIFIED)
    assert (verdict.confidence == 0.0) or verdict.label is not Label.UNVERIFIED
    assert set(verdict.assessments) <= set(read)
    assert verdict.rationale.endswith(".")
    assert verdict.correction is None or verdict.label is Label.CONTRADICTED
    if verdict.label is Label.SUPPORTED:
        assert shown == {Stance.SUPPORTS}
    if verdict.label is Label.CONTRADICTED:
        assert shown == {Stance.REFUTES}
    if verdict.label is not Label.UNVERIFIED:
        assert verdict.confidence >= MIN_CONFIDENCE
        assert not told.not_checkable
        assert not told.ambiguous
    if verdict.reason is Reason.CONFLICTING:
        assert shown == {Stance.SUPPORTS, Stance.REFUTES}


@st.composite
def holdings(draw: st.DrawFn) -> Evidence:
    """Bundle an office's holders, one after the other or in any disorder."""
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        start = draw(DAYS)
        end = start + timedelta(days=draw(st.integers(1, 3000)))
        closed = end <= date(2020, 12, 31)
        rows.append(tenure(draw(PEOPLE), str(start), str(end) if closed else None))
    return holders(*sorted(rows, key=lambda row: row.start.edtf if row.start else ""))


@st.composite
def results(draw: st.DrawFn) -> Evidence:
    """Bundle contests of three candidates."""
    rows = []
    for day in draw(st.lists(DAYS, min_size=1, max_size=4, unique=True)):
        first = draw(st.integers(34, 90))
        people = draw(st.permutations([ADA, BEN, CORA]))
        pairs = zip(people, (first, 100 - first), strict=False)
        rows.append(election(str(day), *(candidate(who, str(share)) for who, share in pairs)))
    return elections(*rows)


def period(start: date, days: int) -> EdtfDate:
    end = start + timedelta(days=days)
    return EdtfDate(edtf=f"{start}/{end}", earliest=start, latest=end)


def judged(told: Claim, evidence: Evidence) -> Label:
    read = assess(told, (evidence,), CHECKERS)
    return decide(told, Gathered(evidence=(evidence,), covered=True), read).label


def widened(told: Claim, before: int, after: int) -> Claim:
    """Let a claim's time begin earlier and end later."""
    time = told.slots.time
    assert time is not None
    assert time.value.earliest is not None
    assert time.value.latest is not None
    start = time.value.earliest - timedelta(days=before)
    wide = period(start, (time.value.latest - start).days + after)
    slots = replace(told.slots, time=Slot(text=wide.edtf, value=wide))
    return replace(told, slots=slots)


@st.composite
def office_claims(draw: st.DrawFn) -> Claim:
    return claim(
        draw(st.sampled_from(["since", "began", "started", "ended", "held"])),
        draw(PEOPLE),
        time=period(draw(DAYS), draw(st.integers(0, 400))),
        place=FREEDONIA,
        as_of=draw(DAYS),
        office=PRESIDENT,
        bound="name",
    )


@given(told=office_claims(), before=MARGIN, after=MARGIN, evidence=holdings())
def test_a_wider_time_of_an_office_never_creates_a_contradiction(
    told: Claim, before: int, after: int, evidence: Evidence
) -> None:
    if judged(told, evidence) is not Label.CONTRADICTED:
        assert judged(widened(told, before, after), evidence) is not Label.CONTRADICTED


@st.composite
def election_claims(draw: st.DrawFn) -> Claim:
    winner, loser, _ = draw(st.permutations([ADA, BEN, CORA]))
    time = period(draw(DAYS), draw(st.integers(0, 400)))
    return claim("defeated", winner, kind=ClaimKind.ELECTION, other=loser, time=time)


@given(told=election_claims(), before=MARGIN, after=MARGIN, evidence=results())
# A time in which no contest was held says nothing; a wider one may meet a contest and be wrong.
def test_a_wider_time_of_an_election_never_contradicts_what_was_supported(
    told: Claim, before: int, after: int, evidence: Evidence
) -> None:
    if judged(told, evidence) is Label.SUPPORTED:
        assert judged(widened(told, before, after), evidence) is Label.SUPPORTED


@given(start=DAYS, days=st.integers(0, 400), before=st.integers(0, 900), after=st.integers(0, 900))
def test_a_round_of_a_period_is_of_every_wider_one(
    start: date, days: int, before: int, after: int
) -> None:
    held = election(str(start + timedelta(days=days // 2)), candidate(ADA, "60"))
    assert in_time(held, period(start, days))
    assert in_time(held, period(start - timedelta(days=before), before + days + after))


@given(day=DAYS, evidence=holdings(), person=PEOPLE)
def test_a_title_is_never_both_right_and_wrong(
    day: date, evidence: Evidence, person: EntityRef
) -> None:
    told = claim("holds", person, place=FREEDONIA, as_of=day, office=PRESIDENT, title="President")
    read = assess(told, (evidence,), CHECKERS)
    assert len({a.stance for a in read} - {Stance.NEUTRAL}) <= 1
    # Facts that begin after the day decide nothing; they may take an accusation back, of somebody
    # who is about to take the office.
    rows = [row for row in evidence.facts if isinstance(row, Tenure)]
    known = [row for row in rows if row.start and row.start.earliest and row.start.earliest <= day]
    by_then = judged(told, holders(*known))
    assert judged(told, evidence) in {by_then, Label.UNVERIFIED}
    assert judged(told, evidence) is by_then or by_then is Label.CONTRADICTED
