"""Test claims about a person's party: supported by any record, contradicted by none."""

from dataclasses import replace

import pytest

from factcheck.checkers.membership import CHECKER
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import SlotMatch, Stance
from factcheck.model.fact import Attribute, Fact
from factcheck.model.value import EntityKind, EntityRef
from tests.unit.checkers.freedonia import (
    ADA,
    BEN,
    NOBODY,
    bundle,
    candidate,
    claim,
    election,
    tenure,
)

REDS = EntityRef(name="Red Workers", kind=EntityKind.PARTY, id="party:FRE:rwp")


def party(value: str, *, target: str | None = None, entity: str = "person:ada") -> Attribute:
    return Attribute(entity=entity, name="party", value=value, target=target, source="gazette")


def member(who: EntityRef | None = ADA, of: EntityRef | None = REDS) -> Claim:
    return claim("member_of_party", who, kind=ClaimKind.MEMBERSHIP, other=of)


def stance(fact: Fact, claimed: Claim | None = None) -> Stance | None:
    answer = CHECKER.check(claimed or member(), bundle("party of person:ada", [fact]))
    return answer.stance if answer else None


def test_checker_says_what_it_reads() -> None:
    assert CHECKER.name == "membership"
    assert CHECKER.handles == {ClaimKind.MEMBERSHIP}


def test_answer_shows_the_row_that_decided() -> None:
    rows = [party("Blue Farmers"), party("Red Workers")]
    answer = CHECKER.check(member(), bundle("party of person:ada", rows))
    assert answer is not None
    assert answer.because == "The record gives Ada Stone's party as Red Workers."
    assert answer.evidence.facts == (rows[1],)
    assert (answer.evidence.value, answer.evidence.excerpt) == (
        "Red Workers",
        "Ada Stone: Red Workers",
    )
    assert answer.slots == (("object", SlotMatch.AGREES),)
    assert (answer.checker, answer.confidence) == ("membership", 0.85)


@pytest.mark.parametrize(
    "fact",
    [
        party("anything", target="party:FRE:rwp"),
        party("Red Workers' Party"),
        party("RWP"),
        party("Alliance/RWP"),
        tenure(ADA, "2012-01-01", party="party:FRE:rwp"),
        election("2012-01-01", candidate(BEN, "40"), candidate(ADA, "60", party="party:FRE:rwp")),
    ],
    ids=["id", "name", "acronym", "acronym in an alliance", "tenure", "candidate"],
)
def test_a_recorded_party_supports(fact: Fact) -> None:
    assert stance(fact) is Stance.SUPPORTS


@pytest.mark.parametrize(
    "fact",
    [
        party("Blue Farmers"),
        party("Red Workers", entity="person:ben"),
        tenure(ADA, "2012-01-01"),
        tenure(BEN, "2012-01-01", party="party:FRE:rwp"),
        election("2012-01-01", candidate(ADA, "60"), candidate(BEN, "40", party="party:FRE:rwp")),
        replace(party("Red Workers"), name="member-of"),
    ],
    ids=["another party", "another person", "none", "another's", "not a member's", "a club"],
)
def test_another_party_contradicts_nothing(fact: Fact) -> None:
    assert stance(fact) is None


def test_a_party_without_an_id_is_known_by_its_words() -> None:
    reds = EntityRef(name="the Red Workers", kind=EntityKind.PARTY)
    assert stance(party("Red Workers"), member(of=reds)) is Stance.SUPPORTS
    blues = EntityRef(name="Blue Farmers", kind=EntityKind.PARTY)
    assert stance(party("Red Workers"), member(of=blues)) is None


def test_what_is_not_the_checker_s_is_left_alone() -> None:
    fact = party("Red Workers")
    assert stance(fact, member(who=None)) is None
    assert stance(fact, member(of=None)) is None
    assert stance(fact, member(who=NOBODY)) is None
    assert stance(fact, claim("leads", ADA, other=REDS)) is None
