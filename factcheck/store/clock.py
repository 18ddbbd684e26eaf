"""Read the clock, sleep, and tell how much time is left; tests put their own in its place."""

import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Hold what time means here: seconds since 1970, seconds that never jump, and waiting.

    `jitter` gives a number from 0 up to 1.
    """

    wall: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random

    def now(self) -> datetime:
        """Give the current moment in UTC."""
        return datetime.fromtimestamp(self.wall(), UTC)


class TimeLeft:
    """Count down one request's time: the run's budget always, its own from `start` on.

    Standing in the queue for a host is not the server's fault, so a request's own time begins
    when its turn comes.
    """

    def __init__(self, clock: Clock, *, total_s: float, budget_ends: float = math.inf) -> None:
        self._clock = clock
        self._total_s = total_s
        self._budget_ends = budget_ends
        self._ends = math.inf

    def start(self) -> None:
        """Begin the request's own time; once begun it runs on."""
        self._ends = min(self._ends, self._clock.monotonic() + self._total_s)

    @property
    def seconds(self) -> float:
        """Give the seconds left, infinite where nothing bounds them yet, never below zero."""
        return max(0.0, min(self._ends, self._budget_ends) - self._clock.monotonic())

    @property
    def bearable_s(self) -> float:
        """Give the longest wait that still leaves the request its own time."""
        return min(self.seconds, self._total_s)

    @property
    def budget_is_spent(self) -> bool:
        """Say whether the run's own time is over."""
        return self._clock.monotonic() >= self._budget_ends
