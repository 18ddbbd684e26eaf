"""Find what fact checkers published about a claim: by Google's API, or in the public feed."""

import html
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from factcheck.errors import SourceError, SourceUnreachable, StoreError
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Evidence
from factcheck.model.fact import Review, SourceInfo
from factcheck.normalise.ratings import Marks, rating_of
from factcheck.sources.claimreview_answers import (
    SOURCE,
    check_api,
    check_feed,
    read_claims,
    read_feed,
)
from factcheck.sources.protocol import Scope, Workbench
from factcheck.store.claimreview_index import Entry, ReviewIndex, open_index, telling
from factcheck.store.request import Answer, Request, Traffic

API, FEED = "factcheck-tools", "claimreview-feed"
API_BASE = "https://factchecktools.googleapis.com/v1alpha1"
# Only the key's holder can ask; a header keeps it out of addresses, caches and messages.
KEY_HEADER = "X-Goog-Api-Key"
FEED_FILE = "/factcheck/latest/data.json"
FEED_BYTES = 256 * 2**20  # 60 to 80 MB as of 2025, and growing
FEED_FORMAT = "1"  # of what is taken over into the index
LICENCE = "the publishers' own; the collection CC BY 4.0"
LACKS = (
    "neither a key (GOOGLE_FACTCHECK_API_KEY) nor a feed (--endpoint claimreview-feed=URL) is set"
)
KINDS = frozenset(ClaimKind) - {ClaimKind.CONSISTENCY, ClaimKind.ATTRIBUTION}
# The quota of a key is not published: a document asks about so many claims, the most
# check-worthy first, and says of the others that they were not looked up.
MOST_QUESTIONS = 20
MOST_QUERY = 300  # characters
CANDIDATES = 40  # the index ranks by words in common, our own measure ranks again
MOST_SHOWN = 4
# A review is related where its claim has at least this share of the words of ours.
RELATED = 0.5
LONGEST_CLAIM, LONGEST_WORDS = 400, 100


