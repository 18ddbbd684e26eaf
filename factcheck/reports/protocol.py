"""Define what a report format must offer, and the look it is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TextIO

from factcheck.model.report import Report, RunInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Say what the reader's end can show; a format never asks the screen itself.

    `unicode` False keeps the output to ASCII. `verbose` asks for every claim in full.
    """

    width: int = 80
    colour: bool = False
    links: bool = False
    unicode: bool = True
    verbose: bool = False


class Format(Protocol):
    """Write reports to a text stream, in the order they come."""

    @property
    def name(self) -> str:
        """Give the name used on the command line."""
        ...

    @property
    def suffix(self) -> str:
        """Give the usual end of a file's name, with its dot."""
        ...

    def write(self, reports: Iterable[Report], out: TextIO, look: Look, info: RunInfo, /) -> None:
        """Write the reports; neither open nor close the stream."""
        ...


class FormatFactory(Protocol):
    """Build a format."""

    def __call__(self) -> Format:
        """Build the format; do no I/O."""
        ...
