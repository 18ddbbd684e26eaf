"""Fetch the revisions of pages that were in force on a day, with few requests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from factcheck.errors import SourceError, SourceRefused, SourceUnreachable
from factcheck.model.claim import Claim
from factcheck.sources.mediawiki import api
from factcheck.sources.mediawiki.api import Page, Revision
from factcheck.sources.mediawiki.titles import titles_for, words_for
from factcheck.store.request import Answer, Fetcher, Request, TryAgain
from factcheck.store.snapshot import Snapshot

# Requests for one document: one for titles, one search, and six for texts. The host is asked
# twice a second at most, so that a document waits four seconds, and a page more for every
# second claim is what a reader would open as well.
MAX_REQUESTS = 8
# Pages read for one document, where they come in few requests; making one plain takes some
# hundredths of a second.
MAX_PAGES = 12
# Wikitext that one answer may hold, well below the client's cap of 8 MiB.
BATCH_BYTES = 3 * 2**20
# Pages that a search adds to a claim that has none.
HITS = 3
# Pages read for one claim: its own, the office's or the vote's, and the news of the day.
PAGES_A_CLAIM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Hold the revisions at hand, which of them each claim needs, and what could not be had."""

    wanted: Mapping[Claim, tuple[str, ...]] = field(default_factory=dict)
    revisions: Mapping[str, Revision] = field(default_factory=dict)
    failures: Mapping[str, SourceError] = field(default_factory=dict)
    failure: SourceError | None = None
    unreached: Mapping[Claim, SourceError] = field(default_factory=dict)

    def of(self, claim: Claim) -> tuple[Revision, ...]:
        """Give the revisions that may speak of a claim, the likeliest page first."""
        titles = self.wanted.get(claim, ())
        return tuple(self.revisions[title] for title in titles if title in self.revisions)

    def failed(self, claim: Claim) -> SourceError | None:
        """Give why a page that the claim needs could not be looked at, if one could not.

        A page that the document's requests did not reach counts where no other was read.
        """
        if self.failure is not None:
            return self.failure
        titles = self.wanted.get(claim, ())
        error = next((self.failures[title] for title in titles if title in self.failures), None)
        return error or (None if self.of(claim) else self.unreached.get(claim))


