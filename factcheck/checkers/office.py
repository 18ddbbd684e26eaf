"""Compare claims about offices with tenures: who held it, since when, after whom, how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from factcheck.checkers import tenures as reason
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Attribute, Tenure
from factcheck.normalise.offices import office_label

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class OfficeChecker:
    """Read claims about holding, starting, leaving and inheriting offices."""

    @property
    def name(self) -> str:
        """Give the checker's name."""
        return "office"

    @property
    def handles(self) -> frozenset[ClaimKind]:
        """Give the kinds it reads."""
        return frozenset({ClaimKind.OFFICE, ClaimKind.DATE, ClaimKind.QUANTITY})

    def check(self, claim: Claim, evidence: Evidence, /) -> Assessment | None:
        """Assess one claim against one bundle of tenures."""
        if claim.slots.relation == "term_years":
            return _term_years(claim, evidence)
        rows = tuple(f for f in evidence.facts if isinstance(f, Tenure))
        read = _RELATIONS.get(claim.slots.relation)
        if not rows or read is None or claim.slots.subject is None:
            return None
        view = _View(claim, evidence, rows)
        return read(view)


@dataclass(frozen=True, slots=True)
class _View:
    """Hold a claim beside the tenures of one topic."""

    claim: Claim
    evidence: Evidence
    rows: tuple[Tenure, ...]

    @property
    def offices(self) -> tuple[str, ...]:
        return tuple(o for o in self.claim.slots.detail("office").split("|") if o)

    @property
    def subject_id(self) -> str | None:
        return self.claim.slots.subject.value.id if self.claim.slots.subject else None

    @property
    def subject_name(self) -> str:
        return self.claim.slots.subject.value.name if self.claim.slots.subject else ""

    @property
    def by_office(self) -> bool:
        """Say whether the rows are one office's holders, not one person's offices."""
        return self.evidence.topic.startswith("office ")

    def mine(self) -> list[Tenure]:
        """Give the subject's tenures of the claimed offices, in the claimed place."""
        place = self.claim.slots.place.value.id if self.claim.slots.place else None
        return [
            t
            for t in self.rows
            if reason.is_person(t, self.subject_id, self.subject_name)
            and (not self.offices or t.office in self.offices)
            and (place is None or t.jurisdiction == place)
        ]

    def answer(
        self,
        stance: Stance,
        decisive: Sequence[Tenure],
        because: str,
        *,
        slots: tuple[tuple[str, SlotMatch], ...] = (),
        confidence: float = 0.9,
        correction: str | None = None,
    ) -> Assessment:
        cells = "; ".join(f"{t.person_label}, {t.title}: {reason.period(t)}" for t in decisive)
        return Assessment(
            evidence=self.evidence.narrowed(tuple(decisive), excerpt=cells, value=cells),
            stance=stance,
            checker="office",
            because=because,
            slots=slots,
            confidence=confidence,
            correction=correction,
        )


def _describe(tenure: Tenure) -> str:
    return f"{tenure.person_label} ({tenure.title}, {reason.period(tenure)})"


def _days_in_play(claim: Claim) -> list[date]:
    """Give the days on which a title may be meant to hold: the text's and the document's."""
    days = [claim.as_of] if claim.as_of else []
    for when in reason.interval(claim.slots.detail("times")):
        days += [day for day in (when.earliest, when.latest) if day is not None]
    return [day for day in days if claim.as_of is None or day <= claim.as_of + YEAR]


def _holds(view: _View) -> Assessment | None:
    days = _days_in_play(view.claim)
    mine = view.mine()
    for tenure in mine:
        if any(reason.covers(tenure, day) for day in days):
            because = f"{_describe(tenure)} held the office."
            return view.answer(
                Stance.SUPPORTS, [tenure], because, slots=(("subject", SlotMatch.AGREES),)
            )
    if view.claim.slots.relation != "holds" or not view.by_office or not days:
        return _near_miss(view, mine)
    return _someone_else(view, mine, days)


def _near_miss(view: _View, mine: Sequence[Tenure]) -> Assessment | None:
    if not mine:
        return None
    because = f"{_describe(mine[-1])} is the nearest tenure known."
    return view.answer(Stance.NEUTRAL, mine[-1:], because, confidence=0.0)


def _known_elsewhere(view: _View) -> bool:
    """Say whether the person is on record with other offices only on the article's day."""
    known = {o for o in view.claim.slots.detail("known_as").split("|") if o}
    return bool(known) and not known & set(view.offices)


