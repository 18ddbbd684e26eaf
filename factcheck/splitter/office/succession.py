"""Find claims about who came before whom in an office, in either voice and order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from factcheck.model.claim import Claim, ClaimKind, Slots
from factcheck.model.value import EntityKind, EntityRef, Span
from factcheck.normalise.offices import is_single, office_label
from factcheck.normalise.offices import offices as offices_by_id
from factcheck.splitter.draft import entity_slot, make_claim
from factcheck.splitter.grammar import cover
from factcheck.splitter.office.posts import (
    country_slot,
    is_relation,
    known_offices,
    office_between,
    office_of,
    person_near,
    portfolio_offices,
)
from factcheck.splitter.reading import Mention, OfficeMention, Passage, Reading

PERSON = EntityKind.PERSON
# The new holder stands before these words, the old one after them.
NEW_FIRST = re.compile(
    r"\b(?:replac(?:ed|es|ing)|succeed(?:ed|s|ing)|(?<=not )(?:succeed|replace|take over from)|took over from|takes over (?:\w+ly )?from|taking over (?:\w+ly )?from|"
    r"taken over from|took over [^,;.]{1,30} from|taken over [^,;.]{1,30} from|relieve[sd](?: the caretaker)?|"
    r"inherited (?:the |his |her )?\w+ (?:\w+ )?from|(?:takes|took) the (?:chair|seat|place) of|"
    r"(?:was|is|been) (?:then |later )?(?:named|appointed|called in|chosen|picked|elected|brought in|tapped|promoted)"
    r"(?: [\w,]+){0,7}? to (?:replace|succeed)|filled the gap left by|won power (?:[^,;.]{0,25} )?from|took the (?:reins|job|helm|keys|baton|sash|post|office) (?:over )?from|"
    r"follow(?:ed|s|ing)|(?:got|received|inherited|had) (?:it|the \w+) from|(?:is|was|as) the successor (?:of|to)|"
    r"successor (?:of|to)|stepped in for|stood in for|in place of|displac(?:ed|es|ing)|unseated|ousted|"
    r"swore in after|supplanted|after the fall of|in succession to|at the expense of|(?:came|come|comes|coming) in for|"
    r"(?:having )?(?:taken|taking|takes) the (?:reins|job|helm|keys|baton|sash|post|office) (?:over )?from|"
    r"tak(?:es|ing) over [^,;.]{1,30} from|(?:just |recently |newly |been )?vacated by|left (?:vacant|empty|behind) by|"
    r"push(?:es|ed|ing) aside|relieving|"
    r"(?:became|become|took (?:over|office|power)|sworn in|assumed office)\b[^;.]{0,60}?"
    r" (?:on|after|following|upon) the (?:\w+ )?(?:death|resignation|removal|ousting|ouster|impeachment|"
    r"overthrow|dismissal|abdication|assassination) of)\b",
    re.IGNORECASE,
)
# The old holder stands before these words, the new one after them.
OLD_FIRST = re.compile(
    r"\b(?:(?:was|were|is|been|be) (?:then |later |duly )?(?:succeeded|replaced|followed|unseated|ousted) (?:(?:as|on|in) (?:\w+ ){1,8}?)?by|"
    r"handed (?:over|power|the \w+)(?: of \w+)?(?: over)? to|hands (?:over )?to|gave way to|gives way to|yield(?:s|ed) to|(?:made|makes|making) way (?:[^,;.]{0,25} )?for|"
    r"passed (?:the \w+ )?to|passes (?:the \w+ )?to|hand(?:s|ed|ing) (?=him\b|her\b))\b",
    re.IGNORECASE,
)
# "His predecessor, X": the pronoun is the new holder.
PREDECESSOR = re.compile(
    r"\b(?:his|her)(?: own| immediate| direct)? predecessor\b|\bwhose(?: \w+)? predecessor\b|"
    r"'s(?: immediate| direct)? predecessor\b|’s(?: immediate)? predecessor\b|"
    r"\bbefore (?:him|her) (?:there )?(?:came|was|had been)\b|\btakes? the place of\b",
    re.IGNORECASE,
)
# "Ishiba, whom she follows": the one before is the old holder, the pronoun the new one.
WHOM = re.compile(
    r"\bwhom (?:he|she|(?:[A-ZÀ-Þ][\w'’-]+ ){1,3}?[A-ZÀ-Þ]?[\w'’-]*?) ?(?:now )?\b(?:follows|followed|succeeds|succeeded|replaces|replaced)\b",
    re.IGNORECASE,
)
# "The man whose sash he received, X": the one named is the old holder.
WHOSE = re.compile(
    r"\bwhose (?:\w+ )?(?:sash|chair|place|office|job|seat|desk|post|shoes|mantle) (?:he|she) (?:\w+ )?"
    r"(?:received|receives|takes|took|taken|inherits|inherited|fills|filled|occupies|gets|got)\b",
    re.IGNORECASE,
)
SUCCESSOR = re.compile(r"(?:\b(?:his|her)|['’]s) successor\b(?!['’]s)", re.IGNORECASE)
_PRESENT = re.compile(r"\w{3,}(?:s|ing)\b")
_AS_POST = re.compile(r" as (?:the )?[A-Z]\w+ ")
_AS = re.compile(r"\bas (?:the |its |his |her |their |\w+[’']s |\w+ )?$", re.IGNORECASE)


# The offices that may have passed on, their state, and whether more than the people says so.
_Passed = tuple[tuple[str, ...], str | None, bool]
# A handover is told of within weeks.
LATELY = timedelta(days=45)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Hold who came after whom, and the words that say so."""

    new: Mention
    old: Mention
    cue: Span


