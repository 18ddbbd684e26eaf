"""Test a document's invariants, id and line numbers."""

from datetime import date

import pytest

from factcheck.model.document import Document, PublishedFrom
from factcheck.testing import make_document


@pytest.mark.parametrize(
    ("published", "origin"),
    [(None, PublishedFrom.OPTION), (date(2020, 1, 1), PublishedFrom.UNKNOWN)],
)
def test_day_and_where_it_came_from_go_together(
    published: date | None, origin: PublishedFrom
) -> None:
    with pytest.raises(ValueError, match="needs its origin"):
        Document(text="", origin="x", published=published, published_from=origin)


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (6, (3, 3))]
)
def test_line_and_column_count_from_one(offset: int, expected: tuple[int, int]) -> None:
    assert make_document("ab\n\ncd").line_column(offset) == expected


def test_columns_count_code_points() -> None:
    assert make_document("é𝄞x").line_column(2) == (1, 3)


def test_id_depends_on_the_text_only() -> None:
    assert make_document("a", origin="x").id == make_document("a", origin="y", published=None).id
    assert make_document("a").id != make_document("b").id
    assert len(make_document("\ud800").id) == 16
