"""Test a claim's invariants and its id."""

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import Span
from factcheck.testing import make_claim


def test_quote_must_fill_its_span() -> None:
    with pytest.raises(ValueError, match="does not fill"):
        Claim(span=Span(start=0, end=3), quote="four", statement="four", kind=ClaimKind.OTHER)


def test_id_depends_on_the_statement_s_words_and_its_day_only() -> None:
    claim = make_claim("Ada won the vote.", "Ada won")
    assert len(claim.id) == 12
    assert replace(claim, statement=" ada  WON! ").id == replace(claim, statement="Ada won").id
    assert make_claim("Later, Ada won", "Ada won").id == claim.id
    assert replace(claim, statement="Ada lost").id != claim.id
    assert replace(claim, as_of=date(2000, 1, 1)).id != claim.id


def test_detail_gives_the_default_for_a_key_that_is_not_there() -> None:
    slots = Slots(details=(("office", "office:president"),))
    assert slots.detail("office") == "office:president"
    assert slots.detail("round") == ""
    assert slots.detail("round", "1") == "1"


def test_claim_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        make_claim("Ada won.").quote = "Bea won."  # type: ignore[misc]
