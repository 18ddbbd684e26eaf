"""Test the text of a lock file line by line, and that nothing damaged is read."""

import hashlib
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import LockError
from factcheck.model.claim import ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.store.lockfile import (
    Lock,
    LockedClaim,
    claim_digest,
    dump_lock,
    fingerprint,
    parse_lock,
    read_lock,
)

EVIDENCE = Evidence(
    source="register",
    title="Register of votes",
    url="https://example.org/votes?oldid=7",
    locator="row 3",
    excerpt='Ada Ray\t61.5 %\n"final"',
    value="61.5 percent",
    valid_from=date(2020, 5, 3),
    valid_to=date(2021, 1, 1),
    retrieved_at=date(2024, 11, 2),
    revision="7",
    licence="CC0",
    stale=True,
)
AGAINST = Assessment(
    evidence=EVIDENCE,
    stance=Stance.REFUTES,
    checker="election",
    because="The article says 71.5; the register 61.5.",
    slots=(("subject", SlotMatch.AGREES), ("quantity", SlotMatch.DIFFERS)),
    confidence=0.875,
    correction="61.5 percent",
)
BARE = Evidence(source="s", title="t", url="u", excerpt="e", value="v")
NEAR = Assessment(evidence=BARE, stance=Stance.NEUTRAL, checker="c", because="b", confidence=0)
CLAIM = LockedClaim(
    id="0123456789ab",
    reading="00ff00ff00ff00ff",
    statement="Ada Ray won with 71.5%.",
    kind=ClaimKind.ELECTION,
    as_of=date(2020, 5, 4),
    covered=True,
    failed=("far", "off"),
    absent=True,
    assessments=(AGAINST, NEAR),
)
OPEN = LockedClaim(
    id="ba9876543210",
    reading="11ff00ff00ff00ff",
    statement="It was late.",
    kind=ClaimKind.OTHER,
    as_of=None,
    covered=False,
)
LOCK = Lock(
    claims={each.reading: each for each in (OPEN, CLAIM)}, factcheck="0.1.0", snapshot="2024-11-01"
)
TEXT = dump_lock(LOCK)


def test_text_of_a_lock_is_a_line_a_value_with_nothing_for_what_is_not_there() -> None:
    shown = [line for line in TEXT.splitlines() if not line.startswith("digest")]
    assert (
        "\n".join((*shown, ""))
        == r"""# Written by `factcheck lock`: the evidence that decides each claim. Not for editing.

version = 1
factcheck = "0.1.0"
snapshot = "2024-11-01"

[[claim]]
id = "0123456789ab"
reading = "00ff00ff00ff00ff"
statement = "Ada Ray won with 71.5%."
kind = "election"
as_of = 2020-05-04
covered = true
failed = ["far", "off"]
absent = true

[[claim.evidence]]
source = "register"
title = "Register of votes"
url = "https://example.org/votes?oldid=7"
locator = "row 3"
excerpt = "Ada Ray\t61.5 %\n\"final\""
value = "61.5 percent"
valid_from = 2020-05-03
valid_to = 2021-01-01
retrieved_at = 2024-11-02
revision = "7"
licence = "CC0"
stale = true
stance = "refutes"
checker = "election"
because = "The article says 71.5; the register 61.5."
slots = ["subject agrees", "quantity differs"]
confidence = 0.875
correction = "61.5 percent"

[[claim.evidence]]
source = "s"
title = "t"
url = "u"
excerpt = "e"
value = "v"
stance = "neutral"
checker = "c"
because = "b"
confidence = 0.0

[[claim]]
id = "ba9876543210"
reading = "11ff00ff00ff00ff"
statement = "It was late."
kind = "other"
"""
    )


def test_digests_are_those_of_the_lines_above_them() -> None:
    blocks = TEXT.split("\n\n")
    lines = next(block for block in blocks if 'source = "register"' in block).splitlines()
    expected = hashlib.sha256("\n".join(lines[1:-1]).encode()).hexdigest()
    assert lines[-1] == f'digest = "sha256:{expected}"'
    assert TEXT.count("digest = ") == 4


