"""Check that what was locked decides as it did before, and that no other bytes decide anything."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.errors import LockError
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.resolver.conclude import Finding
from factcheck.resolver.decide import decide
from factcheck.resolver.gather import Gathered
from factcheck.resolver.locked import entry
from factcheck.store.lockfile import Lock, LockedClaim, dump_lock, parse_lock
from factcheck.testing import make_assessment, make_claim

CLAIM = make_claim("Ada won.", kind=ClaimKind.ELECTION)
WORDS = st.text(max_size=12)
DAYS = st.none() | st.dates()
SLOTS = st.lists(st.tuples(WORDS, st.sampled_from(SlotMatch)), max_size=3).map(tuple)


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    stance = draw(st.sampled_from(Stance))
    value = draw(st.sampled_from("abcdef"))
    evidence = Evidence(
        source=draw(WORDS),
        title=draw(WORDS),
        url=draw(WORDS),
        excerpt=draw(WORDS),
        value=value,
        locator=draw(WORDS),
        valid_from=draw(DAYS),
        valid_to=draw(DAYS),
        retrieved_at=draw(DAYS),
        revision=draw(WORDS),
        licence=draw(WORDS),
        stale=draw(st.booleans()),
    )
    return Assessment(
        evidence=evidence,
        stance=stance,
        checker=draw(WORDS),
        because=draw(WORDS) + ".",
        slots=draw(SLOTS),
        confidence=draw(st.sampled_from([0, 0.1, 0.49999999999999994, 0.5, 1 / 3, 0.7, 1])),
        correction=draw(st.none() | WORDS) if stance is Stance.REFUTES else None,
    )


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    barred = draw(st.sampled_from(["", "", "an opinion"]))
    vague = draw(st.sampled_from(["", "", "two of the name"]))
    return replace(CLAIM, not_checkable=barred, ambiguous=vague, as_of=draw(DAYS))


@st.composite
def gatherings(draw: st.DrawFn) -> Gathered:
    failed = tuple(draw(st.lists(WORDS, max_size=2)))
    return Gathered(covered=draw(st.booleans()), failed=failed, absent=draw(st.booleans()))


def locked(*entries: LockedClaim) -> str:
    return dump_lock(Lock(claims={e.reading: e for e in entries}, factcheck="0", snapshot="s"))


@given(told=claims(), found=gatherings(), read=st.lists(assessments(), max_size=9))
def test_what_was_locked_decides_as_what_was_found(
    told: Claim, found: Gathered, read: Sequence[Assessment]
) -> None:
    made = entry(Finding(claim=told, gathered=found, assessments=tuple(read)))
    (back,) = parse_lock(locked(made).encode()).claims.values()
    again = Gathered(covered=back.covered, failed=back.failed, absent=back.absent)
    assert decide(told, again, back.assessments) == decide(told, found, read)


@given(statement=WORDS, read=st.lists(assessments(), max_size=3), failed=st.lists(WORDS))
def test_a_lock_read_and_written_again_has_the_same_bytes(
    statement: str, read: Sequence[Assessment], failed: list[str]
) -> None:
    made = LockedClaim(
        id="a" * 12,
        reading="b" * 16,
        statement=statement,
        kind=ClaimKind.DATE,
        as_of=None,
        covered=True,
        failed=tuple(failed),
        assessments=tuple(read),
    )
    text = locked(made)
    assert dump_lock(parse_lock(text.encode())) == text
    assert parse_lock(text.encode()).claims == {made.reading: made}


@given(st.data())
def test_no_changed_character_decides_anything_else(data: st.DataObject) -> None:
    read = make_assessment(Stance.REFUTES)
    found = Gathered(covered=True, failed=("far",), absent=True)
    text = locked(entry(Finding(claim=CLAIM, gathered=found, assessments=(read,))))
    place = data.draw(st.integers(text.index("[[claim]]"), len(text) - 1))
    other = data.draw(st.characters(exclude_categories=["Cs"]) | st.just(""))
    changed = text[:place] + other + text[place + 1 :]
    try:
        lock = parse_lock(changed.encode())
    except LockError:
        return
    # What is read all the same differs in layout only: a space, a comment, a blank line.
    assert lock.claims in (parse_lock(text.encode()).claims, {})


@given(st.binary(max_size=60))
@example(b"version=1\nfactcheck=''\nsnapshot=''\nclaim=1")
@example(b"version=1\nfactcheck=''\nsnapshot=''\nclaim=[{id=1}]")
def test_any_bytes_are_a_lock_or_refused(content: bytes) -> None:
    try:
        entries = parse_lock(content).claims
    except LockError:
        entries = {}
    assert entries == {}
