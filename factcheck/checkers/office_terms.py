"""Compare when a term began or ended, how long it lasted, and how many there were."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from factcheck.checkers import tenures as reason
from factcheck.checkers.office_view import YEAR, OfficeView, begun_by, describe, near_miss
from factcheck.model.claim import Claim
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Attribute, Tenure
from factcheck.model.value import EdtfDate
from factcheck.normalise.edtf import end_of, start_of
from factcheck.normalise.offices import office_label

# Years by which a told length must miss at the least: people round up and down.
LEAST = 0.9
MONTH = 31  # days
HALF_A_YEAR = 183  # days; what separates a slip from two ways to date one handover
# "Since" a day so long after the first is of no other way to date it.
LATE = timedelta(days=100)
# News of an oath comes within days, and then the writer means that very day.
FRESH = timedelta(days=6)


def read_start(view: OfficeView) -> Assessment | None:
    """Compare a start with every start of the person's tenures of the office."""
    when = view.claim.slots.time
    # What began after the article's day decides nothing: the article could not know it.
    mine = [t for t in view.mine() if begun_by(t, view.claim.as_of)]
    if when is None or not mine or when.value.earliest is None or when.value.latest is None:
        return None
    fits = [t for t in mine if t.start is not None and _bears_out(t.start, when.value)]
    if view.claim.slots.detail("first"):
        fits = fits if fits and reason.earliest(view.mine()) in fits else []
    if fits:
        because = f"{describe(fits[0])}: the start agrees."
        return view.answer(Stance.SUPPORTS, fits[:1], because, slots=(("time", SlotMatch.AGREES),))
    day = view.claim.as_of
    sure = view.by_office and _all_dated(view.mine()) and (not day or when.value.earliest <= day)
    outside = sure and _outside_all(view, mine, when.value.earliest, when.value.latest)
    if outside or view.claim.slots.detail("wrong_year"):
        return _wrong_start(view, mine)
    return _slip(view, mine) or _wrong_oath_day(view, mine) or near_miss(view, mine)


def _bears_out(start: EdtfDate, told: EdtfDate) -> bool:
    """Say whether a start is the one told; a week on record bears out a month, but no day of it."""
    return start.overlaps(told) and (not told.is_day or start.is_day)


def _slip(view: OfficeView, mine: Sequence[Tenure]) -> Assessment | None:
    """Refute a day that is the recorded one but for its month or its year: no chance makes that."""
    when = view.claim.slots.time
    told = when.value.earliest if when is not None and when.value.is_day else None
    if told is None or when is None or not view.by_office or not _is_sure_of(view):
        return None
    for tenure in mine:
        start = reason.first_day(tenure) if reason.is_exact(tenure.start) else None
        if start is None or start.day != told.day:
            continue
        # A year later, to the day, may be the second of two oaths.
        month = start.year == told.year and start.month != told.month
        year = start.month == told.month and told < start
        if month or year:
            return _not_then(view, tenure, confidence=0.8)
    return None


def _is_sure_of(view: OfficeView) -> bool:
    """Say whether the words name who took office, or which."""
    slots = view.claim.slots
    return slots.detail("bound") == "name" or slots.detail("office_from") == "text"


def _wrong_oath_day(view: OfficeView, mine: Sequence[Tenure]) -> Assessment | None:
    """Refute the day of an oath told within days of it, where the record has another single day."""
    when, day = view.claim.slots.time, view.claim.as_of
    if when is None or day is None or not when.value.is_day or not view.by_office:
        return None
    if view.claim.slots.detail("bound") != "name" or not view.claim.slots.detail("oath"):
        return None
    for tenure in mine:
        start = tenure.start
        if start is None or not start.is_day or start.earliest is None or not tenure.role:
            continue
        if timedelta(0) <= day - start.earliest <= FRESH and _days_apart(start, when.value) >= 2:
            return _not_then(view, tenure, confidence=0.75)
    return None


def _not_then(view: OfficeView, tenure: Tenure, *, confidence: float) -> Assessment:
    """Refute the time told, with the recorded start beside it."""
    when = view.claim.slots.time
    told = when.value.edtf if when is not None else ""
    return view.answer(
        Stance.REFUTES,
        [tenure],
        f"The article says {told}; the record is {describe(tenure)}.",
        slots=(("time", SlotMatch.DIFFERS),),
        confidence=confidence,
        correction=tenure.start.edtf if tenure.start else None,
    )


def _days_apart(first: EdtfDate, second: EdtfDate) -> int:
    """Give the days between two single days; an oath may precede the first day by one."""
    if first.earliest is None or second.earliest is None:
        return 0
    return abs((first.earliest - second.earliest).days)


