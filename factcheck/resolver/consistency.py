"""Hold the article against itself: two days told for one happening, numbers that do not add up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from factcheck.model.document import Document
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.verdict import Label, Verdict

# Days further apart belong to two happenings of one kind.
SAME_HAPPENING = timedelta(days=7)


def consistency(document: Document, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Give the verdicts, with a clash inside the article marked on the telling in the minority.

    One day told twice or more against another told once is a contradiction of the one; where
    both are told as often, nothing says which is wrong, and both stay unverified.
    """
    told = [v for v in verdicts if v.claim.slots.relation == "happened_on" and _day(v) is not None]
    verdicts = [_against_its_numbers(document, verdict) for verdict in verdicts]
    return [_against_others(document, verdict, told) for verdict in verdicts]


def _against_its_numbers(document: Document, verdict: Verdict) -> Verdict:
    """Contradict a number that the article's own numbers exclude; the working says why."""
    slots = verdict.claim.slots
    working = slots.detail("working")
    if slots.relation != "adds_up" or not working:
        return verdict
    line, _ = document.line_column(verdict.claim.span.start)
    because = f"The article's own numbers do not agree: {working}."
    evidence = _article(document, line, working, slots.detail("right"))
    return _refuted(verdict, evidence, because, slots.detail("right"))


def _day(verdict: Verdict) -> date | None:
    time = verdict.claim.slots.time
    return time.value.earliest if time is not None and time.value.is_day else None


def _against_others(document: Document, verdict: Verdict, told: Sequence[Verdict]) -> Verdict:
    if verdict not in told or verdict.label is not Label.UNVERIFIED:
        return verdict
    others = [other for other in told if _same_happening(verdict, other)]
    days = Counter(_day(other) for other in others)
    mine = _day(verdict)
    if len(days) < 2:
        return verdict
    day, times = days.most_common(1)[0]
    if day == mine or times <= days[mine]:
        return verdict
    witness = next(other for other in others if _day(other) == day)
    return _contradicted(document, verdict, witness)


def _same_happening(first: Verdict, second: Verdict) -> bool:
    left, right = first.claim.slots, second.claim.slots
    if left.detail("happening") != right.detail("happening"):
        return False
    one, two = _day(first), _day(second)
    if one is None or two is None or abs(one - two) > SAME_HAPPENING:
        return False
    return bool(set(left.detail("people").split("|")) & set(right.detail("people").split("|")))


def _contradicted(document: Document, verdict: Verdict, witness: Verdict) -> Verdict:
    time, right = verdict.claim.slots.time, witness.claim.slots.time
    said = time.text if time else ""
    elsewhere = right.text if right else ""
    line, _ = document.line_column(witness.claim.span.start)
    noun = verdict.claim.slots.detail("happening")
    because = (
        f"The article puts the {noun} on {said} here and on {elsewhere} in line {line}: "
        f"“{witness.claim.quote}”."
    )
    evidence = _article(document, line, witness.claim.quote, elsewhere)
    return _refuted(verdict, evidence, because, elsewhere, slot="time")


def _article(document: Document, line: int, excerpt: str, value: str) -> Evidence:
    return Evidence(
        source="article",
        title=document.title or document.origin,
        url=f"{document.origin}#L{line}",
        excerpt=excerpt,
        value=value,
        topic="consistency",
        locator=f"line {line}",
    )


def _refuted(
    verdict: Verdict, evidence: Evidence, because: str, correction: str, *, slot: str = "quantity"
) -> Verdict:
    assessment = Assessment(
        evidence=evidence,
        stance=Stance.REFUTES,
        checker="consistency",
        because=because,
        slots=((slot, SlotMatch.DIFFERS),),
        confidence=0.8,
        correction=correction,
    )
    return replace(
        verdict,
        label=Label.CONTRADICTED,
        reason=None,
        confidence=assessment.confidence,
        assessments=(assessment,),
        rationale=because,
        correction=correction,
    )
