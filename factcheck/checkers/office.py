"""Compare claims about offices with tenures: who held it, since when, after whom, how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.checkers import tenures as reason
from factcheck.checkers.office_other import AT_THE_TOP, other_post, other_post_begun, other_taker
from factcheck.checkers.office_terms import (
    read_end,
    read_length,
    read_removal,
    read_spell,
    read_start,
    read_term_years,
)
from factcheck.checkers.office_view import (
    OfficeView,
    begun_by,
    days_in_play,
    describe,
    meets,
    near_miss,
)
from factcheck.model.claim import Claim, ClaimKind
from factcheck.model.evidence import Assessment, Evidence, SlotMatch, Stance
from factcheck.model.fact import Tenure
from factcheck.model.value import EdtfDate
from factcheck.normalise.edtf import end_of, start_of

LAG = timedelta(days=400)
CAREER = timedelta(days=45 * 365)  # from a first office to an old age
# Too little to support a claim, enough to take an accusation back.
WEAK = 0.3
# News of a handover still names the one who left by the office.
DAYS = timedelta(days=7)
WEEKS = timedelta(days=45)
# Talks on a government may take so long; a former holder who leads them goes by the title.
DESIGNATE = timedelta(days=150)
# Titles at the top that the parts of a state use as well.
_REGIONAL = frozenset({"premier", "minister-president", "minister president", "chief minister"})


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
            return read_term_years(claim, evidence)
        rows = tuple(f for f in evidence.facts if isinstance(f, Tenure))
        read = _RELATIONS.get(claim.slots.relation)
        if not rows or read is None or claim.slots.subject is None:
            return None
        view = OfficeView(claim, evidence, rows)
        return read(view)


def _started(view: OfficeView) -> Assessment | None:
    """Compare a start; a date on which another of the person's terms began or ended speaks weakly."""
    told = view.claim.slots.time
    if view.by_office or told is None:
        return other_taker(view) or read_start(view)
    edges = [
        t
        for t in view.rows
        if reason.is_person(t, view.subject_id, view.subject_name)
        and any(edge is not None and edge.overlaps(told.value) for edge in (t.start, t.end))
    ]
    if not edges or any(t.office in view.offices for t in edges):
        return read_start(view)
    wrong = other_post_begun(view, edges)
    if wrong is not None:
        return wrong
    because = f"{describe(edges[0])}: another office that the date fits."
    return view.answer(Stance.SUPPORTS, edges[:1], because, confidence=WEAK)


def _holds(view: OfficeView) -> Assessment | None:
    days = days_in_play(view.claim)
    mine = view.mine()
    for tenure in mine:
        if any(reason.covers(tenure, day) for day in days):
            because = f"{describe(tenure)} held the office."
            return view.answer(
                Stance.SUPPORTS, [tenure], because, slots=(("subject", SlotMatch.AGREES),)
            )
    form = view.claim.slots.detail("form")
    loose = form == "imagined" or (form == "loose" and (bool(mine) or view.subject_id is None))
    # What a president did may have been done in the months before he went.
    loose = loose or (
        form == "past" and any(reason.last_day(t) >= d - LAG for t in mine for d in days)
    )
    gone = None if view.claim.slots.detail("stays") else _just_left(view, mine, days)
    if gone is not None:
        return gone
    if view.claim.slots.relation == "holds" and days and not view.by_office and not loose:
        return other_post(view, days) or near_miss(view, mine)
    if view.claim.slots.relation != "holds" or not days or loose:
        return near_miss(view, mine)
    return _someone_else(view, mine, days)


def _just_left(view: OfficeView, mine: Sequence[Tenure], days: Sequence[date]) -> Assessment | None:
    """Support a title whose holder left days before the article, weeks if it says "outgoing"."""
    grace = WEEKS if view.claim.slots.detail("modifier") == "outgoing" else DAYS
    for tenure in mine:
        end = tenure.end.latest if tenure.end is not None else None
        if end is not None and days and max(days) - grace <= end <= max(days):
            because = f"{describe(tenure)} held the office until shortly before the article."
            agrees = (("subject", SlotMatch.AGREES),)
            return view.answer(Stance.SUPPORTS, [tenure], because, slots=agrees, confidence=0.8)
    return None


def _known_elsewhere(view: OfficeView) -> bool:
    """Say whether the person is on record with other offices only on the article's day."""
    known = {o for o in view.claim.slots.detail("known_as").split("|") if o}
    return bool(known) and not known & set(view.offices)


def _named_again(mine: Sequence[Tenure], tenure: Tenure, day: date) -> bool:
    """Say whether a former holder was on the way back: named to form a government, say."""
    start = reason.first_day(tenure)
    before = any(reason.last_day(t) < day for t in mine)
    return before and start is not None and day <= start <= day + DESIGNATE


