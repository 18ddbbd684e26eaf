import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.cli import console
from factcheck.errors import SettingsError


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Pipe(io.StringIO):
    encoding = "ascii"


@pytest.mark.parametrize(
    ("stream", "environment", "colour", "links"),
    [
        (Terminal(), {}, True, True),
        (Terminal(), {"NO_COLOR": "1"}, False, False),
        (Terminal(), {"TERM": "dumb"}, False, False),
        (Pipe(), {}, False, False),
        (Pipe(), {"FORCE_COLOR": "1"}, True, False),
        (Pipe(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_colour_is_for_terminals_unless_the_environment_says_otherwise(
    stream: io.StringIO, environment: dict[str, str], colour: bool, links: bool
) -> None:
    look = console.look_of(stream, environment)
    assert (look.colour, look.links) == (colour, links)


def test_look_knows_what_the_encoding_can_hold_and_the_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "57")
    assert console.look_of(Terminal(), {}).width == 57
    assert console.look_of(Terminal(), {}).unicode is True
    assert console.look_of(Pipe(), {}).width == 100
    assert console.look_of(Pipe(), {}).unicode is False
    assert console.file_look(verbose=True).verbose is True


def test_progress_is_for_terminals_and_leaves_a_clean_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    assert list(console.with_progress("ab", 2, show=True)) == ["a", "b"]
    assert "1 of 2 checked\r2 of 2 checked\r\x1b[2K" in terminal.getvalue()
    monkeypatch.setattr(sys, "stderr", pipe := Pipe())
    assert list(console.with_progress("ab", 2, show=True)) == ["a", "b"]
    assert pipe.getvalue() == ""


def test_progress_takes_items_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    taken = []

    def items() -> Iterator[int]:
        for number in range(3):
            taken.append(number)
            yield number

    assert next(iter(console.with_progress(items(), 3, show=True))) == 0
    assert taken == [0]


def test_file_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "report.txt"
    old.write_text("before")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(SettingsError, match=r"report.txt cannot be written: Permission denied"):
        console.write_file(old, "after")
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]
    assert old.read_text() == "before"


def test_places_for_reports_are_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is a folder"):
        console.refuse_unwritable(tmp_path)
    with pytest.raises(SettingsError, match="there is no folder"):
        console.refuse_unwritable(tmp_path / "no" / "report.txt")
    console.refuse_unwritable(tmp_path / "report.txt")
