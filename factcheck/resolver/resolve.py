"""Resolve a document's claims: gather, assess, decide, then the article against itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.checkers.protocol import Checker
from factcheck.model.claim import Claim
from factcheck.model.document import Document
from factcheck.model.report import Sentence, SentenceState, SourceOutcome
from factcheck.model.verdict import Label, Reason, Verdict
from factcheck.resolver.consistency import consistency
from factcheck.resolver.decide import assess, decide, unless_parts_stay_open
from factcheck.resolver.gather import Tally, gather, outcomes
from factcheck.sources.protocol import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Hold the verdicts in span order and what each source did."""

    verdicts: tuple[Verdict, ...]
    outcomes: tuple[SourceOutcome, ...]


def resolve(
    document: Document,
    claims: Sequence[Claim],
    sources: Sequence[Source],
    checkers: Sequence[Checker],
) -> Resolved:
    """Decide every claim and hold the document against itself."""
    tallies: dict[str, Tally] = {}
    verdicts = []
    for claim in claims:
        gathered = gather(claim, sources, tallies)
        verdicts.append(decide(claim, gathered, assess(claim, gathered.evidence, checkers)))
    verdicts = unless_parts_stay_open(document, consistency(document, verdicts))
    verdicts.sort(key=lambda v: (v.claim.span.start, v.claim.span.end, v.claim.statement))
    return Resolved(verdicts=tuple(verdicts), outcomes=outcomes(sources, tallies))


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
