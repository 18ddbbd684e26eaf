"""Test claims about neighbours, the longest border, their number and a coast."""

from dataclasses import replace

import pytest

from factcheck.checkers.place import CHECKER
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, Stance
from factcheck.model.fact import Attribute
from factcheck.model.value import EntityKind, EntityRef, Span
from tests.unit.checkers.freedonia import FREEDONIA, SYLVANIA, bundle, claim

RURITANIA = EntityRef(name="Ruritania", kind=EntityKind.COUNTRY, id="country:RUR")
KLOPSTOKIA = EntityRef(name="Klopstokia", kind=EntityKind.COUNTRY, id="country:KLO")


def border(name: str, target: str | None, length: str) -> Attribute:
    return Attribute(
        entity="country:FRE",
        name="border",
        value=length,
        unit="km",
        target=target,
        qualifier=name,
        source="gazette",
        url="",
    )


ROWS = [
    border("Sylvania", "country:SYL", "900"),
    border("Ruritania", "country:RUR", "400"),
    border("Free Port", None, "12"),
]
BORDERS = bundle("border of country:FRE", ROWS)


def told(
    relation: str,
    other: EntityRef | None = None,
    *,
    quote: str = "words",
    rank: str = "",
    two: str = "",
    count: str = "",
    bound: str = "",
) -> Claim:
    made = claim(
        relation,
        FREEDONIA,
        kind=ClaimKind.PLACE,
        other=other,
        rank=rank,
        two=two,
        count=count,
        bound=bound,
    )
    return replace(made, quote=quote, span=Span(start=0, end=len(quote)))


def read(claimed: Claim, evidence: Evidence = BORDERS) -> Assessment:
    answer = CHECKER.check(claimed, evidence)
    assert answer is not None
    return answer


def test_a_neighbour_on_record_is_supported_and_a_stranger_is_not() -> None:
    assert read(told("borders", SYLVANIA)).stance is Stance.SUPPORTS
    answer = read(told("borders", KLOPSTOKIA))
    assert (answer.stance, answer.correction) == (Stance.REFUTES, "not a neighbour")


def test_the_longest_border_is_compared() -> None:
    assert read(told("border_rank", SYLVANIA, rank="1", two="st")).stance is Stance.SUPPORTS
    answer = read(told("border_rank", RURITANIA, rank="1", two="st"))
    assert (answer.stance, answer.correction) == (Stance.REFUTES, "Sylvania")


def test_the_shortest_border_is_compared() -> None:
    answer = read(told("border_rank", SYLVANIA, rank="-1", two="st"))
    assert (answer.stance, answer.correction) == (Stance.REFUTES, "Free Port")


def test_two_borders_of_nearly_one_length_are_not_told_apart() -> None:
    rows = [border("Sylvania", "country:SYL", "340"), border("Ruritania", "country:RUR", "330")]
    answer = read(told("border_rank", RURITANIA, rank="1", two="er"), bundle("border", rows))
    assert answer.stance is Stance.NEUTRAL


def test_the_longer_of_two_among_more_is_open() -> None:
    assert CHECKER.check(told("border_rank", SYLVANIA, rank="1", two="er"), BORDERS) is None


def test_a_rank_among_a_wrong_number_is_left_to_the_number() -> None:
    wrong = told("border_rank", SYLVANIA, rank="1", two="st", count="7")
    assert CHECKER.check(wrong, BORDERS) is None


@pytest.mark.parametrize("count", ["2", "3"])
def test_territories_may_be_counted_or_not(count: str) -> None:
    assert read(told("border_count", count=count)).stance is Stance.SUPPORTS


@pytest.mark.parametrize(
    ("count", "quote", "bound", "stance"),
    [
        ("5", "five land borders", "name", Stance.REFUTES),
        ("1", "its only neighbour", "name", Stance.REFUTES),
        # Across the sea there may be more neighbours.
        ("5", "its five neighbours", "name", Stance.NEUTRAL),
        ("5", "five land borders", "", Stance.NEUTRAL),
    ],
)
def test_a_wrong_number_accuses_only_where_it_is_of_land_borders(
    count: str, quote: str, bound: str, stance: Stance
) -> None:
    assert read(told("border_count", count=count, quote=quote, bound=bound)).stance is stance


@pytest.mark.parametrize(("coast", "stance"), [("0", Stance.SUPPORTS), ("120", Stance.REFUTES)])
def test_a_country_without_a_coast_has_none(coast: str, stance: Stance) -> None:
    row = Attribute(
        entity="country:FRE", name="coastline", value=coast, unit="km", source="gazette", url=""
    )
    assert read(told("landlocked"), bundle("coastline", [row])).stance is stance
