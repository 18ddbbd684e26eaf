"""Find the numbers of an election result and say whose they are."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.model.claim import Claim, Slot, Slots
from factcheck.model.value import EntityKind, EntityRef, QuantityMention, Span
from factcheck.splitter.draft import context_slot, entity_slot, quantity_slot
from factcheck.splitter.grammar import cover, mention_of, subject_of, verb_above
from factcheck.splitter.reading import Mention
import itertools

if TYPE_CHECKING:
    from factcheck.splitter.election import Scene

CANDIDATES = (EntityKind.PERSON, EntityKind.PARTY)
# What a bare number of a result counts.
COUNTED = frozenset(
    [
        "seat",
        "vote",
        "mandate",
        "riding",
        "place",
        "member",
        "deputy",
        "deputie",
        "deputies",
        "mp",
        "lawmaker",
        "constituency",
        "constituencie",
        "elector",
        "delegate",
        "ballot",
        "senator",
        "representative",
        "legislator",
        "councillor",
    ]
)
BEATS = re.compile(
    r"\b(?:defeated|defeating|beat|beaten|beating|edged out|edging out|crushed|crushing|won against)\b",
    re.IGNORECASE,
)
UNITS = frozenset({"percent", "percentage_point", "vote", "seat", "", "ordinal"})
# Numbers in these company are figures, not results.
FIGURES = re.compile(
    r"\b(?:inflation|unemploy|jobless|gdp|growth|grew|econom|prices?|output|exports?|imports?|surplus|"
    r"deficit|population|inhabitants|reserves|debt|percent of gdp|out of work|workers?|workforce|rate)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"^\s*(?:of (?:the |all )?(?:\w+ ){0,2}(?:votes?|ballots?|seats?|places|mandates|cast)[^,;.]{0,20})?\s*,?\s*"
    r"(?:for|to|went to|go to|goes to|won by|held by|taken by|cast for)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:\bto|\bagainst|-|–|\bversus|\bv)\s*(?:just |only |some |about )?$", re.IGNORECASE
)
_RANKED = re.compile(
    r"\b(?:(?:came|come|comes|coming|finished|finishes|finishing|placed|ran|ended(?: up)?|content with|a distant|"
    r"took|takes|taking|pushed into)\s+(?:in\s+|a\s+|the\s+|into\s+)?(?P<ordinal>first|second|third|fourth|fifth|sixth)"
    r"|(?:in|into|took)\s+(?P<place>first|second|third|fourth|fifth|sixth) (?:place|position|spot)"
    r"|(?P<largest>second|third|fourth|fifth)[- ](?:largest|biggest|strongest)|(?P<runner>runner-up|runners-up))\b",
    re.IGNORECASE,
)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_MARGIN = re.compile(
    r"\b(?:by|margin of|gap of|lead of|separated|trailed|trails|ahead|behind|clear of|advantage of)\b",
    re.IGNORECASE,
)
_LATTER = re.compile(r"\bthe (?:latter|former|other|rest)\b", re.IGNORECASE)
_TOTAL = re.compile(r"(?:\bof|\bout of)\s+(?:the\s+|a\s+)?$|chamber of $|\bof the $", re.IGNORECASE)


def claims(scene: "Scene") -> Iterator[Claim]:
    """Give a claim for each number of a result, and for each rank."""
    passage = scene.passage
    owners: dict[Span, Mention] = {}
    pairs = score_pairs(scene)
    paired = {number for pair in pairs for number in pair}
    for first, second in pairs:
        yield _score(scene, first, second)
    for number in passage.quantities:
        if number.quantity.unit not in UNITS or number.quantity.unit == "ordinal":
            continue
        segment = passage.segment_at(number.span.start)
        if FIGURES.search(passage.words(segment)) and not scene.worded:
            continue
        if number.quantity.unit == "percentage_point":
            yield from _margin(scene, number)
            continue
        if _is_total(scene, number) or not _counts_votes(number):
            continue
        owner = _owner(scene, number, owners)
        if owner is not None:
            if number in paired and _binding(scene, number, owner, segment) != "name":
                continue  # the score says it without saying whose
            owners[number.span] = owner
            yield _result(scene, number, owner, segment)
    yield from _ranks(scene)


_BETWEEN = re.compile(
    r"^\s*(?:%|per ?cent|percent|points?|votes?|seats?|in favour|electoral votes?|of the vote)?\s*,?\s*"
    r"(?:to|against|-|–|and|versus|compared with)\s+(?:just |only |some )?(?:(?:[A-ZÀ-Ž][\w.’'-]*\s+){1,3})?$"
)


def score_pairs(scene: "Scene") -> list[tuple[QuantityMention, QuantityMention]]:
    """Give the pairs of numbers written as a score: "52.1 to 47.9", "395 votes to 303"."""
    passage = scene.passage
    usable = [q for q in passage.quantities if q.quantity.unit in {"percent", "vote", "seat", ""}]
    pairs = []
    for first, second in itertools.pairwise(usable):
        gap = passage.text[
            first.span.end - passage.span.start : second.span.start - passage.span.start
        ]
        units = {first.quantity.unit, second.quantity.unit}
        if _BETWEEN.match(gap) and len(units - {""}) <= 1 and " and " not in gap:
            pairs.append((first, second))
    return pairs


def _score(scene: "Scene", first: QuantityMention, second: QuantityMention) -> Claim:
    """Give a score as one claim: two numbers of one contest, whoever had which."""
    passage = scene.passage
    span = cover(first.span, second.span)
    owner = _named_before(scene, first, passage.segment_at(first.span.start)) or _by_verb(
        scene, first
    )
    when = scene.time_near(first.span)
    unit = first.quantity.unit or second.quantity.unit
    return scene.claim(
        span,
        f"A contest ended {first.text} to {second.text}"
        + (f" ({when.date.edtf})" if when is not None and when.date is not None else ""),
        Slots(
            subject=entity_slot(owner) if owner else _anyone(scene, scene.country(owner)),
            relation="score",
            quantity=quantity_slot(first.text, first.quantity, first.span),
            time=scene.time_slot(first.span),
            place=scene.place(scene.country(owner)),
            details=(
                *scene.details(first.span),
                ("unit", unit),
                ("other", f"{second.quantity.low}|{second.quantity.value}|{second.quantity.high}"),
            ),
        ),
    )


def _before(scene: "Scene", span: Span, length: int = 30) -> str:
    offset = scene.passage.span.start
    return scene.passage.text[max(0, span.start - offset - length) : span.start - offset]


def _after(scene: "Scene", span: Span) -> str:
    return scene.passage.text[span.end - scene.passage.span.start :]


def _is_total(scene: "Scene", number: QuantityMention) -> bool:
    """Say whether a number is the size of the house: "of the 343 ridings"."""
    return _TOTAL.search(_before(scene, number.span)) is not None


def _counts_votes(number: QuantityMention) -> bool:
    """Leave numbers that count something else alone: "two other names"."""
    if number.quantity.unit in {"vote", "seat", "percent"}:
        return True
    words = number.noun.lower().split()
    return not words or words[-1].rstrip("s") in COUNTED


def _owner(scene: "Scene", number: QuantityMention, owners: dict[Span, Mention]) -> Mention | None:
    """Say whose number it is: named after it, before it, by the verb, or the other of two."""
    segment = scene.passage.segment_at(number.span.start)
    if _LATTER.search(scene.passage.words(segment)):
        return _latter(scene, number, segment)
    after = _named_after(scene, number)
    if after is not None:
        return after
    pair = _contest_pair(scene, number)
    if pair is not None:
        return pair
    if _TO.search(_before(scene, number.span, 16)) and owners:
        return _other(scene, number, list(owners.values())[-1])
    return _named_before(scene, number, segment) or _by_verb(scene, number)


def _latter(scene: "Scene", number: QuantityMention, segment: Span) -> Mention | None:
    """Give whom "the latter" means: the last of the two named before."""
    words = scene.passage.words(segment)
    before = [m for m in scene.candidates if m.span.end <= segment.start]
    if "the latter" not in words or len(before) < 2:
        return None
    return before[-1]


def _contest_pair(scene: "Scene", number: QuantityMention) -> Mention | None:
    """Read "A beat B by 54 to 46": the first number is the winner's, the second the other's."""
    passage = scene.passage
    start = number.span.start
    cue = next(
        (m for m in BEATS.finditer(passage.text) if m.end() + passage.span.start <= start), None
    )
    if cue is None:
        return None
    at = passage.span.start + cue.start()
    loser = [
        m
        for m in scene.candidates
        if m.span.start >= passage.span.start + cue.end() and m.span.end <= start
    ]
    index = passage.token_at(Span(start=at, end=passage.span.start + cue.end()))
    verb = verb_above(passage.tokens, index) if index is not None else None
    winner = (
        mention_of(passage, subject_of(passage.tokens, verb), CANDIDATES)
        if verb is not None
        else None
    )
    before = [m for m in scene.candidates if m.span.end <= at]
    if winner is None and before:
        winner = before[-1]
    if len(loser) != 1 or winner is None or start - loser[0].span.end > 30:
        return None
    return loser[0] if _TO.search(_before(scene, number.span, 16)) else winner


def _named_after(scene: "Scene", number: QuantityMention) -> Mention | None:
    text = _after(scene, number.span)
    match = _FOR.match(text)
    if match is None:
        return None
    start = number.span.end + match.end()
    near = [m for m in scene.candidates if start - 1 <= m.span.start <= start + 5]
    if not near or _after(scene, near[0].span)[:1] in {"'", "’"}:
        return None  # "46.2% to Delgado's 28.2": the name owns the next number
    return near[0]


def _other(scene: "Scene", number: QuantityMention, first: Mention) -> Mention | None:
    """Give the opponent of the first number's owner: "Simion's 46.4", else the only other one."""
    possessor = [
        m
        for m in scene.candidates
        if m.span.end <= number.span.start and number.span.start - m.span.end <= 4
    ]
    if possessor:
        return possessor[-1]
    others = {
        m.ref.id or m.ref.name: m
        for m in scene.candidates
        if (m.ref.id or m.ref.name) != (first.ref.id or first.ref.name)
    }
    return next(iter(others.values())) if len(others) == 1 else None


