"""Find passages of Wikipedia: the revisions in force at the article's date, read sentence by sentence.

Few pages are fetched for a document (`mediawiki.shelf`); of each, only sentences that hold
parts of a claim are read, and each is one piece of evidence that cites its revision.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from factcheck.errors import SourceUnreachable
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Evidence
from factcheck.sources.mediawiki import api
from factcheck.sources.mediawiki.api import Revision
from factcheck.sources.mediawiki.passages import Sentence, bearing, parts_of, read, sentences
from factcheck.sources.mediawiki.shelf import Errand, Shelf
from factcheck.sources.mediawiki.titles import listed
from factcheck.sources.mediawiki.wikitext import is_redirect, plain_text
from factcheck.sources.protocol import Scope, Workbench
from factcheck.store.request import Traffic, TryAgain

BASE = "https://en.wikipedia.org/w/api.php"
LICENCE = "CC BY-SA 4.0"
KINDS = frozenset(ClaimKind) - {ClaimKind.ATTRIBUTION, ClaimKind.OTHER, ClaimKind.CONSISTENCY}
# Sentences of one page that are read for one claim: those that hold the most of its parts.
READ_A_PAGE = 4
# Sentences read for one document: a sentence takes about a hundredth of a second.
READ_A_DOCUMENT = 200


class WikipediaSource:
    """Answer with sentences of Wikipedia, each with what it states and its revision."""

    def __init__(self, workbench: Workbench) -> None:
        self._bench = workbench
        self._base = workbench.endpoints.get(api.NAME, BASE)
        self._shelves: dict[date, Shelf] = {}
        self._texts: dict[int, tuple[Sentence, ...]] = {}
        self._read: dict[tuple[int, int], tuple[Claim, ...]] = {}

    @property
    def name(self) -> str:
        """Give the source's name."""
        return api.NAME

    @property
    def scope(self) -> Scope:
        """Say which kinds of claim a sentence can be compared with."""
        return Scope(
            kinds=KINDS, needs_network=True, licence=LICENCE, cost=2, endpoints=(api.NAME,)
        )

    @property
    def lacks(self) -> str:
        """Say that nothing has to be set up."""
        return ""

    @property
    def traffic(self) -> Traffic:
        """Count what the source's requests cost so far."""
        return self._bench.http.traffic(api.NAME) if self._bench.http else Traffic()

    def covers(self, claim: Claim, /) -> bool:
        """Say whether a sentence could decide the claim: it was read, and nothing bars it."""
        slots = claim.slots
        barred = slots.is_unread or claim.ambiguous or claim.not_checkable
        named = slots.subject is not None or slots.place is not None
        told = slots.relation in listed("claims", "relations")
        return claim.kind in KINDS and told and named and not barred

    def prepare(self, claims: Sequence[Claim], /) -> None:
        """Fetch the revisions these claims will need; a failure is kept for `find`."""
        self._shelves, self._texts, self._read = {}, {}, {}
        by_day: dict[date, list[Claim]] = {}
        for claim in claims:
            by_day.setdefault(self._day(claim), []).append(claim)
        for day, asked in by_day.items():
            self._shelves[day] = self._fetch(day, asked)

    def probe(self) -> None:
        """Ask whether there is a main page."""
        http = self._bench.http
        if http is None:
            raise _no_network()
        request = api.look_up(self._base, ["Main Page"])
        try:
            api.read_catalogue(http.get(replace(request, ttl=timedelta(0))))
        except TryAgain as error:
            raise SourceUnreachable(api.NAME, f"{api.NAME} asks to come back: {error}") from error

    def find(self, claim: Claim, /, *, limit: int) -> Sequence[Evidence]:
        """Give the sentences that bear on a claim, the closest first.

        Raises:
            SourceError: a page that the claim needs could not be looked at, and no other
                says anything of the kind that the claim says.
        """
        shelf = self._shelves.get(self._day(claim))
        if shelf is None or (claim not in shelf.wanted and shelf.failure is None):
            shelf = self._fetch(self._day(claim), [claim])
        found = list(self._evidence(claim, shelf))
        failure = shelf.failed(claim)
        if failure is not None and not _speak_of(claim, found):
            raise failure
        return tuple(found[:limit])

    def _day(self, claim: Claim) -> date:
        return claim.as_of or self._bench.today

    def _fetch(self, day: date, claims: Sequence[Claim]) -> Shelf:
        http = self._bench.http
        if http is None or self._bench.read is None:
            return Shelf(failure=_no_network())
        errand = Errand(
            http=http,
            base=self._base,
            snapshot=self._bench.snapshot,
            day=day,
            today=self._bench.today,
        )
        return errand.run(claims)

    def _evidence(self, claim: Claim, shelf: Shelf) -> Iterator[Evidence]:
        parts = parts_of(claim, self._bench.snapshot)
        for revision in shelf.of(claim):
            closest = bearing(revision.title, self._sentences(revision), parts)
            for sentence in closest[:READ_A_PAGE]:
                statements = self._statements(revision, sentence)
                if statements:
                    yield self._passage(revision, sentence, statements)

    def _sentences(self, revision: Revision) -> tuple[Sentence, ...]:
        if revision.number not in self._texts:
            text = "" if is_redirect(revision.wikitext) else plain_text(revision.wikitext)
            self._texts[revision.number] = tuple(sentences(text))
        return self._texts[revision.number]

    def _statements(self, revision: Revision, sentence: Sentence) -> tuple[Claim, ...]:
        key = (revision.number, sentence.span.start)
        if key not in self._read:
            reader = self._bench.read
            if reader is None or len(self._read) >= READ_A_DOCUMENT:
                return ()
            self._read[key] = read(sentence, revision.title, revision.day, reader)
        return self._read[key]

    def _passage(
        self, revision: Revision, sentence: Sentence, statements: tuple[Claim, ...]
    ) -> Evidence:
        span = sentence.span
        return Evidence(
            source=api.NAME,
            title=f"Wikipedia: {revision.title}",
            url=api.permalink(self._base, revision.number),
            excerpt=sentence.text,
            value=sentence.text,
            statements=statements,
            topic=f"passage of {revision.title}",
            locator=f"characters {span.start} to {span.end} of the plain text",
            valid_to=revision.day,
            retrieved_at=revision.fetched,
            revision=str(revision.number),
            licence=LICENCE,
            stale=revision.stale,
        )


def _no_network() -> SourceUnreachable:
    return SourceUnreachable(api.NAME, f"{api.NAME} needs the network")


def _speak_of(claim: Claim, found: Sequence[Evidence]) -> bool:
    """Say whether a passage states something of the kind that the claim states."""
    return any(
        statement.slots.relation == claim.slots.relation
        for evidence in found
        for statement in evidence.statements
    )


def build(options: Mapping[str, str], workbench: Workbench, /) -> WikipediaSource:
    """Build the source over the workbench's HTTP client and reader."""
    del options
    return WikipediaSource(workbench)
