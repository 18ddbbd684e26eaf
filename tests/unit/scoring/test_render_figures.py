"""Test how single figures are written."""

from factcheck.scoring.metrics import Ratio
from factcheck.scoring.render_figures import decimal, percent, ratio_json, rounded

HALF, NONE = Ratio(hits=1, total=2), Ratio(hits=0, total=0)


def test_ratios_are_written_with_their_counts() -> None:
    assert percent(HALF).split() == ["50.0%", "1/2"]
    assert percent(NONE).split() == ["n/a", "0/0"]
    assert ratio_json(HALF) == {"hits": 1, "total": 2, "share": 0.5}
    assert ratio_json(NONE)["share"] is None


def test_what_could_not_be_measured_is_not_a_nought() -> None:
    assert (decimal(0.12345), decimal(None)) == ("0.123", "n/a")
    assert (rounded(0.123456), rounded(None)) == (0.1235, None)
