"""Hold the splitter to its promises for any text."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.splitter.sentences import find_sentences
from factcheck.store.snapshot import open_snapshot
from tests.unit.splitter.desk import Desk

PIECES = st.sampled_from(
    [
        "President Gabriel Boric",
        "Chile’s",
        "Emmanuel Macron, president of France since 2017,",
        "defeated Marine Le Pen",
        "with 58.5% of the vote",
        "“quoted",
        "words”",
        "on Sunday 24 April 2022",
        "took office",
        "succeeded",
        "she",
        "He",
        "his predecessor, Angela Merkel",
        "the economy grew 2.3%",
        "unemployment",
        "in the U.S.",
        "the G20 summit in Rio de Janeiro",
        ", who",
        "—",
        "- ",
        "\n",
        "\n## ",
        ". ",
        "? ",
        "São Tomé",
        "\u00a0",
        "\u200b",
        "🙂",
        "İstanbul",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=14).map(" ".join)
FEW = settings(
    max_examples=40,
    deadline=None,  # the first example loads the parser
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def desk(session_cache: Path) -> Iterator[Desk]:
    with open_snapshot(cache_dir=session_cache) as snapshot:
        yield Desk(snapshot)


@given(text=TEXTS, day=st.sampled_from(["2024-03-01", ""]))
@FEW
def test_every_claim_and_slot_quotes_the_text(desk: Desk, text: str, day: str) -> None:
    for claim in desk.split(text, day).claims:
        assert claim.quote == text[claim.span.start : claim.span.end]
        assert claim.quote.strip()
        slots = (claim.slots.subject, claim.slots.object, claim.slots.quantity, claim.slots.time)
        spans = [slot.span for slot in slots if slot is not None and slot.span is not None]
        assert all(span.end <= len(text) for span in spans)


@given(text=TEXTS)
@FEW
def test_every_claim_lies_in_one_sentence(desk: Desk, text: str) -> None:
    found = desk.split(text)
    for claim in found.claims:
        assert any(sentence.span.contains(claim.span) for sentence in found.sentences)


@given(text=TEXTS)
@FEW
def test_tokens_mentions_and_dates_stand_in_their_text(desk: Desk, text: str) -> None:
    for passage in desk.reading(text).passages:
        assert text[passage.span.start : passage.span.end] == passage.text
        assert all(text[d.span.start : d.span.end] == d.text for d in passage.dates)
        assert all(passage.span.contains(m.span) for m in passage.mentions)
        assert [len(t.text) for t in passage.tokens] == [t.end - t.start for t in passage.tokens]


@given(text=TEXTS, day=st.sampled_from(["2024-03-01", ""]))
@FEW
def test_splitting_twice_gives_the_same(desk: Desk, text: str, day: str) -> None:
    assert desk.split(text, day) == desk.split(text, day)


@given(text=TEXTS | st.text(max_size=200), start=st.integers(0, 20))
@settings(max_examples=200, deadline=None)
def test_sentences_are_apart_in_order_and_leave_only_blanks_and_bullets(
    text: str, start: int
) -> None:
    spans = [sentence.span for sentence in find_sentences(text, start)]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(start <= span.start < span.end <= len(text) for span in spans)
    covered = {at for span in spans for at in range(span.start, span.end)}
    left = {text[at] for at in range(start, len(text)) if at not in covered}
    assert not {char for char in left if char.isalpha()}