def _may_hold_another(view: OfficeView) -> bool:
    """Say whether the title may be of a post that the record lacks.

    Ministers of state go by their ministry's name, party chiefs by their province's, a premier
    may be a state's, and a minister on record may stand in for another.
    """
    title = view.claim.slots.detail("title").lower()
    high = AT_THE_TOP & set(view.offices) and title not in _REGIONAL
    unknown = view.subject_id is None and not high
    local = view.offices == ("office:party-leader",) and "general" not in title
    acting = view.claim.slots.detail("modifier") == "acting"
    known = view.claim.slots.detail("known_as").split("|")
    # A speaker presides over a chamber, and an unsorted minister may run this very ministry.
    chamber = "office:speaker" in known and title == "president"
    ministry = "office:minister" in known and not AT_THE_TOP & set(view.offices)
    region = "office:regional-leader" in known and bool(AT_THE_TOP & set(view.offices))
    region = region or (title in _REGIONAL and not view.mine())
    acting = acting and _known_elsewhere(view)
    return unknown or local or region or chamber or ministry or acting


def _someone_else(
    view: OfficeView, mine: Sequence[Tenure], days: Sequence[date]
) -> Assessment | None:
    """Refute a title only where one other person surely held it on every day in play."""
    story = reason.interval(view.claim.slots.detail("story"))
    of_then = any(meets(t, when.earliest, when.latest) for t in mine for when in story)
    if of_then or not view.is_named or _may_hold_another(view):
        return None
    if any(reason.near(t, day) or _named_again(mine, t, day) for t in mine for day in days):
        return near_miss(view, mine)
    holder: Tenure | None = None
    if _known_elsewhere(view) and view.claim.as_of is not None:
        # Days after a reshuffle the record of both people is the surer sign.
        at = [t for t in view.rows if t.single and reason.covers(t, view.claim.as_of)]
        holder = at[-1] if at and not reason.could_be(at[-1], view.subject_name) else None
    for day in days if holder is None else ():
        sure = _sure_of(view, day)
        if not sure or any(reason.could_be(t, view.subject_name) for t in sure):
            return None
        holder = holder or sure[0]
    then = _sure_of(view, days[-1])
    holder = then[0] if then and holder is not None else holder
    if holder is None:
        return None
    because = (
        f"The article gives {view.subject_name} as {view.claim.slots.detail('title')}; "
        f"it was {describe(holder)}."
    )
    return view.answer(
        Stance.REFUTES,
        [holder],
        because,
        slots=(("subject", SlotMatch.DIFFERS),),
        correction=holder.person_label,
    )


def _sure_of(view: OfficeView, day: date) -> list[Tenure]:
    return [t for t in view.rows if t.single and reason.surely_covers(t, day)]


def _held(view: OfficeView) -> Assessment | None:
    """Support "former X" and "was X" where a tenure had begun by then; else stay silent."""
    mine = [t for t in view.mine() if begun_by(t, view.claim.as_of)]
    when = view.claim.slots.time
    if when is not None:
        became = view.claim.slots.detail("became")
        mine = [t for t in mine if (_begins(t, when.value) if became else _fills(t, when.value))]
    told = view.claim.slots.detail("form") != "imagined" and when is None and view.by_office
    old = view.claim.slots.detail("modifier") == "former" and not _goes_far_back(view)
    if told and not old and not view.mine() and _known_elsewhere(view):
        return _someone_else(view, [], days_in_play(view.claim)[:1])
    if not mine:
        return near_miss(view, view.mine())
    because = f"{describe(mine[-1])} held the office."
    return view.answer(Stance.SUPPORTS, mine[-1:], because, slots=(("subject", SlotMatch.AGREES),))


def _begins(tenure: Tenure, told: EdtfDate) -> bool:
    """Say whether a tenure began in the time told, or days from it."""
    start = reason.first_day(tenure)
    first, last = told.earliest, told.latest
    if start is None or first is None or last is None:
        return False
    return first - DAYS <= start <= last + DAYS


def _goes_far_back(view: OfficeView) -> bool:
    """Say whether the record knows the office's holders of a lifetime: "former" may be long ago."""
    starts = [start for t in view.rows if (start := reason.first_day(t)) is not None]
    day = view.claim.as_of
    return day is not None and bool(starts) and min(starts) + CAREER <= day


def _fills(tenure: Tenure, told: EdtfDate) -> bool:
    """Say whether a tenure fills the period told: all of a span of years, some of a shorter one."""
    first, last, start = told.earliest, told.latest, reason.first_day(tenure)
    if first is None or last is None or start is None or (last - first).days <= LAG.days:
        return meets(tenure, first, last)
    opens, closes = start_of(told), end_of(told)
    if opens is None or closes is None or opens.latest is None or closes.earliest is None:
        return False
    # Both years of "from 2002 to 2007" are only part of it.
    grown = opens.latest + reason.BOUNDARY >= start
    return grown and closes.earliest - reason.BOUNDARY <= reason.last_day(tenure)


