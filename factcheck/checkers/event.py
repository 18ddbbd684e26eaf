"""Compare where and when an event is said to be with the recorded events."""

import re
from dataclasses import dataclass
from datetime import timedelta

from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Event
from factcheck.normalise.names import fold

# An article speaks of the meeting before or after its own day, not of one years away.
NEAR = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class EventChecker:
    """Read claims about the place and day of summits and games."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return "event"

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads."""
        return frozenset({ClaimKind.EVENT})

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Support by an event of that name whose filled slots all agree; never refute.

        Bodies meet more often than any list knows, so that another place or day is no
        contradiction.
        """
        rows = [f for f in evidence.facts if isinstance(f, Event)]
        if claim.slots.relation != "event_at" or not rows:
            return None
        fits = [
            row for row in rows if _named(claim, row) and _placed(claim, row) and _timed(claim, row)
        ]
        if not fits:
            return None
        day = claim.as_of or fits[0].start
        best = min(fits, key=lambda row: abs((row.start - day).days))
        text = f"{best.name}: {best.place}, {best.start} to {best.end}"
        return Assessment(
            evidence=evidence.narrowed((best,), excerpt=text, value=text),
            stance=Stance.SUPPORTS,
            checker=self.name,
            because=f"{text}.",
            slots=(("place", SlotMatch.AGREES),)
            if claim.slots.place
            else (("time", SlotMatch.AGREES),),
            confidence=0.85,
        )


def _named(claim: Claim, row: Event) -> bool:
    wanted = set(re.findall(r"[a-z]+|\d+", fold(claim.slots.detail("name"))))
    known = set(re.findall(r"[a-z]+|\d+", fold(row.name)))
    return bool(wanted) and wanted <= known


def _placed(claim: Claim, row: Event) -> bool:
    place = claim.slots.place
    if place is None:
        return True
    if place.value.id is not None and place.value.id == row.country:
        return True
    written = {fold(place.text), fold(place.value.name)}
    return any(name and (name in fold(row.place) or fold(row.place) in name) for name in written)


def _timed(claim: Claim, row: Event) -> bool:
    time = claim.slots.time
    if time is not None:
        return (time.value.earliest is None or row.end >= time.value.earliest) and (
            time.value.latest is None or row.start <= time.value.latest
        )
    return claim.as_of is not None and abs(row.start - claim.as_of) <= NEAR


CHECKER = EventChecker()
