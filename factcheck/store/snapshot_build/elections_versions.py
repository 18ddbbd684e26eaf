"""Choose among the versions of one list, and write its names in full."""

from dataclasses import replace
from decimal import Decimal

from factcheck.store.snapshot_build.elections_candidates import Result
from factcheck.store.snapshot_build.elections_contest import Contest
from factcheck.store.snapshot_build.elections_merge import Poll, Sighting
from factcheck.store.snapshot_build.elections_names import same_person


def best_contest(
    poll: Poll, round_: int | None, measure: str, chamber: str
) -> tuple[Contest, Sighting] | None:
    """Choose the fullest of the late versions of one round's list."""
    found = [
        (contest, sighting)
        for sighting in poll.sightings
        for contest in sighting.contests
        if (contest.round, contest.measure, contest.chamber) == (round_, measure, chamber)
    ]
    if not found:
        return None
    latest = max(found, key=lambda f: (f[1].rank, f[1].seen, _size(f[0])))
    fuller = [f for f in found if f[1].rank >= 1 and _agrees(f[0], latest[0])]
    return max(fuller, key=lambda f: (_size(f[0]), f[1].rank, f[1].seen), default=latest)


def _size(contest: Contest) -> int:
    return sum(r.number is not None and not r.is_rest for r in contest.results)


def _agrees(one: Contest, other: Contest) -> bool:
    """Say whether two versions differ in length alone, within rounding."""
    for result in other.results:
        if result.number is None or result.is_rest:
            continue
        match = next((r for r in one.results if same_person(r.name, result.name)), None)
        if (
            match is None
            or match.number is None
            or abs(match.number - result.number) > Decimal("0.51")
        ):
            return False
    return True


def with_full_names(contest: Contest, poll: Poll) -> tuple[Result, ...]:
    """Write names in full and with accents, and parties, from the poll's other lists."""
    known = [(r, s) for s in poll.sightings for c in s.contests for r in c.results if not r.is_rest]
    winners = [
        (Result(name=s.winner, party=c.winner_party), s)
        for s in poll.sightings
        for c in s.contests
        if s.winner and c.winner
    ]
    results = []
    for result in contest.results:
        if result.is_rest:
            results.append(result)
            continue
        same = [(r, s) for r, s in (*known, *winners) if same_person(r.name, result.name)]
        name = max(
            (r.name for r, s in same if s.rank >= 1),
            key=lambda n: _name_quality(n, result.name),
            default=result.name,
        )
        party = result.party or next(
            (
                r.party
                for r, s in sorted(same, key=lambda x: (x[1].rank, x[1].seen), reverse=True)
                if r.party
            ),
            None,
        )
        results.append(replace(result, name=name, party=party))
    return tuple(results)


def _name_quality(name: str, written: str) -> tuple[bool, int, bool, bool]:
    accents = sum(ord(char) > 127 and char.isalpha() for char in name)
    has_given = any(word.upper() != word for word in name.split())
    return (
        has_given and len(name.split()) >= len(written.split()),
        accents,
        name == written,
        has_given,
    )
