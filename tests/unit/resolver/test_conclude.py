"""Test that what was found becomes verdicts in the order of the text, held against itself."""

from factcheck.model.evidence import Stance
from factcheck.model.verdict import Label, Reason
from factcheck.resolver.conclude import Finding, conclude
from factcheck.resolver.gather import Gathered
from factcheck.testing import make_assessment, make_claim, make_document

TEXT = "Ada won. Bea lost."
DOCUMENT = make_document(TEXT)


def found(quote: str, *stances: Stance, covered: bool = True) -> Finding:
    return Finding(
        claim=make_claim(TEXT, quote),
        gathered=Gathered(evidence=(), covered=covered),
        assessments=tuple(make_assessment(stance) for stance in stances),
    )


def test_verdicts_come_in_the_order_of_the_text() -> None:
    verdicts = conclude(
        DOCUMENT, [found("Bea lost.", covered=False), found("Ada won.", Stance.SUPPORTS)]
    )
    assert [(v.claim.quote, v.label, v.reason) for v in verdicts] == [
        ("Ada won.", Label.SUPPORTED, None),
        ("Bea lost.", Label.UNVERIFIED, Reason.NO_SOURCE_COVERS),
    ]


def test_nothing_found_gives_no_verdicts() -> None:
    assert conclude(DOCUMENT, []) == ()
