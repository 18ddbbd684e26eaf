"""Say which series of which places a claim of figures needs, and keep what servers gave of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from types import MappingProxyType

from factcheck.errors import SourceError
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.fact import Figure
from factcheck.model.value import EntityKind
from factcheck.normalise.indicators import indicators_by_id

Cell = tuple[str, str]  # the id of a place, and the publisher's code of a series

KINDS = frozenset({ClaimKind.QUANTITY})
_PLACES = (EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.REGION)
# A number without a year is compared with the years before it too, fifteen at the most, and a
# change with the value of one year more.
LOOK_BACK = 16
FIRST_YEAR = 1960  # no yearly series of either publisher begins before
# The year's value says nothing of a month, a quarter or some months of it.
_PARTS_OF_YEARS = frozenset({"part", "window"})
_OF_OTHER_ROWS = frozenset({"attribute", "age"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Name one bundle of rows: a figure or a pair of them, of one place or of two.

    `terms` are the ids of the stored figures that it takes, as "indicator:NE.EXP.GNFS.CD".
    """

    figure: str
    places: tuple[str, ...]
    terms: tuple[str, ...]

    @property
    def name(self) -> str:
        """Give the topic as the checkers know it."""
        return f"{self.figure} of {' and '.join(self.places)}"


def is_of_years(claim: Claim) -> bool:
    """Say whether a claim tells of a published figure of whole years."""
    slots = claim.slots
    readable = claim.kind in KINDS and not slots.is_unread and not claim.not_checkable
    named = slots.detail("indicator") or slots.detail("pair")
    return bool(
        readable
        and named
        and slots.relation not in _OF_OTHER_ROWS
        and slots.detail("period") not in _PARTS_OF_YEARS
    )


def topics_of(claim: Claim, *, alternatives: bool = True) -> tuple[Topic, ...]:
    """Give the bundles that bear on a claim, the likeliest meaning first.

    Figures that only go by the same words are left out without `alternatives`: they take an
    accusation back, and bear nothing out.
    """
    places = _places(claim)
    if not places or not is_of_years(claim):
        return ()
    known = indicators_by_id()
    keys = ("indicator", "alternatives") if alternatives else ("indicator",)
    singles = [name for key in keys for name in _listed(claim, key)]
    named = [
        (name, (known[name].terms or (name,)) if name in known else (name,)) for name in singles
    ]
    named += [
        (pair, tuple(chain.from_iterable(_terms(each) for each in pair.split("+"))))
        for pair in _listed(claim, "pair")
    ]
    distinct = {name: tuple(dict.fromkeys(terms)) for name, terms in named}
    return tuple(Topic(figure=name, places=places, terms=t) for name, t in distinct.items())


def last_year(claim: Claim, today: date) -> int:
    """Give the last year that was over on the claim's day."""
    day = min(claim.as_of or today, today)
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def span_of_years(claims: Iterable[Claim], today: date) -> tuple[int, int]:
    """Give the first and the last year that the claims may be compared with."""
    claims = list(claims)
    last = max((last_year(claim, today) for claim in claims), default=today.year - 1)
    told = [
        int(year)
        for claim in claims
        for key in ("years", "base_years", "since")
        for year in _listed(claim, key)
        if year.isdigit()
    ]
    first = min([*told, *(last_year(claim, today) for claim in claims), last]) - LOOK_BACK
    return max(first, FIRST_YEAR), max(last, FIRST_YEAR)


class Shelf:
    """Keep the rows of series, and the failures of those that could not be had."""

    def __init__(self) -> None:
        self._rows: dict[Cell, tuple[Figure, ...]] = {}
        self._failures: dict[Cell, SourceError] = {}

    def clear(self) -> None:
        """Forget everything."""
        self._rows.clear()
        self._failures.clear()

    def put(self, rows: Mapping[Cell, Sequence[Figure]]) -> None:
        """Keep the rows of series that were asked for, also where there are none.

        Years that were kept before and are not among the rows stay.
        """
        for cell, found in rows.items():
            years = {row.start: row for row in (*self._rows.get(cell, ()), *found)}
            self._rows[cell] = tuple(years[start] for start in sorted(years))

    def fail(self, cells: Iterable[Cell], error: SourceError) -> None:
        """Keep that series could not be had."""
        self._failures.update(dict.fromkeys(cells, error))

    def rows(self, cell: Cell, *, until: int) -> tuple[Figure, ...]:
        """Give the rows of a series up to a year, none where it was never asked for.

        Raises:
            SourceError: the series could not be had.
        """
        if cell in self._failures:
            raise self._failures[cell]
        return tuple(row for row in self._rows.get(cell, ()) if row.end.year <= until)


def by_cell(
    cells: Iterable[Cell], rows: Iterable[tuple[Cell, Figure]]
) -> Mapping[Cell, list[Figure]]:
    """Sort rows into the series that were asked for, in the order of the years."""
    sorted_rows: dict[Cell, list[Figure]] = {cell: [] for cell in cells}
    for cell, row in sorted(rows, key=lambda pair: (pair[0], pair[1].start)):
        if cell in sorted_rows:
            sorted_rows[cell].append(row)
    return MappingProxyType(sorted_rows)


def _places(claim: Claim) -> tuple[str, ...]:
    slots = (claim.slots.subject, claim.slots.object, claim.slots.place)
    found = [
        slot.value.id
        for slot in slots
        if slot is not None and slot.value.id is not None and slot.value.kind in _PLACES
    ]
    return tuple(dict.fromkeys(found))


def _terms(name: str) -> tuple[str, ...]:
    known = indicators_by_id().get(name)
    return (known.terms if known is not None else ()) or (name,)


def _listed(claim: Claim, key: str) -> list[str]:
    return [part for part in claim.slots.detail(key).split("|") if part]
