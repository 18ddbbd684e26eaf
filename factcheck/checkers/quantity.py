"""Compare claims of published figures with the figures."""

from dataclasses import dataclass

from factcheck.checkers.quantity_asked import Asked, Finding, asked_of, assessment
from factcheck.checkers.quantity_series import Series, series_of
from factcheck.checkers.quantity_value import judge
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence


@dataclass(frozen=True, slots=True)
class QuantityChecker:
    """Read claims of levels, rates, balances, changes and comparisons."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return "quantity"

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads."""
        return frozenset({ClaimKind.QUANTITY})

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess one claim against one source's rows of one figure."""
        asked = asked_of(claim)
        for series in series_of(evidence, asked.indicators):
            finding = _judge(asked, series)
            if finding is not None:
                return assessment(asked, evidence, finding)
        return None


def _judge(asked: Asked, series: Series) -> Finding | None:
    return judge(asked, series)


CHECKER = QuantityChecker()
