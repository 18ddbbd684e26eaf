"""Read and write factcheck.lock: for each claim the evidence that decides it, with digests."""

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar, cast

from factcheck.errors import LockError
from factcheck.model.claim import ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance

T = TypeVar("T")

LOCK_NAME = "factcheck.lock"
FORMAT = 1
_HEAD = "# Written by `factcheck lock`: the evidence that decides each claim. Not for editing.\n"
_MEND = "restore it, or remove it and run `factcheck lock PATHS`"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# What TOML forbids in a string, and what would mislead a person who reads a diff: controls, line
# and paragraph separators, and the marks that turn the direction of writing.
_UNSAFE = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]')
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedClaim:
    """Hold what was found about one claim: all that decides it, and never the verdict itself.

    `reading` is a digest of all that a checker may read in the claim, and finds the entry; `id`
    is the claim's id, for people. `assessments` are in rank order: every one that supports or
    refutes, and the first few that do neither. `failed` names the sources that could not be asked,
    `absent` says that one was left out because it needs the network.
    """

    id: str
    reading: str
    statement: str
    kind: ClaimKind
    as_of: date | None
    covered: bool
    failed: tuple[str, ...] = ()
    absent: bool = False
    assessments: tuple[Assessment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Hold the entries by their reading, and what last asked for all of them anew."""

    claims: Mapping[str, LockedClaim]
    factcheck: str
    snapshot: str

    @property
    def digest(self) -> str:
        """Give the SHA-256 of the content; line ends and comments of the file stay out."""
        parts = (str(FORMAT), self.factcheck, self.snapshot)
        entries = (claim_digest(claim) for claim in _in_order(self.claims.values()))
        return _digest((*parts, *entries))


def read_lock(path: Path, *, sha256: str | None = None) -> Lock:
    """Read a lock file and verify every digest in it.

    `sha256` is what the file's bytes have to be, where another process has read them already.

    Raises:
        LockError: the file is missing, damaged, of another format, or does not match.
    """
    content = _bytes_of(path)
    if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
        message = f"{path} was changed during the run"
        raise LockError(message, hint="run it again")
    return parse_lock(content, name=str(path))


def parse_lock(content: bytes, *, name: str = LOCK_NAME) -> Lock:
    """Read the bytes of a lock file and verify every digest in them.

    Raises:
        LockError: they are damaged, of another format, or do not match.
    """
    try:
        table = tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        message = f"{name} is no lock file: {error}"
        raise LockError(message, hint=_MEND) from error
    try:
        return _lock(table)
    except ValueError as error:
        message = f"{name} does not hold what was locked: {error}"
        raise LockError(message, hint=_MEND) from error


def fingerprint(path: Path) -> str:
    """Give the SHA-256 of a lock file's bytes, hex.

    Raises:
        LockError: the file is missing or cannot be read.
    """
    return hashlib.sha256(_bytes_of(path)).hexdigest()


def dump_lock(lock: Lock) -> str:
    """Write a lock as TOML: the same content gives the same text, a line a value."""
    lines = [_HEAD, *_pairs(version=FORMAT, factcheck=lock.factcheck, snapshot=lock.snapshot)]
    for claim in _in_order(lock.claims.values()):
        own = _claim_lines(claim)
        lines += ["", "[[claim]]", *own, f'digest = "{claim_digest(claim)}"']
        for assessment in claim.assessments:
            told = _evidence_lines(assessment)
            lines += ["", "[[claim.evidence]]", *told, f'digest = "{_digest(told)}"']
    return "\n".join(lines) + "\n"


def claim_digest(claim: LockedClaim) -> str:
    """Give the SHA-256 of one entry with all its evidence."""
    evidence = (_digest(_evidence_lines(assessment)) for assessment in claim.assessments)
    return _digest((*_claim_lines(claim), *evidence))


def _in_order(claims: Iterable[LockedClaim]) -> list[LockedClaim]:
    """Sort as a person would look them up: an edited number stays where it was in the file."""
    return sorted(claims, key=lambda c: (c.statement.casefold(), str(c.as_of), c.id, c.reading))


def _digest(lines: Iterable[str]) -> str:
    return "sha256:" + hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _claim_lines(claim: LockedClaim) -> list[str]:
    return _pairs(
        id=claim.id,
        reading=claim.reading,
        statement=claim.statement,
        kind=claim.kind.value,
        as_of=claim.as_of,
        covered=claim.covered or None,
        failed=claim.failed or None,
        absent=claim.absent or None,
    )


def _evidence_lines(assessment: Assessment) -> list[str]:
    evidence = assessment.evidence
    return _pairs(
        source=evidence.source,
        title=evidence.title,
        url=evidence.url,
        locator=evidence.locator or None,
        excerpt=evidence.excerpt,
        value=evidence.value,
        valid_from=evidence.valid_from,
        valid_to=evidence.valid_to,
        retrieved_at=evidence.retrieved_at,
        revision=evidence.revision or None,
        licence=evidence.licence or None,
        stale=evidence.stale or None,
        stance=assessment.stance.value,
        checker=assessment.checker,
        because=assessment.because,
        slots=tuple(f"{name} {match}" for name, match in assessment.slots) or None,
        confidence=float(assessment.confidence),
        correction=assessment.correction,
    )


def _pairs(**values: object) -> list[str]:
    """Write one line a value; what is not there has no line."""
    return [f"{key} = {_shown(value)}" for key, value in values.items() if value is not None]


def _shown(value: object) -> str:
    if isinstance(value, str):
        # No encoding holds half a character; a source that gives one has none to lose.
        whole = _SURROGATE.sub("\ufffd", value)
        return '"' + _UNSAFE.sub(lambda found: _escaped(found.group()), whole) + '"'
    if isinstance(value, tuple):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else repr(value)


def _escaped(character: str) -> str:
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        message = f"there is no lock file at {path}"
        raise LockError(message, hint="`factcheck lock PATHS` writes one") from error
    except OSError as error:
        message = f"the lock file {path} cannot be read: {error.strerror or error}"
        raise LockError(message) from error


class _Block:
    """Hand out the values of one table by key and kind, and refuse what is left over."""

    def __init__(self, table: object, where: str) -> None:
        if not isinstance(table, dict):
            message = f"{where} is no table"
            raise ValueError(message)  # noqa: TRY004 - the file is wrong, not the caller
        self._left = dict(table)
        self._where = where

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text that has to be there, unless there is a default."""
        found = self._pop(key, str)
        if found is None and default is None:
            raise self.wrong(f"has no {key}")
        return cast("str", default) if found is None else found

    def optional(self, key: str) -> str | None:
        """Give a text, or None."""
        return self._pop(key, str)

    def day(self, key: str) -> date | None:
        """Give a day, or None."""
        found = self._pop(key, date)
        if isinstance(found, datetime):
            raise self.wrong(f"{key} is no day")
        return found

    def yes(self, key: str) -> bool:
        """Say whether the key is there and true."""
        return bool(self._pop(key, bool))

    def number(self, key: str) -> float:
        """Give a number that has to be there."""
        found = self._pop(key, float)
        if found is None:
            raise self.wrong(f"has no {key}")
        return found

    def whole(self, key: str) -> int | None:
        """Give a whole number, or None."""
        return self._pop(key, int)

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, or ()."""
        found = self._pop(key, list) or []
        if not all(isinstance(item, str) for item in found):
            raise self.wrong(f"{key} is no list of texts")
        return tuple(found)

    def blocks(self, key: str) -> Sequence["_Block"]:
        """Give the tables of a list of tables, each by its place in it."""
        found = self._pop(key, list) or []
        return [
            _Block(table, f"{self._where}{key} {number}")
            for number, table in enumerate(found, start=1)
        ]

    def named(self, name: str) -> None:
        """Name the block in messages by what a person can search the file for."""
        self._where += f" ({name}) "

    def wrong(self, why: str) -> ValueError:
        """Make the error that says what is wrong with the block."""
        return ValueError(f"{self._where.strip()} {why}".strip())

    def end(self) -> None:
        """Refuse the keys that nobody has asked for."""
        if self._left:
            raise self.wrong(f"holds {next(iter(self._left))}, which belongs to no entry")

    def _pop(self, key: str, kind: type[T]) -> T | None:
        found = self._left.pop(key, None)
        if found is not None and not isinstance(found, kind):
            raise self.wrong(f"{key} is no {kind.__name__}")
        return found


def _lock(table: object) -> Lock:
    block = _Block(table, "")
    version = block.whole("version")
    if version != FORMAT:
        message = f"its format is {version}, and this factcheck reads {FORMAT}"
        raise ValueError(message)
    factcheck, snapshot = block.text("factcheck"), block.text("snapshot")
    claims: dict[str, LockedClaim] = {}
    for each in block.blocks("claim"):
        claim = _claim(each)
        if claim.reading in claims:
            raise each.wrong("is there twice")
        claims[claim.reading] = claim
    block.end()
    return Lock(claims=claims, factcheck=factcheck, snapshot=snapshot)


def _claim(block: _Block) -> LockedClaim:
    identity, digest = block.text("id"), block.text("digest")
    block.named(identity)
    claim = LockedClaim(
        id=identity,
        reading=block.text("reading"),
        statement=block.text("statement"),
        kind=_word(block, "kind", ClaimKind),
        as_of=block.day("as_of"),
        covered=block.yes("covered"),
        failed=block.texts("failed"),
        absent=block.yes("absent"),
        assessments=tuple(_assessment(each) for each in block.blocks("evidence")),
    )
    block.end()
    if claim_digest(claim) != digest:
        raise block.wrong("does not match its digest")
    return claim


def _assessment(block: _Block) -> Assessment:
    digest = block.text("digest")
    evidence = Evidence(
        source=block.text("source"),
        title=block.text("title"),
        url=block.text("url"),
        locator=block.text("locator", ""),
        excerpt=block.text("excerpt"),
        value=block.text("value"),
        valid_from=block.day("valid_from"),
        valid_to=block.day("valid_to"),
        retrieved_at=block.day("retrieved_at"),
        revision=block.text("revision", ""),
        licence=block.text("licence", ""),
        stale=block.yes("stale"),
    )
    assessment = Assessment(
        evidence=evidence,
        stance=_word(block, "stance", Stance),
        checker=block.text("checker"),
        because=block.text("because"),
        slots=tuple(_slots(block)),
        confidence=block.number("confidence"),
        correction=block.optional("correction"),
    )
    block.end()
    if _digest(_evidence_lines(assessment)) != digest:
        raise block.wrong("does not match its digest")
    return assessment


def _slots(block: _Block) -> Iterator[tuple[str, SlotMatch]]:
    for told in block.texts("slots"):
        name, _, match = told.rpartition(" ")
        if match not in set(SlotMatch):
            raise block.wrong(f"compares a slot as {match!r}")
        yield name, SlotMatch(match)


def _word(block: _Block, key: str, words: Callable[[str], T]) -> T:
    told = block.text(key)
    try:
        return words(told)
    except ValueError:
        raise block.wrong(f"is of the {key} {told!r}") from None
