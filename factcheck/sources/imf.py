"""Find a second opinion on yearly figures in the IMF's World Economic Outlook."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files

from factcheck.errors import SourceError, SourceUnreachable
from factcheck.model.claim import Claim
from factcheck.model.evidence import Evidence
from factcheck.model.fact import Figure, SourceInfo
from factcheck.normalise.indicators import indicators_by_id, rounded
from factcheck.sources.imf_table import SOURCE, Edition, check, read_edition, read_values
from factcheck.sources.protocol import Scope, Workbench
from factcheck.sources.series_wanted import (
    KINDS,
    Cell,
    Shelf,
    Topic,
    by_cell,
    last_year,
    topics_of,
)
from factcheck.store.request import Answer, Request, Traffic

BASE = "https://www.imf.org/external/datamapper/api/v1"
HUMAN = "https://www.imf.org/external/datamapper/{code}@WEO"
LICENCE = "IMF terms of use: with attribution, not for commercial redistribution"
# The server takes one series a question, one question a second.
MOST_SERIES = 8
KEPT = timedelta(days=30)  # two editions come out a year
MOST_BYTES = 16 * 2**20  # it has been seen to send the whole table, whatever was asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Describe one series of the IMF's, and the figure of ours that it holds."""

    code: str
    indicator: str
    scale: int
    label: str
    other: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    edition: Edition
    retrieved: date
    stale: bool


class Imf:
    """Answer from the World Economic Outlook, never with its projections."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._base = workbench.endpoints.get(SOURCE, BASE).rstrip("/")
        self._shelf = Shelf()
        self._kept: dict[str, _Kept] = {}
        # Whole claims: two of one id can be read in two ways.
        self._prepared: set[Claim] = set()
        self._list: bytes | None = None

    @property
    def name(self) -> str:
        """Give the source's name."""
        return SOURCE

    @property
    def scope(self) -> Scope:
        """Say that it has figures, one series at one asking."""
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
        """Say whether the claim tells of a country and a figure that the IMF has."""
        return any(_countries(t) and any(_readings(claim, t)) for t in _topics(claim))

    def prepare(self, claims: Sequence[Claim], /) -> None:
        """Fetch every series that the claims need, for all their countries at once."""
        self._shelf.clear()
        self._kept.clear()
        self._prepared.clear()
        self._list = None
        self._ask(claims)

    def probe(self) -> None:
        """Ask for the list of series."""
        answer = self._get(f"{self._base}/indicators", ttl=timedelta(0))
        if answer.stale:
            raise SourceUnreachable(SOURCE, "the IMF did not answer as it should")

    def find(self, claim: Claim, /, *, limit: int) -> Sequence[Evidence]:
        """Give one piece of evidence a figure and basis, with the values up to the claim's day."""
        if claim not in self._prepared:
            self._ask((claim,))
        found = [
            self._evidence(topic, reading, last_year(claim, self._workbench.today))
            for topic in _topics(claim)
            for reading in _readings(claim, topic)
        ]
        return tuple(evidence for evidence in found if evidence is not None)[:limit]

    def _evidence(self, topic: Topic, reading: Sequence[Series], until: int) -> Evidence | None:
        cells = [(place, series.code) for place in _countries(topic) for series in reading]
        rows = [row for cell in cells for row in self._shelf.rows(cell, until=until)]
        if not rows:
            return None
        codes = [s.code for s in reading if any(r.source == f"{SOURCE}:{s.code}" for r in rows)]
        bundle = Evidence(
            source=SOURCE,
            title="",
            url="",
            excerpt="",
            value="",
            facts=tuple(rows),
            origins=tuple(self._origin(code, rows) for code in codes),
            topic=topic.name,
            stale=any(self._kept[code].stale for code in codes),
        )
        return bundle.narrowed(tuple(rows), excerpt="", value="")

    def _origin(self, code: str, rows: Sequence[Figure]) -> SourceInfo:
        kept = self._kept[code]
        own = [row for row in rows if row.source == f"{SOURCE}:{code}"]
        edition = f" ({kept.edition.edition})" if kept.edition.edition else ""
        return SourceInfo(
            id=f"{SOURCE}:{code}",
            name=f"IMF, World Economic Outlook{edition}, {code} ({kept.edition.label})",
            publisher="International Monetary Fund",
            url=HUMAN.format(code=code),
            licence=LICENCE,
            attribution=f"IMF, World Economic Outlook{edition}",
            retrieved=kept.retrieved,
            covers_from=min(row.start for row in own),
            covers_to=max(row.end for row in own),
            revision=kept.edition.edition or f"as of {kept.retrieved}",
        )

    def _ask(self, claims: Sequence[Claim]) -> None:
        self._prepared.update(claims)
        wanted: dict[Series, dict[str, None]] = {}
        for claim in claims:
            for topic in _topics(claim):
                for series in (s for reading in _readings(claim, topic) for s in reading):
                    wanted.setdefault(series, {}).update(dict.fromkeys(_countries(topic)))
        asked = {series: tuple(places) for series, places in wanted.items() if places}
        places = sorted({place for some in asked.values() for place in some})
        for number, (series, needed) in enumerate(asked.items()):
            if number >= MOST_SERIES:
                message = (
                    f"the IMF is asked for {MOST_SERIES} series a document, and this is one more"
                )
                self._shelf.fail(_cells(series, needed), SourceError(SOURCE, message))
                continue
            try:
                self._fetch(series, places)
            except SourceError as error:
                self._shelf.fail(_cells(series, places), error)

    def _fetch(self, series: Series, places: Sequence[str]) -> None:
        where = "/".join(_place_code(place) for place in places)
        answer = self._get(f"{self._base}/{series.code}/{where}")
        values = read_values(answer.body, series.code)
        edition = self._edition(series)
        known = self._workbench.today.year
        # What an edition says of its own year, and of those after it, is a projection; of an
        # edition that is not known, the year before this one may be one too.
        last = min(known, edition.year) - 1 if edition.year else known - 2
        rows = [
            ((place, series.code), _figure(series, place, year, value * series.scale))
            for place in places
            for year, value in values.get(_place_code(place), {}).items()
            if year <= last
        ]
        self._kept[series.code] = _Kept(
            edition=edition, retrieved=answer.fetched_at.date(), stale=answer.stale
        )
        self._shelf.put(by_cell(_cells(series, places), rows))

    def _edition(self, series: Series) -> Edition:
        """Give the edition that the server shows, or none where it does not say."""
        unknown = Edition(label=series.label, edition="")
        try:
            if self._list is None:
                self._list = self._get(f"{self._base}/indicators").body
            return read_edition(self._list, series.code) or unknown
        except SourceError:
            self._list = self._list or b"{}"
            return unknown

    def _get(self, url: str, *, ttl: timedelta = KEPT) -> Answer:
        if self._workbench.http is None:
            raise SourceUnreachable(SOURCE, "the IMF needs the network")
        return self._workbench.http.get(
            Request(source=SOURCE, url=url, check=check, ttl=ttl, max_bytes=MOST_BYTES)
        )


