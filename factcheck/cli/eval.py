"""`factcheck eval`: measure on labelled articles, and on files of sentences or pairs."""

import inspect
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from factcheck.cli.check import equip
from factcheck.cli.console import note, print_out
from factcheck.cli.exits import Exit
from factcheck.cli.options import Command, takes
from factcheck.errors import SettingsError
from factcheck.settings.keys import Settings

if TYPE_CHECKING:
    from factcheck.model.document import Document
    from factcheck.scoring.metrics import Evaluation
    from factcheck.scoring.worthiness import Splitter
    from factcheck.splitter.split import Split

BASELINE = "baseline.json"


class EvalFormat(StrEnum):
    """Name the ways to show figures."""

    TEXT = "text"
    JSON = "json"


class Listing(StrEnum):
    """Name what can be listed beside the figures."""

    WRONG = "wrong"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Hold what is to be measured, shown and held; every field is an option."""

    gate: Annotated[
        bool | None,
        typer.Option(
            "--gate/--pin",
            help="Exit 1 where a figure is worse than the baseline's; or write better ones there.",
        ),
    ] = None
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="The pins; default: beside the set."),
    ] = None
    list_: Annotated[
        Listing | None,
        typer.Option(
            "--list",
            help="List every miss in full as well, or every statement that does not stand alone.",
        ),
    ] = None
    mutate: Annotated[
        bool,
        typer.Option(
            "--mutate",
            help="Make wrong twins of the supported claims and count the verdicts that flip.",
        ),
    ] = False
    worthiness: Annotated[
        list[Path] | None,
        typer.Option(
            "--worthiness",
            metavar="FILE",
            help="Measure check-worthiness on sentences (text, label), JSON lines; again for more.",
        ),
    ] = None
    decomposition: Annotated[
        list[Path] | None,
        typer.Option(
            "--decomposition",
            metavar="FILE",
            help="Compare the claims of sentences (text, claims) with people's; again for more.",
        ),
    ] = None
    pairs: Annotated[
        list[Path] | None,
        typer.Option(
            "--pairs",
            metavar="FILE",
            help="Measure entailment on pairs (source, claim, evidence, label); again for more.",
        ),
    ] = None
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=1, help="Read the first N rows of a file."),
    ] = None
    format_: Annotated[
        EvalFormat, typer.Option("--format", "-f", help="How to show the figures.")
    ] = EvalFormat.TEXT

    @property
    def files(self) -> bool:
        """Say whether a file of labelled sentences or pairs was named."""
        return bool(self.worthiness or self.decomposition or self.pairs)

    @property
    def as_json(self) -> bool:
        """Say whether figures are shown as JSON."""
        return self.format_ is EvalFormat.JSON


def _options(command: Command) -> Command:
    """Give a command an option for each field of `Wishes`, and hand it the wishes."""
    names = [field.name for field in fields(Wishes)]

    @wraps(command)
    def wrapper(**arguments: Any) -> int:
        wishes = Wishes(**{name: arguments.pop(name) for name in names})
        return command(wishes=wishes, **arguments)

    hints = get_type_hints(Wishes, include_extras=True)
    own = inspect.signature(command).parameters.values()
    parameters = [parameter for parameter in own if parameter.name != "wishes"]
    parameters += [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=field.default,
            annotation=hints[field.name],
        )
        for field in fields(Wishes)
    ]
    vars(wrapper)["__signature__"] = inspect.Signature(parameters)
    wrapper.__annotations__ = {
        **{name: hint for name, hint in command.__annotations__.items() if name != "wishes"},
        **{name: hints[name] for name in names},
    }
    return wrapper


@takes("source", "no_source", "offline", "jobs", "cache_dir", "quiet")
@_options
def evaluate(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="A labelled set, or the folder that holds it."),
    ] = None,
    *,
    wishes: Wishes,
    settings: Settings,
) -> int:
    """Measure on labelled articles, one set or every set of the folder, sentences and pairs."""
    _refuse_wrong_words(folder, wishes)
    # No figure may hang on what a server says today.
    settings = replace(settings, contact="")
    if wishes.mutate and folder is not None:
        print_out(_mutated(folder, wishes, settings))
        return Exit.CLEAN
    evaluations = _measure(folder, settings) if folder else []
    shown = [_shown(each, wishes) for each in evaluations]
    shown += _sentence_figures(wishes, settings)
    shown += _pairs(wishes) if wishes.pairs else []
    listed = wishes.as_json and len(shown) > 1
    print_out(
        "[" + ",".join(text.strip() for text in shown) + "]\n" if listed else "\n".join(shown)
    )
    if wishes.gate is None or folder is None:
        return Exit.CLEAN
    pins = wishes.baseline or find_baseline(folder)
    act = _hold if wishes.gate else _pin
    return max(act(evaluation, pins) for evaluation in evaluations)


def find_baseline(folder: Path) -> Path:
    """Give the place of the pinned figures: in the folder named, or beside the set."""
    inside, beside = folder / BASELINE, folder.resolve().parent / BASELINE
    return beside if beside.is_file() and not inside.is_file() else inside


def _refuse_wrong_words(folder: Path | None, wishes: Wishes) -> None:
    if folder is not None:
        if folder.is_file():
            message = f"{folder} is a file, not a folder of labelled articles"
            hint = "give each file its own --worthiness, --decomposition or --pairs"
            raise SettingsError(message, hint=hint)
        if wishes.mutate and (wishes.gate is not None or wishes.files):
            message = (
                "--mutate is a test of its own: leave out --gate, --pin and files of sentences"
            )
            raise SettingsError(message)
        return
    if not wishes.files:
        message = "nothing to measure was named"
        hint = (
            "name a folder of labelled articles, or --worthiness, --decomposition or --pairs FILE"
        )
        raise SettingsError(message, hint=hint)
    if wishes.gate is not None:
        message = "--gate and --pin hold the figures on labelled articles, and no folder was named"
        raise SettingsError(message)


def _measure(folder: Path, settings: Settings) -> "list[Evaluation]":
    from factcheck.batch.local import equipment
    from factcheck.scoring.labelled import find_sets
    from factcheck.scoring.run import evaluate as measure

    plan, _ = equip(settings)
    build = partial(equipment, plan)
    return [measure(each, build, jobs=settings.jobs) for each in find_sets(folder)]


def _mutated(folder: Path, wishes: Wishes, settings: Settings) -> str:
    from factcheck.batch.discover import discover
    from factcheck.batch.local import equipment
    from factcheck.scoring.mutation import mutate, subjects_of
    from factcheck.scoring.render_mutation import mutation_json, mutation_text

    plan, _ = equip(settings)
    subjects = subjects_of(folder, lambda: discover([str(folder)]).paths)
    outcomes = mutate(subjects, partial(equipment, plan), jobs=settings.jobs)
    if wishes.as_json:
        return mutation_json(outcomes)
    return mutation_text(outcomes, list_wrong=wishes.list_ is Listing.WRONG)


def _shown(evaluation: "Evaluation", wishes: Wishes) -> str:
    from factcheck.scoring.render import render_text, to_json

    if wishes.as_json:
        return to_json(evaluation)
    return render_text(
        evaluation,
        list_wrong=wishes.list_ is Listing.WRONG,
        list_open=wishes.list_ is Listing.OPEN,
    )


def _sentence_figures(wishes: Wishes, settings: Settings) -> list[str]:
    """Measure the files of sentences; as text one table for each measure."""
    if not wishes.worthiness and not wishes.decomposition:
        return []
    from factcheck.pipeline import split_document

    _, assembly = equip(settings)

    def splitter(document: "Document") -> "Split":
        return split_document(document, assembly.equipment)

    return [
        *(_worthiness(wishes, splitter) if wishes.worthiness else ()),
        *(_decomposition(wishes, splitter) if wishes.decomposition else ()),
    ]


def _worthiness(wishes: Wishes, splitter: "Splitter") -> list[str]:
    from factcheck.scoring import worthiness
    from factcheck.scoring.render_rows import worthiness_json, worthiness_text

    scorer, threshold = worthiness.shipped_scorer()
    found = [
        worthiness.evaluate_worthiness(file, splitter, scorer, threshold, limit=wishes.limit)
        for file in wishes.worthiness or ()
    ]
    return [worthiness_json(each) for each in found] if wishes.as_json else [worthiness_text(found)]


def _decomposition(wishes: Wishes, splitter: "Splitter") -> list[str]:
    from factcheck.scoring.decomposition import evaluate_decomposition
    from factcheck.scoring.render_rows import decomposition_json, decomposition_text

    found = [
        evaluate_decomposition(file, splitter, limit=wishes.limit)
        for file in wishes.decomposition or ()
    ]
    if wishes.as_json:
        return [decomposition_json(each) for each in found]
    return [decomposition_text(found)]


def _pairs(wishes: Wishes) -> list[str]:
    from time import perf_counter

    from factcheck.scoring.entailment import evaluate_pairs, shipped_judge
    from factcheck.scoring.jsonl import name_of
    from factcheck.scoring.render_pairs import pairs_json, pairs_text

    judge, thresholds = shipped_judge()
    found = {
        name_of(file): evaluate_pairs(
            file, judge, thresholds, clock=perf_counter, limit=wishes.limit
        )
        for file in wishes.pairs or ()
    }
    if wishes.as_json:
        return [pairs_json(name, figures) for name, figures in found.items()]
    return [pairs_text(figures) for figures in found.values()]


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
