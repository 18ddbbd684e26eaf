"""Test that an article which tells two days for one happening is held against itself."""

from datetime import date

import pytest

from factcheck.model.claim import ClaimKind, Slot, Slots
from factcheck.model.evidence import SlotMatch, Stance
from factcheck.model.value import EdtfDate
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.resolver.consistency import consistency
from factcheck.testing import make_claim, make_document, make_verdict

TEXT = "A call Tuesday.\nThe call on Tuesday.\nWednesday's call.\nA Monday call."
DOCUMENT = make_document(TEXT, origin="story.txt", title="A call")
TUESDAY, WEDNESDAY, MONDAY = date(2024, 11, 12), date(2024, 11, 13), date(2024, 11, 11)
NAMES = {TUESDAY: "Tuesday", WEDNESDAY: "Wednesday", MONDAY: "Monday"}
BOTH = "person:a|person:b"


def telling(
    quote: str,
    day: date | None,
    *,
    happening: str = "call",
    people: str = BOTH,
    label: Label = Label.UNVERIFIED,
    relation: str = "happened_on",
) -> Verdict:
    when = EdtfDate(edtf=str(day), earliest=day, latest=day) if day else None
    slots = Slots(
        relation=relation,
        time=Slot(text=NAMES.get(day, str(day)), value=when) if when and day else None,
        details=(("happening", happening), ("people", people)),
    )
    claim = make_claim(TEXT, quote, kind=ClaimKind.EVENT, slots=slots)
    return make_verdict(claim, label)


FIRST = telling("A call Tuesday.", TUESDAY)
SECOND = telling("The call on Tuesday.", TUESDAY)
THIRD = telling("Wednesday's call.", WEDNESDAY)


def labels(*verdicts: Verdict) -> list[Label]:
    return [verdict.label for verdict in consistency(DOCUMENT, verdicts)]


def test_the_telling_in_the_minority_is_contradicted() -> None:
    first, second, third = consistency(DOCUMENT, [FIRST, SECOND, THIRD])
    assert (first, second) == (FIRST, SECOND)
    assert (third.label, third.reason, third.correction) == (Label.CONTRADICTED, None, "Tuesday")
    assert third.confidence == 0.8
    assert third.rationale == (
        "The article puts the call on Wednesday here and on Tuesday in line 1: “A call Tuesday.”."
    )
    assert third.claim is THIRD.claim


def test_the_evidence_is_the_article_s_own_line() -> None:
    (assessment,) = consistency(DOCUMENT, [THIRD, SECOND, FIRST])[0].assessments
    assert (assessment.stance, assessment.checker) == (Stance.REFUTES, "consistency")
    assert assessment.slots == (("time", SlotMatch.DIFFERS),)
    evidence = assessment.evidence
    assert (evidence.source, evidence.title) == ("article", "A call")
    assert (evidence.url, evidence.locator) == ("story.txt#L2", "line 2")
    assert (evidence.excerpt, evidence.value) == ("The call on Tuesday.", "Tuesday")


def test_a_document_without_a_title_is_named_by_its_origin() -> None:
    untitled = make_document(TEXT, origin="story.txt")
    (assessment,) = consistency(untitled, [THIRD, SECOND, FIRST])[0].assessments
    assert assessment.evidence.title == "story.txt"


def test_one_against_one_leaves_both_open() -> None:
    assert labels(FIRST, THIRD) == [Label.UNVERIFIED, Label.UNVERIFIED]


def test_one_day_told_often_is_no_clash() -> None:
    assert labels(FIRST, SECOND) == [Label.UNVERIFIED, Label.UNVERIFIED]


def test_two_against_two_leave_all_open() -> None:
    again = telling("A Monday call.", WEDNESDAY)
    assert labels(FIRST, SECOND, THIRD, again) == [Label.UNVERIFIED] * 4


def test_each_of_two_minorities_is_contradicted() -> None:
    monday = telling("A Monday call.", MONDAY)
    assert labels(FIRST, SECOND, THIRD, monday) == [
        Label.UNVERIFIED,
        Label.UNVERIFIED,
        Label.CONTRADICTED,
        Label.CONTRADICTED,
    ]


@pytest.mark.parametrize(
    "third",
    [
        telling("Wednesday's call.", WEDNESDAY, happening="meeting"),
        telling("Wednesday's call.", WEDNESDAY, people="person:c"),
        telling("Wednesday's call.", date(2024, 11, 20)),
        telling("Wednesday's call.", None),
        telling("Wednesday's call.", WEDNESDAY, relation="announced_on"),
        telling("Wednesday's call.", WEDNESDAY, label=Label.SUPPORTED),
    ],
    ids=["another happening", "other people", "8 days on", "no day", "no happening", "decided"],
)
def test_another_happening_is_no_clash(third: Verdict) -> None:
    assert consistency(DOCUMENT, [FIRST, SECOND, third]) == [FIRST, SECOND, third]


def test_seven_days_apart_is_still_one_happening() -> None:
    week = telling("Wednesday's call.", date(2024, 11, 19))
    assert labels(FIRST, SECOND, week)[2] is Label.CONTRADICTED


def test_one_shared_person_is_enough() -> None:
    shared = telling("Wednesday's call.", WEDNESDAY, people="person:c|person:b")
    assert labels(FIRST, SECOND, shared)[2] is Label.CONTRADICTED


def test_a_month_is_no_day() -> None:
    month = EdtfDate(edtf="2024-11", earliest=date(2024, 11, 1), latest=date(2024, 11, 30))
    slots = Slots(
        relation="happened_on",
        time=Slot(text="November", value=month),
        details=(("happening", "call"), ("people", BOTH)),
    )
    vague = make_verdict(make_claim(TEXT, "Wednesday's call.", slots=slots))
    assert labels(FIRST, SECOND, vague)[2] is Label.UNVERIFIED
    assert vague.reason is Reason.NO_EVIDENCE