def _succeeded(view: OfficeView) -> Assessment | None:
    """Compare the named predecessor with who held the office right before the subject."""
    other = view.claim.slots.object
    day = view.claim.as_of
    if other is None or not view.by_office:
        return None
    mine = [t for t in view.mine() if begun_by(t, day)]
    if view.claim.slots.detail("now") and day is not None:
        mine = [t for t in mine if (reason.first_day(t) or date.min) >= day - LAG]
    pairs = [(t, reason.predecessors(view.rows, t)) for t in mine]
    for tenure, before in pairs:
        for old in before:
            named = reason.is_person(old, other.value.id, other.value.name)
            if named and _adjoin(old, tenure) and not reason.passes_over(view.rows, old, tenure):
                because = f"{describe(old)} was followed by {describe(tenure)}."
                return view.answer(
                    Stance.SUPPORTS, [old, tenure], because, slots=(("object", SlotMatch.AGREES),)
                )
    bound = view.claim.slots.detail("bound") or any(_is_news(t, day) for t in mine)
    return _wrong_predecessor(view, pairs) if bound else None


def _is_news(tenure: Tenure, day: date | None) -> bool:
    """Say whether somebody took office about the article's day: then "he" who follows is right."""
    start = reason.first_day(tenure)
    near = day is not None and start is not None and abs(day - start) <= reason.BOUNDARY
    return near and bool(tenure.role)


def _wrong_predecessor(
    view: OfficeView, pairs: Sequence[tuple[Tenure, list[Tenure]]]
) -> Assessment | None:
    other = view.claim.slots.object
    turned = _turned_round(view)
    if turned is not None:
        return turned
    known = [(t, before) for t, before in pairs if before and t.single]
    # Somebody the record does not know may be the very one that it lacks.
    if other is None or other.value.id is None or not known or len(known) < len(pairs):
        return None
    # "John" alone makes no John of another family the same person.
    family = other.value.name.partition(" ")[2] or other.value.name
    named = any(reason.could_be(old, family) for _, before in known for old in before)
    tenure, before = known[-1]
    named = named or _left_lately(view, tenure)
    if named or not _hand_in_hand(tenure, before):
        return None
    because = (
        f"The article has {view.subject_name} follow {other.value.name}; before "
        f"{describe(tenure)} came {describe(before[0])}."
    )
    return view.answer(
        Stance.REFUTES,
        [before[0], tenure],
        because,
        slots=(("object", SlotMatch.DIFFERS),),
        correction=before[0].person_label,
    )


def _left_lately(view: OfficeView, tenure: Tenure) -> bool:
    """Say whether the one named left the office weeks before, so that only a stand-in came between."""
    other, start = view.claim.slots.object, reason.first_day(tenure)
    return (
        other is not None
        and start is not None
        and any(
            reason.is_person(t, other.value.id, other.value.name)
            and timedelta(0) <= start - reason.last_day(t) <= reason.BOUNDARY
            for t in view.rows
        )
    )


def _adjoin(old: Tenure, tenure: Tenure) -> bool:
    """Say whether no unknown holder can have stood between two: a year's room for lean records."""
    return (reason.first_day(tenure) or date.min) - reason.last_day(old) <= LAG


def _hand_in_hand(tenure: Tenure, before: Sequence[Tenure]) -> bool:
    """Say whether the record leaves no room for somebody unknown between two holders.

    A tenure without a recorded end is known to the last edition that shows it, and editions are
    a year apart. An end filled in from the next start proves no handover at all.
    """
    gap = (reason.first_day(tenure) or date.min) - max(reason.last_day(t) for t in before)
    allowed = LAG if all(t.end is None for t in before) else reason.BOUNDARY
    # Heads of state and government are on record week by week; ministers are not.
    return gap <= allowed and not any(
        t.end_inferred and not t.role and not _known_to_the_end(t) for t in before
    )


def _known_to_the_end(tenure: Tenure) -> bool:
    """Say whether a source still had the holder in office when the next one came."""
    return tenure.known_until >= reason.last_day(tenure) - reason.BOUNDARY


def _turned_round(view: OfficeView) -> Assessment | None:
    """Refute "A followed B" where B followed A and A never came back."""
    other = view.claim.slots.object
    if other is None:
        return None
    theirs = [
        t
        for t in view.rows
        if reason.is_person(t, other.value.id, other.value.name) and begun_by(t, view.claim.as_of)
    ]
    for tenure in theirs:
        for old in reason.predecessors(view.rows, tenure):
            if reason.is_person(old, view.subject_id, view.subject_name):
                because = (
                    f"It was the other way round: {describe(old)} came before {describe(tenure)}."
                )
                return view.answer(
                    Stance.REFUTES,
                    [old, tenure],
                    because,
                    slots=(("object", SlotMatch.DIFFERS),),
                    correction=f"{tenure.person_label} followed {old.person_label}",
                )
    return None


_RELATIONS = {
    "removed": read_removal,
    "holds": _holds,
    "held": _held,
    "since": _started,
    "spell": read_spell,
    "began": _started,
    "started": _started,
    "ended": read_end,
    "succeeded": _succeeded,
    "served_for": read_length,
}
CHECKER = OfficeChecker()
