"""Define what a source of evidence must offer, and the workbench it is built with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Evidence
from factcheck.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Say what a source can speak about."""

    kinds: frozenset[ClaimKind]
    languages: frozenset[str] = frozenset({"en"})
    needs_network: bool = False
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """Carry what sources are built with; a source opens nothing of its own."""

    snapshot: Snapshot
    today: date
    offline: bool = True


class Source(Protocol):
    """Find evidence for claims.

    `find` returns an empty sequence when the source says nothing of the claim, and raises
    SourceError, never anything else, when it could not look.
    """

    @property
    def name(self) -> str:
        """Give the name used in settings and reports."""
        ...

    @property
    def scope(self) -> Scope:
        """Say what the source can speak about."""
        ...

    def covers(self, claim: Claim, /) -> bool:
        """Say, without I/O, whether asking is worth while."""
        ...

    def find(self, claim: Claim, /, *, limit: int) -> Sequence[Evidence]:
        """Find evidence for a claim, best first."""
        ...


class SourceFactory(Protocol):
    """Build a source from its options and the workbench."""

    def __call__(self, options: Mapping[str, str], workbench: Workbench, /) -> Source:
        """Build the source; do no I/O."""
        ...
