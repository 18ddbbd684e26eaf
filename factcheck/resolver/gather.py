"""Ask sources about claims, the cheapest first; a source that fails is an outcome."""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby

from factcheck.errors import SourceError, SourceUnreachable
from factcheck.model.claim import Claim
from factcheck.model.evidence import Evidence
from factcheck.model.report import SourceOutcome
from factcheck.sources.protocol import LiveSource, Source
from factcheck.store.request import Traffic

# Topics a claim can need: its entities times their readings; more would be noise.
EVIDENCE_LIMIT = 64


@dataclass(slots=True)
class Tally:
    """Count what one source did."""

    asked: int = 0
    answered: int = 0
    cached: int = 0
    failures: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Hold the evidence for one claim, whether anyone covers it, and who failed.

    `absent` says that a source covers the claim that was left out because it needs the network.
    """

    evidence: tuple[Evidence, ...] = ()
    covered: bool = False
    failed: tuple[str, ...] = ()
    absent: bool = False

    def __add__(self, other: "Gathered") -> "Gathered":
        return Gathered(
            evidence=self.evidence + other.evidence,
            covered=self.covered or other.covered,
            failed=self.failed + other.failed,
            absent=self.absent or other.absent,
        )


def tiers(sources: Sequence[Source]) -> Iterator[tuple[Source, ...]]:
    """Give the sources by what asking them costs, the cheapest first, else in their order."""
    ordered = sorted(sources, key=lambda source: source.scope.cost)
    for _, group in groupby(ordered, key=lambda source: source.scope.cost):
        yield tuple(group)


def gather(
    claims: Sequence[Claim], sources: Sequence[Source], tallies: dict[str, Tally]
) -> list[Gathered]:
    """Ask the sources of one tier about all claims; the answers stand in the claims' order.

    Sources that wait for servers wait side by side. Evidence keeps the sources' order, whoever
    answered first.
    """
    waiting = [source for source in sources if isinstance(source, LiveSource)]
    with ThreadPoolExecutor(max_workers=max(1, len(waiting))) as pool:
        asked = {
            source.name: pool.submit(_ask, source, claims, tallies.setdefault(source.name, Tally()))
            for source in waiting
        }
        found = [
            asked[source.name].result()
            if source.name in asked
            else _ask(source, claims, tallies.setdefault(source.name, Tally()))
            for source in sources
        ]
    return [sum(answers, Gathered()) for answers in zip(*found, strict=True)]


def _ask(source: Source, claims: Sequence[Claim], tally: Tally) -> list[Gathered]:
    covered = [source.covers(claim) for claim in claims]
    if not isinstance(source, LiveSource):
        pairs = zip(claims, covered, strict=True)
        return [_find(source, claim, tally) if mine else Gathered() for claim, mine in pairs]
    before = source.traffic
    mine = [claim for claim, is_mine in zip(claims, covered, strict=True) if is_mine]
    if mine:
        source.prepare(mine)
    pairs = zip(claims, covered, strict=True)
    found = [_find(source, claim, tally) if mine else Gathered() for claim, mine in pairs]
    tally.cached += _cached_since(before, source.traffic)
    return found


def _cached_since(before: Traffic, after: Traffic) -> int:
    return after.cached - before.cached


def _find(source: Source, claim: Claim, tally: Tally) -> Gathered:
    tally.asked += 1
    try:
        evidence = source.find(claim, limit=EVIDENCE_LIMIT)
    except SourceError as error:
        reason = "unreachable" if isinstance(error, SourceUnreachable) else "failed"
        tally.failures[reason] += 1
        return Gathered(covered=True, failed=(source.name,))
    tally.answered += bool(evidence)
    return Gathered(evidence=tuple(evidence), covered=True)


def outcomes(sources: Sequence[Source], tallies: dict[str, Tally]) -> tuple[SourceOutcome, ...]:
    """Give the counts of every source, asked or not, in the sources' order."""
    counted = ((source.name, tallies.get(source.name, Tally())) for source in sources)
    return tuple(
        SourceOutcome(
            name=name,
            asked=tally.asked,
            answered=tally.answered,
            cached=tally.cached,
            failures=tuple(sorted(tally.failures.items())),
        )
        for name, tally in counted
    )
