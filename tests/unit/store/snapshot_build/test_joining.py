from dataclasses import replace
from datetime import date

import pytest

from factcheck.model.fact import Alias, Attribute, Candidate, Entity
from factcheck.model.value import EntityKind
from factcheck.store.snapshot_build import joining
from factcheck.store.snapshot_build.elections_rows import ElectionRow
from factcheck.store.snapshot_build.parties import PartyRegistry
from factcheck.store.snapshot_build.people import PersonRegistry
from tests.unit.store.ruritania import BORDER, ELECTION, ROWS, RUDOLF, RURITANIA, SOURCE, tenure

TEXAS = Entity(
    id="region:US-TX", kind=EntityKind.REGION, label="Texas", iso="US-TX", country="country:USA"
)


def row(*candidates: Candidate, office: str | None = "office:president") -> ElectionRow:
    body = "Senate"  # an office can be filled by a chamber: the office decides what stands
    election = replace(ELECTION, office=office, body=body, candidates=candidates, source="source:x")
    return ElectionRow(election=election, raw_names=tuple(item.name for item in candidates))


def test_candidates_for_an_office_are_persons_with_a_party() -> None:
    people, parties = PersonRegistry(), PartyRegistry()
    joined = joining.join_election(
        row(
            Candidate(id=None, name="Rudolf ELPHBERG", party="RED"),
            Candidate(id=None, name="other", party=None),
        ),
        people,
        parties,
        {},
    )
    assert joined.candidates[0].id in {entity.id for entity in people.entities()}
    assert joined.candidates[0].party == "party:RUR:red"
    assert joined.candidates[1].id is None
    assert joined.source == "x"


def test_candidates_for_a_chamber_are_parties() -> None:
    people, parties = PersonRegistry(), PartyRegistry()
    joined = joining.join_election(
        row(
            Candidate(id=None, name="Red Front", party="RF", seats=7),
            Candidate(id=None, name="independents", seats=2),
            office=None,
        ),
        people,
        parties,
        {},
    )
    assert [item.id for item in joined.candidates] == ["party:RUR:rf", None]
    assert people.entities() == ()


@pytest.mark.parametrize(
    ("name", "acronym", "party"),
    [
        ("New Front (NF)/UG", None, "party:RUR:nf"),
        ("New Front", "NF", "party:RUR:nf"),
        ("New Front (NF) - Old Front (OF)", "OF", "party:RUR:new-front-nf-old-front-of"),
        ("New Front (NF) and its allies", None, "party:RUR:new-front-nf-and-its-allies"),
        ("National Front", None, "party:RUR:national-front"),
    ],
)
def test_the_seats_of_a_joint_list_are_no_one_partys(
    name: str, acronym: str | None, party: str
) -> None:
    parties = PartyRegistry()
    parties.resolve("country:RUR", "New Front", "NF")
    parties.resolve("country:RUR", "Old Front", "OF")
    candidate = Candidate(id=None, name=name, party=acronym, seats=7)
    joined = joining.join_election(row(candidate, office=None), PersonRegistry(), parties, {})
    assert joined.candidates[0].id == party


def test_states_get_one_id_whatever_their_data_set_calls_them() -> None:
    states = joining.state_ids([TEXAS])
    assert states["region:US-texas"] == states["region:US:texas"] == TEXAS.id
    moved = joining.join_tenure(
        replace(tenure("2020-01-01", None), jurisdiction="region:US:texas", party="Republican"),
        PartyRegistry(),
        states,
    )
    assert (moved.jurisdiction, moved.party) == (TEXAS.id, "party:USA:republican")


def test_the_first_source_of_an_id_stands() -> None:
    found = joining.join_sources([SOURCE, replace(SOURCE, id="source:gazette", name="other")])
    assert found == [SOURCE]


def test_a_city_that_is_called_like_its_country_yields_to_it() -> None:
    city = Entity(id="city:RUR:r", kind=EntityKind.CITY, label="Ruritania", country=RURITANIA.id)
    names = [
        Alias(entity=entity.id, text="Ruritania", normalised="ruritania", kind="name")
        for entity in (RURITANIA, city)
    ]
    entities = {entity.id: entity for entity in (RURITANIA, city)}
    assert joining.without_shadows(names, entities) == [names[0]]


def test_a_short_name_that_is_the_name_is_dropped_and_other_kinds_stay() -> None:
    names = [
        Alias(entity=RUDOLF.id, text="rudolf", normalised="rudolf", kind=kind)
        for kind in ("short", "family", "name")
    ]
    found = joining.without_shadows(names, {RUDOLF.id: RUDOLF})
    assert sorted(alias.kind for alias in found) == ["family", "name"]


def test_names_of_nothing_are_dropped() -> None:
    lost = Alias(entity="person:none", text="No One", normalised="no one", kind="name")
    assert joining.without_shadows([lost], {}) == []


def test_dated_memberships_stand_for_undated_ones() -> None:
    def member(organisation: str, qualifier: str) -> Attribute:
        return Attribute(
            entity=RURITANIA.id,
            name="member-of",
            value=organisation,
            target=f"organisation:{organisation}",
            qualifier=qualifier,
        )

    dated = [member("EU", "2004-05-01/..")]
    kept = joining.without_covered([member("EU", ""), member("UN", "")], dated)
    assert kept == [member("UN", "")]


def test_a_repeated_property_is_written_once_with_its_first_source() -> None:
    again = replace(BORDER, source="another")
    assert joining.without_repeats([BORDER, again]) == [BORDER]


def test_offices_that_no_list_has_get_an_entity() -> None:
    listed = [Entity(id="office:president", kind=EntityKind.OFFICE, label="President")]
    found = joining.unlisted_offices(["office:president", "office:chief-executive", None], listed)
    assert [(item.id, item.label) for item in found] == [
        ("office:chief-executive", "Chief executive")
    ]


def test_ids_that_nothing_has_are_found() -> None:
    assert joining.dangling(ROWS) == (
        "country:ARG",
        "indicator:GDP",
        "office:mayor",
        "office:president",
        "source monthly",
    )


def test_nothing_dangles_where_everything_is_named() -> None:
    whole = replace(ROWS, tenures=[], elections=[], figures=[], attributes=[])
    assert joining.dangling(whole) == ()
    assert SOURCE.retrieved == date(2026, 1, 2)
