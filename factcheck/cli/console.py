"""Talk to the terminal: reports to standard output or a file, all else to standard error."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import TextIO, TypeVar

from factcheck.errors import FactcheckError, SettingsError
from factcheck.reports.protocol import Look

T = TypeVar("T")

# A file or pipe has no width of its own; a hundred columns suit an editor and a pull request.
_FILE_WIDTH = 100


def say_error(error: FactcheckError) -> None:
    """Write an error and its hint to standard error."""
    note(f"error: {error}")
    if error.hint:
        note(f"hint: {error.hint}")


def note(line: str) -> None:
    """Write one line to standard error, whatever its encoding can hold."""
    stream = sys.stderr
    encoding = stream.encoding or "utf-8"
    stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    stream.flush()


def look_of(stream: TextIO, environment: Mapping[str, str], *, verbose: bool = False) -> Look:
    """Find out what a stream can show; NO_COLOR and FORCE_COLOR have the last word."""
    is_terminal = stream.isatty() and environment.get("TERM") != "dumb"
    colour = is_terminal
    if environment.get("FORCE_COLOR"):
        colour = True
    if environment.get("NO_COLOR"):
        colour = False
    width = shutil.get_terminal_size((_FILE_WIDTH, 24)).columns if is_terminal else _FILE_WIDTH
    return Look(
        width=width,
        colour=colour,
        links=colour and is_terminal,
        unicode=(stream.encoding or "").casefold().replace("-", "") == "utf8",
        verbose=verbose,
    )


def file_look(*, verbose: bool = False) -> Look:
    """Give the look of a file: no colour, a fixed width, every character."""
    return Look(width=_FILE_WIDTH, verbose=verbose)


def print_out(text: str) -> None:
    """Write a whole text to standard output; a reader that has gone away is no error."""
    stream = sys.stdout
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        # Python flushes once more at exit; that flush has to go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def write_file(path: Path, text: str) -> None:
    """Write a whole file beside its place, then rename it, so that no half report is seen.

    Raises:
        SettingsError: the file cannot be written there.
    """
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".factcheck-", delete=False
        ) as stream:
            temporary = Path(stream.name)
            stream.write(text)
        # A temporary file is private; a report gets the rights that any new file gets.
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        message = f"{path} cannot be written: {error.strerror or error}"
        raise SettingsError(message) from error


def refuse_unwritable(path: Path) -> None:
    """Refuse a place for a report before the work is done, not after.

    Raises:
        SettingsError: it is a folder, or its folder is not there.
    """
    if path.is_dir():
        message = f"{path} is a folder, so no report can be written there"
        raise SettingsError(message, hint="name a file in it")
    if not path.parent.is_dir():
        message = f"there is no folder {path.parent} to write {path.name} in"
        raise SettingsError(message, hint="make it first")


def render(write: Callable[[TextIO], None]) -> str:
    """Collect what is written into a text."""
    out = StringIO()
    write(out)
    return out.getvalue()


def with_progress(items: Iterable[T], total: int, *, show: bool) -> Iterator[T]:
    """Count items on standard error as they pass, where that is a terminal."""
    if not show or total < 2 or not sys.stderr.isatty():
        yield from items
        return
    for number, item in enumerate(items, start=1):
        sys.stderr.write(f"\r{number} of {total} checked")
        sys.stderr.flush()
        yield item
    # Leave a clean line: the report follows on the same terminal.
    sys.stderr.write("\r\x1b[2K")
    sys.stderr.flush()


def _umask() -> int:
    # The only portable way to read the mask is to set it.
    mask = os.umask(0)
    os.umask(mask)
    return mask
