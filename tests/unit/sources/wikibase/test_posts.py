"""Test which office of which place a position's item stands for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factcheck.sources.wikibase.decode import Item, read_items
from factcheck.sources.wikibase.link import Linker
from factcheck.sources.wikibase.posts import read_post
from factcheck.store.snapshot import open_snapshot
from tests.servers.items import Entity, item, made

ARG, USA, GBR, ITA = "Q414", "Q30", "Q145", "Q38"


@pytest.fixture(scope="module")
def linker(session_cache: Path) -> Iterator[Linker]:
    with open_snapshot(cache_dir=session_cache) as snapshot:
        yield Linker(snapshot)


def read(entity: Entity) -> Item:
    found = read_items({"entities": {"Q1": entity}}, fetched=date(2026, 9, 1))["Q1"]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("title", "place", "office"),
    [
        ("President of Argentina", ARG, "office:president"),
        ("President of the Argentine Nation", ARG, "office:president"),
        ("Minister of Foreign Affairs of Argentina", ARG, "office:foreign-minister"),
        ("Argentine Foreign Minister", ARG, "office:foreign-minister"),
        ("Minister of Foreign Affairs, International Trade and Worship", ARG, "office:foreign-minister"),
        ("President of the United States", USA, "office:president"),
        ("Vice President of the United States", USA, "office:vice-president"),
        ("United States Secretary of State", USA, "office:foreign-minister"),
        ("Prime Minister of the United Kingdom", GBR, "office:prime-minister"),
        ("President of the Council of Ministers of Italy", ITA, "office:prime-minister"),
        ("Deputy Prime Minister of Italy", ITA, "office:deputy-prime-minister"),
        ("President of the Italian Republic", ITA, "office:president"),
        ("King of Italy", ITA, "office:monarch"),
        ("Speaker of the United States House of Representatives", USA, "office:speaker"),
    ],
)  # fmt: skip
def test_position_is_the_office_its_title_names(
    linker: Linker, title: str, place: str, office: str
) -> None:
    post = read_post(read(item("Q1", title, P1001=place)), linker, [])
    assert post is not None
    assert (post.office, post.place) == (office, linker.id_of(place))
    assert (post.title, post.acting) == (title, False)


@pytest.mark.parametrize(
    "title",
    ["President of the Argentine Football Association", "President-elect of Argentina",
     "First Lady of Argentina", "member of the Chamber of Deputies of Argentina"],
)  # fmt: skip
def test_position_of_another_sort_is_no_office(linker: Linker, title: str) -> None:
    assert read_post(read(item("Q1", title, P1001=ARG)), linker, []) is None


@pytest.mark.parametrize(
    ("title", "place"),
    [("President of the Senate of the Italian Republic", ITA), ("Prime Minister of Northern Ireland", GBR),
     ("Chancellor of the German Empire", "Q183"), ("President of the Continental Congress", USA)],
)  # fmt: skip
def test_head_of_something_else_is_no_head_of_state(linker: Linker, title: str, place: str) -> None:
    post = read_post(read(item("Q1", title, P1001=place)), linker, [])
    assert post is None or post.office == "office:speaker"


def test_alias_tells_the_office_where_the_label_does_not(linker: Linker) -> None:
    entity = item(
        "Q1", "Canciller de Argentina", aliases=["Foreign Minister of Argentina"], P1001=ARG
    )
    post = read_post(read(entity), linker, [])
    assert post is not None
    assert (post.office, post.title) == ("office:foreign-minister", "Canciller de Argentina")


def test_acting_is_no_single_holder(linker: Linker) -> None:
    post = read_post(read(item("Q1", "acting President of Argentina", P1001=ARG)), linker, [])
    assert post is None or (post.acting and not post.single)


def test_country_alone_tells_no_jurisdiction_unless_the_title_holds_its_name(
    linker: Linker,
) -> None:
    # It may be a minister of a province.
    bare = read(item("Q1", "Minister of Health", P17=ARG))
    named = read(item("Q1", "Minister of Health of Argentina", P17=ARG))
    assert read_post(bare, linker, []) is None
    post = read_post(named, linker, [])
    assert post is not None
    assert post.place == "country:ARG"


def test_office_of_several_places_is_of_none(linker: Linker) -> None:
    both = read(item("Q1", "King", P1001=[ARG, USA]))
    assert read_post(both, linker, []) is None
    best = read(item("Q1", "President of Argentina", P1001=[made(ARG, rank="preferred"), USA]))
    assert read_post(best, linker, []) is not None


def test_region_is_known_by_its_code(linker: Linker) -> None:
    state = read(item("Q99", "California", P300="US-CA"))
    post = read_post(read(item("Q1", "Governor of California", P1001="Q99")), linker, [state])
    assert post is not None
    assert (post.office, post.place) == ("office:governor", "region:US-CA")
    unread = read_post(read(item("Q1", "Governor of Elsewhere", P1001="Q98")), linker, [])
    assert unread is None


def test_item_without_a_place_is_no_office(linker: Linker) -> None:
    assert read_post(read(item("Q1", "President of Argentina")), linker, []) is None