def _topics(claim: Claim) -> tuple[Topic, ...]:
    return topics_of(claim, alternatives=False)


def _readings(claim: Claim, topic: Topic) -> Iterator[tuple[Series, ...]]:
    """Give the series that a figure is read or computed from, and then those on other bases."""
    same = {series.indicator: series for series in catalogue() if not series.other}
    if all(term in same for term in topic.terms):
        yield tuple(same[term] for term in topic.terms)
    plain = claim.slots.detail("measure") == "value" and not claim.slots.detail("averaged")
    if plain and len(topic.terms) == 1:
        for series in catalogue():
            if series.other and series.indicator == topic.terms[0]:
                yield (series,)


def _countries(topic: Topic) -> tuple[str, ...]:
    return tuple(place for place in topic.places if place.startswith("country:"))


def _cells(series: Series, places: Sequence[str]) -> list[Cell]:
    return [(place, series.code) for place in places]


def _figure(series: Series, place: str, year: int, value: Decimal) -> Figure:
    indicator = indicators_by_id()[series.indicator]
    return Figure(
        entity=place,
        indicator=indicator.id,
        start=date(year, 1, 1),
        end=date(year, 12, 31),
        # The scale has made it whole units of ours.
        value=rounded(value / indicator.factor, indicator),
        unit=indicator.unit,
        source=f"{SOURCE}:{series.code}",
        url=f"{HUMAN.format(code=series.code)}/{_place_code(place)}",
    )


@cache
def catalogue() -> tuple[Series, ...]:
    """Give the series that hold a figure of ours."""
    text = files("factcheck.sources").joinpath("imf.toml").read_text(encoding="utf-8")
    return tuple(
        Series(
            code=row["code"],
            indicator=f"indicator:{row['indicator']}",
            scale=row["scale"],
            label=row["label"],
            other=row.get("other", False),
        )
        for row in tomllib.loads(text)["series"]
    )


@cache
def _own_codes() -> Mapping[str, str]:
    text = files("factcheck.sources").joinpath("imf.toml").read_text(encoding="utf-8")
    codes: Mapping[str, str] = tomllib.loads(text)["places"]
    return codes


def _place_code(place: str) -> str:
    return _own_codes().get(place, place.removeprefix("country:"))


def build(options: Mapping[str, str], workbench: Workbench, /) -> Imf:
    """Build the source over the workbench's client."""
    del options
    return Imf(workbench)
