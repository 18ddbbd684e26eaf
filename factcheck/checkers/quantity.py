"""Compare claims of published figures with the figures."""

from dataclasses import dataclass, replace

from factcheck.checkers.quantity_asked import Asked, Finding, asked_of, assessment
from factcheck.checkers.quantity_attribute import judge_attribute
from factcheck.checkers.quantity_ratio import judge_ratio, paired
from factcheck.checkers.quantity_series import Series, series_of
from factcheck.checkers.quantity_shape import (
    judge_change,
    judge_comparison,
    judge_record,
    judge_sign,
)
from factcheck.checkers.quantity_value import judge
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance

NAME = "quantity"
# Too little to support a claim, enough to take an accusation back.
WEAK = 0.3
# Sources that bear claims out and accuse nobody. The IMF's latest years are staff estimates, some
# of its years are those of a budget, and its unemployment is counted each country's own way.
SECOND_OPINIONS = frozenset({"imf"})


@dataclass(frozen=True, slots=True)
class QuantityChecker:
    """Read claims of levels, rates, balances, changes and comparisons."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return NAME

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads."""
        return frozenset({ClaimKind.QUANTITY})

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess one claim against one source's rows of one figure."""
        found = _read(claim, evidence)
        second = evidence.source in SECOND_OPINIONS
        if found is None or not second or found.stance is not Stance.REFUTES:
            return found
        return replace(
            found,
            stance=Stance.NEUTRAL,
            because=f"{found.because.removesuffix('.')}; a second opinion alone excludes nothing.",
            slots=(("quantity", SlotMatch.NOT_COMPARED),),
            correction=None,
        )


def _read(claim: Claim, evidence: Evidence) -> Assessment | None:
    if claim.slots.relation == "attribute":
        return judge_attribute(claim, evidence, NAME)
    asked = asked_of(claim)
    series = series_of(evidence, asked.indicators)
    if claim.slots.detail("measure") in {"ratio", "difference"}:
        return _ratio(asked, series, evidence)
    if claim.slots.detail("measure") == "compare":
        return _compared(asked, series, evidence)
    for one in series:
        finding = _judge(asked, one) if one.place == asked.place_id else None
        if finding is not None:
            return assessment(asked, evidence, finding)
    return _alternative(asked, evidence)


def _alternative(asked: Asked, evidence: Evidence) -> Assessment | None:
    """Speak weakly for a number that is another figure's of the same name and unit."""
    others = asked.claim.slots.detail("alternatives").split("|")
    for one in series_of(evidence, [each for each in others if each]):
        finding = judge(asked, one) if one.place == asked.place_id else None
        if finding is not None and finding.stance is Stance.SUPPORTS:
            return assessment(asked, evidence, replace(finding, confidence=WEAK))
    return None


def _judge(asked: Asked, series: Series) -> Finding | None:
    judges = {"sign": judge_sign, "change": judge_change, "record": judge_record}
    return judges.get(asked.claim.slots.detail("measure"), judge)(asked, series)


def _ratio(asked: Asked, series: tuple[Series, ...], evidence: Evidence) -> Assessment | None:
    """Set a figure against another year's, another country's or the other side of trade."""
    pair = asked.claim.slots.detail("pair")
    other_id = asked.claim.slots.object.value.id if asked.claim.slots.object else asked.place_id
    if pair:
        named = [n for each in pair.split("|") for n in each.split("+")]
        known = series_of(evidence, named)
        sides = next(
            (two for each in pair.split("|") if (two := paired(known, each, asked.place_id))), None
        )
    else:
        own = next((s for s in series if s.place == asked.place_id), None)
        other = next((s for s in series if s.place == other_id), None)
        sides = (own, other) if own is not None and other is not None else None
    finding = judge_ratio(asked, *sides) if sides is not None else None
    return assessment(asked, evidence, finding) if finding is not None else None


def _compared(asked: Asked, series: tuple[Series, ...], evidence: Evidence) -> Assessment | None:
    other_id = asked.claim.slots.object.value.id if asked.claim.slots.object else None
    own = next((s for s in series if s.place == asked.place_id), None)
    other = next((s for s in series if s.place == other_id), None)
    if own is None or other is None:
        return None
    finding = judge_comparison(asked, own, other)
    return assessment(asked, evidence, finding) if finding is not None else None


CHECKER = QuantityChecker()
