"""Turn terms of office, from items or from a timeline, into tenures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factcheck.model.fact import Tenure
from factcheck.model.value import EdtfDate
from factcheck.sources.wikibase.decode import Item
from factcheck.sources.wikibase.posts import Post

# The longest gap between two holders in which nobody unknown can have stood for long.
ADJOIN = timedelta(days=45)
# Qualifiers that say how a post was held: nature of statement, object's role, circumstances.
LIMITS = ("P5102", "P3831", "P1480")
# How long a term without an end is taken for going on where nothing else shows it: ends get
# forgotten, and most terms are of four years or more.
UNCONFIRMED = timedelta(days=4 * 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Hold one term of one person, as a statement of "position held" gives it.

    `acting` says that a qualifier limits it, as "acting" or "interim" do; `ended` that it is over
    although no day is known; `confirmed` that something else than
    the statement itself shows who holds the post today.
    """

    person: str
    label: str
    post: str
    start: EdtfDate | None
    end: EdtfDate | None
    acting: bool = False
    ended: bool = False
    confirmed: bool = False
    died: EdtfDate | None = None
    known_until: date
    source: str = ""  # the item whose statement it is, where it is not the person's


def terms_of(person: Item) -> tuple[Term, ...]:
    """Read the terms that a person's item gives; those without any day are left out."""
    died = person.time("P570")
    found = []
    for statement in person.all("P39"):
        start, end = statement.time("P580"), statement.time("P582")
        if not statement.value.item or (start is None and end is None):
            continue
        unknown = end is None and any(not v.known for v in statement.qualifiers.get("P582", ()))
        found.append(
            Term(
                person=person.id,
                label=person.label,
                post=statement.value.item,
                start=start,
                end=end,
                acting=any(name in statement.qualifiers for name in LIMITS),
                ended=unknown or (end is None and bool(statement.items("P1366"))),
                confirmed=statement.preferred,
                died=died,
                known_until=known_until(person.modified, person.fetched),
            )
        )
    return tuple(found)


def terms_listed(post: Item, name: Callable[[str], str]) -> tuple[Term, ...]:
    """Read the holders that a position's item lists; those without a name are left out."""
    rows = [s for s in post.all("P1308") if s.value.item and name(s.value.item)]
    return tuple(
        Term(
            person=s.value.item,
            label=name(s.value.item),
            post=post.id,
            start=s.time("P580"),
            end=s.time("P582"),
            ended=any(not v.known for v in s.qualifiers.get("P582", ())),
            confirmed=True,
            known_until=known_until(post.modified, post.fetched),
            source=post.id,
        )
        for s in rows
    )


def known_until(modified: date | None, fetched: date) -> date:
    """Give the last day a revision can speak for."""
    return min(modified or fetched, fetched)


def tenures(
    terms: Iterable[Term],
    posts: Callable[[str], Post | None],
    person_id: Callable[[str], str],
    *,
    whole: bool,
) -> tuple[Tenure, ...]:
    """Make the rows of one topic, by start.

    `whole` says that the terms are all of a post's: then a next one closes an open one, and
    the post's single holder can be told. Without it no row claims to be the only one.
    """
    rows = []
    ordered = sorted(set(terms), key=lambda t: (_first(t) or date.min, t.person, t.post))
    for term in ordered:
        post = posts(term.post)
        if post is None or (term.start and term.end and _backwards(term)):
            continue
        others = [t for t in ordered if t.person != term.person] if whole else []
        rows.append(_tenure(term, post, person_id(term.person), _next_start(term, others)))
    alone = [row if whole and not _shared(row, rows) else _not_alone(row) for row in rows]
    return tuple(alone)


def _shared(row: Tenure, rows: Sequence[Tenure]) -> bool:
    """Say whether somebody else held the office at the same time: some have two holders."""
    return any(
        other.person != row.person and not other.acting and _overlap(row, other) > ADJOIN
        for other in rows
    )


def _overlap(row: Tenure, other: Tenure) -> timedelta:
    starts = [t.start.latest for t in (row, other) if t.start and t.start.latest]
    ends = [(t.end.earliest if t.end else t.known_until) or date.min for t in (row, other)]
    return min(ends) - max(starts) if len(starts) == 2 else timedelta(0)


def _tenure(term: Term, post: Post, person: str, following: EdtfDate | None) -> Tenure:
    end, until, open_ = term.end, term.known_until, False
    inferred = False
    if end is None:
        inferred = True
        if following is not None:
            end = following
        elif term.ended:
            # Over on a day that nobody wrote down: known on its first day, and no longer.
            until = min(until, (term.start.latest if term.start else None) or until)
        elif term.died is not None:
            end = term.died
        else:
            inferred, open_ = False, True
    if open_ and not term.confirmed and term.start is not None and term.start.latest is not None:
        until = min(until, term.start.latest + UNCONFIRMED)
    return Tenure(
        person=person,
        person_label=term.label,
        office=post.office,
        title=post.title,
        jurisdiction=post.place,
        start=term.start,
        end=end,
        known_until=until,
        end_inferred=inferred,
        acting=post.acting or term.acting,
        single=post.single and not term.acting and not (term.ended and end is None),
        source=f"wikidata:{term.source or term.person}",
    )


def _not_alone(row: Tenure) -> Tenure:
    return replace(row, single=False)


def _first(term: Term) -> date | None:
    return term.start.earliest if term.start else None


def _backwards(term: Term) -> bool:
    first, last = _first(term), term.end.latest if term.end else None
    return first is not None and last is not None and last < first


def _next_start(term: Term, others: Sequence[Term]) -> EdtfDate | None:
    """Give when the next holder began, if later than this one."""
    mine = term.start.latest if term.start else None
    later = [t.start for t in others if mine and (day := _first(t)) and day > mine and t.start]
    return min(later, key=lambda when: when.earliest or date.max, default=None)


def around(rows: Sequence[Tenure], day: date) -> tuple[Tenure, ...]:
    """Give the run of holders round a day that leaves no room for one nobody knows of.

    Empty where the run has one holder only: then the list may lack all others.
    """
    dated = [(begun, t) for t in rows if t.start is not None and (begun := t.start.earliest)]
    ordered = [t for _, t in sorted(dated, key=lambda pair: pair[0])]
    runs: list[list[Tenure]] = []
    for row in ordered:
        if runs and _adjoins(runs[-1][-1], row):
            runs[-1].append(row)
        else:
            runs.append([row])
    for run in runs:
        first, last = run[0].start, run[-1]
        ends = last.end.latest if last.end else last.known_until
        if first and first.earliest and ends and first.earliest <= day <= ends and len(run) > 1:
            return tuple(run)
    return ()


def _adjoins(old: Tenure, new: Tenure) -> bool:
    end, start = old.end, new.start
    if end is None or end.latest is None or old.end_inferred or start is None:
        return False
    return start.earliest is not None and abs(start.earliest - end.latest) <= ADJOIN
