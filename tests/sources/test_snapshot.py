"""Test the snapshot as a source: which rows it offers for which claim, in which bundles."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Evidence
from factcheck.model.fact import Election, Event, Figure, Tenure
from factcheck.model.value import EntityKind, EntityRef
from factcheck.sources.protocol import Source, Workbench
from factcheck.sources.snapshot import build
from factcheck.store.snapshot import Snapshot, open_snapshot
from tests.unit.checkers.freedonia import claim

ARGENTINA = EntityRef(name="Argentina", kind=EntityKind.COUNTRY, id="country:ARG")
MILEI = EntityRef(name="Javier Milei", kind=EntityKind.PERSON, id="person:ARG:javier-milei")
MASSA = EntityRef(name="Sergio Massa", kind=EntityKind.PERSON, id="person:ARG:sergio-massa")
STRANGER = EntityRef(name="Zoe Unheard", kind=EntityKind.PERSON)
DECIDED = sorted(set(ClaimKind) - {ClaimKind.ATTRIBUTION, ClaimKind.OTHER, ClaimKind.CONSISTENCY})


@pytest.fixture(scope="module")
def snapshot(session_cache: Path) -> Iterator[Snapshot]:
    with open_snapshot(cache_dir=session_cache) as opened:
        yield opened


@pytest.fixture
def source(snapshot: Snapshot) -> Source:
    return build({}, Workbench(snapshot=snapshot, today=date(2024, 11, 13)))


def topics(found: Sequence[Evidence]) -> list[str]:
    return [evidence.topic for evidence in found]


def test_snapshot_says_what_it_is(source: Source) -> None:
    assert source.name == "snapshot"
    assert source.scope.kinds == set(DECIDED)
    assert source.scope.needs_network is False


@pytest.mark.parametrize("kind", ClaimKind)
def test_it_covers_a_decidable_kind_with_a_known_name(source: Source, kind: ClaimKind) -> None:
    known = claim("holds", MILEI, kind=kind)
    assert source.covers(known) is (kind in DECIDED)
    assert not source.covers(claim("holds", STRANGER, kind=kind))
    assert not source.covers(claim("holds", None, kind=kind))


def test_any_slot_can_hold_the_known_name(source: Source) -> None:
    assert source.covers(claim("holds", STRANGER, place=ARGENTINA))
    assert source.covers(claim("holds", STRANGER, other=MILEI))


def test_an_office_is_answered_with_its_holders_and_the_person_s_offices(source: Source) -> None:
    told = claim("holds", MILEI, place=ARGENTINA, office="office:president|office:monarch")
    found = source.find(told, limit=9)
    assert topics(found) == [
        "office office:president country:ARG",
        "offices of person:ARG:javier-milei",
        "elections in country:ARG",
        "elections of person:ARG:javier-milei",
    ]
    for evidence in found[:2]:
        assert all(isinstance(fact, Tenure) for fact in evidence.facts)
    labels = [fact.person_label for fact in found[0].facts if isinstance(fact, Tenure)]
    assert labels[-2:] == ["Alberto Fernández", "Javier Milei"]
    assert {f.person for f in found[1].facts if isinstance(f, Tenure)} == {MILEI.id}


def test_evidence_says_where_it_is_from(source: Source, snapshot: Snapshot) -> None:
    told = claim("holds", MILEI, place=ARGENTINA, office="office:president")
    evidence = source.find(told, limit=1)[0]
    assert evidence.source == "snapshot"
    assert evidence.revision == snapshot.version
    assert {origin.id for origin in evidence.origins} == {fact.source for fact in evidence.facts}
    first = snapshot.sources()[evidence.facts[0].source]
    assert (evidence.title, evidence.licence) == (first.name, first.licence)
    assert evidence.valid_to == first.covers_to
    assert evidence.url.startswith("http")


def test_the_limit_is_kept_from_the_front(source: Source) -> None:
    told = claim("holds", MILEI, place=ARGENTINA, office="office:president")
    assert topics(source.find(told, limit=1)) == ["office office:president country:ARG"]
    assert source.find(told, limit=0) == ()


def test_an_election_is_answered_by_country_and_candidates(source: Source) -> None:
    told = claim("defeated", MILEI, kind=ClaimKind.ELECTION, other=MASSA, place=ARGENTINA)
    found = source.find(told, limit=9)
    assert topics(found) == [
        "elections in country:ARG",
        "elections of person:ARG:javier-milei",
        "elections of person:ARG:sergio-massa",
    ]
    days = [fact.date.edtf for fact in found[2].facts if isinstance(fact, Election) and fact.date]
    assert "2023-11-19" in days


def test_figures_come_one_source_a_bundle(source: Source) -> None:
    indicator = "indicator:NY.GDP.MKTP.KD.ZG"
    told = claim("level", ARGENTINA, kind=ClaimKind.QUANTITY, indicator=indicator)
    found = source.find(told, limit=9)
    assert set(topics(found)) == {f"{indicator} of country:ARG"}
    kept = [{fact.source for fact in evidence.facts} for evidence in found]
    assert [len(each) for each in kept] == [1] * len(found)
    assert len(set.union(*kept)) == len(found) >= 2
    assert all(isinstance(fact, Figure) for evidence in found for fact in evidence.facts)


def test_a_property_is_answered_where_the_claim_asks_for_it(source: Source) -> None:
    told = claim("capital_of", STRANGER, kind=ClaimKind.PLACE, place=ARGENTINA, attribute="capital")
    (evidence,) = source.find(told, limit=9)
    assert evidence.topic == "capital of country:ARG"
    assert [getattr(fact, "value", "") for fact in evidence.facts] == ["Buenos Aires"]
    unasked = claim("capital_of", STRANGER, kind=ClaimKind.PLACE, place=ARGENTINA)
    assert source.find(unasked, limit=9) == ()


def test_events_are_offered_where_the_claim_names_one(source: Source) -> None:
    told = claim("event_at", None, kind=ClaimKind.EVENT, place=ARGENTINA, event="yes")
    (evidence,) = source.find(told, limit=9)
    assert evidence.topic == "events"
    assert any(isinstance(f, Event) and f.name == "2024 G20 summit" for f in evidence.facts)
    silent = claim("event_at", None, kind=ClaimKind.EVENT, place=ARGENTINA)
    assert source.find(silent, limit=9) == ()


def test_membership_is_answered_from_properties_offices_and_elections(source: Source) -> None:
    told = claim("member_of_party", MILEI, kind=ClaimKind.MEMBERSHIP, attribute="party")
    assert "elections of person:ARG:javier-milei" in topics(source.find(told, limit=9))


def test_a_name_without_rows_gives_nothing(source: Source) -> None:
    nobody = EntityRef(name="Nobody", kind=EntityKind.PERSON, id="person:ARG:nobody")
    assert source.find(claim("holds", nobody), limit=9) == ()


def claims_of_every_kind() -> list[Claim]:
    details: dict[str, Any] = {"office": "office:president", "attribute": "capital", "event": "yes"}
    return [
        claim(
            "any", MILEI, kind=kind, place=ARGENTINA, indicator="indicator:SP.POP.TOTL", **details
        )
        for kind in DECIDED
    ]


@pytest.mark.parametrize("told", claims_of_every_kind(), ids=lambda told: told.kind.value)
def test_a_topic_is_offered_once(source: Source, told: Claim) -> None:
    found = source.find(told, limit=64)
    assert found
    pairs = [(e.topic, tuple(sorted({fact.source for fact in e.facts}))) for e in found]
    assert len(pairs) == len(set(pairs))