def claims(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Give the sentence's succession claims."""
    if not any(mention.ref.kind is PERSON for mention in passage.mentions):
        return
    for pair in _pairs(passage, reading):
        if pair.new.ref.id is not None and pair.new.ref.id == pair.old.ref.id:
            continue
        claim = _claim(passage, reading, pair)
        if claim is not None:
            yield claim


def _pairs(passage: Passage, reading: Reading) -> Iterator[Pair]:
    offset = passage.span.start
    for pattern, new_first in ((OLD_FIRST, False), (NEW_FIRST, True)):
        for match in pattern.finditer(passage.text):
            cue = Span(start=offset + match.start(), end=offset + match.end())
            if new_first and (_passive(passage, match) or _follows_something(passage, match)):
                continue
            pair = (
                None
                if _is_of_nobody(passage, cue)
                else _pair(passage, reading, match, new_first=new_first)
            )
            if pair is not None:
                yield pair
    yield from _possessed(passage)
    yield from _whose(passage)
    for match in WHOM.finditer(passage.text):
        cue = Span(start=offset + match.start(), end=offset + match.end())
        pronoun = next((m for m in passage.mentions if cue.contains(m.span)), None)
        before = [m for m in passage.mentions if m.ref.kind is PERSON and m.span.end <= cue.start]
        if pronoun is not None and before:
            yield Pair(new=pronoun, old=before[-1], cue=cue)


def _pair(
    passage: Passage, reading: Reading, match: re.Match[str], *, new_first: bool
) -> Pair | None:
    """Give who stands on either side of words such as "succeeded" and "was replaced by"."""
    offset = passage.span.start
    cue = Span(start=offset + match.start(), end=offset + match.end())
    first, second = _before(passage, cue), _after(passage, cue)
    if new_first and second is not None and _swaps(passage, match, second):
        # "A replaced B with C": C came after B, and A only saw to it.
        first = _after(passage, second.span)
        first = first if first is not None and first.how not in {"pronoun", "guess"} else None
    elif first is None and second is not None and new_first:
        first = _fresh_holder(reading, second, cue)
    if first is None or second is None:
        return None
    new, old = (first, second) if new_first else (second, first)
    return Pair(new=new, old=old, cue=cue)


def _whose(passage: Passage) -> Iterator[Pair]:
    offset = passage.span.start
    for match in WHOSE.finditer(passage.text):
        cue = Span(start=offset + match.start(), end=offset + match.end())
        pronoun = next((m for m in passage.mentions if cue.contains(m.span)), None)
        people = [m for m in passage.mentions if m.ref.kind is PERSON and m.how == "name"]
        after = [m for m in people if 0 <= m.span.start - cue.end <= 3]
        before = [m for m in people if 0 <= cue.start - m.span.end <= 3]
        for old in after[:1] or before[-1:]:
            if pronoun is not None:
                yield Pair(new=pronoun, old=old, cue=cue)


def _fresh_holder(reading: Reading, old: Mention, cue: Span) -> Mention | None:
    """Give who took over an office lately, for "the lawyer has thus replaced X"."""
    day = reading.as_of
    if old.ref.id is None or day is None:
        return None
    posts = {(t.jurisdiction, t.office) for t in reading.gazetteer.tenures_of(old.ref.id) if t.role}
    fresh = {
        tenure.person: (tenure.person_label, place)
        for place, office in sorted(posts)
        for tenure in reading.gazetteer.tenures_in(place, office)
        if tenure.start is not None
        and tenure.start.earliest is not None
        and timedelta(0) <= day - tenure.start.earliest <= LATELY
    }
    if len(fresh) != 1:
        return None
    person, (name, place) = next(iter(fresh.items()))
    ref = EntityRef(name=name, kind=PERSON, id=person)
    return Mention(span=cue, text=name, ref=ref, how="role", country=place)


_FOLLOWED = re.compile(r"follow", re.IGNORECASE)


def _follows_something(passage: Passage, match: re.Match[str]) -> bool:
    """Say whether "followed" has something else for its object than a person."""
    return _FOLLOWED.match(match.group()) is not None and not re.match(
        r"\s+(?:the |former |late |outgoing |then-?|mr |mrs |ms |president |chancellor |king |queen |"
        r"prime minister )*(?:[A-ZÀ-Þ](?![\w-]*['’]s\b)|him\b|her\b)",
        passage.text[match.end() :],
    )


def _swaps(passage: Passage, match: re.Match[str], old: Mention) -> bool:
    after = passage.after(old.span.end)
    return match.group().lower().startswith("replac") and bool(
        re.match(r"[^,;.]{0,30}? (?:with|by)\b", after)
    )


def _is_of_nobody(passage: Passage, cue: Span) -> bool:
    """Say whether the words are about nobody told: "ousted Prime Minister X", "replacing them"."""
    index = passage.token_at(cue)
    after = passage.after(cue.end)
    several = re.match(r"\s+(?:them|it|those|these|people|all)\b", after) is not None
    return several or (index is not None and passage.tokens[index].dep == "amod")


def _passive(passage: Passage, match: re.Match[str]) -> bool:
    """Leave "was replaced by" to the other pattern."""
    tail = passage.text[match.end() : match.end() + 80].lower()
    return bool(re.match(r"\s+(?:(?:as|on|in) \w+(?: \w+){0,7} )?by\b", tail))


def _before(passage: Passage, cue: Span) -> Mention | None:
    found = person_near(passage, cue)
    if found is not None and is_relation(passage, found):
        found = None
    if found is not None and (found.span.start < cue.start or _leads(passage, cue)):
        return found
    people = [
        m
        for m in passage.mentions
        if m.ref.kind is PERSON and m.span.end <= cue.start and not is_relation(passage, m)
    ]
    return people[-1] if people else None


def _leads(passage: Passage, cue: Span) -> bool:
    """Say whether a participle opens the sentence: "Succeeding Merkel, Scholz ..."."""
    index = passage.token_at(cue)
    return (
        index is not None
        and passage.tokens[index].dep == "advcl"
        and cue.start <= passage.span.start + 8
    )


def _after(passage: Passage, cue: Span) -> Mention | None:
    people = [m for m in passage.mentions if m.ref.kind is PERSON and m.span.start >= cue.end]
    if not people:
        return None
    between = Span(start=cue.end, end=max(cue.end, people[0].span.start))
    # A name further off belongs to another clause.
    return (
        people[0] if len(between) <= 60 and not re.search("[;:]", passage.words(between)) else None
    )


def _possessed(passage: Passage) -> Iterator[Pair]:
    offset = passage.span.start
    for pattern, owner_is_new in ((PREDECESSOR, True), (SUCCESSOR, False)):
        for match in pattern.finditer(passage.text):
            cue = Span(start=offset + match.start(), end=offset + match.end())
            inside = [m for m in passage.mentions if m.ref.kind is PERSON and cue.overlap(m.span)]
            owner = inside[0] if inside else _owner(passage, cue)
            others = [
                m
                for m in passage.mentions
                if m.ref.kind is PERSON
                and m.span.start >= cue.end
                and m.how not in {"pronoun", "guess"}
            ]
            if owner is None or not others or others[0].span.start - cue.end > 60:
                continue
            new, old = (owner, others[0]) if owner_is_new else (others[0], owner)
            yield Pair(new=new, old=old, cue=cue)


def _owner(passage: Passage, cue: Span) -> Mention | None:
    people = [m for m in passage.mentions if m.ref.kind is PERSON and m.span.end <= cue.start + 1]
    return people[-1] if people else None


def _binding(passage: Passage, reading: Reading, pair: Pair, passed: _Passed) -> str:
    """Say whether the two are sure enough to accuse: no guessed pronoun, no leader from abroad.

    Whoever holds another office, or did until lately, may be followed in that one.
    """
    offices, country, named = passed
    if "guess" in {pair.new.how, pair.old.how}:
        return ""
    heads = {"office:president", "office:prime-minister", "office:monarch", "office:pope"}
    held = known_offices(reading, pair.old, within=LATELY.days).split("|")
    other = _PRESENT.match(passage.words(pair.cue)) and {o for o in held if o} - set(offices)
    by_pronoun = pair.new.how == "pronoun"
    if (other and (by_pronoun or not named)) or (by_pronoun and not heads & set(offices)):
        return ""
    abroad = pair.old.country is not None and pair.old.country != country
    return "" if abroad else "name"


def _shared_offices(reading: Reading, pair: Pair) -> tuple[tuple[str, ...], str | None]:
    """Give the one-holder offices of one state that both are on record with, and the state."""
    held = [
        {
            (t.office, t.jurisdiction)
            for t in reading.gazetteer.tenures_of(who.ref.id)
            if t.single and is_single(t.office)
        }
        for who in (pair.new, pair.old)
        if who.ref.id is not None
    ]
    shared = sorted(held[0] & held[1]) if len(held) == 2 else []
    if not shared:
        return (), None
    # Two people may have shared many posts; a bare "succeeded" means the highest.
    office, place = min(shared, key=lambda pair: (offices_by_id()[pair[0]].rank, pair))
    return (office,), place


def _taken_as(passage: Passage, pair: Pair) -> OfficeMention | None:
    """Give the office that the words after the names tell: "X succeeded Y as prime minister"."""
    last = max(pair.new.span.end, pair.old.span.end, pair.cue.end)
    return next(
        (
            office
            for office in passage.offices
            if office.span.start >= last and _AS.search(passage.before(office.span.start))
        ),
        None,
    )


def _is_own_title(passage: Passage, pair: Pair, office: OfficeMention) -> bool:
    """Say whether an office is what the new holder was before: "replaced by Vice President X"."""
    beside = 0 <= pair.new.span.start - office.span.end <= 2
    coming = pair.new.span.start >= pair.cue.end or " to " in passage.words(pair.cue)
    return beside and coming and _taken_as(passage, pair) != office


def _as_unknown(passage: Passage, pair: Pair) -> bool:
    """Say whether a post is named that is none we know: "replacing X as Secretary of Widgets"."""
    after = passage.after(pair.old.span.end)
    return _AS_POST.match(after) is not None and _taken_as(passage, pair) is None


def _passed_on(passage: Passage, reading: Reading, pair: Pair) -> _Passed:
    """Give the office that passed on, its state, and whether more than one of them says so."""
    office = (
        _taken_as(passage, pair)
        or office_between(passage, pair.new, pair.cue)
        or office_between(passage, pair.old, pair.cue)
    )
    if (office is not None and office.modifier == "former") or _as_unknown(passage, pair):
        return (), None, False
    if office is not None and _is_own_title(passage, pair, office):
        office = None
    known = pair.old if pair.new.ref.id is None and office is None else pair.new
    offices, country, named = office_of(reading, known, office)
    if named:
        return offices, country, True
    shared, state = _shared_offices(reading, pair)
    if shared and state is not None:
        return shared, state, True
    ministries = portfolio_offices(passage.text, country)
    return ministries or offices, country, bool(ministries)


_NOW = re.compile(r"(?:succeeds|replaces|follows|takes over|takes the)\b", re.IGNORECASE)


def _is_news(passage: Passage, reading: Reading, cue: Span) -> bool:
    """Say whether "succeeds" is of these days, not of an older turn of the two in a timeline."""
    told, day = passage.previous.latest if passage.previous is not None else None, reading.as_of
    long_ago = told is not None and day is not None and (day - told).days > 366
    return not long_ago and _NOW.match(passage.words(cue)) is not None


def _claim(passage: Passage, reading: Reading, pair: Pair) -> Claim | None:
    offices, country, named = _passed_on(passage, reading, pair)
    if not offices:
        return None
    segment = passage.segment_at(pair.cue.start)
    known = pair.old if pair.old.span.start >= pair.cue.start else pair.new
    span = cover(pair.cue, known.span)
    if segment.contains(pair.new.span):
        span = cover(span, pair.new.span)
    times = [d for d in passage.dates if d.date is not None and d.length is None]
    when = times[0].date if len(times) == 1 else None
    return make_claim(
        reading,
        span=span,
        kind=ClaimKind.OFFICE,
        statement=(
            f"{pair.new.ref.name} followed {pair.old.ref.name}"
            + (f" as {office_label(offices[0])}" if named else " in office")
            + (f" of {reading.label(country)}" if country else "")
        ),
        slots=Slots(
            subject=entity_slot(pair.new),
            relation="succeeded",
            object=entity_slot(pair.old),
            place=country_slot(reading, country),
            details=(
                ("office", "|".join(offices)),
                ("office_from", "text" if named else "person"),
                ("near", f"{when.earliest}/{when.latest}" if when else ""),
                ("bound", _binding(passage, reading, pair, (offices, country, named))),
                ("now", "yes" if _is_news(passage, reading, pair.cue) else ""),
            ),
        ),
    )
