"""Say whose a number of a result is, and how surely."""

import re

from factcheck.model.claim import Slot
from factcheck.model.value import EntityKind, EntityRef, QuantityMention, Span
from factcheck.splitter.draft import context_slot
from factcheck.splitter.election.scene import CANDIDATES, Scene
from factcheck.splitter.grammar import mention_of, subject_of, verb_above
from factcheck.splitter.reading import Mention

BEATS = re.compile(
    r"\b(?:defeated|defeating|beat|beaten|beating|edged out|edging out|crushed|crushing|won against)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"^\s*(?:of (?:the |all )?(?:\w+ ){0,2}(?:votes?|ballots?|seats?|places|mandates|cast)[^,;.]{0,20})?\s*,?\s*"
    r"(?:for|to|went to|go to|goes to|won by|held by|taken by|cast for)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:\bto|\bagainst|-|–|\bversus|\bv)\s*(?:just |only |some |about |his |her |their )?$",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"(?:with|on|at) ")
_LATTER = re.compile(r"\bthe (?:latter|former|other|rest)\b", re.IGNORECASE)


def text_before(scene: Scene, span: Span, length: int = 30) -> str:
    """Give the last characters of the sentence before a span."""
    offset = scene.passage.span.start
    return scene.passage.text[max(0, span.start - offset - length) : span.start - offset]


def text_after(scene: Scene, span: Span) -> str:
    """Give the rest of the sentence after a span."""
    return scene.passage.after(span.end)


def owner_of(scene: Scene, number: QuantityMention, owners: dict[Span, Mention]) -> Mention | None:
    """Say whose number it is: named after it, before it, by the verb, or the other of two."""
    segment = scene.passage.segment_at(number.span.start)
    if _of_unknown(scene, number) or _LATTER.search(scene.passage.words(segment)):
        return _latter(scene, segment)
    sure = _named_after(scene, number) or _relative(scene, number) or _over(scene, number)
    sure = sure or _contest_pair(scene, number) or _beside(scene, number)
    if sure is not None:
        return sure
    if _TO.search(text_before(scene, number.span, 16)) and owners:
        return _other(scene, number, list(owners.values())[-1])
    inside = named_before(scene, number, segment)
    if inside is None and _TRAILING.match(scene.passage.words(segment).lstrip()):
        # "Poe, who ran alone, with 21.4": the phrase hangs on the name before it.
        before = [m for m in scene.candidates if m.span.end <= segment.start]
        after = [m for m in scene.candidates if m.span.start >= segment.end]
        # "With 52.1 per cent, Orsi won": at the sentence's start the owner follows.
        return before[-1] if before else after[0] if after else None
    return inside or by_verb(scene, number)


_WHO = re.compile(
    # Whatever verb it is, one word between "who" and the number has the number for its object.
    r",? who (?:\w+ly |then |had |only )?(?:\w+|finished with|ended with) (?:just |only |some |about )?"
)
_NAME_WHICH = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.’'-]*),? (?:who|which) (?:\w+ly |then |had |only )?\w+ (?:just |only |some |about )?$"
)
_WITH = re.compile(r",? (?:with|on|by) (?:just |only |some |about |nearly |almost |over |barely )?")
_PAST = re.compile(
    r"\b(?:past|over|against|ahead of|defeat(?:ed|ing)|beat(?:en|ing)?|edg(?:ed|ing) out|unseat(?:ed|ing)) "
    r"(?:the |then |incumbent |outgoing |former )*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:,? |, (?:a distant \w+,? )?| \()(?:on |with |at |got |took |had )?(?:just |only |some |about )?"
)


def _of_unknown(scene: Scene, number: QuantityMention) -> bool:
    """Say whether "ACT, which has eight" is told of a name that is no candidate we know."""
    before = scene.passage.before(number.span.start)
    found = _NAME_WHICH.search(before)
    ends = {m.span.end - scene.passage.span.start for m in scene.candidates}
    return found is not None and found.end("name") not in ends


def _relative(scene: Scene, number: QuantityMention) -> Mention | None:
    """Give the candidate of "A beat B, who received 21 votes": the one before "who"."""
    before = [m for m in scene.candidates if m.span.end <= number.span.start]
    gap = text_before(scene, number.span, number.span.start - before[-1].span.end) if before else ""
    return before[-1] if _WHO.fullmatch(gap) else None


