"""General sentence patterns: at least 95 in 100 must give the claims a reader would expect."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck.model.claim import Claim, Slot
from factcheck.model.value import EntityRef
from factcheck.splitter.split import Split
from tests.unit.splitter.desk import Desk

TABLE = Path(__file__).with_name("patterns.toml")
RIGHT = 0.95  # the share of patterns that must hold
ENTITIES = ("subject", "object", "place")
STATEMENT = ("statement_has", "statement_lacks")
KEYS = {"group", "date", "text", "state", "expect", "absent"}

Wanted = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Hold one row of the table."""

    group: str
    day: date
    text: str
    state: str
    expect: Sequence[Wanted]
    absent: Sequence[Wanted]


def table() -> list[Pattern]:
    """Read the table."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["pattern"]
    assert [row for row in rows if not set(row) <= KEYS] == []
    return [
        Pattern(
            group=row["group"],
            day=row["date"],
            text=row["text"],
            state=row.get("state", ""),
            expect=row.get("expect", []),
            absent=row.get("absent", []),
        )
        for row in rows
    ]


def fits(claim: Claim, wanted: Wanted) -> bool:
    """Say whether a claim has everything that is wanted of it."""
    return all(_has(claim, key, value) for key, value in wanted.items())


def _has(claim: Claim, key: str, value: Any) -> bool:
    if key in ENTITIES:
        return _means(getattr(claim.slots, key), value)
    if key in STATEMENT:
        found = [part.casefold() in claim.statement.casefold() for part in value]
        return all(found) if key == "statement_has" else not any(found)
    if key == "relation":
        return claim.slots.relation in ([value] if isinstance(value, str) else value)
    known = _plain(claim)
    if key in known:
        return bool(known[key] == (Decimal(value) if key == "value" else value))
    parts = claim.slots.detail(key).split("|")
    return value in parts or f"{key}:{value}" in parts


def _plain(claim: Claim) -> dict[str, Any]:
    slots = claim.slots
    return {
        "kind": claim.kind.value,
        "said_by": claim.attributed_to,
        "not_checkable": bool(claim.not_checkable),
        "time": slots.time.value.edtf if slots.time else None,
        "value": abs(slots.quantity.value.value) if slots.quantity else None,
        "unit": slots.quantity.value.unit if slots.quantity else None,
    }


def _means(slot: Slot[EntityRef] | None, name: str) -> bool:
    if slot is None:
        return False
    return name in {slot.value.id, slot.value.name} or slot.value.id == f"country:{name}"


def faults(pattern: Pattern, found: Split) -> list[str]:
    """Say what is wrong with the claims of a pattern."""
    wrong = [
        f"missing {dict(wanted)}"
        for wanted in pattern.expect
        if not any(fits(claim, wanted) for claim in found.claims)
    ]
    wrong += [
        f"not to be had: {claim.statement}"
        for wanted in pattern.absent
        for claim in found.claims
        if fits(claim, wanted)
    ]
    state = found.sentences[-1].state.value
    if pattern.state and state != pattern.state:
        wrong.append(f"the sentence is {state}, not {pattern.state}")
    return wrong


@pytest.fixture(scope="session")
def splits(desk: Desk) -> list[tuple[Pattern, Split]]:
    """Split every pattern's text once."""
    return [(pattern, desk.split(pattern.text, pattern.day.isoformat())) for pattern in table()]


def test_at_least_95_of_100_patterns_give_their_claims(
    splits: list[tuple[Pattern, Split]],
) -> None:
    failing = {
        pattern.text: wrong for pattern, found in splits if (wrong := faults(pattern, found))
    }
    for text, wrong in failing.items():
        print(f"{text}\n    " + "\n    ".join(wrong))  # noqa: T201  (pytest shows it on a failure)
    assert 1 - len(failing) / len(splits) >= RIGHT, f"{len(failing)} of {len(splits)} fail"


def test_every_claim_of_every_pattern_quotes_its_text(
    splits: list[tuple[Pattern, Split]],
) -> None:
    strays = [
        claim.quote
        for pattern, found in splits
        for claim in found.claims
        if pattern.text[claim.span.start : claim.span.end] != claim.quote
    ]
    assert strays == []


def test_the_table_is_large_and_asks_something_of_every_sentence() -> None:
    rows = table()
    assert len(rows) >= 340
    assert len({row.text for row in rows}) == len(rows)
    assert [row.text for row in rows if not (row.expect or row.absent or row.state)] == []


def test_a_wrong_expectation_is_a_fault(desk: Desk) -> None:
    text = "Chile's economy grew by 0.2% in 2023."
    right = {"kind": "quantity", "place": "CHL", "value": "0.2", "time": "2023", "sign": "1"}
    found = desk.split(text, "2024-03-01")

    def asked(expect: Sequence[Wanted], absent: Sequence[Wanted], state: str = "") -> int:
        row = Pattern(
            group="", day=date(2024, 3, 1), text=text, state=state, expect=expect, absent=absent
        )
        return len(faults(row, found))

    assert asked([right], []) == 0
    assert asked([], [right]) >= 1
    assert asked([], [], "question") == 1
    for key, other in {"place": "PER", "value": "0.3", "time": "2022", "sign": "-1"}.items():
        assert asked([{**right, key: other}], []) == 1
