"""Test how one request's time is counted."""

import math
from datetime import UTC, datetime

from factcheck.store.clock import Budget, Clock, TimeLeft
from tests.unit.store.hand_clock import HandClock


def test_clock_tells_the_moment_in_universal_time() -> None:
    assert HandClock().clock.now() == datetime(2027, 1, 15, 8, 0, tzinfo=UTC)


def test_clock_of_the_system_goes_on() -> None:
    clock = Clock()
    before = clock.monotonic()
    clock.sleep(0.001)
    assert clock.monotonic() > before
    assert clock.now().tzinfo is UTC
    assert 0 <= clock.jitter() < 1


def test_own_time_runs_from_its_start_only_and_is_not_begun_twice() -> None:
    time = HandClock()
    left = TimeLeft(time.clock, total_s=60)
    assert (left.seconds, left.bearable_s) == (math.inf, 60)
    time.time += 100
    left.start()
    time.time += 20
    left.start()
    assert (left.seconds, left.bearable_s) == (40, 40)
    time.time += 50
    assert left.seconds == 0
    assert not left.budget_is_spent


def test_budget_bounds_all_from_the_beginning() -> None:
    time = HandClock()
    budget = Budget(time.clock, 10)
    left = TimeLeft(time.clock, total_s=60, budget=budget)
    assert (left.seconds, left.bearable_s) == (10, 10)
    with budget.spending():
        left.start()
        time.time += 10
        assert left.seconds == 0
        assert left.budget_is_spent


def test_budget_counts_waiting_once_and_nothing_else() -> None:
    time = HandClock()
    budget = Budget(time.clock, 10)
    time.time += 100
    with budget.spending():
        time.time += 1
        with budget.spending():
            time.time += 2
        time.time += 1
        assert budget.left_s == 6
    time.time += 100
    assert budget.left_s == 6
    with budget.spending():
        time.time += 7
    assert budget.left_s == 0


def test_run_without_a_budget_may_wait_for_ever() -> None:
    time = HandClock()
    budget = Budget(time.clock, None)
    with budget.spending():
        time.time += 1e9
    assert budget.left_s == math.inf
