"""Check what must hold of normalisation for any text."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.value import DateShape
from factcheck.normalise.dates import find_dates
from factcheck.normalise.edtf import parse_edtf
from factcheck.normalise.names import fold, same_name, split_name
from factcheck.normalise.quantities import find_quantities
from factcheck.normalise.text import prepare, straighten, unwrapped

WORDS = [
    "in",
    "on",
    "since",
    "until",
    "from",
    "to",
    "and",
    "between",
    "the",
    "a",
    "an",
    "of",
    "last",
    "next",
    "this",
    "year",
    "month",
    "week",
    "day",
    "years",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "May",
    "March",
    "5",
    "12",
    "31",
    "2023",
    "1999",
    "2024-02-30",
    "Monday",
    "Tuesday,",
    "10/12/2023",
    "first",
    "second",
    "third",
    "fifteenth",
    "half",
    "quarter",
    "million",
    "bn",
    "$",
    "€",
    "%",
    "per",
    "cent",
    "percent",
    "points",
    "about",
    "nearly",
    "more",
    "than",
    "less",
    "one",
    "two",
    "twenty",
    "five",
    "hundred",
    "thousand",
    "dozen",
    "-",
    "–",
    "—",
    "'",
    "’",
    ".",
    ",",
    ";",
    ":",
    "\n",
    "(",
    ")",
    "early",
    "mid",
    "late",
    "1990s",
    "'89",
    "Q3",
    "spring",
    "winter",
    "end",
    "-3",
    "1,900",
    "1",
    "900",
    "0",
    "99999999",
    "doubled",
    "times",
    "seats",
    "votes",
    "of",
    "183",
    "minus",
    "won't",
    "will",
    "was",
    "summer",
    "decade",
    "century",
    "0001",
    "9999",
    "29",
    "February",
]
PROSE = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
TEXTS = st.one_of(st.text(max_size=120), PROSE)
ANCHORS = st.one_of(st.none(), st.dates(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))


@given(text=TEXTS, anchor=ANCHORS, offset=st.integers(0, 1000))
def test_dates_quote_the_text_in_order(text: str, anchor: date | None, offset: int) -> None:
    last = offset
    for mention in find_dates(text, anchor=anchor, offset=offset):
        assert mention.text == text[mention.span.start - offset : mention.span.end - offset]
        assert mention.text.strip()
        assert mention.span.start >= last
        last = mention.span.end
        assert (mention.length is not None) == (mention.shape is DateShape.DURATION)


@given(text=TEXTS, anchor=ANCHORS)
def test_dates_agree_with_their_edtf(text: str, anchor: date | None) -> None:
    for mention in find_dates(text, anchor=anchor):
        if mention.date is not None:
            assert parse_edtf(mention.date.edtf) == mention.date


@given(text=TEXTS, offset=st.integers(0, 1000))
def test_quantities_quote_the_text_in_order(text: str, offset: int) -> None:
    last = offset
    for mention in find_quantities(text, offset=offset):
        assert mention.text == text[mention.span.start - offset : mention.span.end - offset]
        assert mention.span.contains(mention.number)
        assert mention.span.start >= last
        last = mention.span.end
        assert mention.quantity.low <= mention.quantity.value <= mention.quantity.high


@given(text=TEXTS)
def test_fold_is_stable(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once == once.strip()


@given(text=TEXTS)
def test_prepare_is_stable_and_leads_back(text: str) -> None:
    prepared = prepare(text)
    assert prepare(prepared.text).text == prepared.text
    assert prepared.original(0, len(prepared.text))[1] <= len(text)
    last = 0
    for place in range(len(prepared.text)):
        start, end = prepared.original(place, place + 1)
        assert last <= start <= end <= len(text)
        last = start
        if end - start == 1 and text[start].isalnum() and text[start].isascii():
            assert prepared.text[place] == text[start]


@given(text=TEXTS)
def test_plain_text_keeps_its_length(text: str) -> None:
    assert len(unwrapped(straighten(text))) == len(text)


@given(first=TEXTS, second=TEXTS)
def test_same_name_is_symmetric_and_reflexive(first: str, second: str) -> None:
    assert same_name(first, second) == same_name(second, first)
    assert same_name(first, first) == bool(fold(first))
    split_name(first)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "one ",
        "1,",
        "the early ",
        " ",
        "\n",
        "twenty-",
        "a-",
        "x",
        "5 red ",
        "2020-",
        "A. ",
        "—",
        " \n",
        "a@",
        "(",
    ],
)
def test_time_grows_with_length_not_its_square(piece: str) -> None:
    def seconds(size: int) -> float:
        # The better of two, each on a text of its own, as what was read once may be remembered.
        return min(once((piece * size)[:size] + end) for end in ("", "."))

    def once(text: str) -> float:
        start = time.process_time()
        find_quantities(text)
        prepare(text)
        fold(text)
        split_name(text)
        return time.process_time() - start

    seconds(100)
    # A square law would give 16 times as much, and seconds in place of milliseconds.
    assert seconds(24_000) < 12 * max(seconds(6_000), 0.02)
