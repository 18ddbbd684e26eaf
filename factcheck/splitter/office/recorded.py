"""Read from the facts to the text: a term on record that began or ended on the date told.

Prose has more words for taking office than any list. Where the person and the date of a sentence
are those of a term on record, a loose sign that the sentence speaks of an office is enough.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.fact import Tenure
from factcheck.model.value import DateMention, DateShape, EdtfDate, EntityKind, Span
from factcheck.normalise.edtf import end_of, start_of
from factcheck.normalise.numerals import find_numerals
from factcheck.normalise.offices import office_label
from factcheck.splitter.draft import date_slot, entity_slot, make_claim
from factcheck.splitter.grammar import cover
from factcheck.splitter.office.posts import country_slot, is_relation
from factcheck.splitter.office.terms import TERM_KINDS
from factcheck.splitter.office.wording import opening
from factcheck.splitter.reading import Mention, OfficeMention, Passage, Reading

# The words must speak of an office and of getting it; the facts say which one it was.
BEGINS = re.compile(
    r"\b(?:oath|swor[en]|swear\w*|inaugurat\w+|sash|keys|(?:took|takes?|taken|taking) (?:\w+ )?(?:over|office|power|it on)|"
    r"installed|invest(?:ed|iture)|crown(?:ed|ing)|proclaimed|acced\w+|ascend\w+|moved? (?:in|up|over)|moves (?:in|up)|"
    r"enter(?:ed|s|ing)|assum\w+|appoint\w+|elected|elects?|chose\w*|voted|named|picked|made|became|become\w*|since|from|"
    r"(?:got|gets|given|gave|had|has|landed|won) (?:\w+ )?(?:the |that |this |his |her )?(?:\w+ )?(?:job|post|seat|chair|desk|nod|portfolio|presidency|premiership|throne)|"
    r"(?:c[ao]me|came|coming|comes|returned|returns|back|rose|risen|swept) (?:\w+ )?(?:back|in|to|into)?|in (?:charge|power|office|post|place|the job)|"
    r"at the helm|seiz\w+|stepp?\w* (?:in|up|into)|began|begins|beginning|started|succe\w+|replac\w+|follow\w+|inherit\w+|"
    r"put|puts|putting|handed|hands|passed|passes|went|goes|fell|turn|ran|run|led|headed|ruled|governed|reigned|first|"
    r"lived|sat|occupied|served)\b",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"\b(?:until|till|resign\w*|quit|left|leav\w+|stepp?\w* (?:down|aside)|stood down|end(?:ed|s|ing)?|oust\w+|toppl\w+|"
    r"deposed|overthr\w+|fell|fall|out|depart\w*|dismiss\w+|remov\w+|sacked|fired|lost|voted out|turned out|died|dies|death|"
    r"retire[ds]?|bow(?:ed|s) out|abdicat\w+|vacat\w+|gave up|handed (?:over|back)|hands over|goes|went|gone|swept|lasted|over)\b",
    re.IGNORECASE,
)
NOT_YET = re.compile(
    r"\b(?:refus\w+|fail\w*|declin\w+|never|not|instead|would|will|could|might|plan\w*|before|after|born|arrested|"
    r"defeated|beaten|beat|lost to|campaign\w*|candidate)\b|n['’]t\b",
    re.IGNORECASE,
)
LEAVES = re.compile(
    r"\b(?:resign\w*|quit|left|leaves|stepp?\w* (?:down|aside)|stood down|oust\w+|toppl\w+|deposed|overthr\w+|lost|"
    r"dismissed|removed|sacked|fired|died|dies|dead|retire[ds]?|abdicat\w+)\b",
    re.IGNORECASE,
)
TAKES = re.compile(
    r"\b(?:sworn in|inaugurated|(?:took|takes) (?:the \w*\s?oath|office)|appointed|installed|re-?elected)\b",
    re.IGNORECASE,
)
LONGEST = 31  # days; a year says too little of which of a person's terms is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Hold a date and whether the words can tell of a beginning or an end on it."""

    when: DateMention
    date: EdtfDate
    begins: bool
    ends: bool


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give "X took office on D" and "X left office on D" where the facts know of it."""
    for when in passage.dates:
        if when.shape is DateShape.SPAN:
            yield from _spells(passage, reading, when)
            continue
        moment = opening(when)
        if moment is None or not _is_short(moment):
            continue
        found: dict[tuple[str, str], tuple[Mention, Tenure]] = {}
        for person in _people(passage, when):
            told = _told(passage, person, when, moment)
            for relation, tenure in _on_record(passage, reading, person, told):
                found.setdefault((tenure.person, relation), (person, tenure))
        if not found:
            yield from _of_another_year(passage, reading, when, moment)
        for (_, relation), (person, tenure) in found.items():
            yield _claim(reading, person, (when, moment), tenure, relation)


def repeats(claim: Claim, others: Sequence[Claim]) -> bool:
    """Say whether of two claims of one date, read from the words and from the record, this is the lesser.

    The words come first, unless the record knows the month of another year.
    """
    if claim.slots.detail("office_from") != "facts":
        return any(
            o.slots.detail("wrong_year") and _same_edge(o.slots, claim.slots) for o in others
        )
    if claim.slots.detail("wrong_year"):
        return any(_same_spell(claim.slots, other.slots) for other in others)
    return any(not other.parts and _same_edge(claim.slots, other.slots) for other in others)


def _same_spell(slots: Slots, other: Slots) -> bool:
    """Say whether words give a whole term that the record was read for as well."""
    return (
        slots.relation == other.relation == "spell"
        and other.detail("office_from") == "text"
        and slots.time is not None
        and other.time is not None
        and slots.time.value == other.time.value
    )


def _same_edge(slots: Slots, other: Slots) -> bool:
    return (
        other.detail("office_from") in {"text", "person"}
        and slots.relation != "spell"
        and (slots.relation == "ended") == (other.relation == "ended")
        and slots.detail("office") in other.detail("office").split("|")
        and slots.subject is not None
        and other.subject is not None
        and slots.subject.value.id == other.subject.value.id
        and slots.time is not None
        and other.time is not None
        and slots.time.value == other.time.value
    )


# Words of taking office alone: others go with a month by chance.
_TAKES_OFFICE = re.compile(
    r"\b(?:oath|sworn|inaugurated|installed|enthroned|crowned|(?:took|taken|in|came to|come to) (?:office|power)|on the throne|"
    r"at the (?:helm|tiller)|became|has (?:been|led|governed|ruled)|had (?:been|led|governed|ruled)|governed|"
    r"(?:held|occupied) (?:that|the|this) (?:post|position|office|job|chair)|tenant|in charge)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:party|leader|leading|member|parliament|senat\w*|deput\w*|politic\w*|career|lived|married|exile|prison|jail|"
    r"law|company|army|again|second|third|re-?\w*elect\w*|return\w*|back|opposition|elected|campaign\w*|coalition)\b",
    re.IGNORECASE,
)
YEARS_OFF = 10


def _of_another_year(
    passage: Passage, reading: Reading, when: DateMention, moment: EdtfDate
) -> Iterator[Claim]:
    """Give "sworn in in January 2016" where the record has that month, and day, of another year.

    Only before the start on record, or a year or two after it: later, a new term may have begun.
    """
    told, day = moment.earliest, moment.is_day
    written = told is not None and f"{told.year}" in when.text
    if told is None or not written or when.shape not in {DateShape.POINT, DateShape.SINCE}:
        return
    for person in _people(passage, when):
        words = passage.words(
            cover(passage.segment_at(person.span.start), passage.segment_at(when.span.start))
        )
        if not _TAKES_OFFICE.search(words) or _ELSEWHERE.search(words) or NOT_YET.search(words):
            continue
        tenures = reading.gazetteer.tenures_of(person.ref.id or "")
        offices = _offices_near(passage, person, when)
        for tenure in tenures:
            start = tenure.start.earliest if tenure.start and _is_short(tenure.start) else None
            named = any(tenure.office in o.ids_in(tenure.jurisdiction) for o in offices)
            if start is None or not (named if offices else tenure.role):
                continue
            if _slipped(start, told, is_day=day) and not _busy(tenures, tenure, moment):
                yield _claim(reading, person, (when, moment), tenure, "started", wrong="yes")
                return


def _slipped(start: date, told: date, *, is_day: bool) -> bool:
    """Say whether what is told is the recorded start but for its year, or a day but for its month."""
    off = told.year - start.year
    if off == 0:
        return is_day and start.day == told.day and start.month != told.month
    same = start.month == told.month and (not is_day or start.day == told.day)
    return same and -YEARS_OFF <= off <= 2


def _busy(tenures: Sequence[Tenure], mine: Tenure, moment: EdtfDate) -> bool:
    """Say whether a person had another of the highest posts at a time."""
    return any(
        t.start is not None
        and t.start.earliest is not None
        and moment.latest is not None
        and moment.earliest is not None
        and t.start.earliest <= moment.latest
        and (t.end is None or t.end.latest is None or t.end.latest >= moment.earliest)
        and t.role
        and t != mine
        for t in tenures
    )


def _spells(passage: Passage, reading: Reading, when: DateMention) -> Iterator[Claim]:
    """Give "from A to B" as somebody's term where one on record has both ends."""
    first = start_of(when.date) if when.date else None
    last = end_of(when.date) if when.date else None
    if first is None or last is None or when.date is None:
        return
    for person in _people(passage, when):
        offices = _offices_near(passage, person, when)
        for tenure in reading.gazetteer.tenures_of(person.ref.id or ""):
            named = any(tenure.office in o.ids_in(tenure.jurisdiction) for o in offices)
            if not (named if offices else tenure.role):
                continue
            if _overlaps(tenure.start, first) and _overlaps(tenure.end, last):
                yield _claim(reading, person, (when, when.date), tenure, "spell")
                return
        slip = _one_end_off(passage, reading, person, when)
        if slip is not None:
            yield _claim(reading, person, (when, when.date), slip, "spell", wrong="yes")
            return