def _outside_all(view: OfficeView, mine: Sequence[Tenure], earliest: date, latest: date) -> bool:
    """Say whether a start is excluded: far from each tenure, or, for strict words, inside one."""
    strict = view.claim.slots.relation in {"since", "began"}
    since = view.claim.slots.relation == "since"
    for start, end, tenure in reason.spells(mine):
        outside = latest < start - reason.BOUNDARY or earliest > end + reason.BOUNDARY
        exact = since and reason.is_exact(tenure.start)
        late = earliest > start + (LATE if exact else YEAR)
        inside = strict and late and latest <= end
        if not (outside or inside):
            return False
    known = max(reason.last_day(t) for t in mine)
    # A later spell that began after the source's last word is not excluded.
    return bool(view.offices) and latest <= max(known, earliest)


def _all_dated(mine: Sequence[Tenure]) -> bool:
    return all(t.start is not None for t in mine)


def _wrong_start(view: OfficeView, mine: Sequence[Tenure]) -> Assessment | None:
    day = view.claim.as_of
    current = [t for t in mine if day is None or begun_by(t, day)] or list(mine)
    tenure = current[-1]
    when = view.claim.slots.time
    # Two ways to be sure whom the date is said of: the name stands there, or nobody else
    # took the office then.
    others = [
        t for t in view.rows if t not in mine and when and t.start and t.start.overlaps(when.value)
    ]
    sure = view.claim.slots.detail("bound") == "name" or not others
    bound = view.claim.slots.detail("bound") and view.claim.slots.detail("top")
    head = "head of state" in view.claim.quote.lower() and tenure.role in {"head-of-state", "both"}
    told = view.claim.slots.detail("office_from") == "text" or bound or head
    single_office = len(view.offices) == 1 and sure and bool(told)
    return _not_then(view, tenure, confidence=0.9 if single_office else 0.45)


def read_spell(view: OfficeView) -> Assessment | None:
    """Support "from A to B" by one tenure, or touching ones, that began and ended then."""
    when = view.claim.slots.time
    first, last = start_of(when.value) if when else None, end_of(when.value) if when else None
    if first is None or last is None:
        return None
    mine = view.mine()
    begun = [t for t in mine if t.start is not None and t.start.overlaps(first)]
    ended = [t for t in mine if t.end is not None and t.end.overlaps(last)]
    if not begun or not ended:
        return _wrong_end(view, mine, first, last) or near_miss(view, mine)
    rows = list(dict.fromkeys((begun[0], ended[-1])))
    because = "; ".join(describe(t) for t in rows) + ": both ends agree."
    return view.answer(Stance.SUPPORTS, rows, because, slots=(("time", SlotMatch.AGREES),))


def _wrong_end(
    view: OfficeView, mine: Sequence[Tenure], first: EdtfDate, last: EdtfDate
) -> Assessment | None:
    """Refute one end of "from A to B" where the other agrees and the record has it half a year off."""
    slots = view.claim.slots
    told = slots.detail("office_from") == "text" or slots.detail("wrong_year")
    if not view.by_office or not view.is_named or not told:
        return None
    joined = [(start, end, t) for start, end, t in reason.spells(mine) if not t.acting]
    for start, end, tenure in joined:
        exact = tenure.start is not None and tenure.start.is_day and tenure.end is not None
        opens, closes = _gap(start, first), _gap(end, last)
        if not exact or (opens > 0) == (closes > 0) or max(opens, closes) < HALF_A_YEAR:
            continue
        # Another spell may have the end that is told.
        ends = [e for s, e, _ in joined if _gap(e, last) == 0 or _gap(s, first) == 0]
        if len(ends) > 1:
            return None
        because = f"The article says {first.edtf} to {last.edtf}; the record is {start} to {end}: {describe(tenure)}."
        right = str(end if closes else start)
        differs = (("time", SlotMatch.DIFFERS),)
        return view.answer(
            Stance.REFUTES, [tenure], because, slots=differs, confidence=0.85, correction=right
        )
    return None


def _gap(day: date, told: EdtfDate) -> int:
    """Give by how many days a day lies outside what is told, 0 inside."""
    if told.earliest is None or told.latest is None:
        return 0
    return max((told.earliest - day).days, (day - told.latest).days, 0)


def read_end(view: OfficeView) -> Assessment | None:
    """Support an end by a tenure that ended then; announced ends come earlier, so never refute."""
    when = view.claim.slots.time
    if when is None:
        return None
    day = view.claim.as_of
    fits = [
        t
        for t in view.mine()
        if t.end is not None
        and t.end.overlaps(when.value)
        and (day is None or t.end.earliest is None or t.end.earliest <= day)
    ]
    if not fits:
        return near_miss(view, view.mine())
    because = f"{describe(fits[0])}: the end agrees."
    return view.answer(Stance.SUPPORTS, fits[:1], because, slots=(("time", SlotMatch.AGREES),))


