"""Find yearly figures at the World Bank: one question for all places and series of a document."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import product

from factcheck.errors import SourceError, SourceFormatError, SourceUnreachable
from factcheck.model.claim import Claim
from factcheck.model.evidence import Evidence
from factcheck.model.fact import Figure, SourceInfo
from factcheck.normalise.indicators import indicators_by_id, rounded
from factcheck.sources.protocol import Scope, Workbench
from factcheck.sources.series_wanted import (
    KINDS,
    Shelf,
    Topic,
    by_cell,
    last_year,
    span_of_years,
    topics_of,
)
from factcheck.sources.worldbank_page import SOURCE, Page, Row, check, read_page
from factcheck.store.request import Answer, Request, Traffic

BASE = "https://api.worldbank.org/v2"
HUMAN = "https://data.worldbank.org/indicator/{code}"
LICENCE = "CC BY 4.0"
# World Development Indicators; several series are only given where their database is named.
DATABASE = "2"
# Documented: 60 series, 1,500 characters between two slashes.
MOST_SERIES = 60
MOST_PLACES = 300
ROWS_A_PAGE = 1000
KEPT = timedelta(days=7)  # the bank brings its tables up to date a few times a year
MOST_PAGES = 40
# Questions for one document: one, and some more where a series has been archived.
MOST_QUESTIONS = 30
_OURS = ("indicator:derived.", "indicator:factbook.", "indicator:indec.")
_POPULATION, _IN_SNAPSHOT = "indicator:SP.POP.TOTL", "world-bank"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Series:
    """Hold what is known of one series: its name, and when it was brought up to date."""

    name: str
    updated: str
    retrieved: date
    stale: bool


class WorldBank:
    """Answer from the World Development Indicators."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._base = workbench.endpoints.get(SOURCE, BASE).rstrip("/")
        self._shelf = Shelf()
        self._series: dict[str, _Series] = {}
        # Whole claims: two of one id can be read in two ways.
        self._prepared: set[Claim] = set()

    @property
    def name(self) -> str:
        """Give the source's name."""
        return SOURCE

    @property
    def scope(self) -> Scope:
        """Say that it has figures, many at one asking."""
        return Scope(kinds=KINDS, needs_network=True, licence=LICENCE, cost=1, endpoints=(SOURCE,))

    @property
    def lacks(self) -> str:
        """Say that nothing has to be set up."""
        return ""

    @property
    def traffic(self) -> Traffic:
        """Count what the requests cost so far."""
        http = self._workbench.http
        return http.traffic(SOURCE) if http is not None else Traffic()

    def covers(self, claim: Claim, /) -> bool:
        """Say whether the claim tells of a series and a place that the bank has."""
        return any(self._codes(topic) and self._known(topic) for topic in topics_of(claim))

    def prepare(self, claims: Sequence[Claim], /) -> None:
        """Fetch every series of every place that the claims name."""
        self._shelf.clear()
        self._series.clear()
        self._prepared.clear()
        self._ask(claims)

    def probe(self) -> None:
        """Ask for one value."""
        answer = self._get("WLD", ("SP.POP.TOTL",), (2020, 2020), 1, ttl=timedelta(0))
        if answer.stale:
            raise SourceUnreachable(SOURCE, "the World Bank did not answer as it should")

    def find(self, claim: Claim, /, *, limit: int) -> Sequence[Evidence]:
        """Give one piece of evidence a figure, with the values up to the claim's day."""
        if claim not in self._prepared:
            self._ask((claim,))
        until = last_year(claim, self._workbench.today)
        found = [self._evidence(topic, until) for topic in topics_of(claim)]
        return tuple(evidence for evidence in found if evidence is not None)[:limit]

    def _evidence(self, topic: Topic, until: int) -> Evidence | None:
        codes = self._codes(topic)
        cells = product(self._known(topic), codes)
        rows = [row for cell in cells for row in self._shelf.rows(cell, until=until)]
        if not rows:
            return None
        origins = tuple(self._origin(code, rows) for code in codes if self._has(code, rows))
        bundle = Evidence(
            source=SOURCE,
            title="",
            url="",
            excerpt="",
            value="",
            facts=tuple(rows),
            origins=origins,
            topic=topic.name,
            stale=any(self._series[code].stale for code in codes if code in self._series),
        )
        return bundle.narrowed(tuple(rows), excerpt="", value="")

    def _has(self, code: str, rows: Sequence[Figure]) -> bool:
        return any(row.source == f"{SOURCE}:{code}" for row in rows)

    def _origin(self, code: str, rows: Sequence[Figure]) -> SourceInfo:
        series = self._series[code]
        days = [row for row in rows if row.source == f"{SOURCE}:{code}"]
        dated = f", updated {series.updated}" if series.updated else ""
        return SourceInfo(
            id=f"{SOURCE}:{code}",
            name=f"World Bank, World Development Indicators {code} ({series.name}){dated}",
            publisher="World Bank",
            url=HUMAN.format(code=code),
            licence=LICENCE,
            attribution=f"The World Bank, World Development Indicators, {code}{dated}",
            retrieved=series.retrieved,
            covers_from=min(row.start for row in days),
            covers_to=max(row.end for row in days),
            revision=series.updated,
        )

    def _codes(self, topic: Topic) -> tuple[str, ...]:
        """Give the bank's codes of a figure's series; none where one is not the bank's."""
        if any(term.startswith(_OURS) for term in topic.terms):
            return ()
        return tuple(term.removeprefix("indicator:") for term in topic.terms)

    def _known(self, topic: Topic) -> tuple[str, ...]:
        return tuple(place for place in topic.places if self._place_code(place))

    def _place_code(self, place: str) -> str:
        """Give the bank's code of a place, or "" for one that it has no figures of.

        A single code that the bank does not know fails the whole question.
        """
        kept = self._workbench.snapshot.figures(place, _POPULATION)
        if not any(row.source == _IN_SNAPSHOT for row in kept):
            return ""
        return aggregates().get(place, place.removeprefix("country:"))

    def _ask(self, claims: Sequence[Claim]) -> None:
        wanted = [(self._known(t), self._codes(t)) for claim in claims for t in topics_of(claim)]
        places = sorted({place for known, codes in wanted if codes for place in known})
        codes = sorted({code for known, codes in wanted if known for code in codes})
        self._prepared.update(claims)
        years = span_of_years(claims, self._workbench.today)
        question = _Question(self, years)
        for part in _parts(places, MOST_PLACES):
            for some in _parts(codes, MOST_SERIES):
                question.ask(part, some)

    def fetch(self, places: Sequence[str], codes: Sequence[str], years: tuple[int, int]) -> str:
        """Fetch series and keep their rows; give the bank's words where it does not know one.

        Raises:
            SourceError: they could not be had.
        """
        first, answer = self._page(places, codes, years, 1)
        if first.not_known:
            return first.not_known
        if first.pages > MOST_PAGES:
            message = f"the World Bank would answer in {first.pages} pages"
            raise SourceFormatError(SOURCE, message, json_path="$[0].pages")
        rows = list(first.rows)
        for number in range(2, first.pages + 1):
            page, _ = self._page(places, codes, years, number)
            rows += page.rows
        self._keep(places, codes, rows, (first.updated, answer))
        return ""

    def _page(
        self, places: Sequence[str], codes: Sequence[str], years: tuple[int, int], number: int
    ) -> tuple[Page, Answer]:
        where = ";".join(self._place_code(place) for place in places)
        answer = self._get(where, codes, years, number)
        return read_page(answer.body), answer

    def _get(
        self,
        where: str,
        codes: Sequence[str],
        years: tuple[int, int],
        number: int,
        *,
        ttl: timedelta = KEPT,
    ) -> Answer:
        if self._workbench.http is None:
            raise SourceUnreachable(SOURCE, "the World Bank needs the network")
        return self._workbench.http.get(
            Request(
                source=SOURCE,
                url=f"{self._base}/country/{where}/indicator/{';'.join(codes)}",
                params=(
                    ("date", f"{years[0]}:{years[1]}"),
                    ("format", "json"),
                    ("page", str(number)),
                    ("per_page", str(ROWS_A_PAGE)),
                    ("source", DATABASE),
                ),
                check=check,
                ttl=ttl,
            )
        )

    def _keep(
        self,
        places: Sequence[str],
        codes: Sequence[str],
        rows: Sequence[Row],
        vintage: tuple[str, Answer],
    ) -> None:
        by_code = dict(self._place_names(places))
        figures = [
            ((by_code[row.place], row.code), self._figure(by_code[row.place], row))
            for row in rows
            if row.place in by_code and row.code in codes
        ]
        self._shelf.put(by_cell(product(places, codes), figures))
        updated, answer = vintage
        names = {row.code: row.name for row in rows}
        for code in codes:
            self._series[code] = _Series(
                name=names.get(code, ""),
                updated=updated,
                retrieved=answer.fetched_at.date(),
                stale=answer.stale,
            )

    def _place_names(self, places: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Give places by the codes that rows may name them by."""
        for place in places:
            yield self._place_code(place), place
            known = self._workbench.snapshot.entity(place)
            if known is not None and known.iso:
                yield known.iso, place

    def _figure(self, place: str, row: Row) -> Figure:
        indicator = indicators_by_id()[f"indicator:{row.code}"]
        known = self._workbench.snapshot.entity(place)
        where = (known.iso if known is not None else None) or self._place_code(place)
        return Figure(
            entity=place,
            indicator=indicator.id,
            start=date(row.year, 1, 1),
            end=date(row.year, 12, 31),
            value=rounded(row.value, indicator),
            unit=indicator.unit,
            source=f"{SOURCE}:{row.code}",
            url=f"{HUMAN.format(code=row.code)}?locations={where}",
        )

    def fail(self, places: Sequence[str], codes: Sequence[str], error: SourceError) -> None:
        """Keep that series could not be had."""
        self._shelf.fail(product(places, codes), error)


class _Question:
    """Ask for series of places; where one is not known, ask for halves until it stands alone."""

    def __init__(self, bank: WorldBank, years: tuple[int, int]) -> None:
        self._bank = bank
        self._years = years
        self._asked: Counter[str] = Counter()

    def ask(self, places: Sequence[str], codes: Sequence[str]) -> None:
        """Fetch what can be had, and remember what failed."""
        if self._asked.total() >= MOST_QUESTIONS:
            message = f"the World Bank did not know a series, and {MOST_QUESTIONS} questions did not find which"
            self._bank.fail(places, codes, SourceError(SOURCE, message))
            return
        self._asked["questions"] += 1
        try:
            not_known = self._bank.fetch(places, codes, self._years)
        except SourceError as error:
            self._bank.fail(places, codes, error)
            return
        if not_known and len(codes) > 1:
            self.ask(places, codes[: len(codes) // 2])
            self.ask(places, codes[len(codes) // 2 :])
        elif not_known and len(places) > 1 and "indicator" not in not_known.casefold():
            self.ask(places[: len(places) // 2], codes)
            self.ask(places[len(places) // 2 :], codes)
        # A series that stands alone and is not known, archived say, has no rows.


def _parts(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


@cache
def aggregates() -> Mapping[str, str]:
    """Give the bank's codes of regions and bodies by their ids."""
    text = files("factcheck.sources").joinpath("worldbank.toml").read_text(encoding="utf-8")
    codes: Mapping[str, str] = tomllib.loads(text)["aggregate"]
    return codes


def build(options: Mapping[str, str], workbench: Workbench, /) -> WorldBank:
    """Build the source over the workbench's client."""
    del options
    return WorldBank(workbench)