def test_what_is_read_is_what_was_written() -> None:
    lock = parse_lock(TEXT.encode())
    assert lock == LOCK
    assert dump_lock(lock) == TEXT
    assert lock.digest == LOCK.digest


def test_order_of_entries_is_that_of_their_statements() -> None:
    backwards = dict(reversed(list(LOCK.claims.items())))
    assert dump_lock(replace(LOCK, claims=backwards)) == TEXT


def test_line_ends_of_another_system_and_comments_change_nothing() -> None:
    other = TEXT.replace("\n", "\r\n") + "# a remark\r\n"
    assert parse_lock(other.encode()) == LOCK


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x1b[31m\x7f\x9b",
        "\u202eright to left",
        "\u2028\u2029\x85",
        "\\ \" ' # = [",
        "señor 🙂",
    ],
)
def test_any_text_is_kept_and_no_control_character_stands_in_the_file(text: str) -> None:
    claim = replace(OPEN, statement=text)
    written = dump_lock(replace(LOCK, claims={claim.reading: claim}))
    assert parse_lock(written.encode()).claims[claim.reading].statement == text
    assert all(each.isprintable() or each in "\n " for each in written)


def test_half_a_character_becomes_the_sign_for_an_unknown_one() -> None:
    claim = replace(OPEN, statement="\ud800!")
    written = dump_lock(replace(LOCK, claims={claim.reading: claim}))
    assert parse_lock(written.encode()).claims[claim.reading].statement == "\ufffd!"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("61.5 %", "62.5 %", "claim 1 (0123456789ab) evidence 1 does not match its digest"),
        ("oldid=7", "oldid=8", "evidence 1 does not match"),
        ("2024-11-02", "2024-11-03", "evidence 1 does not match"),
        ('"refutes"', '"supports"', "only evidence that refutes can correct"),
        ("0.875", "0.874", "evidence 1 does not match"),
        ("subject agrees", "subject differs", "evidence 1 does not match"),
        ('stance = "neutral"', 'stance = "supports"', "evidence 2 does not match"),
        ("71.5%", "71.6%", "claim 1 (0123456789ab) does not match its digest"),
        ("covered = true", "covered = false", "claim 1 (0123456789ab) does not match"),
        ("absent = true\n", "", "claim 1 (0123456789ab) does not match"),
        ('["far", "off"]', '["far"]', "claim 1 (0123456789ab) does not match"),
        ("as_of = 2020-05-04\n", "", "claim 1 (0123456789ab) does not match"),
        ("11ff", "12ff", "claim 2 (ba9876543210) does not match"),
        ('kind = "other"', 'kind = "else"', "claim 2 (ba9876543210) is of the kind 'else'"),
        ("subject agrees", "subject likes", "compares a slot as 'likes'"),
        ('source = "s"\n', "", "evidence 2 has no source"),
        ("confidence = 0.0\n", "", "evidence 2 has no confidence"),
        ("confidence = 0.0", "confidence = 0", "evidence 2 confidence is no float"),
        ('title = "t"', "title = 3", "evidence 2 title is no str"),
        ('title = "t"', 'title = "t"\nrank = 1', "evidence 2 holds rank, which belongs to no"),
        ('["far", "off"]', "[1]", "claim 1 (0123456789ab) failed is no list of texts"),
        ("as_of = 2020-05-04", "as_of = 2020-05-04T00:00:00", "as_of is no day"),
        ('id = "ba9876543210"\n', "", "claim 2 has no id"),
        ('[[claim]]\nid = "ba', '[claims]\nid = "ba', "holds claims, which belongs to no"),
        ("version = 1", "version = 2", "its format is 2, and this factcheck reads 1"),
        ("version = 1\n", "", "its format is None"),
        ('factcheck = "0.1.0"\n', "", "has no factcheck"),
        ("00ff00ff00ff00ff", "11ff00ff00ff00ff", "does not match its digest"),
    ],
)
def test_changed_content_is_refused_naming_the_entry(old: str, new: str, says: str) -> None:
    assert old in TEXT
    with pytest.raises(LockError) as caught:
        parse_lock(TEXT.replace(old, new, 1).encode(), name="x.lock")
    assert says in str(caught.value)
    assert str(caught.value).startswith("x.lock does not hold what was locked: ")
    assert caught.value.hint == "restore it, or remove it and run `factcheck lock PATHS`"


