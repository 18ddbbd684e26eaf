"""Read the clock, sleep, and tell how much time is left; tests put their own in its place."""

import math
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock


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


class Budget:
    """Count the time that a run spends waiting for servers; safe to share between threads.

    Time counts once however many threads wait, and not at all while none does: how long a
    machine takes to read the articles must not decide which of them get evidence.
    """

    def __init__(self, clock: Clock, seconds: float | None) -> None:
        self._clock = clock
        self._seconds = math.inf if seconds is None else seconds
        self._spent = 0.0
        self._since = 0.0
        self._waiting = 0
        self._lock = Lock()

    @contextmanager
    def spending(self) -> Iterator[None]:
        """Count the time until the block ends."""
        with self._lock:
            if self._waiting == 0:
                self._since = self._clock.monotonic()
            self._waiting += 1
        try:
            yield
        finally:
            with self._lock:
                self._waiting -= 1
                if self._waiting == 0:
                    self._spent += self._clock.monotonic() - self._since

    @property
    def left_s(self) -> float:
        """Give the seconds left, never below zero."""
        with self._lock:
            running = self._clock.monotonic() - self._since if self._waiting else 0.0
            return max(0.0, self._seconds - self._spent - running)


class TimeLeft:
    """Count down one request's time: the run's budget always, its own from `start` on.

    Standing in the queue for a host is not the server's fault, so a request's own time begins
    when its turn comes.
    """

    def __init__(self, clock: Clock, *, total_s: float, budget: Budget | None = None) -> None:
        self._clock = clock
        self._total_s = total_s
        self._budget = budget or Budget(clock, None)
        self._ends = math.inf

    def start(self) -> None:
        """Begin the request's own time; once begun it runs on."""
        self._ends = min(self._ends, self._clock.monotonic() + self._total_s)

    @property
    def seconds(self) -> float:
        """Give the seconds left, infinite where nothing bounds them yet, never below zero."""
        return min(max(0.0, self._ends - self._clock.monotonic()), self._budget.left_s)

    @property
    def bearable_s(self) -> float:
        """Give the longest wait that still leaves the request its own time."""
        return min(self.seconds, self._total_s)

    @property
    def budget_is_spent(self) -> bool:
        """Say whether the run has waited for servers as long as it may."""
        return self._budget.left_s <= 0