def _over(scene: Scene, number: QuantityMention) -> Mention | None:
    """Give the subject of "she squeezed past X with 50.7 percent": X has not that number."""
    before = [m for m in scene.candidates if m.span.end <= number.span.start]
    offset = scene.passage.span.start
    gap = text_before(scene, number.span, number.span.start - before[-1].span.end) if before else ""
    if not before or not _WITH.fullmatch(gap):
        return None
    cue = _PAST.search(scene.passage.text[: before[-1].span.start - offset])
    others = [m for m in before[:-1] if cue and m.span.end <= offset + cue.start()]
    return others[-1] if others else None


def _beside(scene: Scene, number: QuantityMention) -> Mention | None:
    """Give the candidate right before a number: "the Liberal, Yani Rosenthal, 19 percent"."""
    before = [m for m in scene.candidates if m.span.end <= number.span.start]
    if not before:
        return None
    gap = text_before(scene, number.span, number.span.start - before[-1].span.end)
    # "Peters, 78, becomes" is an age.
    age = not number.quantity.unit and gap == ", " and number.text.isdigit()
    return before[-1] if _BESIDE.fullmatch(gap) and not age else None


def _latter(scene: Scene, segment: Span) -> Mention | None:
    """Give whom "the latter" means: the last of the two named before."""
    words = scene.passage.words(segment)
    before = [m for m in scene.candidates if m.span.end <= segment.start]
    if "the latter" not in words or len(before) < 2:
        return None
    return before[-1]


def _contest_pair(scene: Scene, number: QuantityMention) -> Mention | None:
    """Read "A beat B by 54 to 46": the first number is the winner's, the second the other's."""
    passage = scene.passage
    start = number.span.start
    cue = next(
        (m for m in BEATS.finditer(passage.text) if m.end() + passage.span.start <= start), None
    )
    if cue is None or ";" in passage.text[cue.end() : start - passage.span.start]:
        return None
    at = passage.span.start + cue.start()
    loser = [
        m
        for m in scene.candidates
        if m.span.start >= passage.span.start + cue.end() and m.span.end <= start
    ]
    # "Beat Le Pen ... to her 41.5": the pronoun adds nobody to a loser who is named.
    loser = [m for m in loser if m.how not in {"pronoun", "guess"}] or loser
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
    if len(loser) != 1 or winner is None or start - loser[0].span.end > 90:
        return None
    first, second = (loser[0], winner) if _by_agent(passage.text, cue) else (winner, loser[0])
    return second if _TO.search(text_before(scene, number.span, 16)) else first


def _by_agent(text: str, cue: re.Match[str]) -> bool:
    """Say whether the verb is passive: "he was beaten in the second round by Ruak, 61 to 39"."""
    before = re.search(r"\b(?:was|were|been|being)\s+(?:\w+\s+)?$", text[: cue.start()])
    return before is not None and re.search(r"\bby\b", text[cue.end() :]) is not None


def _named_after(scene: Scene, number: QuantityMention) -> Mention | None:
    text = text_after(scene, number.span)
    match = _FOR.match(text)
    if match is None:
        return None
    start = number.span.end + match.end()
    near = [m for m in scene.candidates if start - 1 <= m.span.start <= start + 5]
    if not near or text_after(scene, near[0].span)[:1] in {"'", "’"}:
        return None  # "46.2% to Delgado's 28.2": the name owns the next number
    return near[0]


def _other(scene: Scene, number: QuantityMention, first: Mention) -> Mention | None:
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


def owned_closely(scene: Scene, number: QuantityMention, owner: Mention) -> bool:
    """Say whether one number of a score is its owner's beyond doubt: "for X", "X's 46.4"."""
    if owner.how in {"pronoun", "guess"}:
        return False  # "43.3 to his 39.6": of two men the other is meant
    if _named_after(scene, number) == owner or _contest_pair(scene, number) == owner:
        return True
    if owner.span.end > number.span.start:
        return False
    gap = text_before(scene, number.span, number.span.start - owner.span.end)
    return gap.strip() in {"'s", "’s", "", ":", "(", "on", "with", "at"}


def named_before(scene: Scene, number: QuantityMention, segment: Span) -> Mention | None:
    """Give the last candidate of the segment before a number."""
    inside = [
        m
        for m in scene.candidates
        if segment.start <= m.span.start and m.span.end <= number.span.start
    ]
    return inside[-1] if inside else None


