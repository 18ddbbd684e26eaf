"""Test who may ask a host when, in one process and between several."""

import itertools
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.store.clock import Budget, Clock, TimeLeft
from factcheck.store.failure import Failure
from factcheck.store.hosts import HostRule
from factcheck.store.ratelimit import RateLimit
from tests.unit.store.hand_clock import START, HandClock

RULE = HostRule(gap_s=2, connect_s=5, read_s=5, total_s=60)
FREE = HostRule(in_flight=4, gap_s=0, connect_s=5, read_s=5, total_s=60, shared=False)


def quiet(_: str) -> None:
    pytest.fail("a warning")


def limit_of(
    folder: Path | None, time: HandClock, warn: Callable[[str], None] = quiet
) -> RateLimit:
    return RateLimit(folder, clock=time.clock, warn=warn)


def ask(limit: RateLimit, time: HandClock, host: str = "h", takes: float = 0) -> None:
    with limit.turn(host, RULE, TimeLeft(time.clock, total_s=60)):
        time.time += takes


def test_requests_come_apart_by_the_gap_from_the_end_of_the_last(tmp_path: Path) -> None:
    time = HandClock()
    limit = limit_of(tmp_path, time)
    ask(limit, time, takes=7)
    time.time += 0.5
    ask(limit, time)
    time.time += 2
    ask(limit, time)
    assert time.slept == [1.5]


def test_hosts_do_not_wait_for_each_other(tmp_path: Path) -> None:
    time = HandClock()
    limit = limit_of(tmp_path, time)
    ask(limit, time, "one")
    ask(limit, time, "two:8080/../x")
    assert time.slept == []
    assert all(path.parent == tmp_path for path in tmp_path.rglob("*"))


def test_another_process_finds_the_time_of_the_last_request(tmp_path: Path) -> None:
    time = HandClock()
    ask(limit_of(tmp_path, time), time)
    ask(limit_of(tmp_path, time), time)
    assert time.slept == [2]
    ask(limit_of(tmp_path / "other", time), time)
    assert time.slept == [2]


def test_wait_that_a_server_asked_for_holds_for_every_process(tmp_path: Path) -> None:
    time = HandClock()
    limit_of(tmp_path, time).hold("h", RULE, 30)
    ask(limit_of(tmp_path, time), time)
    assert time.slept == [30]


def test_wait_longer_than_the_request_may_take_fails_at_once(tmp_path: Path) -> None:
    time = HandClock()
    limit_of(tmp_path, time).hold("h", RULE, 61)
    with pytest.raises(Failure, match="another 61 s"):
        ask(limit_of(tmp_path, time), time)
    assert time.slept == []


def test_wait_longer_than_the_budget_fails_at_once(tmp_path: Path) -> None:
    time = HandClock()
    limit = limit_of(tmp_path, time)
    ask(limit, time)
    left = TimeLeft(time.clock, total_s=60, budget=Budget(time.clock, 1))
    with pytest.raises(Failure), limit.turn("h", RULE, left):
        pytest.fail("asked")


def test_no_server_may_ask_for_more_than_a_day(tmp_path: Path) -> None:
    time = HandClock()
    limit = limit_of(tmp_path, time)
    limit.hold("h", RULE, 1e9)
    with pytest.raises(Failure, match="another 86400 s"):
        ask(limit, time)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "nan nan", f"{START + 9e9} -inf", f"-inf {START + 9e9}", "inf inf", "\x00" * 50],
)
def test_file_that_says_nothing_sensible_says_nothing(tmp_path: Path, text: str) -> None:
    time = HandClock()
    (tmp_path / "h.time").write_text(text)
    ask(limit_of(tmp_path, time), time)
    assert time.slept == []


def test_clock_set_back_does_not_hold_anybody_up(tmp_path: Path) -> None:
    time = HandClock()
    limit = limit_of(tmp_path, time)
    ask(limit, time)
    time.time -= 86_400
    ask(limit, time)
    ask(limit_of(tmp_path, time), time)
    assert sum(time.slept) <= 2


def test_folder_that_cannot_be_written_leaves_the_limits_of_this_process(tmp_path: Path) -> None:
    time = HandClock()
    blocked = tmp_path / "file"
    blocked.write_text("")
    warnings: list[str] = []
    limit = limit_of(blocked / "hosts", time, warnings.append)
    ask(limit, time)
    ask(limit, time)
    assert time.slept == [2]
    assert len(warnings) == 1


def test_file_system_without_locks_leaves_the_limits_of_this_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import filelock

    def refuse(*args: object, **options: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    time = HandClock()
    warnings: list[str] = []
    limit = limit_of(tmp_path, time, warnings.append)
    ask(limit, time)
    ask(limit, time)
    assert (time.slept, len(warnings)) == ([2], 1)


def test_one_request_is_on_its_way_at_a_time_and_four_to_a_server_of_ones_own() -> None:
    for rule, most in ((HostRule(gap_s=0, connect_s=1, read_s=1, total_s=9), 1), (FREE, 4)):
        limit = RateLimit(None, clock=Clock(), warn=quiet)
        inside: list[int] = []
        seen: list[int] = []
        together = threading.Barrier(most, timeout=10)

        def work(
            rule: HostRule = rule,
            limit: RateLimit = limit,
            inside: list[int] = inside,
            seen: list[int] = seen,
            together: threading.Barrier = together,
        ) -> None:
            with limit.turn("h", rule, TimeLeft(Clock(), total_s=9)):
                inside.append(1)
                seen.append(len(inside))
                together.wait()
                inside.pop()

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert max(seen) <= most
        assert len(seen) == 8


def test_queue_longer_than_the_time_left_fails() -> None:
    limit = RateLimit(None, clock=Clock(), warn=quiet)
    clock = Clock()
    left = TimeLeft(clock, total_s=9, budget=Budget(clock, 0.05))
    with (
        limit.turn("h", RULE, TimeLeft(clock, total_s=9)),
        pytest.raises(Failure, match="queue"),
        limit.turn("h", RULE, left),
    ):
        pytest.fail("asked")


def test_lock_that_another_process_holds_is_waited_for_and_no_longer(tmp_path: Path) -> None:
    import filelock

    clock = Clock()
    limit = RateLimit(tmp_path, clock=clock, warn=quiet)
    left = TimeLeft(clock, total_s=9, budget=Budget(clock, 0.1))
    with (
        filelock.FileLock(tmp_path / "h.lock"),
        pytest.raises(Failure, match="queue"),
        limit.turn("h", RULE, left),
    ):
        pytest.fail("asked")


WORKER = """
import sys, time
from pathlib import Path
from factcheck.store.clock import Clock, TimeLeft
from factcheck.store.hosts import HostRule
from factcheck.store.ratelimit import RateLimit
clock = Clock()
rule = HostRule(gap_s=0.1, connect_s=5, read_s=5, total_s=60)
limit = RateLimit(Path(sys.argv[1]), clock=clock, warn=print)
for _ in range(5):
    with limit.turn("h", rule, TimeLeft(clock, total_s=60)):
        begun = time.time()
        time.sleep(0.02)
        print(begun, time.time())
"""


def test_two_processes_at_once_keep_one_limit_between_them(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WORKER, str(tmp_path)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    spans: list[tuple[float, ...]] = []
    for process in running:
        out, err = process.communicate(timeout=60)
        assert err == ""
        spans += [tuple(map(float, line.split())) for line in out.splitlines()]
    spans.sort()
    assert len(spans) == 10
    gaps = [later[0] - sooner[1] for sooner, later in itertools.pairwise(spans)]
    # The end is noted a little after the body has printed its own.
    assert min(gaps) >= 0.09
