"""`factcheck eval`: measure on a labelled set."""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.check import equip
from factcheck.cli.console import note, print_out
from factcheck.cli.exits import Exit
from factcheck.cli.options import takes
from factcheck.settings.keys import Settings

if TYPE_CHECKING:
    from factcheck.scoring.metrics import Evaluation

BASELINE = "baseline.json"


class EvalFormat(StrEnum):
    """Name the ways to show figures."""

    TEXT = "text"
    JSON = "json"


class Listing(StrEnum):
    """Name what can be listed beside the figures."""

    WRONG = "wrong"


@takes("source", "no_source", "offline", "jobs", "cache_dir", "quiet")
def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A labelled set, or the folder that holds it.")
    ],
    *,
    gate: Annotated[
        bool | None,
        typer.Option(
            "--gate/--pin",
            help="Exit 1 where a figure is worse than the baseline's; or write better ones there.",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="The pins; default: beside the set."),
    ] = None,
    list_: Annotated[
        Listing | None, typer.Option("--list", help="List every miss in full as well.")
    ] = None,
    format_: Annotated[
        EvalFormat, typer.Option("--format", "-f", help="How to show the figures.")
    ] = EvalFormat.TEXT,
    settings: Settings,
) -> int:
    """Measure on labelled articles: one set, or every set of the folder."""
    evaluations = _measure(folder, settings)
    shown = [_shown(each, format_, list_wrong=list_ is Listing.WRONG) for each in evaluations]
    listed = format_ is EvalFormat.JSON and len(shown) > 1
    print_out(
        "[" + ",".join(text.strip() for text in shown) + "]\n" if listed else "\n".join(shown)
    )
    pins = baseline or find_baseline(folder)
    if gate is None:
        return Exit.CLEAN
    act = _hold if gate else _pin
    return max(act(evaluation, pins) for evaluation in evaluations)


def find_baseline(folder: Path) -> Path:
    """Give the place of the pinned figures: in the folder named, or beside the set."""
    inside, beside = folder / BASELINE, folder.resolve().parent / BASELINE
    return beside if beside.is_file() and not inside.is_file() else inside


def _measure(folder: Path, settings: Settings) -> "list[Evaluation]":
    from factcheck.batch.local import equipment
    from factcheck.scoring.labelled import find_sets
    from factcheck.scoring.run import evaluate as measure

    plan, _ = equip(settings)
    build = partial(equipment, plan)
    return [measure(each, build, jobs=settings.jobs) for each in find_sets(folder)]


def _shown(evaluation: "Evaluation", format_: EvalFormat, *, list_wrong: bool) -> str:
    from factcheck.scoring.render import render_text, to_json

    if format_ is EvalFormat.JSON:
        return to_json(evaluation)
    return render_text(evaluation, list_wrong=list_wrong)


def _pin(evaluation: "Evaluation", baseline: Path) -> Exit:
    from factcheck.scoring.gate import write_baseline

    for change in write_baseline(evaluation, baseline):
        note(f"pinned: {evaluation.name}: {change}")
    return Exit.CLEAN


def _hold(evaluation: "Evaluation", baseline: Path) -> Exit:
    from factcheck.scoring.gate import gate as compare

    misses = compare(evaluation, baseline)
    for miss in misses:
        note(f"gate: {evaluation.name}: {miss}")
    if not misses:
        note(f"gate: {evaluation.name}: every figure holds")
    return Exit.FINDINGS if misses else Exit.CLEAN
