"""Find evidence in Wikidata: offices over time, elections, parties, capitals, days of birth.

`prepare` reads all claims of a document in a few batches; `find` answers from what came. Every
row is of one item at one revision, which the evidence cites.
"""

from collections.abc import Mapping, Sequence
from threading import Lock

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Evidence
from factcheck.sources.protocol import Scope, Workbench
from factcheck.sources.wikibase.ask import API, SPARQL, Desk
from factcheck.sources.wikibase.decode import NAME
from factcheck.sources.wikibase.link import Linker
from factcheck.sources.wikibase.rounds import conduct
from factcheck.sources.wikibase.study import Study
from factcheck.sources.wikibase.topics import LICENCE, evidence_for
from factcheck.sources.wikibase.wanted import is_covered
from factcheck.store.request import Traffic
from factcheck.store.snapshot import Snapshot

QUERIES = f"{NAME}-sparql"  # the endpoint of the query service
KINDS = frozenset(
    {
        ClaimKind.OFFICE, ClaimKind.ELECTION, ClaimKind.DATE, ClaimKind.PLACE,
        ClaimKind.MEMBERSHIP, ClaimKind.QUANTITY,
    }
)  # fmt: skip


class WikidataSource:
    """Answer from Wikidata, or from any Wikibase with its properties."""

    def __init__(self, desk: Desk, snapshot: Snapshot) -> None:
        self._desk = desk
        self._snapshot = snapshot
        self._lock = Lock()
        self._studies: dict[Claim, Study] = {}

    @property
    def name(self) -> str:
        """Give the source's name."""
        return NAME

    @property
    def scope(self) -> Scope:
        """Say what it speaks about: one round of requests serves many claims."""
        return Scope(
            kinds=KINDS, needs_network=True, licence=LICENCE, cost=1, endpoints=(NAME, QUERIES)
        )

    @property
    def lacks(self) -> str:
        """Say what must be set up first: nothing."""
        return ""

    @property
    def traffic(self) -> Traffic:
        """Count what its requests cost so far."""
        return self._desk.http.traffic(NAME) if self._desk.http is not None else Traffic()

    def covers(self, claim: Claim, /) -> bool:
        """Say whether the claim names somebody or some place, and a relation that items tell."""
        return claim.kind in KINDS and is_covered(claim)

    def prepare(self, claims: Sequence[Claim], /) -> None:
        """Fetch what these claims need; whatever fails is raised by `find` for who needed it."""
        covered = [claim for claim in claims if self.covers(claim)]
        with self._lock:
            study = self._study(covered)
            self._studies = dict.fromkeys(covered, study)

    def probe(self) -> None:
        """Ask the server what it is, past the cache.

        Raises:
            SourceError: it does not answer, or not as it should.
        """
        self._desk.probe()

    def find(self, claim: Claim, /, *, limit: int) -> Sequence[Evidence]:
        """Give the topics that bear on the claim.

        Raises:
            SourceError: something that the claim needs could not be fetched.
        """
        if not self.covers(claim):
            return ()
        with self._lock:
            study = self._studies.get(claim)
            if study is None:
                study = self._studies[claim] = self._study([claim])
            return evidence_for(study, claim)[:limit]

    def _study(self, claims: Sequence[Claim]) -> Study:
        study = Study(self._desk, Linker(self._snapshot))
        if claims:
            conduct(study, claims)
        return study


def build(options: Mapping[str, str], workbench: Workbench, /) -> WikidataSource:
    """Build the source; a Wikibase of one's own has a query service only where one is set."""
    del options
    api = workbench.endpoints.get(NAME, API)
    own = SPARQL if api == API else ""
    sparql = workbench.endpoints.get(QUERIES, own)
    return WikidataSource(Desk(http=workbench.http, api=api, sparql=sparql), workbench.snapshot)