@dataclass(slots=True, kw_only=True)
class Errand:
    """Fetch what the claims of one document need, as of one day."""

    http: Fetcher
    base: str
    snapshot: Snapshot
    day: date
    today: date
    left: int = MAX_REQUESTS
    broken: SourceError | None = None
    unsearched: dict[Claim, SourceError] = field(default_factory=dict)

    def run(self, claims: Sequence[Claim]) -> Shelf:
        """Fetch in the order titles, search, texts; raises nothing."""
        try:
            wanted = self._find_pages(claims)
        except SourceError as error:
            return Shelf(failure=error)
        pages = {page.title: page for found in wanted.values() for page in found}
        revisions: dict[str, Revision] = {}
        failures: dict[str, SourceError] = {}
        asked: set[str] = set()
        for titles, request in self._requests([pages[title] for title in _chosen(wanted)]):
            asked |= set(titles)
            try:
                found = api.read_revisions(self._ask(request))
            except SourceError as error:
                failures |= dict.fromkeys(titles, error)
                continue
            revisions |= {each.title: each for each in found if each.day <= self.day}
            # A page that is older than the day has a revision; an answer may be cut short.
            cut = [t for t in titles if pages[t].day <= self.day and t not in revisions]
            failures |= {t: _refused(f"it gave no text of {t}") for t in cut}
        needed = {key: tuple(page.title for page in found) for key, found in wanted.items()}
        missed = _refused(f"the {MAX_REQUESTS} requests of a document did not reach its page")
        unreached = {key: missed for key, titles in needed.items() if set(titles) - asked}
        return Shelf(
            wanted=needed,
            revisions=revisions,
            failures=failures,
            unreached=unreached | self.unsearched,
        )

    def _find_pages(self, claims: Sequence[Claim]) -> dict[Claim, list[Page]]:
        """Give the pages there are for each claim."""
        asked = {claim: titles_for(claim, self.snapshot) for claim in claims}
        titles = _in_turn(list(asked.values()))[: api.TITLES_A_REQUEST]
        known = api.Catalogue()
        if titles:
            known = api.read_catalogue(self._ask(api.look_up(self.base, titles)))
        wanted = {}
        for claim in claims:
            found = (known.found(title) for title in asked[claim] if title in titles)
            usable = (page for page in found if page is not None and not page.disambiguation)
            wanted[claim] = list({page.title: page for page in usable}.values())
        self._search(claims, wanted)
        return {key: pages[:PAGES_A_CLAIM] for key, pages in wanted.items()}

    def _search(self, claims: Sequence[Claim], wanted: dict[Claim, list[Page]]) -> None:
        """Search once, for the first claim that has no page of its own."""
        without = next((claim for claim in claims if not wanted[claim]), None)
        words = words_for(without) if without is not None else ""
        if without is None or not words:
            return
        try:
            hits = api.read_hits(self._ask(api.search(self.base, words, limit=HITS)))
        except SourceError as error:
            self.unsearched[without] = error
            return
        wanted[without] = [page for page in hits if not page.disambiguation]

    def _requests(self, pages: Sequence[Page]) -> Iterator[tuple[tuple[str, ...], Request]]:
        """Give requests with the titles each answers for, within what is left of the budget.

        Pages that nobody changed since the day come in one request, by their numbers.
        """
        same: list[Page] = []
        for page in pages:
            if page.day <= self.day and sum(p.size_bytes for p in same) < BATCH_BYTES:
                same.append(page)
        if same:
            numbers = [page.revision for page in same]
            yield tuple(page.title for page in same), api.revisions(self.base, numbers)
        settled = self.day < self.today
        for page in pages:
            if page in same:
                continue
            if self.left <= 0:
                return
            yield (
                (page.title,),
                api.revision_on(self.base, page.title, self.day, settled=settled),
            )

    def _ask(self, request: Request) -> Answer:
        if self.broken is not None:
            raise self.broken
        self.left -= 1
        try:
            return self.http.get(request)
        except TryAgain as error:
            self.broken = SourceUnreachable(api.NAME, f"{api.NAME} asks to come back: {error}")
            raise self.broken from error
        except SourceUnreachable as error:
            # The host will not answer the next question either; nobody waits for it twice.
            self.broken = error
            raise


def _refused(why: str) -> SourceRefused:
    return SourceRefused(api.NAME, f"{api.NAME}: {why}")


def _in_turn(rankings: Sequence[Sequence[str]]) -> list[str]:
    """Give the first title of every ranking, then the second of each, every title once."""
    longest = max((len(ranking) for ranking in rankings), default=0)
    turns = (ranking[at] for at in range(longest) for ranking in rankings if at < len(ranking))
    return list(dict.fromkeys(turns))


def _chosen(wanted: Mapping[Claim, Sequence[Page]]) -> list[str]:
    """Choose the pages that serve the most claims; a claim that has one counts for less."""
    served = dict.fromkeys(wanted, 0)
    rest = list(dict.fromkeys(page.title for pages in wanted.values() for page in pages))
    places = {key: [page.title for page in pages] for key, pages in wanted.items()}
    chosen: list[str] = []
    while rest and len(chosen) < MAX_PAGES:
        best = max(rest, key=lambda title: (_worth(title, places, served), -rest.index(title)))
        rest.remove(best)
        chosen.append(best)
        for key, titles in places.items():
            served[key] += best in titles
    return chosen


def _worth(title: str, places: Mapping[Claim, Sequence[str]], served: Mapping[Claim, int]) -> float:
    return sum(
        1 / (1 + titles.index(title)) / (1 + served[key])
        for key, titles in places.items()
        if title in titles
    )
