"""Test how the slots of a claim meet those of a statement."""

from typing import Any

import pytest

from factcheck.checkers.passage_slots import (
    details_agree,
    entities_agree,
    quantities_agree,
    same_entity,
    times_agree,
)
from factcheck.model.claim import Claim
from factcheck.model.value import EntityKind, EntityRef
from tests.unit.checkers.freedonia import ADA, BEN, FREEDONIA, claim, number


def named(name: str, *candidates: str) -> EntityRef:
    return EntityRef(name=name, kind=EntityKind.PERSON, candidates=candidates)


@pytest.mark.parametrize(
    ("mine", "its", "same"),
    [
        (ADA, ADA, True),
        (ADA, BEN, False),
        (ADA, named("Ada Stone"), False),
        (named("Zoe Unheard"), named("Zoë Unheard"), True),
        (named("Zoe Unheard"), named("Zoe Heard"), False),
        (named("Unheard"), named("Zoe Unheard"), False),
        (named("Zoe Unheard", "person:a", "person:b"), named("Zoe Unheard"), False),
    ],
)
def test_entity_is_the_same_by_id_or_by_its_whole_name(
    mine: EntityRef, its: EntityRef, *, same: bool
) -> None:
    assert same_entity(mine, its) is same


def with_details(details: dict[str, Any]) -> Claim:
    return claim("elected", **details)


def test_slot_that_the_claim_fills_must_be_met() -> None:
    whole = claim("defeated", ADA, other=BEN, place=FREEDONIA)
    assert entities_agree(whole, whole)
    assert entities_agree(claim("defeated", ADA, other=BEN), whole)
    assert not entities_agree(whole, claim("defeated", ADA, other=BEN))
    turned = claim("defeated", BEN, other=ADA, place=FREEDONIA)
    assert entities_agree(whole, turned, turned=True)
    assert not entities_agree(whole, turned)
    assert not entities_agree(claim("defeated", ADA), turned, turned=True)


@pytest.mark.parametrize(
    ("mine", "its", "agree"),
    [
        ({"round": ""}, {"round": "2"}, True),
        ({"round": ""}, {"round": "1"}, False),
        ({"round": "2"}, {"round": ""}, False),
        ({"for_office": ""}, {"for_office": "yes"}, True),
        ({"for_office": "yes"}, {"for_office": ""}, False),
        ({"post": "office:president"}, {"for_office": "yes"}, True),
        ({"post": "office:mayor"}, {"for_office": "yes"}, False),
        ({"post": "office:president"}, {"post": "office:mayor"}, False),
        ({"for_office": "yes"}, {"for_office": "yes", "post": "office:mayor"}, False),
        ({"office": "a|b"}, {"office": "a"}, True),
        ({"office": "a"}, {"office": "a|b"}, False),
        ({"office": "a"}, {"office": ""}, False),
        ({"name": "The G20"}, {"name": "G20"}, True),
        ({"name": "G7"}, {"name": "G20"}, False),
        ({"phrase": "x"}, {"phrase": "y"}, True),
        ({"unheard_of": "x"}, {}, False),
    ],
)
def test_details_agree_unless_they_change_the_meaning(
    mine: dict[str, str], its: dict[str, str], *, agree: bool
) -> None:
    assert details_agree(with_details(mine), with_details(its)) is agree


def test_details_of_two_relations_are_compared_where_both_have_them() -> None:
    holds = claim("holds", office="a", modifier="", became="")
    assert details_agree(holds, claim("since", office="a", oath="yes"))
    assert not details_agree(holds, claim("since", office="b"))
    acting = claim("holds", office="a", modifier="acting")
    assert not details_agree(acting, claim("since", office="a"))


def test_number_with_another_unit_or_more_leeway_is_not_met() -> None:
    mine = claim("level", quantity=number("5", "percent", low="4.5", high="5.5"))
    assert quantities_agree(mine, claim("level", quantity=number("5", "percent")))
    assert not quantities_agree(mine, claim("level", quantity=number("5", "seat")))
    wide = number("5", "percent", low="4", high="6")
    assert not quantities_agree(mine, claim("level", quantity=wide))
    assert not quantities_agree(mine, claim("level"))
    assert quantities_agree(claim("level"), mine)


@pytest.mark.parametrize(
    ("mine", "its", "how", "agree"),
    [
        ("2019", "2019-05-02", "within", True),
        ("2019/2021", "2019-05-02/2021-03", "within", True),
        ("2019/2021", "2019-05-02/2022-03", "within", False),
        ("2019/2021", "2020", "within", False),
        ("2019", None, "within", False),
        (None, "2019", "within", True),
        ("2019", "2019", "same", True),
        ("2019", "2019-05", "same", False),
        ("2019", "2019-05", "event", True),
        (None, "2019-05", "event", False),
        ("2019", "2018", "none", True),
        ("2019", "2019-05", "contest", True),
        ("2019-05", "2019", "contest", False),
    ],
)
def test_times_agree_as_their_relation_asks(
    mine: str | None, its: str | None, how: str, *, agree: bool
) -> None:
    assert times_agree(claim("x", time=mine), claim("x", time=its), how) is agree
