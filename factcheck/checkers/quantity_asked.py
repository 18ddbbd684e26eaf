"""Read a claim's slots as the question a series of figures has to answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.checkers.quantity_series import Point, Series
from factcheck.checkers.quantity_text import excerpt, figure_name, source_name, value_text
from factcheck.model.claim import Claim
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.value import Quantity

CHECKER_NAME = "quantity"
# Each thing that the article leaves to its context makes an accusation need more distance.
DOUBT = {
    "context": 0.25,
    "sentence": 0.25,
    "paragraph": 9.0,
    "mixed": 9.0,
    "latest": 0.5,
    "inherited": 0.5,
    "undated": 9.0,
    "end": 0.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Hold what a claim says, ready to compare; `years` never lie after the article's."""

    claim: Claim
    quantity: Quantity | None
    sign: int
    indicators: tuple[str, ...]
    years: tuple[int, ...]
    period: str
    basis: str
    strength: str

    @property
    def doubt(self) -> float:
        """Give how many times the usual distance an accusation needs."""
        return 1.0 + sum(DOUBT.get(word, 0.0) for word in (self.basis, self.period, self.strength))

    @property
    def is_guessed(self) -> bool:
        """Say whether country, period and figure all come from the context."""
        return (
            self.basis in {"context", "paragraph", "mixed"}
            and self.period not in {"year", "end"}
            and self.strength in {"weak", "carried"}
        )

    @property
    def is_growth(self) -> bool:
        """Say whether the number is a change in percent of a figure that is itself a level."""
        return self.claim.slots.detail("measure") == "growth"

    @property
    def place(self) -> str:
        """Give the country's name."""
        slot = self.claim.slots.subject
        return slot.value.name if slot is not None else ""

    @property
    def place_id(self) -> str:
        """Give the country's id."""
        slot = self.claim.slots.subject
        return slot.value.id or "" if slot is not None else ""

    @property
    def number(self) -> str:
        """Give the number as the article writes it."""
        slot = self.claim.slots.quantity
        return slot.text if slot is not None else ""

    def recent(self, length: int = 3) -> tuple[int, ...]:
        """Give the claim's years and the last few that end with the article's."""
        as_of = self.claim.as_of
        late = [as_of.year - back for back in range(length)] if as_of is not None else []
        return tuple(dict.fromkeys([*self.years, *late]))


def asked_of(claim: Claim) -> Asked:
    """Read a claim's details."""
    slots = claim.slots
    as_of = claim.as_of
    years = [int(year) for year in slots.detail("years").split("|") if year]
    return Asked(
        claim=claim,
        quantity=slots.quantity.value if slots.quantity is not None else None,
        sign=int(slots.detail("sign", "0")),
        indicators=tuple(part for part in slots.detail("indicator").split("|") if part),
        years=tuple(year for year in years if as_of is None or year <= as_of.year),
        period=slots.detail("period"),
        basis=slots.detail("basis"),
        strength=slots.detail("strength"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Hold a stance with the value it rests on, before it is put into words."""

    stance: Stance
    series: Series
    point: Point
    value: str
    said: str
    note: str = ""
    confidence: float = 1.0
    correction: str | None = None
    differs: Sequence[str] = ()


def assessment(asked: Asked, evidence: Evidence, finding: Finding) -> Assessment:
    """Put a finding into words, with only the rows that decided."""
    series, point = finding.series, finding.point
    shown = excerpt(series, point, asked.place)
    narrowed = evidence.narrowed(point.facts, excerpt=shown, value=finding.value)
    named = f"{source_name(evidence, series)}{figure_name(series)}"
    found = f"{named}, {asked.place}, {when(point)}: {finding.value}"
    because = f"The article says {finding.said}; {found}."
    if finding.note:
        because = f"{because[:-1]}; {finding.note}."
    return Assessment(
        evidence=narrowed,
        stance=finding.stance,
        checker=CHECKER_NAME,
        because=because,
        slots=_slots(finding),
        confidence=finding.confidence,
        correction=finding.correction,
    )


def when(point: Point) -> str:
    """Give the period of a value: a year, a month, or from month to month."""
    if (point.start.month, point.end.month, point.start.year) == (1, 12, point.end.year):
        return f"{point.year}"
    first, last = f"{point.start:%Y-%m}", f"{point.end:%Y-%m}"
    return first if first == last else f"{first} to {last}"


def point_text(series: Series, point: Point) -> str:
    """Give a value in words."""
    return value_text(point.value, series.indicator.unit)


def _slots(finding: Finding) -> tuple[tuple[str, SlotMatch], ...]:
    if finding.stance is Stance.NEUTRAL:
        return (("quantity", SlotMatch.NOT_COMPARED),)
    agrees = {"place": SlotMatch.AGREES, "relation": SlotMatch.AGREES, "time": SlotMatch.AGREES}
    named = set(finding.differs) or ({"quantity"} if finding.stance is Stance.REFUTES else set())
    full = agrees | {"quantity": SlotMatch.AGREES} | dict.fromkeys(named, SlotMatch.DIFFERS)
    return tuple(sorted(full.items()))