def _named_before(scene: "Scene", number: QuantityMention, segment: Span) -> Mention | None:
    inside = [
        m
        for m in scene.candidates
        if segment.start <= m.span.start and m.span.end <= number.span.start
    ]
    return inside[-1] if inside else None


def _by_verb(scene: "Scene", number: QuantityMention) -> Mention | None:
    passage = scene.passage
    index = passage.token_at(number.number)
    verb = verb_above(passage.tokens, index) if index is not None else None
    if verb is not None:
        found = mention_of(passage, subject_of(passage.tokens, verb), CANDIDATES)
        if found is not None and found.span.end <= number.span.start:
            return found
    before = [m for m in scene.candidates if m.span.end <= number.span.start]
    return before[-1] if before else None


def _result(scene: "Scene", number: QuantityMention, owner: Mention, segment: Span) -> Claim:
    when = scene.time_near(number.span)
    span = segment if segment.contains(number.span) else number.span
    if number.span.end < owner.span.start:
        span = cover(number.span, owner.span)
    unit = {"percent": "of the vote", "seat": "seats", "vote": "votes"}.get(
        number.quantity.unit, ""
    )
    text = number.text if unit.rstrip("s") in number.text else f"{number.text} {unit}".strip()
    return scene.claim(
        span,
        f"{owner.ref.name} received {text}"
        + (f" ({when.date.edtf})" if when is not None and when.date is not None else ""),
        Slots(
            subject=entity_slot(owner),
            relation="result",
            quantity=quantity_slot(number.text, number.quantity, number.span),
            time=scene.time_slot(number.span),
            place=scene.place(scene.country(owner)),
            details=(
                *scene.details(number.span),
                ("noun", number.noun),
                ("bound", _binding(scene, number, owner, segment)),
                ("parties", _parties(scene, owner)),
                *_rivals(scene, owner),
            ),
        ),
    )