def read_length(view: OfficeView) -> Assessment | None:
    """Compare a length in office with each spell, the last one up to the article's day."""
    length = view.claim.slots.quantity
    day = view.claim.as_of
    if length is None or day is None:
        return None
    scale = {"day": 1.0, "week": 7.0, "month": reason.DAYS_A_YEAR / 12, "year": reason.DAYS_A_YEAR}
    unit = scale.get(length.value.unit)
    found = [
        (start, min(end, day), tenure)
        for start, end, tenure in reason.spells(view.mine())
        if start <= day
    ]
    if unit is None or not found:
        return None
    for start, end, tenure in found:
        lasted = (end - start).days / unit
        if float(length.value.low) <= lasted <= float(length.value.high):
            because = f"{describe(tenure)}: {lasted:.1f} {length.value.unit}s by {end}."
            return view.answer(
                Stance.SUPPORTS, [tenure], because, slots=(("quantity", SlotMatch.AGREES),)
            )
    return _wrong_length(view, found, unit) or near_miss(view, [found[-1][2]])


def _wrong_length(
    view: OfficeView, found: Sequence[tuple[date, date, Tenure]], unit: float
) -> Assessment | None:
    """Refute a length that is far from every spell and from all of them together.

    Only where the person holds or just left the office, and the words bind both surely.
    """
    length, day = view.claim.slots.quantity, view.claim.as_of
    if length is None or day is None or not view.by_office or not view.claim.slots.detail("bound"):
        return None
    _, end, tenure = found[-1]
    spans = [(last - first).days / unit for first, last, _ in found]
    claimed = float(length.value.value)
    far = all(abs(claimed - lasted) > max(lasted / 5, LEAST) for lasted in (*spans, sum(spans)))
    exact = tenure.start is not None and _is_short(tenure.start) and not tenure.end_inferred
    brief = spans[-1] < LEAST
    if not far or not exact or brief or length.value.unit != "year" or day - end > reason.BOUNDARY:
        return None
    because = f"The article says {length.text}; {describe(tenure)}: {spans[-1]:.1f} years by {end}."
    differs = (("quantity", SlotMatch.DIFFERS),)
    right = f"{spans[-1]:.1f} years"
    return view.answer(
        Stance.REFUTES, [tenure], because, slots=differs, confidence=0.8, correction=right
    )


def _is_short(when: EdtfDate) -> bool:
    """Say whether a date is known to the month: a length in years needs no better."""
    first, last = when.earliest, when.latest
    return first is not None and last is not None and (last - first).days <= MONTH


def read_removal(view: OfficeView) -> Assessment | None:
    """Support a removal where the tenure ended within the year before the article."""
    day = view.claim.as_of
    for tenure in view.mine():
        end = tenure.end.latest if tenure.end else None
        if day is not None and end is not None and day - YEAR <= end <= day + reason.BOUNDARY:
            because = f"{describe(tenure)} left the office."
            return view.answer(
                Stance.SUPPORTS, [tenure], because, slots=(("time", SlotMatch.AGREES),)
            )
    return None


def _still_law(claim: Claim, evidence: Evidence) -> bool:
    """Say whether the law on record was likely the law on the claim's day: terms get reformed."""
    last = evidence.valid_to
    return claim.as_of is not None and last is not None and claim.as_of >= last - 3 * YEAR


def read_term_years(claim: Claim, evidence: Evidence) -> Assessment | None:
    """Compare "a five-year term" with the terms the country's law gives its offices."""
    length = claim.slots.quantity
    rows = [f for f in evidence.facts if isinstance(f, Attribute) and f.name == "term-years"]
    offices = [o for o in claim.slots.detail("office").split("|") if o]
    named = [f for f in rows if f.qualifier in offices]
    if offices and not named:
        rows = []  # another post's term says nothing of this one's
    if length is None or length.value.unit != "year" or not rows:
        return None
    fits = [f for f in named or rows if Decimal(f.value) == length.value.value]
    if not fits and (len(named) != 1 or not _still_law(claim, evidence)):
        return None
    row = (fits or named)[0]
    text = f"Term of {office_label(row.qualifier)}: {row.value} years"
    stance = Stance.SUPPORTS if fits else Stance.REFUTES
    said = "" if fits else f"The article says {length.text}; "
    return Assessment(
        evidence=evidence.narrowed((row,), excerpt=text, value=f"{row.value} years"),
        stance=stance,
        checker="office",
        because=f"{said}{text}.",
        slots=(("quantity", SlotMatch.AGREES if fits else SlotMatch.DIFFERS),),
        confidence=0.85,
        correction=None if fits else f"{row.value} years",
    )
