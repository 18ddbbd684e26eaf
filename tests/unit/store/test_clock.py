"""Test how one request's time is counted."""

import math
from datetime import UTC, datetime

from factcheck.store.clock import Clock, TimeLeft
from tests.unit.store.hand_clock import START, HandClock


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
    left = TimeLeft(time.clock, total_s=60, budget_ends=START + 10)
    assert (left.seconds, left.bearable_s) == (10, 10)
    left.start()
    time.time += 10
    assert left.seconds == 0
    assert left.budget_is_spent
