"""Offer the calendar as evidence: weekdays and numbers of days are computed, never looked up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Evidence
from factcheck.sources.protocol import Scope, Workbench

URL = "https://www.iso.org/iso-8601-date-and-time-format.html"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class CalendarSource:
    """Give the weekday of the day a claim names, or the days between two that it names."""

    @property
    def name(self) -> str:
        """Give the source's name."""
        return "calendar"

    @property
    def scope(self) -> Scope:
        """Say that the calendar speaks of dates only."""
        return Scope(kinds=frozenset({ClaimKind.DATE}), licence="computed")

    def covers(self, claim: Claim, /) -> bool:
        """Say whether the claim puts a weekday to a single day, or counts between two."""
        if _is_interval(claim):
            return True
        time = claim.slots.time
        return bool(claim.slots.detail("weekday")) and time is not None and time.value.is_day

    def find(self, claim: Claim, /, *, limit: int) -> Sequence[Evidence]:
        """Give the weekday of the claim's day, or the number of days between its two."""
        time = claim.slots.time
        if limit >= 1 and _is_interval(claim):
            return (self._between(claim),)
        if limit < 1 or time is None or time.value.earliest is None:
            return ()
        day = time.value.earliest
        weekday = WEEKDAYS[day.weekday()]
        excerpt = f"{day.isoformat()} is a {weekday}"
        return (self._evidence("weekday", excerpt, weekday, day.isoformat()),)

    def _between(self, claim: Claim) -> Evidence:
        first, last = claim.slots.detail("first"), claim.slots.detail("last")
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
        shown = f"{first} to {last}: {days} days"
        return self._evidence("interval", shown, shown, f"{first}/{last}")

    def _evidence(self, topic: str, excerpt: str, value: str, locator: str) -> Evidence:
        return Evidence(
            source=self.name,
            title="Gregorian calendar",
            url=URL,
            excerpt=excerpt,
            value=value,
            topic=topic,
            locator=locator,
            licence="computed",
        )


def _is_interval(claim: Claim) -> bool:
    """Say whether a claim counts between two days that its own words give."""
    return claim.slots.relation == "interval" and not claim.slots.detail("records")


def build(options: Mapping[str, str], workbench: Workbench, /) -> CalendarSource:
    """Build the source; it needs nothing."""
    del options, workbench
    return CalendarSource()
