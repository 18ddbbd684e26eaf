import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factcheck.batch.assemble import Plan
from factcheck.batch.local import Failed, Outcome, check_all, run_guarded
from factcheck.errors import FactcheckError, SnapshotError
from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.settings.keys import Settings
from factcheck.testing import make_document, make_report

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worker processes, which get this process's path, import this module."""
    monkeypatch.syspath_prepend(str(ROOT))


def plan(jobs: int = 1, max_bytes: int = 1000) -> Plan:
    settings = Settings(jobs=jobs, max_bytes=max_bytes, as_of=date(2024, 11, 13))
    return Plan(settings=settings, today=date(2024, 11, 14))


def report_on(document: Document) -> Report:
    if "explode" in document.text:
        message = "a bug"
        raise RuntimeError(message)
    return make_report(document)


def work(task: str | Document, plan: Plan) -> Outcome:
    return run_guarded(task, report_on, plan)


def die(task: str | Document, plan: Plan) -> Outcome:
    os._exit(1)


def origin(outcome: Outcome) -> str:
    return outcome.origin if isinstance(outcome, Failed) else outcome.document.origin


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text("explode" if number == 4 else f"Text {number}.")
    (tmp_path / "2.txt").write_text("")
    (tmp_path / "6.txt").write_text("x" * 1001)
    return [str(tmp_path / f"{number}.txt") for number in (8, 2, 0, 4, 1, 6, 3, 5, 7)]


def test_outcomes_are_the_same_and_in_input_order_for_any_number_of_workers(
    paths: list[str],
) -> None:
    one = list(check_all(paths, plan(1), work=work))
    assert [origin(outcome) for outcome in one] == paths
    assert list(check_all(paths, plan(3), work=work)) == one


def test_bad_document_is_an_entry_with_a_trace_only_for_our_own_fault(paths: list[str]) -> None:
    failed = [o for o in check_all(paths, plan(), work=work) if isinstance(o, Failed)]
    empty, bug, large = failed
    assert "is empty" in empty.message
    assert empty.trace is None
    assert "RuntimeError: a bug" in bug.message
    assert bug.trace is not None
    assert "report_on" in bug.trace
    assert "larger than the limit of 1,000 bytes" in large.message


def test_loaded_document_is_taken_as_it_is() -> None:
    document = make_document("Words.", origin="-")
    assert list(check_all([document], plan(), work=work)) == [make_report(document)]


def test_option_dates_every_document(paths: list[str]) -> None:
    first = next(check_all(paths, plan(), work=work))
    assert isinstance(first, Report)
    assert first.document.published == date(2024, 11, 13)


def test_trouble_that_is_not_the_documents_ends_the_run() -> None:
    def fail(document: Document) -> Report:
        message = "the snapshot is damaged"
        raise SnapshotError(message)

    with pytest.raises(SnapshotError):
        run_guarded(make_document("Words."), fail, plan())


def test_dead_worker_is_an_error_in_words(paths: list[str]) -> None:
    with pytest.raises(FactcheckError, match="a worker process died") as caught:
        list(check_all(paths, plan(2), work=die))
    assert caught.value.hint == "try again with fewer --jobs"


@pytest.mark.parametrize("jobs", [1, 2])
def test_long_list_is_not_read_ahead(paths: list[str], jobs: int) -> None:
    read = []

    def endless() -> Iterator[str]:
        while True:
            read.append(paths[0])
            yield paths[0]

    outcomes = check_all(endless(), plan(jobs), work=work)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]  # a generator, which Iterator does not say
    assert len(read) <= jobs * 4