class ClaimReviews:
    """Answer with published fact checks of the same or of a like claim."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._key = workbench.keys.get(SOURCE, "")
        self._feed = workbench.endpoints.get(FEED, "")
        # By whole claims: two of one id can be read in two ways.
        self._entries: dict[Claim, tuple[Entry, ...]] = {}
        self._failures: dict[Claim, SourceError] = {}
        self._index: ReviewIndex | None = None
        # One refusal stands for all questions of a document: an index is big, a quota small.
        self._refused: dict[str, SourceError] = {}
        self._listed: Answer | None = None
        self._read: dict[tuple[str, str], tuple[Claim, ...]] = {}

    @property
    def name(self) -> str:
        """Give the source's name."""
        return SOURCE

    @property
    def scope(self) -> Scope:
        """Say that every kind of claim may have been reviewed, and that each is asked for alone."""
        return Scope(
            kinds=KINDS, needs_network=True, licence=LICENCE, cost=2, endpoints=(API, FEED)
        )

    @property
    def lacks(self) -> str:
        """Say what has to be set before anything is asked."""
        return "" if self._key or self._feed else LACKS

    @property
    def traffic(self) -> Traffic:
        """Count what the requests cost so far."""
        http = self._workbench.http
        return http.traffic(SOURCE) if http is not None else Traffic()

    def covers(self, claim: Claim, /) -> bool:
        """Say whether the claim is of somebody or something that a review could name."""
        slots = claim.slots
        named = any(
            s is not None and s.value.id for s in (slots.subject, slots.object, slots.place)
        )
        return bool(not self.lacks and claim.kind in KINDS and named and not claim.not_checkable)

    def prepare(self, claims: Sequence[Claim], /) -> None:
        """Ask about the most check-worthy claims, and look all of them up in the feed."""
        self._entries.clear()
        self._failures.clear()
        self._refused.clear()
        ranked = sorted(claims, key=lambda claim: -claim.checkworthiness)
        for number, claim in enumerate(ranked):
            self._ask(claim, beyond=number >= MOST_QUESTIONS)

    def probe(self) -> None:
        """Ask the API about one word, and the feed whether it is there."""
        past_the_cache = timedelta(0)
        answers = []
        if self._key:
            answers.append(self._search("inflation", ttl=past_the_cache))
        if self._feed:
            answers.append(self._feed_answer(ttl=past_the_cache))
        if any(answer.stale for answer in answers):
            raise SourceUnreachable(SOURCE, "the server of fact checks did not answer as it should")

    def find(self, claim: Claim, /, *, limit: int) -> Sequence[Evidence]:
        """Give the reviews of the claims that are most like this one."""
        if claim not in self._entries:
            self._ask(claim, beyond=False)
        reviews: dict[Review, str] = {}
        for entry in self._related(claim):
            review = review_of(entry)
            if review is not None:
                reviews.setdefault(review, entry.said)
        if not reviews and claim in self._failures:
            raise self._failures[claim]
        shown = list(reviews.items())[: min(limit, MOST_SHOWN)]
        return tuple(self._evidence(review, said) for review, said in shown)

    def _related(self, claim: Claim) -> list[Entry]:
        shares = [(_share(claim, entry.claimed), entry) for entry in self._entries[claim]]
        related = [pair for pair in shares if pair[0] >= RELATED]
        return [entry for _, entry in sorted(related, key=lambda pair: (-pair[0], pair[1].url))]

    def _ask(self, claim: Claim, *, beyond: bool) -> None:
        """Keep what both ways give; a way that fails does not take the other's reviews away."""
        found: list[Entry] = []
        ways = ((FEED, self._feed, self._in_feed), (API, self._key, self._by_api))
        for way, is_on, ask in ways:
            if not is_on:
                continue
            if way == API and beyond:
                message = f"the API is asked about {MOST_QUESTIONS} claims a document, not this one"
                self._failures[claim] = SourceError(SOURCE, message)
                continue
            try:
                if way in self._refused:
                    raise self._refused[way]
                found += ask(claim)
            except SourceError as error:
                self._refused[way] = self._failures[claim] = error
        self._entries[claim] = tuple(dict.fromkeys(found))

    def _by_api(self, claim: Claim) -> tuple[Entry, ...]:
        return read_claims(self._search(wording(claim)[:MOST_QUERY]).body)

    def _search(self, query: str, *, ttl: timedelta = timedelta(days=7)) -> Answer:
        base = self._workbench.endpoints.get(API, API_BASE).rstrip("/")
        return self._get(
            Request(
                source=SOURCE,
                url=f"{base}/claims:search",
                params=(("languageCode", "en"), ("pageSize", "10"), ("query", query)),
                secret=((KEY_HEADER, self._key),),
                check=check_api,
                ttl=ttl,
            )
        )

    def _in_feed(self, claim: Claim) -> tuple[Entry, ...]:
        try:
            if self._index is None:
                body = self._feed_answer().body
                listed = (entry for entry in read_feed(body) if publisher_of(entry.url))
                folder = self._workbench.cache_dir
                salt = f"{FEED_FORMAT} {' '.join(sorted(publishers()))}"
                self._index = open_index(body, listed, folder, salt=salt)
            return self._index.search(wording(claim), CANDIDATES)
        except StoreError as error:
            raise SourceError(SOURCE, str(error)) from error

    def _feed_answer(self, *, ttl: timedelta = timedelta(days=1)) -> Answer:
        url = self._feed if self._feed.endswith(".json") else self._feed.rstrip("/") + FEED_FILE
        return self._get(
            Request(
                source=SOURCE,
                url=url,
                check=check_feed,
                ttl=ttl,
                max_bytes=FEED_BYTES,
            )
        )

    def _get(self, request: Request) -> Answer:
        if self._workbench.http is None:
            raise SourceUnreachable(SOURCE, "published fact checks need the network")
        answer = self._workbench.http.get(request)
        self._listed = answer
        return answer

    def _evidence(self, review: Review, said: str) -> Evidence:
        day = _date(said) or review.published
        origin = SourceInfo(
            id=review.source,
            name=f"{review.publisher}, fact check",
            publisher=review.publisher,
            url=review.url,
            licence=LICENCE,
            attribution=review.publisher,
            retrieved=self._listed.fetched_at.date() if self._listed else self._workbench.today,
            covers_from=None,
            covers_to=review.published or self._workbench.today,
            revision=review.published.isoformat() if review.published else "",
        )
        bundle = Evidence(
            source=SOURCE,
            title="",
            url="",
            excerpt="",
            value="",
            facts=(review,),
            statements=self._statements(review.claimed, day),
            origins=(origin,),
            topic="review",
            stale=self._listed is not None and self._listed.stale,
        )
        return bundle.narrowed((review,), excerpt=review.claimed, value=review.words)

    def _statements(self, claimed: str, day: date | None) -> tuple[Claim, ...]:
        """Read the claim that was reviewed as an article of its day is read."""
        if self._workbench.read is None:
            return ()
        key = (claimed, str(day))
        if key not in self._read:
            self._read[key] = self._workbench.read(claimed, day)
        return self._read[key]


