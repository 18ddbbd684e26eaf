"""Turn what was found about a document's claims into verdicts, wherever it was found."""

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.model.claim import Claim
from factcheck.model.document import Document
from factcheck.model.evidence import Assessment
from factcheck.model.verdict import Verdict
from factcheck.resolver.consistency import consistency
from factcheck.resolver.decide import decide, unless_parts_stay_open
from factcheck.resolver.gather import Gathered


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Hold all that decides one claim, but for the rest of its document."""

    claim: Claim
    gathered: Gathered
    assessments: tuple[Assessment, ...]


def conclude(document: Document, findings: Iterable[Finding]) -> tuple[Verdict, ...]:
    """Decide every claim and hold the document against itself; verdicts are in span order."""
    decided = [decide(each.claim, each.gathered, each.assessments) for each in findings]
    verdicts = unless_parts_stay_open(document, consistency(document, decided))
    verdicts.sort(key=lambda v: (v.claim.span.start, v.claim.span.end, v.claim.statement))
    return tuple(verdicts)
