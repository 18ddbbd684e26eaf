"""Write single figures, alike in every table."""

from collections.abc import Mapping

from factcheck.scoring.metrics import Ratio

DECIMALS = 4  # of a share in JSON, as it is pinned


def percent(ratio: Ratio) -> str:
    """Write a ratio as a percentage with its counts, "n/a" without a total."""
    share = "n/a" if ratio.share is None else f"{100 * ratio.share:.1f}%"
    return f"{share:>7}  {ratio.hits}/{ratio.total}"


def ratio_json(ratio: Ratio) -> Mapping[str, object]:
    """Give a ratio's counts and share; a share without a total is null."""
    return {"hits": ratio.hits, "total": ratio.total, "share": rounded(ratio.share)}


def decimal(value: float | None, digits: int = 3) -> str:
    """Write a number with that many digits, "n/a" where there is none."""
    return "n/a" if value is None else f"{value:.{digits}f}"


def rounded(value: float | None) -> float | None:
    """Round a number for JSON."""
    return None if value is None else round(value, DECIMALS)
