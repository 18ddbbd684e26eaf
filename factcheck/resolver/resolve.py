"""Resolve a document's claims: gather, assess, decide, then the article against itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.checkers.protocol import Checker
from factcheck.model.claim import Claim
from factcheck.model.document import Document
from factcheck.model.evidence import Assessment
from factcheck.model.report import Sentence, SentenceState, SourceOutcome
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.resolver.conclude import Finding, conclude
from factcheck.resolver.decide import assess, decide, is_open
from factcheck.resolver.gather import Gathered, Tally, gather, outcomes, tiers
from factcheck.sources.protocol import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Carry what claims are decided with.

    A source is asked only about what cheaper ones left open, unless `exhaustive`. `absent` are
    sources that are set up but left out of this run because they need the network.
    """

    sources: tuple[Source, ...]
    checkers: tuple[Checker, ...]
    exhaustive: bool = False
    absent: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Hold the verdicts in span order, what each source did, and what was found, to lock it."""

    verdicts: tuple[Verdict, ...]
    outcomes: tuple[SourceOutcome, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Case:
    """Hold a claim while it is looked into: what was found, and what checkers read in it."""

    claim: Claim
    gathered: Gathered
    assessments: tuple[Assessment, ...] = ()
    asked: bool = False

    @property
    def verdict(self) -> Verdict:
        return decide(self.claim, self.gathered, self.assessments)

    @property
    def is_open(self) -> bool:
        return not self.asked or is_open(self.verdict)

    @property
    def finding(self) -> Finding:
        return Finding(claim=self.claim, gathered=self.gathered, assessments=self.assessments)

    def add(self, found: Gathered, checkers: Sequence[Checker]) -> None:
        self.asked = True
        self.gathered += found
        self.assessments += assess(self.claim, found.evidence, checkers)


def resolve(document: Document, claims: Sequence[Claim], means: Means) -> Resolved:
    """Decide every claim and hold the document against itself."""
    tallies: dict[str, Tally] = {}
    cases = [_Case(claim, Gathered(absent=_misses(claim, means))) for claim in claims]
    for tier in tiers(means.sources):
        asked = [case for case in cases if means.exhaustive or case.is_open]
        found = gather([case.claim for case in asked], tier, tallies)
        for case, answer in zip(asked, found, strict=True):
            case.add(answer, means.checkers)
    findings = tuple(case.finding for case in cases)
    return Resolved(
        verdicts=conclude(document, findings),
        outcomes=outcomes(means.sources, tallies),
        findings=findings,
    )


def _misses(claim: Claim, means: Means) -> bool:
    return any(source.covers(claim) for source in means.absent)


def settle(sentences: Sequence[Sentence], verdicts: Sequence[Verdict]) -> tuple[Sentence, ...]:
    """Give every sentence its one final state from the verdicts on the claims in it."""
    return tuple(_settled(sentence, verdicts) for sentence in sentences)


def _settled(sentence: Sentence, verdicts: Sequence[Verdict]) -> Sentence:
    inside = [v for v in verdicts if sentence.span.overlap(v.claim.span)]
    if any(v.label is not Label.UNVERIFIED for v in inside):
        return replace(sentence, state=SentenceState.CHECKED, why="")
    if sentence.state is SentenceState.NO_SOURCE:
        if any(v.reason is Reason.AMBIGUOUS for v in inside):
            return replace(
                sentence, state=SentenceState.AMBIGUOUS, why="a name or period stays open"
            )
        return replace(sentence, why="no source at hand decides it")
    return sentence