def _parties(scene: "Scene", owner: Mention) -> str:
    """Give the parties of a person: "his party took 169" counts the party's seats."""
    if owner.ref.kind is not EntityKind.PERSON or owner.ref.id is None:
        return ""
    gazetteer = scene.reading.gazetteer
    found = {t.party for t in gazetteer.tenures_of(owner.ref.id) if t.party}
    for election in gazetteer.elections_of(owner.ref.id):
        found |= {c.party for c in election.candidates if c.id == owner.ref.id and c.party}
    return "|".join(sorted(found))


def _binding(scene: "Scene", number: QuantityMention, owner: Mention, segment: Span) -> str:
    """Say how surely a number is the owner's: "name", "pronoun" or "" for a guess."""
    inside = [m for m in scene.candidates if segment.contains(m.span)]
    if owner in inside and len({m.ref.id or m.ref.name for m in inside}) == 1:
        return "pronoun" if owner.how == "pronoun" else "name"
    if _named_after(scene, number) == owner or _contest_pair(scene, number) == owner:
        return "name"
    people = {m.ref.id or m.ref.name for m in scene.candidates}
    return "pronoun" if len(people) == 1 else ""


def _rivals(scene: "Scene", owner: Mention) -> tuple[tuple[str, str], ...]:
    """Give the other candidates of the sentence: they help to say which election is meant."""
    others = {
        m.ref.id
        for m in scene.candidates
        if m.ref.id and m.ref.id != owner.ref.id and m.ref.kind is owner.ref.kind
    }
    return (("rivals", "|".join(sorted(others))),)


