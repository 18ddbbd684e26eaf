"""Ask each host one request at a time and not too often, over all processes of this user.

A lock file a host is held while a request is on its way; a file beside it holds when the last one
ended and until when the server asked to be left alone. Own code on `filelock`: pyrate-limiter
counts requests in a window, between processes too, but knows neither "one on its way" nor a wait
that the server names; stored in diskcache, its recipes would sleep inside a database transaction.
"""

import hashlib
import math
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING

from factcheck.store.clock import Clock, TimeLeft
from factcheck.store.failure import Failure
from factcheck.store.folder import make_private
from factcheck.store.hosts import HostRule

if TYPE_CHECKING:
    from filelock import BaseFileLock

# With no budget, how long to stand in the queue behind other threads and processes: past this
# something hangs that is none of ours.
_LONGEST_QUEUE_S = 600.0
# No server is taken to mean longer; a moment further off comes of a clock that was set back.
_LONGEST_HOLD_S = 86_400.0
_UNFIT = re.compile(r"[^a-z0-9.-]")


@dataclass(slots=True)
class _Gate:
    """Hold one host's seats and times in this process, in seconds since 1970."""

    seats: BoundedSemaphore
    last: float = -math.inf
    not_before: float = -math.inf
    lock: "BaseFileLock | None" = field(default=None)


class RateLimit:
    """Give threads their turn at a host; safe to share between threads.

    `folder` is where processes meet; without it, or where it cannot be written, the limits hold
    inside this process only, and `warn` says so once.
    """

    def __init__(self, folder: Path | None, *, clock: Clock, warn: Callable[[str], None]) -> None:
        self._folder = folder
        self._clock = clock
        self._warn = warn
        self._gates: dict[str, _Gate] = {}
        self._guard = Lock()

    @contextmanager
    def turn(self, host: str, rule: HostRule, left: TimeLeft) -> Iterator[bool]:
        """Wait for a turn and hold it while the body runs; start the request's own time.

        Gives whether anybody else could have asked meanwhile.

        Raises:
            Failure: the wait is longer than the time left.
        """
        gate = self._gate(host, rule)
        begun = self._clock.monotonic()
        if not gate.seats.acquire(timeout=min(left.seconds, _LONGEST_QUEUE_S)):
            raise _queue_too_long(host)
        try:
            self._wait(host, gate, rule, left)
            try:
                left.start()
                yield self._clock.monotonic() > begun
            finally:
                gate.last = self._clock.wall()
                self._leave(host, gate)
        finally:
            gate.seats.release()

    def hold(self, host: str, rule: HostRule, seconds: float) -> None:
        """Let nobody ask a host for so many seconds: it said so, or it is failing."""
        gate = self._gate(host, rule)
        gate.not_before = max(gate.not_before, self._clock.wall() + min(seconds, _LONGEST_HOLD_S))
        if self._is_shared(rule):
            self._write(host, gate)

    def _gate(self, host: str, rule: HostRule) -> _Gate:
        with self._guard:
            if host not in self._gates:
                self._gates[host] = _Gate(seats=BoundedSemaphore(rule.in_flight))
            return self._gates[host]

    def _is_shared(self, rule: HostRule) -> bool:
        return rule.shared and self._folder is not None

    def _wait(self, host: str, gate: _Gate, rule: HostRule, left: TimeLeft) -> None:
        """Wait until the host may be asked, and then hold its lock file.

        The lock is let go while waiting, so that no process can keep the others out for good.
        """
        while True:
            if self._is_shared(rule):
                self._lock(host, gate, left)
                self._read(host, gate)
            wait = self._wait_s(gate, rule)
            if wait <= 0:
                return
            self._unlock(gate)
            if wait > left.bearable_s:
                reason = f"{host} is not to be asked for another {wait:.0f} s, longer than is left"
                raise Failure(reason, is_verdict=False)
            self._clock.sleep(wait)

    def _wait_s(self, gate: _Gate, rule: HostRule) -> float:
        wall = self._clock.wall()
        # A moment in the future means that the clock was set back: it says nothing.
        gap = gate.last + rule.gap_s - wall if gate.last <= wall else 0.0
        hold = gate.not_before - wall
        return max(gap, hold if hold <= _LONGEST_HOLD_S else 0.0)

    def _lock(self, host: str, gate: _Gate, left: TimeLeft) -> None:
        import filelock  # noqa: PLC0415 - only live runs need it

        try:
            if gate.lock is None:
                folder = self._made_folder()
                gate.lock = filelock.FileLock(folder / f"{_stem(host)}.lock", thread_local=False)
            gate.lock.acquire(timeout=min(left.seconds, _LONGEST_QUEUE_S))
        except filelock.Timeout as error:
            raise _queue_too_long(host) from error
        except (OSError, NotImplementedError) as error:
            self._go_alone(error)

    def _leave(self, host: str, gate: _Gate) -> None:
        if gate.lock is not None and gate.lock.is_locked:
            self._write(host, gate)
        self._unlock(gate)

    def _unlock(self, gate: _Gate) -> None:
        if gate.lock is not None:
            with suppress(OSError):
                gate.lock.release()

    def _read(self, host: str, gate: _Gate) -> None:
        """Take over what other processes noted; a file that says nothing readable says nothing."""
        if self._folder is None:
            return
        with suppress(OSError, ValueError):
            text = (self._folder / f"{_stem(host)}.time").read_text(encoding="ascii")
            last, not_before = (float(word) for word in text.split())
            if gate.last < last <= self._clock.wall():
                gate.last = last
            if gate.not_before < not_before < math.inf:
                gate.not_before = not_before

    def _write(self, host: str, gate: _Gate) -> None:
        if self._folder is None:
            return
        try:
            path = self._made_folder() / f"{_stem(host)}.time"
            path.write_text(f"{gate.last!r} {gate.not_before!r}\n", encoding="ascii")
        except OSError as error:
            self._go_alone(error)

    def _made_folder(self) -> Path:
        assert self._folder is not None
        make_private(self._folder)
        return self._folder

    def _go_alone(self, error: Exception) -> None:
        self._folder = None
        reason = getattr(error, "strerror", None) or "it cannot be locked"
        self._warn(f"the cache directory cannot be used ({reason}); nothing is kept there")


def _queue_too_long(host: str) -> Failure:
    return Failure(f"the queue for {host} is longer than the time left", is_verdict=False)


def _stem(host: str) -> str:
    """Name a host's files: readable, and safe on every system."""
    readable = _UNFIT.sub("_", host)
    if readable == host and len(host) < 100:
        return host
    return f"{readable[:60]}-{hashlib.sha256(host.encode()).hexdigest()[:16]}"