def by_verb(scene: Scene, number: QuantityMention) -> Mention | None:
    """Give the subject of the number's verb, else the last candidate before the number."""
    passage = scene.passage
    index = passage.token_at(number.number)
    verb = verb_above(passage.tokens, index) if index is not None else None
    if verb is not None:
        found = mention_of(passage, subject_of(passage.tokens, verb), CANDIDATES)
        if found is not None and found.span.end <= number.span.start:
            return found
    before = [m for m in scene.candidates if m.span.end <= number.span.start]
    return before[-1] if before else None


def parties_of(scene: Scene, owner: Mention) -> str:
    """Give the parties of a person: "his party took 169" counts the party's seats."""
    if owner.ref.kind is not EntityKind.PERSON or owner.ref.id is None:
        return ""
    gazetteer = scene.reading.gazetteer
    found = {t.party for t in gazetteer.tenures_of(owner.ref.id) if t.party}
    for election in gazetteer.elections_of(owner.ref.id):
        found |= {c.party for c in election.candidates if c.id == owner.ref.id and c.party}
    return "|".join(sorted(found))


def binding_of(scene: Scene, number: QuantityMention, owner: Mention, segment: Span) -> str:
    """Say how surely a number is the owner's: "name", "pronoun" or "" for a guess."""
    between = Span(start=min(owner.span.end, number.span.start), end=number.span.start)
    if owner.how == "guess":
        return ""
    beside = owner.how != "pronoun" and _beside(scene, number) == owner
    if owner in {_named_after(scene, number), _contest_pair(scene, number)} or beside:
        return "name"
    # "By 54 to 46" is a score or a margin, whoever stands before it.
    scored = text_before(scene, number.span, 8).rstrip().endswith((" by", " to"))
    if scored or _names_another(scene, owner, between):
        return ""
    others = [
        *(m.span for m in scene.candidates if m != owner and between.contains(m.span)),
        *(q.span for q in scene.passage.quantities if between.contains(q.span)),
    ]
    inside = {m.ref.id or m.ref.name for m in scene.candidates if segment.contains(m.span)}
    # "A takes 7 and B 14": the name last before a number, with no number between, owns it.
    if segment.contains(owner.span) and not others and owner.span.end <= number.span.start:
        beaten = BEATS.search(scene.passage.words(segment)) and len(inside) > 1
        return "pronoun" if owner.how == "pronoun" or beaten else "name"
    people = {m.ref.id or m.ref.name for m in scene.candidates}
    index = scene.passage.token_at(number.number)
    verb = verb_above(scene.passage.tokens, index) if index is not None else None
    subject = subject_of(scene.passage.tokens, verb) if verb is not None else None
    here = verb is not None and segment.start <= scene.passage.tokens[verb].start < segment.end
    grammatical = here and mention_of(scene.passage, subject, CANDIDATES) == owner
    return "pronoun" if grammatical or len(people) == 1 else ""


def _names_another(scene: Scene, owner: Mention, between: Span) -> bool:
    """Say whether a name that no list knows stands between owner and number and may own it."""
    places = (EntityKind.COUNTRY, EntityKind.CITY, EntityKind.BODY, EntityKind.REGION)
    known = [m.span for m in scene.passage.mentions if m == owner or m.ref.kind in places]
    known += [d.span for d in scene.passage.dates]
    return any(
        token.pos == "PROPN"
        and between.start <= token.start < between.end
        and not any(span.start <= token.start < span.end for span in known)
        for token in scene.passage.tokens
    )


def rivals_of(scene: Scene, owner: Mention) -> tuple[tuple[str, str], ...]:
    """Give the sentence's other candidates: they help to say which election is meant."""
    others = {
        m.ref.id
        for m in scene.candidates
        if m.ref.id and m.ref.id != owner.ref.id and m.ref.kind is owner.ref.kind
    }
    return (("rivals", "|".join(sorted(others))),)


def anyone(scene: Scene, country: str | None) -> Slot[EntityRef] | None:
    """Give the country as subject where no candidate is named."""
    if country is None:
        return None
    name = scene.reading.label(country)
    return context_slot(EntityRef(name=name, kind=EntityKind.COUNTRY, id=country))