def _someone_else(view: _View, mine: Sequence[Tenure], days: Sequence[date]) -> Assessment | None:
    """Refute a title only where one other person surely held it on every day in play."""
    if any(reason.near(t, day) for t in mine for day in days):
        return _near_miss(view, mine)
    holder: Tenure | None = None
    if _known_elsewhere(view) and view.claim.as_of is not None:
        # Days after a reshuffle the record of both people is the surer sign.
        at = [t for t in view.rows if t.single and reason.covers(t, view.claim.as_of)]
        holder = at[-1] if at and not reason.could_be(at[-1], view.subject_name) else None
    for day in days if holder is None else ():
        sure = [t for t in view.rows if t.single and reason.surely_covers(t, day)]
        if not sure or any(reason.could_be(t, view.subject_name) for t in sure):
            return None
        holder = holder or sure[0]
    if holder is None:
        return None
    because = (
        f"The article gives {view.subject_name} as {view.claim.slots.detail('title')}; "
        f"it was {_describe(holder)}."
    )
    return view.answer(
        Stance.REFUTES,
        [holder],
        because,
        slots=(("subject", SlotMatch.DIFFERS),),
        correction=holder.person_label,
    )


def _held(view: _View) -> Assessment | None:
    """Support "former X" and "was X" where a tenure had begun by then; else stay silent."""
    mine = [t for t in view.mine() if _begun_by(t, view.claim.as_of)]
    when = view.claim.slots.time
    if when is not None:
        mine = [t for t in mine if _meets(t, when.value.earliest, when.value.latest)]
    if not mine and view.by_office and not view.mine() and _known_elsewhere(view):
        return _someone_else(view, [], _days_in_play(view.claim)[:1])
    if not mine:
        return _near_miss(view, view.mine())
    because = f"{_describe(mine[-1])} held the office."
    return view.answer(Stance.SUPPORTS, mine[-1:], because, slots=(("subject", SlotMatch.AGREES),))


def _begun_by(tenure: Tenure, day: date | None) -> bool:
    start = reason.first_day(tenure)
    return start is not None and (day is None or start <= day)


def _meets(tenure: Tenure, earliest: date | None, latest: date | None) -> bool:
    start = reason.first_day(tenure)
    return (
        start is not None
        and (latest is None or start <= latest)
        and (earliest is None or reason.last_day(tenure) >= earliest)
    )


def _elect(view: _View) -> Assessment | None:
    """Support "president-elect" where the term begins within a year after the day."""
    day = view.claim.as_of
    if day is None:
        return None
    for tenure in view.mine():
        start = reason.first_day(tenure)
        if start is not None and day <= start <= day + YEAR:
            because = f"{_describe(tenure)} took office after the article's day, {day}."
            return view.answer(
                Stance.SUPPORTS, [tenure], because, slots=(("time", SlotMatch.AGREES),)
            )
    return None


def _began(view: _View) -> Assessment | None:
    """Compare a start with every start of the person's tenures of the office."""
    when = view.claim.slots.time
    mine = view.mine()
    if when is None or not mine or when.value.earliest is None or when.value.latest is None:
        return None
    fits = [t for t in mine if t.start is not None and t.start.overlaps(when.value)]
    if fits:
        because = f"{_describe(fits[0])}: the start agrees."
        return view.answer(Stance.SUPPORTS, fits[:1], because, slots=(("time", SlotMatch.AGREES),))
    if view.by_office and _outside_all(view, mine, when.value.earliest, when.value.latest):
        return _wrong_start(view, mine)
    return _near_miss(view, mine)


def _outside_all(view: _View, mine: Sequence[Tenure], earliest: date, latest: date) -> bool:
    """Say whether a start is excluded: far from each tenure, or, for strict words, inside one."""
    strict = view.claim.slots.relation in {"since", "began"}
    for start, end, _ in reason.spells(mine):
        outside = latest < start - reason.BOUNDARY or earliest > end + reason.BOUNDARY
        inside = strict and earliest > start + YEAR and latest <= end
        if not (outside or inside):
            return False
    known = max(reason.last_day(t) for t in mine)
    # A later spell that began after the source's last word is not excluded.
    return bool(view.offices) and latest <= max(known, earliest) and _all_dated(mine)


def _all_dated(mine: Sequence[Tenure]) -> bool:
    return all(t.start is not None for t in mine)


def _wrong_start(view: _View, mine: Sequence[Tenure]) -> Assessment | None:
    day = view.claim.as_of
    current = [t for t in mine if day is None or _begun_by(t, day)] or list(mine)
    tenure = current[-1]
    when = view.claim.slots.time
    # Two ways to be sure whom the date is said of: the name stands there, or nobody else
    # took the office then.
    others = [
        t for t in view.rows if t not in mine and when and t.start and t.start.overlaps(when.value)
    ]
    sure = view.claim.slots.detail("bound") == "name" or not others
    single_office = len(view.offices) == 1 and sure
    start = tenure.start.edtf if tenure.start else ""
    because = (
        f"The article says {when.value.edtf if when else ''}; the record is {_describe(tenure)}."
    )
    return view.answer(
        Stance.REFUTES,
        [tenure],
        because,
        slots=(("time", SlotMatch.DIFFERS),),
        confidence=0.9 if single_office else 0.45,
        correction=start,
    )


def _ended(view: _View) -> Assessment | None:
    when = view.claim.slots.time
    if when is None:
        return None
    fits = [t for t in view.mine() if t.end is not None and t.end.overlaps(when.value)]
    if not fits:
        return _near_miss(view, view.mine())
    because = f"{_describe(fits[0])}: the end agrees."
    return view.answer(Stance.SUPPORTS, fits[:1], because, slots=(("time", SlotMatch.AGREES),))