def _one_end_off(
    passage: Passage, reading: Reading, person: Mention, when: DateMention
) -> Tenure | None:
    """Give the term of which "from A to B" has one end, or both as many years off."""
    first = start_of(when.date) if when.date else None
    last = end_of(when.date) if when.date else None
    words = passage.words(cover(person.span, passage.segment_at(when.span.start)))
    offices = _offices_near(passage, person, when)
    governs = bool(offices) or _GOVERNS.search(words) is not None
    one = first is None or last is None or first == last  # "in the nineties"
    # "The 2010-2011 crisis: supporters of President X" tells of no term.
    told = when.span.start >= person.span.end and _FROM.search(
        passage.text[: when.span.start - passage.span.start + len("between ")]
    )
    if one or not told or not governs or _ELSEWHERE.search(words) or NOT_YET.search(words):
        return None
    for tenure in reading.gazetteer.tenures_of(person.ref.id or ""):
        named = any(tenure.office in o.ids_in(tenure.jurisdiction) for o in offices)
        known = named if offices else tenure.role
        if not known or tenure.start is None or tenure.end is None or first is None or last is None:
            continue
        if tenure.start.overlaps(first) or tenure.end.overlaps(last):
            return tenure
    return None


_FROM = re.compile(r"\b(?:from|between)(?: \S*)?$", re.IGNORECASE)
_GOVERNS = re.compile(
    r"\b(?:led|governed|ruled|ran|headed|reigned|in (?:power|office|charge)|on the throne|at the helm)\b",
    re.IGNORECASE,
)


