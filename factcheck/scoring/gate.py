"""Hold evaluations to pinned figures; the pins get stricter freely, laxer only on request."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import SettingsError
from factcheck.scoring.metrics import Evaluation
from factcheck.scoring.splitting import measure_splitting

SCHEMA = "factcheck/baseline/v1"
FLOORS = (
    "contradicted_precision",
    "errors_caught",
    "truths_supported",
    "claim_recall",
    "kind_accuracy",
    "span_agreement",
)
CEILINGS = ("errors_approved", "truths_accused", "not_checkable_decided", "not_self_standing")
# Shares are pinned to four decimals, rounded to the lax side: a set of 1,000 claims moves a
# share by at least 0.001, so rounding never hides a claim lost.
DECIMALS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """Hold one set's pinned figures: `at_least` by metric, `at_most` by metric."""

    digest: str
    at_least: Mapping[str, float]
    at_most: Mapping[str, float]


def gate(evaluation: Evaluation, baseline: Path) -> tuple[str, ...]:
    """Compare an evaluation with the pinned figures; empty means that it holds.

    Raises:
        SettingsError: when the baseline cannot be read.
    """
    pins = _read(baseline).get(evaluation.name)
    if pins is None:
        return (f"{baseline} pins nothing for the set {evaluation.name!r}",)
    return tuple(_failures(evaluation, pins))


def write_baseline(
    evaluation: Evaluation, path: Path, *, allow_regression: bool = False
) -> tuple[str, ...]:
    """Pin an evaluation's figures and its data's digest; return what changed, a line each.

    A figure worse than the pinned one leaves the pin as it is, unless a regression is allowed.

    Raises:
        SettingsError: when an existing baseline cannot be read.
    """
    known = dict(_read(path)) if path.exists() else {}
    measured = _measured(evaluation)
    before = known.get(evaluation.name)
    pins = measured if before is None or allow_regression else _stricter(before, measured)
    known[evaluation.name] = pins
    content = {"schema": SCHEMA, "sets": {name: _row(known[name]) for name in sorted(known)}}
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return tuple(_changes(before, pins))


def _failures(evaluation: Evaluation, pins: Pins) -> Iterator[str]:
    if pins.digest != evaluation.digest:
        yield f"the labelled data differ from those pinned: {evaluation.digest}, not {pins.digest}"
    exact = _exact(evaluation)
    for name, floor in pins.at_least.items():
        value = exact.get(name)
        if value is None or value < floor:
            yield f"{name} is {_shown(value)}, below the floor {floor:.4f}"
    for name, ceiling in pins.at_most.items():
        value = exact.get(name)
        if value is None or value > ceiling:
            yield f"{name} is {_shown(value)}, above the ceiling {ceiling:.4f}"


def _exact(evaluation: Evaluation) -> Mapping[str, float | None]:
    metrics = evaluation.metrics
    values = {name: ratio.share for name, ratio in metrics.ratios()}
    splitting = measure_splitting(evaluation.articles).ours
    return {
        **values,
        "false_accusations": float(metrics.false_accusations),
        "span_agreement": splitting.span_agreement,
        "not_self_standing": splitting.not_self_standing.share,
    }


def _measured(evaluation: Evaluation) -> Pins:
    exact = _exact(evaluation)
    return Pins(
        digest=evaluation.digest,
        at_least={
            name: math.floor(value * DECIMALS) / DECIMALS
            for name in FLOORS
            if (value := exact[name]) is not None
        },
        at_most={
            name: math.ceil(value * DECIMALS) / DECIMALS
            for name in (*CEILINGS, "false_accusations")
            if (value := exact[name]) is not None
        },
    )


def _stricter(before: Pins, measured: Pins) -> Pins:
    low = {**before.at_least}
    for name, value in measured.at_least.items():
        low[name] = max(value, low.get(name, value))
    high = {**before.at_most}
    for name, value in measured.at_most.items():
        high[name] = min(value, high.get(name, value))
    return Pins(digest=measured.digest, at_least=low, at_most=high)


def _changes(before: Pins | None, after: Pins) -> Iterator[str]:
    if before is None or before.digest != after.digest:
        yield f"digest {after.digest}"
    for side in ("at_least", "at_most"):
        old: Mapping[str, float] = getattr(before, side) if before else {}
        new: Mapping[str, float] = getattr(after, side)
        for name, value in new.items():
            if old.get(name) != value:
                yield f"{name} {side.replace('_', ' ')} {value:.4f} (was {_shown(old.get(name))})"


def _shown(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.4f}"


def _row(pins: Pins) -> Mapping[str, object]:
    return {
        "digest": pins.digest,
        "at_least": dict(pins.at_least),
        "at_most": dict(pins.at_most),
    }


def _read(path: Path) -> Mapping[str, Pins]:
    try:
        content = json.loads(path.read_bytes())
        return _parse(content)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        msg = f"the baseline {path} cannot be used: {error}"
        raise SettingsError(msg) from error


def _parse(content: Mapping[str, Any]) -> Mapping[str, Pins]:
    if content["schema"] != SCHEMA:
        msg = f"its schema is {content['schema']!r}"
        raise ValueError(msg)
    return {
        name: Pins(
            digest=str(row["digest"]),
            at_least={key: float(value) for key, value in row["at_least"].items()},
            at_most={key: float(value) for key, value in row["at_most"].items()},
        )
        for name, row in content["sets"].items()
    }