def _succeeded(view: _View) -> Assessment | None:
    """Compare the named predecessor with who held the office right before the subject."""
    other = view.claim.slots.object
    day = view.claim.as_of
    if other is None or not view.by_office:
        return None
    mine = [t for t in view.mine() if _begun_by(t, day)]
    pairs = [(t, reason.predecessors(view.rows, t)) for t in mine]
    for tenure, before in pairs:
        for old in before:
            if reason.is_person(old, other.value.id, other.value.name):
                because = f"{_describe(old)} was followed by {_describe(tenure)}."
                return view.answer(
                    Stance.SUPPORTS, [old, tenure], because, slots=(("object", SlotMatch.AGREES),)
                )
    return _wrong_predecessor(view, pairs)


def _wrong_predecessor(
    view: _View, pairs: Sequence[tuple[Tenure, list[Tenure]]]
) -> Assessment | None:
    other = view.claim.slots.object
    turned = _turned_round(view)
    if turned is not None:
        return turned
    known = [(t, before) for t, before in pairs if before and t.single]
    if other is None or not known or len(known) < len(pairs):
        return None
    if any(reason.could_be(old, other.value.name) for _, before in known for old in before):
        return None
    tenure, before = known[-1]
    gap = (reason.first_day(tenure) or date.min) - max(reason.last_day(t) for t in before)
    if gap > reason.BOUNDARY:
        return None  # somebody unknown may stand between
    because = (
        f"The article has {view.subject_name} follow {other.value.name}; before "
        f"{_describe(tenure)} came {_describe(before[0])}."
    )
    return view.answer(
        Stance.REFUTES,
        [before[0], tenure],
        because,
        slots=(("object", SlotMatch.DIFFERS),),
        correction=before[0].person_label,
    )


def _turned_round(view: _View) -> Assessment | None:
    """Refute "A followed B" where B followed A and A never came back."""
    other = view.claim.slots.object
    if other is None:
        return None
    theirs = [t for t in view.rows if reason.is_person(t, other.value.id, other.value.name)]
    for tenure in theirs:
        for old in reason.predecessors(view.rows, tenure):
            if reason.is_person(old, view.subject_id, view.subject_name):
                because = (
                    f"It was the other way round: {_describe(old)} came before {_describe(tenure)}."
                )
                return view.answer(
                    Stance.REFUTES,
                    [old, tenure],
                    because,
                    slots=(("object", SlotMatch.DIFFERS),),
                    correction=f"{tenure.person_label} followed {old.person_label}",
                )
    return None


def _served_for(view: _View) -> Assessment | None:
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
            because = f"{_describe(tenure)}: {lasted:.1f} {length.value.unit}s by {end}."
            return view.answer(
                Stance.SUPPORTS, [tenure], because, slots=(("quantity", SlotMatch.AGREES),)
            )
    return _near_miss(view, [found[-1][2]])


def _term_number(view: _View) -> Assessment | None:
    """Compare "a second, non-consecutive term" with the spells begun or won by the day."""
    day = view.claim.as_of
    if day is None:
        return None
    found = [s for s in reason.spells(view.mine()) if s[0] <= day + YEAR]
    if len(found) < 2 or str(len(found)) != view.claim.slots.detail("number"):
        return None
    rows = [tenure for _, _, tenure in found]
    because = "; ".join(_describe(tenure) for tenure in rows) + "."
    return view.answer(Stance.SUPPORTS, rows, because, slots=(("number", SlotMatch.AGREES),))


def _removed(view: _View) -> Assessment | None:
    """Support a removal where the tenure ended within the year before the article."""
    day = view.claim.as_of
    for tenure in view.mine():
        end = tenure.end.latest if tenure.end else None
        if day is not None and end is not None and day - YEAR <= end <= day + reason.BOUNDARY:
            because = f"{_describe(tenure)} left the office."
            return view.answer(
                Stance.SUPPORTS, [tenure], because, slots=(("time", SlotMatch.AGREES),)
            )
    return None


def _term_years(claim: Claim, evidence: Evidence) -> Assessment | None:
    """Compare "a five-year term" with the terms the country's law gives its offices."""
    length = claim.slots.quantity
    rows = [f for f in evidence.facts if isinstance(f, Attribute) and f.name == "term-years"]
    offices = claim.slots.detail("office").split("|")
    named = [f for f in rows if f.qualifier in offices]
    if length is None or length.value.unit != "year" or not rows:
        return None
    fits = [f for f in named or rows if Decimal(f.value) == length.value.value]
    if not fits and len(named) != 1:
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


_RELATIONS = {
    "term_number": _term_number,
    "removed": _removed,
    "holds": _holds,
    "held": _held,
    "elect": _elect,
    "since": _began,
    "began": _began,
    "started": _began,
    "ended": _ended,
    "succeeded": _succeeded,
    "served_for": _served_for,
}

CHECKER = OfficeChecker()
