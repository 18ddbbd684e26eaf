"""Find claims about when a term in office began or ended."""

import re
from collections.abc import Iterator

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import (
    DateMention,
    DateShape,
    EntityKind,
    Span,
)
from factcheck.normalise.offices import office_label
from factcheck.splitter.draft import (
    date_slot,
    entity_slot,
    make_claim,
)
from factcheck.splitter.grammar import cover, is_told_first
from factcheck.splitter.office import lengths
from factcheck.splitter.office.changes import numbered_terms, removals
from factcheck.splitter.office.posts import (
    appositive_person,
    country_slot,
    names_post,
    office_between,
    office_of,
    person_near,
)
from factcheck.splitter.office.wording import RANK, opening
from factcheck.splitter.reading import Mention, OfficeMention, Passage, Reading

# Words that say a term in office began. Strict ones speak of the whole time in office, so that
# a later re-election does not fit them; the others may tell of any of several oaths.
STRICT = re.compile(
    r"\b(?:became|had become|to become|becoming|c[ao]me to (?:power|office)|rose to power|got through the door|"
    r"began|begun|dated? from|"
    r"began (?:his|her|a|the)|ascended|acceded|enthroned|proclaimed|first took (?:office|power))\b",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"\b(?:took (?:up )?office|takes (?:up )?office|taking (?:up )?office|takes? over|took over|fills? in|steps? in|"
    r"took it on|"
    r"took (?:the|his|her) \w*\s?oath|"
    r"took power|taking power|takes? power|raised a bible|"
    r"takes (?:the|his|her) \w*\s?oath|swears? (?:his|her|the) oath|sworn in|swearing[- ]in|inaugurated|"
    r"inauguration|assumed (?:office|power|the presidency|the post)|assumes (?:office|power)|appointed|"
    r"moved into|moves into|entered|put on the sash|donned the sash|handed the sash|was made|named|"
    r"elevated|installed|voted (?:\w+ ){1,3}into|elected (?:him|her) \w+|laid h(?:is|er) hand|"
    r"started|starts|start)\b",
    re.IGNORECASE,
)
SINCE_POSTS = re.compile(
    r"\b(?:been in place|in (?:office|power|post|charge|the (?:job|post|chair|saddle))|there|on (?:the|his|her)"
    r" throne|at the helm|has (?:led|governed|ruled|reigned|run|headed|presided)|had (?:led|governed|"
    r"ruled|reigned|run|headed|presided|held|been|occupied)|has (?:been|held)|who (?:has|had)|"
    r"caretaker|incumbent|tenant|occupant|holder|boss|ruler|head of (?:state|government)|number one|sovereign|reign(?:ed|s|ing)?|minded the shop|occupied)\b",
    re.IGNORECASE,
)
RAN_FROM = re.compile(
    r"\b(?:headed|led|ran|governed|ruled|run|held)\b[^,;.]{0,40}\bfrom $",
    re.IGNORECASE,
)
OATH = re.compile(r"\b(?:sworn|oath|inaugurated|swearing)\b", re.IGNORECASE)
ENDED = re.compile(
    r"\b(?:resign(?:ed|s)|stepp?(?:ed|s) (?:down|aside)|left office|leaves office|was (?:ousted|removed|"
    r"toppled|sacked|dismissed|overthrown)|stood down|stands down|bowed out|abdicated|quit|was fired)\b",
    re.IGNORECASE,
)


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's claims about starts, ends and lengths of terms."""
    yield from numbered_terms(passage, reading)
    yield from removals(passage, reading)
    for mention in passage.dates:
        if mention.shape is DateShape.DURATION:
            claim = lengths.length_claim(passage, reading, mention)
        elif mention.date is None or _is_aside(passage, mention):
            claim = None
        elif mention.shape is DateShape.SPAN:
            claim = _spell_claim(passage, reading, mention)
        elif mention.shape is DateShape.SINCE:
            claim = _since_claim(passage, reading, mention)
        else:
            claim = _moment_claim(passage, reading, mention)
        if claim is not None:
            yield claim


ROLE = re.compile(r"^head of (?:the )?(?:state|government)$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:days?|weeks?|months?|years?|long|shortly|soon|hours?) (?:after|before) "
    r"(?:the |his |her |its )?(?:[\w'’-]+ ){0,3}(?:of |on |in )?$"
)


# A later term of the same time in office has a beginning of its own.
_NEXT_TERM = re.compile(
    r"\b(?:second|third|fourth|fifth|another|next|further|new|final|last|latest) (?:[\w-]+ )?term\b",
    re.IGNORECASE,
)


