"""Check documents one after the other or in several processes, results in input order."""

import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from factcheck.batch.assemble import Assembly, Plan, assemble
from factcheck.documents.load import load
from factcheck.errors import DocumentError, FactcheckError
from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.pipeline import Draft, Equipment, check_document, draft_document
from factcheck.resolver.locked import NotLocked

T = TypeVar("T")

# Documents waiting for each process: enough that none idles, few enough that a folder of a
# million files is not read ahead.
_WAITING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Say why one document has no report.

    `trace` is set where the program is at fault; `unlocked` holds a line for each claim that a
    locked run has no evidence for.
    """

    origin: str
    message: str
    hint: str | None = None
    trace: str | None = None
    unlocked: tuple[str, ...] = ()


Outcome = Report | Failed
Work = Callable[[str | Document, Plan], Outcome]


def check_all(
    tasks: Iterable[str | Document], plan: Plan, *, work: Work | None = None
) -> Iterator[Outcome]:
    """Check paths, or documents that are already loaded, and yield an outcome for each.

    One bad document gives a Failed and never stops the rest. `work` replaces what is done with
    each; with more than one process it has to be a function of a module.

    Raises:
        FactcheckError: a process died, so that the rest cannot be done.
    """
    yield from do_all(tasks, plan, work or check_one)


def do_all(
    tasks: Iterable[str | Document], plan: Plan, work: Callable[[str | Document, Plan], T]
) -> Iterator[T]:
    """Do any work on paths or documents, in as many processes as planned, results in order.

    Raises:
        FactcheckError: a process died, so that the rest cannot be done.
    """
    if plan.settings.jobs == 1:
        yield from (work(task, plan) for task in tasks)
    else:
        yield from _in_processes(tasks, plan, work)


def check_one(task: str | Document, plan: Plan) -> Outcome:
    """Load and check one document with this process's equipment."""
    return run_guarded(task, lambda document: check_document(document, equipment(plan)), plan)


def draft_one(task: str | Document, plan: Plan) -> Draft | Failed:
    """Load one document and make its entries for a lock with this process's equipment."""
    return run_guarded(task, lambda document: draft_document(document, equipment(plan)), plan)


def run_guarded(task: str | Document, check: Callable[[Document], T], plan: Plan) -> T | Failed:
    """Load a document, check it, and turn whatever goes wrong with it into a Failed."""
    origin = task.origin if isinstance(task, Document) else task
    settings = plan.settings
    try:
        if isinstance(task, str):
            task = load(task, as_of=settings.as_of, max_bytes=settings.max_bytes)
        return check(task)
    except DocumentError as error:
        return Failed(origin=origin, message=str(error), hint=error.hint)
    except NotLocked as error:
        return Failed(origin=origin, message=str(error), unlocked=error.claims)
    except FactcheckError:
        # A missing snapshot or a broken plug-in is everybody's trouble, not this document's.
        raise
    except Exception as error:  # noqa: BLE001 - a bug met in one document must not lose the others
        message = f"{origin} could not be checked: {type(error).__name__}: {error}"
        return Failed(origin=origin, message=message, trace=traceback.format_exc())


@lru_cache(maxsize=1)
def assembly_of(plan: Plan) -> Assembly:
    """Give what this process works with, put together at the first call."""
    return assemble(plan)


def equipment(plan: Plan) -> Equipment:
    """Give this process's equipment."""
    return assembly_of(plan).equipment


def _in_processes(
    tasks: Iterable[str | Document], plan: Plan, work: Callable[[str | Document, Plan], T]
) -> Iterator[T]:
    # Fresh processes: a forked one would share this one's open files and locks.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(
        plan.settings.jobs, mp_context=context, initializer=_leave_interrupts
    )
    queue = iter(tasks)
    try:
        waiting: deque[Future[T]] = deque(
            pool.submit(work, task, plan) for task in islice(queue, plan.settings.jobs * _WAITING)
        )
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(work, task, plan) for task in islice(queue, 1))
    except BrokenProcessPool as error:
        message = "a worker process died, perhaps for want of memory"
        raise FactcheckError(message, hint="try again with fewer --jobs") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the parent, which ends the pool; else every process prints a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
