"""Test which posts a sentence names."""

import pytest

from factcheck.checkers.passage_offices import names_its_office, offices_in
from factcheck.model.value import EntityKind, EntityRef
from tests.unit.checkers.freedonia import claim

GERMANY = EntityRef(name="Germany", kind=EntityKind.COUNTRY, id="country:DEU")
PRESIDENT, VICE, HEAD = "office:president", "office:vice-president", "office:prime-minister"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada is the vice president.", [VICE]),
        ("The president met the prime minister.", [PRESIDENT, HEAD]),
        ("Ada is tall.", []),
        ("", []),
    ],
)
def test_posts_are_found_by_their_longest_words(text: str, found: list[str]) -> None:
    assert list(offices_in(text, None)) == [frozenset({office}) for office in found]


def test_word_means_a_post_where_it_is_used_so() -> None:
    assert list(offices_in("the chancellor", "country:DEU")) == [frozenset({HEAD})]
    assert list(offices_in("the chancellor", None)) == []


@pytest.mark.parametrize(
    ("text", "office", "time", "named"),
    [
        ("Ada is president.", PRESIDENT, None, True),
        ("Ada is president.", VICE, None, False),
        ("Ada followed Ben.", PRESIDENT, None, False),
        ("Ada, the president, was prime minister in 2019.", PRESIDENT, None, True),
        ("Ada, the president, was prime minister in 2019.", PRESIDENT, "2019", False),
        ("Ada was president in 2019.", PRESIDENT, "2019", True),
        ("Ada is tall.", "", None, True),
    ],
)
def test_post_must_be_named_and_the_time_be_its_own(
    text: str, office: str, time: str | None, *, named: bool
) -> None:
    statement = claim("held", place=GERMANY, time=time, office=office)
    assert names_its_office(statement, text) is named
