"""Offer the calendar as evidence: the weekday of a day is computed, never looked up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Evidence
from factcheck.sources.protocol import Scope, Workbench

URL = "https://www.iso.org/iso-8601-date-and-time-format.html"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class CalendarSource:
    """Give the weekday of the day a claim names."""

    @property
    def name(self) -> str:
        """Give the source's name."""
        return "calendar"

    @property
    def scope(self) -> Scope:
        """Say that the calendar speaks of dates only."""
        return Scope(kinds=frozenset({ClaimKind.DATE}), licence="computed")

    def covers(self, claim: Claim, /) -> bool:
        """Say whether the claim puts a weekday to a single day."""
        time = claim.slots.time
        return bool(claim.slots.detail("weekday")) and time is not None and time.value.is_day

    def find(self, claim: Claim, /, *, limit: int) -> Sequence[Evidence]:
        """Give the weekday of the claim's day."""
        time = claim.slots.time
        if limit < 1 or time is None or time.value.earliest is None:
            return ()
        day = time.value.earliest
        weekday = WEEKDAYS[day.weekday()]
        return (
            Evidence(
                source=self.name,
                title="Gregorian calendar",
                url=URL,
                excerpt=f"{day.isoformat()} is a {weekday}",
                value=weekday,
                topic="weekday",
                locator=day.isoformat(),
                licence="computed",
            ),
        )


def build(options: Mapping[str, str], workbench: Workbench, /) -> CalendarSource:
    """Build the source; it needs nothing."""
    del options, workbench
    return CalendarSource()