def review_of(entry: Entry) -> Review | None:
    """Give a review whose publisher is on the list, its texts tidied; None for any other."""
    host, publisher = publisher_of(entry.url) or ("", "")
    claimed, words = tidy(entry.claimed, LONGEST_CLAIM), tidy(entry.words, LONGEST_WORDS)
    if not publisher or not claimed:
        return None
    marks = Marks(value=entry.value, best=entry.best, worst=entry.worst)
    return Review(
        claimed=claimed,
        rating=rating_of(words, host, marks),
        words=words or "(no words)",
        publisher=publisher,
        published=_date(entry.published),
        claimant=tidy(entry.claimant, LONGEST_WORDS),
        source=f"{SOURCE}:{host}",
        url=entry.url,
    )


def publisher_of(url: str) -> tuple[str, str] | None:
    """Give host and name of a listed publisher whose page an address is; None for any other."""
    if len(url) > 2000 or any(c.isspace() or not c.isprintable() for c in url):
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or parts.username is not None:
        return None
    labels = host.split(".")
    tails = (".".join(labels[start:]) for start in range(len(labels)))
    return next(((tail, publishers()[tail]) for tail in tails if tail in publishers()), None)


@cache
def publishers() -> Mapping[str, str]:
    """Give the names of the fact checkers that are shown, by their hosts."""
    name = "claimreview_publishers.toml"
    text = files("factcheck.sources").joinpath(name).read_text(encoding="utf-8")
    listed: Mapping[str, str] = tomllib.loads(text)["publisher"]
    return listed


def tidy(text: str, longest: int) -> str:
    """Give a stranger's text as one line of plain characters, cut where it is too long."""
    plain = html.unescape(text)
    # Controls, invisible signs and marks that turn the writing round go.
    kept = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in plain)
    line = " ".join(kept.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def wording(claim: Claim) -> str:
    """Give a claim in the article's own words, whom it is about before them.

    The statement has the terms of our tables in place of people's: "gross domestic product".
    """
    slots = (claim.slots.subject, claim.slots.object, claim.slots.place)
    words = set(telling(claim.quote))
    names = dict.fromkeys(
        slot.value.name
        for slot in slots
        if slot is not None and not words & set(telling(slot.value.name))
    )
    return " ".join((*names, claim.quote))


def _share(claim: Claim, claimed: str) -> float:
    """Give the share of the claim's words, its own or those of its statement, in another text."""
    words = set(telling(claimed))
    texts = (set(telling(text)) for text in (wording(claim), claim.statement))
    return max(len(own & words) / len(own) if own else 0.0 for own in texts)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def build(options: Mapping[str, str], workbench: Workbench, /) -> ClaimReviews:
    """Build the source over the workbench's client."""
    del options
    return ClaimReviews(workbench)
