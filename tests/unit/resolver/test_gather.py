"""Test that sources are asked in order, and that a failure is an outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Barrier

import pytest

from factcheck.errors import (
    SourceError,
    SourceFormatError,
    SourceRefused,
    SourceUnreachable,
)
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.report import SourceOutcome
from factcheck.resolver.gather import EVIDENCE_LIMIT, Gathered, Tally, gather, outcomes, tiers
from factcheck.sources.protocol import Scope
from factcheck.testing import FakeServer, FakeSource, make_claim, make_evidence

CLAIM = make_claim("Ada won.", kind=ClaimKind.ELECTION)
ONE, TWO, THREE = (make_evidence(value) for value in ("1", "2", "3"))
ELECTIONS = Scope(kinds=frozenset({ClaimKind.ELECTION}))
DATES = Scope(kinds=frozenset({ClaimKind.DATE}))


def test_evidence_keeps_the_order_of_the_sources() -> None:
    first = FakeSource(name="first", answers={"Ada won.": (TWO, ONE)})
    second = FakeSource(name="second", answers={"Ada won.": (THREE,)})
    assert gather([CLAIM], (first, second), {}) == [
        Gathered(evidence=(TWO, ONE, THREE), covered=True, failed=())
    ]
    assert gather([CLAIM], (second, first), {})[0].evidence == (THREE, TWO, ONE)


def test_a_source_that_does_not_cover_the_claim_is_not_asked() -> None:
    source = FakeSource(scope=DATES, answers={"Ada won.": (ONE,)})
    tallies: dict[str, Tally] = {}
    assert gather([CLAIM], (source,), tallies) == [Gathered(evidence=(), covered=False)]
    assert source.asked == []
    assert tallies[source.name] == Tally()


def test_a_source_that_says_nothing_still_covers() -> None:
    assert gather([CLAIM], (FakeSource(),), {}) == [Gathered(evidence=(), covered=True)]


def test_no_source_makes_no_tier() -> None:
    assert list(tiers(())) == []


@pytest.mark.parametrize(
    ("failure", "counted"),
    [
        (SourceUnreachable("bad", "no answer"), "unreachable"),
        (SourceRefused("bad", "too many"), "failed"),
        (SourceFormatError("bad", "odd", json_path="$.a"), "failed"),
        (SourceError("bad", "some trouble"), "failed"),
    ],
)
def test_a_failure_is_counted_and_the_others_are_still_asked(
    failure: SourceError, counted: str
) -> None:
    bad = FakeSource(name="bad", failure=failure)
    good = FakeSource(name="good", answers={"Ada won.": (ONE,)})
    tallies: dict[str, Tally] = {}
    found = gather([CLAIM], (bad, good), tallies)
    assert found == [Gathered(evidence=(ONE,), covered=True, failed=("bad",))]
    assert dict(tallies["bad"].failures) == {counted: 1}
    assert (tallies["bad"].asked, tallies["bad"].answered) == (1, 0)
    assert (tallies["good"].asked, tallies["good"].answered) == (1, 1)


def test_a_bug_in_a_source_is_not_hidden() -> None:
    broken = FakeSource(failure=RuntimeError("a bug"))  # type: ignore[arg-type]  # on purpose
    with pytest.raises(RuntimeError, match="a bug"):
        gather([CLAIM], (broken,), {})


def test_no_source_gives_more_than_the_limit() -> None:
    many = tuple(make_evidence(str(each)) for each in range(EVIDENCE_LIMIT + 1))
    source = FakeSource(answers={"Ada won.": many})
    assert EVIDENCE_LIMIT == 64
    assert gather([CLAIM], (source,), {})[0].evidence == many[:64]


def test_outcomes_count_every_source_asked_or_not() -> None:
    good = FakeSource(name="good", answers={"Ada won.": (ONE, TWO)})
    bad = FakeSource(name="bad", failure=SourceUnreachable("bad", "no answer"))
    idle = FakeSource(name="idle", scope=DATES)
    tallies: dict[str, Tally] = {}
    for claim in (CLAIM, make_claim("Bea won.", kind=ClaimKind.ELECTION)):
        gather([claim], (good, bad, idle), tallies)
    assert outcomes((idle, bad, good), tallies) == (
        SourceOutcome(name="idle"),
        SourceOutcome(name="bad", asked=2, answered=0, failures=(("unreachable", 2),)),
        SourceOutcome(name="good", asked=2, answered=1),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(FakeServer):
    """Stand for a server that answers only once another is asked as well."""

    barrier: Barrier

    def prepare(self, claims: Sequence[Claim], /) -> None:
        """Wait for the other, then take the claims down."""
        self.barrier.wait(timeout=10)
        FakeServer.prepare(self, claims)


def test_servers_are_prepared_once_for_the_claims_they_cover_and_wait_side_by_side() -> None:
    # Each waits for the other: one after the other they would never meet.
    both = Barrier(2)
    one = Meeting(name="one", barrier=both, answers={"Ada won.": (ONE,)})
    two = Meeting(name="two", barrier=both, answers={"Ada won.": (TWO,)}, scope=ELECTIONS)
    day = make_claim("It was a Tuesday.", kind=ClaimKind.DATE)
    tallies: dict[str, Tally] = {}
    found = gather([CLAIM, day], (two, one), tallies)
    assert [each.evidence for each in found] == [(TWO, ONE), ()]
    assert (one.prepared, two.prepared) == (["Ada won.", "It was a Tuesday."], ["Ada won."])
    assert (tallies["one"].cached, tallies["two"].cached) == (2, 1)


def test_tiers_go_from_the_cheapest_to_the_dearest() -> None:
    dear = FakeSource(name="dear", scope=Scope(kinds=frozenset(ClaimKind), cost=2))
    cheap, cheaper = FakeSource(name="cheap"), FakeSource(name="cheaper")
    assert list(tiers((dear, cheap, cheaper))) == [(cheap, cheaper), (dear,)]