def _is_aside(passage: Passage, when: DateMention) -> bool:
    """Say whether a date is of something else: "73 days after the election of D", a second term's."""
    before = passage.before(when.span.start)
    segment = passage.words(passage.segment_at(when.span.start))
    return _COUNTED.search(before) is not None or _NEXT_TERM.search(segment) is not None


VERBS = {
    "spell": "held office as {},",
    "since": "has been {} since",
    "began": "became {} in",
    "started": "took office as {} in",
    "ended": "left office as {} in",
}


# The point of a beginning or an end is its day; a spell tells who held the office when.
TERM_KINDS = {"spell": ClaimKind.OFFICE}


# "Pope X's personal secretary since 2003" is not since when he was pope.
_AIDE = re.compile(
    r"['’]s (?:\w+ )?(?:secretary|aide|advis[eo]r|lawyer|spokes\w+|deputy|chief of staff|wife|husband)\b",
    re.IGNORECASE,
)
# "The youngest president since 1934" tells of nobody's start.
_UNMATCHED = re.compile(rf"\b{RANK} (?!since)[^,;.]{{0,60}}$", re.IGNORECASE)
_WHO = re.compile(r"(?<=[\w’']),? who (?:was|had|has|is)\b[^,;.]*$")


def _before_who(passage: Passage, offset: int) -> Mention | None:
    """Give whom "X, who was in power since 1992" is said of: X, if known, else nobody."""
    end = passage.span.start + offset
    people = [m for m in passage.mentions if m.ref.kind is EntityKind.PERSON and m.span.end <= end]
    if people and people[-1].span.end == end:
        return people[-1]
    party = any(m.ref.kind is EntityKind.PARTY and m.span.end == end for m in passage.mentions)
    named = passage.text[:offset].split()[-1][:1].isupper() and not party
    return None if named or not people else people[-1]


def _since_claim(passage: Passage, reading: Reading, when: DateMention) -> Claim | None:
    segment = passage.segment_at(when.span.start)
    words = passage.words(segment)
    office_here = any(segment.contains(o.span) for o in passage.offices)
    if not (office_here or SINCE_POSTS.search(words) or names_post(words)):
        return None
    if _UNMATCHED.search(passage.before(when.span.start)):
        return None
    who = _WHO.search(passage.before(when.span.start))
    person = _before_who(passage, who.start()) if who else person_near(passage, when.span)
    apposed = appositive_person(passage, when.span)
    if (
        apposed is not None
        and not _has_verb(passage, apposed.span, when.span)
        and not _is_object(passage, apposed)
    ):
        person = apposed
    if person is None or _AIDE.match(passage.after(person.span.end)):
        return None
    return _term_claim(passage, reading, person, when, "since")


_DURING = re.compile(r"\b(?:during|amid|in|war|conflict|crisis)\b[^,;.]{0,40}$", re.IGNORECASE)
_FROM_TO = re.compile(r"\b(?:from|between)\b", re.IGNORECASE)


def _spell_claim(passage: Passage, reading: Reading, when: DateMention) -> Claim | None:
    """Give "X, president from July 2014 to July 2019": a term with both its ends."""
    if when.date is None or not _FROM_TO.match(when.text) or when.date.earliest is None:
        return None
    segment = passage.segment_at(when.span.start)
    apposed = appositive_person(passage, when.span)
    beside = apposed is not None and not _has_verb(passage, apposed.span, when.span)
    office_here = any(segment.contains(o.span) for o in passage.offices)
    before = passage.before(when.span.start)
    if _DURING.search(before) or _UNMATCHED.search(before):
        return None
    told = (
        office_here
        or SINCE_POSTS.search(passage.words(segment))
        or names_post(passage.words(segment))
    )
    person = apposed if beside else person_near(passage, when.span)
    if person is None or not (told or beside):
        return None
    return _term_claim(passage, reading, person, when, "spell")


def _is_object(passage: Passage, person: Mention) -> bool:
    """Say whether a person is only the object: "who has represented the Queen since 2008"."""
    index = passage.token_at(person.span)
    return index is not None and passage.tokens[index].dep == "dobj"


def _has_verb(passage: Passage, left: Span, right: Span) -> bool:
    return any(
        token.pos in {"VERB", "AUX"} and left.end <= token.start < right.start
        for token in passage.tokens
    )


