"""Say when a result is told of less than the nation's vote: of a place, a group, a poll, a primary."""

import re

from factcheck.language.parse import Token
from factcheck.model.value import EntityKind, QuantityMention, Span
from factcheck.splitter.election.scene import Scene
from factcheck.splitter.grammar import cover
from factcheck.splitter.reading import Mention, Passage

# The nation's ballots in other hands: no winner of an office comes of it, yet the shares are its own.
_POPULAR = re.compile(r"\bpopular vote\b", re.IGNORECASE)
_NARROWED = re.compile(
    r"\bprimar(?:y|ies)\b(?! (?:schools?|care|source|reason|education|surplus|deficit|budget|school))|"
    r"\bcaucus(?:es)?\b|\b(?:presidential|party|democratic|republican|the|his|her) nomination\b|"
    r"\bleadership (?:contest|ballot|vote)\b|"
    r"\b(?:exit|opinion|tracking|pre-election) polls?\b|\bpollsters?\b|\bsurveys?\b|"
    r"\bpolls? (?:gave|gives?|puts?|suggest(?:s|ed)?|show(?:s|ed)?|predict(?:s|ed)?|project(?:s|ed)?)\b|"
    r"\bprojections?\b|\bprojected\b|\bforecasts?\b",
    re.IGNORECASE,
)
# Counts that go on; the whole sentence is of them.
_PARTIAL = re.compile(
    r"\b(?:half|most|third|thirds|quarters?|many|some|part|%|per ?cent) (?:of )?(?:all )?(?:the )?"
    r"(?:votes?|ballots?|precincts?|polling stations|returns|districts) "
    r"(?:(?:are|were|was|had been|having been) )?(?:counted|tallied|reporting|in(?=,))\b|"
    r"\b(?:partial|early|first|incomplete) (?:results|returns|counts?|tall(?:y|ies))\b",
    re.IGNORECASE,
)
_LESSER = re.compile(
    r"\b(?:elected|r[au]n(?:s|ning)? for|race for|contest for|election (?:of|for)) (?:the |a |an )?(?:\w+ )?"
    r"(?:mayor|governor|senat|councill)\w*|"
    r"\b(?:mayoral|gubernatorial|municipal|by-elections?|(?:local|regional|state|district|county|city) elections?)\b",
    re.IGNORECASE,
)
# Parts of a country that have no name; "States" in a country's name is written with a capital.
_SHARED = re.compile(
    r"\b(?:shared?|sharing|together|combined|between them|among them|jointly|each|apiece|added up|the (?:two|three|pair|trio|rest|others))\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout) (?:[\w'’-]+ ){0,2}?"
    r"(?:states?|city|cities|towns?|provinces?|count(?:y|ies)|districts?|villages?|suburbs?|"
    r"countryside|capital|areas?)\b"
)
_PLACED = re.compile(r"\b(?:in|across|around|throughout)\s+(?P<the>the\s+)?$", re.IGNORECASE)
_TAKING = frozenset({"win", "carry", "take", "lose", "flip", "sweep", "hold"})
_WITHIN = re.compile(r"region:[A-Z]{2,3}-")  # a continent is no part of a country
_ADJUNCT = re.compile(
    r"\s*(?:in|among|with|at|across|according|throughout|after|from)\b", re.IGNORECASE
)
_STANDING = frozenset({"candidate", "rival", "contender", "party", "vote", "ballot", "other"})
_CHAMBERS = frozenset({"parliament", "assembly", "senate", "congress", "legislature", "chamber"})
_WHOLE = frozenset(
    "vote ballot seat mandate place member deputy voter elector mp lawmaker riding constituency "
    "delegate senator representative legislator councillor point preference citizen".split()
)
_GROUPED = frozenset(
    "young old older younger black white female male rural urban youth women men evangelical "
    "working-class overseas expatriate college suburban".split()
)


