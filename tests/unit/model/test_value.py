"""Test spans, quantities, dates and references."""

from datetime import date
from decimal import Decimal

import pytest

from factcheck.model.value import EdtfDate, EntityRef, Quantity, Span


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_span_refuses_what_is_no_range(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start=start, end=end)


@pytest.mark.parametrize(
    ("start", "end", "shared"), [(0, 5, 0), (0, 6, 1), (5, 10, 5), (7, 8, 1), (10, 12, 0)]
)
def test_overlap_counts_shared_characters_either_way(start: int, end: int, shared: int) -> None:
    span, other = Span(start=5, end=10), Span(start=start, end=end)
    assert span.overlap(other) == other.overlap(span) == shared


def test_contains_holds_at_the_edges() -> None:
    span = Span(start=5, end=10)
    assert span.contains(Span(start=5, end=10))
    assert not span.contains(Span(start=4, end=10))
    assert not span.contains(Span(start=5, end=11))


def test_spans_sort_by_start_then_end() -> None:
    spans = [Span(start=2, end=3), Span(start=1, end=9), Span(start=1, end=2)]
    assert [(span.start, span.end) for span in sorted(spans)] == [(1, 2), (1, 9), (2, 3)]


@pytest.mark.parametrize(("low", "high"), [("2", "3"), ("0", "0.9")])
def test_quantity_lies_within_its_bounds(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="do not hold"):
        Quantity(value=Decimal(1), unit="", low=Decimal(low), high=Decimal(high))


def interval(start: str | None, end: str | None) -> EdtfDate:
    return EdtfDate(
        edtf=f"{start or '..'}/{end or '..'}",
        earliest=date.fromisoformat(start) if start else None,
        latest=date.fromisoformat(end) if end else None,
    )


def test_date_refuses_to_run_backwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        interval("2020-01-02", "2020-01-01")


def test_date_is_a_day_only_when_both_ends_are_that_day() -> None:
    assert interval("2020-01-01", "2020-01-01").is_day
    assert not interval("2020-01-01", "2020-01-02").is_day
    assert not interval(None, None).is_day


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        ("2020-01-01", "2020-01-31", True),
        ("2020-01-16", None, False),
        ("2020-01-15", None, True),
        (None, "2020-01-14", False),
        (None, "2020-01-15", True),
        (None, None, True),
    ],
)
def test_interval_holds_its_ends_and_open_sides(
    start: str | None, end: str | None, holds: bool
) -> None:
    assert interval(start, end).holds(date(2020, 1, 15)) is holds


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        ("2020-01-31", "2020-03-01", True),
        ("2020-02-01", None, False),
        (None, "2020-01-01", True),
        (None, "2019-12-31", False),
        (None, None, True),
    ],
)
def test_intervals_overlap_where_they_share_a_day(
    start: str | None, end: str | None, overlaps: bool
) -> None:
    january, other = interval("2020-01-01", "2020-01-31"), interval(start, end)
    assert january.overlaps(other) is other.overlaps(january) is overlaps


def test_reference_is_linked_or_ambiguous_never_both() -> None:
    with pytest.raises(ValueError, match="ambiguous"):
        EntityRef(name="Ada", id="person:1", candidates=("person:1", "person:2"))