def _overlaps(edge: EdtfDate | None, told: EdtfDate) -> bool:
    return edge is not None and edge.overlaps(told)


def _people(passage: Passage, when: DateMention) -> Sequence[Mention]:
    """Give the known people of the sentence, the nearest to the date first."""
    people = [
        m
        for m in passage.mentions
        if m.ref.kind is EntityKind.PERSON
        and m.ref.id
        and not is_relation(passage, m)
        and not _another_between(passage, m, when)
    ]
    return sorted(people, key=lambda m: abs(m.span.start - when.span.start))


def _another_between(passage: Passage, person: Mention, when: DateMention) -> bool:
    """Say whether somebody else is named between a person and the date, who has the better claim."""
    told = cover(person.span, when.span)
    return any(
        m.ref.kind is EntityKind.PERSON
        and m.how not in {"pronoun", "guess"}
        and (m.ref.id or m.ref.name) != (person.ref.id or person.ref.name)
        and told.contains(m.span)
        for m in passage.mentions
    )


def _is_short(moment: EdtfDate) -> bool:
    first, last = moment.earliest, moment.latest
    return first is not None and last is not None and (last - first).days <= LONGEST


def _told(passage: Passage, person: Mention, when: DateMention, moment: EdtfDate) -> _Told:
    words = passage.words(
        cover(passage.segment_at(person.span.start), passage.segment_at(when.span.start))
    )
    open_words = not NOT_YET.search(words) and not _figure_between(passage, person, when)
    begins = when.shape is DateShape.SINCE or bool(BEGINS.search(words))
    leaves = LEAVES.search(words) is not None
    ends = bool(ENDS.search(words)) and (leaves or not TAKES.search(words))
    begins = begins and not leaves
    return _Told(when=when, date=moment, begins=begins and open_words, ends=ends and open_words)