def is_narrower(scene: Scene, cue: Span, *, whole_contest: bool = False) -> bool:
    """Say whether the clause at a cue tells of less than the nation's vote.

    `whole_contest` is for who won: there the popular vote decides nothing either.
    """
    passage = scene.passage
    area = _clause(passage, cue)
    text = passage.text[area.start - passage.span.start : area.end - passage.span.start]
    if _NARROWED.search(text) or _PARTS.search(text) or _PARTIAL.search(passage.text):
        return True
    if whole_contest and _POPULAR.search(text):
        return True
    within = any(area.contains(m.span) and _is_part(passage, m) for m in passage.mentions)
    return within or _among(passage, area)


def is_for_lesser_post(scene: Scene) -> bool:
    """Say whether the sentence tells of a vote for a mayor, a governor, a senator, a council."""
    return _LESSER.search(scene.passage.text) is not None


def is_shared(scene: Scene, number: QuantityMention) -> bool:
    """Say whether a number is of several together: "shared less than two percent between them"."""
    return (
        _SHARED.search(scene.passage.words(scene.passage.segment_at(number.span.start))) is not None
    )


def is_of_group(scene: Scene, number: QuantityMention) -> bool:
    """Say whether a share is of some people only: "74 percent of evangelicals", "of the youth vote"."""
    after = [t for t in scene.passage.tokens if t.start >= number.span.end]
    if number.quantity.unit != "percent" or not after or after[0].lemma != "of":
        return False
    modifiers: list[Token] = []
    for token, following in zip(after[1:], [*after[2:], None], strict=True):
        if token.pos not in {"DET", "ADJ", "NOUN", "PROPN", "PART"}:
            return False
        if token.pos in {"NOUN", "PROPN"} and (
            following is None or following.pos not in {"NOUN", "PROPN", "PART"}
        ):
            return _names_group(token, modifiers)
        modifiers.append(token)
    return False


def _names_group(noun: Token, modifiers: list[Token]) -> bool:
    if noun.lemma.lower() in _WHOLE:
        return any(m.text.lower() in _GROUPED for m in modifiers)
    return noun.tag in {"NNS", "NNPS"}


def _clause(passage: Passage, cue: Span) -> Span:
    """Give the cue's segment with the phrases at its sides that only tell where or of whom."""
    home = passage.segment_at(cue.start)
    if home not in passage.segments:
        return home
    at = passage.segments.index(home)
    found = home
    for segment in reversed(passage.segments[:at]):
        if not _ADJUNCT.match(passage.words(segment)):
            break
        found = cover(segment, found)
    for segment in passage.segments[at + 1 :]:
        if not _ADJUNCT.match(passage.words(segment)):
            break
        found = cover(found, segment)
    return found


def _is_part(passage: Passage, mention: Mention) -> bool:
    """Say whether a name is a part of the country and the vote is placed there: "in X", "won X"."""
    if _seats_body(passage, mention.span):
        return False
    before = _PLACED.search(passage.before(mention.span.start))
    ref = mention.ref
    if ref.kind is EntityKind.OTHER and ref.id is None and not ref.candidates:
        return before is not None and not before["the"]
    part = ref.kind is EntityKind.CITY or (
        ref.kind is EntityKind.REGION and _WITHIN.match(ref.id or "") is not None
    )
    return part and (before is not None or _is_taken(passage, mention.span))


def _seats_body(passage: Passage, span: Span) -> bool:
    """Say whether a place only tells where a chamber sits: "Parliament in X elected Y"."""
    words = passage.before(span.start).lower().split()[-2:]
    return len(words) == 2 and words[0] in _CHAMBERS


def _is_taken(passage: Passage, span: Span) -> bool:
    index = passage.token_at(span)
    if index is None:
        return False
    token = passage.tokens[index]
    return token.dep == "dobj" and passage.tokens[token.head].lemma in _TAKING


def _among(passage: Passage, area: Span) -> bool:
    """Say whether the clause is of a group: "among Latino men"."""
    return any(
        token.tag in {"NNS", "NNPS"}
        and token.lemma.lower() not in _STANDING
        and area.start <= token.start < area.end
        and passage.tokens[token.head].lemma.lower() in {"among", "amongst"}
        for token in passage.tokens
    )