def _moment_claim(passage: Passage, reading: Reading, when: DateMention) -> Claim | None:
    segment = passage.segment_at(when.span.start)
    words = passage.words(segment)
    end = ENDED.search(words)
    strict = STRICT.search(words)
    loose = LOOSE.search(words)
    cue = strict or loose or end
    if cue is not None and _original(passage, segment, cue).isupper():
        return None  # "the 2010 New START treaty"
    if cue is None and (ran := RAN_FROM.search(passage.before(when.span.start))):
        at = passage.span.start + ran.start()
        runner = person_near(passage, Span(start=at, end=at + 1)) or appositive_person(
            passage, when.span
        )
        return _term_claim(passage, reading, runner, when, "since") if runner else None
    if cue is None:
        return None
    start = segment.start + cue.start()
    person = person_near(passage, Span(start=start, end=segment.start + cue.end()))
    # "Boric moved in in 2022 and Piñera did so in 2010": the later name owns the later date.
    between = [
        m
        for m in passage.mentions
        if m.ref.kind is EntityKind.PERSON and start < m.span.start < when.span.start
    ]
    person = between[-1] if between and person is not None else person
    if person is None or (strict and not _about_office(passage, segment, person)):
        return None
    relation = "started" if cue is loose else "began" if cue is strict else "ended"
    first = is_told_first(passage, Span(start=start, end=start))
    return _term_claim(passage, reading, person, when, relation, first=first)


def _original(passage: Passage, segment: Span, cue: re.Match[str]) -> str:
    start = segment.start - passage.span.start
    return passage.text[start + cue.start() : start + cue.end()]


def _about_office(passage: Passage, segment: Span, person: Mention) -> bool:
    """Keep "the war began in 2022" out: strict words need an office or power named."""
    if any(segment.contains(o.span) for o in passage.offices):
        return True
    return bool(
        re.search(
            r"\b(?:power|office|throne|spell|term|reign|presidency|premiership|cabinet|government)\b",
            passage.words(cover(segment, person.span)),
        )
    )


def _term_claim(
    passage: Passage,
    reading: Reading,
    person: Mention,
    when: DateMention,
    relation: str,
    *,
    first: bool = False,
) -> Claim | None:
    segment = passage.segment_at(when.span.start)
    office, words = office_between(passage, person, when.span), passage.words(segment)
    offices, country, named = office_of(reading, person, office, words)
    start = opening(when)
    other = office is not None and relation != "ended" and _of_another(passage, office, when)
    if start is None or not offices or other:
        return None
    label = office_label(offices[0]) if named or len(offices) == 1 else "in office"
    role = _is_role(passage, office)
    told = f"{person.ref.name} {VERBS[relation].format(label)} {start.edtf}"
    return make_claim(
        reading,
        span=_term_span(passage, person, office, when),
        kind=TERM_KINDS.get(relation, ClaimKind.DATE),
        statement=told + (f" ({reading.label(country)})" if country else ""),
        slots=Slots(
            subject=entity_slot(person),
            relation=relation,
            place=country_slot(reading, country),
            time=date_slot(when.text, start, when.span),
            details=(
                ("office", "|".join(offices)),
                ("office_from", "text" if named and not role else "person"),
                ("yearless", "yes" if when.yearless else ""),
                ("first", "yes" if first else ""),
                ("top", "yes" if lengths.AT_THE_TOP.search(words) and not role else ""),
                ("oath", "yes" if OATH.search(words) else ""),
                ("bound", "name" if lengths.named_here(passage, person, segment) else ""),
            ),
        ),
    )


def _is_role(passage: Passage, office: OfficeMention | None) -> bool:
    """Say whether a role is named that may change without anybody taking an office."""
    return office is not None and ROLE.search(passage.words(office.span)) is not None


def _term_span(
    passage: Passage, person: Mention, office: OfficeMention | None, when: DateMention
) -> Span:
    """Give the words of a claim about a term, without other dates and what they tell."""
    segment = passage.segment_at(when.span.start)
    span = cover(segment, person.span) if person.span.end <= when.span.start else segment
    aside = any(span.start <= d.span.start < segment.start for d in passage.dates)
    if aside or len(span) > 2.2 * len(segment) + 40:
        span = segment
    told = office is not None and office.span.end <= when.span.start
    if told and any(when.span.end < d.span.start < span.end for d in passage.dates):
        span = Span(start=span.start, end=when.span.end)
    return span


def _of_another(passage: Passage, office: OfficeMention, when: DateMention) -> bool:
    """Say whether a date belongs to something else: "president since 2021, senator since 1973"."""
    if _or_another(passage, office):
        return True
    before = [
        d.span.end
        for d in passage.dates
        if office.span.end <= d.span.start and d.span.end <= when.span.start
    ]
    between = {
        token.pos
        for token in passage.tokens
        if before and max(before) <= token.start < when.span.start
    }
    return bool(between & {"NOUN", "PROPN"}) and not between & {"VERB", "AUX"}


def _or_another(passage: Passage, office: OfficeMention) -> bool:
    """Say whether one of two offices is meant: "as president or prime minister"."""
    after = passage.after(office.span.end)
    before = passage.before(office.span.start)
    return any(
        after.startswith(f" or {other.text}") or before.endswith(f"{other.text} or ")
        for other in passage.offices
    )