def _margin(scene: "Scene", number: QuantityMention) -> Iterator[Claim]:
    passage = scene.passage
    segment = passage.segment_at(number.span.start)
    if not _MARGIN.search(passage.words(segment)) or not scene.about_election:
        return
    people = [m for m in scene.candidates if passage.span.contains(m.span)]
    owner = _named_before(scene, number, segment) or _by_verb(scene, number)
    when = scene.time_near(number.span)
    rivals = [m for m in people if owner and m.ref.id != owner.ref.id]
    country = scene.country(owner)
    yield scene.claim(
        segment,
        f"The margin between the leading candidates was {number.text}"
        + (f" ({when.date.edtf})" if when is not None and when.date is not None else ""),
        Slots(
            subject=entity_slot(owner) if owner else _anyone(scene, country),
            relation="margin",
            object=entity_slot(rivals[-1]) if rivals else None,
            quantity=quantity_slot(number.text, number.quantity, number.span),
            time=scene.time_slot(number.span),
            place=scene.place(country),
            details=scene.details(number.span),
        ),
    )


def _anyone(scene: "Scene", country: str | None) -> Slot[EntityRef] | None:
    if country is None:
        return None
    name = scene.reading.label(country)
    return context_slot(EntityRef(name=name, kind=EntityKind.COUNTRY, id=country))


def _ranks(scene: "Scene") -> Iterator[Claim]:
    passage = scene.passage
    for match in _RANKED.finditer(passage.text):
        offset = passage.span.start
        cue = Span(start=offset + match.start(), end=offset + match.end())
        word = match.group("ordinal") or match.group("place") or match.group("largest")
        rank = ORDINALS[word.lower()] if word else 2
        segment = passage.segment_at(cue.start)
        inside = [
            m for m in scene.candidates if segment.start <= m.span.start and m.span.end <= cue.start
        ]
        index = passage.token_at(cue)
        verb = verb_above(passage.tokens, index) if index is not None else None
        subject = (
            mention_of(passage, subject_of(passage.tokens, verb), CANDIDATES)
            if verb is not None
            else None
        )
        owner = inside[-1] if inside else subject
        if owner is None or re.search(r"\bround|\bterm\b|\btime\b", match.group(), re.IGNORECASE):
            continue
        tail = passage.text[match.end() : match.end() + 8].lower()
        if re.match(r"\s*(?:round|term|time|ballot|vice|deputy|city)", tail):
            continue
        yield scene.claim(
            segment,
            f"{owner.ref.name} finished in place {rank}",
            Slots(
                subject=entity_slot(owner),
                relation="rank",
                time=scene.time_slot(cue),
                place=scene.place(scene.country(owner)),
                details=(*scene.details(cue), ("rank", str(rank)), *_rivals(scene, owner)),
            ),
        )
