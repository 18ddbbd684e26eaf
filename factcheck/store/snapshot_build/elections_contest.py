"""Hold one vote as a text tells of it."""

from dataclasses import dataclass

from factcheck.model.value import EdtfDate
from factcheck.store.snapshot_build.elections_candidates import Result, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Give one vote that a text tells of; `period` is what the text says of its date.

    `measure` is "share", "votes", "electoral" or "none". `chamber` is the assembly that
    voted, "" for the people. `round` None means that the text speaks of no rounds.
    """

    office: str | None
    results: tuple[Result, ...] = ()
    tally: Tally | None = None
    winner: str | None = None
    winner_party: str | None = None
    elected: bool = False
    again: bool = False
    round: int | None = None
    measure: str = "none"
    chamber: str = ""
    indirect: bool = False
    unopposed: bool = False
    period: EdtfDate | None = None
    hint: EdtfDate | None = None  # the year in brackets that closes a text: often another vote's
