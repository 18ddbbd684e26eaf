"""Hold evidence: what a source says, where a reader can open it, and when it holds."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from factcheck.model.claim import Claim
from factcheck.model.fact import Fact, SourceInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Hold one piece of evidence for one claim.

    `excerpt` is the source's content verbatim (for data: its cells); `value` is the value in
    words for the report. `facts` holds the typed rows that a checker compares; `statements`
    what the splitter reads in a passage of text; `origins` tells where each row comes from, by
    the row's source id. `valid_from` and `valid_to` bound what the source speaks for. `stale`
    says that the source could not be asked again although the answer's time was up.
    """

    source: str
    title: str
    url: str
    excerpt: str
    value: str
    facts: tuple[Fact, ...] = ()
    statements: tuple[Claim, ...] = ()
    origins: tuple[SourceInfo, ...] = ()
    topic: str = ""
    locator: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    retrieved_at: date | None = None
    revision: str = ""
    licence: str = ""
    stale: bool = False

    def narrowed(self, facts: tuple[Fact, ...], *, excerpt: str, value: str) -> "Evidence":
        """Keep only the rows that decided; title, address and licence become the first row's."""
        origin = next((o for o in self.origins if facts and o.id == facts[0].source), None)
        narrow = replace(self, facts=facts, excerpt=excerpt, value=value)
        if origin is None:
            return narrow
        return replace(
            narrow,
            title=origin.name,
            url=facts[0].url or origin.url,
            valid_from=origin.covers_from,
            valid_to=origin.covers_to,
            retrieved_at=origin.retrieved,
            licence=origin.licence,
            revision=origin.revision or self.revision,
        )

    @property
    def digest(self) -> str:
        """Give the SHA-256 of what was read, hex."""
        key = "\x1f".join((self.source, self.url, self.locator, self.excerpt, self.value))
        return hashlib.sha256(key.encode()).hexdigest()

    @property
    def id(self) -> str:
        """Give a short stable id."""
        return self.digest[:12]


class Stance(StrEnum):
    """Name what evidence says of a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


class SlotMatch(StrEnum):
    """Name how one slot compares with the evidence."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_COMPARED = "not_compared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Hold what one checker reads in one piece of evidence about one claim.

    `because` is one sentence that shows both values. `correction` is the right value, for
    REFUTES only.
    """

    evidence: Evidence
    stance: Stance
    checker: str
    because: str
    slots: tuple[tuple[str, SlotMatch], ...] = ()
    confidence: float = 1.0
    correction: str | None = None

    def __post_init__(self) -> None:
        if self.correction is not None and self.stance is not Stance.REFUTES:
            msg = "only evidence that refutes can correct"
            raise ValueError(msg)
