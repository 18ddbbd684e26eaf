"""Reason about tenures: who held an office on a day, who came before, how long it lasted."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from factcheck.model.fact import Tenure
from factcheck.model.value import EdtfDate
from factcheck.normalise.names import fold, same_name
from factcheck.normalise.spelling import same_sound

# Sources differ by days over one handover (vote, oath, announcement); nothing within this of a
# boundary is contradicted.
BOUNDARY = timedelta(days=45)
# Where a source gives the very day, two weeks are room enough.
EXACT = timedelta(days=14)
# Two spells this close are one time in office: a new cabinet of the same person.
SPELL_GAP = timedelta(days=20)
# A holder for so few weeks may be passed over in telling who followed whom.
STOPGAP = timedelta(days=45)
# A speaker who fills in for a president has the constitution's two or three months to hold a vote.
INTERIM = timedelta(days=95)
DAYS_A_YEAR = 365.2425


def first_day(tenure: Tenure) -> date | None:
    """Give the earliest day a tenure can have begun."""
    return tenure.start.earliest if tenure.start else None


def is_exact(when: EdtfDate | None) -> bool:
    """Say whether a day is known: sources that know only the year give it as 1 January."""
    first = when.earliest if when is not None and when.is_day else None
    return first is not None and (first.month, first.day) != (1, 1)


def earliest(tenures: Iterable[Tenure]) -> Tenure | None:
    """Give the tenure that began first, None where no start is known."""
    dated = [t for t in tenures if first_day(t) is not None]
    return min(dated, key=lambda t: first_day(t) or date.max, default=None)


def last_day(tenure: Tenure) -> date:
    """Give the last day for which the tenure is known: its end, or the source's last word."""
    if tenure.end is not None and tenure.end.latest is not None:
        return tenure.end.latest
    return tenure.known_until


def covers(tenure: Tenure, day: date) -> bool:
    """Say whether the person held the office on the day as far as the source knows."""
    start = first_day(tenure)
    return start is not None and start <= day <= last_day(tenure)


def surely_covers(tenure: Tenure, day: date) -> bool:
    """Say whether the day lies inside the tenure, away from both ends."""
    start = tenure.start.latest if tenure.start else None
    exact = tenure.start is not None and tenure.start.is_day
    if start is None or start + (EXACT if exact else BOUNDARY) > day:
        return False
    if tenure.end is None:
        # A record lags behind the day it was read.
        return day <= tenure.known_until - EXACT
    sure = tenure.end.is_day and not tenure.end_inferred
    end = tenure.end.earliest
    return end is not None and day <= end - (EXACT if sure else BOUNDARY)


def near(tenure: Tenure, day: date) -> bool:
    """Say whether the day lies in the tenure or within the boundary of it."""
    start = first_day(tenure)
    return start is not None and start - BOUNDARY <= day <= last_day(tenure) + BOUNDARY


def period(tenure: Tenure) -> str:
    """Write a tenure's dates for people."""
    start = tenure.start.edtf if tenure.start else "?"
    if tenure.end is not None:
        return f"{start} to {tenure.end.edtf}"
    return f"since {start}, known to {tenure.known_until.isoformat()}"


def is_person(tenure: Tenure, person: str | None, name: str) -> bool:
    """Say whether a tenure is the person's, by id or, for unlinked names, by name."""
    if person is not None:
        return tenure.person == person
    return same_name(tenure.person_label, name)


def could_be(tenure: Tenure, name: str) -> bool:
    """Say whether a written name might be this person: they share a part of it, however spelled."""
    written = fold(name).split()
    known = [word for word in fold(tenure.person_label).split() if len(word) > 2]
    return any(same_sound(word, other) for word in known for other in written)


def spells(tenures: Iterable[Tenure]) -> list[tuple[date, date, Tenure]]:
    """Join one person's tenures of an office that touch, oldest first."""
    joined: list[tuple[date, date, Tenure]] = []
    for tenure in sorted(
        (t for t in tenures if first_day(t) is not None), key=lambda t: (first_day(t), last_day(t))
    ):
        start = first_day(tenure)
        if start is None:
            continue
        if joined and start <= joined[-1][1] + SPELL_GAP:
            left, right, head = joined[-1]
            joined[-1] = (left, max(right, last_day(tenure)), head)
        else:
            joined.append((start, last_day(tenure), tenure))
    return joined


def predecessors(office: Sequence[Tenure], tenure: Tenure) -> list[Tenure]:
    """Give who held the office right before a tenure; more than one where some were acting."""
    start = first_day(tenure)
    if start is None:
        return []
    earlier = [
        t
        for t in office
        if t.person != tenure.person
        and (begun := first_day(t)) is not None
        and begun < start
        and last_day(t) <= start + BOUNDARY
    ]
    if not earlier:
        return []
    latest = max(earlier, key=last_day)
    close = [t for t in earlier if last_day(latest) - last_day(t) <= timedelta(days=1)]
    brief = INTERIM if tenure.office == "office:president" else STOPGAP
    short = [t for t in close if t.acting or last_day(t) - (first_day(t) or start) < brief]
    if not short:
        return close
    # An acting holder may be passed over: "X followed Y" is then said of the one before, too.
    before = [t for t in earlier if t not in close]
    return close + ([max(before, key=last_day)] if before else [])


def passes_over(office: Sequence[Tenure], old: Tenure, tenure: Tenure) -> bool:
    """Say whether between two holders came one who was no stand-in, if only for weeks."""
    start, left = first_day(tenure), last_day(old)
    return any(
        not t.acting
        and t.office != "office:president"
        and t.person not in {old.person, tenure.person}
        and start is not None
        and (begun := first_day(t)) is not None
        and left - timedelta(days=1) <= begun < start
        and last_day(t) <= start + timedelta(days=1)
        for t in office
    )


def interval(text: str) -> list[EdtfDate]:
    """Read back "2020-01-01/2020-12-31|..." as intervals."""
    found = []
    for part in text.split("|"):
        left, _, right = part.partition("/")
        try:
            earliest, latest = date.fromisoformat(left), date.fromisoformat(right)
            found.append(EdtfDate(edtf=part, earliest=earliest, latest=latest))
        except ValueError:
            continue
    return found
