"""Define what a source of evidence must offer, and the workbench it is built with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, runtime_checkable

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Evidence
from factcheck.store.request import Fetcher, Traffic
from factcheck.store.snapshot import Snapshot

Reader = Callable[[str, date | None], tuple[Claim, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Say what a source can speak about, and what asking it costs.

    `cost` orders the asking, cheapest first: 0 computes or reads a file, 1 asks a server once
    for many claims, 2 asks it for each. `endpoints` names the addresses that a user can set.
    """

    kinds: frozenset[ClaimKind]
    languages: frozenset[str] = frozenset({"en"})
    needs_network: bool = False
    licence: str = ""
    cost: int = 0
    endpoints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """Carry what sources are built with; a source opens nothing of its own.

    `snapshot` knows the entities that claims are linked to, with their QIDs. `read` splits a
    passage, as of a day, as an article is split. `endpoints` gives the base addresses that the
    user set in place of the public ones, `keys` the secrets, both by the source's name.
    `cache_dir` is where the store may keep what it makes of large answers, None for nowhere.
    """

    snapshot: Snapshot
    today: date
    offline: bool = True
    http: Fetcher | None = None
    read: Reader | None = None
    cache_dir: Path | None = None
    endpoints: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)


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


@runtime_checkable
class LiveSource(Source, Protocol):
    """Find evidence on a server, for many claims at once.

    `prepare` fetches in few requests what `find` will need for these claims and raises
    nothing: a failure is kept, and raised by `find` for the claims that needed the answer.
    What it holds replaces what an earlier call held.
    """

    @property
    def lacks(self) -> str:
        """Say what must be set up before the source can answer anything, "" where nothing is."""
        ...

    @property
    def traffic(self) -> Traffic:
        """Count what the source's requests cost so far."""
        ...

    def prepare(self, claims: Sequence[Claim], /) -> None:
        """Fetch what these claims will need."""
        ...

    def probe(self) -> None:
        """Ask one cheap question, past the cache.

        Raises:
            SourceError: the server does not answer, or not as it should.
        """
        ...


class SourceFactory(Protocol):
    """Build a source from its options and the workbench."""

    def __call__(self, options: Mapping[str, str], workbench: Workbench, /) -> Source:
        """Build the source; do no I/O."""
        ...
