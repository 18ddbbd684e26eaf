"""Ask the sources that cover a claim, in a fixed order; a source that fails is an outcome."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.errors import SourceError, SourceUnreachable
from factcheck.model.claim import Claim
from factcheck.model.evidence import Evidence
from factcheck.model.report import SourceOutcome
from factcheck.sources.protocol import Source

# Topics a claim can need: its entities times their readings; more would be noise.
EVIDENCE_LIMIT = 64


@dataclass(slots=True)
class Tally:
    """Count what one source did."""

    asked: int = 0
    answered: int = 0
    failures: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Hold the evidence for one claim, whether anyone covers it, and who failed."""

    evidence: tuple[Evidence, ...]
    covered: bool
    failed: tuple[str, ...] = ()


def gather(claim: Claim, sources: Sequence[Source], tallies: dict[str, Tally]) -> Gathered:
    """Ask every source that covers the claim; evidence keeps the sources' order."""
    found: list[Evidence] = []
    failed = []
    covered = False
    for source in sources:
        if not source.covers(claim):
            continue
        covered = True
        tally = tallies.setdefault(source.name, Tally())
        tally.asked += 1
        try:
            evidence = source.find(claim, limit=EVIDENCE_LIMIT)
        except SourceError as error:
            reason = "unreachable" if isinstance(error, SourceUnreachable) else "failed"
            tally.failures[reason] += 1
            failed.append(source.name)
            continue
        tally.answered += bool(evidence)
        found.extend(evidence)
    return Gathered(evidence=tuple(found), covered=covered, failed=tuple(failed))


def outcomes(sources: Sequence[Source], tallies: dict[str, Tally]) -> tuple[SourceOutcome, ...]:
    """Give the counts of every source, asked or not, in the sources' order."""
    return tuple(
        SourceOutcome(
            name=source.name,
            asked=tallies.get(source.name, Tally()).asked,
            answered=tallies.get(source.name, Tally()).answered,
            failures=tuple(sorted(tallies.get(source.name, Tally()).failures.items())),
        )
        for source in sources
    )