def test_evidence_taken_out_is_refused() -> None:
    start = TEXT.index('[[claim.evidence]]\nsource = "s"')
    end = TEXT.index("[[claim]]", start)
    with pytest.raises(LockError, match=r"claim 1 \(0123456789ab\) does not match its digest"):
        parse_lock((TEXT[:start] + TEXT[end:]).encode())


def test_an_entry_that_is_there_twice_is_refused() -> None:
    again = TEXT[TEXT.rindex("[[claim]]") :]
    with pytest.raises(LockError, match=r"claim 3 \(ba9876543210\) is there twice"):
        parse_lock((TEXT + again).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"\xff",
        TEXT.encode()[:-30],
        b"<<<<<<< HEAD\n" + TEXT.encode(),
        b"version = " + b"[" * 100_000,
        b"claim = [1]\nversion = 1\nfactcheck = ''\nsnapshot = ''",
    ],
    ids=["not UTF-8", "cut off", "a conflict", "deep", "no table"],
)
def test_damaged_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "factcheck.lock"
    path.write_bytes(content)
    with pytest.raises(LockError, match=r"factcheck.lock (is no lock file|does not hold)"):
        read_lock(path)


@pytest.mark.parametrize("read", [read_lock, fingerprint])
def test_file_that_is_not_there_or_cannot_be_read_is_told_apart(
    read: Callable[[Path], object], tmp_path: Path
) -> None:
    with pytest.raises(LockError, match="there is no lock file at ") as caught:
        read(tmp_path / "no.lock")
    assert caught.value.hint == "`factcheck lock PATHS` writes one"
    with pytest.raises(LockError, match="cannot be read: Is a directory"):
        read(tmp_path)


def test_file_that_changed_since_another_process_read_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.lock"
    path.write_text(TEXT, encoding="utf-8")
    before = fingerprint(path)
    assert read_lock(path, sha256=before) == LOCK
    path.write_text(TEXT + "#", encoding="utf-8")
    with pytest.raises(LockError, match="was changed during the run"):
        read_lock(path, sha256=before)


@pytest.mark.parametrize(
    "other",
    [
        replace(LOCK, factcheck="0.2.0"),
        replace(LOCK, snapshot="2025-01-01"),
        replace(LOCK, claims={CLAIM.reading: CLAIM}),
        replace(LOCK, claims={**LOCK.claims, OPEN.reading: replace(OPEN, covered=True)}),
    ],
)
def test_digest_of_the_whole_tells_every_other_content(other: Lock) -> None:
    assert other.digest != LOCK.digest


def test_digest_of_a_claim_tells_its_evidence_apart() -> None:
    stale = replace(NEAR, evidence=replace(BARE, licence="CC0"))
    assert claim_digest(replace(CLAIM, assessments=(AGAINST, stale))) != claim_digest(CLAIM)
    assert claim_digest(replace(CLAIM, assessments=(NEAR, AGAINST))) != claim_digest(CLAIM)


def test_every_entry_is_plain_toml() -> None:
    table = tomllib.loads(TEXT)
    assert [claim["kind"] for claim in table["claim"]] == ["election", "other"]
    assert table["claim"][0]["evidence"][0]["valid_to"] == date(2021, 1, 1)