def _figure_between(passage: Passage, person: Mention, when: DateMention) -> bool:
    """Say whether a number stands between person and date: an age is one, though no quantity."""
    told = cover(person.span, when.span)
    around = Span(start=told.start, end=when.span.start), Span(start=when.span.end, end=told.end)
    return any(find_numerals(passage.words(part)) for part in around)


def _on_record(
    passage: Passage, reading: Reading, person: Mention, told: _Told
) -> Iterator[tuple[str, Tenure]]:
    """Give the person's terms that began or ended on the date told and fit the office named."""
    offices = _offices_near(passage, person, told.when)
    for tenure in reading.gazetteer.tenures_of(person.ref.id or ""):
        named = not offices or any(
            tenure.office in office.ids_in(tenure.jurisdiction) for office in offices
        )
        if not named or not (offices or tenure.role):
            continue
        if told.begins and _meets(tenure.start, told.date):
            yield "started", tenure
        elif told.ends and not tenure.end_inferred and _meets(tenure.end, told.date):
            yield "ended", tenure


def _offices_near(
    passage: Passage, person: Mention, when: DateMention
) -> tuple[OfficeMention, ...]:
    window = cover(
        passage.segment_at(person.span.start), passage.segment_at(when.span.start), person.span
    )
    return tuple(o for o in passage.offices if window.contains(o.span) and o.span != person.span)


def _meets(edge: EdtfDate | None, told: EdtfDate) -> bool:
    """Say whether an edge on record is as exact as what is told and the same."""
    return edge is not None and _is_short(edge) and edge.overlaps(told)


def _claim(
    reading: Reading,
    person: Mention,
    told: tuple[DateMention, EdtfDate],
    tenure: Tenure,
    relation: str,
    wrong: str = "",
) -> Claim:
    when, moment = told
    label = office_label(tenure.office)
    verb = {"started": "took", "ended": "left", "spell": "held"}[relation]
    return make_claim(
        reading,
        span=cover(person.span, when.span),
        kind=TERM_KINDS.get(relation, ClaimKind.DATE),
        statement=(
            f"{person.ref.name} {verb} office as {label} in {moment.edtf}"
            f" ({reading.label(tenure.jurisdiction)})"
        ),
        slots=Slots(
            subject=entity_slot(person),
            relation=relation,
            place=country_slot(reading, tenure.jurisdiction),
            time=date_slot(when.text, moment, when.span),
            details=(
                ("office", tenure.office),
                ("office_from", "facts"),
                ("wrong_year", wrong),
                ("bound", "name" if wrong else ""),
                ("top", wrong),
            ),
        ),
    )
