"""Hold reports that show every part of a format."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from factcheck.model.claim import ClaimKind, Slot, Slots
from factcheck.model.document import Document, PublishedFrom
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.report import Report, Sentence, SentenceState, SourceOutcome
from factcheck.model.value import EdtfDate, EntityKind, EntityRef, Quantity, Span
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.testing import make_claim, make_document, make_report, make_run_info, make_verdict

INFO = replace(make_run_info(exit_code=1), models=(("parser", "3.8.0"),))
TEXT = """A vote in Ruritania
Ada Ray won the vote of 3 May 2020 with 61.5% of the votes.
About 2 million people live in the capital. She paid Bea for lunch.
The mood was splendid. Will it last?"""
SPANS = {
    "title": "A vote in Ruritania",
    "won": "Ada Ray won the vote of 3 May 2020 with 61.5% of the votes.",
    "capital": "About 2 million people live in the capital.",
    "lunch": "She paid Bea for lunch.",
    "mood": "The mood was splendid.",
    "last": "Will it last?",
}
STATES = {
    "title": SentenceState.AMBIGUOUS,
    "won": SentenceState.CHECKED,
    "capital": SentenceState.CHECKED,
    "lunch": SentenceState.NO_SOURCE,
    "mood": SentenceState.OPINION,
    "last": SentenceState.QUESTION,
}
DOCUMENT = Document(
    text=TEXT,
    origin="seeds/vote.txt",
    title="A vote in Ruritania",
    published=date(2020, 5, 6),
    published_from=PublishedFrom.DATELINE,
    sha256="ab" * 32,
)
TABLE = Evidence(
    source="snapshot",
    title="Elections of Ruritania",
    url="https://example.org/elections",
    excerpt="2020 | Ada Ray | 51.5",
    value="Ada Ray 51.5%",
    valid_from=date(2020, 5, 3),
    valid_to=date(2020, 5, 3),
    retrieved_at=date(2026, 7, 1),
    revision="r1",
    licence="CC0",
)
PEOPLE = replace(
    TABLE,
    title="Population",
    url="https://example.org/people",
    excerpt="2019 | 2040000",
    value="2,040,000",
    valid_from=date(2019, 1, 1),
    valid_to=date(2019, 12, 31),
    revision="",
)


def _span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start=start, end=start + len(quote))


SHARE = Quantity(value=Decimal("61.5"), unit="percent", low=Decimal("61.45"), high=Decimal("61.55"))
WON = make_claim(
    TEXT,
    "Ada Ray won the vote of 3 May 2020 with 61.5% of the votes",
    kind=ClaimKind.ELECTION,
    statement="Ada Ray won the vote of 3 May 2020 in Ruritania with 61.5% of the votes.",
    slots=Slots(
        subject=Slot(
            text="Ada Ray",
            value=EntityRef(name="Ada Ray", kind=EntityKind.PERSON, id="person:ada", qid="Q1"),
        ),
        relation="won",
        quantity=Slot(text="61.5%", value=SHARE, span=_span("61.5%")),
        time=Slot(
            text="3 May 2020",
            value=EdtfDate(edtf="2020-05-03", earliest=date(2020, 5, 3), latest=date(2020, 5, 3)),
        ),
        place=Slot(text="Ruritania", value=EntityRef(name="Ruritania", kind=EntityKind.COUNTRY)),
        details=(("round", "1"),),
    ),
)
CAPITAL = make_claim(
    TEXT,
    "About 2 million people live in the capital",
    kind=ClaimKind.QUANTITY,
    slots=Slots(
        quantity=Slot(
            text="About 2 million people",
            value=Quantity(
                value=Decimal("2E+6"), unit="person", low=Decimal("1.8E+6"), high=Decimal("2.2E+6")
            ),
        )
    ),
)
LUNCH = make_claim(TEXT, "She paid Bea for lunch")
VERDICTS = (
    Verdict(
        claim=WON,
        label=Label.CONTRADICTED,
        confidence=0.98765,
        assessments=(
            Assessment(
                evidence=TABLE,
                stance=Stance.REFUTES,
                checker="election",
                because="the article says 61.5%, the results 51.5%",
                slots=(("quantity", SlotMatch.DIFFERS), ("time", SlotMatch.AGREES)),
                correction="51.5%",
            ),
        ),
        rationale="The results give 51.5%, not 61.5%.",
        correction="51.5%",
    ),
    Verdict(
        claim=CAPITAL,
        label=Label.SUPPORTED,
        confidence=0.9,
        assessments=(
            Assessment(
                evidence=PEOPLE,
                stance=Stance.SUPPORTS,
                checker="quantity",
                because="2,040,000 lies within about 2 million",
                slots=(("quantity", SlotMatch.AGREES),),
            ),
        ),
        rationale="2,040,000 lies within about 2 million.",
    ),
    Verdict(claim=LUNCH, label=Label.UNVERIFIED, reason=Reason.PRIVATE),
)
REPORT = Report(
    document=DOCUMENT,
    verdicts=VERDICTS,
    sentences=tuple(Sentence(span=_span(SPANS[key]), state=STATES[key]) for key in SPANS),
    sources=(
        SourceOutcome(name="snapshot", asked=3, answered=2),
        SourceOutcome(name="wikidata", asked=3, failures=(("offline", 3),)),
    ),
)
NOTHING = make_report(make_document("What a day!", origin="day.txt", published=None))
OPEN_ONLY = make_report(
    make_document("Ada came.", origin="ada.txt"),
    [make_verdict(make_claim("Ada came."), reason=Reason.OFFLINE)],
)
