"""Run a check over the articles of a labelled set, in one process or several."""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, Generic, TypeVar

from factcheck.errors import DocumentError
from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.scoring.labelled import LabelledArticle, find_sets, read_set, set_digest
from factcheck.scoring.match import ArticleOutcome, match_article
from factcheck.scoring.metrics import Evaluation

E = TypeVar("E")


def evaluate_with(
    check: Callable[[Document, E], Report],
    folder: Path,
    equipment: E | Callable[[], E],
    *,
    jobs: int = 1,
) -> Evaluation:
    """Score any function that turns a document and its equipment into a report.

    `folder` is the set or a folder that holds exactly one. Processes need equipment of their
    own: `jobs` counts only where `equipment` is a function that builds it and can be pickled.

    Raises:
        DocumentError: when the set is missing, not the only one, or its labels are faulty.
    """
    labelled_set = _only_set(folder)
    articles = read_set(labelled_set)
    examiner = Examiner(check, equipment)
    if jobs > 1 and callable(equipment):
        outcomes = in_processes(examiner, articles, jobs)
    else:
        outcomes = tuple(examiner(article) for article in articles)
    return Evaluation(
        name=labelled_set.resolve().name, digest=set_digest(labelled_set), articles=outcomes
    )


class Examiner(Generic[E]):
    """Check articles with equipment that is built once, at the first article."""

    def __init__(
        self, check: Callable[[Document, E], Report], equipment: E | Callable[[], E]
    ) -> None:
        self._check = check
        self._equipment = equipment
        self._built: list[E] = []

    def __call__(self, article: LabelledArticle) -> ArticleOutcome:
        """Check one article and match its report with the labels."""
        if not self._built:
            equipment = self._equipment
            self._built.append(equipment() if callable(equipment) else equipment)
        return match_article(article, self._check(article.document, self._built[0]))


A = TypeVar("A")
B = TypeVar("B")
_WORKER: list[Callable[[Any], Any]] = []


def in_processes(worker: Callable[[A], B], items: Sequence[A], jobs: int) -> tuple[B, ...]:
    """Run a picklable worker over items in several processes, results in input order."""
    # Fresh processes: a forked one would share this one's open files and locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_start_worker, initargs=(worker,)
    ) as pool:
        return tuple(pool.map(_work, items))


def _start_worker(worker: Callable[[A], B]) -> None:
    _WORKER[:] = [worker]


def _work(item: A) -> Any:
    return _WORKER[0](item)


def _only_set(folder: Path) -> Path:
    sets = find_sets(folder)
    if len(sets) > 1:
        names = ", ".join(path.name for path in sets)
        msg = f"{folder} holds several labelled sets: {names}"
        raise DocumentError(msg, hint="name one of them")
    return sets[0]
